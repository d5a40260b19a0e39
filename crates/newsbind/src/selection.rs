//! The part of an issue that is wanted: some pages, sections or articles.

use newsbind_core::{Article, Issue};

use crate::diagnostic::list;

/// What was chosen on the command line; an empty list chooses everything. What all lists have in
/// common is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Articles by number (as in the whole issue), range or id.
    pub(crate) articles: Vec<String>,
    /// Pages by label or range of labels.
    pub(crate) pages: Vec<String>,
    /// Sections by name, number or range.
    pub(crate) sections: Vec<String>,
}

impl Selection {
    /// Takes out what was not chosen, and gives the numbers of the articles that are left, from 1.
    /// An error says what there is to choose from.
    pub(crate) fn apply(&self, issue: &mut Issue) -> Result<Vec<usize>, String> {
        if *self == Self::default() {
            return Ok((1..=issue.articles().count()).collect());
        }
        let articles = self.choose_articles(issue)?;
        let pages = self.choose_pages(issue)?;
        let sections = self.choose_sections(issue)?;
        let mut wanted = (1..).zip(articles);
        let mut left = Vec::new();
        for (section, keep) in issue.sections.iter_mut().zip(sections) {
            section.articles.retain(|article| {
                let (number, chosen) = wanted.next().unwrap_or_default();
                let stays = chosen && keep && (self.pages.is_empty() || stands_on(article, &pages));
                left.extend(stays.then_some(number));
                stays
            });
        }
        issue.sections.retain(|section| !section.articles.is_empty());
        if !self.pages.is_empty() {
            issue.pages.retain(|page| pages.contains(page));
            issue.furniture.retain(|item| pages.contains(&item.page));
        }
        if left.is_empty() {
            return Err("no article is in all that was chosen".to_owned());
        }
        Ok(left)
    }

    /// For each article, in order, whether it was chosen.
    fn choose_articles(&self, issue: &Issue) -> Result<Vec<bool>, String> {
        let names: Vec<&str> = issue.articles().map(|article| article.id.as_str()).collect();
        let count = names.len();
        choose(&self.articles, &names, true, |wrong| {
            format!("there is no article `{wrong}`; `newsbind show` numbers them, 1 to {count}")
        })
    }

    /// The labels that were chosen.
    fn choose_pages(&self, issue: &Issue) -> Result<Vec<String>, String> {
        let names: Vec<&str> = issue.pages.iter().map(String::as_str).collect();
        let chosen = choose(&self.pages, &names, false, |wrong| {
            format!("there is no page `{wrong}`; there are {}", list(&names))
        })?;
        let labels = issue.pages.iter().zip(chosen).filter(|(_, chosen)| *chosen);
        Ok(labels.map(|(label, _)| label.clone()).collect())
    }

    /// For each section whether it was chosen.
    fn choose_sections(&self, issue: &Issue) -> Result<Vec<bool>, String> {
        let names: Vec<&str> = issue.sections.iter().map(|section| section.name.as_str()).collect();
        choose(&self.sections, &names, true, |wrong| match names.as_slice() {
            [] | [""] => format!("there is no section `{wrong}`; the issue has no sections"),
            _ => {
                let named: Vec<&str> =
                    names.iter().copied().filter(|name| !name.is_empty()).collect();
                format!("there is no section `{wrong}`; there are {}", list(&named))
            }
        })
    }
}

/// For each of `names` whether it is in the list, by itself, in a range, or by its number where
/// numbers count. An error is what `missing` says of what fits none, or that a range runs
/// backwards.
fn choose(
    list: &[String],
    names: &[&str],
    numbered: bool,
    missing: impl Fn(&str) -> String,
) -> Result<Vec<bool>, String> {
    let mut chosen = vec![list.is_empty(); names.len()];
    for item in list.iter().map(|item| item.trim()) {
        let range = find(item, names, numbered).map(|at| (at, at)).or_else(|| {
            ends(item).find_map(|(from, to)| {
                Some((find(from, names, numbered)?, find(to, names, numbered)?))
            })
        });
        let (from, to) = range.ok_or_else(|| missing(item))?;
        if from > to {
            return Err(format!("`{item}` runs backwards; name its ends the other way round"));
        }
        chosen[from..=to].fill(true);
    }
    Ok(chosen)
}

/// The ends of a range, once for each hyphen that may stand between them: names have hyphens, too.
fn ends(item: &str) -> impl Iterator<Item = (&str, &str)> {
    item.match_indices('-').map(|(at, _)| (item[..at].trim(), item[at + 1..].trim()))
}

fn find(item: &str, names: &[&str], numbered: bool) -> Option<usize> {
    let same = |name: &&str| name.to_lowercase() == item.to_lowercase();
    let number = || item.parse::<usize>().ok().filter(|_| numbered)?.checked_sub(1);
    let named = names.iter().position(same).filter(|_| !item.is_empty());
    named.or_else(|| number().filter(|at| *at < names.len()))
}

fn stands_on(article: &Article, pages: &[String]) -> bool {
    article.pages.iter().any(|page| pages.contains(page))
}

#[cfg(test)]
mod tests {
    use newsbind_core::Section;

    use super::*;

    /// News: a (A1), b (A1, A2); Sport: c (A10).
    fn issue() -> Issue {
        let article = |id: &str, pages: &[&str]| Article {
            id: id.into(),
            pages: pages.iter().map(|page| (*page).to_owned()).collect(),
            ..Article::default()
        };
        let section = |name: &str, articles| Section { name: name.into(), articles };
        Issue {
            pages: ["A1", "A2", "A10"].map(String::from).to_vec(),
            sections: vec![
                section("News", vec![article("a", &["A1"]), article("b", &["A1", "A2"])]),
                section("Sport", vec![article("c", &["A10"])]),
            ],
            ..Issue::default()
        }
    }

    fn check(articles: &str, pages: &str, sections: &str, expected: Result<&str, &str>) {
        let parts = |text: &str| text.split_terminator(',').map(String::from).collect();
        let selection =
            Selection { articles: parts(articles), pages: parts(pages), sections: parts(sections) };
        let mut issue = issue();
        let left = selection
            .apply(&mut issue)
            .map(|_| issue.articles().map(|article| article.id.as_str()).collect::<String>());
        assert_eq!(left.as_deref().map_err(String::as_str), expected, "{selection:?}");
    }

    #[test]
    fn parts_are_chosen_by_number_range_label_and_name() {
        check("", "", "", Ok("abc"));
        check("1,3", "", "", Ok("ac"));
        check("2-3", "", "", Ok("bc"));
        check("b", "", "", Ok("b"));
        check("", "a2", "", Ok("b"));
        check("", "A2-A10", "", Ok("bc"));
        check("", "", "sport", Ok("c"));
        check("", "", "1", Ok("ab"));
        check("2", "A1", "News", Ok("b"));
    }

    #[test]
    fn what_is_not_there_is_told() {
        check("4", "", "", Err("there is no article `4`; `newsbind show` numbers them, 1 to 3"));
        check("", "3", "", Err("there is no page `3`; there are `A1`, `A2`, `A10`"));
        check(
            "3-4",
            "",
            "",
            Err("there is no article `3-4`; `newsbind show` numbers them, 1 to 3"),
        );
        check("3-1", "", "", Err("`3-1` runs backwards; name its ends the other way round"));
        check("", "A2-A1", "", Err("`A2-A1` runs backwards; name its ends the other way round"));
        check("", "", "Arts", Err("there is no section `Arts`; there are `News`, `Sport`"));
        check("1", "A10", "", Err("no article is in all that was chosen"));
    }
}
