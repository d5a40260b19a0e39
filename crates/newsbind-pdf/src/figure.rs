//! Pictures in a column, with their captions.

use newsbind_core::Figure;

use crate::block::{Block, Part, baseline};
use crate::canvas::Mark;
use crate::fonts::Weight;
use crate::galley::{Case, Copy, small};
use crate::head::line_block;
use crate::material::{Material, Span};
use crate::options::Style;
use crate::paragraph::{self, Align};
use crate::sheet::Sheet;
use crate::tags::Role;

/// Most of a column that a picture may take, and rows that it may take beside however short a text.
const PICTURE: f64 = 0.6;
const SMALL_PICTURE: f64 = 9.0;

/// Height that a picture of an article may have: in paper style half as many rows as its text,
/// about, so that the picture can fill one of three columns and the text the others.
fn highest_picture(copy: &Copy<'_>, sheet: &Sheet) -> f64 {
    let most = PICTURE * sheet.rows as f64;
    let rows = match sheet.style {
        Style::Book => most,
        Style::Paper => {
            let em = if copy.language.cjk { 1.0 } else { 0.5 };
            let line = sheet.measure / (em * sheet.size);
            let text = copy.article.text().chars().count() as f64 / line;
            (0.5 * text).max(SMALL_PICTURE).min(most)
        }
    };
    rows * sheet.leading
}

/// Room above a caption without a picture, in rows: it is no part of the text before it.
const ABOVE_CAPTION: f64 = 0.35;

/// Sets a picture and its caption as one block, or, where a page has not the room, a block a line.
pub(crate) fn set(copy: &Copy<'_>, figure: &Figure, case: &mut Case<'_, '_>) -> Vec<Block> {
    let sheet = case.sheet;
    let tag = case.tags.add_figure(copy.tag, figure.alt.as_deref(), &figure.caption);
    let picture = figure.image.as_deref().and_then(|name| case.pictures.get(name));
    let mut parts = Vec::new();
    let mut y = ABOVE_CAPTION * sheet.leading;
    if let Some((picture, shown)) = picture {
        let (ratio, turn) = (shown.ratio(), shown.turn);
        let height = (sheet.measure * ratio).min(highest_picture(copy, sheet));
        let width = height / ratio;
        let x = (sheet.measure - width) / 2.0;
        y = 0.35 * sheet.leading;
        let (area, mark) = ([x, y, width, height], Mark::Tag(tag));
        parts.push(Part::Picture { picture, area, turn, mark });
        y += height + 0.15 * sheet.leading;
    }
    let caption = caption(copy, figure);
    let material = Material::new(
        &[Span { text: &caption, weight: Weight::Regular }],
        &copy.language,
        case.fonts,
    );
    if !material.is_empty() {
        let mark = Mark::Tag(case.tags.add(tag, Role::Caption));
        let format = small(sheet, Align::Justify);
        let pitch = sheet.leading * 0.88;
        for line in paragraph::set(material, format) {
            let at = y + baseline(pitch, line.size);
            parts.push(Part::Line { line, x: 0.0, y: at, mark });
            y += pitch;
        }
    }
    if parts.is_empty() {
        return Vec::new();
    }
    let rows = sheet.rows_for(y);
    if rows <= sheet.rows {
        end_at_row(&mut parts, rows as f64 * sheet.leading - y);
        return vec![Block { rows, parts, cut: true, ..Block::default() }];
    }
    let lines = parts.into_iter().map(|part| line_block(part, sheet));
    lines.map(|block| Block { cut: true, ..block }).collect()
}

/// Whether a figure has no picture. Its caption stays with the text before it, not to stand lost at
/// the head of a column.
pub(crate) fn is_lone_caption(figure: &[Block]) -> bool {
    let is_picture = |part: &Part| matches!(part, Part::Picture { .. });
    figure.first().is_some_and(|block| !block.parts.iter().any(is_picture))
}

/// Lets the caption of a picture end where a row does, as the columns beside it do: what is left of
/// the row goes above the picture and below it. A caption by itself may have text below it, too,
/// and stands in the middle.
fn end_at_row(parts: &mut [Part], left: f64) {
    let has_picture = parts.iter().any(|part| matches!(part, Part::Picture { .. }));
    for part in parts {
        match part {
            Part::Picture { area: [_, y, ..], .. } => *y += left / 2.0,
            Part::Line { y, .. } if has_picture => *y += left,
            Part::Line { y, .. } => *y += left / 2.0,
            _ => {}
        }
    }
}

/// A caption with its credit behind.
fn caption(copy: &Copy<'_>, figure: &Figure) -> String {
    let credit = figure.credit_line();
    let space = if copy.language.cjk { "\u{3000}" } else { " " };
    match (figure.caption.as_str(), credit.as_deref().unwrap_or_default()) {
        (caption, "") => caption.to_owned(),
        ("", credit) => credit.to_owned(),
        (caption, credit) => format!("{caption}{space}{credit}"),
    }
}
