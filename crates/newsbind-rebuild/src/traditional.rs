//! Traditional Chinese, read by the characters of simplified Chinese: forms, names and weights know
//! only these.

use std::sync::OnceLock;

/// Pairs of a traditional character and the simplified one: those of OpenCC's `TSCharacters.txt`
/// (Apache-2.0, see `data/LICENSE-OPENCC`) that simplified Chinese does not write itself, as it
/// writes 著 and 乾.
const PAIRS: &str = include_str!("../data/simplified.txt");

/// The block of characters that the pairs lie in: CJK Unified Ideographs.
const FIRST: u32 = 0x4e00;
const COUNT: usize = 0x5200;

/// The simplified form of a traditional character; any other one as it is.
pub(crate) fn simplified(c: char) -> char {
    table().simplified(c)
}

/// A text in simplified characters and with the marks of quotation that go with them, each in the
/// place of its own.
pub(crate) fn simplify(mut text: Vec<char>) -> Vec<char> {
    let table = table();
    text.iter_mut().for_each(|c| {
        *c = match *c {
            '「' => '“',
            '」' => '”',
            '『' => '‘',
            '』' => '’',
            c => table.simplified(c),
        }
    });
    text
}

/// Whether a text is written in traditional characters: whether more of its characters have a
/// simplified form than are one. 面, 了 and 出 are the simplified form of some character, and stand in
/// traditional texts too.
pub(crate) fn is_traditional(text: impl Iterator<Item = char>) -> bool {
    let table = table();
    let (mut traditional, mut simplified) = (0_usize, 0_usize);
    for c in text {
        traditional += usize::from(table.simplified(c) != c);
        simplified += usize::from(place(c).is_some_and(|at| table.is_form[at]));
    }
    traditional > simplified
}

struct Table {
    /// Of each character of the block the simplified one.
    forms: Vec<char>,
    /// Whether it is the simplified form of another one.
    is_form: Vec<bool>,
}

impl Table {
    fn simplified(&self, c: char) -> char {
        place(c).map_or(c, |at| self.forms[at])
    }
}

/// The place of a character in the block.
fn place(c: char) -> Option<usize> {
    let at = u32::from(c).checked_sub(FIRST)? as usize;
    (at < COUNT).then_some(at)
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let block = (FIRST..).take(COUNT);
        let forms = block.map(|code| char::from_u32(code).unwrap_or_default()).collect();
        let mut table = Table { forms, is_form: vec![false; COUNT] };
        for pair in PAIRS.split_whitespace() {
            let mut pair = pair.chars();
            if let (Some(traditional), Some(form)) = (pair.next().and_then(place), pair.next()) {
                table.forms[traditional] = form;
                place(form).into_iter().for_each(|at| table.is_form[at] = true);
            }
        }
        table
    })
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
