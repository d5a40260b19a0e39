//! Learning the weights from pages whose articles are known.

mod align;
mod boost;
mod calibrate;
mod grow;
mod learn;
mod parts;
mod sew;
mod vary;

use std::fmt::Write as _;

use newsbind_core::{Issue, TextLayer};

use crate::decode::Factors;
use crate::forest::Forest;
use crate::label::Label;
use crate::look::{self, Look};
use crate::model::{Model, Scores};
use crate::page::{self, Page, Writing};
use crate::tree::Odds;
use crate::weights::Weights;
use crate::{LineReading, claim, seam};

use align::Known;
use calibrate::Trials;
pub use grow::Growth;
pub use learn::Settings;
use parts::Folds;
pub use parts::{Parts, stories};

/// A page of which it is known what each line is.
pub struct Example {
    page: Page,
    look: Look,
    labels: Vec<Label>,
    /// For each line of a body the line that it goes on.
    goes_on: Vec<Option<usize>>,
    /// For each line the article that it belongs to.
    articles: Vec<Option<usize>>,
    /// The stories that the page, or the one that it was made of, tells (see [`stories`]).
    stories: Vec<String>,
    /// The page was made of articles, and not printed by anyone.
    made: bool,
}

/// The tables of a writing, as `weights/*.tsv` hold them.
pub struct Tables {
    /// For the first reading of a page.
    pub first: String,
    /// For the readings after it, in order.
    pub again: Vec<String>,
    /// Which parts of bodies go on which.
    pub seams: String,
    /// Which headlines belong to which articles.
    pub claims: String,
    /// How often articles that are read so surely are right.
    pub confidence: String,
}

/// Makes examples of an issue's pages, by finding the gold articles in the lines. `han`: whether
/// the pages are written in Chinese characters; `of`: the issue whose stories were set anew to
/// learn from, if they were: how often such pages are read right says nothing.
pub fn examples(layer: &TextLayer, gold: &Issue, han: bool, of: Option<&Issue>) -> Vec<Example> {
    let writing = if han { Writing::Han } else { Writing::Latin };
    let pages = (1..).zip(&layer.pages).map(|(number, page)| page::prepare(number, page, writing));
    pages
        .map(|mut page| {
            let mut known = align::align(&page, gold);
            vary::set_credits_apart(&mut page, &mut known);
            let Known { labels, goes_on, articles } = known;
            let (look, stories) = (look::look(&page, &[]), stories(of.unwrap_or(gold)));
            Example { look, labels, goes_on, articles, page, stories, made: of.is_some() }
        })
        .collect()
}

impl Example {
    /// The page as one whose text layer keeps the indents of paragraphs, if it does not already:
    /// the same for the same seed.
    #[must_use]
    pub fn with_indents(mut self, seed: u64) -> Self {
        if !self.page.keeps_indents() {
            vary::keep_indents(&mut self.page, &self.labels, seed);
            self.look = look::look(&self.page, &[]);
        }
        self
    }

    /// The page as one that parts nothing by blank lines: the same for the same seed.
    #[must_use]
    pub fn closed_up(mut self, seed: u64) -> Self {
        vary::close_up(&mut self.page, &self.labels, seed);
        self.look = look::look(&self.page, &[]);
        self
    }
}

/// Into how many parts the examples are cut, so that a reading learns from readings before it that
/// did not know the page.
const FOLDS: usize = 4;

/// How often a page is read again.
const AGAIN: usize = 2;

/// What reads pages as far as the parts of their articles, and puts those together.
struct Readings {
    first: Model,
    again: Vec<Forest>,
    seams: Odds,
}

impl Readings {
    /// Readings that know nothing.
    fn new() -> Self {
        Self {
            first: Model::with_all_rows(),
            again: (0..AGAIN).map(|_| Forest::new()).collect(),
            seams: Odds::new(seam::names()),
        }
    }

    /// Adds a share of others.
    fn add(&mut self, others: &Self, share: f32) {
        self.first.add(&others.first, share);
        for (all, forest) in self.again.iter_mut().zip(&others.again) {
            let trees = all.trees.iter_mut().zip(&forest.trees);
            trees.for_each(|(all, trees)| all.add(trees, share));
            all.links.add(&forest.links, share);
            all.doubt = forest.doubt;
        }
        self.seams.trees.add(&others.seams.trees, share);
    }

    /// What tables say.
    fn parse(tables: &Tables) -> Result<Self, usize> {
        Ok(Self {
            first: Model::parse_whole(&tables.first)?,
            again: tables
                .again
                .iter()
                .map(|table| Forest::parse(table))
                .collect::<Result<_, _>>()?,
            seams: Odds::parse(&tables.seams, seam::names())?,
        })
    }

    /// As tables, but for how often it is right.
    fn tables(&self, claims: &Odds) -> Tables {
        Tables {
            first: self.first.table(),
            again: self.again.iter().map(Forest::table).collect(),
            seams: self.seams.table(),
            claims: claims.table(),
            confidence: String::new(),
        }
    }
}

/// What is learned of a writing.
pub struct Learned {
    all: Readings,
    claims: Odds,
    /// For each part of the pages what was learned without it.
    without: Vec<Readings>,
}

impl Default for Learned {
    /// Nothing yet.
    fn default() -> Self {
        Self {
            all: Readings::new(),
            claims: Odds::new(claim::names()),
            without: (0..FOLDS).map(|_| Readings::new()).collect(),
        }
    }
}

impl Learned {
    /// Adds a training of several, each of which has the same share: what they say on average is
    /// right more often than what each of them says (bagging: Breiman 1996).
    pub fn add(&mut self, training: &Self, share: f32) {
        self.all.add(&training.all, share);
        self.claims.trees.add(&training.claims.trees, share);
        let parts = self.without.iter_mut().zip(&training.without);
        parts.for_each(|(all, readings)| all.add(readings, share));
    }

    /// Takes the mean with what tables say. How often readings are right is not asked of those.
    ///
    /// # Errors
    /// The number of the first line of a table that is not understood.
    pub fn blend(&mut self, tables: &Tables) -> Result<(), usize> {
        const HALF: f32 = 0.5;
        let learned = std::mem::take(self);
        self.all.add(&learned.all, HALF);
        self.all.add(&Readings::parse(tables)?, HALF);
        self.claims.trees.add(&learned.claims.trees, HALF);
        self.claims.trees.add(&Odds::parse(&tables.claims, claim::names())?.trees, HALF);
        self.without = learned.without;
        Ok(())
    }

    /// As tables. `examples`: those of one of the trainings, to see how often the readings of those
    /// printed are right.
    pub fn tables(&self, examples: &[Example]) -> Tables {
        Tables { confidence: self.trials(examples).table(), ..self.all.tables(&self.claims) }
    }

    /// How sure the articles of pages are read that were not known, and whether they are right.
    fn trials(&self, examples: &[Example]) -> Trials {
        let readers =
            self.without.iter().map(|readings| Reader::new(&readings.tables(&self.claims)));
        let readers: Vec<Reader> = readers.collect();
        let mut trials = Trials::default();
        for (example, part) in examples.iter().zip(folds(examples).part()) {
            if !example.made {
                trials.add(example, &readers[*part].0);
            }
        }
        trials
    }
}

/// The parts that examples are cut into, the same in every training.
fn folds(examples: &[Example]) -> Folds {
    let printed = examples.iter().filter(|example| !example.made);
    let told: Vec<Vec<String>> = printed.map(|example| example.stories.clone()).collect();
    Folds::of(&Parts::of(&told, FOLDS), examples.iter().map(|example| example.made))
}

/// Learns all there is to learn, once. Each example that was made of a page stands behind it.
pub fn learn(examples: &mut [Example], settings: &Settings, growth: &Growth) -> Learned {
    let parts = folds(examples);
    let mut models = learn_first(examples, &parts, settings);
    let first = models.pop().unwrap_or_else(Model::with_all_rows);
    let factors: Vec<Factors> = models.iter().map(|model| Factors::of(&model.links)).collect();
    let mut readings: Vec<LineReading> = (examples.iter().zip(parts.part()))
        .map(|(example, part)| crate::read(&models[*part], &factors[*part], &example.look))
        .collect();
    let mut all = Readings { first, ..Readings::new() };
    let mut without: Vec<Readings> =
        models.into_iter().map(|first| Readings { first, ..Readings::new() }).collect();
    for again in 0..AGAIN {
        for (example, reading) in examples.iter_mut().zip(&readings) {
            example.look.again(&example.page, reading);
        }
        let mut forests = parts.learn(|chosen| {
            let known: Vec<(&Example, &[Scores])> = (chosen.iter())
                .map(|at| (&examples[*at], readings[*at].marginals.as_slice()))
                .collect();
            boost::grow(&known, growth)
        });
        all.again[again] = forests.pop().unwrap_or_else(Forest::new);
        let factors: Vec<Factors> =
            forests.iter().map(|forest| Factors::of(&forest.links)).collect();
        readings = (examples.iter().zip(&readings).zip(parts.part()))
            .map(|((example, reading), part)| {
                crate::read_again(&forests[*part], &factors[*part], &example.look, reading)
            })
            .collect();
        without.iter_mut().zip(forests).for_each(|(part, forest)| part.again[again] = forest);
    }
    let growth =
        Growth { rounds: 70, leaves: 16, rate: 0.16, least: 20, sights: 0.6, ..growth.clone() };
    let trials =
        (0..examples.len()).map(|at| sew::seams(&examples[at], &readings[at])).collect::<Vec<_>>();
    let mut seams = parts.learn(|chosen| {
        let trials: Vec<_> = chosen.iter().flat_map(|at| &trials[*at]).copied().collect();
        sew::learn(&trials, seam::names(), &growth)
    });
    all.seams = seams.pop().unwrap_or_else(|| Odds::new(seam::names()));
    without.iter_mut().zip(seams).for_each(|(part, seams)| part.seams = seams);
    let trials = (examples.iter().zip(&readings).zip(parts.part()))
        .flat_map(|((example, reading), part)| sew::claims(example, reading, &without[*part].seams))
        .collect::<Vec<_>>();
    let claims = sew::learn(&trials, claim::names(), &growth);
    Learned { all, claims, without }
}

/// The models of the first reading, each on a thread of its own.
fn learn_first(examples: &[Example], parts: &Folds, settings: &Settings) -> Vec<Model> {
    std::thread::scope(|scope| {
        let learners = parts.learn(|chosen| {
            let chosen: Vec<&Example> = chosen.iter().map(|at| &examples[*at]).collect();
            scope.spawn(move || learn::learn(&chosen, settings))
        });
        let models = learners.into_iter();
        models.map(|learner| learner.join().expect("learning does not panic")).collect()
    })
}

/// Reads pages by weights that are not the built-in ones.
pub struct Reader(Weights);

impl Reader {
    /// Reads by these tables.
    pub fn new(tables: &Tables) -> Self {
        Self(Weights::parse(
            &tables.first,
            &tables.again,
            [&tables.seams, &tables.claims],
            &tables.confidence,
        ))
    }

    /// Rebuilds an issue as [`crate::rebuild`] does.
    pub fn rebuild(&self, layer: &TextLayer, language: &str) -> Issue {
        crate::rebuild_by(|_| &self.0, layer, language).value
    }

    /// Sets the label that each line of the pages is given beside the one that the gold articles
    /// give it: a line of text each, `X` before those that differ.
    pub fn compare(&self, layer: &TextLayer, gold: &Issue, han: bool) -> String {
        let writing = if han { Writing::Han } else { Writing::Latin };
        let mut compared = String::new();
        for (number, page) in (1..).zip(&layer.pages) {
            let page = page::prepare(number, page, writing);
            let labels = crate::label_lines(&page, &[], &|_| &self.0).lines.labels;
            for ((gold, read), line) in
                align::align(&page, gold).labels.iter().zip(labels).zip(&page.lines)
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
