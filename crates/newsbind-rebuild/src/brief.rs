//! Briefs: short news without a headline, below a story that they do not belong to.

use crate::LineReading;
use crate::field::{self, Field};
use crate::label::Label;
use crate::look::Look;

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
