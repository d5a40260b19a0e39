//! Which words begin with capitals: names and posts have them all, headlines by the custom of their paper.

use crate::byline;
use crate::field::{Field, Seen, set, value};
use crate::form;
use crate::page::Writing;
use crate::signature;

/// Which words of a line begin with a capital, as [`Field::Titled`] has it.
pub(crate) fn titled(text: &[char], writing: Writing) -> u8 {
    if writing == Writing::Han {
        return value!(Titled, "unasked");
    }
    let words = || signature::words(text).filter(|word| word.iter().any(|c| c.is_alphabetic()));
    let begins =
        |word: &[char]| word.iter().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_uppercase());
    let is_long = |word: &&[char]| word.iter().filter(|c| c.is_alphabetic()).count() > 3;
    let all = words().all(begins);
    match words().count() {
        _ if form::is_capitals(text) => value!(Titled, "shouted"),
        0 => value!(Titled, "none"),
        1 if all => value!(Titled, "one"),
        _ if all && byline::is_post(text) => value!(Titled, "post"),
        _ if all => value!(Titled, "all"),
        _ if !words().next().is_some_and(begins) => value!(Titled, "none"),
        _ if words().filter(is_long).count() > 1 && words().filter(is_long).all(begins) => {
            value!(Titled, "most")
        }
        _ if words().skip(1).any(begins) => value!(Titled, "some"),
        _ => value!(Titled, "first"),
    }
}

/// Whether the words of a page's headlines begin with capitals; rows of one word, of capitals alone and of names say nothing.
pub(crate) fn look_at_rows(seen: &mut [Seen]) {
    let rows = [value!(Like, "alone"), value!(Like, "row")];
    let titled = [value!(Titled, "most"), value!(Titled, "all")];
    let plain = [value!(Titled, "first"), value!(Titled, "some")];
    let is_row = |seen: &&Seen| rows.contains(&seen[Field::Like as usize]);
    let count = |of: [u8; 2]| {
        seen.iter().filter(is_row).filter(|seen| of.contains(&seen[Field::Titled as usize])).count()
    };
    let (titled, plain) = (count(titled), count(plain));
    let value = match titled + plain {
        0 => value!(TitledRows, "unasked").into(),
        rows => Field::TitledRows.class(titled as f32 / rows as f32),
    };
    seen.iter_mut().for_each(|seen| set(seen, Field::TitledRows, value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_with_capitals() {
        for (text, expected) in [
            ("of the harbour", "none"),
            ("Harbour reopens after the storm", "first"),
            ("Harbour of Ely reopens", "some"),
            ("Harbour of Ely Reopens in Storm", "most"),
            ("Ida Marsh", "all"),
            ("Transport", "one"),
            ("Ida Marsh Health Correspondent", "post"),
            ("IDA MARSH", "shouted"),
            ("12 – 3", "none"),
        ] {
            let text: Vec<char> = text.chars().collect();
            let value = titled(&text, Writing::Latin);
            assert_eq!(Field::Titled.values()[value as usize], expected, "{text:?}");
        }
    }
}
