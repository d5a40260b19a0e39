//! Headlines: the size that fits, and lines that are near equal and break between words.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::fonts::{Fonts, Weight};
use crate::language::Language;
use crate::line_breaking::{Break, natural};
use crate::material::{Cut, Material, Span};
use crate::paragraph::{Align, Line, set_line};

/// What a headline has to fit in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    /// Width of the module, in points.
    pub(crate) width: f64,
    /// The size that it should have, in points.
    pub(crate) size: f64,
    /// The size below which it rather takes another line.
    pub(crate) smallest: f64,
    /// How many times larger it may be to fill its width with one line.
    pub(crate) growth: f64,
    pub(crate) weight: Weight,
}

/// Lines that a headline has at most before it is made smaller than it should be.
const LINES: usize = 4;

/// Atoms of a text that is no headline any more, and is set as a paragraph.
const LONG: usize = 120;

/// Sets a headline.
pub(crate) fn set(text: &str, language: &Language, fit: Fit, fonts: &Fonts) -> Vec<Line> {
    let span = Span { text, weight: fit.weight };
    let mut material = Material::new(&[span], language, fonts);
    if material.is_empty() {
        return Vec::new();
    }
    keep_words(&mut material, text);
    let most = if material.atoms.len() > LONG { 0 } else { LINES };
    for lines in 1..=most {
        let breaks = divide(&material, lines);
        let widest = widest(&material, &breaks);
        // A line that nearly fills its width fills it.
        let most = if lines == 1 { fit.growth * fit.size } else { fit.size };
        let size = most.min(fit.width / f64::from(widest));
        let size = if size < most { size } else { fit.size };
        if size >= fit.smallest && breaks.len() <= lines {
            return place(&material, &breaks, fit.width, size);
        }
    }
    let measure = (fit.width / fit.smallest) as f32;
    material.fit(measure);
    let format = crate::paragraph::Format {
        size: fit.smallest,
        width: fit.width,
        indent: 0.0,
        align: Align::Left,
    };
    crate::paragraph::set(material, format)
}

/// Forbids line ends within words, and hyphens.
pub(crate) fn keep_words(material: &mut Material, text: &str) {
    let mut starts = vec![false; text.len() + 1];
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    for at in segmenter.segment_str(text) {
        starts[at] = true;
    }
    let at: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for i in 1..material.atoms.len() {
        let begins = starts[at[material.atoms[i].begin]];
        let before = &mut material.atoms[i - 1];
        before.cut = match before.cut {
            Cut::May(penalty) if begins => Cut::May(penalty),
            Cut::May(_) => Cut::May(WITHIN_WORD),
            _ => Cut::Never,
        };
    }
}

/// Penalty for a line that ends within a word.
const WITHIN_WORD: f64 = 1e6;

/// Divides a headline into so many lines (or fewer), as equal as can be.
fn divide(material: &Material, lines: usize) -> Vec<Break> {
    let atoms = &material.atoms;
    let target = natural(atoms).width / lines as f32;
    // best[k][to]: the least cost of setting the atoms before `to` on k lines.
    let mut best = vec![vec![(f64::INFINITY, 0); atoms.len() + 1]; lines + 1];
    best[0][0].0 = 0.0;
    for k in 1..=lines {
        for to in 1..=atoms.len() {
            let penalty = match atoms[to - 1].cut {
                _ if to == atoms.len() => 0.0,
                Cut::May(penalty) => penalty,
                _ => f64::INFINITY,
            };
            for from in 0..to {
                let so_far = best[k - 1][from].0 + penalty;
                if !so_far.is_finite() || so_far >= best[k][to].0 {
                    continue;
                }
                let line = &atoms[from..to];
                let off = f64::from(natural(line).width - target);
                let alone = k > 1 && line.iter().filter(|atom| atom.trail == 0.0).count() < 2;
                let cost = so_far + off * off + if alone { ALONE } else { 0.0 };
                if cost < best[k][to].0 {
                    best[k][to] = (cost, from);
                }
            }
        }
    }
    let mut to = atoms.len();
    let mut k = (1..=lines).rev().find(|k| best[*k][to].0.is_finite()).unwrap_or(1);
    let mut breaks = Vec::new();
    while to > 0 && k > 0 {
        let from = best[k][to].1;
        breaks.push(Break { from, to, hyphen: false });
        to = from;
        k -= 1;
    }
    breaks.reverse();
    breaks
}

/// Penalty for one character on a line of its own.
const ALONE: f64 = 1e5;

fn widest(material: &Material, breaks: &[Break]) -> f32 {
    let width = |line: &Break| natural(&material.atoms[line.from..line.to]).width;
    breaks.iter().map(width).fold(0.1, f32::max)
}

fn place(material: &Material, breaks: &[Break], width: f64, size: f64) -> Vec<Line> {
    let width = (width / size) as f32;
    let line = |line: &Break| set_line(material, *line, 0.0, width, Align::Left, size);
    breaks.iter().map(line).collect()
}
