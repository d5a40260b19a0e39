//! The page of one article.

use newsbind_plugin::{Article, Block, Figure, beginning, words};

use crate::page::{Page, Site, article_path};
use crate::text::{element, escape};

/// The page of the article at a place of the site's list.
pub(crate) fn article(site: &Site<'_>, at: usize) -> String {
    let (section, article) = site.articles[at];
    let language = site.issue.language_of(article);
    let words = words(language);
    let name = article.display_title(words);
    let title = format!("{name} – {}", site.issue.display_title());
    let text = article.text();
    let description = beginning(article.deck.as_deref().unwrap_or(&text), 160);
    let main = format!(
        "<article lang=\"{}\">\n{}{}</article>\n{}",
        escape(language),
        head(site, article),
        body(site, article),
        neighbours(site, at)
    );
    site.page(&Page { title: &title, description: &description, up: "../", section, main: &main })
}

fn head(site: &Site<'_>, article: &Article) -> String {
    let language = site.issue.language_of(article);
    let words = words(language);
    let byline = article.byline.as_ref().and_then(|byline| byline.text.as_deref());
    let label = Some(words.pages_of(&article.pages)).filter(|label| !label.is_empty());
    let facts = [byline.map(str::to_owned), label, Some(words.length(article))];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let heading = match &article.headline {
        Some(headline) => element("h1", "", Some(headline)),
        None => element("h1", "unseen", Some(&article.display_title(words))),
    };
    let kicker = element("p", "kicker", article.kicker.as_deref());
    let deck = element("p", "deck", article.deck.as_deref());
    format!("{kicker}{heading}{deck}{}", element("p", "facts", Some(&facts.join(" · "))))
}

fn body(site: &Site<'_>, article: &Article) -> String {
    let words = words(site.issue.language_of(article));
    let jumps = |lines: &[String]| -> String {
        lines.iter().map(|line| element("p", "jump", Some(line))).collect()
    };
    let [above, below] = article.jump_lines();
    let mut dateline = article.dateline.as_deref();
    let mut body = jumps(above);
    for block in &article.body {
        body += &match block {
            Block::Subhead { text, .. } => element("h2", "", Some(text)),
            Block::PullQuote { text, .. } => {
                format!("<blockquote><p>{}</p></blockquote>\n", escape(text))
            }
            Block::Figure(figure) => set_figure(site, figure),
            Block::Paragraph { text, .. } | Block::Other { text, .. } => {
                let opening = dateline.take().map(|text| {
                    let gap = words.behind_dateline(text);
                    format!("<b class=\"dateline\">{}</b>{gap}", escape(text))
                });
                format!("<p>{}{}</p>\n", opening.unwrap_or_default(), escape(text))
            }
        };
    }
    body += &element("p", "dateline", dateline);
    body += &jumps(below);
    format!("<div class=\"body\">\n{body}</div>\n")
}

fn set_figure(site: &Site<'_>, figure: &Figure) -> String {
    let picture = figure.image.as_deref().and_then(|name| site.pictures.get(name));
    let alt = figure.alt.as_deref().unwrap_or(&figure.caption);
    let image = picture.map(|path| format!("<img src=\"../{path}\" alt=\"{}\">\n", escape(alt)));
    let credit = figure.credit_line();
    let caption = Some(figure.caption.as_str()).filter(|caption| !caption.is_empty());
    let caption = match (caption, credit) {
        (None, None) => String::new(),
        (caption, credit) => {
            let credit = credit.map(|credit| format!(" <small>{}</small>", escape(&credit)));
            let text = escape(caption.unwrap_or_default());
            format!("<figcaption>{text}{}</figcaption>\n", credit.unwrap_or_default())
        }
    };
    format!("<figure>\n{}{caption}</figure>\n", image.unwrap_or_default())
}

/// To the articles before and after.
fn neighbours(site: &Site<'_>, at: usize) -> String {
    let before = at.checked_sub(1).and_then(|at| site.articles.get(at));
    let after = site.articles.get(at + 1);
    let links = [(before, site.words.previous, "prev"), (after, site.words.next, "next")];
    let links: String = links.into_iter().filter_map(|(article, word, rel)| {
        let (_, article) = article?;
        let language = site.issue.language_of(article);
        let title = escape(&article.display_title(words(language)));
        let path = article_path(&article.id);
        Some(format!(
            "<a rel=\"{rel}\" class=\"{rel}\" href=\"../{path}\"><small>{}</small> <span lang=\"{}\">{title}</span></a>\n",
            escape(word), escape(language)
        ))
    }).collect();
    if links.is_empty() { links } else { format!("<nav class=\"neighbours\">\n{links}</nav>\n") }
}
