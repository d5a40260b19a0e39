//! Ctrl-C: the issue at hand is given up, what is written stays whole; a second one ends at once.

use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// The exit code of a program that was interrupted.
pub(crate) const CODE: u8 = 130;

/// Watches for Ctrl-C from now on.
pub(crate) fn watch() {
    // Where no handler can be set, Ctrl-C ends the program as it ends any other; files are renamed
    // into place only when they are whole, so that does no harm either.
    let _ = ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(CODE.into());
        }
    });
}

/// Whether the person asked to stop.
pub(crate) fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}
