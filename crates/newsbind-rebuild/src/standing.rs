//! Standing heads: what stands above a column or a page every day (`SPORT`, `LETTERS TO THE
//! EDITOR`) is a kicker, and the headline is what stands below it.

use rustc_hash::FxHashMap;

use crate::assemble::{At, Draft, Part};
use crate::byline;
use crate::form::{self, Form, ends_any, small};
use crate::language::{self, chinese};
use crate::page::{Page, Writing, begins_block};
use crate::sections;
use crate::signature;

/// Makes kickers of the standing heads in the headlines of articles, and of words above headlines
/// that name no writer.
pub(crate) fn lift(page: &Page, drafts: &mut [Draft]) {
    if page.writing == Writing::Han {
        for draft in drafts {
            lift_speech(page, draft);
            lower_guests(page, draft);
        }
        return;
    }
    for draft in drafts {
        lift_heads(page, draft);
        if !page.is_worn() {
            lift_eyebrow(page, draft);
        }
    }
}

/// A headline without an article, right above the head of another one, is that one's kicker: 编读往来.
/// Above a text without a head it is its headline.
pub(crate) fn lift_bare(page: &Page, drafts: &mut Vec<Draft>, from: usize) {
    let is_bare = |draft: &Draft| draft.lines().count() == draft.headline.len();
    let mut kept: Vec<Draft> = Vec::new();
    for mut draft in drafts.drain(from..).rev() {
        let end = draft.headline.last().map(|at| at.line + 1).filter(|_| is_bare(&draft));
        if let Some(below) = kept.last_mut()
            && let Some(rows) = rows_above(page, &draft, below.top())
        {
            let headline = std::mem::replace(&mut below.headline, rows);
            below.deck.splice(0..0, headline);
            below.kicker.append(&mut draft.kicker);
            continue;
        }
        match kept.last_mut() {
            Some(below) if end.is_some() && below.has_text() && below.top() == end => {
                let field = match below.headline[..] {
                    [] => &mut below.headline,
                    _ => &mut below.kicker,
                };
                field.splice(0..0, draft.headline);
            }
            _ => kept.push(draft),
        }
    }
    drafts.extend(kept.into_iter().rev());
}

/// A kicker without an article, right above another one, is that one's: 编者按. By itself it is a
/// headline.
pub(crate) fn give_kickers(drafts: &mut Vec<Draft>, from: usize) {
    let is_bare = |draft: &Draft| draft.lines().count() == draft.kicker.len();
    let heads = |above: &Draft, below: &Draft| {
        let end = above.kicker.last().map(|at| at.line + 1);
        is_bare(above) && below.has_text() && below.top() == end
    };
    for mut draft in drafts.split_off(from) {
        if drafts.len() > from
            && let Some(above) = drafts.pop_if(|above| heads(above, &draft))
        {
            draft.kicker.splice(0..0, above.kicker);
        }
        drafts.push(draft);
    }
    for bare in drafts[from..].iter_mut().filter(|draft| is_bare(draft)) {
        bare.headline = std::mem::take(&mut bare.kicker);
    }
}

/// The rows of an article that has nothing but a few at the beginning of a block, of which none
/// stops, right above the first line of another article: its headline.
fn rows_above(page: &Page, draft: &Draft, below: Option<usize>) -> Option<Vec<At>> {
    const ROWS: usize = 4;
    let [Part::Paragraph(rows)] = &draft.body[..] else { return None };
    let text = |at: &At| &page.lines[at.line].text;
    let first = rows.first()?;
    let is_alone = draft.lines().count() == rows.len() + draft.kicker.len();
    let reaches = rows.last().map(|at| at.line + 1) == below
        && below.is_some_and(|below| page.lines[below].blanks == 0);
    let begins = begins_block(page, first.line);
    let rises = text(first).first().is_some_and(|c| c.is_uppercase()) && text(first).contains(&' ');
    let speaks = rows.iter().any(|at| matches!(text(at).last(), Some('.' | ',' | ';' | '-' | ':')));
    let plain = page.writing == Writing::Latin && rises && !speaks;
    (is_alone && reaches && begins && plain && rows.len() <= ROWS).then(|| rows.clone())
}

/// Makes a deck of the last row of a headline that says who was there.
fn lower_guests(page: &Page, draft: &mut Draft) {
    let is_deck = |at: &mut At| byline::tells_of_guests(&page.lines[at.line].text);
    if draft.headline.len() > 1 && draft.deck.is_empty() {
        draft.deck.extend(draft.headline.pop_if(is_deck));
    }
}

/// Makes a kicker of the first rows of a headline that say where somebody spoke, and end in what
/// was done there: 沈砚在全县 防汛会上强调. What was said stands below.
fn lift_speech(page: &Page, draft: &mut Draft) {
    const ROWS: usize = 2;
    const SHORTEST: usize = 6;
    let speaks = |at: &At| {
        let text = &page.lines[at.line].text;
        text.len() >= SHORTEST && ends_any(text, &chinese::SPOKE)
    };
    let rows = draft.headline.iter().take(ROWS).position(speaks).map_or(0, |at| at + 1);
    if rows < draft.headline.len() + draft.deck.len() {
        draft.kicker.extend(draft.headline.drain(..rows));
    }
    if draft.headline.is_empty() {
        draft.headline = std::mem::take(&mut draft.deck);
    }
}

/// Makes kickers of the standing heads above an article's headline.
fn lift_heads(page: &Page, draft: &mut Draft) {
    lift_byline(page, draft);
    lift_writer(page, draft);
    let [first, rest @ ..] = &draft.headline[..] else { return };
    let below = rest.first().or(draft.deck.first());
    let text = |at: &At| page.lines[at.line].text.as_slice();
    // `WORLD` may be the first row of a headline in a narrow column.
    let apart = below.is_some_and(|at| rest.is_empty() || page.lines[at.line].blanks > 0);
    let shouts = |at: &&At| form::is_capitals(text(at));
    let shouted = draft.headline.iter().take_while(shouts).count();
    let heads = match (is_standing(text(first), page.writing), apart) {
        (true, _) if (1..=rest.len()).contains(&shouted) => shouted,
        (true, true) => 1,
        _ => 0,
    };
    draft.kicker.extend(draft.headline.drain(..heads));
    draft.kicker.sort_unstable();
    if draft.headline.is_empty() {
        draft.headline = std::mem::take(&mut draft.deck);
    }
    lift_strap(page, draft);
}

/// A row of few words in capitals right above the rows of a headline in small letters: `EAST
/// PORTER`. Old papers set the first row of a headline so.
fn lift_eyebrow(page: &Page, draft: &mut Draft) {
    let [first, second, ..] = draft.headline[..] else { return };
    let [first, second] = [first, second].map(|at| &page.lines[at.line].text);
    let words = first.split(|c| c.is_whitespace()).count();
    let sentence =
        second.first().is_some_and(|c| c.is_uppercase()) && second.iter().any(|c| c.is_lowercase());
    if words <= 3 && form::is_capitals(first) && sentence {
        draft.kicker.push(draft.headline.remove(0));
    }
}

/// Makes kickers of the standing heads of photographs, also where one was read as a headline
/// without an article, or as the kicker of another article.
pub(crate) fn lift_of_photographs(page: &Page, drafts: &mut Vec<Draft>, from: usize) {
    if page.writing == Writing::Latin {
        return;
    }
    let is_head = |draft: &Draft| matches!(draft.headline[..], [at] if is_of_pictures(page, at));
    let is_bare = |draft: &Draft| draft.body.is_empty() && draft.byline.is_empty();
    let waits = |draft: &Draft| is_photograph(draft) && draft.headline.is_empty();
    for at in (from..drafts.len()).rev() {
        if !is_head(&drafts[at]) {
            continue;
        }
        if is_photograph(&drafts[at]) {
            let head = std::mem::take(&mut drafts[at].headline);
            drafts[at].kicker.extend(head);
        } else if is_bare(&drafts[at]) && drafts.get(at + 1).is_some_and(waits) {
            let head = drafts.remove(at);
            drafts[at].kicker.extend(head.headline);
        }
    }
    give_back(page, &mut drafts[from..]);
}

/// Gives the rows among the kickers of articles that stand right above photographs to those: a
/// standing head of photographs as the kicker, another row as the headline.
fn give_back(page: &Page, drafts: &mut [Draft]) {
    let photographs = drafts.iter().enumerate().filter(|(_, draft)| is_photograph(draft));
    let below: FxHashMap<usize, usize> =
        photographs.filter_map(|(at, draft)| Some((draft.top()?, at))).collect();
    for at in 0..drafts.len() {
        for row in std::mem::take(&mut drafts[at].kicker) {
            let photograph = below.get(&(row.line + 1));
            let draft = &mut drafts[*photograph.unwrap_or(&at)];
            let heads = photograph.is_some() && !is_of_pictures(page, row);
            let field = if heads { &mut draft.headline } else { &mut draft.kicker };
            field.push(row);
        }
    }
}

/// Whether a row is a standing head of photographs.
fn is_of_pictures(page: &Page, row: At) -> bool {
    let text: String = page.lines[row.line].text.iter().collect();
    chinese::PICTURES.contains(&text.as_str())
}

/// Whether an article is a photograph by itself.
fn is_photograph(draft: &Draft) -> bool {
    matches!(draft.body[..], [Part::Caption(_)])
}

/// One word that was read as a byline above a headline, where none stands, names no writer:
/// `BASEBALL`.
fn lift_byline(page: &Page, draft: &mut Draft) {
    let Some(headline) = draft.headline.first().map(|at| at.line) else { return };
    let [at] = draft.byline[..] else { return };
    let text = &page.lines[at.line].text;
    let word = !text.contains(&' ') && form::form(text, page.writing) != Form::Byline;
    if word && at.line < headline {
        draft.kicker.append(&mut draft.byline);
    }
}

/// The rows above the headline of a column that name who writes it, as a line below it says; above
/// them stands what the column is called.
fn lift_writer(page: &Page, draft: &mut Draft) {
    let names = |at: &At| signature::is_told_below(page, at.line);
    let Some(first) = draft.headline.iter().position(names) else { return };
    let rows = draft.headline[first..].iter().take_while(|at| names(at)).count();
    let has_headline = first + rows < draft.headline.len() || !draft.deck.is_empty();
    if !(draft.byline.is_empty() && has_headline) {
        return;
    }
    draft.byline.extend(draft.headline.drain(first..first + rows));
    draft.kicker.extend(draft.headline.drain(..first));
    if draft.headline.is_empty() {
        draft.headline = std::mem::take(&mut draft.deck);
    }
}

/// The last row of a head that says what kind of article it heads, set apart from the others:
/// `EXCLUSIVE`.
fn lift_strap(page: &Page, draft: &mut Draft) {
    let is_strap = |at: &mut At| {
        let line = &page.lines[at.line];
        line.blanks > 0 && is_strap(&line.text)
    };
    let strap = draft.deck.pop_if(is_strap).or_else(|| draft.headline.pop_if(is_strap));
    let Some(strap) = strap else { return };
    let field = if draft.headline.is_empty() { &mut draft.headline } else { &mut draft.kicker };
    field.push(strap);
}

/// Whether a line is a standing head of papers of a writing.
pub(crate) fn is_standing(text: &[char], writing: Writing) -> bool {
    match writing {
        Writing::Han => {
            let is_mark = |c: &&char| form::is_any(**c, "■●◆▲★□◎【 ");
            let head = &text[text.iter().take_while(is_mark).count()..];
            let head = head.strip_suffix(&['】']).unwrap_or(head);
            // ·在希望的田野上·
            let is_dotted = matches!(text, ['·', .., '·']) && text.len() <= 14;
            is_dotted
                || head.len() <= 5
                    && chinese::HEADS.contains(&head.iter().collect::<String>().as_str())
        }
        Writing::Latin => {
            let head = small(text);
            language::has(|papers| papers.heads, &head)
                || is_of_briefs(text)
                || sections::is_name(&head)
        }
    }
}

/// `Letter to the editor: The lamp is safe`: whether a line heads a letter.
pub(crate) fn heads_letter(text: &[char]) -> bool {
    let head = small(&text[..text.len().min(24)]);
    language::opener(|papers| papers.letters, &head).is_some()
}

/// Whether a line says what kind of article it heads: `EXCLUSIVE`.
pub(crate) fn is_strap(text: &[char]) -> bool {
    text.len() <= 16 && language::has(|papers| papers.straps, &small(text))
}

/// Whether a line is the standing head of briefs: `In brief`, and in capitals `WORLD IN BRIEF`,
/// `BRIEFLY`.
pub(crate) fn is_of_briefs(text: &[char]) -> bool {
    const LONGEST: usize = 32;
    if text.len() > LONGEST {
        return false;
    }
    let text_small = small(text);
    let shouts = || {
        form::is_capitals(text)
            && text_small.split(' ').any(|word| language::has(|papers| papers.brief, word))
    };
    language::has(|papers| papers.briefs, &text_small) || shouts()
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;
    use crate::page::prepare;

    fn rows(lines: &[usize]) -> Vec<At> {
        lines.iter().map(|line| At { page: 0, line: *line }).collect()
    }

    /// The kicker and the headline of an article of these rows, with a body below them, below a
    /// bare headline.
    fn check(bare: &[usize], headline: &[usize], body: usize, expected: Option<[&[usize]; 2]>) {
        let lines = (1..=5).map(|number| TextLine { number, text: "Ferry sails again".to_owned() });
        let page = TextPage { lines: lines.collect(), ..TextPage::default() };
        let page = prepare(1, &page, Writing::Latin);
        let text = Part::Paragraph(rows(&[body]));
        let mut drafts = vec![Draft::default(), Draft::photograph(text, 1.0)];
        drafts[0].headline = rows(bare);
        drafts[1].headline = rows(headline);
        lift_bare(&page, &mut drafts, 0);
        let found = match &drafts[..] {
            [one] => Some([one.kicker.clone(), one.headline.clone()]),
            _ => None,
        };
        assert_eq!(found, expected.map(|fields| fields.map(rows)), "{bare:?} {headline:?}");
    }

    /// The headline and the deck of an article whose own headline is the second of these rows,
    /// below another that was read as an article of its own.
    fn check_rows(first: &str, expected: Option<[&[usize]; 2]>) {
        let lines =
            (1..).zip([first, "Rates to rise by a tenth", "The council voted late on Monday."]);
        let lines =
            lines.map(|(number, text)| TextLine { number, text: text.to_owned() }).collect();
        let page = prepare(1, &TextPage { lines, ..TextPage::default() }, Writing::Latin);
        let [row, text] = [0, 2].map(|line| Part::Paragraph(rows(&[line])));
        let mut drafts = vec![Draft::photograph(row, 1.0), Draft::photograph(text, 1.0)];
        drafts[1].headline = rows(&[1]);
        lift_bare(&page, &mut drafts, 0);
        let found = match &drafts[..] {
            [one] => Some([one.headline.clone(), one.deck.clone()]),
            _ => None,
        };
        assert_eq!(found, expected.map(|fields| fields.map(rows)), "{first}");
    }

    #[test]
    fn rows_right_above_a_headline_are_the_headline() {
        check_rows("Council backs the bond", Some([&[0], &[1]]));
        check_rows("The bond passed.", None);
        check_rows("passed in the end", None);
    }

    #[test]
    fn a_headline_without_an_article_goes_with_what_stands_below() {
        check(&[0], &[1], 2, Some([&[0], &[1]]));
        check(&[0, 1], &[], 2, Some([&[], &[0, 1]]));
        check(&[0], &[3], 4, None);
    }
}
