//! Exports newspaper issues as PDF: pages to print and to read, set by the rules of the trade.
//!
//! [`Pdf`] is the exporter and its options. It sets Chinese by clreq and Latin by optimal line
//! breaking on a common baseline grid, embeds the characters in use of its fonts, and writes a
//! document with outline, links and structure.
//!
//! ```
//! use newsbind_core::{Article, Block, Exporter, Issue, MemoryAssets, MemoryOutput, Section};
//! use newsbind_pdf::{PageSize, Pdf};
//!
//! let article = Article {
//!     headline: Some("Harbour reopens".into()),
//!     body: vec![Block::paragraph("Ships came in again on Monday.")],
//!     ..Article::default()
//! };
//! let section = Section { articles: vec![article], ..Section::default() };
//! let issue = Issue { id: "echo".into(), language: "en".into(), sections: vec![section], ..Issue::default() };
//! let mut out = MemoryOutput::default();
//! Pdf { page: PageSize::A4, ..Pdf::default() }.export(&issue, &MemoryAssets::default(), &mut out)?;
//! assert!(out.files["echo.pdf"].bytes.starts_with(b"%PDF-"));
//! # Ok::<(), newsbind_core::ExportError>(())
//! ```

mod band;
mod block;
mod book;
mod canvas;
mod column;
mod composition;
mod compositor;
mod contents;
mod document;
mod figure;
mod file;
mod fonts;
mod furniture;
mod galley;
mod glyph;
mod head;
mod headline;
mod language;
mod line_breaking;
mod material;
mod metadata;
mod options;
mod outline;
mod paper;
mod paragraph;
mod picture;
mod pictures;
mod punctuation;
mod scripts;
mod sheet;
mod story;
mod structure;
mod system_fonts;
mod tags;
mod tiling;
mod typeface;
mod usage;

use newsbind_core::{Assets, ExportError, Exporter, Issue, OptionError, Output};

use crate::fonts::Fonts;
use crate::sheet::Sheet;

pub use options::{Columns, PageSize, Pdf, Style};

impl Exporter for Pdf {
    fn check(&self, assets: &dyn Assets) -> Result<(), OptionError> {
        Sheet::check(self)?;
        Fonts::check(self, assets)
    }

    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        compositor::export(self, issue, assets, out)
    }
}
