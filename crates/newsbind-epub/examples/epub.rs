//! Writes documents of the contract as e-books, to look at: `epub OUT.epub OPTIONS ISSUE.json…`.
//! Options are JSON; several issues make one book. Prints the time, and each warning.

#![allow(clippy::disallowed_methods, reason = "an example reads files and measures time")]
#![allow(clippy::print_stderr, reason = "an example talks to its user")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use newsbind_core::{AssetError, Assets, Exporter, Issue, MemoryOutput};
use newsbind_epub::{Binding, Epub, Part};

/// Files beside the first issue.
struct Folder<'a>(&'a Path);

impl Assets for Folder<'_> {
    fn read(&self, name: &str) -> Result<Vec<u8>, AssetError> {
        std::fs::read(self.0.join(name))
            .map_err(|error| AssetError { name: name.to_owned(), reason: error.to_string() })
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [to, options, issues @ ..] = &arguments[..] else {
        return Err("usage: epub OUT.epub OPTIONS ISSUE.json…".into());
    };
    let epub: Epub = serde_json::from_str(options)?;
    let read = |path: &String| -> Result<Issue, Box<dyn Error>> {
        Ok(serde_json::from_slice(&std::fs::read(path)?)?)
    };
    let issues: Vec<Issue> = issues.iter().map(read).collect::<Result<_, _>>()?;
    let folder = Path::new(&arguments[2]).parent().unwrap_or(Path::new("."));
    let assets = &Folder(folder);
    let mut out = MemoryOutput::default();
    let start = Instant::now();
    match &issues[..] {
        [issue] => epub.export(issue, assets, &mut out)?,
        _ => {
            let parts = issues.iter().map(|issue| Part { issue, assets }).collect();
            epub.bind(&Binding { id: "bound", title: "Bound", parts, assets }, &mut out)?;
        }
    }
    eprintln!("{:.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    for warning in &out.warnings {
        eprintln!("warning: {warning}");
    }
    let file = out.files.values().next().ok_or("nothing was written")?;
    std::fs::write(to, &file.bytes)?;
    Ok(())
}
