//! Finding the encoding of a file that does not state it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use newsbind_core::{Script, script};

/// A legacy encoding that was found by how likely the text is in it.
#[derive(Clone, Copy)]
pub(crate) struct Guess {
    /// The encoding.
    pub(crate) encoding: &'static Encoding,
    /// Number of bytes beyond ASCII that speak for it.
    pub(crate) evidence: usize,
}

impl Guess {
    /// Whether the guess should be said.
    pub(crate) fn is_weak(self) -> bool {
        is_weak(self.evidence)
    }
}

/// Whether so many bytes beyond ASCII say little. Eight characters of Chinese decided right in 440
/// of 441 lines of the sample page in Big5, and in all of them in GB18030.
fn is_weak(evidence: usize) -> bool {
    evidence < 16
}

/// The legacy encoding of all files together that are not Unicode: a page with few lines is read as
/// its neighbours are.
pub(crate) fn joint_guess<'a>(files: impl Iterator<Item = &'a [u8]>) -> Option<Guess> {
    let legacy: Vec<&[u8]> =
        files.filter(|bytes| Encoding::for_bom(bytes).is_none()).flat_map(legacy).collect();
    (!legacy.is_empty()).then(|| guess_all(&legacy))
}

/// The legacy encoding that a file, or what of it is not Unicode, is most likely in.
pub(crate) fn guess(bytes: &[u8]) -> Guess {
    guess_all(&legacy(bytes))
}

/// What of a file is not Unicode.
fn legacy(bytes: &[u8]) -> Vec<&[u8]> {
    match mixture(bytes) {
        Some(lines) => lines.iter().filter(|line| !line.is_utf8).map(|line| line.bytes).collect(),
        None if unicode(bytes).is_some() => Vec::new(),
        None => vec![bytes],
    }
}

/// A line of a text that is of two encodings.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Its bytes, with its end.
    pub(crate) bytes: &'a [u8],
    /// Whether it is UTF-8 and not the other encoding.
    pub(crate) is_utf8: bool,
}

/// The lines of a text that was put together from UTF-8 and a legacy encoding; none where the whole
/// is of one encoding.
///
/// A line of several characters in a legacy encoding is hardly ever valid UTF-8. One of eight is
/// sure to be UTF-8, and so are shorter ones that have more characters than there are lines that
/// are not.
pub(crate) fn mixture(bytes: &[u8]) -> Option<Vec<Line<'_>>> {
    if bytes.contains(&0) || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let lines = || bytes.split_inclusive(|byte| *byte == end);
    let (mut valid, mut longest, mut others, mut evidence) = (0, 0, 0, 0);
    for line in lines() {
        match as_utf8(line) {
            (good, 0) => {
                valid += good;
                longest = longest.max(good);
            }
            // A line of UTF-8 that is damaged has most of its characters still.
            (good, bad) if good >= bad => {}
            _ => {
                others += 1;
                evidence += line.iter().filter(|byte| !byte.is_ascii()).count();
            }
        }
    }
    let is_utf8_in_part = longest >= 8 || valid >= others.max(8);
    let is_mixed = is_utf8_in_part && others > 0 && !is_weak(evidence);
    is_mixed.then(|| lines().map(|bytes| Line { bytes, is_utf8: is_utf8(bytes) }).collect())
}

fn guess_all(files: &[&[u8]]) -> Guess {
    let mut encoding = guess_whole(files);
    let evidence = files.iter().map(|bytes| beyond_ascii(bytes)).sum();
    // Most bytes of Chinese, Japanese and Korean are beyond ASCII, of European words few are.
    let length: usize = files.iter().map(|bytes| bytes.len()).sum();
    if encoding.is_single_byte() && 2 * evidence > length {
        encoding = guess_by_lines(files).unwrap_or(encoding);
    }
    Guess { encoding, evidence }
}

fn guess_whole(files: &[&[u8]]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for bytes in files {
        detector.feed(bytes, false);
        // A character must not run from one file into the next.
        detector.feed(b"\n", false);
    }
    detector.feed(b"", true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding of several bytes a character that most lines are in: one byte that is lost or put
/// in makes the whole of a text impossible in it, but only one of its lines.
fn guess_by_lines(files: &[&[u8]]) -> Option<&'static Encoding> {
    let lines = files.iter().flat_map(|bytes| bytes.split(|byte| matches!(byte, b'\n' | b'\r')));
    let mut votes: Vec<(&'static Encoding, usize)> = Vec::new();
    for line in lines.filter(|line| !is_weak(beyond_ascii(line))) {
        let encoding = guess_whole(&[line]);
        match votes.iter_mut().find(|(known, _)| *known == encoding) {
            Some((_, count)) => *count += 1,
            None => votes.push((encoding, 1)),
        }
    }
    let all: usize = votes.iter().map(|(_, count)| count).sum();
    let most = votes.into_iter().max_by_key(|(_, count)| *count);
    most.filter(|(encoding, count)| !encoding.is_single_byte() && 2 * count > all)
        .map(|(encoding, _)| encoding)
}

/// How many bytes of a text are beyond ASCII.
fn beyond_ascii(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !byte.is_ascii()).count()
}

/// The Unicode encoding that the bytes have the shape of, without byte order mark.
pub(crate) fn unicode(bytes: &[u8]) -> Option<&'static Encoding> {
    let nuls = bytes.iter().filter(|byte| **byte == 0).count();
    let utf8 = is_utf8(bytes);
    // Latin letters in UTF-16 are valid UTF-8 with a NUL at every second byte, and every text in
    // UTF-16 has some, at its line ends. A UTF-8 text with few has only that damage.
    if nuls > 0 && (!utf8 || nuls > 1.max(bytes.len() / 20)) {
        return utf16(bytes).or(utf8.then_some(UTF_8));
    }
    utf8.then_some(UTF_8)
}

/// Whether the bytes are UTF-8, but for damage: a character beyond ASCII in legacy encodings is
/// valid UTF-8 by chance only, so eight good ones outweigh one bad place.
fn is_utf8(bytes: &[u8]) -> bool {
    let outweighs = |(good, bad)| good >= 8 * bad;
    std::str::from_utf8(bytes).is_ok() || outweighs(as_utf8(bytes))
}

/// The characters beyond ASCII that bytes have as UTF-8, and the places that are none.
fn as_utf8(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

/// The byte order in which the bytes read as a text, if one does.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    // A few columns of text decide; a cut in mid-character costs one of them.
    let sample = &bytes[..bytes.len().min(1 << 15)];
    let little = plausibility(sample, u16::from_le_bytes);
    let big = plausibility(sample, u16::from_be_bytes);
    let (encoding, best) = if big > little { (UTF_16BE, big) } else { (UTF_16LE, little) };
    // Text reaches nearly 1. In the wrong byte order, and read from other bytes, it stays below
    // .85.
    (best.0 >= 0.9).then_some(encoding)
}

/// The share of characters that newspapers print, and among them the share of ASCII, by which the
/// byte order of words without spaces is known.
fn plausibility(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (f64, f64) {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let (mut all, mut printed, mut ascii) = (0_u32, 0_u32, 0_u32);
    for c in char::decode_utf16(units) {
        all += 1;
        printed += u32::from(c.as_ref().is_ok_and(|c| is_printed(*c)));
        ascii += u32::from(c.is_ok_and(|c| c.is_ascii()));
    }
    let share = |n: u32| if all == 0 { 0.0 } else { f64::from(n) / f64::from(all) };
    (share(printed), share(ascii))
}

/// Whether newspapers print a character: by script, without the rare extensions of Han.
fn is_printed(c: char) -> bool {
    match u32::from(c) {
        0x09..=0x0d | 0x20..=0x7e | 0xa0..=0xff => true,
        0x2010..=0x2027 | 0x2030..=0x205e => true,
        0x2100..=0x26ff | 0x3000..=0x303f | 0xff00..=0xffef => true,
        code => match script(c) {
            Script::Han => (0x4e00..=0x9fff).contains(&code),
            Script::Letter => code < 0x0530 || (0x1e00..0x2000).contains(&code),
            Script::Kana | Script::Hangul | Script::RightToLeft => true,
            Script::Complex | Script::Common => false,
        },
    }
}
