//! JSON Schema of the two published forms: the configuration and the issue.

use newsbind_core::{Issue, SCHEMA};
use newsbind_epub::Epub;
use newsbind_json::Json;
use newsbind_pdf::Pdf;
use newsbind_text::Text;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::arguments::Contract;
use crate::config::{Build, Input};
use crate::details::Details;
use crate::report::{Failure, Outcome, Report};

/// Prints a schema (draft 2020-12).
pub(crate) fn schema(of: Contract, report: &Report) -> Result<Outcome, Failure> {
    let schema = match of {
        Contract::Config => config(),
        Contract::Issue => issue(),
    };
    report.result(format_args!("{schema:#}"));
    Ok(Outcome::Done)
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

/// A configuration, with the options of each format.
fn config() -> Value {
    let mut generator = generator();
    let formats = [
        ("epub", options::<Epub>(&mut generator, "epub")),
        ("pdf", options::<Pdf>(&mut generator, "pdf")),
        ("json", options::<Json>(&mut generator, "json")),
        ("text", options::<Text>(&mut generator, "text")),
    ];
    let input = generator.subschema_for::<Input>();
    let issue = generator.subschema_for::<Details>();
    let build = generator.subschema_for::<Build>();
    let mut definitions = generator.take_definitions(true);
    let outputs = json!({
        "type": "object",
        "description": "One table for each output; its name is a format, or any name with a `format` in it.",
        "properties": formats.iter().map(|(name, _)| ((*name).to_owned(), output(name))).collect::<Map<_, _>>(),
        "additionalProperties": { "$ref": "#/$defs/Output" },
    });
    definitions.insert("Output".into(), other_output(&formats));
    let of_formats =
        formats.into_iter().map(|(name, options)| (definition(name), options.to_value()));
    definitions.extend(of_formats);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of newsbind",
        "type": "object",
        "properties": { "input": input, "issue": issue, "build": build, "output": outputs },
        "additionalProperties": false,
        "$defs": definitions,
    })
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().into_generator()
}

/// The options of a format as they stand in the table of an output, which may name the format.
fn options<T: JsonSchema>(generator: &mut SchemaGenerator, format: &str) -> Schema {
    let mut schema = T::json_schema(generator);
    put(
        schema.ensure_object(),
        "properties",
        "format",
        json!({ "const": format, "description": "The format of this output." }),
    );
    schema
}

/// What the options of a format are called among the definitions.
fn definition(format: &str) -> String {
    format!("Output-{format}")
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

/// An output of any name, which has to name its format. It is told by cases, not by alternatives, so
/// that an editor can say which key is wrong.
fn other_output(formats: &[(&str, Schema)]) -> Value {
    let names: Vec<&str> = formats.iter().map(|(name, _)| *name).collect();
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
