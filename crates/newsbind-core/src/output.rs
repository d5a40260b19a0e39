//! Where an exporter writes to.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::ExportError;

/// Takes an exporter's files, warnings and progress.
///
/// Nothing is visible to others before the export has ended well.
pub trait Output {
    /// Opens a file; dropping what is returned ends it.
    ///
    /// `path` is relative, with `/`, without `.` or `..`. The file `ISSUE-ID.EXTENSION` is the
    /// output's document; an exporter that makes a folder of files has no document, and calls them
    /// as it likes. `media_type` is an IANA media type such as `application/pdf`.
    ///
    /// # Errors
    /// If the path is not allowed or was opened before, or the file cannot be made.
    fn open(&mut self, path: &str, media_type: &str) -> Result<Box<dyn Write + '_>, ExportError>;

    /// Says what a person should look at: lower case, no full stop, names in backticks.
    fn warn(&mut self, message: &str);

    /// Says that `done` of `total` steps are done (what a step is, the exporter decides).
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] where the export should end at once.
    fn progress(&mut self, done: u64, total: u64) -> Result<(), ExportError>;
}

/// Outputs held in memory, for tests and for programs that go on with the bytes.
#[derive(Clone, Debug, Default)]
pub struct MemoryOutput {
    /// The files by path.
    pub files: BTreeMap<String, MemoryFile>,
    /// The warnings, in order.
    pub warnings: Vec<String>,
    /// The last progress: steps done and steps in all.
    pub progress: (u64, u64),
    /// Answers the next `progress` with "cancelled".
    pub cancel: bool,
}

/// One file of a [`MemoryOutput`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryFile {
    /// The media type it was opened with.
    pub media_type: String,
    /// What was written.
    pub bytes: Vec<u8>,
}

impl Output for MemoryOutput {
    fn open(&mut self, path: &str, media_type: &str) -> Result<Box<dyn Write + '_>, ExportError> {
        check_path(path)?;
        if self.files.contains_key(path) {
            return Err(ExportError::Refused(format!("`{path}` was written before")));
        }
        let file = MemoryFile { media_type: media_type.to_owned(), bytes: Vec::new() };
        Ok(Box::new(&mut self.files.entry(path.to_owned()).or_insert(file).bytes))
    }

    fn warn(&mut self, message: &str) {
        self.warnings.push(message.to_owned());
    }

    fn progress(&mut self, done: u64, total: u64) -> Result<(), ExportError> {
        self.progress = (done, total);
        if self.cancel { Err(ExportError::Cancelled) } else { Ok(()) }
    }
}

/// Holds a path of an output to its rules, which keep it below the output's folder on every system.
///
/// # Errors
/// If the path is absolute, has an empty part, `.` or `..`, or a character or name that some system
/// forbids (Windows: `<>:"|?*\`, control characters, a dot or space at the end, names of devices).
pub fn check_path(path: &str) -> Result<(), ExportError> {
    let good = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.contains(['\\', ':', '<', '>', '"', '|', '?', '*'])
            && !part.contains(|c: char| c.is_ascii_control())
            && !part.ends_with(['.', ' '])
            && !is_device(part)
    };
    if path.split('/').all(good) {
        return Ok(());
    }
    let message = format!("`{path}` is no path below the output folder");
    Err(ExportError::Io(io::Error::new(io::ErrorKind::InvalidInput, message)))
}

/// Whether Windows takes a name for a device, whatever its ending
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let numbered = |device: &str| {
        let rest = stem.get(..3).filter(|start| start.eq_ignore_ascii_case(device));
        rest.is_some() && matches!(&stem[3..], "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9")
    };
    ["con", "prn", "aux", "nul"].iter().any(|device| stem.eq_ignore_ascii_case(device))
        || numbered("com")
        || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_the_output() {
        for (path, good) in [
            ("a.txt", true),
            ("pages/第1版.html", true),
            ("/a", false),
            ("a//b", false),
            ("../a", false),
            ("a/./b", false),
            ("a\\b", false),
            ("c:a", false),
            ("a.", false),
            ("what?.txt", false),
            ("a\nb", false),
            ("con", false),
            ("x/Nul.txt", false),
            ("com1", false),
            ("command", true),
            ("com0", true),
            ("", false),
        ] {
            assert_eq!(MemoryOutput::default().open(path, "text/plain").is_ok(), good, "{path}");
        }
    }

    #[test]
    fn a_file_is_opened_once() {
        let mut out = MemoryOutput::default();
        out.open("a", "text/plain").unwrap().write_all(b"x").unwrap();
        assert!(out.open("a", "text/plain").is_err());
        assert_eq!(out.files["a"].bytes, b"x");
    }
}
