//! Articles from labelled lines.

use crate::form;
use crate::jump::{self, JumpLine};
use crate::label::Label;
use crate::page::{Line, Page};

/// A line of a page, by the numbers of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub(crate) page: usize,
    pub(crate) line: usize,
}

/// An article as lines, not yet as texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) kicker: Vec<At>,
    pub(crate) headline: Vec<At>,
    /// Headlines above its own one: of other articles, or kickers; or its own one, above a deck.
    pub(crate) spare: Vec<Vec<At>>,
    /// The headline below its own one.
    pub(crate) deck: Vec<At>,
    pub(crate) byline: Vec<At>,
    pub(crate) body: Vec<Part>,
    pub(crate) jumps: Vec<(At, JumpLine)>,
    /// Jump lines between parts that were joined, and the headline set again over a later part.
    pub(crate) joined: Vec<At>,
    /// Parts from several pages were joined: jump lines in the text have done their work.
    pub(crate) is_joined: bool,
    /// It goes on what stands elsewhere on its page.
    pub(crate) resumes: bool,
    /// Where it was cut off a draft.
    pub(crate) cut: Option<Cut>,
    /// Its headline stands below its body: no line of this article can follow.
    closed: bool,
    /// How sure the labels of its lines are, the least of them.
    pub(crate) confidence: f32,
}

/// A place where a draft was cut in two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The last line of the body before it.
    pub(crate) behind: At,
    /// It is in the middle of a paragraph.
    pub(crate) inside: bool,
}

/// A block of a draft.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Paragraph(Vec<At>),
    Caption(Vec<At>),
    /// The headline of a continuation.
    Subhead(Vec<At>),
}

impl Part {
    /// Its lines.
    pub(crate) fn lines(&self) -> &[At] {
        match self {
            Self::Paragraph(lines) | Self::Caption(lines) | Self::Subhead(lines) => lines,
        }
    }
}

/// What labels make of the pages: articles, and what belongs to none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drafts {
    pub(crate) articles: Vec<Draft>,
    /// In the order of the pages.
    pub(crate) furniture: Vec<At>,
}

impl Drafts {
    /// The furniture of a page.
    pub(crate) fn furniture_of(&self, page: usize) -> &[At] {
        let from = self.furniture.partition_point(|at| at.page < page);
        let rest = &self.furniture[from..];
        &rest[..rest.partition_point(|at| at.page == page)]
    }
}

impl Draft {
    fn new() -> Self {
        Self { confidence: 1.0, ..Self::default() }
    }

    /// A photograph by itself.
    pub(crate) fn photograph(caption: Part, confidence: f32) -> Self {
        Self { body: vec![caption], confidence, ..Self::new() }
    }

    /// A headline without an article.
    pub(crate) fn bare(headline: Vec<At>, confidence: f32) -> Self {
        Self { headline, confidence, ..Self::new() }
    }

    /// The first of its lines.
    pub(crate) fn top(&self) -> Option<usize> {
        self.lines().map(|at| at.line).min()
    }

    /// Whether a byline stands above its text.
    pub(crate) fn is_signed_above(&self) -> bool {
        let byline = self.byline.first().map(|at| at.line);
        byline.is_some_and(|at| self.first_line().is_some_and(|first| at < first))
    }

    /// All its lines in the order of fields and blocks.
    pub(crate) fn lines(&self) -> impl Iterator<Item = At> {
        let parts = self.body.iter().flat_map(Part::lines);
        let jumps = self.jumps.iter().map(|(at, _)| at);
        let spare = self.spare.iter().flatten();
        let heads = self.kicker.iter().chain(spare).chain(&self.headline).chain(&self.deck);
        heads.chain(&self.byline).chain(parts).chain(jumps).copied()
    }

    /// The lines of its paragraphs.
    pub(crate) fn body_lines(&self) -> impl DoubleEndedIterator<Item = At> {
        let paragraphs = self.body.iter().filter_map(|part| match part {
            Part::Paragraph(lines) => Some(lines),
            Part::Caption(_) | Part::Subhead(_) => None,
        });
        paragraphs.flatten().copied()
    }

    /// Takes away what stands from a line of a paragraph on, with the headline where that stands
    /// below. The line is looked for from the end: whoever cuts a body in many places begins with
    /// the last.
    pub(crate) fn cut_before(&mut self, at: At) -> Self {
        let mut rest = Self { resumes: true, confidence: self.confidence, ..Self::default() };
        let place = |part: &Part| match part {
            Part::Paragraph(lines) => lines.iter().rposition(|line| *line == at),
            Part::Caption(_) | Part::Subhead(_) => None,
        };
        let mut parts = self.body.iter().enumerate().rev();
        let found = parts.find_map(|(part, lines)| Some((part, place(lines)?)));
        let Some((first, from)) = found else { return rest };
        rest.body = self.body.split_off(first);
        if let Some(Part::Paragraph(lines)) = rest.body.first_mut() {
            let goes_on = lines.split_off(from);
            let before = std::mem::replace(lines, goes_on);
            rest.cut = before.last().map(|behind| Cut { behind: *behind, inside: true });
            if !before.is_empty() {
                self.body.push(Part::Paragraph(before));
            }
        }
        let behind = self.body_lines().next_back();
        rest.cut = rest.cut.or(behind.map(|behind| Cut { behind, inside: false }));
        let below = |line: &At| line.line > at.line;
        if self.headline.first().is_some_and(below) {
            rest.headline = std::mem::take(&mut self.headline);
        }
        rest.closed = std::mem::take(&mut self.closed);
        let (jumps, own) =
            std::mem::take(&mut self.jumps).into_iter().partition(|(line, _)| below(line));
        (rest.jumps, self.jumps) = (jumps, own);
        let (byline, own) = std::mem::take(&mut self.byline).into_iter().partition(below);
        (rest.byline, self.byline) = (byline, own);
        let (spare, own) = std::mem::take(&mut self.spare)
            .into_iter()
            .partition(|rows| rows.first().is_some_and(below));
        (rest.spare, self.spare) = (spare, own);
        rest
    }

    /// The first line of its first paragraph.
    pub(crate) fn first_line(&self) -> Option<usize> {
        self.body.iter().find_map(|part| match part {
            Part::Paragraph(lines) => lines.first().map(|at| at.line),
            Part::Caption(_) | Part::Subhead(_) => None,
        })
    }

    fn is_empty(&self) -> bool {
        self.lines().next().is_none()
    }

    pub(crate) fn has_text(&self) -> bool {
        self.body.iter().any(|part| matches!(part, Part::Paragraph(_)))
    }
}

/// Puts the lines of a page together as their labels say, and adds them to `drafts`.
pub(crate) fn assemble(
    number: usize,
    page: &Page,
    labels: &[Label],
    sure: &[f32],
    drafts: &mut Drafts,
) {
    let from = drafts.articles.len();
    let mut assembly = Assembly { page, drafts, open: Draft::new(), photo: None };
    for (line, label) in labels.iter().enumerate() {
        let at = At { page: number, line };
        assembly.put(at, *label, &page.lines[line]);
        assembly.doubt(sure[line]);
    }
    assembly.close();
    // A photograph between the lines of an article comes behind it.
    drafts.articles[from..].sort_by_key(Draft::top);
}

struct Assembly<'a> {
    page: &'a Page,
    drafts: &'a mut Drafts,
    open: Draft,
    /// The photograph whose caption is being read, by its place among the drafts.
    photo: Option<usize>,
}

impl Assembly<'_> {
    fn put(&mut self, at: At, label: Label, line: &Line) {
        match label {
            Label::Kicker => self.before(at, |draft| &mut draft.kicker),
            Label::Before => self.headline_before(at),
            Label::BeforeNext | Label::AfterNext => self.open_headline().push(at),
            Label::BylineBefore => self.before(at, |draft| &mut draft.byline),
            Label::After => self.headline_after(at),
            // What stands below a signed text is no second byline.
            Label::BylineAfter if self.open.is_signed_above() || is_sentence(line) => {
                self.paragraph(at);
            }
            Label::BylineAfter => self.open.byline.push(at),
            Label::Body => self.body(at),
            Label::Paragraph => self.paragraph(at),
            Label::Continued => self.go_on(at),
            Label::Resumed => self.resume(at),
            Label::Caption => self.open.body.push(Part::Caption(vec![at])),
            Label::Photo => self.photo(at),
            Label::CaptionNext => self.caption_next(at),
            Label::Furniture => self.drafts.furniture.push(at),
            Label::Jump => self.jump(at, line),
        }
        if !matches!(label, Label::Photo | Label::CaptionNext | Label::Furniture) {
            self.photo = None;
        }
    }

    /// Lowers the confidence of the article that a line went to.
    fn doubt(&mut self, sure: f32) {
        let draft = match self.photo {
            Some(photo) => &mut self.drafts.articles[photo],
            None => &mut self.open,
        };
        draft.confidence = draft.confidence.min(sure);
    }

    fn close(&mut self) {
        let draft = std::mem::replace(&mut self.open, Draft::new());
        if !draft.is_empty() {
            self.drafts.articles.push(draft);
        }
    }

    fn close_if(&mut self, done: bool) {
        if done {
            self.close();
        }
    }

    /// A line of an article's head: it begins a new article where the open one has a body.
    fn before(&mut self, at: At, field: impl Fn(&mut Draft) -> &mut Vec<At>) {
        self.close_if(self.open.has_text() || self.open.closed);
        field(&mut self.open).push(at);
    }

    /// Of two headlines above one body, the nearer one is its own.
    fn headline_before(&mut self, at: At) {
        self.close_if(self.open.has_text() || self.open.closed);
        self.spare_headline();
        self.open.headline.push(at);
    }

    fn spare_headline(&mut self) {
        let first = std::mem::take(&mut self.open.headline);
        if !first.is_empty() {
            self.open.spare.push(first);
        }
    }

    /// A headline below a body that has one above it: the one above was a kicker, or another
    /// article's.
    fn headline_after(&mut self, at: At) {
        if self.open.closed {
            self.close();
        }
        self.spare_headline();
        self.open.headline.push(at);
        self.open.closed = self.open.has_text();
    }

    fn open_headline(&mut self) -> &mut Vec<At> {
        &mut self.open.headline
    }

    fn body(&mut self, at: At) {
        self.close_if(self.open.has_text() || self.open.closed);
        self.open.body.push(Part::Paragraph(vec![at]));
    }

    fn paragraph(&mut self, at: At) {
        self.close_if(self.open.closed);
        self.open.body.push(Part::Paragraph(vec![at]));
    }

    /// A caption between the lines of a paragraph does not end it, nor does a table between those
    /// of a sentence.
    fn go_on(&mut self, at: At) {
        self.close_if(self.open.closed);
        let page = self.page;
        let mut is_below_table = false;
        let mut parts = self.open.body.iter_mut().rev();
        let last = parts.find_map(|part| match part {
            Part::Paragraph(lines) if is_line_for_line(page, lines) => {
                is_below_table = true;
                None
            }
            Part::Paragraph(lines) => Some(lines),
            Part::Caption(_) | Part::Subhead(_) => None,
        });
        match last.filter(|lines| !(is_below_table && ends(page, lines))) {
            Some(lines) => lines.push(at),
            None => self.open.body.push(Part::Paragraph(vec![at])),
        }
    }

    fn resume(&mut self, at: At) {
        self.close();
        self.open.resumes = true;
        self.open.body.push(Part::Paragraph(vec![at]));
    }

    /// A photograph by itself may stand between the lines of an article, which stays open.
    fn photo(&mut self, at: At) {
        let draft = Draft { body: vec![Part::Caption(vec![at])], ..Draft::new() };
        self.drafts.articles.push(draft);
        self.photo = Some(self.drafts.articles.len() - 1);
    }

    fn caption_next(&mut self, at: At) {
        let body = match self.photo {
            Some(photo) => &mut self.drafts.articles[photo].body,
            None => &mut self.open.body,
        };
        match body.last_mut() {
            Some(Part::Caption(lines)) => lines.push(at),
            _ => body.push(Part::Caption(vec![at])),
        }
    }

    fn jump(&mut self, at: At, line: &Line) {
        let Some(jump) = jump::line(&line.text) else {
            self.go_on(at);
            return;
        };
        self.close_if(!jump.on && (self.open.has_text() || self.open.closed));
        self.open.jumps.push((at, jump));
    }
}

/// Whether lines are rows of a table or lines of verse.
fn is_line_for_line(page: &Page, lines: &[At]) -> bool {
    lines.last().is_some_and(|at| page.lines[at.line].line_for_line)
}

/// Whether lines end with a sentence.
fn ends(page: &Page, lines: &[At]) -> bool {
    lines.last().is_some_and(|at| form::stops(&page.lines[at.line].text))
}

/// Whether a line is words that stop, and not names: three of them or more begin with a small
/// letter.
fn is_sentence(line: &Line) -> bool {
    let words = line.text.split(|c| c.is_whitespace());
    let small = words.filter(|word| word.first().is_some_and(|c| c.is_lowercase())).count();
    small >= 3 && line.text.last() == Some(&'.')
}
