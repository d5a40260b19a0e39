//! An issue as a person writes it down: one line a field, a block, a piece of furniture.

use newsbind_core::{Article, Block, Byline, DroppedKind, Issue, Warning};

/// The whole issue: sections, articles, furniture, what was dropped but for spaces.
#[allow(dead_code, reason = "the mutations compare articles only")]
pub(crate) fn of_issue(issue: &Issue) -> String {
    let mut lines = String::new();
    lines.extend(issue.newspaper.name.iter().map(|name| format!("newspaper: {name}\n")));
    lines.extend(issue.date.iter().map(|date| format!("date: {date}\n")));
    lines += &format!("language: {}\npages: {}\n", issue.language, issue.pages.join(" "));
    for section in &issue.sections {
        if !section.name.is_empty() {
            lines += &format!("\n# {}\n", section.name);
        }
        for article in &section.articles {
            lines += &format!("\n{}", of_article(article));
        }
    }
    if !issue.furniture.is_empty() {
        lines.push('\n');
    }
    for item in &issue.furniture {
        let kind = format!("{:?}", item.kind).to_lowercase();
        lines += &format!("{kind} {}: {}\n", item.page, item.text);
    }
    lines + &of_losses(issue)
}

/// What was dropped or replaced, in the order of its first place; spaces are of no account.
fn of_losses(issue: &Issue) -> String {
    let kept = |item: &&newsbind_core::Dropped| item.kind != DroppedKind::Space;
    let dropped = issue.dropped.iter().filter(kept).map(|item| {
        let kind = format!("{:?}", item.kind).to_lowercase();
        (item.source.first(), format!("dropped {kind}: {}\n", item.text))
    });
    let replaced = issue.replaced.iter().map(|item| {
        let kind = format!("{:?}", item.kind).to_lowercase();
        (item.source.first(), format!("replaced {kind}: {} -> {}\n", item.from, item.to))
    });
    let mut losses: Vec<_> = dropped.chain(replaced).collect();
    losses.sort();
    let lines: String = losses.into_iter().map(|(_, line)| line).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// Warnings with page and line.
#[allow(dead_code, reason = "the mutations compare articles only")]
pub(crate) fn of_warnings(warnings: &[Warning]) -> String {
    let line = |warning: &Warning| match warning.at {
        Some(at) => format!("warning {}:{}: {}\n", at.page, at.line, warning.message),
        None => format!("warning: {}\n", warning.message),
    };
    let lines: String = warnings.iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// One article.
pub(crate) fn of_article(article: &Article) -> String {
    let mut lines = format!("article {}\n", article.pages.join(" "));
    let mut field = |name: &str, text: Option<&str>| {
        lines.extend(text.map(|text| format!("{name}: {text}\n")));
    };
    field("language", article.language.as_deref());
    field("kicker", article.kicker.as_deref());
    field("headline", article.headline.as_deref());
    field("deck", article.deck.as_deref());
    field("byline", article.byline.as_ref().map(of_byline).as_deref());
    field("dateline", article.dateline.as_deref());
    for block in &article.body {
        match block {
            Block::Paragraph { text, .. } => field("-", Some(text)),
            Block::Subhead { text, .. } => field("subhead", Some(text)),
            Block::PullQuote { text, .. } => field("pull-quote", Some(text)),
            Block::Other { kind, text, .. } => field(kind, Some(text)),
            Block::Figure(figure) => {
                field("caption", Some(&figure.caption));
                field("credit", figure.credit.as_ref().map(of_byline).as_deref());
            }
        }
    }
    if let Some(jump) = &article.jump {
        field("jump to", jump.to.as_deref());
        field("jump from", jump.from.as_deref());
        jump.lines.iter().for_each(|line| field("jump line", Some(line)));
    }
    lines
}

/// The byline as printed, and the names in brackets.
fn of_byline(byline: &Byline) -> String {
    let names = format!("[{}]", byline.names.join(", "));
    byline.text.as_ref().map_or_else(|| names.clone(), |text| format!("{text} {names}"))
}

/// The lines that differ, expected ones with `-`, found ones with `+`.
pub(crate) fn difference(expected: &str, found: &str) -> String {
    let missing = expected.lines().filter(|line| !found.lines().any(|other| other == *line));
    let added = found.lines().filter(|line| !expected.lines().any(|other| other == *line));
    let missing = missing.map(|line| format!("  - {line}\n"));
    let mut lines: String = missing.chain(added.map(|line| format!("  + {line}\n"))).collect();
    if lines.is_empty() {
        lines.push_str("  the lines are the same, in another order\n");
    }
    lines
}
