//! The sidecar of an issue: `NAME.toml` beside `NAME.txt`, or `issue.toml` in the folder of its
//! pages.

use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::de::{DeArray, DeValue};

use crate::details::{Details, Label};
use crate::diagnostic::{Diagnostic, render};
use crate::report::Failure;
use crate::table;

/// What a sidecar says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sidecar {
    /// What goes for the whole issue.
    pub(crate) details: Details,
    /// The pictures, `[[figure]]`.
    pub(crate) figures: Vec<Picture>,
}

/// A picture for an issue whose pages are text only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Picture {
    /// The page it stands on: a label, or a number counted from 1. Any page where nothing is said.
    pub(crate) page: Option<Label>,
    /// The beginning of its caption as printed; nothing where it has no caption.
    #[serde(default)]
    pub(crate) caption: String,
    /// The file, relative to the sidecar.
    pub(crate) image: String,
    /// What it shows, for who cannot see it.
    pub(crate) alt: Option<String>,
}

/// Reads a sidecar. What is wrong is given as it stands on a terminal.
pub(crate) fn read(path: &Path, bytes: &[u8], color: bool) -> Result<Sidecar, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Failure::new(format!("cannot read the sidecar `{}`: it is not UTF-8", path.display()))
    })?;
    parse(text).map_err(|wrong| Failure::Shown(render(path, text, wrong, color)))
}

fn parse(text: &str) -> Result<Sidecar, Vec<Diagnostic>> {
    let mut table = table::parse(text).map_err(|diagnostic| vec![diagnostic])?;
    let mut wrong = Vec::new();
    let mut figures = Vec::new();
    if let Some(value) = table.get_mut().remove("figure") {
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(array) => read_figures(array, &mut figures, &mut wrong),
            _ => wrong.push(Diagnostic::new(
                span,
                "`figure` has to be a list of tables",
                "write `[[figure]]`",
            )),
        }
    }
    match table::read(table, &["figure"]) {
        Ok(details) if wrong.is_empty() => Ok(Sidecar { details, figures }),
        Ok(_) => Err(wrong),
        Err(more) => Err([wrong, more].concat()),
    }
}

fn read_figures(array: DeArray<'_>, figures: &mut Vec<Picture>, wrong: &mut Vec<Diagnostic>) {
    for value in array {
        let table = table::as_table("figure", value).map_err(Vec::from);
        match table.and_then(|table| table::read(table, &[])) {
            Ok(figure) => figures.push(figure),
            Err(more) => wrong.extend(more),
        }
    }
}
