//! What was typed, understood: options before a command, and options that are set elsewhere.

use std::ffi::OsString;
use std::path::Path;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{CommandFactory, Parser};

use crate::arguments::{Arguments, Command};
use crate::diagnostic::list;
use crate::schema;

/// Reads the command line of this process; ends it where that asks for help or is wrong.
pub(crate) fn read() -> Arguments {
    parse(std::env::args_os().collect()).unwrap_or_else(|error| error.exit())
}

fn parse(words: Vec<OsString>) -> Result<Arguments, Error> {
    Arguments::try_parse_from(with_command_first(words)).map_err(with_way_out)
}

/// The words with the options that stand before a command behind it: `-c c.toml plan` is `plan -c
/// c.toml`. Where a file is called like a command, it is meant.
fn with_command_first(words: Vec<OsString>) -> Vec<OsString> {
    let mut program = Arguments::command();
    // `help` is among the commands only then.
    program.build();
    let is_command =
        |word: &OsString| word.to_str().is_some_and(|name| program.find_subcommand(name).is_some());
    let command = (2..words.len()).find(|at| is_command(&words[*at]) && is_options(&words[..*at]));
    let Some(at) = command.filter(|at| !Path::new(&words[*at]).exists()) else { return words };
    let rest = &words[at..];
    // What stands behind `--` is no option any more.
    let end = rest.iter().position(|word| word == "--").unwrap_or(rest.len());
    [&words[..1], &rest[..end], &words[1..at], &rest[end..]].concat()
}

/// Whether words are whole options and nothing else, so that the next one is no value of theirs.
fn is_options(words: &[OsString]) -> bool {
    let is_alone = |arguments: Arguments| match arguments.task() {
        Command::Convert(convert) => convert.reading.paths.is_empty(),
        _ => false,
    };
    !words.iter().any(|word| word == "--") && Arguments::try_parse_from(words).is_ok_and(is_alone)
}

/// An error about an unknown option with where that is said, instead of one that is merely spelt
/// like it.
fn with_way_out(mut error: Error) -> Error {
    let way_out = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(option)) if error.kind() == ErrorKind::UnknownArgument => {
            way_out(option)
        }
        _ => None,
    };
    if let Some(way_out) = way_out {
        error.remove(ContextKind::SuggestedArg);
        // It shows how the suggested option is used.
        error.remove(ContextKind::Usage);
        let tips = ContextValue::StyledStrs(vec![StyledStr::from(way_out)]);
        error.insert(ContextKind::Suggested, tips);
    }
    error
}

/// Where something is said that is no option of the command line.
fn way_out(option: &str) -> Option<String> {
    let key = option.strip_prefix("--")?.replace('-', "_");
    if key == "dry_run" {
        return Some("`newsbind plan` says what would be read and written".to_owned());
    }
    let formats = schema::formats_with(&key);
    let tables: Vec<String> = formats.iter().map(|format| format!("[output.{format}]")).collect();
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    let of_output = || format!("`{key} = …` below {} of config.toml sets it", list(&tables));
    let of_issue = || {
        format!(
            "`{key} = …` in NAME.toml beside NAME.txt, in issue.toml of a folder of pages, or below `[issue]` of config.toml says it"
        )
    };
    match (schema::is_said_of_issues(&key), formats.as_slice()) {
        (true, _) => Some(of_issue()),
        (false, []) => None,
        (false, _) => Some(of_output()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        format!("newsbind {line}").split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn options_may_stand_before_a_command() {
        for (line, expected) in [
            ("-c c.toml plan", "plan -c c.toml"),
            ("-q -f epub,pdf convert a.txt", "convert a.txt -q -f epub,pdf"),
            ("-c c.toml plugin list --json", "plugin list --json -c c.toml"),
            ("-c c.toml show -- -a.txt", "show -c c.toml -- -a.txt"),
            ("-c plan plan", "plan -c plan"),
            ("-c plan -f epub a.txt", "-c plan -f epub a.txt"),
            ("a.txt plan", "a.txt plan"),
            ("plan a.txt", "plan a.txt"),
            ("-- plan", "-- plan"),
        ] {
            assert_eq!(with_command_first(words(line)), words(expected), "{line}");
        }
    }

    #[test]
    fn what_is_set_elsewhere_is_told() {
        for (line, expected) in [
            ("--dry-run a.txt", "tip: `newsbind plan` says"),
            ("-f pdf --page a4 a.txt", "tip: `page = …` below `[output.pdf]` of config.toml"),
            ("--font-size=9 a.txt", "tip: `font_size = …` below `[output.pdf]`"),
            ("plan --title X a.txt", "tip: `title = …` in NAME.toml beside NAME.txt"),
            ("--date 2024-05-09", "tip: `date = …` in NAME.toml"),
            ("--formt epub", "tip: a similar argument exists: '--format'"),
        ] {
            let error = parse(words(line)).expect_err(line).to_string();
            assert!(error.contains(expected), "{line}: {error}");
            assert_eq!(error.matches("tip:").count(), 1, "{line}: {error}");
        }
    }
}
