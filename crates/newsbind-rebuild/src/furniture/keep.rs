//! What was read as furniture and is of an article.

use super::{is_reserved, leads_elsewhere};
use crate::LineReading;
use crate::field::{self, Field, value};
use crate::form::{self, small};
use crate::label::Label;
use crate::look::Look;
use crate::page::Page;
use crate::sections;

/// A line by itself below a body, or the last of a block, that is a sentence, is its last paragraph
/// and no furniture, and below a headline its body: one of three words and more without a figure or
/// a colon, or one that speaks.
pub(crate) fn sentences(page: &Page, look: &Look, reading: &mut LineReading) {
    let none = value!(Form, "none");
    let firsts = [value!(First, "upper"), value!(First, "quote")];
    let ends = [value!(Place, "only"), value!(Place, "last")];
    for at in 1..reading.labels.len() {
        let (seen, text) = (&look.seen[at], &page.lines[at].text);
        let sentence = field::stops(seen)
            && ends.contains(&seen[Field::Place])
            && seen[Field::Form] == none
            && firsts.contains(&seen[Field::First])
            && (speaks(text)
                || text.split(|c| c.is_whitespace()).count() >= 3
                    && !text.iter().any(|c| c.is_numeric() || *c == ':'));
        let kept = match reading.labels[at - 1] {
            Label::Body | Label::Paragraph | Label::Continued => Label::Paragraph,
            Label::Before | Label::BeforeNext => Label::Body,
            _ => continue,
        };
        if reading.labels[at] == Label::Furniture && sentence {
            reading.relabel(at, kept);
        }
    }
}

/// Lines of no form right below a body, without a blank line, are of it: what pages have at their
/// foot stands apart.
pub(crate) fn rows(page: &Page, look: &Look, reading: &mut LineReading) {
    const LEAST_WORDS: usize = 5;
    for at in 1..reading.labels.len() {
        let text = &page.lines[at].text;
        let plain = is_plain(look, at) && page.lines[at].blanks == 0;
        let below =
            matches!(reading.labels[at - 1], Label::Body | Label::Paragraph | Label::Continued);
        let words = text.split(|c| c.is_whitespace()).count();
        let small = text.iter().any(|c| c.is_lowercase());
        let kept = plain && below && small && words >= LEAST_WORDS && !leads_elsewhere(text);
        if reading.labels[at] == Label::Furniture && kept {
            let begins = field::stops(&look.seen[at - 1]);
            reading.relabel(at, if begins { Label::Paragraph } else { Label::Continued });
        }
    }
}

/// Whether a line has no form, stands on no other page, and may be something else than furniture.
fn is_plain(look: &Look, at: usize) -> bool {
    let seen = &look.seen[at];
    seen[Field::Form] == value!(Form, "none")
        && seen[Field::Repeated] == value!(Repeated, "no")
        && !look.ruled_out.leaves_only(at, Label::Furniture)
}

/// Lines right above the head of an article that speak, and are of no form of furniture, are its
/// headline: on the first page of a section mastheads stand above them.
pub(crate) fn heads(page: &Page, look: &Look, reading: &mut LineReading) {
    let furniture = value!(Form, "furniture");
    for at in (0..reading.labels.len().saturating_sub(1)).rev() {
        let below = reading.labels[at + 1];
        let heads = matches!(below, Label::Before | Label::BylineBefore)
            && look.seen[at + 1][Field::Form] != furniture;
        let text = &page.lines[at].text;
        let speaks = is_plain(look, at) && speaks(text) && !leads_elsewhere(text);
        if reading.labels[at] == Label::Furniture && heads && speaks {
            reading.relabel(at, Label::Before);
        }
    }
}

/// A row of few words in capitals by itself right above a headline, of no form and no section's
/// name, is its kicker where other headlines of the page have such.
pub(crate) fn kickers(page: &Page, look: &Look, reading: &mut LineReading) {
    const WORDS: usize = 3;
    let alone = value!(Place, "only");
    let is_set_so = |at: usize| {
        let text = &page.lines[at].text;
        form::is_capitals(text)
            && text.split(|c| *c == ' ').count() <= WORDS
            && !text.iter().any(|c| c.is_numeric())
            && !sections::is_name(&small(text))
            && !is_reserved(text)
    };
    let labels = &reading.labels;
    let is_kicker = |two: &[Label]| {
        matches!(two, [Label::Kicker | Label::Before, Label::Before | Label::BeforeNext])
    };
    let shouts = |at: &usize| form::is_capitals(&page.lines[at + 1].text);
    let kickers = (0..labels.len().saturating_sub(1)).filter(|at| is_kicker(&labels[*at..at + 2]));
    if !kickers.filter(|at| !shouts(at)).any(is_set_so) {
        return;
    }
    let is_lost = |at: &usize| {
        labels[*at] == Label::Furniture
            && labels[at + 1] == Label::Before
            && look.seen[*at][Field::Place] == alone
            && look.seen[*at][Field::Repeated] == value!(Repeated, "no")
            && is_set_so(*at)
    };
    let lost: Vec<usize> = (0..labels.len() - 1).filter(is_lost).collect();
    lost.into_iter().for_each(|at| reading.relabel(at, Label::Kicker));
}

/// Rows of no form right above a byline, without a blank line between them, are its headline, or
/// stand above its deck.
pub(crate) fn rows_of_heads(page: &Page, look: &Look, reading: &mut LineReading) {
    for byline in 1..reading.labels.len() {
        if reading.labels[byline] != Label::BylineBefore {
            continue;
        }
        let is_lost = |at: usize| {
            let is_row = is_plain(look, at) || is_kicker(page, look, at);
            reading.labels[at] == Label::Furniture && is_row
        };
        let heads = |at: usize| {
            matches!(reading.labels[at], Label::Kicker | Label::Before | Label::BeforeNext)
        };
        let rows = (0..byline).rev().take_while(|at| page.lines[at + 1].blanks == 0);
        let rows = rows.take_while(|at| is_lost(*at) || heads(*at));
        let lost: Vec<usize> = rows.filter(|at| is_lost(*at)).collect();
        for (row, at) in lost.into_iter().rev().enumerate() {
            reading.relabel(at, if row == 0 { Label::Before } else { Label::BeforeNext });
        }
    }
}

/// `FERRY BACK`: whether a row in capitals is of several words, and names no section.
fn is_kicker(page: &Page, look: &Look, at: usize) -> bool {
    let text = &page.lines[at].text;
    look.seen[at][Field::Form] == value!(Form, "capitals")
        && look.seen[at][Field::Repeated] == value!(Repeated, "no")
        && !look.ruled_out.leaves_only(at, Label::Furniture)
        && text.contains(&' ')
        && !text.iter().any(|c| c.is_numeric())
        && !sections::is_name(&small(text))
        && !is_reserved(text)
}

/// Whether a line has five words and more, two of them of four letters and more that begin with a
/// small one, and no colon as lines about the weather have.
fn speaks(text: &[char]) -> bool {
    let words = || text.split(|c| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let small = words().filter(|word| word.len() >= 4 && word[0].is_lowercase()).count();
    words().count() >= 5 && small >= 2 && !text.contains(&':')
}
