//! x
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program of its own")]
use newsbind_core::{TextLayer, TextLine, TextPage};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let a: Vec<String> = std::env::args().skip(1).collect();
    for file in &a[1..] {
        let text = std::fs::read_to_string(file)?.replace('\u{c}', "\n");
        let gold = serde_json::from_slice(&std::fs::read(file.replace(".txt", ".json"))?)?;
        let lines = (1..).zip(text.split('\n').map(str::to_owned)).map(|(number, text)| TextLine { number, text }).collect();
        let layer = TextLayer { pages: vec![TextPage { file: file.clone(), label: None, lines }] };
        println!("### {file}");
        for (g, l, t) in newsbind_rebuild::train::compare(&layer, &gold, a[0] == "han") { println!("{} {g:14} {l:14} {t}", if g==l {" "} else {"X"}); }
    }
    Ok(())
}
