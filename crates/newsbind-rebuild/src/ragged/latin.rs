//! The same of pages in Latin script: a head is told by rows that had room for the next word.

use std::ops::Range;

use crate::columns::{Columns, is_divided, stops};
use crate::form;
use crate::furniture;
use crate::jump;
use crate::page::Line;
use crate::signature;

/// Rows that stand between two texts at most: headline, deck, byline.
const ROWS: usize = 6;

/// A headline of a single row in capitals has so many words.
const LEAST_WORDS: usize = 3;

/// The rows that head each text of a page; none where its lines do not fill their columns.
pub(super) fn all_heads(lines: &[Line]) -> Vec<Range<usize>> {
    let columns = Columns::of(lines);
    if !are_full(lines, &columns) {
        return Vec::new();
    }
    super::one_by_one(lines.len(), |at| heads(lines, &columns, at))
}

/// Whether lines within sentences fill their columns.
fn are_full(lines: &[Line], columns: &Columns) -> bool {
    // So many tell, and one of so many may have room: on pages in order one of 15 and less had, where
    // columns are mixed one of 10 and more.
    const LEAST: usize = 12;
    const ONE_OF: usize = 12;
    let goes_on = |at: &usize| {
        let below = lines[at + 1].text.first();
        !stops(&lines[*at].text) && below.is_some_and(|c| c.is_lowercase())
    };
    let within: Vec<usize> = (0..lines.len().saturating_sub(1)).filter(goes_on).collect();
    let torn = within.iter().filter(|at| columns.had_room(lines, **at)).count();
    within.len() >= LEAST && torn * ONE_OF <= within.len()
}

/// The rows from one on that head the text below them, behind the end of another.
fn heads(lines: &[Line], columns: &Columns, from: usize) -> Option<Range<usize>> {
    let begins = |at: usize| lines[at].text.first().is_some_and(|c| !c.is_lowercase());
    let stands_apart = from.checked_sub(1).is_none_or(|above| {
        let text = &lines[above].text;
        stops(text) || furniture::is_dated(text) || jump::line(text).is_some()
    });
    let is_row = |at: usize| {
        let text = &lines[at].text;
        let had_room = || columns.had_room(lines, at) && !stops(text);
        (form::is_capitals(text) || had_room()) && !is_text(lines, columns, at)
    };
    if !stands_apart || !begins(from) {
        return None;
    }
    let end = (from..lines.len().min(from + ROWS + 1)).find(|at| !is_row(*at))?;
    let opens_text = begins(end) && (is_text(lines, columns, end) || stops(&lines[end].text));
    // A short row in capitals may be a subhead.
    let parts = end - from == 1
        && form::is_capitals(&lines[from].text)
        && signature::words(&lines[from].text).count() < LEAST_WORDS;
    (end > from && opens_text && !parts).then_some(from..end)
}

/// Whether a line is of a text that runs on to the next one.
fn is_text(lines: &[Line], columns: &Columns, at: usize) -> bool {
    let is_wide = |at: usize| lines[at].text.len() * 20 >= columns.widest[at] * 17;
    let goes_on = |below: &Line| below.text.first().is_some_and(|c| c.is_lowercase());
    let sentence = lines.get(at + 1).is_some_and(goes_on) && is_wide(at) && is_wide(at + 1);
    let divides = is_divided(&lines[at].text);
    columns.runs_on(lines, at) || (sentence || divides) && !form::is_capitals(&lines[at].text)
}
