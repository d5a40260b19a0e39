//! The cover that is made where none is given: nameplate on a band in the paper's own colour, date,
//! and the top headlines, to be told from others at the size of a stamp.

use std::collections::BTreeSet;

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, WordBreakInvariantOptions};
use icu_segmenter::{LineSegmenter, WordSegmenter};
use newsbind_core::{Output, short_hash};

use crate::book::Book;
use crate::canvas::{Canvas, Colours, Face};
use crate::picture::Picture;
use crate::xml;

/// Three to four, the shape that most libraries show.
const WIDTH: usize = 1200;
const HEIGHT: usize = 1600;
const MARGIN: usize = 90;
const BAND: usize = 430;
/// The strip at the foot, in the colour of the band.
const STRIP: usize = 36;

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
pub(crate) fn make(book: &Book<'_>, out: &mut dyn Output) -> Option<Picture> {
    let bold = Face::new(newsbind_font::serif_bold())?;
    let regular = Face::new(newsbind_font::serif_regular())?;
    let mut canvas = Canvas::new(WIDTH, HEIGHT, BAND);
    let mut headlines = headlines(book);
    let name = nameplate(book).or_else(|| headlines.next()).unwrap_or_else(|| book.title.clone());
    draw_nameplate(&mut canvas, &bold, &name);
    let y = draw_folio(&mut canvas, (&bold, &regular), book);
    draw_headlines(&mut canvas, &bold, headlines, y);
    canvas.strip(HEIGHT - STRIP, STRIP);
    warn(&canvas, out);
    let number = u64::from_str_radix(&short_hash(name.as_bytes()), 16).unwrap_or_default();
    let band = BANDS[usize::try_from(number % 8).unwrap_or_default()];
    let colours = Colours { paper: [0xfb, 0xf9, 0xf4], ink: [0x16, 0x16, 0x16], band };
    let bytes = canvas.png(&colours).ok()?;
    Picture::new(bytes)
}

/// Says what the built-in font has not.
fn warn(canvas: &Canvas, out: &mut dyn Output) {
    let missing = &canvas.missing;
    if missing.is_empty() {
        return;
    }
    let named = missing.iter().take(20).map(|c| format!("`{c}` U+{:04X}", u32::from(*c)));
    let named = named.collect::<Vec<_>>().join(", ");
    let more = if missing.len() > 20 { " and others" } else { "" };
    out.warn(&format!(
        "the font of the cover has no {named}{more}: `〓` stands for them, and a line with many of them is \
         left out; name a picture in `cover`"
    ));
}

/// The newspaper's name, which all issues share, else what the book is called. A book that has no
/// name but that of its file, which says nothing to a reader, has its first headline there.
fn nameplate(book: &Book<'_>) -> Option<String> {
    let name = book.parts.first().and_then(|part| part.issue.newspaper.name.as_deref());
    let name = name.map(xml::line).filter(|name| !book.bound && !name.is_empty());
    name.or_else(|| Some(book.title.clone()).filter(|_| !is_nameless(book)))
}

fn is_nameless(book: &Book<'_>) -> bool {
    let id = book.parts.first().map(|part| xml::line(&part.issue.id));
    !book.bound && id.is_some_and(|id| id == book.title)
}

/// The date of the issue; of several, the first and the last day.
fn date(book: &Book<'_>) -> Option<String> {
    let dates = || book.parts.iter().filter_map(|part| part.issue.date);
    let (first, last) = (dates().min()?, dates().max()?);
    let words = book.words();
    let day = words.date(first);
    Some(if first == last { day } else { format!("{day} – {}", words.date(last)) })
}

/// Number and edition of an issue, and the name of its file where it has no other.
fn number(book: &Book<'_>) -> Option<String> {
    let issue = book.parts.first().filter(|_| !book.bound)?.issue;
    let printed = [&issue.number, &issue.edition].into_iter().flatten().map(|text| xml::line(text));
    let mut printed: Vec<String> = printed.filter(|text| !text.is_empty()).collect();
    if is_nameless(book) {
        printed.push(book.title.clone());
    }
    (!printed.is_empty()).then(|| printed.join(" · "))
}

/// Draws the date, which tells one issue from the next at the size of a stamp, and below it what
/// else is printed there, then a double rule. Gives the place of the rule's lower edge.
fn draw_folio(canvas: &mut Canvas, (bold, regular): (&Face, &Face), book: &Book<'_>) -> f32 {
    let mut y = BAND as f32 + 40.0;
    for (face, text, size) in [(bold, date(book), 92.0), (regular, number(book), 50.0)] {
        let Some(text) = text.filter(|text| is_legible(canvas, face, text)) else { continue };
        let size = fitting(face, &text, size);
        y += size * 1.05;
        canvas.text(face, size, (centred(face, &text, size), y), &text);
        y += size * 0.25;
    }
    y += 20.0;
    canvas.rule(y as usize, 8, MARGIN);
    canvas.rule(y as usize + 14, 2, MARGIN);
    y + 16.0
}

/// The name in the middle of the band.
fn draw_nameplate(canvas: &mut Canvas, face: &Face, name: &str) {
    if !is_legible(canvas, face, name) {
        return;
    }
    let (size, lines) = set_name(face, name);
    let leading = size * 1.15;
    let mut baseline = (BAND as f32 - leading * lines.len() as f32) / 2.0 + size * 0.93;
    for line in lines {
        let size = fitting(face, &line, size);
        canvas.text(face, size, (centred(face, &line, size), baseline), &line);
        baseline += leading;
    }
}

/// One line as large as the band allows, or two if that makes it larger; a word is divided only
/// where it would be smaller than the smallest size.
fn set_name(face: &Face, name: &str) -> (f32, Vec<String>) {
    let single = fitting(face, name, LARGEST);
    let in_two = |size: &f32| {
        let words = words(name).into_iter().all(|word| fitting(face, word, *size) >= *size);
        words && break_lines(face, name, *size, measure()).len() <= 2
    };
    let double = || NAME_SIZES.into_iter().find(in_two).filter(|size| *size > single);
    match double() {
        _ if single >= LARGE => (single, vec![name.to_owned()]),
        Some(size) => (size, fold(face, name, size, 2)),
        None if single >= SMALLEST => (single, vec![name.to_owned()]),
        None => (SMALLEST, fold(face, name, SMALLEST, 2)),
    }
}

/// Sizes of a name: the largest one, the least that is large enough for one line to be better than
/// two, and the smallest.
const LARGEST: f32 = 270.0;
const LARGE: f32 = 150.0;
const SMALLEST: f32 = 72.0;
/// Those that a name of two lines may have.
const NAME_SIZES: [f32; 10] =
    [180.0, 168.0, 156.0, 144.0, 132.0, 120.0, 108.0, 96.0, 84.0, SMALLEST];

/// The first headline as large as it goes, the next ones smaller, as many as there is room for,
/// with a rule between them.
fn draw_headlines(
    canvas: &mut Canvas,
    face: &Face,
    headlines: impl Iterator<Item = String>,
    top: f32,
) {
    let bottom = (HEIGHT - STRIP - MARGIN / 2) as f32;
    let mut y = top;
    let mut rank = 0;
    for headline in headlines {
        if !is_legible(canvas, face, &headline) {
            continue;
        }
        let (size, lines) = if rank == 0 { lead(face, &headline) } else { second(face, &headline) };
        let leading = size * 1.26;
        if y + leading * lines.len() as f32 + size > bottom {
            return;
        }
        if rank > 0 {
            y += size * 0.45;
            canvas.rule(y as usize, 2, MARGIN);
        }
        y += size * 0.3;
        for line in lines {
            y += leading;
            canvas.text(face, size, (left(), y - size * 0.24), &line);
        }
        rank += 1;
    }
}

/// The size and the lines of the first headline.
fn lead(face: &Face, headline: &str) -> (f32, Vec<String>) {
    let sizes = [(132.0, 2), (116.0, 3), (100.0, 3), (88.0, 4), (76.0, 4)];
    let whole = |(size, rows): &(f32, usize)| rows_needed(face, headline, *size) <= *rows;
    let parted = |at: &(f32, usize)| {
        let division = divide(face, headline, at.0, rows_needed(face, headline, at.0));
        whole(at) && division.is_some_and(|division| division.unmarked == 0)
    };
    let size = || sizes.into_iter();
    let (size, rows) = size().find(parted).or_else(|| size().find(whole)).unwrap_or((76.0, 4));
    (size, fold(face, headline, size, rows))
}

/// The size and the lines of another headline.
fn second(face: &Face, headline: &str) -> (f32, Vec<String>) {
    (58.0, fold(face, headline, 58.0, 2))
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

/// Whether the font can draw three quarters of a text at least; what it lacks of another one, which
/// is left out, is noted.
fn is_legible(canvas: &mut Canvas, face: &Face, text: &str) -> bool {
    let legible = face.lacks(text).count() * 4 <= text.chars().count();
    if !legible {
        canvas.missing.extend(face.lacks(text));
    }
    legible
}

/// The largest size, up to the given one, at which a text fits between the margins.
fn fitting(face: &Face, text: &str, size: f32) -> f32 {
    let width = face.width(text, size).max(1.0);
    size.min(size * measure() / width)
}

/// How many lines a text takes.
fn rows_needed(face: &Face, text: &str, size: f32) -> usize {
    break_lines(face, text, size, measure()).len()
}

/// A text in as many lines as it needs, all about as long; the last of
/// `rows` ends in `…` where the text goes on.
fn fold(face: &Face, text: &str, size: f32, rows: usize) -> Vec<String> {
    let mut lines = break_lines(face, text, size, measure());
    if lines.len() > rows {
        lines.truncate(rows);
        if let Some(last) = lines.last_mut() {
            shorten(face, last, size);
        }
        return lines;
    }
    divide(face, text, size, lines.len()).map_or(lines, |division| division.lines)
}

/// A text in lines.
struct Division {
    lines: Vec<String>,
    /// Lines whose end neither space nor mark shows.
    unmarked: usize,
}

/// A text in so many lines, about as long as each other, that end at spaces and marks rather than
/// between other words; nothing if a word would have to be divided.
fn divide(face: &Face, text: &str, size: f32, lines: usize) -> Option<Division> {
    let words = words(text);
    let mut before = vec![0.0];
    for word in &words {
        before.push(before[before.len() - 1] + face.width(word, 1.0));
    }
    let target = before[words.len()] / lines as f32;
    let most = measure() / size;
    // best[line][end]: the least cost of setting the words before `end` on so many lines, and where
    // the last one begins.
    let mut best = vec![vec![(f32::INFINITY, 0); words.len() + 1]; lines + 1];
    best[0][0].0 = 0.0;
    for line in 1..=lines {
        for end in 1..=words.len() {
            let last = words[end - 1];
            let trailing = face.width(&last[last.trim_end().len()..], 1.0);
            let unmarked = if end < words.len() && !shows(last) { UNMARKED } else { 0.0 };
            for begin in 0..end {
                let width = before[end] - before[begin] - trailing;
                let off = width - target;
                let cost = best[line - 1][begin].0 + off * off + unmarked;
                if width <= most && cost < best[line][end].0 {
                    best[line][end] = (cost, begin);
                }
            }
        }
    }
    let mut end = words.len();
    best[lines][end].0.is_finite().then(|| {
        let mut division = Division { lines: Vec::new(), unmarked: 0 };
        for line in (1..=lines).rev() {
            let begin = best[line][end].1;
            division.unmarked += usize::from(line < lines && !shows(words[end - 1]));
            division.lines.push(words[begin..end].concat().trim().to_owned());
            end = begin;
        }
        division.lines.reverse();
        division
    })
}

/// Whether a word has a space or a mark at its end.
fn shows(word: &str) -> bool {
    word.ends_with(|c: char| !c.is_alphanumeric())
}

/// What the end of a line costs that neither space nor mark shows: as much as lines four ems longer
/// and shorter than even ones.
const UNMARKED: f32 = 32.0;

/// Takes from the end of a line what has no room beside an ellipsis: that of Chinese type stands at
/// half height, so Latin letters get full stops.
fn shorten(face: &Face, line: &mut String, size: f32) {
    let ellipsis = if line.ends_with(|c: char| c.is_ascii()) { "..." } else { "…" };
    while face.width(&format!("{line}{ellipsis}"), size) > measure() && line.pop().is_some() {}
    let kept = line.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).len();
    line.truncate(kept);
    line.push_str(ellipsis);
}

/// The words of a text, each with the marks and spaces that stay with it: parted where Unicode
/// allows a line to end (UAX #14, strict), in Chinese and Japanese not within a word of the
/// dictionary.
fn words(text: &str) -> Vec<&str> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let lines = LineSegmenter::new_for_non_complex_scripts(options);
    let dictionary = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let starts: BTreeSet<usize> = dictionary.segment_str(text).collect();
    let mut from = 0;
    let ends = lines.segment_str(text).skip(1).filter(|to| starts.contains(to));
    ends.map(|to| &text[std::mem::replace(&mut from, to)..to]).collect()
}

/// Lines of at most a width, broken between words; a word that is longer is broken anywhere.
fn break_lines(face: &Face, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        push_word(&mut lines, face, word, size, width);
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

/// Where a line begins that stands in the middle.
fn centred(face: &Face, text: &str, size: f32) -> f32 {
    (WIDTH as f32 - face.width(text, size)) / 2.0
}

fn left() -> f32 {
    MARGIN as f32
}

fn measure() -> f32 {
    (WIDTH - 2 * MARGIN) as f32
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Issue, MemoryAssets, Newspaper};

    use super::*;
    use crate::Contents;

    /// What stands on the lines of a cover.
    fn check(set: impl Fn(&Face, &str) -> (f32, Vec<String>), cases: &[(&str, &str)]) {
        let face = Face::new(newsbind_font::serif_bold()).unwrap();
        for (text, expected) in cases {
            let (size, lines) = set(&face, text);
            assert_eq!(lines.join(" / "), *expected);
            assert!(lines.iter().all(|line| face.width(line, size) <= measure() + 0.1), "{text}");
        }
    }

    #[test]
    fn a_name_is_divided_between_words() {
        let long = "DONAUDAMPFSCHIFFFAHRTSBLATT";
        let divided = "DONAUDAMPFSCHIFFFAH / RTSBLATT";
        check(
            set_name,
            &[
                ("WIESENAUER ANZEIGER", "WIESENAUER / ANZEIGER"),
                ("SÜDDEUTSCHE ZEITUNG", "SÜDDEUTSCHE / ZEITUNG"),
                ("FRANKFURTER ALLGEMEINE", "FRANKFURTER / ALLGEMEINE"),
                ("THE MARKET ARLEY CHRONICLE", "THE MARKET / ARLEY CHRONICLE"),
                ("The Echo", "The Echo"),
                ("SÜDDEUTSCHES-TAGEBLATT", "SÜDDEUTSCHES- / TAGEBLATT"),
                ("清溪日报", "清溪日报"),
                (long, divided),
            ],
        );
    }

    #[test]
    fn headlines_are_divided_at_spaces_and_marks() {
        check(
            lead,
            &[
                ("博物馆新展厅开放，独木舟首次亮相", "博物馆新展厅开放， / 独木舟首次亮相"),
                (
                    "Council votes to breach the old mill dam",
                    "Council votes / to breach the / old mill dam",
                ),
            ],
        );
        check(
            second,
            &[(
                "清溪至海门城际列车五月二十日起加密开行",
                "清溪至海门城际列车 / 五月二十日起加密开行",
            )],
        );
    }

    #[test]
    fn letters_are_drawn_with_their_marks() {
        let face = Face::new(newsbind_font::serif_bold()).unwrap();
        for (apart, whole) in
            [("Noe\u{308}l a\u{300} fe\u{302}ter", "Noël à fêter"), ("か\u{3099}", "が")]
        {
            assert_eq!(face.lacks(apart).count(), 0, "{whole}");
            assert!((face.width(apart, 10.0) - face.width(whole, 10.0)).abs() < 1e-3, "{whole}");
        }
    }

    #[test]
    fn the_name_of_a_file_is_no_nameplate() {
        let assets = MemoryAssets::default();
        for (newspaper, title, expected) in [
            (Some("The Echo"), None, Some("The Echo")),
            (None, Some("Harbour days"), Some("Harbour days")),
            (None, None, None),
        ] {
            let newspaper =
                Newspaper { name: newspaper.map(str::to_owned), ..Newspaper::default() };
            let title = title.map(str::to_owned);
            let issue = Issue { id: "scan-007".into(), newspaper, title, ..Issue::default() };
            let book = Book::of_issue(&issue, &assets, Contents::default());
            assert_eq!(nameplate(&book).as_deref(), expected);
            assert_eq!(number(&book).as_deref(), expected.is_none().then_some("scan-007"));
        }
    }
}
