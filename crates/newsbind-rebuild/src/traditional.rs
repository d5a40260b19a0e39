//! Traditional Chinese, read by the characters of simplified Chinese: forms, names and weights know only these.

use std::sync::OnceLock;

/// Pairs of a traditional character and the simplified one: those of OpenCC's `TSCharacters.txt` (Apache-2.0, see
/// `data/LICENSE-OPENCC`) that simplified Chinese does not write itself, as it writes 著 and 乾.
const PAIRS: &str = include_str!("../data/simplified.txt");

/// The block of characters that the pairs lie in: CJK Unified Ideographs.
const FIRST: u32 = 0x4e00;
const COUNT: usize = 0x5200;

/// The simplified form of a traditional character; any other one as it is.
pub(crate) fn simplified(c: char) -> char {
    static TABLE: OnceLock<Vec<char>> = OnceLock::new();
    let Some(at) = u32::from(c).checked_sub(FIRST).filter(|at| (*at as usize) < COUNT) else {
        return c;
    };
    TABLE.get_or_init(table)[at as usize]
}

/// A text in simplified characters, each in the place of its own.
pub(crate) fn simplify(mut text: Vec<char>) -> Vec<char> {
    text.iter_mut().for_each(|c| *c = simplified(*c));
    text
}

fn table() -> Vec<char> {
    let mut table: Vec<char> =
        (FIRST..).take(COUNT).map(|code| char::from_u32(code).unwrap_or_default()).collect();
    for pair in PAIRS.split_whitespace() {
        let mut pair = pair.chars();
        if let (Some(from), Some(to)) = (pair.next(), pair.next()) {
            table[(u32::from(from) - FIRST) as usize] = to;
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_have_simplified_forms() {
        let text: Vec<char> = "本報記者陳國樑攝影報導，著名 A3 가".chars().collect();
        assert_eq!(simplify(text).iter().collect::<String>(), "本报记者陈国梁摄影报导，著名 A3 가");
    }

    #[test]
    fn every_pair_lies_in_the_block() {
        for pair in PAIRS.split_whitespace() {
            let mut chars = pair.chars();
            let (from, to, more) = (chars.next(), chars.next(), chars.next());
            assert!(more.is_none() && from != to, "{pair}");
            assert_eq!(from.map(simplified), to, "{pair}");
        }
    }
}
