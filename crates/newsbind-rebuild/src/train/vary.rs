//! Pages varied, so that forms are learned that the pages at hand have too seldom.

use crate::label::Label;
use crate::page::{Page, split};
use crate::train::align::Known;
use crate::write::credit_start;

/// Sets the credit of every other caption apart, on a line of its own below a blank one.
pub(crate) fn set_credits_apart(page: &mut Page, known: &mut Known) {
    let mut apart = page.number.is_multiple_of(2);
    let mut at = 0;
    while at < known.labels.len() {
        let labels = &known.labels;
        let caption = matches!(labels[at], Label::Caption | Label::CaptionNext | Label::Photo);
        let last = labels.get(at + 1) != Some(&Label::CaptionNext);
        let credit = credit_start(&page.lines[at].text).filter(|_| caption && last);
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
