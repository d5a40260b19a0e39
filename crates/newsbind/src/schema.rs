//! JSON Schema of the two published forms: the configuration and the issue.

use newsbind_core::{Issue, SCHEMA};
use newsbind_epub::Epub;
use newsbind_json::Json;
use newsbind_pdf::Pdf;
use newsbind_text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
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
    let named: Vec<Value> = formats.iter().map(|(_, options)| requiring_format(options)).collect();
    let built_in: Map<String, Value> = formats
        .into_iter()
        .map(|(name, options)| (name.to_owned(), with_other_formats(options, &named)))
        .collect();
    let outputs = json!({
        "type": "object",
        "description": "One table for each output; its name is a format, or any name with a `format` in it.",
        "properties": built_in,
        "additionalProperties": { "anyOf": named },
    });
    let parts = json!({
        "input": generator.subschema_for::<Input>(),
        "issue": generator.subschema_for::<Details>(),
        "build": generator.subschema_for::<Build>(),
        "output": outputs,
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of newsbind",
        "type": "object",
        "properties": parts,
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
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

/// The same for an output of another name, which has to name the format.
fn requiring_format(options: &Schema) -> Value {
    let mut options = options.clone();
    options.insert("required".into(), json!(["format"]));
    options.to_value()
}

/// An output that has a format's name may be of another format, if it says so.
fn with_other_formats(options: Schema, named: &[Value]) -> Value {
    let mut any = vec![options.to_value()];
    any.extend(named.iter().cloned());
    json!({ "anyOf": any })
}

fn put(object: &mut Map<String, Value>, key: &str, name: &str, value: Value) {
    let inner = object.entry(key).or_insert_with(|| json!({}));
    if let Value::Object(inner) = inner {
        inner.insert(name.to_owned(), value);
    }
}
