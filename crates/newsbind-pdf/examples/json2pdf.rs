//! Turns an issue in newsbind's JSON form into a PDF: `json2pdf issue.json folder [options.json]`.

use std::error::Error;
use std::path::{Path, PathBuf};

use newsbind_core::{AssetError, Assets, Exporter, Issue, MemoryOutput};
use newsbind_pdf::Pdf;

/// Pictures that lie beside the issue.
struct Beside(PathBuf);

impl Assets for Beside {
    fn read(&self, name: &str) -> Result<Vec<u8>, AssetError> {
        read(&self.0.join(name))
            .map_err(|error| AssetError { name: name.to_owned(), reason: error.to_string() })
    }
}

#[expect(clippy::disallowed_methods, reason = "an example is a program")]
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

#[expect(clippy::disallowed_methods, reason = "an example is a program")]
#[expect(clippy::print_stderr, reason = "an example is a program")]
fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder, options @ ..] = &arguments[..] else {
        return Err("give an issue in JSON and a folder to write to".into());
    };
    let input = Path::new(input);
    let issue: Issue = serde_json::from_slice(&read(input)?)?;
    let pdf = match options.first() {
        Some(options) => serde_json::from_slice(&read(Path::new(options))?)?,
        None => Pdf::default(),
    };
    let assets = Beside(input.parent().unwrap_or(Path::new(".")).to_owned());
    let mut out = MemoryOutput::default();
    pdf.export(&issue, &assets, &mut out)?;
    for warning in &out.warnings {
        eprintln!("warning: {warning}");
    }
    for (name, file) in &out.files {
        std::fs::write(Path::new(folder).join(name), &file.bytes)?;
    }
    Ok(())
}
