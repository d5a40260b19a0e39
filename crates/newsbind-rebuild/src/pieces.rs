//! Lines of Chinese that a reader of PDF cut apart at their marks.
//!
//! Poppler takes a mark that is set half as wide as its typeface has it for the end of a line, and
//! gives what stands before and behind it as rows of their own. Of 30 pages of a daily each has rows
//! that begin with a comma or a full stop then, as no line does (clreq 6.1.1); of 13,109 lines 8,552
//! come whole, and 12,188 once the pieces are put together.

use std::ops::Range;

use crate::form::{self, Ending, Form};
use crate::measure::{self, is_closing, is_opening};
use crate::page::{Line, Writing};
use crate::surname;

/// So many rows before and after one show how wide its column is, where one of so many is full.
const NEAR: usize = 40;
const FULL: u32 = 4;

/// So many rows tell that lines are cut: one of so many.
const ONE_OF: usize = 24;

/// A line has so many pieces at most.
const PIECES: usize = 24;

/// So much less than its column, in em, a full line may take up, and a first line that is set in by
/// two.
const SHORT: f32 = 1.1;
const SET_IN: [f32; 2] = [1.2, 2.6];

/// So much more, in em, when each mark takes up half an em.
const LONG: f32 = 0.8;

/// Puts the pieces of lines together again, on a page that has some.
pub(crate) fn join(rows: Vec<Line>) -> Vec<Line> {
    let rows = Rows::of(rows);
    let cut = rows.column.filter(|column| rows.pause_early(*column));
    let Some(lines) = cut.and_then(|column| rows.lines(column)) else { return rows.rows };
    let joined = lines.into_iter().map(|pieces| {
        let (first, others) = (pieces.start, pieces.start + 1..pieces.end);
        let mut line = rows.rows[first].clone();
        rows.rows[others].iter().for_each(|piece| line.take(piece));
        line
    });
    joined.collect()
}

/// Whether a row right below another one begins with a mark that no line begins with.
fn begins_closing(row: &Line) -> bool {
    row.blanks == 0 && row.text.first().is_some_and(|c| is_closing(*c) && !c.is_ascii())
}

/// １７．１ with the row broken behind the point.
fn is_decimal(above: &Line, row: &Line) -> bool {
    let begins = |text: &[char]| text.first().is_some_and(|c| c.is_numeric());
    above.text.last() == Some(&'．') && begins(&row.text) || row.text.first() == Some(&'．')
}

/// （沈砚摄）: whether a row is nothing but what stands in parentheses, as a line of its own is.
fn in_parentheses(row: &[char]) -> bool {
    matches!(row, ['（', inside @ .., '）'] if !inside.contains(&'）'))
}

/// Whether a row ends with a mark that no line ends with.
fn ends_opening(row: &Line) -> bool {
    row.text.last().is_some_and(|c| is_opening(*c))
}

/// The width to which most of some rows is set, counted in em; `None` where fewer than three are set
/// to any.
fn set_width(widths: &[f32]) -> Option<f32> {
    const LEAST: usize = 3;
    let mut sorted = widths.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let votes = |width: f32| {
        sorted.partition_point(|other| *other <= width)
            - sorted.partition_point(|other| *other < width - 0.5)
    };
    let set = sorted.iter().map(|width| (votes(*width), *width));
    let set = set.filter(|(votes, _)| *votes >= LEAST);
    let most = |(votes, width): &(usize, f32)| *votes as f32 * width;
    set.max_by(|one, other| most(one).total_cmp(&most(other))).map(|(_, width)| width)
}

/// The rows of a page, how wide they are, and how wide most of the page's columns are.
struct Rows {
    rows: Vec<Line>,
    widths: Vec<f32>,
    column: Option<f32>,
}

/// What the line above tells.
#[derive(Clone, Copy)]
struct Above {
    is_full: bool,
    stops: bool,
}

impl Rows {
    fn of(rows: Vec<Line>) -> Self {
        let widths: Vec<f32> =
            rows.iter().map(|row| measure::width(&row.text, Writing::Han, false)).collect();
        let column = set_width(&widths);
        Self { rows, widths, column }
    }

    /// Whether rows of which a line is full are its pieces: two lines of verse are as wide as one
    /// another.
    fn are_pieces(&self, rows: Range<usize>) -> bool {
        let widths = &self.widths[rows];
        widths.len() > 1 && widths.iter().any(|width| (width - widths[0]).abs() > 0.5)
    }

    /// Whether rows end in a pause where there was room, as pieces do.
    fn pause_early(&self, column: f32) -> bool {
        const ROOM: f32 = 2.5;
        let early = |at: &usize| self.pauses(*at) && self.widths[*at] + ROOM < column;
        (0..self.rows.len()).filter(early).count() * ONE_OF >= self.rows.len()
    }

    /// The pieces of each line; `None` where few lines are full of them, or rows are left that end in
    /// a pause where there was room: verse is set so. Of 150 pages of dailies that are not cut one
    /// line in 46 is full of pieces at most, of 30 that are one in 12 at least.
    fn lines(&self, widest: f32) -> Option<Vec<Range<usize>>> {
        let mut lines = Vec::with_capacity(self.rows.len());
        let mut above = Above { is_full: false, stops: true };
        let (mut filled, mut left) = (0, 0);
        let mut at = 0;
        while at < self.rows.len() {
            let column = self.column(at).unwrap_or(widest);
            let line = at..self.line(at, column, above);
            above.is_full = self.is_full(line.clone(), column, above);
            above.stops = form::stops(&self.rows[line.end - 1].text);
            filled += usize::from(above.is_full && self.are_pieces(line.clone()));
            left += usize::from(!above.is_full && self.pauses(line.end - 1));
            at = line.end;
            lines.push(line);
        }
        (filled * ONE_OF >= self.rows.len() && filled >= 3 * left).then_some(lines)
    }

    fn pauses(&self, at: usize) -> bool {
        self.rows[at].text.last().is_some_and(|c| matches!(c, '，' | '、' | '；' | '：'))
    }

    /// How wide the column is in which a row stands: what most rows near it are, or where nearly all
    /// of those are pieces, those of the page.
    fn column(&self, at: usize) -> Option<f32> {
        let near = &self.widths[at.saturating_sub(NEAR)..self.widths.len().min(at + NEAR + 1)];
        let is_set = |width: &f32| FULL * measure::votes(near, *width) >= near.len() as u32;
        set_width(near).filter(is_set).or(self.column)
    }

    /// Where the line ends that begins with a row: at the last piece with which it is full, or where
    /// the paragraph ends.
    fn line(&self, at: usize, column: f32, above: Above) -> usize {
        let first = self.whole(at);
        let mut ends = vec![first];
        let mut end = first;
        while end - at < PIECES && self.may_go_on(at, end, above) {
            end = self.whole(end);
            if self.squeezed(at..end) > column + LONG {
                break;
            }
            ends.push(end);
        }
        match ends.iter().rev().find(|end| self.is_full(at..**end, column, above)) {
            Some(end) => self.without_paragraph(at..*end, column).max(first),
            None if above.is_full => self.last_line(&ends),
            None => first,
        }
    }

    /// Where the rows end that surely are of one line.
    fn whole(&self, at: usize) -> usize {
        let is_piece = |at: usize| {
            let (above, row) = (&self.rows[at - 1], &self.rows[at]);
            let goes_on = begins_closing(row) || ends_opening(above) || is_decimal(above, row);
            row.blanks == 0 && goes_on
        };
        let last = self.rows.len().min(at + PIECES);
        (at + 1..last).find(|at| !is_piece(*at)).unwrap_or(last)
    }

    /// Whether a line may go on with a row: between them stands a mark. A name above a text is no
    /// piece of it.
    fn may_go_on(&self, from: usize, at: usize, above: Above) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let before = &self.rows[at - 1].text;
        let marked = before.last().is_some_and(|c| is_closing(*c));
        let opens = row.text.first().is_some_and(|c| is_opening(*c));
        let begins = above.stops && at == from + 1;
        let is_whole = begins && (in_parentheses(before) || surname::is_name(before));
        let signed = form::ending(before) != Ending::None;
        row.blanks == 0 && (marked || opens) && !is_whole && !signed
    }

    fn width(&self, rows: Range<usize>) -> f32 {
        self.widths[rows].iter().sum()
    }

    /// The width when each mark takes up half an em.
    fn squeezed(&self, rows: Range<usize>) -> f32 {
        let is_mark = |c: &&char| !c.is_ascii() && (is_closing(**c) || is_opening(**c));
        let marks = self.rows[rows.clone()].iter().flat_map(|row| &row.text).filter(is_mark);
        self.width(rows) - 0.5 * marks.count() as f32
    }

    fn is_full(&self, rows: Range<usize>, column: f32, above: Above) -> bool {
        let room = column - self.width(rows);
        room <= SHORT || above.stops && (SET_IN[0]..=SET_IN[1]).contains(&room)
    }

    /// Where a line ends that would be full with the first line of the next paragraph, which is set
    /// in by two em, or with a row that heads the text below: before that. A last line of a single
    /// character is as wide as what is missing there, and seldom.
    fn without_paragraph(&self, rows: Range<usize>, column: f32) -> usize {
        const LAST: f32 = 2.1;
        let is_set_in = |room: f32| (1.4..=SET_IN[1]).contains(&room);
        let heads = !self.rows[rows.end - 1].text.last().is_some_and(|c| is_closing(*c))
            && self.opens(rows.end, |width| is_set_in(column - width));
        let begins = |at: &usize| {
            let paragraph =
                self.width(rows.start..*at) > LAST && is_set_in(column - self.width(*at..rows.end));
            form::stops(&self.rows[at - 1].text) && (paragraph || heads && at + 1 == rows.end)
        };
        (rows.start + 1..rows.end).find(begins).unwrap_or(rows.end)
    }

    /// Whether a text begins with a row: with a byline or a dateline, or with a line that is set in.
    fn opens(&self, at: usize, is_set_in: impl Fn(f32) -> bool) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let signed = matches!(
            form::form(&row.text, Writing::Han),
            Form::Byline | Form::Dateline | Form::Names
        );
        let whole = !row.text.last().is_some_and(|c| is_closing(*c));
        signed || whole && is_set_in(self.widths[at])
    }

    /// Where the last line of a paragraph ends, which is not full: behind pauses, with a stop.
    fn last_line(&self, ends: &[usize]) -> usize {
        let stops = ends.last().is_some_and(|end| form::stops(&self.rows[end - 1].text));
        let goes_on = ends.iter().take_while(|end| self.pauses(**end - 1)).count();
        if stops { ends[goes_on.min(ends.len() - 1)] } else { ends[0] }
    }
}
