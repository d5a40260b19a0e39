//! One typeface of a font file: its characters, widths and shaping.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use crate::language::Region;
use harfrust::font::name::NameId;
use harfrust::{
    Buffer, Direction, Feature, Font, GlyphId, Language, Script, ShapeOptions, ShapePlan,
    ShaperFont, Tag, shape,
};

/// The bytes of a font file, shared between whoever reads them.
pub(crate) type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A typeface, opened.
pub(crate) struct Typeface {
    pub(crate) bytes: Bytes,
    /// Number of the face in its file.
    pub(crate) index: u32,
    /// The weight of a variable font.
    pub(crate) weight: Option<f32>,
    /// PostScript name, for the PDF.
    pub(crate) name: String,
    pub(crate) units_per_em: u16,
    font: Font,
    /// For Latin and its like: kerning, ligatures, proportional quotation marks.
    proportional: Shaping,
    /// By region, for Chinese characters and the marks that Chinese shares with Latin, at full
    /// width.
    full: [OnceCell<Shaping>; Region::ALL.len()],
    /// By region: whether some of its characters have a form of their own there.
    regional: [OnceCell<bool>; Region::ALL.len()],
}

/// Which face of a file is wanted, where it has several.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) region: Region,
    /// 400 is regular, 700 is bold.
    pub(crate) weight: f32,
    /// Its number, where that is said.
    pub(crate) index: Option<u32>,
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
    Full(Region),
}

impl Width {
    /// Whose forms of characters are wanted.
    pub(crate) fn region(self) -> Region {
        match self {
            Self::Proportional => Region::default(),
            Self::Full(region) => region,
        }
    }
}

impl Typeface {
    /// Opens the face of a font file that suits best; nothing if it is no font.
    pub(crate) fn open(bytes: Bytes, wanted: Wanted) -> Option<Self> {
        let faces = 0..faces(bytes.as_ref().as_ref());
        let open = |index: u32| Some((index, Font::new(Arc::clone(&bytes), index)?));
        let found = match wanted.index {
            Some(index) => open(index),
            None => faces.filter_map(open).min_by_key(|(_, font)| distance(font, wanted)),
        };
        let (index, mut font) = found?;
        let axis = font.axes().get_by_tag(Tag::new(b"wght"));
        let weight = axis.map(|axis| wanted.weight.clamp(axis.min_value(), axis.max_value()));
        if let Some(weight) = weight {
            font = font.instance_builder().variations([("wght", weight)]).build();
        }
        let units_per_em = Some(font.units_per_em()).filter(|units| *units > 0)?;
        font.charmap().has_unicode().then_some(())?;
        let name = postscript_name(&font);
        let proportional = Shaping::new(&font, Script::LATIN, "en", b"pwid");
        let (full, regional) = Default::default();
        Some(Self { bytes, index, weight, name, units_per_em, font, proportional, full, regional })
    }

    /// The glyph of a character in the form that it has in a region.
    pub(crate) fn regional_glyph(&self, c: char, region: Region) -> Option<u16> {
        let glyph = self.glyph(c)?;
        let regional = self.regional[region as usize].get_or_init(|| {
            // Characters whose forms differ between regions, where a font knows of regions at all.
            "骨直令返角海"
                .chars()
                .any(|c| self.glyph(c).is_some_and(|glyph| self.form(c, region) != glyph))
        });
        Some(if *regional { self.form(c, region) } else { glyph })
    }

    fn form(&self, c: char, region: Region) -> u16 {
        let shaped = self.shape(c.encode_utf8(&mut [0; 4]), Width::Full(region));
        shaped.first().map_or(0, |glyph| glyph.id)
    }

    /// The glyph of a character.
    pub(crate) fn glyph(&self, c: char) -> Option<u16> {
        let id = self.font.charmap().map_unicode(c)?;
        u16::try_from(id.to_u32()).ok().filter(|id| *id != 0)
    }

    /// Whether its weight is that of headlines.
    pub(crate) fn is_bold(&self) -> bool {
        let own = self.font.default_attributes().weight.value();
        self.weight.unwrap_or(own) >= 600.0
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

    /// Whether a glyph's ink stands in the middle of an em.
    pub(crate) fn is_centred(&self, id: u16) -> bool {
        let glyph = GlyphId::new(u32::from(id));
        let em = f32::from(self.units_per_em);
        let ink = self.font.glyph_metrics().extents(glyph);
        ink.is_some_and(|ink| (ink.x_bearing + ink.width / 2.0 - em / 2.0).abs() < 0.12 * em)
            && self.advance(id) > 0.9
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
            Width::Full(region) => self.full[region as usize]
                .get_or_init(|| Shaping::new(&self.font, Script::HAN, region.tag(), b"fwid")),
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

    /// Reads a buffer's glyphs. A cluster's text goes to its glyphs one character each, what is
    /// left over to the last.
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

/// How many faces a file has: more than one where it is a collection (OpenType, "Font
/// collections").
fn faces(bytes: &[u8]) -> u32 {
    match (bytes.get(..4), bytes.get(8..12)) {
        (Some(b"ttcf"), Some(&[a, b, c, d])) => u32::from_be_bytes([a, b, c, d]).min(MOST_FACES),
        _ => 1,
    }
}

/// Faces of a file that are looked at.
const MOST_FACES: u32 = 256;

/// How far a face is from what is wanted: another region first, then another weight.
fn distance(font: &Font, wanted: Wanted) -> (bool, u32) {
    let family = font.names().get(NameId::FAMILY_NAME).and_then(|name| name.english_or_first());
    let family = family.map(|name| name.name().chars().collect::<String>()).unwrap_or_default();
    let word = |word: &str| Region::ALL.iter().any(|region| region.mark() == word);
    let other = family.split(' ').any(|part| word(part) && part != wanted.region.mark());
    let weight = font.default_attributes().weight.value();
    (other, (weight - wanted.weight).abs() as u32)
}

/// The face's PostScript name, without what a PDF name may not have.
fn postscript_name(font: &Font) -> String {
    let name = font.names().get(NameId::POSTSCRIPT_NAME).and_then(|name| name.english_or_first());
    let name = name.map(|name| name.name().chars().collect::<String>()).unwrap_or_default();
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if name.is_empty() { "Font".to_owned() } else { name }
}
