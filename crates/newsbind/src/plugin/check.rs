//! Everything that can be known of a plugin without its author: does it load, keep to the
//! interface, and give the same bytes twice, for issues of every kind?

use std::path::Path;
use std::sync::Arc;

use newsbind_core::{MemoryAssets, MemoryOutput};
use newsbind_plugin::trial::{PICTURE, SAMPLE};
use newsbind_plugin_host::{Plugin, PluginExporter};
use serde_json::{Value, json};

use crate::arguments::From;
use crate::report::{Failure, Outcome, Report, count, paint};

/// Checks a plugin and tells of every step.
pub(crate) fn check(name: &str, from: &From, report: &Report) -> Result<Outcome, Failure> {
    let plugin = match super::open(name, from.config.as_deref(), report) {
        Ok(plugin) => Arc::new(plugin),
        Err(failure) => {
            failure.tell(report);
            return Ok(Outcome::Failed);
        }
    };
    let mut steps = Steps { report, failed: 0 };
    let size = plugin.library.size.div_ceil(1024);
    let library = Path::new(plugin.library.path.file_name().unwrap_or_default());
    steps.good(&format!("`{}` is a library for this system, {size} KiB", library.display()));
    let formats = count(plugin.manifest.formats.len(), "format");
    steps.good(&format!(
        "it loads, and is {} {} with {formats}",
        plugin.manifest.name, plugin.manifest.version
    ));
    for format in &plugin.manifest.formats {
        check_format(&plugin, &format.id, &mut steps);
    }
    match steps.failed {
        0 => Ok(Outcome::Done),
        failed => {
            report.error(format_args!("{} failed", count(failed, "step")));
            Ok(Outcome::Failed)
        }
    }
}

/// What is told of the steps.
struct Steps<'a> {
    report: &'a Report,
    failed: usize,
}

impl Steps<'_> {
    fn good(&self, what: &str) {
        self.report
            .result(format_args!("{} {what}", paint("good", "32", self.report.color_results)));
    }

    fn bad(&mut self, what: &str) {
        self.failed += 1;
        self.report
            .result(format_args!("{}  {what}", paint("bad", "31;1", self.report.color_results)));
    }
}

fn check_format(plugin: &Arc<Plugin>, id: &str, steps: &mut Steps<'_>) {
    let none = MemoryAssets::default();
    let exporter = match PluginExporter::new(Arc::clone(plugin), id, &json!({}), &none) {
        Ok(exporter) => exporter,
        Err(error) => return steps.bad(&format!("{id}: without options: {error}")),
    };
    let unknown = json!({ "newsbind-has-no-such-option": 1 });
    match PluginExporter::new(Arc::clone(plugin), id, &unknown, &none) {
        Ok(_) => steps.report.warning(format_args!(
            "{id}: it takes an unknown option in silence; a `check` that refuses it finds misspelt ones"
        )),
        Err(_) => steps.good(&format!("{id}: it refuses an unknown option")),
    }
    for (what, issue) in issues() {
        match twice(&exporter, &issue) {
            Ok(files) => steps.good(&format!("{id}: {what}: {files}, the same bytes twice")),
            Err(fault) => steps.bad(&format!("{id}: {what}: {fault}")),
        }
    }
}

/// Issues of every kind, in JSON.
fn issues() -> [(&'static str, String); 3] {
    let empty =
        json!({ "schema": "newsbind.issue/1", "id": "empty", "language": "und", "sections": [] });
    let mut later: Value = serde_json::from_str(SAMPLE).unwrap_or_default();
    add_unknown(&mut later);
    [
        ("the sample issue", SAMPLE.to_owned()),
        ("an empty issue", empty.to_string()),
        ("an issue with unknown fields", later.to_string()),
    ]
}

/// Puts fields of a later version of the contract into every object; `sources` is a map, not an
/// object with fields.
fn add_unknown(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            let inner = fields.iter_mut().filter(|(key, _)| *key != "sources");
            inner.for_each(|(_, value)| add_unknown(value));
            fields.insert("from-a-later-version".into(), json!({ "weather": ["fair", 1.5, null] }));
        }
        Value::Array(values) => values.iter_mut().for_each(add_unknown),
        _ => {}
    }
}

/// Exports an issue twice; says how many files came of it, or what is wrong.
fn twice(exporter: &PluginExporter, issue: &str) -> Result<String, String> {
    let first = once(exporter, issue)?;
    let second = once(exporter, issue)?;
    if first.files.is_empty() {
        return Err("it wrote nothing".to_owned());
    }
    let other = first.files.iter().find(|(path, file)| second.files.get(*path) != Some(file));
    match other {
        Some((path, _)) => Err(format!("`{path}` is not the same the second time")),
        None if first.files.len() != second.files.len() => {
            Err("it wrote other files the second time".to_owned())
        }
        None => Ok(count(first.files.len(), "file")),
    }
}

fn once(exporter: &PluginExporter, issue: &str) -> Result<MemoryOutput, String> {
    let id = serde_json::from_str::<Value>(issue).unwrap_or_default();
    let id = id["id"].as_str().unwrap_or_default();
    let files = [("quay.png".to_owned(), PICTURE.to_vec())].into();
    let assets = MemoryAssets { files, ..MemoryAssets::default() };
    let mut out = MemoryOutput::default();
    let exported = exporter.export_json(id, issue.as_bytes().to_vec(), &assets, &mut out);
    exported.map(|()| out).map_err(|error| error.to_string())
}
