//! Hyphens at line ends: does one divide a word, or is it part of a compound?

use std::collections::HashSet;

use hypher::Lang;

use crate::dictionary;
use crate::jump;
use crate::page::{Line, Page};

/// What becomes of a hyphen at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hyphen {
    /// It only divides a word: `re-|port`.
    Divides,
    /// It joins the parts of a compound, or of a number and what it counts: `long-|term`,
    /// `19-|year-old`.
    Joins,
    /// It stands for what the next word ends in: `Ein-|und Ausfahrt`.
    Suspends,
}

/// Marks the lines of a page whose soft hyphens are printed, and reads them as hyphens: some fonts
/// say U+00AD for every hyphen. Such a page has soft ones between letters too, though not more than
/// at the ends of lines, and no others there.
pub(crate) fn mark_printed<'a>(lines: impl Iterator<Item = &'a mut Line>) {
    const LEAST: usize = 2;
    const SOFT: char = '\u{ad}';
    let lines: Vec<&mut Line> = lines.collect();
    let between = |hyphen: char| {
        let within = |line: &&mut Line| {
            let threes = line.text.windows(3).filter(|three| three[1] == hyphen);
            threes.filter(|three| three[0].is_alphanumeric() && three[2].is_alphanumeric()).count()
        };
        lines.iter().map(within).sum::<usize>()
    };
    let ends = lines.iter().filter(|line| line.text.last() == Some(&SOFT)).count();
    let soft = if ends < LEAST { 0 } else { between(SOFT) };
    if soft < LEAST || soft > ends || between('-') > 0 {
        return;
    }
    for line in lines {
        line.prints_soft = true;
        line.text.iter_mut().filter(|c| **c == SOFT).for_each(|c| *c = '-');
    }
}

/// Parts of English compounds that are no words, or so short that many words begin with them.
const PREFIXES: [&str; 7] = ["anti", "co", "ex", "in", "mid", "non", "pre"];

/// What English puts behind a name: `Oscar-|winner` has one, `Wood-|ward` is one.
const BEHIND_NAMES: [&str; 5] = ["born", "like", "style", "wide", "winner"];

/// Those who do something with others, behind `co-`.
#[rustfmt::skip]
const FELLOWS: [&str; 20] = [
    "author", "captain", "chair", "chairman", "chairwoman", "chairs", "conspirator", "conspirators", "creator", "defendant",
    "defendants", "director", "editor", "founder", "founders", "host", "owner", "pilot", "star", "worker",
];

/// What German and Dutch put behind a word whose second part follows later.
const SUSPENDING: [&str; 6] = ["und", "oder", "bzw", "sowie", "en", "of"];

/// What French puts behind a verb and a hyphen: whole words, in which no other word of three
/// letters and more ends.
const FRENCH_ENCLITICS: [&str; 4] = ["nous", "vous", "je", "t"];

/// What French puts behind a verb where its patterns would not divide a word, and behind what it
/// points at.
const FRENCH_PRONOUNS: [&str; 6] = ["tu", "il", "elle", "ils", "elles", "on"];
const FRENCH_POINTING: [&str; 4] = ["celui", "celle", "ceux", "celles"];

/// The words of an issue, as evidence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    words: HashSet<String>,
    compounds: HashSet<String>,
    is_english: bool,
    patterns: Option<Lang>,
}

impl Lexicon {
    /// Gathers the words that stand undivided on the pages, in small letters.
    pub(crate) fn of(pages: &[Page], language: &str) -> Self {
        let is_english = language.starts_with("en");
        let mut lexicon = Self { is_english, patterns: patterns(language), ..Self::default() };
        let hyphen = |c: Option<&char>| c.is_some_and(|c| matches!(c, '-' | '‐'));
        if !pages.iter().flat_map(|page| &page.lines).any(|line| hyphen(line.text.last())) {
            return lexicon;
        }
        let mut before: &[char] = &[];
        for line in pages.iter().flat_map(|page| &page.lines) {
            // What stands behind a hyphen at a line's end may be no word: it is no evidence of
            // itself. Nor is what a text begins with that comes from another page.
            let is_small = line.text.first().is_some_and(|c| c.is_lowercase());
            let goes_on = || is_small && (line.blanks > 0 || jump::line(before).is_some());
            let divided = hyphen(before.last()) || goes_on();
            let words = line.text.split(|c| c.is_whitespace()).skip(usize::from(divided));
            before = &line.text;
            for word in words.filter(|word| !hyphen(word.last())) {
                let word: String = word.iter().flat_map(|c| c.to_lowercase()).collect();
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                if word.contains('-') {
                    lexicon.compounds.insert(word.to_owned());
                }
                for part in word.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty())
                {
                    if !lexicon.words.contains(part) {
                        lexicon.words.insert(part.to_owned());
                    }
                }
            }
        }
        lexicon
    }

    /// Whether a capital by itself and what stands behind it are one word: `W hen`. `A` and `I` are
    /// words themselves.
    pub(crate) fn begins(&self, letter: char, tail: &str) -> bool {
        let whole: String = letter.to_lowercase().chain(tail.chars()).collect();
        tail.starts_with(char::is_lowercase)
            && (!matches!(letter, 'A' | 'I')
                || self.words.contains(&whole) && !self.words.contains(tail))
    }

    /// What becomes of the hyphen between `head` and `tail`, at the end of a line. The tail may
    /// have hyphens itself.
    pub(crate) fn hyphen(&self, head: &str, tail: &str) -> Hyphen {
        if self.suspends(tail) {
            Hyphen::Suspends
        } else if self.divides(head, tail) {
            Hyphen::Divides
        } else {
            Hyphen::Joins
        }
    }

    fn suspends(&self, tail: &str) -> bool {
        matches!(self.patterns, Some(Lang::German | Lang::Dutch)) && SUSPENDING.contains(&tail)
    }

    /// Whether a hyphen only divides a word.
    ///
    /// What the issue itself shows comes first: the word whole, or the compound within a line. Then
    /// what is a word of English, and the language's hyphenation patterns (Liang 1983, by `hypher`).
    fn divides(&self, head: &str, tail: &str) -> bool {
        // No line ends in a single capital of a word, or in a small letter of an English one:
        // `T-|shirt`, `e-|mail`.
        let is_letter =
            head.chars().count() == 1 && (self.is_english || !head.starts_with(char::is_lowercase));
        if !tail.starts_with(char::is_lowercase) || head.is_empty() || is_letter {
            return false;
        }
        // `EU-|wide`: a word in capitals goes on in capitals.
        if head.chars().all(char::is_uppercase) {
            return false;
        }
        let name = head.starts_with(char::is_uppercase);
        let tail = tail.split('-').next().unwrap_or_default();
        let (head, tail) = (head.to_lowercase(), tail.to_lowercase());
        if matches!(self.patterns, Some(Lang::French)) && self.is_french_compound(&head, &tail) {
            return false;
        }
        let whole = format!("{head}{tail}");
        if self.words.contains(&whole) {
            return true;
        }
        if self.compounds.contains(&format!("{head}-{tail}")) || head.contains('-') {
            return false;
        }
        if self.is_english {
            if is_set_off(&head, &tail) {
                return false;
            }
            if dictionary::is_english(&whole) {
                return true;
            }
            if is_english_compound(name, &head, &tail) {
                return false;
            }
        }
        let known = |word: &str| word.len() >= 4 && self.words.contains(word);
        if known(&head) && known(&tail) {
            return false;
        }
        self.patterns.is_none_or(|patterns| allows(patterns, &whole, head.len()) || !known(&tail))
    }

    /// `puis-|je`, `dira-|t-on`, `celles-|ci`, `peut-|être`.
    fn is_french_compound(&self, head: &str, tail: &str) -> bool {
        let whole = format!("{head}{tail}");
        let is_word = || self.patterns.is_some_and(|patterns| allows(patterns, &whole, head.len()));
        FRENCH_ENCLITICS.contains(&tail)
            || FRENCH_PRONOUNS.contains(&tail) && !is_word()
            || FRENCH_POINTING.contains(&head) && matches!(tail, "ci" | "là")
            || (head, tail) == ("peut", "être")
    }
}

/// What is set off by a hyphen even where it may be written together: `co-|author`, `re-|election`.
fn is_set_off(head: &str, tail: &str) -> bool {
    head == "co" && FELLOWS.contains(&tail) || matches!(head, "pre" | "re") && tail.starts_with('e')
}

/// Whether two parts are words of a compound: `much-|needed`, `non-|European`. `name`: the first has
/// a capital.
fn is_english_compound(name: bool, head: &str, tail: &str) -> bool {
    const LEAST: usize = 3;
    let is_tail = tail.len() >= LEAST && dictionary::is_english(tail);
    let goes_behind =
        || tail.ends_with("ed") || tail.ends_with("ing") || BEHIND_NAMES.contains(&tail);
    if name {
        return is_tail && goes_behind();
    }
    let is_head = head.len() >= LEAST && dictionary::is_english(head) || PREFIXES.contains(&head);
    is_head && (is_tail || matches!(tail, "in" | "on" | "up"))
}

fn patterns(language: &str) -> Option<Lang> {
    let code = language.as_bytes().get(..2)?;
    Lang::from_iso([code[0], code[1]])
}

/// Whether a language's patterns allow a word to be divided after so many bytes.
fn allows(patterns: Lang, word: &str, at: usize) -> bool {
    let mut end = 0;
    hypher::hyphenate(word, patterns).any(|syllable| {
        end += syllable.len();
        end == at
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a word at a line end: `re-|port` with the words that the issue has
    /// elsewhere.
    fn check(language: &str, word: &str, elsewhere: &[&str], expected: Hyphen) {
        let lexicon = Lexicon {
            is_english: language == "en",
            words: elsewhere.iter().filter(|w| !w.contains('-')).map(|w| (*w).to_owned()).collect(),
            compounds: elsewhere
                .iter()
                .filter(|w| w.contains('-'))
                .map(|w| (*w).to_owned())
                .collect(),
            patterns: patterns(language),
        };
        let (head, tail) = word.split_once("-|").unwrap();
        assert_eq!(lexicon.hyphen(head, tail), expected, "{language} {word}");
    }

    #[test]
    fn what_stands_behind_a_hyphen_is_no_word() {
        let lines = ["Lights for the pier with-", "drawn in part, for-", "merly in full"];
        let lines = (1..)
            .zip(lines)
            .map(|(number, text)| newsbind_core::TextLine { number, text: text.to_owned() });
        let page = newsbind_core::TextPage { lines: lines.collect(), ..Default::default() };
        let page = crate::page::prepare(1, &page, crate::page::Writing::Latin);
        let mut words: Vec<String> = Lexicon::of(&[page], "en").words.into_iter().collect();
        words.sort_unstable();
        assert_eq!(words, ["for", "full", "in", "lights", "part", "pier", "the"]);
    }

    #[test]
    fn a_hyphen_divides_a_word_or_belongs_to_it() {
        use Hyphen::{Divides, Joins, Suspends};
        check("en", "re-|port", &[], Divides);
        check("en", "develop-|ment", &["development"], Divides);
        check("en", "long-|term", &[], Joins);
        check("en", "twelve-|week", &[], Joins);
        check("en", "cross-|ings", &[], Divides);
        check("en", "second-|ly", &[], Divides);
        check("en", "fast-|growing", &["fast-growing"], Joins);
        check("en", "market-|leading", &["market", "leading"], Joins);
        check("en", "Anglo-|American", &[], Joins);
        check("en", "state-of-the-|art", &[], Joins);
        check("en", "so-|cial", &["so"], Divides);
        check("en", "mid-|night", &["night"], Divides);
        check("en", "mid-|season", &["season"], Joins);
        check("en", "part-|ner", &["part"], Divides);
        check("en", "part-|time", &["time"], Joins);
        check("en", "seven-|teen", &["seven"], Divides);
        check("de", "all-|gemein", &[], Divides);
        check("fr", "ex-|emple", &[], Divides);
        check("en", "co-|captain", &[], Joins);
        check("en", "co-|ast", &[], Divides);
        check("en", "T-|shirt", &[], Joins);
        check("en", "-|year-old", &[], Joins);
        check("en", "much-|needed", &[], Joins);
        check("en", "in-|house", &[], Joins);
        check("en", "in-|sulated", &[], Divides);
        check("en", "run-|up", &[], Joins);
        check("en", "EU-|wide", &[], Joins);
        check("en", "Unix-|style", &[], Joins);
        check("en", "Zealand-|born", &[], Joins);
        check("en", "Wood-|ward", &[], Divides);
        check("en", "re-|elected", &[], Joins);
        check("en", "re-|elected", &["reelected"], Divides);
        check("en", "single-|family", &[], Joins);
        check("de", "Ein-|und", &[], Suspends);
        check("nl", "in-|en", &[], Suspends);
        check("en", "lich-|en", &[], Divides);
        check("fr", "puis-|je", &[], Joins);
        check("fr", "dira-|t-on", &[], Joins);
        check("fr", "celles-|ci", &[], Joins);
        check("fr", "peut-|être", &[], Joins);
        check("fr", "mer-|ci", &[], Divides);
        check("fr", "nou-|velle", &[], Divides);
    }
}
