//! Datelines by what a page does elsewhere: `ELY: The council`, as papers of India set them.

use crate::form;
use crate::page::Line;

/// Marks the lines that begin with a place in capitals and a colon below what does not stop, as headlines and bylines do,
/// where such lines name several places.
pub(crate) fn mark(lines: &mut [Line]) {
    const PLACES: usize = 2;
    let opens = |at: &usize| {
        !form::stops(&lines[at - 1].text) && place_and_colon(&lines[*at].text).is_some()
    };
    let opened: Vec<usize> = (1..lines.len()).filter(opens).collect();
    let mut places: Vec<&[char]> =
        opened.iter().filter_map(|at| lines[*at].text.split(|c| *c == ':').next()).collect();
    places.sort_unstable();
    places.dedup();
    if places.len() >= PLACES {
        opened.into_iter().for_each(|at| lines[at].opens_with_place = true);
    }
}

/// `PORT ELLERY: The`: the characters of a place of one to three words in capitals with a colon that a text begins with.
pub(crate) fn place_and_colon(text: &[char]) -> Option<usize> {
    const LONGEST: usize = 24;
    const SHORTEST: usize = 3;
    // What a text is about stands so too.
    const SPORTS: [&str; 14] = [
        "athletics",
        "baseball",
        "basketball",
        "boxing",
        "cricket",
        "cycling",
        "football",
        "golf",
        "hockey",
        "racing",
        "rugby",
        "soccer",
        "swimming",
        "tennis",
    ];
    let colon = text.iter().take(LONGEST).position(|c| *c == ':')?;
    let (place, rest) = (&text[..colon], &text[colon + 1..]);
    let is_name =
        |word: &[char]| word.len() > 1 && word.iter().all(|c| c.is_uppercase() || *c == '-');
    let mut words = place.split(|c| *c == ' ');
    let named = place.len() >= SHORTEST && words.clone().count() <= 3 && words.all(is_name);
    let small = rest.iter().filter(|c| c.is_lowercase()).count();
    let speaks = rest.first() == Some(&' ') && small * 2 > rest.len();
    let is_sport = SPORTS.contains(&&*form::small(place));
    (named && speaks && !is_sport).then_some(colon + 1)
}
