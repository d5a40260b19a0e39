//! Reading again: trees of questions about the lines that the reading before is not sure of.
//!
//! A tree asks what is seen of a line and of its neighbours, and how probable the reading before
//! held what they are, and speaks for or against one label. Trees are grown one after another, each
//! on what those before it leave wrong (gradient boosting: Friedman 2001), and all that they say is
//! added up.

use crate::field::{Field, Seen};
use crate::label::{LABELS, Label};
use crate::model::{LANES, Links, Scores, find_label};
use crate::tree::{Names, Sights, Trees, said};

/// What a tree may ask about: a field of the line so many lines on (or back), or how probable the
/// reading before held a label there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    Field(Field, i8),
    Label(Label, i8),
}

/// Fields that are asked about of the lines nearby too.
const NEAR: [Field; 19] = [
    Field::Place,
    Field::BlockEnding,
    Field::Deficit,
    Field::Slack,
    Field::End,
    Field::First,
    Field::Blank,
    Field::Form,
    Field::Ending,
    Field::Like,
    Field::Cut,
    Field::Joined,
    Field::Length,
    Field::Was,
    Field::Sure,
    Field::FirstWord,
    Field::LastWord,
    Field::Kin,
    Field::Shift,
];

/// What trees are asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Doubt {
    /// A line that the reading before gives a label at least so probable is not looked at again.
    pub(crate) sure: f32,
    /// Of a label that the reading before holds for less probable nothing is asked.
    pub(crate) slight: f32,
}

impl Default for Doubt {
    /// More of both costs time, and of trees grown so none gained more than chance gives.
    fn default() -> Self {
        Self { sure: 0.985, slight: 0.003 }
    }
}

impl Doubt {
    /// Whether the reading before leaves open what a line is.
    pub(crate) fn leaves_open(self, before: &Scores) -> bool {
        before.iter().all(|p| *p < self.sure)
    }

    /// Whether a line in doubt may still be given a label.
    pub(crate) fn allows(self, before: &Scores, label: Label) -> bool {
        before[label as usize] >= self.slight
    }
}

/// So many trees are asked about one line after the other.
const FEW: usize = 16;

/// The upper edges of the classes of a probability; class 0 is what is beyond the page.
const EDGES: [&str; 20] = [
    ".002", ".005", ".01", ".02", ".05", ".1", ".15", ".2", ".3", ".4", ".5", ".6", ".7", ".8",
    ".85", ".9", ".95", ".98", ".99", ".995",
];

/// All trees, and what follows what.
#[derive(Clone, Debug)]
pub(crate) struct Forest {
    sights: Vec<Sight>,
    pub(crate) names: Names,
    edges: Vec<f32>,
    pub(crate) doubt: Doubt,
    /// For each label the trees that speak for or against it.
    pub(crate) trees: [Trees; LABELS],
    pub(crate) links: Links,
}

impl Forest {
    /// Without a tree: a reading that leaves the one before as it is.
    pub(crate) fn new() -> Self {
        let here = Field::ALL.map(|field| Sight::Field(field, 0));
        let near =
            [-2, -1, 1, 2].into_iter().flat_map(|at| NEAR.map(|field| Sight::Field(field, at)));
        let labels = (-3..=3).flat_map(|at| Label::ALL.map(|label| Sight::Label(label, at)));
        let sights: Vec<Sight> = here.into_iter().chain(near).chain(labels).collect();
        Self {
            names: Names::new(sights.iter().map(|sight| (sight.name(), sight.values()))),
            sights,
            edges: EDGES.iter().filter_map(|edge| edge.parse().ok()).collect(),
            doubt: Doubt::default(),
            trees: std::array::from_fn(|_| Trees::default()),
            links: Links::new(),
        }
    }

    /// Reads a table: `doubt TAB sure TAB slight` ([`Doubt`]), a line for each tree, `label TAB
    /// question yes no`, where yes and no are trees or numbers, and the rows of [`Links`].
    ///
    /// # Errors
    /// The number of the first line that is not understood.
    pub(crate) fn parse(table: &str) -> Result<Self, usize> {
        let mut forest = Self::new();
        for (number, line) in (1_usize..).zip(table.lines()) {
            if !line.starts_with('#') {
                forest.read(line).ok_or(number)?;
            }
        }
        Ok(forest)
    }

    fn read(&mut self, line: &str) -> Option<()> {
        let mut cells = line.split('\t');
        let (name, value) = (cells.next()?, cells.next()?);
        if name == "link" {
            return self.links.read(value, cells);
        }
        if name == "doubt" {
            self.doubt = Doubt { sure: value.parse().ok()?, slight: cells.next()?.parse().ok()? };
            return cells.next().is_none().then_some(());
        }
        self.trees[find_label(name)? as usize].push(&self.names.read(value)?);
        cells.next().is_none().then_some(())
    }

    /// The table as text.
    #[cfg(feature = "train")]
    pub(crate) fn table(&self) -> String {
        let mut table = format!("doubt\t{}\t{}\n", self.doubt.sure, self.doubt.slight);
        let trees = Label::ALL.iter().zip(&self.trees);
        for (label, tree) in
            trees.flat_map(|(label, trees)| trees.iter().map(move |tree| (label, tree)))
        {
            table.push_str(&format!("{}\t{}\n", label.name(), self.names.write(tree)));
        }
        self.links.write(&mut table);
        table
    }

    /// The score of each label for each line, after a reading of such probabilities.
    pub(crate) fn score(&self, seen: &[Seen], before: &[Scores]) -> Vec<Scores> {
        let mut scores: Vec<Scores> = before.iter().map(start).collect();
        let classes = self.classes(before);
        let doubts: Vec<usize> =
            (0..seen.len()).filter(|at| self.doubt.leaves_open(&before[*at])).collect();
        let sights: Vec<Sights> =
            doubts.iter().map(|at| Sights::of(self.see(seen, &classes, *at))).collect();
        for (label, trees) in Label::ALL.into_iter().zip(&self.trees) {
            let lines = doubts.iter().copied().zip(&sights);
            let mut open: Vec<(usize, &Sights, i32)> = lines
                .filter(|(at, _)| self.doubt.allows(&before[*at], label))
                .map(|(at, sights)| (at, sights, 0))
                .collect();
            // A few trees after the other, so that each is fetched from memory once.
            for from in (0..trees.len()).step_by(FEW) {
                let few = from..trees.len().min(from + FEW);
                for (_, sights, units) in &mut open {
                    *units += trees.ask(few.clone(), sights);
                }
            }
            open.iter().for_each(|(at, _, units)| scores[*at][label as usize] += said(*units));
        }
        scores
    }

    /// What the trees may ask about a line.
    pub(crate) fn see(
        &self,
        seen: &[Seen],
        classes: &[Classes],
        at: usize,
    ) -> impl Iterator<Item = u8> {
        let line = move |offset: i8| at.checked_add_signed(offset.into());
        self.sights.iter().map(move |sight| match sight {
            Sight::Field(field, offset) => {
                line(*offset).and_then(|at| seen.get(at)).map_or(0, |seen| seen[*field])
            }
            Sight::Label(label, offset) => {
                line(*offset).and_then(|at| classes.get(at)).map_or(0, |line| line[*label as usize])
            }
        })
    }

    /// The classes of probabilities.
    pub(crate) fn classes(&self, before: &[Scores]) -> Vec<Classes> {
        // Most labels are all but impossible.
        let least = self.edges.first().copied().unwrap_or_default();
        let class = |p: f32| match p {
            p if p < least => 1,
            p => 1 + self.edges.partition_point(|edge| p >= *edge) as u8,
        };
        before.iter().map(|line| line.map(class)).collect()
    }
}

/// A class of probability for each label.
pub(crate) type Classes = [u8; LANES];

/// The scores before any tree has spoken.
pub(crate) fn start(before: &Scores) -> Scores {
    // Most labels are all but impossible: their logarithm is taken once.
    const LEAST: f32 = 1e-4;
    let least = libm::logf(LEAST);
    before.map(|p| if p > LEAST { libm::logf(p) } else { least })
}

impl Sight {
    /// The name in the tables: `end-1`, `is-after+2`.
    fn name(self) -> String {
        let (name, offset) = match self {
            Self::Field(field, offset) => (field.name(), offset),
            Self::Label(label, offset) => (format!("is-{}", label.name()), offset),
        };
        if offset == 0 { name } else { format!("{name}{offset:+}") }
    }

    /// The names of its values.
    fn values(self) -> &'static [&'static str] {
        const CLASSES: [&str; EDGES.len() + 2] = {
            let mut classes = ["edge"; EDGES.len() + 2];
            let mut at = 0;
            while at < EDGES.len() {
                classes[at + 1] = EDGES[at];
                at += 1;
            }
            classes[EDGES.len() + 1] = "more";
            classes
        };
        match self {
            Self::Field(field, _) => field.values(),
            Self::Label(..) => &CLASSES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        "body\tend-1<=stop is-body+1<=.1 1.5 -0.5 0.25\nlink\t0 body\tcontinued=0.5\n";

    /// What the one tree says of a line whose neighbours end and are probable so.
    fn check(end_before: u8, body_after: f32, says: f32) {
        let forest = Forest::parse(TABLE).expect("a table");
        let mut seen = [Seen::BEYOND; 3];
        seen[0][Field::End] = end_before;
        let mut before = [[0.05; LANES]; 3];
        before[2][Label::Body as usize] = body_after;
        let scores = forest.score(&seen, &before);
        let said = scores[1][Label::Body as usize] - start(&before[1])[Label::Body as usize];
        assert!((said - says).abs() < 1e-5, "{end_before} {body_after}: {said}");
    }

    #[test]
    fn a_tree_is_asked_from_its_root() {
        check(1, 0.05, 1.5);
        check(1, 0.4, -0.5);
        check(2, 0.05, 0.25);
    }

    #[test]
    fn a_broken_table_names_its_line() {
        for table in ["", TABLE] {
            let broken = format!("{table}body\tend-1<=nothing 1 2\n");
            assert_eq!(Forest::parse(&broken).err(), Some(1 + table.lines().count()), "{broken}");
        }
        assert_eq!(Forest::parse("body\tend-1<=stop 1\n").err(), Some(1), "a tree without a no");
    }
}
