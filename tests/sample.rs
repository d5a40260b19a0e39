//! The real page of `seeds/`, from its text to every output.

#![allow(clippy::disallowed_methods, reason = "a test looks at the files that the program wrote")]

mod outline;

use std::path::{Path, PathBuf};
use std::process::Command;

use newsbind_core::{Issue, TextLayer, account};
use newsbind_read::{PageFile, read_issue, read_text};
use newsbind_rebuild::rebuild;

/// The root of the project.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const ID: &str = "000_34008544ac8028ee";

fn layer() -> TextLayer {
    let bytes = include_bytes!("../seeds/000_34008544ac8028ee.txt");
    read_text(&[PageFile { name: ID, label: None, bytes }], None).expect("a text").value
}

fn rebuilt() -> Issue {
    rebuild(&layer(), None).value
}

#[test]
fn the_articles_are_what_a_reader_sees() {
    let json = include_bytes!("sample-page.json");
    let expected = read_issue("sample-page.json", json).expect("an issue").value;
    let (expected, found) = (outline::of_issue(&expected), outline::of_issue(&rebuilt()));
    let found = found.split("\n\ndropped").next().unwrap_or_default().trim_end();
    assert!(expected.trim_end() == found, "\n{}", outline::difference(&expected, found));
}

#[test]
fn every_character_is_accounted_for() {
    let account = account(&layer(), &rebuilt());
    assert_eq!(account.faults, []);
    assert_eq!(account.characters, 7012);
    assert_eq!(account.owned + account.dropped, 7012);
}

#[test]
fn its_json_gives_the_same_outputs() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample");
    let _ = std::fs::remove_dir_all(&folder);
    let text = Path::new(ROOT).join("seeds").join(ID).with_extension("txt");
    let first = convert(&text, &folder.join("first"));
    let json = first.join(ID).with_extension("json");
    let second = convert(&json, &folder.join("second"));
    for format in ["json", "epub", "pdf", "txt"] {
        let bytes = |folder: &Path| {
            std::fs::read(folder.join(ID).with_extension(format)).expect("an output")
        };
        assert!(bytes(&first) == bytes(&second), "the {format} differs");
    }
}

/// Converts a file into all formats; gives the issue's folder.
fn convert(input: &Path, out: &Path) -> PathBuf {
    std::fs::create_dir_all(out).expect("a folder for the output");
    let output = Command::new(env!("CARGO_BIN_EXE_newsbind"))
        .current_dir(out)
        .arg("convert")
        .arg(input)
        .args(["--format", "json,epub,pdf,text", "--out"])
        .arg(out)
        .output()
        .expect("the program can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    out.join(ID)
}
