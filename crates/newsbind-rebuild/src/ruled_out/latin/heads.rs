//! The rows of heads, as no paper of Latin script reads them otherwise.

use std::ops::Range;

use super::decks::{self, block_above, rows_above};
use super::signed::Signed;
use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::furniture;
use crate::jump;
use crate::label::Label;
use crate::language;
use crate::page::{Line, Page, begins_block, blocks};
use crate::ruled_out::{GOES_ON, HEADS, RuledOut};
use crate::signature;
use crate::standing::{self, is_standing};

/// What the rows of heads are not, nor those around them.
pub(super) fn rule_out(page: &Page, seen: &[Seen], signed: &Signed, ruled_out: &mut RuledOut) {
    use Label::{
        After, AfterNext, Before, BeforeNext, Body, BylineAfter, BylineBefore, Furniture, Jump,
        Kicker, Paragraph,
    };
    // The first lines may name the section of the whole page.
    let (first, others): (Vec<usize>, Vec<usize>) =
        standing_heads(page).into_iter().partition(|at| *at <= 1);
    ruled_out.only(first, &[Kicker, Before, Furniture]);
    ruled_out.only(others, &[Kicker, Before]);
    decks::rule_out(page, seen, signed, ruled_out);
    ruled_out.never(told_below(page), &[BeforeNext, AfterNext]);
    ruled_out.only(kickers(page, seen), &[Kicker]);
    ruled_out.only(eyebrows(page, seen), &[Kicker]);
    ruled_out.never(behind_rows(page, seen), GOES_ON);
    ruled_out.never(single_words(page, seen), &[Before, BeforeNext, After, AfterNext]);
    ruled_out.only(deaths(page), &[Before]);
    for at in lives(page) {
        ruled_out.only([at], &[Before, BeforeNext]);
        ruled_out.only([at + 1], &[BeforeNext]);
    }
    for (heads, at) in continuations(page, seen) {
        ruled_out.only([at], &[Jump]);
        ruled_out.only(heads.clone().take(1), &[Before]);
        ruled_out.only(heads.skip(1), &[BeforeNext]);
    }
    ruled_out.never(labels(page, seen), &[BylineBefore, BylineAfter]);
    let straps = straps(page);
    ruled_out.never(straps.iter().copied(), &[BylineBefore, BylineAfter, Furniture]);
    ruled_out.only(straps.into_iter().filter(|at| heads_rows(page, seen, *at)), &[Kicker]);
    ruled_out.never(elsewhere(page), HEADS);
    ruled_out.never(above_capitals(page, seen), &[Paragraph]);
    ruled_out.never(quoted(page), &[Body, Paragraph]);
    ruled_out.never(counted(page), HEADS);
    let ends = ends_of_blocks(page, seen);
    let rows = || ends.iter().flat_map(Range::clone);
    ruled_out.never(rows(), &[Body, Paragraph, Label::Continued, Label::Resumed]);
    // Several are how this page sets headlines.
    ruled_out.never(rows().filter(|_| ends.len() > 1), &[Before, BeforeNext, Kicker]);
    let stopped = stopped_capitals(page);
    ruled_out.only(stopped.iter().copied(), HEADS);
    let sentences = stopped.iter().copied().filter(|at| page.lines[*at].text.contains(&' '));
    ruled_out.never(sentences, &[Kicker]);
    ruled_out.never(stopped, &[BeforeNext, AfterNext]);
    ruled_out.only(parts_of_recipes(page), &[Paragraph]);
    ruled_out.only(ingredients(page), &[Paragraph]);
}

/// Standing heads behind a blank line, in capitals or of several words, with which no paragraph
/// goes on.
fn standing_heads(page: &Page) -> Vec<usize> {
    let is_head = |at: &usize| {
        let line = &page.lines[*at];
        let apart = page.lines.get(at + 1).is_some_and(|next| next.blanks > 0);
        let behind_stop =
            || at.checked_sub(1).is_some_and(|above| form::stops(&page.lines[above].text));
        let titled = || (apart || behind_stop()) && line.text.contains(&' ');
        line.blanks > 0
            && is_standing(&line.text, page.writing)
            && (form::is_capitals(&line.text) || titled())
    };
    (0..page.lines.len()).filter(is_head).collect()
}

/// Single words in small letters between blank lines, behind a sentence that stops: of 2,600
/// headlines of English papers none is so short, and many a subhead is.
fn single_words(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let alone = value!(Like, "alone");
    let is_single = |at: &usize| {
        let text = &page.lines[*at].text;
        seen[*at][Field::Like] == alone
            && field::stops(&seen[at - 1])
            && text.iter().all(|c| c.is_alphabetic())
            && text.iter().any(|c| c.is_lowercase())
            && !is_standing(text, page.writing)
    };
    (1..seen.len()).filter(is_single).collect()
}

/// `WATER` above a headline in small letters whose first row had room for more: a kicker, below a
/// standing head too.
fn kickers(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const WORDS: usize = 2;
    let (first, capitals) = (value!(Place, "first"), value!(Form, "capitals"));
    let (upper, no, room) = (value!(First, "upper"), value!(Like, "no"), value!(Slack, "<3.6"));
    let begins = |at: usize| seen[at][Field::Place] == first;
    let below_head = |at: usize| begins(at) && is_standing(&page.lines[at].text, page.writing);
    let is_kicker = |at: &usize| {
        let first = begins(*at) || below_head(at - 1);
        let (seen, below) = (&seen[*at], &seen[at + 1]);
        first
            && seen[Field::Form] == capitals
            && page.lines[*at].text.split(|c| *c == ' ').count() <= WORDS
            && below[Field::First] == upper
            && below[Field::Like] != no
            && below[Field::Slack] >= room
            && page.lines[at + 1].text.iter().any(|c| c.is_lowercase())
            && !page.lines[at + 1].text.iter().any(|c| c.is_numeric())
    };
    (1..seen.len().saturating_sub(1)).filter(is_kicker).collect()
}

/// `Neighbors`, `Plouézan` right above the row of a headline that is twice as long, and standing
/// heads above any: rows in small letters, the former of a single word, that begin a block. No
/// headline of several rows among 786 of English papers has such a first row.
fn eyebrows(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (first, no) = (value!(Place, "first"), value!(Like, "no"));
    let firsts = [value!(First, "upper"), value!(First, "quote"), value!(First, "digit")];
    let is_word = |text: &[char]| {
        text.len() > 2 && text[0].is_uppercase() && text.iter().all(|c| c.is_alphabetic())
    };
    // `Spain` may be the last row of a headline.
    let is_ended =
        |at: usize| field::stops(&seen[at]) || seen[at][Field::Edge] != value!(Edge, "middle");
    let is_head = |at: usize| {
        let text = &page.lines[at].text;
        (seen[at][Field::Like] != no || begins_block(page, at + 1))
            && text.last().is_some_and(|c| c.is_alphabetic() || matches!(c, '!' | '?'))
    };
    let is_eyebrow = |at: &usize| {
        let (text, below) = (&page.lines[*at].text, &page.lines[at + 1].text);
        let is_wider =
            below.len() >= 2 * text.len() && firsts.contains(&seen[at + 1][Field::First]);
        seen[*at][Field::Place] == first
            && at.checked_sub(1).is_none_or(is_ended)
            && text.iter().any(|c| c.is_lowercase())
            && (is_word(text) && is_wider || is_standing(text, page.writing))
            && is_head(at + 1)
    };
    (0..seen.len().saturating_sub(1)).filter(is_eyebrow).collect()
}

/// `THE COAL DISPUTE.` above `A NEW OFFER.`: rows in capitals that stop, where several stand behind
/// stops and above texts in small letters. So the papers of a hundred years ago set heads, of which
/// each row is one of its own.
fn stopped_capitals(page: &Page) -> Vec<usize> {
    const LEAST: usize = 3;
    const LETTERS: usize = 5;
    let is_row = |at: usize| {
        let text = &page.lines[at].text;
        form::is_capitals(text)
            && text.ends_with(&['.'])
            && text[0].is_alphabetic()
            && text.iter().filter(|c| c.is_alphabetic()).count() >= LETTERS
            && !is_signature(text)
    };
    let is_text = |at: usize| page.lines[at].text.iter().any(|c| c.is_lowercase());
    let ended = |at: usize| at == 0 || form::stops(&page.lines[at - 1].text);
    let heads = |at: &usize| is_row(*at) && ended(*at) && (is_row(at + 1) || is_text(at + 1));
    let rows: Vec<usize> = (0..page.lines.len().saturating_sub(1)).filter(heads).collect();
    if rows.iter().filter(|at| is_text(*at + 1)).count() >= LEAST { rows } else { Vec::new() }
}

/// `IDA MARSH.`: whether a row in capitals is a name: heads have words such as `OF` and `A`.
fn is_signature(row: &[char]) -> bool {
    let opens = |word: &[char]| language::has(|papers| papers.openers, &form::small(word));
    signature::is_person(row) && !signature::words(row).any(opens)
}

/// `Agnes Tollard, 93` between blank lines, above a text that begins with that name: whose death is
/// told.
fn deaths(page: &Page) -> Vec<usize> {
    let is_death = |at: &usize| {
        let (text, below) = (&page.lines[*at].text, &page.lines[at + 1]);
        let comma = text.iter().rposition(|c| *c == ',').unwrap_or(0);
        let name = &text[..comma];
        let aged = matches!(text[comma..], [',', ' ', a, b] | [',', ' ', '1', a, b] if a.is_ascii_digit() && b.is_ascii_digit());
        let names = |word: &[char]| name.split(|c| *c == ' ').any(|own| own == word);
        let first = below.text.split(|c| !c.is_alphanumeric()).next().unwrap_or_default();
        aged && begins_block(page, *at)
            && below.blanks > 0
            && signature::is_person(name)
            && names(first)
    };
    (0..page.lines.len().saturating_sub(1)).filter(is_death).collect()
}

/// `El concejo había` below rows of a block that do not stop: where a sentence begins, the headline
/// is over. `Man Utd` begins none.
fn told_below(page: &Page) -> Vec<usize> {
    const HEADLINE_ROWS: usize = 4;
    let is_row = |at: usize| {
        let text = &page.lines[at].text;
        !form::stops(text) && text.last().is_some_and(|c| c.is_alphanumeric())
    };
    let is_told = |at: &usize| {
        let heads = block_above(page, *at, HEADLINE_ROWS);
        !heads.is_empty()
            && heads.into_iter().all(is_row)
            && language::opens_sentence(&page.lines[*at].text)
            && signature::words(&page.lines[*at].text)
                .nth(1)
                .is_some_and(|next| next[0].is_lowercase())
    };
    (1..page.lines.len()).filter(is_told).collect()
}

/// Lines with a capital right below a row behind a blank line and a stop that does not stop and had
/// room for them: that is a headline, with which they do not go on. Of 410 such rows with room for
/// six characters more on pages of English papers one is of a body, a dateline.
pub(super) fn behind_rows(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (upper, no, room) = (value!(First, "upper"), value!(Like, "no"), value!(Slack, "<3.6"));
    let dateline = value!(Form, "dateline");
    let is_behind = |at: &usize| {
        let row = &seen[at - 1];
        page.lines[*at].blanks == 0
            && page.lines[at - 1].blanks > 0
            && field::stops(&seen[at - 2])
            && row[Field::First] == upper
            && row[Field::Form] != dateline
            && !form::ends_within(&page.lines[at - 1].text)
            && row[Field::Slack] >= room
            && seen[*at][Field::First] == upper
            && (seen[*at][Field::Like] == no || seen[*at][Field::Slack] < room)
    };
    (2..seen.len()).filter(is_behind).collect()
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

/// The jump lines that lead back, each with the rows right above it in its block, which head what
/// goes on below.
fn continuations(page: &Page, seen: &[Seen]) -> Vec<(Range<usize>, usize)> {
    const ROWS: usize = 3;
    let stands = |at: &usize| jump::line(&page.lines[*at].text).is_some_and(|jump| !jump.on);
    let heads = |at: usize| {
        let rows = rows_above(page, seen, at, ROWS);
        // `HORNETS` may stand apart, at the end of the page's head.
        let apart = at.checked_sub(1).filter(|_| rows.is_empty());
        let word = apart.filter(|above| is_word_of_jump(&page.lines[*above].text));
        word.filter(|word| !is_standing(&page.lines[*word].text, page.writing))
            .map_or(rows, |word| word..at)
    };
    (0..page.lines.len()).filter(stands).map(|at| (heads(at), at)).collect()
}

/// `HORNETS`: whether a row is a single word in capitals.
fn is_word_of_jump(row: &[char]) -> bool {
    form::is_capitals(row) && row.iter().all(|c| c.is_alphabetic())
}

/// Rows by themselves above a text that opens with a word in capitals, where others of the page do
/// so below heads: no subhead stands there.
fn above_capitals(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LEAST: usize = 2;
    let alone = value!(Place, "only");
    let opens = |at: &usize| {
        begins_block(page, *at)
            && opens_in_capitals(&page.lines[*at].text)
            && signature::runs_on(page, *at)
    };
    let texts: Vec<usize> = (1..page.lines.len()).filter(opens).collect();
    if texts.len() < LEAST {
        return Vec::new();
    }
    let above = texts.into_iter().map(|at| at - 1);
    above.filter(|at| seen[*at][Field::Place] == alone).collect()
}

/// `THERE were four`, `A GRAN of nine`: whether a text begins with a word of three capitals and
/// more and goes on in small letters.
fn opens_in_capitals(text: &[char]) -> bool {
    let shouts = |word: &&[char]| word.iter().all(|c| c.is_uppercase());
    let words: Vec<&[char]> = signature::words(text).collect();
    let capitals = words.iter().take_while(|word| shouts(word)).count();
    let letters: usize = words[..capitals].iter().map(|word| word.len()).sum();
    let goes_on = |word: &&[char]| word.iter().all(|c| c.is_lowercase());
    (1..=3).contains(&capitals) && letters >= 3 && words.get(capitals).is_some_and(goes_on)
}

/// `“A village is no festival”` between blank lines, below a kicker or a standing head: a quotation
/// that heads an interview.
fn quoted(page: &Page) -> Vec<usize> {
    const ROWS: usize = 3;
    let rows = |at: usize| {
        let opens = matches!(page.lines[at].text.first(), Some('“' | '"' | '«' | '„' | '‘'));
        let below_head = at > 0 && is_standing(&page.lines[at - 1].text, page.writing);
        if !opens || !below_head || !begins_block(page, at) {
            return 0..0;
        }
        let end = (at + 1..=at + ROWS).find(|end| begins_block(page, *end)).unwrap_or(at);
        let closes =
            |row: usize| matches!(page.lines[row].text.last(), Some('”' | '"' | '»' | '“' | '’'));
        if end > at && closes(end - 1) { at..end } else { 0..0 }
    };
    (0..page.lines.len()).flat_map(rows).collect()
}

/// Rows at the end of a block that stand below a sentence's end and do not stop themselves, though
/// they had room: headlines below their texts, signatures, whatever is no text.
fn ends_of_blocks(page: &Page, seen: &[Seen]) -> Vec<Range<usize>> {
    const ROWS: usize = 3;
    const LEAST_WORDS: usize = 3;
    let (none, capitals) = (value!(Form, "none"), value!(Form, "capitals"));
    let (room, short) = (value!(Slack, "<2.1"), value!(Deficit, "<3.4"));
    let ends = [value!(End, "lower"), value!(End, "upper"), value!(End, "digit")];
    let is_row = |at: usize| {
        let seen = &seen[at];
        [none, capitals].contains(&seen[Field::Form])
            && ends.contains(&seen[Field::End])
            && !page.lines[at].line_for_line
    };
    let rows = |block: Range<usize>| {
        let stop = block.clone().rfind(|at| field::stops(&seen[*at]))?;
        let rows = stop + 1..block.end;
        let words: usize =
            rows.clone().map(|at| signature::words(&page.lines[at].text).count()).sum();
        let had_room = || rows.clone().all(|at| seen[at][Field::Slack] >= room);
        let begins = || {
            let first = &page.lines[rows.start].text;
            first[0].is_uppercase() && !form::starts(first, "Courtesy of ")
        };
        (stop > block.start
            && (1..=ROWS).contains(&rows.len())
            && words >= LEAST_WORDS
            && rows.clone().all(is_row)
            && begins()
            && had_room()
            && seen[rows.end - 1][Field::Deficit] >= short)
            .then_some(rows)
    };
    blocks(&page.lines).into_iter().filter_map(rows).collect()
}

/// `Ingredients`, `Zubereitung:` by themselves, `Serves 6`: what parts a recipe.
fn parts_of_recipes(page: &Page) -> Vec<usize> {
    let parts = |at: &usize| {
        let row = form::small(&page.lines[*at].text);
        let named = || language::has(|papers| papers.recipe, row.trim_end_matches(':'));
        begins_block(page, *at) && named() || yields(&row) && form::stops(&page.lines[at - 1].text)
    };
    (1..page.lines.len()).filter(parts).collect()
}

/// `serves 6`, `für 4 personen`: whether a row tells for how many a recipe is.
fn yields(row: &str) -> bool {
    const OPENERS: [&str; 8] = ["serves", "makes", "für", "pour", "per", "para", "voor", "till"];
    let mut words = row.split(' ');
    let opens = words.next().is_some_and(|word| OPENERS.contains(&word));
    let number = words.next().unwrap_or_default();
    let counts = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let people = words.next().is_none_or(|word| word.starts_with("pe"));
    opens && counts && people && words.next().is_none()
}

/// `2 tbsp grated ginger`, `½ cup sugar`: the rows below one that says for how many a recipe is, as
/// far as they begin with a number.
fn ingredients(page: &Page) -> Vec<usize> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔');
    let counts =
        |line: &&Line| line.text.first().is_some_and(|c| is_number(*c)) && !form::stops(&line.text);
    let yields = |at: &usize| yields(&form::small(&page.lines[*at].text));
    let rows = |at: usize| {
        let count = page.lines[at + 1..].iter().take_while(counts).count();
        at + 1..at + 1 + count
    };
    (0..page.lines.len()).filter(yields).flat_map(rows).collect()
}

/// `1. Ely 17 pts` above `2. Holm 16` and `3. Marrow 13`: rows that are counted from one on.
fn counted(page: &Page) -> Vec<usize> {
    const LEAST: usize = 3;
    let is_item = |at: usize, number: usize| {
        let head = format!("{number}. ");
        page.lines.get(at).is_some_and(|line| form::starts(&line.text, &head))
    };
    let run = |at: usize| {
        if page.lines[at].text.first() != Some(&'1') {
            return 0..0;
        }
        let rows = (1..).take_while(|number| is_item(at + number - 1, *number)).count();
        if rows >= LEAST { at..at + rows } else { 0..0 }
    };
    (0..page.lines.len()).flat_map(run).collect()
}

/// Single words by themselves, and standing heads: they name nobody, but what stands below them.
fn labels(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, byline) = (value!(Place, "only"), value!(Form, "byline"));
    let is_label = |at: &usize| {
        let text = &page.lines[*at].text;
        let single = !text.contains(&' ') && text.iter().all(|c| c.is_alphabetic());
        // At the head of a page it may stand right below a folio.
        let apart = seen[*at][Field::Place] == alone;
        let at_edge = || seen[*at][Field::Edge] != value!(Edge, "middle");
        seen[*at][Field::Form] != byline
            && (apart && single || (apart || at_edge()) && is_standing(text, page.writing))
    };
    (0..page.lines.len()).filter(is_label).collect()
}

/// Whether a strap in capitals begins a block and a row of a headline stands right below it.
fn heads_rows(page: &Page, seen: &[Seen], at: usize) -> bool {
    let (no, byline) = (value!(Like, "no"), value!(Form, "byline"));
    let is_row = |seen: &Seen| seen[Field::Like] != no && seen[Field::Form] != byline;
    begins_block(page, at)
        && !begins_block(page, at + 1)
        && form::is_capitals(&page.lines[at].text)
        && is_row(&seen[at + 1])
}

/// `EXCLUSIVE`: it stands above a headline or who wrote, and is nobody.
fn straps(page: &Page) -> Vec<usize> {
    (0..page.lines.len()).filter(|at| standing::is_strap(&page.lines[*at].text)).collect()
}

/// The first rows of what heads a text on pages that tell paragraphs by their indents alone: of 19
/// such rows by themselves on pages of nine papers two are subheads.
pub(super) fn told_by_indents(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let others = [
        value!(Form, "furniture"),
        value!(Form, "jump"),
        value!(Form, "credit"),
        value!(Form, "photo-note"),
        value!(Form, "byline"),
    ];
    let heads = |at: &usize| page.lines[*at].heads && !others.contains(&seen[*at][Field::Form]);
    (0..page.lines.len()).filter(heads).collect()
}

/// The first rows in small letters below those in capitals of heads: they are of a deck.
pub(super) fn below_capitals(page: &Page, heads: &[usize]) -> Vec<usize> {
    let deck = |head: &usize| {
        let is_capitals = |at: &usize| form::is_capitals(&page.lines[*at].text);
        let rows = (*head..page.lines.len()).take_while(is_capitals).count();
        let deck = head + rows;
        (rows > 0 && !begins_block(page, deck)).then_some(deck)
    };
    heads.iter().filter_map(deck).collect()
}

/// `INSIDE: LEADER, PAGE 12`, `Tuesday`, `B3`: what tells where to read on, or of which day, heads
/// nothing.
fn elsewhere(page: &Page) -> Vec<usize> {
    let leads = |at: &usize| {
        let text = &page.lines[*at].text;
        let is_label = matches!(&text[..], [letter, digits @ ..]
            if letter.is_ascii_uppercase() && (1..=2).contains(&digits.len()) && digits.iter().all(char::is_ascii_digit));
        furniture::names_page(text) || furniture::is_weekday(text) || is_label
    };
    (0..page.lines.len()).filter(leads).collect()
}
