//! The job: what the command line and the configuration ask for, found out before any work starts.

use std::path::Path;

use newsbind_core::{Date, OptionError, way_out};
use toml::Spanned;

use crate::arguments::{Convert, Reading};
use crate::assets::Files;
use crate::bind::{self, Book};
use crate::config::{self, Config};
use crate::destination::{self, Destination};
use crate::details::Encoding;
use crate::diagnostic::{Diagnostic, nearest, suggestion};
use crate::environment;
use crate::formats;
use crate::inputs::{self, Found, Lack};
use crate::load::Reader;
use crate::outputs::{self, Configured, Output};
use crate::places::Places;
use crate::plugins::Plugins;
use crate::report::{Failure, Report};
use crate::selection::Selection;

/// The output where nothing says one.
pub(crate) const USUAL: &str = "epub";

/// What is read, and how.
pub(crate) struct Job {
    /// The configuration, or its defaults.
    pub(crate) config: Config,
    /// The issues.
    pub(crate) found: Found,
    selection: Selection,
    encoding: Option<Encoding>,
    color: bool,
}

impl Job {
    /// Finds configuration and issues. Paths that gave none are told; with no issue at all, or two
    /// of one id, nothing is attempted.
    pub(crate) fn new(reading: &Reading, report: &Report) -> Result<Self, Failure> {
        let undated = environment::source_date()?;
        let config = config::find(reading.config.as_deref(), undated, report.color)?;
        let mut found = if reading.paths.is_empty() {
            inputs::find(&config.folder, &config.input.paths())
        } else {
            inputs::find(Path::new(""), &reading.paths)
        };
        found.warnings.iter().for_each(|warning| report.warning(warning));
        let last = if found.inputs.is_empty() { found.failures.pop() } else { None };
        let failure = |lack: &Lack| match reading.paths.as_slice() {
            [] => lacking(lack, &config),
            _ => Failure::new(&lack.why),
        };
        found.failures.iter().for_each(|lack| failure(lack).tell(report));
        if found.inputs.is_empty() {
            return Err(last.map_or_else(|| nothing(&config), |lack| failure(&lack)));
        }
        inputs::check_ids(&found.inputs)?;
        let selection = Selection {
            articles: reading.articles.clone(),
            pages: reading.pages.clone(),
            sections: reading.sections.clone(),
        };
        let encoding = reading.encoding.clone();
        Ok(Self { config, found, selection, encoding, color: report.color })
    }

    /// Finds the configuration only.
    pub(crate) fn without_inputs(config: Option<&Path>, report: &Report) -> Result<Self, Failure> {
        let config = config::find(config, environment::source_date()?, report.color)?;
        let (found, selection) = (Found::default(), Selection::default());
        Ok(Self { config, found, selection, encoding: None, color: report.color })
    }

    /// The configured outputs, and every format as it is that none of them is called after.
    pub(crate) fn all_outputs(&mut self, report: &Report) -> Result<Vec<Output>, Failure> {
        let mut outputs = self.named_outputs(&[], USUAL, report)?;
        for format in formats::names() {
            if outputs.iter().all(|output| output.name != format) {
                let undated = environment::source_date()?;
                let plain = outputs::default_output(format, undated, &self.config.plugins);
                let plain = plain.map_err(|wrong| Failure::new(messages(&wrong)))?;
                outputs.push(self.open(plain, report)?);
            }
        }
        Ok(outputs)
    }

    /// How the issues are read.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            defaults: &self.config.issue,
            encoding: self.encoding.as_ref(),
            selection: &self.selection,
            color: self.color,
        }
    }

    /// The outputs that are wanted, those that each issue has for itself and the books of all
    /// issues.
    pub(crate) fn take_outputs(
        &mut self,
        convert: &Convert,
        report: &Report,
    ) -> Result<(Vec<Output>, Vec<Book>), Failure> {
        // Where neither the command line nor the configuration says a format, a file that is named
        // does.
        let usual = destination::format(convert.out.as_deref()).unwrap_or(USUAL);
        let mut outputs = self.named_outputs(&convert.formats, usual, report)?;
        if let Some(title) = &convert.bind {
            bind::request(&mut outputs, title)?;
        }
        let (outputs, books) = bind::sort(outputs);
        if let (Some(book), false) = (books.first(), self.found.failures.is_empty()) {
            return Err(Failure::new(format!(
                "`{}` would lack issues that were not found; nothing is converted",
                book.title
            )));
        }
        Ok((outputs, books))
    }

    /// The outputs that are wanted: those named, else those of the configuration, else the usual
    /// one. The plugins among them are asked now, before any conversion.
    fn named_outputs(
        &mut self,
        names: &[String],
        usual: &str,
        report: &Report,
    ) -> Result<Vec<Output>, Failure> {
        let mut configured = std::mem::take(&mut self.config.outputs);
        let mut wanted = Vec::new();
        if names.is_empty() && !configured.is_empty() {
            wanted = configured;
        } else {
            let usual = [usual.to_owned()];
            let undated = environment::source_date()?;
            for name in if names.is_empty() { &usual } else { names } {
                let name = name.trim();
                if wanted.iter().all(|output: &Configured| output.name() != name) {
                    wanted.push(take_output(&mut configured, name, undated, &self.config.plugins)?);
                }
            }
        }
        wanted.into_iter().map(|output| self.open(output, report)).collect()
    }

    fn open(&self, output: Configured, report: &Report) -> Result<Output, Failure> {
        match output {
            Configured::BuiltIn(output, places) => {
                let folder = &self.config.folder;
                let files = Files::new(folder, folder, &output.texts);
                let checked = output.exporter.check(&files);
                checked.map_err(|wrong| self.config.file.failure(misfit(&wrong, &places)))?;
                Ok(output)
            }
            Configured::OfPlugin(order) => {
                let mut warnings = Vec::new();
                let output = self.config.plugins.output(order, &mut warnings);
                warnings.iter().for_each(|warning| report.warning(warning));
                output.map_err(|wrong| self.config.file.failure(wrong))
            }
        }
    }

    /// Where to write to: where `-o` says, else the folder of the configuration.
    pub(crate) fn destination(
        &self,
        convert: &Convert,
        outputs: &[Output],
        books: &[Book],
    ) -> Result<Destination, Failure> {
        match &convert.out {
            Some(out) => Destination::of(out, &self.found.inputs, outputs, books),
            None => Ok(Destination::Folder(self.config.folder.join(&self.config.build.dir))),
        }
    }
}

/// An option that nothing can be made with, shown at its value.
fn misfit(wrong: &OptionError, places: &Places) -> Diagnostic {
    let message = wrong.to_string();
    let (message, way_out) = way_out(&message);
    Diagnostic::new(places.value(&wrong.option), message, way_out)
}

fn messages(wrong: &[Diagnostic]) -> String {
    wrong.iter().map(|wrong| wrong.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// The output of a name: a configured one, else a format as it is.
fn take_output(
    configured: &mut Vec<Configured>,
    name: &str,
    undated: Option<Date>,
    plugins: &Plugins,
) -> Result<Configured, Failure> {
    if let Some(at) = configured.iter().position(|output| output.name() == name) {
        return Ok(configured.remove(at));
    }
    outputs::default_output(name, undated, plugins).map_err(|_| {
        let formats = formats::names();
        let tables = plugins.tables.keys().map(String::as_str);
        let outputs = configured.iter().map(Configured::name);
        let own =
            outputs.filter(|name| !formats.contains(name) && !plugins.tables.contains_key(*name));
        let known: Vec<&str> = formats.iter().copied().chain(tables).chain(own).collect();
        let way_out = suggestion(name, &known);
        let message = format!("unknown format `{name}`; {way_out}");
        Failure::new(match nearest(name, known.iter().copied()) {
            Some(_) => message,
            None => {
                format!("{message}; a plugin gives others: `[plugin.{name}]` in the configuration")
            }
        })
    })
}

/// A path of the configuration that gave no issue, shown there.
fn lacking(lack: &Lack, config: &Config) -> Failure {
    let place = config.input.paths.get(lack.given).map(Spanned::span).unwrap_or_default();
    let (message, way_out) = way_out(&lack.why);
    config.file.failure(Diagnostic::new(place, message, way_out))
}

fn nothing(config: &Config) -> Failure {
    let path = config.file.path.display().to_string();
    Failure::new(match path.as_str() {
        "" => "nothing to convert; name a file or a folder, or write a configuration with `newsbind init`".to_owned(),
        path => format!(
            "nothing to convert: `{path}` names no paths; write `paths = [\"pages/\"]` below `[input]` there, or name a file or a folder"
        ),
    })
}
