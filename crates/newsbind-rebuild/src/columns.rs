//! How lines in Latin script fill their columns, before more of a page is known.

use crate::form;
use crate::page::Line;

/// Lines before and behind one that tell how wide its column is.
const AROUND: usize = 14;

/// The columns of a page.
pub(crate) struct Columns {
    /// How wide the column of each line is, in characters.
    pub(crate) widest: Vec<usize>,
    /// Whether words are divided at the ends of lines.
    divide: bool,
}

impl Columns {
    pub(crate) fn of(lines: &[Line]) -> Self {
        const ONE_OF: usize = 20;
        let width = |line: &Line| line.text.len();
        let around = |at: usize| {
            let lines = &lines[at.saturating_sub(AROUND)..lines.len().min(at + AROUND + 1)];
            let mut widths: Vec<usize> = lines.iter().map(width).collect();
            widths.sort_unstable();
            widths[widths.len() * 4 / 5]
        };
        let divided = lines.iter().filter(|line| is_divided(&line.text)).count();
        let widest = (0..lines.len()).map(around).collect();
        Self { widest, divide: divided * ONE_OF >= lines.len() }
    }

    /// How much of a line's first word would have stood at the end of the line above, in characters.
    fn part(&self, line: &Line) -> usize {
        const SYLLABLE: usize = 4;
        let word = first_word(&line.text);
        if self.divide { word.min(SYLLABLE) } else { word }
    }

    /// Whether the next line's first word would have fitted a line.
    pub(crate) fn has_room(&self, lines: &[Line], at: usize) -> bool {
        let next = lines.get(at + 1).map_or(0, |next| self.part(next));
        lines[at].text.len() + 1 + next <= self.widest[at]
    }

    /// Whether all of the next line's first word would have fitted a line.
    pub(crate) fn had_room(&self, lines: &[Line], at: usize) -> bool {
        let next = lines.get(at + 1).map_or(0, |next| first_word(&next.text));
        lines[at].text.len() + 1 + next <= self.widest[at]
    }

    /// Whether a text runs on from a line to the next: both are as wide as the column, or the second
    /// ends a paragraph.
    pub(crate) fn runs_on(&self, lines: &[Line], at: usize) -> bool {
        let Some(below) = lines.get(at + 1) else { return false };
        let is_full = |at: usize| {
            !self.has_room(lines, at) && lines[at].text.len() * 20 >= self.widest[at] * 17
        };
        let goes_on = || below.text.first().is_some_and(|c| c.is_lowercase());
        let ends = || is_full(at + 1) || form::stops(&below.text);
        let divided = || is_divided(&lines[at].text) && goes_on();
        !is_set_in(below) && is_full(at) && (ends() || divided())
    }
}

/// How long the first word of a text is.
fn first_word(text: &[char]) -> usize {
    text.iter().position(|c| *c == ' ').unwrap_or(text.len())
}

/// Whether a word is divided at the end of a line.
pub(crate) fn is_divided(text: &[char]) -> bool {
    matches!(text.last(), Some('-' | '\u{ad}'))
}

/// Whether a line is set in, as the first one of a paragraph is.
pub(crate) fn is_set_in(line: &Line) -> bool {
    (0.4..3.0).contains(&line.indent)
}

/// Whether a text ends in a stop, or in what stands in parentheses behind one: `(Havas.)`.
pub(crate) fn stops(text: &[char]) -> bool {
    form::stops(text) || matches!(text, [.., '.', ')'])
}
