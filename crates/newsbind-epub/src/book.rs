//! The plan of a book: which document follows which, what each is called, and what it is reached
//! from.

use newsbind_core::{Article, Assets, Issue, Names, Words, beginning, words};

use crate::groups::{self, Group};
use crate::names;
use crate::pages::Pages;
use crate::xml;
use crate::{Contents, language};

/// Several issues to make one book of; each of them becomes a part of it.
pub struct Binding<'a> {
    /// Names the book's file, like an issue's id.
    pub id: &'a str,
    /// What the book is called.
    pub title: &'a str,
    /// The issues, in order.
    pub parts: Vec<Part<'a>>,
    /// Where the options' cover and style sheet are taken from.
    pub assets: &'a dyn Assets,
}

/// One issue of a book, with the pictures that belong to it.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// Its pictures.
    pub assets: &'a dyn Assets,
}

/// A book before it is written.
pub(crate) struct Book<'a> {
    /// What the book is called.
    pub(crate) title: String,
    /// Its issues.
    pub(crate) parts: Vec<Part<'a>>,
    /// Its documents in reading order, without the cover.
    pub(crate) stops: Vec<Stop<'a>>,
    /// Where the printed pages begin.
    pub(crate) pages: Pages,
    /// Whether it is a book of several issues.
    pub(crate) bound: bool,
}

/// A document of the book.
pub(crate) struct Stop<'a> {
    /// What it shows.
    pub(crate) place: Place<'a>,
    /// Which issue it belongs to.
    pub(crate) part: usize,
    /// The name of its file, beside the others.
    pub(crate) file: String,
    /// What it is called in lists; never empty.
    pub(crate) label: String,
    /// How deep it stands in the contents, from 1.
    pub(crate) level: i32,
    /// The document that lists it.
    pub(crate) up: Option<usize>,
    /// The documents that it lists.
    pub(crate) below: Vec<usize>,
}

/// What a document shows.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// The parts of a book of several issues.
    Binding,
    /// The front page of an issue.
    Front,
    /// A section, or a printed page.
    Group,
    /// An article.
    Article(&'a Article),
}

impl<'a> Book<'a> {
    /// The book of a single issue.
    pub(crate) fn of_issue(issue: &'a Issue, assets: &'a dyn Assets, contents: Contents) -> Self {
        let title = full_title(issue);
        let mut book = Self::empty(title, vec![Part { issue, assets }], false);
        let mut names = Names::default();
        let label = words(&issue.language).front_page.to_owned();
        let front = book.add(Place::Front, 0, "front", label, 1, None);
        book.add_issue(0, front, 1, "", &mut names, contents);
        book.pages = Pages::find(&book);
        book
    }

    /// The book of several issues.
    pub(crate) fn of_binding(binding: &Binding<'a>, contents: Contents) -> Self {
        let title = one_of([xml::line(binding.title), xml::line(binding.id)]);
        let mut book = Self::empty(title, binding.parts.clone(), true);
        let mut names = Names::default();
        let label = book.words().front_page.to_owned();
        let top = book.add(Place::Binding, 0, "front", label, 1, None);
        for part in 0..book.parts.len() {
            let issue = book.parts[part].issue;
            let file = names::group(&mut names, "i", &issue.id);
            let prefix = format!("{file}-");
            let front = book.add(Place::Front, part, &file, full_title(issue), 1, Some(top));
            book.add_issue(part, front, 2, &prefix, &mut names, contents);
        }
        book.pages = Pages::find(&book);
        book
    }

    /// The words of the book's first issue, for what belongs to no single one.
    pub(crate) fn words(&self) -> &'static Words {
        words(self.parts.first().map_or("und", |part| part.issue.language.as_str()))
    }

    /// The words of the issue that a document belongs to.
    pub(crate) fn words_at(&self, at: usize) -> &'static Words {
        words(&self.issue_at(at).language)
    }

    /// The issue that a document belongs to.
    pub(crate) fn issue_at(&self, at: usize) -> &'a Issue {
        self.parts[self.stops[at].part].issue
    }

    /// The languages of the issues, each once, as tags; never empty.
    pub(crate) fn languages(&self) -> Vec<String> {
        let mut languages: Vec<String> = Vec::new();
        for part in &self.parts {
            let tag = language::tag(&part.issue.language);
            if !languages.contains(&tag) {
                languages.push(tag);
            }
        }
        if languages.is_empty() {
            languages.push("und".to_owned());
        }
        languages
    }

    /// The front page of the issue that a document belongs to.
    pub(crate) fn front_of(&self, at: usize) -> usize {
        match self.stops[at].up {
            Some(up) if !matches!(self.stops[at].place, Place::Front) => self.front_of(up),
            _ => at,
        }
    }

    /// The documents that show articles.
    pub(crate) fn articles(&self) -> impl Iterator<Item = (usize, &'a Article)> {
        self.stops.iter().enumerate().filter_map(|(at, stop)| match stop.place {
            Place::Article(article) => Some((at, article)),
            _ => None,
        })
    }

    /// The document before one of the same kind: article before article, section before section.
    pub(crate) fn previous(&self, at: usize) -> Option<&Stop<'a>> {
        self.stops[..at].iter().rev().find(|stop| stop.is_like(&self.stops[at]))
    }

    /// Where reading goes on: after an article the next document, else the next of the same kind.
    pub(crate) fn next(&self, at: usize) -> Option<&Stop<'a>> {
        let rest = &self.stops[at + 1..];
        if matches!(self.stops[at].place, Place::Article(_)) {
            return rest.first();
        }
        rest.iter().find(|stop| stop.is_like(&self.stops[at]))
    }

    fn empty(title: String, parts: Vec<Part<'a>>, bound: bool) -> Self {
        Self { title, parts, stops: Vec::new(), pages: Pages::default(), bound }
    }

    fn add_issue(
        &mut self,
        part: usize,
        front: usize,
        level: i32,
        prefix: &str,
        names: &mut Names,
        contents: Contents,
    ) {
        let issue = self.parts[part].issue;
        let words = words(&issue.language);
        for Group { name, articles } in groups::group(issue, contents) {
            let (up, level) = if name.is_empty() {
                (front, self.stops[front].level + 1)
            } else {
                let file = names::group(names, prefix, &name);
                (self.add(Place::Group, part, &file, name, level, Some(front)), level + 1)
            };
            for article in articles {
                let file = names::article(names, prefix, article);
                let label = label(article, words);
                self.add(Place::Article(article), part, &file, label, level, Some(up));
            }
        }
    }

    fn add(
        &mut self,
        place: Place<'a>,
        part: usize,
        name: &str,
        label: String,
        level: i32,
        up: Option<usize>,
    ) -> usize {
        let at = self.stops.len();
        let file = format!("{name}.xhtml");
        self.stops.push(Stop { place, part, file, label, level, up, below: Vec::new() });
        if let Some(up) = up {
            self.stops[up].below.push(at);
        }
        at
    }
}

impl Stop<'_> {
    /// Whether it shows the same kind of thing.
    fn is_like(&self, other: &Stop<'_>) -> bool {
        std::mem::discriminant(&self.place) == std::mem::discriminant(&other.place)
    }
}

/// What an issue is called, its edition included.
fn full_title(issue: &Issue) -> String {
    let title = one_of([xml::line(&issue.display_title()), xml::line(&issue.id)]);
    match issue.edition.as_deref().map(xml::line) {
        Some(edition) if issue.title.is_none() && !edition.is_empty() => {
            format!("{title} ({edition})")
        }
        _ => title,
    }
}

/// What an article is called in lists: 80 ems at most, for some headlines never end.
fn label(article: &Article, words: &Words) -> String {
    let title = xml::line(&article.display_title(words));
    if !title.is_empty() {
        return beginning(&title, 160);
    }
    one_of([beginning(&xml::line(&article.text()), 32), words.photograph.to_owned()])
}

/// The first text that is not empty, `-` where all are.
fn one_of<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| "-".to_owned())
}
