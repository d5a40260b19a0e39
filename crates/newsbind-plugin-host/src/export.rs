//! A plugin's format as an exporter like any other.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

use newsbind_core::{Assets, ExportError, Exporter, Issue, Output, SCHEMA, way_out};
use newsbind_plugin::abi::{Status, level, status};
use serde::Serialize;

use crate::child::Task;
use crate::desk::{Desk, Hearing};
use crate::fault::{Fault, PluginError, Stage, one_line};
use crate::library::Question;
use crate::manifest::{Format, REPORT};
use crate::plugin::{Answer, Plugin, Settings};
use crate::session;

/// A format of a plugin with its options.
#[derive(Clone, Debug)]
pub struct PluginExporter {
    plugin: Arc<Plugin>,
    format: Format,
    options: String,
}

impl PluginExporter {
    /// A format of a plugin, whose options are as its schema says, and which the plugin itself has
    /// judged then, with the files that they name from `assets`.
    ///
    /// # Errors
    /// If the plugin has no such format, or does not take the options.
    pub fn new(
        plugin: Arc<Plugin>,
        format: &str,
        options: &serde_json::Value,
        assets: &dyn Assets,
    ) -> Result<Self, PluginError> {
        let Some(format) = plugin.manifest.format(format).cloned() else {
            let known: Vec<String> =
                plugin.manifest.formats.iter().map(|format| format!("`{}`", format.id)).collect();
            let cause = format!("it has no format `{format}`");
            let fault = Fault::new(Stage::Options, cause, format!("known: {}", known.join(", ")));
            return Err(fault.of(&plugin.name));
        };
        let exporter = Self { plugin, format, options: options.to_string() };
        exporter.format.judge(options).map_err(|fault| fault.of(&exporter.plugin.name))?;
        let mut hearing = Hearing::new(assets);
        let answer = exporter.ask(Task::Check, Vec::new(), &mut hearing);
        exporter.judge(answer, hearing.failure)?;
        Ok(exporter)
    }

    /// What its document's name ends in, as the manifest says; empty where it says nothing.
    pub fn extension(&self) -> &str {
        &self.format.extension
    }

    fn ask(&self, task: Task, issue: Vec<u8>, desk: &mut dyn Desk) -> Answer {
        let question = Question { format: &self.format.id, options: &self.options, issue: &issue };
        if let Some(library) = &self.plugin.here {
            let status = match task {
                Task::Export => library.export(desk, question),
                _ => library.check(desk, question),
            };
            return Answer { result: Ok(status), last_words: String::new() };
        }
        let question = (self.format.id.clone(), self.options.clone());
        self.plugin.ask_child(task, question, issue, desk)
    }

    /// A status as a result; `said` is what the plugin said of it.
    fn judge(&self, answer: Answer, said: Option<String>) -> Result<(), PluginError> {
        let Answer { result, last_words } = answer;
        let status = match result {
            Ok(status::OK) => return Ok(()),
            Ok(status) => status,
            Err(fault) => {
                return Err(PluginError { last_words, ..fault.of(&self.plugin.name) });
            }
        };
        let stage = if status == status::BAD_OPTIONS { Stage::Options } else { Stage::Export };
        let (cause, way_out) = match (said, status) {
            (Some(said), status::PANIC) => (said, REPORT.to_owned()),
            (Some(said), _) => {
                let (cause, way_out) = way_out(&said);
                (cause.to_owned(), way_out.to_owned())
            }
            (None, status) => {
                (format!("it ended with status {status}{}", meaning(status)), REPORT.to_owned())
            }
        };
        let error = Fault::new(stage, cause, way_out).of(&self.plugin.name);
        let last_words = if status == status::PANIC { String::new() } else { last_words };
        Err(PluginError { last_words, ..error })
    }
}

impl PluginExporter {
    /// Exports an issue of an id that is in JSON already.
    ///
    /// # Errors
    /// As [`Exporter::export`].
    pub fn export_json(
        &self,
        id: &str,
        issue: Vec<u8>,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let name = format!("{id}.{}", self.format.extension);
        let document = (name, self.format.media_type.clone());
        let mut desk = Handed::new(document, &self.plugin.settings, assets, out);
        let answer = self.ask(Task::Export, issue, &mut desk);
        desk.finish();
        let Handed { failure, refusal, .. } = desk;
        match refusal {
            Some(Refusal::Error(error)) => Err(error),
            Some(Refusal::Fault(fault)) => Err(refused(&fault.of(&self.plugin.name))),
            None if matches!(answer.result, Ok(status::CANCELLED)) => Err(ExportError::Cancelled),
            None => self.judge(answer, failure).map_err(|error| refused(&error)),
        }
    }
}

impl Exporter for PluginExporter {
    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let document = document(issue, self.plugin.manifest.sources)?;
        self.export_json(&issue.id, document, assets, out)
    }
}

/// Takes what a child might say while a plugin exports, whatever it is: an entry point for tests.
#[doc(hidden)]
pub fn replay(words: &[u8], assets: &dyn Assets, out: &mut dyn Output) {
    let settings = Settings::default();
    let document = ("issue.txt".to_owned(), "text/plain".to_owned());
    let mut desk = Handed::new(document, &settings, assets, out);
    session::replay(words, settings.timeout, &mut desk);
    desk.finish();
}

fn refused(error: &PluginError) -> ExportError {
    ExportError::Refused(error.to_string())
}

fn meaning(status: Status) -> &'static str {
    match status {
        status::ERROR => " (error)",
        status::BAD_OPTIONS => " (bad options)",
        status::BAD_ISSUE => " (bad issue)",
        status::UNSUPPORTED => " (unsupported)",
        status::PANIC => " (panic)",
        _ => "",
    }
}

/// The issue as a plugin gets it.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(flatten)]
    issue: &'a Issue,
}

fn document(issue: &Issue, sources: bool) -> Result<Vec<u8>, ExportError> {
    let mut issue = Cow::Borrowed(issue);
    if !sources {
        issue.to_mut().clear_sources();
    }
    let bytes = serde_json::to_vec(&Document { schema: SCHEMA, issue: &issue });
    Ok(bytes.map_err(std::io::Error::from)?)
}

/// The desk that hands on to an exporter's output and assets.
struct Handed<'a> {
    assets: &'a dyn Assets,
    out: &'a mut dyn Output,
    /// Name and media type of the file of a plugin that writes without beginning one.
    document: (String, String),
    open: Option<Open>,
    /// The paths so far, in lower case: to some systems, names that differ in case only are one.
    paths: BTreeSet<String>,
    written: u64,
    most: u64,
    talkative: bool,
    said: usize,
    failure: Option<String>,
    /// Why the plugin has to be stopped.
    refusal: Option<Refusal>,
}

/// A file that is not ended yet.
struct Open {
    path: String,
    media_type: String,
    bytes: Vec<u8>,
}

enum Refusal {
    Fault(Fault),
    Error(ExportError),
}

/// Files of one export; beyond that, something goes round in circles.
const FILES: usize = 20_000;
/// Messages of one export that are handed on.
const MESSAGES: usize = 100;

impl<'a> Handed<'a> {
    fn new(
        document: (String, String),
        settings: &Settings,
        assets: &'a dyn Assets,
        out: &'a mut dyn Output,
    ) -> Self {
        let (most, talkative) = (settings.output, settings.talkative);
        let (open, failure, refusal) = (None, None, None);
        let paths = BTreeSet::new();
        let (written, said) = (0, 0);
        Self {
            assets,
            out,
            document,
            open,
            paths,
            written,
            most,
            talkative,
            said,
            failure,
            refusal,
        }
    }

    fn refuse(&mut self, refusal: Refusal) -> Status {
        self.refusal.get_or_insert(refusal);
        status::ERROR
    }

    fn fault(&mut self, cause: String, way_out: &str) -> Status {
        self.refuse(Refusal::Fault(Fault::new(Stage::Output, cause, way_out)))
    }

    /// A file that the plugin left open is ended with the export.
    fn finish(&mut self) {
        if self.open.is_some() {
            self.end_file();
        }
        if self.said > MESSAGES {
            self.out.warn(&format!("{} more messages are left out", self.said - MESSAGES));
        }
    }
}

impl Desk for Handed<'_> {
    fn begin_file(&mut self, path: &str, media_type: &str) -> Status {
        if let Some(open) = &self.open {
            let cause = format!("it began `{}` while `{}` was open", one_line(path), open.path);
            return self.fault(cause, REPORT);
        }
        if let Err(error) = newsbind_core::check_path(path) {
            return self.fault(one_line(&error.to_string()), REPORT);
        }
        if self.paths.len() == FILES {
            return self.fault(format!("it began more than {FILES} files and was stopped"), REPORT);
        }
        if !self.paths.insert(path.to_lowercase()) {
            let cause = format!("it wrote `{path}` twice, or under names that differ in case only");
            return self.fault(cause, REPORT);
        }
        let (path, media_type) = (path.to_owned(), one_line(media_type));
        self.open = Some(Open { path, media_type, bytes: Vec::new() });
        status::OK
    }

    fn write(&mut self, data: &[u8]) -> Status {
        self.written = self.written.saturating_add(data.len() as u64);
        if self.written > self.most {
            let cause = format!("it wrote more than {} MiB and was stopped", self.most >> 20);
            return self.fault(cause, "`output` in `[plugin.NAME]` allows more");
        }
        if self.open.is_none() {
            let (path, media_type) = self.document.clone();
            if path.ends_with('.') {
                let cause =
                    "it wrote without beginning a file, and its manifest has no `extension`";
                return self.fault(cause.to_owned(), REPORT);
            }
            let begun = self.begin_file(&path, &media_type);
            if begun != status::OK {
                return begun;
            }
        }
        if let Some(open) = &mut self.open {
            open.bytes.extend_from_slice(data);
        }
        status::OK
    }

    fn end_file(&mut self) -> Status {
        let Some(Open { path, media_type, bytes }) = self.open.take() else {
            return self.fault("it ended a file that it had not begun".to_owned(), REPORT);
        };
        let written = self.out.open(&path, &media_type).and_then(|mut file| {
            file.write_all(&bytes)?;
            Ok(file.flush()?)
        });
        match written {
            Ok(()) => status::OK,
            Err(error) => self.refuse(Refusal::Error(error)),
        }
    }

    fn log(&mut self, at: u32, message: &str) {
        if at > level::WARNING && !self.talkative {
            return;
        }
        self.said += 1;
        if self.said <= MESSAGES {
            self.out.warn(&one_line(message));
        }
    }

    fn progress(&mut self, done: u64, total: u64) -> Status {
        self.out.progress(done, total).map_or(status::CANCELLED, |()| status::OK)
    }

    fn fail(&mut self, message: &str) {
        self.failure.get_or_insert_with(|| one_line(message));
    }

    fn asset(&mut self, name: &str) -> Result<Vec<u8>, String> {
        self.assets.read(name).map_err(|error| error.reason)
    }
}
