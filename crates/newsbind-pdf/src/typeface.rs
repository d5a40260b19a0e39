//! One typeface of a font file: its characters, widths and shaping.

use std::borrow::Cow;
use std::ops::Range;

use harfrust::font::name::NameId;
use harfrust::{
    Buffer, Direction, Feature, Font, GlyphId, Language, Script, ShapeOptions, ShapePlan,
    ShaperFont, Tag, shape,
};

/// A typeface, opened.
pub(crate) struct Typeface {
    pub(crate) bytes: Cow<'static, [u8]>,
    /// PostScript name, for the PDF.
    pub(crate) name: String,
    pub(crate) units_per_em: u16,
    font: Font,
    /// For Latin and its like: kerning, ligatures, proportional quotation marks.
    proportional: Shaping,
    /// For the marks that Chinese shares with Latin, at full width.
    full: Shaping,
}

/// How to shape text of one kind.
struct Shaping {
    plan: ShapePlan,
    feature: Feature,
}

/// A glyph as shaping gives it: lengths in ems, and the bytes of the text that it stands for.
pub(crate) struct Shaped {
    pub(crate) id: u16,
    pub(crate) advance: f32,
    pub(crate) shift: f32,
    pub(crate) text: Range<usize>,
}

/// What the shape of a run of text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Width {
    Proportional,
    Full,
}

impl Typeface {
    /// Opens a font file's first face; nothing if it is no font.
    pub(crate) fn open(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let font = match &bytes {
            Cow::Borrowed(bytes) => Font::new(*bytes, 0)?,
            Cow::Owned(bytes) => Font::new(bytes.clone(), 0)?,
        };
        let units_per_em = Some(font.units_per_em()).filter(|units| *units > 0)?;
        font.charmap().has_unicode().then_some(())?;
        let name = postscript_name(&font);
        let proportional = Shaping::new(&font, Script::LATIN, "en", b"pwid");
        let full = Shaping::new(&font, Script::HAN, "zh-Hans", b"fwid");
        Some(Self { bytes, name, units_per_em, font, proportional, full })
    }

    /// The glyph of a character.
    pub(crate) fn glyph(&self, c: char) -> Option<u16> {
        let id = self.font.charmap().map_unicode(c)?;
        u16::try_from(id.to_u32()).ok().filter(|id| *id != 0)
    }

    /// How many glyphs it has.
    pub(crate) fn count(&self) -> u16 {
        u16::try_from(self.font.num_glyphs()).unwrap_or(u16::MAX)
    }

    /// Width of a glyph in units of the face.
    pub(crate) fn units(&self, id: u16) -> u16 {
        self.font.glyph_metrics().h_advance(GlyphId::new(u32::from(id))) as u16
    }

    /// Width of a glyph in ems.
    pub(crate) fn advance(&self, id: u16) -> f32 {
        f32::from(self.units(id)) / f32::from(self.units_per_em)
    }

    /// Width of a glyph in thousandths of an em, cut off as printpdf writes it.
    pub(crate) fn thousandths(&self, id: u16) -> u16 {
        (f32::from(self.units(id)) * 1000.0 / f32::from(self.units_per_em)) as u16
    }

    /// Ascender and descender of the face's lines, in its units.
    pub(crate) fn extents(&self) -> (i16, i16) {
        let metrics = self.font.metrics();
        let line = metrics.hhea_line.or(metrics.typo_line).unwrap_or_default();
        (line.ascender.to_f64() as i16, line.descender.to_f64() as i16)
    }

    /// The box around all glyphs, in units of the face: left, lower, right, upper.
    pub(crate) fn bounds(&self) -> [i16; 4] {
        let bounds = self.font.metrics().bounds;
        [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|side| side.to_f64() as i16)
    }

    /// Shapes text of which the face has all characters.
    pub(crate) fn shape(&self, text: &str, width: Width) -> Vec<Shaped> {
        let shaping = match width {
            Width::Proportional => &self.proportional,
            Width::Full => &self.full,
        };
        let plan = &shaping.plan;
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(plan.direction());
        buffer.set_script(plan.script());
        buffer.set_language(plan.language().cloned());
        let options =
            ShapeOptions::new().plan(Some(plan)).features(std::slice::from_ref(&shaping.feature));
        match shape(&ShaperFont::new(&self.font), &mut buffer, options) {
            Ok(()) => self.shaped(&buffer, text),
            Err(_) => Vec::new(),
        }
    }

    /// Reads a buffer's glyphs. A cluster's text goes to its glyphs one character each, what is left
    /// over to the last.
    fn shaped(&self, buffer: &Buffer, text: &str) -> Vec<Shaped> {
        let infos = buffer.glyph_infos();
        let units = f32::from(self.units_per_em);
        let mut shaped: Vec<Shaped> = Vec::with_capacity(infos.len());
        for (i, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let goes_on = infos.get(i + 1).is_some_and(|next| next.cluster == info.cluster);
            let end = infos[i..].iter().find(|next| next.cluster != info.cluster);
            let end = end.map_or(text.len(), |next| next.cluster as usize);
            let begin = match shaped.last() {
                Some(last) if i > 0 && infos[i - 1].cluster == info.cluster => last.text.end,
                _ => info.cluster as usize,
            };
            let first = text[begin..end].chars().next().map_or(0, char::len_utf8);
            let end = if goes_on { begin + first } else { end };
            shaped.push(Shaped {
                id: info.glyph_id as u16,
                advance: position.x_advance as f32 / units,
                shift: position.x_offset as f32 / units,
                text: begin..end,
            });
        }
        shaped
    }
}

impl Shaping {
    fn new(font: &Font, script: Script, language: &str, feature: &[u8; 4]) -> Self {
        let feature = Feature::new(Tag::new(feature), 1, ..);
        let language = language.parse::<Language>().ok();
        let plan = ShapePlan::new(
            font,
            Direction::LeftToRight,
            Some(script),
            language.as_ref(),
            std::slice::from_ref(&feature),
        );
        Self { plan, feature }
    }
}

/// The face's PostScript name, without what a PDF name may not have.
fn postscript_name(font: &Font) -> String {
    let name = font.names().get(NameId::POSTSCRIPT_NAME).and_then(|name| name.english_or_first());
    let name = name.map(|name| name.name().chars().collect::<String>()).unwrap_or_default();
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if name.is_empty() { "Font".to_owned() } else { name }
}
