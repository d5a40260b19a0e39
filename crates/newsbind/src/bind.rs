//! Binding: all issues of a run in, one book out.

use std::collections::BTreeMap;
use std::path::Path;

use newsbind_core::{AssetError, Assets, ExportError, Issue};
use newsbind_epub::{Binding, Epub, Part};

use crate::assets::{Asset, Files};
use crate::inputs::{self, Input};
use crate::interrupt::is_interrupted;
use crate::outputs::Output;
use crate::placement::place;
use crate::press::{Made, Press, Printed};
use crate::report::Failure;
use crate::stage::Stage;

/// An output that makes one book of all issues.
pub(crate) struct Book {
    /// What the book is called.
    pub(crate) title: String,
    /// What makes it.
    pub(crate) output: Output,
    binder: Epub,
}

impl Book {
    /// What its folder and its file are called.
    pub(crate) fn id(&self) -> String {
        inputs::id(Some(self.title.as_ref()))
    }
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

    /// Makes one book of the issues, which come in the order of their inputs. One that would lack
    /// an issue is not made.
    pub(crate) fn bind(&self, book: &Book, inputs: &[Input], issues: &[Option<Issue>]) -> Printed {
        let Book { title, output, .. } = book;
        let told = |message: &str| format!("`{title}`: `{}`: {message}", output.name);
        let shelf = BookAssets::new(book, inputs, self.config_folder);
        let mut stage = Stage::default();
        let bound = bind_all(book, inputs, issues, &shelf, &mut stage);
        let warnings = stage.warnings.iter().map(|warning| told(warning)).collect();
        let mut printed = Printed { warnings, ..Printed::default() };
        let assets = shelf.asked();
        printed.assets.extend(assets.values().flatten().map(|asset| asset.path.clone()));
        match bound {
            _ if is_interrupted() => printed.cancelled = true,
            Ok(()) => {
                printed.files = place(&book.id(), &output.name, &output.format, stage.files);
                let paths = printed.files.iter().map(|file| file.path.clone()).collect();
                printed.outputs.push(Made { name: output.name.clone(), assets, paths });
            }
            Err(error) => printed.failures.push(Failure::new(told(&error.to_string()))),
        }
        printed
    }
}

fn bind_all(
    book: &Book,
    inputs: &[Input],
    issues: &[Option<Issue>],
    shelf: &BookAssets<'_>,
    stage: &mut Stage,
) -> Result<(), ExportError> {
    let mut parts = Vec::new();
    for ((input, issue), assets) in inputs.iter().zip(issues).zip(&shelf.of_parts) {
        let Some(issue) = issue else { return Err(lacking(input)) };
        parts.push(Part { issue, assets: assets as &dyn Assets });
    }
    let (id, title) = (&book.id(), &book.title);
    book.binder.bind(&Binding { id, title, parts, assets: &shelf.own }, stage)
}

/// The assets of a book: those of each part, and its own. The journal calls them `PART:NAME`, its
/// own `:NAME`.
pub(crate) struct BookAssets<'a> {
    of_parts: Vec<Files<'a>>,
    own: Files<'a>,
}

impl<'a> BookAssets<'a> {
    /// What a book of these issues may ask for.
    pub(crate) fn new(book: &'a Book, inputs: &'a [Input], config: &'a Path) -> Self {
        let of = |folder| Files::new(folder, config, &book.output.texts);
        Self { of_parts: inputs.iter().map(|input| of(&input.folder)).collect(), own: of(config) }
    }

    /// What was asked for, under the names of the journal.
    fn asked(self) -> BTreeMap<String, Option<Asset>> {
        let named = |(part, files): (String, Files<'_>)| {
            let asked = files.asked.into_inner().into_iter();
            asked.map(move |(name, asset)| (format!("{part}:{name}"), asset))
        };
        let parts = self.of_parts.into_iter().enumerate();
        let parts = parts.map(|(part, files)| (part.to_string(), files));
        parts.chain([(String::new(), self.own)]).flat_map(named).collect()
    }
}

/// Read by the names of the journal.
impl Assets for BookAssets<'_> {
    fn read(&self, name: &str) -> Result<Vec<u8>, AssetError> {
        let (part, asset) = name.split_once(':').unwrap_or_default();
        let files = part.parse().ok().and_then(|part: usize| self.of_parts.get(part));
        files.unwrap_or(&self.own).read(asset)
    }
}

/// Why there is no book.
fn lacking(input: &Input) -> ExportError {
    ExportError::Refused(format!("the book is not made, for it would lack `{}`", input.name))
}
