//! Exports a newspaper issue as Markdown (CommonMark 0.31): one file, with its pictures beside it.

mod text;

use std::io::Write;

use newsbind_plugin::json::quote;
use newsbind_plugin::{
    Article, Assets, Block, ExportError, Exporter, Figure, Issue, Output, Words, export_plugin,
    options, words, write_pictures,
};

use crate::text::{escape, line};

options! {
    /// One file of Markdown.
    pub struct Markdown {
        /// Begin with front matter in YAML: title, newspaper, date, number, edition, language.
        front_matter: bool = false,
        /// Write the pictures that the issue names beside the document.
        pictures: bool = true,
        /// Say below each headline on which page the article stands, where there are several.
        pages: bool = true,
    }
}

export_plugin!("markdown" => Markdown);

impl Exporter for Markdown {
    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let mut text = String::new();
        if self.front_matter {
            text += &front_matter(issue);
        }
        text += &format!("# {}\n", escape(&issue.display_title()));
        for section in &issue.sections {
            if !section.name.is_empty() {
                text += &format!("\n## {}\n", escape(&section.name));
            }
            for article in &section.articles {
                text += &self.article(issue, article);
            }
        }
        out.open(&format!("{}.md", issue.id), "text/markdown; charset=utf-8")?
            .write_all(text.as_bytes())?;
        if self.pictures { write_pictures(issue.images(), assets, out) } else { Ok(()) }
    }
}

impl Markdown {
    fn article(&self, issue: &Issue, article: &Article) -> String {
        let mut text = String::new();
        let words = words(issue.language_of(article));
        let rank = if issue.sections.iter().all(|section| section.name.is_empty()) { 2 } else { 3 };
        let marks = "#".repeat(rank);
        text += &match &article.headline {
            Some(headline) => format!("\n{marks} {}\n", escape(headline)),
            None => "\n***\n".to_owned(),
        };
        let byline = article.byline.as_ref().and_then(|byline| byline.text.as_deref());
        let heads =
            [(article.kicker.as_deref(), "**"), (article.deck.as_deref(), "**"), (byline, "*")];
        for (head, mark) in heads.into_iter().filter_map(|(head, mark)| Some((head?, mark))) {
            text += &format!("\n{mark}{}{mark}\n", escape(head));
        }
        if self.pages && issue.pages.len() > 1 && !article.pages.is_empty() {
            text += &format!("\n*{}*\n", escape(&words.pages_of(&article.pages)));
        }
        let [above, below] = article.jump_lines();
        text.extend(above.iter().map(|jump| format!("\n*{}*\n", escape(jump))));
        let mut dateline = article.dateline.as_deref();
        for block in &article.body {
            text += &format!("\n{}\n", self.block(block, &marks, words, &mut dateline));
        }
        if let Some(dateline) = dateline {
            text += &format!("\n{}\n", line(dateline));
        }
        text.extend(below.iter().map(|jump| format!("\n*{}*\n", escape(jump))));
        text
    }

    /// A block; the first paragraph takes the dateline.
    fn block(
        &self,
        block: &Block,
        marks: &str,
        words: &Words,
        dateline: &mut Option<&str>,
    ) -> String {
        match block {
            Block::Subhead { text, .. } => format!("{marks}# {}", escape(text)),
            Block::PullQuote { text, .. } => format!("> {}", line(text)),
            Block::Figure(figure) => self.figure(figure),
            Block::Paragraph { text, .. } | Block::Other { text, .. } => match dateline.take() {
                Some(dateline) => {
                    let gap = words.behind_dateline(dateline);
                    format!("**{}**{gap}{}", escape(dateline), escape(text))
                }
                None => line(text),
            },
        }
    }

    fn figure(&self, figure: &Figure) -> String {
        let credit = figure.credit_line();
        let below = [Some(figure.caption.as_str()), credit.as_deref()];
        let below: Vec<String> =
            below.into_iter().flatten().filter(|text| !text.is_empty()).map(escape).collect();
        let below = if below.is_empty() { String::new() } else { format!("*{}*", below.join(" ")) };
        let alt = figure.alt.as_deref().unwrap_or(&figure.caption);
        match &figure.image {
            Some(image) if self.pictures => {
                let picture = format!("![{}](<{}>)", escape(alt), image.replace(['<', '>'], "_"));
                if below.is_empty() { picture } else { format!("{picture}\n\n{below}") }
            }
            _ => below,
        }
    }
}

/// What is known of the issue. A string of JSON is a string of YAML 1.2, too.
fn front_matter(issue: &Issue) -> String {
    let date = issue.date.map(|date| date.to_string());
    let title = issue.display_title();
    let fields = [
        ("title", Some(title.as_str())),
        ("newspaper", issue.newspaper.name.as_deref()),
        ("date", date.as_deref()),
        ("number", issue.number.as_deref()),
        ("edition", issue.edition.as_deref()),
        ("lang", Some(issue.language.as_str())),
    ];
    let known = fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let lines = known.map(|(key, value)| format!("{key}: {}\n", quote(value)));
    format!("---\n{}---\n\n", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use newsbind_plugin::trial::Trial;

    use super::*;

    fn check(options: &str, expected: &[&str], files: &[&str]) {
        let out = Trial { options, ..Trial::default() }.run(newsbind_exporter_v1).unwrap();
        let text = String::from_utf8_lossy(&out.files["sample-issue.md"].bytes).into_owned();
        for part in expected {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        assert_eq!(out.files.keys().map(String::as_str).collect::<Vec<_>>(), files);
        assert_eq!(out.warnings, [""; 0]);
    }

    #[test]
    fn an_issue_with_pictures() {
        check(
            "{}",
            &[
                "# The Port Ellen Echo, 6 May 2024\n\n## News\n\n### Harbour reopens\n\n**Shipping**\n",
                "\n*By A. Reed and Wu Lan*\n\n*pages A1, A2*\n\n**PORT ELLEN, May 5 —** Ships came in",
                "said a pilot \\<at the quay> \\& smiled.",
                "for \\*three\\* weeks",
                "\n#### A long winter\n",
                "\n> We never stopped",
                "\n![A ship at a stone quay](<quay.png>)\n\n*The quay at dawn Photo: M. Ode*\n",
                "\n***\n\n*page A2*\n\nA brief without headline",
            ],
            &["quay.png", "sample-issue.md"],
        );
    }

    #[test]
    fn front_matter_and_no_pictures() {
        check(
            r#"{"front_matter": true, "pictures": false, "pages": false}"#,
            &[
                "---\ntitle: \"The Port Ellen Echo, 6 May 2024\"\nnewspaper:",
                "\nlang: \"en\"\n---\n\n# ",
            ],
            &["sample-issue.md"],
        );
    }
}
