//! The model of a newspaper issue, and the contract of those who export it.
//!
//! Reading gives a [`TextLayer`], rebuilding turns it into an [`Issue`], an [`Exporter`] turns that
//! into files through [`Assets`] and [`Output`]. This crate knows no format, no file and no
//! configuration.
//!
//! ```
//! use newsbind_core::{Article, Assets, Block, ExportError, Exporter, Issue, MemoryAssets, MemoryOutput, Output, Section};
//!
//! /// Writes one headline a line.
//! struct Headlines;
//!
//! impl Exporter for Headlines {
//!     fn export(&self, issue: &Issue, _: &dyn Assets, out: &mut dyn Output) -> Result<(), ExportError> {
//!         let mut file = out.open(&format!("{}.txt", issue.id), "text/plain")?;
//!         for article in issue.articles() {
//!             writeln!(file, "{}", article.headline.as_deref().unwrap_or("-"))?;
//!         }
//!         Ok(())
//!     }
//! }
//!
//! let article = Article { headline: Some("Harbour reopens".into()), ..Article::default() };
//! let section = Section { articles: vec![article], ..Section::default() };
//! let issue = Issue { id: "echo".into(), sections: vec![section], ..Issue::default() };
//! let mut out = MemoryOutput::default();
//! Headlines.export(&issue, &MemoryAssets::default(), &mut out)?;
//! assert_eq!(out.files["echo.txt"].bytes, b"Harbour reopens\n");
//! # Ok::<(), ExportError>(())
//! ```

mod accounting;
mod assets;
mod block;
mod date;
mod export;
mod hash;
mod issue;
mod layer;
mod names;
mod number;
mod output;
mod pictures;
mod script;
mod source;
#[cfg(feature = "sources")]
pub mod sources;
mod words;

pub use accounting::{Account, account};
pub use assets::{AssetError, Assets, MemoryAssets, media_type};
pub use block::{Block, Byline, Figure};
pub use date::{Date, DateError};
pub use export::{ExportError, Exporter, OptionError, way_out};
pub use hash::{fnv1a, short_hash};
pub use issue::{
    Article, Dropped, DroppedKind, Furniture, FurnitureKind, Issue, Jump, Newspaper, Replaced,
    ReplacedKind, SCHEMA, Section, article_id,
};
pub use layer::{TextLayer, TextLine, TextPage};
pub use names::{Names, file_name};
pub use number::plain_digits;
pub use output::{MemoryFile, MemoryOutput, Output, check_path};
pub use pictures::write_pictures;
pub use script::{Script, is_cjk, is_han, script};
pub use source::{Sources, Span, Warned, Warning};
pub use words::{Words, beginning, words};
