//! Text that stands for itself: what CommonMark would read as marks gets a backslash.

/// A text inside a line.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' | '~' | '|' => escaped.extend(['\\', c]),
            '\n' | '\r' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A text that is a line of its own, whose beginning could be read as a heading, a list, a
/// quotation or a rule.
pub(crate) fn line(text: &str) -> String {
    let escaped = escape(text.trim_start());
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=9).contains(&digits) && escaped[digits..].starts_with(['.', ')']);
    if is_number {
        return format!("{}\\{}", &escaped[..digits], &escaped[digits..]);
    }
    if escaped.starts_with(['#', '+', '-', '>', '=']) { format!("\\{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_nothing() {
        for (text, expected) in [
            ("1. May", "1\\. May"),
            ("12) x", "12\\) x"),
            ("2024 was", "2024 was"),
            ("- a", "\\- a"),
            ("# a", "\\# a"),
            ("> a", "\\> a"),
            ("---", "\\---"),
            ("a*b_c", "a\\*b\\_c"),
            ("——报讯", "——报讯"),
            ("", ""),
        ] {
            assert_eq!(line(text), expected);
        }
    }
}
