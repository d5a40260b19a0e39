//! A picture in three colours, and letters drawn on it.

use std::collections::BTreeSet;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_normalization::UnicodeNormalization;
use zeno::{Command, Mask, PathBuilder, Vector};

/// Shades between two colours: what one half of a palette holds.
const SHADES: u8 = 128;

/// A font, to measure and draw with. Letters are drawn together with their marks, as the characters
/// of normal form C, which fonts have.
pub(crate) struct Face {
    font: FontRef<'static>,
}

impl Face {
    /// A face of a TrueType file; none where the bytes are no font.
    pub(crate) fn new(bytes: &'static [u8]) -> Option<Self> {
        FontRef::new(bytes).ok().map(|font| Self { font })
    }

    /// The characters of a text that the face cannot draw.
    pub(crate) fn lacks<'t>(&self, text: &'t str) -> impl Iterator<Item = char> + use<'t> {
        let charmap = self.font.charmap();
        text.nfc().filter(move |c| charmap.map(*c).is_none())
    }

    /// How wide a text runs at a size, in pixels.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        let metrics = self.font.glyph_metrics(Size::new(size), LocationRef::default());
        let glyphs = text.nfc().map(|c| self.glyph(c));
        glyphs.map(|glyph| metrics.advance_width(glyph).unwrap_or_default()).sum()
    }

    /// The glyph of a character; `〓` stands for one that the face has not, as printers do.
    fn glyph(&self, c: char) -> GlyphId {
        let charmap = self.font.charmap();
        charmap.map(c).or_else(|| charmap.map('〓')).unwrap_or_default()
    }
}

/// A picture in the making: each pixel is a shade, of ink on paper, or of paper on a band of
/// colour.
pub(crate) struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    band: usize,
    /// The characters that should have been drawn, and that the face has not.
    pub(crate) missing: BTreeSet<char>,
}

impl Canvas {
    /// An empty sheet of paper; its upper `band` rows are coloured.
    pub(crate) fn new(width: usize, height: usize, band: usize) -> Self {
        let mut pixels = vec![0; width * height];
        pixels[..width * band.min(height)].fill(SHADES);
        Self { width, height, pixels, band, missing: BTreeSet::new() }
    }

    /// A strip in the band's colour, from a top edge down, over the whole width.
    pub(crate) fn strip(&mut self, top: usize, thickness: usize) {
        let rows = top.min(self.height)..(top + thickness).min(self.height);
        self.pixels[rows.start * self.width..rows.end * self.width].fill(SHADES);
    }

    /// A line across, from a top edge down, between two margins.
    pub(crate) fn rule(&mut self, top: usize, thickness: usize, margin: usize) {
        let (from, to) = (margin.min(self.width), self.width.saturating_sub(margin));
        for row in top..(top + thickness).min(self.height) {
            if from < to {
                self.pixels[row * self.width + from..row * self.width + to].fill(SHADES - 1);
            }
        }
    }

    /// A line of text that begins at `x` and stands on `baseline`.
    pub(crate) fn text(&mut self, face: &Face, size: f32, (x, baseline): (f32, f32), text: &str) {
        let outlines = face.font.outline_glyphs();
        let metrics = face.font.glyph_metrics(Size::new(size), LocationRef::default());
        self.missing.extend(face.lacks(text));
        let mut x = x;
        for c in text.nfc() {
            let glyph = face.glyph(c);
            let mut path = Path::default();
            if let Some(outline) = outlines.get(glyph) {
                let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
                // A glyph that is broken is left blank.
                if outline.draw(settings, &mut path).is_ok() {
                    self.fill(&path.0, x, baseline);
                }
            }
            x += metrics.advance_width(glyph).unwrap_or_default();
        }
    }

    /// The picture as a PNG with a palette.
    pub(crate) fn png(&self, colours: &Colours) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut encoder = Encoder::new(&mut bytes, size(self.width), size(self.height));
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette(colours));
        encoder.set_compression(Compression::Fast);
        encoder.set_filter(Filter::Up);
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(bytes)
    }

    /// Fills an outline whose origin stands at a point of the picture.
    fn fill(&mut self, path: &[Command], x: f32, baseline: f32) {
        let (left, top) = (x.floor(), baseline.floor());
        let offset = Vector::new(x - left, baseline - top);
        let (mask, placement) = Mask::new(path).offset(offset).render();
        let (left, top) = (left as i32 + placement.left, top as i32 + placement.top);
        let wide = placement.width as usize;
        for (index, row) in mask.chunks_exact(wide.max(1)).enumerate() {
            let Ok(y) = usize::try_from(top + index as i32) else { continue };
            for (column, cover) in row.iter().enumerate() {
                let Ok(x) = usize::try_from(left + column as i32) else { continue };
                if x < self.width && y < self.height && *cover > 1 {
                    let base = if y < self.band { SHADES } else { 0 };
                    let shade = (cover / 2).min(SHADES - 1);
                    let pixel = &mut self.pixels[y * self.width + x];
                    *pixel = (*pixel).max(base + shade);
                }
            }
        }
    }
}

/// The three colours of a picture, as red, green and blue.
pub(crate) struct Colours {
    /// What lies below.
    pub(crate) paper: [u8; 3],
    /// What is printed on the paper.
    pub(crate) ink: [u8; 3],
    /// The band at the top.
    pub(crate) band: [u8; 3],
}

/// Shades from paper to ink, then from band to paper.
fn palette(colours: &Colours) -> Vec<u8> {
    let ramp = |from: [u8; 3], to: [u8; 3]| {
        (0..SHADES).flat_map(move |shade| {
            let mix = |a: u8, b: u8| {
                let (whole, part) = (u16::from(SHADES - 1), u16::from(shade));
                let mixed = (u16::from(a) * (whole - part) + u16::from(b) * part) / whole;
                u8::try_from(mixed).unwrap_or(u8::MAX)
            };
            [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])]
        })
    };
    ramp(colours.paper, colours.ink).chain(ramp(colours.band, colours.paper)).collect()
}

/// An outline from skrifa, whose y points up, for zeno, whose y points down.
#[derive(Default)]
struct Path(Vec<Command>);

impl OutlinePen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to([x, -y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to([x, -y]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to([cx, -cy], [x, -y]);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to([ax, -ay], [bx, -by], [x, -y]);
    }

    fn close(&mut self) {
        PathBuilder::close(&mut self.0);
    }
}
