//! Briefs: short news without a headline, below a story that they do not belong to.

use crate::LineReading;
use crate::field::{self, Field};
use crate::label::Label;
use crate::look::Look;
use crate::page::Page;
use crate::standing::is_standing;

/// A paragraph that opens with a dateline, behind a blank line and a sentence that stops, is a brief of its own; behind
/// briefs a line by itself that does not stop is the headline of what follows. Chinese papers, and those of old, put
/// several datelines below one headline.
pub(crate) fn begin(look: &Look, reading: &mut LineReading) {
    let (dateline, alone) = (Field::Form.value("dateline"), Field::Like.value("alone"));
    let seen = |at: usize, field: Field| look.seen[at][field as usize];
    let mut in_briefs = false;
    for at in 1..reading.labels.len() {
        let apart = seen(at, Field::Blank) > 1 && field::stops(&look.seen[at - 1]);
        match reading.labels[at] {
            Label::Paragraph if apart && seen(at, Field::Form) == dateline => {
                reading.relabel(at, Label::Body);
                in_briefs = true;
            }
            Label::Paragraph if apart && in_briefs && seen(at, Field::Like) == alone => {
                let body = [Label::Paragraph, Label::Continued];
                if reading.labels.get(at + 1).is_some_and(|next| body.contains(next)) {
                    reading.relabel(at, Label::Before);
                    reading.relabel(at + 1, Label::Body);
                    in_briefs = false;
                }
            }
            Label::Paragraph | Label::Continued => {}
            _ => in_briefs = false,
        }
    }
}

/// An item is short: it has at most so many lines.
const SHORT: usize = 12;

/// Where a headline of one line stands right on its body, a line set like it further below, behind a sentence that stops
/// and a blank line, is no subhead but the next item's headline, as in letters and notices; features have longer parts.
pub(crate) fn part_items(page: &Page, look: &Look, reading: &mut LineReading) {
    let mut head: Option<usize> = None;
    for at in 0..reading.labels.len() {
        let is_head = is_item_head(look, &reading.labels, at);
        match reading.labels[at] {
            Label::Before => head = Some(at).filter(|_| is_head),
            Label::BeforeNext if at > 0 && is_standing(&page.lines[at - 1].text) => {
                head = Some(at).filter(|_| is_head);
            }
            Label::Paragraph if is_head && head.is_some_and(|head| at - head <= SHORT) => {
                reading.relabel(at, Label::Before);
                reading.relabel(at + 1, Label::Body);
                head = Some(at);
            }
            Label::Body | Label::Paragraph | Label::Continued => {}
            _ => head = None,
        }
    }
}

/// Whether a line reads as a headline and stands right on a body, behind a blank line or a sentence that stops.
fn is_item_head(look: &Look, labels: &[Label], at: usize) -> bool {
    let seen = |at: usize, field: Field| look.seen[at][field as usize];
    let body = [Label::Body, Label::Paragraph];
    let tight = labels.get(at + 1).is_some_and(|next| body.contains(next))
        && seen(at + 1, Field::Blank) == Field::Blank.value("0");
    let behind = at == 0
        || matches!(labels[at], Label::Before | Label::BeforeNext)
        || (seen(at, Field::Blank) > Field::Blank.value("0") && field::stops(&look.seen[at - 1]));
    let short = seen(at, Field::Slack) >= Field::Slack.value("<3.6");
    tight && behind && short && seen(at, Field::Like) > Field::Like.value("no")
}
