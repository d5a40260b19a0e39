//! Book style: one article after the other, down one column or several.

use newsbind_core::{ExportError, Output};

use crate::block::Block;
use crate::canvas::Canvas;
use crate::column;
use crate::compositor::Compositor;
use crate::furniture;
use crate::galley::{self, Group};
use crate::head::{self, HeadTags};

/// Where the next block goes.
struct Cursor {
    canvas: Canvas,
    column: usize,
    row: usize,
    /// The first row of this page's columns.
    top: usize,
}

/// Composes all pages; `list` are the contents.
///
/// # Errors
/// If the output says to stop.
pub(crate) fn compose(
    compositor: &mut Compositor<'_>,
    groups: &[Group<'_>],
    list: &[Block],
    out: &mut dyn Output,
) -> Result<(), ExportError> {
    let mut canvas = compositor.new_page();
    let plate = furniture::nameplate(compositor);
    let sheet = compositor.sheet;
    compositor.draw(&plate, &mut canvas, sheet.left, sheet.row(0));
    let top = plate.rows.min(sheet.rows / 2);
    let mut cursor = Cursor { canvas, column: 0, row: top, top };
    flow(compositor, &mut cursor, list);
    for (done, group) in (1..).zip(groups) {
        let blocks = article(compositor, group);
        flow(compositor, &mut cursor, &blocks);
        out.progress(done, groups.len() as u64)?;
    }
    compositor.end_page(cursor.canvas);
    Ok(())
}

/// An article with the captions below it, and the rule that keeps it from the one before.
fn article(compositor: &mut Compositor<'_>, (copy, captions): &Group<'_>) -> Vec<Block> {
    let sheet = compositor.sheet;
    let mut blocks = vec![galley::rule(sheet)];
    let mut case = compositor.case();
    let tags = HeadTags::new(copy, &mut case);
    let size = 1.7 * sheet.size;
    blocks.extend(head::set(copy, tags, sheet.measure, size, sheet, case.fonts));
    blocks.extend(galley::body(copy, captions, tags, &mut case));
    blocks
}

fn flow(compositor: &mut Compositor<'_>, cursor: &mut Cursor, blocks: &[Block]) {
    let sheet = compositor.sheet;
    let mut rest = blocks;
    while !rest.is_empty() {
        let fresh = cursor.row == cursor.top;
        if fresh && rest[0].separator {
            rest = &rest[1..];
            continue;
        }
        let room = sheet.rows.saturating_sub(cursor.row);
        let turns = cursor.column + 1 == sheet.columns;
        let short = if turns { column::SHORT_PAGE } else { column::SHORT };
        let count = column::fill_whole(rest, room, short, fresh);
        let (part, tail) = rest.split_at(count);
        // A separator at the foot of a column is not drawn.
        let foot = !tail.is_empty() || cursor.row + crate::block::height(part) >= sheet.rows;
        for (i, block) in part.iter().enumerate() {
            let last = i + 1 == part.len();
            if !(block.separator && last && foot) {
                let (x, y) = (sheet.column(cursor.column), sheet.row(cursor.row));
                compositor.draw(block, &mut cursor.canvas, x, y);
            }
            cursor.row += block.rows;
        }
        rest = tail;
        if !rest.is_empty() {
            next_column(compositor, cursor);
        }
    }
}

fn next_column(compositor: &mut Compositor<'_>, cursor: &mut Cursor) {
    cursor.column += 1;
    if cursor.column == compositor.sheet.columns {
        let page = std::mem::replace(&mut cursor.canvas, Canvas::new(0, 0.0));
        compositor.end_page(page);
        cursor.canvas = compositor.new_page();
        cursor.column = 0;
        cursor.top = 0;
    }
    cursor.row = cursor.top;
}
