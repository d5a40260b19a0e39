//! One issue, read and rebuilt, with what is said of it beside its pages.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use newsbind_core::{Issue, TextLayer, Warned, Warning, check_path};
use newsbind_read::{PageFile, read_issue, read_text};
use newsbind_rebuild::rebuild;

use crate::details::{Details, Encoding};
use crate::inputs::{Input, Source, page_label};
use crate::report::{Failure, reason};
use crate::sidecar::{self, Sidecar};
use crate::{figures, selection::Selection};

/// How issues are read.
pub(crate) struct Reader<'a> {
    /// What goes for issues that say nothing themselves.
    pub(crate) defaults: &'a Details,
    /// The encoding that the command line states.
    pub(crate) encoding: Option<&'a Encoding>,
    /// The part of each issue that is wanted.
    pub(crate) selection: &'a Selection,
    /// Whether messages have colours.
    pub(crate) color: bool,
}

/// An issue, ready to be exported.
#[derive(Default)]
pub(crate) struct Loaded {
    /// The issue, or the part of it that was chosen.
    pub(crate) issue: Issue,
    /// What a person should look at.
    pub(crate) warnings: Vec<String>,
    /// The labels of all pages, those that were not chosen too.
    pub(crate) labels: Vec<String>,
    /// The numbers of its articles in the whole issue.
    pub(crate) numbers: Vec<usize>,
    /// The pages it was rebuilt from; none where it was read from JSON.
    pub(crate) layer: TextLayer,
}

impl Reader<'_> {
    /// Reads an issue; a failure is a whole message.
    pub(crate) fn load(&self, input: &Input) -> Result<Loaded, Failure> {
        let sidecar = match &input.sidecar {
            Some(path) => sidecar::read(path, self.color)?,
            None => Sidecar::default(),
        };
        let mut loaded = self.read(input, &sidecar.details)?;
        sidecar.details.overrule(&mut loaded.issue);
        self.defaults.fill(&mut loaded.issue);
        let misplaced = figures::place(&sidecar.figures, &mut loaded.issue);
        loaded.warnings.extend(misplaced.iter().map(|text| format!("{}: {text}", input.name)));
        check_id(&loaded.issue.id, &input.name)?;
        loaded.labels.clone_from(&loaded.issue.pages);
        let left = self.selection.apply(&mut loaded.issue);
        loaded.numbers = left.map_err(|message| format!("{}: {message}", input.name))?;
        Ok(loaded)
    }

    fn read(&self, input: &Input, details: &Details) -> Result<Loaded, String> {
        match &input.source {
            Source::Json(path) => document(&input.name, &bytes(path)?),
            Source::Text(paths) => {
                let pages: Vec<Vec<u8>> =
                    paths.iter().map(|path| bytes(path)).collect::<Result<_, _>>()?;
                self.text(input, paths, &pages, details)
            }
            Source::Standard => {
                let mut read = Vec::new();
                let done = std::io::stdin().lock().read_to_end(&mut read);
                done.map_err(|error| format!("cannot read standard input: {}", reason(&error)))?;
                if is_json(&read) {
                    document(&input.name, &read)
                } else {
                    self.text(input, &[PathBuf::from(&input.name)], &[read], details)
                }
            }
        }
    }

    /// Rebuilds an issue from its pages.
    fn text(
        &self,
        input: &Input,
        paths: &[PathBuf],
        pages: &[Vec<u8>],
        details: &Details,
    ) -> Result<Loaded, String> {
        let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let labels = labels(paths);
        let parts = names.iter().zip(&labels).zip(pages);
        let files: Vec<PageFile<'_>> = parts
            .map(|((name, label), bytes)| PageFile { name, label: label.as_deref(), bytes })
            .collect();
        let stated = self.encoding.or(details.encoding.as_ref());
        let encoding = stated.or(self.defaults.encoding.as_ref()).map(Encoding::label);
        let layer = read_text(&files, encoding).map_err(|error| error.to_string())?;
        let language = details.language().or(self.defaults.language());
        let rebuilt = rebuild(&layer.value, language);
        let warnings = layer.warnings.iter().chain(&rebuilt.warnings);
        let warnings = warnings.map(|warning| placed(warning, &layer.value)).collect();
        let issue = Issue { id: input.id.clone(), ..rebuilt.value };
        Ok(Loaded { issue, warnings, layer: layer.value, ..Loaded::default() })
    }
}

/// Labels for the pages of a folder, where its files are named by them; else none at all.
fn labels(paths: &[PathBuf]) -> Vec<Option<String>> {
    let labels: Vec<Option<String>> = paths.iter().map(|path| page_label(path)).collect();
    let different: BTreeSet<_> = labels.iter().flatten().collect();
    if paths.len() > 1 && different.len() == paths.len() { labels } else { vec![None; paths.len()] }
}

fn document(name: &str, json: &[u8]) -> Result<Loaded, String> {
    let Warned { value, warnings } = read_issue(name, json).map_err(|error| error.to_string())?;
    let warnings = warnings.iter().map(|warning| format!("{name}: {}", warning.message)).collect();
    Ok(Loaded { issue: value, warnings, ..Loaded::default() })
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path)
        .map_err(|error| format!("cannot read `{}`: {}", path.display(), reason(&error)))
}

/// A page of a newspaper does not begin with a brace and a quotation mark.
fn is_json(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    bytes.next() == Some(&b'{') && bytes.next() == Some(&b'"')
}

/// A warning with file and line, as editors jump to them.
fn placed(warning: &Warning, layer: &TextLayer) -> String {
    let Some(span) = warning.at else { return warning.message.clone() };
    let page = (span.page as usize).checked_sub(1).and_then(|at| layer.pages.get(at));
    let file = page.map_or("", |page| page.file.as_str());
    format!("{file}:{}:{}: {}", span.line, span.from + 1, warning.message)
}

/// An issue's id names its folder, so it may not lead anywhere else.
fn check_id(id: &str, name: &str) -> Result<(), String> {
    if check_path(id).is_ok() && !id.contains('/') && !id.contains(char::is_control) {
        return Ok(());
    }
    Err(format!(
        "{name}: the id `{id}` cannot name a folder; leave out `/`, `\\`, `:` and the like"
    ))
}
