//! Running a library as newsbind does, without newsbind: for the author's tests.
#![allow(unsafe_code, reason = "a host is a table of functions with pointers")]

use std::ffi::c_void;
use std::slice;
use std::sync::{Mutex, MutexGuard, PoisonError};

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
        let host = Mutex::new(Host::new(&self.assets));
        for (call, issue) in [(table.check, ""), (table.export, self.issue)] {
            let status = call.map_or(status::OK, |call| self.call(&host, call, issue));
            if status != status::OK {
                let said = host.into_inner().unwrap_or_else(PoisonError::into_inner).failed;
                return Err(
                    said.unwrap_or_else(|| format!("the plugin ended with status {status}"))
                );
            }
        }
        Ok(host.into_inner().unwrap_or_else(PoisonError::into_inner).out)
    }

    fn call(&self, desk: &Mutex<Host<'_>>, call: abi::Call, issue: &str) -> Status {
        let host = abi::Host {
            size: abi::size_of_table::<abi::Host>(),
            abi_major: abi::ABI_MAJOR,
            abi_minor: abi::ABI_MINOR,
            context: (&raw const *desk).cast_mut().cast(),
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
            options: Bytes::of(self.options.as_bytes()),
            format: Bytes::of(self.format.as_bytes()),
        };
        // SAFETY: both tables are whole and live until the call returns.
        unsafe { call(&raw const host, &raw const request) }
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
}

/// The host behind a context, held until the guard is dropped: a library may call from any thread.
///
/// # Safety
/// `context` must be that of [`Trial::call`].
unsafe fn held<'a>(context: *mut c_void) -> MutexGuard<'a, Host<'a>> {
    // SAFETY: the caller promises it; the lock lives until the call has returned.
    let host = unsafe { &*context.cast::<Mutex<Host<'a>>>() };
    host.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What bytes say as text.
///
/// # Safety
/// They must be there, as the header says.
unsafe fn text(bytes: Bytes) -> String {
    // SAFETY: the caller promises it.
    String::from_utf8_lossy(unsafe { bytes.as_slice() }).into_owned()
}

unsafe extern "C" fn begin_file(context: *mut c_void, path: Bytes, media_type: Bytes) -> Status {
    // SAFETY: the library passes on what it was given.
    let (mut host, path, media_type) = unsafe { (held(context), text(path), text(media_type)) };
    if check_path(&path).is_err() || host.open.is_some() || host.out.files.contains_key(&path) {
        return status::ERROR;
    }
    let opened = host.out.open(&path, &media_type).is_ok();
    host.open = Some(path);
    if opened { status::OK } else { status::ERROR }
}

unsafe extern "C" fn write(context: *mut c_void, data: Bytes) -> Status {
    // SAFETY: the library passes on what it was given.
    let (mut host, data) = unsafe { (held(context), data.as_slice()) };
    let path = host.open.get_or_insert_with(|| "document".to_owned()).clone();
    host.out.files.entry(path).or_default().bytes.extend_from_slice(data);
    status::OK
}

unsafe extern "C" fn end_file(context: *mut c_void) -> Status {
    // SAFETY: the library passes on what it was given.
    let mut host = unsafe { held(context) };
    host.open.take().map_or(status::ERROR, |_| status::OK)
}

unsafe extern "C" fn log(context: *mut c_void, at: u32, message: Bytes) {
    // SAFETY: the library passes on what it was given.
    let (mut host, message) = unsafe { (held(context), text(message)) };
    if at <= level::WARNING {
        host.out.warn(&message);
    }
}

unsafe extern "C" fn progress(context: *mut c_void, done: u64, total: u64) -> Status {
    // SAFETY: the library passes on what it was given.
    let mut host = unsafe { held(context) };
    host.out.progress(done, total).map_or(status::CANCELLED, |()| status::OK)
}

unsafe extern "C" fn fail(context: *mut c_void, message: Bytes) {
    // SAFETY: the library passes on what it was given.
    let (mut host, message) = unsafe { (held(context), text(message)) };
    host.failed.get_or_insert(message);
}

unsafe extern "C" fn extension(_: *mut c_void, name: Bytes) -> *const c_void {
    static ASSETS: abi::Assets =
        abi::Assets { size: abi::size_of_table::<abi::Assets>(), reserved: 0, read };
    // SAFETY: the library passes on what it was given.
    let name = unsafe { text(name) };
    if name == abi::ASSETS { slice::from_ref(&ASSETS).as_ptr().cast() } else { std::ptr::null() }
}

unsafe extern "C" fn read(context: *mut c_void, name: Bytes, bytes: *mut Bytes) -> Status {
    // SAFETY: the library passes on what it was given.
    let (mut host, name) = unsafe { (held(context), text(name)) };
    let (status, lent) = match host.assets.read(&name) {
        Ok(bytes) => (status::OK, bytes),
        Err(error) => (status::ERROR, error.reason.into_bytes()),
    };
    host.lent = lent;
    // SAFETY: `bytes` is the place that the library gave for the answer.
    unsafe { *bytes = Bytes::of(&host.lent) };
    status
}
