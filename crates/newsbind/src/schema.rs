//! JSON Schema of the two published forms: the configuration and the issue.

use std::path::Path;

use newsbind_core::{Issue, SCHEMA};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::arguments::Contract;
use crate::config::{self, Build, Input};
use crate::details::Details;
use crate::formats::{self, FORMATS, Format};
use crate::plugins;
use crate::report::{Failure, Outcome, Report};

/// Prints a schema (draft 2020-12). That of the configuration has the formats of the plugins that a
/// configuration names, too, where one is given.
pub(crate) fn schema(
    of: Contract,
    named: Option<&Path>,
    report: &Report,
) -> Result<Outcome, Failure> {
    let schema = match of {
        Contract::Config => config(of_plugins(named, report)?),
        Contract::Issue => issue(),
    };
    report.result(format_args!("{schema:#}"));
    Ok(Outcome::Done)
}

/// The formats of the plugins of a configuration, each with the schema of its options.
fn of_plugins(named: Option<&Path>, report: &Report) -> Result<Vec<(String, Value)>, Failure> {
    let Some(path) = named else { return Ok(Vec::new()) };
    let config = config::find(Some(path), None, report.color)?;
    let mut formats = Vec::new();
    for name in config.plugins.tables.keys() {
        let plugin = config.plugins.open(name, &mut Vec::new());
        let plugin = plugin.map_err(|wrong| config.file.failure(wrong))?;
        let own = plugin.manifest.format("").map(|format| format.id.clone());
        for format in &plugin.manifest.formats {
            let is_own = own.as_ref() == Some(&format.id);
            let called = if is_own { name.clone() } else { format!("{name}/{}", format.id) };
            let mut options = format.options.as_object().cloned().unwrap_or_default();
            put(&mut options, "properties", "format", of_format(&called));
            formats.push((called, options.into()));
        }
    }
    Ok(formats)
}

fn of_format(format: &str) -> Value {
    json!({ "const": format, "description": "The format of this output." })
}

/// An issue in JSON: the model below the schema's name. What it does not know is let through, since
/// later versions of the contract add optional fields.
fn issue() -> Value {
    let mut schema = generator().into_root_schema_for::<Issue>();
    let root = schema.ensure_object();
    put(
        root,
        "properties",
        "schema",
        json!({ "const": SCHEMA, "description": "Name and version of this contract." }),
    );
    if let Some(Value::Array(required)) = root.get_mut("required") {
        required.insert(0, json!("schema"));
    }
    schema.to_value()
}

/// A configuration, with the options of each format; `more` are formats that are not built in.
fn config(more: Vec<(String, Value)>) -> Value {
    let mut generator = generator();
    let built_in = |format: &Format| (format.name.to_owned(), options(format, &mut generator));
    let mut formats: Vec<(String, Value)> = FORMATS.iter().map(built_in).collect();
    formats.extend(more);
    let plugin = generator.subschema_for::<plugins::Table>();
    let input = generator.subschema_for::<Input>();
    let issue = generator.subschema_for::<Details>();
    let build = generator.subschema_for::<Build>();
    let mut definitions = generator.take_definitions(true);
    let outputs = json!({
        "type": "object",
        "description": "One table for each output; its name is a format, or any name with a `format` in it.",
        "properties": formats.iter().map(|(name, _)| (name.clone(), output(name))).collect::<Map<_, _>>(),
        "additionalProperties": { "$ref": "#/$defs/Output" },
    });
    definitions.insert("Output".into(), other_output(&formats));
    definitions.extend(formats.into_iter().map(|(name, options)| (definition(&name), options)));
    let plugins = json!({
        "type": "object",
        "description": "One table for each plugin: where a format that is not built in comes from.",
        "additionalProperties": plugin,
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of newsbind",
        "type": "object",
        "properties": { "input": input, "issue": issue, "build": build, "output": outputs, "plugin": plugins },
        "additionalProperties": false,
        "$defs": definitions,
    })
}

/// The built-in formats that have an option.
pub(crate) fn formats_with(option: &str) -> Vec<&'static str> {
    let schema = config(Vec::new());
    let has =
        |format: &&str| schema["$defs"][definition(format)]["properties"].get(option).is_some();
    formats::names().into_iter().filter(has).collect()
}

/// Whether a key is one of those by which something is said of an issue.
pub(crate) fn is_said_of_issues(key: &str) -> bool {
    let schema = generator().into_root_schema_for::<Details>();
    schema.get("properties").is_some_and(|keys| keys.get(key).is_some())
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().into_generator()
}

/// The options of a format as they stand in the table of an output, which may name the format, and
/// a book of all issues.
fn options(format: &Format, generator: &mut SchemaGenerator) -> Value {
    let mut schema = (format.schema)(generator);
    put(schema.ensure_object(), "properties", "format", of_format(format.name));
    if format.binds {
        let description = "Make one book of all issues, under this title, with a part for each.";
        let bind = json!({ "type": "string", "minLength": 1, "description": description });
        put(schema.ensure_object(), "properties", "bind", bind);
    }
    schema.to_value()
}

/// What the options of a format are called among the definitions.
fn definition(format: &str) -> String {
    format!("Output-{}", format.replace('/', "-"))
}

/// An output that has a format's name: of that format, unless it says otherwise.
fn output(format: &str) -> Value {
    let reference = format!("#/$defs/{}", definition(format));
    json!({
        "if": { "required": ["format"] },
        "then": { "$ref": "#/$defs/Output" },
        "else": { "$ref": reference },
    })
}

/// An output of any name, which has to name its format. It is told by cases, not by alternatives,
/// so that an editor can say which key is wrong.
fn other_output(formats: &[(String, Value)]) -> Value {
    let names: Vec<&str> = formats.iter().map(|(name, _)| name.as_str()).collect();
    let case = |name: &&str| {
        let reference = format!("#/$defs/{}", definition(name));
        json!({
            "if": { "required": ["format"], "properties": { "format": { "const": name } } },
            "then": { "$ref": reference },
        })
    };
    json!({
        "type": "object",
        "required": ["format"],
        "properties": { "format": { "enum": names } },
        "allOf": names.iter().map(case).collect::<Vec<_>>(),
    })
}

fn put(object: &mut Map<String, Value>, key: &str, name: &str, value: Value) {
    let inner = object.entry(key).or_insert_with(|| json!({}));
    if let Value::Object(inner) = inner {
        inner.insert(name.to_owned(), value);
    }
}
