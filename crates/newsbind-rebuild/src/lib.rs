//! Rebuilds newspaper articles from the lines of their pages.
//!
//! [`rebuild`] never fails and loses nothing: every character is in a field of an article, in the
//! furniture, or listed as dropped.
//!
//! ```
//! use newsbind_core::{TextLayer, TextLine, TextPage, account};
//! use newsbind_rebuild::rebuild;
//!
//! let lines = ["Harbour reopens", "", "PORT ELLEN — Ships came in again on Mon-", "day."];
//! let lines = (1..).zip(lines).map(|(number, text)| TextLine { number, text: text.into() }).collect();
//! let page = TextPage { lines, ..TextPage::default() };
//! let layer = TextLayer { pages: vec![page] };
//! let rebuilt = rebuild(&layer, Some("en"));
//! assert!(rebuilt.value.articles().count() > 0);
//! assert_eq!(account(&layer, &rebuilt.value).faults, []);
//! ```

mod assemble;
mod brief;
mod byline;
mod claim;
mod columns;
mod confidence;
mod credit;
mod dateline;
mod deck;
mod decode;
mod dictionary;
mod field;
mod folio;
mod forest;
mod form;
mod furniture;
mod glue;
mod headlines;
mod hyphen;
mod indents;
mod join;
mod jump;
mod kicker;
mod label;
mod language;
mod look;
mod loose;
mod measure;
mod mend;
mod model;
mod nameplate;
mod names;
mod page;
mod photographs;
mod pieces;
mod pull_quote;
mod ragged;
mod repeated;
mod reread;
mod ruled_out;
mod seam;
mod sections;
mod settle;
mod sight;
mod signature;
mod small_words;
mod standing;
mod stitch;
mod subhead;
mod surname;
mod table;
mod template;
mod text;
mod tight;
mod topic;
mod traditional;
mod tree;
mod verse;
mod weights;
mod word_break;
mod worn;
mod write;

#[cfg(feature = "train")]
pub mod train;

use newsbind_core::{Article, Furniture, FurnitureKind, Issue, Span, TextLayer, Warned, Warning};

use crate::assemble::Drafts;
use crate::confidence::is_scattered;
use crate::decode::Factors;
use crate::forest::Forest;
use crate::hyphen::Lexicon;
use crate::label::Label;
use crate::look::Look;
use crate::model::{Links, Model, NEVER, Scores};
use crate::page::Page;
use crate::weights::{Kind, Weights};
use crate::write::Writer;

/// Rebuilds the articles of an issue from the lines of its pages.
///
/// `language` is BCP 47, detected from the text where it is `None`. The newspaper, its day and its
/// number are what the furniture prints; the id is left empty. Never fails, and loses nothing: see
/// [`newsbind_core::account`]. Warnings say where an article is doubtful and which jump leads
/// nowhere.
pub fn rebuild(layer: &TextLayer, language: Option<&str>) -> Warned<Issue> {
    let language = language.map_or_else(|| language::detect(layer), str::to_owned);
    rebuild_by(Weights::of, layer, &language)
}

/// Rebuilds by given weights.
fn rebuild_by<'a>(
    weights: impl Fn(Kind) -> &'a Weights,
    layer: &TextLayer,
    language: &str,
) -> Warned<Issue> {
    let prepare =
        |(number, page)| page::prepare(number, page, language::writing_of(page, language));
    let pages: Vec<Page> = (1..).zip(&layer.pages).map(prepare).collect();
    let repeated = repeated::lines(&pages);
    let mut drafts = read_pages(&pages, &repeated, &weights, label_lines);
    if drafts.articles.is_empty() {
        // Whoever hands in nothing but furniture wants what is on it.
        drafts = read_pages(&pages, &repeated, &weights, label_without_furniture);
    }
    finish(&pages, &repeated, drafts, layer, language)
}

/// The articles of all pages, each read by itself.
fn read_pages<'a, W: Fn(Kind) -> &'a Weights>(
    pages: &[Page],
    repeated: &[Vec<bool>],
    weights: &W,
    label: impl Fn(&Page, &[bool], &W) -> PageReading<'a>,
) -> Drafts {
    let mut drafts = Drafts::default();
    for (number, (page, repeated)) in pages.iter().zip(repeated).enumerate() {
        let reading = label(page, repeated, weights);
        let from = drafts.articles.len();
        settle::settle(number, page, &reading, &mut drafts);
        let scattered = is_scattered(&reading.lines.labels);
        for draft in &mut drafts.articles[from..] {
            draft.confidence = reading.weights.confidence.of(draft.confidence, scattered);
        }
    }
    drafts
}

/// Joins jumps and writes the issue that the drafts make.
fn finish(
    pages: &[Page],
    repeated: &[Vec<bool>],
    mut drafts: Drafts,
    layer: &TextLayer,
    language: &str,
) -> Warned<Issue> {
    let given: Vec<Option<String>> = layer.pages.iter().map(|page| page.label.clone()).collect();
    let labels = folio::labels(pages, &given, &drafts);
    let mut warnings = join::join(&mut drafts, pages, &labels);
    warnings.extend(doubts(pages, &drafts));
    let lexicon = Lexicon::of(pages, language);
    let mut issue = Issue { language: language.to_owned(), ..Issue::default() };
    let log = text::Log::default();
    let writer = Writer { pages, labels: &labels, repeated, lexicon: &lexicon, log };
    writer.write(&drafts, &mut issue);
    nameplate::read(&mut issue);
    warnings.extend(strays(&issue));
    warnings.sort_by_key(|warning| warning.at);
    Warned { value: issue, warnings }
}

fn doubts(pages: &[Page], drafts: &Drafts) -> Vec<Warning> {
    let doubtful =
        drafts.articles.iter().filter(|draft| write::confidence(draft) < Article::DOUBTFUL);
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

/// Lines that belong to no article though they say something, the first of those that stand
/// together.
fn strays(issue: &Issue) -> Vec<Warning> {
    let speaks = |furniture: &&Furniture| {
        furniture.kind == FurnitureKind::Other && furniture::tells(&furniture.text)
    };
    let mut last: Option<Span> = None;
    let mut is_first = |span: &Span| {
        let before = last.replace(*span);
        before.is_none_or(|before| before.page != span.page || before.line + 1 != span.line)
    };
    let lines = issue.furniture.iter().filter(speaks);
    let spans = lines.filter_map(|furniture| furniture.source.first().copied());
    let message = "what stands here belongs to no article; `newsbind show` shows how it was read";
    spans.filter(|span| is_first(span)).map(|span| Warning::at(span, message)).collect()
}

/// What a page was read to be.
struct PageReading<'a> {
    lines: LineReading,
    /// What is seen of it.
    look: Look,
    /// By which weights.
    weights: &'a Weights,
}

/// Reads a page line by line, then again and again, knowing what articles the reading before makes.
fn label_lines<'a>(
    page: &Page,
    repeated: &[bool],
    weights: &impl Fn(Kind) -> &'a Weights,
) -> PageReading<'a> {
    let mut look = look::look(page, repeated);
    let (mut reading, weights) = read_first(page, &look, weights);
    for (forest, factors) in &weights.again {
        look.again(page, &reading);
        reading = read_again(forest, factors, &look, &reading);
    }
    mend::mend(page, &look, &mut reading);
    PageReading { lines: reading, look, weights }
}

/// The same, of lines that are no furniture.
fn label_without_furniture<'a>(
    page: &Page,
    repeated: &[bool],
    weights: &impl Fn(Kind) -> &'a Weights,
) -> PageReading<'a> {
    let PageReading { lines, look, weights } = label_lines(page, repeated, weights);
    let (model, factors) = &weights.first;
    let mut scores: Vec<Scores> = lines.marginals.iter().map(forest::start).collect();
    scores.iter_mut().for_each(|scores| scores[Label::Furniture as usize] = NEVER);
    let lines = choose(&model.links, factors, &look, scores);
    PageReading { lines, look, weights }
}

/// The first reading of a page, by the weights for its kind. That columns are mixed shows only when
/// a page is read: of 114 pages in order no line was read to resume another one, of 18 mixed ones
/// one and more.
fn read_first<'a>(
    page: &Page,
    look: &Look,
    weights: &impl Fn(Kind) -> &'a Weights,
) -> (LineReading, &'a Weights) {
    let by = |kind| {
        let weights = weights(kind);
        (read(&weights.first.0, &weights.first.1, look), weights)
    };
    let kind = Kind::of(page);
    let (reading, weights) = by(kind);
    if matches!(kind, Kind::Latin | Kind::LatinClose) && reading.labels.contains(&Label::Resumed) {
        return by(Kind::Hard);
    }
    (reading, weights)
}

/// The labels of a page's lines, how probable they are, and how probable each other label is.
struct LineReading {
    labels: Vec<Label>,
    sure: Vec<f32>,
    marginals: Vec<Scores>,
}

impl LineReading {
    fn relabel(&mut self, at: usize, label: Label) {
        self.labels[at] = label;
        self.sure[at] = self.marginals[at][label as usize];
    }
}

fn read(model: &Model, factors: &Factors, look: &Look) -> LineReading {
    choose(&model.links, factors, look, model.score(&look.seen))
}

fn read_again(
    forest: &Forest,
    factors: &Factors,
    look: &Look,
    before: &LineReading,
) -> LineReading {
    choose(&forest.links, factors, look, forest.score(&look.seen, &before.marginals))
}

/// The labels that score best.
fn choose(links: &Links, factors: &Factors, look: &Look, mut scores: Vec<Scores>) -> LineReading {
    look.ruled_out.apply(&mut scores);
    let labels = decode::decode(links, &look.seen, &scores);
    let marginals = factors.marginals(&look.seen, &scores).lines;
    let sure = labels.iter().zip(&marginals).map(|(label, line)| line[*label as usize]).collect();
    LineReading { labels, sure, marginals }
}
