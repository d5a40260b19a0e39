//! Growing the trees of the second reading.

use crate::decode::{Factors, Marginals};
use crate::forest::{self, Forest, LEAF, Node, Tree};
use crate::label::{LABELS, Label};
use crate::model::{LANES, LINKS, Links, NEVER, Scores, link};
use crate::train::Example;
use crate::train::learn::next;

/// How the trees grow.
#[derive(Clone, Debug)]
pub struct Growth {
    /// How many trees there are for each label.
    pub rounds: usize,
    /// How many leaves a tree has at most.
    pub leaves: usize,
    /// How much of what it found right a leaf says.
    pub rate: f32,
    /// The fewest lines of a leaf.
    pub least: u32,
    /// What holds leaves of few lines back (L2).
    pub draw: f32,
    /// Share of the lines that a tree is grown from.
    pub lines: f32,
    /// Share of the things that may be asked about that a tree does ask about.
    pub sights: f32,
}

impl Default for Growth {
    fn default() -> Self {
        Self { rounds: 120, leaves: 24, rate: 0.08, least: 30, draw: 5.0, lines: 0.8, sights: 0.3 }
    }
}

/// A page with what the reading before, which did not know it, held its lines for.
struct Sheet<'a> {
    example: &'a Example,
    first: &'a [Scores],
    scores: Vec<Scores>,
    /// The lines in doubt, and the row of the first one.
    doubts: Vec<usize>,
    row: usize,
}

/// How far a label's score is off for a row, and how steep that is.
#[derive(Clone, Copy, Default)]
struct Error {
    slope: f32,
    bend: f32,
}

/// Sums over rows.
#[derive(Clone, Copy, Default)]
struct Sum {
    slope: f32,
    bend: f32,
    rows: u32,
}

/// What the trees may ask about, for each sight the values of all rows.
struct Columns {
    values: Vec<Vec<u8>>,
    sizes: Vec<usize>,
}

/// Grows a forest: at each step the likelihood of the known readings of whole pages, given all trees so
/// far and what follows what, says what is still wrong.
pub(crate) fn grow(examples: &[(&Example, &[Scores])], growth: &Growth) -> Forest {
    let mut forest = Forest::new();
    let mut sheets = sheets(examples);
    let columns = columns(&forest, &sheets);
    let mut random = 0x9e37_79b9_7f4a_7c15;
    for _ in 0..growth.rounds {
        let errors = errors(&forest.links, &sheets, columns.rows());
        correct_links(&mut forest.links, &errors.links, growth);
        let mut draw = |count: usize, share: f32| -> Vec<usize> {
            (0..count).filter(|_| chance(&mut random) < share).collect()
        };
        let rows = draw(columns.rows(), growth.lines);
        let asked = Label::ALL.map(|_| draw(columns.sizes.len(), growth.sights));
        let trees = trees(&columns, &errors.lines, &rows, &asked, growth);
        sheets.iter_mut().for_each(|sheet| sheet.hear(&trees, &columns));
        forest.trees.extend(trees);
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

fn chance(random: &mut u64) -> f32 {
    (next(random) >> 40) as f32 / (1 << 24) as f32
}

fn sheets<'a>(examples: &[(&'a Example, &'a [Scores])]) -> Vec<Sheet<'a>> {
    let mut row = 0;
    let mut sheets = Vec::new();
    for (example, first) in examples {
        let doubts: Vec<usize> =
            (0..first.len()).filter(|at| forest::in_doubt(&first[*at])).collect();
        let scores = first.iter().map(forest::start).collect();
        let count = doubts.len();
        sheets.push(Sheet { example, first, scores, doubts, row });
        row += count;
    }
    sheets
}

fn columns(forest: &Forest, sheets: &[Sheet]) -> Columns {
    let sizes = forest.sights.iter().map(|sight| sight.values().len()).collect();
    let mut values = vec![Vec::new(); forest.sights.len()];
    let mut sights = Vec::new();
    for sheet in sheets {
        let classes = forest.classes(sheet.first);
        for line in &sheet.doubts {
            forest.see(&sheet.example.look.seen, &classes, *line, &mut sights);
            values.iter_mut().zip(&sights).for_each(|(column, value)| column.push(*value));
        }
    }
    Columns { values, sizes }
}

impl Columns {
    fn rows(&self) -> usize {
        self.values.first().map_or(0, Vec::len)
    }
}

impl Sheet<'_> {
    /// Adds what new trees say.
    fn hear(&mut self, trees: &[Tree], columns: &Columns) {
        for (row, line) in (self.row..).zip(&self.doubts) {
            let sights: Vec<u8> = columns.values.iter().map(|column| column[row]).collect();
            for tree in trees {
                self.scores[*line][tree.label as usize] += tree.ask(&sights);
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

/// The next tree of each label; two threads share the labels.
fn trees(
    columns: &Columns,
    errors: &[Vec<Error>],
    rows: &[usize],
    asked: &[Vec<usize>],
    growth: &Growth,
) -> Vec<Tree> {
    let tree = |label: Label| {
        let (errors, asked) = (&errors[label as usize], &asked[label as usize]);
        Tree { label, nodes: Branch::root(columns, errors, rows, asked).grow(growth) }
    };
    let tree = &tree;
    let halves: Vec<Vec<Tree>> = std::thread::scope(|scope| {
        let half = |odd: usize| {
            scope.spawn(move || {
                let labels = Label::ALL.into_iter().filter(|label| *label as usize % 2 == odd);
                labels.map(tree).collect::<Vec<_>>()
            })
        };
        let halves = [half(0), half(1)];
        halves.map(|half| half.join().expect("growing does not panic")).into()
    });
    let mut trees: Vec<Tree> =
        halves.into_iter().flatten().filter(|tree| tree.nodes.len() > 1).collect();
    trees.sort_by_key(|tree| tree.label);
    trees
}

/// A tree that is being grown: the leaf that gains most is parted next.
struct Branch<'a> {
    columns: &'a Columns,
    errors: &'a [Error],
    asked: &'a [usize],
    /// Where each asked column begins in the histograms.
    bases: Vec<usize>,
    bins: usize,
    buds: Vec<Bud>,
    root: Vec<u32>,
}

/// A part of a tree: a leaf, or a question with two parts.
struct Bud {
    rows: Vec<u32>,
    bins: Vec<Sum>,
    whole: Sum,
    best: Option<Split>,
    parts: Option<(usize, usize)>,
}

#[derive(Clone, Copy)]
struct Split {
    gain: f32,
    sight: usize,
    up_to: u8,
}

impl<'a> Branch<'a> {
    fn root(columns: &'a Columns, errors: &'a [Error], rows: &[usize], asked: &'a [usize]) -> Self {
        let mut bases = Vec::new();
        let mut bins = 0;
        for sight in asked {
            bases.push(bins);
            bins += columns.sizes[*sight];
        }
        Self {
            columns,
            errors,
            asked,
            bases,
            bins,
            buds: Vec::new(),
            root: rows.iter().map(|row| *row as u32).collect(),
        }
    }

    fn grow(mut self, growth: &Growth) -> Vec<Node> {
        let rows = std::mem::take(&mut self.root);
        let bins = self.count(&rows);
        self.bud(rows, bins, growth);
        for _ in 1..growth.leaves {
            let gains = self.buds.iter().enumerate().filter(|(_, bud)| bud.parts.is_none());
            let gains = gains.filter_map(|(at, bud)| bud.best.map(|split| (at, split)));
            let Some((at, split)) =
                gains.max_by(|a, b| a.1.gain.total_cmp(&b.1.gain).then(b.0.cmp(&a.0)))
            else {
                break;
            };
            self.part(at, split, growth);
        }
        let mut nodes = Vec::new();
        self.write(0, growth, &mut nodes);
        nodes
    }

    fn bud(&mut self, rows: Vec<u32>, bins: Vec<Sum>, growth: &Growth) {
        let mut whole = Sum::default();
        for row in &rows {
            whole.add(self.errors[*row as usize]);
        }
        let best = self.best(&bins, whole, growth);
        self.buds.push(Bud { rows, bins, whole, best, parts: None });
    }

    fn part(&mut self, at: usize, split: Split, growth: &Growth) {
        let column = &self.columns.values[split.sight];
        let rows = std::mem::take(&mut self.buds[at].rows);
        let (yes, no): (Vec<u32>, Vec<u32>) =
            rows.into_iter().partition(|row| column[*row as usize] <= split.up_to);
        // The larger part's sums are those of the whole without the smaller part's.
        let whole = std::mem::take(&mut self.buds[at].bins);
        let few = self.count(if yes.len() < no.len() { &yes } else { &no });
        let many: Vec<Sum> = whole.iter().zip(&few).map(|(a, b)| a.without(b)).collect();
        let (yes_bins, no_bins) = if yes.len() < no.len() { (few, many) } else { (many, few) };
        self.buds[at].parts = Some((self.buds.len(), self.buds.len() + 1));
        self.bud(yes, yes_bins, growth);
        self.bud(no, no_bins, growth);
    }

    fn count(&self, rows: &[u32]) -> Vec<Sum> {
        let mut bins = vec![Sum::default(); self.bins];
        for (sight, base) in self.asked.iter().zip(&self.bases) {
            let column = &self.columns.values[*sight];
            let bins = &mut bins[*base..*base + self.columns.sizes[*sight]];
            for row in rows {
                bins[column[*row as usize] as usize].add(self.errors[*row as usize]);
            }
        }
        bins
    }

    fn best(&self, bins: &[Sum], whole: Sum, growth: &Growth) -> Option<Split> {
        let mut best: Option<Split> = None;
        let worth = |sum: &Sum| sum.slope * sum.slope / (sum.bend + growth.draw);
        for (sight, base) in self.asked.iter().zip(&self.bases) {
            let mut yes = Sum::default();
            for value in 0..self.columns.sizes[*sight] - 1 {
                yes.join(&bins[base + value]);
                let no = whole.without(&yes);
                if yes.rows < growth.least || no.rows < growth.least {
                    continue;
                }
                let gain = worth(&yes) + worth(&no) - worth(&whole);
                if gain > 1e-3 && best.is_none_or(|best| gain > best.gain) {
                    best = Some(Split { gain, sight: *sight, up_to: value as u8 });
                }
            }
        }
        best
    }

    fn write(&self, at: usize, growth: &Growth, nodes: &mut Vec<Node>) {
        let bud = &self.buds[at];
        match (bud.parts, bud.best) {
            (Some((yes, no)), Some(split)) => {
                let here = nodes.len();
                nodes.push(Node {
                    sight: split.sight as u16,
                    up_to: split.up_to,
                    no: 0,
                    says: 0.0,
                });
                self.write(yes, growth, nodes);
                nodes[here].no = nodes.len() as u16;
                self.write(no, growth, nodes);
            }
            _ => {
                let says = -growth.rate * bud.whole.slope / (bud.whole.bend + growth.draw);
                nodes.push(Node { sight: LEAF, up_to: 0, no: 0, says });
            }
        }
    }
}

impl Sum {
    fn add(&mut self, error: Error) {
        self.slope += error.slope;
        self.bend += error.bend;
        self.rows += 1;
    }

    fn join(&mut self, other: &Self) {
        self.slope += other.slope;
        self.bend += other.bend;
        self.rows += other.rows;
    }

    fn without(&self, other: &Self) -> Self {
        Self {
            slope: self.slope - other.slope,
            bend: self.bend - other.bend,
            rows: self.rows - other.rows,
        }
    }
}
