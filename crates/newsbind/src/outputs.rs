//! The outputs: configured exporters, each with its name.

use std::collections::BTreeSet;

use newsbind_core::{Date, Exporter};
use newsbind_epub::Epub;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, list, nearest};
use crate::formats::{self, Settings};
use crate::placement::is_name;
use crate::places::Places;
use crate::plugins::{Order, Plugins};
use crate::table::{self, Table};

/// An exporter, named and configured.
pub(crate) struct Output {
    /// The name of its table, `[output.NAME]`.
    pub(crate) name: String,
    /// The format; where it is not the name, files have the name in theirs.
    pub(crate) format: String,
    /// What its document ends in; empty where it may have none.
    pub(crate) ending: String,
    /// The exporter, which is its options.
    pub(crate) exporter: Box<dyn Exporter + Send + Sync>,
    /// The same options for one book of several issues, where the format has such books.
    pub(crate) binder: Option<Epub>,
    /// The title of the one book that all issues of a run become, where the person wants that.
    pub(crate) bind: Option<String>,
    /// Every text of its options: what may name a file that the person chose.
    pub(crate) texts: BTreeSet<String>,
    /// All of its options, written out: where this changes, the output is made again.
    pub(crate) identity: String,
}

/// An output of the configuration.
pub(crate) enum Configured {
    /// In a built-in format, with the places of its options.
    BuiltIn(Output, Places),
    /// In a plugin's, which is asked when the output is wanted.
    OfPlugin(Order),
}

impl Configured {
    /// The name of its table.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::BuiltIn(output, _) => &output.name,
            Self::OfPlugin(order) => &order.name,
        }
    }
}

/// An output from its table, or all that is wrong in it; `key` is the place of its name. `undated` is the day for files of
/// issues without a date, where the table has none.
pub(crate) fn output(
    key: &Spanned<String>,
    mut table: Table<'_>,
    undated: Option<Date>,
    plugins: &Plugins,
) -> Result<Configured, Vec<Diagnostic>> {
    let name = key.get_ref();
    let (format, place) = match table.get_mut().remove("format") {
        Some(value) => {
            let place = value.span();
            let Some(format) = value.get_ref().as_str().map(str::to_owned) else {
                return Err(
                    Diagnostic::new(place, "`format` has to be a string", known_formats()).into()
                );
            };
            (format, place)
        }
        None => (name.clone(), key.span()),
    };
    if *name != format && !is_name(name) {
        let message = format!("`{name}` cannot name an output: its files are named by it");
        let way_out = "write a word without `/`, `\\`, `:` and the like";
        return Err(Diagnostic::new(key.span(), message, way_out).into());
    }
    let name = name.clone();
    let Some(built_in) = formats::named(&format) else {
        if !plugins.know(&format) {
            let unknown = format!("unknown format `{format}`");
            return Err(Diagnostic::new(place, unknown, way_out(&format)).into());
        }
        let (texts, places) = (texts(table.get_ref()), Places::of(table.get_ref(), place));
        let options = table::read(table, &[])?;
        return Ok(Configured::OfPlugin(Order { name, format, places, options, texts }));
    };
    let bind = if built_in.binds { take_bind(&mut table)? } else { None };
    let (texts, places) = (texts(table.get_ref()), Places::of(table.get_ref(), place));
    let table = if built_in.is_dated { dated(table, undated) } else { table };
    let identity = identity(&format, table.get_ref());
    let Settings { exporter, binder } = (built_in.read)(table)?;
    let ending = built_in.ending.to_owned();
    let output = Output { name, format, ending, exporter, binder, bind, texts, identity };
    Ok(Configured::BuiltIn(output, places))
}

/// The title of the book that all issues of a run become.
fn take_bind(table: &mut Table<'_>) -> Result<Option<String>, Diagnostic> {
    let Some(value) = table.get_mut().remove("bind") else { return Ok(None) };
    let title = value.get_ref().as_str().filter(|title| !title.trim().is_empty());
    let title = title.map(str::to_owned).ok_or_else(|| {
        Diagnostic::new(
            value.span(),
            "`bind` has to be a title",
            "write it as `bind = \"Week 42\"`",
        )
    })?;
    Ok(Some(title))
}

/// An output of a format with nothing but defaults.
pub(crate) fn default_output(
    format: &str,
    undated: Option<Date>,
    plugins: &Plugins,
) -> Result<Configured, Vec<Diagnostic>> {
    let name = Spanned::new(0..0, format.to_owned());
    output(&name, Spanned::new(0..0, DeTable::new()), undated, plugins)
}

/// The table with the day for issues without a date, unless it has its own.
fn dated(mut table: Table<'_>, undated: Option<Date>) -> Table<'_> {
    if let Some(date) = undated.filter(|_| !table.get_ref().contains_key("undated")) {
        let key = Spanned::new(0..0, "undated".into());
        let value = DeValue::String(date.to_string().into());
        table.get_mut().insert(key, Spanned::new(0..0, value));
    }
    table
}

/// What to write instead of a format that nobody knows.
pub(crate) fn way_out(format: &str) -> String {
    match nearest(format, formats::names()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!(
            "{}; an output of another name needs `format = …`, one of a plugin `[plugin.NAME]`",
            known_formats()
        ),
    }
}

fn known_formats() -> String {
    format!("known: {}", list(&formats::names()))
}

/// The options, in the order of their names, without what is only spacing or comment.
fn identity(format: &str, table: &DeTable<'_>) -> String {
    let table = Spanned::new(0..0, table.clone());
    let options = toml::Table::deserialize(toml::de::Deserializer::from(table));
    format!("{format}\n{}", options.map(|options| options.to_string()).unwrap_or_default())
}

fn texts(table: &DeTable<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, value) in table {
        collect(value.get_ref(), &mut found);
    }
    found
}

fn collect(value: &DeValue<'_>, found: &mut BTreeSet<String>) {
    match value {
        DeValue::String(text) => {
            // A face of a collection of fonts is named by its number behind the file's name.
            found.extend(text.rsplit_once('#').map(|(file, _)| file.to_owned()));
            found.insert(text.to_string());
        }
        DeValue::Array(values) => values.iter().for_each(|value| collect(value.get_ref(), found)),
        DeValue::Table(table) => found.extend(texts(table)),
        _ => {}
    }
}
