//! What broke off a session, and what to tell the person about it.

use std::io;
use std::process::ExitStatus;
use std::time::Duration;

use crate::child::UNREACHABLE;
use crate::fault::{Fault, Stage};
use crate::manifest::REPORT;

/// Why a task has no status.
pub(crate) enum Broken {
    /// Found before the plugin was called.
    Fault(Fault),
    /// The child ended before it was done.
    Gone(ExitStatus),
    /// It wrote something else than frames.
    Garbled,
    /// The time was over.
    Late,
    /// What it wrote cannot be taken; the desk knows why.
    Refused,
    /// It did not stop by itself when it was to.
    Stopped,
    /// There is no child.
    Unborn(io::Error),
}

impl Broken {
    /// What to tell the person. `loaded` says whether the library was loaded by then.
    pub(crate) fn fault(
        self,
        loaded: bool,
        task: Stage,
        timeout: Duration,
        last_words: &str,
    ) -> Fault {
        let stage = if loaded { task } else { Stage::Load };
        let limits = "tell its author; if it needs more, raise `memory` in `[plugin.NAME]`";
        let (cause, way_out) = match self {
            Self::Fault(fault) => return fault,
            Self::Late => (
                format!("it did not finish in {} s and was stopped", timeout.as_secs_f64()),
                "`timeout` in `[plugin.NAME]` gives it more time",
            ),
            Self::Garbled => ("it wrote into the pipe to newsbind".to_owned(), REPORT),
            Self::Stopped | Self::Refused => ("it was stopped".to_owned(), ""),
            Self::Unborn(error) => (format!("its process cannot be started: {error}"), ""),
            Self::Gone(end) if end.code() == Some(UNREACHABLE) => {
                ("it closed the pipe to newsbind".to_owned(), REPORT)
            }
            Self::Gone(end) => match signal(end) {
                Some((number, TOO_LONG_A_FILE)) => (
                    format!("it tried to write a file by itself (signal {number})"),
                    "a plugin writes through newsbind; tell its author",
                ),
                Some(_) if is_out_of_memory(last_words) => {
                    ("it ran out of memory".to_owned(), "`memory` in `[plugin.NAME]` gives it more")
                }
                Some((number, meaning)) => {
                    (format!("it crashed with signal {number}{meaning}"), limits)
                }
                None => {
                    let code = end.code().unwrap_or_default();
                    let cause = format!(
                        "it ended the process itself (exit code {code}) before it was done"
                    );
                    (cause, REPORT)
                }
            },
        };
        Fault::new(stage, cause, way_out)
    }
}

fn is_out_of_memory(last_words: &str) -> bool {
    let signs = ["memory allocation of", "bad_alloc", "out of memory", "Cannot allocate memory"];
    signs.iter().any(|sign| last_words.contains(sign))
}

/// What a signal says that comes where a process writes a file though it must not write any.
const TOO_LONG_A_FILE: &str = ", a file too long";

/// The number of the signal that ended a process, which systems number differently, and what it says.
#[cfg(unix)]
fn signal(end: ExitStatus) -> Option<(i32, &'static str)> {
    use nix::sys::signal::Signal;

    let number = std::os::unix::process::ExitStatusExt::signal(&end)?;
    let meaning = match Signal::try_from(number) {
        Ok(Signal::SIGILL) => ", an illegal instruction",
        Ok(Signal::SIGTRAP) => ", a trap",
        Ok(Signal::SIGABRT) => ", an abort",
        Ok(Signal::SIGBUS) => ", a bus error",
        Ok(Signal::SIGFPE) => ", an arithmetic error",
        Ok(Signal::SIGKILL) => ", killed",
        Ok(Signal::SIGSEGV) => ", a segmentation fault",
        Ok(Signal::SIGSYS) => ", a forbidden system call",
        Ok(Signal::SIGXFSZ) => TOO_LONG_A_FILE,
        _ => "",
    };
    Some((number, meaning))
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<(i32, &'static str)> {
    None
}
