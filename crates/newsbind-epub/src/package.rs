//! The container: documents and pictures go in, an EPUB comes out.

use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ReferenceType, ZipLibrary};
use newsbind_core::{Date, ExportError};
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

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

    /// Writes the container, with the same time on every file, and with `change` applied to the
    /// three files that epub-builder makes itself, by name.
    pub(crate) fn finish(
        self,
        day: Date,
        out: &mut dyn Write,
        change: &dyn Fn(&str, String) -> Result<String, ExportError>,
    ) -> Result<(), ExportError> {
        self.builder.generate(Rewriter { out, time: stamp(day), change }).map_err(failed)
    }
}

/// Takes the container from epub-builder and writes it again.
struct Rewriter<'a> {
    out: &'a mut dyn Write,
    time: zip::DateTime,
    change: &'a dyn Fn(&str, String) -> Result<String, ExportError>,
}

impl Write for Rewriter<'_> {
    /// epub-builder holds the container in memory and hands it over in one piece; a copy of it
    /// would only cost as much again. A part of it would not be taken for an archive.
    fn write(&mut self, container: &[u8]) -> io::Result<usize> {
        self.rewrite(container)?;
        Ok(container.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Rewriter<'_> {
    fn rewrite(&mut self, container: &[u8]) -> io::Result<()> {
        let mut archive = ZipArchive::new(Cursor::new(container))?;
        let mut writer = ZipWriter::new(Forward { out: &mut *self.out, position: 0 });
        for index in 0..archive.len() {
            let name = archive.name_for_index(index).unwrap_or_default().to_owned();
            match name.as_str() {
                // It says that fonts are embedded, and none are.
                "META-INF/com.apple.ibooks.display-options.xml" => {}
                "OEBPS/content.opf" | "OEBPS/nav.xhtml" | "OEBPS/toc.ncx" => {
                    let mut text = String::new();
                    archive.by_index(index)?.read_to_string(&mut text)?;
                    let text = (self.change)(&name, text).map_err(io::Error::other)?;
                    let mut packed = pack(&name, &text)?;
                    writer.raw_copy_file_touch(packed.by_index_raw(0)?, self.time, None)?;
                }
                _ => writer.raw_copy_file_touch(archive.by_index_raw(index)?, self.time, None)?,
            }
        }
        writer.finish()?;
        Ok(())
    }
}

/// A file by itself in an archive, compressed, to be copied from there.
fn pack(name: &str, text: &str) -> io::Result<ZipArchive<Cursor<Vec<u8>>>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default())?;
    writer.write_all(text.as_bytes())?;
    Ok(ZipArchive::new(writer.finish()?)?)
}

/// A place to write to that only goes on: what copies packed files never goes back.
struct Forward<'a> {
    out: &'a mut dyn Write,
    position: u64,
}

impl Write for Forward<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.position += u64::try_from(count).unwrap_or_default();
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Seek for Forward<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match to {
            SeekFrom::Current(0) | SeekFrom::End(0) => Ok(self.position),
            SeekFrom::Start(position) if position == self.position => Ok(self.position),
            _ => Err(io::Error::from(io::ErrorKind::Unsupported)),
        }
    }
}

/// The day as archives have it, from 1980 on.
fn stamp(day: Date) -> zip::DateTime {
    zip::DateTime::from_date_and_time(day.year(), day.month(), day.day(), 0, 0, 0)
        .unwrap_or_default()
}

fn midnight(day: Date) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(day.year().into(), day.month().into(), day.day().into());
    day.unwrap_or_default().and_time(NaiveTime::MIN).and_utc()
}

/// An error of the container's own writer; the issue has no part in it.
fn failed(error: impl std::error::Error + Send + Sync + 'static) -> ExportError {
    ExportError::Io(io::Error::other(error))
}
