//! Digits that stand upright in vertical lines (clreq, "Vertical writing: mixed text composition").

/// Cuts a text into pieces: numbers of one or two digits to be set side by side in one em (`tcy`),
/// longer ones digit below digit (`up`), and all else, which lies on its side where it is Latin.
pub(crate) fn pieces(text: &str) -> Vec<(&str, Option<&'static str>)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((from, to)) = number(rest) {
        pieces.push((&rest[..from], None));
        let class = if to - from <= 2 { "tcy" } else { "up" };
        pieces.push((&rest[from..to], Some(class)));
        rest = &rest[to..];
    }
    pieces.push((rest, None));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// The first number that stands by itself: nothing of ASCII but punctuation on either side, so that
/// `5G`, `3.5` and `A-12` stay whole.
fn number(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_graphic()) {
        let from = at + start;
        let length = text[from..].find(|c: char| !c.is_ascii_graphic());
        at = length.map_or(text.len(), |length| from + length);
        let word = &text[from..at];
        let number = word.trim_matches(|c: char| c.is_ascii_punctuation());
        if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
            let from = from + word.find(number)?;
            return Some((from, from + number.len()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_upright() {
        for (text, expected) in [
            ("共17万", "共|17:tcy|万"),
            ("2022年9月,", "2022:up|年|9:tcy|月,"),
            ("5G、3.5%、A-12、(12)", "5G、3.5%、A-12、(|12:tcy|)"),
            ("无", "无"),
            ("", ""),
        ] {
            let shown = |(piece, class): &(&str, Option<&str>)| match class {
                Some(class) => format!("{piece}:{class}"),
                None => (*piece).to_owned(),
            };
            let found: Vec<String> = pieces(text).iter().map(shown).collect();
            assert_eq!(found.join("|"), expected);
        }
    }
}
