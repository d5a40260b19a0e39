//! The pages that list others: the front page of an issue, the page of a section, the parts of a
//! book.

use newsbind_core::{Article, Block, Issue, beginning, is_cjk};

use crate::bar;
use crate::book::{Book, Place};
use crate::document::{Document, Setting};
use crate::{language, xml};

/// Headlines that a front page shows of each section before it leads to the section's own page.
const HEADLINES: usize = 6;

/// Length of an article's beginning in a list, in halves of an em: three lines on a small screen.
const OPENING: usize = 140;

/// The document at a place of the book that lists others.
pub(crate) fn write(setting: &Setting, book: &Book<'_>, at: usize) -> String {
    let stop = &book.stops[at];
    let title = match stop.place {
        Place::Group => &stop.label,
        Place::Front if book.bound => &stop.label,
        _ => &book.title,
    };
    let mut document = Document::begin(setting, title, &book.issue_at(at).language);
    bar::top(&mut document, book, at);
    if matches!(stop.place, Place::Group) {
        let role = [("epub:type", "part"), ("role", "doc-part"), ("aria-labelledby", "title")];
        document.open("section", &role);
        document.leaf("h1", &[("id", "title")], title);
    } else {
        document.open("section", &[("epub:type", "titlepage"), ("aria-labelledby", "title")]);
        match stop.place {
            Place::Front => nameplate(&mut document, book.issue_at(at), title),
            _ => document.leaf("h1", &[("id", "title"), ("class", "nameplate")], title),
        }
    }
    list(&mut document, book, at);
    document.finish()
}

/// What stands at the top of a front page: the paper's name, the issue's title, date, number,
/// edition.
fn nameplate(document: &mut Document<'_>, issue: &Issue, title: &str) {
    let name = issue.newspaper.name.as_deref().map(xml::line).filter(|name| !name.is_empty());
    let own = issue.title.as_deref().map(xml::line).filter(|own| name.as_ref() != Some(own));
    document.open("header", &[("class", "title")]);
    let heading = [("id", "title"), ("class", "nameplate")];
    document.leaf("h1", &heading, name.as_deref().unwrap_or(title));
    if name.is_some() {
        document.leaf_if("p", &[("class", "deck")], own.as_deref());
    }
    let number = issue.number.as_deref().map(xml::line).filter(|number| !number.is_empty());
    let edition = issue.edition.as_deref().map(xml::line).filter(|edition| !edition.is_empty());
    let rest: Vec<String> = number.into_iter().chain(edition).collect();
    if issue.date.is_some() || !rest.is_empty() {
        document.open("p", &[("class", "folio")]);
        if let Some(date) = issue.date {
            let text = newsbind_core::words(&issue.language).date(date);
            document.leaf("time", &[("datetime", &date.to_string())], &text);
            document.text(if rest.is_empty() { "" } else { " · " });
        }
        document.text(&rest.join(" · "));
        document.close();
    }
    document.close();
}

/// What the document lists: articles in full, sections and issues by their headlines.
fn list(document: &mut Document<'_>, book: &Book<'_>, at: usize) {
    let below = &book.stops[at].below;
    let of_articles = |at: &usize| matches!(book.stops[*at].place, Place::Article(_));
    if below.iter().any(of_articles) {
        document.open("ol", &[("class", "articles")]);
        for &entry in below {
            document.open("li", &[("id", &bar::anchor(book, entry))]);
            article(document, book, entry, "h2");
            document.close();
        }
        document.close();
    } else {
        for &entry in below {
            let leads =
                matches!(book.stops[at].place, Place::Front) && below.first() == Some(&entry);
            group(document, book, entry, leads);
        }
    }
}

/// A section or an issue in a list: its name and its first headlines. The one that leads a front
/// page shows how its first article begins.
fn group(document: &mut Document<'_>, book: &Book<'_>, at: usize, leads: bool) {
    let stop = &book.stops[at];
    let articles = articles_below(book, at);
    document.open("section", &[("id", &bar::anchor(book, at)), ("class", "group")]);
    document.open("h2", &[]);
    document.leaf("a", &[("href", &stop.file)], &stop.label);
    document.close();
    document.open("ol", &[("class", "headlines")]);
    for (rank, &entry) in articles.iter().take(HEADLINES).enumerate() {
        let is_lead = leads && rank == 0;
        document.open("li", if is_lead { &[("class", "lead")] } else { &[] });
        if is_lead {
            article(document, book, entry, "h3");
        } else {
            link(document, book, entry, &book.stops[entry].label);
        }
        document.close();
    }
    if articles.len() > HEADLINES {
        let text = format!("{} ({})", book.words_at(at).articles, articles.len());
        document.open("li", &[("class", "more")]);
        document.leaf("a", &[("href", &stop.file)], &text);
        document.close();
    }
    document.close();
    document.close();
}

fn articles_below(book: &Book<'_>, at: usize) -> Vec<usize> {
    let mut articles = Vec::new();
    for &below in &book.stops[at].below {
        match book.stops[below].place {
            Place::Article(_) => articles.push(below),
            _ => articles.extend(articles_below(book, below)),
        }
    }
    articles
}

/// An article in a list: headline, who wrote it and how long it is, how it begins. A brief without
/// headline is there itself, as far as it goes into three lines: a heading cut out of its only
/// sentence would say less, and its length nothing.
fn article(document: &mut Document<'_>, book: &Book<'_>, at: usize, heading: &'static str) {
    let Place::Article(article) = book.stops[at].place else { return };
    let issue = book.issue_at(at);
    let words = book.words_at(at);
    let language = issue.language_of(article);
    let opening = opening(article, language);
    let by = names(article, language);
    if article.headline.is_none() && !opening.is_empty() {
        document.open("p", &[("class", "opening")]);
        link(document, book, at, &opening);
        document.close();
        document.leaf_if("p", &[("class", "about")], by.as_deref());
        return;
    }
    document.open(heading, &[]);
    link(document, book, at, &book.stops[at].label);
    document.close();
    let length = (!xml::is_blank(&article.text())).then(|| words.length(article));
    let about: Vec<String> = by.into_iter().chain(length).collect();
    document.leaf_if("p", &[("class", "about")], Some(&about.join(" · ")));
    if article.headline.is_some() {
        let tag = language::tag(language);
        let attributes = [("class", "opening"), ("lang", &tag), ("xml:lang", &tag)];
        let own = if article.language.is_some() { 3 } else { 1 };
        document.leaf_if("p", &attributes[..own], Some(&opening));
    }
}

/// How an article's text begins.
fn opening(article: &Article, language: &str) -> String {
    let mut text = String::new();
    for block in article.body.iter().filter(|block| matches!(block, Block::Paragraph { .. })) {
        if !text.is_empty() && !is_cjk(language) {
            text.push(' ');
        }
        text.push_str(&xml::line(block.text()));
        if text.len() > 4 * OPENING {
            break;
        }
    }
    beginning(&text, OPENING)
}

/// A text as a link to its article, in the article's language.
fn link(document: &mut Document<'_>, book: &Book<'_>, at: usize, text: &str) {
    let stop = &book.stops[at];
    let mut attributes = vec![("href", stop.file.as_str())];
    let Place::Article(Article { language: own, .. }) = stop.place else { return };
    let tag = own.as_deref().map(language::tag);
    if let Some(tag) = &tag {
        attributes.extend([("lang", tag.as_str()), ("xml:lang", tag.as_str())]);
    }
    document.leaf("a", &attributes, text);
}

/// The names of those who wrote an article, else its byline as printed.
fn names(article: &Article, language: &str) -> Option<String> {
    let byline = article.byline.as_ref()?;
    let separator = if is_cjk(language) { "、" } else { ", " };
    let names = xml::line(&byline.names.join(separator));
    let text = byline.text.as_deref().map(xml::line);
    Some(names).filter(|names| !names.is_empty()).or(text).filter(|text| !text.is_empty())
}
