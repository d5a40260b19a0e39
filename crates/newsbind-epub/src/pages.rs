//! Where the printed pages begin in a book.

use std::collections::BTreeMap;

use newsbind_core::{Article, Issue};

use crate::book::Book;
use crate::{names, xml};

/// The marks of all printed pages that can be placed, in reading order.
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
    /// The block of the article before which it stands; none where it stands before the article.
    pub(crate) block: Option<usize>,
}

impl Pages {
    /// Places a mark for every page on which an article of the book begins, else goes on.
    pub(crate) fn find(book: &Book<'_>) -> Self {
        let mut places: BTreeMap<(usize, String), (usize, Option<usize>)> = BTreeMap::new();
        for (stop, article) in book.articles() {
            if let Some(label) = article.page() {
                let key = (book.stops[stop].part, label.to_owned());
                places.entry(key).or_insert((stop, None));
            }
        }
        for (stop, article) in book.articles() {
            for label in article.pages.iter().skip(1) {
                let block = || first_block(book.issue_at(stop), article, label);
                let key = (book.stops[stop].part, label.clone());
                places.entry(key).or_insert_with(|| (stop, block()));
            }
        }
        let mut places: Vec<_> = places
            .into_iter()
            .filter(|((_, label), _)| !xml::line(label).is_empty())
            .map(|((part, label), (stop, block))| {
                (stop, block, part, order(book, part, &label), label)
            })
            .collect();
        places.sort();
        let mut pages = Self::default();
        for (stop, block, part, _, label) in places {
            let mark = mark(book, stop, block, &label);
            pages.by_label.insert((part, label), pages.marks.len());
            pages.marks.push(mark);
        }
        pages
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

fn mark(book: &Book<'_>, stop: usize, block: Option<usize>, label: &str) -> Mark {
    let id = id(label);
    let label = xml::line(label);
    let spoken = book.words_at(stop).page(&label);
    let name = if book.bound {
        let title = &book.stops[book.front_of(stop)].label;
        format!("{title}: {label}")
    } else {
        label
    };
    Mark { name, spoken, id, stop, block }
}

/// An id that a page keeps: its label where that is plain, else a hash of it.
fn id(label: &str) -> String {
    let plain = label.len() <= 8 && label.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { format!("page-{label}") } else { format!("page-{}", names::hash(label)) }
}

/// The first block of an article that came from a page, if the sources tell.
fn first_block(issue: &Issue, article: &Article, label: &str) -> Option<usize> {
    let number = 1 + issue.pages.iter().position(|page| page == label)?;
    let is_on_page = |block: &newsbind_core::Block| {
        block.source().first().is_some_and(|span| usize::try_from(span.page) == Ok(number))
    };
    article.body.iter().position(is_on_page)
}

fn order(book: &Book<'_>, part: usize, label: &str) -> usize {
    let pages = &book.parts[part].issue.pages;
    pages.iter().position(|page| page == label).unwrap_or(pages.len())
}
