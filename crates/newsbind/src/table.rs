//! A table of a TOML file read into plain data, with what is wrong in it as a diagnostic.

use std::ops::Range;

use newsbind_core::way_out;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, suggestion};

/// A table with the places of its keys and values.
pub(crate) type Table<'a> = Spanned<DeTable<'a>>;

/// Parses a file.
pub(crate) fn parse(text: &str) -> Result<Table<'_>, Diagnostic> {
    let mut table = DeTable::parse(text).map_err(|error| no_toml(&error))?;
    for (_, value) in table.get_mut().iter_mut() {
        write_out_dates(value);
    }
    Ok(table)
}

/// What breaks the rules of TOML itself.
fn no_toml(error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    let message = first_line(error.message());
    match message.split_once(", expected ") {
        Some((what, expected)) => Diagnostic::new(span, what, format!("expected {expected}")),
        None if message == "duplicate key" => {
            Diagnostic::new(span, "this name is there twice", "it stands above already; keep one")
        }
        None => Diagnostic::new(span, message, ""),
    }
}

/// Takes a table out of another; another type there is a diagnostic.
pub(crate) fn take<'a>(from: &mut DeTable<'a>, key: &str) -> Result<Option<Table<'a>>, Diagnostic> {
    from.remove(key).map(|value| as_table(key, value)).transpose()
}

/// A value that has to be a table.
pub(crate) fn as_table<'a>(
    key: &str,
    value: Spanned<DeValue<'a>>,
) -> Result<Table<'a>, Diagnostic> {
    let span = value.span();
    match value.into_inner() {
        DeValue::Table(table) => Ok(Spanned::new(span, table)),
        other => {
            let message = format!("`{key}` has to be a table, not {}", described(&other));
            Err(Diagnostic::new(span, message, format!("write `[{key}]` with keys below it")))
        }
    }
}

/// Reads a table; each of its keys that is wrong gives its diagnostic. `more` are keys of the table
/// that were taken out of it before.
pub(crate) fn read<T: DeserializeOwned>(
    mut table: Table<'_>,
    more: &[&str],
) -> Result<T, Vec<Diagnostic>> {
    let mut wrong = Vec::new();
    // What is wrong is found one key at a time, so it is taken out until the rest is right.
    loop {
        let (key, diagnostic) = match read_once(table.clone(), more) {
            Ok(value) if wrong.is_empty() => return Ok(value),
            Ok(_) => return Err(wrong),
            Err(error) => error,
        };
        let taken = key.and_then(|key| table.get_mut().remove(key.as_str()));
        // What then is wrong with the table as a whole may only come of what was taken out.
        if taken.is_some() || wrong.is_empty() {
            wrong.push(diagnostic);
        }
        if taken.is_none() {
            return Err(wrong);
        }
    }
}

/// Reads a table; what is wrong is given with its key, if it is one.
fn read_once<T: DeserializeOwned>(
    table: Table<'_>,
    more: &[&str],
) -> Result<T, (Option<String>, Diagnostic)> {
    let keys: Vec<(String, [Range<usize>; 2])> = table
        .get_ref()
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), [key.span(), value.span()]))
        .collect();
    let whole = table.span();
    T::deserialize(toml::de::Deserializer::from(table)).map_err(|error| {
        let span = error.span().unwrap_or(whole);
        let within = |place: &Range<usize>| place.start <= span.start && span.end <= place.end;
        let key = keys.into_iter().find(|(_, places)| places.iter().any(within));
        let key = key.map(|(key, _)| key);
        let diagnostic = reword(error.message(), key.as_deref(), span, more);
        (key, diagnostic)
    })
}

/// Says what serde says in the words of this program, with the way out.
fn reword(message: &str, key: Option<&str>, span: Range<usize>, more: &[&str]) -> Diagnostic {
    let message = first_line(message);
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let name = quoted(what).first().copied().unwrap_or_default();
    let mut known = quoted(expected);
    let of_key = key.map_or_else(String::new, |key| format!(" for `{key}`"));
    if what.starts_with("unknown field") {
        known.extend(more);
        known.sort_unstable();
        Diagnostic::new(span, format!("unknown key `{name}`"), suggestion(name, &known))
    } else if what.starts_with("unknown variant") {
        let message = format!("unknown value `{name}`{of_key}");
        Diagnostic::new(span, message, suggestion(name, &known))
    } else if what.starts_with("missing field") {
        Diagnostic::new(span, format!("`{name}` is missing"), "it belongs into this table")
    } else if let Some((_, found)) = what.split_once(": ").filter(|_| !expected.is_empty()) {
        let kind = if what.starts_with("invalid type") { "type" } else { "value" };
        let found = match found {
            "map" => "table",
            "sequence" => "list",
            found => &found.replace("floating point", "number"),
        };
        let message = format!("wrong {kind}{of_key}: {found}");
        Diagnostic::new(span, message, format!("expected {}", in_words(expected)))
    } else {
        let (message, way_out) = way_out(message);
        Diagnostic::new(span, message, way_out)
    }
}

/// What serde expects, as a person would say it.
fn in_words(expected: &str) -> &str {
    match expected {
        "a boolean" => "`true` or `false`",
        "a map" => "a table",
        "a sequence" => "a list",
        "path string" => "a string",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number that is not negative",
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number",
        "f32" | "f64" => "a number",
        expected => expected,
    }
}

/// The names in backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The keys of a table that nobody asked for.
pub(crate) fn unknown_keys(table: &DeTable<'_>, known: &[&str]) -> Vec<Diagnostic> {
    let unknown = |(key, _): (&Spanned<_>, _)| {
        let name: &std::borrow::Cow<'_, str> = key.get_ref();
        let is_table = format!("unknown key `{name}`");
        Diagnostic::new(key.span(), is_table, suggestion(name, known))
    };
    table.iter().map(unknown).collect()
}

/// What a value is, with article.
fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// TOML has dates of its own; here a date is written with or without quotation marks.
fn write_out_dates(value: &mut Spanned<DeValue<'_>>) {
    match value.get_mut() {
        DeValue::Datetime(date) => {
            let text = date.to_string();
            *value.get_mut() = DeValue::String(text.into());
        }
        DeValue::Array(values) => values.iter_mut().for_each(write_out_dates),
        DeValue::Table(table) => table.iter_mut().for_each(|(_, value)| write_out_dates(value)),
        _ => {}
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
