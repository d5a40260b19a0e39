//! The assets of an issue: files in its folder or the configuration's, and no others.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use newsbind_core::{AssetError, Assets, check_path};

use crate::digest::digest;
use crate::load::read_at_most;

/// The longest asset, in bytes: a font of all of Unicode is shorter, and so is a picture for print.
const LONGEST: u64 = 256 << 20;

/// The files that one output of one issue may take in.
///
/// A name that an issue gives is looked for in the issue's folder, then in the configuration's, and
/// cannot lead out of them: an issue may come from anyone. Links in those folders are followed, as
/// anywhere. A name that stands in the output's own options was written by the person, so it is a
/// path from the configuration's folder, anywhere.
pub(crate) struct Files<'a> {
    issue: &'a Path,
    config: &'a Path,
    texts: &'a BTreeSet<String>,
    /// What was asked for, by name.
    pub(crate) asked: RefCell<BTreeMap<String, Option<Asset>>>,
}

/// An asset that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asset {
    /// The file.
    pub(crate) path: PathBuf,
    /// The digest of what is in it.
    pub(crate) digest: String,
}

impl<'a> Files<'a> {
    /// `issue` is the folder of the issue's text, JSON or sidecar, `config` the configuration's;
    /// `texts` are those of the output's options.
    pub(crate) fn new(issue: &'a Path, config: &'a Path, texts: &'a BTreeSet<String>) -> Self {
        Self { issue, config, texts, asked: RefCell::default() }
    }

    fn find(&self, name: &str) -> Result<PathBuf, String> {
        if self.texts.contains(name) {
            let path = self.config.join(name);
            return if path.exists() { Ok(path) } else { Err(missing("configuration", &path)) };
        }
        if check_path(name).is_err() {
            return Err("an issue may only name files below its own folder".to_owned());
        }
        let beside = [self.issue, self.config].map(|folder| folder.join(name));
        let found = beside.iter().find(|path| path.exists()).cloned();
        found.ok_or_else(|| missing("issue", &beside[0]))
    }
}

fn missing(beside: &str, path: &Path) -> String {
    format!("there is no such file; put it beside the {beside}, at `{}`", path.display())
}

impl Assets for Files<'_> {
    fn read(&self, name: &str) -> Result<Vec<u8>, AssetError> {
        let read = self
            .find(name)
            .and_then(|path| read_at_most(&path, LONGEST).map(|bytes| (path, bytes)));
        let asset = read
            .as_ref()
            .ok()
            .map(|(path, bytes)| Asset { path: path.clone(), digest: digest([bytes.as_slice()]) });
        self.asked.borrow_mut().insert(name.to_owned(), asset);
        read.map(|(_, bytes)| bytes).map_err(|reason| AssetError { name: name.to_owned(), reason })
    }
}
