//! Text cut into atoms: what a line is made of, with the gaps between and the places where it may
//! end.

use std::ops::Range;

use crate::composition::composed;
use crate::fonts::{Fonts, Weight};
use crate::glyph::{Glyph, Meaning};
use crate::language::Language;
use crate::line_breaking::natural;
use crate::punctuation::{
    BLANK, Class, forbidden_at_end, forbidden_at_start, is_unit, narrow_class, wide_class,
};
use crate::typeface::Width;

/// A text of one weight.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span<'a> {
    pub(crate) text: &'a str,
    pub(crate) weight: Weight,
}

/// What a paragraph is set from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Material {
    pub(crate) atoms: Vec<Atom>,
    pub(crate) glyphs: Vec<Glyph>,
    /// What is set where a word is divided.
    pub(crate) hyphen: Option<Glyph>,
}

/// A piece that stays together. Lengths are in ems.
#[derive(Clone, Debug)]
pub(crate) struct Atom {
    pub(crate) class: Class,
    /// Its glyphs among the material's.
    pub(crate) glyphs: Range<usize>,
    /// Number of its first character within the text.
    pub(crate) begin: usize,
    pub(crate) first: char,
    pub(crate) last: char,
    pub(crate) width: f32,
    /// Blank at its left that a line's beginning takes away.
    pub(crate) lead: f32,
    /// Blank at its right that a line's end takes away.
    pub(crate) trail: f32,
    /// What is between it and the next one on its line.
    pub(crate) gap: Gap,
    /// Whether a line may end after it.
    pub(crate) cut: Cut,
}

/// Room between two atoms of a line, in ems.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gap {
    pub(crate) width: f32,
    pub(crate) stretch: f32,
    pub(crate) shrink: f32,
    /// How wide it may become before all the others have to follow.
    pub(crate) limit: f32,
    /// The space that the text has here.
    pub(crate) space: Option<Glyph>,
}

/// Whether a line may end after an atom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cut {
    Never,
    /// It may, for a penalty of 0 and up.
    May(f64),
    /// It may, with a hyphen.
    Hyphen(f64),
}

/// How far even spacing of Chinese characters may go in comfort.
const LETTER_STRETCH: f32 = 0.05;

/// Between Chinese and Latin: a quarter of an em, from an eighth to a half (clreq 3.2.2).
const MIXED: Gap = Gap { width: 0.25, stretch: 0.25, shrink: 0.125, limit: 0.5, space: None };

impl Material {
    /// Cuts text into atoms.
    pub(crate) fn new(spans: &[Span<'_>], language: &Language, fonts: &Fonts) -> Self {
        let chars = spans.iter().flat_map(|span| span.text.chars().map(|c| (c, span.weight)));
        let numbered = chars.enumerate().map(|(number, (c, weight))| (c, (weight, number)));
        let (chars, numbers) = composed(numbered.filter(|(c, _)| is_set(*c)))
            .into_iter()
            .map(|(c, (weight, number))| ((c, weight), number))
            .unzip();
        let weight = spans.last().map_or(Weight::Regular, |span| span.weight);
        let material = Self::default();
        let mut cutter = Cutter { chars, numbers, language, fonts, material, space: None };
        cutter.cut();
        let mut material = cutter.material;
        material.hyphen = Some(Glyph {
            text: Meaning::Char('\u{ad}'),
            ..fonts.glyph('-', weight, language.region)
        });
        material
    }

    /// Whether nothing is to be set.
    pub(crate) fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// Forbids line ends behind a character, if what stands behind it fits on a line.
    pub(crate) fn keep_end(&mut self, character: usize, measure: f32) {
        let begin = self.atoms.partition_point(|atom| atom.begin < character);
        let end = &mut self.atoms[begin..];
        if !end.is_empty() && natural(end).width <= measure {
            end.iter_mut().for_each(|atom| atom.cut = Cut::Never);
        }
    }

    /// Takes the hyphens that cost so much or more from the words that fit a line.
    pub(crate) fn keep_words(&mut self, measure: f32, dear: f64) {
        let goes_on = |atom: &Atom, _: &Atom| matches!(atom.cut, Cut::Hyphen(_));
        for word in self.atoms.chunk_by_mut(goes_on) {
            let width: f32 = word.iter().map(|atom| atom.width).sum();
            if width > measure {
                continue;
            }
            for atom in word {
                if matches!(atom.cut, Cut::Hyphen(penalty) if penalty >= dear) {
                    atom.cut = Cut::Never;
                }
            }
        }
    }

    /// Lets words that are wider than a line be divided: by syllables, and atoms that are wider
    /// still, between their glyphs.
    pub(crate) fn fit(&mut self, measure: f32) {
        self.keep_words(measure, EMERGENCY);
        if self.atoms.iter().all(|atom| atom.width <= measure) {
            return;
        }
        let atoms = std::mem::take(&mut self.atoms);
        for atom in atoms {
            if atom.width <= measure {
                self.atoms.push(atom);
                continue;
            }
            for i in atom.glyphs.clone() {
                let (cut, gap) = if i + 1 == atom.glyphs.end {
                    (atom.cut, atom.gap.clone())
                } else {
                    (Cut::May(EMERGENCY), Gap::default())
                };
                let width = self.glyphs[i].advance;
                self.atoms.push(Atom { glyphs: i..i + 1, width, cut, gap, ..atom.clone() });
            }
        }
    }
}

/// Penalty for dividing a word that should not be, or anywhere, as one wider than the measure has to
/// be.
const EMERGENCY: f64 = 400.0;

/// Penalties of lesser evils, on the scale of [`line_breaking`](crate::line_breaking).
const HYPHENATION: f64 = 50.0;
const NAME_HYPHENATION: f64 = 120.0;
const BEFORE_DASH: f64 = 40.0;
const BEFORE_UNIT: f64 = 60.0;
const AFTER_INTERPUNCT: f64 = 30.0;
const AFTER_SOLIDUS: f64 = 30.0;

/// For dividing an address of the net, behind its @ or before a stop (as the Chicago Manual of
/// Style has it).
const IN_ADDRESS: f64 = 30.0;

/// Whether a character is text: controls other than spaces are not, nor is the byte order mark.
fn is_set(c: char) -> bool {
    c.is_whitespace() || !(c.is_control() || c == '\u{feff}')
}

struct Cutter<'a> {
    /// Letters with their marks, each as one character.
    chars: Vec<(char, Weight)>,
    /// Number of each within the text, where marks count by themselves.
    numbers: Vec<usize>,
    language: &'a Language,
    fonts: &'a Fonts,
    material: Material,
    /// A space that was passed since the last atom.
    space: Option<(char, Weight)>,
}

impl Cutter<'_> {
    fn cut(&mut self) {
        let mut at = 0;
        while at < self.chars.len() {
            let (c, weight) = self.chars[at];
            at = if c.is_whitespace() || c == '\u{200b}' {
                self.space = self.space.or(Some((c, weight)));
                at + 1
            } else if let Some(class) = self.class(at) {
                self.wide(at, class)
            } else {
                self.letters(at)
            };
        }
    }

    fn class(&self, at: usize) -> Option<Class> {
        let char_at = |at: usize| self.chars.get(at).map(|(c, _)| *c);
        let c = self.chars[at].0;
        if self.language.cjk {
            wide_class(c, at.checked_sub(1).and_then(char_at), char_at(at + 1))
        } else {
            narrow_class(c)
        }
    }

    /// Adds a character that is an atom by itself, or a dash of two; gives where to go on.
    fn wide(&mut self, at: usize, class: Class) -> usize {
        let (c, weight) = self.chars[at];
        let double = class == Class::Dash && self.chars.get(at + 1).is_some_and(|next| next.0 == c);
        let end = if double { at + 2 } else { at + 1 };
        let begin = self.material.glyphs.len();
        let (width, lead, trail) = match class {
            Class::Open => (1.0, BLANK, 0.0),
            Class::Close => (1.0, 0.0, BLANK),
            Class::Middle => (0.5, 0.0, 0.0),
            _ => (1.0, 0.0, 0.0),
        };
        if matches!(class, Class::Dash | Class::Open | Class::Close) && c < '\u{3000}' {
            let text: String = self.chars[at..end].iter().map(|(c, _)| *c).collect();
            let glyphs = self.fonts.word(&text, weight, Width::Full(self.language.region));
            self.material.glyphs.extend(glyphs.iter().cloned());
        } else {
            self.material.glyphs.push(self.fonts.glyph(c, weight, self.language.region));
        }
        let glyphs = begin..self.material.glyphs.len();
        // Taiwan and Hong Kong set commas and stops in the middle: then they have no blank to give.
        let centred = class == Class::Close && self.fonts.is_centred(&self.material.glyphs[begin]);
        let trail = if centred { 0.0 } else { trail };
        let width = match &mut self.material.glyphs[glyphs.clone()] {
            [only] if class != Class::Dash => {
                seat(only, class, width);
                width
            }
            several => several.iter().map(|glyph| glyph.advance).sum(),
        };
        let (begin, gap, cut) = (self.numbers[at], Gap::default(), Cut::May(0.0));
        let atom = Atom { class, glyphs, begin, first: c, last: c, width, lead, trail, gap, cut };
        self.push(atom);
        end
    }

    /// Adds a word, cut where it may be divided; gives where to go on.
    fn letters(&mut self, at: usize) -> usize {
        let weight = self.chars[at].1;
        let stays = |(at, (c, w)): (usize, &(char, Weight))| {
            *w == weight && !c.is_whitespace() && *c != '\u{200b}' && self.class(at).is_none()
        };
        let tail = self.chars.iter().enumerate().skip(at);
        let length = tail.take_while(|item| stays((item.0, item.1))).count();
        let word: String = self.chars[at..at + length].iter().map(|(c, _)| *c).collect();
        let cuts = divisions(&word, self.language);
        let word_glyphs = self.fonts.word(&word.replace('\u{ad}', ""), weight, Width::Proportional);
        self.divide(at, &word, &word_glyphs, &cuts);
        at + length
    }

    /// Adds the parts of a word. A division that falls into a ligature is not made.
    fn divide(&mut self, at: usize, word: &str, glyphs: &[Glyph], cuts: &[(usize, Cut)]) {
        let mut cuts = cuts.iter().peekable();
        let mut visible = word.chars().filter(|c| *c != '\u{ad}');
        let mut done = 0;
        let mut from = 0;
        let mut start = 0;
        let mut first = None;
        for (i, glyph) in glyphs.iter().enumerate() {
            let mut text = String::new();
            glyph.text.push_to(&mut text);
            let count = text.chars().count();
            let part: Vec<char> = visible.by_ref().take(count).collect();
            first = first.or(part.first().copied());
            let last = part.last().copied().or(first).unwrap_or(' ');
            done += count;
            while cuts.next_if(|(place, _)| *place < done).is_some() {}
            let cut = cuts.next_if(|(place, _)| *place == done).map(|(_, cut)| *cut);
            let ends = i + 1 == glyphs.len();
            if cut.is_none() && !ends {
                continue;
            }
            let begin = self.material.glyphs.len();
            self.material.glyphs.extend_from_slice(&glyphs[from..=i]);
            let width = glyphs[from..=i].iter().map(|glyph| glyph.advance).sum();
            let within = from > 0;
            self.push_part(
                Atom {
                    class: Class::Letters,
                    glyphs: begin..self.material.glyphs.len(),
                    begin: self.numbers[at + start],
                    first: first.unwrap_or(last),
                    last,
                    width,
                    lead: 0.0,
                    trail: 0.0,
                    gap: Gap::default(),
                    cut: if ends { Cut::May(0.0) } else { cut.unwrap_or(Cut::Never) },
                },
                within,
            );
            from = i + 1;
            start = done;
            first = None;
        }
    }

    fn push_part(&mut self, atom: Atom, within: bool) {
        if within {
            self.material.atoms.push(atom);
        } else {
            self.push(atom);
        }
    }

    /// Adds an atom, after settling what is between it and the one before.
    fn push(&mut self, atom: Atom) {
        let space = self.space.take();
        if let Some(before) = self.material.atoms.last_mut() {
            let is_em = space.is_some_and(|(c, _)| is_em(c));
            let space = space.map(|(c, weight)| {
                self.fonts.glyph(visible_space(c), weight, self.language.region)
            });
            before.cut = cut_between(before, &atom, space.as_ref());
            before.gap = gap_between(before, &atom, space, is_em);
        }
        self.material.atoms.push(atom);
    }
}

/// Puts a glyph into its room: an opening mark at the right, an interpunct in the middle.
fn seat(glyph: &mut Glyph, class: Class, width: f32) {
    let free = width - glyph.advance;
    glyph.shift = match class {
        Class::Open => free,
        Class::Middle | Class::Wide => free / 2.0,
        _ => 0.0,
    };
    if class == Class::Close && free < 0.0 {
        glyph.shift = free;
    }
    glyph.advance = width;
}

fn visible_space(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => c,
        _ => ' ',
    }
}

/// Whether a space is an em wide, in Chinese or in Latin type.
fn is_em(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{2003}')
}

/// The room between two neighbours on a line; `is_em`: the space between them is an em.
fn gap_between(before: &Atom, after: &Atom, space: Option<Glyph>, is_em: bool) -> Gap {
    use Class::{Close, Letters, Open, Wide};
    if let Some(glyph) = space {
        let (width, stretch, shrink) = match (before.class, after.class) {
            _ if is_em => (1.0 - before.trail - after.lead, 0.0, 0.0),
            (Letters, Letters) => (glyph.advance, glyph.advance * 0.55, glyph.advance * 0.25),
            (Letters, Wide) | (Wide, Letters) => {
                return Gap { space: Some(glyph), ..MIXED };
            }
            (Wide, Wide) => (0.5, 0.1, 0.2),
            _ => (0.0, 0.0, 0.0),
        };
        let limit = if before.class == Letters { f32::MAX } else { width.max(0.5) };
        return Gap { width, stretch, shrink, limit, space: Some(glyph) };
    }
    let gap = |width, shrink| Gap {
        width,
        stretch: LETTER_STRETCH,
        shrink,
        limit: f32::MAX,
        space: None,
    };
    match (before.class, after.class) {
        (Letters, Letters) => Gap::default(),
        (Wide, Letters) if after.first.is_alphanumeric() => MIXED,
        (Letters, Wide) if before.last.is_alphanumeric() || before.last == '%' => MIXED,
        // Two marks share their blanks: two ems become one and a half (clreq 3.1.6).
        (Close, Open | Close) => gap(-before.trail, 0.0),
        (Open, Open) => gap(-after.lead, 0.0),
        (Close, _) => gap(0.0, before.trail),
        (_, Open) => gap(0.0, after.lead),
        _ => gap(0.0, 0.0),
    }
}

/// Whether a line may end between two neighbours.
fn cut_between(before: &Atom, after: &Atom, space: Option<&Glyph>) -> Cut {
    let letters = before.class == Class::Letters && after.class == Class::Letters;
    if let Some(space) = space {
        let kept = space.text == Meaning::Char('\u{a0}');
        let closed = after.class == Class::Close || before.class == Class::Open;
        let dash = matches!(after.first, '–' | '—');
        return match kept || closed {
            true => Cut::Never,
            false => Cut::May(if dash { BEFORE_DASH } else { 0.0 }),
        };
    }
    if letters || forbidden_at_start(after.first) || forbidden_at_end(before.last) {
        return Cut::Never;
    }
    match (before.class, after.class) {
        (Class::Dash, Class::Dash) if before.first == after.first => Cut::Never,
        (_, Class::Dash) => Cut::May(BEFORE_DASH),
        (Class::Middle, _) => Cut::May(AFTER_INTERPUNCT),
        (Class::Letters, _) if before.last.is_ascii_digit() && is_unit(after.first) => {
            Cut::May(BEFORE_UNIT)
        }
        _ => Cut::May(0.0),
    }
}

/// Where a word may be divided: after so many of its characters, soft hyphens not counted.
fn divisions(word: &str, language: &Language) -> Vec<(usize, Cut)> {
    let mut cuts = Vec::new();
    let chars: Vec<char> = word.chars().collect();
    let is_address = is_address(&chars);
    let mut done = 0;
    for (i, c) in chars.iter().enumerate() {
        if *c == '\u{ad}' {
            cuts.push((done, Cut::Hyphen(HYPHENATION)));
            continue;
        }
        done += 1;
        let before = i > 0 && chars[i - 1].is_alphanumeric();
        let after = chars.get(i + 1).is_some_and(|c| c.is_alphanumeric() || *c == '“' || *c == '"');
        // 14-2 is one number (UAX #14, LB25).
        let is_digit =
            |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        let in_number = is_digit(i.checked_sub(1)) && is_digit(Some(i + 1));
        match c {
            '-' | '–' | '‐' if before && after && !in_number => {
                cuts.push((done, Cut::May(0.0)));
            }
            '—' | '…' if after => cuts.push((done, Cut::May(0.0))),
            '/' if before && after => cuts.push((done, Cut::May(AFTER_SOLIDUS))),
            '@' if before && after => cuts.push((done, Cut::May(IN_ADDRESS))),
            '.' if before && after && is_address => cuts.push((done - 1, Cut::May(IN_ADDRESS))),
            _ => {}
        }
    }
    if !is_address {
        cuts.extend(syllables(&chars, language));
    }
    cuts.sort_by_key(|(place, _)| *place);
    cuts.dedup_by_key(|(place, _)| *place);
    cuts
}

/// Whether a word is an address of the net, `imarsh@herald.example`, `www.herald.example`: a hyphen
/// at the end of a line would be read as part of it.
fn is_address(word: &[char]) -> bool {
    let is_letter = |at: usize| word.get(at).is_some_and(|c| c.is_alphabetic());
    let dotted = |at: usize| at >= 2 && (at - 2..at).chain(at + 1..at + 3).all(is_letter);
    word.contains(&'@')
        || word.windows(3).any(|marks| marks == [':', '/', '/'])
        || (0..word.len()).any(|at| word[at] == '.' && dotted(at))
}

/// Shortest word that is hyphenated, and shortest one in capitals that is so without need: most of
/// those are names.
const HYPHENATED: usize = 5;
const HYPHENATED_CAPITALS: usize = 12;

fn syllables(chars: &[char], language: &Language) -> Vec<(usize, Cut)> {
    let Some(hyphenation) = language.hyphenation else { return Vec::new() };
    // A soft hyphen says where to divide; a word with a digit is no word of the language.
    if chars.iter().any(|c| *c == '\u{ad}' || c.is_ascii_digit()) {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    let mut begin = 0;
    for run in chars.split_inclusive(|c| !c.is_alphabetic()) {
        let word: String = run.iter().filter(|c| c.is_alphabetic()).collect();
        let length = word.chars().count();
        if length >= HYPHENATED {
            let shouts = !word.contains(char::is_lowercase);
            let penalty = if shouts && length < HYPHENATED_CAPITALS {
                EMERGENCY
            } else if word.starts_with(char::is_uppercase) {
                NAME_HYPHENATION
            } else {
                HYPHENATION
            };
            let mut place = begin;
            for syllable in hypher::hyphenate(&word, hyphenation) {
                place += syllable.chars().count();
                if place < begin + length {
                    cuts.push((place, Cut::Hyphen(penalty)));
                }
            }
        }
        begin += run.len();
    }
    cuts
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Issue, MemoryAssets};

    use super::*;
    use crate::Pdf;

    /// Where an English word may be divided.
    fn check(word: &str, expected: &str) {
        let mut cuts = divisions(word, &Language::new("en")).into_iter().peekable();
        let mut found = String::new();
        for (at, c) in word.chars().enumerate() {
            match cuts.next_if(|(place, _)| *place == at) {
                Some((_, Cut::Hyphen(_))) => found.push('='),
                Some((_, Cut::May(_))) => found.push('|'),
                Some((_, Cut::Never)) | None => {}
            }
            found.push(c);
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn addresses_are_divided_without_a_hyphen() {
        check("letters", "let=ters");
        check("letters@lanternhill.example", "letters@|lanternhill|.example");
        check("www.lanternhill.example", "www|.lanternhill|.example");
        check("a.m.", "a.m.");
        check("end.Letters", "end|.Letters");
        check("half-timbered", "half-|tim=bered");
        check("14-2", "14-2");
        check("88–86", "88–86");
    }

    #[test]
    fn words_in_capitals_are_divided_by_syllables_where_they_have_to_be() {
        for (measure, word, expected) in [
            (12.0, "TECHNOLOGY", "TECHNOLOGY"),
            (6.0, "TECHNOLOGY", "TECH-NOL-OGY"),
            (6.0, "TECHNOLOGY/SHIPBUILDER", "TECH-NOL-OGY/|SHIP-BUILDER"),
            (6.0, "technology", "tech-nol-ogy"),
        ] {
            let fonts =
                Fonts::open(&Pdf::default(), &Issue::default(), &MemoryAssets::default()).unwrap();
            let span = Span { text: word, weight: Weight::Regular };
            let mut material = Material::new(&[span], &Language::new("en"), &fonts);
            material.fit(measure);
            let mut found = String::new();
            for atom in &material.atoms {
                for glyph in &material.glyphs[atom.glyphs.clone()] {
                    glyph.text.push_to(&mut found);
                }
                found.push_str(match atom.cut {
                    Cut::Hyphen(_) => "-",
                    Cut::May(_) => "|",
                    Cut::Never => "",
                });
            }
            assert_eq!(found.trim_end_matches('|'), expected, "{measure}");
        }
    }
}
