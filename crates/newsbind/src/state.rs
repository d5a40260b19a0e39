//! The state of a build folder: what each output was made from, so that no work is done twice.
//!
//! The file is a journal, one JSON object a line, so that a run that is killed forgets nothing but
//! the issue it was at. The last line about an output counts. It may be deleted at any time.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::files::fill;
use crate::folder::unwritten;

/// What is known of the outputs of a build folder.
pub(crate) struct State {
    path: PathBuf,
    known: BTreeMap<(String, String), Made>,
    journal: Mutex<File>,
}

/// How an output of an issue was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Made {
    /// The digest of everything that was known before the export.
    pub(crate) from: String,
    /// What the exporter asked for, with the digest of what it got; none where there was no such
    /// file.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) assets: BTreeMap<String, Option<String>>,
    /// The length of each file in bytes, by path below the build folder.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) files: BTreeMap<String, u64>,
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
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn open(path: PathBuf) -> Result<Self, String> {
        let known = File::open(&path).map(|file| read(BufReader::new(file))).unwrap_or_default();
        Ok(Self { known, ..Self::append(path)? })
    }

    /// A state that is only written to, and knows nothing.
    ///
    /// # Errors
    /// If it cannot be.
    pub(crate) fn append(path: PathBuf) -> Result<Self, String> {
        let journal = File::options().create(true).append(true).open(&path);
        let journal = Mutex::new(journal.map_err(|error| unwritten(&path, &error))?);
        Ok(Self { path, known: BTreeMap::new(), journal })
    }

    /// How an output was made, as far as is known from before this run.
    pub(crate) fn made(&self, issue: &str, output: &str) -> Option<&Made> {
        self.known.get(&(issue.to_owned(), output.to_owned()))
    }

    /// Notes that an output is about to be made.
    ///
    /// # Errors
    /// If that cannot be done. Then it may not be made: what is known of it would be wrong.
    pub(crate) fn begin(&self, issue: &str, output: &str) -> Result<(), String> {
        self.write(issue, output, None)
    }

    /// Notes how an output was made.
    ///
    /// # Errors
    /// If that cannot be done. Then it is only made once more.
    pub(crate) fn note(&self, issue: &str, output: &str, made: Made) -> Result<(), String> {
        self.write(issue, output, Some(made))
    }

    fn write(&self, issue: &str, output: &str, made: Option<Made>) -> Result<(), String> {
        // The end of a line comes before it: where the one before was cut off, by a full disk or a
        // killed run, this one is whole.
        let mut text = b"\n".to_vec();
        let line = Line { issue: issue.to_owned(), output: output.to_owned(), made };
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        serde_json::to_writer(&mut text, &line)
            .map_err(io::Error::from)
            .and_then(|()| journal.write_all(&text))
            .map_err(|error| unwritten(&self.path, &error))
    }

    /// Writes the journal anew, each output once, in order.
    pub(crate) fn close(self) {
        drop(self.journal);
        let known = File::open(&self.path).map(|file| read(BufReader::new(file)));
        let draft = self.path.with_extension("draft");
        let shorter = known
            .and_then(|known| write_all(&draft, known))
            .and_then(|()| fs::rename(&draft, &self.path));
        if shorter.is_err() {
            // The journal as it is does as well, and a draft that stays is written over.
            let _ = fs::remove_file(&draft);
        }
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
    let mut lines = Vec::new();
    for ((issue, output), made) in known {
        serde_json::to_writer(&mut lines, &Line { issue, output, made: Some(made) })?;
        lines.push(b'\n');
    }
    fill(File::create(path)?, &lines)
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

    #[test]
    fn a_line_behind_a_torn_one_is_whole() {
        let path = std::env::temp_dir().join(format!("newsbind-{}-state", std::process::id()));
        fs::write(&path, r#"{"issue":"a","outp"#).unwrap();
        let state = State::open(path.clone()).unwrap();
        state.note("b", "epub", Made::default()).unwrap();
        state.close();
        let state = State::open(path.clone()).unwrap();
        assert_eq!(state.made("b", "epub"), Some(&Made::default()));
        fs::remove_file(path).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told() {
        let state = State::append("/dev/full".into()).unwrap();
        let expected = "cannot write `/dev/full`: the disk is full; make room, or name another folder with `-o`";
        assert_eq!(state.begin("a", "epub"), Err(expected.to_owned()));
        assert_eq!(state.note("a", "epub", Made::default()), Err(expected.to_owned()));
    }
}
