//! What the furniture of an issue says of the issue: its newspaper, its day and its number.

use std::collections::BTreeMap;

use newsbind_core::{Furniture, FurnitureKind, Issue};

pub(crate) mod day;
pub(crate) mod newspaper;
pub(crate) mod number;

/// Puts in the newspaper, the day and the number that nameplates, folios and mastheads print.
pub(crate) fn read(issue: &mut Issue) {
    let says = |furniture: &&Furniture| furniture.kind != FurnitureKind::Other;
    let texts = || issue.furniture.iter().filter(says).map(|furniture| furniture.text.as_str());
    let date = most_printed(texts().filter_map(day::of));
    let name = most_printed_name(texts().filter_map(newspaper::of).collect());
    // Supplements on pages of their own count themselves: a number is the issue's where it stands
    // on the front page, or beside the day or the newspaper.
    let of_issue = |furniture: &&Furniture| {
        let text = furniture.text.as_str();
        is_front(&furniture.page) || day::of(text).is_some() || newspaper::of(text).is_some()
    };
    let lines = issue.furniture.iter().filter(says).filter(of_issue);
    let number = all_agree(lines.filter_map(|furniture| number::of(&furniture.text)));
    issue.date = date;
    issue.newspaper.name = name;
    issue.number = number;
}

/// Whether a page is the first of an issue, or of its first book: `1`, `A1`.
fn is_front(label: &str) -> bool {
    label.strip_prefix('A').unwrap_or(label) == "1"
}

/// What all say, in the words of the first, whatever the case; nothing where two say different
/// things.
fn all_agree(found: impl Iterator<Item = String>) -> Option<String> {
    let mut found = found;
    let first = found.next()?;
    found.all(|other| other.to_lowercase() == first.to_lowercase()).then_some(first)
}

/// The name that is printed most, whatever its case: `THE HARLOW COURIER` is `The Harlow Courier`
/// where that is printed too.
fn most_printed_name(names: Vec<String>) -> Option<String> {
    let name = most_printed(names.iter().map(|name| name.to_lowercase()))?;
    let mut forms = names.into_iter().filter(|form| form.to_lowercase() == name);
    let first = forms.next()?;
    let shouts = |form: &String| !form.contains(char::is_lowercase);
    let small = forms.find(|form| !shouts(form)).filter(|_| shouts(&first));
    Some(small.unwrap_or(first))
}

/// What stands there more often than anything else; nothing where two stand there as often.
fn most_printed<T: Ord>(found: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    found.for_each(|one| *counts.entry(one).or_default() += 1);
    let most = *counts.values().max()?;
    let mut first = counts.into_iter().filter(|(_, count)| *count == most).map(|(one, _)| one);
    first.next().filter(|_| first.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of an issue that prints these lines, each with its page before a stroke.
    fn check(lines: &[&str], expected: Option<&str>) {
        let furniture = lines.iter().map(|line| {
            let (page, text) = line.split_once('|').unwrap();
            let (page, text) = (page.to_owned(), text.to_owned());
            Furniture { kind: FurnitureKind::Folio, page, text, source: Vec::new() }
        });
        let mut issue = Issue { furniture: furniture.collect(), ..Issue::default() };
        read(&mut issue);
        assert_eq!(issue.number.as_deref(), expected, "{lines:?}");
    }

    #[test]
    fn a_number_is_the_issues_where_all_agree() {
        check(&["1|No. 37"], Some("No. 37"));
        check(&["A1|NO. 37", "A2|The Ely Herald, No. 37"], Some("NO. 37"));
        check(&["1|第8216期", "2|2024年4月19日 第8217期"], None);
        check(&["1|第8216期", "7|文艺周刊 第312期"], Some("第8216期"));
        check(&["7|文艺周刊 第312期"], None);
        check(&["7|2024年4月19日 第8216期"], Some("第8216期"));
        check(&["1|云泽日报"], None);
    }
}
