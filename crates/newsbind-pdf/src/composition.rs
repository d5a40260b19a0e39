//! Letters and the marks behind them, put together into the characters that fonts have.

use unicode_normalization::char::compose;

/// Makes one character of a letter and the mark behind it where Unicode has one, as its normal form
/// C does. Characters that stand by themselves stay what they are: the normal form would replace
/// some, such as those of names in U+F900 to U+FAFF. What comes with a letter stays with it.
pub(crate) fn composed<T>(text: impl IntoIterator<Item = (char, T)>) -> Vec<(char, T)> {
    let mut done: Vec<(char, T)> = Vec::new();
    for (c, with) in text {
        if let Some((letter, _)) = done.last_mut()
            && let Some(both) = compose(*letter, c)
        {
            *letter = both;
        } else {
            done.push((c, with));
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_take_their_marks() {
        for (text, expected) in [
            ("fe\u{302}te\u{301}", "fêté"),
            ("e\u{323}\u{302}", "ệ"),
            ("か\u{3099}", "が"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("q\u{302}", "q\u{302}"),
            ("\u{302}e", "\u{302}e"),
            ("\u{fa19}\u{2126}", "\u{fa19}\u{2126}"),
        ] {
            let found = composed(text.chars().map(|c| (c, ())));
            assert_eq!(found.into_iter().map(|(c, ())| c).collect::<String>(), expected);
        }
    }
}
