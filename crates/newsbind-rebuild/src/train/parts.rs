//! Examples cut into parts, so that what is learned for a part knows none of its stories.

use std::collections::{BTreeMap, VecDeque};

use newsbind_core::{Block, Issue};

/// By which part each example is read, and from which examples is learned for it.
pub struct Parts {
    /// The part of each example.
    pub part: Vec<usize>,
    /// For each part the examples that share no story with it.
    pub others: Vec<Vec<usize>>,
}

impl Parts {
    /// Cuts examples, of each of which the stories are known, into `count` parts of one size. Examples of
    /// the same stories go into the same part as far as its size lets them; nothing is learned for a part
    /// from the rest of them.
    pub fn of(stories: &[Vec<String>], count: usize) -> Self {
        let kin = kin(stories);
        let mut part = vec![0; stories.len()];
        for (place, example) in walk(&kin).into_iter().enumerate() {
            part[example] = place * count / stories.len();
        }
        let is_other = |of: usize, example: usize| {
            part[example] != of && kin[example].iter().all(|kin| part[*kin] != of)
        };
        let others = (0..count)
            .map(|of| (0..stories.len()).filter(|example| is_other(of, *example)).collect())
            .collect();
        Self { part, others }
    }

    /// What is learned for each part, and last what is learned from all examples.
    pub(super) fn learn<T>(&self, learn: impl Fn(&[usize]) -> T) -> Vec<T> {
        let all: Vec<usize> = (0..self.part.len()).collect();
        self.others.iter().chain([&all]).map(|chosen| learn(chosen)).collect()
    }
}

/// The stories of an issue by their words: sixty characters from inside the first paragraph.
pub fn stories(gold: &Issue) -> Vec<String> {
    let story = |blocks: &[Block]| {
        let paragraph = blocks.iter().find(|block| matches!(block, Block::Paragraph { .. }))?;
        let ink = paragraph.text().chars().filter(|c| !c.is_whitespace());
        let words: String = ink.skip(20).take(60).collect();
        Some(words).filter(|words| words.chars().count() >= 20)
    };
    gold.articles().filter_map(|article| story(&article.body)).collect()
}

/// For each example those that share a story with it.
fn kin(stories: &[Vec<String>]) -> Vec<Vec<usize>> {
    let mut tellers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (example, stories) in stories.iter().enumerate() {
        stories.iter().for_each(|story| tellers.entry(story).or_default().push(example));
    }
    let kin_of = |stories: &Vec<String>| {
        let mut kin: Vec<usize> =
            stories.iter().flat_map(|story| &tellers[story.as_str()]).copied().collect();
        kin.sort_unstable();
        kin.dedup();
        kin
    };
    stories.iter().map(kin_of).collect()
}

/// All examples, each near those that it shares stories with.
fn walk(kin: &[Vec<usize>]) -> Vec<usize> {
    let mut way = Vec::with_capacity(kin.len());
    let mut seen = vec![false; kin.len()];
    for start in 0..kin.len() {
        let mut next = VecDeque::from([start]);
        while let Some(example) = next.pop_front() {
            if !std::mem::replace(&mut seen[example], true) {
                way.push(example);
                next.extend(&kin[example]);
            }
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_learned_from_a_story_of_the_part() {
        let tell = |stories: &str| stories.chars().map(String::from).collect::<Vec<_>>();
        let stories = ["ab", "c", "bd", "e", "d", "fa", "", "c"].map(tell);
        let parts = Parts::of(&stories, 3);
        for (of, others) in parts.others.iter().enumerate() {
            let held = (0..stories.len()).filter(|at| parts.part[*at] == of);
            let held: Vec<&String> = held.flat_map(|at| &stories[at]).collect();
            assert!(!others.is_empty());
            assert!(
                others.iter().all(|at| stories[*at].iter().all(|story| !held.contains(&story)))
            );
        }
        assert_eq!(parts.part[1], parts.part[7]);
    }
}
