//! The manifest: what a plugin says of itself.

use serde::Deserialize;
use serde_json::Value;

use crate::fault::{Fault, Stage};

/// What a plugin says of itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Manifest {
    /// What the plugin is called.
    pub name: String,
    /// Its own version.
    #[serde(default)]
    pub version: String,
    /// One line for people.
    #[serde(default)]
    pub description: String,
    /// SPDX.
    #[serde(default)]
    pub license: String,
    /// Where there is more to read.
    #[serde(default)]
    pub homepage: String,
    /// What it exports, at least one.
    pub formats: Vec<Format>,
    /// Whether the issue has to have the sources of its texts.
    #[serde(default)]
    pub sources: bool,
}

/// One format of a plugin.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Format {
    /// Its id.
    pub id: String,
    /// One line for people.
    #[serde(default)]
    pub description: String,
    /// The ending of its document's name, for plugins that write without beginning a file.
    #[serde(default)]
    pub extension: String,
    /// The document's media type.
    #[serde(default)]
    pub media_type: String,
    /// A JSON Schema of its options, for editors and for people. Options are held to its keys, types
    /// and words before the plugin judges them.
    #[serde(default)]
    pub options: Value,
}

/// 1 MiB.
pub(crate) const LARGEST: usize = 1024 * 1024;

impl Manifest {
    /// Reads a manifest, and holds it to its rules.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let fault = |cause: String| Fault::new(Stage::Manifest, cause, REPORT);
        if bytes.is_empty() || bytes.len() > LARGEST {
            return Err(fault(format!("it has {} bytes, not 1 to {LARGEST}", bytes.len())));
        }
        let manifest: Self =
            serde_json::from_slice(bytes).map_err(|error| fault(error.to_string()))?;
        let names = manifest.formats.iter().map(|format| &format.id).chain([&manifest.name]);
        let wrong: Option<&String> = names.into_iter().find(|name| !is_name(name));
        if let Some(name) = wrong {
            return Err(fault(format!("`{name}` is no name; it has letters a-z, digits and `-`")));
        }
        if manifest.formats.is_empty() {
            return Err(fault("it has no formats".to_owned()));
        }
        Ok(manifest)
    }

    /// The format of an id. Without one it is that of the plugin's own name, or the first.
    pub fn format(&self, id: &str) -> Option<&Format> {
        let named = |id: &str| self.formats.iter().find(|format| format.id == id);
        if id.is_empty() { named(&self.name).or(self.formats.first()) } else { named(id) }
    }
}

impl Format {
    /// Holds options to the schema, as far as that says which keys there are, of which types and
    /// words: a plugin may judge nothing itself.
    pub(crate) fn judge(&self, options: &Value) -> Result<(), Fault> {
        let properties = self.options.get("properties").and_then(Value::as_object);
        let (Some(properties), Some(options)) = (properties, options.as_object()) else {
            return Ok(());
        };
        let is_open = self.options.get("additionalProperties") != Some(&Value::Bool(false))
            || self.options.get("patternProperties").is_some();
        for (key, value) in options {
            let fault = |cause: &str, way_out| {
                Err(Fault::new(Stage::Options, format!("{cause} `{key}`"), way_out))
            };
            match properties.get(key) {
                None if is_open => {}
                None => {
                    let known = list(properties.keys().map(|key| format!("`{key}`")));
                    return fault("unknown key", format!("known: {known}"));
                }
                Some(property) => {
                    if let Some(expected) = expected_instead(property, value) {
                        return fault("wrong value for", format!("expected {expected}"));
                    }
                }
            }
        }
        Ok(())
    }
}

/// What a property has to be, where a value is something else.
fn expected_instead(property: &Value, value: &Value) -> Option<String> {
    let words = property.get("enum").and_then(Value::as_array);
    if let Some(words) = words.filter(|words| !words.contains(value)) {
        let text = |word: &Value| word.as_str().map_or_else(|| word.to_string(), str::to_owned);
        return Some(list(words.iter().map(|word| format!("`{}`", text(word)))));
    }
    let kinds = match property.get("type")? {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        kind => vec![kind.as_str()?],
    };
    (!kinds.iter().any(|kind| is_of(kind, value))).then(|| list(kinds.into_iter().map(article)))
}

/// Whether a value is of a type of JSON Schema.
fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => true,
    }
}

/// A type of JSON Schema in the words of a configuration.
fn article(kind: &str) -> String {
    match kind {
        "boolean" => "`true` or `false`",
        "integer" => "a whole number",
        "number" => "a number",
        "string" => "a string",
        "array" => "a list",
        "object" => "a table",
        other => other,
    }
    .to_owned()
}

fn list(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// What to do about a fault that only the plugin's author can mend.
pub(crate) const REPORT: &str = "tell its author; `newsbind plugin check` shows what else is wrong";

fn is_name(name: &str) -> bool {
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=64).contains(&name.len()) && name.bytes().all(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_held_to_its_rules() {
        let format = r#""formats": [{"id": "a"}, {"id": "x", "options": {"type": "object"}}]"#;
        for (json, good) in [
            (format!(r#"{{"name": "x", {format}}}"#), true),
            (format!(r#"{{"name": "x", "later": [1], {format}}}"#), true),
            (format!(r#"{{"name": "A B", {format}}}"#), false),
            (format!(r#"{{{format}}}"#), false),
            (r#"{"name": "x", "formats": []}"#.to_owned(), false),
            (r#"{"name": "x", "formats": [{"id": "../x"}]}"#.to_owned(), false),
            ("no JSON".to_owned(), false),
            (String::new(), false),
            (" ".repeat(LARGEST + 1), false),
        ] {
            assert_eq!(Manifest::read(json.as_bytes()).is_ok(), good, "{json:.40}");
        }
    }

    #[test]
    fn options_are_held_to_the_schema() {
        let schema = r#"{"additionalProperties": false, "properties": {
            "width": {"type": "integer"}, "size": {"type": ["string", "number"]},
            "mark": {"type": "boolean"}, "order": {"enum": ["pages", "titles"]}, "any": {}}}"#;
        let options = serde_json::from_str(schema).unwrap();
        let format = Format { options, ..Format::default() };
        for (options, expected) in [
            (r#"{"width": 3, "size": 1.5, "mark": true, "order": "pages", "any": []}"#, None),
            (r#"{"size": "a4"}"#, None),
            (r#"{"width": 1.5}"#, Some("wrong value for `width`; expected a whole number")),
            (r#"{"size": []}"#, Some("wrong value for `size`; expected a string, a number")),
            (r#"{"mark": 1}"#, Some("wrong value for `mark`; expected `true` or `false`")),
            (r#"{"order": 1}"#, Some("wrong value for `order`; expected `pages`, `titles`")),
            (
                r#"{"a": 1}"#,
                Some("unknown key `a`; known: `any`, `mark`, `order`, `size`, `width`"),
            ),
        ] {
            let judged = format.judge(&serde_json::from_str(options).unwrap());
            let found = judged.err().map(|fault| format!("{}; {}", fault.cause, fault.way_out));
            assert_eq!(found.as_deref(), expected, "{options}");
        }
        let by_pattern = serde_json::json!({
            "additionalProperties": false, "properties": {}, "patternProperties": { "^x-": {} }
        });
        for schema in [Value::Null, by_pattern] {
            let format = Format { options: schema, ..Format::default() };
            assert!(format.judge(&serde_json::json!({ "x-a": 1 })).is_ok());
        }
    }

    #[test]
    fn a_format_is_found_by_id_or_by_the_name_of_the_plugin() {
        let json = r#"{"name": "x", "formats": [{"id": "a"}, {"id": "x"}]}"#;
        let manifest = Manifest::read(json.as_bytes()).unwrap();
        for (id, expected) in [("", Some("x")), ("a", Some("a")), ("b", None)] {
            assert_eq!(manifest.format(id).map(|format| format.id.as_str()), expected);
        }
    }
}
