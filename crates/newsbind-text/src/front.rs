//! What stands before the articles: the issue's title, its number, the list of contents; and the
//! names of sections.

use newsbind_core::{Article, Issue, Section};

use crate::page::{Page, Rank};

/// Sets the issue's title and the list of contents.
pub(crate) fn set(page: &mut Page<'_>, issue: &Issue) {
    page.heading(&issue.display_title(), Rank::Issue);
    let details: Vec<&str> =
        [&issue.number, &issue.edition].into_iter().flatten().map(String::as_str).collect();
    if !details.is_empty() {
        page.line(&details.join(" · "));
    }
    if page.has_contents() && issue.articles().count() > 1 {
        set_contents(page, issue);
    }
}

/// Sets the name of a section.
pub(crate) fn set_section(page: &mut Page<'_>, section: &Section) {
    page.space(3);
    page.heading(&section.name, Rank::Section);
}

fn set_contents(page: &mut Page<'_>, issue: &Issue) {
    page.space(2);
    page.heading(page.words.contents, Rank::Section);
    for section in &issue.sections {
        page.space(1);
        if !section.name.is_empty() {
            page.line(&section.name);
        }
        for article in &section.articles {
            let entry = entry(page, issue, article);
            page.set(&entry, "  ", "    ");
        }
    }
}

fn entry(page: &Page<'_>, issue: &Issue, article: &Article) -> String {
    let title = article.display_title(page.words);
    match article.page().filter(|_| issue.pages.len() > 1) {
        Some(label) if page.cjk => format!("{title}（{}）", page.words.page(label)),
        Some(label) => format!("{title} ({})", page.words.page(label)),
        None => title,
    }
}
