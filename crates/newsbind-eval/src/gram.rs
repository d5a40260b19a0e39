//! Texts as multisets of runs of five characters.

/// Characters of a run.
const RUN: usize = 5;

/// The runs of a text, sorted. A text that is shorter than a run is one by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grams(Vec<[char; RUN]>);

impl Grams {
    pub(crate) fn of(text: &str) -> Self {
        let mut chars: Vec<char> = text.chars().collect();
        if !chars.is_empty() && chars.len() < RUN {
            chars.resize(RUN, '\0');
        }
        let runs = chars.windows(RUN);
        let mut runs: Vec<[char; RUN]> =
            runs.filter_map(|run| run.first_chunk().copied()).collect();
        runs.sort_unstable();
        Self(runs)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many runs two texts have in common.
    pub(crate) fn common(&self, other: &Self) -> usize {
        let mut others = other.0.iter().peekable();
        let mut is_common = |run: &&[char; RUN]| {
            while others.next_if(|other| other < run).is_some() {}
            others.next_if_eq(run).is_some()
        };
        self.0.iter().filter(|run| is_common(run)).count()
    }

    /// What two texts have in common against all that they have, 0 to 1.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let common = self.common(other);
        match self.len() + other.len() - common {
            0 => 0.0,
            all => common as f64 / all as f64,
        }
    }

    /// Whether this part of a text is in another one.
    pub(crate) fn is_within(&self, part: f64, other: &Self) -> bool {
        !self.is_empty() && self.common(other) as f64 >= part * self.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, common: usize, likeness: f64) {
        let (one, other) = (Grams::of(one), Grams::of(other));
        assert_eq!(one.common(&other), common);
        assert_eq!(other.common(&one), common);
        assert!((one.likeness(&other) - likeness).abs() < 1e-9);
    }

    #[test]
    fn runs_are_counted_as_often_as_they_are_there() {
        check("abcdefg", "abcdef", 2, 2.0 / 3.0);
        check("aaaaaaa", "aaaaaa", 2, 2.0 / 3.0);
        check("abc", "abc", 1, 1.0);
        check("abc", "abcd", 0, 0.0);
        check("", "", 0, 0.0);
    }
}
