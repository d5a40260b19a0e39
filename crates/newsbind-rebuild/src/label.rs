//! The labels of lines: what a line is, and where in its article it stands.

/// What a line is. Together the labels of a page cut it into articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Label {
    /// The line above a headline.
    Kicker,
    /// First row of a headline whose article follows, and its further rows.
    Before,
    BeforeNext,
    /// First row of a headline whose article stands above it, and its further rows.
    After,
    AfterNext,
    /// A byline that stands by itself, before or after its article.
    BylineBefore,
    BylineAfter,
    /// First line of an article's body, of a further paragraph, and any other line of a paragraph.
    Body,
    Paragraph,
    Continued,
    /// First line of a part of a body that does not go on what stands right above it, but what
    /// stands elsewhere on the page.
    Resumed,
    /// First line of a caption, its further lines, and first line of the caption of a photograph
    /// that stands by itself.
    Caption,
    CaptionNext,
    Photo,
    /// What belongs to the page.
    Furniture,
    /// A jump line.
    Jump,
}

/// How many labels there are.
pub(crate) const LABELS: usize = 16;

impl Label {
    /// All labels, in order.
    pub(crate) const ALL: [Self; LABELS] = [
        Self::Kicker,
        Self::Before,
        Self::BeforeNext,
        Self::After,
        Self::AfterNext,
        Self::BylineBefore,
        Self::BylineAfter,
        Self::Body,
        Self::Paragraph,
        Self::Continued,
        Self::Resumed,
        Self::Caption,
        Self::CaptionNext,
        Self::Photo,
        Self::Furniture,
        Self::Jump,
    ];

    /// The names in the tables of weights, in the same order.
    pub(crate) const NAMES: [&str; LABELS] = [
        "kicker",
        "before",
        "before+",
        "after",
        "after+",
        "byline-before",
        "byline-after",
        "body",
        "paragraph",
        "continued",
        "resumed",
        "caption",
        "caption+",
        "photo",
        "furniture",
        "jump",
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Whether a line of this label can stand right after one of another: `None` is the page's
    /// edge.
    pub(crate) fn may_follow(self, previous: Option<Self>) -> bool {
        use Label::{
            After, AfterNext, Before, BeforeNext, Body, BylineBefore, Caption, CaptionNext,
            Continued, Kicker, Paragraph, Photo,
        };
        match (previous, self) {
            (Some(Before | BeforeNext), BeforeNext) | (Some(After | AfterNext), AfterNext) => true,
            (_, BeforeNext | AfterNext) => false,
            (Some(Caption | CaptionNext | Photo), CaptionNext) => true,
            (_, CaptionNext) => false,
            (Some(Kicker | Before | BeforeNext | BylineBefore), Paragraph | Continued) => false,
            (Some(Kicker | Before | BeforeNext | BylineBefore), After) => false,
            (Some(After | AfterNext), Paragraph | Continued | After) => false,
            (None, Paragraph | Continued) => true,
            (_, Body | Paragraph | Continued) => true,
            _ => true,
        }
    }
}
