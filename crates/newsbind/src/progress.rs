//! Progress on the terminal: how much is done, how fast, how long it will take.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use serde_json::json;

use crate::report::Report;

/// How often progress is told where it cannot be shown.
const INTERVAL: Duration = Duration::from_secs(10);

/// A bar on a terminal; elsewhere a line from time to time.
pub(crate) struct Progress {
    bar: ProgressBar,
    told: Mutex<Instant>,
}

impl Progress {
    /// A bar of `steps`, one for each output of each issue.
    pub(crate) fn new(steps: usize, report: &Report) -> Self {
        let target = if io::stderr().is_terminal() && !report.is_terse() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target);
        let template = "{bar:24} {pos}/{len}  {rate}  {eta} left  {wide_msg}";
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let rate = |state: &ProgressState, to: &mut dyn std::fmt::Write| {
            let _ = write!(to, "{:.1}/s", state.per_sec());
        };
        bar.set_style(style.with_key("rate", rate));
        Self { bar, told: Mutex::new(Instant::now()) }
    }

    /// Says which issue is at hand, by the last part of its path.
    pub(crate) fn begin(&self, name: &str) {
        let last = Path::new(name).file_name().unwrap_or_default();
        self.bar.set_message(last.to_string_lossy().into_owned());
    }

    /// Counts one output.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// Counts the outputs of an issue that gave none.
    pub(crate) fn skip(&self, outputs: usize) {
        self.bar.inc(outputs as u64);
    }

    /// Tells how much is done, where no bar shows it and it was not told for a while.
    pub(crate) fn tell(&self, report: &Report) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if self.bar.is_hidden() && told.elapsed() >= INTERVAL {
            *told = Instant::now();
            let (done, all) = (self.bar.position(), self.bar.length().unwrap_or_default());
            let (rate, left) = (self.bar.per_sec(), self.bar.eta().as_secs());
            report.note(format_args!("{done} of {all} outputs, {rate:.1} a second, {left} s left"));
            report.event("progress", || json!({ "done": done, "all": all, "seconds-left": left }));
        }
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
