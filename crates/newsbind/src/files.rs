//! Writing: a file is made beside its place and renamed, so that it is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::report::{Outcome, Report, reason};

/// Writes a file that the person named, and prints its path.
pub(crate) fn deliver(path: &Path, bytes: &[u8], report: &Report) -> Outcome {
    match write(path, bytes) {
        Ok(()) => {
            report.result(path.display());
            Outcome::Done
        }
        Err(message) => {
            report.error(message);
            Outcome::Failed
        }
    }
}

/// Writes a file, with the folders it needs. A link stays, and the file that it leads to is
/// written; a device or a pipe stays, too.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let is_regular = fs::metadata(&place).map_or(!path.is_symlink(), |data| data.is_file());
    let written = if is_regular { replace(&place, bytes) } else { fs::write(&place, bytes) };
    written.map_err(|error| format!("cannot write `{}`: {}", path.display(), reason(&error)))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
    let draft = draft(path);
    let written = File::create(&draft).and_then(|file| fill(file, bytes));
    written.and_then(|()| fs::rename(&draft, path)).inspect_err(|_| {
        // The file itself was never begun, so nothing is lost if the draft cannot be taken away.
        let _ = fs::remove_file(&draft);
    })
}

/// Writes a draft, down to the disk: otherwise its new name might be there after a power cut, and
/// its bytes not.
pub(crate) fn fill(mut draft: File, bytes: &[u8]) -> io::Result<()> {
    draft.write_all(bytes)?;
    draft.sync_all()
}

/// A hidden name beside the file, of this process alone.
fn draft(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // A name has at most 255 bytes on common systems, and the file's own may take them all.
    let short: String = name.chars().take(40).collect();
    path.with_file_name(format!(".{short}.{}.part", std::process::id()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_stays_and_its_file_is_written() {
        let folder = std::env::temp_dir().join(format!("newsbind-{}-files", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        // One leads to a file, and one to where none is yet.
        for (name, old) in [("old", Some("old")), ("new", None)] {
            let (link, file) = (folder.join(format!("link-{name}")), folder.join(name));
            old.iter().for_each(|old| fs::write(&file, old).unwrap());
            std::os::unix::fs::symlink(&file, &link).unwrap();
            write(&link, b"new").unwrap();
            assert!(link.is_symlink(), "{name}");
            assert_eq!(fs::read(&file).unwrap(), b"new", "{name}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
