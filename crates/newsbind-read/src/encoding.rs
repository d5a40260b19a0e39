//! Bytes to characters: by the stated encoding, or the one that was found.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

use crate::ReadError;
use crate::detect::{self, Guess, Line};

/// The text of one file, and what should be said about how it was decoded.
pub(crate) struct Decoded<'a> {
    /// The text, without byte order mark.
    pub(crate) text: Cow<'a, str>,
    /// The encoding that was used.
    pub(crate) encoding: &'static Encoding,
    /// Whether a person stated that encoding.
    pub(crate) stated: bool,
    /// Number of places that the encoding does not explain; each reads as U+FFFD.
    pub(crate) misfits: usize,
    /// What is doubtful about the choice of the encoding, each with the line where it shows.
    pub(crate) remarks: Vec<(u32, String)>,
    likelier: Option<&'static Encoding>,
}

/// Labels to suggest where a stated one is unknown, the most common first.
const COMMON: [&str; 16] = [
    "utf-8",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-kr",
    "windows-1252",
    "utf-16le",
    "utf-16be",
    "gbk",
    "euc-jp",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-15",
    "windows-1250",
    "windows-1251",
    "koi8-r",
];

/// The encoding with a label.
///
/// # Errors
/// If there is none; with labels that are near.
pub(crate) fn find(label: &str) -> Result<&'static Encoding, ReadError> {
    let lower = label.trim().to_ascii_lowercase();
    // Names of code pages that Windows and Python use and the Encoding Standard has not.
    let standard = match lower.as_str() {
        "cp936" | "cp54936" => "gb18030",
        "cp950" => "big5",
        "cp932" => "shift_jis",
        "cp949" => "euc-kr",
        other => other,
    };
    Encoding::for_label_no_replacement(standard.as_bytes()).ok_or_else(|| {
        ReadError::UnknownEncoding { label: label.to_owned(), suggestions: near(&lower) }
    })
}

/// The common labels that are most like an unknown one; the four most common where none is.
fn near(label: &str) -> Vec<&'static str> {
    let mut likes: Vec<(f64, &str)> =
        COMMON.iter().map(|common| (strsim::jaro_winkler(label, common), *common)).collect();
    likes.sort_by(|a, b| b.0.total_cmp(&a.0));
    // At .8 `gb18030` is near `gb-18030` and `gb1830`, and nothing is near `foo`.
    likes.retain(|(likeness, _)| *likeness >= 0.8);
    if likes.is_empty() {
        return COMMON[..4].to_vec();
    }
    likes.iter().take(3).map(|(_, label)| *label).collect()
}

/// Decodes one file. A byte order mark is stronger than what is stated, and that than what is
/// found; `guess` is the legacy encoding of the issue's files together.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    stated: Option<&'static Encoding>,
    guess: Option<Guess>,
) -> Decoded<'a> {
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        let mut decoded = with(marked, &bytes[length..]);
        if stated.is_some_and(|stated| !same_family(stated, marked)) {
            let name = name(marked);
            let remark = format!("its byte order mark says `{name}`, not what is stated; read so");
            decoded.remarks.push((1, remark));
        }
        return decoded;
    }
    if let Some(stated) = stated {
        let mut decoded = Decoded { stated: true, ..with(stated, bytes) };
        if decoded.misfits > 0 {
            let found = unstated(bytes, guess);
            let better = found.misfits < decoded.misfits;
            decoded.likelier = better.then_some(found.encoding);
        }
        return decoded;
    }
    unstated(bytes, guess)
}

fn unstated<'a>(bytes: &'a [u8], guess: Option<Guess>) -> Decoded<'a> {
    if let Some(lines) = detect::mixture(bytes) {
        return mixed(&lines, detect::guess(bytes).encoding);
    }
    if let Some(unicode) = detect::unicode(bytes) {
        return with(unicode, bytes);
    }
    let alone = detect::guess(bytes);
    let joint = guess.unwrap_or(alone);
    let decoded = with(joint.encoding, bytes);
    let (guess, mut decoded) = if decoded.misfits > 0 && joint.encoding != alone.encoding {
        (alone, with(alone.encoding, bytes))
    } else {
        (joint, decoded)
    };
    if guess.is_weak() {
        let name = name(guess.encoding);
        let remark = format!(
            "read as `{name}`, guessed from {} bytes; state `encoding` if it reads wrong",
            guess.evidence
        );
        decoded.remarks.push((1, remark));
    }
    decoded
}

/// Decodes lines of UTF-8 and of another encoding, each by its own.
fn mixed(lines: &[Line<'_>], other: &'static Encoding) -> Decoded<'static> {
    let mut text = String::new();
    let mut misfits = 0;
    for line in lines {
        let decoded = with(if line.is_utf8 { UTF_8 } else { other }, line.bytes);
        text += &decoded.text;
        misfits += decoded.misfits;
    }
    let others = lines.iter().filter(|line| !line.is_utf8).count();
    let first = (1..).zip(lines).find(|(_, line)| !line.is_utf8).map_or(1, |(number, _)| number);
    let remark = format!(
        "{others} of {} lines, this one first, are no `utf-8` and read as `{}`; save the file in one encoding",
        lines.len(),
        name(other)
    );
    let text = Cow::Owned(text);
    let remarks = vec![(first, remark)];
    Decoded { text, encoding: other, stated: false, misfits, remarks, likelier: None }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, misfit) = encoding.decode_without_bom_handling(bytes);
    let misfits = if misfit { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    Decoded { text, encoding, stated: false, misfits, remarks: Vec::new(), likelier: None }
}

impl Decoded<'_> {
    /// What to say of the places that the encoding does not explain.
    pub(crate) fn misfit(&self) -> String {
        let places = match self.misfits {
            1 => "1 place does not fit".to_owned(),
            n => format!("{n} places do not fit"),
        };
        let name = name(self.encoding);
        let way_out = match (self.likelier, self.stated) {
            (Some(likelier), _) => format!("it looks like `{}`", self::name(likelier)),
            (None, true) => "check the file".to_owned(),
            (None, false) => "state `encoding`, or check the file".to_owned(),
        };
        format!("{places} the encoding `{name}` and read as `\u{fffd}`; {way_out}")
    }
}

/// What messages call an encoding; GBK is read by the rules of its successor.
fn name(encoding: &'static Encoding) -> String {
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    encoding.name().to_ascii_lowercase()
}

/// Whether a byte order mark says no more than what is stated: `utf-16` means either byte order.
fn same_family(stated: &'static Encoding, marked: &'static Encoding) -> bool {
    stated == marked || (stated != UTF_8 && marked != UTF_8 && name(stated).starts_with("utf-16"))
}
