//! Reading a page again in the light of a first reading: what only whole articles show.

use crate::assemble::{self, Drafts, Part};
use crate::field::{self, Field, Seen};
use crate::label::Label;
use crate::look::class;
use crate::page::Page;
use crate::topic::Index;

/// A first reading of a page.
pub(crate) struct Reading<'a> {
    pub(crate) labels: &'a [Label],
    /// How probable each of them is.
    pub(crate) sure: &'a [f32],
}

/// No article.
const NONE: usize = usize::MAX;

/// Fills the fields that a first reading gives.
pub(crate) fn look(
    page: &Page,
    index: &Index,
    rows: &[(usize, usize)],
    first: &Reading,
    seen: &mut [Seen],
) {
    let mut drafts = Drafts::default();
    assemble::assemble(0, page, first.labels, first.sure, &mut drafts);
    let articles = articles(&drafts, page.lines.len());
    let habit = habit(first);
    let scattered = scattered(first);
    for (i, seen) in seen.iter_mut().enumerate() {
        put(seen, Field::Was, 1 + first.labels[i] as usize);
        put(seen, Field::Sure, sure(first.sure[i]));
        put(seen, Field::HabitRead, habit);
        put(seen, Field::Scattered, scattered);
    }
    look_at_articles(index, &drafts, &articles, first, seen);
    let mut at = 0;
    for &(from, to) in rows {
        (at..from).for_each(|i| look_at_row(index, &drafts, &articles, (i, i + 1), false, seen));
        look_at_row(index, &drafts, &articles, (from, to), true, seen);
        at = to;
    }
    (at..page.lines.len())
        .for_each(|i| look_at_row(index, &drafts, &articles, (i, i + 1), false, seen));
}

/// What the articles of the page show together, and each line's place among their headlines.
fn look_at_articles(
    index: &Index,
    drafts: &Drafts,
    articles: &[usize],
    first: &Reading,
    seen: &mut [Seen],
) {
    let with_text = || drafts.articles.iter().filter(|draft| draft.has_text());
    let count = with_text().count();
    let bare = with_text().filter(|draft| draft.headline.is_empty()).count();
    let bare = class(field::BARE, bare as f32 / count.max(1) as f32);
    let is_headline = |i: &usize| matches!(first.labels[*i], Label::Before | Label::After);
    let headlines: Vec<usize> = (0..seen.len()).filter(is_headline).collect();
    for (i, seen) in seen.iter_mut().enumerate() {
        put(seen, Field::Bare, bare);
        put(seen, Field::Articles, class(field::CT, count as f32));
        let next = headlines.partition_point(|at| *at <= i);
        let to = headlines.get(next).map_or(999, |at| at - i);
        let last = headlines.partition_point(|at| *at < i);
        let from = last.checked_sub(1).map_or(999, |last| i - headlines[last]);
        put(seen, Field::ToHeadline, class(field::CT, to as f32));
        put(seen, Field::FromHeadline, class(field::CT, from as f32));
    }
    let bonds = bonds(index, articles);
    let mean = bonds.iter().map(|(_, bond)| bond).sum::<f32>() / bonds.len().max(1) as f32;
    for seen in seen.iter_mut() {
        put(seen, Field::Bond, 1);
    }
    for (range, bond) in bonds {
        for seen in &mut seen[range] {
            put(seen, Field::Bond, 1 + class(field::REL, bond / mean.max(1e-6)));
        }
    }
}

/// For the lines between two articles, and the first of the second: how much the second has in common with
/// the first.
fn bonds(index: &Index, articles: &[usize]) -> Vec<(std::ops::Range<usize>, f32)> {
    let mut bonds = Vec::new();
    let mut last: Option<usize> = None;
    for (i, article) in articles.iter().enumerate().filter(|(_, article)| **article != NONE) {
        if let Some(before) = last.filter(|last| articles[*last] != *article) {
            let lines = (i..articles.len().min(i + 40)).filter(|line| articles[*line] == *article);
            let said = index.said(lines, articles);
            let bond = said.iter().find(|(other, _)| *other == articles[before]);
            bonds.push((before + 1..i + 1, bond.map_or(0.0, |(_, share)| *share)));
        }
        last = Some(i);
    }
    bonds
}

fn put(seen: &mut Seen, field: Field, value: usize) {
    debug_assert!(value < field.size());
    seen[field as usize] = value as u8;
}

fn sure(probability: f32) -> usize {
    1 + [0.6, 0.85, 0.97].iter().take_while(|edge| probability >= **edge).count()
}

/// Where the headlines of this page stand, by the first reading.
fn habit(first: &Reading) -> usize {
    let weight = |label: Label| -> f32 {
        let lines = first.labels.iter().zip(first.sure);
        lines.filter(|(l, _)| **l == label).map(|(_, sure)| *sure).sum()
    };
    let (before, after) = (weight(Label::Before), weight(Label::After));
    let share = (after + 0.5) / (before + after + 1.0);
    1 + [0.1, 0.3, 0.6, 0.85].iter().take_while(|edge| share >= **edge).count()
}

/// How many parts of bodies on this page resume others, by the first reading.
fn scattered(first: &Reading) -> usize {
    let lines = first.labels.iter().zip(first.sure);
    let resumed: f32 =
        lines.filter(|(label, _)| **label == Label::Resumed).map(|(_, sure)| *sure).sum();
    1 + [0.3, 1.0, 3.0].iter().take_while(|edge| resumed >= **edge).count()
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

/// Compares a row, or any other line, with the article above it and the one below it.
fn look_at_row(
    index: &Index,
    drafts: &Drafts,
    articles: &[usize],
    (from, to): (usize, usize),
    row: bool,
    seen: &mut [Seen],
) {
    let above =
        articles[..from].iter().rev().take(12).copied().find(|a| *a != NONE).unwrap_or(NONE);
    let below = articles[to..].iter().take(12).copied().find(|a| *a != NONE).unwrap_or(NONE);
    let has = |article: usize| {
        drafts
            .articles
            .get(article)
            .is_some_and(|draft| draft.headline.iter().any(|at| at.line < from || at.line >= to))
    };
    let need = match (above == below, has(above), has(below)) {
        (true, false, _) => 1,
        (true, true, _) => 2,
        (false, false, false) => 3,
        (false, false, true) => 4,
        (false, true, false) => 5,
        (false, true, true) => 6,
    };
    let count = |article: usize, range: std::ops::Range<usize>| {
        if article == NONE { 0 } else { articles[range].iter().filter(|a| **a == article).count() }
    };
    let length =
        |lines: usize| 1 + [1, 4, 12, 40].iter().take_while(|edge| lines >= **edge).count();
    let topic = if row { compare(index, articles, (from, to), above, below) } else { 1 };
    let (up, down) = (
        length(count(above, from.saturating_sub(200)..from)),
        length(count(below, to..articles.len().min(to + 200))),
    );
    let lines_of = |lines: usize| class(field::CT, lines as f32);
    let (many_up, many_down) = (
        count(above, from.saturating_sub(200)..from),
        count(below, to..articles.len().min(to + 200)),
    );
    let said = if row { index.said(from..to, articles) } else { Vec::new() };
    let share = |of: usize| said.iter().find(|(a, _)| *a == of).map_or(0.0, |(_, share)| *share);
    let elsewhere = said
        .iter()
        .filter(|(a, _)| *a != above && *a != below)
        .map(|(_, share)| *share)
        .fold(0.0, f32::max);
    let said = [(Field::SaidAbove, share(above)), (Field::SaidBelow, share(below)), (Field::SaidElsewhere, elsewhere)];
    let opens = |article: usize, seen: &[Seen]| {
        let draft = drafts.articles.get(article)?;
        let line = draft.body.iter().find_map(|part| match part {
            Part::Paragraph(lines) => lines.first().map(|at| at.line),
            _ => None,
        })?;
        Some(seen[line][Field::Form as usize])
    };
    let opens = [opens(above, seen), opens(below, seen)].map(|form| usize::from(form.unwrap_or(0)));
    for seen in &mut seen[from..to] {
        put(seen, Field::OpensAbove, opens[0]);
        put(seen, Field::OpensBelow, opens[1]);
        put(seen, Field::LinesAbove, lines_of(many_up));
        put(seen, Field::LinesBelow, lines_of(many_down));
        for (field, share) in said {
            put(seen, field, if row { 1 + class(field::SH, share) } else { 1 });
        }
        put(seen, Field::Need, need);
        put(seen, Field::LengthAbove, up);
        put(seen, Field::LengthBelow, down);
        put(seen, Field::TopicRead, topic);
    }
}

/// Where the words of a row stand: in the body above or in the body below, by the rate of lines.
fn compare(
    index: &Index,
    articles: &[usize],
    row: (usize, usize),
    above: usize,
    below: usize,
) -> usize {
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
        _ if up.max(down) < 0.3 => 5,
        lead if lead < -1.5 => 2,
        lead if lead < -0.7 => 3,
        lead if lead < -0.25 => 4,
        lead if lead > 1.5 => 9,
        lead if lead > 0.7 => 8,
        lead if lead > 0.25 => 7,
        _ => 6,
    }
}
