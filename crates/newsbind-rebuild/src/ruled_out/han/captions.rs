//! Captions and credits, and the stories that look like them.

use std::ops::Range;

use newsbind_core::is_han;
use rustc_hash::FxHashMap;

use crate::byline;
use crate::credit;
use crate::dateline;
use crate::field::{Field, Seen, value};
use crate::form::{self, Ending};
use crate::label::Label;
use crate::language::chinese;
use crate::page::{Page, begins_block, blocks};
use crate::photographs;
use crate::ruled_out::{HEADS, RuledOut};

/// What captions are, and what is none.
pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    for caption in captions(page).into_iter().chain(numbered(page)) {
        ruled_out.only([caption.start], &[Label::Caption, Label::Photo]);
        ruled_out.only(caption.clone().skip(1), &[Label::CaptionNext]);
        ruled_out.never(Some(caption.end).filter(|at| *at < seen.len()), &[Label::CaptionNext]);
    }
    ruled_out.never(headed(page), &[Label::Caption, Label::CaptionNext, Label::Photo]);
    for story in sent(page) {
        ruled_out.never(story.clone(), &[Label::Caption, Label::CaptionNext, Label::Photo]);
        ruled_out.only([story.end - 1], &[Label::BylineAfter]);
    }
    ruled_out.never(behind_credits(seen), &[Label::CaptionNext]);
    ruled_out.never(credited(page), HEADS);
}

/// So many characters have a photographer, what he is and the spaces between.
const LONGEST_CREDIT: usize = 14;

/// A caption has at most so many lines.
const LONGEST: usize = 8;

/// Blocks in the midst of a sentence that point to a picture, as one line of the page does, or end
/// in a credit: ▲…, 沈砚 摄; and, wherever they stand, lines by themselves that are a sentence and a
/// credit, or name a work of art, and few below a text that are.
fn captions(page: &Page) -> Vec<Range<usize>> {
    // Several of one kind are a list.
    let mut pointers: FxHashMap<char, usize> = FxHashMap::default();
    let marks = page.lines.iter().filter_map(|line| line.text.first());
    for mark in marks.filter(|c| form::is_any(**c, "▲▶►◀▼")) {
        *pointers.entry(*mark).or_default() += 1;
    }
    let goes_on = |block: &Range<usize>| {
        let above = block.start.checked_sub(1).and_then(|at| page.lines[at].text.last());
        above.is_some_and(|c| is_han(*c) || matches!(c, '，' | '、'))
            && page.lines.get(block.end).is_some()
    };
    let is_caption = |block: &Range<usize>| {
        let lines = &page.lines[block.clone()];
        let [first, last] = [&lines[0].text, &lines[lines.len() - 1].text];
        let points = first.first().is_some_and(|c| pointers.get(c) == Some(&1));
        let bare = last.strip_suffix(&['）']).unwrap_or(last);
        let credited = form::ends_any(bare, &chinese::SHOT) && !stops_near_end(bare);
        // A short first row is what heads the caption.
        let full = lines.iter().all(|line| 4 * first.len() >= 3 * line.text.len());
        lines.len() <= LONGEST && (points || (lines.len() > 1 && credited && full))
    };
    let is_line = |block: &Range<usize>| {
        let text = &page.lines[block.start].text;
        let stop = text.iter().rposition(|c| *c == '。');
        let credit = stop.map_or(&[][..], |stop| &text[stop + 1..]);
        let credit = form::strip_closing(credit);
        block.len() == 1 && credit.len() <= LONGEST_CREDIT && credit.ends_with(&['摄'])
    };
    let is_one = |block: &Range<usize>| {
        is_line(block)
            || block.len() == 1 && credit::names_artwork(&page.lines[block.start].text)
            || is_caption(block) && goes_on(block)
            || is_pointed_sentence(page, block)
            || is_sentence_and_credit(page, block)
    };
    blocks(&page.lines).into_iter().filter(is_one).collect()
}

/// The captions of pictures that are numbered, 图①……, at the beginning of a block or behind a stop,
/// up to the next one or the end of the block.
fn numbered(page: &Page) -> Vec<Range<usize>> {
    let begins = |at: usize| {
        let opens = photographs::is_numbered(page, at);
        let behind_stop = || form::stops(&page.lines[at - 1].text);
        opens && (begins_block(page, at) || at > 0 && behind_stop())
    };
    let ends = |at: usize| begins_block(page, at) || begins(at);
    let end = |at: usize| (at + 1..=page.lines.len()).find(|end| ends(*end));
    let captions = (0..page.lines.len()).filter(|at| begins(*at));
    captions.map(|at| at..end(at).unwrap_or(at + 1)).filter(|rows| rows.len() <= LONGEST).collect()
}

/// ▲小区门口贴着告示。: whether a block of few rows below a text points to a picture and is one sentence, as no
/// other one of the page does.
fn is_pointed_sentence(page: &Page, block: &Range<usize>) -> bool {
    const ROWS: usize = 3;
    let lines = &page.lines[block.clone()];
    let mark = lines[0].text.first();
    let stops =
        lines.iter().flat_map(|line| &line.text).filter(|c| matches!(c, '。' | '！' | '？'));
    let alone = || page.lines.iter().filter(|line| line.text.first() == mark).count() == 1;
    lines.len() <= ROWS
        && matches!(mark, Some('▲' | '▼'))
        && form::stops(&lines[lines.len() - 1].text)
        && stops.count() == 1
        && block.start.checked_sub(1).is_some_and(|above| form::stops(&page.lines[above].text))
        && alone()
}

/// Whether a block of few rows, below a text or another caption, is one sentence and whom the
/// picture is from, behind it or in a row of its own: 茶室的桌椅散落一地。 above 警方提供.
fn is_sentence_and_credit(page: &Page, block: &Range<usize>) -> bool {
    const ROWS: usize = 4;
    let lines = &page.lines[block.clone()];
    let is_stop = |c: &char| matches!(c, '。' | '！' | '？');
    let last = lines[lines.len() - 1].text.last();
    // Most blocks are longer, or end in a stop.
    if lines.len() > ROWS || last.is_some_and(is_stop) {
        return false;
    }
    let text: Vec<char> = lines.iter().flat_map(|line| line.text.iter().copied()).collect();
    let credited = || credit::behind_stop(&text).is_some() || form::ending(&text) == Ending::Credit;
    let below = |at: usize| {
        let text = &page.lines[at].text;
        form::stops(text) || credit::names_source(text) || form::ending(text) == Ending::Credit
    };
    // A short first row heads a brief, and an agency in a bracket sent one.
    let full = lines.iter().all(|line| 4 * lines[0].text.len() >= 3 * line.text.len());
    full && !credit::is_agency_in_brackets(&text)
        && text.iter().filter(|c| is_stop(c)).count() == 1
        && credited()
        && block.start.checked_sub(1).is_some_and(below)
        && dateline::dateline(&text, page.writing).is_none()
}

/// The lines of blocks of which the first row does not stop and the second is set in from it: a
/// headline and its text.
fn headed(page: &Page) -> Vec<usize> {
    const SET_IN: f32 = 1.5;
    let is_headed = |block: &Range<usize>| match &page.lines[block.clone()] {
        [head, text, ..] => text.indent - head.indent >= SET_IN && !form::stops(&head.text),
        _ => false,
    };
    blocks(&page.lines).into_iter().filter(is_headed).flatten().collect()
}

/// The blocks that are stories with who sent them.
fn sent(page: &Page) -> Vec<Range<usize>> {
    let is_sent = |block: &Range<usize>| {
        let rows = page.lines[block.clone()].iter().map(|row| &row.text[..]);
        credit::is_sent_story(rows)
    };
    blocks(&page.lines).into_iter().filter(is_sent).collect()
}

/// Whether a sentence ends in the last characters of a text, where a credit would stand.
fn stops_near_end(text: &[char]) -> bool {
    text[text.len().saturating_sub(4)..].contains(&'。')
}

/// Lines behind a credit and a blank line that are no credit themselves.
fn behind_credits(seen: &[Seen]) -> Vec<usize> {
    let (ending, form) = (value!(Ending, "credit"), value!(Form, "credit"));
    let tight = value!(Blank, "0");
    let is_behind = |at: &usize| {
        seen[at - 1][Field::Ending] == ending
            && seen[*at][Field::Blank] > tight
            && seen[*at][Field::Form] != form
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// Lines that end in whom a picture is from, 电车驶过老城。/视觉社, and those of a block of several that ends
/// so.
fn credited(page: &Page) -> Vec<usize> {
    let is_credited = |at: &usize| credit::behind_stroke(&page.lines[*at].text).is_some();
    let is_caption = |block: &Range<usize>| {
        let last = &page.lines[block.end - 1].text;
        // 本报记者 沈砚 摄影报道 below a headline wrote the story too.
        let wrote = byline::is_han_row(last) && form::ends_any(last, &["报道"]);
        (2..=LONGEST).contains(&block.len()) && form::ending(last) == Ending::Credit && !wrote
    };
    let captions = blocks(&page.lines).into_iter().filter(is_caption).flatten();
    (0..page.lines.len()).filter(is_credited).chain(captions).collect()
}
