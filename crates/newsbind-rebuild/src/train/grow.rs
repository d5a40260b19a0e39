//! Growing one tree: the leaf whose parting gains most is parted next.

use crate::forest::Doubt;
use crate::train::learn::next;
use crate::tree::{Node, Tree};

/// How the trees grow.
#[derive(Clone, Debug)]
pub struct Growth {
    /// How many trees there are for each label.
    pub rounds: usize,
    /// How many leaves a tree has at most: no more than 128.
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
    /// A line is asked about where no label is so probable.
    pub sure: f32,
    /// A label is asked about where it is so probable.
    pub slight: f32,
    /// Where chance begins.
    pub seed: u64,
}

impl Default for Growth {
    fn default() -> Self {
        let Doubt { sure, slight } = Doubt::default();
        Self {
            rounds: 40,
            leaves: 24,
            rate: 0.2,
            least: 30,
            draw: 5.0,
            lines: 0.8,
            sights: 0.3,
            sure,
            slight,
            seed: 0,
        }
    }
}

/// How far a label's score is off for a row, and how steep that is.
#[derive(Clone, Copy, Default)]
pub(crate) struct Error {
    pub(crate) slope: f32,
    pub(crate) bend: f32,
}

/// Sums over rows.
#[derive(Clone, Copy, Default)]
struct Sum {
    slope: f32,
    bend: f32,
    rows: u32,
}

/// What the trees may ask about, for each sight the values of all rows.
pub(crate) struct Columns {
    pub(crate) values: Vec<Vec<u8>>,
    pub(crate) sizes: Vec<usize>,
}

impl Columns {
    pub(crate) fn rows(&self) -> usize {
        self.values.first().map_or(0, Vec::len)
    }
}

/// The next tree, grown from some rows; it may ask about some sights.
pub(crate) fn tree(
    columns: &Columns,
    errors: &[Error],
    rows: &[usize],
    asked: &[usize],
    growth: &Growth,
) -> Tree {
    Tree(Branch::root(columns, errors, rows, asked).grow(growth))
}

/// A share of the numbers below `count`, at random.
pub(crate) fn draw(random: &mut u64, count: usize, share: f32) -> Vec<usize> {
    (0..count).filter(|_| chance(random) < share).collect()
}

/// A number from 0 to 1, at random.
fn chance(random: &mut u64) -> f32 {
    (next(random) >> 40) as f32 / (1 << 24) as f32
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
                nodes.push(Node::question(split.sight as u16, split.up_to));
                self.write(yes, growth, nodes);
                let next = nodes.len() - here;
                nodes[here].lead_on(next as u8);
                self.write(no, growth, nodes);
            }
            _ => {
                let says = -growth.rate * bud.whole.slope / (bud.whole.bend + growth.draw);
                nodes.push(Node::leaf(says));
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
