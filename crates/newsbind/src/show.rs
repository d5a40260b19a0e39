//! The rebuilt structure of an issue, with the lines it came from and how sure it is.

mod html;
mod part;
mod terminal;

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::arguments::Show;
use crate::files;
use crate::job::Job;
use crate::load::Loaded;
use crate::report::{Failure, Outcome, Report, count};
use crate::show::terminal::View;

/// Shows every issue: its articles with their fields and blocks, then furniture and what was left
/// out; on the terminal, or as a page for a browser.
pub(crate) fn show(show: &Show, report: &Report) -> Result<Outcome, Failure> {
    let job = Job::new(&show.reading, report)?;
    if show.html && job.found.inputs.len() != 1 {
        let issues = count(job.found.inputs.len(), "issue");
        return Err(Failure::new(format!(
            "`--html` shows one issue, here are {issues}; name one PATH"
        )));
    }
    let reader = job.reader();
    let mut outcome = if job.found.failures.is_empty() { Outcome::Done } else { Outcome::Failed };
    let mut text = String::new();
    for input in &job.found.inputs {
        match reader.load(input) {
            Ok(loaded) => {
                loaded.warnings.iter().for_each(|warning| report.warning(warning));
                text += &shown(show, &loaded, report);
            }
            Err(failure) => {
                failure.tell(report);
                outcome = Outcome::Failed;
            }
        }
    }
    if text.is_empty() {
        return Ok(outcome);
    }
    match show.out.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) if files::deliver(path, text.as_bytes(), report) == Outcome::Failed => {
            outcome = Outcome::Failed;
        }
        Some(_) => {}
        None => {
            report.pour(text.as_bytes());
        }
    }
    Ok(outcome)
}

fn shown(show: &Show, loaded: &Loaded, report: &Report) -> String {
    if show.html {
        return html::page(loaded);
    }
    let color = report.color_results && show.out.is_none();
    let width = show.width.or_else(|| terminal_width().filter(|_| show.out.is_none()));
    let view = View { labels: &loaded.labels, width, color };
    view.lines(loaded).join("\n") + "\n"
}

/// The columns of the terminal; none where the lines go elsewhere and need not be cut.
fn terminal_width() -> Option<usize> {
    let size = || terminal_size::terminal_size().map_or(80, |(width, _)| width.0.into());
    io::stdout().is_terminal().then(size)
}
