//! The document of one article.

use newsbind_core::{Article, Block, Figure, Jump, words};

use crate::book::Book;
use crate::document::{Document, Setting};
use crate::pages::{Mark, Passage};
use crate::{bar, jump, xml};

/// The document of the article at a place of the book. `pictures` has the path of each of its
/// figures' pictures, in order, where there is one.
pub(crate) fn write(
    setting: &Setting,
    book: &Book<'_>,
    at: usize,
    article: &Article,
    pictures: &[Option<String>],
) -> String {
    let stop = &book.stops[at];
    let language = book.issue_at(at).language_of(article);
    let marks = book.pages.within(at);
    let mut document = Document::begin(setting, &stop.label, language);
    let headline = article.headline.as_deref().filter(|text| !xml::is_blank(text));
    let name = match headline {
        Some(_) => ("aria-labelledby", "headline"),
        None => ("aria-label", stop.label.as_str()),
    };
    bar::top(&mut document, book, at);
    document.open("article", &[name]);
    page_breaks(&mut document, marks, None);
    header(&mut document, article, headline);
    let leads_back = article.jump.as_ref().is_some_and(Jump::leads_back);
    if leads_back {
        jump::write(&mut document, book, at, article);
    }
    body(&mut document, article, language, pictures, marks);
    if !leads_back {
        jump::write(&mut document, book, at, article);
    }
    document.close();
    bar::foot(&mut document, book, at);
    document.finish()
}

fn header(document: &mut Document<'_>, article: &Article, headline: Option<&str>) {
    let byline = byline(article);
    let texts = [&article.kicker, &article.deck];
    if headline.is_none() && byline.is_none() && texts.iter().all(|text| text.is_none()) {
        return;
    }
    document.open("header", &[]);
    document.leaf_if("p", &[("class", "kicker")], article.kicker.as_deref());
    document.leaf_if("h1", &[("id", "headline")], headline);
    let subtitle = [("epub:type", "subtitle"), ("role", "doc-subtitle"), ("class", "deck")];
    document.leaf_if("p", &subtitle, article.deck.as_deref());
    document.leaf_if("p", &[("class", "byline")], byline.as_deref());
    document.close();
}

/// The byline as printed; names that no line and no dateline shows are set as one.
fn byline(article: &Article) -> Option<String> {
    let byline = article.byline.as_ref()?;
    let names = || article.dateline.is_none().then(|| byline.names.join(", "));
    byline.text.clone().or_else(names)
}

fn body(
    document: &mut Document<'_>,
    article: &Article,
    language: &str,
    pictures: &[Option<String>],
    marks: &[Mark],
) {
    let mut pictures = pictures.iter();
    let first = article.body.iter().position(|block| matches!(block, Block::Paragraph { .. }));
    let dateline = article.dateline.as_deref();
    if first.is_none() {
        document.leaf_if("p", &[("class", "dateline")], dateline);
    }
    for (number, block) in article.body.iter().enumerate() {
        page_breaks(document, marks, Some(Passage { block: number, at: 0 }));
        let pieces = |text| pieces(text, number, marks);
        let id = format!("b{}", number + 1);
        match block {
            Block::Paragraph { text, .. } => {
                let dateline = dateline.filter(|_| first == Some(number));
                paragraph(document, &id, dateline, &pieces(text), language);
            }
            Block::Other { text, .. } => paragraph(document, &id, None, &pieces(text), language),
            Block::Subhead { text, .. } => document.leaf_if("h2", &[("id", &id)], Some(text)),
            Block::PullQuote { text, .. } if xml::is_blank(text) => {}
            Block::PullQuote { text, .. } => {
                let role = [("epub:type", "pullquote"), ("role", "doc-pullquote")];
                let own = [("id", id.as_str()), ("class", "pull-quote")];
                document.open("aside", &[own, role].concat());
                document.leaf("p", &[], text);
                document.close();
            }
            Block::Figure(block) => {
                let picture = pictures.next().and_then(Option::as_deref);
                figure(document, &id, block, picture, language);
            }
        }
    }
}

/// A block's text in pieces, each with the mark of the printed page that begins behind it.
fn pieces<'a>(text: &'a str, block: usize, marks: &'a [Mark]) -> Vec<(&'a str, Option<&'a Mark>)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for mark in marks {
        let Some(passage) = mark.passage.filter(|at| at.block == block && at.at > 0) else {
            continue;
        };
        pieces.push((&text[from..passage.at], Some(mark)));
        from = passage.at;
    }
    pieces.push((&text[from..], None));
    pieces
}

/// A paragraph; the first one begins with the dateline. The white space that a line of text may
/// begin with (U+3000 twice in Chinese) is left out: the style sheet indents.
fn paragraph(
    document: &mut Document<'_>,
    id: &str,
    dateline: Option<&str>,
    pieces: &[(&str, Option<&Mark>)],
    language: &str,
) {
    let dateline = dateline.filter(|dateline| !xml::is_blank(dateline));
    if dateline.is_none() && pieces.iter().all(|(text, _)| xml::is_blank(text)) {
        return;
    }
    document.open("p", &[("id", id)]);
    if let Some(dateline) = dateline {
        document.leaf("span", &[("class", "dateline")], dateline.trim());
        document.text(words(language).behind_dateline(dateline.trim()));
    }
    for (number, (text, mark)) in pieces.iter().enumerate() {
        let text = if number == 0 { text.trim_start() } else { text };
        match mark {
            Some(mark) => {
                document.text(text);
                page_break(document, "span", mark);
            }
            None => document.text(text.trim_end()),
        }
    }
    document.close();
}

fn figure(
    document: &mut Document<'_>,
    id: &str,
    figure: &Figure,
    picture: Option<&str>,
    language: &str,
) {
    let caption = Some(figure.caption.trim()).filter(|caption| !xml::is_blank(caption));
    let caption = caption.unwrap_or_default();
    let credit = figure.credit_line();
    if picture.is_none() && caption.is_empty() && credit.is_none() {
        return;
    }
    document.open("figure", &[("id", id)]);
    if let Some(picture) = picture {
        let src = format!("../{picture}");
        let alt = figure.alt.as_deref().filter(|alt| !xml::is_blank(alt));
        let alt = alt.unwrap_or(words(language).photograph);
        document.empty("img", &[("src", &src), ("alt", alt)]);
    }
    if !caption.is_empty() || credit.is_some() {
        document.open("figcaption", &[]);
        document.text(caption);
        if let Some(credit) = credit {
            document.text(if caption.is_empty() { "" } else { " " });
            document.leaf("span", &[("class", "credit")], &credit);
        }
        document.close();
    }
    document.close();
}

/// The marks of the printed pages that begin at the beginning of a block, or before the article.
fn page_breaks(document: &mut Document<'_>, marks: &[Mark], place: Option<Passage>) {
    for mark in marks.iter().filter(|mark| mark.passage == place) {
        page_break(document, "div", mark);
    }
}

fn page_break(document: &mut Document<'_>, tag: &'static str, mark: &Mark) {
    let attributes = [
        ("id", mark.id.as_str()),
        ("epub:type", "pagebreak"),
        ("role", "doc-pagebreak"),
        ("aria-label", mark.spoken.as_str()),
    ];
    document.open(tag, &attributes);
    document.close();
}
