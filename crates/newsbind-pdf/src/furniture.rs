//! What pages have beside articles: the nameplate of the first, the running head of the others.

use crate::block::{Block, Part, baseline};
use crate::canvas::{Canvas, Mark};
use crate::compositor::Compositor;
use crate::fonts::Weight;
use crate::options::Style;
use crate::paragraph::{Align, Line};

/// The newspaper's name, or what the issue is called where that is not known.
fn name(compositor: &Compositor<'_>) -> String {
    let issue = compositor.issue;
    let name = issue.title.as_ref().or(issue.newspaper.name.as_ref());
    name.unwrap_or(&issue.id).clone()
}

/// Date, number and edition, as far as they are known.
fn day(compositor: &Compositor<'_>) -> Vec<String> {
    let issue = compositor.issue;
    let date = issue.date.map(|date| compositor.words.date(date));
    [date, issue.number.clone(), issue.edition.clone()].into_iter().flatten().collect()
}

/// The part of a page's width that a short name takes.
const SHARE: f64 = 0.46;

/// The nameplate: the name over the whole width; date and number beside it, or below where it is
/// too wide.
pub(crate) fn nameplate(compositor: &Compositor<'_>) -> Block {
    let sheet = compositor.sheet;
    let width = sheet.span(sheet.columns);
    let name = name(compositor);
    let single =
        |text: &str, weight, size, align| compositor.single(text, weight, size, width, align);
    let natural = f64::from(single(&name, Weight::Bold, 1.0, Align::Left).right).max(1.0);
    let known = compositor.issue.newspaper.name.is_some() || compositor.issue.title.is_some();
    let size = match (known, sheet.style) {
        (false, _) => 2.0 * sheet.size,
        (true, Style::Paper) => (SHARE * width / natural).clamp(4.4 * sheet.size, 6.2 * sheet.size),
        (true, Style::Book) => 3.6 * sheet.size,
    };
    let size = size.min(width / natural);
    let line = single(&name, Weight::Bold, size, Align::Center);
    let y = baseline(1.1 * size, size);
    let mut parts = vec![Part::Line { line, x: 0.0, y, mark: Mark::Artifact }];
    let small = 0.92 * sheet.size;
    let day = day(compositor);
    let widest = day.iter().map(|text| single(text, Weight::Regular, small, Align::Left));
    let widest = widest.map(|line| f64::from(line.right) * small).fold(0.0, f64::max);
    let rule = |y, thickness| Part::Rule { x: 0.0, y, length: width, width: thickness };
    let mut below = 1.15 * size + 0.3 * sheet.size;
    if size * natural + 2.0 * widest + 4.0 * small < width {
        parts.extend(ears(&day, &single, small, y));
    } else if !day.is_empty() {
        parts.push(rule(below, 0.5));
        let pitch = 1.7 * small;
        let line = single(&day.join("\u{3000}"), Weight::Regular, small, Align::Center);
        let y = below + baseline(pitch, small);
        parts.push(Part::Line { line, x: 0.0, y, mark: Mark::Artifact });
        below += pitch + 1.5;
    }
    parts.push(rule(below, 1.6));
    // It begins where the running head of other pages does.
    let above = sheet.top - sheet.head;
    for part in &mut parts {
        match part {
            Part::Line { y, .. } | Part::Rule { y, .. } => *y -= above,
            _ => {}
        }
    }
    let rows = sheet.rows_for(below + 0.7 * sheet.size - above);
    Block { rows, parts, cut: true, ..Block::default() }
}

/// What stands beside the name, on its baseline: the date at the left, number and edition at the
/// right, the last lowest.
fn ears(
    day: &[String],
    single: &dyn Fn(&str, Weight, f64, Align) -> Line,
    size: f64,
    baseline: f64,
) -> Vec<Part> {
    let Some((date, rest)) = day.split_first() else { return Vec::new() };
    let mut parts = Vec::new();
    let mut ear = |text: &str, align, y| {
        let line = single(text, Weight::Regular, size, align);
        parts.push(Part::Line { line, x: 0.0, y, mark: Mark::Artifact });
    };
    ear(date, Align::Left, baseline);
    for (i, text) in rest.iter().rev().enumerate() {
        ear(text, Align::Right, baseline - 1.4 * size * i as f64);
    }
    parts
}

/// The running head: name, date and page number over a rule.
pub(crate) fn running_head(compositor: &mut Compositor<'_>, canvas: &mut Canvas) {
    let sheet = compositor.sheet;
    let width = sheet.span(sheet.columns);
    let size = 0.86 * sheet.size;
    let y = sheet.head + baseline(1.1 * size, size);
    let name = name(compositor);
    let page = (canvas.page + 1).to_string();
    let day = compositor.issue.date.map(|date| compositor.words.date(date)).unwrap_or_default();
    let mut entries =
        vec![(page, Weight::Bold, Align::Right), (name, Weight::Regular, Align::Left)];
    // On a narrow page the date has no room.
    if sheet.columns > 1 {
        entries.push((day, Weight::Regular, Align::Center));
    }
    for (text, weight, align) in entries {
        let line = compositor.single(&text, weight, size, width, align);
        compositor.draw_line(&line, canvas, sheet.left, y);
    }
    compositor.draw_rule(canvas, sheet.left, sheet.head + 1.3 * size, width, 0.5);
}
