//! The cover that is made where none is given: nameplate on a band in the paper's own colour, date,
//! and the top headlines, to be told from others at the size of a stamp.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use crate::book::Book;
use crate::canvas::{Canvas, Colours, Face};
use crate::picture::Picture;
use crate::{names, xml};

/// Three to four, the shape that most libraries show.
const WIDTH: usize = 1200;
const HEIGHT: usize = 1600;
const MARGIN: usize = 90;
const BAND: usize = 430;

/// Colours that white letters are read on (contrast 7:1 and more); each newspaper keeps one.
const BANDS: [[u8; 3]; 8] = [
    [0x7a, 0x14, 0x1c],
    [0x14, 0x3a, 0x6b],
    [0x1c, 0x4f, 0x3a],
    [0x4a, 0x2a, 0x6a],
    [0x6b, 0x3a, 0x10],
    [0x10, 0x4f, 0x5c],
    [0x5c, 0x18, 0x4a],
    [0x2e, 0x33, 0x3a],
];

/// A cover for the book, if the built-in font can be read.
pub(crate) fn make(book: &Book<'_>) -> Option<Picture> {
    let bold = Face::new(newsbind_font::serif_bold())?;
    let regular = Face::new(newsbind_font::serif_regular())?;
    let mut canvas = Canvas::new(WIDTH, HEIGHT, BAND);
    let name = nameplate(book);
    draw_nameplate(&mut canvas, &bold, &name);
    let mut y = 540.0;
    if let Some(text) = folio(book).and_then(|text| legible(&regular, &text)) {
        let size = fitting(&regular, &text, 68.0);
        canvas.text(&regular, size, (left(), y), &text);
        y += 60.0;
    }
    canvas.rule(y as usize, 4, MARGIN);
    canvas.rule(y as usize + 10, 1, MARGIN);
    draw_headlines(&mut canvas, &bold, book, y + 20.0);
    let number = u64::from_str_radix(&names::hash(&name), 16).unwrap_or_default();
    let band = BANDS[usize::try_from(number % 8).unwrap_or_default()];
    let colours = Colours { paper: [0xfb, 0xf9, 0xf4], ink: [0x16, 0x16, 0x16], band };
    let bytes = canvas.png(&colours).ok()?;
    Picture::new(bytes)
}

/// The newspaper's name, which all issues share, else what the book is called.
fn nameplate(book: &Book<'_>) -> String {
    let name = book.parts.first().and_then(|part| part.issue.newspaper.name.as_deref());
    let name = name.map(xml::line).filter(|name| !book.bound && !name.is_empty());
    name.unwrap_or_else(|| book.title.clone())
}

/// The date, number and edition of an issue; of several, the first and the last day.
fn folio(book: &Book<'_>) -> Option<String> {
    let dates = || book.parts.iter().filter_map(|part| part.issue.date);
    let words = book.words();
    if book.bound {
        let (first, last) = (dates().min()?, dates().max()?);
        let first_text = words.date(first);
        let range = || format!("{first_text} – {}", words.date(last));
        return Some(if first == last { first_text.clone() } else { range() });
    }
    let issue = book.parts.first()?.issue;
    let printed = [&issue.number, &issue.edition].into_iter().flatten().map(|text| xml::line(text));
    let items: Vec<String> = dates().map(|date| words.date(date)).chain(printed).collect();
    Some(items.join(" · ")).filter(|text| !text.is_empty())
}

/// One line as large as the band allows, or two.
fn draw_nameplate(canvas: &mut Canvas, face: &Face, name: &str) {
    let Some(name) = legible(face, name) else { return };
    let single = fitting(face, &name, 270.0);
    let sizes = [180.0, 150.0, 120.0, 96.0];
    let double =
        || sizes.into_iter().find(|size| break_lines(face, &name, *size, measure()).len() <= 2);
    let (size, lines) = if single >= 150.0 {
        (single, vec![name])
    } else {
        let size = double().unwrap_or(single.max(96.0));
        (size, fold(face, &name, size, 2))
    };
    let leading = size * 1.15;
    let mut baseline = (BAND as f32 - leading * lines.len() as f32) / 2.0 + size * 0.93;
    for line in lines {
        let size = fitting(face, &line, size);
        let x = (WIDTH as f32 - face.width(&line, size)) / 2.0;
        canvas.text(face, size, (x, baseline), &line);
        baseline += leading;
    }
}

/// The first headline large, the next ones smaller, as many as there is room for.
fn draw_headlines(canvas: &mut Canvas, face: &Face, book: &Book<'_>, top: f32) {
    let mut y = top;
    for (rank, headline) in headlines(book).filter_map(|text| legible(face, &text)).enumerate() {
        let (size, rows) = if rank == 0 { (104.0, 3) } else { (58.0, 3) };
        let lines = fold(face, &headline, size, rows);
        let leading = size * 1.28;
        let height = leading * lines.len() as f32;
        if y + height > (HEIGHT - MARGIN / 2) as f32 {
            return;
        }
        y += size * 0.35;
        for line in lines {
            y += leading;
            canvas.text(face, size, (left(), y - size * 0.28), &line);
        }
        if rank == 0 {
            y += size * 0.3;
            canvas.rule(y as usize, 2, MARGIN);
        }
    }
}

/// The top headlines; of several issues, the first of each.
fn headlines<'b>(book: &'b Book<'_>) -> impl Iterator<Item = String> + 'b {
    let mut last = None;
    let articles = book.articles().filter(move |(at, article)| {
        let part = Some(book.stops[*at].part);
        let wanted = article.headline.is_some() && !(book.bound && last == part);
        if wanted {
            last = part;
        }
        wanted
    });
    articles.take(12).map(|(at, _)| book.stops[at].label.clone())
}

/// The text as the font can draw it: `〓` stands for a character that it has not, as printers do.
/// None where it lacks more than a quarter of them.
fn legible(face: &Face, text: &str) -> Option<String> {
    let missing = text.chars().filter(|c| !face.has(*c)).count();
    if missing * 4 > text.chars().count() {
        return None;
    }
    Some(text.chars().map(|c| if face.has(c) { c } else { '〓' }).collect())
}

/// The largest size, up to the given one, at which a text fits between the margins.
fn fitting(face: &Face, text: &str, size: f32) -> f32 {
    let width = face.width(text, size).max(1.0);
    size.min(size * measure() / width)
}

/// A text in as many lines as it needs, all about as long; the last of `rows` ends in `…` where the
/// text goes on.
fn fold(face: &Face, text: &str, size: f32, rows: usize) -> Vec<String> {
    let mut lines = break_lines(face, text, size, measure());
    if lines.len() > rows {
        lines.truncate(rows);
        if let Some(last) = lines.last_mut() {
            while face.width(&format!("{last}…"), size) > measure() && last.pop().is_some() {}
            last.push('…');
        }
        return lines;
    }
    let (mut low, mut high) = (0.0, measure());
    for _ in 0..8 {
        let middle = (low + high) / 2.0;
        let narrower = break_lines(face, text, size, middle);
        if narrower.len() > lines.len() {
            low = middle;
        } else {
            high = middle;
            lines = narrower;
        }
    }
    lines
}

/// Lines of at most a width, broken where Unicode allows it (UAX #14, strict); a word that is longer
/// is broken anywhere.
fn break_lines(face: &Face, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut lines = vec![String::new()];
    let mut from = 0;
    for to in segmenter.segment_str(text).skip(1) {
        push_word(&mut lines, face, &text[from..to], size, width);
        from = to;
    }
    lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn push_word(lines: &mut Vec<String>, face: &Face, word: &str, size: f32, width: f32) {
    let fits = |line: &str, more: &str| {
        face.width(line, size) + face.width(more.trim_end(), size) <= width
    };
    let Some(last) = lines.last_mut() else { return };
    if fits(last, word) {
        return last.push_str(word);
    }
    lines.push(String::new());
    for c in word.chars() {
        let Some(last) = lines.last_mut() else { return };
        if last.is_empty() || fits(last, c.encode_utf8(&mut [0; 4])) {
            last.push(c);
        } else {
            lines.push(c.to_string());
        }
    }
}

fn left() -> f32 {
    MARGIN as f32
}

fn measure() -> f32 {
    (WIDTH - 2 * MARGIN) as f32
}
