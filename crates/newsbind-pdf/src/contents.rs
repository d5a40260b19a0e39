//! The contents: the issue's articles with their pages, each a link, in the order of the pages.
//!
//! Where they stand is kept free while pages are composed; they are drawn when it is known where
//! the articles are.

use crate::block::{Block, Part, baseline};
use crate::canvas::Mark;
use crate::column;
use crate::compositor::Compositor;
use crate::fonts::Weight;
use crate::galley::{self, Copy};
use crate::headline;
use crate::material::Span;
use crate::paragraph::{self, Align, Format};
use crate::tags::{Kid, Role, TagId};

/// A line of the contents, or several that stay together.
pub(crate) struct Entry {
    /// The section that it belongs to.
    section: usize,
    /// The article that it leads to; none for a heading.
    article: Option<usize>,
    pub(crate) blocks: Vec<Block>,
}

/// Room that is kept for the contents: rows of all columns of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) page: usize,
    pub(crate) row: usize,
    pub(crate) rows: usize,
}

/// Sets the contents for the columns of the sheet, in the order of the issue.
pub(crate) fn set(
    compositor: &mut Compositor<'_>,
    sections: &[Vec<Copy<'_>>],
    tag: TagId,
) -> Vec<Entry> {
    let sheet = compositor.sheet;
    let heading = compositor.words.contents;
    let size = 1.15 * sheet.size;
    let line = compositor.single(heading, Weight::Bold, size, sheet.measure, Align::Left);
    let mark = compositor.tags.add(tag, Role::Caption);
    let blocks = vec![Block::line(line, sheet, Mark::Tag(mark))];
    let mut entries = vec![Entry { section: 0, article: None, blocks }];
    for (number, (section, copies)) in compositor.issue.sections.iter().zip(sections).enumerate() {
        if !section.name.is_empty() {
            let line = compositor.single(
                &section.name,
                Weight::Bold,
                sheet.size,
                sheet.measure,
                Align::Left,
            );
            let mark = compositor.tags.add(tag, Role::ContentsItem);
            let blocks = vec![Block::line(line, sheet, Mark::Tag(mark))];
            entries.push(Entry { section: number, article: None, blocks });
        }
        for copy in copies {
            let blocks = entry(compositor, copy, tag);
            entries.push(Entry { section: number, article: Some(copy.number), blocks });
        }
    }
    entries
}

/// The blocks of the entries.
pub(crate) fn blocks(entries: &[Entry]) -> Vec<Block> {
    entries.iter().flat_map(|entry| &entry.blocks).cloned().collect()
}

/// Puts the articles of each section into the order of their pages, in the structure, too.
pub(crate) fn sort(compositor: &mut Compositor<'_>, entries: Vec<Entry>, tag: TagId) -> Vec<Entry> {
    // Each entry is one part of the contents.
    let kids = std::mem::take(&mut compositor.tags.get(tag).kids);
    let mut both: Vec<(Kid, Entry)> = kids.into_iter().zip(entries).collect();
    both.sort_by_key(|(_, entry)| {
        (entry.section, entry.article.map(|article| compositor.places[article].page))
    });
    let (kids, entries) = both.into_iter().unzip();
    compositor.tags.get(tag).kids = kids;
    entries
}

/// Draws the contents into the room that was kept for them in another order.
pub(crate) fn draw(compositor: &mut Compositor<'_>, entries: &[Entry], rooms: &[Room]) {
    let columns = compositor.sheet.columns;
    let blocks = blocks(entries);
    let more = rows_more(&blocks, columns, rooms);
    let mut begin = 0;
    for (room, ends) in rooms.iter().zip(divide(&blocks, columns, rooms, more)) {
        let pitch = room.rows as f64 / (room.rows + more) as f64 * compositor.sheet.leading;
        for (column, end) in ends.into_iter().enumerate() {
            compositor.draw_later(room.page, &blocks[begin..end], column, room.row, pitch);
            begin = end;
        }
    }
}

/// How many rows more the rooms have to have for all blocks: in another order, entries of some lines
/// may not end with the columns. Their rows are set closer for that.
fn rows_more(blocks: &[Block], columns: usize, rooms: &[Room]) -> usize {
    let holds = |more: &usize| {
        let ends = divide(blocks, columns, rooms, *more);
        ends.iter().flatten().max() == Some(&blocks.len())
    };
    (0..=blocks.len()).find(holds).unwrap_or(0)
}

/// Where the columns of each room end, if it had so many rows `more`.
fn divide(blocks: &[Block], columns: usize, rooms: &[Room], more: usize) -> Vec<Vec<usize>> {
    let mut done = 0;
    let ends = |room: &Room| {
        let rest = &blocks[done..];
        let rows = room.rows + more;
        let ends = column::divide_list(rest, columns, rows)
            .unwrap_or_else(|| column::fill_all(rest, columns, rows, 0));
        let ends: Vec<usize> = ends.into_iter().map(|end| done + end).collect();
        done = ends.last().copied().unwrap_or(done);
        ends
    };
    rooms.iter().map(ends).collect()
}

fn entry(compositor: &mut Compositor<'_>, copy: &Copy<'_>, tag: TagId) -> Vec<Block> {
    let sheet = compositor.sheet;
    let mut blocks = Vec::new();
    let size = 0.94 * sheet.size;
    // Room for a page number of three digits.
    let number = 2.2 * size;
    let title = galley::title(copy);
    let span = Span { text: &title, weight: Weight::Regular };
    let width = sheet.measure - number;
    let measure = (width / size) as f32;
    let material = headline::whole_words(span, &copy.language, measure, compositor.fonts);
    let lines = paragraph::set(material, Format { size, width, indent: 0.0, align: Align::Left });
    let item = compositor.tags.add(tag, Role::ContentsItem);
    let link = compositor.tags.add(item, Role::Link);
    let count = lines.len();
    let article = copy.number;
    let y = baseline(sheet.leading, size);
    for (i, line) in lines.into_iter().enumerate() {
        let right = f64::from(line.right) * size;
        let mut block = Block::line(line, sheet, Mark::Tag(link));
        let area = [0.0, 0.0, sheet.measure, sheet.leading];
        block.parts.push(Part::Link { article, area, tag: link });
        block.cut = i + 1 == count;
        if block.cut {
            let from = right + 0.5 * size;
            block.parts.push(Part::PageOf { article, from, to: sheet.measure, y, size, tag: link });
        }
        blocks.push(block);
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows that entries, each of some lines, lack in two columns of rooms that are so many rows
    /// high.
    fn check(entries: &[usize], rooms: &[usize], expected: usize) {
        let lines = |count: &usize| {
            let count = *count;
            (1..=count).map(move |line| Block { rows: 1, cut: line == count, ..Block::default() })
        };
        let blocks: Vec<Block> = entries.iter().flat_map(lines).collect();
        let rooms: Vec<Room> =
            rooms.iter().map(|rows| Room { page: 0, row: 0, rows: *rows }).collect();
        let more = rows_more(&blocks, 2, &rooms);
        assert_eq!(more, expected, "{entries:?}");
        let ends = divide(&blocks, 2, &rooms, more);
        assert!(ends.iter().flatten().all(|end| blocks[end - 1].cut), "{entries:?}");
    }

    #[test]
    fn entries_stay_whole_in_any_order() {
        check(&[1, 2, 2, 1], &[3], 0);
        check(&[2, 2, 1, 1], &[3], 1);
        check(&[1, 2, 1, 2, 2, 1, 2, 1], &[3, 3], 0);
        check(&[2, 2, 2, 2, 1, 1, 1, 1], &[3, 3], 1);
    }
}
