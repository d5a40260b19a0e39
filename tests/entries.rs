//! The entry points that anyone's bytes reach: one function each, which must end without a panic.
//! The bounded tests of `hardening.rs` and the fuzzers of `tests/fuzz` call the same.

use newsbind_core::{
    Article, Block, Exporter, Figure, Issue, MemoryAssets, MemoryOutput, Section, account,
};
use newsbind_plugin_host::replay;
use newsbind_read::{PageFile, read_issue, read_text};
use newsbind_rebuild::rebuild;

/// An entry point.
pub(crate) type Entry = fn(&[u8]);

/// All of them, by name.
pub(crate) const ENTRIES: [(&str, Entry); 10] = [
    ("reader", reader),
    ("rebuilder", rebuilder),
    ("json-reader", json_reader),
    ("config", config),
    ("plugin-frames", plugin_frames),
    ("json", json),
    ("text", text),
    ("epub", epub),
    ("pdf", pdf),
    ("pictures", pictures),
];

/// Bytes of a page, in the encoding they seem to have and in one that the first byte chooses.
pub(crate) fn reader(data: &[u8]) {
    let encodings = ["utf-8", "gb18030", "big5", "shift_jis", "euc-kr", "utf-16le", "windows-1252"];
    let page = |bytes| [PageFile { name: "page", label: None, bytes }];
    let _ = read_text(&page(data), None);
    if let Some((first, rest)) = data.split_first() {
        let encoding = encodings[usize::from(*first) % encodings.len()];
        let _ = read_text(&page(rest), Some(encoding));
    }
}

/// Text of a page; every character of it has to be accounted for.
pub(crate) fn rebuilder(data: &[u8]) {
    let Ok(layer) = read_text(&[PageFile { name: "page", label: None, bytes: data }], None) else {
        return;
    };
    let rebuilt = rebuild(&layer.value, None);
    let account = account(&layer.value, &rebuilt.value);
    assert!(account.faults.is_empty(), "{:?}", account.faults);
}

/// An issue in JSON; what was read is written and read again as the same issue.
pub(crate) fn json_reader(data: &[u8]) {
    let Some(issue) = issue(data) else { return };
    let document = serde_json::to_vec(&issue).expect("an issue can be written");
    let again: Issue = serde_json::from_slice(&document).expect("what was written can be read");
    assert!(issue == again, "what was written is read as another issue");
}

/// A configuration; what is wrong with it is shown.
pub(crate) fn config(data: &[u8]) {
    if let Ok(text) = str::from_utf8(data) {
        let _ = newsbind::check_config(text);
    }
}

/// What a plugin's process says: the bytes as they are, then each line of them as a frame of a kind
/// that its first byte chooses.
pub(crate) fn plugin_frames(data: &[u8]) {
    let frame = |line: &[u8]| {
        let (kind, rest) = line.split_first().unwrap_or((&b'E', b""));
        let tag = b"MBWELPFAXD"[usize::from(*kind) % 10];
        [&[tag], (rest.len() as u32).to_le_bytes().as_slice(), rest].concat()
    };
    let frames: Vec<u8> = data.split(|byte| *byte == b'\n').flat_map(frame).collect();
    for words in [data, &frames] {
        replay(words, &MemoryAssets::default(), &mut MemoryOutput::default());
    }
}

/// An issue in JSON, exported as JSON.
pub(crate) fn json(data: &[u8]) {
    export::<newsbind_json::Json>(data);
}

/// An issue in JSON, exported as text.
pub(crate) fn text(data: &[u8]) {
    export::<newsbind_text::Text>(data);
}

/// An issue in JSON, exported as an e-book.
pub(crate) fn epub(data: &[u8]) {
    export::<newsbind_epub::Epub>(data);
}

/// An issue in JSON, exported as PDF.
pub(crate) fn pdf(data: &[u8]) {
    export::<newsbind_pdf::Pdf>(data);
}

/// A picture that an e-book and a PDF take in, as a PNG where it is nothing else.
pub(crate) fn pictures(data: &[u8]) {
    let as_png = [b"\x89PNG\r\n\x1a\n", data].concat();
    for bytes in [data, &as_png] {
        let figure = Figure { image: Some("picture".into()), ..Figure::default() };
        let article = Article { body: vec![Block::Figure(figure)], ..Article::default() };
        let sections = vec![Section { articles: vec![article], ..Section::default() }];
        let issue = Issue { id: "page".into(), sections, ..Issue::default() };
        let files = [("picture".to_owned(), bytes.to_vec())].into();
        let assets = MemoryAssets { files, ..MemoryAssets::default() };
        let _ =
            newsbind_epub::Epub::default().export(&issue, &assets, &mut MemoryOutput::default());
        let _ = newsbind_pdf::Pdf::default().export(&issue, &assets, &mut MemoryOutput::default());
    }
}

fn issue(data: &[u8]) -> Option<Issue> {
    read_issue("issue.json", data).ok().map(|read| read.value)
}

/// Exports an issue; what is no issue is taken for the text of a page.
fn export<E: Exporter + Default>(data: &[u8]) {
    let rebuilt = || {
        let page = PageFile { name: "page", label: None, bytes: data };
        let layer = read_text(&[page], None).ok()?;
        Some(Issue { id: "page".into(), ..rebuild(&layer.value, None).value })
    };
    let Some(issue) = issue(data).or_else(rebuilt) else { return };
    let mut out = MemoryOutput::default();
    let _ = E::default().export(&issue, &MemoryAssets::default(), &mut out);
}
