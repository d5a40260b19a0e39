//! A batch: issues converted several at a time, told of in the order they were given.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicUsize;
use std::sync::mpsc::{Sender, channel};
use std::time::Instant;

use newsbind_core::Issue;

use crate::assets::Files;
use crate::bind::{Book, BookAssets};
use crate::folder::BuildFolder;
use crate::fresh;
use crate::inputs::Input;
use crate::interrupt::is_interrupted;
use crate::load::Material;
use crate::outputs::Output;
use crate::placement::Placed;
use crate::press::{Press, Printed};
use crate::progress::Progress;
use crate::report::{Failure, Report};
use crate::state::State;
use crate::tally::{Delivered, Tally, Told};
use crate::threads;

/// A book that has to be made, with what it is made from where that is known ahead.
type Due<'a> = (&'a Book, Option<String>);

/// Issues to be converted.
pub(crate) struct Batch<'a> {
    /// What makes them.
    pub(crate) press: &'a Press<'a>,
    /// The issues.
    pub(crate) inputs: &'a [Input],
    /// The books that are made of all of them.
    pub(crate) books: &'a [Book],
    /// Where their files are written.
    pub(crate) folder: &'a BuildFolder,
    /// What is known of files that were written before.
    pub(crate) state: &'a State,
    /// What tells this newsbind, and how it reads issues, from every other.
    pub(crate) program: String,
    /// Whether everything is made again.
    pub(crate) force: bool,
    /// Who is told.
    pub(crate) report: &'a Report,
}

impl Batch<'_> {
    /// Converts the issues, `jobs` at a time; where there are fewer issues than that, the outputs
    /// of each are made at the same time.
    pub(crate) fn run(&self, jobs: usize) -> Tally {
        let start = Instant::now();
        let due = self.due(jobs);
        let steps = self.inputs.len() * self.press.outputs.len() + due.len();
        let progress = Progress::new(steps, self.report);
        let (workers, each) = divide(jobs, self.inputs.len());
        let next = AtomicUsize::new(0);
        let (sender, receiver) = channel();
        let mut tally = Tally::default();
        let mut issues = Vec::new();
        std::thread::scope(|scope| {
            for _ in 0..workers {
                let sender = sender.clone();
                let (next, due, progress) = (&next, due.as_slice(), &progress);
                scope.spawn(move || self.work((next, each), due, progress, &sender));
            }
            drop(sender);
            let mut early = BTreeMap::new();
            for (at, told) in receiver {
                early.insert(at, told);
                while let Some(told) = early.remove(&issues.len()) {
                    progress.pause(|| tally.tell(&self.inputs[issues.len()], &told, self.report));
                    issues.push(told.issue);
                }
                progress.tell(self.report);
            }
        });
        self.bind(due, &issues, &progress, &mut tally);
        tally.interrupted |= is_interrupted();
        tally.time = start.elapsed();
        tally
    }

    /// Converts one issue after the other until none is left, or the person has had enough.
    fn work(
        &self,
        (next, jobs): (&AtomicUsize, usize),
        due: &[Due<'_>],
        progress: &Progress,
        sender: &Sender<(usize, Told)>,
    ) {
        while !is_interrupted() {
            let Some((at, input)) = threads::take(next, self.inputs) else { break };
            progress.begin(&input.name);
            let start = Instant::now();
            // One issue that brings newsbind down must not take the night's batch with it.
            let told = catch_unwind(AssertUnwindSafe(|| self.convert(input, jobs, due, progress)));
            let told = told.unwrap_or_else(|_| Told::broken(&input.name));
            if sender.send((at, Told { time: start.elapsed(), ..told })).is_err() {
                break;
            }
        }
    }

    /// Makes those outputs of an issue that are not as they would be made now.
    fn convert(&self, input: &Input, jobs: usize, due: &[Due<'_>], progress: &Progress) -> Told {
        let material = match Material::gather(input) {
            Ok(material) => material,
            Err(message) => {
                progress.skip(self.press.outputs.len());
                return Told { failures: vec![Failure::new(message)], ..Told::default() };
            }
        };
        let digest = material.digest(input);
        let origin = |output: &Output| fresh::origin(&self.program, &digest, output);
        let origins: BTreeMap<&str, String> = self
            .press
            .outputs
            .iter()
            .map(|output| (output.name.as_str(), origin(output)))
            .collect();
        let (fresh, stale): (Vec<&Output>, Vec<&Output>) =
            self.press.outputs.iter().partition(|output| self.is_fresh(input, output, &origins));
        progress.skip(fresh.len());
        let up_to_date = fresh.len() + self.books.len() - due.len();
        if stale.is_empty() && due.is_empty() {
            return Told { fresh: up_to_date, ..Told::default() };
        }
        let mut printed = self.press.print_some(input, &material, &stale, jobs, || progress.step());
        if printed.issue.is_none() {
            progress.skip(stale.len());
        }
        if self.is_in_the_way(input, &fresh, &printed.files) {
            let all: Vec<&Output> = self.press.outputs.iter().collect();
            printed = self.press.print_some(input, &material, &all, jobs, || ());
        }
        let issue = printed.issue.take();
        let id = issue.as_ref().map_or(&input.id, |issue| &issue.id).clone();
        let told = self.write_and_note(&id, printed, &input.name, &origins);
        let issue = issue.filter(|_| !due.is_empty());
        Told { issue, fresh: up_to_date, ..told }
    }

    fn is_fresh(&self, input: &Input, output: &Output, origins: &BTreeMap<&str, String>) -> bool {
        let made = self.state.made(&input.id, &output.name).filter(|_| !self.force);
        let files = Files::new(&input.folder, self.press.config_folder, &output.texts);
        let origin = origins.get(output.name.as_str());
        origin.is_some_and(|origin| fresh::is_fresh(made, origin, &files, self.folder))
    }

    /// Whether a file would be written over one of an output that stays as it is; many systems hold
    /// names that differ in their case only for one.
    fn is_in_the_way(&self, input: &Input, fresh: &[&Output], files: &[Placed]) -> bool {
        let mut kept = fresh.iter().filter_map(|output| self.state.made(&input.id, &output.name));
        let lower = |path: &str| path.to_lowercase();
        let ahead: BTreeSet<String> = files.iter().map(|file| lower(&file.path)).collect();
        kept.any(|made| made.files.keys().any(|path| ahead.contains(&lower(path))))
    }

    /// Those of the books that are not as they would be made now.
    fn due(&self, jobs: usize) -> Vec<Due<'_>> {
        if self.books.is_empty() {
            return Vec::new();
        }
        let issues = fresh::issues(self.inputs, jobs);
        let due = self.books.iter().map(|book| {
            let origin = |issues: &Vec<String>| {
                fresh::origin_of_book(&self.program, book, self.inputs, issues)
            };
            (book, issues.as_ref().map(origin))
        });
        due.filter(|due| !self.is_bound(due)).collect()
    }

    fn is_bound(&self, (book, origin): &Due<'_>) -> bool {
        let made = self.state.made(&book.id(), &book.output.name).filter(|_| !self.force);
        let shelf = BookAssets::new(book, self.inputs, self.press.config_folder);
        let is_fresh = |origin| fresh::is_fresh(made, origin, &shelf, self.folder);
        origin.as_deref().is_some_and(is_fresh)
    }

    /// Makes the books, once all issues are read.
    fn bind(
        &self,
        due: Vec<Due<'_>>,
        issues: &[Option<Issue>],
        progress: &Progress,
        tally: &mut Tally,
    ) {
        for (book, origin) in due {
            if is_interrupted() {
                return;
            }
            progress.begin(&book.title);
            let printed = self.press.bind(book, self.inputs, issues);
            let origins = origin.map(|origin| (book.output.name.as_str(), origin));
            let origins = origins.into_iter().collect();
            let told = self.write_and_note(&book.id(), printed, &book.title, &origins);
            progress.step();
            progress.pause(|| tally.tell_of(&book.title, &told, self.report));
            tally.failed_books += usize::from(!told.failures.is_empty());
        }
    }

    fn write_and_note(
        &self,
        id: &str,
        mut printed: Printed,
        name: &str,
        origins: &BTreeMap<&str, String>,
    ) -> Told {
        let outputs = std::mem::take(&mut printed.outputs);
        let failures = printed.failures.len();
        if let Err(message) =
            outputs.iter().try_for_each(|output| self.state.begin(id, &output.name))
        {
            printed.failures.push(Failure::new(format!("{name}: {message}")));
            printed.files.clear();
        }
        let files = fresh::lengths(&printed.files);
        let mut told = self.write(printed, name);
        if told.failures.len() == failures
            && let Err(message) = fresh::note(self.state, id, outputs, &files, origins)
        {
            told.warnings.push(format!("{name}: {message}"));
        }
        told
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
            match self.folder.write(&file.path, &file.bytes) {
                Ok(path) => told.written.push(Delivered { path, length: file.bytes.len() }),
                Err(message) => told.failures.push(Failure::new(format!("{name}: {message}"))),
            }
        }
        told
    }
}

/// How many issues are converted at a time, and how many outputs of each.
fn divide(jobs: usize, issues: usize) -> (usize, usize) {
    let workers = jobs.clamp(1, issues.max(1));
    (workers, jobs.div_ceil(workers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_are_divided_between_issues_and_outputs() {
        for (jobs, issues, expected) in
            [(2, 100, (2, 1)), (4, 1, (1, 4)), (8, 3, (3, 3)), (1, 5, (1, 1)), (2, 0, (1, 2))]
        {
            assert_eq!(divide(jobs, issues), expected, "{jobs} jobs, {issues} issues");
        }
    }
}
