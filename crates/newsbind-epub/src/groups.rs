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
        Contents::Auto if has_several_pages(issue) => by_page(issue),
        Contents::Pages if issue.articles().any(|article| page(article).is_some()) => {
            by_page(issue)
        }
        _ => vec![Group { name: String::new(), articles: issue.articles().collect() }],
    }
}

fn by_section(issue: &Issue) -> Vec<Group<'_>> {
    let nameless = words(&issue.language).others;
    let sections = issue.sections.iter().filter(|section| !section.articles.is_empty());
    let group = |section: &newsbind_core::Section| match xml::line(&section.name) {
        name if name.is_empty() => nameless.to_owned(),
        name => name,
    };
    sections
        .map(|section| Group { name: group(section), articles: section.articles.iter().collect() })
        .collect()
}

/// Groups by the page an article begins on; one whose page is not known stays with the one before.
fn by_page(issue: &Issue) -> Vec<Group<'_>> {
    let words = words(&issue.language);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = BTreeMap::new();
    let first = issue.articles().find_map(page);
    let mut current = first.unwrap_or_default();
    for article in issue.articles() {
        current = page(article).unwrap_or(current);
        let at = *places.entry(current).or_insert_with(|| {
            let name = capitalized(&xml::line(&words.page(current)));
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
            sections: sections.iter().map(section).collect(),
            ..Issue::default()
        };
        let groups = group(&issue, contents);
        let found: Vec<(&str, usize)> =
            groups.iter().map(|group| (group.name.as_str(), group.articles.len())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn named_sections_come_first() {
        let sections: &[(&str, &[&str])] = &[("News", &["1", "2"]), ("", &["3"]), ("Sport", &[])];
        check(sections, Contents::Auto, &[("News", 2), ("Other articles", 1)]);
        check(sections, Contents::Pages, &[("Page 1", 1), ("Page 2", 1), ("Page 3", 1)]);
        check(sections, Contents::Articles, &[("", 3)]);
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
