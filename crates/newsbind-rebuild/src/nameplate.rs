//! What the furniture of an issue says of the issue: its newspaper and its day.

use std::collections::BTreeMap;

use newsbind_core::{Furniture, FurnitureKind, Issue};

pub(crate) mod day;
pub(crate) mod newspaper;

/// Puts in the newspaper and the day that nameplates, folios and mastheads print.
pub(crate) fn read(issue: &mut Issue) {
    let says = |furniture: &&Furniture| furniture.kind != FurnitureKind::Other;
    let texts = || issue.furniture.iter().filter(says).map(|furniture| furniture.text.as_str());
    let date = most_printed(texts().filter_map(day::of));
    let name = most_printed(texts().filter_map(newspaper::of));
    issue.date = date;
    issue.newspaper.name = name;
}

/// What stands there more often than anything else; nothing where two stand there as often.
fn most_printed<T: Ord>(found: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    found.for_each(|one| *counts.entry(one).or_default() += 1);
    let most = *counts.values().max()?;
    let mut first = counts.into_iter().filter(|(_, count)| *count == most).map(|(one, _)| one);
    first.next().filter(|_| first.next().is_none())
}
