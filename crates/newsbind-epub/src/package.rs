//! The container: documents and pictures go in, an EPUB comes out.

use std::io::{Read, Write};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ReferenceType, ZipLibrary};
use newsbind_core::{Date, ExportError};
use uuid::Uuid;
use zip::write::{ExtendedFileOptions, FileOptions};
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::book::{Book, Place};

/// A package that is being filled.
pub(crate) struct Package {
    builder: EpubBuilder<ZipLibrary>,
    has_start: bool,
}

/// What the package says of itself in its templates.
pub(crate) struct Label<'a> {
    /// Title of the book.
    pub(crate) title: &'a str,
    /// Its languages, as tags.
    pub(crate) languages: Vec<String>,
    /// Heading of the contents.
    pub(crate) contents: &'a str,
    /// What identifies the book.
    pub(crate) uuid: Uuid,
    /// The day of its making.
    pub(crate) day: Date,
    /// Whether pages turn from right to left.
    pub(crate) right_to_left: bool,
}

impl Package {
    /// Begins a package.
    pub(crate) fn new(label: Label<'_>) -> Result<Self, ExportError> {
        let mut builder = EpubBuilder::new(ZipLibrary::new().map_err(failed)?).map_err(failed)?;
        builder.epub_version(EpubVersion::V33);
        builder.set_title(label.title);
        builder.set_languages(label.languages);
        builder.set_toc_name(label.contents);
        builder.set_generator(concat!("newsbind ", env!("CARGO_PKG_VERSION")));
        builder.set_uuid(label.uuid);
        builder.set_modified_date(midnight(label.day));
        if label.right_to_left {
            // `epub_direction` has no effect in 0.8.3.
            builder.metadata("direction", "rtl").map_err(failed)?;
        }
        Ok(Self { builder, has_start: false })
    }

    /// Adds the built-in style sheet; without it, an empty one is written.
    pub(crate) fn set_stylesheet(&mut self, css: &str) -> Result<(), ExportError> {
        self.builder.stylesheet(css.as_bytes()).map_err(failed)?;
        Ok(())
    }

    /// Adds a file that is no document.
    pub(crate) fn add_resource(
        &mut self,
        path: &str,
        bytes: &[u8],
        media_type: &str,
    ) -> Result<(), ExportError> {
        self.builder.add_resource(path, bytes, media_type).map_err(failed)?;
        Ok(())
    }

    /// Adds the cover: its picture and the document that shows it.
    pub(crate) fn add_cover(
        &mut self,
        (path, bytes, media_type): (&str, &[u8], &str),
        document: &str,
        title: &str,
    ) -> Result<(), ExportError> {
        self.builder.add_cover_image(path, bytes, media_type).map_err(failed)?;
        let content = EpubContent::new("text/cover.xhtml", document.as_bytes());
        let content = content.title(title).reftype(ReferenceType::Cover);
        self.builder.add_content(content).map_err(failed)?;
        Ok(())
    }

    /// Adds the document of a place of the book.
    pub(crate) fn add(
        &mut self,
        book: &Book<'_>,
        at: usize,
        document: &str,
    ) -> Result<(), ExportError> {
        let stop = &book.stops[at];
        let path = format!("text/{}", stop.file);
        let content = EpubContent::new(path, document.as_bytes());
        let mut content = content.title(&stop.label).level(stop.level);
        if at == 0 {
            content = content.reftype(ReferenceType::TitlePage);
        } else if !self.has_start && !matches!(stop.place, Place::Front) {
            self.has_start = true;
            content = content.reftype(ReferenceType::Text);
        }
        self.builder.add_content(content).map_err(failed)?;
        Ok(())
    }

    /// The container as epub-builder writes it.
    pub(crate) fn finish(self) -> Result<Vec<u8>, ExportError> {
        let mut bytes = Vec::new();
        self.builder.generate(&mut bytes).map_err(failed)?;
        Ok(bytes)
    }
}

/// Writes a container again: with the same time on every file, without what nobody needs, and with
/// `change` applied to the three files that epub-builder makes itself.
pub(crate) fn rewrite(
    bytes: Vec<u8>,
    day: Date,
    change: impl Fn(&str, String) -> Result<String, ExportError>,
) -> Result<Vec<u8>, ExportError> {
    let size = bytes.len();
    let mut archive = ZipArchive::new(std::io::Cursor::new(bytes)).map_err(failed)?;
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::with_capacity(size + size / 16)));
    let time = zip::DateTime::from_date_and_time(day.year(), day.month(), day.day(), 0, 0, 0)
        .unwrap_or_default();
    for index in 0..archive.len() {
        let name = archive.name_for_index(index).unwrap_or_default().to_owned();
        match name.as_str() {
            "META-INF/com.apple.ibooks.display-options.xml" => {}
            "OEBPS/content.opf" | "OEBPS/nav.xhtml" | "OEBPS/toc.ncx" => {
                let mut text = String::new();
                archive.by_index(index).map_err(failed)?.read_to_string(&mut text)?;
                let options: FileOptions<'_, ExtendedFileOptions> = FileOptions::default();
                let options = options.compression_method(CompressionMethod::Deflated);
                writer.start_file(&*name, options.last_modified_time(time)).map_err(failed)?;
                writer.write_all(change(&name, text)?.as_bytes())?;
            }
            _ => {
                let file = archive.by_index_raw(index).map_err(failed)?;
                writer.raw_copy_file_touch(file, time, None).map_err(failed)?;
            }
        }
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

fn midnight(day: Date) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(day.year().into(), day.month().into(), day.day().into());
    day.unwrap_or_default().and_time(NaiveTime::MIN).and_utc()
}

/// An error of the container's own writer; the issue has no part in it.
fn failed(error: impl std::error::Error + Send + Sync + 'static) -> ExportError {
    ExportError::Io(std::io::Error::other(error))
}
