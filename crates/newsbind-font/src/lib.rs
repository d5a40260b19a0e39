//! The built-in fonts of newsbind: data only.
//!
//! Both weights are subsets of Noto Serif SC with TrueType outlines; what they cover and how they
//! were made stands in the README. They are stored as they are, so that taking one costs nothing.
//!
//! ```
//! let bold = newsbind_font::serif_bold();
//! assert!(bold.starts_with(&[0, 1, 0, 0]), "a TrueType font");
//! ```

/// Noto Serif SC Regular, the face of running text.
pub fn serif_regular() -> &'static [u8] {
    include_bytes!("../fonts/NotoSerifSC-Regular.ttf")
}

/// Noto Serif SC Bold, the face of headlines and names.
pub fn serif_bold() -> &'static [u8] {
    include_bytes!("../fonts/NotoSerifSC-Bold.ttf")
}

/// The licence of both fonts, the SIL Open Font License 1.1.
pub fn licence() -> &'static str {
    include_str!("../fonts/OFL.txt")
}
