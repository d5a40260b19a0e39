//! Decks: rows below a headline that say more of it.

use std::ops::Range;

use crate::LineReading;
use crate::field::{Field, value};
use crate::label::Label;
use crate::look::Look;
use crate::page::{Page, begins_block};
use crate::signature;

/// Rows that fill their column below a headline of which one had room for the next word are its
/// deck: it is set smaller than the headline, which breaks sooner. A name below a deck is who wrote
/// the text.
pub(crate) fn part(page: &Page, look: &Look, reading: &mut LineReading) {
    let begins = (0..reading.labels.len()).filter(|at| reading.labels[*at] == Label::Before);
    for first in begins.collect::<Vec<_>>() {
        let next = reading.labels[first + 1..].iter();
        let rows = next.take_while(|label| **label == Label::BeforeNext).count();
        let rows = first..first + 1 + rows;
        let deck = (first + 1..rows.end).find(|at| is_deck(page, look, &rows, *at));
        deck.into_iter().for_each(|deck| reading.relabel(deck, Label::Before));
        let below_head = first > 0
            && matches!(reading.labels[first - 1], Label::Before | Label::BeforeNext)
            && !begins_block(page, first);
        let last = rows.end - 1;
        let begins = deck.or(below_head.then_some(first));
        let signed = reading.labels.get(rows.end) == Some(&Label::Body)
            && begins.is_some_and(|begins| begins < last)
            && signature::is_person(&page.lines[last].text);
        if signed {
            reading.relabel(last, Label::BylineBefore);
        }
    }
}

/// Whether of the rows of a headline those from one on are a deck.
fn is_deck(page: &Page, look: &Look, rows: &Range<usize>, at: usize) -> bool {
    let (room, upper) = (value!(Slack, "<2.1"), value!(First, "upper"));
    let slack = |row: usize| look.seen[row][Field::Slack];
    // Rows of which the next one is of the same type.
    let parts_early = |row: usize| slack(row) >= room && !begins_block(page, row + 1);
    let fills = |row: usize| slack(row) < value!(Slack, "<1.1");
    look.seen[at][Field::First] == upper
        && at + 1 < rows.end
        && (rows.start..(at - 1).max(rows.start + 1)).any(parts_early)
        && (at..rows.end - 1).all(fills)
        && look.seen[at - 1][Field::LastWord] <= value!(LastWord, "other")
}
