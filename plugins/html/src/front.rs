//! The front page and the pages of sections: what there is to read, the longest first in size.

use newsbind_plugin::{Article, Block, Section, beginning};

use crate::page::{Page, Site, article_path, section_path};
use crate::script;
use crate::text::{element, escape};

/// The front page: the search, then every section with its articles.
pub(crate) fn front(site: &Site<'_>) -> String {
    let mut main = if site.options.search { script::search(site) } else { String::new() };
    for (number, section) in (1..).zip(&site.issue.sections) {
        let heading = match section.name.as_str() {
            "" => String::new(),
            name => {
                let path = section_path(number);
                format!("<h2 class=\"section\"><a href=\"{path}\">{}</a></h2>\n", escape(name))
            }
        };
        main += &format!("<section>\n{heading}{}</section>\n", list(site, section, ""));
    }
    let title = site.issue.display_title();
    let count = site.articles.len();
    let description = format!("{title} ({count})");
    let heading = format!("<h1 class=\"unseen\">{}</h1>\n", escape(&title));
    let main = heading + &main;
    site.page(&Page { title: &title, description: &description, up: "", section: 0, main: &main })
}

/// The page of one section.
pub(crate) fn section(site: &Site<'_>, number: usize, section: &Section) -> String {
    let title = format!("{} – {}", section.name, site.issue.display_title());
    let main = format!(
        "<h1 class=\"section\">{}</h1>\n{}",
        escape(&section.name),
        list(site, section, "../")
    );
    let main = main.as_str();
    site.page(&Page { title: &title, description: &title, up: "../", section: number, main })
}

/// The articles of a section; the first with a headline leads.
fn list(site: &Site<'_>, section: &Section, up: &str) -> String {
    let lead = section.articles.iter().position(|article| article.headline.is_some());
    let teasers = section.articles.iter().enumerate();
    let teasers: String =
        teasers.map(|(at, article)| teaser(site, article, up, lead == Some(at))).collect();
    format!("<div class=\"teasers\">\n{teasers}</div>\n")
}

fn teaser(site: &Site<'_>, article: &Article, up: &str, leads: bool) -> String {
    let language = site.issue.language_of(article);
    let words = newsbind_plugin::words(language);
    let path = format!("{up}{}", article_path(&article.id));
    let title = escape(&article.display_title(words));
    let picture = picture(site, article, up, &path);
    let class = match (leads, picture.is_empty()) {
        (true, _) => "teaser lead",
        (false, false) => "teaser with-picture",
        (false, true) => "teaser",
    };
    let kicker = element("p", "kicker", article.kicker.as_deref());
    let text = article.deck.clone().unwrap_or_else(|| {
        // Without a headline the beginning is the title already.
        let first = article.body.iter().find(|block| matches!(block, Block::Paragraph { .. }));
        let first = first.filter(|_| article.headline.is_some()).map_or("", Block::text);
        beginning(first, if leads { 320 } else { 160 })
    });
    let text = element("p", "", Some(text.as_str()).filter(|text| !text.is_empty()));
    let label = Some(words.pages_of(&article.pages))
        .filter(|label| site.issue.pages.len() > 1 && !label.is_empty());
    let facts = [label, Some(words.length(article))];
    let facts: Vec<String> = facts.iter().flatten().map(|fact| escape(fact)).collect();
    format!(
        "<div class=\"{class}\" lang=\"{}\">\n{picture}{kicker}<h3><a href=\"{path}\">{title}</a></h3>\n{text}<p class=\"facts\">{}</p>\n</div>\n",
        escape(language),
        facts.join(" · "),
    )
}

/// The first picture of an article, where there is one.
fn picture(site: &Site<'_>, article: &Article, up: &str, link: &str) -> String {
    let image = article.body.iter().find_map(|block| match block {
        Block::Figure(figure) => site.pictures.get(figure.image.as_deref()?),
        _ => None,
    });
    image
        .map(|image| {
            format!("<a href=\"{link}\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"{up}{image}\" alt=\"\" loading=\"lazy\"></a>\n")
        })
        .unwrap_or_default()
}
