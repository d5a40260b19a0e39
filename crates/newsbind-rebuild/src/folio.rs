//! Page labels, as the pages' folios print them.

use std::fmt;

use newsbind_core::{is_han, plain_digits};

use crate::assemble::{At, Drafts};
use crate::form;
use crate::furniture;
use crate::jump;
use crate::page::Page;
use crate::signature;

/// The label of each page: what the input says, else what its folio prints, else the one that its place among the others
/// gives, else its number. Input that only counts pages says less than folios that follow one another.
pub(crate) fn labels(pages: &[Page], given: &[Option<String>], drafts: &Drafts) -> Vec<String> {
    let printed = (0..pages.len()).map(|page| Folio::of(&printed(page, &pages[page], drafts)?));
    let printed = in_order(&printed.collect::<Vec<_>>());
    let given = if outweigh(&printed, given) { vec![None; pages.len()] } else { given.to_vec() };
    let is_given = |label: &String| given.iter().flatten().any(|given| given == label);
    let folio = |page: usize| printed[page].map(|folio| folio.to_string());
    let mut known: Vec<Option<String>> = (given.iter().enumerate())
        .map(|(page, given)| given.clone().or_else(|| folio(page).filter(|label| !is_given(label))))
        .collect();
    for page in 0..known.len() {
        if known[page].is_none() {
            known[page] = between(&known, page).or_else(|| count(&known, page));
        }
    }
    known.into_iter().flatten().collect()
}

/// A label in its parts: `A12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Folio {
    letter: Option<char>,
    number: usize,
}

impl Folio {
    fn of(text: &str) -> Option<Self> {
        let label = label(text)?;
        let letter = label.chars().next().filter(char::is_ascii_uppercase);
        let number = label.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().ok()?;
        Some(Self { letter, number })
    }

    /// What is the same for all pages of a part that stand one after the other.
    fn run(self, page: usize) -> (Option<char>, isize) {
        (self.letter, self.number.cast_signed() - page.cast_signed())
    }
}

impl fmt::Display for Folio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.letter.map_or(Ok(()), |letter| write!(f, "{letter}"))?;
        write!(f, "{}", self.number)
    }
}

/// How many pages are numbered on as a page is.
fn followers(printed: &[Option<Folio>], page: usize) -> usize {
    let run = |page: usize| printed[page].map(|folio| folio.run(page));
    (0..printed.len()).filter(|other| run(*other) == run(page)).count()
}

/// The folios without those that are none: of several pages that print the same, only the one that others are numbered on
/// with has it (`Obituaries A3` leads on to page A3), and none that stands before a lower one of such a row.
fn in_order(printed: &[Option<Folio>]) -> Vec<Option<Folio>> {
    const ROW: usize = 3;
    let strength: Vec<usize> = (0..printed.len()).map(|page| followers(printed, page)).collect();
    let is_kept = |page: usize| {
        let Some(folio) = printed[page] else { return false };
        (0..printed.len()).filter(|other| *other != page).all(|other| {
            let Some(beside) = printed[other] else { return true };
            let disorder = beside.letter == folio.letter
                && (beside.number < folio.number) != (other < page)
                && strength[other] >= ROW;
            (beside != folio && !disorder) || strength[page] > strength[other]
        })
    };
    let kept: Vec<bool> = (0..printed.len()).map(is_kept).collect();
    printed.iter().zip(kept).map(|(folio, kept)| folio.filter(|_| kept)).collect()
}

/// Whether folios are so many, and follow so well on one another, that they are to be trusted before input that only counts
/// the pages, as names of files do.
fn outweigh(printed: &[Option<Folio>], given: &[Option<String>]) -> bool {
    let counts = |label: &String| label.bytes().all(|byte| byte.is_ascii_digit());
    let folios = printed.iter().flatten().count();
    let runs = (0..printed.len())
        .filter(|page| printed[*page].is_some() && followers(printed, *page) > 1)
        .count();
    given.iter().flatten().all(counts) && folios == runs && folios > 1 && 2 * folios >= given.len()
}

/// The number of a page, or the next one that no other page has.
fn count(labels: &[Option<String>], page: usize) -> Option<String> {
    let is_free = |number: &String| !labels.iter().flatten().any(|label| label == number);
    (page + 1..).map(|number| number.to_string()).find(is_free)
}

/// The label of a page without one among pages whose labels have letters: what counting on from the one before and back from
/// the one after gives. Above a page of a new part stands its front page: nameplates have no folio.
fn between(labels: &[Option<String>], page: usize) -> Option<String> {
    let folio = |at: usize| Some((at, Folio::of(labels[at].as_ref()?)?));
    let before = (0..page).rev().find_map(folio);
    let after = (page + 1..labels.len()).find_map(folio);
    let on = before.map(|(at, folio)| Folio { number: folio.number + page - at, ..folio });
    let back = after.and_then(|(at, folio)| {
        Some(Folio { number: folio.number.checked_sub(at - page)?, ..folio })
    });
    let first = before.map_or(0, |(at, _)| at + 1);
    let found = match (on, back, after) {
        (Some(on), _, None) => Some(on),
        (Some(on), Some(back), _) if on == back => Some(on),
        (_, back, Some((at, folio)))
            if folio.letter != before.and_then(|(_, folio)| folio.letter) =>
        {
            let begins = folio.number == at - first + 1;
            let is_front = page == if before.is_some() { at - 1 } else { first };
            if begins { back } else { is_front.then_some(Folio { number: 1, ..folio }) }
        }
        _ => None,
    };
    let found = found.filter(|folio| folio.letter.is_some() && folio.number > 0)?.to_string();
    (!labels.iter().flatten().any(|label| *label == found)).then_some(found)
}

fn printed(number: usize, page: &Page, drafts: &Drafts) -> Option<String> {
    let furniture = drafts.furniture.iter().filter(|at| at.page == number);
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
    if let Some(at) = text.iter().position(|c| *c == '第') {
        return number(&text[at + 1..]);
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

/// A label by itself, one with a letter anywhere in a line, a number at its head or its foot: `A7`, `3 | WORLD NEWS`.
fn bare(text: &[char]) -> Option<String> {
    let words: Vec<String> =
        text.split(|c| c.is_whitespace()).map(|word| word.iter().collect()).collect();
    let words = without_numbers(words);
    let lettered = |word: &&String| word.starts_with(|c: char| c.is_ascii_uppercase());
    let found = words.iter().filter(lettered).find_map(|word| label(word));
    let at_end =
        || [words.first(), words.last()].into_iter().flatten().find_map(|word| label(word));
    // 云泽日报 02 要闻: between names it is the only number.
    let between = || {
        let mut labels = words.iter().filter_map(|word| label(word));
        labels.next().filter(|_| text.iter().any(|c| is_han(*c)) && labels.next().is_none())
    };
    found.or_else(at_end).or_else(between)
}

/// `A5 THE HARLOW COURIER`, `THE HARLOW COURIER 5`: whether a text in capitals is the label of a page beside the name of a
/// paper.
pub(crate) fn is_label_and_paper(text: &[char]) -> bool {
    let words: Vec<String> = signature::words(text).map(|word| word.iter().collect()).collect();
    let [first, second, .., last] = &words[..] else { return false };
    let names_paper = [first, second].contains(&&"THE".to_owned());
    let is_lettered = |label: String| label.starts_with(|c: char| c.is_ascii_uppercase());
    let labels = [first, last].into_iter().filter_map(|word| label(word));
    form::is_capitals(text) && labels.into_iter().any(|label| names_paper || is_lettered(label))
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

/// A label in its plain form: one letter at most, then one to three digits, without leading noughts.
pub(crate) fn label(text: &str) -> Option<String> {
    let plain = plain_digits(text).to_uppercase();
    let digits = plain.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = &plain[..plain.len() - digits.len()];
    let number: u32 = digits.parse().ok().filter(|_| (1..=3).contains(&digits.len()))?;
    (letters.len() <= 1 && number > 0).then(|| format!("{letters}{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_between_others_are_counted() {
        let labels = |labels: &str| -> Vec<Option<String>> {
            labels.split(' ').map(|label| Some(label.to_owned()).filter(|_| label != "-")).collect()
        };
        for (known, page, expected) in [
            ("- A7", 0, Some("A1")),
            ("- 7", 0, None),
            ("A12 - B2", 1, Some("B1")),
            ("A1 - A3", 1, Some("A2")),
            ("- A1", 0, None),
            ("- - A3 A4", 0, Some("A1")),
            ("- - A3 A4", 1, Some("A2")),
            ("- - A7", 0, Some("A1")),
            ("- - A7", 1, None),
            ("A1 A2 -", 2, Some("A3")),
            ("A1 - B3", 1, Some("B1")),
        ] {
            let found = between(&labels(known), page);
            assert_eq!(found.as_deref(), expected, "{known}, {page}");
        }
    }

    #[test]
    fn folios_follow_one_another() {
        let folios =
            |folios: &str| -> Vec<Option<Folio>> { folios.split(' ').map(Folio::of).collect() };
        for (printed, expected) in [
            ("A3 A2 A3 A4", "- A2 A3 A4"),
            ("A6 A2 A3 A4", "- A2 A3 A4"),
            ("16 16 16", "- - -"),
            ("A1 A2 B1 B2", "A1 A2 B1 B2"),
            ("5 9 2", "5 9 2"),
        ] {
            assert_eq!(in_order(&folios(printed)), folios(expected), "{printed}");
        }
    }

    #[test]
    fn folios_are_trusted_before_counted_pages() {
        let some = |labels: &[&str]| -> Vec<Option<String>> {
            labels.iter().map(|label| Some((*label).to_owned()).filter(|_| *label != "-")).collect()
        };
        for (printed, given, expected) in [
            (&["-", "A2", "A3", "A4"][..], &["1", "2", "3", "4"][..], true),
            (&["5", "6", "7"], &["1", "2", "3"], true),
            (&["-", "A2", "A3", "A4"], &["B1", "B2", "B3", "B4"], false),
            (&["12", "-", "-", "-"], &["1", "2", "3", "4"], false),
            (&["12", "3", "7", "-"], &["1", "2", "3", "4"], false),
        ] {
            let printed: Vec<Option<Folio>> =
                printed.iter().map(|label| Folio::of(label)).collect();
            assert_eq!(outweigh(&printed, &some(given)), expected, "{printed:?}");
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
