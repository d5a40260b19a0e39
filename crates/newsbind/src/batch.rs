//! A batch: issues converted several at a time, told of in the order they were given.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use newsbind_core::Issue;

use crate::bind::Book;
use crate::files;
use crate::inputs::{Found, Input};
use crate::interrupt::is_interrupted;
use crate::press::{Press, Printed};
use crate::progress::Progress;
use crate::report::{Failure, Outcome, Report, count};

/// Issues to be converted.
pub(crate) struct Batch<'a> {
    /// What makes them.
    pub(crate) press: &'a Press<'a>,
    /// The issues.
    pub(crate) inputs: &'a [Input],
    /// The books that are made of all of them.
    pub(crate) books: &'a [Book],
    /// Where their files are written.
    pub(crate) folder: &'a Path,
    /// Who is told.
    pub(crate) report: &'a Report,
}

/// What there is to tell of one issue.
#[derive(Default)]
struct Told {
    issue: Option<Issue>,
    written: Vec<String>,
    warnings: Vec<String>,
    failures: Vec<Failure>,
    cancelled: bool,
}

/// What came of a batch.
#[derive(Default)]
pub(crate) struct Tally {
    issues: usize,
    files: usize,
    warnings: usize,
    failed: Vec<String>,
    failed_books: usize,
    interrupted: bool,
    time: Duration,
}

impl Batch<'_> {
    /// Converts the issues, `jobs` at a time.
    pub(crate) fn run(&self, jobs: usize) -> Tally {
        let start = Instant::now();
        let steps = self.inputs.len() * self.press.outputs.len() + self.books.len();
        let progress = Progress::new(steps, self.report);
        let next = AtomicUsize::new(0);
        let (sender, receiver) = channel();
        let mut tally = Tally::default();
        let mut issues = Vec::new();
        std::thread::scope(|scope| {
            for _ in 0..jobs.clamp(1, self.inputs.len()) {
                let sender = sender.clone();
                let (next, progress) = (&next, &progress);
                scope.spawn(move || self.work(next, progress, &sender));
            }
            drop(sender);
            let mut early = BTreeMap::new();
            for (at, told) in receiver {
                early.insert(at, told);
                while let Some(told) = early.remove(&issues.len()) {
                    progress.pause(|| tally.tell(&self.inputs[issues.len()], &told, self.report));
                    issues.push(told.issue);
                }
            }
        });
        self.bind(&issues, &progress, &mut tally);
        tally.interrupted |= is_interrupted();
        tally.time = start.elapsed();
        tally
    }

    /// Converts one issue after the other until none is left, or the person has had enough.
    fn work(&self, next: &AtomicUsize, progress: &Progress, sender: &Sender<(usize, Told)>) {
        while !is_interrupted() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(input) = self.inputs.get(at) else { break };
            progress.begin(&input.name);
            // One issue that brings an exporter down must not take the night's batch with it.
            let told = catch_unwind(AssertUnwindSafe(|| self.convert(input, progress)));
            let told = told.unwrap_or_else(|_| Told::broken(input));
            if sender.send((at, told)).is_err() {
                break;
            }
        }
    }

    fn convert(&self, input: &Input, progress: &Progress) -> Told {
        let mut printed = self.press.print(input, || progress.step());
        if printed.issue.is_none() {
            progress.skip(self.press.outputs.len());
        }
        let issue = printed.issue.take().filter(|_| !self.books.is_empty());
        Told { issue, ..self.write(printed, &input.name) }
    }

    /// Makes the books, once all issues are read.
    fn bind(&self, issues: &[Option<Issue>], progress: &Progress, tally: &mut Tally) {
        for book in self.books {
            if is_interrupted() {
                return;
            }
            progress.begin(&book.title);
            let told = self.write(self.press.bind(book, self.inputs, issues), &book.title);
            progress.step();
            progress.pause(|| tally.tell_written(&told, self.report));
            tally.failed_books += usize::from(!told.failures.is_empty());
        }
    }

    /// Writes what was made under a name.
    fn write(&self, printed: Printed, name: &str) -> Told {
        let mut told = Told {
            warnings: printed.warnings,
            failures: printed.failures,
            cancelled: printed.cancelled,
            ..Told::default()
        };
        for file in printed.files {
            let path = self.folder.join(&file.path);
            match files::write(&path, &file.bytes) {
                Ok(()) => told.written.push(path.display().to_string()),
                Err(message) => {
                    told.failures.push(Failure::new(format!("{name}: {message}")));
                }
            }
        }
        told
    }
}

impl Told {
    fn broken(input: &Input) -> Self {
        let message = format!(
            "{}: newsbind broke down on this issue; please report it with the text above",
            input.name
        );
        Self { failures: vec![Failure::new(message)], ..Self::default() }
    }
}

impl Tally {
    fn tell(&mut self, input: &Input, told: &Told, report: &Report) {
        self.tell_written(told, report);
        self.issues += 1;
        if !told.failures.is_empty() {
            self.failed.push(input.name.clone());
        }
    }

    fn tell_written(&mut self, told: &Told, report: &Report) {
        told.warnings.iter().for_each(|warning| report.warning(warning));
        told.failures.iter().for_each(|failure| failure.tell(report));
        if !report.quiet {
            told.written.iter().for_each(|path| report.result(path));
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

    /// The last line: how much, how long, and what failed.
    pub(crate) fn summary(&self, outcome: Outcome) -> String {
        let seconds = self.time.as_secs_f64();
        let mut summary = format!(
            "{} of {} in {seconds:.2} s",
            count(self.files, "file"),
            count(self.issues, "issue")
        );
        if self.warnings > 0 {
            summary += &format!(", {}", count(self.warnings, "warning"));
        }
        if !self.failed.is_empty() {
            let names = self.failed.join("`, `");
            summary += &format!("; {} failed: `{names}`", count(self.failed.len(), "issue"));
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
