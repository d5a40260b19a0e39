//! What the package says about the book: identity, dates, series, and who can read it how.

use newsbind_core::{Date, Issue, beginning, is_cjk};
use uuid::Uuid;

use crate::Writing;
use crate::book::Book;
use crate::picture::Pictures;
use crate::xml::{self, Xml};

/// Headlines that a description names.
const HEADLINES: usize = 12;

/// An identifier that the same book has every time it is made: UUID version 5 (RFC 9562) in the URL
/// namespace, from ISSN or newspaper's name, date, number and edition of its issues; from the id
/// where an issue has neither a newspaper nor a date.
pub(crate) fn uuid(book: &Book<'_>) -> Uuid {
    let issues: Vec<String> = book.parts.iter().map(|part| identity(part.issue)).collect();
    let mut name = issues.join("\n");
    if book.bound {
        name = format!("binding\n{}\n{name}", book.title);
    }
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
}

fn identity(issue: &Issue) -> String {
    let paper = &issue.newspaper;
    let name = match (&paper.issn, &paper.name) {
        (Some(issn), _) => format!("urn:issn:{issn}"),
        (None, Some(name)) => format!("newspaper:{name}"),
        (None, None) => "newspaper:".to_owned(),
    };
    let (Some(date), false) = (issue.date, paper.is_empty()) else {
        return format!("newsbind:issue:{}:{name}", issue.id);
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    format!("{name}/{date}/{}/{}", text(&issue.number), text(&issue.edition))
}

/// The last day of the book's issues.
pub(crate) fn date(book: &Book<'_>) -> Option<Date> {
    book.parts.iter().filter_map(|part| part.issue.date).max()
}

/// What metadata say beside the issue itself.
pub(crate) struct Facts<'a> {
    /// The pictures of the articles.
    pub(crate) pictures: &'a Pictures,
    /// Which way lines run.
    pub(crate) writing: Writing,
    /// Whether the built-in style sheet is in force, whose effect is known.
    pub(crate) own_style: bool,
    /// Whether there is a cover.
    pub(crate) has_cover: bool,
}

/// The elements that epub-builder has no interface for, each on a line.
pub(crate) fn elements(book: &Book<'_>, facts: &Facts<'_>) -> String {
    let mut xml = Xml::default();
    newspaper(&mut xml, book);
    if let Some(date) = date(book) {
        xml.leaf("dc:date", &[], &date.to_string());
    }
    xml.leaf("dc:type", &[], "newspaper");
    subjects(&mut xml, book);
    let description = description(book);
    if !description.is_empty() {
        xml.leaf("dc:description", &[], &description);
    }
    if !book.bound {
        series(&mut xml, book);
    }
    page_source(&mut xml, book);
    accessibility(&mut xml, book, facts);
    if facts.writing == Writing::Vertical {
        // Kindle's converters read it; the direction of pages stands in the spine.
        xml.empty("meta", &[("name", "primary-writing-mode"), ("content", "vertical-rl")]);
    }
    xml.finish().lines().map(|line| format!("    {line}\n")).collect()
}

/// Newspapers, publishers and ISSNs, each once.
fn newspaper(xml: &mut Xml, book: &Book<'_>) {
    let papers = || book.parts.iter().map(|part| &part.issue.newspaper);
    for issn in each_once(papers().filter_map(|paper| paper.issn.as_deref())) {
        xml.leaf("dc:identifier", &[], &format!("urn:issn:{issn}"));
    }
    for name in each_once(papers().filter_map(|paper| paper.name.as_deref())) {
        xml.leaf("dc:creator", &[], &name);
    }
    for publisher in each_once(papers().filter_map(|paper| paper.publisher.as_deref())) {
        xml.leaf("dc:publisher", &[], &publisher);
    }
}

fn each_once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts.map(xml::line).filter(|text| !text.is_empty()) {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// The names of the sections; pages are no subjects.
fn subjects(xml: &mut Xml, book: &Book<'_>) {
    let sections = book.parts.iter().flat_map(|part| &part.issue.sections);
    for name in each_once(sections.map(|section| section.name.as_str())) {
        xml.leaf("dc:subject", &[], &name);
    }
}

/// The first headlines.
fn description(book: &Book<'_>) -> String {
    let language = book.parts.first().map_or("und", |part| &part.issue.language);
    let separator = if is_cjk(language) { "；" } else { "; " };
    let headlines = book.articles().filter_map(|(_, article)| article.headline.as_deref());
    let headlines = headlines.map(xml::line).filter(|text| !text.is_empty()).take(HEADLINES);
    let headlines: Vec<String> = headlines.map(|text| beginning(&text, 160)).collect();
    headlines.join(separator)
}

/// The newspaper as a series: as EPUB says it, and as calibre does, which more readers know. The
/// place in it is the day of the issue, where that is known, as a number: 20221013.
fn series(xml: &mut Xml, book: &Book<'_>) {
    let Some(issue) = book.parts.first().map(|part| part.issue) else { return };
    let Some(name) = issue.newspaper.name.as_deref().map(xml::line) else { return };
    if name.is_empty() {
        return;
    }
    let place = issue.date.map(|date| date.to_string().replace('-', ""));
    xml.leaf("meta", &[("property", "belongs-to-collection"), ("id", "series")], &name);
    let refine = |property| [("refines", "#series"), ("property", property)];
    xml.leaf("meta", &refine("collection-type"), "series");
    xml.empty("meta", &[("name", "calibre:series"), ("content", &name)]);
    if let Some(place) = place {
        xml.leaf("meta", &refine("group-position"), &place);
        xml.empty("meta", &[("name", "calibre:series_index"), ("content", &place)]);
    }
}

/// Whose pages the page list counts (EPUB Accessibility 1.1, 4.1.2).
fn page_source(xml: &mut Xml, book: &Book<'_>) {
    if book.pages.marks.is_empty() {
        return;
    }
    xml.leaf("dc:source", &[("id", "source")], &book.title);
    let refine = [("refines", "#source"), ("property", "source-of")];
    xml.leaf("meta", &refine, "pagination");
    xml.leaf("meta", &[("property", "pageBreakSource")], &book.title);
}

/// What EPUB Accessibility 1.1 (2.2) asks for. Conformance is not claimed: no program can tell it.
fn accessibility(xml: &mut Xml, book: &Book<'_>, facts: &Facts<'_>) {
    let Pictures { shown, described, may_move, .. } = *facts.pictures;
    let mut say = |property: &str, value: &str| {
        xml.leaf("meta", &[("property", property)], value);
    };
    say("schema:accessMode", "textual");
    let is_visual = shown > 0 || facts.has_cover;
    if is_visual {
        say("schema:accessMode", "visual");
        say("schema:accessModeSufficient", "textual,visual");
    }
    if shown == described {
        say("schema:accessModeSufficient", "textual");
    }
    say("schema:accessibilityFeature", "readingOrder");
    say("schema:accessibilityFeature", "structuralNavigation");
    say("schema:accessibilityFeature", "tableOfContents");
    if !book.pages.marks.is_empty() {
        say("schema:accessibilityFeature", "pageBreakMarkers");
        say("schema:accessibilityFeature", "pageNavigation");
    }
    if shown > 0 && shown == described {
        say("schema:accessibilityFeature", "alternativeText");
    }
    if facts.own_style {
        say("schema:accessibilityFeature", "displayTransformability");
    }
    say("schema:accessibilityHazard", if may_move { "unknown" } else { "none" });
    let summary = summary(book, facts.pictures);
    xml.leaf("meta", &[("property", "schema:accessibilitySummary"), ("xml:lang", "en")], &summary);
}

/// The same in a sentence or two.
fn summary(book: &Book<'_>, pictures: &Pictures) -> String {
    let mut text = "Each article is a document of its own, with headings, and is reached from the \
                    contents and from the article before it."
        .to_owned();
    if !book.pages.marks.is_empty() {
        text.push_str(" The pages of the printed newspaper are marked.");
    }
    if pictures.shown > 0 {
        text.push_str(&format!(
            " {} of {} pictures in articles have an alternative text.",
            pictures.described, pictures.shown
        ));
    }
    text
}
