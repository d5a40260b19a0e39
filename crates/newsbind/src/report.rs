//! What the program says, and the code it ends with.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::arguments::Color;
use crate::{environment, interrupt};

/// Where messages go and how they look. Results go to standard output, all else to standard error.
/// That the other end of a pipe has had enough is no reason to stop writing files, nor to complain.
pub(crate) struct Report {
    /// Whether only errors are told.
    pub(crate) quiet: bool,
    /// Whether what goes to standard error has colours.
    pub(crate) color: bool,
    /// Whether what goes to standard output has colours.
    pub(crate) color_results: bool,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was done, warnings included.
    Done,
    /// An input or an output failed, the rest is done.
    Failed,
    /// Nothing was attempted.
    Refused,
    /// The person asked to stop.
    Interrupted,
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// One line, to stand after `error:`.
    Message(String),
    /// Several lines, as they are.
    Shown(String),
}

impl Report {
    /// How to speak, as the person and the terminal want it.
    pub(crate) fn new(color: Color, quiet: bool) -> Self {
        let wanted = |terminal: bool| match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !environment::no_color(),
        };
        Self {
            quiet,
            color: wanted(io::stderr().is_terminal()),
            color_results: wanted(io::stdout().is_terminal()),
        }
    }

    /// Prints a line of results.
    pub(crate) fn result(&self, line: impl Display) {
        // A closed pipe: whoever read it has had enough.
        let _ = writeln!(io::stdout().lock(), "{line}");
    }

    /// Prints a line for people.
    pub(crate) fn note(&self, line: impl Display) {
        if !self.quiet {
            self.line(line);
        }
    }

    /// Says what a person should look at.
    pub(crate) fn warning(&self, message: impl Display) {
        self.note(format_args!("{} {message}", paint("warning:", "33;1", self.color)));
    }

    /// Says what failed.
    pub(crate) fn error(&self, message: impl Display) {
        self.line(format_args!("{} {message}", paint("error:", "31;1", self.color)));
    }

    fn line(&self, line: impl Display) {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }
}

impl Outcome {
    /// The exit code.
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Refused => 2,
            Self::Interrupted => interrupt::CODE,
        })
    }
}

impl Failure {
    /// A failure of one line.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Message(message.into())
    }

    /// Says why something was not done.
    pub(crate) fn tell(&self, report: &Report) {
        match self {
            Self::Message(message) => report.error(message),
            Self::Shown(text) => report.line(text),
        }
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Message(message)
    }
}

/// A text in a style of SGR (ECMA-48, 8.3.117), where colours are wanted.
pub(crate) fn paint(text: &str, style: &str, color: bool) -> String {
    if color { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// Why a file could not be read or written, in words.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::AlreadyExists => "a file of that name is in the way".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::InvalidFilename => "the system takes no such name".to_owned(),
        _ => without_number(&error.to_string()),
    }
}

/// The system's words without its number for them.
fn without_number(text: &str) -> String {
    text.split(" (os error").next().unwrap_or(text).to_lowercase()
}

/// A number with what it counts.
pub(crate) fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}
