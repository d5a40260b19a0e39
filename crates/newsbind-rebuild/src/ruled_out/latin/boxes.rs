//! Boxes that are of no article: the weather.

use std::ops::Range;

use crate::form;
use crate::label::Label;
use crate::language;
use crate::page::{Page, begins_block};
use crate::ruled_out::RuledOut;

/// The weather has so many rows at most.
const ROWS: usize = 8;

/// What the rows of boxes are not.
pub(super) fn rule_out(page: &Page, ruled_out: &mut RuledOut) {
    for rows in weather(page) {
        ruled_out.only(rows, &[Label::Furniture]);
    }
}

/// `WEATHER` above `Ely 29/18 Showers`, `Das Wetter: Heiter, 19 bis 22 Grad.`: what stands above the
/// weather, and the rows below it.
fn weather(page: &Page) -> Vec<Range<usize>> {
    let end = |at: usize| {
        (at + 1..page.lines.len()).find(|end| begins_block(page, *end)).unwrap_or(page.lines.len())
    };
    let tells = |rows: &Range<usize>| {
        let mut lines = page.lines[rows.clone()].iter();
        rows.len() <= ROWS && lines.any(|line| line.text.iter().any(char::is_ascii_digit))
    };
    let rows = |at: usize| {
        let text = &page.lines[at].text;
        let head = head(text).filter(|_| begins_block(page, at))?;
        // The head may stand by itself above the rows.
        let apart = head == text.len() && end(at) == at + 1 && at + 1 < page.lines.len();
        let rows = at..if apart { end(at + 1) } else { end(at) };
        tells(&rows).then_some(rows)
    };
    (0..page.lines.len()).filter_map(rows).collect()
}

/// What stands above the weather, at the beginning of a row: all of it, or before a colon, or in
/// capitals before small letters. In characters.
fn head(text: &[char]) -> Option<usize> {
    let row = form::small(text);
    let heads = language::all(|papers| papers.weather).filter(|head| row.starts_with(*head));
    let head = heads.map(|head| head.chars().count()).max()?;
    let (words, rest) = text.split_at(head);
    let shouts = || rest[0] == ' ' && form::is_capitals(words) && !form::is_capitals(rest);
    (rest.is_empty() || rest[0] == ':' || shouts()).then_some(head)
}
