//! Page labels, as the pages' folios print them.

use newsbind_core::{is_han, plain_digits};

use crate::assemble::{At, Drafts};
use crate::form;
use crate::furniture;
use crate::jump;
use crate::page::Page;
use crate::signature;

/// The label of each page: what the input says, else what its folio prints, else its number, with the letter of its part
/// for a front page. Folios count only where no two pages print the same.
pub(crate) fn labels(pages: &[Page], given: &[Option<String>], drafts: &Drafts) -> Vec<String> {
    let printed: Vec<Option<String>> =
        (0..pages.len()).map(|page| printed(page, &pages[page], drafts)).collect();
    let mut sorted: Vec<&String> = printed.iter().flatten().collect();
    sorted.sort();
    let unique = sorted.windows(2).all(|pair| pair[0] != pair[1]);
    let is_given = |label: &String| given.iter().flatten().any(|given| given == label);
    let folio =
        |i: usize| printed.get(i).cloned().flatten().filter(|label| unique && !is_given(label));
    let mut known: Vec<Option<String>> =
        given.iter().enumerate().map(|(i, given)| given.clone().or_else(|| folio(i))).collect();
    for i in 0..known.len() {
        if known[i].is_none() {
            known[i] = front(&known, i).or_else(|| count(&known, i));
        }
    }
    known.into_iter().flatten().collect()
}

/// The number of a page, or the next one that no other page has.
fn count(labels: &[Option<String>], page: usize) -> Option<String> {
    let is_free = |number: &String| !labels.iter().flatten().any(|label| label == number);
    (page + 1..).map(|number| number.to_string()).find(is_free)
}

/// `A1` for a page without a label above one that is labelled `A2` or higher, where no page is labelled so: nameplates have
/// no folio.
fn front(labels: &[Option<String>], page: usize) -> Option<String> {
    let next = labels.get(page + 1)?.as_ref()?;
    let letter = next.chars().next().filter(char::is_ascii_uppercase)?;
    let first = format!("{letter}1");
    let begins =
        |label: &Option<String>| label.as_ref().is_some_and(|label| label.starts_with(letter));
    let is_front = !labels[..page].iter().any(begins) && *next != first;
    is_front.then_some(first)
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
    fn a_front_page_has_the_letter_of_its_part() {
        for (labels, page, expected) in [
            (&[None, Some("A7")][..], 0, Some("A1")),
            (&[None, Some("7")], 0, None),
            (&[Some("A12"), None, Some("B2")], 1, Some("B1")),
            (&[Some("A1"), None, Some("A3")], 1, None),
            (&[None, Some("A1")], 0, None),
        ] {
            let known: Vec<Option<String>> =
                labels.iter().map(|label| label.map(str::to_owned)).collect();
            assert_eq!(front(&known, page).as_deref(), expected, "{labels:?}");
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
