//! Breaking a paragraph into lines: the best of all ways, after Knuth and Plass.
//!
//! Each line pays for being stretched or squeezed and for where it ends; the way that pays least is
//! taken. Whatever the paragraph, there is a way: where rules leave none (a measure of a few ems),
//! they give way in this order: comfort of spacing, a last line of one character, and then, of the
//! rules on what may begin or end a line, as few as possible.

use crate::material::{Atom, Cut, Material};
use crate::punctuation::Class;

/// The width of a paragraph's lines, in ems.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    pub(crate) width: f32,
    /// Indent of the first line.
    pub(crate) indent: f32,
}

/// One line: its atoms, and whether it ends with a hyphen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Break {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) hyphen: bool,
}

/// A line as natural: how wide, and how far it can stretch and shrink.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Natural {
    pub(crate) width: f32,
    pub(crate) stretch: f32,
    pub(crate) shrink: f32,
}

/// What a last line pays that is too short: one character in Chinese, or less than an indent, or a
/// part of a word, in Latin.
const ORPHAN: f64 = 1e13;
const SHORT_END: f64 = 2_000.0;
const END_OF_WORD: f64 = 40_000.0;

/// What a line pays that breaks a rule on its beginning or end.
const FORBIDDEN: f64 = 1e15;

/// What a line pays for each em over the measure, where one atom is wider.
const OVERFULL: f64 = 1e18;

/// What two hyphens in a row pay.
const HYPHENS: f64 = 3_000.0;

/// Widths from the beginning of the paragraph, to know any line's by subtraction.
pub(crate) struct Sums {
    before: Vec<Natural>,
}

#[derive(Clone, Copy)]
struct Way {
    cost: f64,
    from: usize,
    hyphen: bool,
}

/// The lines of a paragraph.
pub(crate) fn break_lines(material: &Material, measure: Measure) -> Vec<Break> {
    let atoms = &material.atoms;
    let hyphen = material.hyphen.as_ref().map_or(0.0, |glyph| glyph.advance);
    let sums = Sums::new(atoms);
    let none = Way { cost: f64::INFINITY, from: 0, hyphen: false };
    let mut ways = vec![none; atoms.len() + 1];
    ways[0].cost = 0.0;
    for to in 1..=atoms.len() {
        ways[to] = best_way(atoms, &sums, &ways, to, measure, hyphen);
    }
    lines(&ways, atoms.len())
}

fn best_way(
    atoms: &[Atom],
    sums: &Sums,
    ways: &[Way],
    to: usize,
    measure: Measure,
    hyphen: f32,
) -> Way {
    let mut best = Way { cost: f64::INFINITY, from: to - 1, hyphen: false };
    let (penalty, hyphenated) = match atoms[to - 1].cut {
        _ if to == atoms.len() => (0.0, false),
        Cut::Never => (FORBIDDEN, false),
        Cut::May(penalty) => (penalty, false),
        Cut::Hyphen(penalty) => (penalty, true),
    };
    for from in (0..to).rev() {
        let mut line = sums.line(atoms, from, to);
        line.width += if hyphenated { hyphen } else { 0.0 };
        let width = measure.width - if from == 0 { measure.indent } else { 0.0 };
        let slack = width - line.width;
        if slack < -line.shrink - TOLERANCE && from + 1 < to {
            break;
        }
        let mut cost = ways[from].cost + demerits(line, slack, penalty, to == atoms.len());
        if to == atoms.len() {
            cost += end_demerits(&atoms[from..to], line, from == 0, ways[from].hyphen);
        }
        if hyphenated && ways[from].hyphen {
            cost += HYPHENS;
        }
        if cost < best.cost {
            best = Way { cost, from, hyphen: hyphenated };
        }
    }
    best
}

/// Ems that count as nothing.
const TOLERANCE: f32 = 1e-4;

fn demerits(line: Natural, slack: f32, penalty: f64, last: bool) -> f64 {
    if slack < -line.shrink - TOLERANCE {
        return OVERFULL * f64::from(-slack);
    }
    let badness = if slack >= 0.0 {
        if last {
            0.0
        } else {
            let ratio = f64::from(slack) / f64::from(line.stretch).max(0.02);
            // Beyond all comfort it still matters which line is the looser one.
            let comfort = ratio.min(10.0);
            100.0 * comfort * comfort * comfort + 1e4 * (ratio - comfort)
        }
    } else {
        let ratio = f64::from(-slack) / f64::from(line.shrink).max(0.02);
        // Squeezing marks comes before stretching (clreq 3.1.9).
        60.0 * ratio * ratio * ratio
    };
    if penalty >= FORBIDDEN {
        return penalty + badness;
    }
    let sum = 10.0 + badness.min(1e6) + penalty;
    sum * sum
}

/// What the last line pays for being short (clreq 3.1.1: no character alone, nor with a mark only).
fn end_demerits(atoms: &[Atom], line: Natural, only: bool, divided: bool) -> f64 {
    let characters = atoms.iter().filter(|atom| atom.class != Class::Close);
    let wide = atoms.iter().any(|atom| atom.class != Class::Letters);
    match characters.count() {
        _ if only => 0.0,
        0 | 1 if wide => ORPHAN,
        // The end of a divided word alone.
        _ if divided && line.stretch == 0.0 => END_OF_WORD,
        _ if line.width < 2.0 => SHORT_END,
        _ => 0.0,
    }
}

fn lines(ways: &[Way], end: usize) -> Vec<Break> {
    let mut lines = Vec::new();
    let mut to = end;
    while to > 0 {
        let way = ways[to];
        lines.push(Break { from: way.from, to, hyphen: way.hyphen });
        to = way.from;
    }
    lines.reverse();
    lines
}

impl Sums {
    pub(crate) fn new(atoms: &[Atom]) -> Self {
        let mut sum = Natural::default();
        let mut before = vec![sum];
        for atom in atoms {
            sum.width += atom.width + atom.gap.width;
            sum.stretch += atom.gap.stretch;
            sum.shrink += atom.gap.shrink;
            before.push(sum);
        }
        Self { before }
    }

    /// A line from one atom up to another, its edges trimmed.
    pub(crate) fn line(&self, atoms: &[Atom], from: usize, to: usize) -> Natural {
        let (begin, end, last) = (self.before[from], self.before[to], &atoms[to - 1]);
        Natural {
            width: end.width - begin.width - last.gap.width - atoms[from].lead - last.trail,
            stretch: end.stretch - begin.stretch - last.gap.stretch,
            shrink: end.shrink - begin.shrink - last.gap.shrink,
        }
    }
}

/// A line from one atom up to another, its edges trimmed.
pub(crate) fn natural(atoms: &[Atom]) -> Natural {
    Sums::new(atoms).line(atoms, 0, atoms.len())
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Issue, MemoryAssets};

    use super::*;
    use crate::Pdf;
    use crate::fonts::{Fonts, Weight};
    use crate::language::Language;
    use crate::material::Span;
    use crate::paragraph::{Align, Format, Line, set};
    use crate::punctuation::{forbidden_at_end, forbidden_at_start};

    fn fonts() -> Fonts {
        Fonts::open(&Pdf::default(), &Issue::default(), &MemoryAssets::default()).unwrap()
    }

    fn text(line: &Line) -> String {
        let mut text = String::new();
        for (_, glyph) in &line.glyphs {
            glyph.text.push_to(&mut text);
        }
        text.replace('\u{ad}', "-")
    }

    fn lines(fonts: &Fonts, language: &str, ems: f64, indent: f32, source: &str) -> Vec<Line> {
        let span = Span { text: source, weight: Weight::Regular };
        let material = Material::new(&[span], &Language::new(language), fonts);
        let format = Format { size: 10.0, width: 10.0 * ems, indent, align: Align::Justify };
        set(material, format)
    }

    /// Paragraph in, lines out: `language, measure in ems: text | line / line`.
    const CASES: &str = "
        zh 6: 苏州市总工会联合多家单位 | 苏州市总工会 / 联合多家单位
        zh 6: 苏州市总工会，联合单位 | 苏州市总工 / 会，联合单位
        zh 6: 苏州总工会“联合”单位 | 苏州总工会 / “联合”单位
        zh 6: 苏州，总工“会”联合单 | 苏州，总工 / “会”联合单
        zh 6: 苏州市总工会——联合单位 | 苏州市总工会 / ——联合单位
        zh 6: 苏州市总工会联 | 苏州市总工 / 会联
        zh 6: 苏州市总工会。 | 苏州市总 / 工会。
        zh 6: 苏州市总工60%联合 | 苏州市总工 / 60%联合
        zh 8: 共资助200名职工，好 | 共资助200名职 / 工，好
        zh 6: 苏州的《新闻联播》等 | 苏州的《新闻 / 联播》等
        zh 6: 报告……联合多家单位 | 报告……联合 / 多家单位
        en 12: The harbour is open again. | The harbour is open / again.
        en 12: A representative said so. | A representative said so.
        en 9: Representatives said it. | Representatives / said it.
        en 5: International law | Interna- / tional law
    ";

    #[test]
    fn paragraphs_break_as_expected() {
        let fonts = fonts();
        let mut wrong = Vec::new();
        for case in CASES.lines().map(str::trim).filter(|case| !case.is_empty()) {
            let (head, rest) = case.split_once(": ").unwrap();
            let (language, ems) = head.split_once(' ').unwrap();
            let (source, expected) = rest.split_once(" | ").unwrap();
            let found = lines(&fonts, language, ems.parse().unwrap(), 0.0, source);
            let found: Vec<String> = found.iter().map(text).collect();
            let found = found.join(" / ").replace("  ", " ");
            if found != expected {
                wrong.push(format!("{case}, but {found}"));
            }
        }
        assert_eq!(wrong, [""; 0]);
    }

    /// Numbers that look random, the same on every run.
    fn random(state: &mut u64) -> usize {
        *state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) as usize
    }

    /// A paragraph of what newspapers are made of, in good order.
    fn paragraph(state: &mut u64) -> String {
        const WORDS: [&str; 24] = [
            "苏州",
            "市",
            "人民代表大会",
            "记者",
            "报道",
            "经济",
            "发展了",
            "2022年10月9日",
            "60%",
            "3.5亿元",
            "APP",
            "Reuters",
            "“双拥”",
            "《新华日报》",
            "（化名）",
            "150名",
            "——",
            "……",
            "姑苏区",
            "办法",
            "他说",
            "A4",
            "36℃",
            "王·李",
        ];
        const MARKS: [&str; 8] = ["，", "。", "、", "；", "：", "！", "？", "。”"];
        let mut text = String::new();
        for _ in 0..20 + random(state) % 40 {
            let word = WORDS[random(state) % WORDS.len()];
            let dash = |text: &str| text.ends_with(['—', '…']);
            if !(dash(&text) && dash(word)) {
                text.push_str(word);
            }
            if random(state).is_multiple_of(4) {
                let mark = MARKS[random(state) % MARKS.len()];
                text.push_str(mark);
            }
        }
        text.push('。');
        text
    }

    #[test]
    fn lines_of_generated_paragraphs_keep_the_rules() {
        let fonts = fonts();
        let mut state = 7;
        for round in 0..400 {
            let source = paragraph(&mut state);
            let ems = 12 + round % 14;
            let lines = lines(&fonts, "zh-Hans", f64::from(ems), 2.0, &source);
            let joined: String = lines.iter().map(text).collect();
            assert_eq!(joined.replace(' ', ""), source, "nothing is lost");
            for (i, line) in lines.iter().enumerate() {
                check(&text(line), line, ems as f32, i + 1 == lines.len(), i == 0, &source);
            }
        }
    }

    fn check(text: &str, line: &Line, ems: f32, last: bool, first: bool, source: &str) {
        let (begin, end) = (text.chars().next().unwrap(), text.chars().last().unwrap());
        assert!(first || !forbidden_at_start(begin), "{text} in {source}");
        assert!(last || !forbidden_at_end(end), "{text} in {source}");
        assert!(line.right <= ems + 1e-3, "{text} is {} wide", line.right);
        assert!(last || line.right >= ems - 1e-3, "{text} is {} wide", line.right);
        // A dash of two is one mark too, but stands for something.
        let count = text.chars().filter(|c| !"，。、；：！？”》）".contains(*c)).count();
        assert!(first || count > 1, "{text} ends {source}");
    }
}
