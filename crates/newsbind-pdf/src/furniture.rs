//! What pages have beside articles: the nameplate of the first, the running head of the others.

use crate::block::{Block, Part, baseline};
use crate::canvas::{Canvas, Mark};
use crate::compositor::Compositor;
use crate::fonts::Weight;
use crate::paragraph::Align;

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

/// The nameplate: name, date and number over the whole width.
pub(crate) fn nameplate(compositor: &Compositor<'_>) -> Block {
    let sheet = compositor.sheet;
    let width = sheet.span(sheet.columns);
    let name = name(compositor);
    let single =
        |text: &str, weight, size, align| compositor.single(text, weight, size, width, align);
    let natural = f64::from(single(&name, Weight::Bold, 1.0, Align::Left).right).max(1.0);
    let known = compositor.issue.newspaper.name.is_some() || compositor.issue.title.is_some();
    let wanted = if known { 3.6 } else { 2.0 } * sheet.size;
    let size = wanted.min(width / natural);
    let mut y = 0.0;
    let line = single(&name, Weight::Bold, size, Align::Center);
    let at = baseline(1.15 * size, size);
    let mut parts = vec![Part::Line { line, x: 0.0, y: at, mark: Mark::Artifact }];
    y += 1.2 * size + 0.3 * sheet.size;
    let rule = |y, width_of| Part::Rule { x: 0.0, y, length: width, width: width_of };
    parts.push(rule(y, 0.5));
    let day = day(compositor).join("\u{3000}");
    if !day.is_empty() {
        let small = 0.92 * sheet.size;
        let pitch = 1.7 * small;
        let line = single(&day, Weight::Regular, small, Align::Center);
        let at = y + baseline(pitch, small);
        parts.push(Part::Line { line, x: 0.0, y: at, mark: Mark::Artifact });
        y += pitch;
    }
    parts.push(rule(y + 1.5, 1.6));
    // It begins where the running head of other pages does.
    let above = sheet.top - sheet.head;
    for part in &mut parts {
        match part {
            Part::Line { y, .. } | Part::Rule { y, .. } => *y -= above,
            _ => {}
        }
    }
    let rows = sheet.rows_for(y + 0.9 * sheet.size - above);
    Block { rows, parts, cut: true, separator: false }
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
