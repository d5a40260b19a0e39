//! The language of a text, as far as typesetting has to know it.

use hypher::Lang;
use newsbind_core::is_cjk;

/// How text of a language is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Language {
    /// BCP 47.
    pub(crate) tag: String,
    /// Written in em-wide characters, with marks of their own width.
    pub(crate) cjk: bool,
    /// Patterns for dividing words.
    pub(crate) hyphenation: Option<Lang>,
}

impl Language {
    /// What is known of a language (BCP 47).
    pub(crate) fn new(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let hyphenation = <[u8; 2]>::try_from(primary.as_bytes()).ok().and_then(Lang::from_iso);
        Self { tag: tag.to_owned(), cjk: is_cjk(tag), hyphenation }
    }
}
