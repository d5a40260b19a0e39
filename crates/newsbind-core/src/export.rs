//! The contract of an exporter.

use std::io;

use crate::{AssetError, Assets, Issue, Output};

/// Turns an issue into files. Built-in formats and plugins implement this and nothing else.
///
/// An exporter is its own options: a struct with defaults, read from its table of the configuration
/// before any work starts. The same issue, assets and options give the same bytes: an exporter asks
/// no clock and no environment, and opens no file.
pub trait Exporter {
    /// Writes `issue` to `out`, taking pictures, style sheets and fonts from `assets`.
    ///
    /// # Errors
    /// Where no output could be made. What is merely doubtful is a warning to `out`.
    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError>;
}

/// Why an issue could not be exported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The output could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Something that the issue or the options name is not to be had.
    #[error(transparent)]
    Asset(#[from] AssetError),
    /// The person asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// The issue cannot be set as the options ask; the text says why, and what to change.
    #[error("{0}")]
    Refused(String),
}
