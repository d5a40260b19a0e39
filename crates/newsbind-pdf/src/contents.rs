//! The contents: the issue's articles with their pages, each a link.

use crate::block::{Block, Part, baseline};
use crate::canvas::Mark;
use crate::compositor::Compositor;
use crate::fonts::Weight;
use crate::galley::{self, Copy};
use crate::headline;
use crate::material::{Material, Span};
use crate::paragraph::{self, Align, Format};
use crate::tags::{Role, TagId};

/// Sets the contents for the columns of the sheet.
pub(crate) fn set(
    compositor: &mut Compositor<'_>,
    sections: &[Vec<Copy<'_>>],
    tag: TagId,
) -> Vec<Block> {
    let sheet = compositor.sheet;
    let mut blocks = Vec::new();
    let heading = compositor.words.contents;
    let size = 1.15 * sheet.size;
    let line = compositor.single(heading, Weight::Bold, size, sheet.measure, Align::Left);
    let mark = compositor.tags.add(tag, Role::Caption);
    blocks.push(Block::line(line, sheet, Mark::Tag(mark)));
    for (section, copies) in compositor.issue.sections.iter().zip(sections) {
        if !section.name.is_empty() {
            let line = compositor.single(
                &section.name,
                Weight::Bold,
                sheet.size,
                sheet.measure,
                Align::Left,
            );
            let mark = compositor.tags.add(tag, Role::ContentsItem);
            blocks.push(Block::line(line, sheet, Mark::Tag(mark)));
        }
        for copy in copies {
            entry(compositor, copy, tag, &mut blocks);
        }
    }
    blocks
}

fn entry(compositor: &mut Compositor<'_>, copy: &Copy<'_>, tag: TagId, blocks: &mut Vec<Block>) {
    let sheet = compositor.sheet;
    let size = 0.94 * sheet.size;
    // Room for a page number of three digits.
    let number = 2.2 * size;
    let title = galley::title(copy);
    let span = Span { text: &title, weight: Weight::Regular };
    let mut material = Material::new(&[span], &copy.language, compositor.fonts);
    headline::keep_words(&mut material, &title);
    let width = sheet.measure - number;
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
}
