//! Rebuilds newspaper articles from the lines of their pages.

mod assemble;
mod byline;
mod decode;
mod field;
mod folio;
mod form;
mod hyphen;
mod join;
mod jump;
mod label;
mod language;
mod look;
mod measure;
mod model;
mod page;
mod reread;
mod template;
mod text;
mod topic;
mod write;

#[cfg(feature = "train")]
pub mod train;

use std::sync::OnceLock;

use newsbind_core::{Issue, TextLayer, Warned, Warning};

use crate::assemble::Drafts;
use crate::decode::Factors;
use crate::hyphen::Lexicon;
use crate::label::Label;
use crate::look::Look;
use crate::model::Model;
use crate::page::{Page, Writing};
use crate::reread::Reading;
use crate::write::Writer;

/// Rebuilds the articles of an issue from the lines of its pages.
///
/// `language` is BCP 47, detected from the text where it is `None`. What the lines do not say (id,
/// newspaper, date, number) is left empty. Never fails, and loses nothing: see
/// [`newsbind_core::account`]. Warnings say where an article is doubtful and which jump leads nowhere.
pub fn rebuild(layer: &TextLayer, language: Option<&str>) -> Warned<Issue> {
    let language = language.map_or_else(|| language::detect(layer), str::to_owned);
    let writing = language::writing(&language);
    let pages: Vec<Page> = (1..)
        .zip(&layer.pages)
        .map(|(number, page)| page::prepare(number, page, writing))
        .collect();
    let mut drafts = Drafts::default();
    for (number, page) in pages.iter().enumerate() {
        read(number, page, &mut drafts);
    }
    finish(&pages, drafts, layer, &language)
}

/// Joins jumps and writes the issue that the drafts make.
fn finish(pages: &[Page], mut drafts: Drafts, layer: &TextLayer, language: &str) -> Warned<Issue> {
    let given: Vec<Option<String>> = layer.pages.iter().map(|page| page.label.clone()).collect();
    let labels = folio::labels(pages, &given, &drafts);
    let mut warnings = join::join(&mut drafts, pages, &labels);
    warnings.extend(doubts(pages, &drafts));
    warnings.sort_by_key(|warning| warning.at);
    let lexicon = Lexicon::of(pages, language);
    let mut issue = Issue { language: language.to_owned(), ..Issue::default() };
    let writer = Writer { pages, labels: &labels, lexicon: &lexicon, log: text::Log::default() };
    writer.write(&drafts, &mut issue);
    Warned { value: issue, warnings }
}

/// Below this confidence an article is worth a person's look.
const DOUBTFUL: f32 = 0.5;

fn doubts(pages: &[Page], drafts: &Drafts) -> Vec<Warning> {
    let doubtful = drafts.articles.iter().filter(|draft| draft.confidence < DOUBTFUL);
    let place = doubtful
        .filter_map(|draft| draft.lines().map(|at| pages[at.page].lines[at.line].span).min());
    place
        .map(|span| {
            Warning::at(
                span,
                "the article that begins here is doubtful; `newsbind show` shows how it was read",
            )
        })
        .collect()
}

/// Labels a page's lines and puts them together.
fn read(number: usize, page: &Page, drafts: &mut Drafts) {
    let (labels, sure) = label_lines(page);
    assemble::assemble(number, page, &labels, &sure, drafts);
}

/// The labels of a page's lines, and how probable each is: read once line by line, then again knowing
/// what articles the first reading makes.
fn label_lines(page: &Page) -> (Vec<Label>, Vec<f32>) {
    let weights = weights(page.writing);
    let mut look = look::look(page, &[]);
    let (model, factors) = &weights.first;
    let (labels, sure) = first_reading(model, factors, &look);
    look.again(page, &Reading { labels: &labels, sure: &sure });
    let (model, factors) = &weights.again;
    first_reading(model, factors, &look)
}

fn first_reading(model: &Model, factors: &Factors, look: &Look) -> (Vec<Label>, Vec<f32>) {
    let scores = model.score(&look.seen);
    let labels = decode::decode(model, &look.seen, &scores);
    let marginals = factors.marginals(&look.seen, &scores);
    let sure =
        labels.iter().zip(&marginals.lines).map(|(label, line)| line[*label as usize]).collect();
    (labels, sure)
}

/// The weights for one writing.
struct Weights {
    first: (Model, Factors),
    again: (Model, Factors),
}

fn weights(writing: Writing) -> &'static Weights {
    static HAN: OnceLock<Weights> = OnceLock::new();
    static LATIN: OnceLock<Weights> = OnceLock::new();
    let load = |first, again| {
        let model = |table, again| {
            let model = Model::parse(table, again).unwrap_or_else(|_| Model::new(again));
            let factors = Factors::of(&model);
            (model, factors)
        };
        Weights { first: model(first, false), again: model(again, true) }
    };
    match writing {
        Writing::Han => HAN.get_or_init(|| {
            load(include_str!("../weights/han.tsv"), include_str!("../weights/han-again.tsv"))
        }),
        Writing::Latin => LATIN.get_or_init(|| {
            load(include_str!("../weights/latin.tsv"), include_str!("../weights/latin-again.tsv"))
        }),
    }
}
