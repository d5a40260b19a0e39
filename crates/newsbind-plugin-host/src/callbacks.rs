//! The host's tables of functions, for a plugin in the same process.
#![allow(unsafe_code, reason = "a plugin calls back through pointers")]

use std::ffi::c_void;
use std::ptr::NonNull;
use std::sync::{Mutex, MutexGuard, PoisonError};

use newsbind_plugin::abi::{self, Bytes, Status, status};

use crate::desk::Desk;

/// What `context` of the tables points to, with the table itself. It is never freed: a thread that
/// a plugin left running may call back after its call has ended, and is then told so.
pub(crate) struct Context {
    inner: Mutex<Inner>,
}

struct Inner {
    /// Where the calls go; none when the plugin's call has ended.
    desk: Option<NonNull<dyn Desk>>,
    /// The asset that was asked for last.
    lent: Vec<u8>,
}

// SAFETY: the desk is only reached through the lock, one thread at a time, while `with_host` holds
// it, and with what it lends is bound to no thread: files, memory, a pipe.
unsafe impl Sync for Context {}

/// Lends a table with the desk behind it to a call, and takes the desk back when that has ended.
pub(crate) fn with_host(
    desk: &mut dyn Desk,
    call: impl FnOnce(*const abi::Host) -> Status,
) -> Status {
    // SAFETY: only the lifetime is changed; `desk` is taken out again before this function returns.
    let desk =
        unsafe { std::mem::transmute::<NonNull<dyn Desk + '_>, NonNull<dyn Desk>>(desk.into()) };
    let inner = Mutex::new(Inner { desk: Some(desk), lent: Vec::new() });
    let context: &'static Context = Box::leak(Box::new(Context { inner }));
    let host: &'static abi::Host = Box::leak(Box::new(context.host()));
    let status = call(host);
    context.lock().desk = None;
    status
}

impl Context {
    fn host(&'static self) -> abi::Host {
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

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does something at the desk behind a context; gives `otherwise` where the plugin's call has
/// ended.
///
/// # Safety
/// `context` must be that of a table of [`with_host`].
unsafe fn at_desk<T>(
    context: *mut c_void,
    otherwise: T,
    work: impl FnOnce(&mut dyn Desk) -> T,
) -> T {
    // SAFETY: contexts are never freed.
    let context: &'static Context = unsafe { &*context.cast::<Context>() };
    let inner = context.lock();
    // SAFETY: a desk that is there is lent by `with_host`, which waits for the lock to take it
    // back.
    match inner.desk.map(|mut desk| unsafe { desk.as_mut() }) {
        Some(desk) => work(desk),
        None => otherwise,
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
    unsafe { at_desk(context, status::ERROR, |desk| desk.begin_file(&path, &media_type)) }
}

unsafe extern "C" fn write(context: *mut c_void, data: Bytes) -> Status {
    // SAFETY: as in `begin_file`.
    let data = unsafe { data.as_slice() };
    // SAFETY: as in `begin_file`.
    unsafe { at_desk(context, status::ERROR, |desk| desk.write(data)) }
}

unsafe extern "C" fn end_file(context: *mut c_void) -> Status {
    // SAFETY: as in `begin_file`.
    unsafe { at_desk(context, status::ERROR, |desk| desk.end_file()) }
}

unsafe extern "C" fn log(context: *mut c_void, level: u32, message: Bytes) {
    // SAFETY: as in `begin_file`.
    let message = unsafe { text(message) };
    // SAFETY: as in `begin_file`.
    unsafe { at_desk(context, (), |desk| desk.log(level, &message)) }
}

unsafe extern "C" fn progress(context: *mut c_void, done: u64, total: u64) -> Status {
    // SAFETY: as in `begin_file`.
    unsafe { at_desk(context, status::CANCELLED, |desk| desk.progress(done, total)) }
}

unsafe extern "C" fn fail(context: *mut c_void, message: Bytes) {
    // SAFETY: as in `begin_file`.
    let message = unsafe { text(message) };
    // SAFETY: as in `begin_file`.
    unsafe { at_desk(context, (), |desk| desk.fail(&message)) }
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
    let name = unsafe { text(name) };
    let ended = || Err("the export has ended".to_owned());
    // SAFETY: as in `begin_file`.
    let answer = unsafe { at_desk(context, None, |desk| Some(desk.asset(&name))) };
    let (status, lent) = match answer.unwrap_or_else(ended) {
        Ok(bytes) => (status::OK, bytes),
        Err(reason) => (status::ERROR, reason.into_bytes()),
    };
    // SAFETY: contexts are never freed.
    let context: &'static Context = unsafe { &*context.cast::<Context>() };
    let mut inner = context.lock();
    inner.lent = lent;
    if !bytes.is_null() {
        // SAFETY: it is the place that the plugin gave for the answer.
        unsafe { *bytes = Bytes::of(&inner.lent) };
    }
    status
}
