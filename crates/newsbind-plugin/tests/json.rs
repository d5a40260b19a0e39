//! The reader of JSON for C sees what serde_json sees, and stays within a text that is cut
//! anywhere.

#![allow(clippy::disallowed_methods, reason = "a test makes files and runs a compiler")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use newsbind_plugin::trial::SAMPLE;
use serde_json::Value;

/// The program of `json.c`, with a guard around memory where the compiler has one.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json");
        let root = env!("CARGO_MANIFEST_DIR");
        let build = |guard: &[&str]| {
            let mut cc = Command::new("cc");
            cc.args(["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g"]).args(guard);
            cc.arg(format!("-I{root}/include")).arg("-o").arg(&program);
            let built = cc.arg(format!("{root}/tests/json.c")).output();
            built.expect("the tests want a C compiler, `cc`").status.success()
        };
        let guard = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];
        assert!(build(&guard) || build(&[]), "`cc` cannot build json.c");
        program
    })
}

fn seen(text: &[u8], name: &str) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, text).expect("a file for the program");
    let run = Command::new(program()).arg(&file).output().expect("the program can be run");
    let fault = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{}: {fault}", String::from_utf8_lossy(text));
    String::from_utf8_lossy(&run.stdout).into_owned()
}

/// What the program should print.
fn show(value: &Value, into: &mut String) {
    let _ = match value {
        Value::Array(values) => writeln!(into, "list {}", values.len()),
        Value::Object(fields) => writeln!(into, "object {}", fields.len()),
        Value::String(text) => {
            let bytes: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
            writeln!(into, "string {} {bytes}", text.chars().count())
        }
        Value::Null => writeln!(into, "null"),
        Value::Bool(truth) => writeln!(into, "{truth}"),
        Value::Number(number) => writeln!(into, "number {:.6}", number.as_f64().unwrap_or(-1.0)),
    };
    match value {
        Value::Array(values) => values.iter().for_each(|value| show(value, into)),
        Value::Object(fields) => {
            ["a", "text"]
                .iter()
                .filter_map(|key| fields.get(*key))
                .for_each(|value| show(value, into));
        }
        _ => {}
    }
}

#[test]
fn a_text_is_seen_as_serde_json_sees_it() {
    for (at, text) in [
        r#"[ ]"#,
        r#" {"a": [1, -2.5, 0.001, 1e3, true, false, null] , "b" : {}, "text": ""} "#,
        r#"["\" \\ \/ \b \f \n \r \t é \u00e9 报 \u62a5 \ud83d\ude00", "", "a\\", "\\\"", "]}"]"#,
        r#"{"ab": 1, "b": {"a": 2}, "c": "\"a\": 3", "a": {"a": [[], [[4]], {"text": "x,y"}]}}"#,
        r#"[[1,[2,[3]]],"x",{"a":"]"},{}]"#,
        "17",
        "\"x\"",
    ]
    .into_iter()
    .enumerate()
    {
        let mut expected = String::new();
        show(&serde_json::from_str(text).expect("the text is JSON"), &mut expected);
        assert_eq!(seen(text.as_bytes(), &format!("text-{at}")), expected, "{text}");
    }
}

#[test]
fn a_text_that_is_cut_is_not_read_beyond_its_end() {
    let text =
        r#"{"a": [1, {"text": "\u62a5 \ud83d\ude00 \\ é"}, true], "b": {"a": null}, "text": "x"}"#;
    for end in 0..text.len() {
        seen(&text.as_bytes()[..end], "cut");
    }
    for end in (0..SAMPLE.len()).step_by(97) {
        seen(&SAMPLE.as_bytes()[..end], "cut");
    }
}
