//! Jump references: links from an article to where it goes on, or comes from.

use newsbind_core::{Article, Jump};

use crate::book::Book;
use crate::document::Document;
use crate::xml;

/// Writes the jump lines of an article whose other half is somewhere else. One that was joined has
/// both pages among its own, and nothing is left to say.
pub(crate) fn write(document: &mut Document<'_>, book: &Book<'_>, at: usize, article: &Article) {
    let Some(jump) = &article.jump else { return };
    let href = other_half(book, at, article, jump);
    for line in lines(book, at, article, jump).iter().filter(|line| !xml::is_blank(line)) {
        document.open("p", &[("class", "jump")]);
        match &href {
            Some(href) => document.leaf("a", &[("href", href)], line),
            None => document.text(line),
        }
        document.close();
    }
}

/// The lines as printed, else in our words.
fn lines(book: &Book<'_>, at: usize, article: &Article, jump: &Jump) -> Vec<String> {
    if !jump.lines.is_empty() {
        return jump.lines.clone();
    }
    let words = book.words_at(at);
    let is_elsewhere = |label: &&String| !article.pages.contains(label);
    let to = jump.to.iter().filter(is_elsewhere).map(|label| words.continued_on(label));
    let from = jump.from.iter().filter(is_elsewhere).map(|label| words.continued_from(label));
    from.chain(to).collect()
}

/// Where the other half is: the one article on that page that names this one's page, else the page.
fn other_half(book: &Book<'_>, at: usize, article: &Article, jump: &Jump) -> Option<String> {
    let part = book.stops[at].part;
    let label = jump.to.as_ref().or(jump.from.as_ref())?;
    let names_us = |other: &Jump| {
        let back = if jump.to.is_some() { &other.from } else { &other.to };
        back.as_ref().is_some_and(|back| article.pages.contains(back))
    };
    let mut halves = book.articles().filter(|(stop, other)| {
        *stop != at
            && book.stops[*stop].part == part
            && other.jump.as_ref().is_some_and(names_us)
            && other.page() == Some(label)
    });
    if let (Some((only, _)), None) = (halves.next(), halves.next()) {
        return Some(book.stops[only].file.clone());
    }
    let mark = book.pages.mark(part, label)?;
    Some(format!("{}#{}", book.stops[mark.stop].file, mark.id))
}
