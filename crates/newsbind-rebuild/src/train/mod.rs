//! Learning the weights from pages whose articles are known.

mod align;
mod learn;

use newsbind_core::{Issue, TextLayer};

use crate::field::Seen;
use crate::label::Label;
use crate::look;
use crate::page::{self, Writing};

pub use learn::Settings;

/// A page of which it is known what each line is.
#[derive(Clone, Debug)]
pub struct Example {
    pub(crate) seen: Vec<Seen>,
    pub(crate) labels: Vec<Label>,
}

/// Makes examples of an issue's pages, by finding the gold articles in the lines. `han`: whether the
/// pages are written in Chinese characters.
pub fn examples(layer: &TextLayer, gold: &Issue, han: bool) -> Vec<Example> {
    let writing = if han { Writing::Han } else { Writing::Latin };
    let pages = (1..).zip(&layer.pages).map(|(number, page)| page::prepare(number, page, writing));
    pages
        .map(|page| {
            let labels = align::align(&page, gold);
            Example { seen: look::look(&page, &[]), labels }
        })
        .collect()
}

/// Learns a table of weights, as `weights/*.tsv` hold it.
pub fn learn(examples: &[Example], settings: &Settings) -> String {
    learn::learn(examples, settings).table()
}

/// The gold labels of an example, for looking at.
pub fn labels(example: &Example) -> Vec<&'static str> {
    example.labels.iter().map(|label| label.name()).collect()
}

/// The articles that the gold labels themselves give: the best that labelling lines can reach.
pub fn ceiling(layer: &TextLayer, gold: &Issue, language: &str) -> Issue {
    let writing = crate::language::writing(language);
    let pages: Vec<_> = (1..).zip(&layer.pages).map(|(n, page)| page::prepare(n, page, writing)).collect();
    let mut drafts = crate::assemble::Drafts::default();
    for (number, page) in pages.iter().enumerate() {
        let labels = align::align(page, gold);
        crate::assemble::assemble(number, page, &labels, &vec![1.0; labels.len()], &mut drafts);
    }
    crate::issue(&pages, &drafts, layer, language)
}

/// Labels by the built-in weights, beside the gold ones.
pub fn compare(layer: &TextLayer, gold: &Issue, han: bool) -> Vec<(&'static str, &'static str, String)> {
    let writing = if han { Writing::Han } else { Writing::Latin };
    let (model, _) = crate::weights(writing);
    let mut out = Vec::new();
    for (n, page) in (1..).zip(&layer.pages) {
        let page = page::prepare(n, page, writing);
        let seen = look::look(&page, &[]);
        let labels = crate::decode::decode(model, &seen, &model.score(&seen));
        for ((g, l), line) in align::align(&page, gold).iter().zip(&labels).zip(&page.lines) {
            out.push((g.name(), l.name(), format!("{}{}", if line.blanks > 0 {"¶"} else {" "}, line.text.iter().collect::<String>())));
        }
    }
    out
}
