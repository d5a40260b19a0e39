//! Headlines that stand right on their texts, where a page sets them so.

use std::ops::Range;

use crate::LineReading;
use crate::field::{Field, value};
use crate::form;
use crate::label::Label;
use crate::language;
use crate::look::Look;
use crate::measure;
use crate::page::{Page, begins_block};
use crate::standing::is_standing;

/// Of the lines of texts one of so many may have room for the next word.
const ONE_OF: usize = 10;

/// The rows of a headline, at most.
const ROWS: usize = 3;

/// Rows that begin a block behind a text that has ended are a headline, where other headlines of the
/// page stand so right on their texts: rows that do not stop, of which one had room for the next
/// word, or below which a sentence begins.
pub(crate) fn keep_headlines(page: &Page, look: &Look, reading: &mut LineReading) {
    // So many of them tell.
    const LEAST: usize = 2;
    let heads = headlines(reading);
    let is_tight =
        |rows: &&Range<usize>| begins_block(page, rows.start) && !begins_block(page, rows.end);
    if heads.iter().filter(is_tight).count() < LEAST {
        return;
    }
    let is_even = measure::is_even(page, &look.seen, ONE_OF);
    for at in 1..reading.labels.len() {
        let may_begin = matches!(reading.labels[at], Label::Paragraph | Label::Body);
        let below_kicker = is_kicker(page, reading, at - 1);
        let begins = below_kicker || begins_block(page, at) && has_ended(page, reading, at - 1);
        if !(may_begin && begins) {
            continue;
        }
        let Some(rows) = rows(page, look, reading, at, is_even) else { continue };
        if below_kicker {
            reading.relabel(at - 1, Label::Kicker);
        }
        reading.relabel(rows.start, Label::Before);
        (rows.start + 1..rows.end).for_each(|row| reading.relabel(row, Label::BeforeNext));
        reading.relabel(rows.end, Label::Body);
    }
}

/// The rows of each headline that stands before its text, with those of bylines not counted.
fn headlines(reading: &LineReading) -> Vec<Range<usize>> {
    let labels = &reading.labels;
    let begins = (0..labels.len()).filter(|at| labels[*at] == Label::Before);
    begins
        .map(|at| {
            let next = labels[at + 1..].iter().take_while(|label| **label == Label::BeforeNext);
            at..at + 1 + next.count()
        })
        .filter(|rows| matches!(labels.get(rows.end), Some(Label::Body | Label::BylineBefore)))
        .collect()
}

/// `BORDEAUX`, `Plouézan`, `In brief`: whether a line that was read as a head begins a block, and may be a kicker.
fn is_kicker(page: &Page, reading: &LineReading, at: usize) -> bool {
    const WORDS: usize = 3;
    let text = &page.lines[at].text;
    let words = text.split(|c| *c == ' ').count();
    let is_short = words <= WORDS && form::is_capitals(text)
        || words == 1 && text.iter().all(|c| c.is_alphabetic() || matches!(c, '-' | '’'));
    matches!(reading.labels[at], Label::Before | Label::Kicker)
        && begins_block(page, at)
        && !begins_block(page, at + 1)
        && (is_short || is_standing(text, page.writing))
}

/// Whether the text above ends with a line.
fn has_ended(page: &Page, reading: &LineReading, at: usize) -> bool {
    let ends = [Label::BylineAfter, Label::Jump, Label::Furniture];
    form::stops(&page.lines[at].text) || ends.contains(&reading.labels[at])
}

/// The rows of a headline that begins at a line of a text, and stands right on the rest of it.
/// `is_even`: the lines of texts have no room for the next word.
fn rows(
    page: &Page,
    look: &Look,
    reading: &LineReading,
    at: usize,
    is_even: bool,
) -> Option<Range<usize>> {
    let room = value!(Slack, "<2.1");
    let firsts = [value!(First, "upper"), value!(First, "quote"), value!(First, "digit")];
    let seen = |at: usize, field: Field| look.seen[at][field];
    let goes_on = |at: usize| {
        let is_of_text = reading.labels.get(at) == Some(&Label::Continued);
        is_of_text && !begins_block(page, at)
    };
    let is_row = |at: usize| {
        let text = &page.lines[at].text;
        seen(at, Field::Form) == value!(Form, "none")
            && !form::stops(text)
            && !matches!(text.last(), Some(',' | ';' | ':' | '-' | '\u{ad}' | '–'))
    };
    let begins_text = [value!(First, "upper"), value!(First, "quote")];
    let end = (at + 1..=at + ROWS)
        .find(|end| goes_on(*end) && begins_text.contains(&seen(*end, Field::First)))?;
    let is_set_so = || {
        is_even
            && (at..end).any(|row| seen(row, Field::Slack) >= room)
            && !language::opens_sentence(&page.lines[at].text)
    };
    let told = language::opens_sentence(&page.lines[end].text) || is_set_so();
    let is_text = goes_on(end + 1) && (at + 1..end + 1).all(goes_on);
    let begins = firsts.contains(&seen(at, Field::First));
    (told && is_text && begins && (at..end).all(is_row)).then_some(at..end)
}
