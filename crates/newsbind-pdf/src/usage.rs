//! What a document uses of its fonts: the glyphs, their codes, and the characters that they stand
//! for.

use subsetter::GlyphRemapper;

use crate::fonts::Fonts;
use crate::glyph::{FaceId, Glyph};

/// The glyphs in use.
pub(crate) struct Usage<'a> {
    fonts: &'a Fonts,
    /// The subsets of each face.
    subsets: Vec<Vec<Subset>>,
}

/// Some glyphs of a face, embedded as one font.
///
/// A font can say of a glyph one text only, for the whole document. Where one glyph stands for two
/// (日 and the radical ⽇, the hyphen and one that only divides a word), the second is taken from a
/// second subset: then every reader, also one that knows no replacement texts, gives back the right
/// one.
#[derive(Default)]
pub(crate) struct Subset {
    /// From glyphs of the face to those of the subset, in the order of first use.
    pub(crate) remapper: GlyphRemapper,
    /// By glyph of the subset: what it stands for.
    pub(crate) texts: Vec<String>,
}

/// Number of a font in the PDF: a face, and which of its subsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FontNumber {
    pub(crate) face: FaceId,
    pub(crate) subset: usize,
}

/// A glyph as it is to be written.
pub(crate) struct Used {
    pub(crate) font: FontNumber,
    pub(crate) code: u16,
    /// In thousandths of an em.
    pub(crate) width: u16,
}

impl<'a> Usage<'a> {
    /// Nothing used yet.
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, subsets: fonts.faces().map(|_| Vec::new()).collect() }
    }

    /// The subsets of all faces.
    pub(crate) fn subsets(&self) -> impl Iterator<Item = (FontNumber, &Subset)> {
        (0..).zip(&self.subsets).flat_map(|(face, subsets)| {
            let number = move |subset| FontNumber { face: FaceId(face), subset };
            subsets.iter().enumerate().map(move |(i, subset)| (number(i), subset))
        })
    }

    /// Width of a glyph in thousandths of an em, cut off as printpdf writes it.
    pub(crate) fn width(&self, glyph: &Glyph) -> u16 {
        self.fonts.face(glyph.face).thousandths(glyph.id)
    }

    /// Takes a glyph into use.
    pub(crate) fn take(&mut self, glyph: &Glyph) -> Used {
        let width = self.width(glyph);
        let mut text = String::new();
        glyph.text.push_to(&mut text);
        let subsets = &mut self.subsets[usize::from(glyph.face.0)];
        let fits = |subset: &Subset| match subset.remapper.get(glyph.id) {
            Some(code) => subset.texts.get(usize::from(code)).is_none_or(|known| *known == text),
            None => true,
        };
        let number = subsets.iter().position(fits).unwrap_or(subsets.len());
        if number == subsets.len() {
            subsets.push(Subset { texts: vec![String::new()], ..Subset::default() });
        }
        let subset = &mut subsets[number];
        let code = subset.remapper.remap(glyph.id);
        if usize::from(code) == subset.texts.len() {
            subset.texts.push(text);
        }
        Used { font: FontNumber { face: glyph.face, subset: number }, code, width }
    }
}

impl FontNumber {
    /// The font's name among a page's resources.
    pub(crate) fn name(self) -> String {
        match self.subset {
            0 => format!("F{}", self.face.0),
            subset => format!("F{}S{subset}", self.face.0),
        }
    }
}
