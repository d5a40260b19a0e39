//! Kickers: the row above a Chinese headline, or the first of its rows.

use newsbind_core::is_han;

use crate::LineReading;
use crate::field::{Field, value};
use crate::form::ends_any;
use crate::label::Label;
use crate::language::chinese;
use crate::look::Look;
use crate::page::Page;
use crate::standing::is_standing;

/// A row right above a longer one is the first of a headline where the text below begins with what
/// it says: kickers are set smaller, and are as long as the headline or longer, or name a column or
/// an event.
pub(crate) fn keep_headlines(page: &Page, reading: &mut LineReading) {
    const SHORTEST: usize = 4;
    for at in 0..reading.labels.len().saturating_sub(1) {
        let (row, next) = (&page.lines[at].text, &page.lines[at + 1]);
        let heads = next.blanks == 0
            && reading.labels[at..].starts_with(&[Label::Kicker, Label::Before])
            && reading.labels.get(at + 2) != Some(&Label::BeforeNext);
        let is_row = (SHORTEST..next.text.len()).contains(&row.len())
            && row.last().is_some_and(|c| c.is_alphanumeric())
            && !ends_any(row, &chinese::COLUMNS)
            && !is_standing(row, page.writing);
        if heads && is_row && is_said_below(page, reading, at) {
            reading.relabel(at, Label::Before);
            reading.relabel(at + 1, Label::BeforeNext);
        }
    }
}

/// The first of two rows of a headline that names an event, as the text below does, is a kicker:
/// 全省少儿书法赛 above 江城选手夺得八枚金奖.
pub(crate) fn lift_events(page: &Page, reading: &mut LineReading) {
    for at in 0..reading.labels.len().saturating_sub(1) {
        let (row, next) = (&page.lines[at].text, &page.lines[at + 1]);
        let is_head = next.blanks == 0
            && reading.labels[at..].starts_with(&[Label::Before, Label::BeforeNext])
            && reading.labels.get(at + 2) != Some(&Label::BeforeNext);
        let names_event = row.len() < next.text.len() && ends_any(row, &chinese::COLUMNS);
        if is_head
            && names_event
            && lead(page, reading, at).windows(row.len()).any(|text| text == row)
        {
            reading.relabel(at, Label::Kicker);
            reading.relabel(at + 1, Label::Before);
        }
    }
}

/// ——写在新桥通车之际 is the deck of the headline right above it, or of a row that would be a subhead, and
/// no headline.
pub(crate) fn keep_decks(page: &Page, look: &Look, reading: &mut LineReading) {
    const ROWS: usize = 4;
    let alone = value!(Like, "alone");
    let other_heads = [Label::Kicker, Label::After, Label::AfterNext];
    for at in 1..reading.labels.len() {
        let label = reading.labels[at];
        // Dailies whose text layer loses indents have it as a row of the headline.
        if label == Label::BeforeNext && page.keeps_indents() && is_dashed(&page.lines[at].text) {
            reading.relabel(at, Label::Before);
            continue;
        }
        let begins = matches!(label, Label::Kicker | Label::Before | Label::After);
        if !begins || !is_dashed(&page.lines[at].text) {
            continue;
        }
        let above = reading.labels[..at].iter().rev();
        let rows = above.take_while(|label| other_heads.contains(label)).count().min(ROWS);
        let is_subhead =
            look.seen[at - 1][Field::Like] == alone && reading.labels[at - 1] == Label::Paragraph;
        let first = if rows == 0 && is_subhead { at - 1 } else { at - rows };
        if first == at {
            continue;
        }
        // A second headline in front of a text is a deck; behind one all rows are of the headline.
        let [head, goes_on, deck] = match label {
            Label::After => [Label::After, Label::AfterNext, Label::AfterNext],
            _ => [Label::Before, Label::BeforeNext, Label::Before],
        };
        reading.relabel(first, head);
        (first + 1..at).for_each(|row| reading.relabel(row, goes_on));
        reading.relabel(at, deck);
    }
}

/// ——写在新桥通车之际; ——沈砚 signs.
fn is_dashed(row: &[char]) -> bool {
    const LONGEST_NAME: usize = 4;
    matches!(row, ['—', '—', rest @ ..] if rest.len() > LONGEST_NAME)
}

/// Whether the text below a row and a headline begins with what the row says: with two and more of
/// its pairs of characters, and with so large a share of them.
fn is_said_below(page: &Page, reading: &LineReading, row: usize) -> bool {
    const PAIRS: usize = 2;
    const ONE_OF: usize = 3;
    let lead = lead(page, reading, row);
    let pairs = page.lines[row].text.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c)));
    let said = pairs.clone().filter(|pair| lead.windows(2).any(|other| other == *pair)).count();
    said >= PAIRS && said * ONE_OF >= pairs.count()
}

/// The beginning of the text below a row, the headline below it, and a byline.
fn lead(page: &Page, reading: &LineReading, row: usize) -> Vec<char> {
    const LINES: usize = 8;
    let body = [Label::Body, Label::Paragraph, Label::Continued];
    let lines = page.lines.iter().zip(&reading.labels).skip(row + 2);
    lines
        .skip_while(|(_, label)| **label == Label::BylineBefore)
        .take_while(|(_, label)| body.contains(label))
        .take(LINES)
        .flat_map(|(line, _)| line.text.iter().copied())
        .collect()
}
