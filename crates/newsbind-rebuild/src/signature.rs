//! Signatures of Latin scripts: rows that name a writer without `By`, by how they are set or where
//! they stand.

mod alike;
pub(crate) mod letters;

use std::cmp::Reverse;
use std::ops::Range;

use crate::byline;
use crate::dateline;
use crate::form::{self, Form, small};
use crate::language;
use crate::page::{Line, Page, Writing, begins_block};
use crate::small_words;
use crate::standing;

/// Whether a line, of such a form by itself, names who wrote what stands above or below it.
pub(crate) fn names_writer(page: &Page, i: usize, form: Form) -> bool {
    page.writing == Writing::Latin
        && (form == Form::Capitals && stands_above_place(page, i)
            || stands_above_post(page, i)
            || stands_above_whence(page, i)
            || is_told_below(page, i)
            || is_agency_below(page, i)
            || letters::below_letter(page, i).is_some())
}

/// `HAROLD PINCOTT` above `Lighthouse Road`, at the end of a block: who wrote a letter, and where.
/// The rows of a headline are all set in capitals, or none is.
fn stands_above_place(page: &Page, i: usize) -> bool {
    let place = i + 1;
    let is_block = i > 0
        && begins_block(page, i)
        && !begins_block(page, place)
        && begins_block(page, place + 1);
    let small = || page.lines[place].text.iter().any(|c| c.is_lowercase());
    is_block
        && (2..=3).contains(&words(&page.lines[i].text).count())
        && words(&page.lines[place].text).count() <= 3
        && small()
        && form::form(&page.lines[place].text, page.writing) == Form::Names
}

/// `Ida Marsh` above `Health Correspondent`, and at the beginning of a block above `Columnist`: who
/// wrote an article, and what the writer is.
fn stands_above_post(page: &Page, i: usize) -> bool {
    let Some(below) = page.lines.get(i + 1).filter(|below| below.blanks == 0) else { return false };
    let single = begins_block(page, i) && byline::names_post(&small(&below.text));
    is_name(&page.lines[i].text) && (byline::is_post(&below.text) || single)
}

/// `Sam Pickard` above `at Holm Road`, a block by themselves: who wrote an article, and from where.
fn stands_above_whence(page: &Page, i: usize) -> bool {
    let is_block = begins_block(page, i) && !begins_block(page, i + 1) && begins_block(page, i + 2);
    let text = &page.lines[i].text;
    is_block && is_name(text) && !form::is_capitals(text) && is_whence(&page.lines[i + 1].text)
}

/// `IDA MARSH — ELY`: the name in a row in capitals that says who wrote what stands below it, and
/// where.
pub(crate) fn before_place(row: &[char]) -> Option<&[char]> {
    let dash = row.windows(3).position(|three| matches!(three, [' ', '—' | '–', ' ']))?;
    let (name, place) = (&row[..dash], &row[dash + 3..]);
    let placed = (1..=2).contains(&words(place).count()) && words(place).all(is_capitalised);
    (form::is_capitals(row) && is_name(name) && placed).then_some(name)
}

/// The rows of a page that say so, where several do.
pub(crate) fn before_places(page: &Page) -> Vec<usize> {
    const LEAST: usize = 2;
    let is_one =
        |at: &usize| before_place(&page.lines[*at].text).is_some() && runs_on(page, at + 1);
    let rows: Vec<usize> = (0..page.lines.len()).filter(is_one).collect();
    if rows.len() < LEAST { Vec::new() } else { rows }
}

/// The rows of all signatures of a page that stand between a headline and its text.
pub(crate) fn rows_below_headlines(page: &Page) -> Vec<Range<usize>> {
    let alike = alike::rows_below_headlines(page);
    let alone = (1..page.lines.len()).filter_map(|i| rows_below_headline(page, i));
    apart(alike.into_iter().chain(alone).collect())
}

/// Rows of signatures, the first ones and the longest of those that share rows, in order.
fn apart(mut signatures: Vec<Range<usize>>) -> Vec<Range<usize>> {
    signatures.sort_unstable_by_key(|rows| (rows.start, Reverse(rows.end)));
    let mut end = 0;
    signatures.retain(|rows| {
        let is_apart = rows.start >= end;
        end = if is_apart { rows.end } else { end };
        is_apart
    });
    signatures
}

/// The rows of a signature that begins at a line, between a headline in small letters and the text:
/// a name in capitals, as Spanish papers have it, or whoever writes for a paper, `Our Special
/// Correspondent`, `ANP`, `Onze correspondent`; by itself, or above a place; or a name in small
/// letters above a place in capitals, as papers of Brazil and India have it. Without blank lines
/// the last word of a name in capitals has three letters and more, and the head is of few rows.
fn rows_below_headline(page: &Page, i: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 40;
    const ROWS: usize = 4;
    let row = &page.lines[i].text;
    if row.len() > LONGEST || !is_headline_row(&page.lines[i - 1].text) {
        return None;
    }
    // `MARÍA LÓPEZ, Madrid`
    let name = without_place(row).filter(|name| form::is_capitals(name)).unwrap_or(row);
    let shouted = form::is_capitals(name);
    // `Council Hires New Editor` is a headline.
    let is_short = words(name).count() <= 3 && words(name).all(is_capitalised);
    let small = row.iter().all(|c| !c.is_uppercase());
    let marked = dateline::is_agency(row) || (small || shouted) && dateline::names_agencies(row);
    let sent = marked || is_shouted_agency(name) || byline::is_opener(name);
    let nameless = sent || byline::is_post(name) && is_short;
    let told = standing::is_strap(name) || standing::is_standing(name, page.writing);
    if told || !(nameless || is_name(name)) {
        return None;
    }
    // The second row of a headline in capitals is no place; below a name in small letters one is
    // set in capitals.
    let is_place =
        |row: &[char]| is_place_and_day(row) && (nameless || shouted != form::is_capitals(row));
    let place = page.lines.get(i + 1).filter(|row| row.blanks == 0 && is_place(&row.text));
    if !(nameless || shouted || place.is_some()) {
        return None;
    }
    let end = i + 1 + usize::from(place.is_some());
    let tight = !begins_block(page, i);
    // A headline in capitals may end a row in `IN`.
    let surname = words(name).next_back().is_some_and(|word| word.len() > 2);
    let is_head = || {
        let begins = |at| begins_block(page, at) || form::stops(&page.lines[at - 1].text);
        (i.saturating_sub(ROWS)..i).any(begins)
    };
    // `HOW TO WRITE`
    let told_in_name = words(name).any(|word| {
        let known = small_words::VALUES[small_words::first(word, Writing::Latin)] != "other";
        known && !language::has(|papers| papers.particles, &form::small(word))
    });
    let placed = |line: &Line| line.opens_with_place;
    let ends = begins_block(page, end) || page.lines.get(end).is_some_and(placed);
    let apart = match place {
        None if tight && sent => (marked || ends) && is_head(),
        None if tight => !nameless && surname && is_head(),
        None if !nameless && shouted => surname && !told_in_name && is_head(),
        None => ends,
        Some(_) if tight && sent => is_head(),
        Some(_) if tight => !nameless && surname,
        Some(_) => nameless || begins_block(page, end),
    };
    (apart && runs_on(page, end)).then_some(i..end)
}

/// `Ida Marsh, Port Ely`: a name without the place behind its comma.
pub(crate) fn without_place(row: &[char]) -> Option<&[char]> {
    let comma = row.iter().position(|c| *c == ',')?;
    let place = &row[comma + 1..];
    let small = place.iter().any(|c| c.is_lowercase());
    (small && is_place(place)).then_some(&row[..comma])
}

/// Whether a row may be the last of a headline in small letters, which goes on with no name.
fn is_headline_row(text: &[char]) -> bool {
    text.iter().any(|c| c.is_lowercase())
        && !form::stops(text)
        && !matches!(text.last(), Some(',' | ';' | '-'))
        && small_words::VALUES[small_words::last(text, Writing::Latin)] == "other"
        && !words(text).next_back().is_some_and(leads_to_name)
}

/// Whether a word stands before names and places: `near`, `mayor`.
fn leads_to_name(word: &[char]) -> bool {
    language::has(|papers| papers.before_names, &small(word))
}

/// Whether a text of several lines begins with a line; the first one may be a short one beside a
/// large letter, or begin in capitals.
pub(crate) fn runs_on(page: &Page, i: usize) -> bool {
    const WIDE: usize = 24;
    let text = |at: usize| page.lines.get(at).map_or(&[][..], |line| &line.text);
    let (first, second) = (text(i), text(i + 1));
    let small = first.iter().chain(second).filter(|c| c.is_lowercase()).count();
    first.len().max(second.len()) >= WIDE
        && small * 2 > first.len() + second.len()
        && !begins_block(page, i + 1)
}

/// `ANP`, `THE ELLERY PRESS`, `COAST NEWS SERVICE @ Ely`: whether a text is nothing but agencies in
/// capitals, and where they write from.
pub(crate) fn is_shouted_agency(text: &[char]) -> bool {
    let from = text.windows(3).position(|three| three == [' ', '@', ' ']);
    let name = &text[..from.unwrap_or(text.len())];
    let last = words(name).next_back().map(small).unwrap_or_default();
    let sends = || last == "press" || byline::sends(&last);
    // `HEALTH SERVICE` and `STOP PRESS` send nothing.
    let least = if from.is_some() { 2 } else { 3 };
    let told = || (least..=6).contains(&words(name).count()) && sends();
    names_agencies(name) || form::is_capitals(name) && !name.contains(&'/') && told()
}

/// `ANP`, `EFE`: whether a text is nothing but agencies in capitals that are known.
fn names_agencies(text: &[char]) -> bool {
    form::is_capitals(text) && dateline::names_agencies(text)
}

/// `Villarreal de la Vega`, `KURNOOL, MAY 5`: few words with capitals, and numbers.
pub(crate) fn is_place_and_day(text: &[char]) -> bool {
    let words: Vec<&[char]> = words(text).collect();
    let is_of_place = |word: &&[char]| is_of_name(word) || word.iter().all(char::is_ascii_digit);
    let [first, rest @ ..] = &words[..] else { return false };
    let plain = |word: &[char]| is_capitalised(word.strip_suffix(&[',']).unwrap_or(word));
    plain(first) && rest.len() <= 4 && rest.iter().all(is_of_place)
}

/// `at Holm Road`, `DE PORTO SERENO`: where somebody writes from.
pub(crate) fn is_whence(text: &[char]) -> bool {
    let is_from = |word: &[char]| language::has(|papers| papers.whence, &small(word));
    let mut words = words(text);
    words.next().is_some_and(is_from) && {
        let place: Vec<&[char]> = words.collect();
        (1..=3).contains(&place.len()) && place.into_iter().all(is_capitalised)
    }
}

/// `EDITH LARRABEE`, in one row or two, where `Edith Larrabee writes from Ely` stands further
/// below: who writes a column.
pub(crate) fn is_told_below(page: &Page, i: usize) -> bool {
    const FARTHEST: usize = 120;
    let mut rows = [Some(i), i.checked_sub(1)].into_iter().flatten();
    let Some(first) = rows.find(|at| begins_block(page, *at)) else { return false };
    let rows = &page.lines[first..page.lines.len().min(first + 3)];
    let together = rows.iter().skip(1).take_while(|line| line.blanks == 0).count() + 1;
    // A name in capitals may stand right above the text.
    let shouted = together > 2 && form::is_capitals(&rows[0].text);
    let rows = &rows[..if shouted { 1 } else { together }];
    let name: Vec<&[char]> = rows.iter().flat_map(|line| words(&line.text)).collect();
    let is_name = rows.len() <= 2
        && (2..=4).contains(&name.len())
        && name.iter().all(|word| is_capitalised(word));
    is_name && {
        let below = first + rows.len() + 1..page.lines.len();
        let begins = |at: &usize| begins_block(page, *at) || form::stops(&page.lines[at - 1].text);
        below.take(FARTHEST).filter(begins).any(|at| tells_of(&name, &page.lines[at].text))
    }
}

/// `Edith Larrabee writes from Ely`, `Edith Larrabee’s column`: whether a text begins with a name
/// and what its bearer does for the paper.
fn tells_of(name: &[&[char]], text: &[char]) -> bool {
    let mut text =
        words(text).map(without_s).skip_while(|word| matches!(word, ['●' | '•' | '■' | '*']));
    name.iter().all(|word| text.next().is_some_and(|other| small(other) == small(word)))
        && text.next().map(small).is_some_and(|does| match does.as_str() {
            "is" => matches!(text.next(), Some(['a'] | ['a', 'n'] | ['t', 'h', 'e'])),
            does => language::has(|papers| papers.does, does),
        })
}

/// A name without what says that something is its bearer's.
fn without_s(name: &[char]) -> &[char] {
    match name {
        [name @ .., '’' | '\'', 's'] => name,
        _ => name,
    }
}

/// Two to four words with capitals, and particles between them; `THE NUMBERS` names nobody.
pub(crate) fn is_name(text: &[char]) -> bool {
    let mut ends = [words(text).next(), words(text).next_back()].into_iter().flatten();
    (2..=4).contains(&words(text).count())
        && ends.all(is_capitalised)
        && !words(text).any(|word| word == ['À'])
        && words(text).all(|word| is_plain(word) && is_of_name(word))
        && !words(text).next().is_some_and(is_article)
}

/// Whether a word is an article that no name begins with: `La` and `De` may.
pub(crate) fn is_article(word: &[char]) -> bool {
    language::has(|papers| papers.articles, &small(word))
}

/// `(dpa)`, `— From wire reports` by itself, or the last of a block, behind a sentence that stops:
/// where a story comes from.
pub(crate) fn is_agency_below(page: &Page, i: usize) -> bool {
    let text = &page.lines[i].text;
    i > 0
        && (dateline::is_agency(text) || is_from_reports(text) || names_agencies(text))
        && form::stops(&page.lines[i - 1].text)
        && begins_block(page, i + 1)
}

/// `hw`, `(jre)`: whether a row is the initials of who wrote, as German and Polish papers print them.
pub(crate) fn is_initials(row: &[char]) -> bool {
    let inside = row.strip_prefix(&['(']).and_then(|row| row.strip_suffix(&[')']));
    let letters = inside.unwrap_or(row);
    (2..=4).contains(&letters.len()) && letters.iter().all(|c| c.is_lowercase())
}

/// Where who wrote a text stands at its end, behind the stop of its last sentence: `(TTX)`, `(jre)`,
/// `hw`. `The shop shuts at 8 p.m. on` is torn.
pub(crate) fn tail(text: &[char]) -> Option<usize> {
    const LONGEST: usize = 12;
    let at = text.iter().rposition(|c| *c == ' ')? + 1;
    let last = &text[at..];
    // `– (AFN.)`
    let dashed =
        text[..at - 1].strip_suffix(&[' ', '–']).or(text[..at - 1].strip_suffix(&[' ', '—']));
    let before = dashed.unwrap_or(&text[..at - 1]);
    let word = before.rsplit(|c| c.is_whitespace()).next()?;
    let bare = word.strip_suffix(&['.']).unwrap_or(word);
    let counts = bare.iter().all(char::is_ascii_digit);
    let whole = !bare.is_empty() && (bare.len() > 2 || counts) && !bare.contains(&'.');
    let signs = match last {
        ['(', inside @ .., ')'] => {
            let inside = inside.strip_suffix(&['.']).unwrap_or(inside);
            let shouts = inside.first().is_some_and(|c| c.is_uppercase()) || inside.len() <= 4;
            (2..=LONGEST).contains(&inside.len())
                && shouts
                && inside.iter().all(|c| c.is_alphabetic() || *c == '/')
        }
        initials => {
            let lower: String = initials.iter().collect();
            (2..=3).contains(&initials.len())
                && initials.iter().all(|c| c.is_lowercase())
                && !small_words::VALUES.contains(&lower.as_str())
                && !language::has(|papers| papers.openers, &lower)
                && !language::has(|papers| papers.particles, &lower)
        }
    };
    (whole && form::stops(before) && signs).then_some(before.len() + 1)
}

/// `— From wire reports`: whether a text names no writer, but what a story was made of.
pub(crate) fn is_from_reports(text: &[char]) -> bool {
    const REPORTS: [&str; 7] = [
        "wire reports",
        "staff reports",
        "wire services",
        "news services",
        "associated press",
        "the associated press",
        "reuters",
    ];
    let lower = small(text);
    let bare = lower.trim_start_matches(['—', '–', '-', ' ']);
    REPORTS.contains(&bare.trim_start_matches("from "))
}

/// `— Ida Marsh, Ely`, `--Ida Marsh`: a signature without the dash before it.
pub(crate) fn without_dash(text: &[char]) -> &[char] {
    match text {
        ['—' | '–', ' ', name @ ..] | ['-', '-', name @ ..] => name,
        text => text,
    }
}

/// Whether a text is names, and has no other form.
fn is_signed_so(text: &[char]) -> bool {
    form::form(text, Writing::Latin) == Form::Names
}

/// Whether a text is a name with initials, or with what its bearer is called: `Mrs P. Marsh`.
pub(crate) fn is_titled(text: &[char]) -> bool {
    let bare = |word: &[char]| word.iter().filter(|c| **c != '.').collect::<String>();
    let is_initial = |word: &[char]| matches!(word, [c, '.'] if c.is_uppercase());
    let titles =
        |word: &[char]| is_initial(word) || language::has(|papers| papers.titles, &bare(word));
    (2..=5).contains(&words(text).count())
        && words(text).all(is_capitalised)
        && words(text).any(titles)
}

/// `Alma Road, Ely`: few words with capitals.
fn is_place(text: &[char]) -> bool {
    let is_of_place = |word: &[char]| is_capitalised(word.strip_suffix(&[',']).unwrap_or(word));
    (1..=4).contains(&words(text).count()) && words(text).all(is_of_place)
}

/// `J. Cornély.`, `Alexandre D'AGIOUT`, `E. L. B.`: a short line of names, set so that it is no
/// headline in capitals, or with initials.
pub(crate) fn is_names(text: &[char]) -> bool {
    let is_initial = |word: &[char]| word.len() <= 3 && word.last() == Some(&'.');
    let small = || text.iter().any(|c| c.is_lowercase());
    (2..=5).contains(&words(text).count())
        && text.len() <= 32
        && words(text).all(|word| is_plain(word) && is_of_name(word))
        && (small() || words(text).any(is_initial))
}

/// `Ida van der Marsh`: whether a text may be the name of a person, two to four words.
pub(crate) fn is_person(text: &[char]) -> bool {
    (2..=4).contains(&words(text).count()) && words(text).all(is_of_name) && text[0].is_uppercase()
}

/// Whether a word may stand in a name: with a capital, or a particle.
pub(crate) fn is_of_name(word: &[char]) -> bool {
    let elides = matches!(word, ['d' | 'l', '\'' | '’', c, ..] if c.is_uppercase());
    word.first().is_some_and(|c| c.is_uppercase())
        || elides
        || language::all(|papers| papers.particles)
            .any(|known| known.chars().eq(word.iter().copied()))
}

/// Whether a word with a capital may stand in a name or an address.
fn is_capitalised(word: &[char]) -> bool {
    is_plain(word) && word.first().is_some_and(|c| c.is_uppercase())
}

/// Whether a word has nothing but letters and the marks of names.
fn is_plain(word: &[char]) -> bool {
    word.iter().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
}

/// The words of a text.
pub(crate) fn words(text: &[char]) -> impl DoubleEndedIterator<Item = &[char]> {
    text.split(|c| c.is_whitespace()).filter(|word| !word.is_empty())
}
