//! Filling columns with blocks.

use crate::block::{Block, height};

/// How many of `blocks` a column of so many rows takes: those up to the last place where it may
/// end.
///
/// Where not even the first such place fits and the column is empty (`whole`), the blocks that fit
/// are taken without regard to where it may end, one at least; else none.
pub(crate) fn fill(blocks: &[Block], rows: usize, whole: bool) -> usize {
    let mut used = 0;
    let mut fits = 0;
    let mut cut = 0;
    for (i, block) in blocks.iter().enumerate() {
        used += block.rows;
        if used > rows {
            // A separator may fall off the end.
            if block.separator && used - block.rows <= rows && cut == i {
                cut = i + 1;
            }
            break;
        }
        fits = i + 1;
        if block.cut {
            cut = fits;
        }
    }
    if cut == 0 && whole && !blocks.is_empty() { fits.max(1) } else { cut }
}

/// The same, where a column may be so many rows `short` to end with a whole word.
pub(crate) fn fill_whole(blocks: &[Block], rows: usize, short: usize, whole: bool) -> usize {
    let most = fill(blocks, rows, whole);
    let is_high = |end: &usize| height(&blocks[..*end]) + short >= rows;
    let is_whole = |end: &usize| blocks[end - 1].cut && !blocks[end - 1].divided;
    (1..=most).rev().take_while(is_high).find(is_whole).unwrap_or(most)
}

/// Rows that a column may be short to end with a whole word: within a page, and at its end, where
/// the reader has to turn.
pub(crate) const SHORT: usize = 1;
pub(crate) const SHORT_PAGE: usize = 2;

/// Rows of columns side by side: with fewer, one could hold a single line of a paragraph.
const LEAST: usize = 3;

/// The least rows, up to `most`, that so many columns need for all blocks; nothing if they do not
/// divide into so many.
pub(crate) fn level(blocks: &[Block], columns: usize, most: usize) -> Option<usize> {
    let all = height(blocks);
    let least = all.div_ceil(columns.max(1)).max(if columns > 1 { LEAST } else { 0 });
    (least..=all.min(most)).find_map(|rows| {
        let used = used_columns(blocks, columns, rows)?;
        Some((used == columns).then_some(rows))
    })?
}

/// Columns that blocks fill, up to a number; nothing if they need more.
fn used_columns(blocks: &[Block], columns: usize, rows: usize) -> Option<usize> {
    let mut rest = blocks;
    for used in 1..=columns {
        rest = &rest[fill(rest, rows, false)..];
        if rest.is_empty() {
            return Some(used);
        }
    }
    None
}

/// Fills columns with as much as goes in, each so many rows `short` if that ends it with a whole
/// word; gives where each ends.
pub(crate) fn fill_all(blocks: &[Block], columns: usize, rows: usize, short: usize) -> Vec<usize> {
    let mut done = 0;
    let mut end = |_| {
        done += fill_whole(&blocks[done..], rows, short, true);
        done
    };
    (0..columns).map(&mut end).collect()
}

/// Rows of the highest of some columns.
pub(crate) fn highest(blocks: &[Block], ends: &[usize]) -> usize {
    let begins = std::iter::once(0).chain(ends.iter().copied());
    begins.zip(ends).map(|(begin, end)| height(trim(&blocks[begin..*end]))).max().unwrap_or(0)
}

/// Rows by which columns differ at their feet, after what keeps a column's parts apart has given
/// what it can: a row at each place. At the foot of the last one so many rows are taken by
/// something else.
pub(crate) fn raggedness(blocks: &[Block], ends: &[usize], rows: usize, taken: usize) -> usize {
    let begins = std::iter::once(0).chain(ends.iter().copied());
    let lack = |(i, (begin, end)): (usize, (usize, &usize))| {
        let column = trim(&blocks[begin..*end]);
        let elastic = column.iter().filter(|block| block.separator).count();
        let taken = if i + 1 == ends.len() { taken } else { 0 };
        rows.saturating_sub(height(column) + elastic + taken)
    };
    begins.zip(ends).enumerate().map(lack).max().unwrap_or(0)
}

/// A column's blocks without the separators at its head and foot.
pub(crate) fn trim(mut blocks: &[Block]) -> &[Block] {
    while let [Block { separator: true, .. }, rest @ ..] = blocks {
        blocks = rest;
    }
    while let [rest @ .., Block { separator: true, .. }] = blocks {
        blocks = rest;
    }
    blocks
}

/// Divides blocks into columns of heights as equal as can be; gives where each column ends.
pub(crate) fn divide(blocks: &[Block], columns: usize) -> Vec<usize> {
    let even = height(blocks).div_ceil(columns.max(1));
    let highest = level(blocks, columns, usize::MAX).unwrap_or(even);
    divide_within(blocks, columns, highest)
}

/// The same for a list, of at most so many rows: its columns may be of one row, or none if it is
/// short. Nothing if it does not go in.
pub(crate) fn divide_list(blocks: &[Block], columns: usize, most: usize) -> Option<Vec<usize>> {
    let all = height(blocks);
    let mut rows = all.div_ceil(columns.max(1))..=all.min(most);
    let least = rows.find(|rows| used_columns(blocks, columns, *rows).is_some())?;
    Some(divide_within(blocks, columns, least))
}

/// What even columns count for against one that ends within a word: of divisions as even, the one
/// is taken in which fewer do.
const EVENNESS: usize = 64;

fn divide_within(blocks: &[Block], columns: usize, highest: usize) -> Vec<usize> {
    let mut before = vec![0; blocks.len() + 1];
    for (i, block) in blocks.iter().enumerate() {
        before[i + 1] = before[i] + block.rows;
    }
    // best[column][end]: the least sum of squared heights, with what divided words pay, and where
    // the column begins.
    let mut best = vec![vec![(usize::MAX, 0); blocks.len() + 1]; columns + 1];
    best[0][0].0 = 0;
    for column in 1..=columns {
        for end in 0..=blocks.len() {
            if end > 0 && end < blocks.len() && !blocks[end - 1].cut {
                continue;
            }
            let divided = end > 0 && blocks[end - 1].divided;
            for begin in (0..=end).rev() {
                let rows = before[end] - before[begin];
                if rows > highest {
                    break;
                }
                let cost = EVENNESS * rows * rows + usize::from(divided);
                let so_far = best[column - 1][begin].0;
                if so_far != usize::MAX && so_far + cost < best[column][end].0 {
                    best[column][end] = (so_far + cost, begin);
                }
            }
        }
    }
    if best[columns][blocks.len()].0 == usize::MAX {
        return fill_all(blocks, columns, highest, 0);
    }
    let mut ends = vec![blocks.len()];
    for column in (2..=columns).rev() {
        let end = ends.last().copied().unwrap_or(0);
        ends.push(best[column][end].1);
    }
    ends.reverse();
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks from marks: a digit is a block of so many rows after which the column may end, one
    /// with `+` behind it may not, one with `~` ends within a word, `-` is a separator.
    fn blocks(text: &str) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for c in text.chars() {
            match c {
                '+' => blocks.last_mut().unwrap().cut = false,
                '~' => blocks.last_mut().unwrap().divided = true,
                '-' => {
                    blocks.push(Block { rows: 1, separator: true, cut: true, ..Block::default() });
                }
                _ => {
                    let rows = c.to_digit(10).unwrap() as usize;
                    blocks.push(Block { rows, cut: true, ..Block::default() });
                }
            }
        }
        blocks
    }

    #[test]
    fn a_list_goes_over_all_columns() {
        for (text, columns, most, expected) in [
            ("1+11111", 3, 9, Some("2 2 2")),
            ("1+11111", 4, 9, Some("2 2 1 1")),
            ("1+11111", 6, 9, Some("2 1 1 1 1 0")),
            ("1+22222", 4, 9, Some("3 4 2 2")),
            ("1+11111", 2, 2, None),
            ("1+1", 4, 9, Some("2 0 0 0")),
        ] {
            let blocks = blocks(text);
            let found = divide_list(&blocks, columns, most).map(|ends| {
                let begins = std::iter::once(0).chain(ends.iter().copied());
                let rows = begins.zip(&ends).map(|(begin, end)| height(&blocks[begin..*end]));
                rows.map(|rows| rows.to_string()).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(found.as_deref(), expected, "{text} in {columns}");
        }
    }

    #[test]
    fn a_column_ends_with_a_whole_word() {
        for (text, rows, short, expected) in [
            ("111~1", 3, 1, 2),
            ("1111", 3, 1, 3),
            ("111~1", 3, 0, 3),
            ("11~1~1", 3, 1, 3),
            ("11~1~1", 3, 2, 1),
            ("11+1~1", 3, 1, 3),
            ("11+1~1", 3, 2, 1),
            ("1~1", 1, 2, 1),
            ("", 3, 2, 0),
        ] {
            assert_eq!(fill_whole(&blocks(text), rows, short, true), expected, "{text} in {rows}");
        }
    }

    #[test]
    fn of_columns_as_even_those_end_with_whole_words() {
        for (text, columns, expected) in [
            ("1111111", 2, [4, 7]),
            ("1111~111", 2, [3, 7]),
            ("111~1111", 2, [4, 7]),
            ("111~111", 2, [3, 6]),
        ] {
            assert_eq!(divide(&blocks(text), columns), expected, "{text}");
        }
    }

    #[test]
    fn a_column_ends_where_it_may() {
        for (text, rows, whole, expected) in [
            ("111", 2, false, 2),
            ("111", 9, false, 3),
            ("11+1", 2, false, 1),
            ("1+1+1", 2, false, 0),
            ("1+1+1", 2, true, 2),
            ("9", 2, true, 1),
            ("9", 2, false, 0),
            ("2-1", 2, false, 2),
            ("1-3+1", 4, false, 2),
            ("", 4, true, 0),
        ] {
            assert_eq!(fill(&blocks(text), rows, whole), expected, "{text} in {rows}");
        }
    }
}
