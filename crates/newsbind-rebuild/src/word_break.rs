//! Whether the end of a line cuts a Chinese word in two, which says that the text goes on.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use newsbind_core::is_han;

use crate::page::{Page, Writing};

/// How many characters on each side of a boundary are looked at: as long as words get.
const REACH: usize = 4;

/// For each line whether a word stands across its beginning: `None` where no Han characters meet there.
pub(crate) fn cut_words(page: &Page) -> Vec<Option<bool>> {
    let mut cut = vec![None; page.lines.len()];
    if page.writing == Writing::Latin {
        return cut;
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut around = String::new();
    for (i, pair) in page.lines.windows(2).enumerate() {
        let tail = pair[0].text.iter().rev().take(REACH).take_while(|c| is_han(**c)).count();
        let head = pair[1].text.iter().take(REACH).take_while(|c| is_han(**c)).count();
        if tail == 0 || head == 0 {
            continue;
        }
        around.clear();
        around.extend(&pair[0].text[pair[0].text.len() - tail..]);
        let boundary = around.len();
        around.extend(&pair[1].text[..head]);
        cut[i + 1] = Some(!segmenter.segment_str(&around).any(|at| at == boundary));
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
