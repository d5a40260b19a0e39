//! The issue: everything that appeared under one date and number, as a reader sees it.

use serde::{Deserialize, Serialize};

use crate::{Block, Byline, Date, Sources, Span, short_hash};

/// Name and major version of the published JSON form. Within a major version only optional fields
/// are added.
pub const SCHEMA: &str = "newsbind.issue/1";

/// All that appeared under one date and number of a newspaper.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(expecting = r#"an issue: `{"schema": …, "id": …, "sections": […]}`"#)]
pub struct Issue {
    /// Names the issue and its files; unique in a run. Any characters that a file name may have.
    pub id: String,
    /// The paper that the issue belongs to.
    #[serde(default, skip_serializing_if = "Newspaper::is_empty")]
    pub newspaper: Newspaper,
    /// A title to show instead of the newspaper's name and the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// BCP 47 (`zh-Hans`, `en`); `und` where it is not known.
    #[serde(default = "undetermined")]
    pub language: String,
    /// Day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The number printed on it, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// A variant of the issue (`late city`, `Ausgabe Nord`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Name of the cover picture among the issue's assets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<String>,
    /// The labels of the pages, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<String>,
    /// The named parts; an issue without parts has one section with an empty name.
    pub sections: Vec<Section>,
    /// What stood on the pages and belongs to no article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub furniture: Vec<Furniture>,
    /// Characters left out on purpose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Dropped>,
    /// Characters that read otherwise in the text than on the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replaced>,
}

/// The paper itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, expecting = r#"a newspaper such as `{"name": "The Echo"}`"#)]
pub struct Newspaper {
    /// The newspaper's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// International standard serial number, `NNNN-NNNN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issn: Option<String>,
    /// Who publishes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
}

/// A named part of an issue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(expecting = r#"a section such as `{"name": "Sports", "articles": […]}`"#)]
pub struct Section {
    /// The part's name; empty where the issue has no parts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its articles, in reading order.
    pub articles: Vec<Article>,
}

/// One article, or a photograph that stands by itself (no headline, one figure).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, expecting = r#"an article such as `{"headline": "…", "body": […]}`"#)]
pub struct Article {
    /// Names the article; see [`article_id`]. Where JSON leaves it out, reading makes it.
    pub id: String,
    /// BCP 47, where it is not the issue's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The line above the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The headline; a brief may have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The summary below the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deck: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<Byline>,
    /// What opens the story: place, date, agency; `本报讯（记者 X）`. Not part of the first paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// The blocks, in reading order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
    /// Labels of the pages it stands on, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<String>,
    /// How sure rebuilding is that the article is right, 0 to 1; none for an article made by hand.
    /// See [`Article::is_doubtful`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Where it goes on, or comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jump: Option<Jump>,
    /// Where the characters of the other fields came from, by field name.
    #[serde(skip_serializing_if = "Sources::is_empty")]
    pub sources: Sources,
}

/// A jump: the article goes on, or comes from, another page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, expecting = r#"a jump such as `{"to": "A4"}`"#)]
pub struct Jump {
    /// Label of the page where it is continued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Label of the page it is continued from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The jump lines of a jump whose other half is missing, as printed. Those of a joined article
    /// are dropped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
}

impl Jump {
    /// Whether the article only comes from another page, and its jump lines stand above its text.
    pub fn leads_back(&self) -> bool {
        self.to.is_none() && self.from.is_some()
    }
}

/// Text that belongs to the page and to no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(expecting = r#"furniture such as `{"kind": "folio", "text": "…"}`"#)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Label of its page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// The text as printed.
    pub text: String,
    /// Where its characters came from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Span>,
}

/// Kinds of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureKind {
    /// Title block of page one.
    Nameplate,
    /// Page number, title and date line.
    Folio,
    /// Publisher, staff, address, price; 责任编辑.
    Masthead,
    /// An advertisement or notice.
    Advertisement,
    /// Anything else.
    #[serde(other)]
    Other,
}

/// Characters that are left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(expecting = r#"dropped characters such as `{"kind": "hyphen", "text": "-"}`"#)]
pub struct Dropped {
    /// Why.
    pub kind: DroppedKind,
    /// The characters; a control character as `U+0007`.
    pub text: String,
    /// Where they stood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Span>,
}

/// Why characters were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DroppedKind {
    /// A hyphen that only divided a word at a line end.
    Hyphen,
    /// The jump line of an article whose parts were joined, or its headline set again over a later
    /// part.
    JumpLine,
    /// A control character or a code point that is no character.
    Control,
    /// A space that a typesetter put in to fill a line. Logged, but not counted.
    Space,
    /// A reason from a later version of the contract.
    #[serde(other)]
    Other,
}

/// Characters that read otherwise in the text than on the page. They lie inside the source of the
/// place that owns them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    expecting = r#"replaced characters such as `{"kind": "ligature", "from": "ﬁ", "to": "fi"}`"#
)]
pub struct Replaced {
    /// What was mended.
    pub kind: ReplacedKind,
    /// As it stood on the page.
    pub from: String,
    /// As it reads now; may be empty.
    pub to: String,
    /// Where it stood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Span>,
}

/// What was mended by replacing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReplacedKind {
    /// One character for several letters (`ﬁ`).
    Ligature,
    /// U+00AD, which only says where a word may be divided, or stands for a hyphen.
    SoftHyphen,
    /// Letters set apart (`本 报 讯`).
    LetterSpacing,
    /// A mend from a later version of the contract.
    #[serde(other)]
    Other,
}

impl Issue {
    /// The articles of all sections, in order.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.sections.iter().flat_map(|section| &section.articles)
    }

    /// The articles of all sections, to change them.
    pub fn articles_mut(&mut self) -> impl Iterator<Item = &mut Article> {
        self.sections.iter_mut().flat_map(|section| &mut section.articles)
    }

    /// The names of the pictures that figures show, in order, as often as they do.
    pub fn images(&self) -> impl Iterator<Item = &str> {
        self.articles().flat_map(|article| &article.body).filter_map(|block| match block {
            Block::Figure(figure) => figure.image.as_deref(),
            _ => None,
        })
    }

    /// Forgets where on the pages everything stood.
    pub fn clear_sources(&mut self) {
        for article in self.articles_mut() {
            article.sources.clear();
            article.body.iter_mut().map(Block::source_mut).for_each(Vec::clear);
        }
        self.furniture.iter_mut().for_each(|item| item.source.clear());
        self.dropped.iter_mut().for_each(|item| item.source.clear());
        self.replaced.iter_mut().for_each(|item| item.source.clear());
    }

    /// The language of an article of this issue.
    pub fn language_of<'a>(&'a self, article: &'a Article) -> &'a str {
        article.language.as_deref().unwrap_or(&self.language)
    }
}

impl Article {
    /// An article that is less sure than this is worth a person's look.
    pub const DOUBTFUL: f64 = 0.5;

    /// Whether it is less sure than [`Article::DOUBTFUL`]; one made by hand is not.
    pub fn is_doubtful(&self) -> bool {
        self.confidence.is_some_and(|confidence| confidence < Self::DOUBTFUL)
    }

    /// The jump lines that are printed above its text, and those below it.
    pub fn jump_lines(&self) -> [&[String]; 2] {
        match &self.jump {
            Some(jump) if jump.leads_back() => [&jump.lines, &[]],
            Some(jump) => [&[], &jump.lines],
            None => [&[], &[]],
        }
    }

    /// Label of the page the article begins on.
    pub fn page(&self) -> Option<&str> {
        self.pages.first().map(String::as_str)
    }

    /// The body's text: one line a block, captions included.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.body.iter().map(Block::text).collect();
        lines.join("\n")
    }
}

impl Newspaper {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}

/// A name for an article that comes from what it says, not from where it stands: twelve hexadecimal
/// digits over headline and beginning (64 characters of the body), so that a rebuilt issue keeps
/// it.
///
/// It is the [`short_hash`] of their characters, each as four bytes. Two articles of an issue that
/// read alike need a suffix (`-2`) to differ.
pub fn article_id(article: &Article) -> String {
    let headline = article.headline.as_deref().unwrap_or_default();
    let body = article.text();
    let beginning = body.chars().filter(|c| !c.is_whitespace()).take(64);
    let characters = headline.chars().filter(|c| !c.is_whitespace()).chain(['\n']).chain(beginning);
    let bytes: Vec<u8> = characters.flat_map(|c| u32::from(c).to_le_bytes()).collect();
    short_hash(&bytes)
}

fn undetermined() -> String {
    "und".to_owned()
}
