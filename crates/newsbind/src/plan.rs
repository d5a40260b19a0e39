//! The plan: what would be read and written, and nothing else.

use std::path::PathBuf;

use newsbind_core::Issue;

use crate::arguments::Convert;
use crate::destination::Destination;
use crate::inputs::Input;
use crate::job::Job;
use crate::press::{Press, Printed};
use crate::report::{Failure, Outcome, Report, count, paint};

/// Prints for each issue what is read and which files would come of it.
pub(crate) fn plan(convert: &Convert, report: &Report) -> Result<Outcome, Failure> {
    let mut job = Job::new(&convert.reading, report)?;
    let (outputs, books) = job.take_outputs(convert, report)?;
    let press =
        Press { reader: job.reader(), outputs: &outputs, config_folder: &job.config.folder };
    let destination = job.destination(convert, &outputs, &books)?;
    let mut outcome = if job.found.failures.is_empty() { Outcome::Done } else { Outcome::Failed };
    let inputs = &job.found.inputs;
    let mut issues = Vec::new();
    for input in inputs {
        let printed = press.print(input, || ());
        if !tell_faults(&printed, report) {
            outcome = Outcome::Failed;
        }
        if let Some(issue) = &printed.issue {
            tell(&heading(input, issue), &read(input, &printed), &printed, &destination, report);
        }
        issues.push(printed.issue);
    }
    for book in &books {
        let printed = press.bind(book, inputs, &issues);
        if !tell_faults(&printed, report) {
            outcome = Outcome::Failed;
        }
        let heading = format!("{}: book of {}", book.title, count(inputs.len(), "issue"));
        tell(&heading, &paths(&printed.assets), &printed, &destination, report);
    }
    Ok(outcome)
}

/// Tells what is wrong; whether nothing failed.
fn tell_faults(printed: &Printed, report: &Report) -> bool {
    printed.warnings.iter().for_each(|warning| report.warning(warning));
    printed.failures.iter().for_each(|failure| failure.tell(report));
    printed.failures.is_empty()
}

fn tell(heading: &str, read: &[String], printed: &Printed, to: &Destination, report: &Report) {
    report.result(paint(heading, "1", report.color_results));
    for path in read {
        report.result(format_args!("  read   {path}"));
    }
    for file in &printed.files {
        let written = match to {
            Destination::Standard => format!("{} to standard output", file.path),
            Destination::Folder(folder) => folder.join(&file.path).display().to_string(),
            Destination::File(path) if file.is_document => path.display().to_string(),
            Destination::File(_) => continue,
        };
        report.result(format_args!("  write  {written}"));
    }
}

fn heading(input: &Input, issue: &Issue) -> String {
    let title = issue.display_title();
    let title = if title == issue.id { String::new() } else { format!(" ({title})") };
    let articles = count(issue.articles().count(), "article");
    format!("{}: issue {}{title}, {}, {articles}", input.name, issue.id, issue.language)
}

/// All files that are read for an issue.
fn read(input: &Input, printed: &Printed) -> Vec<String> {
    paths(input.paths().iter().chain(&input.sidecar).chain(&printed.assets))
}

fn paths<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> Vec<String> {
    paths.into_iter().map(|path| path.display().to_string()).collect()
}
