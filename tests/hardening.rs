//! Bytes that nobody would write: every entry point takes them without a panic, for a bounded time.
//!
//! `NEWSBIND_FUZZ_SECONDS` is the time of each entry point (1 where nothing is said), and
//! `NEWSBIND_FUZZ_SEED` another beginning.

#![allow(clippy::disallowed_methods, reason = "a test reads its corpus and keeps its time")]
#![allow(clippy::print_stdout, reason = "a test says how much it has tried")]

mod entries;

use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

use entries::{ENTRIES, Entry};
use serde_json::Value;

/// The root of the project.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// No input is longer, so that many are tried.
const LONGEST: usize = 24 << 10;

/// What breaks programs more often than other bytes.
const WORDS: [&[u8]; 24] = [
    b"\x0c",
    b"\n\n",
    b"\r",
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x1b[31m",
    b"\xe2\x80\x8d",
    b"\xc2\xad",
    b"\xef\xac\x81",
    b"\xf0\x9f\x87\xa8",
    b"\xe3\x80\x80",
    "（记者 王）".as_bytes(),
    "下转第4版".as_bytes(),
    b"Continued on Page 9",
    b"{",
    b"[",
    b"\"",
    b"null",
    b"-1",
    b"18446744073709551616",
    b"\"kind\":\"figure\"",
    b"\"sources\":{\"headline\":[[1,1,0,9]]}",
];

#[test]
fn no_bytes_bring_an_entry_point_down() {
    let seconds = setting("NEWSBIND_FUZZ_SECONDS", 1);
    let corpus = corpus();
    assert!(corpus.len() > 50, "the corpus is not found");
    let mut findings = Vec::new();
    for (name, entry) in ENTRIES {
        let mut random = Random(setting("NEWSBIND_FUZZ_SEED", 1));
        let (tried, finding) = try_for(Duration::from_secs(seconds), entry, &corpus, &mut random);
        println!("{name}: {tried} executions");
        findings.extend(finding.map(|bytes| keep(name, &bytes)));
    }
    assert!(findings.is_empty(), "inputs that brought an entry point down: {findings:?}");
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Pages, issues, configurations, and what brought an entry point down before.
fn corpus() -> Vec<Vec<u8>> {
    let mut corpus = Vec::new();
    for folder in ["seeds", "tests/rebuild", "tests/inputs", "tests/config", "tests/corpus"] {
        let mut entries: Vec<_> = std::fs::read_dir(Path::new(ROOT).join(folder))
            .into_iter()
            .flatten()
            .flatten()
            .collect();
        entries.sort_by_key(std::fs::DirEntry::path);
        corpus.extend(entries.iter().filter_map(|entry| std::fs::read(entry.path()).ok()));
    }
    corpus.iter_mut().for_each(|bytes| bytes.truncate(LONGEST));
    corpus.extend(std::fs::read(Path::new(ROOT).join("tests/sample-page.json")));
    corpus
}

/// Tries the corpus as it is, then changed, until the time is over or something is found.
fn try_for(
    time: Duration,
    entry: Entry,
    corpus: &[Vec<u8>],
    random: &mut Random,
) -> (usize, Option<Vec<u8>>) {
    let start = Instant::now();
    let mut tried = 0;
    while tried == 0 || start.elapsed() < time {
        let bytes = match corpus.get(tried) {
            Some(bytes) => bytes.clone(),
            None => changed(corpus, random),
        };
        tried += 1;
        if catch_unwind(|| entry(&bytes)).is_err() {
            return (tried, Some(bytes));
        }
    }
    (tried, None)
}

/// One of the corpus, changed at some places.
fn changed(corpus: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    if random.below(2) == 0 {
        return changed_bytes(corpus, random);
    }
    let issues: Vec<_> = corpus.iter().filter(|bytes| bytes.starts_with(b"{")).collect();
    let issue: &[u8] = random.one::<&Vec<u8>>(&issues);
    match serde_json::from_slice(issue) {
        Ok(mut document) => {
            (0..=random.below(4)).for_each(|_| change_value(&mut document, corpus, random));
            serde_json::to_vec(&document).expect("a value can be written")
        }
        Err(_) => changed_bytes(corpus, random),
    }
}

/// Changes a value somewhere in a document, so that it stays JSON and may stay an issue.
fn change_value(value: &mut Value, corpus: &[Vec<u8>], random: &mut Random) {
    let deeper = random.below(8) > 0;
    match value {
        Value::Array(values) if deeper && !values.is_empty() => {
            let at = random.below(values.len());
            match random.below(12) {
                0 => drop(values.remove(at)),
                1 => values.push(values[at].clone()),
                2 => values.reverse(),
                _ => change_value(&mut values[at], corpus, random),
            }
        }
        Value::Object(fields) if deeper && !fields.is_empty() => {
            let at = random.below(fields.len());
            let field = fields.values_mut().nth(at).expect("a field of the object");
            change_value(field, corpus, random);
        }
        _ => {
            let text = String::from_utf8_lossy(random.one::<Vec<u8>>(corpus)).into_owned();
            let word = String::from_utf8_lossy(random.one::<&[u8]>(&WORDS)).into_owned();
            *value = match random.below(8) {
                0 => Value::Null,
                1 => (-1).into(),
                2 => u64::MAX.into(),
                3 => Value::Array(Vec::new()),
                4 => "".into(),
                5 => word.into(),
                6 => text.chars().take(random.below(3000)).collect::<String>().into(),
                _ => "a/../b".into(),
            };
        }
    }
}

fn changed_bytes(corpus: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = random.one(corpus).clone();
    for _ in 0..=random.below(6) {
        let (from, to) = random.range(bytes.len());
        match random.below(7) {
            0 => bytes.truncate(from),
            1 => drop(bytes.drain(from..to)),
            2 => drop(bytes.splice(from..from, random.one(&WORDS).iter().copied())),
            3 => bytes[from..to].reverse(),
            4 => {
                let twice = bytes[from..to].to_vec();
                drop(bytes.splice(to..to, twice));
            }
            5 => {
                let other = random.one(corpus);
                let (start, end) = random.range(other.len());
                drop(bytes.splice(from..to, other[start..end].iter().copied()));
            }
            _ => bytes.iter_mut().skip(from).take(1).for_each(|byte| *byte = random.byte()),
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

fn keep(name: &str, bytes: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.finding"));
    std::fs::write(&path, bytes).expect("a finding can be written");
    path.display().to_string()
}

/// Numbers that are the same for the same beginning (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (end.max(1) as u64)).unwrap_or_default()
    }

    fn byte(&mut self) -> u8 {
        self.below(256).try_into().unwrap_or_default()
    }

    fn range(&mut self, end: usize) -> (usize, usize) {
        let from = self.below(end + 1);
        (from, from + self.below((end - from).min(400) + 1))
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
