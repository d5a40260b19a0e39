//! Learning: the weights under which the known readings are most probable.

use crate::decode::{Factors, Marginals};
use crate::label::LABELS;
use crate::model::{LANES, LINKS, Model, NEVER, Scores, link};
use crate::template::TEMPLATES;
use crate::train::Example;

/// How to learn.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How often every page is seen.
    pub rounds: usize,
    /// Length of a step.
    pub rate: f32,
    /// How strongly weights are drawn to nothing (L1), so that the table stays small.
    pub draw: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rounds: 15, rate: 0.06, draw: 0.05 }
    }
}

/// A weight's gradient on the page at hand, and the sum of its squares on all pages so far.
#[derive(Clone, Copy, Default)]
struct Slope {
    now: Scores,
    past: Scores,
}

struct Learner<'a> {
    model: Model,
    slopes: Vec<Slope>,
    link_slopes: [[Slope; LABELS]; LINKS],
    touched: Vec<u32>,
    settings: &'a Settings,
}

/// Conditional likelihood, climbed page by page with steps that shorten for what was often corrected
/// (AdaGrad: Duchi, Hazan and Singer 2011, with their composite update for L1).
pub(crate) fn learn(examples: &[Example], settings: &Settings) -> Model {
    let model = Model::new();
    let slopes = vec![Slope::default(); model.weights.len()];
    let link_slopes = [[Slope::default(); LABELS]; LINKS];
    let mut learner = Learner { model, slopes, link_slopes, touched: Vec::new(), settings };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..settings.rounds {
        shuffle(&mut order, &mut random);
        let mut ll=0.0;for &at in &order {
            ll+=learner.see(&examples[at]);
        }eprintln!("{ll}");
    }
    learner.model
}

impl Learner<'_> {
    fn see(&mut self, example: &Example)->f64 {
        let factors = Factors::of(&self.model);
        let scores = self.model.score(&example.seen);
        let marginals = factors.marginals(&example.seen, &scores);
        self.compare_lines(example, &marginals);
        self.compare_links(example, &factors, &marginals);
        for at in std::mem::take(&mut self.touched) {
            let at = at as usize;
            step(&mut self.model.weights[at], &mut self.slopes[at], self.settings);
        }
        for (rows, slopes) in self.model.transitions.iter_mut().zip(&mut self.link_slopes) {
            for (row, slope) in rows.iter_mut().zip(slopes) {
                step(row, slope, self.settings);
            }
        }
        example.labels.iter().zip(&marginals.lines).map(|(l,m)|f64::from(m[*l as usize].max(1e-9)).ln()).sum()
    }

    fn compare_lines(&mut self, example: &Example, marginals: &Marginals) {
        let mut features = Vec::with_capacity(TEMPLATES.len());
        for (i, label) in example.labels.iter().enumerate() {
            let mut error = marginals.lines[i];
            error[*label as usize] -= 1.0;
            if error.iter().all(|e| e.abs() < 1e-4) {
                continue;
            }
            self.model.features.of(&example.seen, i, &mut features);
            for feature in &features {
                add(&mut self.slopes[*feature as usize].now, &error);
            }
            self.touched.extend(&features);
        }
        self.touched.sort_unstable();
        self.touched.dedup();
    }

    fn compare_links(&mut self, example: &Example, factors: &Factors, marginals: &Marginals) {
        for i in 1..example.labels.len() {
            let mut pairs = factors.pairs(&example.seen, marginals, i);
            pairs[example.labels[i - 1] as usize][example.labels[i] as usize] -= 1.0;
            let slopes = &mut self.link_slopes[link(&example.seen, i)];
            for (slope, pair) in slopes.iter_mut().zip(&pairs) {
                add(&mut slope.now, pair);
            }
        }
    }
}

fn add(sum: &mut Scores, error: &Scores) {
    for lane in 0..LANES {
        sum[lane] += error[lane];
    }
}

fn step(weights: &mut Scores, slope: &mut Slope, settings: &Settings) {
    for lane in 0..LABELS {
        let now = std::mem::take(&mut slope.now[lane]);
        if weights[lane] <= NEVER / 2.0 || now == 0.0 {
            continue;
        }
        slope.past[lane] += now * now;
        let rate = settings.rate / (1.0 + slope.past[lane].sqrt());
        let moved = weights[lane] - rate * now;
        weights[lane] = moved.signum() * (moved.abs() - rate * settings.draw).max(0.0);
    }
}

/// Fisher and Yates, with Marsaglia's xorshift: the same order on every machine.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(i, (*random % (i as u64 + 1)) as usize);
    }
}
