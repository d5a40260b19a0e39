//! What the program says, and the code it ends with.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::arguments::Color;
use crate::{environment, interrupt};

/// Where messages go and how they look. Results go to standard output, all else to standard error.
/// That the other end of a pipe has had enough is no reason to stop writing files, nor to complain;
/// that standard output is full is none to stop, but is told at the end.
pub(crate) struct Report {
    /// Whether only errors are told.
    pub(crate) quiet: bool,
    /// Whether what goes to standard error has colours.
    pub(crate) color: bool,
    /// Whether what goes to standard output has colours.
    pub(crate) color_results: bool,
    /// Whether messages are JSON, one object a line.
    json: bool,
    /// Whether paths in results can be clicked.
    links: bool,
    /// Why standard output did not take something, the first time.
    lost: OnceLock<String>,
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
    pub(crate) fn new(color: Color, quiet: bool, json: bool) -> Self {
        let wanted = |terminal: bool| match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !environment::no_color(),
        };
        Self {
            quiet,
            color: wanted(io::stderr().is_terminal()) && !json,
            color_results: wanted(io::stdout().is_terminal()),
            json,
            links: wanted(io::stdout().is_terminal()) && io::stdout().is_terminal(),
            lost: OnceLock::new(),
        }
    }

    /// Whether a person at the terminal is not to be entertained.
    pub(crate) fn is_terse(&self) -> bool {
        self.quiet || self.json
    }

    /// Prints a line of results.
    pub(crate) fn result(&self, line: impl Display) {
        self.pour(format!("{line}\n").as_bytes());
    }

    /// Writes to standard output; whether it took everything.
    pub(crate) fn pour(&self, bytes: &[u8]) -> bool {
        let mut out = io::stdout().lock();
        let poured = out.write_all(bytes).and_then(|()| out.flush());
        if let Err(error) = &poured
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.lost.get_or_init(|| reason(error));
        }
        poured.is_ok()
    }

    /// How a run ended: what standard output did not take has failed.
    pub(crate) fn end(&self, outcome: Outcome) -> Outcome {
        let Some(why) = self.lost.get() else { return outcome };
        self.error(format_args!("cannot write to standard output: {why}"));
        if outcome == Outcome::Done { Outcome::Failed } else { outcome }
    }

    /// Prints the path of a file that was written, on a terminal as a link (OSC 8).
    pub(crate) fn written(&self, path: &Path) {
        let shown = path.display();
        match std::path::absolute(path) {
            _ if self.quiet => {}
            Ok(full) if self.links => {
                let address = address(&full);
                let shown = shown.to_string();
                let shown = visible(&shown);
                self.result(format_args!("\u{1b}]8;;{address}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\"));
            }
            _ => self.result(shown),
        }
    }

    /// Prints a line for people.
    pub(crate) fn note(&self, line: impl Display) {
        if !self.quiet && !self.json {
            self.line(line);
        }
    }

    /// Tells programs what happens, one JSON object a line.
    pub(crate) fn event(&self, name: &str, details: impl FnOnce() -> Value) {
        if !self.json {
            return;
        }
        let mut event = json!({ "event": name });
        if let (Value::Object(event), Value::Object(mut details)) = (&mut event, details()) {
            event.append(&mut details);
        }
        self.line(event);
    }

    /// Says what a person should look at.
    pub(crate) fn warning(&self, message: impl Display) {
        let message = message.to_string();
        self.event("warning", || json!({ "message": message }));
        self.warn(&message);
    }

    /// Says what a person should look at in an issue.
    pub(crate) fn warning_about(&self, issue: &str, message: &str) {
        self.event("warning", || json!({ "issue": issue, "message": message }));
        self.warn(message);
    }

    fn warn(&self, message: &str) {
        let message = visible(message);
        self.note(format_args!("{} {message}", paint("warning:", "33;1", self.color)));
    }

    /// Says what failed.
    pub(crate) fn error(&self, message: impl Display) {
        Failure::Message(message.to_string()).tell(self);
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
        report.event("error", || json!({ "message": self.text() }));
        self.show(report);
    }

    /// Says why something was not done with an issue.
    pub(crate) fn tell_about(&self, issue: &str, report: &Report) {
        report.event("error", || json!({ "issue": issue, "message": self.text() }));
        self.show(report);
    }

    fn show(&self, report: &Report) {
        match self {
            _ if report.json => {}
            Self::Message(message) => {
                let message = visible(message);
                report.line(format_args!("{} {message}", paint("error:", "31;1", report.color)));
            }
            Self::Shown(text) => report.line(text),
        }
    }

    /// What is said, without colours.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Message(text) | Self::Shown(text) => text,
        }
    }

    /// What is said, in one line.
    pub(crate) fn first_line(&self) -> &str {
        self.text().lines().next().unwrap_or_default()
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

/// A text without characters that control a terminal, as names of files may have them: each is
/// written as its number, `\u{1b}`.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let controls = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(controls) {
        return Cow::Borrowed(text);
    }
    let show = |c: char| if controls(c) { c.escape_unicode().to_string() } else { c.to_string() };
    Cow::Owned(text.chars().map(show).collect())
}

/// The address of a file (RFC 8089); what is no letter, digit or one of a few signs is written in
/// hexadecimal.
fn address(path: &Path) -> String {
    let mut address = "file://".to_owned();
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                address.push(byte.into());
            }
            _ => address += &format!("%{byte:02X}"),
        }
    }
    address
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
        io::ErrorKind::QuotaExceeded => "no more room is granted on the disk".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::InvalidFilename => "the system takes no such name".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_control_the_terminal() {
        for (text, expected) in [
            ("cannot read `a\u{1b}[2J.txt`", "cannot read `a\\u{1b}[2J.txt`"),
            (
                "`第一版.txt`: it is a folder\n\tuse another",
                "`第一版.txt`: it is a folder\n\tuse another",
            ),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}
