//! Breaking a paragraph into lines: the best of all ways, after Knuth and Plass.
//!
//! Each line pays for being stretched or squeezed and for where it ends; the way that pays least is
//! taken. Whatever the paragraph, there is a way: where rules leave none (a measure of a few ems), they
//! give way in this order: comfort of spacing, a last line of one character, and then, of the rules on what may
//! begin or end a line, as few as possible.

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

/// What a last line pays that is too short: one character in Chinese, or less than an indent in Latin.
const ORPHAN: f64 = 1e9;
const SHORT_END: f64 = 2_000.0;

/// What a line pays that breaks a rule on its beginning or end.
const FORBIDDEN: f64 = 1e15;

/// What a line pays for each em over the measure, where one atom is wider.
const OVERFULL: f64 = 1e18;

/// What two hyphens in a row pay.
const HYPHENS: f64 = 3_000.0;

/// Widths from the beginning of the paragraph, to know any line's by subtraction.
struct Sums {
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
            cost += end_demerits(&atoms[from..to], line.width, from == 0);
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
            100.0 * ratio * ratio * ratio
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
fn end_demerits(atoms: &[Atom], width: f32, only: bool) -> f64 {
    let characters = atoms.iter().filter(|atom| atom.class != Class::Close);
    let wide = atoms.iter().any(|atom| atom.class != Class::Letters);
    match characters.count() {
        _ if only => 0.0,
        0 | 1 if wide => ORPHAN,
        _ if width < 2.0 => SHORT_END,
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
    fn new(atoms: &[Atom]) -> Self {
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
    fn line(&self, atoms: &[Atom], from: usize, to: usize) -> Natural {
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
