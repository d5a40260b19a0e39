//! Pinning: a configuration that says which bytes a plugin has to be.

use newsbind_plugin_host::Settings;
use toml_edit::{DocumentMut, InlineTable, Item, Value};

use crate::arguments::From;
use crate::files;
use crate::plugins::system;
use crate::report::{Failure, Outcome, Report, reason};

/// Writes the SHA-256 of a plugin's library into its table, for this system; what else stands in
/// the file stays as it is. The library has to be a plugin, but for that it is not loaded.
pub(crate) fn pin(name: &str, from: &From, report: &Report) -> Result<Outcome, Failure> {
    let Some(path) = &from.config else {
        let message = "pinning writes into a configuration; name it with `-c`";
        return Err(Failure::new(message));
    };
    let config = super::configuration(Some(path), report)?;
    if !config.plugins.tables.contains_key(name) {
        let path = path.display();
        let message =
            format!("`{path}` has no plugin `{name}`; write a table `[plugin.{name}]` first");
        return Err(Failure::new(message));
    }
    let unpinned = Settings { sha256: None, ..config.plugins.settings(name) };
    let mut warnings = Vec::new();
    let plugin = config.plugins.open_with(name, unpinned, &mut warnings);
    warnings.iter().for_each(|warning| report.warning(warning));
    let plugin = plugin.map_err(|wrong| config.file.failure(wrong))?;
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new(format!("`{}`: {}", path.display(), reason(&error))))?;
    let mut document: DocumentMut =
        text.parse().map_err(|error| Failure::new(format!("`{}`: {error}", path.display())))?;
    put(&mut document["plugin"][name], &plugin.library.sha256);
    files::write(path, document.to_string().as_bytes())?;
    report.result(format_args!("{name}: {} {}", system(), plugin.library.sha256));
    Ok(Outcome::Done)
}

fn put(table: &mut Item, sha256: &str) {
    let hashes = &mut table["sha256"];
    if !hashes.is_table_like() {
        *hashes = Item::Value(Value::InlineTable(InlineTable::new()));
    }
    if let Some(hashes) = hashes.as_table_like_mut() {
        hashes.insert(&system(), toml_edit::value(sha256));
    }
}
