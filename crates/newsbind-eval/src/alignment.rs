//! What two texts have in common: blocks of characters, the longest first (Ratcliff and Obershelp
//! 1988).
//!
//! An alignment of least edits, as libraries for differences make it, scatters single characters
//! over texts whose parts stand in another order; whole blocks show which break is which.

use std::collections::HashMap;
use std::ops::Range;

/// The same characters in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Same {
    pub(crate) one: usize,
    pub(crate) other: usize,
    pub(crate) length: usize,
}

/// The longest block that both texts have, then the longest to the left and to the right of it, and
/// so on. Among equals the first counts. The blocks come in no order.
pub(crate) fn blocks(one: &[char], other: &[char]) -> Vec<Same> {
    let mut search = Search::new(one, other);
    let mut left = vec![(0..one.len(), 0..other.len())];
    let mut blocks = Vec::new();
    while let Some((ones, others)) = left.pop() {
        let Some(same) = search.longest(ones.clone(), others.clone()) else { continue };
        left.push((ones.start..same.one, others.start..same.other));
        left.push((same.one + same.length..ones.end, same.other + same.length..others.end));
        blocks.push(same);
    }
    blocks
}

struct Search<'a> {
    one: &'a [char],
    /// Where each character stands in the other text.
    places: HashMap<char, Vec<usize>>,
    /// How long a block ends at each character of the other text, and at the last character but one
    /// of the first text.
    ends: Vec<usize>,
    ends_before: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(one: &'a [char], other: &[char]) -> Self {
        let mut places: HashMap<char, Vec<usize>> = HashMap::new();
        for (at, c) in other.iter().enumerate() {
            places.entry(*c).or_default().push(at);
        }
        let ends = vec![0; other.len()];
        Self { one, places, ends_before: ends.clone(), ends }
    }

    /// The longest block within both ranges.
    fn longest(&mut self, ones: Range<usize>, others: Range<usize>) -> Option<Same> {
        let mut best: Option<Same> = None;
        for at in ones.clone() {
            let places = within(self.places.get(&self.one[at]), &others);
            for &place in places {
                let before = place.checked_sub(1).filter(|before| others.contains(before));
                let length = 1 + before.map_or(0, |before| self.ends_before[before]);
                self.ends[place] = length;
                if best.is_none_or(|best| length > best.length) {
                    best = Some(Same { one: at + 1 - length, other: place + 1 - length, length });
                }
            }
            std::mem::swap(&mut self.ends, &mut self.ends_before);
            self.clear(at, &ones, &others);
        }
        self.ends_before[others].fill(0);
        best
    }

    /// Forgets what the line before the last one left.
    fn clear(&mut self, at: usize, ones: &Range<usize>, others: &Range<usize>) {
        let before = at.checked_sub(1).filter(|before| ones.contains(before));
        let Some(before) = before else { return };
        for &place in within(self.places.get(&self.one[before]), others) {
            self.ends[place] = 0;
        }
    }
}

/// The places that are in a range.
fn within<'a>(places: Option<&'a Vec<usize>>, range: &Range<usize>) -> &'a [usize] {
    let places = places.map_or(&[][..], Vec::as_slice);
    let from = places.partition_point(|place| *place < range.start);
    let to = places.partition_point(|place| *place < range.end);
    places.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: &[(usize, usize, usize)]) {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let mut found = blocks(&chars(one), &chars(other));
        found.sort_by_key(|same| same.one);
        let found: Vec<_> = found.iter().map(|same| (same.one, same.other, same.length)).collect();
        assert_eq!(found, expected, "{one} {other}");
    }

    #[test]
    fn blocks_are_the_longest_first() {
        check("abxcd", "abcd", &[(0, 0, 2), (3, 2, 2)]);
        check("private Thread", "private volatile Thread", &[(0, 0, 8), (8, 17, 6)]);
        check("abcdefg", "efgabcd", &[(0, 3, 4)]);
        check("aaaa", "aa", &[(0, 0, 2)]);
        check("qabxcd", "abycdf", &[(1, 0, 2), (4, 3, 2)]);
        check("", "ab", &[]);
    }
}
