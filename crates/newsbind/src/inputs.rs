//! The inputs: which issues the given files, folders and patterns are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use newsbind_core::{SCHEMA, check_path};

use crate::arguments::Arguments;
use crate::diagnostic::nearest;
use crate::folder;
use crate::load::{LONGEST_ISSUE, read_at_most};
use crate::page_files;
use crate::report::{count, reason};

/// One issue that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// What messages call it: its path.
    pub(crate) name: String,
    /// Its id, from the name of its file or folder; a document in JSON says its own.
    pub(crate) id: String,
    /// Where its pages are.
    pub(crate) source: Source,
    /// The folder that its pictures are in.
    pub(crate) folder: PathBuf,
    /// What is said of it beside its pages.
    pub(crate) sidecar: Option<PathBuf>,
}

impl Input {
    /// Its pages, or its document.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        match &self.source {
            Source::Text(paths) => paths,
            Source::Json(path) => std::slice::from_ref(path),
            Source::Standard => &[],
        }
    }
}

/// Where the pages of an issue are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Text files, in order.
    Text(Vec<PathBuf>),
    /// A document of the contract.
    Json(PathBuf),
    /// Standard input, text or JSON.
    Standard,
}

/// What was found, and what was wrong on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The issues, in the order of the paths, each once.
    pub(crate) inputs: Vec<Input>,
    /// Files that were passed over, and why.
    pub(crate) warnings: Vec<String>,
    /// Paths that gave no issue.
    pub(crate) failures: Vec<Lack>,
    /// Folders whose files are taken for issues, and look like the pages of one.
    of_pages: Vec<PathBuf>,
    /// The folders that were given, and those of files and patterns that were.
    given: Vec<PathBuf>,
}

/// A path that gave no issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lack {
    /// The path, as messages call it.
    pub(crate) path: String,
    /// Why, in a whole message.
    pub(crate) why: String,
    /// Which of the paths that were given it is, or is below, from 0.
    pub(crate) given: usize,
}

/// The name of the sidecar that makes a folder one issue.
const FOLDER_SIDECAR: &str = "issue.toml";

/// Finds the issues of some paths, which begin at `base`.
pub(crate) fn find(base: &Path, paths: &[String]) -> Found {
    let mut found = Found::default();
    for (given, path) in paths.iter().enumerate() {
        let before = found.failures.len();
        if let Err(why) = found.add(base, path) {
            found.fail(&base.join(path), why);
        }
        found.failures[before..].iter_mut().for_each(|lack| lack.given = given);
    }
    found.hint_at_pages();
    let mut seen = BTreeSet::new();
    found.inputs.retain(|input| {
        let place = PathBuf::from(&input.name);
        seen.insert(std::fs::canonicalize(&place).unwrap_or(place))
    });
    if check_ids(&found.inputs).is_err() {
        found.call_by_paths();
    }
    found
}

impl Found {
    fn add(&mut self, base: &Path, path: &str) -> Result<(), String> {
        if path == "-" {
            self.inputs.push(standard_input());
            return Ok(());
        }
        let full = base.join(path);
        match std::fs::metadata(&full) {
            Ok(data) if data.is_dir() => {
                self.given.push(full.clone());
                self.add_folder(&full)
            }
            Ok(_) => {
                self.given.extend(full.parent().map(Path::to_owned));
                self.add_named(&full)
            }
            Err(_) if is_pattern(path) => {
                self.given.push(before_pattern(&full));
                self.add_pattern(&full)
            }
            Err(error) => Err(format!("`{}`: {}{}", full.display(), reason(&error), hint(path))),
        }
    }

    /// A file that was named.
    fn add_named(&mut self, path: &Path) -> Result<(), String> {
        match ending(path).as_str() {
            "toml" => Err(format!(
                "`{}` is no issue but a sidecar or a configuration; name the text beside it, or write `-c` before it",
                path.display()
            )),
            "json" => {
                self.inputs.push(document(path));
                Ok(())
            }
            _ => {
                self.inputs.push(text_file(path));
                Ok(())
            }
        }
    }

    /// A folder that was named: an issue, or a batch.
    fn add_folder(&mut self, folder: &Path) -> Result<(), String> {
        let before = self.inputs.len();
        self.enter(folder, &mut Vec::new())?;
        if self.inputs.len() == before {
            return Err(format!("`{}` has no pages; put *.txt files into it", folder.display()));
        }
        Ok(())
    }

    /// `above`: the folders that it is in, as they are without links.
    fn enter(&mut self, folder: &Path, above: &mut Vec<PathBuf>) -> Result<(), String> {
        let mut entries = entries(folder)?;
        self.pass_over_devices(&mut entries);
        let plain = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if above.contains(&plain) {
            let folder = folder.display();
            self.warnings.push(format!(
                "`{folder}` is passed over: it leads back to a folder that it is in"
            ));
            return Ok(());
        }
        if entries.iter().any(|path| path.ends_with(FOLDER_SIDECAR)) {
            return self.add_issue_folder(folder, &entries);
        }
        // A page that is spoken of beside itself is an issue for sure.
        let texts = || entries.iter().filter(|path| ending(path) == "txt");
        if page_files::are_of_one_issue(texts())
            && !texts().any(|path| path.with_extension("toml").exists())
        {
            self.of_pages.push(folder.to_owned());
        }
        above.push(plain);
        // What was written in another run is not read in this one.
        for path in entries.iter().filter(|path| !is_build_folder(path)) {
            self.add_met(path, above);
        }
        above.pop();
        Ok(())
    }

    /// Calls the issues by their paths below what was given: `1987/03/01` of an archive is
    /// `1987-03-01`. A document in JSON says its own id.
    fn call_by_paths(&mut self) {
        let are_text = |input: &&mut Input| matches!(input.source, Source::Text(_));
        for input in self.inputs.iter_mut().filter(are_text) {
            let place = Path::new(&input.name);
            let below = self.given.iter().find_map(|given| place.strip_prefix(given).ok());
            let folders = below.and_then(Path::parent).unwrap_or(Path::new(""));
            let mut names: Vec<String> = folders.iter().map(|name| id(Some(name))).collect();
            names.push(input.id.clone());
            input.id = names.join("-");
        }
    }

    /// Takes out what is neither a file nor a folder: reading a pipe that nobody writes into would
    /// never end. One that is named by itself is read all the same.
    fn pass_over_devices(&mut self, paths: &mut Vec<PathBuf>) {
        let is_device = |path: &mut PathBuf| {
            std::fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir())
        };
        let passed = paths.extract_if(.., is_device).map(|path| {
            format!("`{}` is passed over: it is a pipe or a device, no file", path.display())
        });
        self.warnings.extend(passed);
    }

    /// Says once, of all folders, that they may not be read as they are meant.
    fn hint_at_pages(&mut self) {
        let Some(folder) = self.of_pages.first() else { return };
        let folder = folder.display();
        let others = match self.of_pages.len() - 1 {
            0 => String::new(),
            more => format!(", and so is each in {}", count(more, "other folder")),
        };
        self.warnings.push(format!(
            "each file in `{folder}` is an issue of its own{others}; if they are the pages of one, put an empty `{FOLDER_SIDECAR}` beside them"
        ));
    }

    /// What was met in a folder or by a pattern; a folder that cannot be read keeps none of the
    /// others from being read.
    fn add_met(&mut self, path: &Path, above: &mut Vec<PathBuf>) {
        if !path.is_dir() {
            self.add_found(path);
        } else if let Err(why) = self.enter(path, above) {
            self.fail(path, why);
        }
    }

    fn fail(&mut self, path: &Path, why: String) {
        self.failures.push(Lack { path: path.display().to_string(), why, given: 0 });
    }

    /// A file that was met in a folder or by a pattern; what is no issue is passed over.
    fn add_found(&mut self, path: &Path) {
        match ending(path).as_str() {
            "txt" => self.inputs.push(text_file(path)),
            "json" if is_document(path) => self.inputs.push(document(path)),
            "json" => self.warnings.push(format!(
                "`{}` is passed over: it is no document of `{SCHEMA}`",
                path.display()
            )),
            _ => {}
        }
    }

    fn add_issue_folder(&mut self, folder: &Path, entries: &[PathBuf]) -> Result<(), String> {
        let pages: Vec<PathBuf> =
            entries.iter().filter(|path| ending(path) == "txt").cloned().collect();
        if pages.is_empty() {
            return Err(format!("`{}` has no pages; put *.txt files into it", folder.display()));
        }
        let name = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        self.inputs.push(Input {
            name: folder.display().to_string(),
            id: id(name.file_name()),
            source: Source::Text(pages),
            folder: folder.to_owned(),
            sidecar: Some(folder.join(FOLDER_SIDECAR)),
        });
        Ok(())
    }

    fn add_pattern(&mut self, pattern: &Path) -> Result<(), String> {
        let pattern = pattern.to_string_lossy();
        let wrong = |error: glob::PatternError| format!("pattern `{pattern}`: {}", error.msg);
        let mut paths: Vec<PathBuf> =
            glob::glob(&pattern).map_err(wrong)?.filter_map(Result::ok).collect();
        page_files::sort(&mut paths);
        self.pass_over_devices(&mut paths);
        let before = self.inputs.len();
        for path in paths.iter().filter(|path| !is_build_folder(path)) {
            self.add_met(path, &mut Vec::new());
        }
        if self.inputs.len() == before {
            return Err(format!("no issue fits `{pattern}`"));
        }
        Ok(())
    }
}

/// Issues that share an id, which would write over each other.
pub(crate) fn check_ids(inputs: &[Input]) -> Result<(), String> {
    let mut seen: BTreeMap<String, &Input> = BTreeMap::new();
    for input in inputs {
        // Many systems hold names that differ only in their case for the same.
        if let Some(other) = seen.insert(input.id.to_lowercase(), input) {
            // Below one folder paths would have told them apart.
            let are_apart =
                [other, input].iter().all(|input| matches!(input.source, Source::Text(_)))
                    && other.folder != input.folder;
            let way_out = if are_apart { ", or name the folder that both are in" } else { "" };
            return Err(format!(
                "two issues are called `{}`: `{}` and `{}`; rename one of them{way_out}",
                input.id, other.name, input.name
            ));
        }
    }
    Ok(())
}

fn standard_input() -> Input {
    Input {
        name: "standard input".into(),
        id: "stdin".into(),
        source: Source::Standard,
        folder: PathBuf::new(),
        sidecar: None,
    }
}

fn text_file(path: &Path) -> Input {
    file(path, Source::Text(vec![path.to_owned()]))
}

fn document(path: &Path) -> Input {
    let input = file(path, Source::Json(path.to_owned()));
    let own = read_at_most(path, LONGEST_ISSUE).ok().and_then(|json| own_id(&json));
    Input { id: own.unwrap_or(input.id.clone()), ..input }
}

/// The id that a document in JSON says, if it is one.
pub(crate) fn own_id(json: &[u8]) -> Option<String> {
    let heading: Heading = serde_json::from_slice(json).ok()?;
    Some(heading.id).filter(|id| !id.is_empty())
}

fn file(path: &Path, source: Source) -> Input {
    let sidecar = path.with_extension("toml");
    Input {
        name: path.display().to_string(),
        id: id(path.file_stem()),
        source,
        folder: path.parent().unwrap_or(Path::new("")).to_owned(),
        sidecar: sidecar.is_file().then_some(sidecar),
    }
}

/// An id from a name: what some system forbids in a file's name becomes `_`.
pub(crate) fn id(name: Option<&std::ffi::OsStr>) -> String {
    let name = name.unwrap_or_default().to_string_lossy();
    let safe: String = name
        .chars()
        .map(|c| if c.is_control() || "\\/:*?\"<>|".contains(c) { '_' } else { c })
        .collect();
    let safe = safe.trim_end_matches(['.', ' ']);
    match safe {
        "" => "issue".to_owned(),
        safe if check_path(safe).is_ok() => safe.to_owned(),
        // A name that Windows keeps for itself, such as `con`.
        safe => format!("_{safe}"),
    }
}

/// What is in a folder, in natural order, without hidden files.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let cannot =
        |error: std::io::Error| format!("cannot read `{}`: {}", folder.display(), reason(&error));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            paths.push(path);
        }
    }
    page_files::sort(&mut paths);
    Ok(paths)
}

/// Whether a folder is one that newsbind writes to.
fn is_build_folder(path: &Path) -> bool {
    path.join(folder::OWN).is_dir()
}

/// What a file's name ends in, in small letters.
pub(crate) fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?', '['])
}

/// The folder in which a pattern begins to leave open what is meant.
fn before_pattern(pattern: &Path) -> PathBuf {
    pattern.iter().take_while(|part| !is_pattern(&part.to_string_lossy())).collect()
}

/// The only two fields of a document that are needed to know it.
#[derive(serde::Deserialize)]
struct Heading {
    schema: String,
    #[serde(default)]
    id: String,
}

fn heading(path: &Path) -> Option<Heading> {
    serde_json::from_slice(&read_at_most(path, LONGEST_ISSUE).ok()?).ok()
}

/// Whether a file says that it is of the contract, whatever its version.
fn is_document(path: &Path) -> bool {
    let name = SCHEMA.split('/').next().unwrap_or(SCHEMA);
    heading(path).is_some_and(|heading| heading.schema.starts_with(name))
}

/// A path that does not exist may have been meant as a command.
fn hint(path: &str) -> String {
    let arguments = Arguments::command();
    let commands = arguments.get_subcommands().filter(|command| !command.is_hide_set());
    match nearest(path, commands.map(clap::Command::get_name)) {
        Some(command) if command == path => {
            format!("; a command stands before the paths: `newsbind {command} …`")
        }
        Some(command) => format!("; did you mean the command `{command}`?"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_name_on_every_system() {
        for (name, expected) in [
            ("000_34008544ac8028ee", "000_34008544ac8028ee"),
            ("第 4 版", "第 4 版"),
            ("6:30 a.m.", "6_30 a.m"),
            ("..", "issue"),
            ("con", "_con"),
        ] {
            assert_eq!(id(Some(name.as_ref())), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_leads_back_to_itself_is_entered_once() {
        let path = std::env::temp_dir().join(format!("newsbind-{}-circle", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("a.txt"), "a").unwrap();
        for link in ["one", "other"] {
            std::os::unix::fs::symlink(&path, path.join(link)).unwrap();
        }
        let found = find(Path::new(""), &[path.display().to_string()]);
        assert_eq!((found.inputs.len(), found.warnings.len()), (1, 2), "{:?}", found.warnings);
        std::fs::remove_dir_all(path).unwrap();
    }
}
