//! The manual page and the completions, made from the command line's own description.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::report::{Failure, Outcome, Report, reason};

/// Prints the manual page (roff).
pub(crate) fn man(report: &Report) -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page).map_err(|error| {
        Failure::new(format!("cannot make the manual page: {}", reason(&error)))
    })?;
    report.result(String::from_utf8_lossy(&page).trim_end());
    Ok(Outcome::Done)
}

/// Prints completions for a shell.
pub(crate) fn completions(shell: Shell, report: &Report) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "newsbind", &mut script);
    report.result(String::from_utf8_lossy(&script).trim_end());
    Ok(Outcome::Done)
}
