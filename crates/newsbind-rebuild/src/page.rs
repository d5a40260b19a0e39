//! A page prepared for reading: its lines without margins, glued lines cut apart.

use std::ops::Range;

use newsbind_core::{Span, TextPage, is_han};

use crate::dateline;
use crate::form;
use crate::furniture;
use crate::glue;
use crate::hyphen;
use crate::indents;
use crate::loose::{self, Row};
use crate::pieces;
use crate::pull_quote;
use crate::ragged;
use crate::table;
use crate::traditional::simplify;
use crate::verse;
use crate::worn;

/// How a page is written, which decides how wide a character is and how lines are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Em-wide characters without spaces between words.
    Han,
    /// Words of narrow letters with spaces between.
    Latin,
}

/// A page's lines, blank ones counted away.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The page within the issue, from 1.
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "learning asks for it"))]
    pub(crate) number: u32,
    pub(crate) writing: Writing,
    pub(crate) lines: Vec<Line>,
    /// The share of its words that were misread so that it shows ([`worn`]).
    pub(crate) worn: f32,
    /// It parts nothing by blank lines, nor sets paragraphs in ([`ragged`]).
    pub(crate) is_close: bool,
}

impl Page {
    /// Whether it was read by character recognition.
    pub(crate) fn is_worn(&self) -> bool {
        self.worn >= worn::FROM
    }

    /// Whether the text layer keeps the indents of paragraphs: more than three lines have one of one
    /// or two em, and at least one of twenty. Of 792 pages of Chinese dailies 17 do, 770 have no such
    /// line, the others one or two.
    pub(crate) fn keeps_indents(&self) -> bool {
        let indented = self.lines.iter().filter(|line| (0.9..2.6).contains(&line.indent)).count();
        indented > 3 && indented * 20 >= self.lines.len()
    }
}

/// One line, or a piece of a line in which two things were glued together.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Where its characters stand, margins left out.
    pub(crate) span: Span,
    /// The characters of `span` as they were read.
    pub(crate) raw: Vec<char>,
    /// The same for reading: letter-spacing undone, control characters left out, traditional
    /// characters as simplified ones.
    pub(crate) text: Vec<char>,
    /// Blank lines before it; a page begins with one.
    pub(crate) blanks: u8,
    /// Its indent, in em.
    pub(crate) indent: f32,
    /// It begins in the middle of a line of the input.
    pub(crate) glued: bool,
    /// It is set line for line, as verse, scores and tables are ([`verse`], [`table`]).
    pub(crate) line_for_line: bool,
    /// It begins with a dateline by the page's habit ([`dateline::mark_places`]).
    pub(crate) opens_with_place: bool,
    /// It is of a pull quote that says what the page says elsewhere ([`pull_quote`]).
    pub(crate) pulled: bool,
    /// It begins what heads a text, as the indents of the page tell ([`indents`]).
    pub(crate) heads: bool,
    /// Its soft hyphens are printed ([`hyphen`]).
    pub(crate) prints_soft: bool,
    /// Where each character of `raw` stands, if that was put together from several rows
    /// ([`loose`]).
    places: Vec<Place>,
}

/// Where a character stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) page: u32,
    pub(crate) line: u32,
    pub(crate) at: u32,
}

impl Line {
    /// Where a character of `raw` stands.
    pub(crate) fn place(&self, at: usize) -> Place {
        let Span { page, line, from, .. } = self.span;
        self.places.get(at).copied().unwrap_or(Place { page, line, at: from + index(at) })
    }

    /// Takes the word in the next row, and the space that stands right behind this one.
    pub(crate) fn go_on(&mut self, word: &Self) {
        let last = self.raw.len().checked_sub(1).map(|last| self.place(last));
        self.places = self.all_places();
        self.places.extend(last.map(|last| Place { at: last.at + 1, ..last }));
        self.raw.push(' ');
        self.take(word);
    }

    /// Takes what the next row has, without anything between.
    pub(crate) fn take(&mut self, row: &Self) {
        self.places = [self.all_places(), row.all_places()].concat();
        self.raw.extend(&row.raw);
        self.text = simplify(clean(&self.raw));
    }

    fn all_places(&self) -> Vec<Place> {
        (0..self.raw.len()).map(|at| self.place(at)).collect()
    }
}

/// Prepares a page.
pub(crate) fn prepare(number: u32, page: &TextPage, writing: Writing) -> Page {
    let mut rows = Vec::with_capacity(page.lines.len());
    let mut blanks = 1;
    let mut chars: Vec<char> = Vec::new();
    for line in &page.lines {
        chars.clear();
        chars.extend(line.text.chars());
        let Some(from) = chars.iter().position(|c| !c.is_whitespace()) else {
            blanks = u8::min(blanks + 1, 9);
            continue;
        };
        let to = chars.iter().rposition(|c| !c.is_whitespace()).map_or(from, |last| last + 1);
        let indent = chars[..from].iter().map(|c| width_of_space(*c)).sum();
        let span = Span { page: number, line: line.number, from: index(from), to: index(to) };
        let raw = chars[from..to].to_vec();
        let text = simplify(clean(&raw));
        let line = Line {
            span,
            raw,
            text,
            blanks,
            indent,
            glued: false,
            line_for_line: false,
            opens_with_place: false,
            pulled: false,
            heads: false,
            prints_soft: false,
            places: Vec::new(),
        };
        rows.push(Row { line, spaced: to < chars.len() });
        blanks = 0;
    }
    close_up(&mut rows);
    hyphen::mark_printed(rows.iter_mut().map(|row| &mut row.line));
    let whole = match writing {
        Writing::Han => pieces::join(rows.into_iter().map(|row| row.line).collect()),
        Writing::Latin => loose::close(rows),
    };
    let mut lines = Vec::with_capacity(whole.len());
    for line in whole {
        cut(line, writing, &mut lines);
    }
    verse::mark(&mut lines, writing);
    table::mark(&mut lines);
    if writing == Writing::Latin {
        set_off_addresses(&mut lines);
        dateline::mark_places(&mut lines);
        pull_quote::mark(&mut lines);
    }
    let worn = match writing {
        Writing::Han => 0.0,
        Writing::Latin => worn::share(&lines),
    };
    if writing == Writing::Latin && worn < worn::FROM {
        indents::open_up(&mut lines);
    }
    let is_close = worn < worn::FROM && ragged::open_up(&mut lines, writing);
    Page { number, writing, lines, worn, is_close }
}

/// Takes a blank line from before every row of a page that has one before nearly every row, also
/// within sentences, as some readers of PDF give text that is set wide apart.
fn close_up(rows: &mut [Row]) {
    // So many tell, and one of so many may stand close.
    const LEAST: usize = 12;
    const ONE_OF: usize = 20;
    let apart = rows.iter().filter(|row| row.line.blanks > 0).count();
    let torn = rows.windows(2).filter(|pair| !form::stops(&pair[0].line.text)).count();
    let is_leaded =
        rows.len() >= LEAST && (rows.len() - apart) * ONE_OF <= rows.len() && torn * 2 > rows.len();
    if is_leaded {
        rows.iter_mut().skip(1).for_each(|row| row.line.blanks = row.line.blanks.saturating_sub(1));
    }
}

/// Sets what stands below the address of a paper apart from it, as a blank line does.
fn set_off_addresses(lines: &mut [Line]) {
    for at in 1..lines.len() {
        if furniture::is_web_address(&lines[at - 1].text) {
            lines[at].blanks = lines[at].blanks.max(1);
        }
    }
}

/// The lines between two blank ones, block by block.
pub(crate) fn blocks(lines: &[Line]) -> Vec<Range<usize>> {
    let mut first = 0;
    let blocks = lines.chunk_by(|_, next| next.blanks == 0).map(|block| {
        let lines = first..first + block.len();
        first = lines.end;
        lines
    });
    blocks.collect()
}

/// Whether a block begins with a line, or the page has ended.
pub(crate) fn begins_block(page: &Page, line: usize) -> bool {
    page.lines.get(line).is_none_or(|line| line.blanks > 0)
}

/// A position in a line as the model counts it.
pub(crate) fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

/// Whether a character is printed: neither a space nor a control character.
pub(crate) fn is_ink(c: char) -> bool {
    !c.is_whitespace() && !is_control(c)
}

/// Whether a character only steers: control characters, the byte order mark, code points that are
/// no characters.
pub(crate) fn is_control(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !c.is_whitespace())
        || c == '\u{feff}'
        || code & 0xfffe == 0xfffe
        || (0xfdd0..=0xfdef).contains(&code)
}

fn width_of_space(c: char) -> f32 {
    match c {
        '\u{3000}' => 1.0,
        '\t' => 2.0,
        _ if is_control(c) => 0.0,
        _ => 0.5,
    }
}

/// Takes out control characters, spaces at margins doubled ones, and the spaces of a letter-spaced
/// line.
pub(crate) fn clean(raw: &[char]) -> Vec<char> {
    let spaced = is_letter_spaced(raw);
    let mut text: Vec<char> = Vec::with_capacity(raw.len());
    for (i, &c) in raw.iter().enumerate() {
        if is_control(c) {
            continue;
        }
        if !c.is_whitespace() {
            text.push(c);
            continue;
        }
        let between = |i: usize| raw.get(i).is_some_and(|c| !c.is_ascii_alphanumeric());
        let typeset = spaced && (between(i + 1) || between(i.wrapping_sub(1)));
        if !typeset && text.last().is_some_and(|last| *last != ' ') {
            text.push(' ');
        }
    }
    // Behind it stood what is not printed.
    text.pop_if(|last| *last == ' ');
    text
}

/// Whether nearly every two neighbours among the Han characters of a line are held apart by a
/// space.
pub(crate) fn is_letter_spaced(raw: &[char]) -> bool {
    if !raw.iter().any(|c| c.is_whitespace()) {
        return false;
    }
    let (mut apart, mut together) = (0, 0);
    for pair in raw.windows(2) {
        match (is_han(pair[0]), is_han(pair[1])) {
            (true, true) => together += 1,
            (true, false) if pair[1].is_whitespace() => apart += 1,
            _ => {}
        }
    }
    apart >= 3 && apart > 3 * together
}

/// Cuts a line apart where something opens in its middle, such as a dateline after a headline.
fn cut(line: Line, writing: Writing, lines: &mut Vec<Line>) {
    let halves = glue::glue(&line.text, writing).and_then(|at| split(&line, at));
    match halves {
        Some((head, tail)) => lines.extend([head, tail]),
        None => lines.push(line),
    }
}

/// Cuts a line in two before a character of its `text`.
pub(crate) fn split(line: &Line, at: usize) -> Option<(Line, Line)> {
    let at = raw_index(line, at)?;
    let end = line.raw[..at].iter().rposition(|c| !c.is_whitespace())? + 1;
    let half = |from: usize, to: usize| {
        let raw = line.raw[from..to].to_vec();
        let Place { page, line: number, at } = line.place(from);
        let span = Span { page, line: number, from: at, to: line.place(to - 1).at + 1 };
        let places = line.places.get(from..to).unwrap_or_default().to_vec();
        Line { span, text: simplify(clean(&raw)), raw, places, ..line.clone() }
    };
    let tail = Line { blanks: 0, indent: 0.0, glued: true, ..half(at, line.raw.len()) };
    Some((half(0, end), tail))
}

/// The place in `raw` of a place in `text`.
fn raw_index(line: &Line, at: usize) -> Option<usize> {
    let ink = line.text[..at].iter().filter(|c| is_ink(**c)).count();
    let mut seen = line.raw.iter().enumerate().filter(|(_, c)| is_ink(**c));
    seen.nth(ink).map(|(i, _)| i)
}
