//! Datelines by what a page does elsewhere: `ELY: The council`, `Ely: The council`, `ELY The
//! council`, as papers of India and of the Low Countries set them.

use crate::byline;
use crate::form;
use crate::furniture;
use crate::language;
use crate::page::{Line, Writing};
use crate::standing::is_standing;

/// What a text begins with, as its number of characters, where it is a place set so.
type Place = fn(&[char]) -> Option<usize>;

/// How places are set, each with how many lines of a page show that they are: three, or two of two
/// places.
const HABITS: [(Place, usize); 3] =
    [(shouted_and_colon, 2), (titled_and_colon, 3), (shouted_and_sentence, 3)];

/// Marks the lines that begin with a place below what does not stop, as headlines and bylines do,
/// where several lines of the page do. Rows that begin so one after another are a list.
pub(crate) fn mark_places(lines: &mut [Line]) {
    for (place, least) in HABITS {
        let begins = |at: usize| lines.get(at).is_some_and(|line| place(&line.text).is_some());
        let opens = |at: &usize| {
            let alone = begins(*at) && !begins(at - 1) && !begins(at + 1);
            // `Por: Ida Marsh` is a byline.
            alone && !form::stops(&lines[at - 1].text) && !byline::is_latin(&lines[*at].text)
        };
        let opened: Vec<usize> = (1..lines.len()).filter(opens).collect();
        let named = |at: &usize| place(&lines[*at].text).map(|end| &lines[*at].text[..end]);
        let mut places: Vec<&[char]> = opened.iter().filter_map(named).collect();
        places.sort_unstable();
        places.dedup();
        if opened.len() >= least && (places.len() > 1 || opened.len() > 2) {
            opened.into_iter().for_each(|at| lines[at].opens_with_place = true);
        }
    }
}

/// The characters of the place that a text begins with, on a page that sets places so.
pub(crate) fn place(text: &[char]) -> Option<usize> {
    HABITS.iter().find_map(|(place, _)| place(text))
}

/// `PORT ELLERY: The`, `NR. ELLERY: The`: a place of one to three words in capitals with a colon.
fn shouted_and_colon(text: &[char]) -> Option<usize> {
    place_and_colon(text, |word| {
        word.len() > 1 && word.iter().all(|c| c.is_uppercase() || matches!(c, '-' | '.'))
    })
}

/// `Port Ellery: The`: the same in small letters.
fn titled_and_colon(text: &[char]) -> Option<usize> {
    place_and_colon(text, |word| {
        word.len() > 1
            && word[0].is_uppercase()
            && word[1..].iter().all(|c| c.is_lowercase() || *c == '-')
    })
}

fn place_and_colon(text: &[char], is_name: fn(&[char]) -> bool) -> Option<usize> {
    const LONGEST: usize = 24;
    const SHORTEST: usize = 3;
    let colon = text.iter().take(LONGEST).position(|c| *c == ':')?;
    let (place, rest) = (&text[..colon], &text[colon + 1..]);
    let mut words = place.split(|c| *c == ' ');
    let named = place.len() >= SHORTEST && words.clone().count() <= 3 && words.all(is_name);
    let small = rest.iter().filter(|c| c.is_lowercase()).count();
    let speaks = rest.first() == Some(&' ') && small * 3 > rest.len();
    (named && speaks && !is_told(place)).then_some(colon + 1)
}

/// `PORT ELLERY The`, `◗ ELY “The`: a place of one to three words in capitals, behind a mark or none,
/// and a word with a capital.
fn shouted_and_sentence(text: &[char]) -> Option<usize> {
    const WORDS: usize = 3;
    let mark = usize::from(matches!(text, ['◗' | '■' | '●' | '▪' | '◆', ..]));
    let from = form::skip_spaces(text, mark);
    let is_name = |word: &[char]| {
        word.len() > 2 && word.iter().all(|c| c.is_uppercase() || matches!(c, '-' | '’' | '\''))
    };
    let words = text[from..].split(|c| *c == ' ').take_while(|word| is_name(word));
    let (count, length) = words.fold((0, 0), |(n, end), word| (n + 1, end + word.len() + 1));
    if !(1..=WORDS).contains(&count) {
        return None;
    }
    let (place, rest) = (text.get(from..from + length - 1)?, text.get(from + length..)?);
    let speaks = matches!(rest, [c, ..] | ['“' | '«' | '„' | '"' | '‘', c, ..] if c.is_uppercase())
        && 2 * rest.iter().filter(|c| c.is_lowercase()).count() > rest.len();
    (speaks && !is_told(place)).then_some(from + length - 1)
}

/// `SPORT: The`, `Monday: The`: whether what stands for a place is something else.
fn is_told(place: &[char]) -> bool {
    language::has(|papers| papers.topics, &form::small(place))
        || furniture::is_weekday(place)
        || is_standing(place, Writing::Latin)
}
