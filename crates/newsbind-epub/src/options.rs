//! The options of an e-book, as they stand in a configuration.

use newsbind_core::Date;
use serde::Deserialize;

/// Exports an issue as an EPUB 3.3 e-book; its fields are the options.
///
/// ```
/// let epub: newsbind_epub::Epub = serde_json::from_str(r#"{"writing": "vertical", "cover": false}"#)?;
/// assert_eq!(epub.writing, newsbind_epub::Writing::Vertical);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Epub {
    /// The cover: `true` takes the issue's own picture, or makes one from nameplate, date and top
    /// headlines; a name takes that picture (PNG, JPEG, GIF or WebP); `false` leaves it out.
    pub cover: Cover,
    /// Which way lines run: `"horizontal"`, or `"vertical"` for lines from top to bottom, set from
    /// right to left, with upright digits (Chinese and Japanese issues only).
    pub writing: Writing,
    /// A style sheet of your own, by name. It may name no other files: they are not taken along.
    pub css: Option<String>,
    /// What `css` does to the built-in style sheet: `"add"` comes after it and wins, `"replace"`
    /// stands alone.
    pub css_mode: CssMode,
    /// How the contents are grouped: `"auto"` by section where the issue has named ones, else by
    /// page where there are several; `"pages"` by the page an article begins on; `"articles"` not
    /// at all.
    pub contents: Contents,
    /// The reading system it is made for: `"any"`, or `"kobo"` for a kepub, whose sentences are
    /// marked as Kobo's own software wants them (the file ends in `.kepub.epub`).
    pub profile: Profile,
    /// The day stamped into the file of an issue without a date; readers do not see it.
    pub undated: Date,
}

/// Where the cover comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "wrong type for `cover`; expected `true`, `false` or the name of a picture"
)]
pub enum Cover {
    /// Whether there is one: the issue's own, else one that is made.
    Shown(bool),
    /// The name of a picture.
    Asset(String),
}

/// Which way lines run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Writing {
    /// Lines run across the page.
    #[default]
    Horizontal,
    /// Lines run down the page, the first one at the right.
    Vertical,
}

/// What an own style sheet does to the built-in one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CssMode {
    /// It comes after the built-in one.
    #[default]
    Add,
    /// It stands alone.
    Replace,
}

/// How the contents are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Contents {
    /// By named sections, else by pages, else not at all.
    #[default]
    Auto,
    /// By the page an article begins on.
    Pages,
    /// One list of all articles.
    Articles,
}

/// The reading system an e-book is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Every one.
    #[default]
    Any,
    /// Kobo's own software, which counts pages and keeps places by marked sentences.
    Kobo,
}

impl Default for Epub {
    fn default() -> Self {
        Self {
            cover: Cover::Shown(true),
            writing: Writing::default(),
            css: None,
            css_mode: CssMode::default(),
            contents: Contents::default(),
            profile: Profile::default(),
            undated: Date::new(1980, 1, 1).expect("the calendar has this day"),
        }
    }
}
