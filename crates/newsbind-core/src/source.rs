//! Where characters came from, and what is said about them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A run of characters of one line of the text layer.
///
/// In JSON it is `[page, line, from, to]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "[u32; 4]"))]
#[serde(from = "[u32; 4]", into = "[u32; 4]")]
pub struct Span {
    /// The page within the issue, from 1.
    pub page: u32,
    /// The line within the page's file, from 1.
    pub line: u32,
    /// First character, in Unicode scalar values from 0.
    pub from: u32,
    /// The character after the last one.
    pub to: u32,
}

impl From<[u32; 4]> for Span {
    fn from([page, line, from, to]: [u32; 4]) -> Self {
        Self { page, line, from, to }
    }
}

impl From<Span> for [u32; 4] {
    fn from(span: Span) -> Self {
        [span.page, span.line, span.from, span.to]
    }
}

/// The sources of an article's fields, by field name (`kicker`, `headline`, `byline` …).
pub type Sources = BTreeMap<String, Vec<Span>>;

/// Something a person should look at: nothing was lost, but something is doubtful.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warning {
    /// What is wrong and what can be done, lower case, without full stop.
    pub message: String,
    /// The place in the text layer, where there is one.
    pub at: Option<Span>,
}

impl Warning {
    /// A warning about no particular place.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), at: None }
    }

    /// A warning about a place of the text layer.
    pub fn at(span: Span, message: impl Into<String>) -> Self {
        Self { message: message.into(), at: Some(span) }
    }
}

/// A result that is always there, with what should be said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warned<T> {
    /// The result.
    pub value: T,
    /// What to look at, in the order of the pages.
    pub warnings: Vec<Warning>,
}
