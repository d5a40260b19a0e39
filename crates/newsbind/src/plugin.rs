//! The commands about plugins.

mod check;
mod info;
mod list;
mod new;
mod pin;
mod run;

use std::path::Path;

use newsbind_plugin_host::{Plugin, Settings};

use crate::arguments;
use crate::config::{self, Config};
use crate::environment;
use crate::plugins::is_path;
use crate::report::{Failure, Outcome, Report};
use crate::search::Located;

/// Does one of the commands.
pub(crate) fn plugin(command: &arguments::Plugin, report: &Report) -> Result<Outcome, Failure> {
    match command {
        arguments::Plugin::List { from, json } => list::list(from, *json, report),
        arguments::Plugin::Info { plugin, from } => info::info(plugin, from, report),
        arguments::Plugin::Check { plugin, from } => check::check(plugin, from, report),
        arguments::Plugin::New { name, lang, dir } => new::new(name, *lang, dir.as_deref(), report),
        arguments::Plugin::Pin { plugin, from } => pin::pin(plugin, from, report),
        arguments::Plugin::Run(run) => run::run(run, report),
    }
}

/// The configuration that a command reads plugins from.
fn configuration(named: Option<&Path>, report: &Report) -> Result<Config, Failure> {
    config::find(named, environment::source_date()?, report.color)
}

/// A plugin by its name in the configuration, or by the path of its library.
fn open(name: &str, named: Option<&Path>, report: &Report) -> Result<Plugin, Failure> {
    if is_path(name) {
        return open_library(Path::new(name), Settings::default(), report);
    }
    let config = configuration(named, report)?;
    let mut warnings = Vec::new();
    let plugin = config.plugins.open(name, &mut warnings);
    warnings.iter().for_each(|warning| report.warning(warning));
    plugin.map_err(|wrong| config.file.failure(wrong))
}

/// A plugin by the path of its library, which is called by its file until it says its name.
fn open_library(path: &Path, settings: Settings, report: &Report) -> Result<Plugin, Failure> {
    let found = Located { path: path.to_owned(), others: Vec::new() };
    found.warnings().iter().for_each(|warning| report.warning(warning));
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut plugin =
        Plugin::open(&name, path, settings).map_err(|error| Failure::new(error.to_string()))?;
    plugin.name.clone_from(&plugin.manifest.name);
    Ok(plugin)
}
