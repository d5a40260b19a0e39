//! Learns the weights anew: `cargo run --release --example train --features train -p newsbind-rebuild -- han weights/han.tsv FOLDER…`
#![expect(clippy::disallowed_methods, clippy::print_stderr, reason = "a program of its own")]

use std::path::Path;
use newsbind_core::{Issue, TextLayer, TextLine, TextPage};
use newsbind_rebuild::train::{self, Example, Settings};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let han = arguments[0] == "han";
    let mut examples = Vec::new();
    for folder in &arguments[2..] {
        let mut files: Vec<_> = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
        files.retain(|p| p.extension().is_some_and(|e| e == "txt"));
        files.sort();
        for file in files {
            examples.extend(load(&file, han)?);
        }
    }
    eprintln!("{} pages", examples.len());
    let mut counts = std::collections::BTreeMap::new();
    for e in &examples { for l in train::labels(e) { *counts.entry(l).or_insert(0) += 1; } }
    eprintln!("{counts:?}");
    let v = |n: &str, d: f32| std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let tables = train::learn(&mut examples, &Settings { rounds: v("ROUNDS", 15.0) as usize, rate: v("RATE", 0.06), draw: v("DRAW", 0.02), cover: v("COVER", 0.3) });
    std::fs::write(&arguments[1], tables.first)?;
    std::fs::write(arguments[1].replace(".tsv", "-again.tsv"), tables.again)?;
    Ok(())
}

fn load(file: &Path, han: bool) -> Result<Vec<Example>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(file)?;
    let gold: Issue = serde_json::from_slice(&std::fs::read(file.with_extension("json"))?)?;
    let pages = text.split('\u{c}').take(1).map(|_| {
        let lines = (1..).zip(text.replace('\u{c}', "\n").lines().map(str::to_owned).collect::<Vec<_>>()).map(|(number, text)| TextLine { number, text }).collect();
        TextPage { file: String::new(), label: None, lines }
    }).collect();
    let layer = TextLayer { pages };
    Ok(train::examples(&layer, &gold, han))
}
