//! Paper style: modules that tile the page, big stories first and wide, briefs beside each other.

use newsbind_core::{ExportError, Output};

use crate::band::{self, Band, Module, Stack};
use crate::block::{Block, height};
use crate::canvas::Canvas;
use crate::column;
use crate::compositor::{Compositor, JumpLine};
use crate::contents::Room;
use crate::furniture;
use crate::galley::Group;
use crate::sheet::Sheet;
use crate::story::Story;
use crate::tiling::{forced_band, tile};

/// Stories that are set ahead of their place.
const AHEAD: usize = 30;

/// How much larger the first story's headline is.
const LEAD: f64 = 1.2;

/// Where the rule above a module stands, in rows from the module's top.
const RULE: f64 = 0.2;

/// Contents of more than this part of a page stand on the second one, so that the first page has
/// news.
const CONTENTS: usize = 4;

/// Rows at the foot of a page that are too few to begin the contents in.
const LEAST: usize = 3;

/// The page being composed.
struct Leaf {
    canvas: Canvas,
    /// The first row that is free.
    row: usize,
    grid: Grid,
}

/// The rows of a page: those from one on may be set wider apart, to reach the foot of the page.
#[derive(Clone, Copy, Debug)]
struct Grid {
    first: usize,
    /// Upper edge of that row.
    y: f64,
    leading: f64,
}

impl Grid {
    /// The grid of the sheet.
    fn new(sheet: &Sheet) -> Self {
        Self { first: 0, y: sheet.row(0), leading: sheet.leading }
    }

    /// The same, the rows from `first` to `end` stretched so that they fill the page.
    fn stretched(self, sheet: &Sheet, first: usize, end: usize) -> Self {
        let y = self.row(first);
        let leading = (sheet.row(sheet.rows) - y) / (end - first).max(1) as f64;
        Self { first, y, leading }
    }

    /// Upper edge of a row.
    fn row(&self, row: usize) -> f64 {
        self.y + (row as f64 - self.first as f64) * self.leading
    }
}

/// Composes all pages, with room for `list`, the contents. Gives the rows of the last page that are
/// taken.
///
/// # Errors
/// If the output says to stop.
pub(crate) fn compose(
    compositor: &mut Compositor<'_>,
    groups: &[Group<'_>],
    list: &[Block],
    out: &mut dyn Output,
) -> Result<usize, ExportError> {
    let sheet = compositor.sheet;
    let mut page = Leaf { canvas: compositor.new_page(), row: 0, grid: Grid::new(sheet) };
    let plate = furniture::nameplate(compositor);
    compositor.draw(&plate, &mut page.canvas, sheet.left, sheet.row(0));
    page.row = plate.rows.min(sheet.rows / 2);
    let mut late = list;
    if height(list) <= sheet.rows * sheet.columns / CONTENTS {
        keep_room(compositor, &mut page, std::mem::take(&mut late));
    }
    let mut waiting: Vec<Story<'_>> = Vec::new();
    let mut ahead = groups.iter().enumerate();
    loop {
        while waiting.len() < AHEAD
            && let Some((number, group)) = ahead.next()
        {
            let prominence = if number == 0 { LEAD } else { 1.0 };
            waiting.push(Story::new(*group, prominence, compositor));
            out.progress(number as u64 + 1, groups.len() as u64)?;
        }
        if waiting.is_empty() {
            break;
        }
        fill(compositor, &mut page, &mut waiting, ahead.len() > 0);
        // One long story alone takes many pages.
        out.progress((groups.len() - ahead.len()) as u64, groups.len() as u64)?;
        if !waiting.is_empty() || ahead.len() > 0 {
            turn(compositor, &mut page);
            keep_room(compositor, &mut page, std::mem::take(&mut late));
        }
    }
    if !late.is_empty() {
        if page.row + LEAST > sheet.rows {
            turn(compositor, &mut page);
        }
        rule_above(compositor, &mut page);
        page.row += usize::from(page.row > 0);
        keep_room(compositor, &mut page, late);
    }
    compositor.end_page(page.canvas);
    Ok(page.row)
}

/// Fills what is left of a page; stories that go on on the next one come first among those that
/// wait.
fn fill<'a>(
    compositor: &mut Compositor<'_>,
    page: &mut Leaf,
    waiting: &mut Vec<Story<'a>>,
    more: bool,
) {
    let sheet = compositor.sheet;
    let rows = sheet.rows.saturating_sub(page.row);
    let spare = rows.saturating_sub(sheet.fewest(rows));
    let mut bands = tile(waiting, band::Room { columns: sheet.columns, rows, spare, more });
    if bands.is_empty() && page.row == 0 {
        bands.extend(forced_band(&waiting[0], sheet.columns, rows));
    }
    let end = page.row + bands.iter().map(|band| band.rows).sum::<usize>();
    if end < sheet.rows && end + spare >= sheet.rows {
        page.grid = page.grid.stretched(sheet, page.row, end);
    }
    let mut continued = Vec::new();
    for band in &bands {
        continued.extend(draw_band(compositor, page, band, waiting));
        page.row += band.rows;
    }
    remove(waiting, &bands);
    waiting.splice(0..0, continued);
}

/// Goes on to the next page.
fn turn(compositor: &mut Compositor<'_>, page: &mut Leaf) {
    let done = std::mem::replace(&mut page.canvas, Canvas::new(0, 0.0));
    compositor.end_page(done);
    let grid = Grid::new(compositor.sheet);
    *page = Leaf { canvas: compositor.new_page(), row: 0, grid };
}

/// Keeps room for the contents over the whole width, on several pages if need be.
fn keep_room(compositor: &mut Compositor<'_>, page: &mut Leaf, list: &[Block]) {
    let sheet = compositor.sheet;
    let mut rest = list;
    while !rest.is_empty() {
        let room = sheet.rows - page.row;
        let ends = column::divide_list(rest, sheet.columns, room)
            .unwrap_or_else(|| column::fill_all(rest, sheet.columns, room, 0));
        let rows = column::highest(rest, &ends);
        compositor.contents.push(Room { page: page.canvas.page, row: page.row, rows });
        page.row += rows;
        rest = &rest[ends.last().copied().unwrap_or(rest.len())..];
        if !rest.is_empty() {
            turn(compositor, page);
        }
    }
}

/// Draws a rule over the whole width below what the page has so far.
fn rule_above(compositor: &mut Compositor<'_>, page: &mut Leaf) {
    let sheet = compositor.sheet;
    if page.row > 0 {
        let y = page.grid.row(page.row) + RULE * sheet.leading;
        let width = sheet.span(sheet.columns);
        compositor.draw_rule(&mut page.canvas, sheet.left, y, width, 0.5);
    }
}

/// Draws a band with its rules; gives the stories that go on on the next page.
fn draw_band<'a>(
    compositor: &mut Compositor<'_>,
    page: &mut Leaf,
    band: &Band,
    stories: &[Story<'a>],
) -> Vec<Story<'a>> {
    let sheet = compositor.sheet;
    rule_above(compositor, page);
    let mut continued = Vec::new();
    for (i, stack) in band.stacks.iter().enumerate() {
        if i > 0 && !stack.modules.is_empty() {
            let x = sheet.column(stack.column) - 0.5 * sheet.gutter;
            let upper = page.grid.row(page.row) + RULE * sheet.leading;
            let lower = page.grid.row(page.row + band.rows) + RULE * sheet.leading;
            let lower = lower.min(sheet.row(sheet.rows));
            compositor.draw_column_rule(&mut page.canvas, x, upper, lower);
        }
        continued.extend(draw_stack(compositor, page, stack, stories));
    }
    continued
}

fn draw_stack<'a>(
    compositor: &mut Compositor<'_>,
    page: &mut Leaf,
    stack: &Stack,
    stories: &[Story<'a>],
) -> Vec<Story<'a>> {
    let sheet = compositor.sheet;
    let mut continued = Vec::new();
    for (i, module) in stack.modules.iter().enumerate() {
        let row = page.row + module.row;
        if i > 0 {
            let y = page.grid.row(row) + RULE * sheet.leading;
            let width = sheet.span(stack.columns);
            compositor.draw_rule(&mut page.canvas, sheet.column(stack.column), y, width, 0.4);
        }
        let story = &stories[module.story];
        continued.extend(draw_module(compositor, page, stack, module, story, row));
    }
    continued
}

/// Draws a module; gives what goes on on the next page.
fn draw_module<'a>(
    compositor: &mut Compositor<'_>,
    page: &mut Leaf,
    stack: &Stack,
    module: &Module,
    story: &Story<'a>,
    mut row: usize,
) -> Option<Story<'a>> {
    let sheet = compositor.sheet;
    compositor.go_on(story.number(), page.canvas.page);
    let head = story.grown_head(stack.columns, module.growth);
    for block in &head {
        let (x, y) = (sheet.column(stack.column), page.grid.row(row));
        compositor.draw(block, &mut page.canvas, x, y);
        row += block.rows;
    }
    let blocks = story.blocks();
    if module.blocks == blocks.len() {
        let ends = column::divide(blocks, stack.columns);
        draw_columns(compositor, page, blocks, &ends, (stack.column, row), 0);
        return None;
    }
    let rows = module.rows.saturating_sub(height(&head));
    let ends = story.cut_columns(stack.columns, rows);
    draw_columns(compositor, page, blocks, &ends, (stack.column, row), 1);
    let x = sheet.column(stack.column + stack.columns - 1);
    let y = page.grid.row((row + rows).saturating_sub(1));
    compositor.jumps.push(JumpLine { page: page.canvas.page, article: story.number(), x, y });
    let from = compositor.words.continued_from(&(page.canvas.page + 1).to_string());
    let space = if compositor.language.cjk { "" } else { " " };
    let from = format!("{space}{}", compositor.bracketed(&from));
    Some(story.rest(story.from + module.blocks, from))
}

/// Draws blocks in columns side by side; gives the rows of the highest. At the foot of the last one
/// so many rows are taken by something else.
fn draw_columns(
    compositor: &mut Compositor<'_>,
    page: &mut Leaf,
    blocks: &[Block],
    ends: &[usize],
    (column, row): (usize, usize),
    taken: usize,
) -> usize {
    let sheet = compositor.sheet;
    let begins = std::iter::once(0).chain(ends.iter().copied());
    let parts = begins.zip(ends).map(|(begin, end)| column::trim(&blocks[begin..*end]));
    let parts: Vec<&[Block]> = parts.collect();
    let highest = parts.iter().map(|part| height(part)).max().unwrap_or(0);
    for (i, part) in parts.iter().enumerate() {
        let mut at = row;
        // What a column lacks goes to the places that keep its parts apart, a row each.
        let full = if i + 1 < parts.len() { highest } else { highest - taken.min(highest) };
        let mut free = full.saturating_sub(height(part));
        for block in *part {
            if block.separator && free > 0 {
                at += 1;
                free -= 1;
            }
            let (x, y) = (sheet.column(column + i), page.grid.row(at));
            compositor.draw(block, &mut page.canvas, x, y);
            at += block.rows;
        }
    }
    highest
}

fn remove(stories: &mut Vec<Story<'_>>, bands: &[Band]) {
    let stacks = bands.iter().flat_map(|band| &band.stacks);
    let modules = stacks.flat_map(|stack| &stack.modules);
    let mut placed: Vec<usize> = modules.map(|module| module.story).collect();
    placed.sort_unstable();
    for story in placed.into_iter().rev() {
        stories.remove(story);
    }
}
