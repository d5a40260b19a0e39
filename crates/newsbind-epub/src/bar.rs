//! The bars that lead from document to document.

use newsbind_core::{Article, Words};

use crate::book::{Book, Place, Stop};
use crate::document::Document;
use crate::language;

/// The bar at the head of a document: the document before, the list it stands in, the document
/// after. The last article of a section leads on to the next section, the last of all to nothing.
/// It stands before what the document shows and is no part of it, so that who has that read aloud
/// hears it whole.
pub(crate) fn top(document: &mut Document<'_>, book: &Book<'_>, at: usize) {
    let words = book.words_at(at);
    let other = |stop: &Stop<'_>, rel, text| Link {
        href: stop.file.clone(),
        rel,
        text,
        title: stop.label.clone(),
    };
    let back = book.previous(at).map(|stop| other(stop, Some("prev"), words.previous));
    let next = book.next(at).map(|stop| other(stop, Some("next"), words.next));
    let up = book.stops[at].up.map(|up| list(book, at, up));
    let links: Vec<Link<'_>> = [back, up, next].into_iter().flatten().collect();
    if links.is_empty() {
        return;
    }
    open(document, book, at, "bar", words.in_this_issue);
    for (number, link) in links.iter().enumerate() {
        if number > 0 {
            document.text(" · ");
        }
        link.write(document, words);
    }
    document.close();
    document.close();
}

/// What stands below an article: what comes next, by name, and the way back to its list.
pub(crate) fn foot(document: &mut Document<'_>, book: &Book<'_>, at: usize) {
    let words = book.words_at(at);
    let next = book.next(at);
    let Some(back) = book.stops[at].up.map(|up| list(book, at, up)) else { return };
    open(document, book, at, "foot", next.map_or(back.text, |_| words.next));
    if let Some(Stop { file, label, .. }) = next {
        document.leaf("span", &[("class", "word")], words.next);
        document.text(" ");
        document.leaf("a", &[("href", file)], label);
        document.close();
        document.open("p", &[]);
    }
    back.write(document, words);
    document.close();
    document.close();
}

/// A link of a bar.
struct Link<'b> {
    href: String,
    /// What it leads to, seen from here, where HTML has a word for that.
    rel: Option<&'static str>,
    text: &'b str,
    /// What is there.
    title: String,
}

impl Link<'_> {
    /// Writes it. Its name begins with what is seen of it (WCAG 2.1, 2.5.3) and says where it leads
    /// to, for those who go from link to link.
    fn write(&self, document: &mut Document<'_>, words: &Words) {
        let name = words.leading_to(self.text, &self.title);
        let mut attributes = vec![("href", self.href.as_str())];
        if self.text != self.title {
            attributes.push(("aria-label", &name));
        }
        attributes.extend(self.rel.map(|rel| ("rel", rel)));
        document.leaf("a", &attributes, self.text);
    }
}

/// Begins a bar and its line. Its words are in the language of the issue, whatever the article's.
fn open(document: &mut Document<'_>, book: &Book<'_>, at: usize, class: &str, label: &str) {
    let mut attributes = vec![("class", class), ("aria-label", label)];
    let issue = book.issue_at(at);
    let tag = language::tag(&issue.language);
    let is_foreign = |article: &Article| language::tag(issue.language_of(article)) != tag;
    if matches!(book.stops[at].place, Place::Article(article) if is_foreign(article)) {
        attributes.extend([("lang", tag.as_str()), ("xml:lang", tag.as_str())]);
    }
    document.open("nav", &attributes);
    document.open("p", &[]);
}

/// The link to the list that a document stands in, at the place where it stands.
fn list<'b>(book: &'b Book<'_>, at: usize, up: usize) -> Link<'b> {
    let stop = &book.stops[up];
    let text = match stop.place {
        Place::Binding => book.words().front_page,
        Place::Front => book.words_at(up).front_page,
        _ => &stop.label,
    };
    let href = format!("{}#{}", stop.file, anchor(book, at));
    Link { href, rel: None, text, title: stop.label.clone() }
}

/// The id that a document's entry has in the list it stands in: its file's name without ending.
pub(crate) fn anchor(book: &Book<'_>, at: usize) -> String {
    let file = book.stops[at].file.as_str();
    format!("to-{}", file.strip_suffix(".xhtml").unwrap_or(file))
}
