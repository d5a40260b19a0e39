//! Pages varied, so that forms are learned that the pages at hand have too seldom.

use crate::credit;
use crate::form;
use crate::label::Label;
use crate::page::{Page, split};
use crate::ragged;
use crate::train::align::Known;
use crate::train::learn::{begin, next};

/// Sets the credit of every other caption apart, on a line of its own below a blank one.
pub(crate) fn set_credits_apart(page: &mut Page, known: &mut Known) {
    let mut apart = page.number.is_multiple_of(2);
    let mut at = 0;
    while at < known.labels.len() {
        let labels = &known.labels;
        let caption = matches!(labels[at], Label::Caption | Label::CaptionNext | Label::Photo);
        let last = labels.get(at + 1) != Some(&Label::CaptionNext);
        let credit = credit::start(&page.lines[at].text).filter(|_| caption && last);
        if let Some(from) = credit {
            apart = !apart;
            if apart && from > 0 {
                set_apart(page, known, at, from);
            } else if apart && labels[at] == Label::CaptionNext {
                page.lines[at].blanks = 1;
            }
        }
        at += 1;
    }
}

fn set_apart(page: &mut Page, known: &mut Known, at: usize, from: usize) {
    let Some((head, mut credit)) = split(&page.lines[at], from) else { return };
    credit.blanks = 1;
    credit.glued = false;
    page.lines[at] = head;
    page.lines.insert(at + 1, credit);
    known.insert(at + 1, Label::CaptionNext);
}

/// Gives a page that has lost the indents of its paragraphs those of one that keeps them, in all
/// articles or in some, and takes away blank lines, of which such a page has fewer: each kind of line
/// has an indent and a blank line above it or not, as it falls.
pub(crate) fn keep_indents(page: &mut Page, labels: &[Label], seed: u64) {
    /// What is set to the right, or in the middle, is set in by so many em.
    const FAR: f32 = 6.0;
    let mut random = begin(seed);
    let mut one_of = |of: u64| (next(&mut random) >> 20).is_multiple_of(of);
    let paragraph = if one_of(3) { 1.0 } else { 2.0 };
    let byline = if one_of(5) { paragraph } else { 0.0 };
    let signature = if one_of(3) { FAR } else { byline };
    let caption = if one_of(6) { paragraph } else { 0.0 };
    let subhead = if one_of(3) { paragraph } else { 0.0 };
    let subhead = if one_of(4) { FAR } else { subhead };
    let mixed = one_of(4);
    let close = one_of(6);
    let kinds = [one_of(2), one_of(2), one_of(3), one_of(3), one_of(6), one_of(4)];
    let [in_bodies, in_heads, signatures, leads, heads, captions] = kinds;
    let columns = in_bodies || one_of(2);
    let subheads: Vec<bool> = (0..labels.len()).map(|at| is_subhead(page, labels, at)).collect();
    let mut begins = paragraph;
    for (at, (line, label)) in page.lines.iter_mut().zip(labels).enumerate() {
        if *label == Label::Body {
            begins = if mixed && one_of(2) { 0.0 } else { paragraph };
        }
        let (indent, is_close) = match label {
            Label::Paragraph if subheads[at] => (subhead, in_bodies),
            Label::Body => (begins, leads),
            Label::Paragraph => (begins, in_bodies),
            Label::Continued => (0.0, columns),
            Label::BeforeNext | Label::AfterNext => (0.0, in_heads),
            Label::BylineBefore => (byline, signatures),
            Label::BylineAfter => (signature, signatures),
            Label::Kicker | Label::Before | Label::After => (0.0, heads),
            Label::Caption | Label::CaptionNext | Label::Photo => (caption, captions),
            Label::Resumed | Label::Furniture | Label::Jump => (0.0, false),
        };
        line.indent = line.indent.max(indent);
        if (close || is_close) && at > 0 {
            line.blanks = 0;
        }
    }
}

/// Takes away the blank lines of a page, from some pages but those at which columns break, and opens
/// it up again as such pages are.
pub(crate) fn close_up(page: &mut Page, labels: &[Label], seed: u64) {
    let mut random = begin(seed);
    let keeps_breaks = (next(&mut random) >> 20).is_multiple_of(3);
    let breaks = [Label::Continued, Label::Resumed];
    for (line, label) in page.lines.iter_mut().zip(labels).skip(1) {
        if !(keeps_breaks && breaks.contains(label)) {
            line.blanks = 0;
        }
    }
    page.is_close = ragged::open_up(&mut page.lines, page.writing);
}

/// Whether a line is a short row by itself within a body.
fn is_subhead(page: &Page, labels: &[Label], at: usize) -> bool {
    const LONGEST: usize = 16;
    let text = &page.lines[at].text;
    labels[at] == Label::Paragraph
        && labels.get(at + 1) == Some(&Label::Paragraph)
        && text.len() <= LONGEST
        && !form::stops(text)
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;
    use crate::page::{Writing, prepare};

    #[test]
    fn paragraphs_are_set_in_and_what_goes_on_is_not() {
        use Label::{Before, Body, Continued, Paragraph};
        let rows = ["大桥通车了", "", "昨日大桥通车，两", "", "岸居民过桥。", "", "桥长三里。"];
        let labels = [Before, Body, Continued, Paragraph];
        let lines = (1..).zip(rows).map(|(number, text)| TextLine { number, text: text.into() });
        let page = TextPage { lines: lines.collect(), ..TextPage::default() };
        let mut set_in = 0;
        for seed in 0..40 {
            let mut page = prepare(1, &page, Writing::Han);
            keep_indents(&mut page, &labels, seed);
            let indents: Vec<f32> = page.lines.iter().map(|line| line.indent).collect();
            assert_eq!(indents[1], indents[3], "{seed}");
            set_in += usize::from(indents[1] >= 1.0);
            assert_eq!([indents[0], indents[2]], [0.0; 2], "{seed}");
        }
        assert!((30..40).contains(&set_in), "{set_in}");
    }
}
