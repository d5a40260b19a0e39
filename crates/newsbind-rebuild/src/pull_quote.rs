//! Pull quotes: what somebody said, set between the columns of a story with the name below it, or
//! what the story says as well.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::form::{self, small};
use crate::page::{Line, Writing, blocks};
use crate::signature::{self, words};
use crate::standing;

/// A pull quote has at most so many rows.
const ROWS: usize = 8;

/// So many of them say at most who spoke.
const NAMES: usize = 2;

/// `“The rivers have moved.”` above `Ida Marsh`: whether the rows of a block are a quotation, and
/// who it was.
pub(crate) fn is_one(block: &[Line]) -> bool {
    let names = &block[said(block)..];
    block.len() <= ROWS
        && opens(block)
        && (1..=NAMES).contains(&names.len())
        && names_speaker(names)
        && !names.iter().any(|row| signature::is_shouted_agency(&row.text))
}

/// Marks the blocks that begin with a quotation mark, end with one or with who spoke, and say what
/// stands elsewhere on the page too: each three words that follow one another in them, but for one
/// of so many. One row between two sentences is a subhead.
pub(crate) fn mark(lines: &mut [Line]) {
    const ONE_OF: usize = 4;
    const LEAST_WORDS: usize = 5;
    let quotation = |block: Range<usize>| {
        let rows = &lines[block.clone()];
        let end = names_speaker_above_text(rows).unwrap_or(rows.len());
        block.start..block.start + end
    };
    let is_candidate = |block: &Range<usize>| {
        let rows = &lines[block.clone()];
        let names = &rows[said(rows)..];
        let within = || block.start > 0 && !form::stops(&lines[block.start - 1].text);
        // The headline of an interview may be what is said in it.
        let headed = || {
            let above = block.start.checked_sub(1).map(|above| &lines[above].text);
            above.is_some_and(|above| standing::is_standing(above, Writing::Latin))
        };
        rows.len() <= ROWS
            && !headed()
            && (rows.len() > 1 || within())
            && opens(rows)
            && said(rows) > 0
            && names.len() <= NAMES
            && names_speaker(names)
    };
    let candidates: Vec<Range<usize>> =
        blocks(lines).into_iter().map(quotation).filter(is_candidate).collect();
    if candidates.is_empty() {
        return;
    }
    let texts: Vec<Vec<String>> =
        blocks(lines).into_iter().map(|block| plain_words(&lines[block])).collect();
    let mut times: FxHashMap<&[String], usize> = FxHashMap::default();
    let threes = texts.iter().flat_map(|words| words.windows(3));
    threes.for_each(|three| *times.entry(three).or_default() += 1);
    for block in candidates {
        let quoted = plain_words(&lines[block.start..block.start + said(&lines[block.clone()])]);
        let told =
            quoted.windows(3).filter(|three| times.get(three).is_none_or(|times| *times < 2));
        if quoted.len() >= LEAST_WORDS && told.count() * ONE_OF < quoted.len() - 2 {
            lines[block].iter_mut().for_each(|line| line.pulled = true);
        }
    }
}

/// Where a text begins right below who spoke, in capitals.
fn names_speaker_above_text(rows: &[Line]) -> Option<usize> {
    let name = said(rows);
    let text = |at: usize| rows.get(at).map_or(&[][..], |row| &row.text);
    let shouts = form::is_capitals(text(name)) && names_speaker(rows.get(name..=name)?);
    let goes_on = text(name + 1).iter().any(|c| c.is_lowercase());
    (opens(rows) && name > 1 && shouts && goes_on).then_some(name + 1)
}

/// Whether rows begin with a quotation mark.
fn opens(rows: &[Line]) -> bool {
    let mark = rows.first().and_then(|line| line.text.first());
    matches!(mark, Some('“' | '‘' | '"' | '«' | '„'))
}

/// How many rows a quotation has, 0 where none closes.
fn said(rows: &[Line]) -> usize {
    let closes = |line: &Line| matches!(line.text.last(), Some('”' | '’' | '"' | '»' | '“'));
    rows.iter().position(closes).map_or(0, |last| last + 1)
}

/// The words of rows in small letters, without marks, those put together that a hyphen divides at
/// the end of a row.
fn plain_words(rows: &[Line]) -> Vec<String> {
    let mut plain: Vec<String> = Vec::new();
    let mut divided = false;
    for word in rows.iter().flat_map(|row| words(&row.text)) {
        let letters: Vec<char> = word.iter().copied().filter(|c| c.is_alphanumeric()).collect();
        match plain.last_mut() {
            Some(last) if divided => last.push_str(&small(&letters)),
            _ if letters.is_empty() => continue,
            _ => plain.push(small(&letters)),
        }
        divided = matches!(word, [.., '-' | '\u{ad}']);
    }
    plain
}

/// `Ida Marsh`, `Panel chairperson`, `— Ida Marsh, Ely`: whether rows may say who spoke.
fn names_speaker(rows: &[Line]) -> bool {
    const LONGEST: usize = 40;
    rows.iter().all(|Line { text, .. }| {
        let name = text.iter().find(|c| !matches!(c, '—' | '–' | '-' | ' '));
        text.len() <= LONGEST
            && name.is_some_and(|c| c.is_uppercase())
            && !form::stops(text)
            && !form::ends_within(text)
    })
}
