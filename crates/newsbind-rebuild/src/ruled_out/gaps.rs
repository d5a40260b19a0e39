//! What the blank lines of a page tell: where they part paragraphs, and where heads.

use crate::field::{self, Field, Seen, value};
use crate::page::{Page, Writing};

/// Lines behind a stop and a blank line, on a page whose blank lines part hardly any sentence, as
/// where a column ends: there they part paragraphs.
pub(super) fn parted(page: &Page, seen: &[Seen]) -> Parted {
    // So many boundaries behind a stop tell, and one of so many may be within a sentence.
    const LEAST: usize = 8;
    const ONE_OF: usize = 20;
    const ONE_OF_HAN: usize = 8;
    let (text, none) = (value!(Like, "no"), value!(Ending, "none"));
    let is_text = |at: usize| seen[at][Field::Like] == text;
    let is_boundary = |at: &usize| page.lines[*at].blanks > 0 && is_text(at - 1);
    let (behind_stop, others): (Vec<usize>, Vec<usize>) =
        (1..seen.len()).filter(is_boundary).partition(|at| field::stops(&seen[at - 1]));
    let is_within = |at: &usize| is_text(*at) && seen[at - 1][Field::Ending] == none;
    let within = others.into_iter().filter(is_within).count();
    let (few, in_order) = match page.writing {
        Writing::Han => (behind_stop.len() / ONE_OF_HAN, within == 0),
        Writing::Latin => (behind_stop.len() / ONE_OF, true),
    };
    let is_parted = behind_stop.len() >= LEAST && within <= few;
    let lines = if is_parted { behind_stop } else { Vec::new() };
    Parted { lines, in_order: is_parted && in_order }
}

/// What blank lines part.
pub(super) struct Parted {
    /// Where paragraphs begin.
    pub(super) lines: Vec<usize>,
    /// Texts stand in the order in which they are read: none resumes another elsewhere.
    pub(super) in_order: bool,
}

/// By the blank lines behind stops, where all rows behind several of them read as heads: those
/// rows, which are no subheads; and where a single one parts paragraphs, the rows behind such,
/// which are no heads.
pub(super) fn heads(page: &Page, seen: &[Seen]) -> (Vec<usize>, Vec<usize>) {
    // So many gaps tell.
    const LEAST: usize = 2;
    let text = value!(Like, "no");
    let is_text = |at: &usize| seen[*at][Field::Like] == text;
    let (heads, near): (Vec<usize>, Vec<usize>) = (1..seen.len())
        .filter(|at| field::stops(&seen[at - 1]) && page.lines[*at].blanks > 0)
        .partition(|at| page.lines[*at].blanks > 1);
    if heads.len() < LEAST || heads.iter().any(is_text) {
        return (Vec::new(), Vec::new());
    }
    let (paragraphs, rows): (Vec<usize>, Vec<usize>) = near.into_iter().partition(is_text);
    let parted = paragraphs.len() > heads.len();
    (heads, if parted { rows } else { Vec::new() })
}

/// Rows right behind a stop and above a line that is set in, on a page that keeps its indents and
/// sets nearly all heads, and nothing else, behind blank lines: subheads.
pub(super) fn tight_rows(page: &Page, seen: &[Seen]) -> Vec<usize> {
    // So many heads tell, and one of so many blank lines may part something else.
    const LEAST: usize = 2;
    const ONE_OF: usize = 4;
    const SET_IN: f32 = 0.9;
    if page.writing == Writing::Latin || !page.keeps_indents() {
        return Vec::new();
    }
    let text = value!(Like, "no");
    let is_set_in = |at: usize| page.lines[at].indent >= SET_IN;
    // The first head stands below furniture.
    let is_ended =
        |at: usize| field::stops(&seen[at]) || seen[at][Field::Edge] != value!(Edge, "middle");
    let ended = (1..seen.len() - 1).filter(|at| is_ended(at - 1));
    let (apart, tight): (Vec<usize>, Vec<usize>) =
        ended.filter(|at| !is_set_in(*at)).partition(|at| page.lines[*at].blanks > 0);
    let parted = (1..seen.len()).filter(|at| page.lines[*at].blanks > 0 && is_set_in(*at));
    let heads = apart.iter().filter(|at| seen[**at][Field::Like] != text).count();
    if heads < LEAST || parted.filter(|at| field::stops(&seen[at - 1])).count() * ONE_OF > heads {
        return Vec::new();
    }
    let is_row = |at: &usize| seen[*at][Field::Like] != text && is_set_in(at + 1);
    tight.into_iter().filter(|at| field::stops(&seen[at - 1])).filter(is_row).collect()
}
