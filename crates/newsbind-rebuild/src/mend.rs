//! What a reading gets wrong in ways that are known, put right: labels that rows have by what their
//! neighbours turned out to be, which nothing that is seen of a line alone tells.

use crate::LineReading;
use crate::brief;
use crate::byline;
use crate::deck;
use crate::field::{self, Field, value};
use crate::form;
use crate::furniture::keep;
use crate::kicker;
use crate::label::Label;
use crate::look::Look;
use crate::page::{Page, Writing, begins_block};
use crate::subhead;
use crate::tight;

/// What is read so surely is left.
const DOUBT: f32 = 0.97;

/// Gives the lines of a page the labels that their neighbours leave them. Each step sees what those
/// before it did. Worn type of Latin script has none of these habits, and is left as it was read.
pub(crate) fn mend(page: &Page, look: &Look, reading: &mut LineReading) {
    keep_whole(page, reading);
    match page.writing {
        Writing::Han => mend_han(page, look, reading),
        Writing::Latin if page.is_worn() => {}
        Writing::Latin => mend_latin(page, look, reading),
    }
}

/// Where no text of the page breaks off in mid-sentence none resumes another: below a head begins
/// its text, elsewhere a paragraph.
fn keep_whole(page: &Page, reading: &mut LineReading) {
    let body = [Label::Body, Label::Paragraph, Label::Continued, Label::Resumed];
    let breaks_off = |at: usize| {
        body.contains(&reading.labels[at])
            && reading.labels.get(at + 1) != Some(&Label::Continued)
            && !form::stops(&page.lines[at].text)
    };
    if (0..reading.labels.len()).any(breaks_off) {
        return;
    }
    let heads = [Label::Kicker, Label::Before, Label::BeforeNext, Label::BylineBefore];
    for at in 1..reading.labels.len() {
        if reading.labels[at] == Label::Resumed {
            let is_first = heads.contains(&reading.labels[at - 1]);
            reading.relabel(at, if is_first { Label::Body } else { Label::Paragraph });
        }
    }
}

/// A row that is framed by blank lines as the headlines of a Chinese page are, and hardly any other
/// row, heads an article: what stands below it begins one. Two of one article are its subheads; in
/// Latin script single subheads are framed so too.
fn keep_framed(page: &Page, look: &Look, reading: &mut LineReading) {
    // So many headlines tell.
    const LEAST: usize = 3;
    let alone = value!(Like, "alone");
    let is_framed = |at: usize| {
        look.seen[at][Field::Like] == alone
            && begins_block(page, at)
            && begins_block(page, at + 1)
            && !form::stops(&page.lines[at].text)
    };
    let framed = (1..reading.labels.len().saturating_sub(1)).filter(|at| is_framed(*at));
    let (heads, others): (Vec<usize>, Vec<usize>) = framed
        .filter(|at| matches!(reading.labels[*at], Label::Before | Label::Paragraph))
        .partition(|at| reading.labels[*at] == Label::Before);
    if heads.len() < LEAST || others.len() * LEAST > heads.len() {
        return;
    }
    let is_head = |at: usize| matches!(reading.labels[at], Label::Before | Label::After);
    let of_one = |one: usize, next: usize| !(one..next).any(is_head);
    let is_single = |place: usize| {
        let at = others[place];
        let before = place.checked_sub(1).is_some_and(|place| of_one(others[place], at));
        !before && !others.get(place + 1).is_some_and(|next| of_one(at, *next))
    };
    let is_begun = |at: usize| {
        reading.labels[at + 1] == Label::Paragraph
            && field::stops(&look.seen[at - 1])
            && reading.sure[at] < DOUBT
    };
    let singles = (0..others.len()).filter(|place| is_single(*place)).map(|place| others[place]);
    for at in singles.filter(|at| is_begun(*at)).collect::<Vec<_>>() {
        reading.relabel(at, Label::Before);
        reading.relabel(at + 1, Label::Body);
    }
}

fn mend_han(page: &Page, look: &Look, reading: &mut LineReading) {
    byline::keep_with_places(page, reading);
    subhead::raise_nameless(page, look, reading);
    subhead::raise(page, look, reading);
    subhead::raise_tight(page, look, reading);
    keep_framed(page, look, reading);
    // A deck gives its headline back before rows of headlines are told from kickers.
    kicker::keep_decks(page, look, reading);
    kicker::keep_headlines(page, reading);
    kicker::lift_events(page, reading);
    byline::keep_on_both_sides(reading);
}

fn mend_latin(page: &Page, look: &Look, reading: &mut LineReading) {
    byline::keep_below_headlines(page, reading);
    byline::keep_below(page, reading);
    byline::keep_below_kickers(page, reading);
    deck::part(page, look, reading);
    // Subheads first: what is none of them may head a brief or an item.
    brief::keep_subheads(page, look, reading);
    brief::keep_unsigned(page, look, reading);
    brief::keep_torn(page, look, reading);
    brief::keep_questions(page, reading);
    tight::keep_headlines(page, look, reading);
    brief::begin_behind_signatures(page, look, reading);
    brief::head(look, reading);
    brief::begin(look, reading);
    brief::part_items(page, look, reading);
    brief::part_short(page, look, reading);
    // Then what was lost to the furniture, bodies before heads: a head is known by what stands
    // below it.
    keep::sentences(page, look, reading);
    keep::rows(page, look, reading);
    keep::rows_of_heads(page, look, reading);
    keep::heads(page, look, reading);
    keep::kickers(page, look, reading);
}
