//! Decoding: the labels that together score best over a whole page, and how sure each of them is.

use crate::field::Seen;
use crate::label::{LABELS, Label};
use crate::model::{LANES, LINKS, Links, NEVER, Scores, link};

/// The best labels of a page's lines (Viterbi).
pub(crate) fn decode(links: &Links, seen: &[Seen], scores: &[Scores]) -> Vec<Label> {
    let Some((first, rest)) = scores.split_first() else { return Vec::new() };
    let mut best = add(&links.start, first);
    let mut back: Vec<[u8; LANES]> = Vec::with_capacity(rest.len());
    for (i, score) in rest.iter().enumerate() {
        let transitions = &links.transitions[link(seen, i + 1)];
        let (mut next, mut from) = ([NEVER * 2.0; LANES], [0_u8; LANES]);
        for (previous, row) in transitions.iter().enumerate() {
            for lane in 0..LANES {
                let sum = best[previous] + row[lane];
                if sum > next[lane] {
                    next[lane] = sum;
                    from[lane] = previous as u8;
                }
            }
        }
        best = add(&next, score);
        back.push(from);
    }
    let mut label = (0..LABELS).max_by(|a, b| best[*a].total_cmp(&best[*b])).unwrap_or(0);
    let mut labels = vec![Label::ALL[label]];
    for from in back.iter().rev() {
        label = usize::from(from[label]);
        labels.push(Label::ALL[label]);
    }
    labels.reverse();
    labels
}

fn add(a: &Scores, b: &Scores) -> Scores {
    std::array::from_fn(|lane| a[lane] + b[lane])
}

/// Transitions as factors, for sums over all readings of a page.
pub(crate) struct Factors {
    transitions: [[Scores; LABELS]; LINKS],
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
        Self {
            transitions: std::array::from_fn(|link| {
                std::array::from_fn(|previous| row(&links.transitions[link][previous]))
            }),
            start: row(&links.start),
        }
    }

    /// Sums over all readings of a page (forward and backward), scaled line by line.
    pub(crate) fn marginals(&self, seen: &[Seen], scores: &[Scores]) -> Marginals {
        let count = scores.len();
        let emission: Vec<Scores> = scores
            .iter()
            .map(|score| {
                let top = score[..LABELS].iter().copied().fold(f32::MIN, f32::max);
                // Labels that are all but impossible score alike, side by side.
                let (mut x, mut mass) = (0.0, 1.0);
                std::array::from_fn(|i| {
                    if score[i] - top != x {
                        x = score[i] - top;
                        mass = exp(x);
                    }
                    if i < LABELS { mass } else { 0.0 }
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
            for (previous, row) in self.transitions[link(seen, i)].iter().enumerate() {
                next[previous] = (0..LANES).map(|lane| row[lane] * ahead[lane]).sum();
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
    let sum: f32 = scores.iter().sum::<f32>().max(1e-30);
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// The exponential, the same on every machine (the system's may differ in the last bit).
fn exp(x: f32) -> f32 {
    libm::expf(x)
}
