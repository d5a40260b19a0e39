//! Bylines: the rows that name a writer, and those that say what the writer is.

mod han;
mod latin;

pub(crate) use han::{is_han_row, tells_of_guests};
pub(crate) use latin::{
    is_further_name, is_latin, is_name_below, is_open_byline, is_opener, is_post, is_post_below,
    names_asker, names_paper, names_post, names_writer, opener, ours, sends, without_house,
    without_opener, without_post,
};

use crate::LineReading;
use crate::form;
use crate::label::Label;
use crate::names;
use crate::page::{Page, begins_block};
use crate::signature;
use crate::standing;

/// A byline right below a headline that stands after its text, and above a blank line, is of that
/// text and not of the next; in Chinese papers such a one is of the next.
pub(crate) fn keep_below_headlines(page: &Page, reading: &mut LineReading) {
    const ROWS: usize = 4;
    let closes = [Label::After, Label::AfterNext, Label::BylineAfter];
    for at in 1..reading.labels.len() {
        let rows = reading.labels[at..].iter().take(ROWS);
        let rows = rows.take_while(|label| **label == Label::BylineBefore).count();
        if page.lines[at].blanks == 0
            && closes.contains(&reading.labels[at - 1])
            && (at + 1..=at + rows).any(|end| begins_block(page, end))
        {
            reading.relabel(at, Label::BylineAfter);
        }
    }
}

/// Of two bylines, one right above a headline and one right below it, the first is of the article
/// that ends there.
pub(crate) fn keep_on_both_sides(reading: &mut LineReading) {
    let head = [Label::Before, Label::BeforeNext];
    let body = [Label::Body, Label::Paragraph, Label::Continued];
    for at in 1..reading.labels.len() {
        let (above, below) = (reading.labels[at - 1], &reading.labels[at + 1..]);
        let rows = below.iter().take_while(|label| head.contains(label)).count();
        let signs = reading.labels[at] == Label::BylineBefore && body.contains(&above);
        if signs && rows > 0 && below.get(rows) == Some(&Label::BylineBefore) {
            reading.relabel(at, Label::BylineAfter);
        }
    }
}

/// 某部教导员 沈砚 below a headline and above a text: a row that says where somebody is, and names him,
/// is a byline.
pub(crate) fn keep_with_places(page: &Page, reading: &mut LineReading) {
    let heads = [Label::Before, Label::BeforeNext];
    let read = [Label::Before, Label::BeforeNext, Label::Body, Label::Paragraph];
    let texts = [Label::Body, Label::Paragraph, Label::Continued];
    for at in 1..reading.labels.len().saturating_sub(1) {
        let is_row = read.contains(&reading.labels[at])
            && heads.contains(&reading.labels[at - 1])
            && texts.contains(&reading.labels[at + 1])
            && names::is_place_and_name(&page.lines[at].text);
        if is_row {
            reading.relabel(at, Label::BylineBefore);
            reading.relabel(at + 1, Label::Body);
        }
    }
}

/// `IVOR LUND`: a name by itself behind a story, where others of the page are signed below, is no
/// kicker of the next one.
pub(crate) fn keep_below(page: &Page, reading: &mut LineReading) {
    const LEAST: usize = 2;
    let signs = |at: usize| reading.labels[at] == Label::BylineAfter && begins_block(page, at + 1);
    if (0..reading.labels.len()).filter(|at| signs(*at)).count() < LEAST {
        return;
    }
    let is_name = |at: usize| {
        let text = &page.lines[at].text;
        form::is_capitals(text)
            && signature::is_person(text)
            && !standing::is_standing(text, page.writing)
    };
    for at in 1..reading.labels.len() {
        let apart = begins_block(page, at) && begins_block(page, at + 1);
        let behind = form::stops(&page.lines[at - 1].text);
        if reading.labels[at] == Label::Kicker && apart && behind && is_name(at) {
            reading.relabel(at, Label::BylineAfter);
        }
    }
}

/// `VIANA DO CASTELO` above a headline with a byline below it, or above the first headline of a page,
/// names no writer.
pub(crate) fn keep_below_kickers(page: &Page, reading: &mut LineReading) {
    const ROWS: usize = 10;
    let heads = [Label::Before, Label::BeforeNext];
    for at in 0..reading.labels.len() {
        let above = at.checked_sub(1).map(|above| reading.labels[above]);
        let below = &reading.labels[at + 1..];
        let rows = below.iter().take(ROWS).take_while(|label| heads.contains(label)).count();
        // Above the first headline of a page nothing is signed.
        let signs_nothing = reading.labels[at] == Label::BylineAfter
            && reading.labels[..at].iter().all(|above| *above == Label::Furniture);
        if signs_nothing && rows > 0 && !is_latin(&page.lines[at].text) {
            reading.relabel(at, Label::Kicker);
            continue;
        }
        let is_above = reading.labels[at] == Label::BylineBefore
            && !above.is_some_and(|above| heads.contains(&above) || above == Label::BylineBefore)
            && begins_block(page, at)
            && rows > 0;
        if is_above
            && below.get(rows) == Some(&Label::BylineBefore)
            && !is_latin(&page.lines[at].text)
        {
            reading.relabel(at, Label::Kicker);
        }
    }
}
