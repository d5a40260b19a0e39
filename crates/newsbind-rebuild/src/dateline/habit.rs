//! Datelines by what a page does elsewhere: `ELY: The council`, as papers of India set them.

use crate::form;
use crate::furniture;
use crate::language;
use crate::page::{Line, Writing};
use crate::standing::is_standing;

/// Marks the lines that begin with a place in capitals and a colon below what does not stop, as
/// headlines and bylines do, where such lines name several places. Rows that begin so one after
/// another are a list.
pub(crate) fn mark_places(lines: &mut [Line]) {
    const PLACES: usize = 2;
    let begins =
        |at: usize| lines.get(at).is_some_and(|line| place_and_colon(&line.text).is_some());
    let opens = |at: &usize| {
        begins(*at) && !form::stops(&lines[at - 1].text) && !begins(at - 1) && !begins(at + 1)
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

/// `PORT ELLERY: The`: the characters of a place of one to three words in capitals with a colon
/// that a text begins with.
pub(crate) fn place_and_colon(text: &[char]) -> Option<usize> {
    const LONGEST: usize = 24;
    const SHORTEST: usize = 3;
    let colon = text.iter().take(LONGEST).position(|c| *c == ':')?;
    let (place, rest) = (&text[..colon], &text[colon + 1..]);
    let is_name =
        |word: &[char]| word.len() > 1 && word.iter().all(|c| c.is_uppercase() || *c == '-');
    let mut words = place.split(|c| *c == ' ');
    let named = place.len() >= SHORTEST && words.clone().count() <= 3 && words.all(is_name);
    let small = rest.iter().filter(|c| c.is_lowercase()).count();
    let speaks = rest.first() == Some(&' ') && small * 2 > rest.len();
    let told = language::has(|papers| papers.topics, &form::small(place))
        || furniture::is_weekday(place)
        || is_standing(place, Writing::Latin);
    (named && speaks && !told).then_some(colon + 1)
}
