//! The day that a line of furniture prints.

use newsbind_core::{Date, plain_digits};

use crate::language::LANGUAGES;

/// The first day of the calendar in a line: 2024年4月19日, 二〇二四年四月十九日, 中华民国一一三年九月十二日, 2024.4.19,
/// `Friday, April 19, 2024`, `19. April 2024`, `19 de abril de 2024`.
pub(crate) fn of(line: &str) -> Option<Date> {
    let dense: Vec<char> = line.chars().filter(|c| *c != ' ').collect();
    in_han(&dense).or_else(|| in_words(line)).or_else(|| in_figures(line))
}

/// Year, month and day, each before its own character. `line`: without spaces.
fn in_han(line: &[char]) -> Option<Date> {
    let years = line.iter().enumerate().filter(|(_, c)| **c == '年');
    years.map(|(at, _)| at).find_map(|year_end| around_year(line, year_end))
}

/// The date whose year ends at 年.
fn around_year(line: &[char], year_end: usize) -> Option<Date> {
    /// 中华民国 begins in 1912.
    const FOUNDED: u16 = 1911;
    let digits = line[..year_end].iter().rev().take(4).take_while(|c| is_figure(**c)).count();
    let before = &line[..year_end - digits];
    let of_republic = before.ends_with(&['民', '国']) || before.ends_with(&['民', '國']);
    let founded = if of_republic { FOUNDED } else { 0 };
    let month_end = year_end + 1 + line[year_end + 1..].iter().position(|c| *c == '月')?;
    let day_end = month_end + 1 + line[month_end + 1..].iter().position(|c| *c == '日')?;
    let [year, month, day] =
        [year_end - digits..year_end, year_end + 1..month_end, month_end + 1..day_end]
            .map(|part| plain_digits(&line[part].iter().collect::<String>()).parse().ok());
    let is_whole = !before.last().is_some_and(char::is_ascii_digit);
    let is_full = of_republic || digits == 4 && is_whole;
    let [month, day] = [month?, day?].map(|number: u16| u8::try_from(number).ok());
    Date::new(year?.checked_add(founded)?, month?, day?).filter(|_| is_full)
}

fn is_figure(c: char) -> bool {
    plain_digits(c.encode_utf8(&mut [0; 4])).starts_with(|c: char| c.is_ascii_digit())
}

/// A day, the name of a month and a year, in the order of their language.
fn in_words(line: &str) -> Option<Date> {
    const BETWEEN: [&str; 3] = ["de", "of", "del"];
    let words = line.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> =
        words.filter(|word| !word.is_empty() && !BETWEEN.contains(word)).collect();
    words.windows(3).find_map(|three| {
        let [first, second, year] = three else { return None };
        let (day, month) = match (month(second), month(first)) {
            (Some(month), _) => (first, month),
            (_, Some(month)) => (second, month),
            _ => return None,
        };
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        Date::new(year, month, ordinal(day)?)
    })
}

/// `19`, `1er`, `3rd`, `1º`.
fn ordinal(word: &str) -> Option<u8> {
    const ENDS: [&str; 7] = ["st", "nd", "rd", "th", "er", "º", "ª"];
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let end = &word[digits.len()..];
    digits.parse().ok().filter(|_| end.is_empty() || ENDS.contains(&end))
}

/// A date of figures alone, the year at its head or its foot; 3/4/2024 may be either of two days
/// and is none.
fn in_figures(line: &str) -> Option<Date> {
    let in_date = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/');
    line.split(|c| !in_date(c)).find_map(|word| {
        let parts: Vec<&str> = word.split(['.', '-', '/']).collect();
        let numbers: Vec<u16> = parts.iter().map_while(|part| part.parse().ok()).collect();
        let [first, second, third] = numbers[..] else { return None };
        let date = |year, month: u16, day: u16| {
            Date::new(year, month.try_into().ok()?, day.try_into().ok()?)
        };
        match [parts[0].len(), parts[2].len()] {
            [4, _] => date(first, second, third),
            [_, 4] if second > 12 => date(third, first, second),
            [_, 4] if word.contains('.') || first > 12 || first == second => {
                date(third, second, first)
            }
            _ => None,
        }
    })
}

/// The month that a word names, 1 to 12, in languages of Latin script, whole or cut short.
pub(crate) fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let is_named = |names: &str| names.split(' ').any(|name| name == word);
    let month = LANGUAGES
        .iter()
        .find_map(|papers| papers.months.iter().position(|names| is_named(names)))?;
    u8::try_from(month + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_folios_print_them() {
        for (line, expected) in [
            ("2024年4月19日 星期五", Some("2024-04-19")),
            ("临渡日报 1998 年 1 月 5 日", Some("1998-01-05")),
            ("２０２４年１１月３０日", Some("2024-11-30")),
            ("二〇二四年四月十九日 农历三月十一", Some("2024-04-19")),
            ("二○○三年十二月三十一日", Some("2003-12-31")),
            ("中華民國一一三年九月十二日 星期四", Some("2024-09-12")),
            ("24年4月19日", None),
            ("临渡日报 2024.5.9", Some("2024-05-09")),
            ("2024-05-09 A3", Some("2024-05-09")),
            ("WEDNESDAY, JANUARY 12, 2005  PAGE 5", Some("2005-01-12")),
            ("Friday 19 April 2024", Some("2024-04-19")),
            ("Freitag, 19. April 2024 | Nr. 91", Some("2024-04-19")),
            ("vendredi 1er août 2025", Some("2025-08-01")),
            ("Martes, 19 de marzo de 2024", Some("2024-03-19")),
            ("Piątek, 19 kwietnia 2024", Some("2024-04-19")),
            ("úterý 2. září 2025", Some("2025-09-02")),
            ("maanantai 1. joulukuuta 2025", Some("2025-12-01")),
            ("lørdag 6. desember 2025", Some("2025-12-06")),
            ("onsdag den 12. marts 2025", Some("2025-03-12")),
            ("19.04.2024", Some("2024-04-19")),
            ("04/19/2024", Some("2024-04-19")),
            ("4.19.2024", Some("2024-04-19")),
            ("甲辰年三月十一 2024年4月19日", Some("2024-04-19")),
            ("民国65000年1月1日", None),
            ("Houston, 3 major 2024", None),
            ("03/04/2024", None),
            ("February 30, 2024", None),
            ("Vol. 112, No. 37", None),
        ] {
            assert_eq!(of(line), expected.map(|day| day.parse().unwrap()), "{line}");
        }
    }
}
