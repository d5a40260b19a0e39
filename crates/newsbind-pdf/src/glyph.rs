//! Glyphs, and the characters that they stand for.

use std::rc::Rc;

/// Number of a typeface in [`Fonts`](crate::fonts::Fonts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FaceId(pub(crate) u8);

impl FaceId {
    /// The face of characters that no font has: each is drawn as a box with its code point.
    pub(crate) const MISSING: Self = Self(u8::MAX);
}

/// A shape of a typeface, in the place that it takes on a line. Lengths are in ems.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) face: FaceId,
    pub(crate) id: u16,
    /// Room that it takes.
    pub(crate) advance: f32,
    /// Where in that room it stands, from its left edge.
    pub(crate) shift: f32,
    pub(crate) text: Meaning,
}

/// The characters that a glyph stands for, which whoever copies or searches gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Char(char),
    /// A ligature's; of a glyph that only completes the one before it, empty.
    Text(Rc<str>),
}

impl Meaning {
    /// The characters of `text`.
    pub(crate) fn new(text: &str) -> Self {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => Self::Char(only),
            _ => Self::Text(text.into()),
        }
    }

    /// Appends the characters.
    pub(crate) fn push_to(&self, text: &mut String) {
        match self {
            Self::Char(c) => text.push(*c),
            Self::Text(part) => text.push_str(part),
        }
    }
}
