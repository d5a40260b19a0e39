//! Small words: those that often begin or end a line where a text goes on, or where it does not.
//!
//! Grammatical words, numerals, words of offices and papers, frequent surnames (which begin
//! bylines).

use std::sync::OnceLock;

use crate::form;
use crate::page::Writing;

/// The values of a field that holds a small word: none beyond the page, another word, then each of
/// them, Han characters first, both in the order of their code points.
#[rustfmt::skip]
pub(crate) const VALUES: &[&str] = &[
    "edge", "other", "一", "七", "三", "上", "下", "不", "与", "业", "两", "个", "中", "为", "之",
    "九", "也", "了", "二", "于", "五", "人", "从", "他", "以", "们", "会", "但", "何", "你",
    "使", "元", "党", "全", "八", "公", "六", "其", "冯", "几", "出", "刘", "到", "前", "化",
    "区", "十", "去", "县", "及", "可", "各", "后", "向", "吴", "员", "周", "和", "唐", "四",
    "因", "国", "图", "在", "地", "多", "大", "她", "如", "委", "孙", "学", "它", "宋", "家",
    "对", "将", "就", "局", "工", "市", "年", "张", "彭", "徐", "得", "我", "所", "把", "报",
    "据", "新", "日", "时", "是", "曹", "曾", "月", "有", "本", "朱", "李", "来", "杨", "林",
    "某", "梁", "此", "每", "王", "由", "电", "的", "省", "着", "社", "第", "等", "经", "给",
    "罗", "者", "而", "胡", "能", "被", "要", "讯", "记", "许", "该", "说", "谢", "赵", "过",
    "还", "这", "邓", "那", "郑", "部", "郭", "都", "长", "陈", "韩", "马", "高", "黄", "a",
    "after", "an", "and", "are", "as", "at", "be", "been", "billion", "but", "by", "could", "das",
    "de", "den", "der", "des", "die", "du", "en", "et", "for", "from", "had", "has", "have", "he",
    "her", "his", "however", "i", "if", "im", "in", "ing", "is", "ist", "it", "its", "la", "le",
    "les", "ment", "million", "mit", "mr", "new", "not", "of", "on", "one", "or", "percent",
    "que", "said", "she", "than", "that", "the", "their", "they", "this", "tion", "tions", "to",
    "two", "u.s", "un", "und", "une", "von", "was", "we", "were", "when", "which", "while", "who",
    "will", "with", "would", "zu",
];

/// Where the words of Latin scripts begin in [`VALUES`].
const LATIN: usize = 149;

/// The value for the word that a line begins with.
pub(crate) fn first(text: &[char], writing: Writing) -> usize {
    match writing {
        Writing::Han => text.first().map_or(1, |c| han(*c)),
        Writing::Latin => {
            let text = &text[text.iter().take_while(|c| !c.is_alphanumeric()).count()..];
            latin(&text[..text.iter().take_while(|c| in_word(**c)).count()])
        }
    }
}

/// The value for the word that a line ends with; a mark behind it makes it another word.
pub(crate) fn last(text: &[char], writing: Writing) -> usize {
    match writing {
        Writing::Han => text.last().map_or(1, |c| han(*c)),
        Writing::Latin => {
            latin(&text[text.len() - text.iter().rev().take_while(|c| in_word(**c)).count()..])
        }
    }
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '.'
}

fn han(c: char) -> usize {
    static FIRST_CHARS: OnceLock<Vec<char>> = OnceLock::new();
    let known =
        FIRST_CHARS.get_or_init(|| VALUES[2..LATIN].iter().flat_map(|word| word.chars()).collect());
    known.binary_search(&c).map_or(1, |at| at + 2)
}

fn latin(word: &[char]) -> usize {
    if word.is_empty() || word.len() > 7 {
        return 1;
    }
    let word = form::small(word);
    let word = word.strip_suffix('.').unwrap_or(&word);
    VALUES[LATIN..].binary_search(&word).map_or(1, |at| at + LATIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_in_order_and_fit_a_byte() {
        assert!(VALUES[2..LATIN].is_sorted());
        assert!(VALUES[LATIN..].is_sorted());
        assert!(VALUES.len() <= 256);
    }

    #[test]
    fn words_at_both_ends_of_a_line() {
        for (text, writing, begin, end) in [
            ("的人民和国家", Writing::Han, "的", "家"),
            ("“今天", Writing::Han, "other", "other"),
            ("The man said that", Writing::Latin, "the", "that"),
            ("\"We go.", Writing::Latin, "we", "other"),
            ("U.S. banks are", Writing::Latin, "u.s", "are"),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(VALUES[first(&text, writing)], begin);
            assert_eq!(VALUES[last(&text, writing)], end);
        }
    }
}
