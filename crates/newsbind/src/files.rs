//! Writing: a file is made beside its place and renamed, so that it is there whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::report::reason;

/// Writes a file, with the folders it needs.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let draft = draft(path);
    let written = fs::create_dir_all(folder)
        .and_then(|()| fill(&draft, bytes))
        .and_then(|()| fs::rename(&draft, path));
    written.map_err(|error| {
        // The file itself was never begun, so nothing is lost if the draft cannot be taken away.
        let _ = fs::remove_file(&draft);
        format!("cannot write `{}`: {}", path.display(), reason(&error))
    })
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// A hidden name beside the file, of this process alone.
fn draft(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // A name has at most 255 bytes on common systems, and the file's own may take them all.
    let short: String = name.chars().take(40).collect();
    path.with_file_name(format!(".{short}.{}.part", std::process::id()))
}
