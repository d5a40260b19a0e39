//! The bars that lead from document to document.

use crate::book::{Book, Place, Stop};
use crate::document::Document;

/// The bar under a headline: the document before, the list it stands in, the document after. The
/// last article of a section leads on to the next section, the last of all to nothing.
pub(crate) fn top(document: &mut Document<'_>, book: &Book<'_>, at: usize) {
    let words = book.words_at(at);
    let back = book.previous(at).map(|stop| (stop.file.clone(), words.previous, &*stop.label));
    let next = book.next(at).map(|stop| (stop.file.clone(), words.next, &*stop.label));
    let up = book.stops[at].up.map(|up| list(book, at, up));
    let links: Vec<(String, &str, &str)> =
        [back, up, next].into_iter().flatten().filter(|(_, text, _)| !text.is_empty()).collect();
    if links.is_empty() {
        return;
    }
    document.open("nav", &[("class", "bar"), ("aria-label", words.contents)]);
    document.open("p", &[]);
    for (number, (href, text, title)) in links.iter().enumerate() {
        if number > 0 {
            document.text(" · ");
        }
        document.leaf("a", &[("href", href), ("title", title)], text);
    }
    document.close();
    document.close();
}

/// The line below an article: what comes next, by name.
pub(crate) fn foot(document: &mut Document<'_>, book: &Book<'_>, at: usize) {
    let words = book.words_at(at);
    let Some(Stop { file, label, .. }) = book.next(at) else { return };
    document.open("nav", &[("class", "foot"), ("aria-label", words.next)]);
    document.open("p", &[]);
    document.leaf("span", &[("class", "word")], words.next);
    document.text(" ");
    document.leaf("a", &[("href", file)], label);
    document.close();
    document.close();
}

/// The link to the list that a document stands in, at the place where it stands.
fn list<'b>(book: &'b Book<'_>, at: usize, up: usize) -> (String, &'b str, &'b str) {
    let stop = &book.stops[up];
    let text = match stop.place {
        Place::Binding => book.words().front_page,
        Place::Front => book.words_at(up).front_page,
        _ => &stop.label,
    };
    (format!("{}#{}", stop.file, anchor(book, at)), text, &stop.label)
}

/// The id that a document's entry has in the list it stands in: its file's name without ending.
pub(crate) fn anchor(book: &Book<'_>, at: usize) -> String {
    let file = book.stops[at].file.as_str();
    format!("to-{}", file.strip_suffix(".xhtml").unwrap_or(file))
}
