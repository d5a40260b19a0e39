//! Pull quotes: what somebody said, set between the columns of a story with the name below it.

use crate::form;
use crate::page::Line;

/// A pull quote has at most so many rows.
const ROWS: usize = 8;

/// So many of them say at most who spoke.
const NAMES: usize = 2;

/// `“The rivers have moved.”` above `Ida Marsh`: whether the rows of a block are a quotation, and who it was.
pub(crate) fn is_one(block: &[Line]) -> bool {
    let opens = |text: &[char]| matches!(text.first(), Some('“' | '‘' | '"' | '«' | '„'));
    let closes = |text: &[char]| matches!(text.last(), Some('”' | '’' | '"' | '»' | '“'));
    let said = block.iter().position(|line| closes(&line.text)).map_or(0, |last| last + 1);
    let names = &block[said..];
    block.len() <= ROWS
        && block.first().is_some_and(|line| opens(&line.text))
        && (1..=NAMES).contains(&names.len())
        && names.iter().all(|line| names_speaker(&line.text))
}

/// `Ida Marsh`, `Panel chairperson`, `— Ida Marsh, Ely`: whether a row may say who spoke.
fn names_speaker(text: &[char]) -> bool {
    const LONGEST: usize = 40;
    let name = text.iter().find(|c| !matches!(c, '—' | '–' | '-' | ' '));
    text.len() <= LONGEST
        && name.is_some_and(|c| c.is_uppercase())
        && !form::stops(text)
        && !form::ends_within(text)
}
