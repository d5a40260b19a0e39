//! Text with its sources: lines joined into one, each character knowing where it came from.

use newsbind_core::{Dropped, DroppedKind, Replaced, ReplacedKind, Span, is_han};
use unicode_normalization::char::decompose_compatible;

use crate::form;
use crate::hyphen::{Hyphen, Lexicon};
use crate::language::chinese;
use crate::measure::{is_closing, is_opening};
use crate::names;
use crate::page::{Line, Place, Writing, is_control, is_letter_spaced};
use crate::traditional::simplify;

/// What a text is, which decides which of a typesetter's spaces are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text.
    Body,
    /// A headline or kicker: a space may part its halves.
    Heading,
    /// Names: a space parts them, but not a name's own characters.
    Names,
    /// What belongs to the page: spaces part its pieces, and stay as they are.
    Furniture,
}

/// Characters in reading order, with sources.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    marks: Vec<Mark>,
}

/// One character of a text. Without a character it is silent but owned (a soft hyphen); without a
/// place it was put in (a space between two lines, the second letter of a ligature).
#[derive(Clone, Copy, Debug)]
struct Mark {
    c: Option<char>,
    place: Option<Place>,
}

/// What joining leaves out or mends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    pub(crate) dropped: Vec<Dropped>,
    pub(crate) replaced: Vec<Replaced>,
}

/// Joins lines into one text.
pub(crate) fn join(
    lines: &[&Line],
    role: Role,
    writing: Writing,
    lexicon: &Lexicon,
    log: &mut Log,
) -> Text {
    // As many characters, and a space behind each line.
    let length = lines.iter().map(|line| line.raw.len() + 1).sum();
    let mut text = Text { marks: Vec::with_capacity(length) };
    for line in lines {
        let raw = &line.raw;
        let spaced = writing == Writing::Han && is_letter_spaced(raw);
        // A line of nothing but control characters parts no words.
        if !line.text.is_empty() {
            text.seam(raw, line, writing, lexicon, log);
        }
        let hyphen = line.prints_soft.then_some('-');
        for (i, &c) in raw.iter().enumerate() {
            if c == '\u{ad}' {
                text.take_soft(hyphen, line.place(i), log);
            } else {
                text.take(c, line.place(i), spaced, log);
            }
        }
    }
    // Between the cells of a table, and the halves of a verse, spaces stand.
    let line_for_line = lines.first().is_some_and(|line| line.line_for_line);
    if writing == Writing::Han && !line_for_line {
        text.settle(role, log);
    }
    text
}

impl Text {
    /// The text as it reads.
    pub(crate) fn read(&self) -> String {
        self.marks.iter().filter_map(|mark| mark.c).collect()
    }

    /// Its characters; positions are those of [`Text::split_off`].
    pub(crate) fn chars(&self) -> Vec<char> {
        self.marks.iter().map(|mark| mark.c.unwrap_or('\u{ad}')).collect()
    }

    /// The same for matching: in simplified characters.
    pub(crate) fn plain(&self) -> Vec<char> {
        simplify(self.chars())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.marks.iter().all(|mark| mark.place.is_none())
    }

    /// Where the characters came from, spans of one line put together.
    pub(crate) fn source(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for place in self.marks.iter().filter_map(|mark| mark.place) {
            match spans.last_mut() {
                Some(span)
                    if span.page == place.page
                        && span.line == place.line
                        && span.to == place.at =>
                {
                    span.to += 1;
                }
                _ => spans.push(Span {
                    page: place.page,
                    line: place.line,
                    from: place.at,
                    to: place.at + 1,
                }),
            }
        }
        spans
    }

    /// Cuts the text in two; spaces at the cut go.
    pub(crate) fn split_off(&mut self, at: usize) -> Self {
        let mut rest = Self { marks: self.marks.split_off(at.min(self.marks.len())) };
        self.trim();
        rest.trim();
        rest
    }

    /// Puts a text behind it, in Latin script with a space between them.
    pub(crate) fn append(&mut self, rest: Self, writing: Writing) {
        if writing == Writing::Latin {
            self.marks.push(Mark { c: Some(' '), place: None });
        }
        self.marks.extend(rest.marks);
    }

    /// Puts a text of which it is no part behind it, an em from it: a row of a byline.
    pub(crate) fn append_apart(&mut self, rest: Self, writing: Writing) {
        if !self.marks.is_empty() {
            let em = if writing == Writing::Latin { '\u{2003}' } else { '\u{3000}' };
            self.marks.push(Mark { c: Some(em), place: None });
        }
        self.marks.extend(rest.marks);
    }

    fn trim(&mut self) {
        let is_space = |mark: &Mark| mark.c.is_some_and(char::is_whitespace);
        while self.marks.last().is_some_and(is_space) {
            self.marks.pop();
        }
        let leading = self.marks.iter().take_while(|mark| is_space(mark)).count();
        self.marks.drain(..leading);
    }

    fn last(&self) -> Option<char> {
        self.marks.iter().rev().find_map(|mark| mark.c)
    }

    /// Decides what stands between the text so far and the next line.
    fn seam(
        &mut self,
        raw: &[char],
        line: &Line,
        writing: Writing,
        lexicon: &Lexicon,
        log: &mut Log,
    ) {
        let Some(last) = self.last().filter(|_| !raw.is_empty()) else { return };
        let soft = self.marks.last().is_some_and(|mark| mark.c.is_none());
        let hyphen = matches!(last, '-' | '‐') && !soft;
        let before = self.marks.iter().rev().nth(1).and_then(|mark| mark.c);
        match writing {
            _ if soft => {}
            Writing::Latin if self.is_drop_cap(&line.text, lexicon) => {}
            _ if hyphen && before.is_some_and(|c| c.is_alphanumeric() || c == '.') => {
                match self.hyphen(&line.text, lexicon) {
                    Hyphen::Divides => self.drop_hyphen(log),
                    Hyphen::Joins => {}
                    Hyphen::Suspends => self.marks.push(Mark { c: Some(' '), place: None }),
                }
            }
            Writing::Han if !self.parts_latin(raw) => {}
            Writing::Latin
                if matches!(last, '—' | '–') && before.is_some_and(|c| !c.is_whitespace()) => {}
            _ => self.marks.push(Mark { c: Some(' '), place: None }),
        }
    }

    /// Drops the spaces of a Han text that only fill its lines.
    fn settle(&mut self, role: Role, log: &mut Log) {
        let chars = self.chars();
        let mut at = 0..chars.len();
        self.marks.retain(|mark| {
            let i = at.next().unwrap_or(0);
            let Some(place) = mark.place.filter(|_| chars[i].is_whitespace()) else { return true };
            let keeps = parts(&chars, i, role);
            if !keeps {
                log.drop(DroppedKind::Space, " ".to_owned(), place.span());
            }
            keeps
        });
    }

    /// Whether a space stands between the text so far and the next line of a Han text: where both
    /// are of Latin words.
    fn parts_latin(&self, next: &[char]) -> bool {
        let before = self.marks.iter().rev().filter_map(|mark| mark.c);
        let [last, first] = [self.last(), next.first().copied()].map(Option::unwrap_or_default);
        let sides = [last, first].iter().any(char::is_ascii_alphabetic);
        sides && !first.is_ascii_digit() && !last.is_ascii_digit() && between_latin(before, next)
    }

    /// Whether the text so far is the first letter of the word that the next line begins with, set
    /// large.
    fn is_drop_cap(&self, next: &[char], lexicon: &Lexicon) -> bool {
        let [Mark { c: Some(letter), .. }] = self.marks[..] else { return false };
        let tail: String = next.iter().take_while(|c| c.is_alphabetic()).collect();
        letter.is_uppercase() && lexicon.begins(letter, &tail)
    }

    fn hyphen(&self, next: &[char], lexicon: &Lexicon) -> Hyphen {
        let head: Vec<char> = self
            .marks
            .iter()
            .rev()
            .skip(1)
            .map_while(|mark| mark.c.filter(|c| c.is_alphabetic() || matches!(c, '-' | '\'')))
            .collect();
        let head: String = head.into_iter().rev().collect();
        let of_word = |c: &&char| c.is_alphabetic() || matches!(c, '-' | '\'');
        let tail: String = next.iter().take_while(of_word).collect();
        lexicon.hyphen(&head, &tail)
    }

    /// Drops the hyphen at the end; of one that stood for a soft one nothing is left.
    fn drop_hyphen(&mut self, log: &mut Log) {
        let Some(Mark { c: Some(c), place: Some(place) }) = self.marks.pop() else { return };
        let last = log.replaced.last_mut().filter(|replaced| replaced.source == [place.span()]);
        if let Some(soft) = last {
            soft.to.clear();
            self.marks.push(Mark { c: None, place: Some(place) });
            return;
        }
        log.drop(DroppedKind::Hyphen, c.to_string(), place.span());
    }

    /// Takes a soft hyphen, and what it stands for where it is printed.
    fn take_soft(&mut self, hyphen: Option<char>, place: Place, log: &mut Log) {
        self.marks.push(Mark { c: hyphen, place: Some(place) });
        let to = hyphen.map(String::from).unwrap_or_default();
        log.replace(ReplacedKind::SoftHyphen, '\u{ad}', to, place.span());
    }

    /// Takes one character of a line.
    fn take(&mut self, c: char, place: Place, spaced: bool, log: &mut Log) {
        if is_control(c) {
            log.drop(DroppedKind::Control, format!("U+{:04X}", u32::from(c)), place.span());
        } else if c.is_whitespace() {
            if self.last().is_none_or(char::is_whitespace) {
            } else if !spaced {
                self.marks.push(Mark { c: Some(' '), place: Some(place) });
            } else {
                log.drop(DroppedKind::Space, c.to_string(), place.span());
            }
        } else if let Some(to) = plain(c) {
            log.replace(kind_of(c), c, to.clone(), place.span());
            for (i, letter) in to.chars().enumerate() {
                self.marks.push(Mark { c: Some(letter), place: (i == 0).then_some(place) });
            }
        } else {
            self.marks.push(Mark { c: Some(c), place: Some(place) });
        }
    }
}

impl Place {
    fn span(self) -> Span {
        Span { page: self.page, line: self.line, from: self.at, to: self.at + 1 }
    }
}

impl Log {
    pub(crate) fn drop(&mut self, kind: DroppedKind, text: String, span: Span) {
        self.dropped.push(Dropped { kind, text, source: vec![span] });
    }

    fn replace(&mut self, kind: ReplacedKind, from: char, to: String, span: Span) {
        self.replaced.push(Replaced { kind, from: from.to_string(), to, source: vec![span] });
    }
}

/// What a ligature or a character radical stands for (their compatibility decompositions in
/// Unicode).
fn plain(c: char) -> Option<String> {
    if !matches!(c, '\u{fb00}'..='\u{fb06}' | '\u{2e80}'..='\u{2fd5}') {
        return None;
    }
    let mut to = String::new();
    decompose_compatible(c, |letter| to.push(letter));
    (to.chars().ne([c])).then_some(to)
}

fn kind_of(c: char) -> ReplacedKind {
    if matches!(c, '\u{fb00}'..='\u{fb06}') { ReplacedKind::Ligature } else { ReplacedKind::Other }
}

/// Whether the space at `i` is part of a Han text: only those are that part what would run
/// together, such as two Latin words, two names or the halves of a slogan.
fn parts(text: &[char], i: usize, role: Role) -> bool {
    let before = text[..i].iter().rev().find(|c| !c.is_whitespace());
    let after = text[i..].iter().find(|c| !c.is_whitespace());
    let (Some(&before), Some(&after)) = (before, after) else { return false };
    if role == Role::Furniture || role == Role::Heading && parts_halves(text, i) {
        return true;
    }
    let narrow =
        |c: char| c.is_ascii_alphanumeric() || (c.is_ascii_punctuation() && !is_opening(c));
    match (is_han(before), is_han(after)) {
        (false, false) => {
            let latin = || between_latin(text[..i].iter().rev().copied(), &text[i..]);
            narrow(before) && narrow(after) || (narrow(before) || narrow(after)) && latin()
        }
        (true, true) => parts_han(text, i, role),
        // The mark that writers sign with stands apart.
        _ => {
            [before, after].iter().any(|c| matches!(c, '□' | '■' | '◎' | '●'))
                && role == Role::Names
        }
    }
}

/// Whether a Latin word stands on both sides of a place, but for marks and spaces, or a figure
/// before it.
fn between_latin(mut before: impl Iterator<Item = char>, after: &[char]) -> bool {
    const MARKS: usize = 3;
    let is_mark =
        |c: &char| c.is_ascii_punctuation() || c.is_whitespace() || form::is_any(*c, "“”‘’");
    let letter =
        |chars: &mut dyn Iterator<Item = char>| chars.take(MARKS + 1).find(|c| !is_mark(c));
    let [before, after] = [letter(&mut before), letter(&mut after.iter().copied())];
    before.is_some_and(|c| c.is_ascii_alphanumeric())
        && after.is_some_and(|c| c.is_ascii_alphabetic())
}

fn parts_han(text: &[char], i: usize, role: Role) -> bool {
    let solid = |c: &&char| !c.is_whitespace() && !is_opening(**c) && !is_closing(**c);
    let left = text[..i].iter().rev().skip_while(|c| c.is_whitespace()).take_while(solid).count();
    let right = text[i..].iter().skip_while(|c| c.is_whitespace()).take_while(solid).count();
    let named = (2..=4).contains(&left) && (2..=4).contains(&right);
    match role {
        Role::Names => left > 1 || right > 1,
        Role::Body if is_enclosed(text, i) => {
            // 记者 沈砚 通讯员林小满
            let next = &text[i + text[i..].iter().take_while(|c| c.is_whitespace()).count()..];
            let role = || chinese::WRITERS.iter().any(|role| form::starts(next, role));
            // （儿童医院急诊科 沈砚）
            let end = text[..i].iter().rposition(|c| !c.is_whitespace()).map_or(0, |at| at + 1);
            let placed = || names::says_where(&text[end - left..end]);
            named
                || (2..=4).contains(&right) && placed()
                || (left >= 3 && left.abs_diff(right) <= 2)
                || (2..=4).contains(&left) && role()
        }
        Role::Heading | Role::Body => false,
        Role::Furniture => true,
    }
}

/// Whether the space at `i` parts the halves of a headline. Marks within a half do not end it:
/// 升　氣象局：周末變天.
fn parts_halves(text: &[char], i: usize) -> bool {
    let half = |c: &&char| !c.is_whitespace();
    let before = text[..i].iter().rev().skip_while(|c| c.is_whitespace());
    let after = text[i..].iter().skip_while(|c| c.is_whitespace());
    before.take_while(half).count() >= 4 && after.take_while(half).count() >= 4
}

/// Whether the space at `i` stands in quotation marks, brackets or title marks.
fn is_enclosed(text: &[char], i: usize) -> bool {
    let closes = |c: &char| matches!(c, '”' | '）' | '》' | '’' | '】');
    let near = &text[i.saturating_sub(40)..i];
    near.iter().rev().find(|c| is_opening(**c) || closes(c)).is_some_and(|c| is_opening(*c))
}
