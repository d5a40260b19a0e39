//! The bodies of an item: the text with marks, and without.

use newsbind_plugin::{Article, Block, is_cjk, words};
use serde_json::{Value, json};

/// The body as HTML and as plain text, each with its counts. Captions are not part of either, as
/// the standard wants it: figures are items of their own.
pub(crate) fn bodies(article: &Article, language: &str) -> Vec<Value> {
    let blocks: Vec<(&str, &str)> = article.body.iter().filter_map(element).collect();
    let mut dateline = article.dateline.as_deref();
    let (mut html, mut plain) = (String::new(), String::new());
    for (name, text) in blocks {
        let opening = if name == "p" { dateline.take() } else { None };
        let (opening, gap) = match opening {
            Some(dateline) => (dateline, words(language).behind_dateline(dateline)),
            None => ("", ""),
        };
        let marked =
            if opening.is_empty() { String::new() } else { format!("<b>{}</b>", escape(opening)) };
        html += &format!("<{name}>{marked}{gap}{}</{name}>\n", escape(text));
        plain += &format!("{opening}{gap}{text}\n\n");
    }
    if plain.is_empty() {
        return Vec::new();
    }
    let plain = plain.trim_end();
    let characters = plain.chars().filter(|c| !c.is_control()).count();
    let mut body =
        json!({ "contenttype": "text/html", "value": html.trim_end(), "charcount": characters });
    // Where words have no spaces between them, nothing counts them.
    if !is_cjk(language) && !plain.contains(newsbind_plugin::is_han) {
        body["wordcount"] = plain.split_whitespace().count().into();
    }
    let mut simple = body.clone();
    simple["contenttype"] = "text/plain".into();
    simple["value"] = plain.into();
    vec![body, simple]
}

fn element(block: &Block) -> Option<(&'static str, &str)> {
    match block {
        Block::Paragraph { text, .. } | Block::Other { text, .. } => Some(("p", text)),
        Block::Subhead { text, .. } => Some(("h2", text)),
        Block::PullQuote { text, .. } => Some(("blockquote", text)),
        Block::Figure(_) => None,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
