//! The program `newsbind`: from the text of newspaper pages to e-books, PDF, JSON and text.
//!
//! Everything that touches files, the terminal, the clock or the environment is in this program;
//! the crates below it take slices and give bytes, and are what other programs use. From here they
//! may want to know what is wrong with a configuration:
//!
//! ```
//! let wrong = newsbind::check_config("[output.pdf]\ncolums = 3\n").unwrap_err();
//! assert!(wrong.contains("unknown key `colums`"), "{wrong}");
//! assert!(wrong.contains("did you mean `columns`?"), "{wrong}");
//! ```

#![allow(
    clippy::disallowed_methods,
    reason = "the program is the part that opens files, reads the environment and measures time"
)]

mod arguments;
mod assets;
mod batch;
mod bind;
mod config;
mod convert;
mod destination;
mod details;
mod diagnostic;
mod digest;
mod environment;
mod eval;
mod figures;
mod files;
mod folder;
mod formats;
mod fresh;
mod init;
mod inputs;
mod interrupt;
mod isolation;
mod job;
mod load;
mod manual;
mod outputs;
mod page_files;
mod placement;
mod places;
mod plan;
mod plugin;
mod plugins;
mod press;
mod progress;
mod quantity;
mod report;
mod schema;
mod search;
mod selection;
mod show;
mod sidecar;
mod stage;
mod state;
mod table;
mod tally;
mod threads;
mod typed;
mod watch;
mod worker;

use std::path::Path;
use std::process::ExitCode;

use crate::arguments::Command;
use crate::report::{Outcome, Report};
use crate::search::Search;

/// The whole program: reads the arguments, does what they ask for, and says with which code to end.
/// It has to come first in `main`, for it may be the child that a plugin runs in.
pub fn run() -> ExitCode {
    newsbind_plugin_host::serve_if_asked();
    let arguments = typed::read();
    let report = Report::new(arguments.color, arguments.is_quiet(), arguments.is_json_log());
    let outcome = match arguments.task() {
        Command::Convert(convert) => convert::convert(&convert, &report),
        Command::Plan(convert) => plan::plan(&convert, &report),
        Command::Watch(convert) => watch::watch(&convert, &report),
        Command::Worker(worker) => worker::worker(&worker, &report),
        Command::Show(show) => show::show(&show, &report),
        Command::Eval(eval) => eval::eval(&eval, &report),
        Command::Init(init) => init::init(&init, &report),
        Command::Schema { of, config } => schema::schema(of, config.as_deref(), &report),
        Command::Plugin(plugin) => plugin::plugin(&plugin, &report),
        Command::Completions { shell } => manual::completions(shell, &report),
        Command::Man { command } => manual::man(command.as_deref(), &report),
    };
    let outcome = outcome.unwrap_or_else(|failure| {
        failure.tell(&report);
        Outcome::Refused
    });
    report.end(outcome).code()
}

/// Whether a text is a configuration.
///
/// # Errors
/// Everything that is wrong, as the program shows it: with its line, a caret, and the way out.
pub fn check_config(text: &str) -> Result<(), String> {
    let parsed = config::parse(text, None, Search::default());
    parsed
        .map(|_| ())
        .map_err(|wrong| diagnostic::render(Path::new("config.toml"), text, wrong, false))
}
