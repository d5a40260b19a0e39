//! The number of the issue that a line of furniture prints.

use newsbind_core::plain_digits;

use super::day;
use crate::furniture;

/// The number in a line, as it is printed: `No. 7,906`, `Nr. 107`, 第10326期.
pub(crate) fn of(line: &str) -> Option<String> {
    in_han(line).or_else(|| in_words(line))
}

/// 第…期; a count of all issues, 总第…期, only where there is no other. Typesetters put spaces into it.
fn in_han(line: &str) -> Option<String> {
    let dense: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    let numbers = (0..dense.len()).filter_map(|from| {
        let to = from + 1 + dense[from + 1..].iter().position(|c| *c == '期')?;
        let number: String = dense[from + 1..to].iter().collect();
        let digits = plain_digits(&number);
        let is_number =
            (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        (dense[from] == '第' && is_number).then(|| {
            let of_all = from > 0 && matches!(dense[from - 1], '总' | '總');
            let from = if of_all { from - 1 } else { from };
            (of_all, dense[from..=to].iter().collect())
        })
    });
    numbers.min_by_key(|(of_all, _)| *of_all).map(|(_, number)| number)
}

/// A word for a number and a number, which stand by themselves: in `Registered No. 12` and `No. 1
/// Church Street` it is none of an issue.
fn in_words(line: &str) -> Option<String> {
    line.split("  ").find_map(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (0..words.len()).find_map(|at| {
            // `No.37` is one word, `No. 37` two.
            let digits = words[at].find(|c: char| c.is_ascii_digit()).unwrap_or(words[at].len());
            let (word, own) = words[at].split_at(digits);
            let (number, last) = match own {
                "" => (*words.get(at + 1)?, at + 1),
                own => (own, at),
            };
            let plain = number.trim_end_matches(|c: char| !c.is_ascii_digit());
            let ends = number.len() > plain.len();
            let alone = begins(&words[..at]) && (ends || goes_on(words.get(last + 1)));
            let gap = if own.is_empty() { " " } else { "" };
            (is_word(word) && is_number(plain) && alone).then(|| format!("{word}{gap}{plain}"))
        })
    })
}

/// Whether a word means a number. `no` is a word of other meanings and has a capital.
fn is_word(word: &str) -> bool {
    const WORDS: [&str; 11] =
        ["№", "n°", "nº", "nr", "núm", "num", "número", "numéro", "numero", "nummer", "issue"];
    let word = word.strip_suffix('.').unwrap_or(word).replace(".°", "°").replace(".º", "º");
    matches!(word.as_str(), "No" | "NO") || WORDS.contains(&word.to_lowercase().as_str())
}

/// Digits, parted by threes at most.
fn is_number(text: &str) -> bool {
    let parts: Vec<&str> = text.split([',', '.', '\'', '’']).collect();
    let are_digits = parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let [first, rest @ ..] = parts.as_slice() else { return false };
    let (most, digits) = if rest.is_empty() { (6, first.len()) } else { (3, first.len()) };
    are_digits && (1..=most).contains(&digits) && rest.iter().all(|part| part.len() == 3)
}

/// Whether a number may begin behind these words: behind a mark, a figure or nothing, and not
/// behind what the number may be of (`Tel.`, `Registered`).
fn begins(words: &[&str]) -> bool {
    let is_roman = |word: &str| word.chars().all(|c| "IVXLCDM".contains(c));
    words.last().is_none_or(|word| {
        let whole = word.strip_suffix('.').unwrap_or(word);
        !whole.ends_with(char::is_alphabetic) || is_roman(word)
    })
}

/// Whether a number has ended before this word: one that begins with no letter and is no part of
/// the number, or the beginning of a date.
fn goes_on(word: Option<&&str>) -> bool {
    let Some(word) = word else { return true };
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_dated =
        || furniture::is_weekday(&letters) || day::month(&String::from_iter(&letters)).is_some();
    let is_figures = word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
    if word.starts_with(char::is_alphabetic) { is_dated() } else { !is_figures }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_folios_print_them() {
        for (line, expected) in [
            ("No. 7,906", Some("No. 7,906")),
            ("Vol. 112, No. 37", Some("No. 37")),
            ("VOL. CXII NO.37  THURSDAY", Some("NO.37")),
            ("Thursday, May 9, 2024 No. 7,906 · £1.20", Some("No. 7,906")),
            ("No. 7,906 Thursday, May 9, 2024", Some("No. 7,906")),
            ("THE ELY HERALD  No. 12", Some("No. 12")),
            ("Freitag, 19. April 2024 | Nr. 91", Some("Nr. 91")),
            ("Nr. 107 · 78. Jahrgang", Some("Nr. 107")),
            ("Año XX, Núm. 15.432", Some("Núm. 15.432")),
            ("N° 24567 - 1,50 €", Some("N° 24567")),
            ("№ 45 (1208)", Some("№ 45")),
            ("ISSUE 37", Some("ISSUE 37")),
            ("第 10326 期", Some("第10326期")),
            ("2024年4月19日 第８２１６期 今日8版", Some("第８２１６期")),
            ("2023年8月22日 第34期（总第1290期） 内部资料", Some("第34期")),
            ("总第一二九〇期", Some("总第一二九〇期")),
            ("No. 1 Church Street", None),
            ("Registered No. 12", None),
            ("Tel. No. 555 0100", None),
            ("No. 07-1234", None),
            ("No. 24 567", None),
            ("PAGE 5", None),
            ("NO PARKING", None),
            ("第3版 第一学期", None),
            ("学期 2024年", None),
        ] {
            assert_eq!(of(line).as_deref(), expected, "{line}");
        }
    }
}
