//! One item: what is known of an article, or of the issue, under the names of the standard.

use newsbind_plugin::{Article, Block, Byline, Figure, Issue, media_type, words};
use serde_json::{Map, Value, json};

use crate::{Ninjs, body};

/// The item of an article.
pub(crate) fn article(options: &Ninjs, issue: &Issue, article: &Article) -> Value {
    let is_picture = article.headline.is_none() && matches!(article.body[..], [Block::Figure(_)]);
    let mut item = beginning(issue, if is_picture { "picture" } else { "text" });
    let language = issue.language_of(article);
    item.insert("uri".into(), uri(options, issue, &article.id).into());
    item.insert("language".into(), language.into());
    item.insert("title".into(), article.display_title(words(language)).into());
    let headlines = [("main", &article.headline), ("kicker", &article.kicker)];
    put(&mut item, "headlines", headlines.into_iter().filter_map(said));
    let descriptions = [("deck", &article.deck), ("dateline", &article.dateline)];
    put(&mut item, "descriptions", descriptions.into_iter().filter_map(said));
    if let Some(byline) = &article.byline {
        sign(&mut item, byline);
    }
    let section = issue.sections.iter().find(|section| section.articles.contains(article));
    let section = section.filter(|section| !section.name.is_empty());
    let section = section.map(|section| json!({ "name": section.name, "rel": "section" }));
    put(&mut item, "subjects", section.into_iter());
    put(&mut item, "bodies", body::bodies(article, language).into_iter());
    let figures = article.body.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let associated = (1..).zip(figures).map(|(number, figure)| {
        picture(options, issue, &format!("{}-picture-{number}", article.id), figure)
    });
    let associated: Vec<Value> = associated.collect();
    put(&mut item, "associations", associated.into_iter());
    let labels = article.pages.iter().map(|page| json!({ "role": "page", "value": page }));
    put(&mut item, "altids", labels);
    item.into()
}

/// The item that lists those of the articles.
pub(crate) fn issue(options: &Ninjs, issue: &Issue) -> Value {
    let mut item = beginning(issue, "composite");
    item.insert("uri".into(), format!("{}{}", options.base, encode(&issue.id)).into());
    item.insert("language".into(), issue.language.clone().into());
    item.insert("title".into(), issue.display_title().into());
    item.insert("headlines".into(), json!([{ "role": "main", "value": issue.display_title() }]));
    let number = [("number", &issue.number), ("edition", &issue.edition)];
    put(&mut item, "altids", number.into_iter().filter_map(said));
    let articles = issue.articles().map(|article| {
        let name = article.display_title(words(issue.language_of(article)));
        json!({ "name": name, "uri": uri(options, issue, &article.id) })
    });
    put(&mut item, "associations", articles);
    item.into()
}

/// What every item of an issue has.
fn beginning(issue: &Issue, kind: &str) -> Map<String, Value> {
    let mut item = Map::new();
    let schema = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json";
    let standard = json!({ "name": "ninjs", "version": "2.1", "schema": schema });
    item.insert("standard".into(), standard);
    item.insert("type".into(), kind.into());
    item.insert("representationtype".into(), "full".into());
    item.insert("pubstatus".into(), "usable".into());
    if let Some(date) = issue.date {
        let day = format!("{date}T00:00:00Z");
        item.insert("contentcreated".into(), day.clone().into());
        item.insert("versioncreated".into(), day.into());
    }
    let newspaper =
        issue.newspaper.name.iter().map(|name| json!({ "name": name, "role": "newspaper" }));
    put(&mut item, "infosources", newspaper);
    if let Some(publisher) = &issue.newspaper.publisher {
        item.insert("copyrightholder".into(), publisher.clone().into());
    }
    item
}

fn picture(options: &Ninjs, issue: &Issue, id: &str, figure: &Figure) -> Value {
    let mut item = Map::new();
    let name = figure.image.clone().unwrap_or_else(|| "picture".to_owned());
    item.insert("name".into(), name.into());
    item.insert("uri".into(), uri(options, issue, id).into());
    item.insert("type".into(), "picture".into());
    let caption = Some(figure.caption.clone()).filter(|caption| !caption.is_empty());
    let descriptions = [("caption", &caption), ("alt", &figure.alt)];
    put(&mut item, "descriptions", descriptions.into_iter().filter_map(said));
    if let Some(credit) = &figure.credit {
        sign(&mut item, credit);
    }
    let renditions = figure.image.iter().map(|image| {
        let mut rendition =
            json!({ "name": "original", "title": image, "contenttype": media_type(image) });
        // A link has to be an address; a name of another kind leads nowhere.
        if options.base.contains("://") {
            let path: Vec<String> = image.split('/').map(encode).collect();
            let href = format!("{}{}/{}", options.base, encode(&issue.id), path.join("/"));
            rendition["href"] = href.into();
        }
        rendition
    });
    put(&mut item, "renditions", renditions);
    item.into()
}

/// Who made it: the line as printed, and the persons.
fn sign(item: &mut Map<String, Value>, byline: &Byline) {
    if let Some(by) = byline.line() {
        item.insert("by".into(), by.into());
    }
    let people = byline.names.iter().map(|name| json!({ "name": name, "rel": "author" }));
    put(item, "people", people);
}

fn said((role, value): (&str, &Option<String>)) -> Option<Value> {
    value.as_ref().map(|value| json!({ "role": role, "value": value }))
}

/// A list, unless it is empty.
fn put(item: &mut Map<String, Value>, key: &str, values: impl Iterator<Item = Value>) {
    let values: Vec<Value> = values.collect();
    if !values.is_empty() {
        item.insert(key.to_owned(), values.into());
    }
}

fn uri(options: &Ninjs, issue: &Issue, id: &str) -> String {
    format!("{}{}/{}", options.base, encode(&issue.id), encode(id))
}

/// A part of an address (RFC 3986, section 2.3: what is not unreserved is written in percent).
fn encode(part: &str) -> String {
    let encoded = part.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    encoded.collect()
}
