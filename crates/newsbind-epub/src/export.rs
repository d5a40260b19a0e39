//! Writing a book: documents one after the other, then the container around them.

use std::io::Write;

use newsbind_core::{Assets, ExportError, Exporter, Issue, OptionError, Output, is_cjk};

use crate::book::{Binding, Book, Place};
use crate::document::{Document, Setting};
use crate::metadata::{self, Facts};
use crate::package::{Label, Package};
use crate::patch::Patch;
use crate::picture::{Picture, Pictures};
use crate::{Cover, Epub, Profile, Writing, article, cover, language, menu, style};

impl Exporter for Epub {
    fn check(&self, assets: &dyn Assets) -> Result<(), OptionError> {
        if let Some(name) = &self.css {
            style::open(name, assets).map_err(|error| OptionError::new("css", error))?;
        }
        if let Cover::Asset(name) = &self.cover {
            Picture::open(assets, name).map_err(|why| OptionError::new("cover", why))?;
        }
        Ok(())
    }

    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let book = Book::of_issue(issue, assets, self.contents);
        self.write(&book, &issue.id, assets, out)
    }
}

impl Epub {
    /// Writes several issues as one book, `ID.epub`, with a part for each of them.
    ///
    /// # Errors
    /// As [`Exporter::export`]; and where there is no issue.
    pub fn bind(&self, binding: &Binding<'_>, out: &mut dyn Output) -> Result<(), ExportError> {
        if binding.parts.is_empty() {
            return Err(ExportError::Refused("a binding needs an issue".to_owned()));
        }
        let book = Book::of_binding(binding, self.contents);
        self.write(&book, binding.id, binding.assets, out)
    }

    fn write(
        &self,
        book: &Book<'_>,
        id: &str,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let writing = self.writing_of(book, out);
        let styles = style::sheets(self, writing, assets, out)?;
        let setting = Setting {
            vertical: writing == Writing::Vertical,
            kobo: self.profile == Profile::Kobo,
            styles: styles.names(),
        };
        let uuid = metadata::uuid(book);
        let day = metadata::date(book).unwrap_or(self.undated);
        let languages = book.languages();
        let right_to_left = setting.vertical || language::is_right_to_left(&languages[0]);
        let mut package = Package::new(Label {
            title: &book.title,
            languages,
            contents: book.words().contents,
            uuid,
            day,
            right_to_left,
        })?;
        styles.place(&mut package)?;
        let has_cover = self.place_cover(book, &setting, assets, &mut package, out)?;
        let pictures = documents(book, &setting, &mut package, out)?;
        let own_style = self.css.is_none();
        let facts = Facts { pictures: &pictures, writing, own_style, has_cover };
        let patch = Patch {
            book,
            metadata: metadata::elements(book, &facts),
            urn: uuid.urn().to_string(),
            styles: &setting.styles,
        };
        let ending = if setting.kobo { "kepub.epub" } else { "epub" };
        let mut file = out.open(&format!("{id}.{ending}"), "application/epub+zip")?;
        package.finish(day, &mut file, &|name, text| patch.apply(name, text))?;
        file.flush()?;
        drop(file);
        let total = total(book);
        out.progress(total, total)
    }

    /// Vertical lines are for scripts that have them.
    fn writing_of(&self, book: &Book<'_>, out: &mut dyn Output) -> Writing {
        let other = book.parts.iter().find(|part| !is_cjk(&part.issue.language));
        match (self.writing, other) {
            (Writing::Vertical, Some(part)) => {
                out.warn(&format!(
                    "vertical writing is for Chinese and Japanese, and `{}` is in `{}`; the book is \
                     set in horizontal lines",
                    part.issue.id, part.issue.language
                ));
                Writing::Horizontal
            }
            (writing, _) => writing,
        }
    }

    /// Puts the cover into the package, if the book gets one.
    fn place_cover(
        &self,
        book: &Book<'_>,
        setting: &Setting,
        assets: &dyn Assets,
        package: &mut Package,
        out: &mut dyn Output,
    ) -> Result<bool, ExportError> {
        let given = match &self.cover {
            Cover::Shown(false) => return Ok(false),
            Cover::Shown(true) => match &book.parts[..] {
                [part] => {
                    let name = part.issue.cover.as_deref();
                    name.and_then(|name| Picture::read(part.assets, name, out))
                }
                _ => None,
            },
            Cover::Asset(name) => Picture::read(assets, name, out),
        };
        let Some(picture) = given.or_else(|| cover::make(book, out)) else { return Ok(false) };
        let path = format!("images/cover.{}", picture.extension);
        let words = book.words();
        let mut document = Document::begin(setting, words.cover, &book.languages()[0]);
        document.open("section", &[("epub:type", "cover"), ("class", "cover")]);
        let src = format!("../{path}");
        document.empty("img", &[("src", &src), ("alt", &book.title), ("role", "doc-cover")]);
        let cover = (path.as_str(), &*picture.bytes, picture.media_type);
        package.add_cover(cover, &document.finish(), words.cover)?;
        Ok(true)
    }
}

/// Writes all documents but the cover.
fn documents(
    book: &Book<'_>,
    setting: &Setting,
    package: &mut Package,
    out: &mut dyn Output,
) -> Result<Pictures, ExportError> {
    let mut pictures = Pictures::default();
    for (step, at) in (0..).zip(0..book.stops.len()) {
        out.progress(step, total(book))?;
        let stop = &book.stops[at];
        let document = match stop.place {
            Place::Article(article) => {
                let assets = (stop.part, book.parts[stop.part].assets);
                let paths = pictures.place(assets, article, package, out)?;
                article::write(setting, book, at, article, &paths)
            }
            _ => menu::write(setting, book, at),
        };
        package.add(book, at, &document)?;
    }
    Ok(pictures)
}

/// Steps of progress: one a document.
fn total(book: &Book<'_>) -> u64 {
    u64::try_from(book.stops.len()).unwrap_or(u64::MAX)
}
