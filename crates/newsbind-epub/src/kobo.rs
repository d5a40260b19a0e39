//! Sentences as Kobo's own software counts them (kepub): each in a span of its own.

/// Cuts a text after each sentence; the pieces together are the text.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text;
    while let Some(end) = sentence_end(rest) {
        let (sentence, after) = rest.split_at(end);
        sentences.push(sentence);
        rest = after;
    }
    sentences.push(rest);
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Where the first sentence ends, closing quotes and the space after it included; none where it
/// ends with the text. A Latin full stop needs a space after it.
fn sentence_end(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        if !is_stop(c) {
            continue;
        }
        while chars.next_if(|(_, c)| is_stop(*c) || is_closing(*c)).is_some() {}
        let spaced = chars.next_if(|(_, c)| c.is_whitespace()).is_some();
        let end = chars.peek().map(|(at, _)| *at)?;
        if spaced || !c.is_ascii() {
            return Some(end);
        }
    }
    None
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | ')' | '”' | '’' | '」' | '』' | '）' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_after_each_sentence() {
        for (text, expected) in [
            ("一。二！”三", "一。|二！”|三"),
            ("One. Two 3.5 a.m. \"Three?\" Four", "One. |Two 3.5 a.m. |\"Three?\" |Four"),
            ("等等……完。", "等等……|完。"),
            ("", ""),
        ] {
            assert_eq!(sentences(text).join("|"), expected);
        }
    }
}
