//! Rebuilds newspaper articles from the lines of their pages.

mod assemble;
mod byline;
mod decode;
mod field;
mod form;
mod hyphen;
mod jump;
mod label;
mod language;
mod look;
mod measure;
mod model;
mod page;
mod template;
mod text;
mod topic;
mod write;

#[cfg(feature = "train")]
pub mod train;

use std::sync::OnceLock;

use newsbind_core::{Issue, TextLayer, Warned};

use crate::assemble::Drafts;
use crate::decode::Factors;
use crate::hyphen::Lexicon;
use crate::model::Model;
use crate::page::{Page, Writing};
use crate::write::Writer;

/// Rebuilds the articles of an issue. `language` is BCP 47, detected from the text where it is `None`.
pub fn rebuild(layer: &TextLayer, language: Option<&str>) -> Warned<Issue> {
    let language = language.map_or_else(|| language::detect(layer), str::to_owned);
    let writing = language::writing(&language);
    let pages: Vec<Page> = (1..).zip(&layer.pages).map(|(number, page)| page::prepare(number, page, writing)).collect();
    let mut drafts = Drafts::default();
    for (number, page) in pages.iter().enumerate() {
        read(number, page, &mut drafts);
    }
    let issue = issue(&pages, &drafts, layer, &language);
    Warned { value: issue, warnings: Vec::new() }
}

/// Writes the issue that the drafts make.
fn issue(pages: &[Page], drafts: &Drafts, layer: &TextLayer, language: &str) -> Issue {
    let labels: Vec<String> = (1..).zip(&layer.pages).map(|(n, page): (u32, _)| page.label.clone().unwrap_or_else(|| n.to_string())).collect();
    let lexicon = Lexicon::of(pages, language);
    let writer = Writer { pages: pages, labels: &labels, lexicon: &lexicon, log: text::Log::default() };
    let mut issue = Issue { language: language.to_owned(), ..Issue::default() };
    writer.write(drafts, &mut issue);
    issue
}

/// Labels a page's lines and puts them together.
fn read(number: usize, page: &Page, drafts: &mut Drafts) {
    let (model, factors) = weights(page.writing);
    let seen = look::look(page, &[]);
    let scores = model.score(&seen);
    let labels = decode::decode(model, &seen, &scores);
    let marginals = factors.marginals(&seen, &scores);
    let sure: Vec<f32> = labels.iter().zip(&marginals.lines).map(|(label, line)| line[*label as usize]).collect();
    assemble::assemble(number, page, &labels, &sure, drafts);
}

fn weights(writing: Writing) -> &'static (Model, Factors) {
    static HAN: OnceLock<(Model, Factors)> = OnceLock::new();
    static LATIN: OnceLock<(Model, Factors)> = OnceLock::new();
    let (model, table) = match writing {
        Writing::Han => (&HAN, include_str!("../weights/han.tsv")),
        Writing::Latin => (&LATIN, include_str!("../weights/latin.tsv")),
    };
    model.get_or_init(|| {
        let model = Model::parse(table).unwrap_or_else(|_| Model::new());
        let factors = Factors::of(&model);
        (model, factors)
    })
}
