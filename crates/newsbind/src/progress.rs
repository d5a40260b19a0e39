//! Progress on the terminal: how much is done, how fast, how long it will take.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::report::Report;

/// A bar that shows nothing where standard error is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar of `steps`, one for each output of each issue.
    pub(crate) fn new(steps: usize, report: &Report) -> Self {
        let target = if io::stderr().is_terminal() && !report.quiet {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target);
        let template = "{bar:24} {pos}/{len} {per_sec} {eta} left  {wide_msg}";
        bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self { bar }
    }

    /// Says which issue is at hand.
    pub(crate) fn begin(&self, name: &str) {
        self.bar.set_message(name.to_owned());
    }

    /// Counts one output.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// Counts the outputs of an issue that gave none.
    pub(crate) fn skip(&self, outputs: usize) {
        self.bar.inc(outputs as u64);
    }

    /// Takes the bar away while something is printed.
    pub(crate) fn pause(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
