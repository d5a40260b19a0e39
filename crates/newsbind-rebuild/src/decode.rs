//! Decoding: the labels that together score best over a whole page, and how sure each of them is.

use crate::field::Seen;
use crate::label::{LABELS, Label};
use crate::model::{LANES, LINKS, Links, NEVER, Scores, link};

// What is added up or compared over all lanes is so over all labels.
const _: () = assert!(LABELS == LANES, "a lane without a label would count as one");

/// The best labels of a page's lines (Viterbi).
pub(crate) fn decode(links: &Links, seen: &[Seen], scores: &[Scores]) -> Vec<Label> {
    let mut best: Vec<Scores> = Vec::with_capacity(scores.len());
    for (i, score) in scores.iter().enumerate() {
        let reached = match best.last() {
            None => links.start,
            Some(before) => follow(&links.transitions[link(seen, i)], before),
        };
        best.push(add(&reached, score));
    }
    let Some(last) = best.last() else { return Vec::new() };
    let mut label = first_best(last.iter().copied().enumerate());
    let mut labels = vec![Label::ALL[label]];
    for (i, before) in best.iter().enumerate().rev().skip(1) {
        // Which label led here is found again on the way back, for one label a line.
        let rows = links.transitions[link(seen, i + 1)].iter().zip(before).enumerate();
        label = first_best(rows.map(|(previous, (row, best))| (previous, best + row[label])));
        labels.push(Label::ALL[label]);
    }
    labels.reverse();
    labels
}

/// The best score with which each label can follow the line before.
fn follow(transitions: &[Scores; LABELS], before: &Scores) -> Scores {
    let mut best = [NEVER * 2.0; LANES];
    for (row, before) in transitions.iter().zip(before) {
        for lane in 0..LANES {
            let sum = before + row[lane];
            best[lane] = if sum > best[lane] { sum } else { best[lane] };
        }
    }
    best
}

/// The label that scores best, the first of those that score alike.
fn first_best(labels: impl Iterator<Item = (usize, f32)>) -> usize {
    let better = |best: (usize, f32), next: (usize, f32)| if next.1 > best.1 { next } else { best };
    labels.fold((0, f32::NEG_INFINITY), better).0
}

fn add(a: &Scores, b: &Scores) -> Scores {
    std::array::from_fn(|lane| a[lane] + b[lane])
}

/// Transitions as factors, for sums over all readings of a page.
pub(crate) struct Factors {
    /// By kind of boundary, label before and label.
    transitions: [[Scores; LABELS]; LINKS],
    /// The same by label and label before, so that both directions add up whole rows.
    turned: [[Scores; LABELS]; LINKS],
    start: Scores,
}

/// How probable each label of each line is, and, in training, each pair of labels.
pub(crate) struct Marginals {
    pub(crate) lines: Vec<Scores>,
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "learning asks for it"))]
    forward: Vec<Scores>,
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "learning asks for it"))]
    backward: Vec<Scores>,
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "learning asks for it"))]
    emission: Vec<Scores>,
}

impl Factors {
    pub(crate) fn of(links: &Links) -> Self {
        let row = |row: &Scores| -> Scores { std::array::from_fn(|i| exp(row[i])) };
        let transitions = links.transitions.map(|rows| rows.map(|weights| row(&weights)));
        let turn = |rows: &[Scores; LABELS], label: usize| -> Scores {
            std::array::from_fn(|previous| rows[previous][label])
        };
        Self {
            turned: transitions.map(|rows| std::array::from_fn(|label| turn(&rows, label))),
            transitions,
            start: row(&links.start),
        }
    }

    /// Sums over all readings of a page (forward and backward), scaled line by line.
    pub(crate) fn marginals(&self, seen: &[Seen], scores: &[Scores]) -> Marginals {
        let count = scores.len();
        let emission: Vec<Scores> = scores
            .iter()
            .map(|score| {
                let top = across(*score, |a, b| if a > b { a } else { b });
                // Labels that are all but impossible score alike, side by side.
                let (mut x, mut mass) = (0.0, 1.0);
                std::array::from_fn(|i| {
                    if score[i] - top != x {
                        x = score[i] - top;
                        mass = exp(x);
                    }
                    mass
                })
            })
            .collect();
        let mut forward: Vec<Scores> = Vec::with_capacity(count);
        for i in 0..count {
            let mut next: Scores = if i == 0 { self.start } else { [0.0; LANES] };
            if i > 0 {
                for (previous, row) in self.transitions[link(seen, i)].iter().enumerate() {
                    let mass = forward[i - 1][previous];
                    for lane in 0..LANES {
                        next[lane] += mass * row[lane];
                    }
                }
            }
            for lane in 0..LANES {
                next[lane] *= emission[i][lane];
            }
            scale(&mut next);
            forward.push(next);
        }
        let mut backward = vec![[1.0; LANES]; count];
        for i in (1..count).rev() {
            let ahead: Scores = std::array::from_fn(|lane| emission[i][lane] * backward[i][lane]);
            let mut next = [0.0; LANES];
            for (row, mass) in self.turned[link(seen, i)].iter().zip(ahead) {
                for lane in 0..LANES {
                    next[lane] += mass * row[lane];
                }
            }
            scale(&mut next);
            backward[i - 1] = next;
        }
        let lines = (0..count)
            .map(|i| {
                let mut line = std::array::from_fn(|lane| forward[i][lane] * backward[i][lane]);
                scale(&mut line);
                line
            })
            .collect();
        Marginals { lines, forward, backward, emission }
    }

    /// How probable each pair of labels is at the boundary before line `i`.
    #[cfg(feature = "train")]
    pub(crate) fn pairs(&self, seen: &[Seen], m: &Marginals, i: usize) -> [Scores; LABELS] {
        let mut pairs = [[0.0; LANES]; LABELS];
        let mut total = 0.0_f32;
        for (previous, row) in self.transitions[link(seen, i)].iter().enumerate() {
            for lane in 0..LANES {
                let mass = m.forward[i - 1][previous]
                    * row[lane]
                    * m.emission[i][lane]
                    * m.backward[i][lane];
                pairs[previous][lane] = mass;
                total += mass;
            }
        }
        let total = f32::max(total, 1e-30);
        pairs.iter_mut().flatten().for_each(|mass| *mass /= total);
        pairs
    }
}

/// Makes numbers sum to one.
fn scale(scores: &mut Scores) {
    let sum = across(*scores, |a, b| a + b).max(1e-30);
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// What all lanes are together: those of one half with those of the other, and so on, which
/// processors do four at a time.
fn across(scores: Scores, together: fn(f32, f32) -> f32) -> f32 {
    let mut lanes = scores;
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] = together(lanes[lane], lanes[lane + half]);
        }
        half /= 2;
    }
    lanes[0]
}

/// The exponential, the same on every machine (the system's may differ in the last bit).
fn exp(x: f32) -> f32 {
    libm::expf(x)
}
