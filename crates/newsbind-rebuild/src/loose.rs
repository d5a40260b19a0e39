//! Lines set so loosely that each of their words was taken for a row of its own.
//!
//! MuPDF parts a line where its words stand far apart, as they often do in narrow justified
//! columns: a row for each word, and behind each but the last the space that parted it from the
//! next.

use crate::measure;
use crate::page::{Line, Writing, is_ink};

/// A row as it was read.
pub(crate) struct Row {
    pub(crate) line: Line,
    /// A space stands right behind it.
    pub(crate) spaced: bool,
}

/// So many rows before and after a word show how wide its column is.
const NEAR: usize = 12;

/// No line that is set loosely is longer, in characters: columns so wide have no wide spaces.
const LONGEST: usize = 120;

/// Puts the words of loose lines together again.
pub(crate) fn close(rows: Vec<Row>) -> Vec<Line> {
    let parted = |pair: &[Row]| is_parted(&pair[0], &pair[1]);
    if !rows.windows(2).any(parted) {
        return rows.into_iter().map(|row| row.line).collect();
    }
    let widths: Vec<f32> = rows.iter().map(|row| width(&row.line)).collect();
    let words: Vec<bool> = rows.iter().map(is_word).collect();
    let fits = |line: &Line, at: usize| {
        if line.raw.len() + rows[at].line.raw.len() >= LONGEST {
            return false;
        }
        let near = at.saturating_sub(NEAR)..rows.len().min(at + NEAR);
        let set: Vec<f32> = near.filter(|at| !words[*at]).map(|at| widths[at]).collect();
        let column = measure::set_width(&set, Writing::Latin);
        column.is_some_and(|column| width(line) + widths[at] < column)
    };
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let parted = at > 0 && is_parted(&rows[at - 1], row);
        match lines.last_mut() {
            Some(line) if parted && fits(line, at) => line.go_on(&row.line),
            _ => lines.push(row.line.clone()),
        }
    }
    lines
}

/// Whether one word stands behind another one that a space parts from it.
fn is_parted(row: &Row, next: &Row) -> bool {
    row.spaced && next.line.blanks == 0 && is_word(row) && is_word(next)
}

fn is_word(row: &Row) -> bool {
    row.line.text.iter().all(|c| is_ink(*c))
}

fn width(line: &Line) -> f32 {
    measure::width(&line.text, Writing::Latin, false)
}
