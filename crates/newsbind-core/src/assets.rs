//! What an exporter may take in beside the issue: pictures, style sheets, fonts.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;

/// Bytes by name.
pub trait Assets {
    /// The bytes of an asset. The name is a relative path with `/`, as the issue or the options
    /// have it.
    ///
    /// Whoever lends assets keeps a record of what was read, so that an output can be made again
    /// when one of them changes.
    ///
    /// # Errors
    /// If there is none, or it cannot be read.
    fn read(&self, name: &str) -> Result<Vec<u8>, AssetError>;
}

/// An asset cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetError {
    /// The name that was asked for.
    pub name: String,
    /// Why, and what to do, lower case, without full stop.
    pub reason: String,
}

impl fmt::Display for AssetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.name, self.reason)
    }
}

impl Error for AssetError {}

/// The IANA media type of a picture, by the ending of its name.
pub fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// Assets held in memory, for tests and for programs that make them.
#[derive(Clone, Debug, Default)]
pub struct MemoryAssets {
    /// The assets by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The names that were asked for.
    pub asked: RefCell<BTreeSet<String>>,
}

impl Assets for MemoryAssets {
    fn read(&self, name: &str) -> Result<Vec<u8>, AssetError> {
        self.asked.borrow_mut().insert(name.to_owned());
        let missing =
            || AssetError { name: name.to_owned(), reason: "there is no such asset".to_owned() };
        self.files.get(name).cloned().ok_or_else(missing)
    }
}
