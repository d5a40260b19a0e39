//! Who wrote, as papers of Latin script print it.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::byline::{
    self, is_further_name, is_name_below, is_open_byline, is_opener, is_post_below, names_writer,
};
use crate::credit;
use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::label::Label;
use crate::page::{Line, Page, begins_block};
use crate::ruled_out::{GOES_ON, HEADS, RuledOut};
use crate::signature;
use crate::standing::{self, is_standing};

/// The bylines that say by themselves that they are, which heads stand above.
pub(super) struct Signed {
    pub(super) named: Vec<usize>,
    pub(super) below_headlines: Vec<Range<usize>>,
}

impl Signed {
    pub(super) fn of(page: &Page, seen: &[Seen]) -> Self {
        let below_headlines = signature::rows_below_headlines(page);
        Self { named: named(page, seen), below_headlines }
    }
}

/// What the rows of bylines and signatures are not, nor those around them.
pub(super) fn rule_out(page: &Page, seen: &[Seen], signed: Signed, ruled_out: &mut RuledOut) {
    use Label::{BylineAfter, BylineBefore, Continued, Paragraph};
    let below = |at: usize| Some(at).filter(|at| *at < seen.len());
    ruled_out.never(above_datelines(page, seen), HEADS);
    ruled_out.only(signed.named, &[BylineBefore, BylineAfter]);
    ruled_out.never(told_after_commas(page), &[BylineBefore, BylineAfter]);
    ruled_out.never(torn_off(page), &[BylineBefore, BylineAfter]);
    ruled_out.only(with_posts(page), &[BylineBefore, BylineAfter]);
    ruled_out.only(with_addresses(page), &[BylineBefore, BylineAfter]);
    ruled_out.only(above_whence(page), &[BylineBefore]);
    ruled_out.only(signature::before_places(page), &[BylineBefore]);
    for rows in posts(page, seen) {
        ruled_out.only(rows, &[BylineBefore, BylineAfter]);
    }
    ruled_out.letters(page, seen);
    ruled_out.only(signature::letters::below_letters(page), &[BylineAfter]);
    ruled_out.only(signature::letters::with_whence(page), &[BylineAfter]);
    for rows in signature::letters::below_closings(page) {
        ruled_out.never(below(rows.end), GOES_ON);
        ruled_out.never(below(rows.end), &[BylineAfter]);
        let closing = rows.start.checked_sub(1);
        let closing = closing.filter(|at| signature::letters::is_closing(&page.lines[*at].text));
        ruled_out.only(closing, &[Paragraph]);
        ruled_out.only(rows, &[BylineAfter]);
    }
    ruled_out.only(spoken(page), &[Label::Body]);
    ruled_out.only(places(page), &[Label::Furniture]);
    ruled_out.only(agencies(page), &[BylineAfter]);
    ruled_out.only(initials(page), &[BylineAfter]);
    ruled_out.only(shouted_surnames(page), &[BylineAfter]);
    ruled_out.only(dashed_names(page), &[BylineAfter]);
    ruled_out.only(by_habit(page), &[BylineBefore]);
    ruled_out.only(with_places(page), &[BylineBefore]);
    ruled_out.only(agencies_above(page, seen), &[BylineBefore]);
    let below_tails = below_tails(page);
    ruled_out.never(below_tails.iter().copied(), GOES_ON);
    ruled_out.never(below_tails, &[Paragraph]);
    for rows in signed_off(page) {
        ruled_out.never(below(rows.end), GOES_ON);
        ruled_out.only(rows.clone().take(1), &[Paragraph]);
        ruled_out.only(rows.skip(1), &[Continued]);
    }
    for at in dashed(page) {
        ruled_out.only([at], &[Paragraph, BylineAfter]);
        ruled_out.never(below(at + 1), GOES_ON);
    }
    for rows in signed.below_headlines {
        ruled_out.only(rows, &[BylineBefore, BylineAfter]);
    }
}

/// `Sir, – A swift, over Ely`: first rows of letters, that say whom they speak to.
fn spoken(page: &Page) -> Vec<usize> {
    let is_sir =
        |text: &[char]| matches!(text, ['S', 'i', 'r', ',', ' ', c, ..] if c.is_uppercase());
    let speaks = |at: &usize| {
        begins_block(page, *at)
            && !begins_block(page, at + 1)
            && (is_sir(&page.lines[*at].text)
                || ["Sir, – ", "Madam, – ", "Sir, — ", "SIR – ", "Sir – ", "A chara, – "]
                    .iter()
                    .any(|word| form::starts(&page.lines[*at].text, word)))
    };
    (0..page.lines.len()).filter(speaks).collect()
}

/// `hw`, `(jre)` below a text, above no small letter: the initials of who wrote, as German papers
/// print them.
fn initials(page: &Page) -> Vec<usize> {
    let is_signed = |at: &usize| {
        let next = page.lines.get(at + 1).and_then(|line| line.text.first());
        signature::is_initials(&page.lines[*at].text)
            && form::stops(&page.lines[at - 1].text)
            && !next.is_some_and(|c| c.is_lowercase())
    };
    (1..page.lines.len()).filter(is_signed).collect()
}

/// `COIMBATORE` between a headline and its text, where several such rows stand right above texts:
/// where a story comes from.
fn places(page: &Page) -> Vec<usize> {
    const LEAST: usize = 3;
    // In narrow columns rows of texts are short.
    let begins_text = |line: &Line| {
        line.text.first().is_some_and(|c| c.is_uppercase())
            && 2 * line.text.iter().filter(|c| c.is_lowercase()).count() > line.text.len()
    };
    let is_place = |at: &usize| {
        let text = &page.lines[*at].text;
        text.len() > 3
            && form::is_capitals(text)
            && text.iter().all(|c| c.is_alphabetic())
            && !is_standing(text, page.writing)
            && !standing::is_strap(text)
            && begins_text(&page.lines[at + 1])
    };
    let places: Vec<usize> = (1..page.lines.len().saturating_sub(1)).filter(is_place).collect();
    if places.len() < LEAST {
        return Vec::new();
    }
    let is_alone = |at: &usize| begins_block(page, *at) && begins_block(page, at + 1);
    let below_head = |at: &usize| !form::stops(&page.lines[at - 1].text);
    places.into_iter().filter(is_alone).filter(below_head).collect()
}

/// `Thank you, stranger`, `MRS PIKE, WHO IS 84`: rows that go on in small letters or tell of
/// somebody behind a comma, and name no post there.
fn told_after_commas(page: &Page) -> Vec<usize> {
    let is_told = |at: &usize| {
        let text = &page.lines[*at].text;
        let comma = text.windows(2).position(|two| two == [',', ' ']);
        let rest = comma.map_or(&[][..], |comma| &text[comma + 2..]);
        let told = form::starts(rest, "WHO ") || rest.first().is_some_and(|c| c.is_lowercase());
        told && !byline::is_post(rest)
            && !byline::names_post(&form::small(rest))
            && !byline::is_latin(text)
            && !signature::is_whence(rest)
    };
    (0..page.lines.len()).filter(is_told).collect()
}

/// `Somebody walked out of the` above a blank line: rows that end in mid-sentence and name nobody.
fn torn_off(page: &Page) -> Vec<usize> {
    let is_torn = |at: &usize| {
        let text = &page.lines[*at].text;
        begins_block(page, at + 1)
            && text.iter().any(|c| c.is_lowercase())
            && signature::words(text).next_back().is_some_and(signature::is_article)
            && !is_opener(text)
    };
    (0..page.lines.len()).filter(is_torn).collect()
}

/// `HELOÍSA BRANDÃO` above `DE BELO MONTE`, each by itself, below a headline and above a text: who
/// wrote it, and where from.
fn above_whence(page: &Page) -> Vec<usize> {
    let is_alone = |at: usize| begins_block(page, at) && begins_block(page, at + 1);
    let text = |at: usize| &page.lines[at].text[..];
    let signs = |at: &usize| {
        is_alone(*at)
            && is_alone(at - 1)
            && form::is_capitals(text(*at))
            && signature::is_whence(text(*at))
            && form::is_capitals(text(at - 1))
            && signature::is_person(text(at - 1))
            && signature::runs_on(page, at + 1)
    };
    (1..page.lines.len()).filter(signs).flat_map(|at| [at - 1, at]).collect()
}

/// `IDA MARSH` above `imarsh@herald.example`: names with the address of their bearers below them.
fn with_addresses(page: &Page) -> Vec<usize> {
    let below = (1..page.lines.len()).filter(|at| is_address_below_name(page, *at));
    below.flat_map(|at| [at - 1, at]).collect()
}

/// Whether a line is the address of whom the line above names.
pub(super) fn is_address_below_name(page: &Page, at: usize) -> bool {
    let person = byline::without_opener(&page.lines[at - 1].text);
    signature::is_person(person) && is_address_of(&page.lines[at].text, person)
}

/// Whether a row is an address, in which the last name of somebody stands beside another one or an
/// initial. `HOW TO WRITE` above `write@herald.example` names nobody.
fn is_address_of(row: &[char], person: &[char]) -> bool {
    let plain = |text: &[char]| -> String {
        let letters = text.iter().copied().nfd().filter(|c| c.is_alphanumeric() || *c == '@');
        letters.flat_map(char::to_lowercase).collect()
    };
    let address = plain(row);
    let surname = signature::words(person).next_back().map(plain).unwrap_or_default();
    surname.len() > 2
        && signature::words(row).count() == 1
        && address
            .split_once('@')
            .is_some_and(|(mailbox, _)| mailbox.len() > surname.len() && mailbox.contains(&surname))
}

/// `Ida Marsh Health correspondent` by itself below a row that does not stop, and `Ida Marsh and Tom
/// Ely` above `Staff Writers` or `Ellery Star-Herald` by itself.
fn with_posts(page: &Page) -> Vec<usize> {
    let text = |at: usize| &page.lines[at].text[..];
    let is_alone = |at: usize| begins_block(page, at) && begins_block(page, at + 1);
    let mut rows = Vec::new();
    let heads = |at: &usize| is_standing(text(*at), page.writing);
    let names_house = |row: &[char]| {
        byline::is_post(row) || byline::names_paper(row) || byline::names_post(&form::small(row))
    };
    for at in (1..page.lines.len()).filter(|at| is_alone(*at) && !heads(at)) {
        if names_house(text(at)) && names_people(text(at - 1)) {
            rows.extend([at - 1, at]);
        } else if !form::stops(text(at - 1)) && is_name_before_post(text(at)) {
            rows.push(at);
        }
    }
    rows
}

/// Whether a text is a name, or two with `and` between them.
fn names_people(text: &[char]) -> bool {
    let and = text.windows(5).position(|five| five == [' ', 'a', 'n', 'd', ' ']);
    match and {
        Some(and) => signature::is_name(&text[..and]) && signature::is_name(&text[and + 5..]),
        None => signature::is_name(text),
    }
}

/// Whether a text is a name and what its bearer is for a paper.
fn is_name_before_post(text: &[char]) -> bool {
    let row: String = text.iter().collect();
    let name = byline::without_post(&row).chars().count();
    name < text.len() && signature::is_name(&text[..name])
}

/// Bylines above a dateline.
fn above_datelines(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let dateline = value!(Form, "dateline");
    let opens = |at: &usize| seen[at + 1][Field::Form] == dateline;
    (0..seen.len().saturating_sub(1)).filter(|at| is_byline(page, seen, *at) && opens(at)).collect()
}

/// `Von Ida Marsh`: openers of bylines with nothing but a name behind them, at the beginning of a
/// block, below a row of a headline, in capitals or above a dateline, right above a text, `and Tom
/// Ray` or a post.
fn named(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (byline, text) = (value!(Form, "byline"), value!(Like, "no"));
    let below_row = |at: usize| at > 0 && seen[at - 1][Field::Like] != text;
    let dated = |at: usize| seen[at][Field::Form] == value!(Form, "dateline");
    let goes_on = |row: &&Line| is_further_name(row) || is_post_below(row);
    let behind_names = |at: usize| at + page.lines[at..].iter().take_while(goes_on).count();
    let is_named = |at: &usize| {
        seen[*at][Field::Form] == byline
            && (begins_block(page, *at)
                || below_row(*at)
                || dated(at + 1)
                || form::is_capitals(&page.lines[*at].text))
            && names_writer(&page.lines[*at].text)
            && signature::runs_on(page, behind_names(at + 1))
    };
    (0..seen.len().saturating_sub(1)).filter(is_named).collect()
}

/// Bylines with the rows right below them that say what their writer is, who wrote with them, or
/// where.
fn posts(page: &Page, seen: &[Seen]) -> Vec<Range<usize>> {
    let goes_on = |line: &&Line| is_post_below(line) || is_further_name(line);
    let rows = |at: usize| {
        let below = page.lines.get(at + 1).filter(|_| is_opener(&page.lines[at].text));
        let name = at + 1 + usize::from(below.is_some_and(is_name_below));
        let end = name + page.lines[name..].iter().take_while(goes_on).count();
        at..end + usize::from(is_place_above_text(page, end))
    };
    let bylines = (0..seen.len()).filter(|at| is_byline(page, seen, *at));
    bylines.map(rows).filter(|rows| rows.len() > 1).collect()
}

/// `CASTELBRENNA`: whether few words in capitals stand between the line above and a text that
/// begins right below.
fn is_place_above_text(page: &Page, at: usize) -> bool {
    const WORDS: usize = 3;
    page.lines.get(at).is_some_and(|line| {
        line.blanks == 0
            && form::is_capitals(&line.text)
            && line.text.split(|c| *c == ' ').count() <= WORDS
            && !is_standing(&line.text, page.writing)
    }) && signature::runs_on(page, at + 1)
}

fn is_byline(page: &Page, seen: &[Seen], at: usize) -> bool {
    seen[at][Field::Form] == value!(Form, "byline") || is_open_byline(&page.lines[at].text)
}

/// `(dpa)`: agencies sign so, below their stories.
fn agencies(page: &Page) -> Vec<usize> {
    (0..page.lines.len()).filter(|at| signature::is_agency_below(page, *at)).collect()
}

/// `(Reporting by Ida Marsh; Editing by Tom Ely)`, `Enditem`: what agencies put below a story.
fn signed_off(page: &Page) -> Vec<Range<usize>> {
    const ROWS: usize = 6;
    const OPENERS: [&str; 5] =
        ["(Reporting by", "(Additional reporting", "(Writing by", "(Editing by", "(With inputs"];
    let rows = |at: usize| {
        let text = &page.lines[at].text;
        if text.iter().copied().eq("Enditem".chars()) {
            return Some(at..at + 1);
        }
        let opens = OPENERS.iter().any(|opener| form::starts(text, opener));
        let rest = page.lines[at..].iter().take(ROWS).filter(|_| opens);
        let end = rest.into_iter().position(|line| line.text.last() == Some(&')'))?;
        Some(at..at + end + 1)
    };
    (1..page.lines.len()).filter_map(rows).collect()
}

/// `—Meridian Newswires`, `--Ida Marsh, reporter`: rows that begin with a dash, below a stop and at
/// the end of a block, end what stands above. Below a quotation they name who spoke.
fn dashed(page: &Page) -> Vec<usize> {
    const LONGEST: usize = 40;
    let ends = |at: &usize| {
        let line = &page.lines[*at];
        let named = signature::without_dash(&line.text);
        let name = named.split(|c| *c == ',').next().unwrap_or_default();
        let person = || named.len() < line.text.len() && signature::is_person(name);
        matches!(line.text[..], ['—' | '–', ..] | ['-', '-', ..])
            && line.text.len() <= LONGEST
            && !form::stops(&line.text)
            && (line.blanks == 0 || person())
            && page.lines[at - 1].text.ends_with(&['.'])
            && begins_block(page, at + 1)
    };
    (1..page.lines.len()).filter(ends).collect()
}

/// `Ida Marsh in Ely`, `Ida Marsh in Ely and` above `Tom Ray in Holm`, above a text: who wrote it,
/// and where.
fn with_places(page: &Page) -> Vec<usize> {
    const ROWS: usize = 3;
    let is_row = |at: &usize| page.lines.get(*at).is_some_and(|line| is_name_in_place(&line.text));
    let rows = |at: usize| {
        let end = (at..at + ROWS).take_while(is_row).count() + at;
        let begins = begins_block(page, at) || at > 0 && is_item(&page.lines[at - 1].text);
        if begins && end > at && signature::runs_on(page, end) { at..end } else { 0..0 }
    };
    (0..page.lines.len()).flat_map(rows).collect()
}

fn is_item(text: &[char]) -> bool {
    matches!(text.first(), Some('•' | '●' | '■'))
}

/// `Ida Marsh in Ely`, `Ida Marsh in Ely and`: whether a row is a name and where its bearer writes.
fn is_name_in_place(row: &[char]) -> bool {
    let words: Vec<&[char]> = signature::words(row).collect();
    let end = words.len() - usize::from(words.last() == Some(&&['a', 'n', 'd'][..]));
    let Some(at) = words.iter().position(|word| *word == ['i', 'n']) else { return false };
    let names = |words: &[&[char]]| words.iter().all(|word| word[0].is_uppercase());
    (2..=4).contains(&at)
        && (1..=3).contains(&(end - at.min(end)).saturating_sub(1))
        && names(&words[..at])
        && names(&words[at + 1..end])
        && row.iter().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
}

/// `Associated Wire`, `Coast News Service` below a headline and right above a dateline: the agency
/// that sent the story.
fn agencies_above(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let dateline = value!(Form, "dateline");
    let is_agency = |at: &usize| {
        let text = &page.lines[*at].text;
        seen[at + 1][Field::Form] == dateline
            && byline::names_paper(text)
            && !form::stops(&page.lines[at - 1].text)
    };
    (1..page.lines.len().saturating_sub(1)).filter(is_agency).collect()
}

/// `Texto: Ida Marsh` above `Foto: Tom Ray`, between blank lines: who wrote, and who took the
/// picture.
pub(super) fn written_and_taken(page: &Page) -> Vec<usize> {
    let is_pair = |at: &usize| {
        begins_block(page, *at)
            && begins_block(page, at + 2)
            && names_writer(&page.lines[*at].text)
            && credit::is_row(&page.lines[at + 1].text)
    };
    (0..page.lines.len().saturating_sub(1)).filter(is_pair).collect()
}

/// The lines below blocks that end in who wrote them: `… to the end. (TTX)`.
fn below_tails(page: &Page) -> Vec<usize> {
    let is_below = |at: &usize| {
        let above = &page.lines[at - 1].text;
        page.lines[*at].blanks > 0 && signature::tail(above).is_some()
    };
    (1..page.lines.len()).filter(is_below).collect()
}

/// `— Ida Marsh` by itself, behind a stop: who wrote what stands above.
fn dashed_names(page: &Page) -> Vec<usize> {
    let signs = |at: &usize| {
        let text = &page.lines[*at].text;
        let name = signature::without_dash(text);
        name.len() < text.len()
            && signature::is_person(name)
            && begins_block(page, *at)
            && begins_block(page, at + 1)
            && form::stops(&page.lines[at - 1].text)
    };
    (1..page.lines.len()).filter(signs).collect()
}

/// `Julie VAUTRIN` behind a stop: a name of which the last part shouts, as French papers sign.
fn shouted_surnames(page: &Page) -> Vec<usize> {
    const LEAST: usize = 3;
    let signs = |at: &usize| {
        let text = &page.lines[*at].text;
        let mut words = signature::words(text);
        let (first, last) = (words.next().unwrap_or_default(), words.next_back());
        let is_small = |word: &[char]| word.iter().any(|c| c.is_lowercase());
        form::stops(&page.lines[at - 1].text)
            && is_small(first)
            && last.is_some_and(|last| last.len() >= LEAST && form::is_capitals(last))
            && signature::is_person(text)
            && byline::without_opener(text).len() == text.len()
            && text.iter().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.'))
    };
    (1..page.lines.len()).filter(signs).collect()
}

/// `IDA MARSH` by itself above a text, where such rows stand below headlines in small letters
/// elsewhere on the page: who wrote it.
fn by_habit(page: &Page) -> Vec<usize> {
    const LEAST: usize = 2;
    let text = |at: usize| &page.lines[at].text[..];
    let is_alone = |at: usize| begins_block(page, at) && begins_block(page, at + 1);
    let is_name = |at: &usize| {
        is_alone(*at)
            && form::is_capitals(text(*at))
            && signature::is_person(text(*at))
            && !is_standing(text(*at), page.writing)
            && signature::runs_on(page, at + 1)
    };
    let below_headline = |at: &&usize| {
        let above = at.checked_sub(1).map_or(&[][..], text);
        above.iter().any(|c| c.is_lowercase()) && !form::stops(above) && !form::ends_within(above)
    };
    let names: Vec<usize> = (0..page.lines.len()).filter(is_name).collect();
    if names.iter().filter(below_headline).count() < LEAST { Vec::new() } else { names }
}

/// The rows of a byline between blank lines, behind a sentence that stops and right above a
/// caption: of what stands above.
pub(super) fn signed_above(page: &Page, seen: &[Seen], caption: usize) -> Range<usize> {
    let rows = page.lines[..caption].iter().rev().position(|line| line.blanks > 0);
    let first = caption - rows.map_or(0, |above| above + 1);
    let signs = first > 0
        && first < caption
        && is_byline(page, seen, first)
        && field::stops(&seen[first - 1]);
    if signs { first..caption } else { 0..0 }
}
