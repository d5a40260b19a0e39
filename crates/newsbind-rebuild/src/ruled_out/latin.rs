//! What no paper of Latin script prints.

mod boxes;
mod captions;
mod decks;
mod heads;
mod items;
mod rows;
mod signed;

use std::ops::Range;

use self::signed::Signed;
use super::{GOES_ON, HEADS, RuledOut, by_themselves, nameplate};
use crate::byline;
use crate::credit;
use crate::field::{self, Field, Seen, value};
use crate::folio;
use crate::form;
use crate::furniture;
use crate::jump;
use crate::label::Label;
use crate::nameplate::{day, newspaper};
use crate::page::{Page, begins_block, blocks};
use crate::pull_quote;
use crate::sections;
use crate::signature;
use crate::standing;

pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    let signed = Signed::of(page, seen);
    heads::rule_out(page, seen, &signed, ruled_out);
    signed::rule_out(page, seen, signed, ruled_out);
    rule_out_texts(page, seen, ruled_out);
    items::rule_out(page, seen, ruled_out);
    let short = rows::short(page, seen);
    ruled_out.never(short.iter().map(|at| at + 1), GOES_ON);
    ruled_out.never(short, GOES_ON);
    ruled_out.never(rows::begun(page, seen), GOES_ON);
    ruled_out.never(rows::spanning(page, seen), &[Label::Paragraph]);
    let told = heads::told_by_indents(page, seen);
    ruled_out.never(heads::below_capitals(page, &told), &[Label::BeforeNext, Label::AfterNext]);
    ruled_out.only(told, HEADS);
    boxes::rule_out(page, ruled_out);
    captions::rule_out(page, seen, ruled_out);
    for at in signed::written_and_taken(page) {
        ruled_out.only([at], &[Label::BylineBefore]);
        ruled_out.only([at + 1], &[Label::Caption]);
    }
}

/// What goes on, what does not, and what is of no article.
fn rule_out_texts(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    use Label::{Body, Continued, Furniture, Jump, Paragraph};
    let pulled = |block: &Range<usize>| pull_quote::is_one(&page.lines[block.clone()]);
    for quotation in blocks(&page.lines).into_iter().filter(pulled) {
        ruled_out.only([quotation.start], &[Paragraph]);
        ruled_out.only(quotation.skip(1), &[Continued]);
    }
    // What a story says as well stands beside its text, as captions do, which goes on below.
    let begins = |at: &usize| begins_block(page, *at);
    let (first, others): (Vec<usize>, Vec<usize>) =
        (0..seen.len()).filter(|at| page.lines[*at].pulled).partition(begins);
    let below = others.iter().chain(&first).map(|at| at + 1);
    let below = below.filter(|at| *at < seen.len() && !page.lines[*at].pulled);
    // It interrupts a story, and begins none.
    ruled_out.never(below, &[Label::CaptionNext, Body]);
    ruled_out.only(first, &[Label::Caption]);
    ruled_out.only(others, &[Label::CaptionNext]);
    ruled_out.only(drop_caps(page), &[Body]);
    ruled_out.never(behind_ordinals(page), &[Paragraph, Body]);
    ruled_out.never(set_in(page, seen), GOES_ON);
    let begun = begun_by_indent(page, seen);
    ruled_out.never(not_set_in(page, seen, &begun), &[Paragraph, Continued]);
    ruled_out.never(begun, GOES_ON);
    ruled_out.never(behind_short(page, seen), GOES_ON);
    ruled_out.never(behind_initials(page, seen), &[Paragraph, Body]);
    ruled_out.never(torn(page), &[Paragraph, Body]);
    ruled_out.only(folios(page, seen), &[Furniture]);
    ruled_out.only(nameplate(page, seen, names_paper), &[Furniture]);
    ruled_out.only(running_head(page, seen), &[Furniture]);
    ruled_out.only(by_themselves(seen, value!(Form, "jump")), &[Jump]);
    ruled_out.only(jumps_below(page), &[Jump]);
    ruled_out.only(refers(page), &[Furniture]);
    ruled_out.never(told_posts(page), HEADS);
    ruled_out.never(behind_months(page), &[Paragraph, Body, Label::Caption]);
    ruled_out.never(behind_months(page), HEADS);
    ruled_out.addresses(page, seen);
    let told = told_addresses(page);
    ruled_out.never(told.iter().copied(), HEADS);
    let at_edge = |at: &usize| {
        let text = &page.lines[*at].text;
        let apart = begins_block(page, *at)
            || standing::is_standing(&page.lines[at - 1].text, page.writing);
        seen[*at][Field::Edge] != value!(Edge, "middle") && apart && !form::stops(text)
    };
    let is_address = |at: &usize| furniture::is_web_address(&page.lines[*at].text);
    let addresses = told.into_iter().chain((0..seen.len()).filter(is_address));
    ruled_out.only(addresses.filter(at_edge), &[Furniture]);
    let named = named_below(page);
    ruled_out.never(named.iter().copied(), HEADS);
    ruled_out.only(named.iter().map(|at| at + 1), GOES_ON);
    ruled_out.never(notes(page), &[Label::Caption, Label::CaptionNext]);
    ruled_out.never(dated(page, seen), HEADS);
}

impl RuledOut {
    /// `hbrandt@herald.example`: where somebody is written to heads nothing and goes on nothing,
    /// and is of an article but at the edges of a page.
    fn addresses(&mut self, page: &Page, seen: &[Seen]) {
        let is_address = |at: &usize| {
            let text = &page.lines[*at].text;
            names_address(text) && signature::words(text).count() == 1
        };
        let middle = value!(Edge, "middle");
        let signs = |at: &usize| *at > 0 && signed::is_address_below_name(page, *at);
        for at in (0..page.lines.len()).filter(is_address).filter(|at| !signs(at)) {
            self.never([at], HEADS);
            self.never([at], GOES_ON);
            self.never([at], &[Label::Jump]);
            if seen[at][Field::Edge] == middle {
                self.never([at], &[Label::Furniture]);
                let apart = page.lines[at].blanks > 0;
                self.only(Some(at).filter(|_| apart), &[Label::Paragraph]);
            }
        }
    }
}

/// `Letters should be sent to letters@herald.example`: rows of several words with an address, which
/// head nothing.
fn told_addresses(page: &Page) -> Vec<usize> {
    const LEAST: usize = 4;
    let tells = |at: &usize| {
        let text = &page.lines[*at].text;
        names_address(text) && signature::words(text).count() >= LEAST
    };
    (0..page.lines.len()).filter(tells).collect()
}

/// Whether a text has an e-mail address in it.
fn names_address(text: &[char]) -> bool {
    text.windows(3)
        .any(|three| three[1] == '@' && three[0].is_alphanumeric() && three[2].is_alphanumeric())
}

/// Lines that end in `, said` where a blank line tears a text: who said it stands in the next one.
fn named_below(page: &Page) -> Vec<usize> {
    let is_torn = |at: &usize| {
        let (line, below) = (&page.lines[*at], &page.lines[at + 1]);
        line.text.ends_with(&[',', ' ', 's', 'a', 'i', 'd'])
            && below.blanks > 0
            && below.text.first().is_some_and(|c| c.is_uppercase())
    };
    (0..page.lines.len().saturating_sub(1)).filter(is_torn).collect()
}

/// The lines of blocks that say where to write to, and no photographer: notes on who wrote.
fn notes(page: &Page) -> Vec<usize> {
    let is_note = |block: &Range<usize>| {
        let rows: Vec<&[char]> =
            page.lines[block.clone()].iter().map(|line| &line.text[..]).collect();
        rows.iter().any(|row| names_address(row)) && !credit::is_of_caption(&rows)
    };
    blocks(&page.lines).into_iter().filter(is_note).flatten().collect()
}

/// The first rows of blocks that open with a dateline and stop at their end, as no headline does.
fn dated(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let dateline = value!(Form, "dateline");
    let is_dated = |block: &Range<usize>| {
        seen[block.start][Field::Form] == dateline && field::stops(&seen[block.end - 1])
    };
    blocks(&page.lines).into_iter().filter(is_dated).map(|block| block.start).collect()
}

/// A letter by itself above a line in small letters: set large, it begins a story.
fn drop_caps(page: &Page) -> Vec<usize> {
    let is_large = |at: &usize| {
        let below = &page.lines[at + 1];
        begins_block(page, *at)
            && matches!(page.lines[*at].text[..], [c] if c.is_uppercase())
            && below.blanks == 0
            && below.text.first().is_some_and(|c| c.is_lowercase())
    };
    (0..page.lines.len().saturating_sub(1)).filter(is_large).collect()
}

/// `April` behind a line that ends in `26.`: a date of German papers.
fn behind_ordinals(page: &Page) -> Vec<usize> {
    let is_month = |text: &[char]| {
        let word: String = text.iter().take_while(|c| c.is_alphabetic()).collect();
        word.starts_with(char::is_uppercase) && day::month(&word).is_some()
    };
    let is_behind = |at: &usize| {
        let before = page.lines[at - 1].text.rsplit(|c| *c == ' ').next().unwrap_or_default();
        matches!(before, [day @ .., '.'] if (1..=2).contains(&day.len()) && day.iter().all(char::is_ascii_digit))
            && is_month(&page.lines[*at].text)
    };
    (1..page.lines.len()).filter(is_behind).collect()
}

/// `2. Brandt & Sons` behind a line that ends in `, Feb.`: a number with a stop that is a day.
fn behind_months(page: &Page) -> Vec<usize> {
    let is_behind = |at: &usize| {
        let before = page.lines[at - 1].text.rsplit(|c| *c == ' ').next().unwrap_or_default();
        let month: String = before.iter().filter(|c| **c != '.').collect();
        let digits = page.lines[*at].text.iter().take_while(|c| c.is_ascii_digit()).count();
        page.lines[*at].blanks == 0
            && (1..=2).contains(&digits)
            && month.starts_with(char::is_uppercase)
            && day::month(&month).is_some()
    };
    (1..page.lines.len()).filter(is_behind).collect()
}

/// `Correspondent: Mrs J. Marsh, 01777 555140`: rows that begin with a post and a colon.
fn told_posts(page: &Page) -> Vec<usize> {
    let tells = |at: &usize| {
        let text = &page.lines[*at].text;
        let colon = text.iter().position(|c| *c == ':').unwrap_or_default();
        byline::names_post(&form::small(&text[..colon]))
    };
    (0..page.lines.len()).filter(tells).collect()
}

/// `Leading article, page 27`, `Lire aussi l’éditorial page 2` behind a sentence that stops, or by
/// itself: rows of few words that end in the page of something else.
fn refers(page: &Page) -> Vec<usize> {
    const WORDS: usize = 7;
    let refers = |at: &usize| {
        let text = &page.lines[*at].text;
        let behind = *at > 0 && form::stops(&page.lines[at - 1].text);
        let alone = begins_block(page, *at) && begins_block(page, at + 1);
        (behind || alone)
            && (3..=WORDS).contains(&signature::words(text).count())
            && text[0].is_uppercase()
            && furniture::names_page(text)
            && jump::line(text).is_none()
    };
    (0..page.lines.len()).filter(refers).collect()
}

/// Lines set in from the one before, which ends in a stop, and not from the one behind: all 114
/// such lines of Chinese dailies begin a paragraph.
fn set_in(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LEAST: f32 = 0.9;
    let lines = &page.lines;
    let is_set_in = |at: &usize| {
        let [before, line, next] = [&lines[at - 1], &lines[*at], &lines[at + 1]];
        let stops = field::stops(&seen[at - 1]) || seen[at - 1][Field::End] == value!(End, "colon");
        stops
            && line.blanks + next.blanks == 0
            && line.indent - before.indent >= LEAST
            && line.indent >= next.indent
    };
    (1..lines.len().saturating_sub(1)).filter(is_set_in).collect()
}

/// Lines set in, behind a stop, on a page that sets the first line of each paragraph in, and no
/// other line of a text.
fn begun_by_indent(page: &Page, seen: &[Seen]) -> Vec<usize> {
    // So many tell, and one of so many may be something else.
    const LEAST: usize = 6;
    const ONE_OF: usize = 12;
    let (text, none) = (value!(Like, "no"), value!(Form, "none"));
    let is_text = |at: usize| seen[at][Field::Like] == text && seen[at][Field::Form] == none;
    let is_set_in = |at: &usize| (0.4..3.0).contains(&page.lines[*at].indent);
    let begins = |at: &usize| !is_text(at - 1) || field::stops(&seen[at - 1]);
    let (begun, others): (Vec<usize>, Vec<usize>) =
        (1..seen.len()).filter(is_set_in).partition(begins);
    let may_be_text =
        |at: &&usize| is_text(**at) || seen[**at][Field::Like] == value!(Like, "maybe");
    let begun_texts = begun.iter().filter(may_be_text).count();
    let other_texts = others.iter().filter(|at| is_text(**at)).count();
    let tell = begun_texts >= LEAST && other_texts * ONE_OF <= begun_texts;
    if tell { begun } else { Vec::new() }
}

/// Lines that are not set in, behind a line that stops and had room for more, and above one that is
/// not set in either, between paragraphs that are: what begins there is no paragraph. `begun`: the
/// lines that are set in.
fn not_set_in(page: &Page, seen: &[Seen], begun: &[usize]) -> Vec<usize> {
    // So far away the paragraphs begin at most.
    const FARTHEST: usize = 14;
    let (room, upper) = (value!(Slack, "<1.1"), value!(First, "upper"));
    let is_flush = |at: usize| page.lines[at].indent < 0.4;
    let behind_short =
        |at: usize| field::stops(&seen[at - 1]) && seen[at - 1][Field::Slack] >= room;
    let begins_flush =
        |at: &usize| behind_short(*at) && seen[*at][Field::First] == upper && is_flush(*at);
    let flush: Vec<usize> = (1..seen.len().saturating_sub(1)).filter(begins_flush).collect();
    let is_between = |at: &usize| {
        let (above, below) = begun.split_at(begun.partition_point(|begun| begun < at));
        let (Some(above), Some(below)) = (above.last(), below.first()) else { return false };
        let before = |line| flush.partition_point(|flush| flush < line);
        let alone = before(below) - before(above) == 1;
        alone && at - above > 1 && at - above <= FARTHEST && below - at <= FARTHEST
    };
    // Below heads stands a text; below letters names and addresses do.
    let is_text =
        |at: usize| seen[at][Field::Like] == value!(Like, "no") && seen[at][Field::Slack] < room;
    let heads_text = |at: &usize| {
        is_flush(at + 1)
            && (at + 1..seen.len().min(at + 4)).any(is_text)
            && !signature::is_person(&page.lines[*at].text)
    };
    flush.iter().copied().filter(heads_text).filter(is_between).collect()
}

/// Lines with a capital behind a line that stops and had room for the next word, 3.6 em and more:
/// of 7,000 such lines of English papers all but three begin a paragraph, where no abbreviation
/// stands before them.
fn behind_short(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let room = value!(Slack, "<6");
    let firsts = [value!(First, "upper"), value!(First, "quote")];
    let is_word =
        |c: &&char| c.is_lowercase() || matches!(c, '.' | '!' | '?' | '”' | '’' | '"' | '\'');
    let is_behind = |at: &usize| {
        let before = &page.lines[at - 1].text;
        let word = before.rsplit(|c| *c == ' ').next().unwrap_or_default();
        let ends = word.len() < before.len() && word.iter().rev().take_while(is_word).count() > 3;
        field::stops(&seen[at - 1])
            && ends
            && seen[at - 1][Field::Slack] >= room
            && page.lines[*at].blanks == 0
            && firsts.contains(&seen[*at][Field::First])
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// Texts behind a blank line that begin with a small letter, where the line above is of a text that
/// breaks off: they go on with it.
fn torn(page: &Page) -> Vec<usize> {
    const WIDE: usize = 24;
    let breaks_off = |text: &[char]| {
        let small = text.iter().filter(|c| c.is_lowercase()).count();
        text.len() >= WIDE
            && small * 2 > text.len()
            && text.last().is_some_and(|c| c.is_lowercase() || *c == ',')
            && !names_address(text)
    };
    let is_torn = |at: &usize| {
        let line = &page.lines[*at];
        line.blanks > 0
            && line.text.first().is_some_and(|c| c.is_lowercase())
            && breaks_off(&page.lines[at - 1].text)
            && signature::runs_on(page, *at)
    };
    (1..page.lines.len()).filter(is_torn).collect()
}

/// Lines behind a full one that ends in initials, `U.S.`: of 383 such lines of English papers 44
/// are the last of a paragraph, and most of those are short.
fn behind_initials(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let full = value!(Slack, "<1.1");
    let is_behind = |at: &usize| {
        let (before, above) = (&page.lines[at - 1].text, &seen[at - 1]);
        let word = before.rsplit(|c| *c == ' ').next().unwrap_or_default();
        let initials = word.len() >= 2
            && word.chunks(2).all(|pair| matches!(pair, [c, '.'] if c.is_uppercase()));
        page.lines[*at].blanks == 0
            && word.len() < before.len()
            && initials
            && above[Field::Slack] < full
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// Lines that lead on, at the end of a block: `See BUDGET, A6`. `BUDGET, A6` there may be of an
/// index.
fn jumps_below(page: &Page) -> Vec<usize> {
    let is_bare = |text: &[char]| {
        let comma = text.iter().position(|c| *c == ',');
        let leads = ["SEE ", "PLEASE ", "TURN "].iter().any(|word| form::starts(text, word));
        comma.is_some_and(|comma| form::is_capitals(&text[..comma])) && !leads
    };
    let leads = |at: &usize| {
        let text = &page.lines[*at].text;
        begins_block(page, at + 1) && !is_bare(text) && jump::line(text).is_some_and(|jump| jump.on)
    };
    (0..page.lines.len()).filter(leads).collect()
}

/// Lines that say whose the text is; and those by themselves with a day of the week and a year, or
/// with a page and the name of the paper, at the head or the foot of a page: all 460 with a day on
/// pages of English papers are folios.
fn folios(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, middle) = (value!(Place, "only"), value!(Edge, "middle"));
    let is_folio = |at: &usize| {
        let (seen, text) = (&seen[*at], &page.lines[*at].text);
        let at_edge = seen[Field::Place] == alone && seen[Field::Edge] != middle;
        let told = || furniture::is_date_line(text) || folio::is_label_and_paper(text);
        furniture::is_reserved(text) || at_edge && told()
    };
    (0..seen.len()).filter(is_folio).collect()
}

/// `The Port Alder Sentinel`, `HARLOWER KREIS-ZEITUNG`: whether a text is nothing but what may be the
/// name of a paper.
fn names_paper(text: &[char]) -> bool {
    const WORDS: usize = 6;
    let is_noun = |word: &[char]| newspaper::is_noun(&word.iter().collect::<String>());
    let words: Vec<&[char]> = signature::words(text).collect();
    let is_known = |word: &&[char]| word.split(|c| *c == '-').any(is_noun);
    (2..=WORDS).contains(&words.len())
        && (form::small(words[0]) == "the" || words.iter().any(is_known))
        && words.iter().all(|word| word[0].is_uppercase() || word.len() <= 3)
}

/// The first block of a page where it is nothing but a folio, the name of the paper, and that of a
/// section; else its first rows down to a folio, and below that a section or where to write to.
fn running_head(page: &Page, seen: &[Seen]) -> Range<usize> {
    const ROWS: usize = 4;
    let furniture = value!(Form, "furniture");
    let rows = seen.len().min(ROWS);
    let end = (1..seen.len()).find(|at| begins_block(page, *at)).unwrap_or(seen.len());
    let text = |at: usize| &page.lines[at].text[..];
    let is_folio = |at: usize| seen[at][Field::Form] == furniture || furniture::is_dated(text(at));
    let is_section = |at: usize| names_sections(text(at)) || is_numbered(text(at));
    let is_name = |at: usize| names_paper(text(at)) || is_section(at);
    let is_of_head = |at: usize| is_folio(at) || is_name(at);
    let named = (0..rows).take_while(|at| is_of_head(*at));
    let folios = named.filter(|at| is_folio(*at)).last().map_or(0, |last| last + 1);
    let is_below =
        |at: &usize| is_section(*at) || names_address(text(*at)) && !form::stops(text(*at));
    let below = (folios..end.min(rows)).take_while(is_below).count();
    let is_block = folios > 0 && end <= rows && (folios..end).all(is_of_head);
    match folios {
        0 => 0..0,
        _ if is_block => 0..folios.max(end),
        folios => 0..folios + below,
    }
}

/// `Opinion & Analysis`: whether a row is the names of sections.
fn names_sections(text: &[char]) -> bool {
    const WORDS: usize = 4;
    let row = form::small(text);
    let joins = |word: &str| matches!(word, "&" | "and" | "und" | "et" | "y" | "e" | "en");
    let words: Vec<&str> = row.split(' ').collect();
    sections::is_name(&row)
        || words.len() <= WORDS
            && words.iter().any(|word| joins(word))
            && words.split(|word| joins(word)).any(|part| sections::is_name(&part.join(" ")))
}

/// `12 Norte`, `13 PRIMO PIANO`: whether a row is the number of a page and the name of a section.
fn is_numbered(text: &[char]) -> bool {
    let words: Vec<&[char]> = signature::words(text).collect();
    let [number, name @ ..] = &words[..] else { return false };
    number.len() <= 3
        && number.iter().all(char::is_ascii_digit)
        && (1..=2).contains(&name.len())
        && name.iter().all(|word| word[0].is_uppercase())
}
