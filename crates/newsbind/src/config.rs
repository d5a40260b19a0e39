//! The configuration: what goes in, what is said of it, which outputs come out.

use std::path::{Path, PathBuf};

use newsbind_core::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use toml::Spanned;
use toml::de::DeTable;

use crate::details::Details;
use crate::diagnostic::{Diagnostic, render};
use crate::outputs::{self, Configured};
use crate::plugins::{self, Plugins};
use crate::report::{Failure, reason};
use crate::search::Search;
use crate::table::{self, Table};

/// The configuration that is used where none is named and the current folder has one.
const USUAL: &str = "config.toml";

/// A configuration.
#[derive(Default)]
pub(crate) struct Config {
    /// Where it lies; its relative paths begin there. Empty for the current folder.
    pub(crate) folder: PathBuf,
    /// What to read.
    pub(crate) input: Input,
    /// What goes for issues that say nothing themselves.
    pub(crate) issue: Details,
    /// Where to write.
    pub(crate) build: Build,
    /// What to make of each issue, in the order of the file.
    pub(crate) outputs: Vec<Configured>,
    /// Where formats that are not built in come from.
    pub(crate) plugins: Plugins,
    /// The file itself, to show what is wrong in it.
    pub(crate) file: ConfigFile,
}

/// The file of a configuration.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConfigFile {
    pub(crate) path: PathBuf,
    text: String,
    color: bool,
}

impl ConfigFile {
    /// What is wrong, shown where it stands; without a place, as a message.
    pub(crate) fn failure(&self, wrong: Diagnostic) -> Failure {
        if self.text.is_empty() || wrong.span.is_empty() {
            return Failure::new(wrong.in_one_line());
        }
        Failure::Shown(render(&self.path, &self.text, vec![wrong], self.color))
    }
}

/// What to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Input {
    /// Files, folders and patterns, relative to this file. A file is an issue; a folder is a batch
    /// of issues, or one issue where it holds `issue.toml`.
    #[schemars(with = "Vec<String>")]
    pub(crate) paths: Vec<Spanned<String>>,
}

impl Input {
    /// The paths without their places.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.paths.iter().map(|path| path.get_ref().clone()).collect()
    }
}

/// Where to write.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Build {
    /// The folder, relative to this file; an issue's files are in `DIR/ISSUE-ID/`.
    #[serde(deserialize_with = "folder")]
    pub(crate) dir: PathBuf,
}

/// A folder that is named.
fn folder<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    let folder = PathBuf::deserialize(deserializer)?;
    let empty = || D::Error::custom("`dir` names no folder; write `.` for that of this file");
    Some(folder).filter(|folder| !folder.as_os_str().is_empty()).ok_or_else(empty)
}

impl Default for Build {
    fn default() -> Self {
        Self { dir: "out".into() }
    }
}

/// The configuration that was named, else the usual one of the current folder, else none.
pub(crate) fn find(
    named: Option<&Path>,
    undated: Option<Date>,
    color: bool,
) -> Result<Config, Failure> {
    let path = match named {
        Some(path) => path,
        None if Path::new(USUAL).is_file() => Path::new(USUAL),
        None => return Ok(Config { plugins: Plugins::typed(), ..Config::default() }),
    };
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::new(format!(
            "cannot read the configuration `{}`: {}",
            path.display(),
            reason(&error)
        ))
    })?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let search = Search { folder: folder.clone(), trusted: named.is_some() };
    let config = parse(&text, undated, search)
        .map_err(|wrong| Failure::Shown(render(path, &text, wrong, color)))?;
    Ok(Config { folder, file: ConfigFile { path: path.to_owned(), text, color }, ..config })
}

/// Reads a configuration; each key that is wrong gives its diagnostic.
pub(crate) fn parse(
    text: &str,
    undated: Option<Date>,
    search: Search,
) -> Result<Config, Vec<Diagnostic>> {
    let mut root = table::parse(text).map_err(|diagnostic| vec![diagnostic])?;
    let mut wrong = Vec::new();
    let mut config = Config {
        input: part(&mut root, "input", &mut wrong),
        issue: part(&mut root, "issue", &mut wrong),
        build: part(&mut root, "build", &mut wrong),
        ..Config::default()
    };
    config.plugins.search = search;
    for (key, table) in tables(&mut root, "plugin", &mut wrong) {
        let place = key.span();
        // A table that is wrong names its format all the same.
        let table = table::read::<plugins::Table>(table, &[]).unwrap_or_else(|more| {
            wrong.extend(more);
            plugins::Table::default()
        });
        config.plugins.tables.insert(key.into_inner(), (table, place));
    }
    for (key, table) in tables(&mut root, "output", &mut wrong) {
        wrong.extend(check_case(&key, &config.outputs));
        match outputs::output(&key, table, undated, &config.plugins) {
            Ok(output) => config.outputs.push(output),
            Err(more) => wrong.extend(more),
        }
    }
    wrong.extend(table::unknown_keys(
        root.get_ref(),
        &["input", "issue", "build", "output", "plugin"],
    ));
    if wrong.is_empty() { Ok(config) } else { Err(wrong) }
}

/// An output whose files many systems would hold for those of another.
fn check_case(key: &Spanned<String>, outputs: &[Configured]) -> Option<Diagnostic> {
    let name = key.get_ref();
    let is_same = |other: &&Configured| other.name().to_lowercase() == name.to_lowercase();
    let other = outputs.iter().find(is_same)?.name();
    let message = format!("`{name}` differs from the output `{other}` in its case only");
    Some(Diagnostic::new(key.span(), message, "many systems hold their files for one; rename it"))
}

/// A table of the configuration, or its defaults.
fn part<T>(root: &mut Table<'_>, key: &str, wrong: &mut Vec<Diagnostic>) -> T
where
    T: Default + for<'de> Deserialize<'de>,
{
    let table = table::take(root.get_mut(), key).map_err(Vec::from);
    let part = table.and_then(|table| match table {
        Some(table) => table::read(table, &[]),
        None => Ok(T::default()),
    });
    part.unwrap_or_else(|more| {
        wrong.extend(more);
        T::default()
    })
}

/// The tables below a table, in the order of the file, each with its name and the place of that.
fn tables<'a>(
    root: &mut Table<'a>,
    of: &str,
    wrong: &mut Vec<Diagnostic>,
) -> Vec<(Spanned<String>, Table<'a>)> {
    let table = table::take(root.get_mut(), of).unwrap_or_else(|diagnostic| {
        wrong.push(diagnostic);
        None
    });
    let inner = table.map_or_else(DeTable::new, Spanned::into_inner);
    let mut inner: Vec<_> = inner.into_iter().collect();
    inner.sort_by_key(|(key, _)| key.span().start);
    let mut tables = Vec::new();
    for (key, value) in inner {
        let key = Spanned::new(key.span(), key.into_inner().into_owned());
        match table::as_table(&format!("{of}.{}", key.get_ref()), value) {
            Ok(table) => tables.push((key, table)),
            Err(diagnostic) => wrong.push(diagnostic),
        }
    }
    tables
}
