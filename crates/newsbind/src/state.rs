//! The state of a build folder: what each output was made from, so that no work is done twice.
//!
//! The file is a journal, one JSON object a line, so that a run that is killed forgets nothing but the
//! issue it was at. The last line about an output counts. It may be deleted at any time.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// What is known of the outputs of a build folder.
pub(crate) struct State {
    path: PathBuf,
    known: BTreeMap<(String, String), Made>,
    journal: Mutex<Option<File>>,
}

/// How an output of an issue was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Made {
    /// The digest of everything that was known before the export.
    pub(crate) from: String,
    /// What the exporter asked for, with the digest of what it got; none where there was no such file.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) assets: BTreeMap<String, Option<String>>,
    /// The files, by path below the build folder.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) files: BTreeMap<String, Written>,
}

/// A file as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Written {
    /// Its length in bytes.
    pub(crate) length: u64,
    /// Its digest.
    pub(crate) digest: String,
}

#[derive(Serialize, Deserialize)]
struct Line {
    issue: String,
    output: String,
    /// None where the output is about to be made: should the run be killed, nothing is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    made: Option<Made>,
}

impl State {
    /// Reads the state. What cannot be read is not known, and so is made again.
    pub(crate) fn open(path: PathBuf) -> Self {
        let known = File::open(&path).map(|file| read(BufReader::new(file))).unwrap_or_default();
        Self { known, ..Self::append(path) }
    }

    /// A state that is only written to, and knows nothing.
    pub(crate) fn append(path: PathBuf) -> Self {
        let journal = File::options().create(true).append(true).open(&path).ok();
        Self { path, known: BTreeMap::new(), journal: Mutex::new(journal) }
    }

    /// How an output was made, as far as is known from before this run.
    pub(crate) fn made(&self, issue: &str, output: &str) -> Option<&Made> {
        self.known.get(&(issue.to_owned(), output.to_owned()))
    }

    /// Notes that an output is about to be made.
    pub(crate) fn begin(&self, issue: &str, output: &str) {
        self.write(issue, output, None);
    }

    /// Notes how an output was made.
    pub(crate) fn note(&self, issue: &str, output: &str, made: Made) {
        self.write(issue, output, Some(made));
    }

    fn write(&self, issue: &str, output: &str, made: Option<Made>) {
        let line = Line { issue: issue.to_owned(), output: output.to_owned(), made };
        let Ok(mut text) = serde_json::to_string(&line) else { return };
        text.push('\n');
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        // What is not noted is only made once more.
        let noted = journal.as_mut().map(|file| file.write_all(text.as_bytes()));
        if noted.is_some_and(|done| done.is_err()) {
            *journal = None;
        }
    }

    /// Writes the journal anew, each output once, in order.
    pub(crate) fn close(self) {
        drop(self.journal);
        let known = File::open(&self.path).map(|file| read(BufReader::new(file)));
        let draft = self.path.with_extension("draft");
        // It is only shorter thereafter; the journal as it is does as well.
        let _ = known
            .and_then(|known| write_all(&draft, known))
            .and_then(|()| fs::rename(&draft, &self.path));
    }
}

fn read(journal: impl BufRead) -> BTreeMap<(String, String), Made> {
    let mut known = BTreeMap::new();
    let lines = journal.split(b'\n').map_while(Result::ok);
    for line in lines.filter_map(|line| serde_json::from_slice::<Line>(&line).ok()) {
        let key = (line.issue, line.output);
        match line.made {
            Some(made) => known.insert(key, made),
            None => known.remove(&key),
        };
    }
    known
}

fn write_all(path: &Path, known: BTreeMap<(String, String), Made>) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for ((issue, output), made) in known {
        serde_json::to_writer(&mut file, &Line { issue, output, made: Some(made) })?;
        file.write_all(b"\n")?;
    }
    file.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_and_a_torn_one_does_not() {
        let journal = concat!(
            r#"{"issue":"a","output":"epub","made":{"from":"1"}}"#,
            "\n",
            r#"{"issue":"a","output":"epub","made":{"from":"2"}}"#,
            "\n",
            r#"{"issue":"b","output":"epub","made":{"from":"3"}}"#,
            "\n",
            r#"{"issue":"b","output":"epub"}"#,
            "\n",
            r#"{"issue":"c","output":"epub","ma"#,
        );
        let known = read(journal.as_bytes());
        let found: Vec<_> =
            known.iter().map(|((issue, _), made)| (&**issue, &*made.from)).collect();
        assert_eq!(found, [("a", "2")]);
    }
}
