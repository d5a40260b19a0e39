//! What the program says and writes: broken configurations in `tests/config/*.test`, inputs and the
//! command line in `tests/inputs/*.test`.
//!
//! `NEWSBIND_ACCEPT=1` in the environment writes what happened into the files instead of comparing.

#![allow(clippy::disallowed_methods, reason = "a test makes files and runs the program")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the cases.
const TESTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests");

/// One step of a case.
enum Step<'a> {
    /// Makes a file, of a text so many times.
    File { path: &'a str, text: &'a str, times: usize },
    /// Makes a pipe that nobody writes into.
    Pipe(&'a str),
    /// Makes a folder.
    Folder(&'a str),
    /// Runs the program with these arguments, and this standard input.
    Run { arguments: &'a str, input: &'a str },
}

#[test]
fn configurations() {
    check_all("config", 20);
}

#[test]
fn inputs() {
    check_all("inputs", 10);
}

fn check_all(folder: &str, least: usize) {
    let paths = paths(&Path::new(TESTS).join(folder));
    assert!(paths.len() >= least, "the cases are not found");
    let faults: Vec<String> = paths.iter().filter_map(|path| check(path)).collect();
    let count = faults.len();
    assert!(faults.is_empty(), "{count} of {} cases:\n\n{}", paths.len(), faults.join("\n\n"));
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of the cases");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "test"));
    paths.sort();
    paths
}

/// The device that takes nothing, as if a disk were full.
const FULL: &str = "/dev/full";

/// Does what a case says, and compares what happened.
fn check(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).expect("a case can be read");
    let (given, expected) = text.split_once("--- expected\n").unwrap_or((&text, ""));
    // Only Linux has such a device.
    if given.contains(FULL) && !cfg!(target_os = "linux") {
        return None;
    }
    let name = path.file_stem().expect("a case has a name");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the case");
    let found: String = steps(given).iter().map(|step| take(step, &folder)).collect();
    if std::env::var_os("NEWSBIND_ACCEPT").is_some() {
        let given = given.trim_end();
        fs::write(path, format!("{given}\n--- expected\n{found}"))
            .expect("the case can be written");
        return None;
    }
    let fault = || {
        let path = path.display();
        format!("{path}\n--- expected\n{expected}--- found\n{found}")
    };
    (found != expected).then(fault)
}

/// A case is prose, then parts that begin with `--- file PATH` (or `--- file PATH * TIMES`),
/// `--- folder PATH`, `--- pipe PATH` or `--- run ARGUMENTS`.
fn steps(given: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in given.split("\n--- ").skip(1) {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        let (kind, rest) = head.split_once(' ').unwrap_or((head, ""));
        steps.push(match kind {
            "file" => {
                let (path, times) = rest.split_once(" * ").unwrap_or((rest, "1"));
                Step::File { path, text, times: times.parse().expect("a number of times") }
            }
            "pipe" => Step::Pipe(rest),
            "folder" => Step::Folder(rest),
            _ => {
                assert!(kind == "run", "what is `--- {head}`?");
                Step::Run { arguments: rest, input: text }
            }
        });
    }
    steps
}

/// Takes a step; gives what a run said and wrote.
fn take(step: &Step<'_>, folder: &Path) -> String {
    match step {
        Step::File { path, text, times } => {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
            fs::write(path, bytes(text).repeat(*times)).expect("a file of the case");
            String::new()
        }
        Step::Pipe(path) => {
            let made = Command::new("mkfifo").arg(folder.join(path)).status();
            assert!(made.expect("`mkfifo` can be run").success(), "a pipe of the case");
            String::new()
        }
        Step::Folder(path) => {
            fs::create_dir_all(folder.join(path)).expect("a folder of the case");
            String::new()
        }
        Step::Run { arguments, input } => run(arguments, input, folder),
    }
}

/// The text, in which `\xNN` is a byte.
fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two hexadecimal digits"));
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}

fn run(arguments: &str, input: &str, folder: &Path) -> String {
    let stdin = folder.join(".stdin");
    fs::write(&stdin, bytes(input)).expect("the standard input");
    let (arguments, device) = match arguments.split_once(" > ") {
        Some((arguments, device)) => (arguments, Some(device)),
        None => (arguments, None),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsbind"));
    command
        .current_dir(folder)
        .args(words(arguments))
        .env_remove("SOURCE_DATE_EPOCH")
        .stdin(fs::File::open(&stdin).expect("the standard input"));
    if let Some(device) = device {
        command.stdout(fs::File::options().write(true).open(device).expect("the device"));
    }
    let output = command.output().expect("the program can be run");
    let _ = fs::remove_file(stdin);
    let mut found = format!("exit {}\n", output.status.code().unwrap_or(-1));
    for line in String::from_utf8_lossy(&output.stderr).lines().filter(|line| !is_of_a_page(line)) {
        let _ = writeln!(found, "{}", without_figures(line).trim_end());
    }
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let _ = writeln!(found, "| {}", without_contents(line));
    }
    let mut files = Vec::new();
    list(&folder.join("out"), &mut files);
    for file in files {
        let file = file.strip_prefix(folder).expect("a file of the case");
        let _ = writeln!(found, "+ {}", file.display().to_string().replace('\\', "/"));
    }
    found
}

/// Arguments divided by spaces, but for those in quotation marks.
fn words(arguments: &str) -> Vec<String> {
    let parts = arguments.split('\'').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(String::from).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// Whether a line is a warning about a place on a page: what rebuilding says is not tested here.
fn is_of_a_page(line: &str) -> bool {
    let place = line.strip_prefix("warning: ").and_then(|rest| rest.split_once(": "));
    place.is_some_and(|(place, _)| place.ends_with(|c: char| c.is_ascii_digit()))
}

/// A summary, or an event, without the seconds it took.
fn without_figures(line: &str) -> String {
    if let Some((before, after)) = line.split_once("\"seconds\":") {
        return format!(
            "{before}\"seconds\":…{}",
            after.trim_start_matches(|c: char| !",}".contains(c))
        );
    }
    match line.split_once(" in ") {
        Some((before, after)) if after.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{before}{}", after.find(';').map_or("", |at| &after[at..]))
        }
        _ => line.to_owned(),
    }
}

/// An answer of the worker without what is in the files, which is not tested here.
fn without_contents(line: &str) -> String {
    match line.split_once("\"bytes\":").filter(|_| line.starts_with("{\"id\"")) {
        Some((before, _)) => format!("{before}\"bytes\":…"),
        None => line.to_owned(),
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        match path.is_dir() {
            true if path.ends_with(".newsbind") => {}
            true => list(&path, files),
            false => files.push(path),
        }
    }
}
