//! A pinned library: what is loaded is the very bytes whose hash was compared.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fault::{Fault, Stage};
use crate::look::hash;

/// A library whose bytes are what the person pinned.
pub(crate) struct Pinned {
    /// What to load.
    pub(crate) path: PathBuf,
    #[cfg(target_os = "linux")]
    _memory: fs::File,
}

/// Reads a library, compares its hash, and keeps the bytes that were compared.
pub(crate) fn take(path: &Path, sha256: &str) -> Result<Pinned, Fault> {
    let bytes = fs::read(path).map_err(|error| unpinned(format!("it cannot be read: {error}")))?;
    let found = hash(&bytes);
    if !found.eq_ignore_ascii_case(sha256) {
        return Err(differs(&found, sha256));
    }
    keep(path, &bytes)
}

/// The fault of a library that is not the pinned one.
pub(crate) fn differs(found: &str, pinned: &str) -> Fault {
    unpinned(format!("its SHA-256 is {found:.12}…, not the pinned {pinned:.12}…"))
}

fn unpinned(cause: String) -> Fault {
    let way_out =
        "if you changed it yourself, `newsbind plugin pin` pins it anew; else find out who did";
    Fault::new(Stage::Inspect, cause, way_out)
}

/// The bytes go to a file in memory, which nobody can change meanwhile.
#[cfg(target_os = "linux")]
fn keep(_: &Path, bytes: &[u8]) -> Result<Pinned, Fault> {
    use std::io::Write;
    use std::os::fd::AsRawFd;

    use nix::sys::memfd::{MFdFlags, memfd_create};

    let cannot = |error: std::io::Error| unpinned(format!("it cannot be held in memory: {error}"));
    let memory = memfd_create("plugin", MFdFlags::MFD_CLOEXEC);
    let mut memory = fs::File::from(memory.map_err(|error| cannot(error.into()))?);
    memory.write_all(bytes).map_err(cannot)?;
    let path = PathBuf::from(format!("/proc/self/fd/{}", memory.as_raw_fd()));
    Ok(Pinned { path, _memory: memory })
}

/// Elsewhere the file is loaded from its place right after the comparison.
#[cfg(not(target_os = "linux"))]
fn keep(path: &Path, _: &[u8]) -> Result<Pinned, Fault> {
    Ok(Pinned { path: path.to_owned() })
}
