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

    /// Number of a picture and its height as a part of its width; nothing if it cannot be had.
    pub(crate) fn get(&mut self, name: &str) -> Option<(usize, f64)> {
        if !self.numbers.contains_key(name) {
            let number = self.read(name);
            self.numbers.insert(name.to_owned(), number);
        }
        let number = (*self.numbers.get(name)?)?;
        let picture = &self.pictures[number];
        Some((number, f64::from(picture.height) / f64::from(picture.width)))
    }

    fn read(&mut self, name: &str) -> Option<usize> {
        let bytes = self.assets.read(name).map_err(|error| format!("picture {error}"));
        let picture = bytes.and_then(|bytes| {
            picture::read(&bytes).map_err(|error| format!("picture `{name}` {error}"))
        });
        match picture {
            Ok(picture) => {
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
