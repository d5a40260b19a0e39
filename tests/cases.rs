//! Pages as text files, each with what a reader sees on it: `tests/rebuild/*.test`.
//!
//! `NEWSBIND_ACCEPT=1` in the environment writes what was found into the files instead of
//! comparing.

#![allow(clippy::disallowed_methods, reason = "a test reads its cases and its environment")]

mod outline;

use std::path::{Path, PathBuf};

use newsbind_core::{Warned, account};
use newsbind_read::{PageFile, read_text};
use newsbind_rebuild::rebuild;

/// The root of the project.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// One file of a case: what it is called, its page's label, its bytes.
struct Page {
    name: String,
    label: Option<String>,
    bytes: Vec<u8>,
}

struct Case {
    /// The file up to what is expected, to write it back.
    given: String,
    pages: Vec<Page>,
    expected: String,
}

#[test]
fn rebuilding() {
    let paths = paths("rebuild");
    let mut faults = Vec::new();
    for path in &paths {
        let text = std::fs::read_to_string(path).expect("a case can be read");
        if let Some(fault) = check(path, &parse(&text)) {
            faults.push(format!("{}\n{fault}", path.display()));
        }
    }
    assert!(paths.len() >= 100, "the cases are not found");
    let count = faults.len();
    assert!(faults.is_empty(), "{count} of {} cases:\n\n{}", paths.len(), faults.join("\n"));
}

#[test]
fn what_is_not_read_right_yet() {
    for path in paths("rebuild-open") {
        let text = std::fs::read_to_string(&path).expect("a case can be read");
        let case = parse(&text);
        let is_open = read(&case).map_or(true, |found| found != case.expected);
        assert!(is_open, "{} is read right: move it to `rebuild`", path.display());
    }
}

/// The cases in a folder, by name.
fn paths(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(ROOT).join("tests").join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder of the cases");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "test"));
    paths.sort();
    paths
}

/// A case is prose, then parts that begin with `--- page [LABEL]`, `--- file PATH [LABEL]` or
/// `--- expected`.
fn parse(text: &str) -> Case {
    let (given, expected) = text.split_once("--- expected\n").expect("`--- expected` in a case");
    let parts = given.split("\n--- ").skip(1);
    let pages = (1..).zip(parts).map(|(number, part)| page(number, part)).collect();
    Case { given: given.to_owned(), pages, expected: expected.to_owned() }
}

fn page(number: usize, part: &str) -> Page {
    let (head, text) = part.split_once('\n').unwrap_or((part, ""));
    let mut words = head.split(' ');
    let kind = words.next();
    assert!(matches!(kind, Some("page" | "file")), "`--- {head}` is no part of a case");
    let (name, bytes) = if kind == Some("file") {
        let name = words.next().expect("a path after `file`");
        (name.to_owned(), std::fs::read(Path::new(ROOT).join(name)).expect("the named file"))
    } else {
        (number.to_string(), unescape(text).into_bytes())
    };
    Page { name, label: words.next().map(str::to_owned), bytes }
}

/// Characters that an editor does not show are written as `\u{ad}`.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut unescaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("`}` after a code point");
        let code = u32::from_str_radix(code, 16).expect("a code point");
        unescaped.push(char::from_u32(code).expect("a character"));
        unescaped.push_str(rest);
    }
    unescaped
}

/// What is wrong with a case, if anything.
fn check(path: &Path, case: &Case) -> Option<String> {
    let found = match read(case) {
        Ok(found) if found == case.expected => return None,
        Ok(found) => found,
        Err(fault) => return Some(format!("  {fault}\n")),
    };
    if std::env::var_os("NEWSBIND_ACCEPT").is_some() {
        let text = format!("{}--- expected\n{found}", case.given);
        std::fs::write(path, text).expect("a case can be written");
        return None;
    }
    Some(outline::difference(&case.expected, &found))
}

/// What is read on the pages of a case; or what the account of them says is wrong.
fn read(case: &Case) -> Result<String, String> {
    let files: Vec<PageFile<'_>> = case
        .pages
        .iter()
        .map(|Page { name, label, bytes }| PageFile { name, label: label.as_deref(), bytes })
        .collect();
    let layer = read_text(&files, None).expect("a text").value;
    let Warned { value: issue, warnings } = rebuild(&layer, None);
    match account(&layer, &issue).faults.into_iter().next() {
        Some(fault) => Err(fault.message),
        None => Ok(outline::of_issue(&issue) + &outline::of_warnings(&warnings)),
    }
}
