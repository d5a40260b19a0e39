//! Converting: issues in, files out, several issues at a time.

use std::num::NonZeroUsize;
use std::path::Path;
use std::time::Instant;

use serde_json::json;

use crate::arguments::Convert;
use crate::batch::Batch;
use crate::bind::Book;
use crate::destination::{Destination, is_one};
use crate::files;
use crate::folder::BuildFolder;
use crate::fresh;
use crate::inputs::Input;
use crate::interrupt;
use crate::job::Job;
use crate::outputs::Output;
use crate::placement::Placed;
use crate::press::{Press, Printed};
use crate::report::{Failure, Outcome, Report, count};
use crate::state::State;
use crate::tally::{Delivered, Tally, Told};

/// Converts what the command line and the configuration ask for.
pub(crate) fn convert(convert: &Convert, report: &Report) -> Result<Outcome, Failure> {
    let mut job = Job::new(&convert.reading, report)?;
    let (outputs, books) = job.take_outputs(convert, report)?;
    let destination = job.destination(convert, &outputs, &books)?;
    make(&job, (&outputs, &books), &destination, convert, report)
}

/// Makes the issues of a job into outputs, and books of all of them.
pub(crate) fn make(
    job: &Job,
    (outputs, books): (&[Output], &[Book]),
    destination: &Destination,
    convert: &Convert,
    report: &Report,
) -> Result<Outcome, Failure> {
    let press = Press { reader: job.reader(), outputs, config_folder: &job.config.folder };
    interrupt::watch();
    let path = match destination {
        Destination::Folder(path) => path,
        Destination::File(path) => return to_file(&press, books, job, path, report),
        Destination::Standard => {
            return Ok(match to_standard_output(&press, books, job, report)? {
                Outcome::Done if !job.found.failures.is_empty() => Outcome::Failed,
                outcome => outcome,
            });
        }
    };
    let folder = BuildFolder::open(path)?;
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
    report.event("start", || begun(batch.inputs, outputs.iter()));
    let tally = batch.run(convert.jobs.or_else(processors).map_or(1, NonZeroUsize::get));
    let outcome = tally.outcome(&job.found);
    tally.finish(outcome, &job.found, report);
    state.close();
    Ok(outcome)
}

fn begun<'a>(inputs: &[Input], outputs: impl Iterator<Item = &'a Output>) -> serde_json::Value {
    let outputs: Vec<&str> = outputs.map(|output| &*output.name).collect();
    json!({ "issues": inputs.len(), "outputs": outputs })
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
    if !is_one(inputs, press.outputs, books) {
        return Err(Failure::new(format!(
            "`--out -` writes one issue in one format, here are {} and {}; name one PATH, and one format with `-f`",
            count(inputs.len(), "issue"),
            count(press.outputs.len() + books.len(), "format")
        )));
    }
    let mut printed = print(press, books, inputs);
    let document = take_document(&mut printed, "--out -");
    printed.warnings.iter().for_each(|warning| report.warning(warning));
    printed.failures.iter().for_each(|failure| failure.tell(report));
    if printed.cancelled {
        return Ok(Outcome::Interrupted);
    }
    if !printed.failures.is_empty() {
        return Ok(Outcome::Failed);
    }
    match document {
        Some(document) => {
            report.pour(&document.bytes);
            Ok(Outcome::Done)
        }
        None => Err(Failure::new(NO_DOCUMENT)),
    }
}

/// Why an output is not one file.
const NO_DOCUMENT: &str = "this format is a folder of files; name one with `-o`";

/// Writes the document of one issue and one output, or one book, to a file. It is made each time:
/// what a file was made from is noted in build folders, and a file has nothing beside it.
fn to_file(
    press: &Press<'_>,
    books: &[Book],
    job: &Job,
    path: &Path,
    report: &Report,
) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let inputs = job.found.inputs.as_slice();
    let output = press.outputs.iter().chain(books.iter().map(|book| &book.output));
    report.event("start", || begun(inputs, output));
    let mut printed = print(press, books, inputs);
    let shown = format!("-o {}", path.display());
    let document = take_document(&mut printed, &shown).filter(|_| printed.failures.is_empty());
    let mut told = Told {
        warnings: printed.warnings,
        failures: printed.failures,
        cancelled: printed.cancelled,
        ..Told::default()
    };
    match document {
        _ if told.cancelled || !told.failures.is_empty() => {}
        Some(document) => match files::write(path, &document.bytes) {
            Ok(()) => {
                told.written
                    .push(Delivered { path: path.to_owned(), length: document.bytes.len() });
            }
            Err(message) => told.failures.push(Failure::new(message)),
        },
        None => told.failures.push(Failure::new(NO_DOCUMENT)),
    }
    told.time = start.elapsed();
    let mut tally = Tally::default();
    match books {
        [] => inputs.iter().for_each(|input| tally.tell(input, &told, report)),
        _ => {
            inputs.iter().for_each(|input| tally.tell(input, &Told::default(), report));
            tally.tell_of(&books[0].title, &told, report);
            tally.failed_books = usize::from(!told.failures.is_empty());
        }
    }
    tally.time = start.elapsed();
    let outcome = tally.outcome(&job.found);
    tally.finish(outcome, &job.found, report);
    Ok(outcome)
}

/// Makes the one document that is wanted.
fn print(press: &Press<'_>, books: &[Book], inputs: &[Input]) -> Printed {
    match (inputs, books) {
        (_, [book]) => press.read_and_bind(book, inputs),
        ([input], _) => press.print(input, || ()),
        _ => Printed::default(),
    }
}

/// Takes the document out of what was made, with a warning for each file beside it.
fn take_document(printed: &mut Printed, option: &str) -> Option<Placed> {
    let (mut documents, beside): (Vec<Placed>, Vec<Placed>) =
        std::mem::take(&mut printed.files).into_iter().partition(|file| file.is_document);
    printed.warnings.extend(beside.iter().map(|file| {
        format!("`{}` is not written: `{option}` writes the document only", file.path)
    }));
    documents.pop()
}
