//! Issues as JSON beside the texts they give, in `tests/cases`.

use newsbind_core::{Exporter, Issue, MemoryAssets, MemoryOutput};
use newsbind_text::Text;

const ZH: &str = include_str!("cases/zh.json");
const EN: &str = include_str!("cases/en.json");

fn check(issue: &str, options: &str, expected: &str) {
    let issue: Issue = serde_json::from_str(issue).unwrap();
    let options: Text = serde_json::from_str(options).unwrap();
    let mut out = MemoryOutput::default();
    options.export(&issue, &MemoryAssets::default(), &mut out).unwrap();
    let file = &out.files[&format!("{}.txt", issue.id)];
    assert_eq!(String::from_utf8_lossy(&file.bytes), expected);
}

#[test]
fn chinese_is_indented() {
    check(ZH, "{}", include_str!("cases/zh.txt"));
}

#[test]
fn chinese_in_lines_of_forty_columns() {
    check(ZH, r#"{"wrap": 40, "headlines": "hashes"}"#, include_str!("cases/zh-wrapped.txt"));
}

#[test]
fn english_has_blank_lines() {
    check(EN, r#"{"wrap": 60}"#, include_str!("cases/en.txt"));
}

#[test]
fn english_otherwise() {
    let options = r#"{"wrap": 60, "contents": false, "pages": false, "headlines": "capitals", "paragraphs": "indent"}"#;
    check(EN, options, include_str!("cases/en-indented.txt"));
}
