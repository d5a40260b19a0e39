//! Pages that part nothing by blank lines, nor set paragraphs in: what heads a text is told by how it
//! leaves its column.

mod han;
mod latin;

use std::ops::Range;

use crate::columns::is_set_in;
use crate::page::{Line, Writing};

/// A blank line stands before one line of so many at most, and one of so many is set in.
const CLOSE: usize = 16;

/// So many lines tell that a page has none, or one for so many.
const LEAST: usize = 12;
const NONE: usize = 40;

/// Sets what heads a text apart from the texts above and below, as blank lines do on other pages.
/// Whether hardly any line of the page has one.
pub(crate) fn open_up(lines: &mut [Line], writing: Writing) -> bool {
    // A blank line stands before the first one of every page.
    let count = |is: fn(&Line) -> bool| lines.iter().skip(1).filter(|line| is(line)).count();
    let parted = count(|line| line.blanks > 0).max(count(is_set_in));
    if parted * CLOSE > lines.len() {
        return false;
    }
    let heads = match writing {
        Writing::Han => han::all_heads(lines),
        Writing::Latin => latin::all_heads(lines),
    };
    for edge in heads.into_iter().flat_map(|heads| [heads.start, heads.end]) {
        lines[edge].blanks = lines[edge].blanks.max(1);
    }
    lines.len() >= LEAST && parted * NONE <= lines.len()
}

/// What begins at lines of a page, none of it within another.
fn one_by_one(lines: usize, begins: impl Fn(usize) -> Option<Range<usize>>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..lines {
        let within = found.last().is_some_and(|last| at <= last.end);
        found.extend(if within { None } else { begins(at) });
    }
    found
}
