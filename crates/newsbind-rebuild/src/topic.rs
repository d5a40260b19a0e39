//! What a headline speaks of: do its words stand in the lines before it, or in those after?

use std::ops::Range;

use newsbind_core::is_han;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::field::{self, Field, Seen, set, value};
use crate::measure::is_opening;
use crate::page::{Page, Writing, is_ink};

/// How far a headline's words are looked for, in lines.
const REACH: usize = 40;

/// How many lines before and after a place are compared, and the fields that hold the kinship so
/// far.
const REACHES: [usize; 4] = [6, 12, 24, 40];
const KINSHIPS: [&[Field]; REACHES.len()] =
    [&[Field::KinNear], &[Field::Kin, Field::KinMid], &[Field::KinWide], &[Field::KinFar]];

/// A term that stands in more lines than these tells little, and is not asked who says it.
const MANY: usize = 64;

/// Fills the fields that compare headline-like lines with the lines around them, and the boundaries
/// between lines with the rest of the page.
pub(crate) fn look(page: &Page, index: &Index, rows: &[(usize, usize)], seen: &mut [Seen]) {
    for seen in seen.iter_mut() {
        set(seen, Field::Topic, value!(Topic, "unasked"));
        set(seen, Field::Above, value!(Above, "unasked"));
        set(seen, Field::Below, value!(Below, "unasked"));
    }
    let mut votes = 0.0;
    for &(from, to) in rows {
        let (before, after) = index.overlap(from, to);
        let (value, vote) = compare(before, after);
        votes += vote;
        let (above, below) = (share(before), share(after));
        for seen in &mut seen[from..to] {
            set(seen, Field::Topic, value);
            set(seen, Field::Above, above);
            set(seen, Field::Below, below);
        }
    }
    let habit = habit(votes, rows.len());
    for (i, seen) in seen.iter_mut().enumerate() {
        set(seen, Field::Habit, habit);
        let before = i.checked_sub(1).map_or(&[][..], |i| &page.lines[i].text);
        set(seen, Field::Joined, index.joined(page, before, &page.lines[i].text));
    }
    compare_stories(index, rows, seen);
}

/// Compares what stands before and after each place where a story may begin: rows, and lines behind
/// the end of a sentence. A page's own average is the measure, since much is in common on a page of
/// one subject and little where characters were misread.
fn compare_stories(index: &Index, rows: &[(usize, usize)], seen: &mut [Seen]) {
    // The same number in all of these fields.
    const UNASKED: usize = value!(KinNear, "unasked") as usize;
    let in_row: FxHashSet<usize> = rows.iter().flat_map(|(from, to)| *from..*to).collect();
    let behind_stop = |i: usize| i == 0 || field::stops(&seen[i - 1]);
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
            seen.iter_mut().for_each(|seen| set(seen, *field, UNASKED));
            for (&(from, to), kin) in places.iter().zip(&kin) {
                let class = kin.map_or(UNASKED, |kin| field.class(kin / mean.max(1e-6)));
                let row = &mut seen[from..to.max(from + 1)];
                row.iter_mut().for_each(|seen| set(seen, *field, class));
            }
        }
    }
}

/// The field's value and the page's vote for a headline with such overlaps.
fn compare(before: f32, after: f32) -> (u8, f32) {
    let lead = after - before;
    match lead {
        _ if before.max(after) < 0.6 => (value!(Topic, "none"), 0.0),
        _ if lead < -1.5 => (value!(Topic, "before2"), -1.0),
        _ if lead < -0.5 => (value!(Topic, "before1"), -0.5),
        _ if lead > 1.5 => (value!(Topic, "after2"), 1.0),
        _ if lead > 0.5 => (value!(Topic, "after1"), 0.5),
        _ => (value!(Topic, "both"), 0.0),
    }
}

/// The class of an overlap.
fn share(overlap: f32) -> u8 {
    Field::Above.class(overlap) as u8
}

fn habit(votes: f32, rows: usize) -> u8 {
    // A page with few headlines says little: three undecided ones are put beside them.
    match votes / (rows as f32 + 3.0) {
        share if share < -0.3 => value!(Habit, "after2"),
        share if share < -0.1 => value!(Habit, "after1"),
        share if share > 0.3 => value!(Habit, "before2"),
        share if share > 0.1 => value!(Habit, "before1"),
        _ => value!(Habit, "mixed"),
    }
}

/// In which lines each pair of characters (Han) or beginning of a word (Latin) stands.
pub(crate) struct Index {
    /// What the lines say that other lines say too, one line after another, and where each line
    /// begins in it; behind the last line its end.
    mentions: Vec<Mention>,
    begins: Vec<usize>,
    /// How much all that each line says tells, and how much of that no other line says.
    weights: Vec<LineWeight>,
    /// The lines that have the terms, one term after another.
    places: Vec<u32>,
    /// All terms, and the pairs of a letter and an opening mark within lines.
    terms: FxHashMap<u32, u32>,
    opened: FxHashSet<u32>,
}

/// A term where it is said.
#[derive(Clone, Copy)]
struct Mention {
    /// Where its lines begin among all places, how many they are, and how many of them come before
    /// this one.
    from: u32,
    lines: u32,
    earlier: u32,
    /// How much it tells: the logarithm of the page's lines by those that have it.
    weight: f32,
}

/// How much the terms of a line tell together.
#[derive(Clone, Copy, Default)]
struct LineWeight {
    all: f32,
    /// Of those that no other line has.
    alone: f32,
}

impl Index {
    pub(crate) fn of(page: &Page) -> Self {
        let length: usize = page.lines.iter().map(|line| line.text.len()).sum();
        let mut numbers: FxHashMap<u32, u32> =
            FxHashMap::with_capacity_and_hasher(length, FxBuildHasher);
        // Of each term how many lines have it, and the last of them.
        let mut known: Vec<(u32, usize)> = Vec::with_capacity(length);
        let mut said: Vec<(u32, u32)> = Vec::with_capacity(length);
        let mut begins = Vec::with_capacity(page.lines.len() + 1);
        for (at, line) in page.lines.iter().enumerate() {
            begins.push(said.len());
            terms(&line.text, page.writing, |hash| {
                let term = *numbers.entry(hash).or_insert(known.len() as u32);
                if term as usize == known.len() {
                    known.push((0, usize::MAX));
                }
                let (lines, last) = &mut known[term as usize];
                if *last != at {
                    (*lines, *last) = (*lines + 1, at);
                }
                said.push((term, *lines - 1));
            });
        }
        begins.push(said.len());
        let mut count = 0;
        let weigh = |(lines, _): &(u32, usize)| {
            let weight = libm::logf(page.lines.len() as f32 / *lines as f32);
            let from = count;
            count += if *lines > 1 { *lines } else { 0 };
            Mention { from, lines: *lines, earlier: 0, weight }
        };
        let weighed: Vec<Mention> = known.iter().map(weigh).collect();
        let mut index = Self {
            mentions: Vec::with_capacity(said.len()),
            begins: Vec::with_capacity(begins.len()),
            weights: vec![LineWeight::default(); page.lines.len()],
            places: vec![0; count as usize],
            terms: numbers,
            opened: opened(page),
        };
        for (at, weights) in index.weights.iter_mut().enumerate() {
            index.begins.push(index.mentions.len());
            for (term, earlier) in &said[begins[at]..begins[at + 1]] {
                let mention = Mention { earlier: *earlier, ..weighed[*term as usize] };
                weights.all += mention.weight;
                if mention.lines == 1 {
                    weights.alone += mention.weight;
                    continue;
                }
                index.places[(mention.from + mention.earlier) as usize] = at as u32;
                index.mentions.push(mention);
            }
        }
        index.begins.push(index.mentions.len());
        index
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.weights.len()
    }

    /// What lines that stand together say, but for what no other line says.
    fn mentions(&self, lines: Range<usize>) -> &[Mention] {
        &self.mentions[self.begins[lines.start]..self.begins[lines.end]]
    }

    /// The lines that have a term.
    fn places(&self, mention: &Mention) -> &[u32] {
        &self.places[mention.from as usize..(mention.from + mention.lines) as usize]
    }

    /// The same, or none where too many have it.
    fn telling(&self, mention: &Mention) -> &[u32] {
        if mention.lines as usize <= MANY { self.places(mention) } else { &[] }
    }

    /// How much of what lines `from..to` say stands in the lines before, and in those after; rare
    /// terms weigh more (the logarithm of lines by lines that have the term, over that of all
    /// lines).
    fn overlap(&self, from: usize, to: usize) -> (f32, f32) {
        let (mut before, mut after) = (0.0, 0.0);
        let all = libm::logf(self.len().max(2) as f32);
        for mention in self.mentions(from..to) {
            let left = within(self.places(mention), from.saturating_sub(REACH)..from);
            let right = within(self.places(mention), to..to + REACH);
            before += mention.weight / all * left.min(2) as f32;
            after += mention.weight / all * right.min(2) as f32;
        }
        (before, after)
    }

    /// How much of what the lines after a row say the lines before it say too, as far as each of
    /// [`REACHES`] on both sides: by the weight of their terms, 0 to 1. `None` where there is too
    /// little to compare.
    fn kinship(&self, from: usize, to: usize) -> Option<[f32; REACHES.len()]> {
        if from < 3 || to + 3 > self.len() {
            return None;
        }
        // What is seen within a reach, but not within the reaches before it.
        let (mut shared, mut all) = ([0.0_f32; REACHES.len()], [0.0_f32; REACHES.len()]);
        let farthest = REACHES[REACHES.len() - 1];
        for line in to..(to + farthest).min(self.len()) {
            let ahead = reach(line - to + 1);
            all[ahead] += self.weights[line].all;
            for mention in self.mentions(line..line + 1) {
                let places = self.places(mention);
                let mut earlier = places[..mention.earlier as usize].iter().rev();
                let last = earlier.find(|line| (**line as usize) < from);
                let back = last.map(|last| from - *last as usize);
                if let Some(back) = back.filter(|back| *back <= farthest) {
                    shared[ahead.max(reach(back))] += mention.weight;
                }
            }
        }
        for at in 1..REACHES.len() {
            shared[at] += shared[at - 1];
            all[at] += all[at - 1];
        }
        Some(std::array::from_fn(|at| shared[at] / all[at].max(1.0)))
    }

    /// How much of what a row says stands in the lines that `side` puts above (true) or below
    /// (false).
    pub(crate) fn shares(
        &self,
        row: (usize, usize),
        side: impl Fn(usize) -> Option<bool>,
    ) -> (f32, f32) {
        let (mut above, mut below) = (0.0, 0.0);
        let all = libm::logf(self.len().max(2) as f32);
        for mention in self.mentions(row.0..row.1) {
            let (mut up, mut down) = (0.0_f32, 0.0_f32);
            for side in self.telling(mention).iter().filter_map(|place| side(*place as usize)) {
                if side {
                    up += 1.0;
                } else {
                    down += 1.0;
                }
            }
            above += mention.weight / all * up.min(2.0);
            below += mention.weight / all * down.min(2.0);
        }
        (above, below)
    }

    /// Whether the characters on both sides of the boundary between two texts stand together on the
    /// page: 1 where that says nothing, 2 for yes, 3 for no.
    pub(crate) fn joined(&self, page: &Page, before: &[char], after: &[char]) -> u8 {
        let (Some(last), Some(first)) = (before.last(), after.first()) else {
            return value!(Joined, "unasked");
        };
        if page.writing == Writing::Latin || !is_letter(*last) {
            return value!(Joined, "unasked");
        }
        let known = match *first {
            first if is_letter(first) => self.terms.contains_key(&pair(*last, first)),
            first if is_opening(first) => self.opened.contains(&pair(*last, first)),
            _ => return value!(Joined, "unasked"),
        };
        if known { value!(Joined, "seen") } else { value!(Joined, "unseen") }
    }
}

/// The first of [`REACHES`] that goes so many lines far.
fn reach(lines: usize) -> usize {
    REACHES.iter().filter(|reach| lines > **reach).count()
}

/// How many lines of a range are among the places of a term.
fn within(places: &[u32], range: Range<usize>) -> usize {
    let from = places.partition_point(|line| (*line as usize) < range.start);
    places[from..].iter().take_while(|line| (**line as usize) < range.end).count()
}

/// Pairs of a letter and an opening mark.
fn opened(page: &Page) -> FxHashSet<u32> {
    let mut opened = FxHashSet::default();
    if page.writing == Writing::Han {
        let windows = page.lines.iter().flat_map(|line| line.text.windows(2));
        let opening = windows.filter(|w| is_opening(w[1]) && is_letter(w[0]));
        opened.extend(opening.map(|w| pair(w[0], w[1])));
    }
    opened
}

/// Who says what: answers how much of what some lines say each article says.
pub(crate) struct Sayers<'a> {
    index: &'a Index,
    articles: &'a [usize],
    /// For each term, beginning where its lines begin among all places, the articles that say it,
    /// then nobody.
    sayers: Vec<Sayer>,
    /// The weight of what each article says, kept from question to question so that memory is taken
    /// once.
    sums: Vec<f32>,
    said: Vec<(usize, f32)>,
}

/// An article that says a term: by its number, with the first and the last of its lines that have
/// it.
#[derive(Clone, Copy)]
pub(crate) struct Sayer {
    pub(crate) article: u32,
    pub(crate) first: u32,
    pub(crate) last: u32,
}

impl Sayer {
    const NOBODY: Self = Self { article: u32::MAX, first: 0, last: 0 };
}

impl<'a> Sayers<'a> {
    /// `articles` gives the article of each line, `usize::MAX` for none.
    pub(crate) fn of(index: &'a Index, articles: &'a [usize]) -> Self {
        let mut sayers = vec![Sayer::NOBODY; index.places.len()];
        for mention in index.mentions.iter().filter(|mention| mention.earlier == 0) {
            let from = mention.from as usize;
            let mut count = 0;
            for &place in index.telling(mention) {
                let article = articles[place as usize] as u32;
                let mut known = sayers[from..from + count].iter_mut().rev();
                match known.find(|sayer| sayer.article == article) {
                    Some(sayer) => sayer.last = place,
                    None if article == u32::MAX => {}
                    None => {
                        sayers[from + count] = Sayer { article, first: place, last: place };
                        count += 1;
                    }
                }
            }
        }
        Self { index, articles, sayers, sums: Vec::new(), said: Vec::new() }
    }

    /// Pairs of article and share, in the order in which the lines bring them up.
    pub(crate) fn said(&mut self, lines: impl Iterator<Item = usize>) -> &[(usize, f32)] {
        self.said_by(lines, |sayer| sayer.article)
    }

    /// The same, counted for whatever `number` makes of each sayer; not at all for `u32::MAX`.
    pub(crate) fn said_by(
        &mut self,
        lines: impl Iterator<Item = usize>,
        number: impl Fn(Sayer) -> u32,
    ) -> &[(usize, f32)] {
        let Self { index, articles, sayers, sums, said } = self;
        said.clear();
        let mut add = |number: u32, weight: f32| {
            if number == u32::MAX || weight == 0.0 {
                return;
            }
            let at = number as usize;
            if at >= sums.len() {
                sums.resize(at + 1, 0.0);
            }
            if sums[at] == 0.0 {
                said.push((at, 0.0));
            }
            sums[at] += weight;
        };
        let mut all = 0.0_f32;
        for line in lines {
            let article = articles[line] as u32;
            let own = Sayer { article, first: line as u32, last: line as u32 };
            let weights = index.weights[line];
            all += weights.all;
            if article != u32::MAX {
                add(number(own), weights.alone);
            }
            for mention in index.mentions(line..line + 1) {
                let sayers = &sayers[mention.from as usize..][..mention.lines as usize];
                for sayer in sayers.iter().take_while(|sayer| sayer.article != u32::MAX) {
                    add(number(*sayer), mention.weight);
                }
            }
        }
        for (article, share) in said.iter_mut() {
            *share = std::mem::take(&mut sums[*article]) / all.max(1.0);
        }
        said
    }
}

/// A letter or digit. What is Chinese, or a mark of Chinese texts, is found out sooner than by the
/// tables of Unicode.
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

/// Says the terms of a line: pairs of characters, or words of four letters and more by their first
/// six.
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
