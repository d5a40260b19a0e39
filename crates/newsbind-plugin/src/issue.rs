//! The published JSON form of an issue, read into the model. What is not known is passed over.

use newsbind_core::{
    Article, Block, Byline, Date, Dropped, DroppedKind, Figure, Furniture, FurnitureKind, Issue,
    Jump, Newspaper, Replaced, ReplacedKind, Section, Span,
};

use crate::json::{FromJson, JsonError, Reader};

type Result<T, E = JsonError> = std::result::Result<T, E>;

/// Reads a whole document.
pub(crate) fn read(text: &str) -> Result<Issue> {
    let mut json = Reader::new(text);
    let issue = Issue::from_json(&mut json)?;
    json.end()?;
    Ok(issue)
}

/// Reads an object into a struct with defaults, field by field under its own name.
macro_rules! fields {
    ($json:ident, $value:ident: $($field:ident),+) => {
        $json.object(|json, key| match key {
            $(stringify!($field) => json.read(&mut $value.$field),)+
            _ => json.skip(),
        })
    };
}

impl FromJson for Issue {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut issue = Self { language: "und".to_owned(), ..Self::default() };
        fields!(json, issue: id, newspaper, title, language, date, number, edition, cover, pages,
            sections, furniture, dropped, replaced)?;
        Ok(issue)
    }
}

impl FromJson for Newspaper {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut newspaper = Self::default();
        fields!(json, newspaper: name, issn, publisher)?;
        Ok(newspaper)
    }
}

impl FromJson for Section {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut section = Self::default();
        fields!(json, section: name, articles)?;
        Ok(section)
    }
}

impl FromJson for Article {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut article = Self::default();
        fields!(json, article: id, language, kicker, headline, deck, byline, dateline, body, pages,
            confidence, jump, sources)?;
        Ok(article)
    }
}

impl FromJson for Byline {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut byline = Self::default();
        fields!(json, byline: text, names)?;
        Ok(byline)
    }
}

impl FromJson for Jump {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut jump = Self::default();
        fields!(json, jump: to, from, lines)?;
        Ok(jump)
    }
}

impl FromJson for Block {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let (mut kind, mut text, mut caption) = (String::new(), String::new(), String::new());
        let mut figure = Figure::default();
        json.object(|json, key| match key {
            "kind" => json.read(&mut kind),
            "text" => json.read(&mut text),
            "caption" => json.read(&mut caption),
            "credit" => json.read(&mut figure.credit),
            "image" => json.read(&mut figure.image),
            "alt" => json.read(&mut figure.alt),
            "source" => json.read(&mut figure.source),
            _ => json.skip(),
        })?;
        let source = std::mem::take(&mut figure.source);
        Ok(match kind.as_str() {
            "figure" => Self::Figure(Figure { caption, source, ..figure }),
            "paragraph" => Self::Paragraph { text, source },
            "subhead" => Self::Subhead { text, source },
            "pull-quote" => Self::PullQuote { text, source },
            _ => Self::Other { kind, text, source },
        })
    }
}

impl FromJson for Furniture {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let (page, text) = (String::new(), String::new());
        let mut item = Self { kind: FurnitureKind::Other, page, text, source: Vec::new() };
        fields!(json, item: kind, page, text, source)?;
        Ok(item)
    }
}

impl FromJson for Dropped {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut item = Self { kind: DroppedKind::Other, text: String::new(), source: Vec::new() };
        fields!(json, item: kind, text, source)?;
        Ok(item)
    }
}

impl FromJson for Replaced {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let (from, to) = (String::new(), String::new());
        let mut item = Self { kind: ReplacedKind::Other, from, to, source: Vec::new() };
        fields!(json, item: kind, from, to, source)?;
        Ok(item)
    }
}

impl FromJson for FurnitureKind {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        Ok(match &*json.string()? {
            "nameplate" => Self::Nameplate,
            "folio" => Self::Folio,
            "masthead" => Self::Masthead,
            "advertisement" => Self::Advertisement,
            _ => Self::Other,
        })
    }
}

impl FromJson for DroppedKind {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        Ok(match &*json.string()? {
            "hyphen" => Self::Hyphen,
            "jump-line" => Self::JumpLine,
            "control" => Self::Control,
            "space" => Self::Space,
            _ => Self::Other,
        })
    }
}

impl FromJson for ReplacedKind {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        Ok(match &*json.string()? {
            "ligature" => Self::Ligature,
            "soft-hyphen" => Self::SoftHyphen,
            "letter-spacing" => Self::LetterSpacing,
            _ => Self::Other,
        })
    }
}

impl FromJson for Span {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let numbers: Vec<u32> = Vec::from_json(json)?;
        let four: [u32; 4] =
            numbers.try_into().map_err(|_| json.expected("page, line, from and to"))?;
        Ok(four.into())
    }
}

impl FromJson for Date {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let text = json.string()?;
        text.parse().map_err(|error: newsbind_core::DateError| json.error(error.to_string()))
    }
}
