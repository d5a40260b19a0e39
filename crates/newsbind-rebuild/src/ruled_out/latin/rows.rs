//! Short rows of evenly set columns, and rows with which sentences begin.

use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::language;
use crate::measure::is_even;
use crate::page::{Page, begins_block};

/// Rows within a block and behind a stop that had room for the word right below them, with which a
/// line of a text begins, on a page whose lines fill their columns: they go on nothing, and nothing
/// goes on with them. They are subheads, headlines, items of a list. Of 38 such rows on even pages
/// of English papers none is of a paragraph.
pub(super) fn short(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const ONE_OF: usize = 25;
    if !is_even(page, seen, ONE_OF) {
        return Vec::new();
    }
    let (upper, text) = (value!(First, "upper"), value!(Like, "no"));
    let (room, full) = (value!(Slack, "<6"), value!(Slack, "<1.1"));
    let value = |at: usize, field: Field| seen[at][field];
    let begins_text = |at: usize| {
        value(at, Field::First) == upper
            && value(at, Field::Like) == text
            && value(at, Field::Slack) <= full
    };
    let is_short = |at: &usize| {
        let row = &page.lines[*at].text;
        !begins_block(page, *at)
            && !begins_block(page, at + 1)
            && ends_sentence(page, seen, at - 1)
            && value(*at, Field::Form) == value!(Form, "none")
            && value(*at, Field::First) == upper
            && value(*at, Field::Slack) >= room
            && !(form::stops(row) || form::ends_within(row))
            && begins_text(at + 1)
    };
    (1..seen.len().saturating_sub(1)).filter(is_short).collect()
}

/// Lines that begin a sentence where the line before does not end one: they do not go on with it.
/// Behind a blank line two of 116 such lines of English papers do, behind the title of a film and
/// within that of a record; captions, which interrupt sentences, are no lines before. Right below
/// another line one of two does: here below those only that begin behind a stop and had room for
/// the word.
pub(super) fn begun(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let ends = [value!(End, "lower"), value!(End, "upper"), value!(End, "digit")];
    let (upper, room, none) = (value!(First, "upper"), value!(Slack, "<1.1"), value!(Form, "none"));
    let credit = value!(Ending, "credit");
    let is_row = |at: usize| {
        let row = &seen[at];
        at > 0
            && row[Field::First] == upper
            && row[Field::Form] == none
            && row[Field::Slack] >= room
            && ends_sentence(page, seen, at - 1)
    };
    let is_begun = |at: &usize| {
        let (before, line) = (&seen[at - 1], &page.lines[*at]);
        ends.contains(&before[Field::End])
            && (line.blanks > 0 && before[Field::BlockEnding] != credit || is_row(at - 1))
            && language::opens_sentence(&line.text)
    };
    (1..seen.len()).filter(is_begun).collect()
}

/// Rows much wider than the columns, above a text that is as wide as others: headlines that span
/// several columns; subheads stand in one.
pub(super) fn spanning(page: &Page, seen: &[Seen]) -> Vec<usize> {
    // So many lines of text tell how wide columns are.
    const LEAST: usize = 20;
    let (text, upper) = (value!(Like, "no"), value!(First, "upper"));
    let length = |at: usize| page.lines[at].text.len();
    let is_text = |at: &usize| seen[*at][Field::Like] == text && !field::stops(&seen[*at]);
    let mut lengths: Vec<usize> = (0..seen.len()).filter(is_text).map(length).collect();
    if lengths.len() < LEAST {
        return Vec::new();
    }
    lengths.sort_unstable();
    let column = lengths[lengths.len() / 2];
    let is_column = |at: usize| 5 * length(at) <= 6 * column;
    let is_spanning = |at: &usize| {
        4 * length(*at) >= 5 * column
            && begins_block(page, *at)
            && field::stops(&seen[at - 1])
            && !field::stops(&seen[*at])
            && is_column(at - 1)
            && is_column(at + 1)
            && is_column(at + 2)
            && seen[at + 1][Field::First] == upper
            && !begins_block(page, at + 2)
    };
    (1..seen.len().saturating_sub(2)).filter(is_spanning).collect()
}

/// Whether a line ends in the stop of a sentence: `Sen.` and `U.S.` alone in a row do not.
fn ends_sentence(page: &Page, seen: &[Seen], at: usize) -> bool {
    let text = &page.lines[at].text;
    let small = text.iter().rev().skip(1).take_while(|c| c.is_lowercase()).count();
    field::stops(&seen[at]) && (text.contains(&' ') || small > 4)
}
