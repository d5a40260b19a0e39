//! A paragraph, from text to lines of placed glyphs.

use crate::glyph::{Glyph, Meaning};
use crate::line_breaking::{Break, Measure, break_lines, natural};
use crate::material::{Atom, Material};

/// How the lines of a paragraph stand in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Both edges even, but for the last line's right one.
    Justify,
    Left,
    Center,
    Right,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format {
    /// Size of the text, in points.
    pub(crate) size: f64,
    /// Width of the lines, in points.
    pub(crate) width: f64,
    /// Indent of the first line, in ems.
    pub(crate) indent: f32,
    pub(crate) align: Align,
}

/// A line of glyphs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// Size of the text, in points.
    pub(crate) size: f64,
    /// The glyphs, each with its place from the left edge of the measure, in ems.
    pub(crate) glyphs: Vec<(f32, Glyph)>,
    /// Where the ink ends, in ems from the left edge of the measure.
    pub(crate) right: f32,
}

impl Line {
    /// Whether it ends with the hyphen of a divided word.
    pub(crate) fn is_divided(&self) -> bool {
        self.glyphs.last().is_some_and(|(_, glyph)| glyph.text == Meaning::Char('\u{ad}'))
    }
}

/// Sets a paragraph.
pub(crate) fn set(mut material: Material, format: Format) -> Vec<Line> {
    let width = (format.width / format.size) as f32;
    material.fit(width);
    let measure = Measure { width, indent: format.indent };
    let breaks = break_lines(&material, measure);
    let last = breaks.len().saturating_sub(1);
    let line = |(i, line): (usize, &Break)| {
        let indent = if i == 0 { format.indent } else { 0.0 };
        let align = match format.align {
            Align::Justify if i == last => Align::Left,
            align => align,
        };
        set_line(&material, *line, indent, width - indent, align, format.size)
    };
    breaks.iter().enumerate().map(line).collect()
}

/// Sets text on one line, however long it is; `width` in points.
pub(crate) fn single(material: &Material, size: f64, width: f64, align: Align) -> Line {
    if material.is_empty() {
        return Line { size, ..Line::default() };
    }
    let line = Break { from: 0, to: material.atoms.len(), hyphen: false };
    set_line(material, line, 0.0, (width / size) as f32, align, size)
}

/// Sets one line, `indent` from the left, into `width`.
pub(crate) fn set_line(
    material: &Material,
    line: Break,
    indent: f32,
    width: f32,
    align: Align,
    size: f64,
) -> Line {
    let atoms = &material.atoms[line.from..line.to];
    let hyphen = material.hyphen.as_ref().filter(|_| line.hyphen);
    let room = width - hyphen.map_or(0.0, |glyph| glyph.advance);
    let natural = natural(atoms);
    let slack = room - natural.width;
    let gaps = match align {
        Align::Justify => spread(atoms, slack),
        // What does not fit is squeezed all the same.
        _ => spread(atoms, slack.min(0.0)),
    };
    let start = match align {
        Align::Justify | Align::Left => indent,
        Align::Center => indent + slack.max(0.0) / 2.0,
        Align::Right => indent + slack.max(0.0),
    };
    let mut set = Line { size, glyphs: Vec::new(), right: 0.0 };
    let mut pen = start - atoms.first().map_or(0.0, |atom| atom.lead);
    for (i, atom) in atoms.iter().enumerate() {
        for glyph in &material.glyphs[atom.glyphs.clone()] {
            set.glyphs.push((pen + glyph.shift, glyph.clone()));
            pen += glyph.advance;
        }
        if i + 1 < atoms.len() {
            if let Some(space) = &atom.gap.space {
                set.glyphs.push((pen, space.clone()));
            }
            pen += gaps[i];
        }
    }
    pen -= atoms.last().map_or(0.0, |atom| atom.trail);
    if let Some(hyphen) = hyphen {
        set.glyphs.push((pen, hyphen.clone()));
        pen += hyphen.advance;
    }
    set.right = pen;
    set
}

/// Shares out what a line is too narrow or too wide: the width of the gap after each atom.
fn spread(atoms: &[Atom], slack: f32) -> Vec<f32> {
    let gaps = atoms.iter().map(|atom| &atom.gap);
    if slack <= 0.0 {
        let shrink: f32 = gaps.clone().take(atoms.len() - 1).map(|gap| gap.shrink).sum();
        let part = if shrink > 0.0 { (-slack / shrink).min(1.0) } else { 0.0 };
        return gaps.map(|gap| gap.width - part * gap.shrink).collect();
    }
    let mut widths: Vec<f32> = gaps.map(|gap| gap.width).collect();
    let elastic: Vec<usize> =
        (0..atoms.len() - 1).filter(|i| atoms[*i].gap.stretch > 0.0).collect();
    let mut left = slack;
    let mut open = elastic.clone();
    // Each round gives to all gaps in proportion; those that reach their limit leave.
    while left > 1e-5 && !open.is_empty() {
        let stretch: f32 = open.iter().map(|i| atoms[*i].gap.stretch).sum();
        let part = left / stretch;
        let full =
            |i: usize, widths: &[f32]| widths[i] + part * atoms[i].gap.stretch > atoms[i].gap.limit;
        let (filled, rest): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|i| full(**i, &widths));
        if filled.is_empty() {
            for i in rest {
                widths[i] += part * atoms[i].gap.stretch;
            }
            return widths;
        }
        for i in filled {
            left -= (atoms[i].gap.limit - widths[i]).max(0.0);
            widths[i] = widths[i].max(atoms[i].gap.limit);
        }
        open = rest;
    }
    // All are at their limit: what is left goes to all alike.
    for i in &elastic {
        widths[*i] += left.max(0.0) / elastic.len() as f32;
    }
    widths
}
