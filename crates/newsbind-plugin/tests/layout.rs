//! The header and the Rust types are the same interface; the header compiles as C and as C++.

#![allow(clippy::disallowed_methods, reason = "a test makes files and runs a compiler")]
#![allow(clippy::print_stderr, reason = "a test says what is left out")]

use std::fmt::Write;
use std::mem::offset_of;
use std::path::Path;
use std::process::Command;

use newsbind_plugin::abi::{self, Assets, Bytes, Exporter, Host, Request, level, status};

/// What the header has to say, as assertions that a compiler checks.
fn assertions() -> String {
    let mut text = String::from("#include \"newsbind_exporter.h\"\n#include \"newsbind_json.h\"\n");
    let mut hold = |what: String, value: usize| {
        let _ = writeln!(text, "NB_ASSERT({what} == {value});");
    };
    macro_rules! table {
        ($c:literal, $rust:ty: $($field:ident as $name:literal),+) => {
            hold(format!("sizeof({})", $c), size_of::<$rust>());
            $(hold(format!("offsetof({}, {})", $c, $name), offset_of!($rust, $field));)+
        };
    }
    table!("nb_bytes", Bytes: ptr as "ptr", len as "len");
    table!("nb_host", Host: size as "size", abi_major as "abi_major", abi_minor as "abi_minor",
        context as "context", begin_file as "begin_file", write as "write", end_file as "end_file",
        log as "log", progress as "progress", fail as "fail", extension as "extension");
    table!("nb_assets", Assets: size as "size", reserved as "reserved", read as "read");
    table!("nb_request", Request: size as "size", issue_schema as "issue_schema", issue as "issue",
        options as "options", format as "format");
    table!("nb_exporter", Exporter: magic as "magic", abi_major as "abi_major",
        abi_minor as "abi_minor", size as "size", issue_schema as "issue_schema",
        manifest as "manifest", check as "check", export as "export_");
    for (name, value) in [
        ("NB_MAGIC", abi::MAGIC),
        ("NB_ABI_MAJOR", abi::ABI_MAJOR.into()),
        ("NB_ABI_MINOR", abi::ABI_MINOR.into()),
        ("NB_ISSUE_SCHEMA", abi::ISSUE_SCHEMA),
        ("NB_LOG_ERROR", level::ERROR),
        ("NB_LOG_WARNING", level::WARNING),
        ("NB_LOG_INFO", level::INFO),
        ("NB_LOG_DEBUG", level::DEBUG),
        ("NB_OK", status::OK.cast_unsigned()),
        ("NB_ERROR", status::ERROR.cast_unsigned()),
        ("NB_CANCELLED", status::CANCELLED.cast_unsigned()),
        ("NB_BAD_OPTIONS", status::BAD_OPTIONS.cast_unsigned()),
        ("NB_BAD_ISSUE", status::BAD_ISSUE.cast_unsigned()),
        ("NB_UNSUPPORTED", status::UNSUPPORTED.cast_unsigned()),
        ("NB_PANIC", status::PANIC.cast_unsigned()),
        ("sizeof(nb_status)", 4),
        ("NB_MAGIC & 0xFF", u32::from(b'N')),
    ] {
        hold(format!("({name})"), value as usize);
    }
    text
}

/// Compiles the assertions; warnings are errors.
fn check(language: &[&str], assertion: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(language.concat().replace('+', "p"));
    std::fs::create_dir_all(&folder).expect("a folder for the file");
    let file = folder.join("layout.c");
    let text = format!("#define NB_ASSERT(what) {assertion}\n{}", assertions());
    std::fs::write(&file, text).expect("a file for the compiler");
    let include = concat!("-I", env!("CARGO_MANIFEST_DIR"), "/include");
    let compiler = Command::new("cc")
        .args(language)
        .args(["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", include])
        .arg(&file)
        .output()
        .expect("the tests want a C compiler, `cc`");
    let said = String::from_utf8_lossy(&compiler.stderr);
    assert!(compiler.status.success(), "{language:?}: {said}");
}

/// C99 has no assertions of its own: a wrong one is an array of negative size.
const OLD: &str = "extern char nb_assert[(what) ? 1 : -1]";

#[test]
fn the_header_is_c99_with_the_layout_of_rust() {
    check(&["-std=c99"], OLD);
}

#[test]
fn the_header_is_c11_with_the_layout_of_rust() {
    check(&["-std=c11"], "_Static_assert(what, #what)");
}

#[test]
fn the_header_is_cpp_with_the_layout_of_rust() {
    let probe = Command::new("cc").args(["-xc++", "-fsyntax-only", "/dev/null"]).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        eprintln!("left out: `cc` compiles no C++ here");
        return;
    }
    check(&["-xc++", "-std=c++11"], "static_assert(what, #what)");
    check(&["-xc++", "-std=c++20"], "static_assert(what, #what)");
}

#[test]
fn the_entry_is_what_the_header_names() {
    assert!(newsbind_plugin::HEADER.contains(&format!("{}(void);", abi::ENTRY)));
    assert!(newsbind_plugin::HEADER.contains(&format!("NB_ASSETS \"{}\"", abi::ASSETS)));
}
