//! The pictures that an issue names, written beside its document under their own names.

use std::collections::BTreeSet;
use std::io::Write;

use newsbind_core::{Assets, ExportError, Issue, Output, media_type};

/// Writes each picture once. One that is missing, or whose name would lead out of the folder, is a
/// warning: the document keeps the name.
pub(crate) fn write(
    issue: &Issue,
    assets: &dyn Assets,
    out: &mut dyn Output,
) -> Result<(), ExportError> {
    for name in names(issue) {
        let bytes = match assets.read(name) {
            Ok(bytes) => bytes,
            Err(error) => {
                out.warn(&format!("picture {error}; the document names it all the same"));
                continue;
            }
        };
        if let Err(error) = newsbind_core::check_path(name) {
            out.warn(&format!("picture is not written beside the document: {error}"));
            continue;
        }
        out.open(name, media_type(name))?.write_all(&bytes)?;
    }
    Ok(())
}

fn names(issue: &Issue) -> BTreeSet<&str> {
    issue.images().chain(issue.cover.as_deref()).collect()
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Article, Block, Exporter, Figure, MemoryAssets, MemoryOutput, Section};

    use super::*;
    use crate::Json;

    fn issue(images: &[&str]) -> Issue {
        let figure = |image: &&str| {
            Block::Figure(Figure { image: Some((*image).to_owned()), ..Figure::default() })
        };
        let article = Article { body: images.iter().map(figure).collect(), ..Article::default() };
        let section = Section { articles: vec![article], ..Section::default() };
        let cover = Some("cover.jpg".to_owned());
        Issue { id: "echo".into(), sections: vec![section], cover, ..Issue::default() }
    }

    fn check(options: &Json, images: &[&str], files: &[&str], warnings: &[&str]) {
        let names = ["quay.png", "cover.jpg", "../quay.png"];
        let assets = MemoryAssets {
            files: names.map(|name| (name.to_owned(), vec![1])).into(),
            ..MemoryAssets::default()
        };
        let mut out = MemoryOutput::default();
        options.export(&issue(images), &assets, &mut out).unwrap();
        assert_eq!(out.files.keys().map(String::as_str).collect::<Vec<_>>(), files);
        assert_eq!(out.warnings, warnings);
    }

    #[test]
    fn each_picture_is_written_once() {
        let all = ["cover.jpg", "echo.json", "quay.png"];
        check(&Json::default(), &["quay.png", "quay.png"], &all, &[]);
        let none = Json { pictures: false, ..Json::default() };
        check(&none, &["quay.png"], &["echo.json"], &[]);
    }

    #[test]
    fn a_picture_that_cannot_be_written_is_a_warning() {
        let left = ["cover.jpg", "echo.json"];
        let missing =
            "picture `sea.png`: there is no such asset; the document names it all the same";
        check(&Json::default(), &["sea.png"], &left, &[missing]);
        let outside = "picture is not written beside the document: `../quay.png` is no path below the output folder";
        check(&Json::default(), &["../quay.png"], &left, &[outside]);
    }
}
