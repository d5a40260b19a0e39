//! Telling a text from what only bears its name.

use crate::ReadError;
use crate::encoding::Decoded;

/// The largest file that is read: 1 GiB, about 50,000 pages of text.
const LIMIT: usize = 1 << 30;

/// Beginnings of files that are no text: the bytes, what they mean, what can be done.
#[rustfmt::skip]
const BEGINNINGS: [(&[u8], &str, &str); 14] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    (b"GIF8", "a GIF picture", PICTURE),
    (b"RIFF", "a WebP picture or a recording", PICTURE),
    (b"II*\0", "a TIFF picture", PICTURE),
    (b"MM\0*", "a TIFF picture", PICTURE),
    (b"%PDF-", "a PDF", "extract its text first, for example with `pdftotext -raw`"),
    (b"PK\x03\x04", "a ZIP archive (an e-book or an office document is one)", UNPACK),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"{\\rtf", "a rich text document", PLAIN),
    (b"\xd0\xcf\x11\xe0", "an old office document", PLAIN),
    (b"\x7fELF", "a program", OTHERWISE),
];

/// Beginnings of HTML, whatever their case.
const MARKUP: [&[u8]; 2] = [b"<!doctype html", b"<html"];

const PLAIN: &str = "save it as plain text";
const PICTURE: &str = "pictures come in by `[[figure]]` of a sidecar, the text of a scan by OCR";
const UNPACK: &str = "unpack it, and take its text files";
const OTHERWISE: &str = "take the text file of the page";

/// Refuses what is too large.
pub(crate) fn check_size(name: &str, bytes: usize) -> Result<(), ReadError> {
    if bytes > LIMIT {
        return Err(ReadError::TooLarge { name: name.to_owned(), bytes, limit: LIMIT });
    }
    Ok(())
}

/// Refuses a file that begins as no text does.
pub(crate) fn check_beginning(name: &str, bytes: &[u8]) -> Result<(), ReadError> {
    let begins = |beginning: &[u8]| {
        let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        start.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    if MARKUP.iter().any(|beginning| begins(beginning)) {
        let looks = "a page of the web".to_owned();
        return Err(ReadError::NotText { name: name.to_owned(), looks, way_out: PLAIN });
    }
    match BEGINNINGS.iter().find(|(beginning, ..)| bytes.starts_with(beginning)) {
        Some((_, looks, way_out)) => {
            Err(ReadError::NotText { name: name.to_owned(), looks: (*looks).to_owned(), way_out })
        }
        None => Ok(()),
    }
}

/// Refuses a text that is full of characters which no page prints. Extractors leave some (a bullet
/// as U+0007); bytes at random have one in nine, so the line is drawn at one in twenty.
pub(crate) fn check_characters(name: &str, decoded: &Decoded<'_>) -> Result<(), ReadError> {
    let (mut all, mut unprinted) = (0, 0);
    for c in decoded.text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        // A stated encoding that does not fit is the person's to mend, and only a warning.
        let misfit = c == char::REPLACEMENT_CHARACTER && !decoded.stated;
        unprinted += usize::from(misfit || c.is_control() || is_no_character(c));
    }
    if unprinted < 4 || unprinted * 20 <= all {
        return Ok(());
    }
    let looks = format!("binary data ({unprinted} of {all} characters cannot be printed)");
    Err(ReadError::NotText { name: name.to_owned(), looks, way_out: OTHERWISE })
}

/// The code points that Unicode keeps for no character (Unicode 17, section 23.7).
fn is_no_character(c: char) -> bool {
    matches!(u32::from(c), 0xfdd0..=0xfdef) || u32::from(c) & 0xfffe == 0xfffe
}
