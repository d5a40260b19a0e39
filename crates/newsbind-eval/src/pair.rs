//! Partners: which article is which.

use crate::reading::Text;

/// An article that should be there and the one that is most like it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) gold: usize,
    pub(crate) predicted: usize,
    likeness: f64,
}

impl Pair {
    /// Whether the article was found.
    pub(crate) fn is_right(&self) -> bool {
        self.likeness >= 0.9
    }

    /// Whether it is the same article at all, so that its parts can be compared.
    pub(crate) fn is_alike(&self) -> bool {
        self.likeness >= 0.5
    }
}

/// Pairs of articles that share anything, the likest first; each article is in one at most.
pub(crate) fn pairs(gold: &[Text], predicted: &[Text]) -> Vec<Pair> {
    let mut candidates = Vec::new();
    for (at, article) in gold.iter().enumerate() {
        candidates.extend(predicted.iter().enumerate().filter_map(|(other, text)| {
            let likeness = article.grams.likeness(&text.grams);
            (likeness > 0.0).then_some(Pair { gold: at, predicted: other, likeness })
        }));
    }
    // Stable: among equals the first articles find each other.
    candidates.sort_by(|one, other| other.likeness.total_cmp(&one.likeness));
    let (mut gold_taken, mut taken) = (vec![false; gold.len()], vec![false; predicted.len()]);
    candidates.retain(|pair| {
        let is_free = !gold_taken[pair.gold] && !taken[pair.predicted];
        if is_free {
            (gold_taken[pair.gold], taken[pair.predicted]) = (true, true);
        }
        is_free
    });
    candidates
}
