//! Binding: all issues of a run in, one book out.

use newsbind_core::{Assets, ExportError, Issue};
use newsbind_epub::{Binding, Epub, Part};

use crate::assets::Files;
use crate::inputs::{self, Input};
use crate::interrupt::is_interrupted;
use crate::outputs::Output;
use crate::placement::place;
use crate::press::{Press, Printed};
use crate::report::Failure;
use crate::stage::Stage;

/// An output that makes one book of all issues.
pub(crate) struct Book {
    /// What the book is called.
    pub(crate) title: String,
    output: Output,
    binder: Epub,
}

/// Has every output that can make one book of several issues do so, under a title.
///
/// # Errors
/// If none of them can, or the title is empty.
pub(crate) fn request(outputs: &mut [Output], title: &str) -> Result<(), Failure> {
    if title.trim().is_empty() {
        return Err(Failure::new("`--bind` needs a title for the book"));
    }
    let mut able = outputs.iter_mut().filter(|output| output.binder.is_some()).peekable();
    if able.peek().is_none() {
        return Err(Failure::new(
            "`--bind` makes one e-book of all issues, and no output is one; name one with `-f epub`",
        ));
    }
    able.for_each(|output| output.bind = Some(title.to_owned()));
    Ok(())
}

/// The outputs that each issue has for itself, and the books of all issues.
pub(crate) fn sort(outputs: Vec<Output>) -> (Vec<Output>, Vec<Book>) {
    let (mut single, mut books) = (Vec::new(), Vec::new());
    for mut output in outputs {
        match (output.bind.take(), output.binder.take()) {
            (Some(title), Some(binder)) => books.push(Book { title, output, binder }),
            _ => single.push(output),
        }
    }
    (single, books)
}

impl Press<'_> {
    /// Reads the issues and makes one book of them.
    pub(crate) fn read_and_bind(&self, book: &Book, inputs: &[Input]) -> Printed {
        let read: Vec<Printed> = inputs.iter().map(|input| self.print(input, || ())).collect();
        let (mut warnings, mut failures, mut issues) = (Vec::new(), Vec::new(), Vec::new());
        for mut printed in read {
            warnings.append(&mut printed.warnings);
            failures.append(&mut printed.failures);
            issues.push(printed.issue);
        }
        let mut printed = self.bind(book, inputs, &issues);
        printed.warnings.splice(0..0, warnings);
        printed.failures.splice(0..0, failures);
        printed
    }

    /// Makes one book of the issues, which come in the order of their inputs. One that would lack an
    /// issue is not made.
    pub(crate) fn bind(&self, book: &Book, inputs: &[Input], issues: &[Option<Issue>]) -> Printed {
        let Book { title, output, .. } = book;
        let id = inputs::id(Some(title.as_ref()));
        let told = |message: &str| format!("`{title}`: `{}`: {message}", output.name);
        let (mut stage, mut printed) = (Stage::default(), Printed::default());
        let bound = self.bind_all(book, &id, inputs, issues, (&mut stage, &mut printed));
        printed.warnings = stage.warnings.iter().map(|warning| told(warning)).collect();
        match bound {
            _ if is_interrupted() => printed.cancelled = true,
            Ok(()) => printed.files = place(&id, &output.name, &output.format, stage.files),
            Err(error) => printed.failures.push(Failure::new(told(&error.to_string()))),
        }
        printed
    }

    fn bind_all(
        &self,
        Book { title, output, binder }: &Book,
        id: &str,
        inputs: &[Input],
        issues: &[Option<Issue>],
        (stage, printed): (&mut Stage, &mut Printed),
    ) -> Result<(), ExportError> {
        let shelf: Vec<Files<'_>> = inputs
            .iter()
            .map(|input| Files::new(&input.folder, self.config_folder, output))
            .collect();
        let own = Files::new(self.config_folder, self.config_folder, output);
        let mut parts = Vec::new();
        for ((input, issue), assets) in inputs.iter().zip(issues).zip(&shelf) {
            let Some(issue) = issue else { return Err(lacking(input)) };
            parts.push(Part { issue, assets: assets as &dyn Assets });
        }
        let bound = binder.bind(&Binding { id, title, parts, assets: &own }, stage);
        let asked = shelf.iter().chain([&own]).flat_map(|files| files.asked.take().into_values());
        printed.assets.extend(asked.flatten().map(|asset| asset.path));
        bound
    }
}

/// Why there is no book.
fn lacking(input: &Input) -> ExportError {
    ExportError::Refused(format!("the book is not made, for it would lack `{}`", input.name))
}
