//! What went wrong with a plugin: at which stage, why, its last words, and what to do.

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Where it went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Finding the library.
    Locate,
    /// Looking at the file, before any of its code runs.
    Inspect,
    /// Loading it, which runs its initialisers.
    Load,
    /// Reading the table of its interface.
    Interface,
    /// Reading its manifest.
    Manifest,
    /// Its judgement of the options.
    Options,
    /// Exporting.
    Export,
    /// Taking over what it wrote.
    Output,
}

/// Something went wrong at a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The stage.
    pub stage: Stage,
    /// Why: lower case, without full stop, names in backticks.
    pub cause: String,
    /// What to do; may be empty.
    pub way_out: String,
}

/// A plugin did not do what it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluginError {
    /// What the configuration calls the plugin.
    pub plugin: String,
    /// What went wrong.
    pub fault: Fault,
    /// The last that it wrote to standard error, on one line; empty where it said why itself.
    pub last_words: String,
}

impl Stage {
    /// What the plugin failed to do, to stand after its name.
    fn failure(self) -> &'static str {
        match self {
            Self::Locate => "cannot be found",
            Self::Inspect => "is no plugin for this newsbind",
            Self::Load => "cannot be loaded",
            Self::Interface => "does not keep to the interface",
            Self::Manifest => "has a broken manifest",
            Self::Options => "does not take these options",
            Self::Export => "failed",
            Self::Output => "wrote what cannot be taken",
        }
    }
}

impl Fault {
    pub(crate) fn new(stage: Stage, cause: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self { stage, cause: cause.into(), way_out: way_out.into() }
    }

    /// The fault of the plugin of a name.
    pub(crate) fn of(self, plugin: &str) -> PluginError {
        let way_out = self.way_out.replace("plugin.NAME", &format!("plugin.{plugin}"));
        let fault = Self { way_out, ..self };
        PluginError { plugin: plugin.to_owned(), fault, last_words: String::new() }
    }
}

impl fmt::Display for PluginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { stage, cause, way_out } = &self.fault;
        write!(f, "plugin `{}` {}: {cause}", self.plugin, stage.failure())?;
        if !self.last_words.is_empty() {
            write!(f, "; its last words: `{}`", self.last_words)?;
        }
        if way_out.is_empty() { Ok(()) } else { write!(f, "; {way_out}") }
    }
}

impl Error for PluginError {}

/// A text from a plugin on one line: without control characters, and cut after 400 bytes.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    let line = words.join(" ");
    match line.char_indices().map(|(at, _)| at).find(|at| *at >= 400) {
        Some(end) => format!("{}…", &line[..end]),
        None => line,
    }
}
