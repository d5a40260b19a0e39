//! Learning: the weights under which the known readings are most probable.

use crate::decode::{Factors, Marginals};
use crate::label::LABELS;
use crate::model::{LANES, LINKS, Model, NEVER, Row, Scores, link};
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
    /// Share of the templates that are covered up while a page is looked at, so that no template
    /// leans on the others.
    pub cover: f32,
    /// Where chance begins.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rounds: 14, rate: 0.2, draw: 0.02, cover: 0.3, seed: 0 }
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
    random: u64,
    sums: Vec<Scores>,
    link_sums: [[Scores; LABELS]; LINKS],
    averaged: u32,
    settings: &'a Settings,
}

/// Conditional likelihood, climbed page by page with steps that shorten for what was often
/// corrected (AdaGrad: Duchi, Hazan and Singer 2011, with their composite update for L1).
pub(crate) fn learn(examples: &[&Example], settings: &Settings) -> Model {
    let model = Model::with_all_rows();
    let slopes = vec![Slope::default(); model.weights.len()];
    let link_slopes = [[Slope::default(); LABELS]; LINKS];
    let sums = vec![[0.0; LANES]; model.weights.len()];
    let mut learner = Learner {
        model,
        slopes,
        link_slopes,
        touched: Vec::new(),
        settings,
        random: begin(settings.seed),
        sums,
        link_sums: [[[0.0; LANES]; LABELS]; LINKS],
        averaged: 0,
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = begin(settings.seed + 1);
    for round in 0..settings.rounds {
        shuffle(&mut order, &mut random);
        for &at in &order {
            learner.see(examples[at]);
        }
        if 2 * round >= settings.rounds {
            learner.remember();
        }
    }
    learner.average()
}

impl Learner<'_> {
    /// Adds the weights of now to the average of the later rounds, which is steadier than the last
    /// one.
    fn remember(&mut self) {
        for (sum, Row(row)) in self.sums.iter_mut().zip(&self.model.weights) {
            add(sum, row);
        }
        for (sums, rows) in self.link_sums.iter_mut().zip(&self.model.links.transitions) {
            sums.iter_mut().zip(rows).for_each(|(sum, row)| add(sum, row));
        }
        self.averaged += 1;
    }

    fn average(mut self) -> Model {
        let share = 1.0 / self.averaged.max(1) as f32;
        for (Row(row), sum) in self.model.weights.iter_mut().zip(&self.sums) {
            *row = sum.map(|x| x * share);
        }
        for (rows, sums) in self.model.links.transitions.iter_mut().zip(&self.link_sums) {
            rows.iter_mut().zip(sums).for_each(|(row, sum)| *row = sum.map(|x| x * share));
        }
        self.model
    }

    fn see(&mut self, example: &Example) {
        let factors = Factors::of(&self.model.links);
        let cover = self.cover();
        let scores = self.score(example, &cover);
        let marginals = factors.marginals(&example.look.seen, &scores);
        self.compare_lines(example, &cover, &marginals);
        self.compare_links(example, &factors, &marginals);
        for at in std::mem::take(&mut self.touched) {
            let at = at as usize;
            step(&mut self.model.weights[at].0, &mut self.slopes[at], self.settings);
        }
        for (rows, slopes) in self.model.links.transitions.iter_mut().zip(&mut self.link_slopes) {
            for (row, slope) in rows.iter_mut().zip(slopes) {
                step(row, slope, self.settings);
            }
        }
    }

    /// For each template 0 where it is covered up; the others speak the louder.
    fn cover(&mut self) -> Vec<f32> {
        let (cover, loud) = (self.settings.cover, 1.0 / (1.0 - self.settings.cover));
        let mut draw = || {
            let random = next(&mut self.random) >> 40;
            if (random as f32) < cover * (1 << 24) as f32 { 0.0 } else { loud }
        };
        self.model.features.templates.iter().map(|_| draw()).collect()
    }

    fn score(&self, example: &Example, cover: &[f32]) -> Vec<Scores> {
        let mut features = Vec::new();
        let mut scores = vec![[0.0; LANES]; example.look.seen.len()];
        for (at, score) in scores.iter_mut().enumerate() {
            self.model.features.of(&example.look.seen, at, &mut features);
            for (feature, shown) in features.iter().zip(cover).filter(|(_, shown)| **shown > 0.0) {
                let Row(row) = &self.model.weights[*feature as usize];
                score.iter_mut().zip(row).for_each(|(score, weight)| *score += weight * shown);
            }
        }
        scores
    }

    fn compare_lines(&mut self, example: &Example, cover: &[f32], marginals: &Marginals) {
        let mut features = Vec::new();
        for (i, label) in example.labels.iter().enumerate() {
            let mut error = marginals.lines[i];
            error[*label as usize] -= 1.0;
            if error.iter().all(|e| e.abs() < 1e-4) {
                continue;
            }
            self.model.features.of(&example.look.seen, i, &mut features);
            for (feature, _) in features.iter().zip(cover).filter(|(_, shown)| **shown > 0.0) {
                add(&mut self.slopes[*feature as usize].now, &error);
                self.touched.push(*feature);
            }
        }
        self.touched.sort_unstable();
        self.touched.dedup();
    }

    fn compare_links(&mut self, example: &Example, factors: &Factors, marginals: &Marginals) {
        for i in 1..example.labels.len() {
            let mut pairs = factors.pairs(&example.look.seen, marginals, i);
            pairs[example.labels[i - 1] as usize][example.labels[i] as usize] -= 1.0;
            let slopes = &mut self.link_slopes[link(&example.look.seen, i)];
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
    let Slope { now, past } = slope;
    for ((weight, now), past) in weights.iter_mut().zip(now).zip(past).take(LABELS) {
        let now = std::mem::take(now);
        if *weight <= NEVER / 2.0 || now == 0.0 {
            continue;
        }
        *past += now * now;
        let rate = settings.rate / (1.0 + past.sqrt());
        let moved = *weight - rate * now;
        *weight = moved.signum() * (moved.abs() - rate * settings.draw).max(0.0);
    }
}

/// Fisher and Yates, by Marsaglia's xorshift: the same order on every machine.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        order.swap(i, (next(random) % (i as u64 + 1)) as usize);
    }
}

/// The first of the random numbers of a seed; never nought, which would stay nought.
pub(crate) fn begin(seed: u64) -> u64 {
    (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1
}

pub(crate) fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random
}
