//! Sets the labels that are read beside those that the gold articles give, line by line; lines where
//! they differ begin with `X`.
//!
//! ```text
//! cargo run --release -p newsbind-rebuild --features train --example compare -- han PAGE.txt…
//! ```

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program of its own")]

use std::error::Error;
use std::fs;
use std::path::Path;

use newsbind_read::{PageFile, read_issue, read_text};
use newsbind_rebuild::train;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((writing, files)) = arguments.split_first() else {
        return Err("say `han` or `latin`, and pages".into());
    };
    for file in files {
        println!("### {file}");
        let gold = read_issue(file, &fs::read(Path::new(file).with_extension("json"))?)?.value;
        let text = fs::read(file)?;
        let page = PageFile { name: file, label: None, bytes: &text };
        let layer = read_text(&[page], Some("utf-8"))?.value;
        for line in train::compare(&layer, &gold, writing == "han") {
            let mark = if line.gold == line.read { ' ' } else { 'X' };
            println!("{mark} {:14} {:14} {}", line.gold, line.read, line.text);
        }
    }
    Ok(())
}
