//! The fonts of the machine, by family and by character.
//!
//! Only where the options ask for them: this is the one place where a library opens files, and
//! pages then differ between machines.

use std::cell::LazyCell;
use std::sync::Arc;

use fontdb::{Database, FaceInfo, Family, ID, Query};
use skrifa::{FontRef, MetadataProvider};

use crate::language::Region;
use crate::typeface::{Typeface, Wanted};

/// The fonts of the machine, looked for when one is needed; files are read when a face of theirs is
/// taken.
pub(crate) struct SystemFonts {
    fonts: LazyCell<Database>,
}

/// Families that are asked first for a character, with the mark of the region behind the first
/// ones.
const PREFERRED: [&str; 10] = [
    "Noto Serif CJK",
    "Source Han Serif",
    "Noto Serif",
    "Songti",
    "SimSun",
    "NSimSun",
    "Noto Sans CJK",
    "PingFang",
    "Microsoft YaHei",
    "WenQuanYi",
];

impl SystemFonts {
    /// The fonts in the folders where the machine keeps its own.
    pub(crate) fn new() -> Self {
        let load = || {
            let mut fonts = Database::new();
            fonts.load_system_fonts();
            fonts
        };
        Self { fonts: LazyCell::new(load) }
    }

    /// The face of a family that suits best.
    pub(crate) fn family(&self, name: &str, wanted: Wanted) -> Option<Typeface> {
        let weight = fontdb::Weight(wanted.weight as u16);
        let query = Query { families: &[Family::Name(name)], weight, ..Query::default() };
        self.open(self.fonts.query(&query)?, wanted)
    }

    /// The faces that have the characters, as far as there are any; those of preferred families
    /// come first.
    pub(crate) fn faces_with(&self, mut characters: Vec<char>, wanted: Wanted) -> Vec<Typeface> {
        if characters.is_empty() {
            return Vec::new();
        }
        let mut infos: Vec<&FaceInfo> = self.fonts.faces().collect();
        infos.sort_by_cached_key(|face| rank(face, wanted));
        let mut faces = Vec::new();
        for info in infos {
            if characters.is_empty() {
                break;
            }
            if !self.has_any(info.id, &characters) {
                continue;
            }
            let Some(face) = self.open(info.id, wanted) else { continue };
            let before = characters.len();
            characters.retain(|c| face.glyph(*c).is_none());
            if characters.len() < before {
                faces.push(face);
            }
        }
        faces
    }

    /// Whether a face has one of the characters at least, by its `cmap` alone: the file is mapped,
    /// and nothing else of it is read.
    fn has_any(&self, id: ID, characters: &[char]) -> bool {
        let look = |data: &[u8], index: u32| {
            let charmap = FontRef::from_index(data, index).ok()?.charmap();
            characters.iter().find_map(|c| charmap.map(*c))
        };
        self.fonts.with_face_data(id, look).flatten().is_some()
    }

    fn open(&self, id: ID, wanted: Wanted) -> Option<Typeface> {
        let read = |data: &[u8], index: u32| (Arc::new(data.to_vec()), index);
        let (bytes, index) = self.fonts.with_face_data(id, read)?;
        Typeface::open(bytes, Wanted { index: Some(index), ..wanted })
    }
}

/// The order in which faces are asked; the same on every run, whatever order the folders are read
/// in.
fn rank(face: &FaceInfo, wanted: Wanted) -> (usize, bool, u16, String) {
    let family = face.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    let preferred = PREFERRED.iter().position(|name| family.starts_with(name));
    let mark = |region: &Region| family.split(' ').any(|part| part == region.mark());
    let other = Region::ALL.iter().any(|region| *region != wanted.region && mark(region));
    let weight = face.weight.0.abs_diff(wanted.weight as u16);
    (preferred.unwrap_or(PREFERRED.len()), other, weight, face.post_script_name.clone())
}

#[cfg(test)]
mod tests {
    use fontdb::Source;

    use super::*;

    fn built_in() -> Database {
        let mut fonts = Database::new();
        for bytes in [newsbind_font::serif_regular(), newsbind_font::serif_bold()] {
            fonts.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        fonts
    }

    /// Wants the number of faces that are taken for some characters.
    fn check(load: fn() -> Database, characters: &str, expected: usize) {
        let fonts = SystemFonts { fonts: LazyCell::new(load) };
        let wanted = Wanted { region: Region::default(), weight: 400.0, index: None };
        let faces = fonts.faces_with(characters.chars().collect(), wanted);
        assert_eq!(faces.len(), expected, "{characters}");
    }

    #[test]
    fn no_more_faces_are_taken_than_are_needed() {
        check(built_in, "海港a", 1);
        check(built_in, "海𠮷", 1);
        check(built_in, "𠮷", 0);
    }

    #[test]
    fn fonts_are_not_looked_for_where_none_is_needed() {
        check(|| unreachable!("nothing is missing"), "", 0);
    }
}
