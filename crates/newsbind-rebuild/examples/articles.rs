//! Prints the articles of a page as JSON.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program of its own")]
use newsbind_core::{TextLayer, TextLine, TextPage, account};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().find(|a| a.ends_with(".txt")).unwrap_or_default();
    let text = String::from_utf8_lossy(&std::fs::read(&file)?).replace("\r\n", "\n").replace('\u{c}', "\n");
    let lines = (1..).zip(text.split('\n').map(str::to_owned)).map(|(number, text)| TextLine { number, text }).collect();
    let layer = TextLayer { pages: vec![TextPage { file, label: None, lines }] };
    let warned = newsbind_rebuild::rebuild(&layer, None);
    let account = account(&layer, &warned.value);
    for fault in account.faults.iter().take(3) { eprintln!("FAULT {fault:?}"); }
    println!("{}", serde_json::to_string_pretty(&warned.value)?);
    Ok(())
}
