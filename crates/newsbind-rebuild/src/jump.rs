//! Jump lines: an article goes on, or comes from, another page.

use newsbind_core::is_han;

use crate::folio;
use crate::form::{self, ends_any, starts};
use crate::language::{self, Which};

/// What a jump line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JumpLine {
    /// Label of the other page.
    pub(crate) page: String,
    /// It leads on; else it leads back.
    pub(crate) on: bool,
    /// The word in capitals that its story is known by, in small letters: `See BUDGET, A6`; or its
    /// number, 下转第2版①.
    pub(crate) word: Option<String>,
}

/// Reads a line that is nothing but a jump line.
pub(crate) fn line(text: &[char]) -> Option<JumpLine> {
    if text.len() > 48 {
        return None;
    }
    let bare = strip_marks(text);
    han(bare).or_else(|| latin(bare))
}

/// The jump line in a parenthesis that ends a text; gives where it begins.
pub(crate) fn tail(text: &[char]) -> Option<(usize, JumpLine)> {
    if !matches!(text.last(), Some('）' | ')' | '】')) {
        return None;
    }
    let open = text.iter().rposition(|c| matches!(c, '（' | '(' | '【'))?;
    let inside = strip_marks(&text[open..]);
    let jump = han(inside).or_else(|| latin(inside))?;
    Some((open, jump))
}

/// The jump line in a parenthesis that begins a text; gives where it ends.
pub(crate) fn head(text: &[char]) -> Option<(usize, JumpLine)> {
    if !matches!(text.first(), Some('（' | '(' | '【')) {
        return None;
    }
    let close = text.iter().take(32).position(|c| matches!(c, '）' | ')' | '】'))?;
    let inside = strip_marks(&text[..=close]);
    let jump = han(inside).or_else(|| latin(inside))?;
    Some((close + 1, jump))
}

fn strip_marks(text: &[char]) -> &[char] {
    #[rustfmt::skip]
    const MARKS: [char; 24] = [
        '（', '）', '(', ')', '【', '】', '［', '］', '[', ']', '〔', '〕', ' ', '▲', '►', '▶', '◀', '◄', '>', '»',
        '→', '●', '■', '•',
    ];
    let mark = |c: &char| *c == '.' || MARKS.contains(c);
    let from = text.iter().position(|c| !mark(c)).unwrap_or(0);
    let to = text.iter().rposition(|c| !mark(c)).map_or(0, |last| last + 1);
    &text[from..to.max(from)]
}

/// 下转第3版, 上接A1版, 下转第2版①, 文轉A5版 as papers of Taiwan have it.
fn han(text: &[char]) -> Option<JumpLine> {
    let number = text.last().filter(|c| matches!(c, '①'..='⑳'));
    let word = number.map(char::to_string);
    let text = if number.is_some() { &text[..text.len() - 1] } else { text };
    let on = ["下转", "下轉", "紧转", "转第", "文转", "文轉"].iter().any(|word| starts(text, word));
    let back = ["上接", "接第", "紧接", "文承"].iter().any(|word| starts(text, word));
    // 下转A3, as papers of Hong Kong have it.
    let bare = matches!(text, [_, _, letter, digits @ ..]
        if letter.is_ascii_uppercase() && (1..=2).contains(&digits.len()) && digits.iter().all(char::is_ascii_digit));
    if !(on || back) || text.len() > 14 || !(bare || ends_any(text, &["版", "页"])) {
        return None;
    }
    // 上接8月8日第1版 comes from another issue's page.
    let ordinal = text.iter().rposition(|c| *c == '第').map(|at| at + 1);
    let first =
        text.iter().position(|c| c.is_alphanumeric() && !form::is_any(*c, "下转轉上接紧文承"))?;
    let skip = ordinal.unwrap_or(first);
    let end = text.len() - usize::from(!bare);
    let page: String = text[skip..end].iter().filter(|c| !c.is_whitespace()).collect();
    folio::label(&page).is_some().then_some(JumpLine { page, on, word })
}

/// Whether a word stands before the number of a page: `Page`, `Seite`, `S.`
pub(crate) fn means_page(word: &[char]) -> bool {
    language::has(|papers| papers.page, &form::small(word))
}

/// `Continued on page A4`, `See HARBOUR, Page 4`, `BUDGET, A6`, `From A1`, `Fortsetzung Seite 3`,
/// `Suite page 4`.
fn latin(text: &[char]) -> Option<JumpLine> {
    let text = without_column(text);
    if !text.first().is_some_and(|c| c.is_alphabetic() && !is_han(*c)) || !may_end_in_page(text) {
        return None;
    }
    let lower = form::small(text);
    let End { said, page, place } = End::of(&lower)?;
    let jump = |on: bool, word: Option<String>| JumpLine { page: page.clone(), on, word };
    let phrases: [(bool, Which); 2] = [(true, |papers| papers.on), (false, |papers| papers.back)];
    for (on, phrases) in phrases {
        // The longest: `turn to`, not `please turn to`, would leave a word before it.
        let phrase = language::all(phrases).filter_map(|phrase| said.strip_suffix(phrase));
        let whole = phrase.filter(|rest| rest.is_empty() || rest.ends_with(' '));
        if let Some(rest) = whole.min_by_key(|rest| rest.len()) {
            let phrase = &said[rest.len()..];
            let shown = place != Place::Bare || !language::has(|papers| papers.naming, phrase);
            return word_before(text, rest).filter(|_| shown).map(|word| jump(on, word));
        }
    }
    if let Some(rest) = said.strip_suffix("from").filter(|_| place != Place::First) {
        // `(FENCERS from page 1)`
        let named = said == "from" || rest.ends_with(", ") || place == Place::Named;
        return word_before(text, rest).filter(|_| named).map(|word| jump(false, word));
    }
    // `See HARBOUR, Page 4`, `See Harbour on Page 4`, `SEE HARBOUR PAGE 4`, `HARBOUR, A6`.
    let see = ["please see ", "see ", "turn to "].iter().find(|see| said.starts_with(**see));
    let from = see.map_or(0, |see| see.len());
    let told = see.is_some() && place == Place::Named;
    let named = said.get(from..)?;
    let shouts = told && !named.contains(' ') && form::is_capitals(text);
    let apart = named.strip_suffix(',').or_else(|| named.strip_suffix(" on").filter(|_| told));
    let named = apart.or(Some(named).filter(|_| shouts))?;
    let shown: Vec<char> = text.iter().copied().skip(from).take(named.chars().count()).collect();
    let is_word = is_word(&shown) && (see.is_some() || folio::is_lettered(&page));
    (is_word || told).then(|| jump(true, Some(named.to_owned())))
}

/// `Turn to Page 5, Col. 3`, `Continued on Page 4--Column 3`, without the column.
fn without_column(text: &[char]) -> &[char] {
    let mark = |two: &[char]| matches!(two, [',', ' '] | ['-', '-'] | [_, '—']);
    let Some(at) = text.windows(2).rposition(mark) else { return text };
    let column = form::small(&text[at..]);
    let column = column.trim_start_matches(|c: char| !c.is_ascii_digit() && c != 'c');
    let number = ["col. ", "column "].iter().find_map(|word| column.strip_prefix(word));
    let is_number = number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()));
    if is_number { &text[..at] } else { text }
}

/// Whether the last word of a line may be a page: what most lines do not end in need not be read in
/// small letters.
fn may_end_in_page(text: &[char]) -> bool {
    let from = text.iter().rposition(|c| *c == ' ').map_or(0, |space| space + 1);
    let word = form::small(&text[from..]);
    folio::label(&word.to_uppercase()).is_some()
        || numeral(&word).is_some()
        || language::all(|papers| papers.front).any(|front| front.ends_with(&word))
}

/// A line that ends in a page, in small letters but for the page's label.
struct End<'a> {
    /// What it says before the page.
    said: &'a str,
    page: String,
    place: Place,
}

/// How a page is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// `A6`.
    Bare,
    /// `page A6`.
    Named,
    /// `the front page`.
    First,
}

impl<'a> End<'a> {
    fn of(lower: &'a str) -> Option<Self> {
        let first =
            language::all(|papers| papers.front).find_map(|front| lower.strip_suffix(front));
        let (rest, page) = match first {
            Some(rest) => (rest, "1".to_owned()),
            None => {
                let (rest, label) = lower.rsplit_once(' ')?;
                (rest, numeral(label).or_else(|| folio::label(&label.to_uppercase()))?)
            }
        };
        let mut said = rest.trim_end();
        while let Some((before, word)) = said.rsplit_once(' ')
            && (word == "the" || language::has(|papers| papers.page, word))
        {
            said = before.trim_end();
        }
        let place = match first {
            Some(_) => Place::First,
            None if said.len() < rest.trim_end().len() => Place::Named,
            None => Place::Bare,
        };
        Some(Self { said, page, place })
    }
}

/// `Six`: the number of a page in a word, in small letters.
fn numeral(word: &str) -> Option<String> {
    let at = language::all(|papers| papers.numerals).position(|numeral| numeral == word)?;
    Some((at + 1).to_string())
}

/// The word before a phrase, if any, in capitals or with a comma behind it; `None` where something
/// else stands there. `rest`: what stands before the phrase, in small letters.
fn word_before(text: &[char], rest: &str) -> Option<Option<String>> {
    let named = rest.trim_end_matches([' ', ',', ':']);
    let shown: Vec<char> = text.iter().copied().take(named.chars().count()).collect();
    let apart = rest.trim_end().len() > named.len() && named.split(' ').count() <= 3;
    match named {
        "" | "please" => Some(None),
        _ => (apart || is_word(&shown)).then(|| Some(named.to_owned())),
    }
}

/// Whether a text is one or two words in capitals.
fn is_word(text: &[char]) -> bool {
    let words = text.split(|c| *c == ' ');
    form::is_capitals(text)
        && words.count() <= 2
        && text.iter().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jump_lines_name_a_page() {
        for (text, expected) in [
            ("（下转第5版）", Some(("5", true))),
            ("上接A1版", Some(("A1", false))),
            ("【下转A3】", Some(("A3", true))),
            ("【上接A1】", Some(("A1", false))),
            ("▶▶下转A02", Some(("A02", true))),
            ("◀◀上接A01", Some(("A01", false))),
            ("〔下转第3版〕", Some(("3", true))),
            ("（紧转第3版）", Some(("3", true))),
            ("下转第 十 版", Some(("十", true))),
            ("（下转第2版①）", Some(("2", true))),
            ("（上接8月8日第1版）", Some(("1", false))),
            ("Continued on page A4", Some(("A4", true))),
            ("(Continued on Page 4)", Some(("4", true))),
            ("HARBOUR, continued on B2", Some(("B2", true))),
            ("Turn to Page 5, Col. 3", Some(("5", true))),
            ("Continued on Page 4--Column 3", Some(("4", true))),
            ("Continued on Page 4, Column Three", None),
            ("See PROMISE, Page B2", Some(("B2", true))),
            ("SEE CHIPS, C4", Some(("C4", true))),
            ("SEE FENCERS PAGE 6", Some(("6", true))),
            ("See Fencers on Page 6", Some(("6", true))),
            ("(FENCERS from page 1)", Some(("1", false))),
            ("He ran from page 1", None),
            ("See what they made of Page 6", None),
            ("See chips, C4", None),
            ("Please see MILL, Page A6", Some(("A6", true))),
            ("HIKER continues on A6", Some(("A6", true))),
            ("BUDGET, A6", Some(("A6", true))),
            ("See DAM, 5B", Some(("5B", true))),
            ("Continued on Page 12A", Some(("12A", true))),
            ("DAM, from 1A", Some(("1A", false))),
            ("Born in LEEDS, 5B", None),
            ("BUDGET, from A1", Some(("A1", false))),
            ("» FROM A1", Some(("A1", false))),
            ("Continued on Page Three.", Some(("3", true))),
            ("Continued from Page One.", Some(("1", false))),
            ("Viene de tapa", Some(("1", false))),
            ("Suite de la première page", Some(("1", false))),
            ("Fortsættes side 6", Some(("6", true))),
            ("Fortsetzung von Seite 1", Some(("1", false))),
            ("From the front page", None),
            ("The work continued on page 4", None),
            ("Born in LEEDS, 12", None),
            ("PORT HALLAM, 12", None),
            ("Harbour, continued on B2", Some(("B2", true))),
            ("He said. Continued on B2", None),
            ("SUITE 12", None),
            ("Fortsetzung 3", None),
            ("Fortsetzung auf A6", Some(("A6", true))),
            ("Weiter auf 3", Some(("3", true))),
            ("Please turn to B4", Some(("B4", true))),
            ("From A1", Some(("A1", false))),
            ("● Turn to Page 7", Some(("7", true))),
            ("Continued from Page A1", Some(("A1", false))),
            ("Fortsetzung auf Seite 3", Some(("3", true))),
            ("Suite page 4", Some(("4", true))),
            ("Pasa a la página 6", Some(("6", true))),
            ("Vervolg van pagina 1", Some(("1", false))),
            ("The fight continued on 4 May 1987", None),
            ("From 1 to 10", None),
            ("下转基层的干部", None),
        ] {
            let text: Vec<char> = text.chars().collect();
            let found = line(&text).map(|jump| (jump.page, jump.on));
            let found = found.as_ref().map(|(page, on)| (page.as_str(), *on));
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
