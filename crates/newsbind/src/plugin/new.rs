//! A new plugin: a folder that builds and passes its own tests at once, without network.

use std::fs;
use std::path::Path;

use crate::arguments::Language;
use crate::diagnostic::list;
use crate::files;
use crate::formats;
use crate::report::{Failure, Outcome, Report};

/// Files of a folder: path and text, in which `@NAME@` is the plugin's name, `@LIB@` the name of
/// its library and `@VERSION@` that of newsbind.
type Template = &'static [(&'static str, &'static str)];

const RUST: Template = &[
    ("Cargo.toml", include_str!("new/rust/Cargo.toml.in")),
    ("src/lib.rs", include_str!("new/rust/lib.rs.in")),
    ("README.md", include_str!("new/rust/README.md")),
    ("config.toml", include_str!("new/rust/config.toml")),
    (".gitignore", "/target\n/out\n"),
    ("sdk/README.md", include_str!("new/rust/sdk.md")),
    ("sdk/newsbind-plugin/Cargo.toml", include_str!("new/rust/plugin.toml.in")),
    ("sdk/newsbind-core/Cargo.toml", include_str!("new/rust/core.toml.in")),
    ("sdk/serde/Cargo.toml", include_str!("new/rust/serde.toml.in")),
    ("sdk/serde/src/lib.rs", include_str!("new/rust/serde.rs.in")),
];

const C: Template = &[
    ("plugin.c", include_str!("new/c/plugin.c")),
    ("test.c", include_str!("new/c/test.c")),
    ("Makefile", include_str!("new/c/Makefile")),
    ("README.md", include_str!("new/c/README.md")),
    ("config.toml", include_str!("new/c/config.toml")),
    (".gitignore", "*.so\n*.dylib\n/test\n/out\n"),
    ("newsbind_exporter.h", newsbind_plugin::HEADER),
    ("newsbind_json.h", newsbind_plugin::JSON_HEADER),
    ("sample-issue.json", newsbind_plugin::trial::SAMPLE),
];

/// Writes the folder; never into one that is there.
pub(crate) fn new(
    name: &str,
    language: Language,
    folder: Option<&Path>,
    report: &Report,
) -> Result<Outcome, Failure> {
    check_name(name)?;
    let folder = folder.unwrap_or(Path::new(name));
    if folder.exists() {
        let message =
            format!("`{}` is there already; name another folder with `--dir`", folder.display());
        return Err(Failure::new(message));
    }
    let template = match language {
        Language::Rust => RUST,
        Language::C => C,
    };
    for (path, text) in template {
        let text = fill(text, name);
        write(folder, path, text.as_bytes())?;
    }
    if matches!(language, Language::Rust) {
        for (path, bytes) in newsbind_plugin::sources::FILES {
            write(folder, &format!("sdk/newsbind-plugin/{path}"), bytes)?;
        }
        for (path, text) in newsbind_core::sources::FILES {
            write(folder, &format!("sdk/newsbind-core/{path}"), text.as_bytes())?;
        }
    }
    report.result(folder.display());
    let next = match language {
        Language::Rust => {
            "cargo test && cargo build --release && newsbind -c config.toml ISSUE.txt"
        }
        Language::C => "make test && newsbind -c config.toml ISSUE.txt",
    };
    report.note(format_args!("next: cd {} && {next}", folder.display()));
    Ok(Outcome::Done)
}

/// A name is part of names of files, packages, tables and formats.
fn check_name(name: &str) -> Result<(), Failure> {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.ends_with('-');
    let taken = [&formats::names()[..], &["test", "core", "std"]].concat();
    if taken.contains(&name) {
        return Err(Failure::new(format!("`{name}` is taken; none of {}", list(&taken))));
    }
    if begins && name.len() <= 40 && name.chars().all(good) {
        return Ok(());
    }
    let message = format!("`{name}` is no name for a plugin; it has letters a-z, digits and `-`");
    Err(Failure::new(message))
}

fn fill(text: &str, name: &str) -> String {
    let library = name.replace('-', "_");
    text.replace("@NAME@", name)
        .replace("@LIB@", &library)
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
}

fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    files::write(&folder.join(path), bytes).map_err(|message| {
        // What was begun here is ours alone.
        let _ = fs::remove_dir_all(folder);
        Failure::new(message)
    })
}
