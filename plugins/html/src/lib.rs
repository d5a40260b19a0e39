//! Exports a newspaper issue as a web site: a front page, a page a section, a page an article,
//! search.
//!
//! The site is a folder that works as it lies, opened from a disk or served from anywhere. It asks
//! for nothing outside of itself, reads without scripts (but for the search), prints, and follows
//! the reader's choice of light or dark.

mod article;
mod front;
mod page;
mod pictures;
mod script;
mod text;

use std::io::Write;

use newsbind_plugin::{
    Assets, ExportError, Exporter, Issue, Output, choice, export_plugin, options,
};

use crate::page::Site;

choice! {
    /// Light or dark.
    pub enum Theme {
        /// As the reader's system is.
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

options! {
    /// A web site.
    pub struct Html {
        /// "auto" follows the reader's system; "light" and "dark" do not.
        theme: Theme = Theme::Auto,
        /// A search over all articles on the front page; it needs scripts.
        search: bool = true,
        /// A style sheet of your own, put after the built-in one.
        css: Option<String> = None,
    }
}

export_plugin!("html" => Html);

/// The built-in style sheet.
const STYLE: &str = include_str!("style.css");
/// The search, in the reader's browser.
const SEARCH: &str = include_str!("search.js");

impl Exporter for Html {
    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let pictures = pictures::write(issue, assets, out)?;
        let site = Site::new(self, issue, pictures);
        write(out, "index.html", "text/html", &front::front(&site))?;
        for (number, section) in site.named_sections() {
            let path = page::section_path(number);
            write(out, &path, "text/html", &front::section(&site, number, section))?;
        }
        let total = site.articles.len() as u64;
        for at in 0..site.articles.len() {
            let path = page::article_path(&site.articles[at].1.id);
            write(out, &path, "text/html", &article::article(&site, at))?;
            out.progress(at as u64 + 1, total)?;
        }
        write(out, "style.css", "text/css", &self.style(assets)?)?;
        if self.search {
            write(out, "search.js", "text/javascript", SEARCH)?;
            write(out, "articles.js", "text/javascript", &script::articles(&site))?;
        }
        Ok(())
    }
}

impl Html {
    fn style(&self, assets: &dyn Assets) -> Result<String, ExportError> {
        let own = self.css.as_deref().map(|name| assets.read(name)).transpose()?;
        let own = own.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Ok(format!("{STYLE}{}", own.unwrap_or_default()))
    }
}

fn write(out: &mut dyn Output, path: &str, kind: &str, text: &str) -> Result<(), ExportError> {
    out.open(path, &format!("{kind}; charset=utf-8"))?.write_all(text.as_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use newsbind_plugin::trial::{SAMPLE, Trial};

    use super::*;

    fn site(options: &str) -> std::collections::BTreeMap<String, String> {
        let out = Trial { options, ..Trial::default() }.run(newsbind_exporter_v1).unwrap();
        assert_eq!(out.warnings, [""; 0]);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        out.files.iter().map(|(path, file)| (path.clone(), text(&file.bytes))).collect()
    }

    #[test]
    fn a_site_has_a_page_for_everything() {
        let site = site("{}");
        let paths: Vec<&str> = site.keys().map(String::as_str).collect();
        let expected = [
            "article/0d7c3a5be914.html",
            "article/6f6f6c1a0b2e.html",
            "article/9a1b44c0ffee.html",
            "articles.js",
            "index.html",
            "picture/1.png",
            "search.js",
            "section/1.html",
            "section/2.html",
            "style.css",
        ];
        assert_eq!(paths, expected);
        let article = &site["article/6f6f6c1a0b2e.html"];
        for part in [
            "<html lang=\"en\">",
            "<title>Harbour reopens – The Port Ellen Echo, 6 May 2024</title>",
            "said a pilot &lt;at the quay&gt; &amp; smiled",
            "<img src=\"../picture/1.png\" alt=\"A ship at a stone quay\"",
            "<h2>A long winter</h2>",
        ] {
            assert!(article.contains(part), "{part} is not in\n{article}");
        }
        assert!(site["article/9a1b44c0ffee.html"].contains("<article lang=\"zh-Hans\">"));
    }

    #[test]
    fn ids_of_any_kind_name_pages() {
        let issue = SAMPLE.replace("0d7c3a5be914", "二").replace("9a1b44c0ffee", "一");
        let out = Trial { issue: &issue, ..Trial::default() }.run(newsbind_exporter_v1).unwrap();
        assert_eq!(out.files.keys().filter(|path| path.starts_with("article/")).count(), 3);
    }

    #[test]
    fn links_lead_to_pages_of_the_site() {
        let site = site("{}");
        for (path, text) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
            let parts = |mark| text.split(mark).skip(1);
            for part in parts("href=\"").chain(parts("src=\"")) {
                let link = part.split(['"', '#']).next().unwrap_or_default();
                let from = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let full = match link.strip_prefix("../") {
                    Some(rest) => rest.to_owned(),
                    None if from.is_empty() => link.to_owned(),
                    None => format!("{from}/{link}"),
                };
                let is_inside = link.is_empty() || link.starts_with("data:");
                assert!(is_inside || site.contains_key(&full), "{path}: {link}");
            }
        }
    }

    #[test]
    fn a_theme_may_be_fixed_and_the_search_left_out() {
        let site = site(r#"{"theme": "dark", "search": false}"#);
        assert!(site["index.html"].contains("<html lang=\"en\" class=\"dark\">"));
        assert!(!site.contains_key("search.js") && !site["index.html"].contains("<script"));
    }
}
