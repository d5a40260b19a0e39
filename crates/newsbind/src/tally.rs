//! The tally: what came of each issue, and of the whole batch.

use std::path::PathBuf;
use std::time::Duration;

use newsbind_core::Issue;
use serde_json::json;

use crate::diagnostic::list;
use crate::inputs::{Found, Input};
use crate::report::{Failure, Outcome, Report, count, visible};

/// Above so many issues, those that failed are named at the end: what was told of them is far above
/// it by then. So many are named.
const MANY: usize = 20;

/// What there is to tell of one issue.
#[derive(Default)]
pub(crate) struct Told {
    /// The issue, where a book is made of it.
    pub(crate) issue: Option<Issue>,
    /// The files that were written.
    pub(crate) written: Vec<Delivered>,
    /// How many of its outputs were left as they are.
    pub(crate) fresh: usize,
    /// What a person should look at.
    pub(crate) warnings: Vec<String>,
    /// What went wrong.
    pub(crate) failures: Vec<Failure>,
    /// Whether the person asked to stop meanwhile.
    pub(crate) cancelled: bool,
    /// How long it took.
    pub(crate) time: Duration,
}

/// A file that was written.
pub(crate) struct Delivered {
    /// Its path, as a person knows it.
    pub(crate) path: PathBuf,
    /// Its length in bytes.
    pub(crate) length: usize,
}

/// What came of a batch.
#[derive(Default)]
pub(crate) struct Tally {
    issues: usize,
    fresh: usize,
    files: usize,
    warnings: usize,
    failed: Vec<(String, String)>,
    /// How many books failed.
    pub(crate) failed_books: usize,
    /// Whether the person asked to stop.
    pub(crate) interrupted: bool,
    /// How long it all took.
    pub(crate) time: Duration,
}

impl Told {
    /// What is told of an issue that brought newsbind down.
    pub(crate) fn broken(name: &str) -> Self {
        let message = format!(
            "{name}: newsbind broke down on this issue; please report it with the text above"
        );
        Self { failures: vec![Failure::new(message)], ..Self::default() }
    }

    /// Whether nothing had to be done.
    fn is_fresh(&self) -> bool {
        self.fresh > 0 && self.written.is_empty() && self.failures.is_empty()
    }

    fn status(&self) -> &'static str {
        match self {
            _ if self.cancelled => "interrupted",
            _ if !self.failures.is_empty() => "failed",
            _ if self.is_fresh() => "up-to-date",
            _ => "done",
        }
    }
}

impl Tally {
    /// Tells of an issue, and counts it.
    pub(crate) fn tell(&mut self, input: &Input, told: &Told, report: &Report) {
        self.tell_of(&input.name, told, report);
        self.issues += 1;
        self.fresh += usize::from(told.is_fresh());
        if let Some(failure) = told.failures.first() {
            self.failed.push((input.name.clone(), failure.first_line().to_owned()));
        }
        report.event("issue", || {
            json!({ "issue": input.name, "status": told.status(), "seconds": told.time.as_secs_f64() })
        });
    }

    /// Tells of an issue or a book.
    pub(crate) fn tell_of(&mut self, name: &str, told: &Told, report: &Report) {
        told.warnings.iter().for_each(|warning| report.warning_about(name, warning));
        told.failures.iter().for_each(|failure| failure.tell_about(name, report));
        for Delivered { path, length } in &told.written {
            report.written(path);
            report.event(
                "written",
                || json!({ "issue": name, "path": path.to_string_lossy(), "bytes": length }),
            );
        }
        self.files += told.written.len();
        self.warnings += told.warnings.len();
        self.interrupted |= told.cancelled;
    }

    /// How the run ended; a path that gave no issue is a failure too.
    pub(crate) fn outcome(&self, found: &Found) -> Outcome {
        if self.interrupted {
            Outcome::Interrupted
        } else if self.failed.is_empty() && self.failed_books == 0 && found.failures.is_empty() {
            Outcome::Done
        } else {
            Outcome::Failed
        }
    }

    /// The end: how much, how long, and how many failed. Why they did was told as it happened,
    /// once.
    pub(crate) fn finish(&self, outcome: Outcome, found: &Found, report: &Report) {
        report.event("end", || {
            let lacks = found.failures.iter().map(|lack| (&lack.path, &lack.why));
            let failed = self.failed.iter().map(|(name, why)| (name, why)).chain(lacks);
            let failed = failed.map(|(name, why)| json!({ "issue": name, "why": why }));
            json!({
                "issues": self.issues, "files": self.files, "up-to-date": self.fresh,
                "warnings": self.warnings, "failed": failed.collect::<Vec<_>>(),
                "interrupted": self.interrupted, "seconds": self.time.as_secs_f64(),
            })
        });
        report.note(visible(&self.summary(outcome, found.failures.len())));
    }

    /// `lacking`: how many paths gave no issue.
    fn summary(&self, outcome: Outcome, lacking: usize) -> String {
        let seconds = self.time.as_secs_f64();
        let fresh = match self.fresh {
            0 => String::new(),
            fresh => format!(", {fresh} up to date,"),
        };
        let (files, issues) = (count(self.files, "file"), count(self.issues, "issue"));
        let mut summary = format!("{files} of {issues}{fresh} in {seconds:.2} s");
        if self.warnings > 0 {
            summary += &format!(", {}", count(self.warnings, "warning"));
        }
        if !self.failed.is_empty() {
            summary += &format!("; {} failed", count(self.failed.len(), "issue"));
        }
        if !self.failed.is_empty() && self.issues > MANY {
            let names: Vec<&str> =
                self.failed.iter().take(MANY).map(|(name, _)| name.as_str()).collect();
            let more = self.failed.len().saturating_sub(MANY);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            summary += &format!(": {}{more}", list(&names));
        }
        if lacking > 0 {
            summary += &format!("; {} failed", count(lacking, "path"));
        }
        if self.failed_books > 0 {
            summary += &format!("; {} failed", count(self.failed_books, "book"));
        }
        if outcome == Outcome::Interrupted {
            summary += "; interrupted, what is written is whole";
        }
        summary
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_failed_are_named_where_they_are_far_above() {
        for (issues, failed, expected) in [
            (3, &["a.txt"][..], "; 1 issue failed"),
            (200, &["a.txt", "b.txt"], "; 2 issues failed: `a.txt`, `b.txt`"),
            (200, &["a.txt"; 21], "`a.txt` and 1 more"),
        ] {
            let failed = failed.iter().map(|name| ((*name).to_owned(), "why".to_owned())).collect();
            let summary = Tally { issues, failed, ..Tally::default() }.summary(Outcome::Failed, 0);
            assert!(summary.ends_with(expected), "{summary}");
        }
    }
}
