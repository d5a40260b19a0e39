//! Running a library as newsbind does, without newsbind: for the author's tests.
#![allow(unsafe_code, reason = "a host is a table of functions with pointers")]

use std::ffi::c_void;
use std::slice;

use newsbind_core::{Assets, MemoryAssets, MemoryOutput, Output, check_path};

use crate::abi::{self, Bytes, Status, level, status};

/// A small issue that has one of everything: sections, languages, kinds of blocks, a picture, a
/// jump, furniture. In JSON, as a library gets it.
pub const SAMPLE: &str = include_str!("sample-issue.json");

/// The picture that the sample issue names, `quay.png`: one grey pixel.
pub const PICTURE: &[u8] = include_bytes!("quay.png");

/// What a library is run with.
pub struct Trial<'a> {
    /// Id of the format; empty for the first one.
    pub format: &'a str,
    /// A JSON object.
    pub options: &'a str,
    /// An issue in JSON.
    pub issue: &'a str,
    /// Pictures and other assets by name.
    pub assets: MemoryAssets,
}

impl Default for Trial<'_> {
    /// The sample issue with its picture, no options.
    fn default() -> Self {
        let files = [("quay.png".to_owned(), PICTURE.to_vec())].into();
        let assets = MemoryAssets { files, ..MemoryAssets::default() };
        Self { format: "", options: "{}", issue: SAMPLE, assets }
    }
}

impl Trial<'_> {
    /// Judges the options and exports the issue; gives the files and the warnings.
    ///
    /// # Errors
    /// With what the library said of it, if it refuses the options or the issue.
    pub fn run(
        &self,
        entry: extern "C" fn() -> *const abi::Exporter,
    ) -> Result<MemoryOutput, String> {
        // SAFETY: the entry is that of this crate's macro, whose table lives for ever.
        let table = unsafe { entry().as_ref() }.ok_or("the library has no table")?;
        let mut host = Host { assets: &self.assets, ..Host::new(&self.assets) };
        for (call, issue) in [(table.check, ""), (table.export, self.issue)] {
            let status = call.map_or(status::OK, |call| host.call(call, self, issue));
            if status != status::OK {
                let said = host.failed.clone();
                return Err(
                    said.unwrap_or_else(|| format!("the plugin ended with status {status}"))
                );
            }
        }
        Ok(host.out)
    }
}

/// What the callbacks work on.
struct Host<'a> {
    out: MemoryOutput,
    open: Option<String>,
    assets: &'a MemoryAssets,
    lent: Vec<u8>,
    failed: Option<String>,
}

impl<'a> Host<'a> {
    fn new(assets: &'a MemoryAssets) -> Self {
        Self { out: MemoryOutput::default(), open: None, assets, lent: Vec::new(), failed: None }
    }

    fn call(&mut self, call: abi::Call, trial: &Trial<'_>, issue: &str) -> Status {
        let host = abi::Host {
            size: abi::size_of_table::<abi::Host>(),
            abi_major: abi::ABI_MAJOR,
            abi_minor: abi::ABI_MINOR,
            context: (&raw mut *self).cast(),
            begin_file,
            write,
            end_file,
            log,
            progress,
            fail,
            extension,
        };
        let request = abi::Request {
            size: abi::size_of_table::<abi::Request>(),
            issue_schema: abi::ISSUE_SCHEMA,
            issue: Bytes::of(issue.as_bytes()),
            options: Bytes::of(trial.options.as_bytes()),
            format: Bytes::of(trial.format.as_bytes()),
        };
        // SAFETY: both tables are whole and live until the call returns.
        unsafe { call(&raw const host, &raw const request) }
    }
}

/// The host behind a context, and the bytes that came with it as text.
///
/// # Safety
/// `context` must be that of [`Host::call`], and the bytes as the header says.
unsafe fn taken<'a>(context: *mut c_void, bytes: Bytes) -> (&'a mut Host<'a>, String) {
    // SAFETY: the caller promises it; a library under test calls from one thread at a time.
    let (host, bytes) = unsafe { (&mut *context.cast::<Host<'a>>(), bytes.as_slice()) };
    (host, String::from_utf8_lossy(bytes).into_owned())
}

unsafe extern "C" fn begin_file(context: *mut c_void, path: Bytes, media_type: Bytes) -> Status {
    // SAFETY: the library passes on what it was given.
    let (host, path) = unsafe { taken(context, path) };
    // SAFETY: as above.
    let (_, media_type) = unsafe { taken(context, media_type) };
    if check_path(&path).is_err() || host.open.is_some() || host.out.files.contains_key(&path) {
        return status::ERROR;
    }
    let opened = host.out.open(&path, &media_type).is_ok();
    host.open = Some(path);
    if opened { status::OK } else { status::ERROR }
}

unsafe extern "C" fn write(context: *mut c_void, data: Bytes) -> Status {
    // SAFETY: the library passes on what it was given.
    let (host, _) = unsafe { taken(context, Bytes::of(&[])) };
    let path = host.open.get_or_insert_with(|| "document".to_owned()).clone();
    // SAFETY: as above.
    let data = unsafe { data.as_slice() };
    host.out.files.entry(path).or_default().bytes.extend_from_slice(data);
    status::OK
}

unsafe extern "C" fn end_file(context: *mut c_void) -> Status {
    // SAFETY: the library passes on what it was given.
    let (host, _) = unsafe { taken(context, Bytes::of(&[])) };
    host.open.take().map_or(status::ERROR, |_| status::OK)
}

unsafe extern "C" fn log(context: *mut c_void, at: u32, message: Bytes) {
    // SAFETY: the library passes on what it was given.
    let (host, message) = unsafe { taken(context, message) };
    if at <= level::WARNING {
        host.out.warn(&message);
    }
}

unsafe extern "C" fn progress(context: *mut c_void, done: u64, total: u64) -> Status {
    // SAFETY: the library passes on what it was given.
    let (host, _) = unsafe { taken(context, Bytes::of(&[])) };
    host.out.progress(done, total).map_or(status::CANCELLED, |()| status::OK)
}

unsafe extern "C" fn fail(context: *mut c_void, message: Bytes) {
    // SAFETY: the library passes on what it was given.
    let (host, message) = unsafe { taken(context, message) };
    host.failed = Some(message);
}

unsafe extern "C" fn extension(context: *mut c_void, name: Bytes) -> *const c_void {
    static ASSETS: abi::Assets =
        abi::Assets { size: abi::size_of_table::<abi::Assets>(), reserved: 0, read };
    // SAFETY: the library passes on what it was given.
    let (_, name) = unsafe { taken(context, name) };
    if name == abi::ASSETS { slice::from_ref(&ASSETS).as_ptr().cast() } else { std::ptr::null() }
}

unsafe extern "C" fn read(context: *mut c_void, name: Bytes, bytes: *mut Bytes) -> Status {
    // SAFETY: the library passes on what it was given.
    let (host, name) = unsafe { taken(context, name) };
    let (status, lent) = match host.assets.read(&name) {
        Ok(bytes) => (status::OK, bytes),
        Err(error) => (status::ERROR, error.reason.into_bytes()),
    };
    host.lent = lent;
    // SAFETY: `bytes` is the place that the library gave for the answer.
    unsafe { *bytes = Bytes::of(&host.lent) };
    status
}
