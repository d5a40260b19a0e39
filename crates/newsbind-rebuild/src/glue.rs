//! Glue: a line in which two things stand, as an extractor ran them together.

use crate::byline;
use crate::dateline::dateline;
use crate::page::Writing;

/// Where a line must be cut because two things stand in it, one glued to the other.
pub(crate) fn glue(text: &[char], writing: Writing) -> Option<usize> {
    match writing {
        Writing::Han => glued_dateline(text).or_else(|| glued_writer(text)),
        Writing::Latin => glued_byline(text).or_else(|| glued_capitals(text)),
    }
}

/// A dateline after at least four characters that neither stop nor lead to it (据, 向, 在, 的 …).
fn glued_dateline(text: &[char]) -> Option<usize> {
    // Behind a comma or stop nothing is a headline.
    let mark = text.iter().position(|c| matches!(c, '，' | '。' | '；' | '、'));
    let to = mark.map_or(text.len(), |mark| mark + 1);
    (4.min(to)..to).find(|&at| {
        let head = &text[..at];
        matches!(text[at], '本' | '新' | '据' | '中' | '【')
            && !matches!(
                head.last(),
                Some('据' | '向' | '在' | '的' | '由' | '“' | '（' | '《' | '与' | '和')
            )
            && dateline(&text[at..], Writing::Han).is_some()
    })
}

/// A mark and a name behind a short title: 一把旧伞 □沈砚.
fn glued_writer(text: &[char]) -> Option<usize> {
    const LONGEST: usize = 20;
    let mark = text.iter().position(|c| *c == '□').filter(|mark| (2..=LONGEST).contains(mark))?;
    let plain = text[..mark].iter().all(|c| c.is_alphanumeric() || c.is_whitespace());
    let signs = |part: &[char]| byline::is_han_row(part);
    (plain && text[mark - 1] == ' ' && signs(&text[mark..]) && !signs(&text[..mark - 1]))
        .then_some(mark)
}

/// A byline right behind a small letter: `… once againBY MARTIN HAYES`.
fn glued_byline(text: &[char]) -> Option<usize> {
    (4..text.len()).find(|&at| {
        let rest = &text[at..];
        text[at - 1].is_lowercase()
            && ["BY ", "By "].iter().any(|by| by.chars().eq(rest.iter().copied().take(3)))
            && byline::is_latin(rest)
    })
}

/// A headline in capitals that runs into a sentence, or the other way round.
fn glued_capitals(text: &[char]) -> Option<usize> {
    // No headline is so long, and no line of a column.
    const LONGEST: usize = 40;
    let words = words(text);
    if !(4..=LONGEST).contains(&words.len()) {
        return None;
    }
    let capital: Vec<bool> = words.iter().map(|(a, b)| is_capital_word(&text[*a..*b])).collect();
    let lower: Vec<bool> =
        words.iter().map(|(a, b)| text[*a..*b].iter().any(|c| c.is_lowercase())).collect();
    for at in 2..words.len() - 1 {
        let (head, rest) = (&capital[..at], &capital[at..]);
        let shout =
            |part: &[bool]| part.iter().filter(|c| **c).count() >= 2 && part.iter().all(|c| *c);
        let speak =
            |from: usize, to: usize| lower[from..to].iter().filter(|c| **c).count() * 2 > to - from;
        let begins = text[words[at].0].is_uppercase();
        let ends = !matches!(text[words[at - 1].1 - 1], ',' | '-' | '.');
        if begins && ends && shout(head) && head.len() >= 3 && lower[at] && speak(at, words.len()) {
            return Some(words[at].0);
        }
        if ends
            && speak(0, at)
            && lower[at - 1]
            && at >= 3
            && shout(rest)
            && rest.len() >= 2
            && text[words[0].0].is_uppercase()
            && words[at..].iter().filter(|(a, b)| is_spelled(&text[*a..*b])).count() >= 2
        {
            return Some(words[at].0);
        }
    }
    None
}

/// The words of a text as ranges.
fn words(text: &[char]) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut from = None;
    for (i, c) in text.iter().enumerate() {
        match (c.is_whitespace(), from) {
            (false, None) => from = Some(i),
            (true, Some(start)) => {
                words.push((start, i));
                from = None;
            }
            _ => {}
        }
    }
    words.extend(from.map(|start| (start, text.len())));
    words
}

/// Whether a word has two letters and more: `L 33` has no such word, `AF 447` one.
fn is_spelled(word: &[char]) -> bool {
    word.iter().filter(|c| c.is_alphabetic()).count() >= 2
}

/// A word in capitals; figures and signs count as such.
fn is_capital_word(word: &[char]) -> bool {
    !word.iter().any(|c| c.is_lowercase()) && word.iter().any(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_where_two_things_are_glued() {
        for (text, writing, head) in [
            ("河湾街道推进移风易俗本报讯（张聪 黄英）", Writing::Han, Some("河湾街道推进移风易俗")),
            ("他说，据本报讯（张聪）", Writing::Han, None),
            (
                "ASK FOR CONGRESSIONAL AID The global web community",
                Writing::Latin,
                Some("ASK FOR CONGRESSIONAL AID "),
            ),
            (
                "Tories leave door open SARNEY MEETS",
                Writing::Latin,
                Some("Tories leave door open "),
            ),
            ("Zwei Verletzte auf der L 33", Writing::Latin, None),
            ("the U.S. and the EEC agreed", Writing::Latin, None),
            ("Gulls win once againBY ADA WINSLOW", Writing::Latin, Some("Gulls win once again")),
            ("passersBy the time he left", Writing::Latin, None),
        ] {
            let text: Vec<char> = text.chars().collect();
            let found = glue(&text, writing).map(|at| text[..at].iter().collect::<String>());
            assert_eq!(found.as_deref(), head);
        }
    }
}
