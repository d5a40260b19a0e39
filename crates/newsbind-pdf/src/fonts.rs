//! The fonts of a document: which face has which character.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use newsbind_core::{Assets, ExportError, Issue, OptionError};

use crate::Pdf;
use crate::composition::composed;
use crate::glyph::{FaceId, Glyph, Meaning};
use crate::language::{Language, Region};
use crate::system_fonts::SystemFonts;
use crate::typeface::{Shaped, Typeface, Wanted, Width};

/// Weight of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Weight {
    #[default]
    Regular,
    Bold,
}

impl Weight {
    /// A face of this weight.
    fn wanted(self, region: Region) -> Wanted {
        let weight = match self {
            Self::Regular => 400.0,
            Self::Bold => 700.0,
        };
        Wanted { region, weight, index: None }
    }
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
    /// Whether all fonts that the options name can be opened.
    ///
    /// # Errors
    /// The first that cannot.
    pub(crate) fn check(options: &Pdf, assets: &dyn Assets) -> Result<(), OptionError> {
        let system = options.system_fonts.then(SystemFonts::new);
        let region = Language::new("und").region;
        for (option, names) in [("fonts", &options.fonts), ("bold_fonts", &options.bold_fonts)] {
            for name in names {
                named(name, Weight::Regular, region, system.as_ref(), assets)
                    .map_err(|error| OptionError::new(option, error))?;
            }
        }
        Ok(())
    }

    /// Opens the fonts of the options, the built-in ones, and, where the options ask for them,
    /// those of the machine that have what the issue needs and no other font has.
    ///
    /// # Errors
    /// If a font cannot be read, or is none.
    pub(crate) fn open(
        options: &Pdf,
        issue: &Issue,
        assets: &dyn Assets,
    ) -> Result<Self, ExportError> {
        let mut fonts = Self {
            faces: Vec::new(),
            regular: Vec::new(),
            bold: Vec::new(),
            words: RefCell::default(),
            missing: RefCell::default(),
        };
        let region = Language::new(&issue.language).region;
        let system = options.system_fonts.then(SystemFonts::new);
        for (weight, names) in
            [(Weight::Regular, &options.fonts), (Weight::Bold, &options.bold_fonts)]
        {
            for name in names {
                fonts.add(weight, named(name, weight, region, system.as_ref(), assets)?);
            }
        }
        // A font that holds several weights is bold as well.
        if options.bold_fonts.is_empty() {
            for name in &options.fonts {
                let face = named(name, Weight::Bold, region, system.as_ref(), assets)?;
                if face.is_bold() {
                    fonts.add(Weight::Bold, face);
                }
            }
        }
        let built_in = |bytes: &'static [u8], weight: Weight| {
            Typeface::open(Arc::new(bytes), weight.wanted(region)).expect("a built-in font opens")
        };
        let faces = [newsbind_font::serif_regular(), newsbind_font::serif_bold()];
        for (bytes, weight) in faces.into_iter().zip([Weight::Regular, Weight::Bold]) {
            fonts.add(weight, built_in(bytes, weight));
        }
        if let Some(system) = &system {
            fonts.add_system(system, issue, region);
        }
        // A bold character that only a regular face has is better than none.
        let regular = fonts.regular.clone();
        fonts.bold.extend(regular);
        Ok(fonts)
    }

    /// Adds the machine's fonts that have characters of the issue which no other font has.
    fn add_system(&mut self, system: &SystemFonts, issue: &Issue, region: Region) {
        let characters = characters(issue);
        for weight in [Weight::Regular, Weight::Bold] {
            let missing = characters.iter().copied();
            let missing = missing.filter(|c| self.find(*c, weight, region).is_none()).collect();
            for face in system.faces_with(missing, weight.wanted(region)) {
                self.add(weight, face);
            }
        }
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
    pub(crate) fn glyph(&self, c: char, weight: Weight, region: Region) -> Glyph {
        let Some((face, id)) = self.find(c, weight, region) else {
            self.missing.borrow_mut().insert(c);
            let text = Meaning::Char(c);
            return Glyph { face: FaceId::MISSING, id: 0, advance: 1.0, shift: 0.0, text };
        };
        let advance = self.face(face).advance(id);
        Glyph { face, id, advance, shift: 0.0, text: Meaning::Char(c) }
    }

    /// Whether a mark has as much blank at its left as at its right.
    pub(crate) fn is_centred(&self, glyph: &Glyph) -> bool {
        glyph.face != FaceId::MISSING && self.face(glyph.face).is_centred(glyph.id)
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

    fn find(&self, c: char, weight: Weight, region: Region) -> Option<(FaceId, u16)> {
        let faces = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        faces.iter().find_map(|face| Some((*face, self.face(*face).regional_glyph(c, region)?)))
    }

    /// Shapes a word, a run for each face that it needs.
    fn shape(&self, text: &str, weight: Weight, width: Width) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        let mut begin = 0;
        let mut current = None;
        for (at, c) in text.char_indices() {
            let face = self.find(c, weight, width.region());
            let face = face.map_or(FaceId::MISSING, |(face, _)| face);
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
            _ => glyphs.extend(text.chars().map(|c| self.glyph(c, weight, width.region()))),
        }
    }
}

/// Opens a font that the options name: a file, with the number of a face behind `#` where one is
/// wanted that would not be chosen, or a family of the machine's fonts.
fn named(
    name: &str,
    weight: Weight,
    region: Region,
    system: Option<&SystemFonts>,
    assets: &dyn Assets,
) -> Result<Typeface, ExportError> {
    let wanted = weight.wanted(region);
    if let Some(face) = system.and_then(|system| system.family(name, wanted)) {
        return Ok(face);
    }
    let (file, index) = match name.rsplit_once('#') {
        Some((file, index)) if index.parse::<u32>().is_ok() => (file, index.parse().ok()),
        _ => (name, None),
    };
    Typeface::open(Arc::new(assets.read(file)?), Wanted { index, ..wanted }).ok_or_else(|| {
        let message = match index {
            Some(_) => "is no face of a font; the number behind `#` counts from 0",
            None => "is no font; give a TrueType or OpenType file",
        };
        ExportError::Refused(format!("`{name}` {message}"))
    })
}

/// The characters of an issue that are to be set.
fn characters(issue: &Issue) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    let mut add = |text: &str| {
        let composed = composed(text.chars().map(|c| (c, ())));
        characters.extend(composed.into_iter().map(|(c, ())| c));
    };
    add(&issue.display_title());
    for section in &issue.sections {
        add(&section.name);
    }
    for article in issue.articles() {
        let fields = [&article.kicker, &article.headline, &article.deck, &article.dateline];
        let byline = article.byline.as_ref().and_then(|byline| byline.text.as_ref());
        fields.into_iter().flatten().chain(byline).for_each(|text| add(text));
        add(&article.text());
    }
    characters.retain(|c| !c.is_whitespace() && !c.is_control());
    characters
}
