//! Learning which parts of bodies go on which, and which headlines belong to which articles.

use crate::LineReading;
use crate::assemble::{self, Draft, Drafts};
use crate::train::Example;
use crate::train::grow::{self, Columns, Error, Growth, draw};
use crate::train::learn::begin;
use crate::tree::{Names, Odds, Sights, logistic};
use crate::{claim, headlines, seam, stitch};

/// What is seen of a seam or a claim, and whether it is right.
pub(crate) type Trial<const SIGNS: usize> = ([u8; SIGNS], bool);

/// The seams that may be on a page as it was read.
pub(crate) fn seams(example: &Example, reading: &LineReading) -> Vec<Trial<{ seam::SIGNS }>> {
    let parts = parts(example, &reading.labels, &reading.sure);
    let parts = stitch::cut(&example.page, &reading.marginals, parts);
    if !parts.iter().any(|part| part.resumes) {
        return Vec::new();
    }
    let pairs = seam::look(&example.page, &example.look, &reading.marginals, &parts);
    let known = known(example, &parts);
    pairs.iter().map(|pair| (pair.seam, known[pair.first] == Some(pair.rest))).collect()
}

/// The claims that may be made on a page as it was read and stitched.
pub(crate) fn claims(
    example: &Example,
    reading: &LineReading,
    seams: &Odds,
) -> Vec<Trial<{ claim::SIGNS }>> {
    let drafts = stitched(example, reading, seams);
    let headlines = headlines::headlines(&drafts);
    let article = |lines: &mut dyn Iterator<Item = usize>| {
        let articles: Vec<Option<usize>> = lines.map(|line| example.articles[line]).collect();
        let count = |a: &Option<usize>| articles.iter().filter(|b| a == *b).count();
        articles.iter().flatten().copied().max_by_key(|a| count(&Some(*a)))
    };
    let is_right = |headline: usize, draft: usize| {
        let rows = &headlines[headline].rows;
        let headed = rows.first().is_some_and(|at| is_headline(example.labels[at.line]));
        let of = article(&mut rows.iter().map(|at| at.line));
        headed && of.is_some() && of == article(&mut stitch::body(&drafts[draft]).into_iter())
    };
    claim::look(&example.look, &reading.marginals, &headlines, &drafts)
        .into_iter()
        .map(|claim| (claim.seen, is_right(claim.headline, claim.draft)))
        .collect()
}

fn is_headline(label: crate::label::Label) -> bool {
    use crate::label::Label::{After, AfterNext, Before, BeforeNext};
    matches!(label, Before | BeforeNext | After | AfterNext)
}

/// The drafts of a page as it was read, with their parts put together.
fn stitched(example: &Example, reading: &LineReading, seams: &Odds) -> Vec<Draft> {
    let sure = crate::confidence::sureness(reading);
    let mut drafts = parts(example, &reading.labels, &sure);
    let Example { page, look, .. } = example;
    stitch::stitch(seams, page, look, &reading.marginals, &mut drafts, 0);
    drafts
}

/// The parts that labels make of a page.
pub(crate) fn parts(example: &Example, labels: &[crate::label::Label], sure: &[f32]) -> Vec<Draft> {
    let mut drafts = Drafts::default();
    assemble::assemble(0, &example.page, labels, sure, &mut drafts);
    drafts.articles
}

/// For each part the one that goes on it, as it is known.
pub(crate) fn known(example: &Example, parts: &[Draft]) -> Vec<Option<usize>> {
    let bodies: Vec<Vec<usize>> = parts.iter().map(stitch::body).collect();
    let articles = stitch::articles(&example.look.index, &bodies);
    let mut known = vec![None; parts.len()];
    for (rest, body) in bodies.iter().enumerate() {
        let before = body.first().and_then(|first| example.goes_on[*first]);
        let part = before.map(|line| articles[line]).filter(|part| *part < parts.len());
        if let Some(part) = part.filter(|part| *part != rest) {
            known[part] = Some(rest);
        }
    }
    known
}

/// Learns from trials, by the likelihood of what each is known to be.
pub(crate) fn learn<const SIGNS: usize>(
    trials: &[Trial<SIGNS>],
    names: Names,
    growth: &Growth,
) -> Odds {
    let mut odds = Odds::new(names);
    let column = |sign: usize| trials.iter().map(|(seen, _)| seen[sign]).collect();
    let columns = Columns { values: (0..SIGNS).map(column).collect(), sizes: odds.names.sizes() };
    let mut scores = vec![0.0; trials.len()];
    let mut random = begin(growth.seed);
    for _ in 0..growth.rounds {
        let error = |(score, (_, is)): (&f32, &Trial<SIGNS>)| {
            let p = logistic(*score);
            Error { slope: p - f32::from(u8::from(*is)), bend: (p * (1.0 - p)).max(1e-4) }
        };
        let errors: Vec<Error> = scores.iter().zip(trials).map(error).collect();
        let rows = draw(&mut random, trials.len(), growth.lines);
        let asked = draw(&mut random, SIGNS, growth.sights);
        let tree = grow::tree(&columns, &errors, &rows, &asked, growth);
        for (score, (seen, _)) in scores.iter_mut().zip(trials) {
            *score += tree.ask(&Sights::of(seen.iter().copied()));
        }
        odds.trees.push(&tree);
    }
    odds
}
