//! Headlines: the size that fits, and lines that are near equal and break between words.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::fonts::{Fonts, Weight};
use crate::language::Language;
use crate::line_breaking::{Break, Sums};
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

/// Lines that are made equal, at most.
const LINES: usize = 8;

/// Atoms of a text that is no headline any more, more than its lines hold over a whole page: it is
/// set as a paragraph, since the time to make lines equal would be that of every line against every
/// other one.
const LONG: usize = 120;

/// Sets a headline.
pub(crate) fn set(text: &str, language: &Language, fit: Fit, fonts: &Fonts) -> Vec<Line> {
    let measure = (fit.width / fit.smallest) as f32;
    let material = whole_words(Span { text, weight: fit.weight }, language, measure, fonts);
    if material.is_empty() {
        return Vec::new();
    }
    if let Some(division) = best_division(&material, measure) {
        let most = if division.breaks.len() == 1 { fit.growth * fit.size } else { fit.size };
        let size = most.min(fit.width / f64::from(division.widest));
        // A line that nearly fills its width fills it.
        let size = if size < most { size } else { fit.size };
        return place(&material, &division.breaks, fit.width, size);
    }
    let format = crate::paragraph::Format {
        size: fit.smallest,
        width: fit.width,
        indent: 0.0,
        align: Align::Left,
    };
    crate::paragraph::set(material, format)
}

/// Text in which lines end between words. Only a word that is wider than the measure, in ems, has
/// hyphens.
pub(crate) fn whole_words(
    span: Span<'_>,
    language: &Language,
    measure: f32,
    fonts: &Fonts,
) -> Material {
    let mut material = Material::new(&[span], language, fonts);
    material.keep_words(measure, 0.0);
    prefer_word_ends(&mut material, span.text);
    material
}

/// Makes line ends within words dear, as the dictionary knows them: Chinese does not show its
/// words.
fn prefer_word_ends(material: &mut Material, text: &str) {
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
            Cut::May(_) if !begins => Cut::May(WITHIN_WORD),
            cut => cut,
        };
    }
}

/// Penalty for a line that ends within a word.
const WITHIN_WORD: f64 = 1e6;

/// A headline in lines.
struct Division {
    breaks: Vec<Break>,
    cost: f64,
    /// Width of the widest line, in ems.
    widest: f32,
}

/// The fewest lines, of a measure at most, that a headline divides into, between words if there is
/// a way.
fn best_division(material: &Material, measure: f32) -> Option<Division> {
    if material.atoms.len() > LONG {
        return None;
    }
    let sums = Sums::new(&material.atoms);
    let divisions: Vec<Division> =
        (1..=LINES).filter_map(|lines| divide(material, &sums, lines, measure)).collect();
    let whole = divisions.iter().position(|division| division.cost < WITHIN_WORD);
    divisions.into_iter().nth(whole.unwrap_or(0))
}

/// Divides a headline into so many lines of a measure at most, as equal as can be; nothing if they
/// do not hold it.
fn divide(material: &Material, sums: &Sums, lines: usize, measure: f32) -> Option<Division> {
    let atoms = &material.atoms;
    let width = |from: usize, to: usize| sums.line(atoms, from, to).width;
    let target = width(0, atoms.len()) / lines as f32;
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
            for from in (0..to).rev() {
                let so_far = best[k - 1][from].0 + penalty;
                let width = width(from, to);
                if width > measure {
                    break;
                }
                if !so_far.is_finite() || so_far > best[k][to].0 {
                    continue;
                }
                let line = &atoms[from..to];
                let off = f64::from(width - target);
                let alone = k > 1 && line.iter().filter(|atom| atom.trail == 0.0).count() < 2;
                let cost = so_far + off * off + if alone { ALONE } else { 0.0 };
                // Of two alike, the one whose last line is longer.
                if cost <= best[k][to].0 {
                    best[k][to] = (cost, from);
                }
            }
        }
    }
    let mut to = atoms.len();
    let cost = best[lines][to].0;
    if !cost.is_finite() {
        return None;
    }
    let mut breaks = Vec::new();
    for k in (1..=lines).rev() {
        let from = best[k][to].1;
        breaks.push(Break { from, to, hyphen: false });
        to = from;
    }
    breaks.reverse();
    let widest = breaks.iter().map(|line| width(line.from, line.to)).fold(0.1, f32::max);
    Some(Division { breaks, cost, widest })
}

/// Penalty for one character on a line of its own.
const ALONE: f64 = 1e5;

fn place(material: &Material, breaks: &[Break], width: f64, size: f64) -> Vec<Line> {
    let width = (width / size) as f32;
    let line = |line: &Break| set_line(material, *line, 0.0, width, Align::Left, size);
    breaks.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Issue, MemoryAssets};

    use super::*;
    use crate::Pdf;

    /// The lines of a headline, 10 pt in size, in a column so many points wide.
    fn check(language: &str, width: f64, text: &str, expected: &str) {
        let (size, weight) = (10.0, Weight::Regular);
        let fit = Fit { width, size, smallest: size, growth: 1.0, weight };
        let lines = set(text, &Language::new(language), fit, &fonts());
        assert_eq!(texts(&lines), expected);
    }

    fn fonts() -> Fonts {
        Fonts::open(&Pdf::default(), &Issue::default(), &MemoryAssets::default()).unwrap()
    }

    fn texts(lines: &[Line]) -> String {
        let text = |line: &Line| {
            let mut text = String::new();
            line.glyphs.iter().for_each(|(_, glyph)| glyph.text.push_to(&mut text));
            text.replace('\u{ad}', "-")
        };
        lines.iter().map(text).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn a_label_behind_a_title_stays_whole() {
        for (language, ems, title, label, expected) in [
            ("zh-Hans", 10.0, "外婆的蓝印花布", "（上接第1版）", "外婆的蓝印花布 / （上接第1版）"),
            ("zh-Hans", 15.0, "外婆的蓝印花布", "（上接第1版）", "外婆的蓝印花布（上接第1版）"),
            (
                "en",
                15.0,
                "Boat comes home",
                " (continued from page 1)",
                "Boat comes home / (continued from page 1)",
            ),
        ] {
            let fonts = fonts();
            let text = format!("{title}{label}");
            let span = Span { text: &text, weight: Weight::Bold };
            let mut material = whole_words(span, &Language::new(language), ems, &fonts);
            material.keep_end(title.chars().count(), ems);
            let (size, width) = (10.0, 10.0 * f64::from(ems));
            let format = crate::paragraph::Format { size, width, indent: 0.0, align: Align::Left };
            assert_eq!(texts(&crate::paragraph::set(material, format)), expected);
        }
    }

    #[test]
    fn lines_end_between_words() {
        for (language, width, text, expected) in [
            ("en", 60.0, "Staff Reporter", "Staff / Reporter"),
            (
                "de",
                100.0,
                "Mehrkosten von 3,8 Millionen Euro",
                "Mehrkosten von / 3,8 Millionen Euro",
            ),
            (
                "de",
                160.0,
                "aufwendiger als alle gedacht – Mehrkosten von Euro",
                "aufwendiger als alle gedacht – / Mehrkosten von Euro",
            ),
            ("en", 60.0, "An internationally known man", "An inter- / nationally / known man"),
            (
                "en",
                90.0,
                "one two six ten one two six ten one two six ten one two six ten one two six ten a",
                "one two six ten / one two six ten / one two six ten / one two six ten / one two six ten a",
            ),
        ] {
            check(language, width, text, expected);
        }
    }
}
