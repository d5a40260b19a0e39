//! The configuration: what goes in, what is said of it, which outputs come out.

use std::path::{Path, PathBuf};

use newsbind_core::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;
use toml::de::DeTable;

use crate::details::Details;
use crate::diagnostic::{Diagnostic, render};
use crate::outputs::{self, Output};
use crate::report::{Failure, reason};
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
    pub(crate) outputs: Vec<Output>,
}

/// What to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Input {
    /// Files, folders and patterns, relative to this file. A file is an issue; a folder is a batch of
    /// issues, or one issue where it holds `issue.toml`.
    pub(crate) paths: Vec<String>,
}

/// Where to write.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Build {
    /// The folder, relative to this file; an issue's files are in `DIR/ISSUE-ID/`.
    pub(crate) dir: PathBuf,
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
        None => return Ok(Config::default()),
    };
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::new(format!(
            "cannot read the configuration `{}`: {}",
            path.display(),
            reason(&error)
        ))
    })?;
    let config =
        parse(&text, undated).map_err(|wrong| Failure::Shown(render(path, &text, wrong, color)))?;
    Ok(Config { folder: path.parent().unwrap_or(Path::new("")).to_owned(), ..config })
}

/// Reads a configuration; each table that is wrong gives its diagnostic.
pub(crate) fn parse(text: &str, undated: Option<Date>) -> Result<Config, Vec<Diagnostic>> {
    let mut root = table::parse(text).map_err(|diagnostic| vec![diagnostic])?;
    let mut wrong = Vec::new();
    let mut config = Config {
        input: part(&mut root, "input", &mut wrong),
        issue: part(&mut root, "issue", &mut wrong),
        build: part(&mut root, "build", &mut wrong),
        ..Config::default()
    };
    match table::take(root.get_mut(), "output") {
        Ok(table) => config.outputs = read_outputs(table, undated, &mut wrong),
        Err(diagnostic) => wrong.push(diagnostic),
    }
    wrong.extend(table::unknown_keys(root.get_ref(), &["input", "issue", "build", "output"]));
    if wrong.is_empty() { Ok(config) } else { Err(wrong) }
}

/// A table of the configuration, or its defaults.
fn part<T>(root: &mut Table<'_>, key: &str, wrong: &mut Vec<Diagnostic>) -> T
where
    T: Default + for<'de> Deserialize<'de>,
{
    let table = table::take(root.get_mut(), key).and_then(|table| match table {
        Some(table) => table::read(table, &[]),
        None => Ok(T::default()),
    });
    table.unwrap_or_else(|diagnostic| {
        wrong.push(diagnostic);
        T::default()
    })
}

fn read_outputs(
    table: Option<Table<'_>>,
    undated: Option<Date>,
    wrong: &mut Vec<Diagnostic>,
) -> Vec<Output> {
    let tables = table.map_or_else(DeTable::new, Spanned::into_inner);
    let mut tables: Vec<_> = tables.into_iter().collect();
    tables.sort_by_key(|(key, _)| key.span().start);
    let mut outputs = Vec::new();
    for (key, value) in tables {
        let key = Spanned::new(key.span(), key.into_inner().into_owned());
        let path = format!("output.{}", key.get_ref());
        let output =
            table::as_table(&path, value).and_then(|table| outputs::output(&key, table, undated));
        match output {
            Ok(output) => outputs.push(output),
            Err(diagnostic) => wrong.push(diagnostic),
        }
    }
    outputs
}
