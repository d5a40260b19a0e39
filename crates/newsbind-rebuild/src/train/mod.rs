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
