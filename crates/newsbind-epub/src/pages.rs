//! Where the printed pages begin in a book.
//!
//! A page has one mark, for the page list has to lead to every mark (EPUB Accessibility 1.1, page
//! list) and names each page once. It stands where the first article of the page's own begins; a
//! page that only holds the rest of articles begins where the first of them passes to it.

use std::collections::BTreeMap;

use newsbind_core::{Article, Block, Issue, Script, Span, script, short_hash};

use crate::book::Book;
use crate::xml;

/// The marks of all printed pages that can be placed.
#[derive(Default)]
pub(crate) struct Pages {
    /// The marks, in reading order.
    pub(crate) marks: Vec<Mark>,
    by_label: BTreeMap<(usize, String), usize>,
}

/// The place where a printed page begins.
pub(crate) struct Mark {
    /// The page's label, as it stands in the page list.
    pub(crate) name: String,
    /// What the page is called: `page A4`, `第4版`.
    pub(crate) spoken: String,
    /// The mark's id within its document.
    pub(crate) id: String,
    /// The document.
    pub(crate) stop: usize,
    /// Where it stands in the article; none where it stands before it.
    pub(crate) passage: Option<Passage>,
    /// The issue that the page belongs to, and its place in there.
    order: (usize, usize),
}

/// Where an article passes to another page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Passage {
    /// The block of the article's body.
    pub(crate) block: usize,
    /// The byte of the block's text; 0 where the page begins with the block.
    pub(crate) at: usize,
}

impl Pages {
    /// Places a mark for every page on which an article of the book begins, else goes on.
    pub(crate) fn find(book: &Book<'_>) -> Self {
        let mut places: BTreeMap<(usize, String), (usize, Option<Passage>)> = BTreeMap::new();
        for (stop, article) in book.articles() {
            if let Some(label) = article.page() {
                let key = (book.stops[stop].part, label.to_owned());
                places.entry(key).or_insert((stop, None));
            }
        }
        for (stop, article) in book.articles() {
            for label in article.pages.iter().skip(1) {
                let key = (book.stops[stop].part, label.clone());
                let passage = || passage(book.issue_at(stop), article, label);
                places.entry(key).or_insert_with(|| (stop, passage()));
            }
        }
        let mut places: Vec<_> = places
            .into_iter()
            .filter(|((_, label), _)| !xml::line(label).is_empty())
            .map(|((part, label), (stop, passage))| {
                (stop, passage, (part, order(book, part, &label)), label)
            })
            .collect();
        places.sort();
        let mut pages = Self::default();
        for (stop, passage, order, label) in places {
            let mark = mark(book, stop, passage, order, &label);
            pages.by_label.insert((order.0, label), pages.marks.len());
            pages.marks.push(mark);
        }
        pages
    }

    /// The marks in the order of the printed pages, which reading order need not be (EPUB 3.3,
    /// page-list).
    pub(crate) fn listed(&self) -> Vec<&Mark> {
        let mut marks: Vec<&Mark> = self.marks.iter().collect();
        marks.sort_by_key(|mark| mark.order);
        marks
    }

    /// The mark of a page of one issue.
    pub(crate) fn mark(&self, part: usize, label: &str) -> Option<&Mark> {
        self.by_label.get(&(part, label.to_owned())).map(|at| &self.marks[*at])
    }

    /// The marks that stand in a document, in order.
    pub(crate) fn within(&self, stop: usize) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.stop < stop);
        let to = self.marks.partition_point(|mark| mark.stop <= stop);
        &self.marks[from..to]
    }
}

fn mark(
    book: &Book<'_>,
    stop: usize,
    passage: Option<Passage>,
    order: (usize, usize),
    label: &str,
) -> Mark {
    let id = id(label);
    let label = xml::line(label);
    let spoken = book.words_at(stop).page(&label);
    let name = if book.bound {
        let title = &book.stops[book.front_of(stop)].label;
        format!("{title}: {label}")
    } else {
        label
    };
    Mark { name, spoken, id, stop, passage, order }
}

/// An id that a page keeps: its label where that is plain, else a hash of it.
fn id(label: &str) -> String {
    let plain = label.len() <= 8 && label.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { format!("page-{label}") } else { format!("page-{}", short_hash(label.as_bytes())) }
}

/// Where an article passes to a page, if the sources tell.
fn passage(issue: &Issue, article: &Article, label: &str) -> Option<Passage> {
    let number = 1 + issue.pages.iter().position(|page| page == label)?;
    let is_on_page = |span: &Span| usize::try_from(span.page) == Ok(number);
    article.body.iter().enumerate().find_map(|(block, content)| {
        let before = content.source().iter().position(is_on_page)?;
        Some(Passage { block, at: behind(content, &content.source()[..before]) })
    })
}

/// The byte of a paragraph behind what came from some lines, and behind the word that the last of
/// them leaves unfinished, for a mark within a word would part it when it is read aloud. Other
/// blocks are not parted.
fn behind(block: &Block, lines: &[Span]) -> usize {
    let (Block::Paragraph { text, .. } | Block::Other { text, .. }) = block else { return 0 };
    if lines.is_empty() || xml::is_blank(text) {
        return 0;
    }
    let mut rest = text.as_str();
    for line in lines {
        rest = rest.trim_start();
        let to = rest.char_indices().nth(line.to.saturating_sub(line.from) as usize);
        rest = &rest[to.map_or(rest.len(), |(at, _)| at)..];
    }
    let at = text.len() - rest.len();
    let is_letter = |c: char| script(c) == Script::Letter;
    if at > 0 && text[..at].ends_with(is_letter) {
        rest = rest.trim_start_matches(is_letter);
    }
    text.len() - rest.trim_start().len()
}

fn order(book: &Book<'_>, part: usize, label: &str) -> usize {
    let pages = &book.parts[part].issue.pages;
    pages.iter().position(|page| page == label).unwrap_or(pages.len())
}
