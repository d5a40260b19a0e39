//! The page that is being set: its lines so far, and how a line is made in the language at hand.

use newsbind_core::{Words, is_cjk, words};

use crate::wrap::{Measure, width, wrap};
use crate::{Headlines, Paragraphs, Text};

/// What a heading is the heading of.
#[derive(Clone, Copy)]
pub(crate) enum Rank {
    /// The issue.
    Issue,
    /// A section, or the list of contents.
    Section,
    /// An article.
    Article,
    /// A part of an article.
    Subhead,
}

/// The lines so far.
pub(crate) struct Page<'a> {
    options: &'a Text,
    lines: Vec<String>,
    /// The words of the language at hand.
    pub(crate) words: &'static Words,
    /// Whether the language at hand is written in wide characters, without spaces.
    pub(crate) cjk: bool,
    indent: &'static str,
}

impl<'a> Page<'a> {
    pub(crate) fn new(options: &'a Text, language: &str) -> Self {
        let words = words(language);
        let mut page = Self { options, lines: Vec::new(), words, cjk: false, indent: "" };
        page.turn_to(language);
        page
    }

    /// Goes on in another language.
    pub(crate) fn turn_to(&mut self, language: &str) {
        self.words = words(language);
        self.cjk = is_cjk(language);
        let indented = match self.options.paragraphs {
            Paragraphs::Auto => self.cjk,
            Paragraphs::Indent => true,
            Paragraphs::BlankLine => false,
        };
        self.indent = match language.split('-').next() {
            _ if !indented => "",
            Some("ja") => "　",
            _ if self.cjk => "　　",
            _ => "    ",
        };
    }

    /// Whether the list of contents is wanted.
    pub(crate) fn has_contents(&self) -> bool {
        self.options.contents
    }

    /// Leaves at least `count` blank lines, but none at the top.
    pub(crate) fn space(&mut self, count: usize) {
        let blank = self.lines.iter().rev().take_while(|line| line.is_empty()).count();
        if !self.lines.is_empty() {
            self.lines.extend((blank..count).map(|_| String::new()));
        }
    }

    /// Sets lines that begin with `first`, then with `rest`.
    pub(crate) fn set(&mut self, text: &str, first: &str, rest: &str) {
        let columns = self.options.wrap;
        self.lines.extend(wrap(text, Measure { first, rest, columns, cjk: self.cjk }));
    }

    /// Sets a line by itself, such as a byline.
    pub(crate) fn line(&mut self, text: &str) {
        self.set(text, "", "");
    }

    /// Sets a paragraph of running text.
    pub(crate) fn paragraph(&mut self, text: &str) {
        if self.indent.is_empty() {
            self.space(1);
        }
        self.set(text, self.indent, "");
    }

    /// Sets a heading, in the style of the options.
    pub(crate) fn heading(&mut self, text: &str, rank: Rank) {
        match (self.options.headlines, rank) {
            (Headlines::Underlined, Rank::Issue | Rank::Section) => self.underlined(text, "="),
            (Headlines::Underlined, Rank::Article) => self.underlined(text, "-"),
            (Headlines::Capitals, _) => self.line(&text.to_uppercase()),
            (Headlines::Hashes, rank) => {
                let hashes = match rank {
                    Rank::Issue => "# ",
                    Rank::Section => "## ",
                    Rank::Article => "### ",
                    Rank::Subhead => "#### ",
                };
                self.set(text, hashes, "");
            }
            (Headlines::Plain, _) | (Headlines::Underlined, Rank::Subhead) => self.line(text),
        }
    }

    fn underlined(&mut self, text: &str, mark: &str) {
        let from = self.lines.len();
        self.line(text);
        let longest = self.lines[from..].iter().map(|line| width(line, self.cjk)).max();
        self.lines.push(mark.repeat(longest.unwrap_or(0)));
    }

    /// The text with a line end after each line, and the control characters that are left out of it:
    /// they would command the terminal that shows it.
    pub(crate) fn text(self) -> (String, Vec<char>) {
        let text = self.lines.join("\n");
        let is_control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
        let left_out = text.chars().filter(is_control).collect();
        let kept: String = text.chars().filter(|c| !is_control(c)).collect();
        (format!("{}\n", kept.trim_end()), left_out)
    }
}
