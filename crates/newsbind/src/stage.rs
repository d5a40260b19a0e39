//! The stage: an output's files are held back here until the export has ended well.

use std::collections::BTreeSet;
use std::io::Write;

use newsbind_core::{ExportError, Output, check_path};

use crate::interrupt;

/// Files and warnings of one export.
#[derive(Debug, Default)]
pub(crate) struct Stage {
    /// The files, in the order they were opened.
    pub(crate) files: Vec<File>,
    /// What a person should look at.
    pub(crate) warnings: Vec<String>,
    /// Their paths in lower case: many systems hold those that differ in case only for one.
    paths: BTreeSet<String>,
}

/// A file that is not yet written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// Its path, as the exporter calls it.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

impl Output for Stage {
    fn open(&mut self, path: &str, _: &str) -> Result<Box<dyn Write + '_>, ExportError> {
        check_path(path)?;
        if !self.paths.insert(path.to_lowercase()) {
            let twice = format!("`{path}` was written before, or under a name of another case");
            return Err(ExportError::Refused(twice));
        }
        self.files.push(File { path: path.to_owned(), bytes: Vec::new() });
        let file = self.files.last_mut().expect("a file was just put in");
        Ok(Box::new(&mut file.bytes))
    }

    fn warn(&mut self, message: &str) {
        self.warnings.push(message.to_owned());
    }

    fn progress(&mut self, _: u64, _: u64) -> Result<(), ExportError> {
        if interrupt::is_interrupted() { Err(ExportError::Cancelled) } else { Ok(()) }
    }
}
