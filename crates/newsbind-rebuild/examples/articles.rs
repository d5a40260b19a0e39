//! Prints the articles of a page as JSON.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program of its own")]
use newsbind_core::{TextLayer, TextLine, TextPage, account};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().find(|a| a.ends_with(".txt")).unwrap_or_default();
    let text = String::from_utf8_lossy(&std::fs::read(&file)?).replace("\r\n", "\n").replace('\u{c}', "\n");
    let lines = (1..).zip(text.split('\n').map(str::to_owned)).map(|(number, text)| TextLine { number, text }).collect();
    let layer = TextLayer { pages: vec![TextPage { file, label: None, lines }] };
    #[cfg(feature="train")]
    if std::env::args().any(|a| a == "gold") || std::env::var("GOLD").is_ok() {
        let f = layer.pages[0].file.clone();
        let f = f.replace("/work/shared/bench/","/tmp/tr/bench/").replace("en2/page","en2/page");
        let mut p = std::path::PathBuf::from(&f); let name = p.file_name().unwrap().to_string_lossy().replace(".mupdf.txt",".json").replace(".pdfminer.txt",".json").replace(".txt",".json");
        let set = p.parent().unwrap().file_name().unwrap().to_string_lossy().to_string();
        let set = if set=="zh2" {"zh2.mupdf".into()} else {set};
        p = std::path::PathBuf::from(format!("/tmp/tr/bench/{set}/{name}"));
        let gold = serde_json::from_slice(&std::fs::read(&p)?)?;
        let issue = newsbind_rebuild::train::ceiling(&layer, &gold, if set.starts_with("zh") {"zh-Hans"} else {"en"});
        println!("{}", serde_json::to_string_pretty(&issue)?);
        return Ok(());
    }
    let warned = newsbind_rebuild::rebuild(&layer, None);
    let account = account(&layer, &warned.value);
    for fault in account.faults.iter().take(3) { eprintln!("FAULT {fault:?}"); }
    println!("{}", serde_json::to_string_pretty(&warned.value)?);
    Ok(())
}
