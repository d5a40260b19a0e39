//! The pictures of a document, each read once.

use std::collections::BTreeMap;

use newsbind_core::Assets;

use crate::picture::{self, Picture};

/// The pictures that were asked for.
pub(crate) struct Pictures<'a> {
    assets: &'a dyn Assets,
    numbers: BTreeMap<String, Option<usize>>,
    pub(crate) pictures: Vec<Picture>,
    /// What is wrong with some.
    pub(crate) warnings: Vec<String>,
}

impl<'a> Pictures<'a> {
    /// None yet.
    pub(crate) fn new(assets: &'a dyn Assets) -> Self {
        let (numbers, pictures, warnings) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { assets, numbers, pictures, warnings }
    }

    /// Number of a picture, and the picture; nothing if it cannot be had.
    pub(crate) fn get(&mut self, name: &str) -> Option<(usize, &Picture)> {
        if !self.numbers.contains_key(name) {
            let number = self.read(name);
            self.numbers.insert(name.to_owned(), number);
        }
        let number = (*self.numbers.get(name)?)?;
        Some((number, &self.pictures[number]))
    }

    fn read(&mut self, name: &str) -> Option<usize> {
        let bytes = self.assets.read(name).map_err(|error| format!("picture {error}"));
        let picture = bytes.and_then(|bytes| {
            picture::read(&bytes).map_err(|error| format!("picture `{name}` {error}"))
        });
        match picture {
            Ok(picture) => {
                if picture.cut_short {
                    self.warnings.push(format!(
                        "the picture `{name}` is cut short, and readers may show a part of it; save it anew"
                    ));
                }
                self.pictures.push(picture);
                Some(self.pictures.len() - 1)
            }
            Err(warning) => {
                self.warnings.push(warning);
                None
            }
        }
    }
}
