//! Which words are words.

use std::cmp::Ordering;

/// Words in small letters, one a line, in the order of their bytes: those of SCOWL's lists of
/// American and British English, up to size 50 (see `data/LICENSE-SCOWL`), without those with
/// apostrophes.
const WORDS: &str = include_str!("../data/english.txt");

/// Whether a word in small letters is one of English.
pub(crate) fn is_english(word: &str) -> bool {
    let mut lines = WORDS;
    while !lines.is_empty() {
        let middle = lines.len() / 2;
        let begin = lines[..middle].rfind('\n').map_or(0, |before| before + 1);
        let end = lines[begin..].find('\n').map_or(lines.len(), |end| begin + end);
        match lines[begin..end].cmp(word) {
            Ordering::Less => lines = lines.get(end + 1..).unwrap_or_default(),
            Ordering::Greater => lines = &lines[..begin],
            Ordering::Equal => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found() {
        assert!(WORDS.lines().is_sorted(), "the words are not in order");
        for word in WORDS.lines() {
            assert!(is_english(word), "{word}");
        }
        for word in ["", "a-z", "muchneeded", "zzz", "Report"] {
            assert!(!is_english(word), "{word}");
        }
    }
}
