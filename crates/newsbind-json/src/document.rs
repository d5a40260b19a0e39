//! The document: the issue below its schema's name, with or without sources.

use std::borrow::Cow;

use newsbind_core::{ExportError, Issue, SCHEMA};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use crate::Json;
use crate::layout::Layout;

/// The issue as it stands in a file; the schema's name comes first, so that the first bytes tell
/// what a file is.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(flatten)]
    issue: &'a Issue,
}

/// The bytes of the document, with a line end.
pub(crate) fn document(options: &Json, issue: &Issue) -> Result<Vec<u8>, ExportError> {
    let issue = if options.sources {
        Cow::Borrowed(issue)
    } else {
        // Empty lists are left out of the document.
        let mut issue = issue.clone();
        issue.clear_sources();
        Cow::Owned(issue)
    };
    let document = Document { schema: SCHEMA, issue: &issue };
    if options.pretty {
        write(&document, Layout::default())
    } else {
        write(&document, CompactFormatter)
    }
}

fn write(document: &Document<'_>, layout: impl Formatter) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    document
        .serialize(&mut Serializer::with_formatter(&mut bytes, layout))
        .map_err(std::io::Error::from)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use newsbind_core::{
        Article, Block, Byline, Dropped, DroppedKind, Figure, Furniture, FurnitureKind, Section,
        Sources, Span,
    };

    use super::*;

    /// An issue in which everything that can have a source has one.
    fn issue() -> Issue {
        let source = vec![Span { page: 1, line: 2, from: 0, to: 4 }];
        let figure = Figure {
            caption: "The quay".into(),
            credit: Some(Byline { text: Some("A. Reed".into()), names: vec!["A. Reed".into()] }),
            source: source.clone(),
            ..Figure::default()
        };
        let article = Article {
            id: "a1".into(),
            headline: Some("Harbour".into()),
            body: vec![
                Block::Paragraph { text: "It opened.".into(), source: source.clone() },
                Block::Figure(figure),
            ],
            confidence: Some(0.875),
            sources: Sources::from([("headline".to_owned(), source.clone())]),
            ..Article::default()
        };
        Issue {
            id: "echo".into(),
            language: "en".into(),
            sections: vec![Section { name: String::new(), articles: vec![article] }],
            furniture: vec![Furniture {
                kind: FurnitureKind::Folio,
                page: "1".into(),
                text: "3".into(),
                source: source.clone(),
            }],
            dropped: vec![Dropped { kind: DroppedKind::Hyphen, text: "-".into(), source }],
            ..Issue::default()
        }
    }

    fn check(options: &Json, expected: &str) {
        let bytes = document(options, &issue()).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }

    #[test]
    fn without_sources_none_is_left() {
        let options = Json { pretty: false, ..Json::default() };
        check(
            &options,
            concat!(
                r#"{"schema":"newsbind.issue/1","id":"echo","language":"en","sections":[{"articles":["#,
                r#"{"id":"a1","headline":"Harbour","body":[{"kind":"paragraph","text":"It opened."},"#,
                r#"{"kind":"figure","caption":"The quay","credit":{"text":"A. Reed","names":["A. Reed"]}}],"#,
                r#""confidence":0.875}]}],"furniture":[{"kind":"folio","page":"1","text":"3"}],"#,
                r#""dropped":[{"kind":"hyphen","text":"-"}]}"#,
                "\n"
            ),
        );
    }

    #[test]
    fn the_document_is_the_same_after_reading_it() {
        for (pretty, sources) in [(true, true), (true, false), (false, true), (false, false)] {
            let options = Json { pretty, sources, ..Json::default() };
            let first = document(&options, &issue()).unwrap();
            let read: Issue = serde_json::from_slice(&first).unwrap();
            assert_eq!(document(&options, &read).unwrap(), first);
        }
    }
}
