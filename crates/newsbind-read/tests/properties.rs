//! Whatever the bytes are, reading ends, panics never, and loses no character of a text.

use newsbind_read::{PageFile, read_issue, read_text};

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

const LABELS: [Option<&str>; 8] = [
    None,
    Some("utf-8"),
    Some("utf-16le"),
    Some("gb18030"),
    Some("big5"),
    Some("shift_jis"),
    Some("euc-kr"),
    Some("windows-1252"),
];

fn file(bytes: &[u8]) -> PageFile<'_> {
    PageFile { name: "x.txt", label: None, bytes }
}

#[test]
fn random_bytes_never_panic_and_are_no_text() {
    let mut random = Random(1);
    for _ in 0..2000 {
        let length = random.below(300);
        let bytes = random.bytes(length);
        for label in LABELS {
            let _ = read_text(&[file(&bytes)], label);
        }
        let _ = read_issue("x.json", &bytes);
    }
    for _ in 0..200 {
        let bytes = random.bytes(4096);
        assert!(read_text(&[file(&bytes)], None).is_err());
    }
}

#[test]
fn a_damaged_page_never_panics_and_keeps_its_characters() {
    let page = include_bytes!("../../../seeds/000_34008544ac8028ee.txt");
    let whole = read_text(&[file(page)], None).unwrap().value;
    let length: usize = whole.pages[0].lines.iter().map(|line| line.text.chars().count()).sum();
    let mut random = Random(2);
    for _ in 0..100 {
        let mut bytes = page.to_vec();
        for _ in 0..20 {
            let at = random.below(bytes.len());
            bytes[at] = random.bytes(1)[0];
        }
        let layer = read_text(&[file(&bytes)], None).unwrap().value;
        let lines = layer.pages.iter().flat_map(|page| &page.lines);
        let left: usize = lines.map(|line| line.text.chars().count()).sum();
        // A damaged byte costs a character, or makes up to three of one.
        assert!(left.abs_diff(length) <= 60, "{left} of {length}");
    }
}

#[test]
fn a_damaged_document_never_panics() {
    let json = r#"{"schema":"newsbind.issue/1","id":"x","sections":[{"articles":[{"headline":"版",
        "body":[{"kind":"figure","caption":"c","source":[[1,2,0,1]]},{"kind":"x","text":"a"}]}]}]}"#;
    let mut random = Random(3);
    for _ in 0..5000 {
        let mut bytes = json.as_bytes().to_vec();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = random.bytes(1)[0],
                1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let _ = read_issue("x.json", &bytes);
    }
    let deep = "[".repeat(100_000);
    assert!(read_issue("x.json", deep.as_bytes()).is_err());
}
