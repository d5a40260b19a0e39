//! Breaking a text into lines of some columns, where a character of East Asia takes two.

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use newsbind_core::is_han;
use unicode_width::UnicodeWidthChar;

/// Strict line breaking of UAX #14, which is also the rule of clreq that no closing mark begins a
/// line and no opening one ends it.
const SEGMENTER: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// Columns that a text takes. In an East Asian text a character that exists in both widths (`“`,
/// `—`, `①`) is a wide one (UAX #11, ambiguous width).
pub(crate) fn width(text: &str, cjk: bool) -> usize {
    text.chars().map(|c| char_width(c, cjk)).sum()
}

fn char_width(c: char, cjk: bool) -> usize {
    if cjk { c.width_cjk() } else { c.width() }.unwrap_or(0)
}

/// What lines begin with, and how wide they may be.
#[derive(Clone, Copy)]
pub(crate) struct Measure<'a> {
    /// Before the first line.
    pub(crate) first: &'a str,
    /// Before all others.
    pub(crate) rest: &'a str,
    /// Columns of a line with what it begins with; 0 for one line, as long as it has to be.
    pub(crate) columns: usize,
    /// Whether the text is East Asian.
    pub(crate) cjk: bool,
}

/// The lines of one paragraph. A word that is wider than a line is cut.
pub(crate) fn wrap(text: &str, measure: Measure<'_>) -> Vec<String> {
    let Measure { first, rest, columns, cjk } = measure;
    if columns == 0 {
        return vec![format!("{first}{text}")];
    }
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut used = width(first, cjk);
    for piece in pieces(text, columns, cjk) {
        let bare = piece.trim_end();
        if used + width(bare, cjk) > columns && line.trim_end().len() > rest.trim_end().len() {
            lines.push(line.trim_end().to_owned());
            rest.clone_into(&mut line);
            used = width(rest, cjk);
        }
        line.push_str(piece);
        used += width(piece, cjk);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces of a text between two places where a line may end, each with the spaces that follow
/// it.
fn pieces(text: &str, columns: usize, cjk: bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for to in SEGMENTER.segment_str(text).filter(|to| *to > 0) {
        let mut piece = &text[from..to];
        while let Some(at) = quotation(piece).filter(|_| cjk) {
            cut(&piece[..at], columns, cjk, &mut pieces);
            piece = &piece[at..];
        }
        cut(piece, columns, cjk, &mut pieces);
        from = to;
    }
    pieces
}

/// Where a quotation begins or ends between East Asian characters: UAX #14 lets a line end there
/// since version 16 (rule LB19a), the segmenter's stable data do not yet.
fn quotation(piece: &str) -> Option<usize> {
    let next = piece.char_indices().skip(1);
    let pair = piece.chars().zip(next).find(|(before, (_, after))| match (before, after) {
        (before, '“' | '‘') => is_wide(*before) && !is_opening(*before),
        ('”' | '’', after) => is_han(*after) || is_opening(*after),
        _ => false,
    });
    pair.map(|(_, (at, _))| at)
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

fn is_opening(c: char) -> bool {
    matches!(c, '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '［' | '｛' | '“' | '‘')
}

/// Cuts a piece that no line can hold.
fn cut<'a>(mut piece: &'a str, columns: usize, cjk: bool, pieces: &mut Vec<&'a str>) {
    while width(piece.trim_end(), cjk) > columns {
        let mut used = 0;
        let end = piece.char_indices().find(|(_, c)| {
            used += char_width(*c, cjk);
            used > columns
        });
        let at = end.map_or(piece.len(), |(at, _)| at).max(first_char(piece));
        pieces.push(&piece[..at]);
        piece = &piece[at..];
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
}

fn first_char(piece: &str) -> usize {
    piece.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, columns: usize, cjk: bool, expected: &[&str]) {
        let first = if cjk { "　　" } else { "" };
        let lines = wrap(text, Measure { first, rest: "", columns, cjk });
        assert_eq!(lines, expected, "{columns}");
        for line in lines {
            assert!(width(&line, cjk) <= columns.max(2), "{line}");
        }
    }

    #[test]
    fn words_are_kept_whole() {
        check("The harbour reopened.", 11, false, &["The harbour", "reopened."]);
        check("incomprehensible", 6, false, &["incomp", "rehens", "ible"]);
        check("a b", 1, false, &["a", "b"]);
    }

    #[test]
    fn no_mark_stands_where_it_may_not() {
        check(
            "他说：“港口开放。”众人皆喜。",
            12,
            true,
            &["　　他说：", "“港口开", "放。”众人皆", "喜。"],
        );
        check("（“港口”）《报》“a”", 10, true, &["　　（“港", "口”）", "《报》", "“a”"]);
        check("用“板凳夜话”解民忧", 12, true, &["　　用“板凳", "夜话”解民忧"]);
        check("共贷出150亿元", 12, true, &["　　共贷出", "150亿元"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        for (text, cjk, expected) in
            [("港口", true, 4), ("“港”", true, 6), ("“a”", false, 3), ("ｱ①", true, 3)]
        {
            assert_eq!(width(text, cjk), expected, "{text}");
        }
    }
}
