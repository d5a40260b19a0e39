//! The seam between two parts of a body: does the one go on the other?

use crate::assemble::Draft;
use crate::field::{COUNTS, EMS, ENDINGS, ENDS, FIRSTS, FORMS, Field, LEADS, SHARES};
use crate::label::Label;
use crate::look::Look;
use crate::measure;
use crate::model::Scores;
use crate::page::{Page, Writing};
use crate::sight::sights;
use crate::topic::Sayers;
use crate::tree::Names;
use crate::word_break::Words;

sights! {
    /// One thing that is seen of a seam between a part and one that may go on it.
    enum Sign {
        /// The class of the last character of the first part, and of the first one of the other.
        End: ENDS,
        Begin: FIRSTS,
        /// Set forms there.
        Ending: ENDINGS,
        Form: FORMS,
        /// Width that is missing to the first part's last line, in em.
        Missing: EMS,
        /// Whether a word stands across the seam, and whether the characters at it stand together
        /// elsewhere.
        Cut: &["unasked", "no", "yes"],
        Joined: &["unasked", "no", "yes"],
        /// How much wider the other part is set, in em.
        Wider: WIDER,
        /// How much of what the other part says at its beginning the first one says; how much more
        /// that is than what any third part says; which of all parts it is by that.
        Said: SHARES,
        SaidMore: LEADS,
        SaidRank: RANKS,
        /// The same the other way round, for the end of the first part.
        Back: SHARES,
        BackMore: LEADS,
        BackRank: RANKS,
        /// Parts from the first to the other, and lines between them.
        Parts: STEPS,
        Lines: LINES,
        /// Lines of both.
        Before: COUNTS,
        After: COUNTS,
        /// Whether each has a headline, above or below its body.
        HeadBefore: HEADS,
        HeadAfter: HEADS,
        /// How probable it is that the other part begins an article, resumes one, or goes on what
        /// stands above it.
        Body: CHANCES,
        Resumed: CHANCES,
        GoesOn: CHANCES,
        /// How probable it is that what stands below the first part begins anything but a body, or
        /// resumes one.
        NextHead: CHANCES,
        NextResumed: CHANCES,
        /// How many parts of the page resume others.
        Scattered: COUNTS,
    }
}

/// How many signs there are.
pub(crate) const SIGNS: usize = Sign::ALL.len();

/// What is seen of a seam, by sign.
pub(crate) type Seam = [u8; SIGNS];

/// Places in an order, from 0.
pub(crate) const RANKS: &[&str] = &["<1", "<2", "<3", "<4", "<6", "more"];

const STEPS: &[&str] = &[
    "<-20", "<-12", "<-8", "<-5", "<-4", "<-3", "<-2", "<-1", "<0", "<1", "<2", "<3", "<4", "<5",
    "<6", "<9", "<13", "<21", "more",
];

/// Lines between two places.
pub(crate) const LINES: &[&str] = &[
    "<-150", "<-80", "<-40", "<-20", "<-10", "<-4", "<0", "<1", "<2", "<4", "<8", "<16", "<30",
    "<60", "<120", "more",
];

const WIDER: &[&str] =
    &["unasked", "<-3", "<-1.5", "<-.8", "<-.5", "<-.2", "<.2", "<.5", "<.8", "<1.5", "<3", "more"];

const HEADS: &[&str] = &["none", "above", "below"];

/// Probabilities.
pub(crate) const CHANCES: &[&str] = &[
    "<.01", "<.02", "<.05", "<.1", "<.2", "<.3", "<.4", "<.5", "<.6", "<.7", "<.8", "<.9", "<.95",
    "<.98", "more",
];

/// How many lines of a part speak for it, on its side of the seam.
const REACH: usize = 40;

/// How many parts before and after it are looked at for what a part goes on: more than a page has.
const NEAR: usize = 64;

/// A part is asked whether it goes on another where that is at least so probable by its label.
const LEAST: f32 = 0.02;

/// A part of a page, and one that may go on it.
pub(crate) struct Pair {
    pub(crate) first: usize,
    pub(crate) rest: usize,
    pub(crate) seam: Seam,
}

/// What is seen of all seams that may be on a page.
pub(crate) fn look(page: &Page, look: &Look, marginals: &[Scores], parts: &[Draft]) -> Vec<Pair> {
    let table = Table::of(page, look, marginals, parts);
    let rests = (0..parts.len()).filter(|rest| table.may_go_on(&parts[*rest], *rest));
    rests.flat_map(|rest| table.pairs(rest)).collect()
}

/// The parts of a page, spread out.
struct Table<'a> {
    page: &'a Page,
    look: &'a Look,
    marginals: &'a [Scores],
    parts: &'a [Draft],
    bodies: Vec<Vec<usize>>,
    widths: Vec<f32>,
    /// For each part how much other parts say of what it says at its beginning, and at its end.
    begins: Vec<Vec<(usize, f32)>>,
    ends: Vec<Vec<(usize, f32)>>,
    words: Words,
    scattered: u8,
}

impl<'a> Table<'a> {
    fn of(page: &'a Page, look: &'a Look, marginals: &'a [Scores], parts: &'a [Draft]) -> Self {
        let bodies: Vec<Vec<usize>> = parts.iter().map(crate::stitch::body).collect();
        let index = &look.index;
        let articles = crate::stitch::articles(index, &bodies);
        let mut sayers = Sayers::of(index, &articles);
        let (mut begins, mut ends) = (Vec::new(), Vec::new());
        for body in &bodies {
            begins.push(sayers.said(body.iter().take(REACH).copied()).to_vec());
            ends.push(sayers.said(body.iter().rev().take(REACH).copied()).to_vec());
        }
        let scattered = parts.iter().filter(|part| part.resumes).count();
        Self {
            begins,
            ends,
            widths: measure::widths(page),
            words: Words::new(),
            scattered: class(Sign::Scattered, scattered as f32),
            page,
            look,
            marginals,
            parts,
            bodies,
        }
    }

    fn may_go_on(&self, part: &Draft, number: usize) -> bool {
        let Some(first) = self.bodies[number].first() else { return false };
        let headed = part.headline.first().is_some_and(|at| at.line < *first);
        part.resumes || (!headed && self.chance(*first, &GOING_ON) >= LEAST)
    }

    fn chance(&self, line: usize, labels: &[Label]) -> f32 {
        labels.iter().map(|label| self.marginals[line][*label as usize]).sum()
    }

    fn pairs(&self, rest: usize) -> impl Iterator<Item = Pair> {
        let near = rest.saturating_sub(NEAR)..self.parts.len().min(rest + NEAR);
        let firsts = near.filter(move |first| *first != rest && !self.bodies[*first].is_empty());
        firsts.map(move |first| Pair { first, rest, seam: self.seam(first, rest) })
    }

    fn seam(&self, first: usize, rest: usize) -> Seam {
        let mut seam = [0; SIGNS];
        let mut put = |sign: Sign, value: u8| {
            debug_assert!(usize::from(value) < sign.size(), "{sign:?} {value}");
            seam[sign as usize] = value;
        };
        let (before, after) = (&self.bodies[first], &self.bodies[rest]);
        let (Some(&last), Some(&next)) = (before.last(), after.first()) else { return seam };
        let seen = |line: usize, field: Field| self.look.seen[line][field];
        put(Sign::End, seen(last, Field::End));
        put(Sign::Begin, seen(next, Field::First));
        put(Sign::Ending, seen(last, Field::Ending));
        put(Sign::Form, seen(next, Field::Form));
        put(Sign::Missing, seen(last, Field::Missing));
        let (tail, head) = (&self.page.lines[last].text, &self.page.lines[next].text);
        let cut = (self.page.writing == Writing::Han).then(|| self.words.cut(tail, head)).flatten();
        put(Sign::Cut, cut.map_or(0, |cut| 1 + u8::from(cut)));
        put(Sign::Joined, self.look.index.joined(self.page, tail, head) - 1);
        put(Sign::Wider, self.wider(before, after));
        for (signs, said, part) in [
            ([Sign::Said, Sign::SaidMore, Sign::SaidRank], &self.begins[rest], (rest, first)),
            ([Sign::Back, Sign::BackMore, Sign::BackRank], &self.ends[first], (first, rest)),
        ] {
            let (share, lead, rank) = compare(said, part);
            put(signs[0], class(signs[0], share));
            put(signs[1], class(signs[1], lead));
            put(signs[2], class(signs[2], rank as f32));
        }
        put(Sign::Parts, class(Sign::Parts, rest as f32 - first as f32));
        put(Sign::Lines, class(Sign::Lines, next as f32 - last as f32));
        put(Sign::Before, class(Sign::Before, before.len() as f32));
        put(Sign::After, class(Sign::After, after.len() as f32));
        put(Sign::HeadBefore, head_of(&self.parts[first], before));
        put(Sign::HeadAfter, head_of(&self.parts[rest], after));
        let chance = |line, labels: &[Label]| self.chance(line, labels);
        put(Sign::Body, class(Sign::Body, chance(next, &[Label::Body])));
        put(Sign::Resumed, class(Sign::Resumed, chance(next, &[Label::Resumed])));
        put(Sign::GoesOn, class(Sign::GoesOn, chance(next, &GOING_ON[1..])));
        if last + 1 < self.marginals.len() {
            let body = chance(last + 1, &GOING_ON) + chance(last + 1, &[Label::Body]);
            put(Sign::NextHead, class(Sign::NextHead, 1.0 - body));
            let resumed = chance(last + 1, &[Label::Resumed]);
            put(Sign::NextResumed, class(Sign::NextResumed, resumed));
        }
        put(Sign::Scattered, self.scattered);
        seam
    }

    /// How much wider one part is set than another, near the seam.
    fn wider(&self, before: &[usize], after: &[usize]) -> u8 {
        let width = |lines: &[usize]| {
            let widths: Vec<f32> = lines.iter().map(|line| self.widths[*line]).collect();
            measure::set_width(&widths, self.page.writing)
        };
        let before = width(&before[before.len().saturating_sub(16)..]);
        match (before, width(&after[..after.len().min(16)])) {
            (Some(before), Some(after)) => class(Sign::Wider, after - before),
            _ => 0,
        }
    }
}

/// What the first line of a part is that goes on another.
const GOING_ON: [Label; 3] = [Label::Resumed, Label::Paragraph, Label::Continued];

/// How much a part says, how much more that is than what any other one says (the asking one aside),
/// and how many say more.
pub(crate) fn compare(said: &[(usize, f32)], (asking, part): (usize, usize)) -> (f32, f32, usize) {
    let share = said.iter().find(|(other, _)| *other == part).map_or(0.0, |(_, share)| *share);
    let others = || said.iter().filter(|(other, _)| *other != part && *other != asking);
    let best = others().map(|(_, share)| *share).fold(0.0, f32::max);
    (share, share - best, others().filter(|(_, other)| *other > share).count())
}

fn head_of(part: &Draft, body: &[usize]) -> u8 {
    match part.headline.first() {
        None => 0,
        Some(at) if body.first().is_some_and(|first| at.line < *first) => 1,
        Some(_) => 2,
    }
}

/// The names of what is seen of a seam.
pub(crate) fn names() -> Names {
    Names::new(Sign::ALL.iter().map(|sign| (sign.name(), sign.values())))
}

/// The value for a number.
fn class(sign: Sign, x: f32) -> u8 {
    sign.class(x) as u8
}
