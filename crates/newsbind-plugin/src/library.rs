//! The library's side of the interface: the table, and the two calls with everything around an
//! exporter.
#![allow(unsafe_code, reason = "what the host hands in are pointers")]

use std::any::Any;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use newsbind_core::{ExportError, Exporter, Issue, SCHEMA};

use crate::abi::{self, Status, status};
use crate::desk::{Assets, Desk};
use crate::json::quote;
use crate::options::{self, Options};

/// What the manifest says of a package.
pub struct Package {
    /// Its version.
    pub version: &'static str,
    /// One line for people.
    pub description: &'static str,
    /// SPDX.
    pub license: &'static str,
    /// Where there is more to read.
    pub homepage: &'static str,
}

/// One format of a library.
pub struct Format {
    id: &'static str,
    schema: fn() -> String,
    check: fn(&str, &Assets<'_>) -> Result<(), String>,
    export: fn(&str, &Issue, &Assets<'_>, &mut Desk<'_>) -> Result<(), Failure>,
}

/// What a library exports; [`export_plugin!`](crate::export_plugin) implements it.
pub trait Formats {
    /// The package it is built from.
    const PACKAGE: Package;
    /// Whether the issue has to have its sources.
    const SOURCES: bool;
    /// The formats, at least one.
    const LIST: &'static [Format];
}

/// The table that a library hands to newsbind, for as long as the process lives.
pub struct Table {
    exporter: abi::Exporter,
    /// What the table's manifest points to.
    _manifest: String,
}

// SAFETY: the table is never written after it was made, and its pointers are to the heap bytes of
// `_manifest`, which live and die with it, and to functions.
unsafe impl Send for Table {}
// SAFETY: as above.
unsafe impl Sync for Table {}

/// Why a call did not end well.
enum Failure {
    Options(String),
    Export(ExportError),
}

impl Format {
    /// The format that an exporter makes.
    pub const fn of<T: Exporter + Options>(id: &'static str) -> Self {
        Self {
            id,
            schema: T::schema,
            check: |table, assets| {
                options::read::<T>(table)?.check(assets).map_err(|wrong| wrong.to_string())
            },
            export: |table, issue, assets, out| {
                let exporter = options::read::<T>(table).map_err(Failure::Options)?;
                exporter.export(issue, assets, out).map_err(Failure::Export)
            },
        }
    }
}

impl Table {
    /// The table as the interface has it.
    pub fn pointer(&self) -> *const abi::Exporter {
        &raw const self.exporter
    }
}

/// Makes the table of a library.
pub fn table<T: Formats>() -> Table {
    let manifest = manifest::<T>();
    let exporter = abi::Exporter {
        magic: abi::MAGIC,
        abi_major: abi::ABI_MAJOR,
        abi_minor: abi::ABI_MINOR,
        size: abi::size_of_table::<abi::Exporter>(),
        issue_schema: abi::ISSUE_SCHEMA,
        manifest: abi::Bytes::of(manifest.as_bytes()),
        check: Some(check::<T>),
        export: Some(export::<T>),
    };
    Table { exporter, _manifest: manifest }
}

fn manifest<T: Formats>() -> String {
    let Package { version, description, license, homepage } = T::PACKAGE;
    let name = T::LIST.first().map_or("", |format| format.id);
    let texts = [
        ("name", name),
        ("version", version),
        ("description", description),
        ("license", license),
        ("homepage", homepage),
    ];
    let said = texts.iter().filter(|(_, text)| !text.is_empty());
    let texts: String =
        said.map(|(key, text)| format!("{}: {}, ", quote(key), quote(text))).collect();
    let formats = T::LIST.iter().map(|format| {
        format!(r#"{{"id": {}, "options": {}}}"#, quote(format.id), (format.schema)())
    });
    let formats: Vec<String> = formats.collect();
    let sources = T::SOURCES;
    format!(r#"{{{texts}"sources": {sources}, "formats": [{}]}}"#, formats.join(", "))
}

unsafe extern "C" fn check<T: Formats>(
    host: *const abi::Host,
    request: *const abi::Request,
) -> Status {
    // SAFETY: the host hands in its own tables, which live until this function returns.
    let call = unsafe { Call::new(host, request) };
    call.map_or_else(
        |status| status,
        |call| {
            call.guarded(
                |format, _| {
                    let assets = Assets::new(call.host);
                    (format.check)(call.options()?, &assets).map_err(Failure::Options)
                },
                T::LIST,
            )
        },
    )
}

unsafe extern "C" fn export<T: Formats>(
    host: *const abi::Host,
    request: *const abi::Request,
) -> Status {
    // SAFETY: the host hands in its own tables, which live until this function returns.
    let call = unsafe { Call::new(host, request) };
    call.map_or_else(
        |status| status,
        |call| {
            call.guarded(
                |format, desk| {
                    let issue = call.issue()?;
                    let assets = Assets::new(call.host);
                    (format.export)(call.options()?, &issue, &assets, desk)
                },
                T::LIST,
            )
        },
    )
}

/// One call of the host.
struct Call<'a> {
    host: &'a abi::Host,
    request: abi::Request,
}

impl<'a> Call<'a> {
    /// # Safety
    /// The pointers must be null, or the tables of a host that follows the header.
    unsafe fn new(host: *const abi::Host, request: *const abi::Request) -> Result<Self, Status> {
        // SAFETY: a table that is there can be read; the caller promises that it lives long enough.
        let (Some(host), Some(request)) =
            (unsafe { host.as_ref::<'a>() }, unsafe { request.as_ref() })
        else {
            return Err(status::ERROR);
        };
        let whole = host.size >= abi::size_of_table::<abi::Host>()
            && request.size >= abi::size_of_table::<abi::Request>();
        if whole { Ok(Self { host, request: *request }) } else { Err(status::UNSUPPORTED) }
    }

    /// Does the work for the format that is wanted; whatever happens becomes a status and a
    /// sentence.
    fn guarded(
        &self,
        work: impl FnOnce(&Format, &mut Desk<'_>) -> Result<(), Failure>,
        formats: &[Format],
    ) -> Status {
        let desk = &mut Desk::new(self.host);
        let done = last_panic(|| {
            let wanted = self.text(self.request.format).unwrap_or_default();
            let format = match wanted {
                "" => formats.first(),
                wanted => formats.iter().find(|format| format.id == wanted),
            };
            match format {
                Some(format) => {
                    work(format, desk).and_then(|()| desk.close().map_err(Failure::Export))
                }
                None => Err(refused(format!("there is no format `{wanted}` in this plugin"))),
            }
        });
        let (status, message) = match done {
            Ok(Ok(())) => return status::OK,
            Ok(Err(Failure::Options(message))) => (status::BAD_OPTIONS, message),
            Ok(Err(Failure::Export(ExportError::Cancelled))) => return status::CANCELLED,
            Ok(Err(Failure::Export(_))) if desk.is_cancelled() => return status::CANCELLED,
            Ok(Err(Failure::Export(error))) => (status::ERROR, error.to_string()),
            Err(message) => (status::PANIC, message),
        };
        desk.fail(&message);
        status
    }

    fn issue(&self) -> Result<Issue, Failure> {
        if self.request.issue_schema != abi::ISSUE_SCHEMA {
            let message = format!("the issue is of another schema than `{SCHEMA}`");
            return Err(refused(message));
        }
        let text = self.text(self.request.issue).ok_or_else(|| refused("the issue is no UTF-8"))?;
        crate::issue::read(text).map_err(|error| refused(format!("cannot read the issue: {error}")))
    }

    fn options(&self) -> Result<&'a str, Failure> {
        self.text(self.request.options).ok_or_else(|| refused("the options are no UTF-8"))
    }

    fn text(&self, bytes: abi::Bytes) -> Option<&'a str> {
        // SAFETY: the bytes are the host's, as long as the call.
        std::str::from_utf8(unsafe { bytes.as_slice() }).ok()
    }
}

fn refused(message: impl Into<String>) -> Failure {
    Failure::Export(ExportError::Refused(message.into()))
}

/// Where the last panic of any thread was, and what it said.
static PANIC: Mutex<Option<String>> = Mutex::new(None);

/// Does the work, and turns a panic into its message with file and line.
fn last_panic<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            *panic_seen() = Some(describe(info));
            before(info);
        }));
    });
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        // Dropping what a panic carries may panic again, outside of any guard.
        std::mem::forget(payload);
        panic_seen().take().unwrap_or_else(|| "panicked".to_owned())
    })
}

fn panic_seen() -> MutexGuard<'static, Option<String>> {
    PANIC.lock().unwrap_or_else(PoisonError::into_inner)
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(|at| format!(" at {}:{}", at.file(), at.line()));
    let payload: &dyn Any = info.payload();
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    let text = text.map(|text| format!(": {text}")).unwrap_or_default();
    format!("panicked{}{text}", place.unwrap_or_default())
}
