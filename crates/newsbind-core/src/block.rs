//! The blocks of an article's body.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Span;

/// One block of an article's body, in reading order.
///
/// In JSON it is an object with `kind` in kebab-case. A kind that this version does not know always
/// has `text`; it is kept, and exporters set it as a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "Wire"))]
#[serde(try_from = "Wire", into = "Wire")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// The text, one line, without indent.
        text: String,
        /// Where its characters came from.
        source: Vec<Span>,
    },
    /// A heading between paragraphs.
    Subhead {
        /// The text, one line.
        text: String,
        /// Where its characters came from.
        source: Vec<Span>,
    },
    /// A sentence of the article, set large.
    PullQuote {
        /// The text, one line.
        text: String,
        /// Where its characters came from.
        source: Vec<Span>,
    },
    /// A picture with its caption.
    Figure(Figure),
    /// A kind from a later version of the contract.
    Other {
        /// The kind as it was written.
        kind: String,
        /// What to show instead.
        text: String,
        /// Where its characters came from.
        source: Vec<Span>,
    },
}

/// A picture of an article, or what the page says about one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// What stands below the picture, without its credit; may be empty.
    pub caption: String,
    /// Who made the picture.
    pub credit: Option<Byline>,
    /// Name of the picture among the issue's assets; none where only the caption is known.
    pub image: Option<String>,
    /// What the picture shows, for who cannot see it.
    pub alt: Option<String>,
    /// Where the characters of caption and credit came from.
    pub source: Vec<Span>,
}

/// Who wrote, or who photographed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    default,
    expecting = r#"a byline such as `{"text": "By Ann Reed", "names": ["Ann Reed"]}`"#
)]
pub struct Byline {
    /// The line as printed, where the byline stands by itself; a byline inside a dateline has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The persons, clean: without roles, and without the spaces that a typesetter put into a name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

impl Byline {
    /// The line as it is printed, else the names with commas between; none where there is neither.
    pub fn line(&self) -> Option<Cow<'_, str>> {
        let line = match &self.text {
            Some(text) => Cow::from(text),
            None => self.names.join(", ").into(),
        };
        Some(line).filter(|line| !line.trim().is_empty())
    }
}

impl Figure {
    /// Who made the picture, in a line.
    pub fn credit_line(&self) -> Option<Cow<'_, str>> {
        self.credit.as_ref()?.line()
    }
}

impl Block {
    /// A paragraph without sources.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into(), source: Vec::new() }
    }

    /// The block's own text; of a figure, its caption.
    pub fn text(&self) -> &str {
        match self {
            Self::Paragraph { text, .. }
            | Self::Subhead { text, .. }
            | Self::PullQuote { text, .. }
            | Self::Other { text, .. } => text,
            Self::Figure(figure) => &figure.caption,
        }
    }

    /// Where the block's characters came from.
    pub fn source(&self) -> &[Span] {
        match self {
            Self::Paragraph { source, .. }
            | Self::Subhead { source, .. }
            | Self::PullQuote { source, .. }
            | Self::Other { source, .. } => source,
            Self::Figure(figure) => &figure.source,
        }
    }

    /// The same, to change it.
    pub fn source_mut(&mut self) -> &mut Vec<Span> {
        match self {
            Self::Paragraph { source, .. }
            | Self::Subhead { source, .. }
            | Self::PullQuote { source, .. }
            | Self::Other { source, .. } => source,
            Self::Figure(figure) => &mut figure.source,
        }
    }
}

/// A block as it stands in JSON: every kind has the same flat fields.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Block"))]
#[serde(expecting = r#"a block such as `{"kind": "paragraph", "text": "…"}`"#)]
struct Wire {
    /// `paragraph`, `subhead`, `pull-quote`, `figure`; another kind is set as a paragraph.
    kind: String,
    /// The text of every kind but `figure`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// What stands below a figure, without its credit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    /// Who made the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    credit: Option<Byline>,
    /// Name of the picture, relative to the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    /// What the picture shows, for who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    alt: Option<String>,
    /// Where the characters came from: `[page, line, from, to]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    source: Vec<Span>,
}

impl TryFrom<Wire> for Block {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        let Wire { kind, text, caption, credit, image, alt, source } = wire;
        if kind == "figure" {
            let caption = caption.unwrap_or_default();
            return Ok(Self::Figure(Figure { caption, credit, image, alt, source }));
        }
        let text = text.ok_or_else(|| format!("a block of kind `{kind}` needs a `text`"))?;
        Ok(match kind.as_str() {
            "paragraph" => Self::Paragraph { text, source },
            "subhead" => Self::Subhead { text, source },
            "pull-quote" => Self::PullQuote { text, source },
            _ => Self::Other { kind, text, source },
        })
    }
}

impl From<Block> for Wire {
    fn from(block: Block) -> Self {
        let plain = |kind: &str, text, source| Self {
            kind: kind.to_owned(),
            text: Some(text),
            caption: None,
            credit: None,
            image: None,
            alt: None,
            source,
        };
        match block {
            Block::Paragraph { text, source } => plain("paragraph", text, source),
            Block::Subhead { text, source } => plain("subhead", text, source),
            Block::PullQuote { text, source } => plain("pull-quote", text, source),
            Block::Other { kind, text, source } => plain(&kind, text, source),
            Block::Figure(Figure { caption, credit, image, alt, source }) => Self {
                kind: "figure".to_owned(),
                text: None,
                caption: (!caption.is_empty()).then_some(caption),
                credit,
                image,
                alt,
                source,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_survives_json() {
        for json in [
            r#"{"kind":"paragraph","text":"a"}"#,
            r#"{"kind":"subhead","text":"a","source":[[1,2,0,1]]}"#,
            r#"{"kind":"pull-quote","text":"a"}"#,
            r#"{"kind":"figure","caption":"c","credit":{"text":"朱丽兵 摄","names":["朱丽兵"]},"image":"i.png","alt":"x"}"#,
            r#"{"kind":"figure"}"#,
            r#"{"kind":"crossword","text":"a"}"#,
        ] {
            let block: Block = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&block).unwrap(), json);
        }
    }

    #[test]
    fn a_block_without_text_is_refused() {
        let error = serde_json::from_str::<Block>(r#"{"kind":"subhead"}"#).unwrap_err();
        assert!(
            error.to_string().starts_with("a block of kind `subhead` needs a `text`"),
            "{error}"
        );
    }
}
