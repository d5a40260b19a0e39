//! Lists, games, days and talks in papers of Latin script: what stands in rows of its own.

use std::ops::Range;

use crate::byline;
use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::furniture;
use crate::label::Label;
use crate::page::{Line, Page, blocks};
use crate::ruled_out::{GOES_ON, RuledOut, bullets, labelled};
use crate::small_words;
use crate::standing::is_of_briefs;
use crate::table;

/// What rows of their own are not, nor those around them.
pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    for (head, headlines) in briefs(page, seen) {
        ruled_out.only([head], &[Label::Kicker]);
        let full = |at: &usize| seen[*at][Field::Slack] <= value!(Slack, "<1.1");
        let (texts, rows): (Vec<usize>, Vec<usize>) =
            headlines.iter().map(|at| at + 1).partition(full);
        ruled_out.only(texts, &[Label::Body]);
        ruled_out.only(rows, &[Label::Body, Label::BeforeNext]);
        ruled_out.only(headlines, &[Label::Before]);
    }
    for at in days(page, seen) {
        ruled_out.never([at, at + 1], GOES_ON);
    }
    let facts = labelled(page);
    let room = value!(Slack, "<2.1");
    let ended = facts.iter().filter(|at| seen[**at][Field::Slack] >= room);
    ruled_out.never(ended.map(|at| at + 1).filter(|at| *at < seen.len()), GOES_ON);
    let asked = [questions(page), asked(page, seen)].concat();
    let items = [bullets(page), facts, timed(page, seen), asked, scores(page)];
    ruled_out.lists(items.concat(), seen);
}

/// The standing heads of briefs with the headlines in their blocks: the row right below the head,
/// and such rows behind stops, of which none stops and each has a capital right below it.
fn briefs(page: &Page, seen: &[Seen]) -> Vec<(usize, Vec<usize>)> {
    const LEAST: usize = 2;
    let other = small_words::VALUES.iter().position(|word| *word == "other");
    let begins = |at: usize| {
        let opens = [value!(First, "upper"), value!(First, "quote"), value!(First, "digit")];
        opens.contains(&seen[at][Field::First])
    };
    // An item may be signed in parentheses.
    let ends =
        |at: usize| field::stops(&seen[at]) || seen[at][Field::End] == value!(End, "bracket");
    let is_row = |at: usize| {
        let text = &page.lines[at].text;
        let room = seen[at][Field::Slack] >= value!(Slack, "<3.6");
        let like = room || seen[at][Field::Like] != value!(Like, "no");
        like && !(ends(at) || form::ends_within(text))
            && begins(at)
            && Some(small_words::last(text, page.writing)) == other
    };
    let headed = |block: Range<usize>| {
        let head = block.start;
        let within = |at: &usize| at + 1 < block.end && is_row(*at) && begins(at + 1);
        let opens = |at: &usize| *at == head + 1 || ends(at - 1);
        let rows: Vec<usize> = (head + 1..block.end).filter(opens).filter(within).collect();
        let told = is_of_briefs(&page.lines[head].text) && rows.len() >= LEAST;
        (told && rows[0] == head + 1).then_some((head, rows))
    };
    blocks(&page.lines).into_iter().filter_map(headed).collect()
}

/// `2:40 p.m. — Two-car crash`: lines behind a stop, or the first of a block, that begin with a
/// time and a dash.
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

/// Lines that begin a question or an answer, where both are marked so: `Q: …` and `A: …`, `P. …` and
/// `R. …`, `Pregunta. …`.
fn questions(page: &Page) -> Vec<usize> {
    const PAIRS: [[&str; 2]; 9] = [
        ["Q", "A"],
        ["Q", "R"],
        ["P", "R"],
        ["D", "R"],
        ["F", "A"],
        ["F", "S"],
        ["Pregunta", "Respuesta"],
        ["Domanda", "Risposta"],
        ["Frage", "Antwort"],
    ];
    let begins = |mark: &str| -> Vec<usize> {
        let is_marked = |at: &usize| {
            let text = &page.lines[*at].text;
            form::starts(text, mark) && matches!(text[mark.len()..], [':' | '.', ' ', _, ..])
        };
        (0..page.lines.len()).filter(is_marked).collect()
    };
    let asked = PAIRS.map(|pair| pair.map(begins));
    let answered = asked.into_iter().filter(|pair| pair.iter().all(|lines| !lines.is_empty()));
    let mut marked: Vec<usize> = answered.flatten().flatten().collect();
    marked.sort_unstable();
    marked.dedup();
    marked
}

/// The questions within the blocks of an interview, each in a row of its own.
fn asked(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let middle = value!(Place, "middle");
    let names_asker = |line: &Line| byline::names_asker(&line.text);
    let from = page.lines.iter().position(names_asker).unwrap_or(seen.len());
    let asks = |at: &usize| {
        seen[*at][Field::Place] == middle
            && field::stops(&seen[at - 1])
            && page.lines[*at].text.ends_with(&['?'])
    };
    (from + 1..seen.len()).filter(asks).collect()
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

/// `Pine Hollow 6, Ely 2`: how games ended, a number behind each side, where several rows of a
/// block say so.
fn scores(page: &Page) -> Vec<usize> {
    let is_score = |at: &usize| table::is_score(&page.lines[*at].text);
    let blocks = blocks(&page.lines).into_iter();
    let scores = blocks.map(|block| block.filter(is_score).collect::<Vec<usize>>());
    scores.filter(|rows| rows.len() > 1).flatten().collect()
}
