//! Calibration: how often articles of such sureness are right.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::assemble::{Draft, Drafts};
use crate::confidence::is_scattered;
use crate::stitch;
use crate::train::{Example, sew};
use crate::weights::Weights;

/// An article is right from here on: so much of its body, and of the true one, is in both (as the
/// scorer has it, for lines instead of runs of characters).
const RIGHT: f64 = 0.9;

/// A point of the table stands for at least so many articles.
const LEAST: usize = 60;

/// How sure articles were read, and whether each is right: on pages whose columns are in order, and
/// on others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trials {
    ordered: Vec<(f32, bool)>,
    scattered: Vec<(f32, bool)>,
}

impl Trials {
    /// Adds the reading of a page that was not known, by weights that say nothing of confidence
    /// yet.
    pub(crate) fn add(&mut self, example: &Example, weights: &Weights) {
        let reading = crate::label_lines(&example.page, &[], &|_| weights);
        let scattered = is_scattered(&reading.lines.labels);
        let known = if scattered { &mut self.scattered } else { &mut self.ordered };
        let mut found = Drafts::default();
        crate::settle::settle(0, &example.page, &reading, &mut found);
        known.extend(trials(example, &found.articles));
    }

    /// The table of confidence.
    pub(crate) fn table(self) -> String {
        let mut table = String::new();
        for (name, trials) in [("ordered", self.ordered), ("scattered", self.scattered)] {
            for (sureness, share) in steps(trials) {
                let _ = writeln!(table, "{name}\t{sureness:.4}\t{share:.4}");
            }
        }
        table
    }
}

/// How sure each article of a page was read, and whether it is right.
fn trials(example: &Example, found: &[Draft]) -> Vec<(f32, bool)> {
    let gold: Vec<HashSet<usize>> = known(example).iter().map(lines).collect();
    let right = |draft: &Draft| {
        let lines = lines(draft);
        gold.iter().any(|gold| alike(example, gold, &lines) >= RIGHT)
    };
    let with_body = found.iter().filter(|draft| draft.has_text());
    with_body.map(|draft| (draft.confidence, right(draft))).collect()
}

/// The articles of a page as they are known.
fn known(example: &Example) -> Vec<Draft> {
    let parts = sew::parts(example, &example.labels, &vec![1.0; example.labels.len()]);
    let next = sew::known(example, &parts);
    let next: Vec<_> = next.into_iter().map(|next| next.map(|part| (part, 1.0))).collect();
    stitch::join(&example.page, parts, &next)
}

fn lines(draft: &Draft) -> HashSet<usize> {
    stitch::body(draft).into_iter().collect()
}

fn alike(example: &Example, gold: &HashSet<usize>, found: &HashSet<usize>) -> f64 {
    let ink = |lines: &mut dyn Iterator<Item = &usize>| -> usize {
        lines.map(|line| example.page.lines[*line].text.len()).sum()
    };
    let both = ink(&mut gold.intersection(found));
    let any = ink(&mut gold.union(found));
    both as f64 / any.max(1) as f64
}

/// Shares of right trials that never fall as the sureness rises (pool adjacent violators: Ayer and
/// others 1955), a step for at least [`LEAST`] trials.
fn steps(mut trials: Vec<(f32, bool)>) -> Vec<(f32, f32)> {
    trials.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    // Of each step: trials, right ones, the sum of sureness.
    let mut steps: Vec<(usize, usize, f64)> = Vec::new();
    for few in trials.chunks(LEAST) {
        let right = few.iter().filter(|(_, right)| *right).count();
        steps.push((few.len(), right, few.iter().map(|(sure, _)| f64::from(*sure)).sum()));
        while let [.., a, b] = steps[..] {
            if a.1 * b.0 < b.1 * a.0 {
                break;
            }
            steps.truncate(steps.len() - 2);
            steps.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
        }
    }
    steps
        .into_iter()
        .map(|(all, right, sure)| ((sure / all as f64) as f32, right as f32 / all as f32))
        .collect()
}
