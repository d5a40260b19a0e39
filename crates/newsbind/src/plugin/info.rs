//! What a plugin says of itself.

use newsbind_plugin_host::{Format, Isolation};
use serde_json::Value;

use crate::arguments::From;
use crate::report::{Failure, Outcome, Report};

/// Prints the manifest for people: the options of each format with type, default and meaning.
pub(crate) fn info(name: &str, from: &From, report: &Report) -> Result<Outcome, Failure> {
    let plugin = super::open(name, from.config.as_deref(), report)?;
    let manifest = &plugin.manifest;
    let settings = plugin.settings();
    let isolation = match settings.isolation {
        Isolation::Process => "a process of its own",
        Isolation::Sandbox => "a process of its own, without files and network",
        Isolation::None => "none: it runs inside of newsbind",
    };
    let limits = format!(
        "{} s, {} MiB of memory, {} MiB of output",
        settings.timeout.as_secs_f64(),
        settings.memory >> 20,
        settings.output >> 20
    );
    report.result(format_args!("{} {}", manifest.name, manifest.version).to_string().trim_end());
    let pinned = if settings.sha256.is_some() { " (pinned)" } else { "" };
    for (what, text) in [
        ("", manifest.description.as_str()),
        ("licence", &manifest.license),
        ("homepage", &manifest.homepage),
        ("library", &plugin.library.path.display().to_string()),
        ("sha256", &format!("{}{pinned}", plugin.library.sha256)),
        ("interface", "newsbind_exporter_v1, issues of newsbind.issue/1"),
        ("isolation", isolation),
        ("limits", &limits),
    ] {
        if !text.is_empty() {
            report.result(format_args!("  {what:<10} {text}"));
        }
    }
    for format in &manifest.formats {
        tell_format(format, report);
    }
    Ok(Outcome::Done)
}

fn tell_format(format: &Format, report: &Report) {
    report.result(
        format_args!("\nformat {}  {}", format.id, format.description).to_string().trim_end(),
    );
    let Some(options) =
        format.options["properties"].as_object().filter(|options| !options.is_empty())
    else {
        report.result("  no options");
        return;
    };
    for (key, option) in options {
        let default = match &option["default"] {
            Value::Null => String::new(),
            default => format!(" = {default}"),
        };
        report.result(format_args!("  {key}{default}  ({})", kind(option)));
        if let Some(description) = option["description"].as_str() {
            report.result(format_args!("      {description}"));
        }
    }
}

/// What an option may be.
fn kind(option: &Value) -> String {
    if let Some(words) = option["enum"].as_array() {
        return words.iter().map(Value::to_string).collect::<Vec<_>>().join(" or ");
    }
    match option["type"].as_str() {
        Some("boolean") => "true or false".to_owned(),
        Some("array") => "a list".to_owned(),
        Some("integer") => "a whole number".to_owned(),
        Some(other) => format!("a {other}"),
        None => "anything".to_owned(),
    }
}
