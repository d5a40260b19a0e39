//! Reading a page again in the light of the reading before: what only whole articles show.

use std::ops::Range;

use crate::LineReading;
use crate::assemble::{self, Draft, Drafts, Part};
use crate::field::{Field, Seen, set, value};
use crate::label::Label;
use crate::page::Page;
use crate::topic::{Index, Sayer, Sayers};

/// No article.
const NONE: usize = usize::MAX;

/// Fills the fields that the reading before gives.
pub(crate) fn look(
    page: &Page,
    index: &Index,
    rows: &[(usize, usize)],
    before: &LineReading,
    seen: &mut [Seen],
) {
    let mut drafts = Drafts::default();
    assemble::assemble(0, page, &before.labels, &before.sure, &mut drafts);
    let articles = articles(&drafts, page.lines.len());
    let bodies = Bodies::of(&articles, &drafts);
    let habit = habit(before);
    let scattered = scattered(before);
    for (i, seen) in seen.iter_mut().enumerate() {
        set(seen, Field::Was, 1 + before.labels[i] as usize);
        set(seen, Field::Sure, Field::Sure.class(before.sure[i]));
        set(seen, Field::HabitRead, habit);
        set(seen, Field::Scattered, scattered);
    }
    let mut sayers = Sayers::of(index, &articles);
    look_at_articles(&mut sayers, &drafts, &articles, before, seen);
    look_elsewhere(page, &mut sayers, &articles, seen);
    let mut at = 0;
    for &(from, to) in rows {
        look_at_lines(&drafts, &bodies, at..from, seen);
        let words = |beside| compare_words(index, &mut sayers, &articles, (from, to), beside);
        look_at_row(&drafts, &bodies, (from, to), words, seen);
        at = to;
    }
    look_at_lines(&drafts, &bodies, at..page.lines.len(), seen);
}

/// What the articles of the page show together, and each line's place among their headlines.
fn look_at_articles(
    sayers: &mut Sayers,
    drafts: &Drafts,
    articles: &[usize],
    before: &LineReading,
    seen: &mut [Seen],
) {
    let with_text = || drafts.articles.iter().filter(|draft| draft.has_text());
    let count = with_text().count();
    let bare = with_text().filter(|draft| draft.headline.is_empty()).count();
    let bare = Field::Bare.class(bare as f32 / count.max(1) as f32);
    let is_headline = |i: &usize| matches!(before.labels[*i], Label::Before | Label::After);
    let headlines: Vec<usize> = (0..seen.len()).filter(is_headline).collect();
    for (i, seen) in seen.iter_mut().enumerate() {
        set(seen, Field::Bare, bare);
        set(seen, Field::Articles, Field::Articles.class(count as f32));
        let next = headlines.partition_point(|at| *at <= i);
        let to = headlines.get(next).map_or(999, |at| at - i);
        let last = headlines.partition_point(|at| *at < i);
        let from = last.checked_sub(1).map_or(999, |last| i - headlines[last]);
        set(seen, Field::ToHeadline, Field::ToHeadline.class(to as f32));
        set(seen, Field::FromHeadline, Field::FromHeadline.class(from as f32));
    }
    let bonds = bonds(sayers, articles);
    let mean = bonds.iter().map(|(_, bond)| bond).sum::<f32>() / bonds.len().max(1) as f32;
    for seen in seen.iter_mut() {
        set(seen, Field::Bond, value!(Bond, "unasked"));
    }
    for (range, bond) in bonds {
        for seen in &mut seen[range] {
            set(seen, Field::Bond, Field::Bond.class(bond / mean.max(1e-6)));
        }
    }
}

/// For the lines between two articles, and the first of the second: how much the second has in
/// common with the first.
fn bonds(sayers: &mut Sayers, articles: &[usize]) -> Vec<(Range<usize>, f32)> {
    let mut bonds = Vec::new();
    let mut last: Option<usize> = None;
    for (i, article) in articles.iter().enumerate().filter(|(_, article)| **article != NONE) {
        if let Some(before) = last.filter(|last| articles[*last] != *article) {
            let lines = (i..articles.len().min(i + 40)).filter(|line| articles[*line] == *article);
            let first = articles[before] as u32;
            let number = |sayer: Sayer| if sayer.article == first { 0 } else { u32::MAX };
            let bond = sayers.said_by(lines, number).first().map_or(0.0, |(_, share)| *share);
            bonds.push((before + 1..i + 1, bond));
        }
        last = Some(i);
    }
    bonds
}

/// How many lines on each side of a block's beginning are looked for elsewhere.
const REACH: usize = 12;

/// Whether what stands at the beginning of a block, and what stands above it, have more in common
/// with some other article than with each other.
fn look_elsewhere(page: &Page, sayers: &mut Sayers, articles: &[usize], seen: &mut [Seen]) {
    for (i, seen) in seen.iter_mut().enumerate() {
        let lead = block(page, articles, i).map(|(above, below)| {
            let mut lead = |own: &Range<usize>, other: &Range<usize>| {
                let (this, that) = (articles[own.start] as u32, articles[other.start] as u32);
                let is_above = other.start < i;
                let number = |sayer: Sayer| {
                    let near = if is_above {
                        (sayer.first as usize) < i
                    } else {
                        sayer.last as usize >= i
                    };
                    match sayer.article {
                        article if article == that && near => 0,
                        article if article == this => u32::MAX,
                        article => article + 1,
                    }
                };
                let said = sayers.said_by(own.clone(), number);
                let share = |near: bool| {
                    let said = said.iter().filter(|(side, _)| (*side == 0) == near);
                    said.map(|(_, share)| *share).fold(0.0, f32::max)
                };
                share(false) - share(true)
            };
            [lead(&below, &above), lead(&above, &below)]
        });
        let fields = [Field::Elsewhere, Field::ElsewhereAbove];
        for (at, field) in fields.into_iter().enumerate() {
            let unasked = value!(Elsewhere, "unasked").into();
            set(seen, field, lead.map_or(unasked, |lead| field.class(lead[at])));
        }
    }
}

/// The lines of bodies before and after line `i`, where a block begins there within or between
/// bodies.
fn block(page: &Page, articles: &[usize], i: usize) -> Option<(Range<usize>, Range<usize>)> {
    if page.lines[i].blanks == 0 {
        return None;
    }
    let below = *articles.get(i).filter(|article| **article != NONE)?;
    let last = articles[..i].iter().rposition(|article| *article != NONE)?;
    let above = articles[last];
    let up = articles[..=last].iter().rev().take(REACH).take_while(|a| **a == above).count();
    let down = articles[i..].iter().take(REACH).take_while(|a| **a == below).count();
    (up > 1 && down > 1).then_some((last + 1 - up..last + 1, i..i + down))
}

/// Where the headlines of this page stand, by the reading before.
fn habit(before: &LineReading) -> usize {
    let weight = |label: Label| -> f32 {
        let lines = before.labels.iter().zip(&before.sure);
        lines.filter(|(l, _)| **l == label).map(|(_, sure)| *sure).sum()
    };
    let (before, after) = (weight(Label::Before), weight(Label::After));
    let share = (after + 0.5) / (before + after + 1.0);
    1 + [0.1, 0.3, 0.6, 0.85].iter().take_while(|edge| share >= **edge).count()
}

/// How many parts of bodies on this page resume others, by the reading before.
fn scattered(before: &LineReading) -> usize {
    let lines = before.labels.iter().zip(&before.sure);
    let resumed: f32 =
        lines.filter(|(label, _)| **label == Label::Resumed).map(|(_, sure)| *sure).sum();
    Field::Scattered.class(resumed)
}

/// For each line the article whose body it belongs to.
fn articles(drafts: &Drafts, lines: usize) -> Vec<usize> {
    let mut articles = vec![NONE; lines];
    for (article, draft) in drafts.articles.iter().enumerate() {
        for part in &draft.body {
            if let Part::Paragraph(lines) = part {
                lines.iter().for_each(|at| articles[at.line] = article);
            }
        }
    }
    articles
}

/// The bodies of articles.
struct Bodies<'a> {
    /// The article of each line.
    articles: &'a [usize],
    /// The lines of each article, from the top.
    lines: Vec<Vec<usize>>,
}

impl<'a> Bodies<'a> {
    fn of(articles: &'a [usize], drafts: &Drafts) -> Self {
        let mut lines = vec![Vec::new(); drafts.articles.len()];
        for (at, article) in articles.iter().enumerate().filter(|(_, article)| **article != NONE) {
            lines[*article].push(at);
        }
        Self { articles, lines }
    }

    /// How many of some lines are of an article.
    fn count(&self, article: usize, among: Range<usize>) -> usize {
        let lines = self.lines.get(article).map_or(&[][..], Vec::as_slice);
        let before = |end: usize| lines.partition_point(|line| *line < end);
        before(among.end) - before(among.start)
    }
}

/// Looks at lines that are in no row.
fn look_at_lines(drafts: &Drafts, bodies: &Bodies, lines: Range<usize>, seen: &mut [Seen]) {
    let unasked = [
        value!(TopicRead, "unasked"),
        value!(SaidAbove, "unasked"),
        value!(SaidBelow, "unasked"),
        value!(SaidElsewhere, "unasked"),
    ];
    let unasked = |_| unasked.map(usize::from);
    lines.for_each(|i| look_at_row(drafts, bodies, (i, i + 1), unasked, seen));
}

/// The fields that compare the words of a row with the articles around it.
const COMPARED: [Field; 4] =
    [Field::TopicRead, Field::SaidAbove, Field::SaidBelow, Field::SaidElsewhere];

/// Compares a row, or any other line, with the article above it and the one below it; `words` are
/// asked for a row only.
fn look_at_row(
    drafts: &Drafts,
    bodies: &Bodies,
    (from, to): (usize, usize),
    words: impl FnOnce(Beside) -> [usize; COMPARED.len()],
    seen: &mut [Seen],
) {
    const FAR: usize = 200;
    let beside = Beside::of(bodies.articles, (from, to));
    let Beside { above, below } = beside;
    let lines =
        [bodies.count(above, from.saturating_sub(FAR)..from), bodies.count(below, to..to + FAR)];
    let form = |article: usize| {
        let first = drafts.articles.get(article).and_then(Draft::first_line);
        first.map_or(value!(OpensAbove, "edge").into(), |line| usize::from(seen[line][Field::Form]))
    };
    let values = [
        (Field::Need, need(drafts, (from, to), above, below).into()),
        (Field::LinesAbove, Field::LinesAbove.class(lines[0] as f32)),
        (Field::LinesBelow, Field::LinesBelow.class(lines[1] as f32)),
        (Field::OpensAbove, form(above)),
        (Field::OpensBelow, form(below)),
    ];
    let words = COMPARED.into_iter().zip(words(beside));
    let values = values.into_iter().chain(words);
    values.for_each(|(field, value)| {
        seen[from..to].iter_mut().for_each(|seen| set(seen, field, value));
    });
}

/// The articles above and below some lines, [`NONE`] where there is none nearby.
#[derive(Clone, Copy)]
struct Beside {
    above: usize,
    below: usize,
}

impl Beside {
    fn of(articles: &[usize], (from, to): (usize, usize)) -> Self {
        let above = articles[..from].iter().rev().take(12).copied().find(|a| *a != NONE);
        let below = articles[to..].iter().take(12).copied().find(|a| *a != NONE);
        Self { above: above.unwrap_or(NONE), below: below.unwrap_or(NONE) }
    }
}

/// Whether the articles above and below have headlines without the row.
fn need(drafts: &Drafts, (from, to): (usize, usize), above: usize, below: usize) -> u8 {
    let has = |article: usize| {
        drafts
            .articles
            .get(article)
            .is_some_and(|draft| draft.headline.iter().any(|at| at.line < from || at.line >= to))
    };
    match (above == below, has(above), has(below)) {
        (true, false, _) => value!(Need, "inside-bare"),
        (true, true, _) => value!(Need, "inside-headed"),
        (false, false, false) => value!(Need, "both"),
        (false, false, true) => value!(Need, "above"),
        (false, true, false) => value!(Need, "below"),
        (false, true, true) => value!(Need, "none"),
    }
}

/// Who says the words of a row: where they stand, and how much of them the articles above and below
/// it say, and the one of the others that says most.
fn compare_words(
    index: &Index,
    sayers: &mut Sayers,
    articles: &[usize],
    (from, to): (usize, usize),
    beside: Beside,
) -> [usize; COMPARED.len()] {
    let Beside { above, below } = beside;
    let said = sayers.said(from..to);
    let most = |of: &dyn Fn(usize) -> bool| {
        said.iter().filter(|(article, _)| of(*article)).map(|(_, share)| *share).fold(0.0, f32::max)
    };
    [
        compare(index, articles, (from, to), beside).into(),
        Field::SaidAbove.class(most(&|a| a == above)),
        Field::SaidBelow.class(most(&|a| a == below)),
        Field::SaidElsewhere.class(most(&|a| a != above && a != below)),
    ]
}

/// Where the words of a row stand: in the body above or in the body below, by the rate of lines.
fn compare(
    index: &Index,
    articles: &[usize],
    row: (usize, usize),
    Beside { above, below }: Beside,
) -> u8 {
    let split = |line: usize| {
        let near = line + 120 > row.0 && line < row.1 + 120;
        match articles[line] {
            NONE => None,
            _ if !near => None,
            article if article == above && line < row.0 => Some(true),
            article if article == below && line >= row.1 => Some(false),
            _ => None,
        }
    };
    let (up, down) = index.shares(row, split);
    match down - up {
        _ if up.max(down) < 0.3 => value!(TopicRead, "none"),
        lead if lead < -1.5 => value!(TopicRead, "above3"),
        lead if lead < -0.7 => value!(TopicRead, "above2"),
        lead if lead < -0.25 => value!(TopicRead, "above1"),
        lead if lead > 1.5 => value!(TopicRead, "below3"),
        lead if lead > 0.7 => value!(TopicRead, "below2"),
        lead if lead > 0.25 => value!(TopicRead, "below1"),
        _ => value!(TopicRead, "even"),
    }
}
