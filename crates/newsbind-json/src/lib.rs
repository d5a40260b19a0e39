//! Exports a newspaper issue as one JSON document: the published contract `newsbind.issue/1`.
//!
//! ```
//! use newsbind_core::{Exporter, Issue, MemoryAssets, MemoryOutput};
//! use newsbind_json::Json;
//!
//! let issue = Issue { id: "echo".into(), language: "en".into(), ..Issue::default() };
//! let mut out = MemoryOutput::default();
//! Json { pretty: false, ..Json::default() }.export(&issue, &MemoryAssets::default(), &mut out)?;
//! assert_eq!(
//!     out.files["echo.json"].bytes,
//!     b"{\"schema\":\"newsbind.issue/1\",\"id\":\"echo\",\"language\":\"en\",\"sections\":[]}\n"
//! );
//! # Ok::<(), newsbind_core::ExportError>(())
//! ```

mod document;
mod layout;

use std::io::Write;

use newsbind_core::{Assets, ExportError, Exporter, Issue, Output, write_pictures};
use serde::Deserialize;

/// Options of the JSON export.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Json {
    /// Indent the document for people; otherwise it is one line.
    pub pretty: bool,
    /// Say for every text which characters of the page it came from, as `[page, line, from, to]`.
    pub sources: bool,
    /// Write the pictures that the issue names beside the document, so that it can be read again
    /// from where it lies.
    pub pictures: bool,
}

impl Default for Json {
    fn default() -> Self {
        Self { pretty: true, sources: false, pictures: true }
    }
}

impl Exporter for Json {
    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let bytes = document::document(self, issue)?;
        out.open(&format!("{}.json", issue.id), "application/json")?.write_all(&bytes)?;
        if self.pictures {
            let names = issue.images().chain(issue.cover.as_deref());
            write_pictures(names, assets, out)?;
        }
        Ok(())
    }
}
