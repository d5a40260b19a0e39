//! The fonts of a document: which face has which character.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use newsbind_core::{Assets, ExportError};

use crate::Pdf;
use crate::glyph::{FaceId, Glyph, Meaning};
use crate::typeface::{Shaped, Typeface, Width};

/// Weight of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Weight {
    #[default]
    Regular,
    Bold,
}

/// The typefaces of a document, in the order in which they are asked for a character.
pub(crate) struct Fonts {
    faces: Vec<Typeface>,
    regular: Vec<FaceId>,
    bold: Vec<FaceId>,
    words: RefCell<HashMap<Word, Rc<[Glyph]>>>,
    missing: RefCell<BTreeSet<char>>,
}

/// A word as it is to be shaped.
type Word = (Weight, Width, Box<str>);

/// Words that are remembered with their glyphs; an issue has some thousand different ones.
const REMEMBERED: usize = 20_000;

impl Fonts {
    /// Opens the fonts of the options, then the built-in ones.
    ///
    /// # Errors
    /// If a font cannot be read, or is none.
    pub(crate) fn open(options: &Pdf, assets: &dyn Assets) -> Result<Self, ExportError> {
        let mut fonts = Self {
            faces: Vec::new(),
            regular: Vec::new(),
            bold: Vec::new(),
            words: RefCell::default(),
            missing: RefCell::default(),
        };
        for (weight, names) in
            [(Weight::Regular, &options.fonts), (Weight::Bold, &options.bold_fonts)]
        {
            for name in names {
                let face = Typeface::open(Cow::Owned(assets.read(name)?)).ok_or_else(|| {
                    let message = "is no font; give a TrueType or OpenType file";
                    ExportError::Refused(format!("`{name}` {message}"))
                })?;
                fonts.add(weight, face);
            }
        }
        let built_in = |bytes| Typeface::open(Cow::Borrowed(bytes)).expect("a built-in font opens");
        fonts.add(Weight::Regular, built_in(newsbind_font::serif_regular()));
        fonts.add(Weight::Bold, built_in(newsbind_font::serif_bold()));
        // A bold character that only a regular face has is better than none.
        let regular = fonts.regular.clone();
        fonts.bold.extend(regular);
        Ok(fonts)
    }

    fn add(&mut self, weight: Weight, face: Typeface) {
        let id = FaceId(u8::try_from(self.faces.len()).unwrap_or(FaceId::MISSING.0 - 1));
        self.faces.push(face);
        match weight {
            Weight::Regular => self.regular.push(id),
            Weight::Bold => self.bold.push(id),
        }
    }

    /// A face by its number.
    pub(crate) fn face(&self, id: FaceId) -> &Typeface {
        &self.faces[usize::from(id.0)]
    }

    /// The faces, in order.
    pub(crate) fn faces(&self) -> impl Iterator<Item = (FaceId, &Typeface)> {
        (0..).map(FaceId).zip(&self.faces)
    }

    /// The characters that no face has, of all that was asked for.
    pub(crate) fn missing(&self) -> Vec<char> {
        self.missing.borrow().iter().copied().collect()
    }

    /// The glyph of one character, at its own width.
    pub(crate) fn glyph(&self, c: char, weight: Weight) -> Glyph {
        let Some((face, id)) = self.find(c, weight) else {
            self.missing.borrow_mut().insert(c);
            let text = Meaning::Char(c);
            return Glyph { face: FaceId::MISSING, id: 0, advance: 1.0, shift: 0.0, text };
        };
        let advance = self.face(face).advance(id);
        Glyph { face, id, advance, shift: 0.0, text: Meaning::Char(c) }
    }

    /// A glyph that can bear the text of a character that no font has.
    pub(crate) fn stand_in(&self, code: u32, text: Meaning) -> Glyph {
        let face = self.regular[self.regular.len() - 1];
        let id = 1 + (code % u32::from(self.face(face).count().max(2) - 1)) as u16;
        Glyph { face, id, advance: 1.0, shift: 0.0, text }
    }

    /// The glyphs of a word.
    pub(crate) fn word(&self, text: &str, weight: Weight, width: Width) -> Rc<[Glyph]> {
        let key = (weight, width, Box::from(text));
        if let Some(glyphs) = self.words.borrow().get(&key) {
            return Rc::clone(glyphs);
        }
        let glyphs: Rc<[Glyph]> = self.shape(text, weight, width).into();
        let mut words = self.words.borrow_mut();
        if words.len() >= REMEMBERED {
            words.clear();
        }
        words.insert(key, Rc::clone(&glyphs));
        glyphs
    }

    fn find(&self, c: char, weight: Weight) -> Option<(FaceId, u16)> {
        let faces = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        faces.iter().find_map(|face| Some((*face, self.face(*face).glyph(c)?)))
    }

    /// Shapes a word, a run for each face that it needs.
    fn shape(&self, text: &str, weight: Weight, width: Width) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        let mut begin = 0;
        let mut current = None;
        for (at, c) in text.char_indices() {
            let face = self.find(c, weight).map_or(FaceId::MISSING, |(face, _)| face);
            if current != Some(face) {
                self.shape_run(&text[begin..at], current, weight, width, &mut glyphs);
                begin = at;
                current = Some(face);
            }
        }
        self.shape_run(&text[begin..], current, weight, width, &mut glyphs);
        glyphs
    }

    fn shape_run(
        &self,
        text: &str,
        face: Option<FaceId>,
        weight: Weight,
        width: Width,
        glyphs: &mut Vec<Glyph>,
    ) {
        match face {
            Some(face) if face != FaceId::MISSING => {
                let shaped = self.face(face).shape(text, width);
                glyphs.extend(shaped.into_iter().map(|shaped| {
                    let Shaped { id, advance, shift, text: range } = shaped;
                    Glyph { face, id, advance, shift, text: Meaning::new(&text[range]) }
                }));
            }
            _ => glyphs.extend(text.chars().map(|c| self.glyph(c, weight))),
        }
    }
}
