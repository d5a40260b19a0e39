//! Signatures by where they stand: names between headlines and texts, by themselves, or in the same
//! place below several headlines of a page.

use std::ops::Range;

use super::{apart, is_capitalised, is_headline_row, is_name, is_place, runs_on, words};
use crate::byline;
use crate::form::{self, small};
use crate::page::{Page, begins_block};
use crate::small_words;
use crate::standing;

/// Rows that a signature has at most, and a headline.
const ROWS: usize = 3;
const HEADLINE_ROWS: usize = 5;

/// The rows of signatures below headlines in small letters: between blank lines, or right below
/// them where several names of one kind of letters stand so, and more than bylines with `By` and
/// the like. On pages of English papers that print `By` no row stands so; where it is somebody or
/// some place that the headline ends in, the text below mostly begins with that.
pub(crate) fn rows_below_headlines(page: &Page) -> Vec<Range<usize>> {
    const LEAST: usize = 2;
    let found = apart((1..page.lines.len()).filter_map(|at| rows(page, at)).collect());
    let (alone, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|rows| begins_block(page, rows.start));
    let opens = |at: &usize| {
        let text = &page.lines[*at].text;
        text.first().is_some_and(|c| c.is_uppercase()) && byline::names_writer(text)
    };
    let opened = (0..page.lines.len()).filter(opens).count();
    let shouts = |rows: &Range<usize>| form::is_capitals(&page.lines[rows.start].text);
    let (shouted, others): (Vec<_>, Vec<_>) = found.into_iter().partition(shouts);
    let alike = [shouted, others].into_iter();
    let alike = alike.filter(|rows| rows.len() >= LEAST && rows.len() > opened).flatten();
    alone.into_iter().chain(alike).collect()
}

/// The rows of a signature that may begin at a line.
fn rows(page: &Page, at: usize) -> Option<Range<usize>> {
    let name = name_in(&page.lines[at].text)?;
    let told = standing::is_strap(name) || standing::is_standing(name, page.writing);
    let below = page.lines[at + 1..].iter().take(ROWS - 1);
    let further = below.take_while(|row| row.blanks == 0 && is_further(&row.text)).count();
    let end = at + 1 + further;
    let text = end == page.lines.len() || runs_on(page, end);
    let stands = !told && text && is_below_headline(page, at, end);
    (stands && !speaks_of(page, end, name)).then_some(at..end)
}

/// `Ida Marsh`, `IDA MARSH Health Correspondent`, `Ida Marsh, Ely`: the name of two or three words
/// that a row is, without its bearer's post or place.
fn name_in(row: &[char]) -> Option<&[char]> {
    const LONGEST: usize = 30;
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
/// which ends above it: right below, or between blank lines.
fn is_below_headline(page: &Page, at: usize, end: usize) -> bool {
    let alone = begins_block(page, at);
    let begins = |from: &usize| {
        begins_block(page, *from) || !alone && form::stops(&page.lines[from - 1].text)
    };
    let from = (at.saturating_sub(HEADLINE_ROWS)..at).rev().find(begins);
    let Some(rows) = from.map(|from| &page.lines[from..at]) else { return false };
    let is_other = |word: usize| small_words::VALUES[word] == "other";
    // Titles have small letters in `of` and `the` only.
    let is_plain = |word: &[char]| {
        word.len() > 3 && word[0].is_lowercase() && is_other(small_words::first(word, page.writing))
    };
    let above = &page.lines[at - 1].text;
    (!alone || begins_block(page, end))
        && rows.iter().all(|row| !form::stops(&row.text))
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
