//! A look at a file before any of its code runs: is it a library for this machine, with our entry?

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use object::{Architecture, BinaryFormat, Object, ObjectKind};
use sha2::{Digest, Sha256};

use crate::fault::{Fault, Stage};

/// A file that may be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    /// Where it is, absolute.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// How many bytes it has.
    pub size: u64,
}

/// No plugin is that large; it is read into memory for the look.
const LARGEST: u64 = 1 << 30;

/// Looks at a file.
///
/// # Errors
/// If it is no shared library for this system and processor, or has no entry for newsbind.
pub fn look(path: &Path) -> Result<Library, Fault> {
    let bytes = read(path)?;
    judge(&bytes)?;
    let path = fs::canonicalize(path).map_err(|error| unreadable(&error))?;
    Ok(Library { path, sha256: hash(&bytes), size: bytes.len() as u64 })
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let data = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if path.is_symlink() => inspect(
            "it is a link to a file that is not there",
            "make the link anew, or name the file",
        ),
        io::ErrorKind::NotFound => {
            let cause = format!("there is no file `{}`", path.display());
            Fault::new(Stage::Locate, cause, "build it, or correct its `path`")
        }
        _ => unreadable(&error),
    })?;
    if data.is_dir() {
        return Err(inspect("it is a folder", "name the library in it"));
    }
    if !data.is_file() {
        return Err(inspect("it is no regular file", "name the library itself"));
    }
    if data.len() > LARGEST {
        return Err(inspect("it has more than 1 GiB", ""));
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes));
    opened.map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

fn judge(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.is_empty() {
        return Err(inspect("the file is empty", "build it again"));
    }
    if bytes.starts_with(b"!<arch>\n") || bytes.starts_with(b"!<thin>\n") {
        return Err(inspect("it is a static library", SHARED));
    }
    if cfg!(target_os = "macos") && bytes.starts_with(&[0xca, 0xfe, 0xba, 0xbe]) {
        // Libraries for several processors: the system picks its own, and says if there is none.
        return Ok(());
    }
    let is_library =
        [&b"\x7fELF"[..], b"MZ", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe"]
            .iter()
            .any(|magic| bytes.starts_with(magic));
    if !is_library {
        return Err(inspect("it is no library", "name the library that building the plugin made"));
    }
    let damaged = |_| inspect("the file is damaged or cut short", "build it, or copy it, again");
    let file = object::File::parse(bytes).map_err(damaged)?;
    judge_platform(&file)?;
    judge_kind(&file)?;
    judge_entry(&file)
}

fn judge_platform(file: &object::File<'_>) -> Result<(), Fault> {
    let own = if cfg!(windows) {
        BinaryFormat::Pe
    } else if cfg!(target_os = "macos") {
        BinaryFormat::MachO
    } else {
        BinaryFormat::Elf
    };
    let again = "build it, or get it, for this system";
    if file.format() != own {
        let system = match file.format() {
            BinaryFormat::Pe => "Windows",
            BinaryFormat::MachO => "macOS",
            _ => "Linux or another Unix",
        };
        return Err(inspect(format!("it is a library for {system}"), again));
    }
    let processor = processor(file);
    if processor != std::env::consts::ARCH {
        let here = std::env::consts::ARCH;
        return Err(inspect(
            format!("it is built for {processor}, this newsbind for {here}"),
            again,
        ));
    }
    Ok(())
}

/// The processor, as Rust calls it.
fn processor(file: &object::File<'_>) -> String {
    let name = match file.architecture() {
        Architecture::X86_64 => "x86_64",
        Architecture::X86_64_X32 => "x86_64 with 32-bit pointers",
        Architecture::I386 => "x86",
        Architecture::Aarch64 => "aarch64",
        Architecture::Arm => "arm",
        Architecture::Riscv64 => "riscv64",
        Architecture::LoongArch64 => "loongarch64",
        Architecture::PowerPc64 => "powerpc64",
        Architecture::S390x => "s390x",
        other => return format!("another processor ({other:?})"),
    };
    name.to_owned()
}

fn judge_kind(file: &object::File<'_>) -> Result<(), Fault> {
    match file.kind() {
        ObjectKind::Relocatable => Err(inspect("it is an object file that was not linked", SHARED)),
        // What asks for a loader of its own was linked to be started.
        ObjectKind::Dynamic if file.section_by_name(".interp").is_some() => {
            Err(inspect("it is a program, no library", SHARED))
        }
        ObjectKind::Executable => Err(inspect("it is a program, no library", SHARED)),
        ObjectKind::Core => Err(inspect("it is a core dump", "")),
        _ => Ok(()),
    }
}

fn judge_entry(file: &object::File<'_>) -> Result<(), Fault> {
    let exports = file.exports().into_iter().flatten().flatten();
    let names = exports.filter_map(|export| export.into_name().into_name());
    let names: Vec<String> = names
        .map(|name| String::from_utf8_lossy(&name).trim_start_matches('_').to_owned())
        .collect();
    let entry = newsbind_plugin::abi::ENTRY;
    // Without the table of sections nothing is seen; then loading it will tell.
    let is_stripped = names.is_empty() && file.sections().next().is_none();
    if is_stripped || names.iter().any(|name| name == entry) {
        return Ok(());
    }
    let stem = entry.trim_end_matches(|c: char| c.is_ascii_digit());
    let other = names.iter().find_map(|name| name.strip_prefix(stem));
    Err(match other {
        Some(version) => inspect(
            format!("it speaks version {version} of the interface, this newsbind version 1"),
            "take a version of the plugin, or of newsbind, that fits the other",
        ),
        None => inspect(
            format!("it does not export `{entry}`"),
            "is it a plugin of newsbind? `export_plugin!` and `NB_EXPORT` export it",
        ),
    })
}

const SHARED: &str =
    "build a shared library: `crate-type = [\"cdylib\"]` in Rust, `cc -shared -fPIC` in C";

fn inspect(cause: impl Into<String>, way_out: &str) -> Fault {
    Fault::new(Stage::Inspect, cause, way_out)
}

fn unreadable(error: &io::Error) -> Fault {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text).to_lowercase();
    inspect(format!("it cannot be read: {text}"), "")
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
