//! Page labels, as the pages' folios print them.

use std::cmp::Ordering;
use std::fmt;

use newsbind_core::{is_han, plain_digits};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::assemble::{At, Drafts};
use crate::form;
use crate::furniture;
use crate::jump;
use crate::page::Page;
use crate::signature;

/// The label of each page: what the input says, else what its folio prints, else the one that its
/// place among the others gives, else its number. Input that only counts pages says less than
/// folios that follow one another and say otherwise.
pub(crate) fn labels(pages: &[Page], given: &[Option<String>], drafts: &Drafts) -> Vec<String> {
    let printed = (0..pages.len()).map(|page| Folio::of(&printed(page, &pages[page], drafts)?));
    of_folios(&printed.collect::<Vec<_>>(), given)
}

fn of_folios(printed: &[Option<Folio>], given: &[Option<String>]) -> Vec<String> {
    let printed = in_order(printed);
    let given = if outweigh(&printed, given) { vec![None; given.len()] } else { given.to_vec() };
    let mut taken: FxHashSet<String> = given.iter().flatten().cloned().collect();
    let mut folio = |folio: &Option<Folio>| {
        folio.as_ref().map(Folio::to_string).filter(|label| taken.insert(label.clone()))
    };
    let mut labels: Vec<Option<String>> = (given.into_iter().zip(&printed))
        .map(|(given, printed)| given.or_else(|| folio(printed)))
        .collect();
    let known: Vec<Option<Folio>> = labels.iter().map(|label| Folio::of(label.as_ref()?)).collect();
    for (label, between) in labels.iter_mut().zip(between(&known)) {
        if let Some(found) = between.filter(|_| label.is_none()).map(|folio| folio.to_string()) {
            *label = taken.insert(found.clone()).then_some(found);
        }
    }
    let mut count = |page: usize| {
        (page + 1..).map(|number| number.to_string()).find(|label| taken.insert(label.clone()))
    };
    (0..).zip(labels).filter_map(|(page, label)| label.or_else(|| count(page))).collect()
}

/// A label in its parts: `A12`, `12A`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Folio {
    letter: Option<Letter>,
    number: usize,
}

/// The letter of a part of the issue, before the number or behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Letter {
    Before(char),
    Behind(char),
}

impl Folio {
    fn of(text: &str) -> Option<Self> {
        let label = label(text)?;
        let of_part = char::is_ascii_uppercase;
        let before = label.chars().next().filter(of_part).map(Letter::Before);
        let behind = label.chars().next_back().filter(of_part).map(Letter::Behind);
        let number = label.trim_matches(|c: char| c.is_ascii_uppercase()).parse().ok()?;
        Some(Self { letter: before.or(behind), number })
    }

    fn plus(self, pages: usize) -> Self {
        Self { number: self.number + pages, ..self }
    }

    /// The label so many pages before, where there is one.
    fn minus(self, pages: usize) -> Option<Self> {
        let number = self.number.checked_sub(pages).filter(|number| *number > 0)?;
        Some(Self { number, ..self })
    }

    /// What is the same for all pages of a part that stand one after the other.
    fn run(self, page: usize) -> (Option<Letter>, isize) {
        (self.letter, self.number.cast_signed() - page.cast_signed())
    }
}

impl fmt::Display for Folio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.letter {
            None => write!(f, "{}", self.number),
            Some(Letter::Before(letter)) => write!(f, "{letter}{}", self.number),
            Some(Letter::Behind(letter)) => write!(f, "{}{letter}", self.number),
        }
    }
}

/// So many pages that are numbered on are a row.
const ROW: usize = 3;

/// For each page with a folio how many are numbered on as it is, itself one of them.
fn rows(printed: &[Option<Folio>]) -> Vec<usize> {
    let mut rows: FxHashMap<_, usize> = FxHashMap::default();
    let run = |(page, folio): (usize, &Option<Folio>)| folio.map(|folio| folio.run(page));
    printed.iter().enumerate().filter_map(run).for_each(|run| *rows.entry(run).or_default() += 1);
    let row = |of| run(of).and_then(|run| rows.get(&run).copied()).unwrap_or_default();
    printed.iter().enumerate().map(row).collect()
}

/// The folios without those that are none: of several pages that print the same, only the one of
/// the longest row has it (`Obituaries A3` leads on to page A3), and none that stands before a
/// lower one of a row, or behind a higher one.
fn in_order(printed: &[Option<Folio>]) -> Vec<Option<Folio>> {
    let rows = rows(printed);
    let mut longest: FxHashMap<Folio, (usize, usize)> = FxHashMap::default();
    for (folio, row) in printed.iter().zip(&rows).filter_map(|(folio, row)| Some(((*folio)?, *row)))
    {
        let (most, pages) = longest.entry(folio).or_default();
        match row.cmp(most) {
            Ordering::Greater => (*most, *pages) = (row, 1),
            Ordering::Equal => *pages += 1,
            Ordering::Less => {}
        }
    }
    let mut kept: Vec<bool> = (printed.iter().zip(&rows))
        .map(|(folio, row)| folio.is_some_and(|folio| longest[&folio] == (*row, 1)))
        .collect();
    let mut bounds: FxHashMap<Option<Letter>, usize> = FxHashMap::default();
    let mut pass = |pages: &mut dyn Iterator<Item = usize>, wrong: fn(usize, usize) -> bool| {
        bounds.clear();
        for page in pages {
            let Some(folio) = printed[page] else { continue };
            if rows[page] >= ROW {
                bounds.insert(folio.letter, folio.number);
            } else if bounds.get(&folio.letter).is_some_and(|bound| wrong(folio.number, *bound)) {
                kept[page] = false;
            }
        }
    };
    pass(&mut (0..printed.len()), |number, before| number <= before);
    pass(&mut (0..printed.len()).rev(), |number, after| number >= after);
    printed.iter().zip(kept).map(|(folio, kept)| folio.filter(|_| kept)).collect()
}

/// Whether folios are so many, and follow so well on one another, that they are to be trusted
/// before input that only counts the pages, as names of files do, and says otherwise.
fn outweigh(printed: &[Option<Folio>], given: &[Option<String>]) -> bool {
    let counts = |label: &String| label.bytes().all(|byte| byte.is_ascii_digit());
    let folios = printed.iter().flatten().count();
    let follow = rows(printed).into_iter().all(|row| row != 1);
    let contradicts = |(printed, given): (&Option<Folio>, &Option<String>)| matches!((printed, given), (Some(printed), Some(given)) if printed.to_string() != *given);
    given.iter().flatten().all(counts)
        && follow
        && folios > 1
        && 2 * folios >= given.len()
        && printed.iter().zip(given).any(contradicts)
}

/// For each page what counting on from the labelled page before it and back from the one after it
/// gives, where both agree, where the last pages follow a row, and where a part begins. Above a
/// page of a new part stands its front page: nameplates have no folio. Labels without letters begin
/// no part: pages of an excerpt are not all of one.
fn between(known: &[Option<Folio>]) -> Vec<Option<Folio>> {
    type Beside = Option<(usize, Folio)>;
    let carry = |last: &mut Beside, (page, folio): (usize, &Option<Folio>)| {
        let beside = *last;
        *last = folio.map(|folio| (page, folio)).or(*last);
        Some(beside)
    };
    let before: Vec<Beside> = known.iter().enumerate().scan(None, carry).collect();
    let mut after: Vec<Beside> = known.iter().enumerate().rev().scan(None, carry).collect();
    after.reverse();
    let rows = rows(known);
    let follows = |page: usize, folio: Folio| folio.letter.is_some() || rows[page] > 1;
    (0..known.len())
        .map(|page| {
            let on = before[page].map(|(at, folio)| folio.plus(page - at));
            let Some((at, next)) = after[page] else {
                return on.filter(|_| before[page].is_some_and(|(at, folio)| follows(at, folio)));
            };
            let back = next.minus(at - page);
            if on.is_some() && on == back {
                return on;
            }
            let begins_part = next.letter.is_some()
                && next.letter != before[page].and_then(|(_, folio)| folio.letter);
            let first = before[page].map_or(0, |(at, _)| at + 1);
            let front = if before[page].is_some() { at - 1 } else { first };
            match next.number == at - first + 1 {
                _ if !begins_part => None,
                true => back,
                false => Some(Folio { number: 1, ..next })
                    .filter(|front_page| page == front && *front_page != next),
            }
        })
        .collect()
}

fn printed(number: usize, page: &Page, drafts: &Drafts) -> Option<String> {
    let furniture = drafts.furniture_of(number).iter();
    let edge = furniture.filter(|at| furniture::at_edge(page, at.line));
    let (head, foot): (Vec<&At>, Vec<&At>) = edge.partition(|at| 2 * at.line < page.lines.len());
    let [head, foot] = [head, foot].map(|lines| -> Vec<&[char]> {
        let texts = lines.into_iter().map(|at| &page.lines[at.line].text[..]);
        texts.filter(|text| !furniture::leads_on(text)).collect()
    });
    let first = |lines: &[&[char]], label: fn(&[char]) -> Option<String>| {
        lines.iter().find_map(|text| label(text))
    };
    let dated = |text: &[char]| bare(text).filter(|_| furniture::is_date_line(text));
    // What the foot says may be of another page: `COMMENT | Page 44`.
    first(&head, named)
        .or_else(|| first(&head, dated))
        .or_else(|| first(&foot, named))
        .or_else(|| first(&head, bare))
        .or_else(|| first(&foot, bare))
}

/// A label beside the word for a page: 第3版, A4版, `PAGE 5`, `Página 3`.
pub(crate) fn named(text: &[char]) -> Option<String> {
    let number = |text: &[char]| {
        label(&text.iter().take_while(|c| c.is_alphanumeric() && **c != '版').collect::<String>())
    };
    let words: Vec<&[char]> = signature::words(text).collect();
    if let Some(pair) = words.windows(2).find(|pair| jump::means_page(pair[0])) {
        return number(pair[1]);
    }
    // 第34期 第2版: the number of an issue is none of a page.
    let mut ordinals = text.split(|c| *c == '第').skip(1).peekable();
    if ordinals.peek().is_some() {
        return ordinals.find_map(number);
    }
    let text: String = text.iter().collect();
    let (before, _) = text.split_once('版')?;
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
    // 今日16版 says how many there are.
    if digits.ends_with("今日") || digits.ends_with('共') {
        return None;
    }
    let before: String = before.chars().rev().take_while(char::is_ascii_alphanumeric).collect();
    label(&before.chars().rev().collect::<String>())
}

/// A label by itself, one with a letter anywhere in a line, a number at its head or its foot: `A7`,
/// `3 | WORLD NEWS`.
fn bare(text: &[char]) -> Option<String> {
    let words: Vec<String> =
        text.split(|c| c.is_whitespace()).map(|word| word.iter().collect()).collect();
    let words = without_numbers(words);
    let lettered = |word: &&String| is_lettered(word);
    let mut of_pages = words.iter().filter(lettered).filter_map(|word| label(word));
    let found = of_pages.next();
    // `Obituaries A4 | Sports B1` tells where to read on.
    if of_pages.next().is_some() {
        return None;
    }
    let at_end =
        || [words.first(), words.last()].into_iter().flatten().find_map(|word| label(word));
    // 云泽日报 02 要闻: between names it is the only number.
    let between = || {
        let mut labels = words.iter().filter_map(|word| label(word));
        labels.next().filter(|_| text.iter().any(|c| is_han(*c)) && labels.next().is_none())
    };
    found.or_else(at_end).or_else(between)
}

/// `A5 THE HARLOW COURIER`, `THE HARLOW COURIER 5`: whether a text in capitals is the label of a
/// page beside the name of a paper.
pub(crate) fn is_label_and_paper(text: &[char]) -> bool {
    let words: Vec<String> = signature::words(text).map(|word| word.iter().collect()).collect();
    let [first, second, .., last] = &words[..] else { return false };
    let names_paper = [first, second].contains(&&"THE".to_owned());
    let labels = [first, last].into_iter().filter_map(|word| label(word));
    form::is_capitals(text) && labels.into_iter().any(|label| names_paper || is_lettered(&label))
}

/// Words without the numbers of volumes and issues: `Vol. 88 No. 63`.
fn without_numbers(words: Vec<String>) -> Vec<String> {
    const NUMBERS: [&str; 8] = ["vol", "no", "nr", "núm", "num", "n°", "nº", "issue"];
    let mut counts = false;
    let keeps = |word: &String| {
        let of_number = std::mem::replace(
            &mut counts,
            NUMBERS.contains(&word.to_lowercase().trim_end_matches('.')),
        );
        !of_number
    };
    words.into_iter().filter(keeps).collect()
}

/// A label in its plain form: one to three digits without leading noughts, with at most one letter
/// before them, or one of the first ones in capitals behind, but for that of `63E ANNÉE`: `A5`, `5A`.
pub(crate) fn label(text: &str) -> Option<String> {
    let plain = plain_digits(text);
    let digits = plain.trim_start_matches(char::is_alphabetic);
    let before = plain[..plain.len() - digits.len()].to_uppercase();
    let number = digits.trim_end_matches(|c: char| matches!(c, 'A'..='D' | 'F'..='H'));
    let behind = &digits[number.len()..];
    let known: u32 = number.parse().ok().filter(|_| (1..=3).contains(&number.len()))?;
    let is_label = before.len() + behind.len() <= 1 && known > 0;
    is_label.then(|| format!("{before}{known}{behind}"))
}

/// Whether a label has the letter of a part.
pub(crate) fn is_lettered(label: &str) -> bool {
    label.contains(|c: char| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What pages are called that print the one and whose input says the other; `-` is nothing.
    fn check(printed: &str, given: &str, expected: &str) {
        let printed: Vec<Option<Folio>> = printed.split(' ').map(Folio::of).collect();
        let given = given.split(' ').map(|label| Some(label.to_owned()).filter(|_| label != "-"));
        let given: Vec<Option<String>> =
            given.chain(std::iter::repeat(None)).take(printed.len()).collect();
        assert_eq!(of_folios(&printed, &given).join(" "), expected, "{printed:?}, {given:?}");
    }

    #[test]
    fn pages_without_a_folio_are_counted_from_others() {
        for (printed, expected) in [
            ("- A7", "A1 A7"),
            ("- 7", "1 7"),
            ("A12 - B2", "A12 B1 B2"),
            ("A1 - A3", "A1 A2 A3"),
            ("- A1", "1 A1"),
            ("- - A3 A4", "A1 A2 A3 A4"),
            ("- - A7", "A1 2 A7"),
            ("A1 A2 -", "A1 A2 A3"),
            ("A1 - B3", "A1 B1 B3"),
            ("A5 - - - A8", "A5 2 3 4 A8"),
            ("11 12 - 14 -", "11 12 13 14 15"),
            ("11 -", "11 2"),
            ("- - -", "1 2 3"),
            ("11A - 2B", "11A 1B 2B"),
        ] {
            check(printed, "-", expected);
        }
    }

    #[test]
    fn folios_follow_one_another() {
        for (printed, expected) in [
            ("A3 A2 A3 A4", "A1 A2 A3 A4"),
            ("A6 A2 A3 A4", "A1 A2 A3 A4"),
            ("16 16 16", "1 2 3"),
            ("A1 A2 B1 B2", "A1 A2 B1 B2"),
            ("5 9 2", "5 9 2"),
            ("17 18 19 20 1 2 3", "17 18 19 20 1 2 3"),
        ] {
            check(printed, "-", expected);
        }
    }

    #[test]
    fn folios_are_trusted_before_counted_pages() {
        for (printed, given, expected) in [
            ("- A2 A3 A4", "1 2 3 4", "A1 A2 A3 A4"),
            ("5 6 7", "1 2 3", "5 6 7"),
            ("- A2 A3 A4", "B1 B2 B3 B4", "B1 B2 B3 B4"),
            ("12 - - -", "1 2 3 4", "1 2 3 4"),
            ("12 3 7 -", "1 2 3 4", "1 2 3 4"),
            ("- 6 7", "5 6 7", "5 6 7"),
            ("12 13 - -", "12 13 14 15", "12 13 14 15"),
        ] {
            check(printed, given, expected);
        }
    }

    #[test]
    fn labels_as_folios_print_them() {
        let chars = |text: &str| -> Vec<char> { text.chars().collect() };
        for (text, expected) in [
            ("第3版", Some("3")),
            ("A07版 文体新闻", Some("A7")),
            ("第十二版", Some("12")),
            ("第二十版", Some("20")),
            ("第十版", Some("10")),
            ("WEDNESDAY, JANUARY 12, 2005  PAGE 5", Some("5")),
            ("Página 5 | Martes", Some("5")),
            ("A7", Some("A7")),
            ("29 | WORLD NEWS | Tuesday", Some("29")),
            ("A6 THE DAILY GAZETTE", Some("A6")),
            ("The Daily Gazette / Monday / NEWS 5B", Some("5B")),
            ("Page 12A", Some("12A")),
            ("63e Année", None),
            ("63E ANNÉE", None),
            ("THE 5G GAZETTE IN 3D", None),
            ("2024年4月19日 星期五 今日16版 零售价1.5元", None),
            ("中华民国一一三年九月十二日 星期四 A3 地方新闻", Some("A3")),
            ("Daily Gazette, Thursday, March 12, 2026 5", Some("5")),
            ("Daily Gazette, Thursday, March 12, 2026", None),
            ("THE DAILY GAZETTE", None),
            ("Nr 91", None),
            ("Vol. 12 No. 63", None),
            ("云泽日报 02 要闻", Some("2")),
            ("临渡日报 1998 年 1 月 5 日", None),
        ] {
            let text = chars(text);
            assert_eq!(named(&text).or_else(|| bare(&text)).as_deref(), expected);
        }
    }
}
