//! The same of Chinese pages: a head is told by rows that leave more of the column than the first row
//! of a paragraph does whose indent is lost.

use std::ops::Range;

use crate::form::{self, Form};
use crate::furniture;
use crate::measure;
use crate::page::{Line, Writing};

/// Rows that stand between two texts at most: headline, deck, byline.
const ROWS: usize = 4;

/// What a row leaves of its column at least, in em: an indent is two.
const ROOM: f32 = 2.9;

/// The rows that head each text of a page; none where its lines do not fill their columns.
pub(super) fn all_heads(lines: &[Line]) -> Vec<Range<usize>> {
    let room = room(lines);
    if !are_full(lines, &room) {
        return Vec::new();
    }
    super::one_by_one(lines.len(), |at| heads(lines, &room, at))
}

/// How much of its column each line leaves, in em.
fn room(lines: &[Line]) -> Vec<f32> {
    /// Lines before and behind one that tell how wide its column is.
    const AROUND: usize = 14;
    let width = |line: &Line| measure::width(&line.text, Writing::Han, false);
    let widths: Vec<f32> = lines.iter().map(width).collect();
    let column = |at: usize| {
        let mut around =
            widths[at.saturating_sub(AROUND)..widths.len().min(at + AROUND + 1)].to_vec();
        around.sort_unstable_by(f32::total_cmp);
        around[around.len() * 3 / 4]
    };
    (0..lines.len()).map(|at| column(at) - widths[at]).collect()
}

/// Whether lines that end within a sentence fill their columns, but for a lost indent.
fn are_full(lines: &[Line], room: &[f32]) -> bool {
    // So many tell, and one of so many may leave more.
    const LEAST: usize = 12;
    const ONE_OF: usize = 4;
    let goes_on = |at: &usize| lines[*at].text.last().is_some_and(|c| form::is_any(*c, "，、；的"));
    let within: Vec<usize> = (0..lines.len()).filter(goes_on).collect();
    let torn = within.iter().filter(|at| room[**at] >= ROOM).count();
    lines.len() >= LEAST && torn * ONE_OF <= within.len()
}

/// The rows from one on that head the text below them, behind the end of another.
fn heads(lines: &[Line], room: &[f32], from: usize) -> Option<Range<usize>> {
    let text = |at: usize| &lines[at].text[..];
    let form = |at: usize| form::form(text(at), Writing::Han);
    let signs = |at: usize| matches!(form(at), Form::Byline | Form::Names);
    let plain = |at: usize| !lines[at].line_for_line && form(at) != Form::Furniture;
    let ends = |at: usize| {
        form::stops(text(at)) || furniture::is_furniture(text(at)) || furniture::tells_day(text(at))
    };
    let is_row = |at: usize| {
        let speaks = text(at).iter().any(|c| form::is_any(*c, "，。；…"));
        (room[at] >= ROOM || room[at] <= -ROOM)
            && !speaks
            && plain(at)
            && form(at) != Form::Dateline
    };
    // Who wrote the text above stands behind it.
    if signs(from) || !from.checked_sub(1).is_some_and(ends) {
        return None;
    }
    let end = (from..lines.len().min(from + ROWS + 1)).find(|at| !is_row(*at))?;
    let is_text = form(end) == Form::Dateline || plain(end) && room[end].abs() < ROOM;
    (end > from && is_text).then_some(from..end)
}
