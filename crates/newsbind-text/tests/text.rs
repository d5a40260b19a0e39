//! Issues as JSON beside the texts they give, in `tests/cases`.

use std::error::Error;

use newsbind_core::{Exporter, Issue, MemoryAssets, MemoryOutput};
use newsbind_text::Text;

const ZH: &str = include_str!("cases/zh.json");
const EN: &str = include_str!("cases/en.json");

fn check(issue: &str, options: &str, expected: &str) -> Result<(), Box<dyn Error>> {
    let issue: Issue = serde_json::from_str(issue)?;
    let options: Text = serde_json::from_str(options)?;
    let mut out = MemoryOutput::default();
    options.export(&issue, &MemoryAssets::default(), &mut out)?;
    let file = &out.files[&format!("{}.txt", issue.id)];
    assert_eq!(String::from_utf8_lossy(&file.bytes), expected);
    Ok(())
}

#[test]
fn chinese_is_indented() -> Result<(), Box<dyn Error>> {
    check(ZH, "{}", include_str!("cases/zh.txt"))
}

#[test]
fn chinese_in_lines_of_forty_columns() -> Result<(), Box<dyn Error>> {
    check(ZH, r#"{"wrap": 40, "headlines": "hashes"}"#, include_str!("cases/zh-wrapped.txt"))
}

#[test]
fn english_has_blank_lines() -> Result<(), Box<dyn Error>> {
    check(EN, r#"{"wrap": 60}"#, include_str!("cases/en.txt"))
}

#[test]
fn english_otherwise() -> Result<(), Box<dyn Error>> {
    let options = r#"{"wrap": 60, "contents": false, "pages": false, "headlines": "capitals", "paragraphs": "indent"}"#;
    check(EN, options, include_str!("cases/en-indented.txt"))
}
