//! Short rows of evenly set columns.

use super::heads::is_quoted;
use crate::field::{self, Field, Seen, value};
use crate::page::Page;

/// Rows behind a stop that had room for what stands right below them, on a page whose lines fill
/// their columns: they go on nothing, and nothing goes on with them. They are subheads, headlines,
/// items of a list.
pub(super) fn short(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let text = value!(Like, "no");
    let (lines, rows): (Vec<usize>, Vec<usize>) = (0..seen.len().saturating_sub(1))
        .filter(|at| runs_on(page, seen, *at))
        .partition(|at| seen[*at][Field::Like] == text);
    let Some(enough) = enough(seen, &lines) else { return Vec::new() };
    let is_short = |at: &usize| {
        seen[*at][Field::Slack] >= enough && is_behind_stop(seen, *at) && is_plain(page, seen, *at)
    };
    rows.into_iter().filter(is_short).collect()
}

/// Whether a line of no form, or an item of a list, does not stop, and another one stands right
/// below it.
fn runs_on(page: &Page, seen: &[Seen], at: usize) -> bool {
    let plain = [value!(Form, "none"), value!(Form, "item")];
    page.lines[at + 1].blanks == 0
        && plain.contains(&seen[at][Field::Form])
        && !field::stops(&seen[at])
}

fn is_behind_stop(seen: &[Seen], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|above| field::stops(&seen[above]))
}

/// Whether a row says something: dates and what stands in parentheses are other things as well.
fn is_plain(page: &Page, seen: &[Seen], at: usize) -> bool {
    let (han, item) = (value!(End, "han"), value!(Form, "item"));
    let others = [value!(First, "bracket"), value!(First, "digit")];
    let row = &seen[at];
    (row[Field::End] == han || is_quoted(&page.lines[at].text))
        && (row[Field::Form] == item || !others.contains(&row[Field::First]))
}

/// The room, as a value of [`Field::Slack`], that no line of a paragraph has, where the lines of a
/// page that run on fill their columns: 3.6 em, or 2.1 where first lines are not set in, for one
/// whose indent is lost has two em of room.
fn enough(seen: &[Seen], lines: &[usize]) -> Option<u8> {
    // So many lines tell, and one of so many may have room.
    const LEAST: usize = 5;
    const ONE_OF: usize = 25;
    // So many first lines tell that they are not set in.
    const FLUSH: usize = 4;
    let (some, more) = (value!(Slack, "<3.6"), value!(Slack, "<6"));
    let has_room = |at: usize| seen[at][Field::Slack] >= some;
    let roomy = lines.iter().filter(|at| has_room(**at)).count();
    let begins = |at: &&usize| is_behind_stop(seen, **at) && has_room(**at - 1);
    let first: Vec<usize> = lines.iter().filter(begins).copied().collect();
    let is_set_in = |at: usize| seen[at][Field::Deficit] >= value!(Deficit, "<1.9");
    let flush = first.len() >= FLUSH && !first.into_iter().any(is_set_in);
    let even = lines.len() >= LEAST && roomy * ONE_OF <= lines.len();
    even.then_some(if flush { some } else { more })
}
