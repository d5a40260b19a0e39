//! The plan: what would be read and written, and nothing else.

use std::path::Path;

use newsbind_core::Issue;

use crate::arguments::Convert;
use crate::inputs::{Input, Source};
use crate::job::Job;
use crate::press::{Press, Printed};
use crate::report::{Failure, Outcome, Report, count, paint};

/// Prints for each issue what is read and which files would come of it.
pub(crate) fn plan(convert: &Convert, report: &Report) -> Result<Outcome, Failure> {
    let mut job = Job::new(&convert.reading, report)?;
    let outputs = job.take_outputs(&convert.formats, report)?;
    let press =
        Press { reader: job.reader(), outputs: &outputs, config_folder: &job.config.folder };
    let folder = job.folder(convert);
    let mut outcome = if job.found.failures.is_empty() { Outcome::Done } else { Outcome::Failed };
    for input in &job.found.inputs {
        let printed = press.print(input, || ());
        printed.warnings.iter().for_each(|warning| report.warning(warning));
        printed.failures.iter().for_each(|failure| failure.tell(report));
        if !printed.failures.is_empty() {
            outcome = Outcome::Failed;
        }
        tell(input, &printed, &folder, report);
    }
    Ok(outcome)
}

fn tell(input: &Input, printed: &Printed, folder: &Path, report: &Report) {
    let Some(issue) = &printed.issue else { return };
    report.result(paint(&heading(input, issue), "1", report.color_results));
    for path in read(input, printed) {
        report.result(format_args!("  read   {path}"));
    }
    for file in &printed.files {
        report.result(format_args!("  write  {}", folder.join(&file.path).display()));
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
    let pages = match &input.source {
        Source::Text(paths) => paths.as_slice(),
        Source::Json(path) => std::slice::from_ref(path),
        Source::Standard => &[],
    };
    let files = pages.iter().chain(&input.sidecar).chain(&printed.assets);
    files.map(|path| path.display().to_string()).collect()
}
