//! Running one plugin on issues, for its author.

use std::path::Path;
use std::sync::Arc;

use newsbind_plugin_host::{Isolation, Plugin, PluginExporter, Settings};
use serde_json::{Map, Value};

use crate::arguments::{Convert, RunPlugin};
use crate::assets::Files;
use crate::convert;
use crate::job::Job;
use crate::outputs::Output;
use crate::plugins::is_path;
use crate::report::{Failure, Outcome, Report};

/// Exports issues with a plugin and the options of the command line; what the plugin says for its
/// author is told, too.
pub(crate) fn run(run: &RunPlugin, report: &Report) -> Result<Outcome, Failure> {
    let (plugin, format) = open(run, report)?;
    let options = options(&run.options)?;
    let texts = options.values().filter_map(Value::as_str).map(str::to_owned).collect();
    let name = plugin.name.clone();
    let files = Files::new(Path::new(""), Path::new(""), &texts);
    let exporter = PluginExporter::new(Arc::new(plugin), &format, &options.into(), &files)
        .map_err(|error| Failure::new(error.to_string()))?;
    let output = Output {
        name: name.clone(),
        format: name,
        ending: exporter.extension().to_lowercase(),
        exporter: Box::new(exporter),
        binder: None,
        bind: None,
        texts,
        // It is a trial, which is made each time.
        identity: String::new(),
    };
    let outputs = [output];
    let convert = Convert {
        reading: run.reading.clone(),
        formats: Vec::new(),
        out: Some(run.out.clone()),
        bind: None,
        jobs: None,
        force: true,
        quiet: false,
        json_log: false,
    };
    let job = Job::new(&convert.reading, report)?;
    let destination = job.destination(&convert, &outputs, &[])?;
    convert::make(&job, (&outputs, &[]), &destination, &convert, report)
}

fn open(run: &RunPlugin, report: &Report) -> Result<(Plugin, String), Failure> {
    let isolated = |settings: Settings| Settings {
        isolation: if run.in_process { Isolation::None } else { settings.isolation },
        talkative: true,
        ..settings
    };
    if is_path(&run.plugin) {
        let plugin =
            super::open_library(Path::new(&run.plugin), isolated(Settings::default()), report)?;
        return Ok((plugin, String::new()));
    }
    let (name, format) = run.plugin.split_once('/').unwrap_or((&run.plugin, ""));
    let config = super::configuration(run.reading.config.as_deref(), report)?;
    let settings = isolated(config.plugins.settings(name));
    let mut warnings = Vec::new();
    let plugin = config.plugins.open_with(name, settings, &mut warnings);
    warnings.iter().for_each(|warning| report.warning(warning));
    Ok((plugin.map_err(|wrong| config.file.failure(wrong))?, format.to_owned()))
}

/// `KEY=VALUE` as in a configuration; what is no value there is a string.
fn options(given: &[String]) -> Result<Map<String, Value>, Failure> {
    let mut options = Map::new();
    for option in given {
        let Some((key, value)) = option.split_once('=') else {
            return Err(Failure::new(format!("`--set {option}` has no value; write `KEY=VALUE`")));
        };
        let read = toml::from_str::<Map<String, Value>>(&format!("value = {value}"));
        let read = read.ok().and_then(|mut read| read.remove("value"));
        options.insert(key.trim().to_owned(), read.unwrap_or_else(|| value.into()));
    }
    Ok(options)
}
