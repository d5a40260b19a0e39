//! Lines and pages, and what is no page.

use newsbind_core::TextLayer;
use newsbind_read::{PageFile, read_text};

/// `text` makes these pages, each a list of line numbers and texts.
fn check(text: &str, pages: &[&[(u32, &str)]]) {
    let file = PageFile { name: "issue.txt", label: Some("A1"), bytes: text.as_bytes() };
    let layer = read_text(&[file], None).expect("a text");
    assert_eq!(layer.warnings, []);
    assert_eq!(outline(&layer.value), pages, "{text:?}");
    let labels: Vec<_> = layer.value.pages.iter().map(|page| page.label.as_deref()).collect();
    assert_eq!(labels[0], Some("A1"));
    assert!(labels[1..].iter().all(Option::is_none));
}

fn outline(layer: &TextLayer) -> Vec<Vec<(u32, &str)>> {
    layer
        .pages
        .iter()
        .map(|page| page.lines.iter().map(|line| (line.number, line.text.as_str())).collect())
        .collect()
}

#[test]
fn lines_end_at_lf_crlf_and_cr() {
    check("a\nb\r\nc\rd", &[&[(1, "a"), (2, "b"), (3, "c"), (4, "d")]]);
    check("a\n\n\nb\n", &[&[(1, "a"), (2, ""), (3, ""), (4, "b")]]);
    check("a\r\n\r\nb\r\n", &[&[(1, "a"), (2, ""), (3, "b")]]);
    check("a\u{2028}b\u{2029}c", &[&[(1, "a"), (2, "b"), (3, "c")]]);
    check("\n a \n", &[&[(1, ""), (2, " a ")]]);
}

#[test]
fn a_form_feed_begins_a_page() {
    check("a\n\u{c}b\nc\n", &[&[(1, "a")], &[(2, "b"), (3, "c")]]);
    check("a\u{c}b\n", &[&[(1, "a")], &[(1, "b")]]);
    check("a\n\u{c}\nb\n", &[&[(1, "a")], &[(2, ""), (3, "b")]]);
    check("a\n\u{c}\u{c}b", &[&[(1, "a")], &[], &[(2, "b")]]);
}

#[test]
fn a_last_form_feed_makes_no_page() {
    check("a\n\u{c}", &[&[(1, "a")]]);
    check("a\u{c}\r\n \n", &[&[(1, "a")]]);
}

#[test]
fn control_characters_stay() {
    check("a\u{7}b\u{b}c\u{85}\u{0}d\u{ad}\t", &[&[(1, "a\u{7}b\u{b}c\u{85}\u{0}d\u{ad}\t")]]);
}

/// One file is refused with a message.
fn check_refused(bytes: &[u8], message: &str) {
    let error =
        read_text(&[PageFile { name: "x.txt", label: None, bytes }], None).expect_err("a refusal");
    assert_eq!(error.to_string(), message);
}

#[test]
fn what_is_no_text_is_refused() {
    for (bytes, message) in [
        (&b""[..], "`x.txt` is empty; check how its text was extracted"),
        (&b" \r\n\x0c\n"[..], "`x.txt` is empty; check how its text was extracted"),
        (
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            "`x.txt` is not a text: it looks like a PNG picture; pictures come in by `[[figure]]` of a sidecar, the text of a scan by OCR",
        ),
        (
            &b"%PDF-1.7\n"[..],
            "`x.txt` is not a text: it looks like a PDF; extract its text first, for example with `pdftotext -raw`",
        ),
        (
            &b"abc\0\0\0\0def"[..],
            "`x.txt` is not a text: it looks like binary data (4 of 10 characters cannot be printed); take the text file of the page",
        ),
    ] {
        check_refused(bytes, message);
    }
    check_refused(
        &vec![0; (1 << 30) + 1],
        "`x.txt` has 1073741825 bytes, more than the 1073741824 that are read; divide it into pages",
    );
}

#[test]
fn an_issue_needs_a_page_with_text() {
    assert_eq!(
        read_text(&[], None).unwrap_err().to_string(),
        "there are no pages; name a text file or a folder of them"
    );
    let file = |name, bytes| PageFile { name, label: None, bytes };
    let layer = read_text(&[file("1.txt", b""), file("2.txt", b"text")], None).unwrap();
    assert_eq!(layer.value.pages.len(), 2);
    assert_eq!(layer.warnings[0].message, "`1.txt` is an empty page");
}

#[test]
fn columns_side_by_side_are_told() {
    let across = "The ferry sails at six.     The tram sails no more.\n";
    let in_order = "The ferry sails at six.\n";
    for (text, expected) in [
        (across.repeat(12), 1),
        (format!("{}{}", in_order.repeat(24), across.repeat(12)), 1),
        // A table of a page, and a page that is hardly one.
        (format!("{}{}", in_order.repeat(25), across.repeat(12)), 0),
        (across.repeat(11), 0),
    ] {
        let file = PageFile { name: "1.txt", label: None, bytes: text.as_bytes() };
        let layer = read_text(&[file], Some("utf-8")).unwrap();
        let told = |warning: &&newsbind_core::Warning| warning.message.contains("side by side");
        assert_eq!(layer.warnings.iter().filter(told).count(), expected, "{text}");
    }
}
