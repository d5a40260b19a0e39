//! What is seen of a line: a small number for each field, with a name for each number.

use std::ops::{Index, IndexMut};

use crate::label::{LABELS, Label};
use crate::sight::sights;
use crate::small_words;

sights! {
    /// One thing that is seen of a line.
    pub(crate) enum Field {
        /// Width missing to the column's measure, in em.
        Deficit: &[
            "edge", "<-3", "<-1", "<-.4", "<.4", "<.9", "<1.4", "<1.9", "<2.4", "<3.4", "<6", "<10",
            "wide",
        ],
        /// Width that is left after the next line's first word had been set in this line, in em.
        Slack: &["edge", "<-.4", "<.1", "<1.1", "<2.1", "<3.6", "<6", "wide"],
        /// Class of the last character, and of the first.
        End: ENDS,
        First: FIRSTS,
        /// Blank lines before, and after.
        Blank: &["edge", "0", "1", "2+"],
        BlankAfter: &["edge", "0", "1", "2+"],
        /// Indent in em.
        Indent: &["edge", "0", "1", "2", "3+"],
        /// Set form of the line, and of its end.
        Form: FORMS,
        Ending: ENDINGS,
        /// Lines in its block (what stands between blank lines), and its place there.
        Block: &["edge", "1", "2", "3", "4-5", "6-9", "10+"],
        Place: &["edge", "only", "first", "last", "middle"],
        /// Whether sentences end in the block.
        Stops: &["edge", "none", "inside", "end"],
        /// How the block ends.
        BlockEnding: ENDINGS,
        /// Width against the lines before, and against those after.
        Before: &["edge", "<.6", "<.85", "<1.1", "<1.4", "wide"],
        After: &["edge", "<.6", "<.85", "<1.1", "<1.4", "wide"],
        /// How much wider lines are set after the row than before it, in em: by the eight lines
        /// nearest on each side, and by the sixteen nearest.
        Shift: SHIFTS,
        ShiftFar: SHIFTS,
        /// Characters in the line.
        Length: &["edge", "1-4", "5-8", "9-13", "14-20", "21-30", "31+"],
        /// Whether it reads as a headline, by punctuation and width.
        Like: &["edge", "no", "alone", "row", "maybe"],
        /// Whether its words stand rather in the lines before or after.
        Topic: &["edge", "unasked", "before2", "before1", "none", "both", "after1", "after2"],
        /// How much of what a headline-like row says stands in the lines before, and in those
        /// after.
        Above: &["edge", "unasked", "<.3", "<1", "<2", "<4", "more"],
        Below: &["edge", "unasked", "<.3", "<1", "<2", "<4", "more"],
        /// How much the lines before and after have in common, against the page's average: those
        /// near, and also those farther away.
        Kin: PORTIONS,
        KinFar: PORTIONS,
        /// The same for the page's headline-like lines together: do headlines stand before or
        /// after?
        Habit: HABITS,
        /// Share of blank lines on the page.
        Airy: &["edge", "<.02", "<.1", "<.2", "more"],
        /// Of the page's headline-like lines that follow one another, the share with a blank line
        /// between them: some readers of PDF set the rows of one headline apart, others never do.
        Apart: &["edge", "unasked", "<.2", "<.5", "<.8", "<.99", "all"],
        /// Share of the page's words that show that character recognition misread them.
        Worn: &["edge", "<.001", "<.0025", "<.01", "more"],
        /// Cut out of a line in which two things were glued together.
        Glue: &["edge", "no", "head", "tail"],
        /// Lines of this text on other pages of the issue.
        Repeated: &["edge", "no", "yes"],
        /// Where on the page.
        Edge: &["edge", "top", "middle", "foot"],
        /// A quotation is open.
        Quote: &["edge", "closed", "open"],
        /// Whether the characters on both sides of the line's beginning stand together elsewhere
        /// too.
        Joined: &["edge", "unasked", "seen", "unseen"],
        /// Whether a word stands across the line's beginning, cut in two.
        Cut: &["edge", "unasked", "no", "yes"],
        /// The small word that the line begins with, and ends with.
        FirstWord: small_words::VALUES,
        LastWord: small_words::VALUES,
        /// Small words (的, 了, `the`, `of`) and commas in the line, which headlines have few of.
        Small: &["edge", "0", "1", "2", "3+"],
        Commas: &["edge", "0", "1", "2+"],
        /// Beyond the row (the lines that would be one headline): how the line before it ends, and
        /// what form and slack the line after it has.
        Behind: ENDS,
        Ahead: FORMS,
        AheadSlack: &["edge", "<-.4", "<.1", "<1.1", "<2.1", "<3.6", "<6", "wide"],
        /// By the reading before: the line's label, how sure it was, and where the page's headlines
        /// stand.
        Was: WAS,
        Sure: &["edge", "<.6", "<.85", "<.97", "more"],
        HabitRead: HABITS,
        /// How many parts of bodies on this page resume others.
        Scattered: &["edge", "<.3", "<1", "<3", "more"],
        /// Whether the articles above and below have headlines without this row, and which of them
        /// has the row's words.
        Need: &["edge", "inside-bare", "inside-headed", "both", "above", "below", "none"],
        TopicRead: &[
            "edge", "unasked", "above3", "above2", "above1", "none", "even", "below1", "below2",
            "below3",
        ],
        /// Width missing to the measure and width left for the next word, in em, more finely.
        Missing: EMS,
        Left: EMS,
        /// Width against the six lines before, and against the six after, more finely.
        Wider: RATIOS,
        WiderAfter: RATIOS,
        /// Characters in the line, more finely.
        Characters: &[
            "edge", "<1", "<2", "<3", "<4", "<5", "<6", "<7", "<8", "<9", "<10", "<11", "<12",
            "<13", "<14", "<15", "<16", "<18", "<20", "<22", "<25", "<30", "<40", "<60", "more",
        ],
        /// Of the row: its lines, its characters, and the place of the line in it.
        RowLines: &["edge", "unasked", "<1", "<2", "<3", "<4", "<5", "<6", "more"],
        RowCharacters: &[
            "edge", "unasked", "<1", "<2", "<3", "<4", "<5", "<6", "<7", "<8", "<9", "<10", "<11",
            "<12", "<13", "<14", "<15", "<16", "<18", "<20", "<22", "<25", "<30", "<40", "<60",
            "more",
        ],
        RowPlace: &["edge", "unasked", "only", "first", "middle", "last"],
        /// How much the lines before and after have in common, more finely: six, twelve and
        /// twenty-four lines.
        KinNear: KINSHIP,
        KinMid: KINSHIP,
        KinWide: KINSHIP,
        /// By the reading before: how much the article below has in common with the article above,
        /// against the page's average.
        Bond: KINSHIP,
        /// How much of the row the articles above, below and the best of the others say.
        SaidAbove: SHARES,
        SaidBelow: SHARES,
        SaidElsewhere: SHARES,
        /// Lines to the next headline, and from the last one, by the reading before.
        ToHeadline: COUNTS,
        FromHeadline: COUNTS,
        /// Lines of the article above and of the one below, more finely.
        LinesAbove: COUNTS,
        LinesBelow: COUNTS,
        /// Share of the page's articles that have no headline, and how many articles there are.
        Bare: &["edge", "<.02", "<.1", "<.2", "<.3", "<.4", "<.5", "<.7", "more"],
        Articles: COUNTS,
        /// The set form that the article above begins with, and the one below.
        OpensAbove: FORMS,
        OpensBelow: FORMS,
        /// At the beginning of a block within a body: how much more of what stands below some other
        /// article says than what stands above, and the other way round.
        Elsewhere: LEADS,
        ElsewhereAbove: LEADS,
    }
}

/// The number of one of a field's values, by name: `value!(Form, "none")`. A name that the field
/// does not have is an error of the compiler.
macro_rules! value {
    ($field:ident, $name:literal) => {
        const { $crate::field::find($crate::field::Field::$field, $name) }
    };
}

pub(crate) use value;

/// What [`value!`] finds.
pub(crate) const fn find(field: Field, name: &str) -> u8 {
    let values = field.values();
    let mut at = 0;
    while !is_same(values[at].as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at as u8
}

const fn is_same(text: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() && at < other.len() && text[at] == other[at] {
        at += 1;
    }
    at == text.len() && at == other.len()
}

/// Puts in what is seen of a line: the number of a value.
pub(crate) fn set(seen: &mut Seen, field: Field, value: impl Into<usize>) {
    let value = value.into();
    debug_assert!(value < field.size(), "{field:?} has no value {value}");
    seen[field] = value as u8;
}

/// Whether a line ends in the stop of a sentence, also one in quotation marks.
pub(crate) fn stops(seen: &Seen) -> bool {
    let (stop, quoted) = (value!(End, "stop"), value!(End, "stop-quote"));
    [stop, quoted].contains(&seen[Field::End])
}

/// How many fields there are.
pub(crate) const FIELDS: usize = Field::ALL.len();

/// What is seen of one line: `seen[Field::Blank]` is a number below the size of the field,
/// [`value!`] its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen([u8; FIELDS]);

impl Seen {
    /// Of a line beyond the page, or one that is not looked at yet.
    pub(crate) const BEYOND: Self = Self([0; FIELDS]);

    /// All that is seen, in the order of [`Field::ALL`].
    pub(crate) fn all(&self) -> &[u8; FIELDS] {
        &self.0
    }
}

impl Index<Field> for Seen {
    type Output = u8;

    fn index(&self, field: Field) -> &u8 {
        &self.0[field as usize]
    }
}

impl IndexMut<Field> for Seen {
    fn index_mut(&mut self, field: Field) -> &mut u8 {
        &mut self.0[field as usize]
    }
}

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

/// The labels.
const WAS: &[&str] = &{
    let mut values = ["edge"; LABELS + 1];
    let mut at = 0;
    while at < LABELS {
        values[at + 1] = Label::NAMES[at];
        at += 1;
    }
    values
};

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
