//! Boxes that are of no article: the weather, the index.

use std::ops::Range;

use crate::folio;
use crate::form;
use crate::label::Label;
use crate::language;
use crate::page::{Page, begins_block};
use crate::ruled_out::{GOES_ON, RuledOut};
use crate::signature;

/// The weather has so many rows at most.
const ROWS: usize = 8;

/// What the rows of boxes are not.
pub(super) fn rule_out(page: &Page, ruled_out: &mut RuledOut) {
    for rows in weather(page).into_iter().chain(index(page)) {
        let above = rows.start.checked_sub(1).map(|above| &page.lines[above].text[..]);
        let below = Some(rows.end).filter(|at| signature::runs_on(page, *at));
        ruled_out.only(rows, &[Label::Furniture]);
        // What stands within a story interrupts it.
        ruled_out.never(below, &[Label::Body]);
        ruled_out.never(below.filter(|_| above.is_some_and(form::stops)), GOES_ON);
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
        let begins = begins_block(page, at) || form::stops(&page.lines[at - 1].text);
        let head = head(text).filter(|_| begins)?;
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

/// `INDEX TO FEATURES` above `Comics ......... 14` and `Sports ...... 8, 9, 10`: what stands above
/// the index of an issue, and two rows of it or more.
fn index(page: &Page) -> Vec<Range<usize>> {
    const LEAST: usize = 2;
    const LONGEST: usize = 24;
    let lines = &page.lines;
    let is_head = |at: &usize| {
        let text = &lines[*at].text;
        let is_known = |row: &str| language::has(|papers| papers.index, row.trim_end_matches(':'));
        text.len() <= LONGEST && is_known(&form::small(text))
    };
    let rows = |at: usize| {
        let rows = lines[at + 1..].iter().take_while(|line| names_pages(&line.text)).count();
        (rows >= LEAST).then_some(at..at + 1 + rows)
    };
    (0..lines.len()).filter(is_head).filter_map(rows).collect()
}

/// `Sports ...... 8, 9, 10`: whether a row is few words and the pages where to find what they say.
fn names_pages(row: &[char]) -> bool {
    const WORDS: usize = 6;
    let is_between = |c: &char| c.is_whitespace() || matches!(c, '.' | '…' | '-' | '–' | '—');
    let is_label = |word: &&[char]| {
        folio::label(&word.iter().filter(|c| **c != ',').collect::<String>()).is_some()
    };
    let words: Vec<&[char]> = row.split(is_between).filter(|word| !word.is_empty()).collect();
    let labels = words.iter().rev().take_while(|word| is_label(word)).count();
    let begins = words[..words.len() - labels].iter().any(|word| word[0].is_alphabetic());
    labels > 0 && begins && words.len() - labels <= WORDS
}
