//! Decks, and the headlines above them, as the bylines of papers of Latin script tell.

use std::ops::Range;

use super::signed::{Signed, is_address_below_name};
use crate::byline::{is_name_below, is_opener};
use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::label::Label;
use crate::page::{Page, begins_block};
use crate::ruled_out::RuledOut;
use crate::signature;

/// What decks are not, nor the rows of heads above them and above bylines.
pub(super) fn rule_out(page: &Page, seen: &[Seen], signed: &Signed, ruled_out: &mut RuledOut) {
    use Label::{AfterNext, BeforeNext, Body, Continued, Furniture, Paragraph, Resumed};
    let above_bylines = above_bylines(page, seen, signed);
    ruled_out.never(decks(&above_bylines, seen), &[BeforeNext, AfterNext]);
    for (heads, deck) in set_decks(page, &above_bylines) {
        ruled_out.never(heads, &[Furniture]);
        ruled_out.never([deck], &[BeforeNext, AfterNext]);
    }
    ruled_out.never(above_decks(page, signed), &[Body, Paragraph]);
    ruled_out.never(above_bylines, &[Body, Paragraph, Continued, Resumed]);
}

/// The bylines below heads that say by themselves that they are.
fn bylines(page: &Page, signed: &Signed) -> impl Iterator<Item = usize> {
    let below = signed.below_headlines.iter().map(|rows| rows.start);
    let opens = |at: &usize| {
        let name = page.lines.get(at + 1).is_some_and(is_name_below);
        name && is_opener(&page.lines[*at].text) && !begins_block(page, at + 2)
    };
    let openers = (0..page.lines.len()).filter(opens);
    let reached = (1..page.lines.len()).filter(|at| is_address_below_name(page, *at));
    let reached = reached.map(|address| address - 1);
    signed.named.iter().copied().chain(below).chain(openers).chain(reached)
}

/// The rows right above bylines, in order: headlines, with what belongs to them.
fn above_bylines(page: &Page, seen: &[Seen], signed: &Signed) -> Vec<usize> {
    const ROWS: usize = 7;
    let mut rows: Vec<usize> =
        bylines(page, signed).flat_map(|at| head_above(page, seen, at, ROWS)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The rows of a block above another one that stands above a byline, where neither stops: a
/// headline above its deck. `The bridge stands. / Nobody uses it`: a stop may stand within.
fn above_decks(page: &Page, signed: &Signed) -> Vec<usize> {
    const ROWS: usize = 3;
    // So long a headline is at most, in characters.
    const LONGEST: usize = 120;
    let is_head = |rows: &Range<usize>| {
        let last = |at: usize| &page.lines[at].text;
        (1..=ROWS).contains(&rows.len())
            && begins_block(page, rows.start)
            && !form::stops(last(rows.end - 1))
            && !form::ends_within(last(rows.end - 1))
            && page.lines[rows.clone()].iter().map(|line| line.text.len()).sum::<usize>() <= LONGEST
            && !last(rows.end - 1).ends_with(&['-'])
            && signature::tail(last(rows.end - 1)).is_none()
    };
    let above = |at: usize| {
        at.checked_sub(1).map_or(0..0, |last| block_above(page, last, ROWS - 1).start..at)
    };
    let rows = |byline: usize| {
        let deck = if begins_block(page, byline) { above(byline) } else { 0..0 };
        let head = above(deck.start);
        if is_head(&deck) && is_head(&head) { head } else { 0..0 }
    };
    bylines(page, signed).flat_map(rows).collect()
}

/// The first rows of decks that are sentences: full ones above a byline, behind a row that had room
/// for their first word.
fn decks(above_bylines: &[usize], seen: &[Seen]) -> Vec<usize> {
    let (room, full, upper) =
        (value!(Slack, "<3.6"), value!(Slack, "<1.1"), value!(First, "upper"));
    let is_row = |at: &usize| above_bylines.binary_search(at).is_ok();
    let ends = |at: usize| !is_row(&(at + 1)) && field::stops(&seen[at]);
    let begins = |at: &&usize| {
        let above = at.checked_sub(1).filter(is_row);
        above.is_some_and(|above| seen[above][Field::Slack] >= room)
            && seen[**at][Field::Slack] < full
            && seen[**at][Field::First] == upper
            && (**at..seen.len()).take_while(is_row).any(ends)
    };
    above_bylines.iter().filter(begins).copied().collect()
}

/// The first rows of decks by their type, with the rows above them: with a capital, at the end of a
/// block or above a byline. A deck is set smaller, a quarter wider, in characters, than the rows of
/// the headline above it, of which the last had room for its first word; or it is set in small
/// letters below rows in capitals. Of 1,250 headlines of English papers of several rows none goes
/// on so.
fn set_decks(page: &Page, above_bylines: &[usize]) -> Vec<(Range<usize>, usize)> {
    const HEADLINE_ROWS: usize = 5;
    const DECK_ROWS: usize = 3;
    const NARROWEST: usize = 30;
    let text = |at: usize| &page.lines[at].text;
    let shouts = |at: usize| form::is_capitals(text(at));
    let is_signed = |at: usize| above_bylines.binary_search(&at).is_ok();
    let is_byline = |at: usize| is_signed(at - 1) && !is_signed(at);
    let is_smaller = |at: usize, heads: Range<usize>| {
        let word = text(at).iter().take_while(|c| **c != ' ').count();
        let fits = text(at - 1).len() + 1 + word <= text(at).len();
        // Where each has one row, both may be of one headline.
        let several = heads.len() > 1 || !begins_block(page, at + 1) && !is_byline(at + 1);
        let mut heads = heads.map(text);
        fits && several && heads.all(|head| head.len() * 5 <= text(at).len() * 4)
    };
    let ends = |at: usize| {
        let end = (at..at + DECK_ROWS).find(|row| begins_block(page, row + 1));
        end.is_some_and(|end| !(at..=end).any(|row| form::stops(text(row))))
    };
    let is_deck = |at: &usize| {
        let heads = block_above(page, *at, HEADLINE_ROWS);
        let begins = text(*at).first().is_some_and(|c| c.is_uppercase())
            && !shouts(*at)
            && text(*at).len() >= NARROWEST;
        let whole = !heads.is_empty() && !heads.clone().any(|head| form::ends_within(text(head)));
        begins
            && whole
            && if heads.clone().any(shouts) {
                // A single row in capitals is a kicker.
                heads.len() > 1 && heads.clone().all(shouts) && is_signed(*at)
            } else {
                (is_signed(*at) || ends(*at)) && is_smaller(*at, heads)
            }
    };
    let decks = (1..page.lines.len()).filter(is_deck);
    decks.map(|at| (block_above(page, at, HEADLINE_ROWS), at)).collect()
}

/// The rows of a block above a byline, so many at most: those of which none stops, or, below a row
/// with room behind it or in capitals, also the sentences of a deck.
fn head_above(page: &Page, seen: &[Seen], byline: usize, most: usize) -> Range<usize> {
    let (room, capitals) = (value!(Slack, "<3.6"), value!(Form, "capitals"));
    let rows = block_above(page, byline, most);
    let begins = |row: &Seen| {
        let is_row = row[Field::Slack] >= room || row[Field::Form] == capitals;
        is_row && !field::stops(row)
    };
    match &seen[rows.clone()] {
        [first, .., last] if begins(first) && field::stops(last) => rows,
        _ => rows_above(page, seen, byline, most),
    }
}

/// The rows of a block above one of its lines, so many at most, of which none stops; none where it
/// has others.
pub(super) fn rows_above(page: &Page, seen: &[Seen], at: usize, most: usize) -> Range<usize> {
    let rows = block_above(page, at, most);
    let speaks = rows.clone().any(|at| field::stops(&seen[at]));
    if speaks { at..at } else { rows }
}

/// The rows of a block above one of its lines; none where they are more than so many.
pub(super) fn block_above(page: &Page, at: usize, most: usize) -> Range<usize> {
    let from = (at.saturating_sub(most)..=at).rev().find(|at| begins_block(page, *at));
    from.unwrap_or(at)..at
}
