//! The press: one issue in, the files of its outputs out.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use newsbind_core::{ExportError, Issue};

use crate::assets::{Asset, Files};
use crate::inputs::Input;
use crate::interrupt::is_interrupted;
use crate::load::{Material, Reader};
use crate::outputs::Output;
use crate::placement::{Placed, Shelf, place};
use crate::report::Failure;
use crate::stage::{File, Stage};
use crate::threads;

/// What issues are made into.
pub(crate) struct Press<'a> {
    /// How they are read.
    pub(crate) reader: Reader<'a>,
    /// What each becomes.
    pub(crate) outputs: &'a [Output],
    /// The configuration's folder, where its own files begin.
    pub(crate) config_folder: &'a Path,
}

/// What came of one issue.
#[derive(Default)]
pub(crate) struct Printed {
    /// The issue; none where it could not be read.
    pub(crate) issue: Option<Issue>,
    /// The files that are to be written.
    pub(crate) files: Vec<Placed>,
    /// The outputs that were made.
    pub(crate) outputs: Vec<Made>,
    /// The pictures, style sheets and fonts that were read.
    pub(crate) assets: BTreeSet<PathBuf>,
    /// What a person should look at.
    pub(crate) warnings: Vec<String>,
    /// What went wrong.
    pub(crate) failures: Vec<Failure>,
    /// Whether the person asked to stop meanwhile.
    pub(crate) cancelled: bool,
}

/// An output that was made.
pub(crate) struct Made {
    /// Its name.
    pub(crate) name: String,
    /// What it asked for, by name.
    pub(crate) assets: BTreeMap<String, Option<Asset>>,
    /// The paths of its files, those too that it shares with others.
    pub(crate) paths: Vec<String>,
}

/// What came of an export.
struct Exported<'a> {
    output: &'a Output,
    result: Result<Vec<File>, String>,
    warnings: Vec<String>,
    assets: BTreeMap<String, Option<Asset>>,
}

impl Press<'_> {
    /// Makes an issue into all outputs, one after the other.
    pub(crate) fn print(&self, input: &Input, finished: impl Fn() + Sync) -> Printed {
        let outputs: Vec<&Output> = self.outputs.iter().collect();
        match Material::gather(input) {
            Ok(material) => self.print_some(input, &material, &outputs, 1, finished),
            Err(message) => Printed { failures: vec![Failure::new(message)], ..Printed::default() },
        }
    }

    /// Makes an issue into some outputs, up to `jobs` at a time, and calls `finished` after each.
    /// One that fails does not stop the others.
    pub(crate) fn print_some(
        &self,
        input: &Input,
        material: &Material,
        outputs: &[&Output],
        jobs: usize,
        finished: impl Fn() + Sync,
    ) -> Printed {
        let mut printed = Printed::default();
        match self.reader.make(input, material) {
            Ok(loaded) => {
                printed.warnings = loaded.warnings;
                let exported = threads::each(jobs, outputs, |output| {
                    let exported = self.export(input, &loaded.issue, output);
                    finished();
                    exported
                });
                printed.take(input, &loaded.issue, exported);
                printed.issue = Some(loaded.issue);
            }
            Err(failure) => printed.failures.push(failure),
        }
        printed
    }

    /// One export. A fault in an exporter costs its output, not the night's batch.
    fn export<'a>(&self, input: &Input, issue: &Issue, output: &'a Output) -> Exported<'a> {
        let assets = Files::new(&input.folder, self.config_folder, &output.texts);
        let mut stage = Stage::default();
        let result =
            catch_unwind(AssertUnwindSafe(|| output.exporter.export(issue, &assets, &mut stage)));
        let result = match result {
            Ok(Ok(())) => Ok(stage.files),
            Ok(Err(ExportError::Cancelled)) => Err("cancelled".to_owned()),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("newsbind broke down; please report it with the text above".to_owned()),
        };
        Exported { output, result, warnings: stage.warnings, assets: assets.asked.take() }
    }
}

impl Printed {
    /// Puts the files of all exports where they belong.
    fn take(&mut self, input: &Input, issue: &Issue, exported: Vec<Exported<'_>>) {
        if is_interrupted() {
            self.cancelled = true;
            return;
        }
        let mut shelf = Shelf::default();
        for Exported { output, result, warnings, assets } in exported {
            let told = |message: &String| format!("{}: `{}`: {message}", input.name, output.name);
            self.warnings.extend(warnings.iter().map(told));
            self.assets.extend(assets.values().flatten().map(|asset| asset.path.clone()));
            let placed = result.and_then(|files| {
                let placed = place(&issue.id, &output.name, &output.format, files);
                let paths = placed.iter().map(|file| file.path.clone()).collect();
                shelf.take(&output.name, placed).map(|()| paths)
            });
            match placed {
                Ok(paths) => {
                    self.outputs.push(Made { name: output.name.clone(), assets, paths });
                }
                Err(message) => self.failures.push(Failure::new(told(&message))),
            }
        }
        self.files = shelf.files;
    }
}
