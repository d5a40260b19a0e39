//! Converting: issues in, files out, several issues at a time.

use std::num::NonZeroUsize;
use std::path::Path;

use serde_json::json;

use crate::arguments::Convert;
use crate::batch::Batch;
use crate::bind::Book;
use crate::folder::BuildFolder;
use crate::fresh;
use crate::interrupt;
use crate::job::Job;
use crate::outputs::Output;
use crate::press::Press;
use crate::report::{Failure, Outcome, Report, count};
use crate::state::State;

/// Converts what the command line and the configuration ask for.
pub(crate) fn convert(convert: &Convert, report: &Report) -> Result<Outcome, Failure> {
    let mut job = Job::new(&convert.reading, report)?;
    let (outputs, books) = job.take_outputs(convert, report)?;
    make(&job, (&outputs, &books), convert, report)
}

/// Makes the issues of a job into outputs, and books of all of them.
pub(crate) fn make(
    job: &Job,
    (outputs, books): (&[Output], &[Book]),
    convert: &Convert,
    report: &Report,
) -> Result<Outcome, Failure> {
    let press = Press { reader: job.reader(), outputs, config_folder: &job.config.folder };
    interrupt::watch();
    if convert.out.as_deref() == Some(Path::new("-")) {
        return Ok(match to_standard_output(&press, books, job, report)? {
            Outcome::Done if !job.found.failures.is_empty() => Outcome::Failed,
            outcome => outcome,
        });
    }
    let folder = BuildFolder::open(&job.folder(convert))?;
    let state = State::open(folder.state())?;
    let batch = Batch {
        press: &press,
        inputs: &job.found.inputs,
        books,
        folder: &folder,
        state: &state,
        program: fresh::program(&press.reader),
        force: convert.force,
        report,
    };
    report.event("start", || begun(&batch));
    let tally = batch.run(convert.jobs.or_else(processors).map_or(1, NonZeroUsize::get));
    let outcome = tally.outcome(&job.found);
    tally.finish(outcome, report);
    state.close();
    Ok(outcome)
}

fn begun(batch: &Batch<'_>) -> serde_json::Value {
    let outputs: Vec<&str> = batch.press.outputs.iter().map(|output| &*output.name).collect();
    json!({ "issues": batch.inputs.len(), "outputs": outputs })
}

fn processors() -> Option<NonZeroUsize> {
    std::thread::available_parallelism().ok()
}

/// Writes the document of one issue and one output, or one book, to standard output.
fn to_standard_output(
    press: &Press<'_>,
    books: &[Book],
    job: &Job,
    report: &Report,
) -> Result<Outcome, Failure> {
    let inputs = job.found.inputs.as_slice();
    let printed = match (inputs, press.outputs, books) {
        ([input], [_], []) => press.print(input, || ()),
        (_, [], [book]) => press.read_and_bind(book, inputs),
        _ => {
            return Err(Failure::new(format!(
                "`--out -` writes one issue in one format, here are {} and {}; name one PATH, and one format with `-f`",
                count(inputs.len(), "issue"),
                count(press.outputs.len() + books.len(), "format")
            )));
        }
    };
    printed.warnings.iter().for_each(|warning| report.warning(warning));
    printed.failures.iter().for_each(|failure| failure.tell(report));
    if printed.cancelled {
        return Ok(Outcome::Interrupted);
    }
    if !printed.failures.is_empty() {
        return Ok(Outcome::Failed);
    }
    for file in printed.files.iter().filter(|file| !file.is_document) {
        let path = &file.path;
        report.warning(format_args!("`{path}` is not written: `--out -` writes the document only"));
    }
    match printed.files.iter().find(|file| file.is_document) {
        Some(document) => {
            report.pour(&document.bytes);
            Ok(Outcome::Done)
        }
        None => Err(Failure::new("this format is a folder of files; name one with `-o`")),
    }
}
