//! What is seen of a line: a small number for each field, with a name for each number.

use std::sync::OnceLock;

use crate::small_words;

/// One thing that is seen of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Field {
    /// Width missing to the column's measure, in em.
    Deficit,
    /// Width that is left after the next line's first word had been set in this line, in em.
    Slack,
    /// Class of the last character, and of the first.
    End,
    First,
    /// Blank lines before, and after.
    Blank,
    BlankAfter,
    /// Indent in em.
    Indent,
    /// Set form of the line, and of its end.
    Form,
    Ending,
    /// Lines in its block (what stands between blank lines), and its place there.
    Block,
    Place,
    /// Whether sentences end in the block.
    Stops,
    /// How the block ends.
    BlockEnding,
    /// Width against the lines before, and against those after.
    Before,
    After,
    /// How much wider lines are set after the row than before it, in em: by the eight lines nearest on
    /// each side, and by the sixteen nearest.
    Shift,
    ShiftFar,
    /// Characters in the line.
    Length,
    /// Whether it reads as a headline, by punctuation and width.
    Like,
    /// Whether its words stand rather in the lines before or after.
    Topic,
    /// How much of what a headline-like row says stands in the lines before, and in those after.
    Above,
    Below,
    /// How much the lines before and after have in common, against the page's average: those near, and
    /// also those farther away.
    Kin,
    KinFar,
    /// The same for the page's headline-like lines together: do headlines stand before or after?
    Habit,
    /// Share of blank lines on the page.
    Airy,
    /// Cut out of a line in which two things were glued together.
    Glue,
    /// Lines of this text on other pages of the issue.
    Repeated,
    /// Where on the page.
    Edge,
    /// A quotation is open.
    Quote,
    /// Whether the characters on both sides of the line's beginning stand together elsewhere too.
    Joined,
    /// Whether a word stands across the line's beginning, cut in two.
    Cut,
    /// The small word that the line begins with, and ends with.
    FirstWord,
    LastWord,
    /// Small words (的, 了, `the`, `of`) and commas in the line, which headlines have few of.
    Small,
    Commas,
    /// Beyond the row (the lines that would be one headline): how the line before it ends, and what form
    /// and slack the line after it has.
    Behind,
    Ahead,
    AheadSlack,
    /// By the reading before: the line's label, how sure it was, and where the page's headlines stand.
    Was,
    Sure,
    HabitRead,
    /// How many parts of bodies on this page resume others.
    Scattered,
    /// Whether the articles above and below have headlines without this row, and which of them has the
    /// row's words.
    Need,
    TopicRead,
    /// Width missing to the measure and width left for the next word, in em, more finely.
    Missing,
    Left,
    /// Width against the six lines before, and against the six after, more finely.
    Wider,
    WiderAfter,
    /// Characters in the line, more finely.
    Characters,
    /// Of the row: its lines, its characters, and the place of the line in it.
    RowLines,
    RowCharacters,
    RowPlace,
    /// How much the lines before and after have in common, more finely: six, twelve and twenty-four lines.
    KinNear,
    KinMid,
    KinWide,
    /// By the reading before: how much the article below has in common with the article above, against the
    /// page's average.
    Bond,
    /// How much of the row the articles above, below and the best of the others say.
    SaidAbove,
    SaidBelow,
    SaidElsewhere,
    /// Lines to the next headline, and from the last one, by the reading before.
    ToHeadline,
    FromHeadline,
    /// Lines of the article above and of the one below, more finely.
    LinesAbove,
    LinesBelow,
    /// Share of the page's articles that have no headline, and how many articles there are.
    Bare,
    Articles,
    /// The set form that the article above begins with, and the one below.
    OpensAbove,
    OpensBelow,
    /// At the beginning of a block within a body: how much more of what stands below some other article
    /// says than what stands above, and the other way round.
    Elsewhere,
    ElsewhereAbove,
}

/// How many fields there are.
pub(crate) const FIELDS: usize = 70;

/// What is seen of one line, by field.
pub(crate) type Seen = [u8; FIELDS];

/// Classes of a last character.
pub(crate) const ENDS: &[&str] = &[
    "edge",
    "stop",
    "stop-quote",
    "comma",
    "colon",
    "hyphen",
    "dash",
    "bracket",
    "digit",
    "han",
    "lower",
    "upper",
    "other",
];

/// Classes of a first character.
pub(crate) const FIRSTS: &[&str] = &[
    "edge", "han", "digit", "quote", "bracket", "upper", "lower", "sign", "dash", "closing",
    "other",
];

/// Set forms, of [`crate::form::Form`].
pub(crate) const FORMS: &[&str] = &[
    "edge",
    "none",
    "dateline",
    "byline",
    "names",
    "credit",
    "photo-note",
    "furniture",
    "jump",
    "series",
    "item",
    "capitals",
];

/// Set forms of an end, of [`crate::form::Ending`].
pub(crate) const ENDINGS: &[&str] = &["edge", "none", "credit", "signature", "jump"];

/// Changes of width in em.
const SHIFTS: &[&str] = &["edge", "unasked", "<-3", "<-1.2", "<-.6", "same", "<1.2", "<3", "more"];

/// Portions of the page's average.
const PORTIONS: &[&str] = &["edge", "unasked", "<.2", "<.45", "<.75", "<1.05", "<1.5", "more"];

/// Where the headlines of a page stand.
const HABITS: &[&str] = &["edge", "before2", "before1", "mixed", "after1", "after2"];

/// Widths in em.
pub(crate) const EMS: &[&str] = &[
    "edge", "<-4", "<-3", "<-2", "<-1.5", "<-1", "<-.5", "<0", "<.5", "<1", "<1.5", "<2", "<2.5",
    "<3", "<3.5", "<4", "<5", "<6", "<7", "<8", "<10", "<12", "<15", "more",
];

/// Widths as portions of others, finely.
const RATIOS: &[&str] = &[
    "edge", "<.5", "<.6", "<.7", "<.8", "<.85", "<.9", "<.95", "<1.02", "<1.08", "<1.15", "<1.25",
    "<1.4", "<1.6", "<2", "more",
];

/// Portions of the page's average, finely.
const KINSHIP: &[&str] = &[
    "edge", "unasked", "<.1", "<.2", "<.3", "<.4", "<.5", "<.6", "<.7", "<.8", "<.9", "<1",
    "<1.15", "<1.3", "<1.5", "<1.8", "<2.2", "more",
];

/// Shares of what is said.
pub(crate) const SHARES: &[&str] = &[
    "edge", "unasked", "<.05", "<.1", "<.15", "<.2", "<.25", "<.3", "<.35", "<.4", "<.45", "<.5",
    "<.6", "<.7", "<.8", "more",
];

/// Differences of shares.
pub(crate) const LEADS: &[&str] = &[
    "edge", "unasked", "<-.3", "<-.2", "<-.1", "<-.05", "<-.02", "<0", "<.02", "<.05", "<.1",
    "<.2", "<.3", "more",
];

/// Numbers of lines or articles.
pub(crate) const COUNTS: &[&str] = &[
    "edge", "<1", "<2", "<3", "<4", "<5", "<6", "<8", "<10", "<14", "<20", "<30", "<45", "<70",
    "<120", "more",
];

/// The names of a field's values. Value 0 is also what is seen beyond a page's edge.
pub(crate) const VALUES: [&[&str]; FIELDS] = [
    &[
        "edge", "<-3", "<-1", "<-.4", "<.4", "<.9", "<1.4", "<1.9", "<2.4", "<3.4", "<6", "<10",
        "wide",
    ],
    &["edge", "<-.4", "<.1", "<1.1", "<2.1", "<3.6", "<6", "wide"],
    ENDS,
    FIRSTS,
    &["edge", "0", "1", "2+"],
    &["edge", "0", "1", "2+"],
    &["edge", "0", "1", "2", "3+"],
    FORMS,
    ENDINGS,
    &["edge", "1", "2", "3", "4-5", "6-9", "10+"],
    &["edge", "only", "first", "last", "middle"],
    &["edge", "none", "inside", "end"],
    ENDINGS,
    &["edge", "<.6", "<.85", "<1.1", "<1.4", "wide"],
    &["edge", "<.6", "<.85", "<1.1", "<1.4", "wide"],
    SHIFTS,
    SHIFTS,
    &["edge", "1-4", "5-8", "9-13", "14-20", "21-30", "31+"],
    &["edge", "no", "alone", "row", "maybe"],
    &["edge", "unasked", "before2", "before1", "none", "both", "after1", "after2"],
    &["edge", "unasked", "<.3", "<1", "<2", "<4", "more"],
    &["edge", "unasked", "<.3", "<1", "<2", "<4", "more"],
    PORTIONS,
    PORTIONS,
    HABITS,
    &["edge", "<.02", "<.1", "<.2", "more"],
    &["edge", "no", "head", "tail"],
    &["edge", "no", "yes"],
    &["edge", "top", "middle", "foot"],
    &["edge", "closed", "open"],
    &["edge", "unasked", "seen", "unseen"],
    &["edge", "unasked", "no", "yes"],
    small_words::VALUES,
    small_words::VALUES,
    &["edge", "0", "1", "2", "3+"],
    &["edge", "0", "1", "2+"],
    ENDS,
    FORMS,
    &["edge", "<-.4", "<.1", "<1.1", "<2.1", "<3.6", "<6", "wide"],
    &[
        "edge",
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
    ],
    &["edge", "<.6", "<.85", "<.97", "more"],
    HABITS,
    &["edge", "<.3", "<1", "<3", "more"],
    &["edge", "inside-bare", "inside-headed", "both", "above", "below", "none"],
    &[
        "edge", "unasked", "above3", "above2", "above1", "none", "even", "below1", "below2",
        "below3",
    ],
    EMS,
    EMS,
    RATIOS,
    RATIOS,
    &[
        "edge", "<1", "<2", "<3", "<4", "<5", "<6", "<7", "<8", "<9", "<10", "<11", "<12", "<13",
        "<14", "<15", "<16", "<18", "<20", "<22", "<25", "<30", "<40", "<60", "more",
    ],
    &["edge", "unasked", "<1", "<2", "<3", "<4", "<5", "<6", "more"],
    &[
        "edge", "unasked", "<1", "<2", "<3", "<4", "<5", "<6", "<7", "<8", "<9", "<10", "<11",
        "<12", "<13", "<14", "<15", "<16", "<18", "<20", "<22", "<25", "<30", "<40", "<60", "more",
    ],
    &["edge", "unasked", "only", "first", "middle", "last"],
    KINSHIP,
    KINSHIP,
    KINSHIP,
    KINSHIP,
    SHARES,
    SHARES,
    SHARES,
    COUNTS,
    COUNTS,
    COUNTS,
    COUNTS,
    &["edge", "<.02", "<.1", "<.2", "<.3", "<.4", "<.5", "<.7", "more"],
    COUNTS,
    FORMS,
    FORMS,
    LEADS,
    LEADS,
];

/// The upper edges of classes of numbers: those of their values that begin with `<`.
pub(crate) struct Edges {
    edges: Vec<f32>,
    /// The value of the first class.
    first: usize,
}

impl Edges {
    pub(crate) fn of(values: &[&str]) -> Self {
        let edge = |value: &&str| value.strip_prefix('<').and_then(|edge| edge.parse().ok());
        let edges: Vec<f32> = values.iter().filter_map(edge).collect();
        Self { first: values.len() - (edges.len() + 1).min(values.len()), edges }
    }

    /// The value for a number: the first class whose upper edge is above it.
    pub(crate) fn class(&self, x: f32) -> usize {
        self.first + self.edges.partition_point(|edge| x >= *edge)
    }
}

impl Field {
    /// All fields, in order.
    pub(crate) const ALL: [Self; FIELDS] = [
        Self::Deficit,
        Self::Slack,
        Self::End,
        Self::First,
        Self::Blank,
        Self::BlankAfter,
        Self::Indent,
        Self::Form,
        Self::Ending,
        Self::Block,
        Self::Place,
        Self::Stops,
        Self::BlockEnding,
        Self::Before,
        Self::After,
        Self::Shift,
        Self::ShiftFar,
        Self::Length,
        Self::Like,
        Self::Topic,
        Self::Above,
        Self::Below,
        Self::Kin,
        Self::KinFar,
        Self::Habit,
        Self::Airy,
        Self::Glue,
        Self::Repeated,
        Self::Edge,
        Self::Quote,
        Self::Joined,
        Self::Cut,
        Self::FirstWord,
        Self::LastWord,
        Self::Small,
        Self::Commas,
        Self::Behind,
        Self::Ahead,
        Self::AheadSlack,
        Self::Was,
        Self::Sure,
        Self::HabitRead,
        Self::Scattered,
        Self::Need,
        Self::TopicRead,
        Self::Missing,
        Self::Left,
        Self::Wider,
        Self::WiderAfter,
        Self::Characters,
        Self::RowLines,
        Self::RowCharacters,
        Self::RowPlace,
        Self::KinNear,
        Self::KinMid,
        Self::KinWide,
        Self::Bond,
        Self::SaidAbove,
        Self::SaidBelow,
        Self::SaidElsewhere,
        Self::ToHeadline,
        Self::FromHeadline,
        Self::LinesAbove,
        Self::LinesBelow,
        Self::Bare,
        Self::Articles,
        Self::OpensAbove,
        Self::OpensBelow,
        Self::Elsewhere,
        Self::ElsewhereAbove,
    ];

    /// The value for a number: the first class whose upper edge is above it.
    pub(crate) fn class(self, x: f32) -> usize {
        static EDGES: OnceLock<Vec<Edges>> = OnceLock::new();
        let edges = EDGES.get_or_init(|| VALUES.iter().map(|values| Edges::of(values)).collect());
        edges[self as usize].class(x)
    }

    /// How many values the field has.
    pub(crate) const fn size(self) -> usize {
        VALUES[self as usize].len()
    }

    /// The name in the tables of weights.
    pub(crate) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}
