//! Whether the end of a line cuts a Chinese word in two, which says that the text goes on.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use newsbind_core::is_han;

use crate::page::{Page, Writing};

/// How many characters on each side of a boundary are looked at: a word is seldom longer than four.
const REACH: usize = 3;

/// The words that are known.
pub(crate) struct Words(WordSegmenterBorrowed<'static>);

impl Words {
    pub(crate) fn new() -> Self {
        Self(WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()))
    }

    /// Whether a word stands across the boundary between two texts: `None` where no Han characters
    /// meet there.
    pub(crate) fn cut(&self, before: &[char], after: &[char]) -> Option<bool> {
        let tail = before.iter().rev().take(REACH).take_while(|c| is_han(**c)).count();
        let head = after.iter().take(REACH).take_while(|c| is_han(**c)).count();
        if tail == 0 || head == 0 {
            return None;
        }
        // A character has four bytes at most.
        let mut around = String::with_capacity(2 * REACH * 4);
        around.extend(&before[before.len() - tail..]);
        let boundary = around.len();
        around.extend(&after[..head]);
        Some(!self.0.segment_str(&around).any(|at| at == boundary))
    }
}

/// For each line whether a word stands across its beginning, as [`Words::cut`] has it.
pub(crate) fn cut_words(page: &Page) -> Vec<Option<bool>> {
    let mut cut = vec![None; page.lines.len()];
    if page.writing == Writing::Han {
        let words = Words::new();
        for (i, pair) in page.lines.windows(2).enumerate() {
            cut[i + 1] = words.cut(&pair[0].text, &pair[1].text);
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;

    #[test]
    fn words_across_lines() {
        for (lines, expected) in [
            (["这本图", "书好看"], Some(true)),
            (["这本图书", "好看"], Some(false)),
            (["这本图书。", "好看"], None),
        ] {
            let lines = (1..)
                .zip(lines)
                .map(|(number, text)| TextLine { number, text: text.to_owned() })
                .collect();
            let page = TextPage { lines, ..TextPage::default() };
            let page = crate::page::prepare(1, &page, Writing::Han);
            assert_eq!(cut_words(&page)[1], expected, "{page:?}");
        }
    }
}
