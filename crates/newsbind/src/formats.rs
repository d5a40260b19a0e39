//! The built-in formats, one row each: whatever lists or asks for them takes it from here.

use newsbind_core::Exporter;
use newsbind_epub::Epub;
use newsbind_json::Json;
use newsbind_pdf::Pdf;
use newsbind_text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;

use crate::diagnostic::Diagnostic;
use crate::table::{self, Table};

/// A built-in format.
pub(crate) struct Format {
    pub(crate) name: &'static str,
    /// What its documents end in.
    pub(crate) ending: &'static str,
    /// A date stands in its files: for issues without one that of its option `undated`.
    pub(crate) is_dated: bool,
    /// All issues of a run can be one book in it, by the option `bind`.
    pub(crate) binds: bool,
    pub(crate) read: fn(Table<'_>) -> Result<Settings, Vec<Diagnostic>>,
    /// The schema of its options.
    pub(crate) schema: fn(&mut SchemaGenerator) -> Schema,
}

/// What the table of an output says.
pub(crate) struct Settings {
    /// The exporter, which is its options.
    pub(crate) exporter: Box<dyn Exporter + Send + Sync>,
    /// The same options for one book of several issues, where the format has such books.
    pub(crate) binder: Option<Epub>,
}

#[rustfmt::skip]
pub(crate) static FORMATS: [Format; 4] = [
    Format { name: "epub", ending: "epub", is_dated: true, binds: true, read: epub, schema: Epub::json_schema },
    Format { name: "pdf", ending: "pdf", is_dated: true, binds: false, read: read::<Pdf>, schema: Pdf::json_schema },
    Format { name: "json", ending: "json", is_dated: false, binds: false, read: read::<Json>, schema: Json::json_schema },
    Format { name: "text", ending: "txt", is_dated: false, binds: false, read: read::<Text>, schema: Text::json_schema },
];

pub(crate) fn names() -> [&'static str; 4] {
    FORMATS.each_ref().map(|format| format.name)
}

/// What documents of the formats end in.
pub(crate) fn endings() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.ending)
}

pub(crate) fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The name of the format whose documents end so.
pub(crate) fn of_document(ending: &str) -> Option<&'static str> {
    FORMATS.iter().find(|format| format.ending == ending).map(|format| format.name)
}

fn epub(table: Table<'_>) -> Result<Settings, Vec<Diagnostic>> {
    let epub: Epub = table::read(table, &["format", "bind"])?;
    Ok(Settings { exporter: Box::new(epub.clone()), binder: Some(epub) })
}

fn read<T>(table: Table<'_>) -> Result<Settings, Vec<Diagnostic>>
where
    T: Exporter + DeserializeOwned + Send + Sync + 'static,
{
    let exporter = Box::new(table::read::<T>(table, &["format"])?);
    Ok(Settings { exporter, binder: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::formats_with;

    #[test]
    fn what_is_dated_has_the_option() {
        let dated = FORMATS.iter().filter(|format| format.is_dated).map(|format| format.name);
        assert_eq!(dated.collect::<Vec<_>>(), formats_with("undated"));
    }
}
