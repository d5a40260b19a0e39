//! Exports newspaper issues as e-books: EPUB 3.3, one document an article, a page for each section,
//! bars that lead from article to article, contents, landmarks and the list of the printed pages.
//!
//! ```
//! use newsbind_core::{Article, Block, Exporter, Issue, MemoryAssets, MemoryOutput, Section};
//! use newsbind_epub::{Cover, Epub};
//!
//! let article = Article {
//!     headline: Some("Harbour reopens".into()),
//!     body: vec![Block::paragraph("The harbour is open again.")],
//!     ..Article::default()
//! };
//! let section = Section { articles: vec![article], ..Section::default() };
//! let issue = Issue { id: "echo".into(), sections: vec![section], ..Issue::default() };
//! let mut out = MemoryOutput::default();
//! let epub = Epub { cover: Cover::Shown(false), ..Epub::default() };
//! epub.export(&issue, &MemoryAssets::default(), &mut out)?;
//! assert!(out.files["echo.epub"].bytes.starts_with(b"PK"));
//! # Ok::<(), newsbind_core::ExportError>(())
//! ```

mod article;
mod bar;
mod book;
mod canvas;
mod cover;
mod document;
mod export;
mod groups;
mod jump;
mod kobo;
mod language;
mod menu;
mod metadata;
mod names;
mod options;
mod package;
mod pages;
mod patch;
mod picture;
mod style;
mod upright;
mod xml;

pub use book::{Binding, Part};
pub use options::{Contents, Cover, CssMode, Epub, Profile, Writing};
