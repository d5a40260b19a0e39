//! The contract of an exporter.

use std::error::Error;
use std::{fmt, io};

use crate::{AssetError, Assets, Issue, Output};

/// Turns an issue into files. Built-in formats and plugins implement this and nothing else.
///
/// An exporter is its own options: a struct with defaults, read from its table of the configuration
/// before any work starts. The same issue, assets and options give the same bytes: an exporter asks
/// no clock and no environment, and opens no file.
pub trait Exporter {
    /// Judges the options before any issue is read: what no issue could be exported with is told
    /// here, and not by the first of many exports.
    ///
    /// # Errors
    /// The first option that is wrong; one that names a file, where `assets` has no such file.
    fn check(&self, assets: &dyn Assets) -> Result<(), OptionError> {
        let _ = assets;
        Ok(())
    }

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

/// An option that no issue can be exported with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionError {
    /// The key of the option.
    pub option: String,
    /// Why its value is wrong, then the way out after `; `.
    pub reason: String,
}

impl OptionError {
    /// An option, and what is wrong with its value.
    pub fn new(option: &str, reason: impl fmt::Display) -> Self {
        Self { option: option.to_owned(), reason: reason.to_string() }
    }
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "wrong value for `{}`: {}", self.option, self.reason)
    }
}

impl Error for OptionError {}

/// A message, and the way out after its `; `; empty where it says none. What stands in backticks is
/// a name, whatever is in it.
///
/// ```
/// let message = "`a; b.css`: there is no such file; put it beside the issue";
/// assert_eq!(newsbind_core::way_out(message), ("`a; b.css`: there is no such file", "put it beside the issue"));
/// ```
pub fn way_out(message: &str) -> (&str, &str) {
    let is_outside = |at: usize| message[..at].matches('`').count().is_multiple_of(2);
    let parts = message.match_indices("; ").map(|(at, _)| at).find(|at| is_outside(*at));
    parts.map_or((message, ""), |at| (&message[..at], &message[at + "; ".len()..]))
}

/// Why an issue could not be exported.
#[derive(Debug)]
#[non_exhaustive]
pub enum ExportError {
    /// The output could not be written.
    Io(io::Error),
    /// Something that the issue or the options name is not to be had.
    Asset(AssetError),
    /// The person asked to stop.
    Cancelled,
    /// The issue cannot be set as the options ask; the text says why, and what to change.
    Refused(String),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Asset(error) => error.fmt(f),
            Self::Cancelled => f.write_str("cancelled"),
            Self::Refused(message) => f.write_str(message),
        }
    }
}

impl Error for ExportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(error) => error.source(),
            Self::Asset(error) => error.source(),
            Self::Cancelled | Self::Refused(_) => None,
        }
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<AssetError> for ExportError {
    fn from(error: AssetError) -> Self {
        Self::Asset(error)
    }
}
