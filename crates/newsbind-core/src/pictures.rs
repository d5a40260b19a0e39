//! The pictures that an issue names, written beside its document under their own names.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Assets, ExportError, Output, check_path, media_type};

/// Writes pictures by their names, each once. One that is missing, whose name would lead out of the
/// folder, or differs from that of another in its case only, is a warning: the document keeps the
/// name.
///
/// # Errors
/// If one cannot be written.
pub fn write_pictures<'a>(
    names: impl IntoIterator<Item = &'a str>,
    assets: &dyn Assets,
    out: &mut dyn Output,
) -> Result<(), ExportError> {
    let mut written = BTreeMap::new();
    for name in names.into_iter().collect::<BTreeSet<&str>>() {
        let bytes = match assets.read(name) {
            Ok(bytes) => bytes,
            Err(error) => {
                out.warn(&format!("picture {error}; the document names it all the same"));
                continue;
            }
        };
        if let Err(error) = check_path(name) {
            out.warn(&format!("picture is not written beside the document: {error}"));
            continue;
        }
        // Many systems hold such names for one.
        if let Some(other) = written.insert(name.to_lowercase(), name) {
            let why =
                format!("`{name}` differs from `{other}` in its case only; rename one of them");
            out.warn(&format!("picture is not written beside the document: {why}"));
            continue;
        }
        out.open(name, media_type(name))?.write_all(&bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MemoryAssets, MemoryOutput};

    fn check(names: &[&str], files: &[&str], warnings: &[&str]) {
        let lent = ["quay.png", "Quay.png", "cover.jpg", "../quay.png"];
        let assets = MemoryAssets {
            files: lent.map(|name| (name.to_owned(), vec![1])).into(),
            ..MemoryAssets::default()
        };
        let mut out = MemoryOutput::default();
        write_pictures(names.iter().copied(), &assets, &mut out).unwrap();
        assert_eq!(out.files.keys().map(String::as_str).collect::<Vec<_>>(), files);
        assert_eq!(out.warnings, warnings);
    }

    #[test]
    fn each_picture_is_written_once() {
        check(&["quay.png", "cover.jpg", "quay.png"], &["cover.jpg", "quay.png"], &[]);
    }

    #[test]
    fn a_picture_that_cannot_be_written_is_a_warning() {
        let missing =
            "picture `sea.png`: there is no such asset; the document names it all the same";
        check(&["sea.png", "cover.jpg"], &["cover.jpg"], &[missing]);
        let outside = "picture is not written beside the document: `../quay.png` is no path below the output folder";
        check(&["../quay.png"], &[], &[outside]);
        let same = "picture is not written beside the document: `quay.png` differs from `Quay.png` in its case only; rename one of them";
        check(&["quay.png", "Quay.png"], &["Quay.png"], &[same]);
    }
}
