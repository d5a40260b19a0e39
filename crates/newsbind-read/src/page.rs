//! A file's text to pages and lines.

use newsbind_core::{TextLine, TextPage};

/// Cuts a text into its pages; there is always one.
pub(crate) fn split(text: &str, file: &str, label: Option<&str>) -> Vec<TextPage> {
    let page = |label: Option<&str>| TextPage {
        file: file.to_owned(),
        label: label.map(str::to_owned),
        lines: Vec::new(),
    };
    let mut pages = vec![page(label)];
    for (number, line) in (1..).zip(lines(text)) {
        let mut pieces = line.split('\u{c}').peekable();
        while let Some(piece) = pieces.next() {
            let ends_page = pieces.peek().is_some();
            if let Some(last) = pages.last_mut()
                && !(ends_page && piece.is_empty())
            {
                last.lines.push(TextLine { number, text: piece.to_owned() });
            }
            if ends_page {
                pages.push(page(None));
            }
        }
    }
    if pages.len() > 1 {
        pages.pop_if(|last| is_blank(last));
    }
    pages
}

/// Whether a page has no text.
pub(crate) fn is_blank(page: &TextPage) -> bool {
    page.lines.iter().all(|line| line.text.trim().is_empty())
}

/// Whether columns stand side by side in the lines of a page, as what keeps the layout of a sheet
/// gives them: a third of the lines have a wide gap within. Of 260 pages in reading order none has
/// one line in twelve that has.
pub(crate) fn is_side_by_side(page: &TextPage) -> bool {
    const LEAST: usize = 12;
    const ONE_OF: usize = 3;
    const GAP: &str = "   ";
    let printed = page.lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty());
    let gaps = printed.clone().filter(|text| text.contains(GAP)).count();
    gaps >= LEAST && gaps * ONE_OF >= printed.count()
}

/// What ends a line: LF, CRLF or CR, and what Unicode has beside them (UAX #14, BK). U+0085 is what
/// reading Windows texts as ISO 8859-1 makes of an ellipsis.
const ENDS: [&str; 5] = ["\r\n", "\n", "\r", "\u{2028}", "\u{2029}"];

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let is_end = ['\n', '\r', '\u{2028}', '\u{2029}'];
        let end = rest.find(is_end).unwrap_or(rest.len());
        let (line, tail) = rest.split_at(end);
        let ended = ENDS.iter().find_map(|end| tail.strip_prefix(end));
        rest = ended.unwrap_or(tail);
        Some(line)
    })
}
