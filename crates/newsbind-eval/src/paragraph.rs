//! Paragraph breaks of two bodies, compared by the characters that they stand between.

use std::collections::{BTreeSet, HashMap};

use crate::alignment::{self, Same};

/// Beyond this product of lengths two bodies that differ are not aligned: none of their breaks is
/// right.
const LARGEST: usize = 9_000_000;

/// How many of the breaks of `found` are breaks of `gold`.
pub(crate) fn right_breaks(gold: &[String], found: &[String]) -> usize {
    let (wanted, breaks) = (breaks(gold), breaks(found));
    let (gold, found): (Vec<char>, Vec<char>) = (
        gold.iter().flat_map(|text| text.chars()).collect(),
        found.iter().flat_map(|text| text.chars()).collect(),
    );
    if gold == found {
        return wanted.intersection(&breaks).count();
    }
    let places = places(&gold, &found);
    let mut left = wanted;
    let mut is_right = |at: &usize| {
        let hit = places.get(at).and_then(|places| places.intersection(&left).next().copied());
        hit.is_some_and(|hit| left.remove(&hit))
    };
    breaks.iter().filter(|at| is_right(at)).count()
}

/// After how many characters a paragraph ends and another begins.
fn breaks(paragraphs: &[String]) -> BTreeSet<usize> {
    let lengths = paragraphs.iter().map(|text| text.chars().count());
    let ends = lengths.scan(0, |end, length| {
        *end += length;
        Some(*end)
    });
    ends.take(paragraphs.len().saturating_sub(1)).collect()
}

/// For each place of `found` those of `gold` that correspond to it: a place at the edge of what
/// differs may have two.
fn places(gold: &[char], found: &[char]) -> HashMap<usize, BTreeSet<usize>> {
    let mut places: HashMap<usize, BTreeSet<usize>> = HashMap::new();
    if gold.len() * found.len() >= LARGEST {
        return places;
    }
    let end = Same { one: gold.len(), other: found.len(), length: 0 };
    for Same { one, other, length } in alignment::blocks(gold, found).into_iter().chain([end]) {
        for step in 0..=length {
            places.entry(other + step).or_default().insert(one + step);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(gold: &[&str], found: &[&str], expected: usize) {
        let owned =
            |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(right_breaks(&owned(gold), &owned(found)), expected, "{gold:?} {found:?}");
    }

    #[test]
    fn breaks_are_right_where_the_characters_are_the_same() {
        check(&["港口开放。", "船来了。"], &["港口开放。", "船来了。"], 1);
        check(&["港口开放。", "船来了。"], &["港口开放。船", "来了。"], 0);
        check(&["港口开放。", "船来了。"], &["港口开放。船来了。"], 0);
        check(&["一", "二", "三"], &["一二", "三"], 1);
    }

    #[test]
    fn breaks_of_bodies_that_differ_are_right_where_they_correspond() {
        check(&["港口开放。", "船来了。"], &["旧港口开放。", "船来了。"], 1);
        check(&["港口开放。", "船来了。"], &["港口开放。图", "船来了。"], 1);
    }
}
