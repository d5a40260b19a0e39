//! Trees of questions, as they are asked, read and written.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// One question of a tree, or a leaf, in four bytes: thousands are fetched from memory for a page.
///
/// From the lowest bit: in [`LEADING`] bits how many nodes on the node for no is, which a leaf has 0
/// of; in the others of the lower half what is asked about; in the upper half the least value for
/// which the answer is no, while for a smaller one it is yes, and the next node follows; or what a
/// leaf says ([`UNIT`]). A leaf asks too, about what is beyond all values, and is answered no.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node(u32);

/// How many bits of a [`Node`] lead on, and how many say what is asked about.
const LEADING: u32 = 7;
const ASKING: u32 = u16::BITS - LEADING;

/// What is seen where trees are asked: as many values as a [`Node`] can ask about, the last of them
/// beyond all others.
#[derive(Clone, Debug)]
pub(crate) struct Sights([u8; 1 << ASKING]);

impl Sights {
    const BEYOND: usize = (1 << ASKING) - 1;

    /// Of these values, which are fewer.
    pub(crate) fn of(values: impl IntoIterator<Item = u8>) -> Self {
        let mut sights = [0; 1 << ASKING];
        sights.iter_mut().zip(values).for_each(|(sight, value)| *sight = value);
        sights[Self::BEYOND] = u8::MAX;
        Self(sights)
    }
}

/// What leaves say is counted in parts of one, so that it adds up to the same in any order.
const UNIT: f32 = 1e-4;

impl Node {
    /// A leaf; beyond 3 it says no more.
    pub(crate) fn leaf(says: f32) -> Self {
        let units = (says / UNIT).round() as i16;
        Self((Sights::BEYOND as u32) << LEADING | (units as u32) << u16::BITS)
    }

    /// A question, its node for no not known yet.
    pub(crate) fn question(sight: u16, up_to: u8) -> Self {
        Self(u32::from(sight) << LEADING | (u32::from(up_to) + 1) << u16::BITS)
    }

    /// Sets how many nodes on the node for no is: 127 at most.
    pub(crate) fn lead_on(&mut self, no: u8) {
        self.0 |= u32::from(no);
    }

    fn no(self) -> u32 {
        self.0 & ((1 << LEADING) - 1)
    }

    fn sight(self) -> usize {
        (self.0 as u16 >> LEADING).into()
    }

    /// The least value for which the answer is no.
    fn from(self) -> u8 {
        (self.0 >> u16::BITS) as u8
    }

    /// What a leaf says, in parts of one.
    fn units(self) -> i32 {
        self.0 as i32 >> u16::BITS
    }

    /// What a leaf says.
    #[cfg(feature = "train")]
    fn says(self) -> f32 {
        said(self.units())
    }
}

/// What leaves say together, as a score.
pub(crate) fn said(units: i32) -> f32 {
    units as f32 * UNIT
}

/// A tree, its nodes in the order in which they are written: question, yes, no.
#[derive(Clone, Debug)]
pub(crate) struct Tree(pub(crate) Vec<Node>);

impl Tree {
    /// What the tree says where these values are seen.
    #[cfg(feature = "train")]
    pub(crate) fn ask(&self, sights: &Sights) -> f32 {
        said(ask_together(&self.0, [0], sights))
    }
}

/// Trees, the nodes of one behind those of the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trees {
    nodes: Vec<Node>,
    /// Where each tree begins.
    roots: Vec<u32>,
}

impl Trees {
    pub(crate) fn push(&mut self, tree: &Tree) {
        self.roots.push(self.nodes.len() as u32);
        self.nodes.extend(&tree.0);
    }

    pub(crate) fn len(&self) -> usize {
        self.roots.len()
    }

    /// Adds other trees, which then say a share of what they said.
    #[cfg(feature = "train")]
    pub(crate) fn add(&mut self, trees: &Self, share: f32) {
        let base = self.nodes.len() as u32;
        self.roots.extend(trees.roots.iter().map(|root| base + root));
        let shared =
            |node: &Node| if node.no() == 0 { Node::leaf(share * node.says()) } else { *node };
        self.nodes.extend(trees.nodes.iter().map(shared));
    }

    /// The nodes of each tree.
    #[cfg(feature = "train")]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[Node]> {
        let ends = self.roots.iter().skip(1).copied().chain([self.nodes.len() as u32]);
        self.roots.iter().zip(ends).map(|(root, end)| &self.nodes[*root as usize..end as usize])
    }

    /// What some of the trees say together: see [`said`].
    pub(crate) fn ask(&self, trees: Range<usize>, sights: &Sights) -> i32 {
        let (eights, rest) = self.roots[trees].as_chunks::<8>();
        let eights = eights.iter().map(|roots| ask_together(&self.nodes, *roots, sights));
        let rest = rest.iter().map(|root| ask_together(&self.nodes, [*root], sights));
        eights.chain(rest).sum()
    }
}

/// Asks trees step by step together: while one answer is awaited, the others are looked up. A step
/// is chosen, not branched to, since no answer can be guessed.
fn ask_together<const N: usize>(nodes: &[Node], roots: [u32; N], sights: &Sights) -> i32 {
    let mut at = roots;
    loop {
        let mut asked = 0;
        for at in &mut at {
            let node = nodes[*at as usize];
            let no = node.no();
            asked |= no;
            // A leaf is answered no, and stays.
            *at += if sights.0[node.sight()] < node.from() { 1 } else { no };
        }
        if asked == 0 {
            return at.iter().map(|at| nodes[*at as usize].units()).sum();
        }
    }
}

/// The names of what trees may ask about, and of its values.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    places: FxHashMap<String, usize>,
    #[cfg_attr(
        not(feature = "train"),
        expect(dead_code, reason = "tables are written by learning")
    )]
    sights: Vec<String>,
    values: Vec<&'static [&'static str]>,
}

impl Names {
    pub(crate) fn new(sights: impl Iterator<Item = (String, &'static [&'static str])>) -> Self {
        let (sights, values): (Vec<String>, Vec<_>) = sights.unzip();
        Self { places: sights.iter().cloned().zip(0..).collect(), sights, values }
    }

    /// How many values each sight has.
    #[cfg(feature = "train")]
    pub(crate) fn sizes(&self) -> Vec<usize> {
        self.values.iter().map(|values| values.len()).collect()
    }

    /// Reads a tree, `question yes no`, where yes and no are trees or numbers.
    pub(crate) fn read(&self, tree: &str) -> Option<Tree> {
        let mut words = tree.split_ascii_whitespace();
        let count = 1 + tree.bytes().filter(|byte| *byte == b' ').count();
        let mut nodes = Vec::with_capacity(count);
        self.read_node(&mut words, &mut nodes)?;
        words.next().is_none().then_some(Tree(nodes))
    }

    fn read_node<'a>(
        &self,
        words: &mut impl Iterator<Item = &'a str>,
        nodes: &mut Vec<Node>,
    ) -> Option<()> {
        let word = words.next()?;
        let Some(end) = word.bytes().position(|byte| byte == b'<') else {
            nodes.push(Node::leaf(word.parse().ok()?));
            return Some(());
        };
        let sight = *self.places.get(&word[..end]).filter(|sight| **sight < Sights::BEYOND)?;
        let up_to = find_value(self.values[sight], word[end..].strip_prefix("<=")?)?;
        let at = nodes.len();
        nodes.push(Node::question(sight as u16, up_to as u8));
        self.read_node(words, nodes)?;
        let no = u8::try_from(nodes.len() - at).ok().filter(|no| *no < 1 << LEADING)?;
        nodes[at].lead_on(no);
        self.read_node(words, nodes)
    }

    /// Writes a tree as [`Names::read`] reads it.
    #[cfg(feature = "train")]
    pub(crate) fn write(&self, tree: &[Node]) -> String {
        let word = |node: &Node| match node.no() {
            0 => format!("{:.3}", node.says()),
            _ => {
                let sight = node.sight();
                format!(
                    "{}<={}",
                    self.sights[sight],
                    self.values[sight][usize::from(node.from()) - 1]
                )
            }
        };
        tree.iter().map(word).collect::<Vec<_>>().join(" ")
    }
}

/// The place of a value among a sight's values.
pub(crate) fn find_value(values: &[&str], value: &str) -> Option<usize> {
    // Most of a table is values that are looked up here; most differ in their length or last byte.
    let like =
        |known: &str| known.len() == value.len() && known.bytes().last() == value.bytes().last();
    values.iter().position(|known| like(known) && *known == value)
}

/// Trees that say together how probable something is.
#[derive(Clone, Debug)]
pub(crate) struct Odds {
    pub(crate) names: Names,
    pub(crate) trees: Trees,
}

impl Odds {
    /// Without a tree: all is as probable as not.
    pub(crate) fn new(names: Names) -> Self {
        Self { names, trees: Trees::default() }
    }

    /// Reads a table, a tree a line.
    ///
    /// # Errors
    /// The number of the first line that is not understood.
    pub(crate) fn parse(table: &str, names: Names) -> Result<Self, usize> {
        let mut odds = Self::new(names);
        for (number, line) in (1_usize..).zip(table.lines()) {
            odds.trees.push(&odds.names.read(line).ok_or(number)?);
        }
        Ok(odds)
    }

    /// The table as text.
    #[cfg(feature = "train")]
    pub(crate) fn table(&self) -> String {
        self.trees.iter().map(|tree| self.names.write(tree) + "\n").collect()
    }

    /// How probable it is where these values are seen.
    pub(crate) fn chance(&self, seen: &[u8]) -> f32 {
        let sights = Sights::of(seen.iter().copied());
        logistic(said(self.trees.ask(0..self.trees.len(), &sights)))
    }
}

/// The probability that a score stands for.
pub(crate) fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-score))
}
