//! Subheads: rows within a body that say what the next paragraphs are about.

use crate::dateline;
use crate::furniture;
use crate::page::Writing;
use crate::table;

/// What lines of boxes tell, before a colon.
const FACTS: [&str; 10] =
    ["What", "When", "Where", "Who", "Cost", "Price", "Tickets", "Info", "Details", "Contact"];

/// Whether a row of words is short, does not stop, and is no item of a list or a box.
pub(crate) fn is_one(row: &str, writing: Writing) -> bool {
    const STOPS: [char; 17] = [
        '。', '！', '？', '”', '；', '：', '，', '.', ',', '!', '?', ':', ';', '"', '）', ')', '…',
    ];
    let chars: Vec<char> = row.chars().collect();
    let length = chars.len();
    let is_short = match writing {
        Writing::Han => (2..=14).contains(&chars.iter().filter(|c| !is_quote(**c)).count()),
        Writing::Latin => (3..=44).contains(&length),
    };
    // A row that is nothing but quoted words heads what stands below it.
    let inside = row.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    let is_quoted =
        inside.is_some_and(|inside| !inside.contains(['“', '”', '。', '！', '？', '，', ',', '.']));
    // 二、从“我的错”到“我们的错”, “菜市场”变“晒书场”
    let speaks_outside = || !row.starts_with('“') || row.matches('”').count() > 1;
    let ends_quoted = writing == Writing::Han
        && row.ends_with('”')
        && speaks_outside()
        && !row.contains(['。', '！', '？', '…', '：', '，', '；']);
    // `Founded: 1998`, `Where: Grange Hall`, 起拍价：36000, lines of a box of facts.
    let fact = row.split_once(": ").or_else(|| row.split_once('：'));
    let is_fact = fact.is_some_and(|(label, is)| {
        FACTS.contains(&label) || is.contains(|c: char| c.is_ascii_digit())
    });
    is_short
        && chars.iter().any(|c| c.is_alphanumeric())
        && (is_quoted || ends_quoted || !row.ends_with(STOPS))
        && !row.starts_with(['•', '●', '▪', '◦', '‣', '◆'])
        // 2.《小镇邮差》 is an item, and 2.小镇邮差 heads a part.
        && !row.starts_with(|c: char| c.is_ascii_digit() && row.contains('》'))
        && !is_fact
        && !dateline::is_day(&chars)
        && !furniture::leads_elsewhere(&chars)
        && !table::is_score(&chars)
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”')
}
