//! The pictures of the issue, under numbers: a name that an issue gives may be anything.

use std::collections::BTreeMap;
use std::io::Write;

use newsbind_plugin::{Assets, ExportError, Issue, Output};

/// Writes each picture once, and says where it lies by its name. One that is not to be had, or that
/// no browser shows, is a warning; its caption stays.
pub(crate) fn write(
    issue: &Issue,
    assets: &dyn Assets,
    out: &mut dyn Output,
) -> Result<BTreeMap<String, String>, ExportError> {
    let mut written = BTreeMap::new();
    for name in issue.images() {
        if written.contains_key(name) {
            continue;
        }
        let bytes = match assets.read(name) {
            Ok(bytes) => bytes,
            Err(error) => {
                out.warn(&format!("picture {error}; its caption stands alone"));
                continue;
            }
        };
        let Some((ending, media_type)) = kind(&bytes) else {
            out.warn(&format!(
                "picture `{name}` is of no kind that browsers show; its caption stands alone"
            ));
            continue;
        };
        let path = format!("picture/{}.{ending}", written.len() + 1);
        out.open(&path, media_type)?.write_all(&bytes)?;
        written.insert(name.to_owned(), path);
    }
    Ok(written)
}

/// Ending and media type by the first bytes.
fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"\x89PNG") {
        Some(("png", "image/png"))
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(("jpg", "image/jpeg"))
    } else if bytes.starts_with(b"GIF8") {
        Some(("gif", "image/gif"))
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(("webp", "image/webp"))
    } else {
        None
    }
}
