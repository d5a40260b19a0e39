//! Photographs: the paragraphs that are their captions, and those that stand by themselves.

use newsbind_core::is_han;

use crate::assemble::{At, Draft, Part};
use crate::credit;
use crate::field::{Field, value};
use crate::form::{Ending, Form, ends_any};
use crate::language::chinese;
use crate::look::Look;
use crate::measure;
use crate::page::{Page, Writing};
use crate::stitch;
use crate::topic::{Index, Sayers};

/// A caption has at most so many lines.
pub(crate) const LONGEST: usize = 12;

/// Makes captions of the paragraphs that end in a credit, or above one on a line of its own: of 600
/// texts that end so in a Chinese daily, more than 94 in a hundred are captions.
pub(crate) fn find_captions(page: &Page, look: &Look, drafts: &mut [Draft]) {
    for draft in drafts {
        if draft.headline.is_empty() && is_credit(look, &draft.byline) {
            draft.body.push(Part::Paragraph(std::mem::take(&mut draft.byline)));
        }
        for part in std::mem::take(&mut draft.body) {
            match (part, draft.body.last_mut()) {
                (Part::Paragraph(credit), Some(Part::Caption(lines) | Part::Paragraph(lines)))
                    if is_credit(look, &credit)
                        && lines.len() < LONGEST
                        && !opens_with_dateline(look, lines)
                        && !is_sent_story(page, lines, &credit) =>
                {
                    let caption = lines.iter().copied().chain(credit).collect();
                    draft.body.pop();
                    draft.body.push(Part::Caption(caption));
                }
                (Part::Paragraph(lines), _) if is_caption(page, look, &lines) => {
                    draft.body.push(Part::Caption(lines));
                }
                (part, _) => draft.body.push(part),
            }
        }
        let parts = std::mem::take(&mut draft.body).into_iter();
        draft.body = parts.flat_map(|part| by_picture(page, look, part)).collect();
    }
}

/// The captions of several pictures, each by itself: those that are numbered in one block, 图①：…
/// above 图②：…, and in Chinese papers what stands below the credit of another one.
fn by_picture(page: &Page, look: &Look, part: Part) -> Vec<Part> {
    let Part::Caption(lines) = part else { return vec![part] };
    let begins = |at: &At| is_numbered(page, at.line);
    let ends = |at: &At| {
        let text = &page.lines[at.line].text;
        let count = |mark: [char; 2]| text.iter().filter(|c| mark.contains(c)).count();
        look.seen[at.line][Field::Ending] == value!(Ending, "credit")
            && count(['（', '(']) <= count(['）', ')'])
    };
    let is_credited =
        |caption: &[At]| page.writing == Writing::Han && caption.last().is_some_and(ends);
    let mut captions: Vec<Vec<At>> = Vec::new();
    for at in lines {
        match captions.last_mut() {
            Some(caption) if !begins(&at) && (!is_credited(caption) || is_credit(look, &[at])) => {
                caption.push(at);
            }
            _ => captions.push(vec![at]),
        }
    }
    captions.into_iter().map(Part::Caption).collect()
}

/// 图①……: whether the caption of one of several pictures begins with a line.
pub(crate) fn is_numbered(page: &Page, line: usize) -> bool {
    matches!(page.lines[line].text[..], ['图', '①'..='⑳', _, ..])
}

/// Whether lines are a story of a Chinese paper, and those below them who sent it.
fn is_sent_story(page: &Page, lines: &[At], below: &[At]) -> bool {
    let rows = lines.iter().chain(below).map(|at| &page.lines[at.line].text[..]);
    page.writing == Writing::Han && credit::is_sent_story(rows)
}

/// Whether lines open with a dateline, as no caption does.
fn opens_with_dateline(look: &Look, lines: &[At]) -> bool {
    let dateline = value!(Form, "dateline");
    lines.first().is_some_and(|at| look.seen[at.line][Field::Form] == dateline)
}

/// Whether lines are nothing but a credit.
fn is_credit(look: &Look, lines: &[At]) -> bool {
    let credit = |at: &At| look.seen[at.line][Field::Form] == 1 + Form::Credit as u8;
    !lines.is_empty() && lines.iter().all(credit)
}

/// Whether lines end in a credit; a Chinese one in parentheses, that does not speak of a picture
/// elsewhere (见图).
fn is_caption(page: &Page, look: &Look, lines: &[At]) -> bool {
    let Some(last) = lines.last().map(|at| at.line) else { return false };
    if page.writing == Writing::Latin {
        let rows: Vec<&[char]> = lines.iter().map(|at| &page.lines[at.line].text[..]).collect();
        return lines.len() <= LONGEST && credit::is_of_caption(&rows);
    }
    let text = &page.lines[last].text;
    let ends = look.seen[last][Field::Ending] == 1 + Ending::Credit as u8;
    // （新华社） sent a story as well.
    let enclosed = matches!(text.last(), Some('）' | ')')) && !credit::is_agency_in_brackets(text);
    let signed = || is_signed(page, lines);
    ends && (enclosed || signed()) && lines.len() <= LONGEST && !text.contains(&'见')
}

/// Whether lines end in a stop, and behind it in nothing but a name and 摄, or whom the picture is
/// from.
fn is_signed(page: &Page, lines: &[At]) -> bool {
    let text: Vec<char> = lines.iter().flat_map(|at| page.lines[at.line].text.clone()).collect();
    let ink = |at: usize| text[at..].iter().filter(|c| is_han(**c)).count();
    let credit = credit::start(&text).filter(|at| *at > 0 && (3..=8).contains(&ink(*at)));
    credit.is_some() && ends_any(&text, &chinese::SHOT)
}

/// 秋日银杏: a short row without marks above the evenly set lines of a Chinese caption, of a
/// photograph that stands by itself, is its headline.
pub(crate) fn raise_titles(page: &Page, drafts: &mut [Draft]) {
    if page.writing == Writing::Latin {
        return;
    }
    let bare = drafts.iter_mut().filter(|draft| draft.headline.is_empty() && !draft.has_text());
    for draft in bare {
        if let [Part::Caption(lines)] = &mut draft.body[..]
            && begins_with_title(page, lines)
        {
            draft.headline.push(lines.remove(0));
        }
    }
}

/// Whether the first row of a caption is much shorter than the others, which are as wide as one
/// another.
fn begins_with_title(page: &Page, lines: &[At]) -> bool {
    let text = |at: &At| &page.lines[at.line].text[..];
    let width = |at: &At| measure::width(text(at), page.writing, false);
    let [title, full @ .., last] = lines else { return false };
    let widest = full.iter().map(width).fold(0.0, f32::max);
    let stand_together = lines
        .windows(2)
        .all(|pair| pair[1].line == pair[0].line + 1 && page.lines[pair[1].line].blanks == 0);
    let is_even = full.len() > 1 && full.iter().all(|at| width(at) >= widest - 1.0);
    let is_plain = text(title).iter().all(|c| c.is_alphanumeric())
        && text(title).last().is_some_and(|c| is_han(*c));
    stand_together
        && is_even
        && is_plain
        && width(last) <= widest
        && 4.0 * width(title) <= 3.0 * widest
}

/// How much of its caption the article of a photograph says at least; a little.
const LEAST: f32 = 0.2;
const SLIGHT: f32 = 0.12;

/// Takes captions out of articles that do not speak of them; each becomes an article of its own,
/// behind the one that it stood in. Numbered ones stay together. In Latin script those within a text
/// stay, unless another article speaks of them, and so do those behind one that says a little.
pub(crate) fn set_apart(page: &Page, index: &Index, drafts: &mut Vec<Draft>, from: usize) {
    let bodies: Vec<Vec<usize>> = drafts[from..].iter().map(stitch::body).collect();
    let articles = stitch::articles(index, &bodies);
    let mut sayers = Sayers::of(index, &articles);
    let numbered =
        |part: &Part| matches!(part, Part::Caption(lines) if is_numbered(page, lines[0].line));
    for (number, mut draft) in drafts.split_off(from).into_iter().enumerate() {
        let jumps = draft.jumps.iter().map(|(at, _)| at.line);
        let last = draft.body_lines().map(|at| at.line).chain(jumps).max();
        let mut says = |part: &Part| match part {
            Part::Caption(lines) => {
                let said = sayers.said(lines.iter().map(|at| at.line));
                let most = |own: bool| {
                    let shares = said.iter().filter(|(article, _)| (*article == number) == own);
                    shares.map(|(_, share)| *share).fold(0.0, f32::max)
                };
                let (own, other) = (most(true), most(false));
                let told_elsewhere = other >= OF_NEIGHBOUR && other >= TIMES * own;
                let goes_on = lines.last().map(|at| at.line) < last;
                let may_be = match goes_on {
                    true => !told_elsewhere,
                    false => own >= SLIGHT && own >= other,
                };
                own >= LEAST || page.writing == Writing::Latin && may_be
            }
            Part::Paragraph(_) | Part::Subhead(_) => true,
        };
        let one_of_several = draft.body.iter().any(|part| numbered(part) && says(part));
        let mut speaks_of = |part: &Part| one_of_several && numbered(part) || says(part);
        if !draft.has_text() || draft.body.iter().all(&mut speaks_of) {
            drafts.push(draft);
            continue;
        }
        let (body, captions): (Vec<Part>, Vec<Part>) =
            std::mem::take(&mut draft.body).into_iter().partition(speaks_of);
        draft.body = body;
        let confidence = draft.confidence;
        drafts.push(draft);
        drafts.extend(captions.into_iter().map(|caption| Draft::photograph(caption, confidence)));
    }
}

/// How much of the caption of a photograph by itself the article before or after it says, and how
/// many times as much as any other: of 20 such captions of papers in ten languages that were given
/// to one by that all belong to it. Dates, which are in common by chance, are less.
const OF_NEIGHBOUR: f32 = 0.25;
const TIMES: f32 = 2.0;

/// So many photographs may stand between one and its article.
const NEAR: usize = 6;

/// Gives photographs that stand by themselves, with nothing but a caption, to the article right
/// before or after them that speaks of them as no other does.
pub(crate) fn give_back(page: &Page, index: &Index, drafts: &mut Vec<Draft>, from: usize) {
    let is_alone = |draft: &Draft| match &draft.body[..] {
        // A headline, a signature or a jump line is of the photograph alone.
        [Part::Caption(lines)] => {
            draft.lines().count() == lines.len() && !is_numbered(page, lines[0].line)
        }
        _ => false,
    };
    let alone: Vec<usize> =
        (0..drafts.len() - from).filter(|at| is_alone(&drafts[from + at])).collect();
    if alone.is_empty() {
        return;
    }
    let bodies: Vec<Vec<usize>> = drafts[from..].iter().map(stitch::body).collect();
    let articles = stitch::articles(index, &bodies);
    let mut sayers = Sayers::of(index, &articles);
    let mut given: Vec<(usize, usize)> = Vec::new();
    for number in alone {
        let said = sayers.said(drafts[from + number].lines().map(|at| at.line));
        let share = |article: usize| {
            said.iter().find(|(other, _)| *other == article).map_or(0.0, |(_, share)| *share)
        };
        let has_text = |at: &usize| drafts[from + at].has_text();
        let before = (0..number).rev().take(NEAR).find(has_text);
        let after = (number + 1..bodies.len()).take(NEAR).find(has_text);
        let beside = [before, after].into_iter().flatten();
        let Some(owner) = beside.max_by(|a, b| share(*a).total_cmp(&share(*b))) else { continue };
        let others = said.iter().filter(|(article, _)| ![number, owner].contains(article));
        let most = others.map(|(_, share)| *share).fold(0.0, f32::max);
        if share(owner) >= OF_NEIGHBOUR && TIMES * most <= share(owner) {
            given.push((number, owner));
        }
    }
    for (photograph, owner) in &given {
        let caption = std::mem::take(&mut drafts[from + photograph].body);
        drafts[from + owner].body.extend(caption);
    }
    given.iter().rev().for_each(|(photograph, _)| drop(drafts.remove(from + photograph)));
}
