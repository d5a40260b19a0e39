//! Scripts that cannot be set: their letters join, reorder or run from right to left.

use std::collections::BTreeMap;

use newsbind_core::{Issue, Script, script};

/// A warning about text in such scripts, if an issue has some.
pub(crate) fn warning(issue: &Issue) -> Option<String> {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for article in issue.articles() {
        let headline = article.headline.as_deref().unwrap_or_default();
        for c in headline.chars().chain(article.text().chars()) {
            let name = match script(c) {
                Script::RightToLeft => "right to left",
                Script::Complex => "with joining letters",
                _ => continue,
            };
            *found.entry(name).or_default() += 1;
        }
    }
    if found.is_empty() {
        return None;
    }
    let found = found.iter().map(|(name, count)| format!("{count} characters of writing {name}"));
    let found = found.collect::<Vec<_>>().join(" and ");
    Some(format!("{found} cannot be set yet; the order and shape of their letters are wrong"))
}
