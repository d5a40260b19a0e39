//! The destination: where a run writes to, as `-o` and the configuration say.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::bind::Book;
use crate::formats;
use crate::inputs::{Input, ending};
use crate::outputs::Output;
use crate::report::{Failure, count};

/// Where a run writes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A build folder.
    Folder(PathBuf),
    /// One file, for the document of one issue in one format, or for one book.
    File(PathBuf),
    /// Standard output, for the same.
    Standard,
}

impl Destination {
    /// What `-o` means: a file where its path ends as a document does and no folder of that name is
    /// there.
    ///
    /// # Errors
    /// If it is a file that cannot be what is wanted: there is more than one issue or format, the
    /// format has another ending, or the file is one of those that are read.
    pub(crate) fn of(
        out: &Path,
        inputs: &[Input],
        outputs: &[Output],
        books: &[Book],
    ) -> Result<Self, Failure> {
        if out == Path::new("-") {
            return Ok(Self::Standard);
        }
        let wanted: Vec<&Output> =
            outputs.iter().chain(books.iter().map(|book| &book.output)).collect();
        let known = |ending: &str| {
            formats::of_document(ending).is_some()
                || wanted.iter().any(|output| output.ending == ending)
        };
        let shown = out.display();
        let ending = match ending_of_file(out) {
            Some(ending) if known(&ending) => ending,
            Some(ending) if DOCUMENTS.contains(&ending.as_str()) => {
                return Err(Failure::new(format!(
                    "`{shown}` ends as no output does; let it end in {}, or name a folder: `-o {shown}/`",
                    endings(&wanted)
                )));
            }
            _ => return Ok(Self::Folder(out.to_owned())),
        };
        if !is_one(inputs, outputs, books) {
            return Err(Failure::new(format!(
                "`{shown}` is one file, here are {} and {}; name one PATH and one format with `-f`, or a folder: `-o {shown}/`",
                count(inputs.len(), "issue"),
                count(wanted.len(), "format")
            )));
        }
        if let Some(other) = wanted.iter().find(|output| output.ending != ending) {
            let mut ways_out = Vec::new();
            if !other.ending.is_empty() {
                ways_out.push(format!("let it end in `.{}`", other.ending));
            }
            let is_built_in = formats::named(&other.format).is_some();
            if let Some(format) = formats::of_document(&ending).filter(|_| is_built_in) {
                ways_out.push(format!("write `-f {format}`"));
            }
            ways_out.push(format!("name a folder: `-o {shown}/`"));
            return Err(Failure::new(format!(
                "`{shown}` does not end as a file of `{}` does; {}",
                other.name,
                ways_out.join(", or ")
            )));
        }
        if inputs.iter().any(|input| is_read(out, input)) {
            return Err(Failure::new(format!(
                "`{shown}` is read, so it is not written over; name another file with `-o`"
            )));
        }
        Ok(Self::File(out.to_owned()))
    }
}

/// What files of other programs end in: whoever writes so means a file. A folder may well be called
/// `issue.2024`.
const DOCUMENTS: [&str; 18] = [
    "azw", "azw3", "csv", "doc", "docx", "fb2", "htm", "html", "kfx", "md", "mobi", "odt", "rst",
    "rtf", "tex", "text", "xhtml", "xml",
];

/// What documents of the outputs that are wanted, and of the built-in formats, end in.
fn endings(wanted: &[&Output]) -> String {
    let own = wanted.iter().map(|output| output.ending.clone());
    let endings = own.chain(formats::endings().map(str::to_owned));
    let endings: BTreeSet<String> = endings.filter(|ending| !ending.is_empty()).collect();
    let shown = endings.iter().map(|ending| format!("`.{ending}`"));
    shown.collect::<Vec<_>>().join(", ")
}

/// Whether one document comes of all that is wanted.
pub(crate) fn is_one(inputs: &[Input], outputs: &[Output], books: &[Book]) -> bool {
    matches!((inputs, outputs, books), ([_], [_], []) | (_, [], [_]))
}

/// The format of a file that `-o` names, where no format is named.
pub(crate) fn format(out: Option<&Path>) -> Option<&'static str> {
    formats::of_document(&ending_of_file(out?)?)
}

/// The ending of a path that may be a file's.
fn ending_of_file(path: &Path) -> Option<String> {
    let is_folder = path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator);
    Some(ending(path)).filter(|ending| !is_folder && !ending.is_empty())
}

/// Whether a path leads to a file of an issue.
fn is_read(path: &Path, input: &Input) -> bool {
    let Ok(place) = path.canonicalize() else { return false };
    let mut read = input.paths().iter().chain(&input.sidecar);
    read.any(|path| path.canonicalize().is_ok_and(|path| path == place))
}
