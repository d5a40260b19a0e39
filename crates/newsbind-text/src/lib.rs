//! Exports a newspaper issue as plain text that is good to read: title, contents, then the
//! articles.
//!
//! ```
//! use newsbind_core::{Article, Block, Exporter, Issue, MemoryAssets, MemoryOutput, Section};
//! use newsbind_text::Text;
//!
//! let article = Article {
//!     headline: Some("Harbour reopens".into()),
//!     dateline: Some("PORT ELLEN —".into()),
//!     body: vec![Block::paragraph("Ships came in again on Monday.")],
//!     ..Article::default()
//! };
//! let section = Section { articles: vec![article], ..Section::default() };
//! let issue = Issue { id: "echo".into(), language: "en".into(), sections: vec![section], ..Issue::default() };
//! let mut out = MemoryOutput::default();
//! Text { wrap: 24, contents: false, ..Text::default() }.export(&issue, &MemoryAssets::default(), &mut out)?;
//! let text = String::from_utf8_lossy(&out.files["echo.txt"].bytes);
//! assert_eq!(text, "echo\n====\n\n\nHarbour reopens\n---------------\n\nPORT ELLEN — Ships came\nin again on Monday.\n");
//! # Ok::<(), newsbind_core::ExportError>(())
//! ```

mod article;
mod front;
mod page;
mod wrap;

use std::collections::BTreeSet;
use std::io::Write;

use newsbind_core::{Assets, ExportError, Exporter, Issue, Output};
use serde::Deserialize;

use crate::page::Page;

/// Options of the text export.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Text {
    /// Columns of a line; a Chinese character takes two. 0 writes each paragraph as one line, which
    /// a reader's own program breaks.
    pub wrap: usize,
    /// A list of the articles at the beginning, where there are several.
    pub contents: bool,
    /// Say on which page an article stands, where the issue has several.
    pub pages: bool,
    /// How headlines stand out.
    pub headlines: Headlines,
    /// How a paragraph is told from the one before.
    pub paragraphs: Paragraphs,
}

/// How headlines stand out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Headlines {
    /// Underlined with `-`, the issue's title and names of sections with `=`.
    #[default]
    Underlined,
    /// In capital letters, where the script has them.
    Capitals,
    /// After `#`, `##` and `###`, as in Markdown.
    Hashes,
    /// As they are.
    Plain,
}

/// How a paragraph is told from the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Paragraphs {
    /// By an indent in Chinese and Japanese, by a blank line elsewhere.
    #[default]
    Auto,
    /// By the indent of its first line: two characters in Chinese, one in Japanese, else four
    /// spaces.
    Indent,
    /// By a blank line.
    BlankLine,
}

impl Default for Text {
    fn default() -> Self {
        Self {
            wrap: 0,
            contents: true,
            pages: true,
            headlines: Headlines::default(),
            paragraphs: Paragraphs::default(),
        }
    }
}

impl Exporter for Text {
    fn export(
        &self,
        issue: &Issue,
        _: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let mut page = Page::new(self, &issue.language);
        front::set(&mut page, issue);
        let pages = self.pages && issue.pages.len() > 1;
        for section in &issue.sections {
            if !section.name.is_empty() {
                front::set_section(&mut page, section);
            }
            for article in &section.articles {
                page.turn_to(issue.language_of(article));
                article::set(&mut page, article, pages);
            }
        }
        let path = format!("{}.txt", issue.id);
        let (text, left_out) = page.text();
        if !left_out.is_empty() {
            out.warn(&format!("control characters are left out: {}", codes(&left_out)));
        }
        out.open(&path, "text/plain; charset=utf-8")?.write_all(text.as_bytes())?;
        Ok(())
    }
}

/// The code points of characters, each once.
fn codes(characters: &[char]) -> String {
    let codes: BTreeSet<u32> = characters.iter().copied().map(u32::from).collect();
    let codes: Vec<String> = codes.iter().map(|code| format!("`U+{code:04X}`")).collect();
    codes.join(", ")
}
