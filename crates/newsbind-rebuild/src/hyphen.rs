//! Hyphens at line ends: does one divide a word, or is it part of a compound?

use std::collections::HashSet;

use hypher::Lang;

use crate::page::Page;

/// First parts of English compounds that are written with a hyphen far more often than not.
const COMPOUNDING: [&str; 38] = [
    "self",
    "well",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "half",
    "third",
    "first",
    "second",
    "long",
    "short",
    "high",
    "low",
    "year",
    "vice",
    "cross",
];

/// First parts with which as many words begin (`so-|cial`, `part-|ner`): only what is a word by itself follows one.
const BEGINNING: [&str; 11] =
    ["non", "ex", "so", "ten", "mid", "all", "part", "full", "one", "old", "hard"];

/// What is no second part of a compound: `cross-|ings`, `second-|ly`, `seven-|teen`, `high-|ways`.
#[rustfmt::skip]
const ENDINGS: [&str; 26] = [
    "ing", "ings", "ed", "er", "ers", "est", "ly", "ness", "teen", "teenth", "ty", "th", "ish", "less", "ary", "age",
    "ages", "en", "ened", "ening", "fall", "land", "lands", "way", "ways", "roads",
];

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
        let mut divided = false;
        for line in pages.iter().flat_map(|page| &page.lines) {
            // What stands behind a hyphen at a line's end may be no word: it is no evidence of itself.
            let words = line.text.split(|c| c.is_whitespace()).skip(usize::from(divided));
            divided = hyphen(line.text.last());
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

    /// Whether a capital by itself and what stands behind it are one word: `W hen`. `A` and `I` are words themselves.
    pub(crate) fn begins(&self, letter: char, tail: &str) -> bool {
        let whole: String = letter.to_lowercase().chain(tail.chars()).collect();
        tail.starts_with(char::is_lowercase)
            && (!matches!(letter, 'A' | 'I')
                || self.words.contains(&whole) && !self.words.contains(tail))
    }

    /// Whether a hyphen between `head` and `tail`, at the end of a line, only divides a word.
    ///
    /// What the issue itself shows comes first: the word whole, or the compound within a line. Then
    /// the language's hyphenation patterns (Liang 1983, by `hypher`), and what compounds are made of.
    pub(crate) fn divides(&self, head: &str, tail: &str) -> bool {
        if !tail.starts_with(char::is_lowercase) {
            return false;
        }
        let (head, tail) = (head.to_lowercase(), tail.to_lowercase());
        let whole = format!("{head}{tail}");
        if self.words.contains(&whole) {
            return true;
        }
        if self.compounds.contains(&format!("{head}-{tail}")) || head.contains('-') {
            return false;
        }
        if self.is_english && COMPOUNDING.contains(&head.as_str()) {
            return ENDINGS.contains(&tail.as_str());
        }
        if self.is_english && BEGINNING.contains(&head.as_str()) {
            return ENDINGS.contains(&tail.as_str()) || !self.words.contains(&tail);
        }
        let known = |word: &str| word.len() >= 4 && self.words.contains(word);
        if known(&head) && known(&tail) {
            return false;
        }
        self.patterns.is_none_or(|patterns| allows(patterns, &whole, head.len()) || !known(&tail))
    }
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

    /// What becomes of a word at a line end: `re-|port` with the words that the issue has elsewhere.
    fn check(language: &str, word: &str, elsewhere: &[&str], divides: bool) {
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
        assert_eq!(lexicon.divides(head, tail), divides, "{language} {word}");
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
        check("en", "re-|port", &[], true);
        check("en", "develop-|ment", &["development"], true);
        check("en", "long-|term", &[], false);
        check("en", "twelve-|week", &[], false);
        check("en", "cross-|ings", &[], true);
        check("en", "second-|ly", &[], true);
        check("en", "fast-|growing", &["fast-growing"], false);
        check("en", "market-|leading", &["market", "leading"], false);
        check("en", "Anglo-|American", &[], false);
        check("en", "state-of-the-|art", &[], false);
        check("en", "so-|cial", &["so"], true);
        check("en", "part-|ner", &["part"], true);
        check("en", "part-|time", &["time"], false);
        check("en", "seven-|teen", &["seven"], true);
        check("de", "all-|gemein", &[], true);
        check("fr", "ex-|emple", &[], true);
    }
}
