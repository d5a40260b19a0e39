//! Reads the text layer of newspaper pages, and issues in JSON.
//!
//! [`read_text`] turns the bytes of one issue's page files into a [`TextLayer`]: it finds the
//! encoding or takes the one that is stated, and cuts files into pages and lines. Nothing is taken
//! out: control characters stay where they stood. [`read_issue`] takes a document of the published
//! JSON contract ([`newsbind_core::SCHEMA`]). Neither opens a file: bytes and names come in.
//!
//! ```
//! use newsbind_read::{PageFile, read_text};
//!
//! // "本报讯", in the encoding of mainland China.
//! let bytes = b"\xb1\xbe\xb1\xa8\xd1\xb6\r\n";
//! let file = PageFile { name: "a1.txt", label: Some("A1"), bytes };
//! let layer = read_text(&[file], Some("gb18030"))?.value;
//! assert_eq!(layer.pages[0].label.as_deref(), Some("A1"));
//! assert_eq!(layer.pages[0].lines[0].text, "本报讯");
//! # Ok::<(), newsbind_read::ReadError>(())
//! ```

mod contract;
mod detect;
mod encoding;
mod error;
mod nature;
mod page;

pub use error::ReadError;

use newsbind_core::{Issue, Span, TextLayer, TextPage, Warned, Warning};

use crate::encoding::Decoded;

/// Whether texts can be read in the encoding of a label, `gb18030`.
///
/// # Errors
/// If there is none of that label; with labels that are near.
pub fn check_encoding(label: &str) -> Result<(), ReadError> {
    encoding::find(label).map(drop)
}

/// One file of an issue's pages, as it was found.
#[derive(Clone, Copy, Debug)]
pub struct PageFile<'a> {
    /// What messages call the file.
    pub name: &'a str,
    /// What its first page is called (`A4`, `3`), where that is known.
    pub label: Option<&'a str>,
    /// All of its bytes.
    pub bytes: &'a [u8],
}

/// Reads the pages of one issue, in the order of `files`.
///
/// `encoding` is a label of the [Encoding
/// Standard](https://encoding.spec.whatwg.org/#names-and-labels) (`gb18030`, `big5`,
/// `windows-1252`, `utf-16le` …). Without it the encoding is found: a byte order mark decides, then
/// UTF-8 and UTF-16 by their shape, then all other files together by how likely their text is.
/// Where a file was put together from UTF-8 and another encoding, each line is read in its own,
/// with a warning. What cannot be decoded reads as U+FFFD, with a warning.
///
/// A line ends at LF, CRLF or CR. A form feed begins a new page; line numbers go on counting in the
/// file, and nothing after the last form feed is no page.
///
/// # Errors
/// If there is no file, no file has text, one is not a text or beyond 1 GiB, or the label is
/// unknown. An empty file among others is an empty page, with a warning.
pub fn read_text(
    files: &[PageFile<'_>],
    encoding: Option<&str>,
) -> Result<Warned<TextLayer>, ReadError> {
    let stated = encoding.map(encoding::find).transpose()?;
    for file in files {
        nature::check_size(file.name, file.bytes.len())?;
        nature::check_beginning(file.name, file.bytes)?;
    }
    let guess = detect::joint_guess(files.iter().map(|file| file.bytes));
    let mut layer = Warned::<TextLayer>::default();
    for file in files {
        let decoded = encoding::decode(file.bytes, stated, guess);
        nature::check_characters(file.name, &decoded)?;
        add_pages(&mut layer, file, &decoded);
    }
    if layer.value.pages.iter().all(page::is_blank) {
        return Err(ReadError::Empty {
            name: files.first().map_or_else(String::new, |file| file.name.to_owned()),
        });
    }
    Ok(layer)
}

/// Reads an issue from a document of the JSON contract, `newsbind.issue/1`.
///
/// Articles without id get one ([`newsbind_core::article_id`]). Fields and kinds of block that this
/// version does not know are warnings; `name` is what messages call the document.
///
/// # Errors
/// If it is no JSON in UTF-8, of another schema, or not as the schema says: with line, column, the
/// place in the document and what was expected.
pub fn read_issue(name: &str, json: &[u8]) -> Result<Warned<Issue>, ReadError> {
    nature::check_size(name, json.len())?;
    contract::read(name, json)
}

fn add_pages(layer: &mut Warned<TextLayer>, file: &PageFile<'_>, decoded: &Decoded<'_>) {
    let first = layer.value.pages.len();
    layer.value.pages.extend(page::split(&decoded.text, file.name, file.label));
    let pages = &layer.value.pages[first..];
    let start = span(first, 1, 0..0);
    if pages.iter().all(page::is_blank) {
        let message = format!("`{}` is an empty page", file.name);
        layer.warnings.push(Warning::at(start, message));
    }
    if let Some(at) = pages.iter().position(page::is_side_by_side) {
        let message = "columns stand side by side in one line, and are read across; give the text \
                       in reading order, for example as `pdftotext -raw` does";
        let line = pages[at].lines.first().map_or(1, |line| line.number);
        layer.warnings.push(Warning::at(span(first + at, line, 0..0), message));
    }
    for (line, remark) in &decoded.remarks {
        let stands = |page: &TextPage| page.lines.iter().any(|other| other.number == *line);
        let page = pages.iter().position(stands).unwrap_or_default();
        let at = span(first + page, *line, 0..0);
        layer.warnings.push(Warning::at(at, remark.clone()));
    }
    if decoded.misfits > 0 {
        let at = first_misfit(first, pages).unwrap_or(start);
        layer.warnings.push(Warning::at(at, decoded.misfit()));
    }
}

/// The first place of some pages that could not be decoded.
fn first_misfit(first: usize, pages: &[TextPage]) -> Option<Span> {
    pages.iter().enumerate().find_map(|(at, page)| {
        page.lines.iter().find_map(|line| {
            let from = line.text.chars().position(|c| c == char::REPLACEMENT_CHARACTER)?;
            Some(span(first + at, line.number, from..from + 1))
        })
    })
}

/// A place on the page with index `page`.
fn span(page: usize, line: u32, columns: std::ops::Range<usize>) -> Span {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span { page: number(page + 1), line, from: number(columns.start), to: number(columns.end) }
}
