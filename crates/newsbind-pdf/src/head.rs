//! The head of an article: kicker, headline and deck over a width, in a book the byline, too.

use crate::block::{Block, Part, baseline, height};
use crate::canvas::Mark;
use crate::fonts::{Fonts, Weight};
use crate::galley::{BYLINE, Case, Copy, RAISED, byline, text};
use crate::headline::{self, Fit};
use crate::options::Style;
use crate::paragraph::Line;
use crate::sheet::Sheet;
use crate::tags::{Role, TagId};

/// Lines of one part of a head.
struct Stack {
    lines: Vec<Line>,
    /// From baseline to baseline, as a multiple of the size.
    pitch: f64,
    /// Room above, in points.
    above: f64,
    tag: TagId,
}

/// The tags of an article's head, made once however often it is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeadTags {
    kicker: TagId,
    headline: TagId,
    deck: TagId,
    pub(crate) byline: TagId,
}

impl HeadTags {
    /// Tags for the parts that the article has.
    pub(crate) fn new(copy: &Copy<'_>, case: &mut Case<'_, '_>) -> Self {
        let level = case.level;
        let mut tag = |present: bool, role| {
            if present { case.tags.add(copy.tag, role) } else { copy.tag }
        };
        Self {
            kicker: tag(copy.article.kicker.is_some(), Role::Paragraph),
            headline: tag(copy.article.headline.is_some(), Role::Heading(level)),
            deck: tag(copy.article.deck.is_some(), Role::Paragraph),
            byline: tag(byline(copy).is_some(), Role::Paragraph),
        }
    }
}

/// Sets the head of an article over a width. `size` is that of its headline, in points.
pub(crate) fn set(
    copy: &Copy<'_>,
    tags: HeadTags,
    width: f64,
    size: f64,
    sheet: &Sheet,
    fonts: &Fonts,
) -> Vec<Block> {
    let article = copy.article;
    let mut stacks = Vec::new();
    let body = sheet.size;
    if let Some(kicker) = text(article.kicker.as_deref()) {
        let size = (size * 0.5).clamp(body * 1.06, body * 1.6);
        let smallest = body * 1.03;
        let fit = Fit { width, size, smallest, growth: 1.1, weight: Weight::Regular };
        let lines = headline::set(kicker, &copy.language, fit, fonts);
        stacks.push(Stack { lines, pitch: 1.25, above: 0.0, tag: tags.kicker });
    }
    if let Some(headline) = text(article.headline.as_deref()) {
        let smallest = (size * 0.75).max(body * 1.1).min(size);
        let growth = if sheet.style == Style::Paper { GROWTH } else { 1.0 };
        let fit = Fit { width, size, smallest, growth, weight: Weight::Bold };
        let lines = headline::set(headline, &copy.language, fit, fonts);
        let pitch = if copy.language.cjk { 1.22 } else { 1.1 };
        stacks.push(Stack { lines, pitch, above: body * 0.25, tag: tags.headline });
    }
    let plain = |text: &str, size: f64, weight: Weight, tag: TagId| {
        let fit = Fit { width, size, smallest: size, growth: 1.0, weight };
        let lines = headline::set(text, &copy.language, fit, fonts);
        let pitch = if copy.language.cjk { 1.35 } else { 1.2 };
        Stack { lines, pitch, above: body * 0.35, tag }
    };
    if let Some(deck) = text(article.deck.as_deref()) {
        stacks.push(plain(deck, body * 1.1, Weight::Regular, tags.deck));
    }
    if let Some(byline) = byline(copy).filter(|_| sheet.style == Style::Book) {
        stacks.push(plain(byline, BYLINE * body, Weight::Bold, tags.byline));
    }
    pile(stacks, copy, sheet)
}

/// How many times larger a newspaper's headline may be to fill its width.
const GROWTH: f64 = 1.3;

/// Rows above a head that belong to the rule between modules.
const RULE_ROOM: f64 = 0.5;

/// Room between a head and its text, as a part of running text's size.
const BELOW: f64 = 0.4;

/// Puts together what stands above a part of a story that comes from another page.
pub(crate) fn continued(lines: Vec<Line>, sheet: &Sheet) -> Vec<Block> {
    let above = RULE_ROOM * sheet.leading;
    let rows = sheet.rows_for(above + lines.len() as f64 * sheet.leading + 0.3 * sheet.size);
    let part = |(i, line): (usize, Line)| {
        let y = above + i as f64 * sheet.leading + baseline(sheet.leading, line.size);
        Part::Line { line, x: 0.0, y, mark: Mark::Artifact }
    };
    let parts = lines.into_iter().enumerate().map(part).collect();
    vec![Block { rows, parts, ..Block::default() }]
}

/// Puts the parts of a head on top of each other: one block, or, where a page has not the room, a
/// block a line.
fn pile(stacks: Vec<Stack>, copy: &Copy<'_>, sheet: &Sheet) -> Vec<Block> {
    let begin = Part::Begin { article: copy.number };
    let mut parts = vec![begin];
    let above = match sheet.style {
        Style::Paper => RULE_ROOM * sheet.leading,
        Style::Book => 0.0,
    };
    let empty = stacks.is_empty();
    let mut y = above;
    for (i, stack) in stacks.into_iter().enumerate() {
        y += if i == 0 { 0.0 } else { stack.above };
        for line in stack.lines {
            let pitch = stack.pitch * line.size;
            let at = y + baseline(pitch, line.size);
            parts.push(Part::Line { line, x: 0.0, y: at, mark: Mark::Tag(stack.tag) });
            y += pitch;
        }
    }
    if empty {
        return vec![Block { rows: sheet.rows_for(above), parts, ..Block::default() }];
    }
    let raised = byline(copy).is_some() && sheet.style == Style::Paper;
    let bottom = y + BELOW * sheet.size + if raised { RAISED * sheet.leading } else { 0.0 };
    let rows = sheet.rows_for(bottom);
    if rows + 2 > sheet.rows {
        return parts.into_iter().map(|part| line_block(part, sheet)).collect();
    }
    // What rounding to the grid leaves goes above: the same room keeps all heads of a page from
    // their texts.
    let mut head = Block { rows, parts, ..Block::default() };
    lower(&mut head, rows as f64 * sheet.leading - bottom);
    vec![head]
}

/// Makes a head higher, above its lines.
pub(crate) fn pad(head: &mut [Block], rows: usize, sheet: &Sheet) {
    let free = rows.saturating_sub(height(head));
    if let [head] = head {
        head.rows += free;
        lower(head, free as f64 * sheet.leading);
    }
}

fn lower(block: &mut Block, by: f64) {
    for part in &mut block.parts {
        if let Part::Line { y, .. } = part {
            *y += by;
        }
    }
}

pub(crate) fn line_block(part: Part, sheet: &Sheet) -> Block {
    let Part::Line { line, mark, .. } = part else {
        return Block { parts: vec![part], ..Block::default() };
    };
    let rows = sheet.rows_for(line.size * 1.1).max(1);
    let y = baseline(rows as f64 * sheet.leading, line.size);
    Block { rows, parts: vec![Part::Line { line, x: 0.0, y, mark }], ..Block::default() }
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Article, Issue, MemoryAssets};

    use super::*;
    use crate::Pdf;
    use crate::language::Language;
    use crate::pictures::Pictures;
    use crate::tags::Tags;

    /// Room below a head over two columns, as a part of running text's size.
    fn check(headline: &str, deck: Option<&str>, more: usize) {
        let options = Pdf::default();
        let assets = MemoryAssets::default();
        let sheet = Sheet::new(&options, false).unwrap();
        let fonts = Fonts::open(&options, &Issue::default(), &assets).unwrap();
        let headline = Some(headline.to_owned());
        let article = &Article { headline, deck: deck.map(str::to_owned), ..Article::default() };
        let (language, tag) = (Language::new("en"), Tags::DOCUMENT);
        let copy = Copy { number: 0, article, language, tag };
        let (tags, pictures) = (&mut Tags::new("en"), &mut Pictures::new(&assets));
        let mut case = Case { sheet: &sheet, fonts: &fonts, tags, pictures, level: 1 };
        let tags = HeadTags::new(&copy, &mut case);
        let mut head = set(&copy, tags, sheet.span(2), 20.0, &sheet, &fonts);
        let rows = height(&head) + more;
        pad(&mut head, rows, &sheet);
        let last = head[0].parts.last().and_then(|part| match part {
            Part::Line { line, y, .. } => Some((line, y)),
            _ => None,
        });
        let (line, y) = last.unwrap();
        let pitch = if deck.is_some() { 1.2 } else { 1.1 } * line.size;
        let bottom = y - baseline(pitch, line.size) + pitch;
        let below = (rows as f64 * sheet.leading - bottom) / sheet.size;
        assert!(
            (below - BELOW).abs() < 1e-6,
            "{below} below {headline:?}",
            headline = article.headline
        );
    }

    #[test]
    fn the_room_between_head_and_text_is_even() {
        for (headline, deck, more) in [
            ("Harbour reopens", None, 0),
            ("Harbour reopens", None, 2),
            ("Harbour reopens to all of the ships after nine years of work", None, 0),
            ("Harbour reopens", Some("Ships came in again on Monday"), 0),
            ("Harbour reopens", Some("Ships came in again on Monday"), 1),
        ] {
            check(headline, deck, more);
        }
    }
}
