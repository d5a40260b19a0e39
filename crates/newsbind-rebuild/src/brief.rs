//! Briefs: short news without a headline, below a story that they do not belong to.

use std::ops::Range;

use crate::LineReading;
use crate::dateline;
use crate::field::{self, Field, value};
use crate::form;
use crate::furniture;
use crate::label::Label;
use crate::look::Look;
use crate::page::{Page, begins_block, blocks};
use crate::standing::{is_of_briefs, is_standing};

/// A paragraph that opens with a dateline, behind a blank line and a sentence that stops, is a
/// brief of its own; behind briefs a line by itself that does not stop is the headline of what
/// follows. Chinese papers, and those of old, put several datelines below one headline.
pub(crate) fn begin(look: &Look, reading: &mut LineReading) {
    let (dateline, alone) = (value!(Form, "dateline"), value!(Like, "alone"));
    let seen = |at: usize, field: Field| look.seen[at][field];
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

/// What would be the last subhead of an article, with nothing below it, is the headline of the
/// article that stands right below.
pub(crate) fn head(look: &Look, reading: &mut LineReading) {
    let alone = value!(Like, "alone");
    for at in 1..reading.labels.len() {
        let begins = matches!(reading.labels[at], Label::Body | Label::BylineBefore);
        let is_row =
            look.seen[at - 1][Field::Like] == alone && reading.labels[at - 1] == Label::Paragraph;
        if begins && is_row {
            reading.relabel(at - 1, Label::Before);
        }
    }
}

/// A row within a block is a subhead where all other headlines of the page stand apart, below blank
/// lines or kickers, and have small letters while it has capitals; or where half of all stand apart
/// and the texts above and below it speak of the same: of 30 headlines within blocks on pages of
/// English papers none stands between two such. So is a row in capitals between blank lines and
/// such texts where the other headlines have small letters.
pub(crate) fn keep_subheads(page: &Page, look: &Look, reading: &mut LineReading) {
    // So many of the others tell.
    const ONE_OF: usize = 2;
    let (middle, alike) = (value!(Place, "middle"), value!(Bond, "<2.2"));
    let label = |at: usize| reading.labels.get(at).copied();
    let shouts = |at: &usize| form::is_capitals(&page.lines[*at].text);
    let is_within = |at: &usize| {
        look.seen[*at][Field::Place] == middle
            && field::stops(&look.seen[at - 1])
            && label(at + 1) == Some(Label::Body)
            && !page.lines[*at].heads
    };
    let is_apart = |at: &&usize| {
        let apart = **at == 0 || page.lines[**at].blanks > 0;
        apart || label(**at - 1) == Some(Label::Kicker)
    };
    // What heads the rest of a story is set as jump lines are, and standing heads are set their own
    // way.
    let headlines = (0..reading.labels.len()).filter(|at| {
        label(*at) == Some(Label::Before)
            && label(at + 1) != Some(Label::Jump)
            && !is_standing(&page.lines[*at].text, page.writing)
    });
    let (within, others): (Vec<usize>, Vec<usize>) = headlines.partition(is_within);
    let apart = others.iter().filter(is_apart).count();
    let some = apart > 0 && apart * ONE_OF >= others.len() + within.len();
    let told = apart == others.len() && !others.iter().any(shouts) && within.iter().all(shouts);
    let is_subhead = |at: &&usize| some && (told || look.seen[**at][Field::Bond] >= alike);
    let mut subheads: Vec<usize> = within.iter().filter(is_subhead).copied().collect();
    subheads.extend(shouted_between(page, look, reading, &others));
    for at in subheads {
        reading.relabel(at, Label::Paragraph);
        reading.relabel(at + 1, Label::Paragraph);
    }
}

/// The rows in capitals among headlines that stand between blank lines, behind a stop and above a
/// text without a byline that speaks of the same as the one above them, where no other headline is
/// set so.
fn shouted_between(
    page: &Page,
    look: &Look,
    reading: &LineReading,
    headlines: &[usize],
) -> Vec<usize> {
    const OTHERS: usize = 2;
    let (alone, alike) = (value!(Place, "only"), value!(Bond, "<1.3"));
    let shouts = |at: &usize| form::is_capitals(&page.lines[*at].text);
    let is_between = |at: &usize| {
        let seen = &look.seen[*at];
        shouts(at)
            && *at > 0
            && field::stops(&look.seen[at - 1])
            && seen[Field::Place] == alone
            && seen[Field::Bond] >= alike
            && reading.labels.get(at + 1) == Some(&Label::Body)
            && !page.lines[*at].heads
    };
    let (between, others): (Vec<usize>, Vec<usize>) =
        headlines.iter().partition(|at| is_between(at));
    // A kicker may be read as the first row.
    let heads =
        |at: &usize| matches!(reading.labels.get(at + 1), Some(Label::Before | Label::BeforeNext));
    let tell = others.len() >= OTHERS && !others.iter().any(|at| shouts(at) && !heads(at));
    if tell { between } else { Vec::new() }
}

/// Rows above a text that goes on in small letters are no headline, but the text itself, torn by
/// the end of a column, where they fill it.
pub(crate) fn keep_torn(page: &Page, look: &Look, reading: &mut LineReading) {
    let full = value!(Slack, "<1.1");
    let heads = [Label::Before, Label::BeforeNext];
    for at in 1..reading.labels.len() {
        let goes_on = reading.labels[at] == Label::Body
            && page.lines[at].text.first().is_some_and(|c| c.is_lowercase())
            && begins_block(page, at)
            && !form::stops(&page.lines[at - 1].text);
        if !goes_on {
            continue;
        }
        let is_head = |row: &usize| heads.contains(&reading.labels[*row]);
        let mut rows = (0..at).rev().take_while(is_head);
        let Some(first) = rows.find(|row| begins_block(page, *row)) else { continue };
        let headed = first.checked_sub(1).is_some_and(|above| is_head(&above));
        let fill = (first..at).all(|row| look.seen[row][Field::Slack] < full);
        if at - first > 1 && fill {
            reading.relabel(first, if headed { Label::Body } else { Label::Paragraph });
            (first + 1..=at).for_each(|row| reading.relabel(row, Label::Continued));
        }
    }
}

/// The questions of an interview, blocks of few rows that ask, head no articles where several stand
/// near one another.
pub(crate) fn keep_questions(page: &Page, reading: &mut LineReading) {
    const ROWS: usize = 3;
    const LEAST: usize = 3;
    const FARTHEST: usize = 30;
    let asks = |block: &Range<usize>| {
        block.len() <= ROWS && page.lines[block.end - 1].text.ends_with(&['?'])
    };
    let questions: Vec<Range<usize>> = blocks(&page.lines).into_iter().filter(asks).collect();
    // How many of them begin so near before and behind one, that one with them.
    let within = |at: usize, lines: usize| {
        let before = questions.partition_point(|other| other.start + lines < at);
        questions.partition_point(|other| other.start <= at + lines) - before
    };
    for question in &questions {
        let is_one =
            within(question.start, 2 * FARTHEST) >= LEAST && within(question.start, FARTHEST) > 1;
        let heads = question.clone().zip([Label::Before, Label::BeforeNext, Label::BeforeNext]);
        let is_head = heads.clone().all(|(at, label)| reading.labels[at] == label);
        if is_one && is_head && reading.labels.get(question.end) == Some(&Label::Body) {
            reading.relabel(question.start, Label::Paragraph);
            question.clone().skip(1).for_each(|at| reading.relabel(at, Label::Continued));
            reading.relabel(question.end, Label::Paragraph);
        }
    }
}

/// What stands by itself below a signature, or below what says whose a text is, is the headline of
/// what follows.
pub(crate) fn begin_behind_signatures(page: &Page, look: &Look, reading: &mut LineReading) {
    let alone = value!(Like, "alone");
    for at in 1..reading.labels.len().saturating_sub(1) {
        let above = &page.lines[at - 1].text;
        let signed = reading.labels[at - 1] == Label::BylineAfter
            || ends_in_sign(above)
            || furniture::is_reserved(above);
        let begins = reading.labels[at] == Label::Paragraph
            && reading.labels[at + 1] == Label::Paragraph
            && look.seen[at][Field::Like] == alone
            && begins_block(page, at)
            && begins_block(page, at + 1);
        if signed && begins {
            reading.relabel(at, Label::Before);
            reading.relabel(at + 1, Label::Body);
        }
    }
}

/// `It is closed. (dpa)`, `It is closed. (rdv)`: whether a text ends in the agency that it is from,
/// or in the sign of who wrote it.
fn ends_in_sign(text: &[char]) -> bool {
    let Some(open) = text.iter().rposition(|c| *c == '(') else { return false };
    let is_sign =
        |sign: &[char]| (2..=4).contains(&sign.len()) && sign.iter().all(|c| c.is_lowercase());
    let signs = match &text[open..] {
        ['(', sign @ .., ')'] => is_sign(sign),
        _ => false,
    };
    let told = text[..open].strip_suffix(&[' ']).unwrap_or(&text[..open]);
    form::stops(told) && (signs || dateline::is_agency(&text[open..]))
}

/// A row between blank lines above a text without a dateline or a byline is a subhead where all the
/// other stories of a page have one, and the text above it speaks of the same.
pub(crate) fn keep_unsigned(page: &Page, look: &Look, reading: &mut LineReading) {
    const LEAST: usize = 3;
    // A byline or a dateline stands so many lines below a headline at most.
    const DECK: usize = 8;
    // One of so many may have neither, and still be a story.
    const ONE_OF: usize = 3;
    let (dateline, alike) = (value!(Form, "dateline"), value!(Bond, "<1.3"));
    let label = |at: usize| reading.labels.get(at).copied();
    let heads = |at: usize| matches!(label(at), Some(Label::Before | Label::BeforeNext));
    // A deck may stand between the headline and the byline.
    let is_signed = |at: &usize| {
        let rows = (*at..reading.labels.len()).take_while(|row| heads(*row)).count();
        let below = (at + rows..reading.labels.len()).take_while(|row| !heads(*row)).take(DECK);
        below.into_iter().any(|row| {
            label(row) == Some(Label::BylineBefore) || look.seen[row][Field::Form] == dateline
        })
    };
    let stories = (0..reading.labels.len()).filter(|at| {
        label(*at) == Some(Label::Before) && at.checked_sub(1).is_none_or(|above| !heads(above))
    });
    let (signed, others): (Vec<usize>, Vec<usize>) = stories.partition(is_signed);
    if signed.len() < LEAST || others.len() * ONE_OF > signed.len() {
        return;
    }
    let is_subhead = |at: &usize| {
        let above = at.checked_sub(1).and_then(label);
        let body = [Label::Body, Label::Paragraph, Label::Continued, Label::Resumed];
        let captions = [Label::Caption, Label::CaptionNext];
        above.is_some_and(|above| body.contains(&above) || captions.contains(&above))
            && begins_block(page, *at)
            && begins_block(page, at + 1)
            && label(at + 1) == Some(Label::Body)
            && look.seen[*at][Field::Bond] >= alike
            && !is_standing(&page.lines[*at].text, page.writing)
    };
    for at in others.into_iter().filter(is_subhead).collect::<Vec<_>>() {
        reading.relabel(at, Label::Paragraph);
        reading.relabel(at + 1, Label::Paragraph);
    }
}

/// A row between blank lines in an article without a byline, with a paragraph or two above it and
/// below it, is no subhead, but the headline of the next short story: features have more to part.
pub(crate) fn part_short(page: &Page, look: &Look, reading: &mut LineReading) {
    const PARAGRAPHS: usize = 2;
    let heads = [Label::Before, Label::BeforeNext];
    let mut above = None;
    for at in 1..reading.labels.len() {
        let label = reading.labels[at];
        let is_row = label == Label::Paragraph
            && stands_alone(page, look, at)
            && field::stops(&look.seen[at - 1]);
        let is_short = |paragraphs: usize| (1..=PARAGRAPHS).contains(&paragraphs);
        above = match (label, above) {
            (Label::Body, _) => heads.contains(&reading.labels[at - 1]).then_some(1),
            (Label::Paragraph, Some(count))
                if is_row
                    && is_short(count)
                    && is_short(paragraphs(page, look, reading, at + 1)) =>
            {
                reading.relabel(at, Label::Before);
                reading.relabel(at + 1, Label::Body);
                Some(0)
            }
            (Label::Paragraph, Some(count)) => Some(count + 1),
            (Label::Continued, above) => above,
            _ => None,
        };
    }
}

/// Whether a line is a row between blank lines that does not stop.
fn stands_alone(page: &Page, look: &Look, at: usize) -> bool {
    look.seen[at][Field::Like] == value!(Like, "alone")
        && begins_block(page, at)
        && begins_block(page, at + 1)
        && !form::stops(&page.lines[at].text)
}

/// How many paragraphs stand from a line to the next row between blank lines, or to the end of the
/// article.
fn paragraphs(page: &Page, look: &Look, reading: &LineReading, from: usize) -> usize {
    let is_text = |at: &usize| {
        matches!(reading.labels[*at], Label::Paragraph | Label::Continued)
            && !stands_alone(page, look, *at)
    };
    let text = (from..reading.labels.len()).take_while(is_text);
    text.filter(|at| reading.labels[*at] == Label::Paragraph).count()
}

/// An item is short: it has at most so many lines.
const SHORT: usize = 12;

/// Where a headline of one line stands right on its body, a line set like it further below, behind
/// a sentence that stops and a blank line, is no subhead but the next item's headline, as in
/// letters and notices; features have longer parts. Below the head of briefs the headlines may
/// stand apart from their bodies, and right below the item before.
pub(crate) fn part_items(page: &Page, look: &Look, reading: &mut LineReading) {
    let mut head: Option<Head> = None;
    let mut of_briefs = false;
    for at in 0..reading.labels.len() {
        let gap = gap_below(look, &reading.labels, at, head.is_some_and(|head| head.of_briefs));
        let above = at.checked_sub(1).map_or(&[][..], |above| &page.lines[above].text);
        of_briefs = is_of_briefs(above) || of_briefs && reading.labels[at] == Label::BeforeNext;
        let begins = |gap: u8| (gap == tight() || of_briefs).then_some(Head { at, gap, of_briefs });
        match reading.labels[at] {
            Label::Before => head = gap.and_then(begins),
            Label::BeforeNext if of_briefs || is_standing(above, page.writing) => {
                head = gap.and_then(begins);
            }
            Label::Paragraph
                if head.is_some_and(|head| Some(head.gap) == gap && at - head.at <= SHORT) =>
            {
                reading.relabel(at, Label::Before);
                reading.relabel(at + 1, Label::Body);
                head = head.map(|head| Head { at, ..head });
            }
            Label::Body | Label::Paragraph | Label::Continued => {}
            _ => head = None,
        }
    }
}

/// The headline of an item, and the blank lines between it and its body.
#[derive(Clone, Copy)]
struct Head {
    at: usize,
    gap: u8,
    /// It stands below the head of briefs.
    of_briefs: bool,
}

/// No blank line, as [`Field::Blank`] has it.
fn tight() -> u8 {
    value!(Blank, "0")
}

/// The blank lines between a line that reads as a headline, behind a blank line or a sentence that
/// stops, and the body below it; `None` for other lines. `of_briefs`: no blank line need stand
/// above it, and an item may end in a signature.
fn gap_below(look: &Look, labels: &[Label], at: usize, of_briefs: bool) -> Option<u8> {
    let seen = |at: usize, field: Field| look.seen[at][field];
    let body = [Label::Body, Label::Paragraph];
    let closed = value!(End, "bracket");
    let signed = |at: usize| seen(at, Field::End) == closed;
    let is_row = seen(at, Field::Slack) >= value!(Slack, "<3.6")
        && labels.get(at + 1) == Some(&Label::Continued)
        && seen(at + 1, Field::First) == value!(First, "upper");
    let above_body = is_row || labels.get(at + 1).is_some_and(|next| body.contains(next));
    let behind = at == 0
        || matches!(labels[at], Label::Before | Label::BeforeNext)
        || (seen(at, Field::Blank) > tight() && field::stops(&look.seen[at - 1]))
        || (of_briefs && (field::stops(&look.seen[at - 1]) || signed(at - 1)));
    let like = seen(at, Field::Like) > value!(Like, "no");
    if !(above_body && behind && like) {
        return None;
    }
    let gap = seen(at + 1, Field::Blank);
    let short = labels[at] == Label::Before || seen(at, Field::Slack) >= value!(Slack, "<3.6");
    (gap > tight() || short).then_some(gap)
}
