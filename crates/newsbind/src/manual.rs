//! The manual page and the completions, made from the command line's own description.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::diagnostic::suggestion;
use crate::report::{Failure, Outcome, Report, reason};

/// Prints the manual page (roff) of the program, or of one of its commands.
pub(crate) fn man(of: Option<&str>, report: &Report) -> Result<Outcome, Failure> {
    let mut program = Arguments::command();
    // Commands learn by that how they are called from the shell.
    program.build();
    let known: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
    let command = match of {
        None => &program,
        Some(name) => program.find_subcommand(name).ok_or_else(|| {
            Failure::new(format!("no command `{name}`; {}", suggestion(name, &known)))
        })?,
    };
    let page = page(command).map_err(|error| {
        Failure::new(format!("cannot make the manual page: {}", reason(&error)))
    })?;
    report.result(String::from_utf8_lossy(&page).trim_end());
    Ok(Outcome::Done)
}

fn page(command: &Command) -> io::Result<Vec<u8>> {
    let source = concat!("newsbind ", env!("CARGO_PKG_VERSION"));
    let man = clap_mangen::Man::new(command.clone()).source(source);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    if let Some(examples) = command.get_after_help() {
        // Lines as they are, without filling.
        writeln!(page, ".SH EXAMPLES\n.nf\n{}.fi", verbatim(&examples.to_string()))?;
    }
    Ok(page)
}

/// Lines of roff that show what stands in a text, whatever the locale (groff_char(7)); `\&` keeps a
/// full stop at the beginning from being a request.
fn verbatim(text: &str) -> String {
    let glyph = |c: char| match c {
        '\\' => "\\e".to_owned(),
        '-' => "\\-".to_owned(),
        c if c.is_ascii() => c.to_string(),
        c => format!("\\[u{:04X}]", u32::from(c)),
    };
    let line = |line: &str| format!("\\&{}\n", line.chars().map(glyph).collect::<String>());
    text.trim_start_matches("Examples:\n").lines().map(line).collect()
}

/// Prints completions for a shell.
pub(crate) fn completions(shell: Shell, report: &Report) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "newsbind", &mut script);
    report.result(String::from_utf8_lossy(&script).trim_end());
    Ok(Outcome::Done)
}
