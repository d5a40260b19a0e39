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
    /// A JSON Schema of its options, for editors and for people.
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
    fn a_format_is_found_by_id_or_by_the_name_of_the_plugin() {
        let json = r#"{"name": "x", "formats": [{"id": "a"}, {"id": "x"}]}"#;
        let manifest = Manifest::read(json.as_bytes()).unwrap();
        for (id, expected) in [("", Some("x")), ("a", Some("a")), ("b", None)] {
            assert_eq!(manifest.format(id).map(|format| format.id.as_str()), expected);
        }
    }
}
