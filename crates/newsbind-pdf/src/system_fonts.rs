//! The fonts of the machine, by family and by character.
//!
//! Only where the options ask for them: this is the one place where a library opens files, and pages then differ between
//! machines.

use std::sync::Arc;

use fontdb::{Database, FaceInfo, Family, ID, Query};

use crate::language::Region;
use crate::typeface::{Typeface, Wanted};

/// The fonts of the machine; files are read when a face of theirs is taken.
pub(crate) struct SystemFonts {
    fonts: Database,
}

/// Families that are asked first for a character, with the mark of the region behind the first ones.
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
    /// Looks through the folders where the machine keeps its fonts.
    pub(crate) fn new() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Self { fonts }
    }

    /// The face of a family that suits best.
    pub(crate) fn family(&self, name: &str, wanted: Wanted) -> Option<Typeface> {
        let weight = fontdb::Weight(wanted.weight as u16);
        let query = Query { families: &[Family::Name(name)], weight, ..Query::default() };
        self.open(self.fonts.query(&query)?, wanted)
    }

    /// The faces that have the characters, as far as there are any; those of preferred families come first.
    pub(crate) fn faces_with(&self, mut characters: Vec<char>, wanted: Wanted) -> Vec<Typeface> {
        let mut infos: Vec<&FaceInfo> = self.fonts.faces().collect();
        infos.sort_by_cached_key(|face| rank(face, wanted));
        let mut faces = Vec::new();
        for info in infos {
            if characters.is_empty() {
                break;
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

    fn open(&self, id: ID, wanted: Wanted) -> Option<Typeface> {
        let read = |data: &[u8], index: u32| (Arc::new(data.to_vec()), index);
        let (bytes, index) = self.fonts.with_face_data(id, read)?;
        Typeface::open(bytes, Wanted { index: Some(index), ..wanted })
    }
}

/// The order in which faces are asked; the same on every run, whatever order the folders are read in.
fn rank(face: &FaceInfo, wanted: Wanted) -> (usize, bool, u16, String) {
    let family = face.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    let preferred = PREFERRED.iter().position(|name| family.starts_with(name));
    let mark = |region: &Region| family.split(' ').any(|part| part == region.mark());
    let other = Region::ALL.iter().any(|region| *region != wanted.region && mark(region));
    let weight = face.weight.0.abs_diff(wanted.weight as u16);
    (preferred.unwrap_or(PREFERRED.len()), other, weight, face.post_script_name.clone())
}
