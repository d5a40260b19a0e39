//! The search: a field on the front page, and all texts as a script, since a page from a disk may
//! not load other files in any other way.

use newsbind_plugin::json::quote;
use newsbind_plugin::words;

use crate::page::{Site, article_path};
use crate::text::escape;

/// The field and the place for what is found.
pub(crate) fn search(site: &Site<'_>) -> String {
    let (label, none) = match site.issue.language.split('-').next() {
        Some("zh") => ("搜索", "没有找到"),
        Some("ja") => ("検索", "見つかりません"),
        Some("fr") => ("Rechercher", "Rien trouvé"),
        Some("de") => ("Suchen", "Nichts gefunden"),
        _ => ("Search", "Nothing found"),
    };
    let (label, none) = (escape(label), escape(none));
    format!(
        "<search class=\"search\" hidden>\n<input type=\"search\" id=\"search\" placeholder=\"{label}\" aria-label=\"{label}\" autocomplete=\"off\">\n\
         <ul id=\"found\" data-none=\"{none}\" aria-live=\"polite\"></ul>\n</search>\n\
         <script src=\"articles.js\" defer></script>\n<script src=\"search.js\" defer></script>\n"
    )
}

/// Every article's place, title and text.
pub(crate) fn articles(site: &Site<'_>) -> String {
    let articles = site.articles.iter().map(|(_, article)| {
        let title = article.display_title(words(site.issue.language_of(article)));
        let heads = [&article.kicker, &article.deck, &article.dateline];
        let byline = article.byline.as_ref().and_then(|byline| byline.text.clone());
        let mut text: Vec<String> = heads.into_iter().flatten().cloned().chain(byline).collect();
        text.push(article.text());
        let parts = [article_path(&article.id), title, text.join("\n")];
        format!("[{}]", parts.map(|part| script_string(&part)).join(","))
    });
    format!("window.articles = [\n{}\n]\n", articles.collect::<Vec<_>>().join(",\n"))
}

/// A string of JSON that is one of JavaScript before 2019, too.
fn script_string(text: &str) -> String {
    quote(text).replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
