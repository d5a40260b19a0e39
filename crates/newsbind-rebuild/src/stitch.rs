//! Stitching: parts of a body that stand apart on a page are put together again.
//!
//! Some extractors give the columns of a page out of order, so that a body breaks off in one place
//! and goes on in another. A part that goes on something else is put behind the part that it fits
//! best.

use crate::assemble::{At, Draft, Part};
use crate::confidence::SCATTERED;
use crate::field::{Field, value};
use crate::form;
use crate::label::Label;
use crate::look::Look;
use crate::model::Scores;
use crate::page::{Page, Writing};
use crate::seam::{self, Pair};
use crate::topic::Index;
use crate::tree::Odds;

/// Parts are put together from so probable a seam on.
const LEAST: f32 = 0.4;

/// The same on a page whose columns are out of order: there a part that resumes another one has it
/// somewhere.
const LEAST_SCATTERED: f32 = 0.08;

/// A body is cut where a block within it resumes another part at least so probably.
const DOUBT: f32 = 0.03;

/// Puts the drafts of a page (those from `from` on) together where one resumes another.
pub(crate) fn stitch(
    seams: &Odds,
    page: &Page,
    look: &Look,
    marginals: &[Scores],
    drafts: &mut Vec<Draft>,
    from: usize,
) {
    let parts = cut(page, marginals, drafts.split_off(from));
    if parts.iter().all(|part| !part.resumes) {
        drafts.extend(parts);
    } else {
        let read = parts.iter().filter(|part| part.resumes && part.cut.is_none()).count();
        let least = if read >= SCATTERED { LEAST_SCATTERED } else { LEAST };
        let pairs = seam::look(page, look, marginals, &parts);
        let fits = |chance: f32, pair: &Pair| {
            // What was cut apart, and nobody else has, goes together again.
            let fits = chance >= least || is_cut(&parts, pair);
            fits.then_some((chance, pair.first, pair.rest))
        };
        let pairs = pairs.iter().filter_map(|pair| fits(seams.chance(&pair.seam), pair));
        let next = successors(pairs.collect(), parts.len());
        drafts.extend(join(page, parts, &next));
    }
}

/// Puts what begins within a sentence, and has neither headline nor another part that it goes on,
/// behind what stands above it: no article begins so (in Chinese nothing tells); and names without
/// an article as well, which sign it.
pub(crate) fn join_torn(page: &Page, drafts: &mut Vec<Draft>, from: usize) {
    let begins_small = |draft: &Draft| {
        let line = draft.first_line().and_then(|line| page.lines[line].text.first());
        page.writing == Writing::Latin && line.is_some_and(|c| c.is_lowercase())
    };
    let is_signature = |draft: &Draft| draft.body.is_empty() && !draft.byline.is_empty();
    for draft in drafts.split_off(from) {
        let headed = !draft.headline.is_empty() || !draft.jumps.is_empty();
        match drafts[from..].last_mut().filter(|above| above.has_text()) {
            Some(above) if !headed && (begins_small(&draft) || is_signature(&draft)) => {
                append(page, above, draft);
            }
            _ => drafts.push(draft),
        }
    }
}

/// Puts a text of no form without a head, right below a photograph, behind the article right above
/// that: the photograph stands within it, whether it is one of its own or by itself. A credit alone
/// tells nothing.
pub(crate) fn join_around_photographs(
    page: &Page,
    look: &Look,
    drafts: &mut Vec<Draft>,
    from: usize,
) {
    for draft in drafts.split_off(from) {
        match above_photograph(look, &drafts[from..], &draft) {
            Some(above) => append(page, &mut drafts[from + above], draft),
            None => drafts.push(draft),
        }
    }
}

/// Which article ends right above a photograph right above a text of no form without a head.
fn above_photograph(look: &Look, drafts: &[Draft], text: &Draft) -> Option<usize> {
    let form = |line: usize| look.seen[line][Field::Form];
    let is_bare = text.lines().count() == text.body_lines().count()
        && text.first_line().is_some_and(|line| form(line) == value!(Form, "none"));
    let ends_in_caption = |draft: &Draft| match draft.body.last() {
        Some(Part::Caption(lines)) => {
            lines.first().is_some_and(|at| form(at.line) != value!(Form, "credit"))
        }
        _ => false,
    };
    let meets = |above: &Draft, below: &Draft| {
        let end = above.lines().map(|at| at.line + 1).max();
        end == below.top()
    };
    let last = drafts.last()?;
    let stands_above = is_bare && ends_in_caption(last) && meets(last, text);
    let above = if last.has_text() { drafts.len() - 1 } else { drafts.len().checked_sub(2)? };
    let joins = drafts[above].has_text() && (last.has_text() || meets(&drafts[above], last));
    (stands_above && joins).then_some(above)
}

/// Cuts drafts apart where it is doubtful whether a body goes on, so that it is asked.
pub(crate) fn cut(page: &Page, marginals: &[Scores], drafts: Vec<Draft>) -> Vec<Draft> {
    let doubtful = |at: &At| {
        page.lines[at.line].blanks > 0 && marginals[at.line][Label::Resumed as usize] >= DOUBT
    };
    let mut parts = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let doubtful: Vec<At> = draft.body_lines().skip(1).filter(doubtful).collect();
        parts.extend(doubtful.into_iter().rev().map(|at| draft.cut_before(at)));
        parts.push(draft);
    }
    parts.sort_by_key(Draft::top);
    parts
}

/// Whether the second of two parts was cut off the first.
fn is_cut(parts: &[Draft], pair: &Pair) -> bool {
    let cut = parts[pair.rest].cut.map(|cut| cut.behind);
    cut.is_some() && cut == parts[pair.first].body_lines().next_back()
}

/// For each part the one that goes on it, and how probable that is; the most probable pairs first.
fn successors(mut pairs: Vec<(f32, usize, usize)>, parts: usize) -> Vec<Option<(usize, f32)>> {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut next: Vec<Option<(usize, f32)>> = vec![None; parts];
    let mut led = vec![false; parts];
    for (chance, first, rest) in pairs {
        if next[first].is_none() && !led[rest] && !leads_to(&next, rest, first) {
            next[first] = Some((rest, chance));
            led[rest] = true;
        }
    }
    next
}

/// Puts each part behind the one that it goes on.
pub(crate) fn join(page: &Page, parts: Vec<Draft>, next: &[Option<(usize, f32)>]) -> Vec<Draft> {
    let mut parts: Vec<Option<Draft>> = parts.into_iter().map(Some).collect();
    let mut follows = vec![false; parts.len()];
    next.iter().flatten().for_each(|(part, _)| follows[*part] = true);
    let mut joined = Vec::new();
    for first in (0..parts.len()).filter(|part| !follows[*part]) {
        let Some(mut draft) = parts[first].take() else { continue };
        let mut at = first;
        while let Some((part, chance)) = next[at] {
            at = part;
            draft.confidence = draft.confidence.min(chance);
            if let Some(rest) = parts[part].take() {
                append(page, &mut draft, rest);
            }
        }
        joined.push(draft);
    }
    joined.sort_by_key(Draft::top);
    joined
}

/// Whether following the parts from one leads to another.
fn leads_to(next: &[Option<(usize, f32)>], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(part) = at {
        if part == to {
            return true;
        }
        at = next[part].map(|(part, _)| part);
    }
    false
}

/// The lines of a draft's paragraphs.
pub(crate) fn body(draft: &Draft) -> Vec<usize> {
    draft.body_lines().map(|at| at.line).collect()
}

/// For each line of the page the body that it is in, or none.
pub(crate) fn articles(index: &Index, bodies: &[Vec<usize>]) -> Vec<usize> {
    let mut articles = vec![usize::MAX; index.len()];
    for (article, body) in bodies.iter().enumerate() {
        body.iter().for_each(|line| articles[*line] = article);
    }
    articles
}

/// Puts a part behind another one; a sentence that breaks off goes on.
pub(crate) fn append(page: &Page, first: &mut Draft, rest: Draft) {
    let last = first.body_lines().next_back();
    let stopped = |at: At| form::stops(&page.lines[at.line].text);
    let torn = rest.cut.is_some_and(|cut| cut.inside && Some(cut.behind) == last);
    let open = torn || last.is_some_and(|at| !stopped(at));
    first.kicker.extend(rest.kicker);
    first.spare.extend(rest.spare);
    if first.headline.is_empty() {
        first.headline = rest.headline;
    } else if !rest.headline.is_empty() {
        first.spare.push(rest.headline);
    }
    first.deck.extend(rest.deck);
    first.byline.extend(rest.byline);
    first.jumps.extend(rest.jumps);
    first.confidence = first.confidence.min(rest.confidence);
    let mut parts = rest.body.into_iter();
    let last = first.body.iter_mut().rev().find_map(|part| match part {
        Part::Paragraph(lines) => Some(lines),
        Part::Caption(_) | Part::Subhead(_) => None,
    });
    if let (true, Some(lines), Some(Part::Paragraph(more))) = (open, last, parts.as_slice().first())
    {
        lines.extend(more);
        parts.next();
    }
    first.body.extend(parts);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seams of four parts, as chance, part and the one that may go on it; gives what goes on each.
    fn check(seams: &[(f32, usize, usize)], expected: [Option<usize>; 4]) {
        let next = successors(seams.to_vec(), 4);
        let next: Vec<Option<usize>> = next.iter().map(|next| next.map(|(part, _)| part)).collect();
        assert_eq!(next, expected, "{seams:?}");
    }

    #[test]
    fn the_most_probable_seams_hold() {
        check(&[(0.5, 2, 1), (0.9, 0, 1)], [Some(1), None, None, None]);
        check(&[(0.9, 0, 1), (0.5, 0, 2), (0.2, 1, 2)], [Some(1), Some(2), None, None]);
        // No part goes on itself, by whatever way.
        check(&[(0.9, 0, 1), (0.8, 1, 2), (0.7, 2, 0)], [Some(1), Some(2), None, None]);
    }
}
