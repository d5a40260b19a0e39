//! Headlines that stand apart from their articles are given to those that they speak of.

use crate::assemble::{At, Draft, Part};
use crate::claim::{self, Claim};
use crate::form;
use crate::jump;
use crate::look::Look;
use crate::model::Scores;
use crate::page::{Page, Writing, begins_block};
use crate::signature;
use crate::standing::is_standing;
use crate::stitch;
use crate::tree::Odds;

/// A headline is given to an article from so probable a claim on.
const LEAST: f32 = 0.4;

/// A headline, and the draft that it was read with.
pub(crate) struct Headline {
    pub(crate) rows: Vec<At>,
    pub(crate) home: usize,
    /// It is the draft's own one, not a spare.
    pub(crate) own: bool,
}

/// Gives headlines to the articles whose claims are best, on a page where some may stand with the
/// wrong one. What nobody takes stays where it stands: as the headline of an article without one,
/// else as its kicker or its deck.
pub(crate) fn assign(
    claims: &Odds,
    page: &Page,
    look: &Look,
    marginals: &[Scores],
    drafts: &mut Vec<Draft>,
    from: usize,
) {
    let own = &mut drafts[from..];
    own.iter_mut().for_each(|draft| keep_standing(page, draft));
    own.iter_mut().for_each(|draft| keep_dashed(page, draft));
    let headlines = headlines(own);
    if headlines.iter().any(|headline| !headline.own || !own[headline.home].has_text()) {
        let mut found: Vec<(f32, Claim)> = claim::look(look, marginals, &headlines, own)
            .into_iter()
            .map(|claim| (claims.chance(&claim.seen), claim))
            .filter(|(chance, _)| *chance >= LEAST)
            .collect();
        found.sort_by(|(a, one), (b, other)| {
            let order = (one.headline, one.draft).cmp(&(other.headline, other.draft));
            b.total_cmp(a).then(order)
        });
        let left = give(page, own, headlines, found.into_iter().map(|(_, claim)| claim));
        for (home, bare) in left.into_iter().rev() {
            drafts.insert(from + home + 1, bare);
        }
    }
    drafts[from..].iter_mut().for_each(|draft| read_head(page, draft));
    let mut at = 0;
    drafts.retain(|draft| {
        at += 1;
        at <= from || draft.lines().next().is_some()
    });
}

/// What stands above a column every day is nobody's headline: it stays as a kicker above the
/// headline below it.
fn keep_standing(page: &Page, draft: &mut Draft) {
    let is_head = |rows: &Vec<At>| matches!(rows[..], [at] if is_standing(&page.lines[at.line].text, page.writing));
    if page.writing == Writing::Latin && !draft.headline.is_empty() {
        let (heads, spare) = std::mem::take(&mut draft.spare).into_iter().partition(is_head);
        draft.spare = spare;
        draft.kicker.extend(heads.into_iter().flatten());
    }
}

/// ——写在新桥通车之际 is the deck of the headline that stands above it, and nobody's headline.
fn keep_dashed(page: &Page, draft: &mut Draft) {
    let dashed = page.writing == Writing::Han && is_dashed(page, &draft.headline);
    if let Some(rows) = draft.spare.pop_if(|_| dashed) {
        draft.deck.splice(0..0, std::mem::replace(&mut draft.headline, rows));
    }
}

/// All headlines of a page.
pub(crate) fn headlines(drafts: &[Draft]) -> Vec<Headline> {
    let mut headlines = Vec::new();
    for (home, draft) in drafts.iter().enumerate() {
        let spare = draft.spare.iter().cloned();
        headlines.extend(spare.map(|rows| Headline { rows, home, own: false }));
        if !draft.headline.is_empty() {
            headlines.push(Headline { rows: draft.headline.clone(), home, own: true });
        }
    }
    headlines
}

/// Gives the headlines to the drafts, the first claims first, and tells which belong to none, with
/// the draft that each stands below.
fn give(
    page: &Page,
    drafts: &mut [Draft],
    headlines: Vec<Headline>,
    claims: impl Iterator<Item = Claim>,
) -> Vec<(usize, Draft)> {
    for draft in drafts.iter_mut() {
        draft.spare.clear();
        draft.headline.clear();
    }
    let mut given = vec![false; headlines.len()];
    for Claim { headline, draft, .. } in claims {
        if !given[headline] && drafts[draft].headline.is_empty() {
            drafts[draft].headline.clone_from(&headlines[headline].rows);
            given[headline] = true;
        }
    }
    let left = headlines.into_iter().zip(&given).filter(|(_, given)| !**given);
    let (own, spare): (Vec<_>, Vec<_>) =
        left.map(|(headline, _)| headline).partition(|headline| headline.own);
    let mut beside = Vec::new();
    for Headline { rows, home, own } in own.into_iter().chain(spare) {
        let draft = &mut drafts[home];
        if draft.headline.is_empty() && (own || !draft.has_text()) {
            draft.headline = rows;
        } else {
            beside.push((home, rows));
        }
    }
    if page.writing == Writing::Han {
        // A deck of several rows: each stands right below the one before.
        beside.sort_by_key(|(_, rows)| rows.first().map(|at| at.line));
    }
    let mut left = Vec::new();
    let last_text = drafts.iter().filter_map(Draft::first_line).max();
    for (home, rows) in beside {
        let draft = &mut drafts[home];
        let leads_on = rows.first().map(|at| at.line) < last_text;
        if page.writing == Writing::Han && leads_on && is_below(&rows, draft) {
            left.push((home, Draft::bare(rows, draft.confidence)));
        } else {
            put_beside(page, draft, rows);
        }
    }
    left.sort_by_key(|(home, _)| *home);
    left
}

/// Whether a headline stands below the body of an article that has its own one above: in Chinese
/// papers it is one of an article that stands elsewhere, where a text follows.
fn is_below(rows: &[At], draft: &Draft) -> bool {
    let begin = |rows: &[At]| rows.first().map(|at| at.line);
    let body = draft.first_line();
    body.is_some()
        && begin(&draft.headline) < body
        && !draft.headline.is_empty()
        && begin(rows) > body
}

/// Puts a headline that nobody takes beside the one that its article has. Between that and the body
/// it is a deck, in Chinese papers right below it; above it a kicker, or the headline of which the
/// other one is the deck; below the body it ends it.
fn put_beside(page: &Page, draft: &mut Draft, rows: Vec<At>) {
    let begin = |rows: &[At]| rows.first().map(|at| at.line);
    let (row, headline, body) = (begin(&rows), begin(&draft.headline), draft.first_line());
    let headed = headline.is_some() && headline < body;
    let is_deck = || {
        let above = draft.deck.last().or(draft.headline.last());
        row < body && row == above.map(|at| at.line + 1)
    };
    if headed && page.writing == Writing::Han && is_deck() {
        draft.deck.extend(rows);
    } else if !headed || page.writing == Writing::Han || !draft.deck.is_empty() {
        draft.kicker.extend(rows);
        draft.kicker.sort_by_key(|at| at.line);
    } else if row > body {
        draft.body.push(Part::Paragraph(rows));
    } else if row > headline {
        draft.deck = rows;
    } else if is_kicker(page, &rows) {
        draft.kicker.extend(rows);
    } else {
        draft.deck = std::mem::replace(&mut draft.headline, rows);
    }
}

/// Few rows alone below a headline, above the byline of an article that has no headline, are the
/// deck between them: so papers set features. Chinese papers set the headline between a kicker and
/// a deck.
pub(crate) fn take_decks(page: &Page, drafts: &mut Vec<Draft>, from: usize) {
    for draft in drafts.split_off(from) {
        let opens = draft.headline.is_empty() && draft.kicker.is_empty() && draft.is_signed_above();
        match drafts[from..].last_mut().filter(|above| opens && waits_for_body(page, above)) {
            Some(above) => {
                take_deck(page, above);
                stitch::append(page, above, draft);
            }
            None => drafts.push(draft),
        }
    }
}

/// A row by itself at the end of an article without a headline, which does not stop, is its
/// headline: papers that set headlines below their articles do so on a page where others stand
/// above.
pub(crate) fn raise_last(page: &Page, drafts: &mut [Draft]) {
    const LONGEST: usize = 30;
    if page.writing == Writing::Latin {
        return;
    }
    let heads = |at: usize| {
        let line = &page.lines[at];
        begins_block(page, at)
            && !line.line_for_line
            && line.text.len() <= LONGEST
            && line.text.last().is_some_and(|c| c.is_alphanumeric())
    };
    for draft in drafts.iter_mut().filter(|draft| draft.headline.is_empty()) {
        let [.., Part::Paragraph(above), Part::Paragraph(last)] = &draft.body[..] else { continue };
        let stops = above.last().is_some_and(|at| form::stops(&page.lines[at.line].text));
        let [row] = last[..] else { continue };
        if stops && heads(row.line) && !comes_from_elsewhere(page, draft) {
            draft.body.pop();
            draft.headline.push(row);
        }
    }
}

/// A headline below an article that comes from another page is none of its: that has its headline
/// there. It is of what stands right below it, and above the dash of a deck.
pub(crate) fn give_on(page: &Page, drafts: &mut [Draft], from: usize) {
    for at in from..drafts.len().saturating_sub(1) {
        let last = drafts[at].headline.last().map(|row| row.line);
        let next = drafts[at + 1].lines().map(|row| row.line).min();
        let follows = last.is_some() && last.map(|last| last + 1) == next;
        if !(follows && last > drafts[at].first_line() && comes_from_elsewhere(page, &drafts[at])) {
            continue;
        }
        let rows = std::mem::take(&mut drafts[at].headline);
        let below = &mut drafts[at + 1];
        if below.headline.is_empty() || is_dashed(page, &below.headline) {
            let deck = std::mem::replace(&mut below.headline, rows);
            below.deck.splice(0..0, deck);
        } else {
            below.kicker.splice(0..0, rows);
        }
    }
}

/// Whether an article begins with a jump line that leads back.
fn comes_from_elsewhere(page: &Page, draft: &Draft) -> bool {
    let leads_back =
        |line: usize| jump::head(&page.lines[line].text).is_some_and(|(_, jump)| !jump.on);
    draft.jumps.iter().any(|(_, jump)| !jump.on) || draft.first_line().is_some_and(leads_back)
}

/// ——望江农商行支持小微企业纪实: whether rows begin with the dash of a Chinese deck.
fn is_dashed(page: &Page, rows: &[At]) -> bool {
    rows.first().is_some_and(|at| page.lines[at.line].text.starts_with(&['—', '—']))
}

/// What stands between the headline and the byline or the text of the article behind it, and was
/// read as an article, is its deck; where it is signed, the article is.
pub(crate) fn take_between(drafts: &mut Vec<Draft>, from: usize) {
    let is_between = |rows: &Draft, article: &Draft| {
        let [headline, byline] =
            [article.headline.last(), article.byline.first()].map(|at| at.map(|at| at.line));
        let below = byline.or_else(|| article.first_line().filter(|_| !rows.byline.is_empty()));
        let is_bare = rows.lines().count() == rows.body_lines().count() + rows.byline.len();
        let may_sign = rows.byline.is_empty() || article.byline.is_empty();
        let mut lines = rows.lines().map(|at| Some(at.line));
        is_bare
            && may_sign
            && article.deck.is_empty()
            && headline.is_some()
            && rows.body_lines().count() <= DECK
            && lines.all(|line| headline < line && line < below)
    };
    for at in (from + 1..drafts.len()).rev() {
        if is_between(&drafts[at - 1], &drafts[at]) {
            let mut rows = drafts.remove(at - 1);
            let article = &mut drafts[at - 1];
            article.deck = rows.body_lines().collect();
            article.byline.append(&mut rows.byline);
        }
    }
}

/// A deck has at most so many rows, and a Chinese one.
const DECK: usize = 6;
const HAN_DECK: usize = 4;

/// Whether nothing but a few rows stands below a headline; Chinese ones are no sentences.
fn waits_for_body(page: &Page, draft: &Draft) -> bool {
    let is_text = |part: &Part| matches!(part, Part::Paragraph(_));
    let stops = |at: At| page.lines[at.line].text.last() == Some(&'。');
    let longest = if page.writing == Writing::Han { HAN_DECK } else { DECK };
    let headed = !draft.headline.is_empty() && draft.deck.is_empty() && draft.byline.is_empty();
    headed
        && !draft.body.is_empty()
        && draft.body.iter().all(is_text)
        && draft.body_lines().count() <= longest
        && (page.writing == Writing::Latin || !draft.body_lines().any(stops))
}

/// Makes a deck of what stands below a headline.
fn take_deck(page: &Page, draft: &mut Draft) {
    draft.deck = draft.body_lines().collect();
    draft.body.clear();
    if page.writing == Writing::Han && draft.deck.len() > 1 && draft.kicker.is_empty() {
        let headline = vec![draft.deck.remove(0)];
        draft.kicker = std::mem::replace(&mut draft.headline, headline);
    }
}

/// What was read as a kicker of Latin script, but is too long for one, is the headline of which the
/// other one is the deck; and in Chinese papers what stands above a row that reads as a deck.
fn read_head(page: &Page, draft: &mut Draft) {
    turn_over(page, draft);
    if page.writing == Writing::Han {
        lift_above_dash(page, draft);
    }
    let heads = !draft.kicker.is_empty() && !draft.headline.is_empty() && draft.deck.is_empty();
    match page.writing {
        Writing::Latin if heads && !is_kicker(page, &draft.kicker) => {
            let rows = std::mem::take(&mut draft.kicker);
            put_beside(page, draft, rows);
        }
        Writing::Han if heads => {
            let rows = draft.kicker.split_off(block_above(page, draft));
            match is_dashed(page, &draft.headline) || is_above_deck(page, &rows, draft) {
                true => draft.deck = std::mem::replace(&mut draft.headline, rows),
                false => draft.kicker.extend(rows),
            }
        }
        _ => {}
    }
}

/// What was read as a kicker, but stands right below the headline, is in Chinese papers the
/// headline of which the other one is the kicker, and elsewhere its deck.
fn turn_over(page: &Page, draft: &mut Draft) {
    let Some(last) = draft.headline.last().map(|at| at.line) else { return };
    let is_right_below = |at: &At| at.line == last + 1 && page.lines[at.line].blanks == 0;
    if !draft.kicker.first().is_some_and(is_right_below) {
        return;
    }
    let rows = std::mem::take(&mut draft.kicker);
    match page.writing {
        Writing::Han => draft.kicker = std::mem::replace(&mut draft.headline, rows),
        Writing::Latin => draft.deck.splice(0..0, rows).for_each(drop),
    }
}

/// What stands right above a row with a dash is the headline of which that is the deck, and what
/// stands above it a kicker.
fn lift_above_dash(page: &Page, draft: &mut Draft) {
    let dash = (1..draft.deck.len()).find(|at| is_dashed(page, &draft.deck[*at..]));
    let Some(dash) = dash.filter(|_| !draft.headline.is_empty()) else { return };
    let deck = draft.deck.split_off(dash);
    let headline = std::mem::replace(&mut draft.deck, deck);
    draft.kicker.extend(std::mem::replace(&mut draft.headline, headline));
}

/// Where the last block of what was read as a kicker begins among its rows.
fn block_above(page: &Page, draft: &Draft) -> usize {
    draft.kicker.iter().rposition(|at| page.lines[at.line].blanks > 0).unwrap_or(0)
}

/// Whether what was read as a Chinese headline is the deck right below rows that were read as its
/// kicker: it is half as long again as these, and has a comma, as headlines seldom have, or the
/// kicker stands above them.
fn is_above_deck(page: &Page, rows: &[At], draft: &Draft) -> bool {
    let text = |at: &At| page.lines[at.line].text.iter();
    let [above, below] = [rows, &draft.headline].map(|rows| rows.iter().flat_map(text).count());
    let deck = draft.headline.first().map(|at| at.line);
    // 供暖试水，您家暖气漏了吗？ is a headline.
    let asks = draft.headline.last().and_then(|at| page.lines[at.line].text.last());
    let asks = asks.is_some_and(|c| matches!(c, '？' | '吗'));
    let comma = draft.headline.iter().flat_map(text).any(|c| *c == '，') && !asks;
    deck == rows.last().map(|at| at.line + 1)
        && deck < draft.first_line()
        && (comma || !draft.kicker.is_empty())
        && 2 * below > 3 * above
        && above > 4
}

/// Kickers of Latin scripts are a row of three words at most, or rows in capitals of which none
/// names the writer; `THE HARBOUR STRIKE.` is a headline.
fn is_kicker(page: &Page, rows: &[At]) -> bool {
    let text = |at: &At| &page.lines[at.line].text;
    let few = |at: &At| text(at).split(|c| c.is_whitespace()).count() <= 3;
    let labels = |at: &At| form::is_capitals(text(at)) && !signature::is_told_below(page, at.line);
    let says = |at: &At| text(at).ends_with(&['.']) && text(at).contains(&' ');
    rows.iter().all(few) && !rows.iter().any(says) && (rows.len() == 1 || rows.iter().all(labels))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_below_a_text_with_one_above_belongs_elsewhere() {
        let at = |line| At { page: 0, line };
        for (headline, body, row, expected) in [(0, 1, 2, true), (1, 2, 0, false), (3, 1, 2, false)]
        {
            let text = Part::Paragraph(vec![at(body)]);
            let mut draft = Draft::photograph(text, 1.0);
            draft.headline = vec![at(headline)];
            assert_eq!(is_below(&[at(row)], &draft), expected, "{headline} {body} {row}");
        }
    }
}
