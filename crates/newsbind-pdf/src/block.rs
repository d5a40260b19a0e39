//! Blocks: what columns are filled with, each some rows of the grid high.

use crate::canvas::{Canvas, Ink, Link, Mark};
use crate::paragraph::Line;
use crate::picture::Turn;
use crate::sheet::Sheet;
use crate::tags::TagId;

/// Some rows of a column that stay together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// Rows of the grid that it takes.
    pub(crate) rows: usize,
    pub(crate) parts: Vec<Part>,
    /// Whether a column may end after it.
    pub(crate) cut: bool,
    /// Whether it ends within a word: a page ends elsewhere, and a column, if it may.
    pub(crate) divided: bool,
    /// Whether it only keeps others apart, and falls away at the head or foot of a column.
    pub(crate) separator: bool,
}

/// Something at its place in a block, in points from the block's upper left corner.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// A line of text, with the place of its baseline.
    Line { line: Line, x: f64, y: f64, mark: Mark },
    /// A horizontal rule.
    Rule { x: f64, y: f64, length: f64, width: f64 },
    /// A picture: left, upper edge, width, height.
    Picture { picture: usize, area: [f64; 4], turn: Turn, mark: Mark },
    /// An entry of the contents: a leader from one place to another, then the page of an article.
    PageOf { article: usize, from: f64, to: f64, y: f64, size: f64, tag: TagId },
    /// An area that leads to an article: left, upper, right, lower edge.
    Link { article: usize, area: [f64; 4], tag: TagId },
    /// Where an article begins.
    Begin { article: usize },
}

/// A page number to be drawn when it is known.
#[derive(Clone, Debug)]
pub(crate) struct PageOf {
    /// The page that it stands on.
    pub(crate) on: usize,
    pub(crate) article: usize,
    /// Where the leader begins, and where the number ends.
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) tag: TagId,
}

/// What drawing blocks leaves to be seen to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    pub(crate) page_numbers: Vec<PageOf>,
    /// Articles that begin, with the height.
    pub(crate) begins: Vec<(usize, f64)>,
}

impl Block {
    /// A line of running text, one row high.
    pub(crate) fn line(line: Line, sheet: &Sheet, mark: Mark) -> Self {
        let y = baseline(sheet.leading, line.size);
        Self { rows: 1, parts: vec![Part::Line { line, x: 0.0, y, mark }], ..Self::default() }
    }

    /// Draws the block, its upper left corner at `x`, `y`.
    pub(crate) fn draw(&self, canvas: &mut Canvas, x: f64, y: f64, ink: &mut Ink<'_, '_>) -> Notes {
        let mut notes = Notes::default();
        for part in &self.parts {
            match part {
                Part::Line { line, x: dx, y: dy, mark } => {
                    canvas.line(line, x + dx, y + dy, *mark, ink);
                }
                Part::Rule { x: dx, y: dy, length, width } => {
                    let (x, y) = (x + dx, y + dy);
                    canvas.rule((x, y), (x + length, y), *width, ink);
                }
                Part::Picture { picture, area: [dx, dy, width, height], turn, mark } => {
                    let area = [x + dx, y + dy, *width, *height];
                    canvas.picture(*picture, area, *turn, *mark, ink);
                }
                Part::PageOf { article, from, to, y: dy, size, tag } => {
                    notes.page_numbers.push(PageOf {
                        on: canvas.page,
                        article: *article,
                        from: x + from,
                        to: x + to,
                        y: y + dy,
                        size: *size,
                        tag: *tag,
                    });
                }
                Part::Link { article, area: [left, upper, right, lower], tag } => {
                    let area = [x + left, y + upper, x + right, y + lower];
                    canvas.link(Link { area, article: *article, tag: *tag }, ink.tags);
                }
                Part::Begin { article } => notes.begins.push((*article, y)),
            }
        }
        notes
    }
}

/// The baseline of a line within its row: the em box of CJK type, 0.88 em of it above the baseline,
/// stands in the middle.
pub(crate) fn baseline(leading: f64, size: f64) -> f64 {
    (leading - size) / 2.0 + 0.88 * size
}

/// Rows that some blocks take.
pub(crate) fn height(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.rows).sum()
}
