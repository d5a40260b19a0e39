//! The C interface as Rust types: the same as `include/newsbind_exporter.h`, which is the contract.
#![allow(unsafe_code, reason = "tables of the other side are read through pointers")]

use std::ffi::c_void;
use std::slice;

/// `"NBP1"` in little endian, the first four bytes of an [`Exporter`].
pub const MAGIC: u32 = 0x3150_424e;
/// Another major version is another contract, with another symbol.
pub const ABI_MAJOR: u16 = 1;
/// A later minor version has more fields at the end of its tables.
pub const ABI_MINOR: u16 = 0;
/// Major version of `newsbind.issue` that the payload has.
pub const ISSUE_SCHEMA: u32 = 1;
/// The name of the one symbol.
pub const ENTRY: &str = "newsbind_exporter_v1";
/// The name of the extension [`Assets`].
pub const ASSETS: &str = "nb.assets/1";

/// How a call ended; one of the constants of [`status`].
pub type Status = i32;

/// The values of [`Status`]. Plain numbers: an unknown one may come from the other side.
pub mod status {
    use super::Status;

    /// It worked.
    pub const OK: Status = 0;
    /// It did not work; `fail` said why.
    pub const ERROR: Status = 1;
    /// The person asked to stop.
    pub const CANCELLED: Status = 2;
    /// An option is unknown or has a wrong value; `fail` said which.
    pub const BAD_OPTIONS: Status = 3;
    /// The payload is not what the contract says.
    pub const BAD_ISSUE: Status = 4;
    /// Not offered here.
    pub const UNSUPPORTED: Status = 5;
    /// The plugin has a fault; `fail` said where.
    pub const PANIC: Status = 6;
}

/// Levels of `log`.
pub mod level {
    /// What went wrong.
    pub const ERROR: u32 = 1;
    /// What a person should look at.
    pub const WARNING: u32 = 2;
    /// What may interest a person.
    pub const INFO: u32 = 3;
    /// What may interest the author.
    pub const DEBUG: u32 = 4;
}

/// Some bytes of the other side.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Bytes {
    /// The first byte; anything where `len` is 0.
    pub ptr: *const u8,
    /// How many there are.
    pub len: usize,
}

impl Bytes {
    /// These bytes, to be handed over.
    pub fn of(bytes: &[u8]) -> Self {
        Self { ptr: bytes.as_ptr(), len: bytes.len() }
    }

    /// The bytes as a slice; none where the pointer is null.
    ///
    /// # Safety
    /// `ptr` must point to `len` bytes that stay as they are for `'a`, or be null, or `len` be 0.
    pub unsafe fn as_slice<'a>(self) -> &'a [u8] {
        if self.ptr.is_null() || self.len == 0 {
            return &[];
        }
        // SAFETY: the caller promises it.
        unsafe { slice::from_raw_parts(self.ptr, self.len) }
    }
}

/// A function of [`Host`] that takes a text.
pub type Say = unsafe extern "C" fn(*mut c_void, Bytes);

/// What newsbind offers (`nb_host`).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// Of this table, in bytes.
    pub size: u32,
    /// [`ABI_MAJOR`] of the host.
    pub abi_major: u16,
    /// [`ABI_MINOR`] of the host.
    pub abi_minor: u16,
    /// First argument of each function.
    pub context: *mut c_void,
    /// Begins a file: path and media type.
    pub begin_file: unsafe extern "C" fn(*mut c_void, Bytes, Bytes) -> Status,
    /// Appends to the open file.
    pub write: unsafe extern "C" fn(*mut c_void, Bytes) -> Status,
    /// Ends the open file.
    pub end_file: unsafe extern "C" fn(*mut c_void) -> Status,
    /// Says something, at one of the levels of [`level`].
    pub log: unsafe extern "C" fn(*mut c_void, u32, Bytes),
    /// Says how many steps of how many are done.
    pub progress: unsafe extern "C" fn(*mut c_void, u64, u64) -> Status,
    /// Says why the call will not end well.
    pub fail: Say,
    /// Something more by name, or null.
    pub extension: unsafe extern "C" fn(*mut c_void, Bytes) -> *const c_void,
}

/// The extension [`ASSETS`] (`nb_assets`).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Assets {
    /// Of this table, in bytes.
    pub size: u32,
    /// 0.
    pub reserved: u32,
    /// The bytes of an asset by its name, or the reason why there are none.
    pub read: unsafe extern "C" fn(*mut c_void, Bytes, *mut Bytes) -> Status,
}

/// What is wanted (`nb_request`).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// Of this table, in bytes.
    pub size: u32,
    /// Major version of the issue's schema.
    pub issue_schema: u32,
    /// JSON of the issue; empty where only the options are judged.
    pub issue: Bytes,
    /// A JSON object.
    pub options: Bytes,
    /// Id of one of the manifest's formats.
    pub format: Bytes,
}

/// `check` and `export_` of an [`Exporter`].
pub type Call = unsafe extern "C" fn(*const Host, *const Request) -> Status;

/// What a plugin is (`nb_exporter`).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Exporter {
    /// [`MAGIC`].
    pub magic: u32,
    /// [`ABI_MAJOR`] of the plugin.
    pub abi_major: u16,
    /// [`ABI_MINOR`] of the plugin.
    pub abi_minor: u16,
    /// Of this table, in bytes.
    pub size: u32,
    /// [`ISSUE_SCHEMA`] that the plugin reads.
    pub issue_schema: u32,
    /// A JSON object, described in the header.
    pub manifest: Bytes,
    /// Judges options; null where all are good.
    pub check: Option<Call>,
    /// Turns an issue into files. Null only in a broken plugin.
    pub export: Option<Call>,
}

/// The one symbol.
pub type Entry = unsafe extern "C" fn() -> *const Exporter;

/// The size of a table, as it says it itself.
pub const fn size_of_table<T>() -> u32 {
    let size = size_of::<T>();
    assert!(size < 4096, "tables are small");
    #[expect(clippy::cast_possible_truncation, reason = "it was just found to be small")]
    let size = size as u32;
    size
}
