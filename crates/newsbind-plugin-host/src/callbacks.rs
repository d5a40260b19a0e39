//! The host's tables of functions, for a plugin in the same process.
#![allow(unsafe_code, reason = "a plugin calls back through pointers")]

use std::ffi::c_void;
use std::sync::{Mutex, MutexGuard, PoisonError};

use newsbind_plugin::abi::{self, Bytes, Status, status};

use crate::desk::Desk;

/// What `context` of the tables points to. A lock, since a plugin may call from several threads.
pub(crate) struct Context<'a>(Mutex<Inner<'a>>);

struct Inner<'a> {
    desk: &'a mut dyn Desk,
    /// The asset that was asked for last.
    lent: Vec<u8>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(desk: &'a mut dyn Desk) -> Self {
        Self(Mutex::new(Inner { desk, lent: Vec::new() }))
    }

    /// The table for a plugin; it is good as long as the context.
    pub(crate) fn host(&self) -> abi::Host {
        abi::Host {
            size: abi::size_of_table::<abi::Host>(),
            abi_major: abi::ABI_MAJOR,
            abi_minor: abi::ABI_MINOR,
            context: (&raw const *self).cast_mut().cast(),
            begin_file,
            write,
            end_file,
            log,
            progress,
            fail,
            extension,
        }
    }

    /// # Safety
    /// `context` must be that of [`Self::host`], and the context still live.
    unsafe fn of<'b>(context: *mut c_void) -> MutexGuard<'b, Inner<'b>> {
        // SAFETY: the caller promises it.
        let context: &Context<'_> = unsafe { &*context.cast::<Context<'_>>() };
        context.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A text of the plugin; what is no UTF-8 is replaced.
///
/// # Safety
/// The bytes must be as the header says.
unsafe fn text(bytes: Bytes) -> String {
    // SAFETY: the caller promises it.
    String::from_utf8_lossy(unsafe { bytes.as_slice() }).into_owned()
}

unsafe extern "C" fn begin_file(context: *mut c_void, path: Bytes, media_type: Bytes) -> Status {
    // SAFETY: the plugin keeps to the header: it passes on the context, and bytes that are there.
    let (path, media_type) = unsafe { (text(path), text(media_type)) };
    // SAFETY: as above.
    unsafe { Context::of(context) }.desk.begin_file(&path, &media_type)
}

unsafe extern "C" fn write(context: *mut c_void, data: Bytes) -> Status {
    // SAFETY: as in `begin_file`.
    unsafe { Context::of(context) }.desk.write(unsafe { data.as_slice() })
}

unsafe extern "C" fn end_file(context: *mut c_void) -> Status {
    // SAFETY: as in `begin_file`.
    unsafe { Context::of(context) }.desk.end_file()
}

unsafe extern "C" fn log(context: *mut c_void, level: u32, message: Bytes) {
    // SAFETY: as in `begin_file`.
    unsafe { Context::of(context) }.desk.log(level, &unsafe { text(message) });
}

unsafe extern "C" fn progress(context: *mut c_void, done: u64, total: u64) -> Status {
    // SAFETY: as in `begin_file`.
    unsafe { Context::of(context) }.desk.progress(done, total)
}

unsafe extern "C" fn fail(context: *mut c_void, message: Bytes) {
    // SAFETY: as in `begin_file`.
    unsafe { Context::of(context) }.desk.fail(&unsafe { text(message) });
}

unsafe extern "C" fn extension(_: *mut c_void, name: Bytes) -> *const c_void {
    static ASSETS: abi::Assets =
        abi::Assets { size: abi::size_of_table::<abi::Assets>(), reserved: 0, read };
    // SAFETY: as in `begin_file`.
    if unsafe { name.as_slice() } == abi::ASSETS.as_bytes() {
        (&raw const ASSETS).cast()
    } else {
        std::ptr::null()
    }
}

unsafe extern "C" fn read(context: *mut c_void, name: Bytes, bytes: *mut Bytes) -> Status {
    // SAFETY: as in `begin_file`.
    let (name, mut inner) = unsafe { (text(name), Context::of(context)) };
    let (status, lent) = match inner.desk.asset(&name) {
        Ok(bytes) => (status::OK, bytes),
        Err(reason) => (status::ERROR, reason.into_bytes()),
    };
    inner.lent = lent;
    if !bytes.is_null() {
        // SAFETY: it is the place that the plugin gave for the answer.
        unsafe { *bytes = Bytes::of(&inner.lent) };
    }
    status
}
