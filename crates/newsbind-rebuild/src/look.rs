//! Looking at a page: each line's fields.

use std::borrow::Cow;
use std::ops::Range;

use newsbind_core::is_han;

use crate::LineReading;
use crate::dateline;
use crate::field::{self, Field, Seen, set, value};
use crate::form::{self, Ending, Form};
use crate::language;
use crate::measure::{self, Measure};
use crate::page::{Page, Writing, begins_block};
use crate::reread;
use crate::ruled_out::RuledOut;
use crate::signature;
use crate::small_words;
use crate::topic::{self, Index};
use crate::word_break;

/// A page as it is seen.
pub(crate) struct Look {
    pub(crate) seen: Vec<Seen>,
    pub(crate) index: Index,
    rows: Vec<(usize, usize)>,
    /// What its lines cannot be.
    pub(crate) ruled_out: RuledOut,
}

impl Look {
    /// Looks again, knowing the reading before.
    pub(crate) fn again(&mut self, page: &Page, before: &LineReading) {
        reread::look(page, &self.index, &self.rows, before, &mut self.seen);
    }
}

/// What is seen of every line of a page. `repeated` says which lines stand on other pages too.
pub(crate) fn look(page: &Page, repeated: &[bool]) -> Look {
    let measures = measure::measure(page);
    let mut seen = vec![Seen::BEYOND; page.lines.len()];
    look_at_page(page, repeated, &mut seen);
    look_at_lines(page, &measures, repeated, &mut seen);
    look_at_blocks(page, &mut seen);
    look_at_headlines(page, &measures, &mut seen);
    look_whether_apart(page, &mut seen);
    let rows = rows(page, &seen);
    look_beyond_rows(page, &measures, &rows, &mut seen);
    look_at_rows(page, &rows, &mut seen);
    let index = Index::of(page);
    topic::look(page, &index, &rows, &mut seen);
    let ruled_out = RuledOut::of(page, &seen);
    Look { seen, index, rows, ruled_out }
}

/// The value for a number: 1 for the first class whose upper edge is above it.
fn class(edges: &[f32], x: f32) -> usize {
    1 + edges.iter().take_while(|edge| x >= **edge).count()
}

fn look_at_lines(page: &Page, measures: &[Measure], repeated: &[bool], seen: &mut [Seen]) {
    let mut quotes = 0_i32;
    let worn = page.is_worn();
    let cut_words = word_break::cut_words(page);
    for (i, line) in page.lines.iter().enumerate() {
        let m = &measures[i];
        let deficit = m.column - m.width;
        let seen = &mut seen[i];
        set(seen, Field::Deficit, Field::Deficit.class(deficit));
        set(seen, Field::Missing, Field::Missing.class(deficit));
        if let Some(next) = measures.get(i + 1) {
            let space = if page.writing == Writing::Latin { 0.25 } else { 0.0 };
            let slack = deficit - next.first_token - space;
            set(seen, Field::Slack, Field::Slack.class(slack));
            set(seen, Field::Left, Field::Left.class(slack));
        }
        // In worn type specks are read as guillemets.
        set(seen, Field::End, end_class(&line.text, !worn));
        set(seen, Field::First, first_class(&line.text, !worn));
        set(seen, Field::Blank, 1 + usize::from(line.blanks.min(2)));
        let after = page.lines.get(i + 1).map_or(1, |next| next.blanks.min(2));
        set(seen, Field::BlankAfter, 1 + usize::from(after));
        set(seen, Field::Indent, class(&[0.4, 1.4, 2.4], line.indent));
        // What stands on other pages too belongs to none of their articles, but a jump line.
        let form = match form_of(page, i) {
            form if form == Form::Jump || repeated.get(i) != Some(&true) => form,
            _ => Form::Furniture,
        };
        set(seen, Field::Form, 1 + form as usize);
        set(seen, Field::Ending, 1 + ending_of(page, i) as usize);
        set(seen, Field::Characters, Field::Characters.class(line.text.len() as f32));
        for (fields, column) in [
            ([Field::Before, Field::Wider], m.before),
            ([Field::After, Field::WiderAfter], m.after),
        ] {
            let relative =
                |field: Field| if column > 0.0 { field.class(m.width / column) } else { 0 };
            for field in fields {
                set(seen, field, relative(field));
            }
        }
        set(seen, Field::Length, class(&[5.0, 9.0, 14.0, 21.0, 31.0], line.text.len() as f32));
        let quote = if quotes > 0 { value!(Quote, "open") } else { value!(Quote, "closed") };
        set(seen, Field::Quote, quote);
        quotes = open_quotes(quotes, &line.text);
        let glue = match page.lines.get(i + 1) {
            _ if line.glued => value!(Glue, "tail"),
            Some(next) if next.glued => value!(Glue, "head"),
            _ => value!(Glue, "no"),
        };
        set(seen, Field::Glue, glue);
        set(seen, Field::Small, 1 + small_words(&line.text, page.writing).min(3));
        let commas = line.text.iter().filter(|c| matches!(c, '，' | ',' | '；' | ';')).count();
        set(seen, Field::Commas, 1 + commas.min(2));
        let cut = match cut_words[i] {
            None => value!(Cut, "unasked"),
            Some(false) => value!(Cut, "no"),
            Some(true) => value!(Cut, "yes"),
        };
        set(seen, Field::Cut, cut);
        set(seen, Field::FirstWord, small_words::first(&line.text, page.writing));
        set(seen, Field::LastWord, small_words::last(&line.text, page.writing));
    }
}

/// The form of a line; a dateline may run over its end.
fn form_of(page: &Page, i: usize) -> Form {
    let line = &page.lines[i];
    let form = form::form(&line.text, page.writing);
    if line.opens_with_place {
        return Form::Dateline;
    }
    if signature::names_writer(page, i, form) {
        return Form::Byline;
    }
    if form == Form::Dateline && page.writing == Writing::Latin && !dateline::opens_text(page, i) {
        return Form::None;
    }
    // Within a text （记者 沈砚） goes on a dateline.
    let begins = || match i.checked_sub(1).map(|above| &page.lines[above].text) {
        None => true,
        Some(above) => {
            (begins_block(page, i) || form::stops(above))
                && dateline::dateline(above, page.writing).is_none()
        }
    };
    if page.writing == Writing::Han
        && form != Form::Credit
        && dateline::writer(&line.text).is_some()
        && begins()
    {
        return Form::Dateline;
    }
    // 〔记者沈砚／临渡报 goes on in the next line.
    let is_open = form == Form::Byline
        && matches!(line.text.first(), Some('〔' | '【'))
        && !line.text.iter().any(|c| matches!(c, '〕' | '】'));
    let may_open = form == Form::None || is_open;
    let Some(next) = page.lines.get(i + 1).filter(|_| may_open && line.text.len() < 60) else {
        return form;
    };
    let space: &[char] = if page.writing == Writing::Latin { &[' '] } else { &[] };
    let ahead = &next.text[..next.text.len().min(24)];
    let joined = [&line.text, space, ahead].concat();
    match dateline::dateline(&joined, page.writing) {
        Some(end) if end > line.text.len() => Form::Dateline,
        _ => form,
    }
}

/// The form of a line's end; what stands in parentheses there may have begun up to two lines
/// before.
fn ending_of(page: &Page, i: usize) -> Ending {
    let mut text = Cow::Borrowed(&page.lines[i].text);
    let mut at = i;
    let open = |text: &[char]| {
        matches!(text.last(), Some('）' | ')')) && !text.iter().any(|c| matches!(c, '（' | '('))
    };
    while open(&text) && at > 0 && i - at < 2 && page.lines[at].blanks == 0 {
        at -= 1;
        text.to_mut().splice(0..0, page.lines[at].text.iter().copied());
    }
    form::ending(&text)
}

/// Words without a meaning of their own.
fn small_words(text: &[char], writing: Writing) -> usize {
    if writing == Writing::Han {
        let small = |c: &&char| {
            matches!(
                c,
                '的' | '了'
                    | '是'
                    | '在'
                    | '和'
                    | '也'
                    | '就'
                    | '不'
                    | '我'
                    | '他'
                    | '这'
                    | '有'
                    | '着'
                    | '地'
                    | '得'
            )
        };
        return text.iter().filter(small).count();
    }
    let words = text.split(|c| !c.is_alphabetic());
    let small = [
        "the", "of", "and", "a", "an", "that", "was", "is", "said", "he", "it", "which", "were",
        "has", "had", "le", "la", "les", "des", "et", "une", "der", "die", "das", "und",
    ];
    words
        .filter(|word| {
            word.len() <= 5
                && small.iter().any(|known| form::starts(word, known) && known.len() == word.len())
        })
        .count()
}

/// How many quotations are open after a line; forgotten after twelve lines without an end.
fn open_quotes(open: i32, text: &[char]) -> i32 {
    let mut open = open;
    for c in text {
        match c {
            '“' => open = 12,
            '”' => open = 0,
            _ => {}
        }
    }
    (open - 1).max(0)
}

/// Whether a sentence ends before a closing mark of quotation, from which French sets it off by a
/// space.
fn stops_quoted(text: &[char]) -> bool {
    let last = text.iter().rev().find(|c| !c.is_whitespace());
    matches!(last, Some('。' | '！' | '？' | '…' | '.' | ',' | '!' | '?'))
}

/// `guillemets`: whether » is a mark of quotation.
fn end_class(text: &[char], guillemets: bool) -> u8 {
    let Some((&last, rest)) = text.split_last() else { return value!(End, "other") };
    match last {
        '.' if is_abbreviated(text) => value!(End, "lower"),
        '。' | '！' | '？' | '!' | '?' | '.' => value!(End, "stop"),
        // German papers close with “ and ‘, which end no line elsewhere, and French ones with ».
        '”' | '’' | '」' | '"' | '\'' | '“' | '‘' | '»' if guillemets || last != '»' => {
            if stops_quoted(rest) {
                value!(End, "stop-quote")
            } else {
                value!(End, "bracket")
            }
        }
        '，' | '、' | '；' | ',' | ';' => value!(End, "comma"),
        '：' | ':' => value!(End, "colon"),
        '-' | '\u{ad}' | '‐' => value!(End, "hyphen"),
        '—' | '…' | '–' => value!(End, "dash"),
        '）' | '》' | '】' | ')' | ']' | '』' => value!(End, "bracket"),
        // Most ends are such; what else is Han may be a number (〇).
        '\u{4e00}'..='\u{9fff}' => value!(End, "han"),
        c if c.is_numeric() => value!(End, "digit"),
        c if is_han(c) => value!(End, "han"),
        c if c.is_lowercase() => value!(End, "lower"),
        c if c.is_uppercase() => value!(End, "upper"),
        _ => value!(End, "other"),
    }
}

/// Whether a text ends in an abbreviation.
fn is_abbreviated(text: &[char]) -> bool {
    let word = text.rsplit(|c| *c == ' ').next().unwrap_or_default();
    language::all(|papers| papers.abbreviations).any(|known| known.chars().eq(word.iter().copied()))
}

fn first_class(text: &[char], guillemets: bool) -> u8 {
    match text.first() {
        Some(c) if is_han(*c) => value!(First, "han"),
        Some(c) if c.is_numeric() => value!(First, "digit"),
        Some('“' | '‘' | '「' | '"' | '\'' | '«' | '„' | '‚') => value!(First, "quote"),
        Some('»') if guillemets => value!(First, "quote"),
        Some('（' | '《' | '【' | '(' | '[') => value!(First, "bracket"),
        Some(c) if c.is_uppercase() => value!(First, "upper"),
        Some(c) if c.is_alphabetic() => value!(First, "lower"),
        Some('□' | '■' | '●' | '▲' | '△' | '★' | '◆' | '○' | '◎' | '•' | '*') =>
        {
            value!(First, "sign")
        }
        Some('—' | '…' | '-' | '–') => value!(First, "dash"),
        Some(c) if measure::is_closing(*c) => value!(First, "closing"),
        _ => value!(First, "other"),
    }
}

/// A block is what stands between two blank lines.
fn look_at_blocks(page: &Page, seen: &mut [Seen]) {
    let mut from = 0;
    while from < page.lines.len() {
        let length = page.lines[from + 1..].iter().take_while(|line| line.blanks == 0).count() + 1;
        let to = from + length;
        let ends: Vec<bool> = seen[from..to].iter().map(field::stops).collect();
        let stops = match ends.split_last() {
            Some((true, _)) => value!(Stops, "end"),
            Some((false, rest)) if rest.contains(&true) || has_stop_inside(page, from, to) => {
                value!(Stops, "inside")
            }
            _ => value!(Stops, "none"),
        };
        let credit_next = seen.get(to).is_some_and(|s| s[Field::Form] == value!(Form, "credit"));
        const NONE: u8 = value!(Ending, "none");
        let ending = match seen[to - 1][Field::Ending] {
            NONE if credit_next && length <= 14 => value!(Ending, "credit"),
            ending => ending,
        };
        for (i, seen) in seen[from..to].iter_mut().enumerate() {
            set(seen, Field::Block, class(&[2.0, 3.0, 4.0, 6.0, 10.0], length as f32));
            let place = match i {
                _ if length == 1 => value!(Place, "only"),
                0 => value!(Place, "first"),
                _ if i + 1 == length => value!(Place, "last"),
                _ => value!(Place, "middle"),
            };
            set(seen, Field::Place, place);
            set(seen, Field::Stops, stops);
            set(seen, Field::BlockEnding, ending);
        }
        from = to;
    }
}

fn has_stop_inside(page: &Page, from: usize, to: usize) -> bool {
    page.lines[from..to]
        .iter()
        .any(|line| line.text.iter().any(|c| matches!(c, '。' | '！' | '？')))
}

/// Whether a line reads as one of a headline: it does not stop, it is no set form but capitals, and
/// it stands apart or is set in another width.
fn look_at_headlines(page: &Page, measures: &[Measure], seen: &mut [Seen]) {
    for (i, line) in page.lines.iter().enumerate() {
        let s = &seen[i];
        let at = |field: Field| s[field];
        let form = at(Field::Form);
        let capitals = value!(Form, "capitals");
        let plain = [value!(Form, "none"), value!(Form, "names"), value!(Form, "item"), capitals];
        let ends = [value!(End, "stop"), value!(End, "comma"), value!(End, "hyphen")];
        let stopped = ends.contains(&at(Field::End))
            && !matches!(line.text.last(), Some('！' | '？' | '!' | '?'))
            || line.text.iter().any(|c| matches!(c, '。' | '；'))
            || at(Field::First) == value!(First, "closing")
            || at(Field::Ending) != value!(Ending, "none");
        let other_width = (measures[i].width - measures[i].column).abs() > 0.9;
        let block = at(Field::Block);
        let like = if stopped || !plain.contains(&form) {
            value!(Like, "no")
        } else if block == value!(Block, "1") {
            value!(Like, "alone")
        } else if block <= value!(Block, "3") || at(Field::Glue) != value!(Glue, "no") {
            value!(Like, "row")
        } else if other_width || form == capitals {
            value!(Like, "maybe")
        } else {
            value!(Like, "no")
        };
        set(&mut seen[i], Field::Like, like);
    }
}

fn look_at_page(page: &Page, repeated: &[bool], seen: &mut [Seen]) {
    let count = page.lines.len();
    let blanks = page.lines.iter().filter(|line| line.blanks > 0).count();
    let airy = Field::Airy.class(blanks as f32 / count.max(1) as f32);
    let worn = Field::Worn.class(page.worn);
    for (i, seen) in seen.iter_mut().enumerate() {
        set(seen, Field::Airy, airy);
        set(seen, Field::Worn, worn);
        let is_repeated = repeated.get(i) == Some(&true);
        let repeated = if is_repeated { value!(Repeated, "yes") } else { value!(Repeated, "no") };
        set(seen, Field::Repeated, repeated);
        let edge = match i {
            0..4 => value!(Edge, "top"),
            _ if i + 4 >= count => value!(Edge, "foot"),
            _ => value!(Edge, "middle"),
        };
        set(seen, Field::Edge, edge);
    }
}

/// Whether headline-like lines of the page that follow one another stand apart.
fn look_whether_apart(page: &Page, seen: &mut [Seen]) {
    let (alone, row) = (value!(Like, "alone"), value!(Like, "row"));
    let like = |at: usize, value: u8| seen[at][Field::Like] == value;
    let both = |value: u8| move |at: &usize| like(at - 1, value) && like(*at, value);
    let apart = (1..seen.len()).filter(both(alone)).count();
    let together = (1..seen.len()).filter(both(row)).filter(|at| page.lines[*at].blanks == 0);
    let class = match apart + together.count() {
        0 => value!(Apart, "unasked").into(),
        pairs => Field::Apart.class(apart as f32 / pairs as f32),
    };
    seen.iter_mut().for_each(|seen| set(seen, Field::Apart, class));
}

/// Runs of headline-like lines that stand together, which would be the rows of one headline.
fn rows(page: &Page, seen: &[Seen]) -> Vec<(usize, usize)> {
    let like = |i: usize| seen[i][Field::Like] > value!(Like, "no");
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for i in (0..seen.len()).filter(|i| like(*i)) {
        let line = &page.lines[i];
        match rows.last_mut() {
            Some((from, to)) if *to == i && line.blanks == 0 && !line.glued && i - *from < 4 => {
                *to = i + 1;
            }
            _ => rows.push((i, i + 1)),
        }
    }
    rows
}

/// What rows are as a whole.
fn look_at_rows(page: &Page, rows: &[(usize, usize)], seen: &mut [Seen]) {
    for seen in seen.iter_mut() {
        set(seen, Field::RowLines, value!(RowLines, "unasked"));
        set(seen, Field::RowCharacters, value!(RowCharacters, "unasked"));
        set(seen, Field::RowPlace, value!(RowPlace, "unasked"));
    }
    for &(from, to) in rows {
        let characters: usize = page.lines[from..to].iter().map(|line| line.text.len()).sum();
        for (at, seen) in seen[from..to].iter_mut().enumerate() {
            set(seen, Field::RowLines, Field::RowLines.class((to - from) as f32));
            set(seen, Field::RowCharacters, Field::RowCharacters.class(characters as f32));
            let place = match at {
                _ if to - from == 1 => value!(RowPlace, "only"),
                0 => value!(RowPlace, "first"),
                _ if from + at + 1 == to => value!(RowPlace, "last"),
                _ => value!(RowPlace, "middle"),
            };
            set(seen, Field::RowPlace, place);
        }
    }
}

fn look_beyond_rows(page: &Page, measures: &[Measure], rows: &[(usize, usize)], seen: &mut [Seen]) {
    let mut units: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for &(from, to) in rows {
        units.extend((at..from).map(|i| (i, i + 1)));
        units.push((from, to));
        at = to;
    }
    units.extend((at..seen.len()).map(|i| (i, i + 1)));
    let widths: Vec<f32> = measures.iter().map(|measure| measure.width).collect();
    let [near, far] = [8, 16].map(|reach| Shifts::of(&widths, page.writing, reach));
    for (from, to) in units {
        let behind = from.checked_sub(1).map_or(0, |i| seen[i][Field::End]);
        let (ahead, slack) = seen.get(to).map_or((0, 0), |s| (s[Field::Form], s[Field::Slack]));
        let [near, far] = [near.class(from, to), far.class(from, to)];
        for seen in &mut seen[from..to] {
            set(seen, Field::Shift, near);
            set(seen, Field::ShiftFar, far);
            set(seen, Field::Behind, behind);
            set(seen, Field::Ahead, ahead);
            set(seen, Field::AheadSlack, slack);
        }
    }
}

/// How the width that lines are set to changes from before a row to after it. The row's first line
/// may be indented, and so may the line after a headline, so that lines count from the next one on.
struct Shifts {
    /// What the lines before each line are set to, and what it and the lines after it are.
    before: Vec<Option<f32>>,
    after: Vec<Option<f32>>,
}

impl Shifts {
    /// As far as so many lines.
    fn of(widths: &[f32], writing: Writing, reach: usize) -> Self {
        let set_width = |range: Range<usize>| measure::set_width(&widths[range], writing);
        let count = widths.len();
        let after: Vec<Option<f32>> =
            (0..=count).map(|i| set_width(i..(i + reach).min(count))).collect();
        let before = (0..=count)
            .map(|i| i.checked_sub(reach).map_or_else(|| set_width(0..i), |from| after[from]))
            .collect();
        Self { before, after }
    }

    fn class(&self, from: usize, to: usize) -> usize {
        match (self.before[from], self.after[to]) {
            (Some(before), Some(after)) => {
                1 + class(&[-3.0, -1.2, -0.6, 0.6, 1.2, 3.0], after - before)
            }
            _ => value!(Shift, "unasked").into(),
        }
    }
}
