//! Where an issue's files lie: `OUT/ISSUE-ID/ISSUE-ID.epub` and beside it.

use std::collections::BTreeMap;

use newsbind_core::check_path;

use crate::stage::File;

/// A file that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Its path below the output folder, with `/`.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
    /// Whether it is the output's document, and not a file beside it.
    pub(crate) is_document: bool,
}

/// Whether an issue's id or an output's name can be a part of paths, on every system.
pub(crate) fn is_name(name: &str) -> bool {
    check_path(name).is_ok() && !name.contains('/') && !name.contains(char::is_control)
}

/// Gives each file of an output its place.
///
/// The document is the first file that is named `ISSUE-ID.EXTENSION`; it has the output's name in
/// its own where that is not the format's. Other files lie beside it under their own names. An
/// output without a document is a folder of files, and gets one of its name.
pub(crate) fn place(id: &str, name: &str, format: &str, files: Vec<File>) -> Vec<Placed> {
    let document = files.iter().position(|file| extension(id, &file.path).is_some());
    let placed = files.into_iter().enumerate().map(|(at, file)| {
        let is_document = document == Some(at);
        let path = match extension(id, &file.path) {
            _ if document.is_none() => format!("{id}/{name}/{}", file.path),
            Some(extension) if is_document && name != format => {
                format!("{id}/{id}.{name}.{extension}")
            }
            _ => format!("{id}/{}", file.path),
        };
        Placed { path, bytes: file.bytes, is_document }
    });
    placed.collect()
}

/// What comes after the id in the name of a document.
fn extension<'a>(id: &str, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(id)?.strip_prefix('.').filter(|rest| !rest.contains('/'))
}

/// The files of one issue over all of its outputs, with the output that has each.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The files, in the order they came.
    pub(crate) files: Vec<Placed>,
    /// The file at each path and the output that has it. Paths are in lower case: many systems hold
    /// those that differ in case only for one.
    owners: BTreeMap<String, (usize, String)>,
}

impl Shelf {
    /// Takes the files of an output. One that another output has put there already is left out if
    /// its bytes are the same.
    ///
    /// # Errors
    /// If two outputs want different bytes at one path, or paths that differ in case only; nothing
    /// is taken then.
    pub(crate) fn take(&mut self, name: &str, mut placed: Vec<Placed>) -> Result<(), String> {
        for file in &placed {
            let Some((at, owner)) = self.owners.get(&file.path.to_lowercase()) else { continue };
            let (path, other) = (&file.path, &self.files[*at]);
            let with = match other.path == *path {
                true if other.bytes == file.bytes => continue,
                true => "with other bytes".to_owned(),
                false => format!("as `{}`, which many systems hold for the same", other.path),
            };
            return Err(format!(
                "`{path}` is written by output `{owner}` too, {with}; give one of them another name"
            ));
        }
        placed.retain(|file| !self.owners.contains_key(&file.path.to_lowercase()));
        for file in placed {
            self.owners.insert(file.path.to_lowercase(), (self.files.len(), name.to_owned()));
            self.files.push(file);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, format: &str, files: &[&str], expected: &[&str]) {
        let staged =
            files.iter().map(|path| File { path: (*path).to_owned(), bytes: Vec::new() }).collect();
        let placed = place("echo", name, format, staged);
        assert_eq!(placed.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn each_kind_of_output_has_its_place() {
        check("epub", "epub", &["echo.epub"], &["echo/echo.epub"]);
        check("phone", "pdf", &["echo.pdf"], &["echo/echo.phone.pdf"]);
        check("kobo", "epub", &["echo.kepub.epub"], &["echo/echo.kobo.kepub.epub"]);
        check("json", "json", &["echo.json", "a/quay.png"], &["echo/echo.json", "echo/a/quay.png"]);
        check("site", "html", &["index.html"], &["echo/site/index.html"]);
    }

    #[test]
    fn two_outputs_may_share_a_file_but_not_a_path() {
        let file = |path: &str, byte| {
            vec![Placed { path: path.to_owned(), bytes: vec![byte], is_document: false }]
        };
        let mut shelf = Shelf::default();
        assert_eq!(shelf.take("json", file("echo/quay.png", 1)), Ok(()));
        assert_eq!(shelf.take("full", file("echo/quay.png", 1)), Ok(()));
        assert!(shelf.take("other", file("echo/quay.png", 2)).is_err());
        assert!(shelf.take("other", file("echo/Quay.png", 1)).is_err());
        assert_eq!(shelf.files, file("echo/quay.png", 1));
    }
}
