//! The newspaper that a line of furniture names.

use newsbind_core::is_han;

use super::day;
use crate::furniture;
use crate::jump;
use crate::language;
use crate::sections;

/// The newspaper that a line names beside its page, section and date: `云泽日报 02 要闻`, `A6 THE DAILY
/// GAZETTE`.
pub(crate) fn of(line: &str) -> Option<String> {
    in_han(line).or_else(|| in_words(line))
}

/// A run of Chinese characters that ends as the names of papers do.
fn in_han(line: &str) -> Option<String> {
    /// 本报 and 电子报 name none.
    const OTHERS: [&str; 8] = ["本", "今", "订", "读", "电子", "数字", "天气", "气象"];
    let runs = line.split(|c| !is_han(c)).map(behind_date);
    let is_name = |run: &&str| {
        run.ends_with(['报', '報'])
            && (3..=10).contains(&run.chars().count())
            && !OTHERS.iter().any(|other| run.starts_with(other))
    };
    runs.filter(|run| is_name(run)).map(str::to_owned).next()
}

/// A run without the end of a date or a page before it: 日云泽日报, 星期四云泽日报.
fn behind_date(run: &str) -> &str {
    let day = run.strip_prefix(['日', '版', '页']).unwrap_or(run);
    let week = day.strip_prefix("星期").or_else(|| day.strip_prefix('周'));
    week.and_then(|rest| rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日']))
        .unwrap_or(day)
}

/// Words in capitals that are one of those that papers are called by.
fn in_words(line: &str) -> Option<String> {
    let apart =
        |c: char| c.is_ascii_digit() || matches!(c, '|' | ',' | '•' | '·' | '—' | '–' | '/');
    line.split(apart).flat_map(|part| part.split("  ")).map(plain).find(|part| is_name(part))
}

/// A name without days, months and the word for a page beside it, and without the section before
/// it: `SPORT THE DAILY GAZETTE`.
fn plain(part: &str) -> String {
    let words: Vec<&str> = part.split_whitespace().collect();
    let from = (0..words.len()).take_while(|at| is_apart(&words, *at)).count();
    let end = (from..words.len()).find(|at| is_apart(&words, *at)).unwrap_or(words.len());
    let words = &words[from..end];
    let begins = words.iter().position(|word| word.eq_ignore_ascii_case("the"));
    let from = begins.filter(|from| sections::is_name(&words[..*from].join(" ")));
    words[from.unwrap_or(0)..].join(" ")
}

/// Whether a word is of no name: a month, the word for a page, or a day of the week, which a name
/// may begin with, at the end or beside a month.
fn is_apart(words: &[&str], at: usize) -> bool {
    let letters: Vec<char> = words[at].chars().filter(|c| c.is_alphabetic()).collect();
    let is_month = |word: &&str| day::month(word.trim_end_matches('.')).is_some();
    let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let dated = || at + 1 == words.len() || near.filter_map(|at| words.get(at)).any(is_month);
    is_month(&words[at]) || jump::means_page(&letters) || furniture::is_weekday(&letters) && dated()
}

/// Whether a word with a capital is what newspapers are called.
pub(crate) fn is_noun(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && language::has(|papers| papers.papers, &word.to_lowercase())
}

fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    (2..=6).contains(&words.len())
        && words.iter().any(|word| word.split(['-', '\'', '’']).any(is_noun))
        && words.iter().filter(|word| word.starts_with(char::is_lowercase)).count() <= 2
        && !part.contains(['.', '@', ':', '?', '!'])
        && !sections::is_name(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newspapers_as_folios_name_them() {
        for (line, expected) in [
            ("云泽日报 02 要闻", Some("云泽日报")),
            ("临渡日报2024年5月9日", Some("临渡日报")),
            ("2024年4月19日云泽日报", Some("云泽日报")),
            ("第3版星期四云泽日报", Some("云泽日报")),
            ("天气预报", None),
            ("本报地址：云泽市", None),
            ("THE MARION STAR", Some("THE MARION STAR")),
            ("Sunday Times", Some("Sunday Times")),
            ("A6 THE DAILY GAZETTE", Some("THE DAILY GAZETTE")),
            ("Daily Gazette, Thursday, March 12, 2026 5", Some("Daily Gazette")),
            ("Thursday March 12 The Harlow Courier", Some("The Harlow Courier")),
            ("The Harlow Courier Thursday March 12", Some("The Harlow Courier")),
            ("DZIENNIK ŁÓDZKI", Some("DZIENNIK ŁÓDZKI")),
            ("L'Écho du Littoral", Some("L'Écho du Littoral")),
            ("SPORT THE GULF ADVERTISER", Some("THE GULF ADVERTISER")),
            ("To advertise call 555 0100", None),
            ("THE ELY HERALD Page 3", Some("THE ELY HERALD")),
            ("29 | WORLD NEWS | Tuesday", None),
            ("news desk@herald.example", None),
            ("PAGE 5", None),
        ] {
            assert_eq!(of(line).as_deref(), expected, "{line}");
        }
    }
}
