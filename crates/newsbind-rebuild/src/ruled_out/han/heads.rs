//! The rows of heads, as no Chinese paper prints them otherwise.

use std::ops::Range;

use newsbind_core::is_han;

use super::{is_signed, rows};
use crate::byline;
use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::label::Label;
use crate::page::{Page, blocks};
use crate::ruled_out::{GOES_ON, HEADS, RuledOut};
use crate::sections;
use crate::standing::is_standing;
use crate::surname;

/// What the rows of heads are not, nor those around them.
pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    use Label::{
        Before, BeforeNext, Body, BylineAfter, BylineBefore, Caption, CaptionNext, Continued,
        Kicker, Paragraph, Resumed,
    };
    for at in apart(page, seen) {
        ruled_out.never([at, at + 1], GOES_ON);
        let heads = is_signed(&seen[at - 1]) || quotes_words(&page.lines[at].text);
        ruled_out.never(Some(at).filter(|_| heads), &[Paragraph]);
    }
    for at in rows::short(page, seen) {
        ruled_out.never([at, at + 1], GOES_ON);
    }
    ruled_out.never(stacked(page, seen), &[Body, Paragraph, Continued, Resumed]);
    ruled_out.only(leading_in(page, seen), &[Kicker, Before]);
    ruled_out.never(decks(page, seen), &[BylineBefore, BylineAfter]);
    ruled_out.only(deaths(page, seen), &[Before, Label::After]);
    ruled_out.only(parallel(page, seen), &[Paragraph]);
    let halves = halves(page);
    ruled_out.never(halves.iter().copied(), &[BylineBefore, BylineAfter]);
    ruled_out.never(halves, &[Body, Paragraph, Continued, Resumed]);
    let above = above_openings(seen);
    ruled_out.never(above.iter().copied(), &[Paragraph, Caption, CaptionNext]);
    ruled_out.never(above, GOES_ON);
    let numbered = numbered(page);
    let parts = numbered.iter().copied().filter(|at| heads_part(*at, seen));
    ruled_out.only(parts, &[Paragraph]);
    ruled_out.never(numbered, HEADS);
    ruled_out.only(guests(page, seen), &[BeforeNext]);
    for at in named_apart(page, seen) {
        ruled_out.only([at], &[BylineBefore]);
        ruled_out.only([at - 1], &[Before, BeforeNext]);
    }
}

/// 舒 平 between a row that had room for it and a text: who wrote a column. Names of two characters
/// are set so wide.
fn named_apart(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let room = value!(Deficit, "<10");
    let is_name = |at: &usize| {
        let line = &page.lines[*at];
        let wide = matches!(line.raw[..], [first, ' ' | '\u{3000}', .., last]
            if surname::is_surname(first) && is_han(last));
        let row = &page.lines[at - 1].text;
        wide && line.text.iter().filter(|c| is_han(**c)).count() == 2
            && seen[at - 1][Field::End] == value!(End, "han")
            && (5..=24).contains(&row.len())
            && !row.iter().any(|c| form::is_any(*c, "，。；"))
            && seen[at + 1][Field::Like] == value!(Like, "no")
            && (*at < 2 || field::stops(&seen[at - 2]) || is_signed(&seen[at - 2]))
            && seen[*at][Field::Deficit] >= room
    };
    (1..seen.len().saturating_sub(1)).filter(is_name).collect()
}

/// 沈砚同志逝世: rows between blank lines that tell of a death.
fn deaths(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST: usize = 20;
    let alone = value!(Place, "only");
    let is_head = |at: &usize| {
        let text = &page.lines[*at].text;
        seen[*at][Field::Place] == alone
            && text.len() <= LONGEST
            && form::ends_any(text, &["逝世", "病逝", "去世", "辞世"])
            && !text.iter().any(|c| form::is_any(*c, "，。；：“"))
    };
    (0..seen.len()).filter(is_head).collect()
}

/// 脚步要深入, 问题要挖深, 感情要贴深: rows of one length between blank lines, three and more behind one another
/// with text between them, that have a character in the same place: the subheads of a treatise.
fn parallel(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LEAST: usize = 3;
    // So many lines stand between two at most.
    const REACH: usize = 40;
    let alone = value!(Place, "only");
    let is_row = |at: &usize| {
        let text = &page.lines[*at].text;
        (4..=12).contains(&text.len())
            && seen[*at][Field::Place] == alone
            && seen[*at][Field::Form] == value!(Form, "none")
            && field::stops(&seen[at - 1])
            && text.iter().all(|c| is_han(*c))
    };
    let rows: Vec<usize> = (1..seen.len()).filter(is_row).collect();
    let text = |at: usize| &page.lines[at].text;
    let signs = |at: usize| is_signed(&seen[at]) || seen[at][Field::Form] == value!(Form, "byline");
    let is_same = |one: usize, next: usize| {
        text(one).len() == text(next).len()
            && next - one <= REACH
            && !(one + 1..next).any(signs)
            && text(one).iter().zip(text(next)).any(|(one, next)| one == next)
    };
    let runs = rows.chunk_by(|one, next| is_same(*one, *next));
    runs.filter(|run| run.len() >= LEAST).flatten().copied().collect()
}

/// 把绿色种进荒沟 把责任落到山头: rows of two halves of one length, which head articles and are of no text.
fn halves(page: &Page) -> Vec<usize> {
    let is_row = |at: &usize| {
        let line = &page.lines[*at];
        let mut halves = line.text.split(|c| *c == ' ');
        let [one, other] = [halves.next(), halves.next()].map(Option::unwrap_or_default);
        (6..=12).contains(&one.len())
            && one.len() == other.len()
            && halves.next().is_none()
            && !line.line_for_line
            && line.text.iter().all(|c| is_han(*c) || *c == ' ')
    };
    (0..page.lines.len()).filter(is_row).collect()
}

/// Short rows between blank lines, behind a stop or a signature: they go on nothing, and nothing
/// goes on with them. So it is with all but three of 880 such rows of Chinese dailies: headlines,
/// bylines, subheads. Behind the signature of a story none of 88 was a subhead. What somebody says
/// may be such a row: “换谁都会这么做”.
fn apart(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, han, short) = (value!(Place, "only"), value!(End, "han"), value!(Deficit, "<10"));
    let is_row = |at: &usize| {
        let (before, row) = (&seen[at - 1], &seen[*at]);
        let text = &page.lines[*at].text;
        let plain = row[Field::End] == han || is_quoted(text);
        let is_short = row[Field::Deficit] >= short && (2..=14).contains(&text.len());
        (field::stops(before) || is_signed(before))
            && row[Field::Place] == alone
            && (plain && is_short || quotes_words(text))
    };
    (1..seen.len().saturating_sub(1)).filter(is_row).collect()
}

/// Whether a text is all in one pair of marks of quotation, and does not stop there.
pub(super) fn is_quoted(text: &[char]) -> bool {
    matches!(text, ['“', inside @ .., c, '”'] if is_han(*c) && !inside.contains(&'”'))
}

/// 把“问号”变成“句号”: whether a text has no marks but those of quotation, and ends with one. Of 38
/// such rows of Chinese dailies 36 are headlines.
fn quotes_words(text: &[char]) -> bool {
    const LONGEST: usize = 24;
    matches!(text, [first, .., last, '”'] if is_han(*first) && is_han(*last))
        && text.len() <= LONGEST
        && !text.iter().any(|c| form::is_any(*c, "。！？…：，；"))
}

/// Blocks of two or three rows without a mark, the first of which had room for what follows, behind
/// a stop or a row by itself, and above another or the opening of a story: headlines, for lines of
/// a paragraph fill their column.
fn stacked(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const MARKS: &str = "。！？…，；：、,.;:（(—";
    let (none, han, alone) = (value!(Form, "none"), value!(End, "han"), value!(Like, "alone"));
    let room = value!(Deficit, "<3.4");
    let opens = |seen: &Seen| {
        let form = seen[Field::Form];
        [value!(Form, "dateline"), value!(Form, "byline")].contains(&form)
            || seen[Field::Like] == alone
    };
    let is_head = |block: &Range<usize>| {
        let (first, last) = (&seen[block.start], &seen[block.end - 1]);
        let behind = block.start.checked_sub(1).map(|at| &seen[at]);
        let is_plain = |at: usize| {
            let text = &page.lines[at].text;
            (5..=24).contains(&text.len()) && !text.iter().any(|c| form::is_any(*c, MARKS))
        };
        (2..=3).contains(&block.len())
            && behind.is_none_or(|seen| {
                field::stops(seen) || is_signed(seen) || seen[Field::Like] == alone
            })
            && first[Field::Form] == none
            && first[Field::Deficit] >= room
            && last[Field::End] == han
            && block.clone().all(is_plain)
            && seen.get(block.end).is_some_and(opens)
    };
    blocks(&page.lines).into_iter().filter(is_head).flatten().collect()
}

/// 老手艺要失传，他在网上喊一嗓子——: rows between blank lines that end in a dash, above another
/// such row.
fn leading_in(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let alone = value!(Place, "only");
    let leads = |at: &usize| {
        page.lines[*at].text.ends_with(&['—', '—'])
            && seen[*at][Field::Place] == alone
            && seen[at + 1][Field::Place] == alone
            && !field::stops(&seen[at + 1])
    };
    (0..seen.len().saturating_sub(1)).filter(leads).collect()
}

/// Rows between blank lines, behind a stop, with a dateline or a byline between blank lines below
/// them; or right on the dateline, where they are short: headlines.
fn above_openings(seen: &[Seen]) -> Vec<usize> {
    let (alone, first) = (value!(Place, "only"), value!(Place, "first"));
    let [none, dateline, byline] =
        [value!(Form, "none"), value!(Form, "dateline"), value!(Form, "byline")];
    let no = value!(Like, "no");
    let short = value!(Deficit, "<3.4");
    let is_alone = |seen: &Seen| seen[Field::Place] == alone;
    let is_row = |at: usize| seen[at][Field::Form] == none && seen[at][Field::Like] != no;
    let ends = |at: usize| field::stops(&seen[at]) || is_signed(&seen[at]);
    let mut above = Vec::new();
    for (at, below) in (1..).zip(seen.iter().skip(2)) {
        let (row, form) = (&seen[at], below[Field::Form]);
        let tight = row[Field::Place] == first && row[Field::Deficit] >= short;
        let opens = if form == dateline {
            is_alone(row) || tight
        } else {
            form == byline && is_alone(row) && is_alone(below)
        };
        if !(opens && is_row(at)) {
            continue;
        }
        // Above a byline there may be another row above it.
        let second = form == byline && at > 1 && is_alone(&seen[at - 1]) && is_row(at - 1);
        if ends(at - 1) {
            above.push(at);
        } else if second && ends(at - 2) {
            above.extend([at - 1, at]);
        }
    }
    above
}

/// Rows of some length and no form between blank lines, above a dateline: they name no writer, and
/// the halves of a headline are no names; nor is a row above a dateline that says who wrote.
fn decks(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST_NAME: usize = 7;
    let is_long = |text: &[char]| {
        text.len() > LONGEST_NAME && text.split(|c| *c == ' ').all(|part| part.len() > 3)
    };
    let names_reporter =
        |text: &[char]| ["记者", "通讯员"].iter().any(|role| form::contains(text, role));
    let [none, names, dateline] =
        [value!(Form, "none"), value!(Form, "names"), value!(Form, "dateline")];
    let alone = value!(Place, "only");
    let is_deck = |at: &usize| {
        let text = &page.lines[*at].text;
        [none, names].contains(&seen[*at][Field::Form])
            && seen[*at][Field::Place] == alone
            && seen[at + 1][Field::Form] == dateline
            && (names_reporter(&page.lines[at + 1].text) || is_long(text))
    };
    (0..seen.len().saturating_sub(1)).filter(is_deck).collect()
}

/// Whether a numbered line between blank lines, behind a stop, heads the part below it: all 19 of
/// Chinese dailies are of the text.
fn heads_part(at: usize, seen: &[Seen]) -> bool {
    let alone = seen[at][Field::Place] == value!(Place, "only");
    alone && at.checked_sub(1).is_some_and(|above| field::stops(&seen[above]))
}

/// Lines that begin a numbered part, 二、…, （三）…, or say who the writer is, （作者…: none of 4,494
/// headlines of Chinese dailies begins so.
fn numbered(page: &Page) -> Vec<usize> {
    let is_numbered = |at: &usize| match page.lines[*at].text[..] {
        [number, '、', ..] | ['（' | '(', number, '）' | ')', ..] => form::is_han_digit(number),
        ['（' | '(', '作', '者', ..] => true,
        _ => false,
    };
    (0..page.lines.len()).filter(is_numbered).collect()
}

/// Rows between blank lines that say who led a meeting and who was there, below one that does not
/// stop: decks.
fn guests(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, no) = (value!(Place, "only"), value!(Like, "no"));
    let is_deck = |at: &usize| {
        seen[*at][Field::Place] == alone
            && seen[at - 1][Field::Like] != no
            && byline::tells_of_guests(&page.lines[*at].text)
    };
    (1..page.lines.len()).filter(is_deck).collect()
}

/// 链接, 记者手记: standing heads of Chinese papers, behind a blank line; and names of sections by
/// themselves in the middle of a page.
pub(super) fn kickers(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, middle) = (value!(Place, "only"), value!(Edge, "middle"));
    let names_section = |at: usize| {
        seen[at][Field::Place] == alone
            && seen[at][Field::Edge] == middle
            && sections::is_known(&page.lines[at].text)
    };
    let is_kicker = |at: &usize| {
        let line = &page.lines[*at];
        (line.blanks > 0 || *at == 0) && is_standing(&line.text, page.writing) || names_section(*at)
    };
    (0..page.lines.len()).filter(is_kicker).collect()
}
