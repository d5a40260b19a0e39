//! The text layer: what a reader found on the pages, before anything is known of articles.

/// The lines of an issue's pages, in the order in which they stand in the input.
///
/// Geometry has no place here yet: a text dump has none. Lines keep every character of the input,
/// control characters too; rebuilding drops those and says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLayer {
    /// The pages in reading order.
    pub pages: Vec<TextPage>,
}

/// One page of a text layer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextPage {
    /// Name of the file the page came from, for messages; two pages of one file share it.
    pub file: String,
    /// What the page is called (`A4`, `3`), where the input says so; a printed folio may say more.
    pub label: Option<String>,
    /// The lines, blank ones included: a blank line is evidence.
    pub lines: Vec<TextLine>,
}

/// One line of a page as it was read, without its line end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLine {
    /// Number of the line in the page's file, from 1. A page that begins in mid-file goes on
    /// counting.
    pub number: u32,
    /// The text, untouched but for its encoding.
    pub text: String,
}
