//! Pictures: which ones an e-book may have, and where they lie in it.

use std::collections::BTreeMap;

use imagesize::ImageType;
use newsbind_core::{Article, Assets, Block, ExportError, Figure, Names, Output, short_hash};

use crate::package::Package;
use crate::xml;

/// A picture that reading systems show.
pub(crate) struct Picture {
    /// The file as it is.
    pub(crate) bytes: Vec<u8>,
    /// The ending of its name.
    pub(crate) extension: &'static str,
    /// Its media type, one of the core media types of EPUB 3.3.
    pub(crate) media_type: &'static str,
}

impl Picture {
    /// Takes a picture; what is none is a warning that names it.
    pub(crate) fn read(assets: &dyn Assets, name: &str, out: &mut dyn Output) -> Option<Self> {
        Self::open(assets, name).map_err(|why| out.warn(&format!("{why}; it is left out"))).ok()
    }

    /// Takes a picture.
    ///
    /// # Errors
    /// If there is none of that name; the text names it.
    pub(crate) fn open(assets: &dyn Assets, name: &str) -> Result<Self, String> {
        let bytes = assets.read(name).map_err(|error| error.to_string())?;
        Self::new(bytes).ok_or_else(|| format!("`{name}` is no PNG, JPEG, GIF or WebP picture"))
    }

    /// The picture in some bytes, if its head is sound.
    pub(crate) fn new(bytes: Vec<u8>) -> Option<Self> {
        let (extension, media_type) = match imagesize::image_type(&bytes).ok()? {
            ImageType::Png => ("png", "image/png"),
            ImageType::Jpeg => ("jpg", "image/jpeg"),
            ImageType::Gif => ("gif", "image/gif"),
            ImageType::Webp => ("webp", "image/webp"),
            _ => return None,
        };
        let size = imagesize::blob_size(&bytes).ok()?;
        (size.width > 0 && size.height > 0).then_some(Self { bytes, extension, media_type })
    }

    /// Whether the file ends as files of its kind do, and is not cut short. Some programs put
    /// noughts behind the end.
    fn is_whole(&self) -> bool {
        let end = self.bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        let bytes = &self.bytes[..end];
        match self.extension {
            "png" => bytes.ends_with(b"IEND\xae\x42\x60\x82"),
            "jpg" => bytes.ends_with(b"\xff\xd9"),
            "gif" => bytes.ends_with(b";"),
            // The head of a RIFF file says how many bytes stand behind the eighth.
            _ => self.bytes.get(4..8).is_some_and(|size| {
                let size = size.iter().rev().fold(0, |size, byte| size << 8 | usize::from(*byte));
                self.bytes.len() >= size + 8
            }),
        }
    }
}

/// The pictures of a book's articles, each stored once.
#[derive(Default)]
pub(crate) struct Pictures {
    /// The path of each picture that was asked for, by part and name.
    paths: BTreeMap<(usize, String), Option<String>>,
    names: Names,
    /// How many figures have a picture.
    pub(crate) shown: usize,
    /// How many of those have a text that says what it shows.
    pub(crate) described: usize,
    /// Whether one of them may move.
    pub(crate) may_move: bool,
}

impl Pictures {
    /// Puts an article's pictures into the package; gives their paths, one for each of its figures.
    pub(crate) fn place(
        &mut self,
        (part, assets): (usize, &dyn Assets),
        article: &Article,
        package: &mut Package,
        out: &mut dyn Output,
    ) -> Result<Vec<Option<String>>, ExportError> {
        let figures = article.body.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        });
        let mut paths = Vec::new();
        for figure in figures {
            let path = match &figure.image {
                Some(name) => self.path(part, assets, name, package, out)?,
                None => None,
            };
            self.count(figure, path.is_some());
            paths.push(path);
        }
        Ok(paths)
    }

    fn path(
        &mut self,
        part: usize,
        assets: &dyn Assets,
        name: &str,
        package: &mut Package,
        out: &mut dyn Output,
    ) -> Result<Option<String>, ExportError> {
        let key = (part, name.to_owned());
        if let Some(path) = self.paths.get(&key) {
            return Ok(path.clone());
        }
        let path = match Picture::read(assets, name, out) {
            Some(picture) => {
                let file = self.names.free(&short_hash(name.as_bytes()));
                let path = format!("images/{file}.{}", picture.extension);
                if !picture.is_whole() {
                    out.warn(&format!(
                        "the picture `{name}` is cut short, and readers may show a part of it; save it anew"
                    ));
                }
                self.may_move |= matches!(picture.extension, "gif" | "webp");
                package.add_resource(&path, &picture.bytes, picture.media_type)?;
                Some(path)
            }
            None => None,
        };
        self.paths.insert(key, path.clone());
        Ok(path)
    }

    fn count(&mut self, figure: &Figure, shown: bool) {
        let described = figure.alt.as_ref().is_some_and(|alt| !xml::is_blank(alt));
        self.shown += usize::from(shown);
        self.described += usize::from(shown && described);
    }
}
