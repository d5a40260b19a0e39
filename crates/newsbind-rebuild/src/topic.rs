//! What a headline speaks of: do its words stand in the lines before it, or in those after?

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use newsbind_core::is_han;

use crate::field::{Field, Seen};
use crate::measure::is_opening;
use crate::page::{Page, Writing, is_ink};

/// How far a headline's words are looked for, in lines.
const REACH: usize = 40;

/// How many lines before and after a place are compared, and the fields that hold the kinship so far.
const REACHES: [usize; 4] = [6, 12, 24, 40];
const KINSHIPS: [&[Field]; REACHES.len()] =
    [&[Field::KinNear], &[Field::Kin, Field::KinMid], &[Field::KinWide], &[Field::KinFar]];

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
    let kinships: Vec<_> = places.iter().map(|(from, to)| index.kinship(*from, *to)).collect();
    for (at, fields) in KINSHIPS.iter().enumerate() {
        let kin: Vec<Option<f32>> =
            kinships.iter().map(|kinships| kinships.map(|kinships| kinships[at])).collect();
        let known = kin.iter().flatten();
        let mean = known.clone().sum::<f32>() / known.count().max(1) as f32;
        for field in *fields {
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
    /// What the lines say, one line after another, and where each line begins in it; behind the last line
    /// its end.
    mentions: Vec<Mention>,
    begins: Vec<usize>,
    terms: Vec<Term>,
    /// The number of each term, by its hash.
    numbers: HashMap<u32, u32, Hasher>,
    /// The lines that have the terms, one term after another.
    places: Vec<u32>,
    /// Pairs of a letter and an opening mark within lines.
    opened: HashSet<u32, Hasher>,
}

/// A term where it is said.
#[derive(Clone, Copy)]
struct Mention {
    term: u32,
    /// How many lines say it before this one.
    earlier: u32,
}

/// A term: where its lines are among all places, and how much it tells (the logarithm of the page's lines by
/// those that have it).
#[derive(Clone, Copy)]
struct Term {
    from: u32,
    to: u32,
    weight: f32,
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
        let length: usize = page.lines.iter().map(|line| line.text.len()).sum();
        let mut numbers: HashMap<u32, u32, Hasher> =
            HashMap::with_capacity_and_hasher(length, Hasher);
        let mut mentions: Vec<Mention> = Vec::with_capacity(length);
        let mut begins = Vec::with_capacity(page.lines.len() + 1);
        // How many lines have a term, and the last of them.
        let mut known: Vec<(u32, usize)> = Vec::with_capacity(length);
        for (at, line) in page.lines.iter().enumerate() {
            begins.push(mentions.len());
            terms(&line.text, page.writing, |hash| {
                let term = *numbers.entry(hash).or_insert(known.len() as u32);
                if term as usize == known.len() {
                    known.push((0, usize::MAX));
                }
                let (lines, last) = &mut known[term as usize];
                if *last != at {
                    (*lines, *last) = (*lines + 1, at);
                }
                mentions.push(Mention { term, earlier: *lines - 1 });
            });
        }
        begins.push(mentions.len());
        let mut count = 0;
        let term = |(lines, _): &(u32, usize)| {
            let from = count;
            count += lines;
            let weight = libm::logf(page.lines.len() as f32 / *lines as f32);
            Term { from, to: count, weight }
        };
        let terms: Vec<Term> = known.iter().map(term).collect();
        let mut places = vec![0; count as usize];
        for at in 0..page.lines.len() {
            for mention in &mentions[begins[at]..begins[at + 1]] {
                places[(terms[mention.term as usize].from + mention.earlier) as usize] = at as u32;
            }
        }
        Self { mentions, begins, terms, numbers, places, opened: opened(page) }
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.begins.len() - 1
    }

    /// What lines that stand together say.
    fn mentions(&self, lines: Range<usize>) -> &[Mention] {
        &self.mentions[self.begins[lines.start]..self.begins[lines.end]]
    }

    fn term(&self, mention: &Mention) -> Term {
        self.terms[mention.term as usize]
    }

    /// The lines that have a term.
    fn places(&self, term: Term) -> &[u32] {
        &self.places[term.from as usize..term.to as usize]
    }

    /// The same, or none where too many have it.
    fn telling(&self, term: Term) -> &[u32] {
        let places = self.places(term);
        if places.len() <= MANY { places } else { &[] }
    }

    /// How much of what lines `from..to` say stands in the lines before, and in those after; rare
    /// terms weigh more (the logarithm of lines by lines that have the term, over that of all lines).
    fn overlap(&self, from: usize, to: usize) -> (f32, f32) {
        let (mut before, mut after) = (0.0, 0.0);
        let all = libm::logf(self.len().max(2) as f32);
        for mention in self.mentions(from..to) {
            let term = self.term(mention);
            let left = within(self.places(term), from.saturating_sub(REACH)..from);
            let right = within(self.places(term), to..to + REACH);
            before += term.weight / all * left.min(2) as f32;
            after += term.weight / all * right.min(2) as f32;
        }
        (before, after)
    }

    /// How much of what the lines after a row say the lines before it say too, as far as each of
    /// [`REACHES`] on both sides: by the weight of their terms, 0 to 1. `None` where there is too little to
    /// compare.
    fn kinship(&self, from: usize, to: usize) -> Option<[f32; REACHES.len()]> {
        if from < 3 || to + 3 > self.len() {
            return None;
        }
        let (mut shared, mut all) = ([0.0_f32; REACHES.len()], [0.0_f32; REACHES.len()]);
        for line in to..(to + REACHES[REACHES.len() - 1]).min(self.len()) {
            // The reaches that end before this line have all that is theirs.
            let beyond = REACHES.partition_point(|reach| to + reach <= line);
            for mention in self.mentions(line..line + 1) {
                let term = self.term(mention);
                let mut earlier = self.places(term)[..mention.earlier as usize].iter().rev();
                let last = earlier.find(|line| (**line as usize) < from);
                let back = last.map_or(usize::MAX, |last| from - *last as usize);
                for (at, reach) in REACHES.iter().enumerate().skip(beyond) {
                    all[at] += term.weight;
                    if back <= *reach {
                        shared[at] += term.weight;
                    }
                }
            }
        }
        Some(std::array::from_fn(|at| shared[at] / all[at].max(1.0)))
    }

    /// To ask how much of what some lines say each article says; `articles` gives the article of each line,
    /// `usize::MAX` for none.
    pub(crate) fn ask<'a>(&'a self, articles: &'a [usize]) -> Asking<'a> {
        Asking { index: self, articles, sums: Vec::new(), said: Vec::new() }
    }

    /// How much of what a row says stands in the lines that `side` puts above (true) or below (false).
    pub(crate) fn shares(
        &self,
        row: (usize, usize),
        side: impl Fn(usize) -> Option<bool>,
    ) -> (f32, f32) {
        let (mut above, mut below) = (0.0, 0.0);
        let all = libm::logf(self.len().max(2) as f32);
        for mention in self.mentions(row.0..row.1) {
            let term = self.term(mention);
            let (mut up, mut down) = (0.0_f32, 0.0_f32);
            for side in self.telling(term).iter().filter_map(|place| side(*place as usize)) {
                if side {
                    up += 1.0;
                } else {
                    down += 1.0;
                }
            }
            above += term.weight / all * up.min(2.0);
            below += term.weight / all * down.min(2.0);
        }
        (above, below)
    }

    /// Whether the characters on both sides of the boundary between two texts stand together on the page: 1
    /// where that says nothing, 2 for yes, 3 for no.
    pub(crate) fn joined(&self, page: &Page, before: &[char], after: &[char]) -> u8 {
        let (Some(last), Some(first)) = (before.last(), after.first()) else { return 1 };
        if page.writing == Writing::Latin || !is_letter(*last) {
            return 1;
        }
        let known = match *first {
            first if is_letter(first) => self.numbers.contains_key(&pair(*last, first)),
            first if is_opening(first) => self.opened.contains(&pair(*last, first)),
            _ => return 1,
        };
        if known { 2 } else { 3 }
    }
}

/// How many lines of a range are among the places of a term.
fn within(places: &[u32], range: Range<usize>) -> usize {
    let from = places.partition_point(|line| (*line as usize) < range.start);
    places[from..].iter().take_while(|line| (**line as usize) < range.end).count()
}

/// Pairs of a letter and an opening mark.
fn opened(page: &Page) -> HashSet<u32, Hasher> {
    let mut opened = HashSet::default();
    if page.writing == Writing::Han {
        let windows = page.lines.iter().flat_map(|line| line.text.windows(2));
        let opening = windows.filter(|w| is_opening(w[1]) && is_letter(w[0]));
        opened.extend(opening.map(|w| pair(w[0], w[1])));
    }
    opened
}

/// Asks how much of what some lines say each article says. It keeps its memory from question to question.
pub(crate) struct Asking<'a> {
    index: &'a Index,
    articles: &'a [usize],
    /// For each article the weight of what it says, and how many mentions there were when it was counted last.
    sums: Vec<(f32, u32)>,
    said: Vec<(usize, f32)>,
}

impl Asking<'_> {
    /// Pairs of article and share, in the order of the articles.
    pub(crate) fn said(&mut self, lines: impl Iterator<Item = usize>) -> &[(usize, f32)] {
        let articles = self.articles;
        self.said_by(lines, |line| articles[line])
    }

    /// The same, where the article of a line has to be asked for.
    pub(crate) fn said_by(
        &mut self,
        lines: impl Iterator<Item = usize>,
        article: impl Fn(usize) -> usize,
    ) -> &[(usize, f32)] {
        let Self { index, sums, said, .. } = self;
        said.clear();
        let (mut all, mut count) = (0.0_f32, 0);
        for mention in lines.flat_map(|line| index.mentions(line..line + 1)) {
            let term = index.term(mention);
            all += term.weight;
            count += 1;
            for place in index.telling(term) {
                let article = article(*place as usize);
                if article == usize::MAX {
                    continue;
                }
                if article >= sums.len() {
                    sums.resize(article + 1, (0.0, 0));
                }
                let (sum, counted) = &mut sums[article];
                if *counted == 0 {
                    said.push((article, 0.0));
                }
                if *counted != count {
                    (*sum, *counted) = (*sum + term.weight, count);
                }
            }
        }
        said.sort_unstable_by_key(|(article, _)| *article);
        for (article, share) in said.iter_mut() {
            let (sum, _) = std::mem::take(&mut sums[*article]);
            *share = sum / all.max(1.0);
        }
        said
    }
}

/// A letter or digit. What is Chinese, or a mark of Chinese texts, is found out sooner than by the tables of
/// Unicode.
fn is_letter(c: char) -> bool {
    let is_mark = matches!(
        c,
        '\u{2010}'..='\u{2027}'
            | '\u{3000}'..='\u{3003}'
            | '\u{3008}'..='\u{3020}'
            | '\u{ff01}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff20}'
    );
    is_han(c) || (!is_mark && c.is_alphanumeric())
}

fn pair(a: char, b: char) -> u32 {
    (u32::from(a).wrapping_mul(0x0100_0193) ^ u32::from(b)).wrapping_mul(0x9e37_79b1)
}

/// Says the terms of a line: pairs of characters, or words of four letters and more by their first six.
fn terms(text: &[char], writing: Writing, mut say: impl FnMut(u32)) {
    if writing == Writing::Han {
        let mut last = None;
        for c in text {
            let letter = is_letter(*c).then_some(*c);
            if let (Some(last), Some(letter)) = (last, letter) {
                say(pair(last, letter));
            }
            last = letter;
        }
        return;
    }
    for word in text.split(|c| !c.is_alphanumeric() || !is_ink(*c)).filter(|word| word.len() >= 4) {
        let stem = word.iter().take(6).flat_map(|c| c.to_lowercase());
        say(stem.fold(0x811c_9dc5, |hash: u32, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)));
    }
}
