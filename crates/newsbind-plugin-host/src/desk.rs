//! What the callbacks of a plugin do, wherever it runs.

use newsbind_core::Assets;
use newsbind_plugin::abi::{Status, status};

use crate::fault::one_line;

/// Takes a plugin's calls. In the child they become frames; in the host, files and warnings.
pub(crate) trait Desk {
    /// A file begins.
    fn begin_file(&mut self, path: &str, media_type: &str) -> Status;
    /// Some of its bytes.
    fn write(&mut self, data: &[u8]) -> Status;
    /// It ends.
    fn end_file(&mut self) -> Status;
    /// Something is said.
    fn log(&mut self, level: u32, message: &str);
    /// Steps done, and in all.
    fn progress(&mut self, done: u64, total: u64) -> Status;
    /// Why the call will not end well.
    fn fail(&mut self, message: &str);
    /// The bytes of an asset, or why there are none.
    fn asset(&mut self, name: &str) -> Result<Vec<u8>, String>;
}

/// The desk of a plugin that has nothing to write: it is heard why it fails.
pub(crate) struct Hearing<'a> {
    assets: &'a dyn Assets,
    pub(crate) failure: Option<String>,
}

impl<'a> Hearing<'a> {
    pub(crate) fn new(assets: &'a dyn Assets) -> Self {
        Self { assets, failure: None }
    }
}

impl Desk for Hearing<'_> {
    fn begin_file(&mut self, _: &str, _: &str) -> Status {
        status::UNSUPPORTED
    }

    fn write(&mut self, _: &[u8]) -> Status {
        status::UNSUPPORTED
    }

    fn end_file(&mut self) -> Status {
        status::UNSUPPORTED
    }

    fn log(&mut self, _: u32, _: &str) {}

    fn progress(&mut self, _: u64, _: u64) -> Status {
        status::OK
    }

    fn fail(&mut self, message: &str) {
        self.failure.get_or_insert_with(|| one_line(message));
    }

    fn asset(&mut self, name: &str) -> Result<Vec<u8>, String> {
        self.assets.read(name).map_err(|error| error.reason)
    }
}
