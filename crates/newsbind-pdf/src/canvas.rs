//! A page's content stream: lines of text, rules and pictures, each marked with what it is.

use std::fmt::Write as _;

use crate::fonts::Fonts;
use crate::glyph::{FaceId, Glyph};
use crate::paragraph::Line;
use crate::picture::Turn;
use crate::tags::{Kid, TagId, Tags};
use crate::usage::Usage;

/// What content of a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A part of the document.
    Tag(TagId),
    /// Furniture: running heads, page numbers, rules.
    Artifact,
}

/// A place of a page that leads to an article.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// Left, upper, right and lower edge, in points from the upper left corner.
    pub(crate) area: [f64; 4],
    /// Number of the article in the issue.
    pub(crate) article: usize,
    pub(crate) tag: TagId,
}

/// A page being drawn. Lengths are in points, from the upper left corner.
#[derive(Clone, Debug)]
pub(crate) struct Canvas {
    pub(crate) page: usize,
    /// Operators of the content stream.
    pub(crate) content: String,
    /// Pieces of marked content so far.
    marked: usize,
    pub(crate) links: Vec<Link>,
    /// Numbers of the pictures on the page.
    pub(crate) pictures: Vec<usize>,
    open: Option<Mark>,
}

impl Canvas {
    /// An empty page, `height` points high.
    pub(crate) fn new(page: usize, height: f64) -> Self {
        let mut content = String::new();
        // With y running down, and text turned back upright, poppler keeps columns in reading
        // order.
        operator(&mut content, &[1.0, 0.0, 0.0, -1.0, 0.0, height], "cm");
        let (links, pictures) = (Vec::new(), Vec::new());
        Self { page, content, marked: 0, links, pictures, open: None }
    }

    /// Draws a line of text, its left edge at `x`, its baseline at `y`.
    pub(crate) fn line(&mut self, line: &Line, x: f64, y: f64, mark: Mark, ink: &mut Ink<'_, '_>) {
        if line.glyphs.is_empty() {
            return;
        }
        self.mark(mark, ink.tags);
        let mut rest = &line.glyphs[..];
        while let Some((at, glyph)) = rest.first() {
            let missing = glyph.face == FaceId::MISSING;
            let same = |(_, other): &&(f32, Glyph)| (other.face == FaceId::MISSING) == missing;
            let count = rest.iter().take_while(same).count();
            let (run, tail) = rest.split_at(count);
            if missing {
                for (at, glyph) in run {
                    let x = x + f64::from(*at) * line.size;
                    missing_box(&mut self.content, glyph, x, y, line.size, ink);
                }
            } else {
                let x = x + f64::from(*at) * line.size;
                text_run(&mut self.content, run, x, y, line.size, ink.usage);
            }
            rest = tail;
        }
    }

    /// Draws a rule from one point to another.
    pub(crate) fn rule(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        width: f64,
        ink: &mut Ink<'_, '_>,
    ) {
        self.mark(Mark::Artifact, ink.tags);
        operator(&mut self.content, &[width], "w");
        operator(&mut self.content, &[from.0, from.1], "m");
        operator(&mut self.content, &[to.0, to.1], "l");
        self.content.push_str("S\n");
    }

    /// Draws a row of dots, as leads from an entry to its page number.
    pub(crate) fn leader(&mut self, from: f64, to: f64, y: f64, size: f64, ink: &mut Ink<'_, '_>) {
        let step = 0.45 * size;
        // Dots stand on places common to all lines.
        let first = (from / step).ceil() * step;
        if first >= to {
            return;
        }
        self.mark(Mark::Artifact, ink.tags);
        self.content.push_str("q 1 J [0 ");
        operator(&mut self.content, &[step], "] 0 d");
        operator(&mut self.content, &[0.09 * size], "w");
        let y = y - 0.08 * size;
        operator(&mut self.content, &[first, y], "m");
        operator(&mut self.content, &[to, y], "l");
        self.content.push_str("S Q\n");
    }

    /// Draws a picture, its upper left corner at `x`, `y`.
    pub(crate) fn picture(
        &mut self,
        picture: usize,
        area: [f64; 4],
        turn: Turn,
        mark: Mark,
        ink: &mut Ink<'_, '_>,
    ) {
        self.mark(mark, ink.tags);
        let ([x, y, width, height], Turn([a, b, c, d, e, f])) = (area, turn);
        self.content.push_str("q\n");
        // A picture's own y runs up.
        let matrix = [
            width * a,
            height * d,
            -width * b,
            -height * e,
            x + width * (b + c),
            y + height * (e + f),
        ];
        operator(&mut self.content, &matrix, "cm");
        let _ = writeln!(self.content, "/I{picture} Do\nQ");
        if !self.pictures.contains(&picture) {
            self.pictures.push(picture);
        }
    }

    /// Makes an area lead to an article.
    pub(crate) fn link(&mut self, link: Link, tags: &mut Tags) {
        tags.get(link.tag).kids.push(Kid::Link { page: self.page, index: self.links.len() });
        self.links.push(link);
    }

    /// Ends what is open; the page is done.
    pub(crate) fn close(&mut self) {
        if self.open.take().is_some() {
            self.content.push_str("EMC\n");
        }
    }

    fn mark(&mut self, mark: Mark, tags: &mut Tags) {
        if self.open == Some(mark) {
            return;
        }
        self.close();
        self.open = Some(mark);
        match mark {
            Mark::Artifact => self.content.push_str("/Artifact BMC\n"),
            Mark::Tag(tag) => {
                let id = self.marked;
                self.marked += 1;
                tags.get(tag).kids.push(Kid::Content { page: self.page, id });
                let name = tags.get(tag).role.name();
                let _ = writeln!(self.content, "/{name} <</MCID {id}>> BDC");
            }
        }
    }
}

/// What drawing needs beside the canvas.
pub(crate) struct Ink<'a, 'f> {
    pub(crate) fonts: &'f Fonts,
    pub(crate) usage: &'a mut Usage<'f>,
    pub(crate) tags: &'a mut Tags,
}

/// Writes glyphs that all have a face, as one text object.
fn text_run(
    content: &mut String,
    run: &[(f32, Glyph)],
    x: f64,
    y: f64,
    size: f64,
    usage: &mut Usage<'_>,
) {
    content.push_str("BT\n");
    operator(content, &[1.0, 0.0, 0.0, -1.0, x, y], "Tm");
    let step = character_spacing(content, common_spacing(run, usage), size);
    let start = run.first().map_or(0.0, |(at, _)| f64::from(*at) * 1000.0);
    // Where the pen stands, in thousandths of an em from the beginning of the run.
    let mut pen = 0.0;
    let mut font = None;
    let mut array = Array { content, open: false, hex: false };
    for (at, glyph) in run {
        let used = usage.take(glyph);
        if font != Some(used.font) {
            array.close();
            let _ = write!(array.content, "/{} ", used.font.name());
            operator(array.content, &[size], "Tf");
            font = Some(used.font);
        }
        let offset = (pen - (f64::from(*at) * 1000.0 - start)).round();
        array.glyph(offset, used.code);
        pen += f64::from(used.width) - offset + step;
    }
    array.close();
    content.push_str("ET\n");
}

/// The most common room that is added between the glyphs of a run, in thousandths of an em: said
/// once, it need not be said after each.
fn common_spacing(run: &[(f32, Glyph)], usage: &Usage<'_>) -> i32 {
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for pair in run.windows(2) {
        let [(at, glyph), (next, _)] = pair else { continue };
        let width = f64::from(usage.width(glyph));
        let added = (f64::from(next - at) * 1000.0 - width).round() as i32;
        match counts.iter_mut().find(|(spacing, _)| *spacing == added) {
            Some((_, count)) => *count += 1,
            None => counts.push((added, 1)),
        }
    }
    let most = counts.iter().max_by_key(|(spacing, count)| (*count, -spacing.abs()));
    most.filter(|(_, count)| *count > 2).map_or(0, |(spacing, _)| *spacing)
}

/// Sets the spacing of characters; gives what it comes to after rounding, in thousandths of an em.
fn character_spacing(content: &mut String, spacing: i32, size: f64) -> f64 {
    let points = (f64::from(spacing) * size).round() / 1000.0;
    operator(content, &[points], "Tc");
    points * 1000.0 / size
}

/// The operand of a TJ operator, being written.
struct Array<'a> {
    content: &'a mut String,
    open: bool,
    hex: bool,
}

impl Array<'_> {
    /// Adds a glyph, after moving the pen back by `offset`.
    fn glyph(&mut self, offset: f64, code: u16) {
        if !self.open {
            self.content.push('[');
            self.open = true;
        }
        if offset != 0.0 {
            self.end_hex();
            number(self.content, offset);
        }
        if !self.hex {
            self.content.push('<');
            self.hex = true;
        }
        let _ = write!(self.content, "{code:04X}");
    }

    fn end_hex(&mut self) {
        if self.hex {
            self.content.push('>');
            self.hex = false;
        }
    }

    fn close(&mut self) {
        self.end_hex();
        if self.open {
            self.content.push_str("] TJ\n");
            self.open = false;
        }
    }
}

/// Draws a box with the code point of a character that no font has, and the character itself
/// without ink, so that who copies the text gets it.
fn missing_box(
    content: &mut String,
    glyph: &Glyph,
    x: f64,
    y: f64,
    size: f64,
    ink: &mut Ink<'_, '_>,
) {
    let mut text = String::new();
    glyph.text.push_to(&mut text);
    let code = text.chars().next().map_or(0, u32::from);
    content.push_str("q\n");
    operator(content, &[size * 0.04], "w");
    let (left, upper, side) = (x + 0.06 * size, y - 0.82 * size, 0.88 * size);
    operator(content, &[left, upper, side, side], "re");
    content.push_str("S\n");
    operator(content, &[size * 0.022], "w");
    // Two rows of hexadecimal digits.
    let digits = if code > 0xffff { format!("{code:06X}") } else { format!("{code:04X}") };
    let count = digits.len() / 2;
    let cell = side / (count as f64 + 0.4);
    for (i, digit) in digits.chars().enumerate() {
        let (row, column) = ((i / count) as f64, (i % count) as f64);
        let corner = (left + (column + 0.4) * cell, upper + side * (0.13 + 0.43 * row));
        segments(content, digit, corner, (cell * 0.6, side * 0.31));
    }
    content.push_str("3 Tr\n");
    // Any glyph does; different ones for different characters share a font.
    let stand_in = ink.fonts.stand_in(code, glyph.text.clone());
    text_run(content, &[(0.0, stand_in)], x, y, size, ink.usage);
    content.push_str("Q\n");
}

/// Draws a hexadecimal digit with the seven segments of a display.
fn segments(content: &mut String, digit: char, corner: (f64, f64), size: (f64, f64)) {
    // Top, upper right, lower right, bottom, lower left, upper left, middle.
    const LIT: [u8; 16] = [
        0b111_1110, 0b011_0000, 0b110_1101, 0b111_1001, 0b011_0011, 0b101_1011, 0b101_1111,
        0b111_0000, 0b111_1111, 0b111_1011, 0b111_0111, 0b001_1111, 0b100_1110, 0b011_1101,
        0b100_1111, 0b100_0111,
    ];
    const ENDS: [[(f64, f64); 2]; 7] = [
        [(0.0, 0.0), (1.0, 0.0)],
        [(1.0, 0.0), (1.0, 0.5)],
        [(1.0, 0.5), (1.0, 1.0)],
        [(0.0, 1.0), (1.0, 1.0)],
        [(0.0, 0.5), (0.0, 1.0)],
        [(0.0, 0.0), (0.0, 0.5)],
        [(0.0, 0.5), (1.0, 0.5)],
    ];
    let lit = LIT[digit.to_digit(16).unwrap_or(0) as usize];
    for (i, ends) in ENDS.iter().enumerate() {
        if lit >> (6 - i) & 1 == 1 {
            let [from, to] = ends.map(|(x, y)| [corner.0 + x * size.0, corner.1 + y * size.1]);
            operator(content, &from, "m");
            operator(content, &to, "l");
        }
    }
    content.push_str("S\n");
}

fn operator(content: &mut String, operands: &[f64], name: &str) {
    for operand in operands {
        number(content, *operand);
        content.push(' ');
    }
    content.push_str(name);
    content.push('\n');
}

/// Writes a number with three decimals at most.
fn number(content: &mut String, value: f64) {
    let thousandths = (value * 1000.0).round() as i64;
    if thousandths < 0 {
        content.push('-');
    }
    let (whole, part) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
    let _ = write!(content, "{whole}");
    if part != 0 {
        let decimals = format!(".{part:03}");
        content.push_str(decimals.trim_end_matches('0'));
    }
}
