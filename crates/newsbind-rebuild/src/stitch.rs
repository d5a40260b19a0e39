//! Stitching: parts of a body that stand apart on a page are put together again.
//!
//! Some extractors give the columns of a page out of order, so that a body breaks off in one place and
//! goes on in another. A part that goes on something else is put behind the part that it fits best.

use crate::assemble::{Draft, Part};
use crate::measure;
use crate::page::{Line, Page, Writing};
use crate::topic::Index;

/// How many parts before and after it are looked at for what a part goes on: more than a page has.
const NEAR: usize = 64;

/// Puts the drafts of a page (those from `from` on) together where one resumes another.
pub(crate) fn stitch(page: &Page, index: &Index, drafts: &mut Vec<Draft>, from: usize) {
    if !drafts[from..].iter().any(|draft| draft.resumes) {
        return;
    }
    let parts = drafts.split_off(from);
    let next = successors(page, index, &parts);
    let mut parts: Vec<Option<Draft>> = parts.into_iter().map(Some).collect();
    let followers: Vec<usize> = next.iter().copied().flatten().collect();
    for first in (0..parts.len()).filter(|part| !followers.contains(part)) {
        let Some(mut draft) = parts[first].take() else { continue };
        let mut at = first;
        while let Some(part) = next[at] {
            at = part;
            if let Some(rest) = parts[part].take() {
                append(page, &mut draft, rest);
            }
        }
        drafts.push(draft);
    }
    drafts[from..].sort_by_key(|draft| draft.lines().map(|at| at.line).min());
}

/// For each part the one that goes on it, the best fitting pairs first.
fn successors(page: &Page, index: &Index, parts: &[Draft]) -> Vec<Option<usize>> {
    let bodies: Vec<Vec<usize>> = parts.iter().map(body).collect();
    let widths = measure::widths(page);
    let articles = articles(index, &bodies);
    let mut pairs = Vec::new();
    for rest in (0..parts.len()).filter(|rest| parts[*rest].resumes) {
        let said = index.said(bodies[rest].iter().take(40).copied(), &articles);
        let near = rest.saturating_sub(NEAR)..parts.len().min(rest + NEAR);
        for first in near.filter(|first| *first != rest && !bodies[*first].is_empty()) {
            let subject = said.iter().find(|(part, _)| *part == first).map_or(0.0, |(_, s)| *s);
            let away = if first < rest { rest - first - 1 } else { first - rest + 3 };
            let (first_body, body) = (&bodies[first], &bodies[rest]);
            let fit = fit(page, first_body, body)
                + 8.0 * subject
                + same_measure(&widths, first_body, body, page.writing)
                - 0.25 * away.min(8) as f32;
            if fit >= least(page.writing) {
                pairs.push((fit, first, rest));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut next: Vec<Option<usize>> = vec![None; parts.len()];
    let mut led = vec![false; parts.len()];
    for (_, first, rest) in pairs {
        if next[first].is_none() && !led[rest] && !leads_to(&next, rest, first) {
            next[first] = Some(rest);
            led[rest] = true;
        }
    }
    next
}

/// Parts that fit less well than this are left apart. Latin lines show more of a sentence that goes on.
fn least(writing: Writing) -> f32 {
    match writing {
        Writing::Han => 1.0,
        Writing::Latin => 2.5,
    }
}

/// Whether following the parts from one leads to another.
fn leads_to(next: &[Option<usize>], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(part) = at {
        if part == to {
            return true;
        }
        at = next[part];
    }
    false
}

/// The lines of a draft's paragraphs.
pub(crate) fn body(draft: &Draft) -> Vec<usize> {
    let paragraphs = draft.body.iter().filter_map(|part| match part {
        Part::Paragraph(lines) => Some(lines),
        Part::Caption(_) | Part::Subhead(_) => None,
    });
    paragraphs.flatten().map(|at| at.line).collect()
}

/// How well one body goes on another by the sentence.
fn fit(page: &Page, first: &[usize], rest: &[usize]) -> f32 {
    let (Some(&last), Some(&next)) = (first.last(), rest.first()) else { return f32::MIN };
    seam(&page.lines[last], &page.lines[next], page.writing)
}

/// For each line of the page the body that it is in, or none.
pub(crate) fn articles(index: &Index, bodies: &[Vec<usize>]) -> Vec<usize> {
    let mut articles = vec![usize::MAX; index.len()];
    for (article, body) in bodies.iter().enumerate() {
        body.iter().for_each(|line| articles[*line] = article);
    }
    articles
}

/// How well two lines make one sentence.
fn seam(last: &Line, next: &Line, writing: Writing) -> f32 {
    let Some((end, begin)) = last.text.last().zip(next.text.first()) else { return 0.0 };
    let stops = stops(*end);
    match writing {
        Writing::Han if stops => 0.0,
        Writing::Han => 1.5,
        Writing::Latin => match (stops, begin.is_lowercase()) {
            (false, true) if matches!(end, '-' | '\u{ad}' | '‐') => 3.0,
            (false, true) => 2.0,
            (false, false) => -0.5,
            (true, true) => -3.0,
            (true, false) => 0.5,
        },
    }
}

fn stops(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '”' | '.' | '!' | '?' | '"' | '」' | '』')
}

/// Whether two bodies are set to one width.
fn same_measure(widths: &[f32], first: &[usize], rest: &[usize], writing: Writing) -> f32 {
    let width = |lines: &[usize]| {
        let widths: Vec<f32> = lines.iter().map(|line| widths[*line]).collect();
        measure::set_width(&widths, writing)
    };
    let (first, rest) = (&first[first.len().saturating_sub(16)..], &rest[..rest.len().min(16)]);
    match (width(first), width(rest)) {
        (Some(a), Some(b)) if (a - b).abs() < 0.7 => 1.0,
        (Some(a), Some(b)) if (a - b).abs() > 1.5 => -1.5,
        _ => 0.0,
    }
}

/// Puts a part behind another one; a sentence that breaks off goes on.
fn append(page: &Page, first: &mut Draft, rest: Draft) {
    let open = body(first)
        .last()
        .is_some_and(|line| page.lines[*line].text.last().is_some_and(|c| !stops(*c)));
    first.kicker.extend(rest.kicker);
    first.spare.extend(rest.spare);
    if first.headline.is_empty() {
        first.headline = rest.headline;
    } else if !rest.headline.is_empty() {
        first.spare.push(rest.headline);
    }
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
