//! Growing the trees of the second reading.

use crate::decode::{Factors, Marginals};
use crate::forest::{self, Doubt, Forest};
use crate::label::{LABELS, Label};
use crate::model::{LANES, LINKS, Links, NEVER, Scores, link};
use crate::train::Example;
use crate::train::grow::{self, Columns, Error, Growth, draw};
use crate::train::learn::begin;
use crate::tree::{Sights, Tree};

/// A page with what the reading before, which did not know it, held its lines for.
struct Sheet<'a> {
    example: &'a Example,
    first: &'a [Scores],
    scores: Vec<Scores>,
    /// The lines in doubt, and the row of the first one.
    doubts: Vec<usize>,
    row: usize,
}

/// Grows a forest: at each step the likelihood of the known readings of whole pages, given all
/// trees so far and what follows what, says what is still wrong.
pub(crate) fn grow(examples: &[(&Example, &[Scores])], growth: &Growth) -> Forest {
    let mut forest = Forest::new();
    forest.doubt = Doubt { sure: growth.sure, slight: growth.slight };
    let mut sheets = sheets(examples, forest.doubt);
    let columns = columns(&forest, &sheets);
    let mut random = begin(growth.seed);
    for _ in 0..growth.rounds {
        let errors = errors(&forest.links, &sheets, columns.rows());
        correct_links(&mut forest.links, &errors.links, growth);
        let rows = draw(&mut random, columns.rows(), growth.lines);
        let asked = Label::ALL.map(|_| draw(&mut random, columns.sizes.len(), growth.sights));
        let rows = open(&sheets, &rows, forest.doubt);
        let trees = trees(&columns, &errors.lines, &rows, &asked, growth);
        sheets.iter_mut().for_each(|sheet| sheet.hear(&trees, &columns, forest.doubt));
        for (label, tree) in trees {
            forest.trees[label as usize].push(&tree);
        }
    }
    forest
}

/// What the readings of all pages are off by.
struct Errors {
    /// By label, then by row.
    lines: Vec<Vec<Error>>,
    links: [[[Error; LANES]; LABELS]; LINKS],
}

fn errors(links: &Links, sheets: &[Sheet], rows: usize) -> Errors {
    let factors = Factors::of(links);
    let mut errors = Errors {
        lines: vec![vec![Error::default(); rows]; LABELS],
        links: [[[Error::default(); LANES]; LABELS]; LINKS],
    };
    for sheet in sheets {
        let marginals = factors.marginals(&sheet.example.look.seen, &sheet.scores);
        sheet.compare(&marginals, &mut errors.lines);
        sheet.compare_links(&factors, &marginals, &mut errors.links);
    }
    errors
}

/// A step of Newton's for what follows what, as the leaves make it.
fn correct_links(links: &mut Links, errors: &[[[Error; LANES]; LABELS]; LINKS], growth: &Growth) {
    for (rows, errors) in links.transitions.iter_mut().zip(errors) {
        for (weight, error) in rows.iter_mut().flatten().zip(errors.iter().flatten()) {
            if *weight > NEVER / 2.0 {
                *weight -= growth.rate * error.slope / (error.bend + growth.draw);
            }
        }
    }
}

fn sheets<'a>(examples: &[(&'a Example, &'a [Scores])], doubt: Doubt) -> Vec<Sheet<'a>> {
    let mut row = 0;
    let mut sheets = Vec::new();
    for (example, first) in examples {
        let doubts: Vec<usize> =
            (0..first.len()).filter(|at| doubt.leaves_open(&first[*at])).collect();
        let scores = first.iter().map(forest::start).collect();
        let count = doubts.len();
        sheets.push(Sheet { example, first, scores, doubts, row });
        row += count;
    }
    sheets
}

fn columns(forest: &Forest, sheets: &[Sheet]) -> Columns {
    let sizes = forest.names.sizes();
    let mut values = vec![Vec::new(); sizes.len()];
    for sheet in sheets {
        let classes = forest.classes(sheet.first);
        for line in &sheet.doubts {
            let sights = forest.see(&sheet.example.look.seen, &classes, *line);
            values.iter_mut().zip(sights).for_each(|(column, value)| column.push(value));
        }
    }
    Columns { values, sizes }
}

impl Sheet<'_> {
    /// Adds what new trees say.
    fn hear(&mut self, trees: &[(Label, Tree)], columns: &Columns, doubt: Doubt) {
        for (row, line) in (self.row..).zip(&self.doubts) {
            let sights = Sights::of(columns.values.iter().map(|column| column[row]));
            let open = |(label, _): &&(Label, Tree)| doubt.allows(&self.first[*line], *label);
            for (label, tree) in trees.iter().filter(open) {
                self.scores[*line][*label as usize] += tree.ask(&sights);
            }
        }
    }

    fn compare(&self, marginals: &Marginals, errors: &mut [Vec<Error>]) {
        for (number, line) in self.doubts.iter().enumerate() {
            for (label, errors) in errors.iter_mut().enumerate() {
                let p = marginals.lines[*line][label];
                let is = f32::from(u8::from(self.example.labels[*line] as usize == label));
                errors[self.row + number] =
                    Error { slope: p - is, bend: (p * (1.0 - p)).max(1e-4) };
            }
        }
    }

    fn compare_links(
        &self,
        factors: &Factors,
        marginals: &Marginals,
        errors: &mut [[[Error; LANES]; LABELS]; LINKS],
    ) {
        let (seen, labels) = (&self.example.look.seen, &self.example.labels);
        for line in self.doubts.iter().copied().filter(|line| *line > 0) {
            let pairs = factors.pairs(seen, marginals, line);
            let is = [labels[line - 1] as usize, labels[line] as usize];
            for (before, row) in pairs.iter().enumerate() {
                for (label, p) in row.iter().enumerate() {
                    let error = &mut errors[link(seen, line)][before][label];
                    error.slope += p - f32::from(u8::from([before, label] == is));
                    error.bend += p * (1.0 - p);
                }
            }
        }
    }
}

/// Of some rows, for each label those in which it is open.
fn open(sheets: &[Sheet], rows: &[usize], doubt: Doubt) -> [Vec<usize>; LABELS] {
    let lines: Vec<&Scores> = sheets
        .iter()
        .flat_map(|sheet| sheet.doubts.iter().map(|line| &sheet.first[*line]))
        .collect();
    Label::ALL
        .map(|label| rows.iter().copied().filter(|row| doubt.allows(lines[*row], label)).collect())
}

/// The next tree of each label; two threads share the labels.
fn trees(
    columns: &Columns,
    errors: &[Vec<Error>],
    rows: &[Vec<usize>],
    asked: &[Vec<usize>],
    growth: &Growth,
) -> Vec<(Label, Tree)> {
    let tree = |label: Label| {
        let at = label as usize;
        (label, grow::tree(columns, &errors[at], &rows[at], &asked[at], growth))
    };
    let tree = &tree;
    let halves: Vec<Vec<(Label, Tree)>> = std::thread::scope(|scope| {
        let half = |odd: usize| {
            scope.spawn(move || {
                let labels = Label::ALL.into_iter().filter(|label| *label as usize % 2 == odd);
                labels.map(tree).collect::<Vec<_>>()
            })
        };
        let halves = [half(0), half(1)];
        halves.map(|half| half.join().expect("growing does not panic")).into()
    });
    let mut trees: Vec<(Label, Tree)> =
        halves.into_iter().flatten().filter(|(_, tree)| tree.0.len() > 1).collect();
    trees.sort_by_key(|(label, _)| *label);
    trees
}
