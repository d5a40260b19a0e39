//! Learning the weights from pages whose articles are known.

mod align;
mod boost;
mod learn;
mod vary;

use std::fmt::Write as _;

use newsbind_core::{Issue, TextLayer};

use crate::Weights;
use crate::assemble::{self, Drafts};
use crate::decode::Factors;
use crate::headlines;
use crate::label::Label;
use crate::look::{self, Look};
use crate::model::{Model, Scores};
use crate::page::{self, Page, Writing};
use crate::reread::Reading;
use crate::stitch;
use crate::topic::Index;

pub use boost::Growth;
pub use learn::Settings;

/// A page of which it is known what each line is.
pub struct Example {
    page: Page,
    look: Look,
    labels: Vec<Label>,
    /// Pages of one group hold the same stories.
    group: String,
}

/// The two tables of a writing: for the first reading of a page, and for the second.
pub struct Tables {
    /// As `weights/*.tsv` hold it.
    pub first: String,
    /// As `weights/*-again.tsv` hold it.
    pub again: String,
    /// third
    pub third: String,
}

/// Makes examples of an issue's pages, by finding the gold articles in the lines. `han`: whether the
/// pages are written in Chinese characters.
pub fn examples(layer: &TextLayer, gold: &Issue, han: bool) -> Vec<Example> {
    let writing = if han { Writing::Han } else { Writing::Latin };
    let pages = (1..).zip(&layer.pages).map(|(number, page)| page::prepare(number, page, writing));
    pages
        .map(|mut page| {
            let mut labels = align::align(&page, gold);
            vary::set_credits_apart(&mut page, &mut labels);
            Example { look: look::look(&page, &[]), labels, page, group: gold.id.clone() }
        })
        .collect()
}

/// Into how many parts the examples are cut, so that a second reading learns from first readings by a
/// model that did not know the page.
const FOLDS: usize = 4;

/// Learns both tables.
pub fn learn(examples: &mut [Example], settings: &Settings) -> Tables {
    let mut groups: Vec<String> = examples.iter().map(|example| example.group.clone()).collect();
    groups.sort();
    groups.dedup();
    let fold = |example: &Example| groups.binary_search(&example.group).unwrap_or(0) % FOLDS;
    let without = |part: usize| -> Vec<&Example> {
        examples.iter().filter(|example| fold(example) != part).collect()
    };
    let cache = std::env::var("NB_CACHE").ok();
    let cached: Option<Vec<Model>> = cache.as_ref().and_then(|dir| (0..=FOLDS).map(|i| std::fs::read_to_string(format!("{dir}/{i}.tsv")).ok().map(|t| Model::parse(&t).unwrap())).collect());
    let started = std::time::Instant::now();
    let mut models: Vec<Model> = cached.unwrap_or_else(|| std::thread::scope(|scope| {
        let learners = (0..=FOLDS)
            .map(|part| scope.spawn(move || learn::learn(&without(part), settings)));
        let learners: Vec<_> = learners.collect();
        learners
            .into_iter()
            .map(|learner| learner.join().expect("learning does not panic"))
            .collect()
    }));
    if let Some(dir) = &cache { std::fs::create_dir_all(dir).unwrap(); for (i, m) in models.iter().enumerate() { std::fs::write(format!("{dir}/{i}.tsv"), m.table()).unwrap(); } }
    eprintln!("first {:?}", started.elapsed());
    // Without the part that there is not: from all pages.
    let first = models.pop().unwrap_or_else(|| Model::new());
    let mut readings = Vec::new();
    for example in examples.iter_mut() {
        let model = &models[fold(example)];
        let reading = crate::read(&(model.clone(), Factors::of(&model.links)), &example.look);
        example.look.again(&example.page, &Reading { labels: &reading.labels, sure: &reading.sure });
        readings.push(reading.marginals);
    }
    let growth = growth_env();
    let known: Vec<(&Example, &[Scores])> =
        examples.iter().zip(&readings).map(|(example, first)| (example, first.as_slice())).collect();
    let mut forests: Vec<crate::forest::Forest> = (0..=FOLDS)
        .map(|part| {
            let known: Vec<_> =
                known.iter().copied().filter(|(example, _)| fold(example) != part).collect();
            boost::grow(&known, &growth, settings)
        })
        .collect();
    let again = forests.pop().unwrap_or_else(crate::forest::Forest::new);
    let mut second = Vec::new();
    for (example, first) in examples.iter_mut().zip(&readings) {
        let forest = &forests[groups.binary_search(&example.group).unwrap_or(0) % FOLDS];
        let scores = forest.score(&example.look.seen, first);
        let reading = crate::choose(&forest.links, &Factors::of(&forest.links), &example.look, &scores);
        example.look.again(&example.page, &Reading { labels: &reading.labels, sure: &reading.sure });
        second.push(reading.marginals);
    }
    let known: Vec<(&Example, &[Scores])> =
        examples.iter().zip(&second).map(|(example, first)| (example, first.as_slice())).collect();
    let third = boost::grow(&known, &growth, settings);
    eprintln!("forest {:?}", started.elapsed());
    Tables { first: first.table(), again: again.table(), third: third.table() }
}

/// Reads pages by weights that are not the built-in ones.
pub struct Reader(Weights);

impl Reader {
    /// Reads by these tables.
    pub fn new(tables: &Tables) -> Self {
        Self(Weights::parse(&tables.first, &tables.again, &tables.third))
    }

    /// Rebuilds an issue as [`crate::rebuild`] does.
    pub fn rebuild(&self, layer: &TextLayer, language: &str) -> Issue {
        crate::rebuild_by(&self.0, layer, language).value
    }

    /// Sets the label that each line of the pages is given beside the one that the gold articles give it:
    /// a line of text each, `X` before those that differ.
    pub fn compare(&self, layer: &TextLayer, gold: &Issue, han: bool) -> String {
        let writing = if han { Writing::Han } else { Writing::Latin };
        let mut compared = String::new();
        for (number, page) in (1..).zip(&layer.pages) {
            let page = page::prepare(number, page, writing);
            let labels = crate::label_lines(&page, &[], &self.0).labels;
            for ((gold, read), line) in
                align::align(&page, gold).iter().zip(labels).zip(&page.lines)
            {
                let mark = if *gold == read { ' ' } else { 'X' };
                let text: String = line.raw.iter().collect();
                let (gold, read) = (gold.name(), read.name());
                let _ = writeln!(compared, "{mark} {gold:14} {read:14} {text}");
            }
        }
        compared
    }
}

/// The articles that the gold labels themselves make: the best that labelling lines can reach.
pub fn ceiling(layer: &TextLayer, gold: &Issue, language: &str) -> Issue {
    let writing = crate::language::writing(language);
    let pages = (1..).zip(&layer.pages).map(|(number, page)| page::prepare(number, page, writing));
    let pages: Vec<Page> = pages.collect();
    let mut drafts = Drafts::default();
    for (number, page) in pages.iter().enumerate() {
        let labels = align::align(page, gold);
        let sure = vec![1.0; labels.len()];
        let index = Index::of(page);
        let from = drafts.articles.len();
        assemble::assemble(number, page, &labels, &sure, &mut drafts);
        stitch::stitch(page, &index, &mut drafts.articles, from);
        headlines::assign(&index, &mut drafts.articles, from);
    }
    crate::finish(&pages, drafts, layer, language).value
}

fn growth_env() -> Growth {
    let mut g = Growth::default();
    let get = |n: &str| std::env::var(n).ok().and_then(|v| v.parse::<f32>().ok());
    if let Some(v) = get("G_ROUNDS") { g.rounds = v as usize; }
    if let Some(v) = get("G_LEAVES") { g.leaves = v as usize; }
    if let Some(v) = get("G_RATE") { g.rate = v; }
    if let Some(v) = get("G_LEAST") { g.least = v as u32; }
    if let Some(v) = get("G_DRAW") { g.draw = v; }
    if let Some(v) = get("G_SIGHTS") { g.sights = v; }
    g
}
