//! Grouping an issue's articles for its contents: by section, by page, or not at all.

use std::collections::BTreeMap;

use newsbind_core::{Article, Issue, words};

use crate::{Contents, xml};

/// Articles under one name.
pub(crate) struct Group<'a> {
    /// What they have in common; empty where the issue itself is the group.
    pub(crate) name: String,
    /// The articles, in reading order.
    pub(crate) articles: Vec<&'a Article>,
}

/// The groups of an issue, none of them empty. Either all have names or there is a single one.
pub(crate) fn group(issue: &Issue, contents: Contents) -> Vec<Group<'_>> {
    let named = issue.sections.iter().any(|section| !xml::line(&section.name).is_empty());
    match contents {
        Contents::Auto if named => by_section(issue),
        Contents::Auto if has_several_pages(issue) => by_page(issue, issue.articles().collect()),
        Contents::Pages if issue.articles().any(|article| page(article).is_some()) => {
            by_page(issue, issue.articles().collect())
        }
        _ => vec![Group { name: String::new(), articles: issue.articles().collect() }],
    }
}

/// Groups by section, and what is in no named one by page; in the order of the issue's pages.
fn by_section(issue: &Issue) -> Vec<Group<'_>> {
    let sections = issue.sections.iter().filter(|section| !section.articles.is_empty());
    let mut groups: Vec<Group<'_>> = sections
        .flat_map(|section| match xml::line(&section.name) {
            name if name.is_empty() => by_page(issue, section.articles.iter().collect()),
            name => vec![Group { name, articles: section.articles.iter().collect() }],
        })
        .collect();
    groups.sort_by_key(|group| begins_on(issue, group));
    groups
}

/// The number of the issue's page that a group begins on; behind all others where it is not known.
fn begins_on(issue: &Issue, group: &Group<'_>) -> usize {
    let first = group.articles.iter().find_map(|article| page(article));
    let place = first.and_then(|first| issue.pages.iter().position(|label| label == first));
    place.unwrap_or(usize::MAX)
}

/// Groups by the page an article begins on; one whose page is not known stays with the one before.
/// Where no page is known, the articles are those of no section.
fn by_page<'a>(issue: &Issue, articles: Vec<&'a Article>) -> Vec<Group<'a>> {
    let words = words(&issue.language);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = BTreeMap::new();
    let mut current = articles.iter().find_map(|article| page(article));
    for article in articles {
        current = page(article).or(current);
        let at = *places.entry(current).or_insert_with(|| {
            let name = current.map_or_else(
                || words.others.to_owned(),
                |label| capitalized(&xml::line(&words.page(label))),
            );
            groups.push(Group { name, articles: Vec::new() });
            groups.len() - 1
        });
        groups[at].articles.push(article);
    }
    groups
}

fn has_several_pages(issue: &Issue) -> bool {
    let mut pages = issue.articles().filter_map(page);
    let first = pages.next();
    pages.any(|page| Some(page) != first)
}

/// The page an article begins on, where its label says something.
fn page(article: &Article) -> Option<&str> {
    article.page().filter(|label| !xml::line(label).is_empty())
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use newsbind_core::Section;

    use super::*;

    /// Sections as `name: page page …`; gives the groups as `name count`.
    fn check(sections: &[(&str, &[&str])], contents: Contents, expected: &[(&str, usize)]) {
        let labels = sections.iter().flat_map(|(_, pages)| *pages);
        let mut labels: Vec<String> =
            labels.flat_map(|label| label.split_whitespace()).map(str::to_owned).collect();
        labels.sort();
        labels.dedup();
        let article = |page: &&str| Article {
            pages: page.split_whitespace().map(str::to_owned).collect(),
            ..Article::default()
        };
        let section = |(name, pages): &(&str, &[&str])| Section {
            name: (*name).to_owned(),
            articles: pages.iter().map(article).collect(),
        };
        let issue = Issue {
            language: "en".into(),
            pages: labels,
            sections: sections.iter().map(section).collect(),
            ..Issue::default()
        };
        let groups = group(&issue, contents);
        let found: Vec<(&str, usize)> =
            groups.iter().map(|group| (group.name.as_str(), group.articles.len())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_in_no_section_stands_by_page() {
        let sections: &[(&str, &[&str])] = &[("News", &["1", "2"]), ("", &["3"]), ("Sport", &[])];
        check(sections, Contents::Auto, &[("News", 2), ("Page 3", 1)]);
        check(sections, Contents::Pages, &[("Page 1", 1), ("Page 2", 1), ("Page 3", 1)]);
        check(sections, Contents::Articles, &[("", 3)]);
    }

    #[test]
    fn groups_follow_the_pages() {
        check(
            &[("", &["1", "1", "4"]), ("News", &["2", "3"]), ("Sport", &["5"])],
            Contents::Auto,
            &[("Page 1", 2), ("News", 2), ("Page 4", 1), ("Sport", 1)],
        );
        check(
            &[("", &[""]), ("News", &["1"])],
            Contents::Auto,
            &[("News", 1), ("Other articles", 1)],
        );
    }

    #[test]
    fn without_names_several_pages_group() {
        check(
            &[("", &["", "A1", "A2", "A1 A3"])],
            Contents::Auto,
            &[("Page A1", 3), ("Page A2", 1)],
        );
        check(&[("", &["1", "1"])], Contents::Auto, &[("", 2)]);
        check(&[("", &["1", "1"])], Contents::Pages, &[("Page 1", 2)]);
        check(&[("", &["", ""])], Contents::Pages, &[("", 2)]);
    }
}
