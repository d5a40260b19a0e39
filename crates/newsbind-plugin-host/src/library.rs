//! Loading a library and calling it: the only place where libloading is used.
#![allow(unsafe_code, reason = "a library is foreign code behind pointers")]

use std::error::Error;
use std::path::Path;

use newsbind_plugin::abi::{self, Bytes, Exporter, Request, Status, status};

use crate::callbacks::with_host;
use crate::desk::Desk;
use crate::fault::{Fault, Stage, one_line};
use crate::manifest::{self, REPORT};

/// A library that is loaded, for as long as the process lives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Loaded {
    table: &'static Exporter,
}

// SAFETY: nothing changes a table, and what it points to may be called from any thread, by the
// contract.
unsafe impl Send for Loaded {}
// SAFETY: as above.
unsafe impl Sync for Loaded {}

/// What is asked of a library.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question<'a> {
    /// Id of the format.
    pub(crate) format: &'a str,
    /// A JSON object.
    pub(crate) options: &'a str,
    /// The issue in JSON.
    pub(crate) issue: &'a [u8],
}

impl Loaded {
    /// Loads a library, which runs its initialisers, and holds its table to the interface. It is
    /// never unloaded: libraries with threads or thread-local data do not survive that.
    pub(crate) fn load(path: &Path) -> Result<Self, Fault> {
        let library = open(path).map_err(|error| unloadable(&error))?;
        let library: &'static libloading::Library = Box::leak(Box::new(library));
        // SAFETY: the symbol is this function, by the contract that its name stands for.
        let entry = unsafe { library.get::<abi::Entry>(abi::ENTRY) };
        let entry = entry.map_err(|error| unloadable(&error))?;
        // SAFETY: the entry takes nothing, and gives null or a table that lives for ever.
        let table = unsafe { entry() };
        Ok(Self { table: hold(table)? })
    }

    /// The manifest's bytes.
    pub(crate) fn manifest(&self) -> &'static [u8] {
        // SAFETY: `hold` saw to it that they are few; that they are there is the contract.
        unsafe { self.table.manifest.as_slice() }
    }

    /// Has the library judge options.
    pub(crate) fn check(&self, desk: &mut dyn Desk, question: Question<'_>) -> Status {
        let question = Question { issue: &[], ..question };
        self.table.check.map_or(status::OK, |check| call(check, desk, question))
    }

    /// Has the library export an issue.
    pub(crate) fn export(&self, desk: &mut dyn Desk, question: Question<'_>) -> Status {
        self.table.export.map_or(status::UNSUPPORTED, |export| call(export, desk, question))
    }
}

fn call(function: abi::Call, desk: &mut dyn Desk, question: Question<'_>) -> Status {
    let request = Request {
        size: abi::size_of_table::<Request>(),
        issue_schema: abi::ISSUE_SCHEMA,
        issue: Bytes::of(question.issue),
        options: Bytes::of(question.options.as_bytes()),
        format: Bytes::of(question.format.as_bytes()),
    };
    // SAFETY: the request lives until the call returns, the table for ever; what the function does
    // beyond that is why it is called in a process of its own.
    with_host(desk, |host| unsafe { function(host, &raw const request) })
}

/// Every symbol is looked for at once, so that a missing one is an error here and not a crash
/// later; none is lent to other libraries.
#[cfg(unix)]
fn open(path: &Path) -> Result<libloading::Library, libloading::Error> {
    use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
    // SAFETY: initialisers run foreign code; see `call`.
    unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) }.map(Into::into)
}

/// What the library needs is looked for beside it and in the system's folder, not where we are.
#[cfg(windows)]
fn open(path: &Path) -> Result<libloading::Library, libloading::Error> {
    use libloading::os::windows::{
        LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR, LOAD_LIBRARY_SEARCH_SYSTEM32, Library,
    };
    let flags = LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32;
    // SAFETY: initialisers run foreign code; see `call`.
    unsafe { Library::load_with_flags(path, flags) }.map(Into::into)
}

/// Holds a table to the interface: first what is where it is for ever, then its size, then the
/// rest.
fn hold(table: *const Exporter) -> Result<&'static Exporter, Fault> {
    let fault = |cause: String| Err(Fault::new(Stage::Interface, cause, REPORT));
    if table.is_null() {
        return fault("it has no table".to_owned());
    }
    if !table.is_aligned() {
        return fault("its table is not aligned".to_owned());
    }
    // SAFETY: it is not null and aligned; that a table, of whatever size, begins with these is the
    // contract.
    let (magic, major, size) = unsafe {
        let read = ((&raw const (*table).magic), (&raw const (*table).abi_major));
        (read.0.read(), read.1.read(), (&raw const (*table).size).read())
    };
    if magic != abi::MAGIC {
        return fault(format!("its table begins with {magic:#010x}, not {:#010x}", abi::MAGIC));
    }
    if major != abi::ABI_MAJOR {
        let ours = abi::ABI_MAJOR;
        return fault(format!(
            "it speaks version {major} of the interface, this newsbind version {ours}"
        ));
    }
    if size < abi::size_of_table::<Exporter>() {
        return fault(format!("its table has {size} bytes, fewer than version 1.0"));
    }
    // SAFETY: as above, and it is as large as it has to be; it lives for ever.
    let table = unsafe { &*table };
    if table.issue_schema != abi::ISSUE_SCHEMA {
        let (theirs, ours) = (table.issue_schema, abi::ISSUE_SCHEMA);
        return fault(format!(
            "it reads issues of schema {theirs}, this newsbind writes schema {ours}"
        ));
    }
    if table.export.is_none() {
        return fault("its table has no `export_`".to_owned());
    }
    if table.manifest.ptr.is_null() || table.manifest.len > manifest::LARGEST {
        return fault("its table has no manifest of up to 1 MiB".to_owned());
    }
    Ok(table)
}

/// The system's own words, which libloading keeps below its error.
fn unloadable(error: &libloading::Error) -> Fault {
    let said = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    let way_out = if said.contains("different Team IDs") {
        "the library and newsbind are signed by different teams; sign it again, or build newsbind yourself"
    } else if said.contains("cannot open shared object file") {
        "install the library that it needs"
    } else {
        "build it again; what it needs has to be linked into it"
    };
    Fault::new(Stage::Load, one_line(&said), way_out)
}
