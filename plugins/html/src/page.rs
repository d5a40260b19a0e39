//! What every page of the site has: head, name of the paper, the sections, the foot.

use std::collections::BTreeMap;

use newsbind_plugin::{Article, Issue, Section, Words, file_name, words};

use crate::text::escape;
use crate::{Html, Theme};

/// The site to be written.
pub(crate) struct Site<'a> {
    pub(crate) options: &'a Html,
    pub(crate) issue: &'a Issue,
    pub(crate) words: &'static Words,
    /// All articles, in order, each with the number of its section from 1.
    pub(crate) articles: Vec<(usize, &'a Article)>,
    /// Where the pictures lie, by the names that the issue has for them.
    pub(crate) pictures: BTreeMap<String, String>,
}

/// One page.
pub(crate) struct Page<'a> {
    /// What its tab is called.
    pub(crate) title: &'a str,
    /// One line for those who find it by a search.
    pub(crate) description: &'a str,
    /// From its folder to the site's: empty, or `../`.
    pub(crate) up: &'a str,
    /// The section that it belongs to, by number; 0 for none.
    pub(crate) section: usize,
    /// What stands between head and foot.
    pub(crate) main: &'a str,
}

/// Where an article is.
pub(crate) fn article_path(id: &str) -> String {
    format!("article/{}.html", file_name(id))
}

/// Where a section is.
pub(crate) fn section_path(number: usize) -> String {
    format!("section/{number}.html")
}

impl<'a> Site<'a> {
    pub(crate) fn new(
        options: &'a Html,
        issue: &'a Issue,
        pictures: BTreeMap<String, String>,
    ) -> Self {
        let sections = (1..).zip(&issue.sections);
        let articles = sections.flat_map(|(number, section)| {
            section.articles.iter().map(move |article| (number, article))
        });
        let articles = articles.collect();
        Self { options, issue, words: words(&issue.language), articles, pictures }
    }

    /// The sections that have a name, with their numbers from 1.
    pub(crate) fn named_sections(&self) -> impl Iterator<Item = (usize, &'a Section)> {
        (1..).zip(&self.issue.sections).filter(|(_, section)| !section.name.is_empty())
    }

    /// A whole document.
    pub(crate) fn page(&self, page: &Page<'_>) -> String {
        let Page { title, description, up, main, .. } = page;
        let class = match self.options.theme {
            Theme::Auto => "",
            Theme::Light => " class=\"light\"",
            Theme::Dark => " class=\"dark\"",
        };
        format!(
            "<!doctype html>\n<html lang=\"{language}\"{class}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"description\" content=\"{description}\">\n<title>{title}</title>\n\
             <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{up}style.css\">\n\
             </head>\n<body>\n{header}<main id=\"main\">\n{main}</main>\n{footer}</body>\n</html>\n",
            language = escape(&self.issue.language),
            title = escape(title),
            description = escape(description),
            header = self.header(page),
            footer = self.footer(),
        )
    }

    fn header(&self, page: &Page<'_>) -> String {
        let name = self.issue.newspaper.name.as_deref().or(self.issue.title.as_deref());
        let name = name.unwrap_or(&self.issue.id);
        let date = self.issue.date.map(|date| self.words.date(date));
        let facts = [date, self.issue.number.clone(), self.issue.edition.clone()];
        let facts: Vec<String> = facts.iter().flatten().map(|fact| escape(fact)).collect();
        let facts = match facts.as_slice() {
            [] => String::new(),
            facts => format!("<p class=\"facts\">{}</p>\n", facts.join(" · ")),
        };
        let up = page.up;
        let sections: String = self
            .named_sections()
            .map(|(number, section)| {
                let current = if number == page.section { " aria-current=\"true\"" } else { "" };
                let name = escape(&section.name);
                format!("<li><a href=\"{up}{}\"{current}>{name}</a></li>\n", section_path(number))
            })
            .collect();
        let sections = match sections.as_str() {
            "" => String::new(),
            sections => format!("<nav>\n<ul>\n{sections}</ul>\n</nav>\n"),
        };
        let name = escape(name);
        format!(
            "<header>\n<p class=\"nameplate\"><a href=\"{up}index.html\">{name}</a></p>\n{facts}{sections}</header>\n"
        )
    }

    fn footer(&self) -> String {
        let of = [self.issue.newspaper.publisher.as_deref(), self.issue.newspaper.issn.as_deref()];
        let of: Vec<String> = of.into_iter().flatten().map(escape).collect();
        if of.is_empty() {
            String::new()
        } else {
            format!("<footer>{}</footer>\n", of.join(" · "))
        }
    }
}
