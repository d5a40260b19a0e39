//! The plugins that there are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use newsbind_plugin_host::Plugin;
use serde_json::{Value, json};

use crate::arguments::From;
use crate::config::Config;
use crate::report::{Failure, Outcome, Report};

/// Lists the plugins that the configuration names, each with what it says of itself, and the
/// libraries in the folders of plugins, which are not loaded for it.
pub(crate) fn list(from: &From, as_json: bool, report: &Report) -> Result<Outcome, Failure> {
    let config = super::configuration(from.config.as_deref(), report)?;
    let mut outcome = Outcome::Done;
    let mut entries = Vec::new();
    for name in config.plugins.tables.keys() {
        let mut warnings = Vec::new();
        match config.plugins.open(name, &mut warnings) {
            Ok(plugin) => entries.push(opened(&plugin, &config)),
            Err(wrong) => {
                outcome = Outcome::Failed;
                entries.push(json!({ "name": name, "state": wrong.in_one_line() }));
            }
        }
        warnings.iter().for_each(|warning| report.warning(warning));
    }
    let known: Vec<Option<PathBuf>> =
        entries.iter().map(|entry| entry["path"].as_str().map(PathBuf::from)).collect();
    for (name, path) in libraries(&config) {
        if !known.contains(&Some(path.clone())) {
            entries
                .push(json!({ "name": name, "path": path, "state": "not in the configuration" }));
        }
    }
    if as_json {
        report.result(format_args!("{:#}", Value::from(entries)));
    } else if entries.is_empty() {
        report.note("there are no plugins; `newsbind plugin new NAME` makes one");
    } else {
        entries.iter().for_each(|entry| tell(entry, report));
    }
    Ok(outcome)
}

fn opened(plugin: &Plugin, config: &Config) -> Value {
    let formats: Vec<&str> =
        plugin.manifest.formats.iter().map(|format| format.id.as_str()).collect();
    let is_pinned = config.plugins.settings(&plugin.name).sha256.is_some();
    json!({
        "name": plugin.name,
        "version": plugin.manifest.version,
        "description": plugin.manifest.description,
        "formats": formats,
        "path": plugin.library.path,
        "sha256": plugin.library.sha256,
        "pinned": is_pinned,
        "state": "good",
    })
}

/// The libraries in the folders of plugins, by the names that outputs would have for them.
fn libraries(config: &Config) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    for folder in config.plugins.search.folders() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            let name = file.strip_suffix(std::env::consts::DLL_SUFFIX);
            let name = name.and_then(|name| name.strip_prefix(std::env::consts::DLL_PREFIX));
            if let Some(name) = name {
                let name = name.strip_prefix("newsbind_").unwrap_or(name).replace('_', "-");
                found.entry(name).or_insert(entry.path());
            }
        }
    }
    found
}

fn tell(entry: &Value, report: &Report) {
    let text = |key: &str| entry[key].as_str().unwrap_or_default();
    let mut line = format!("{:<12} {}", text("name"), text("version"));
    if text("state") != "good" {
        line += text("state");
    } else if !text("description").is_empty() {
        line += &format!("  {}", text("description"));
    }
    if entry["pinned"] == true {
        line += " (pinned)";
    }
    report.result(line.trim_end());
    if !text("path").is_empty() {
        report.result(format_args!("{:<12} {}", "", text("path")));
    }
}
