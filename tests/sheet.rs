//! Sheets: the text of a page and its articles, and what all makers of pages set them with.

use fastrand::Rng;
use hypher::{Lang, hyphenate};
use newsbind_core::{Article, Block};

/// A story as it was written.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub(crate) headline: String,
    pub(crate) author: String,
    pub(crate) place: String,
    pub(crate) paragraphs: Vec<String>,
}

/// A page and the articles on it.
#[derive(Default)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    pub(crate) articles: Vec<Article>,
}

impl Sheet {
    /// Adds what stands above the first story: of each kind of line one or none.
    pub(crate) fn heads(&mut self, kinds: &[&[&str]], random: &mut Rng) {
        for heads in kinds {
            let head = random.choice(*heads).filter(|_| random.u8(..3) > 0);
            let gap = if random.bool() { "\n" } else { "\n\n" };
            self.text.extend(head.into_iter().flat_map(|head| [head, gap]));
        }
        self.text.push('\n');
    }

    /// Adds some lines, and the blank one after them, if there are any.
    pub(crate) fn block(&mut self, lines: impl IntoIterator<Item = impl AsRef<str>>) {
        let before = self.text.len();
        for line in lines {
            self.text += line.as_ref();
            self.text.push('\n');
        }
        if self.text.len() > before {
            self.text.push('\n');
        }
    }
}

/// Adds rows, and a blank line below them, if they are open and there are any.
pub(crate) fn set_rows(rows: &[String], open: bool, text: &mut String) {
    rows.iter().for_each(|row| text.extend([row.as_str(), "\n"]));
    if open && !rows.is_empty() {
        text.push('\n');
    }
}

/// Parts a story from the next, where a paper sets them apart.
pub(crate) fn end_story(apart: bool, text: &mut String) {
    if apart && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

/// Lines of half ems: the first has lost its indent, none begins with closing punctuation.
pub(crate) fn han_lines(text: &str, measure: usize, indent: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut width = indent;
    for c in text.chars() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        let closes = "，。、；：！？”）》".contains(c);
        if width + wide > measure && !closes {
            lines.push(String::new());
            width = 0;
        }
        width += wide;
        lines.last_mut().expect("there is a line").push(c);
    }
    lines
}

/// Lines of words, long ones divided at a syllable.
pub(crate) fn english_lines(text: &str, measure: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is a line");
        let left = measure.saturating_sub(line.len() + 1);
        if line.is_empty() {
            line.push_str(word);
        } else if word.len() <= left {
            *line += &format!(" {word}");
        } else if let Some((one, other)) = divide(word, left) {
            *line += &format!(" {one}-");
            lines.push(other);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// A word divided so that its beginning and a hyphen fit; three letters stay on either side.
fn divide(word: &str, left: usize) -> Option<(String, String)> {
    if !word.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let ends = hyphenate(word, Lang::English).scan(0, |end, syllable| {
        *end += syllable.len();
        Some(*end)
    });
    let at = ends.filter(|end| *end < left && *end >= 3 && *end + 3 <= word.len()).last()?;
    Some((word[..at].to_owned(), word[at..].to_owned()))
}

/// Joins three in four of the paragraphs whose end does not show with the next one: their last row
/// is as full as any, and neither a blank line nor an indent parts them. Papers have longer
/// paragraphs than these stories: of 3,338 stops at the end of full rows of English pages 18 % end
/// one. The first one stands behind an opening.
pub(crate) fn join_unparted(
    paragraphs: &mut Vec<String>,
    opening: &str,
    measure: usize,
    random: &mut Rng,
) {
    let mut at = 0;
    while at + 1 < paragraphs.len() {
        let opening = if at == 0 { opening } else { "" };
        let rows = english_lines(&format!("{opening}{}", paragraphs[at]), measure);
        let last = rows.last().map_or(0, String::len);
        let next = paragraphs[at + 1].split(' ').next().map_or(0, str::len);
        if last + 1 + next > measure && random.u8(..4) > 0 {
            let next = paragraphs.remove(at + 1);
            paragraphs[at] += &format!(" {next}");
        } else {
            at += 1;
        }
    }
}

/// Whether something happens that does so many times of a hundred.
pub(crate) fn happens(times: u8, random: &mut Rng) -> bool {
    // Nothing is drawn for what is sure, so that other houses' pages stay what they are.
    times > 0 && (times >= 100 || random.u8(..100) < times)
}

/// One of some words, as it falls.
pub(crate) fn pick<'a>(of: &[&'a str], random: &mut Rng) -> &'a str {
    random.choice(of).copied().unwrap_or_default()
}

/// Parts a long body by subheads, each the first words of what stands below it.
pub(crate) fn part(body: &mut Vec<Block>, random: &mut Rng) {
    let mut at = random.usize(2..6);
    let stop = if random.bool() { "." } else { "" };
    while at + 1 < body.len() {
        let words: Vec<&str> = body[at].text().split(' ').take(random.usize(2..5)).collect();
        let words = words.join(" ");
        let text = format!("{}{stop}", words.trim_end_matches(|c: char| !c.is_alphanumeric()));
        body.insert(at, Block::Subhead { text, source: Vec::new() });
        at += random.usize(3..8);
    }
}

/// Sets a block in the midst of a paragraph, where a line is inside of one, or else behind the
/// lines.
pub(crate) fn intrude(
    lines: &mut Vec<String>,
    block: &str,
    is_inside: fn(&[String], usize) -> bool,
    random: &mut Rng,
) {
    let places: Vec<usize> = (2..lines.len()).filter(|at| is_inside(lines, *at)).collect();
    let at = random.choice(places).unwrap_or(lines.len());
    lines.insert(at, format!("\n{block}\n"));
}
