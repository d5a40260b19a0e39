//! The host as an exporter sees it: its `Output` and its `Assets`.
#![allow(unsafe_code, reason = "the host is a table of functions")]

use std::ffi::c_void;
use std::io::{self, Write};

use newsbind_core::{AssetError, ExportError, Output, check_path};

use crate::abi::{self, Bytes, Host, Status, level, status};

/// Bytes that are gathered before they are handed over.
const BUFFER: usize = 64 * 1024;

/// Files, warnings and progress, handed to the host.
pub(crate) struct Desk<'a> {
    host: &'a Host,
    /// The first status that was not good; what is written by a file that is dropped has no other
    /// way to be told.
    worst: Status,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(host: &'a Host) -> Self {
        Self { host, worst: status::OK }
    }

    /// Says why the call will not end well.
    pub(crate) fn fail(&self, message: &str) {
        // SAFETY: the host's function with the host's context, and bytes that outlive the call.
        unsafe { (self.host.fail)(self.host.context, Bytes::of(message.as_bytes())) };
    }

    /// Whether the host said that the person wants to stop.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.worst == status::CANCELLED
    }

    /// Whether everything that was written arrived.
    pub(crate) fn close(&self) -> Result<(), ExportError> {
        match self.worst {
            status::OK => Ok(()),
            status::CANCELLED => Err(ExportError::Cancelled),
            _ => Err(ExportError::Io(refused())),
        }
    }

    fn note(&mut self, status: Status) -> Result<(), ExportError> {
        if self.worst == status::OK {
            self.worst = status;
        }
        match status {
            status::OK => Ok(()),
            status::CANCELLED => Err(ExportError::Cancelled),
            _ => Err(ExportError::Io(refused())),
        }
    }
}

impl Output for Desk<'_> {
    fn open(&mut self, path: &str, media_type: &str) -> Result<Box<dyn Write + '_>, ExportError> {
        check_path(path)?;
        let Host { context, begin_file, .. } = *self.host;
        let media_type = Bytes::of(media_type.as_bytes());
        // SAFETY: as in `fail`.
        let status = unsafe { begin_file(context, Bytes::of(path.as_bytes()), media_type) };
        if status == status::ERROR {
            return Err(ExportError::Refused(format!("`{path}` cannot be begun here")));
        }
        self.note(status)?;
        Ok(Box::new(File { desk: self, buffer: Vec::with_capacity(BUFFER) }))
    }

    fn warn(&mut self, message: &str) {
        let message = Bytes::of(message.as_bytes());
        // SAFETY: as in `fail`.
        unsafe { (self.host.log)(self.host.context, level::WARNING, message) };
    }

    fn progress(&mut self, done: u64, total: u64) -> Result<(), ExportError> {
        // SAFETY: as in `fail`.
        let status = unsafe { (self.host.progress)(self.host.context, done, total) };
        self.note(status)
    }
}

/// The file that is open.
struct File<'a, 'b> {
    desk: &'a mut Desk<'b>,
    buffer: Vec<u8>,
}

impl File<'_, '_> {
    fn hand_over(&mut self) -> io::Result<()> {
        let Host { context, write, .. } = *self.desk.host;
        // SAFETY: as in `Desk::fail`.
        let status = unsafe { write(context, Bytes::of(&self.buffer)) };
        self.buffer.clear();
        self.desk.note(status).map_err(|error| match error {
            ExportError::Io(error) => error,
            error => io::Error::other(error.to_string()),
        })
    }
}

impl Write for File<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER {
            self.hand_over()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() { Ok(()) } else { self.hand_over() }
    }
}

impl Drop for File<'_, '_> {
    fn drop(&mut self) {
        // An error is noted at the desk, and told when the export ends.
        let _ = self.flush();
        let Host { context, end_file, .. } = *self.desk.host;
        // SAFETY: as in `Desk::fail`.
        let status = unsafe { end_file(context) };
        let _ = self.desk.note(status);
    }
}

fn refused() -> io::Error {
    io::Error::other("newsbind did not take the file")
}

/// The host's assets; none where the host has no such extension.
pub(crate) struct Assets<'a> {
    host: &'a Host,
    table: Option<&'a abi::Assets>,
}

impl<'a> Assets<'a> {
    pub(crate) fn new(host: &'a Host) -> Self {
        // SAFETY: the host's function with the host's context, and bytes that outlive the call.
        let found: *const c_void =
            unsafe { (host.extension)(host.context, Bytes::of(abi::ASSETS.as_bytes())) };
        // SAFETY: what the host gives under this name is this table, as long as the call, or null.
        let table = unsafe { found.cast::<abi::Assets>().as_ref() };
        let table = table.filter(|table| table.size >= abi::size_of_table::<abi::Assets>());
        Self { host, table }
    }
}

impl newsbind_core::Assets for Assets<'_> {
    fn read(&self, name: &str) -> Result<Vec<u8>, AssetError> {
        let error = |reason: String| AssetError { name: name.to_owned(), reason };
        let Some(table) = self.table else {
            return Err(error("this newsbind lends no assets to plugins".to_owned()));
        };
        let mut bytes = Bytes::of(&[]);
        let name = Bytes::of(name.as_bytes());
        // SAFETY: the host's function with the host's context; `bytes` is a place for the answer.
        let status = unsafe { (table.read)(self.host.context, name, &raw mut bytes) };
        // SAFETY: the bytes are the host's until the next call of `read`; they are copied at once.
        let bytes = unsafe { bytes.as_slice() }.to_vec();
        match status {
            status::OK => Ok(bytes),
            _ => Err(error(String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
}
