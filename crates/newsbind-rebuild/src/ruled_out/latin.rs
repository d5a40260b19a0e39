//! What no paper of Latin script prints.

use std::ops::Range;

use super::{GOES_ON, HEADS, RuledOut, bullets, by_themselves, labelled};
use crate::byline::{
    is_further_name, is_name_below, is_open_byline, is_opener, is_post_below, names_writer,
};
use crate::credit;
use crate::field::{self, Field, Seen};
use crate::form;
use crate::furniture;
use crate::jump;
use crate::label::Label;
use crate::page::{Line, Page, begins_block, blocks};
use crate::photographs::LONGEST;
use crate::signature;
use crate::standing::{self, is_standing};
use crate::table;

pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    use Label::{
        After, AfterNext, Before, BeforeNext, Body, BylineAfter, BylineBefore, CaptionNext,
        Continued, Furniture, Jump, Kicker, Paragraph, Resumed,
    };
    // The first lines may name the section of the whole page.
    let (first, others): (Vec<usize>, Vec<usize>) =
        heads(page).into_iter().partition(|at| *at <= 1);
    ruled_out.only(first, &[Kicker, Before, Furniture]);
    ruled_out.only(others, &[Kicker, Before]);
    ruled_out.never(above_openings(page, seen), HEADS);
    ruled_out.only(named(page, seen), &[BylineBefore, BylineAfter]);
    ruled_out.never(above_bylines(page, seen), &[Body, Paragraph, Continued, Resumed]);
    ruled_out.never(decks(page, seen), &[BeforeNext, AfterNext]);
    ruled_out.never(heads_in_rows(page, seen), &[Body, Paragraph, Continued, Resumed]);
    ruled_out.only(kickers(page, seen), &[Kicker]);
    for at in behind_rows(page, seen) {
        ruled_out.never([at - 1], &[Body, Continued, Resumed]);
        ruled_out.never([at], GOES_ON);
    }
    for quotation in pull_quotes(page) {
        ruled_out.only([quotation.start], &[Paragraph]);
        ruled_out.only(quotation.skip(1), &[Continued]);
    }
    ruled_out.never(drop_caps(page), &[Paragraph, Continued, Resumed]);
    ruled_out.never(behind_ordinals(page), &[Paragraph, Body]);
    ruled_out.never(single_words(page, seen), &[Before, BeforeNext, After, AfterNext]);
    for rows in posts(page, seen) {
        ruled_out.only(rows, &[BylineBefore, BylineAfter]);
    }
    for at in lives(page) {
        ruled_out.only([at], &[Before, BeforeNext]);
        ruled_out.only([at + 1], &[BeforeNext]);
    }
    ruled_out.letters(page, seen);
    ruled_out.only(signature::below_letters(page), &[BylineAfter]);
    ruled_out.only(agencies(page), &[BylineAfter]);
    for rows in signed_off(page) {
        ruled_out.never(Some(rows.end).filter(|at| *at < seen.len()), GOES_ON);
        ruled_out.only(rows.clone().take(1), &[Paragraph]);
        ruled_out.only(rows.skip(1), &[Continued]);
    }
    for at in dashed(page) {
        ruled_out.only([at], &[Paragraph, BylineAfter]);
        ruled_out.never(Some(at + 1).filter(|at| *at < seen.len()), GOES_ON);
    }
    for rows in signature::rows_below_headlines(page) {
        ruled_out.only(rows, &[BylineBefore, BylineAfter]);
    }
    ruled_out.never(set_in(page, seen), GOES_ON);
    ruled_out.never(behind_short(page, seen), GOES_ON);
    ruled_out.never(behind_initials(page, seen), &[Paragraph, Body]);
    ruled_out.only(folios(page, seen), &[Furniture]);
    ruled_out.only(by_themselves(seen, "jump"), &[Jump]);
    ruled_out.only(jumps_below(page), &[Jump]);
    for (heads, at) in continuations(page, seen) {
        ruled_out.only([at], &[Jump]);
        ruled_out.only(heads.clone().take(1), &[Before]);
        ruled_out.only(heads.skip(1), &[BeforeNext]);
    }
    ruled_out.never(labels(page, seen), &[BylineBefore, BylineAfter]);
    ruled_out.never(straps(page), &[BylineBefore, BylineAfter, Furniture]);
    ruled_out.never(elsewhere(page), HEADS);
    for at in days(page, seen) {
        ruled_out.never([at, at + 1], GOES_ON);
    }
    let facts = labelled(page);
    let room = Field::Slack.value("<2.1");
    let ended = facts.iter().filter(|at| seen[**at][Field::Slack as usize] >= room);
    ruled_out.never(ended.map(|at| at + 1).filter(|at| *at < seen.len()), GOES_ON);
    let asked = [questions(page), asked(page, seen)].concat();
    let items = [bullets(page), facts, timed(page, seen), asked, scores(page)];
    ruled_out.lists(items.concat(), seen);
    for caption in captions(page) {
        ruled_out.never(signed_above(page, seen, caption.start), &[BylineBefore]);
        ruled_out.only([caption.start], &[Label::Caption, Label::Photo]);
        ruled_out.only(caption.clone().skip(1), &[CaptionNext]);
        let row = Some(caption.end).filter(|at| *at < seen.len());
        let alone = |at: &usize| seen[*at][Field::Like as usize] == Field::Like.value("alone");
        ruled_out.never(row, &[CaptionNext]);
        ruled_out.never(row.filter(alone), GOES_ON);
    }
}

/// Standing heads behind a blank line, in capitals or of several words, with which no paragraph goes on.
fn heads(page: &Page) -> Vec<usize> {
    let is_head = |at: &usize| {
        let line = &page.lines[*at];
        let apart = page.lines.get(at + 1).is_some_and(|next| next.blanks > 0);
        let titled = || apart && line.text.contains(&' ');
        line.blanks > 0
            && is_standing(&line.text, page.writing)
            && (form::is_capitals(&line.text) || titled())
    };
    (0..page.lines.len()).filter(is_head).collect()
}

/// Single words in small letters between blank lines, behind a sentence that stops: of 2,600 headlines of English papers
/// none is so short, and many a subhead is.
fn single_words(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let alone = Field::Like.value("alone");
    let is_single = |at: &usize| {
        let text = &page.lines[*at].text;
        seen[*at][Field::Like as usize] == alone
            && field::stops(&seen[at - 1])
            && text.iter().all(|c| c.is_alphabetic())
            && text.iter().any(|c| c.is_lowercase())
            && !is_standing(text, page.writing)
    };
    (1..seen.len()).filter(is_single).collect()
}

/// Bylines above a dateline.
fn above_openings(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let dateline = Field::Form.value("dateline");
    let opens = |at: &usize| seen[at + 1][Field::Form as usize] == dateline;
    (0..seen.len().saturating_sub(1)).filter(|at| is_byline(page, seen, *at) && opens(at)).collect()
}

/// `Von Ida Marsh`: openers of bylines with nothing but a name behind them, at the beginning of a block, below a row of a
/// headline or in capitals, right above a text.
fn named(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (byline, text) = (Field::Form.value("byline"), Field::Like.value("no"));
    let below_row = |at: usize| at > 0 && seen[at - 1][Field::Like as usize] != text;
    let is_named = |at: &usize| {
        seen[*at][Field::Form as usize] == byline
            && (begins_block(page, *at)
                || below_row(*at)
                || form::is_capitals(&page.lines[*at].text))
            && names_writer(&page.lines[*at].text)
            && signature::runs_on(page, at + 1)
    };
    (0..seen.len().saturating_sub(1)).filter(is_named).collect()
}

/// `WATER` above a headline in small letters whose first row had room for more: a kicker, below a standing head too.
fn kickers(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const WORDS: usize = 2;
    let (first, capitals) = (Field::Place.value("first"), Field::Form.value("capitals"));
    let (upper, no, room) =
        (Field::First.value("upper"), Field::Like.value("no"), Field::Slack.value("<3.6"));
    let begins = |at: usize| seen[at][Field::Place as usize] == first;
    let below_head = |at: usize| begins(at) && is_standing(&page.lines[at].text, page.writing);
    let is_kicker = |at: &usize| {
        let first = begins(*at) || below_head(at - 1);
        let (seen, below) = (&seen[*at], &seen[at + 1]);
        first
            && seen[Field::Form as usize] == capitals
            && page.lines[*at].text.split(|c| *c == ' ').count() <= WORDS
            && below[Field::First as usize] == upper
            && below[Field::Like as usize] != no
            && below[Field::Slack as usize] >= room
            && page.lines[at + 1].text.iter().any(|c| c.is_lowercase())
            && !page.lines[at + 1].text.iter().any(|c| c.is_numeric())
    };
    (1..seen.len().saturating_sub(1)).filter(is_kicker).collect()
}

/// The rows right above bylines: headlines, with what belongs to them.
fn above_bylines(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const ROWS: usize = 7;
    let below = signature::rows_below_headlines(page).into_iter().map(|rows| rows.start);
    let opens = |at: &usize| {
        let name = page.lines.get(at + 1).is_some_and(is_name_below);
        name && is_opener(&page.lines[*at].text) && !begins_block(page, at + 2)
    };
    let openers = (0..page.lines.len()).filter(opens);
    let bylines = named(page, seen).into_iter().chain(below).chain(openers);
    bylines.flat_map(|at| head_above(page, seen, at, ROWS)).collect()
}

/// The first rows of decks that are sentences: full ones above a byline, behind a row that had room for their first word.
fn decks(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (room, full, upper) =
        (Field::Slack.value("<3.6"), Field::Slack.value("<1.1"), Field::First.value("upper"));
    let rows = above_bylines(page, seen);
    let ends =
        |at: usize| rows.contains(&at) && !rows.contains(&(at + 1)) && field::stops(&seen[at]);
    let begins = |at: &&usize| {
        let above = at.checked_sub(1).filter(|above| rows.contains(above));
        above.is_some_and(|above| seen[above][Field::Slack as usize] >= room)
            && seen[**at][Field::Slack as usize] < full
            && seen[**at][Field::First as usize] == upper
            && (**at..seen.len()).take_while(|at| rows.contains(at)).any(ends)
    };
    rows.iter().filter(begins).copied().collect()
}

/// The rows of a block above a byline, so many at most: those of which none stops, or, below a row with room behind it or
/// in capitals, also the sentences of a deck.
fn head_above(page: &Page, seen: &[Seen], byline: usize, most: usize) -> Range<usize> {
    let (room, capitals) = (Field::Slack.value("<3.6"), Field::Form.value("capitals"));
    let from = (byline.saturating_sub(most)..=byline).rev().find(|at| begins_block(page, *at));
    let heads = |at: &usize| {
        let row = &seen[*at];
        let is_row = row[Field::Slack as usize] >= room || row[Field::Form as usize] == capitals;
        is_row && !field::stops(row) && field::stops(&seen[byline - 1])
    };
    match from.filter(heads) {
        Some(from) => from..byline,
        None => rows_above(page, seen, byline, most),
    }
}

/// Rows that begin a block, behind what ends, with room for more than the word that begins the next row, which is a small
/// one; no small word ends them. Of 230 such rows of English papers six are of a body.
fn heads_in_rows(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let [first, upper, lower, wide, none, other] = [
        (Field::Place, "first"),
        (Field::First, "upper"),
        (Field::First, "lower"),
        (Field::Slack, "<6"),
        (Field::Form, "none"),
        (Field::LastWord, "other"),
    ]
    .map(|(field, name)| field.value(name));
    let captions: Vec<usize> = captions(page).into_iter().map(|caption| caption.end).collect();
    let jump = Field::Form.value("jump");
    let ends = |at: usize| {
        let before = &seen[at - 1];
        field::stops(before) || before[Field::Form as usize] == jump || captions.contains(&at)
    };
    let heads = |at: &usize| {
        let row = &seen[*at];
        row[Field::Place as usize] == first
            && row[Field::First as usize] == upper
            && row[Field::Form as usize] == none
            && row[Field::Slack as usize] >= wide
            && row[Field::LastWord as usize] == other
            && !ends_within(&page.lines[*at].text)
            && seen[at + 1][Field::First as usize] == lower
            && ends(*at)
    };
    (1..seen.len().saturating_sub(1)).filter(heads).collect()
}

/// The rows of a block above one of its lines, so many at most, of which none stops; none where it has others.
fn rows_above(page: &Page, seen: &[Seen], at: usize, most: usize) -> Range<usize> {
    let from = (at.saturating_sub(most)..=at).rev().find(|at| begins_block(page, *at));
    let rows = from.map_or(at..at, |from| from..at);
    let speaks = rows.clone().any(|at| field::stops(&seen[at]));
    if speaks { at..at } else { rows }
}

/// Lines with a capital right below a row behind a blank line and a stop that does not stop and had room for them: that
/// is a headline, with which they do not go on. Of 410 such rows with room for six characters more on pages of English
/// papers one is of a body, a dateline.
fn behind_rows(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (upper, no, room) =
        (Field::First.value("upper"), Field::Like.value("no"), Field::Slack.value("<3.6"));
    let dateline = Field::Form.value("dateline");
    let is_behind = |at: &usize| {
        let row = &seen[at - 1];
        page.lines[*at].blanks == 0
            && page.lines[at - 1].blanks > 0
            && field::stops(&seen[at - 2])
            && row[Field::First as usize] == upper
            && row[Field::Form as usize] != dateline
            && !ends_within(&page.lines[at - 1].text)
            && row[Field::Slack as usize] >= room
            && seen[*at][Field::First as usize] == upper
            && seen[*at][Field::Like as usize] == no
    };
    (2..seen.len()).filter(is_behind).collect()
}

/// Whether a text ends where a sentence may go on or stop, as rows of headlines seldom do.
fn ends_within(text: &[char]) -> bool {
    matches!(text.last(), Some('.' | ',' | ';' | ':' | '-' | '\u{ad}'))
}

/// Blocks of what somebody said, and who it was: `“The rivers have moved.”` above `Ida Marsh`. Papers set such between the
/// columns of a story.
fn pull_quotes(page: &Page) -> Vec<Range<usize>> {
    const ROWS: usize = 8;
    const NAMES: usize = 2;
    let opens = |text: &[char]| matches!(text.first(), Some('“' | '‘' | '"' | '«' | '„'));
    let closes = |text: &[char]| matches!(text.last(), Some('”' | '’' | '"' | '»' | '“'));
    let is_quote = |block: &Range<usize>| {
        let rows = &page.lines[block.clone()];
        let said = rows.iter().position(|line| closes(&line.text)).map_or(0, |last| last + 1);
        let names = &rows[said..];
        rows.len() <= ROWS
            && opens(&rows[0].text)
            && (1..=NAMES).contains(&names.len())
            && names.iter().all(|line| names_speaker(&line.text))
    };
    blocks(&page.lines).into_iter().filter(is_quote).collect()
}

/// `Ida Marsh`, `Panel chairperson`, `— Ida Marsh, Ely`: whether a row may say who spoke.
fn names_speaker(text: &[char]) -> bool {
    const LONGEST: usize = 40;
    let name = text.iter().find(|c| !matches!(c, '—' | '–' | '-' | ' '));
    text.len() <= LONGEST
        && name.is_some_and(|c| c.is_uppercase())
        && !form::stops(text)
        && !ends_within(text)
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
    #[rustfmt::skip]
    const MONTHS: [&str; 13] = [
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ];
    let is_behind = |at: &usize| {
        let before = page.lines[at - 1].text.rsplit(|c| *c == ' ').next().unwrap_or_default();
        matches!(before, [day @ .., '.'] if (1..=2).contains(&day.len()) && day.iter().all(char::is_ascii_digit))
            && MONTHS.iter().any(|month| form::starts(&page.lines[*at].text, month))
    };
    (1..page.lines.len()).filter(is_behind).collect()
}

/// Bylines with the rows right below them that say what their writer is, who wrote with them, or where.
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

/// `CASTELBRENNA`: whether few words in capitals stand between the line above and a text that begins right below.
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
    seen[at][Field::Form as usize] == Field::Form.value("byline")
        || is_open_byline(&page.lines[at].text)
}

/// Lines right above when somebody lived, `March 3, 1931 – May 5, 2024`: obituaries are headed so.
fn lives(page: &Page) -> Vec<usize> {
    let ends_in_year = |text: &[char]| {
        let digits =
            text.iter().rev().skip_while(|c| **c == ' ').take_while(|c| c.is_ascii_digit());
        digits.count() == 4
    };
    let is_life = |text: &[char]| {
        let dash = text.iter().position(|c| matches!(c, '–' | '—' | '-'));
        dash.is_some_and(|dash| ends_in_year(&text[..dash]) && ends_in_year(&text[dash + 1..]))
            && text.len() <= 48
    };
    let heads = |at: &usize| {
        let (row, life) = (&page.lines[*at], &page.lines[at + 1]);
        row.blanks > 0 && life.blanks == 0 && is_life(&life.text)
    };
    (0..page.lines.len().saturating_sub(1)).filter(heads).collect()
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

/// `—Meridian Newswires`: rows that begin with a dash, below a stop and at the end of a block, end what stands above. Below
/// a quotation they name who spoke.
fn dashed(page: &Page) -> Vec<usize> {
    const LONGEST: usize = 40;
    let ends = |at: &usize| {
        let line = &page.lines[*at];
        matches!(line.text[..], ['—' | '–', ..])
            && line.text.len() <= LONGEST
            && !form::stops(&line.text)
            && line.blanks == 0
            && page.lines[at - 1].text.ends_with(&['.'])
            && begins_block(page, at + 1)
    };
    (1..page.lines.len()).filter(ends).collect()
}

/// Lines set in from the one before, which ends in a stop, and not from the one behind: all 114 such lines of Chinese
/// dailies begin a paragraph.
fn set_in(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LEAST: f32 = 0.9;
    let lines = &page.lines;
    let is_set_in = |at: &usize| {
        let [before, line, next] = [&lines[at - 1], &lines[*at], &lines[at + 1]];
        let stops = field::stops(&seen[at - 1])
            || seen[at - 1][Field::End as usize] == Field::End.value("colon");
        stops
            && line.blanks + next.blanks == 0
            && line.indent - before.indent >= LEAST
            && line.indent >= next.indent
    };
    (1..lines.len().saturating_sub(1)).filter(is_set_in).collect()
}

/// Lines with a capital behind a line that stops and had room for the next word, 3.6 em and more: of 7,000 such lines of
/// English papers all but three begin a paragraph, where no abbreviation stands before them.
fn behind_short(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let room = Field::Slack.value("<6");
    let firsts = [Field::First.value("upper"), Field::First.value("quote")];
    let is_word =
        |c: &&char| c.is_lowercase() || matches!(c, '.' | '!' | '?' | '”' | '’' | '"' | '\'');
    let is_behind = |at: &usize| {
        let before = &page.lines[at - 1].text;
        let word = before.rsplit(|c| *c == ' ').next().unwrap_or_default();
        let ends = word.len() < before.len() && word.iter().rev().take_while(is_word).count() > 3;
        field::stops(&seen[at - 1])
            && ends
            && seen[at - 1][Field::Slack as usize] >= room
            && page.lines[*at].blanks == 0
            && firsts.contains(&seen[*at][Field::First as usize])
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// `2:40 p.m. — Two-car crash`: lines behind a stop, or the first of a block, that begin with a time and a dash.
fn timed(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let is_timed = |at: &usize| {
        let line = &page.lines[*at];
        let dash = line.text.iter().take(14).position(|c| matches!(c, '—' | '–' | '-'));
        let time = dash.map_or(&[][..], |dash| &line.text[..dash]);
        let begins = line.blanks > 0 || *at == 0 || field::stops(&seen[at - 1]);
        begins && time.contains(&':') && time.ends_with(&['m', '.', ' '])
    };
    (0..seen.len()).filter(is_timed).collect()
}

/// Lines behind a full one that ends in initials, `U.S.`: of 383 such lines of English papers 44 are the last of a paragraph,
/// and most of those are short.
fn behind_initials(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let full = Field::Slack.value("<1.1");
    let is_behind = |at: &usize| {
        let (before, above) = (&page.lines[at - 1].text, &seen[at - 1]);
        let word = before.rsplit(|c| *c == ' ').next().unwrap_or_default();
        let initials = word.len() >= 2
            && word.chunks(2).all(|pair| matches!(pair, [c, '.'] if c.is_uppercase()));
        page.lines[*at].blanks == 0
            && word.len() < before.len()
            && initials
            && above[Field::Slack as usize] < full
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// The jump lines that lead back, each with the rows right above it in its block, which head what goes on below.
fn continuations(page: &Page, seen: &[Seen]) -> Vec<(Range<usize>, usize)> {
    const ROWS: usize = 3;
    let stands = |at: &usize| jump::line(&page.lines[*at].text).is_some_and(|jump| !jump.on);
    (0..page.lines.len()).filter(stands).map(|at| (rows_above(page, seen, at, ROWS), at)).collect()
}

/// Lines that lead on, at the end of a block: `See BUDGET, A6`. `BUDGET, A6` there may be of an index.
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

/// Single words by themselves, and standing heads: they name nobody, but what stands below them.
fn labels(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, byline) = (Field::Place.value("only"), Field::Form.value("byline"));
    let is_label = |at: &usize| {
        let text = &page.lines[*at].text;
        let single = !text.contains(&' ') && text.iter().all(|c| c.is_alphabetic());
        seen[*at][Field::Place as usize] == alone
            && seen[*at][Field::Form as usize] != byline
            && (single || is_standing(text, page.writing))
    };
    (0..page.lines.len()).filter(is_label).collect()
}

/// Lines that begin a question or an answer, where both are marked so: `Q: …`, `A. …`.
fn questions(page: &Page) -> Vec<usize> {
    let begins = |mark: char| -> Vec<usize> {
        let is_marked = |at: &usize| matches!(page.lines[*at].text[..], [c, ':' | '.', ' ', _, ..] if c == mark);
        (0..page.lines.len()).filter(is_marked).collect()
    };
    let [questions, answers] = ['Q', 'A'].map(begins);
    if questions.is_empty() || answers.is_empty() {
        Vec::new()
    } else {
        [questions, answers].concat()
    }
}

/// What rows begin with that name who asked, in small letters.
const ASKED_BY: [&str; 6] = [
    "propos recueillis",
    "recueilli par",
    "das gespräch führte",
    "das interview führte",
    "interview by",
    "interview:",
];

/// The questions within the blocks of an interview, each in a row of its own.
fn asked(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let middle = Field::Place.value("middle");
    let names_asker = |line: &Line| {
        let row = form::small(&line.text[..line.text.len().min(24)]);
        ASKED_BY.iter().any(|by| row.starts_with(by))
    };
    let from = page.lines.iter().position(names_asker).unwrap_or(seen.len());
    let asks = |at: &usize| {
        seen[*at][Field::Place as usize] == middle
            && field::stops(&seen[at - 1])
            && page.lines[*at].text.ends_with(&['?'])
    };
    (from + 1..seen.len()).filter(asks).collect()
}

/// Lines that say whose the text is; and those by themselves with a day of the week and a year, at the head or the foot of
/// a page: all 460 on pages of English papers are folios.
fn folios(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, middle) = (Field::Place.value("only"), Field::Edge.value("middle"));
    let is_folio = |at: &usize| {
        let (seen, text) = (&seen[*at], &page.lines[*at].text);
        let at_edge = seen[Field::Place as usize] == alone && seen[Field::Edge as usize] != middle;
        furniture::is_reserved(text) || (at_edge && furniture::is_date_line(text))
    };
    (0..seen.len()).filter(is_folio).collect()
}

/// The rows of a byline between blank lines, behind a sentence that stops and right above a caption: of what stands above.
fn signed_above(page: &Page, seen: &[Seen], caption: usize) -> Range<usize> {
    let rows = page.lines[..caption].iter().rev().position(|line| line.blanks > 0);
    let first = caption - rows.map_or(0, |above| above + 1);
    let signs = first > 0
        && first < caption
        && is_byline(page, seen, first)
        && field::stops(&seen[first - 1]);
    if signs { first..caption } else { 0..0 }
}

/// What stands between blank lines and ends in a photograph's credit, or begins with one.
fn captions(page: &Page) -> Vec<Range<usize>> {
    let is_caption = |lines: &Range<usize>| {
        let rows: Vec<&[char]> =
            page.lines[lines.clone()].iter().map(|line| &line.text[..]).collect();
        lines.len() <= LONGEST && credit::is_of_caption(&rows)
    };
    blocks(&page.lines).into_iter().filter(is_caption).collect()
}

/// `EXCLUSIVE`: it stands above who wrote, and is nobody.
fn straps(page: &Page) -> Vec<usize> {
    (0..page.lines.len()).filter(|at| standing::is_strap(&page.lines[*at].text)).collect()
}

/// `Saturday, April 18` behind a stop: calendars have it above what is on that day.
fn days(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST: usize = 24;
    let is_day = |at: &usize| {
        let text = &page.lines[*at].text;
        let comma = text.iter().position(|c| *c == ',').filter(|_| text.len() <= LONGEST);
        comma.is_some_and(|comma| furniture::is_weekday(&text[..comma]))
            && text.last().is_some_and(char::is_ascii_digit)
            && field::stops(&seen[at - 1])
    };
    (1..seen.len().saturating_sub(1)).filter(is_day).collect()
}

/// `Pine Hollow 6, Ely 2`: how games ended, a number behind each side, where several rows of a block say so.
fn scores(page: &Page) -> Vec<usize> {
    let is_score = |at: &usize| table::is_score(&page.lines[*at].text);
    let blocks = blocks(&page.lines).into_iter();
    let scores = blocks.map(|block| block.filter(is_score).collect::<Vec<usize>>());
    scores.filter(|rows| rows.len() > 1).flatten().collect()
}

/// `INSIDE: LEADER, PAGE 12`, `Tuesday`: what tells where to read on, or of which day, heads nothing.
fn elsewhere(page: &Page) -> Vec<usize> {
    let leads = |at: &usize| {
        let text = &page.lines[*at].text;
        furniture::names_page(text) || furniture::is_weekday(text)
    };
    (0..page.lines.len()).filter(leads).collect()
}
