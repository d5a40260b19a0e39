//! The measure: how wide lines are, and how wide the column is they stand in, in em.

use crate::field::{self, Field, Seen, value};
use crate::page::{Line, Page, Writing};

/// The widths of one line against its column.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measure {
    /// Width of the line.
    pub(crate) width: f32,
    /// Width of its column, from the lines around it.
    pub(crate) column: f32,
    /// The same from the six lines before, and from the six after.
    pub(crate) before: f32,
    pub(crate) after: f32,
    /// Width of what could not have been parted from the line's beginning: its first word with the
    /// marks that may not begin a line.
    pub(crate) first_token: f32,
}

/// The width of each line of a page, in em.
pub(crate) fn widths(page: &Page) -> Vec<f32> {
    let counted = is_counted(page);
    page.lines.iter().map(|line| width(&line.text, page.writing, counted)).collect()
}

fn is_counted(page: &Page) -> bool {
    page.writing == Writing::Latin && prefers_counting(&page.lines)
}

/// Measures all lines of a page.
pub(crate) fn measure(page: &Page) -> Vec<Measure> {
    let counted = is_counted(page);
    let width = |text: &[char]| width(text, page.writing, counted);
    let widths: Vec<f32> = page.lines.iter().map(|line| width(&line.text)).collect();
    let columns = columns(&widths, page.writing);
    let count = widths.len();
    let set = |from: usize, to: usize| quantile(&widths[from.min(count)..to.min(count)], 0.75);
    // The six lines before one are those after another one.
    let after: Vec<f32> = (0..count).map(|i| set(i + 1, i + 7)).collect();
    let mut measures = Vec::with_capacity(widths.len());
    for (i, line) in page.lines.iter().enumerate() {
        measures.push(Measure {
            width: widths[i],
            column: columns[i],
            before: i.checked_sub(7).map_or_else(|| set(0, i), |i| after[i]),
            after: after[i],
            first_token: width(first_token(&line.text, page.writing)) + wider(line, page.writing),
        });
    }
    measures
}

/// What a number at the beginning of a line may be wider than its digits count, in em: many faces
/// set digits a little wider than half an em, so that a number that just fits by counting may not
/// have fitted.
fn wider(line: &Line, writing: Writing) -> f32 {
    let number = writing == Writing::Han && line.text.first().is_some_and(char::is_ascii_digit);
    if number { 0.5 } else { 0.0 }
}

/// Width of a text, in em. Han: wide characters 1, ASCII one half, spaces between Han characters
/// and numbers a quarter (clreq 3.2.2). Latin: characters where the text was set in a fixed pitch
/// (`counted`), else the advance widths of Times.
pub(crate) fn width(text: &[char], writing: Writing, counted: bool) -> f32 {
    match writing {
        Writing::Han => han_width(text),
        Writing::Latin if counted => 0.5 * text.len() as f32,
        Writing::Latin => text.iter().map(|c| times(*c)).sum(),
    }
}

fn han_width(text: &[char]) -> f32 {
    let is_number =
        |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    let width = |(at, c): (usize, &char)| match c {
        ' ' if is_number(at.checked_sub(1)) || is_number(Some(at + 1)) => 0.25,
        c if c.is_ascii() => 0.5,
        _ => 1.0,
    };
    text.iter().enumerate().map(width).sum()
}

/// Advance width in Times Roman, in em (Adobe's metrics, letters of one width put together).
fn times(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 't' | '\'' | '’' | '‘' => 0.28,
        ' ' | '.' | ',' => 0.25,
        'f' | 'r' | 'I' | '-' | '(' | ')' | '[' | ']' | '!' | '|' | ':' | ';' | '\u{ad}' => 0.33,
        's' | 'J' => 0.39,
        'a' | 'c' | 'e' | 'z' | '?' | '“' | '”' | '"' => 0.44,
        'm' => 0.78,
        'w' | 'A' | 'D' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' => 0.72,
        'B' | 'C' | 'R' => 0.67,
        'E' | 'L' | 'T' | 'Z' => 0.61,
        'F' | 'P' | 'S' => 0.56,
        'M' => 0.89,
        'W' => 0.94,
        '—' | '…' => 1.0,
        _ => 0.5,
    }
}

/// Whether neighbouring lines are more equal counted in characters than in the widths of a
/// typeface.
fn prefers_counting(lines: &[Line]) -> bool {
    let (mut by_count, mut by_type) = (0.0, 0.0);
    for pair in lines.windows(2).filter(|pair| pair[1].blanks == 0) {
        let spread = |counted| {
            let widths = [0, 1].map(|i| width(&pair[i].text, Writing::Latin, counted));
            let (a, b) = (widths[0].min(widths[1]), widths[0].max(widths[1]));
            // A short last line says nothing about the pitch.
            if a < 0.8 * b { 0.0 } else { (b - a) / b }
        };
        by_count += spread(true);
        by_type += spread(false);
    }
    by_count <= by_type
}

/// The width of each line's column: among the ten lines before and after, the width that most lines
/// have (Han, where lines are set full), or the widest but for a fifth (Latin, set ragged or full).
fn columns(widths: &[f32], writing: Writing) -> Vec<f32> {
    let around = |i: usize| &widths[i.saturating_sub(10)..(i + 11).min(widths.len())];
    (0..widths.len())
        .map(|i| match writing {
            Writing::Han => mode(around(i)),
            Writing::Latin => quantile(around(i), 0.8),
        })
        .collect()
}

/// The width that the lines of a column are set to, where enough of them say so (at least three).
pub(crate) fn set_width(widths: &[f32], writing: Writing) -> Option<f32> {
    match writing {
        Writing::Han => {
            let width = mode(widths);
            (votes(widths, width) >= 3).then_some(width)
        }
        Writing::Latin => (widths.len() >= 3).then(|| quantile(widths, 0.8)),
    }
}

/// How many of some widths are set to one.
pub(crate) fn votes(widths: &[f32], width: f32) -> u32 {
    // Both are asked of each width, so that several are asked at once.
    let vote = |x: &f32| u32::from((width - x >= 0.0) & (width - x <= 0.5));
    widths.iter().map(vote).sum()
}

/// The most frequent width; lines up to half an em narrower, as half-wide digits leave them, count
/// for it too.
fn mode(widths: &[f32]) -> f32 {
    let mut best = (0, 0.0);
    for &w in widths {
        // Most lines of a column are equally wide: what was counted is not counted again.
        if w == best.1 {
            continue;
        }
        let candidate = (votes(widths, w), w);
        if candidate.0 > best.0 || (candidate.0 == best.0 && candidate.1 > best.1) {
            best = candidate;
        }
    }
    best.1
}

fn quantile(widths: &[f32], share: f32) -> f32 {
    if widths.is_empty() {
        return 0.0;
    }
    let mut sorted = widths.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted[((sorted.len() - 1) as f32 * share).round() as usize]
}

/// What stands before the first place where a line may break (in short: clreq 6.1.1, UAX #14): a
/// Han character, or a word or number, with the marks around it that cannot be parted from it.
fn first_token(text: &[char], writing: Writing) -> &[char] {
    let opening = text.iter().take_while(|c| is_opening(**c)).count();
    let rest = &text[opening..];
    let word = match writing {
        Writing::Latin => rest.iter().take_while(|c| !c.is_whitespace()).count(),
        Writing::Han if rest.first().is_some_and(char::is_ascii_alphanumeric) => {
            rest.iter().take_while(|c| c.is_ascii_graphic()).count()
        }
        Writing::Han => rest.len().min(1),
    };
    let closing = rest[word..].iter().take_while(|c| is_closing(**c)).count();
    &text[..opening + word + closing]
}

/// Marks that never end a line.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '《' | '〈' | '（' | '【' | '〔' | '［' | '(' | '[')
}

/// Marks that never begin a line.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '）'
            | '】'
            | '〕'
            | '］'
            | ')'
            | ']'
            | '，'
            | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '·'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '%'
            | '％'
    )
}

/// Whether the lines of texts that run on fill their columns, but for one of so many.
pub(crate) fn is_even(page: &Page, seen: &[Seen], one_of: usize) -> bool {
    const LEAST: usize = 8;
    let (lower, room) = (value!(First, "lower"), value!(Slack, "<3.6"));
    // The rows of a headline are even by chance only.
    let headline = value!(Stops, "none");
    let runs_on = |at: &usize| {
        page.lines[at + 1].blanks == 0
            && seen[*at][Field::Stops] != headline
            && seen[at + 1][Field::First] == lower
            && !field::stops(&seen[*at])
    };
    let lines: Vec<usize> = (0..seen.len().saturating_sub(1)).filter(runs_on).collect();
    let roomy = lines.iter().filter(|at| seen[**at][Field::Slack] >= room).count();
    lines.len() >= LEAST && roomy * one_of <= lines.len()
}
