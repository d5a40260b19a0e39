//! The press: one issue in, the files of all its outputs out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use newsbind_core::{ExportError, Issue};

use crate::assets::Files;
use crate::inputs::Input;
use crate::interrupt::is_interrupted;
use crate::load::Reader;
use crate::outputs::Output;
use crate::placement::{Placed, Shelf, place};
use crate::report::Failure;
use crate::stage::Stage;

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
    /// The pictures, style sheets and fonts that were read.
    pub(crate) assets: BTreeSet<PathBuf>,
    /// What a person should look at.
    pub(crate) warnings: Vec<String>,
    /// What went wrong.
    pub(crate) failures: Vec<Failure>,
    /// Whether the person asked to stop meanwhile.
    pub(crate) cancelled: bool,
}

impl Press<'_> {
    /// Makes an issue into all outputs, and calls `finished` after each. One that fails does not stop
    /// the others.
    pub(crate) fn print(&self, input: &Input, finished: impl Fn()) -> Printed {
        let mut printed = Printed::default();
        match self.reader.load(input) {
            Ok(loaded) => {
                printed.warnings = loaded.warnings;
                self.export_all(input, &loaded.issue, &mut printed, finished);
                printed.issue = Some(loaded.issue);
            }
            Err(failure) => printed.failures.push(failure),
        }
        printed
    }

    fn export_all(&self, input: &Input, issue: &Issue, printed: &mut Printed, finished: impl Fn()) {
        let mut shelf = Shelf::default();
        for output in self.outputs {
            let told = |message: &str| format!("{}: `{}`: {message}", input.name, output.name);
            let mut stage = Stage::default();
            let exported = self.export(input, issue, output, &mut stage, &mut printed.assets);
            printed.warnings.extend(stage.warnings.iter().map(|warning| told(warning)));
            let placed = || place(&issue.id, &output.name, &output.format, stage.files);
            match exported.map_err(|error| error.to_string()) {
                _ if is_interrupted() => printed.cancelled = true,
                Ok(()) => {
                    if let Err(message) = shelf.take(&output.name, placed()) {
                        printed.failures.push(Failure::new(told(&message)));
                    }
                }
                Err(message) => printed.failures.push(Failure::new(told(&message))),
            }
            finished();
        }
        printed.files = shelf.files;
    }

    fn export(
        &self,
        input: &Input,
        issue: &Issue,
        output: &Output,
        stage: &mut Stage,
        read: &mut BTreeSet<PathBuf>,
    ) -> Result<(), ExportError> {
        let assets = Files::new(&input.folder, self.config_folder, output);
        let result = output.exporter.export(issue, &assets, stage);
        read.append(&mut assets.read.take());
        result
    }
}
