//! Credits of pictures.

use crate::form::starts;

/// What credits end with in Chinese papers.
pub(crate) const ENDINGS: [&str; 11] = [
    "摄",
    "摄影",
    "传真照片",
    "照片",
    "资料片",
    "资料图",
    "资料图片",
    "供图",
    "制图",
    "绘图",
    "新华社发",
];

/// What credits begin with in English, French and German papers.
pub(crate) const OPENERS: [&str; 13] = [
    "photo by ",
    "photo: ",
    "photo : ",
    "photos by ",
    "photos: ",
    "photograph by ",
    "photograph: ",
    "photographs by ",
    "picture by ",
    "picture: ",
    "pictures: ",
    "foto: ",
    "bild: ",
];

/// `Picture: Ida Marsh`: whether a text begins as credits do.
pub(crate) fn names_photographer(text: &[char]) -> bool {
    matches!(text.first(), Some('P' | 'F' | 'B'))
        && OPENERS.iter().any(|credit| starts(&text[1..], &credit[1..]))
}

/// `Photo J.-M. Kervella`: whether a text is the word and a name, as French papers have it.
fn names_photo(text: &[char]) -> bool {
    let Some(name) = ["Photo ", "Photos "]
        .into_iter()
        .find_map(|word| starts(text, word).then(|| &text[word.len()..]))
    else {
        return false;
    };
    let mut words = name.split(|c| *c == ' ');
    name.len() <= 30 && words.all(|word| word.first().is_some_and(|c| c.is_uppercase()))
}

/// `(Ida Marsh/The Herald)`, `(AP Photo/Ida Marsh)`, `(Photo by Ida Marsh)`: whether a text is a credit in parentheses.
fn is_parenthesised_credit(text: &[char]) -> bool {
    let ['(', inside @ .., ')'] = text else { return false };
    let mut words = inside.split(|c| matches!(c, ' ' | '/')).filter(|word| !word.is_empty());
    let names = |word: &[char]| word[0].is_uppercase() || matches!(word, ['o', 'f'] | ['b', 'y']);
    let sides: Vec<&[char]> = inside.split(|c| *c == '/').collect();
    names_photographer(inside)
        || (sides.len() == 2 && sides.iter().any(|side| side.contains(&' ')) && words.all(names))
}

/// The longest credit, in characters.
const LONGEST: usize = 60;

/// Where the credit at the end of a caption begins: behind a stop, or at its very beginning.
pub(crate) fn credit(text: &[char]) -> Option<usize> {
    let stops = |c: &char| matches!(c, '.' | '!' | '?' | '”' | '"' | '’' | ')');
    let begins = |at: usize| at == 0 || (text[at - 1] == ' ' && at > 1 && stops(&text[at - 2]));
    let is_credit = |text: &[char]| {
        names_photographer(text) || names_photo(text) || is_parenthesised_credit(text)
    };
    let from = text.len().saturating_sub(LONGEST);
    (from..text.len()).rev().find(|at| begins(*at) && is_credit(&text[*at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_credits_begin() {
        for (text, expected) in [
            ("Two herons at dawn. Picture: Ida Marsh", Some("Picture: Ida Marsh")),
            ("Foto: Ida Marsh", Some("Foto: Ida Marsh")),
            ("Low water. (Ida Marsh/The Herald of Ely)", Some("(Ida Marsh/The Herald of Ely)")),
            ("Low water. (AP Photo/Ida Marsh)", Some("(AP Photo/Ida Marsh)")),
            ("Low water. (Photo by Ida Marsh)", Some("(Photo by Ida Marsh)")),
            ("Hier matin. Photo J.-M. Kervella", Some("Photo J.-M. Kervella")),
            ("Hier matin. Photo de famille", None),
            ("It is closed. (Reuters/AFP)", None),
            ("It is closed. (See page 3)", None),
            ("The picture: a heron.", None),
        ] {
            let text: Vec<char> = text.chars().collect();
            let found = credit(&text).map(|at| text[at..].iter().collect::<String>());
            assert_eq!(found.as_deref(), expected);
        }
    }
}
