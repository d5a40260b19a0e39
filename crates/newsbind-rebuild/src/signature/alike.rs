//! Signatures by where they stand: names between headlines and texts, by themselves, or in the same
//! place below several headlines of a page.

use std::ops::Range;

use super::{apart, is_capitalised, is_headline_row, is_name, is_place, runs_on, words};
use crate::byline;
use crate::form::{self, small};
use crate::page::{Page, begins_block};
use crate::standing;

/// Words that English titles have in small letters.
#[rustfmt::skip]
const TITLED: [&str; 24] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "off",
    "on", "or", "over", "per", "the", "to", "up", "via", "vs", "with",
];

/// Rows that a signature has at most, and a headline.
const ROWS: usize = 3;
const HEADLINE_ROWS: usize = 5;

/// The rows of signatures below headlines in small letters: between blank lines, or right below
/// them or right above their texts where several names of one kind of letters stand so, and more
/// than bylines with `By` and the like. On pages of English papers that print `By` no row stands so;
/// where it is somebody or some place that the headline ends in, the text below mostly begins with
/// that.
pub(crate) fn rows_below_headlines(page: &Page) -> Vec<Range<usize>> {
    const LEAST: usize = 2;
    let found = apart((1..page.lines.len()).filter_map(|at| rows(page, at)).collect());
    let begins = |rows: &Range<usize>| begins_block(page, rows.start);
    let (alone, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|rows| begins(rows) && begins_block(page, rows.end));
    let opens = |at: &usize| {
        let text = &page.lines[*at].text;
        text.first().is_some_and(|c| c.is_uppercase()) && byline::names_writer(text)
    };
    let opened = (0..page.lines.len()).filter(opens).count();
    let kind = |rows: &Range<usize>| {
        let shouted = form::is_capitals(&page.lines[rows.start].text);
        usize::from(shouted) * 2 + usize::from(begins(rows))
    };
    let mut counts = [0; 4];
    found.iter().for_each(|rows| counts[kind(rows)] += 1);
    let alike = |rows: &&Range<usize>| {
        let count = counts[kind(rows)];
        count >= LEAST && count > opened
    };
    // Above a place that opens the text stands who wrote it.
    let placed =
        |rows: &&Range<usize>| page.lines.get(rows.end).is_some_and(|line| line.opens_with_place);
    let found = found.iter().filter(|rows| alike(rows) || placed(rows)).cloned();
    alone.into_iter().chain(found).collect()
}

/// The rows of a signature that may begin at a line.
fn rows(page: &Page, at: usize) -> Option<Range<usize>> {
    let name = name_in(&page.lines[at].text)?;
    let told = standing::is_strap(name) || standing::is_standing(name, page.writing);
    let below = page.lines[at + 1..].iter().take(ROWS - 1);
    let further = below.take_while(|row| row.blanks == 0 && is_further(&row.text)).count();
    let end = at + 1 + further;
    let text = end == page.lines.len() || runs_on(page, end);
    let stands = !told && text && is_below_headline(page, at);
    (stands && !speaks_of(page, end, name)).then_some(at..end)
}

/// `Ida Marsh`, `IDA MARSH Health Correspondent`, `Ida Marsh, Ely`: the name of two or three words
/// that a row is, without its bearer's post or place.
fn name_in(row: &[char]) -> Option<&[char]> {
    const LONGEST: usize = 30;
    // `From Ida Marsh, Owerri`, as papers of Nigeria have it.
    let row = row.strip_prefix(&['F', 'r', 'o', 'm', ' ']).unwrap_or(row);
    let comma = row.iter().position(|c| *c == ',');
    let placed = comma.filter(|comma| is_place(&row[comma + 1..]));
    let row = &row[..placed.unwrap_or(row.len())];
    let text: String = row.iter().collect();
    let name = &row[..byline::without_post(&text).chars().count()];
    let is_short = name.len() <= LONGEST && words(name).count() <= 3;
    (is_short && is_name(name) && !form::stops(name)).then_some(name)
}

/// `Marrow Bay Examiner`, `Political Editor`, `ELLERY NEWS NETWORK – COAST`: whether a row may say
/// more of a writer, or name another one.
fn is_further(row: &[char]) -> bool {
    const LONGEST: usize = 40;
    let is_one =
        |word: &[char]| is_capitalised(word) || matches!(word, ['–' | '-' | '/'] | ['o', 'f']);
    row.len() <= LONGEST && !form::ends_within(row) && words(row).all(is_one)
}

/// Whether a line stands below the rows of a headline of which not all words have capitals, and
/// which ends above it: right below, or behind a blank line.
fn is_below_headline(page: &Page, at: usize) -> bool {
    let alone = begins_block(page, at);
    let begins = |from: &usize| {
        begins_block(page, *from) || !alone && form::stops(&page.lines[from - 1].text)
    };
    let from = (at.saturating_sub(HEADLINE_ROWS)..at).rev().find(begins);
    // A deck of sentences stands between the headline and the name.
    let decked = from.filter(|from| alone && *from > 0 && form::stops(&page.lines[at - 1].text));
    if let Some(deck) = decked {
        return begins_block(page, deck)
            && !form::stops(&page.lines[deck - 1].text)
            && is_below_headline(page, deck);
    }
    let Some(rows) = from.map(|from| &page.lines[from..at]) else { return false };
    // Titles have small letters in `of` and `the` only.
    let is_plain = |word: &[char]| {
        word.len() > 1 && word[0].is_lowercase() && !TITLED.contains(&&*small(word))
    };
    let above = &page.lines[at - 1].text;
    rows.iter().all(|row| !form::stops(&row.text))
        && rows.iter().any(|row| words(&row.text).any(is_plain))
        && is_headline_row(above)
}

/// Whether a text that begins at a line tells of a bearer of a name.
fn speaks_of(page: &Page, at: usize, name: &[char]) -> bool {
    const LINES: usize = 8;
    let rows = page.lines[at..].iter().take(LINES);
    let told: Vec<String> =
        rows.flat_map(|row| row.text.split(|c| !c.is_alphanumeric())).map(small).collect();
    words(name).map(small).any(|word| word.len() > 2 && told.contains(&word))
}
