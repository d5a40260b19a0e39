//! Captions in papers of Latin script.

use std::ops::Range;

use super::signed;
use crate::credit;
use crate::field::{Field, Seen, value};
use crate::form;
use crate::jump;
use crate::label::Label;
use crate::page::{Line, Page, begins_block, blocks};
use crate::photographs::LONGEST;
use crate::ruled_out::{GOES_ON, RuledOut};
use crate::signature;

/// What the rows of captions are, and what those around them are not.
pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    for caption in captions(page, seen) {
        ruled_out.never(signed::signed_above(page, seen, caption.start), &[Label::BylineBefore]);
        let interrupts = interrupts(page, seen, &caption);
        let first: &[Label] =
            if interrupts { &[Label::Caption] } else { &[Label::Caption, Label::Photo] };
        ruled_out.only([caption.start], first);
        let below = Some(caption.end).filter(|_| interrupts);
        ruled_out.never(below, &[Label::Body]);
        let stops = caption.start > 0 && form::stops(&page.lines[caption.start - 1].text);
        ruled_out.never(below.filter(|_| stops), GOES_ON);
        ruled_out.only(caption.clone().skip(1), &[Label::CaptionNext]);
        let row = Some(caption.end).filter(|at| *at < seen.len());
        let alone = |at: &usize| seen[*at][Field::Like] == value!(Like, "alone");
        ruled_out.never(row, &[Label::CaptionNext]);
        ruled_out.never(row.filter(alone), GOES_ON);
    }
    ruled_out.only(below_credits(page), GOES_ON);
}

/// `Foto: Brandt` within a text: the rows below such credits that begin with a small letter go on
/// with the text.
fn below_credits(page: &Page) -> Vec<usize> {
    let is_below = |at: &usize| {
        let small = page.lines[*at].text.first().is_some_and(|c| c.is_lowercase());
        small && page.lines[*at].blanks == 0 && credit::is_row(&page.lines[at - 1].text)
    };
    (1..page.lines.len()).filter(is_below).collect()
}

/// Whether a caption stands between two texts, neither of which has a head beside it.
fn interrupts(page: &Page, seen: &[Seen], caption: &Range<usize>) -> bool {
    let is_text = |at: usize| seen[at][Field::Like] == value!(Like, "no");
    let above = caption.start.checked_sub(1);
    above.is_some_and(|at| is_text(at) || form::stops(&page.lines[at].text))
        && signature::runs_on(page, caption.end)
}

/// What stands between blank lines and ends in a photograph's credit, or begins with one.
fn captions(page: &Page, seen: &[Seen]) -> Vec<Range<usize>> {
    let is_caption = |lines: &Range<usize>| {
        let rows: Vec<&[char]> =
            page.lines[lines.clone()].iter().map(|line| &line.text[..]).collect();
        let above = lines.start.checked_sub(1);
        let interrupts = above.is_some_and(|at| !form::stops(&page.lines[at].text));
        // On top of a page stand heads, which end in a name too.
        let on_top = above.is_some_and(|at| seen[at][Field::Edge] != value!(Edge, "middle"));
        lines.len() <= LONGEST
            && (credit::is_of_caption(&rows)
                || !on_top
                    && (credit::is_above_name(&rows, interrupts) || credit::is_before_name(&rows))
                || interrupts && is_between_halves(page, seen, lines))
    };
    let within = captions_within(page);
    blocks(&page.lines).into_iter().filter(is_caption).chain(within).collect()
}

/// `Ida Marsh with the winning / marrow. Picture: Tom Ray` within a block: rows behind a stop that
/// end in a credit that says it is one, above a row with a capital.
fn captions_within(page: &Page) -> Vec<Range<usize>> {
    const ROWS: usize = 4;
    // Below the name of a photographer and a paper a caption is surely over.
    const ROWS_OF_HOUSE: usize = 6;
    let text = |at: usize| &page.lines[at].text[..];
    let rows = |at: usize| {
        let rises = |line: &Line| line.text.first().is_some_and(|c| c.is_uppercase());
        let next = page.lines.get(at + 1);
        if next.is_some_and(|next| !rises(next) && next.indent <= 0.4) {
            return None;
        }
        // The credit may begin in the row above, or stand in a row of its own.
        let above = at.checked_sub(1).filter(|_| page.lines[at].blanks == 0);
        let row = above.map_or(Vec::new(), |above| [text(above), &[' ']].concat());
        let of_house = credit::is_of_house(text(at));
        let own = Some(row.len()).filter(|_| of_house);
        let told = own.or_else(|| credit::told(&[&row[..], text(at)].concat()))?;
        let last = if told > row.len() { at } else { above? };
        let begins = |from: &usize| *from == 0 || form::stops(text(from - 1));
        let most = if of_house { ROWS_OF_HOUSE } else { ROWS };
        let from = (at.saturating_sub(most - 1)..=last).rev().find(begins)?;
        let within = (from + 1..=at).all(|row| page.lines[row].blanks == 0);
        // A name may go on in the next row.
        let most = page.lines.len().min(from + LONGEST + 1);
        let end = (at + 1..most).find(|end| begins_block(page, *end)).unwrap_or(most);
        let rest: Vec<&[char]> = (from..end).map(text).collect();
        let whole = !of_house
            && rest.len() <= LONGEST
            && credit::is_of_caption(&rest)
            && !(told == row.len() && credit::is_of_caption(&rest[at + 1 - from..]));
        (within && !whole && (of_house || end != at + 2)).then_some(from..at + 1)
    };
    (0..page.lines.len()).filter_map(rows).collect()
}

/// Whether a block of few rows is whole sentences, and the text above it, which breaks off, goes on
/// below it in small letters.
fn is_between_halves(page: &Page, seen: &[Seen], block: &Range<usize>) -> bool {
    const ROWS: usize = 5;
    // Rows of headlines are fewer.
    const LEAST: usize = 4;
    let text = value!(Like, "no");
    let is_text = |at: usize| seen[at][Field::Like] == text;
    let first = (0..block.start).rev().find(|at| begins_block(page, *at)).unwrap_or_default();
    let lines = &page.lines[block.clone()];
    let Some(below) = page.lines.get(block.end) else { return false };
    let is_small = |text: &[char]| text.first().is_some_and(|c| c.is_lowercase());
    let above = &page.lines[block.start - 1].text;
    lines.len() <= ROWS
        && (is_text(block.start - 1) && is_text(block.end) || block.start - first >= LEAST)
        && is_small(&below.text)
        && lines[0].text.first().is_some_and(|c| c.is_uppercase())
        && form::stops(&lines[lines.len() - 1].text)
        && above.last().is_some_and(|c| c.is_lowercase() || matches!(c, ',' | '-' | '\u{ad}'))
        && above.iter().any(|c| c.is_lowercase())
        && !page.lines[block.start].pulled
        && !block.clone().any(|at| jump::line(&page.lines[at].text).is_some())
}
