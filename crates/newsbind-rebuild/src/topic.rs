//! What a headline speaks of: do its words stand in the lines before it, or in those after?

use std::collections::{HashMap, HashSet};

use newsbind_core::is_han;

use crate::field::{Field, Seen};
use crate::measure::is_opening;
use crate::page::{Page, Writing, is_ink};

/// How far a headline's words are looked for, in lines.
const REACH: usize = 40;

/// A term that stands in more lines than these tells little, and is not asked who says it.
const MANY: usize = 64;

/// Fills the fields that compare headline-like lines with the lines around them, and the boundaries
/// between lines with the rest of the page.
pub(crate) fn look(page: &Page, index: &Index, rows: &[(usize, usize)], seen: &mut [Seen]) {
    let mut votes = 0.0;
    for &(from, to) in rows {
        let (before, after) = index.overlap(from, to);
        let (value, vote) = compare(before, after);
        votes += vote;
        let (above, below) = (share(before), share(after));
        for seen in &mut seen[from..to] {
            seen[Field::Topic as usize] = value;
            seen[Field::Above as usize] = above;
            seen[Field::Below as usize] = below;
        }
    }
    let habit = habit(votes, rows.len());
    for (i, seen) in seen.iter_mut().enumerate() {
        seen[Field::Habit as usize] = habit;
        seen[Field::Topic as usize] = seen[Field::Topic as usize].max(1);
        seen[Field::Above as usize] = seen[Field::Above as usize].max(1);
        seen[Field::Below as usize] = seen[Field::Below as usize].max(1);
        let before = i.checked_sub(1).map_or(&[][..], |i| &page.lines[i].text);
        seen[Field::Joined as usize] = index.joined(page, before, &page.lines[i].text);
    }
    compare_stories(index, rows, seen);
}

/// Compares what stands before and after each place where a story may begin: rows, and lines behind the end
/// of a sentence. A page's own average is the measure, since much is in common on a page of one subject
/// and little where characters were misread.
fn compare_stories(index: &Index, rows: &[(usize, usize)], seen: &mut [Seen]) {
    let in_row: HashSet<usize> = rows.iter().flat_map(|(from, to)| *from..*to).collect();
    let behind_stop = |i: usize| i == 0 || matches!(seen[i - 1][Field::End as usize], 1 | 2);
    let mut places: Vec<(usize, usize)> = rows.to_vec();
    places
        .extend((0..seen.len()).filter(|i| !in_row.contains(i) && behind_stop(*i)).map(|i| (i, i)));
    for (fields, reach) in [
        (&[Field::KinNear][..], 6),
        (&[Field::Kin, Field::KinMid], 12),
        (&[Field::KinWide], 24),
        (&[Field::KinFar], 40),
    ] {
        let kin: Vec<Option<f32>> =
            places.iter().map(|(from, to)| index.kinship(*from, *to, reach)).collect();
        let known = kin.iter().flatten();
        let mean = known.clone().sum::<f32>() / known.count().max(1) as f32;
        for field in fields {
            seen.iter_mut().for_each(|seen| seen[*field as usize] = 1);
            for (&(from, to), kin) in places.iter().zip(&kin) {
                let class = kin.map_or(1, |kin| field.class(kin / mean.max(1e-6)) as u8);
                seen[from..to.max(from + 1)]
                    .iter_mut()
                    .for_each(|seen| seen[*field as usize] = class);
            }
        }
    }
}

/// The field's value and the page's vote for a headline with such overlaps.
fn compare(before: f32, after: f32) -> (u8, f32) {
    let lead = after - before;
    match lead {
        _ if before.max(after) < 0.6 => (4, 0.0),
        _ if lead < -1.5 => (2, -1.0),
        _ if lead < -0.5 => (3, -0.5),
        _ if lead > 1.5 => (7, 1.0),
        _ if lead > 0.5 => (6, 0.5),
        _ => (5, 0.0),
    }
}

/// The class of an overlap.
fn share(overlap: f32) -> u8 {
    Field::Above.class(overlap) as u8
}

fn habit(votes: f32, rows: usize) -> u8 {
    // A page with few headlines says little: three undecided ones are put beside them.
    match votes / (rows as f32 + 3.0) {
        share if share < -0.3 => 5,
        share if share < -0.1 => 4,
        share if share > 0.3 => 1,
        share if share > 0.1 => 2,
        _ => 3,
    }
}

/// In which lines each pair of characters (Han) or beginning of a word (Latin) stands.
pub(crate) struct Index {
    /// What each line says.
    lines: Vec<Vec<Mention>>,
    /// Where each term stands.
    places: Vec<Places>,
    /// Pairs of neighbours within lines, opening marks included.
    pairs: HashSet<u32, Hasher>,
}

/// A term where it is said.
#[derive(Clone, Copy)]
struct Mention {
    term: u32,
    /// How many lines say it before this one.
    earlier: u32,
}

/// Where a term stands.
#[derive(Default)]
struct Places {
    lines: Vec<u32>,
    /// How much it tells: the logarithm of the page's lines by those that have it.
    weight: f32,
}

impl Places {
    /// The lines that have the term, or none where too many have it.
    fn telling(&self) -> &[u32] {
        if self.lines.len() <= MANY { &self.lines } else { &[] }
    }

    /// How many lines of a range have the term.
    fn within(&self, range: std::ops::Range<usize>) -> usize {
        let from = self.lines.partition_point(|line| (*line as usize) < range.start);
        let lines = self.lines[from..].iter();
        lines.take_while(|line| (**line as usize) < range.end).count()
    }
}

/// The terms are hashes already.
#[derive(Clone, Copy, Default)]
struct Hasher;

impl std::hash::BuildHasher for Hasher {
    type Hasher = Identity;

    fn build_hasher(&self) -> Identity {
        Identity(0)
    }
}

/// Passes a number through as its own hash.
struct Identity(u64);

impl std::hash::Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u32(&mut self, term: u32) {
        self.0 = u64::from(term).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Index {
    pub(crate) fn of(page: &Page) -> Self {
        let mut numbers: HashMap<u32, u32, Hasher> = HashMap::default();
        let mut places: Vec<Places> = Vec::new();
        let mut lines = Vec::with_capacity(page.lines.len());
        for (at, line) in (0_u32..).zip(&page.lines) {
            let mention = |hash| {
                let term = *numbers.entry(hash).or_insert(places.len() as u32);
                if term as usize == places.len() {
                    places.push(Places::default());
                }
                let known = &mut places[term as usize].lines;
                if known.last() != Some(&at) {
                    known.push(at);
                }
                Mention { term, earlier: known.len() as u32 - 1 }
            };
            lines.push(terms(&line.text, page.writing).into_iter().map(mention).collect());
        }
        for places in &mut places {
            places.weight = libm::logf(page.lines.len() as f32 / places.lines.len() as f32);
        }
        let mut pairs = HashSet::default();
        if page.writing == Writing::Han {
            let windows = page.lines.iter().flat_map(|line| line.text.windows(2));
            pairs.extend(windows.map(|w| pair(w[0], w[1])));
        }
        Self { lines, places, pairs }
    }

    /// Where a term stands.
    fn places(&self, mention: &Mention) -> &Places {
        &self.places[mention.term as usize]
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// How much of what lines `from..to` say stands in the lines before, and in those after; rare
    /// terms weigh more (the logarithm of lines by lines that have the term, over that of all lines).
    fn overlap(&self, from: usize, to: usize) -> (f32, f32) {
        let (mut before, mut after) = (0.0, 0.0);
        let all = libm::logf(self.len().max(2) as f32);
        for mention in self.lines[from..to].iter().flatten() {
            let places = self.places(mention);
            let left = places.within(from.saturating_sub(REACH)..from);
            let right = places.within(to..to + REACH);
            before += places.weight / all * left.min(2) as f32;
            after += places.weight / all * right.min(2) as f32;
        }
        (before, after)
    }

    /// How much of what the lines after a row say the lines before it say too, as far as `reach` on both
    /// sides: by the weight of their terms, 0 to 1. `None` where there is too little to compare.
    fn kinship(&self, from: usize, to: usize, reach: usize) -> Option<f32> {
        let before = from.saturating_sub(reach)..from;
        let after = to..(to + reach).min(self.len());
        if before.len() < 3 || after.len() < 3 {
            return None;
        }
        let (mut shared, mut all) = (0.0_f32, 0.0_f32);
        for mention in self.lines[after].iter().flatten() {
            let Places { lines, weight } = self.places(mention);
            all += weight;
            let mut earlier = lines[..mention.earlier as usize].iter().rev();
            let last = earlier.find(|line| (**line as usize) < from);
            if last.is_some_and(|line| *line as usize >= before.start) {
                shared += weight;
            }
        }
        Some(shared / all.max(1.0))
    }

    /// How much of what some lines say each article says: pairs of article and share; `articles` gives the
    /// article of each line, `usize::MAX` for none.
    pub(crate) fn said(
        &self,
        lines: impl Iterator<Item = usize>,
        articles: &[usize],
    ) -> Vec<(usize, f32)> {
        self.said_by(lines, |line| articles[line])
    }

    /// The same, where the article of a line has to be asked for.
    pub(crate) fn said_by(
        &self,
        lines: impl Iterator<Item = usize>,
        article: impl Fn(usize) -> usize,
    ) -> Vec<(usize, f32)> {
        let mut all = 0.0_f32;
        let mut said: Vec<(usize, f32)> = Vec::new();
        for mention in lines.flat_map(|line| &self.lines[line]) {
            let places = self.places(mention);
            all += places.weight;
            let from = said.len();
            for place in places.telling() {
                let article = article(*place as usize);
                // An article's lines mostly stand together, so that it is found at once if it is there.
                let known = said[from..].iter().rev().any(|(other, _)| *other == article);
                if article != usize::MAX && !known {
                    said.push((article, places.weight));
                }
            }
        }
        said.sort_by_key(|(article, _)| *article);
        let parts = said.chunk_by(|a, b| a.0 == b.0);
        parts
            .map(|part| {
                (part[0].0, part.iter().map(|(_, weight)| weight).sum::<f32>() / all.max(1.0))
            })
            .collect()
    }

    /// How much of what a row says stands in the lines that `side` puts above (true) or below (false).
    pub(crate) fn shares(
        &self,
        row: (usize, usize),
        side: impl Fn(usize) -> Option<bool>,
    ) -> (f32, f32) {
        let (mut above, mut below) = (0.0, 0.0);
        let all = libm::logf(self.len().max(2) as f32);
        for mention in self.lines[row.0..row.1].iter().flatten() {
            let places = self.places(mention);
            let (mut up, mut down) = (0.0_f32, 0.0_f32);
            for side in places.telling().iter().filter_map(|place| side(*place as usize)) {
                if side {
                    up += 1.0;
                } else {
                    down += 1.0;
                }
            }
            above += places.weight / all * up.min(2.0);
            below += places.weight / all * down.min(2.0);
        }
        (above, below)
    }

    /// Whether the characters on both sides of the boundary between two texts stand together on the page: 1
    /// where that says nothing, 2 for yes, 3 for no.
    pub(crate) fn joined(&self, page: &Page, before: &[char], after: &[char]) -> u8 {
        let (Some(last), Some(first)) = (before.last(), after.first()) else { return 1 };
        let runs_on = is_letter(*first) || is_opening(*first);
        if page.writing == Writing::Latin || !is_letter(*last) || !runs_on {
            return 1;
        }
        if self.pairs.contains(&pair(*last, *first)) { 2 } else { 3 }
    }
}

/// A letter or digit; most are Chinese, which is found out sooner.
fn is_letter(c: char) -> bool {
    is_han(c) || c.is_alphanumeric()
}

fn pair(a: char, b: char) -> u32 {
    (u32::from(a).wrapping_mul(0x0100_0193) ^ u32::from(b)).wrapping_mul(0x9e37_79b1)
}

/// The terms of a line: pairs of characters, or words of four letters and more by their first six.
fn terms(text: &[char], writing: Writing) -> Vec<u32> {
    if writing == Writing::Han {
        let pairs = text.windows(2).filter(|w| w.iter().all(|c| is_letter(*c)));
        return pairs.map(|w| pair(w[0], w[1])).collect();
    }
    let words = text.split(|c| !c.is_alphanumeric() || !is_ink(*c)).filter(|word| word.len() >= 4);
    words
        .map(|word| {
            let stem = word.iter().take(6).flat_map(|c| c.to_lowercase());
            stem.fold(0x811c_9dc5, |hash: u32, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
        })
        .collect()
}
