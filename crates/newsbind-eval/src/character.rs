//! Characters as they are compared: spaces and the ways of typing one sign make no difference.

/// A text without white space and invisible characters; full-width letters and digits read as
/// narrow ones, and all quotation marks as one.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(narrow).collect()
}

/// The same without hyphens and dashes: where a word was divided is not judged.
pub(crate) fn solid(text: &str) -> String {
    plain(text).chars().filter(|c| !matches!(c, '-' | '‐' | '—' | '–')).collect()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '％' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        '『' | '』' | '“' | '”' | '‘' | '’' | '"' | '\'' => '"',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_typing_make_no_difference() {
        for (one, other) in [
            ("１２％", "12%"),
            ("“港 口”\u{ad}", "\"港口\""),
            ("re-\nport", "report"),
            ("Ａ—Ｂ", "AB"),
        ] {
            assert_eq!(solid(one), solid(other), "{one}");
        }
        assert_ne!(plain("re-port"), plain("report"));
    }
}
