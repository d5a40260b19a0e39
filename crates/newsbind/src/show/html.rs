//! An issue as one page for a browser: its lines on the left, its articles on the right, each part
//! linked with the lines that it came from. Nothing is loaded from anywhere.

use std::collections::HashMap;
use std::fmt::Write;

use newsbind_core::{Article, Issue, Span, TextLine, TextPage};

use crate::load::Loaded;
use crate::report::count;
use crate::show::part::{self, Loss, Part, by_kind, losses, place, surety};

/// The page.
pub(crate) fn page(loaded: &Loaded) -> String {
    let issue = &loaded.issue;
    let sheet = Sheet::new(loaded);
    let title = escape(&issue.display_title());
    let (style, script) = (include_str!("page.css"), include_str!("page.js"));
    let (facts, source, articles) = (sheet.facts(), sheet.source(), sheet.articles());
    let language = escape(&issue.language);
    format!(
        r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header><h1 lang="{language}">{title}</h1>{facts}</header>
<main>
<section id="source" aria-label="The pages" lang="{language}" tabindex="-1">
{source}</section>
<section id="articles" aria-label="The articles" lang="{language}" tabindex="-1">
{articles}</section>
</main>
<script>
{script}</script>
</body>
</html>
"#
    )
}

/// An issue laid out in parts that have numbers.
struct Sheet<'a> {
    loaded: &'a Loaded,
    issue: &'a Issue,
    /// Each article with its number and its parts.
    articles: Vec<(usize, &'a Article, Vec<Numbered<'a>>)>,
    furniture: Vec<Numbered<'a>>,
    losses: Vec<Loss<'a>>,
    marks: HashMap<(u32, u32), Vec<Mark<'a>>>,
}

/// A part and its number within the page.
struct Numbered<'a> {
    id: usize,
    part: Part<'a>,
}

/// What some characters of a line are.
#[derive(Clone, Copy)]
struct Mark<'a> {
    from: u32,
    to: u32,
    what: What<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What<'a> {
    /// They are in a part of an article, counted from 0, or of none.
    Part { id: usize, role: &'a str, article: Option<usize> },
    /// They are a loss, counted from 0.
    Loss(usize),
}

impl<'a> Sheet<'a> {
    fn new(loaded: &'a Loaded) -> Self {
        let issue = &loaded.issue;
        let mut ids = 0..;
        let mut number = |part| Numbered { id: ids.next().unwrap_or_default(), part };
        let numbers = loaded.numbers.iter().copied();
        let articles: Vec<_> = numbers
            .zip(issue.articles())
            .map(|(at, article)| {
                (at, article, part::of_article(article).into_iter().map(&mut number).collect())
            })
            .collect();
        let furniture =
            issue.furniture.iter().map(|item| number(part::of_furniture(item))).collect();
        let marks = HashMap::new();
        let losses = losses(issue);
        let mut sheet = Self { loaded, issue, articles, furniture, losses, marks };
        sheet.mark();
        sheet
    }

    fn mark(&mut self) {
        let mut marks: HashMap<(u32, u32), Vec<Mark<'a>>> = HashMap::new();
        let mut add = |source: &[Span], what| {
            for span in source {
                let mark = Mark { from: span.from, to: span.to, what };
                marks.entry((span.page, span.line)).or_default().push(mark);
            }
        };
        for (at, (_, _, parts)) in self.articles.iter().enumerate() {
            for Numbered { id, part } in parts {
                add(part.source, What::Part { id: *id, role: part.role, article: Some(at) });
            }
        }
        for Numbered { id, part } in &self.furniture {
            add(part.source, What::Part { id: *id, role: part.role, article: None });
        }
        for (at, loss) in self.losses.iter().enumerate() {
            add(loss.source, What::Loss(at));
        }
        self.marks = marks;
    }

    /// What the issue is, its pages to jump to, and the meaning of the colours.
    fn facts(&self) -> String {
        let articles = count(self.issue.articles().count(), "article");
        let doubtful = self.issue.articles().filter(|article| article.is_doubtful()).count();
        let mut facts = format!("<p>{articles}, {doubtful} doubtful");
        if !self.loaded.warnings.is_empty() {
            let warnings = count(self.loaded.warnings.len(), "warning");
            let items =
                self.loaded.warnings.iter().map(|text| format!("<li>{}</li>", escape(text)));
            let items: String = items.collect();
            let _ = write!(
                facts,
                " · <details><summary>{warnings}</summary><ul>{items}</ul></details>"
            );
        }
        facts.push_str("</p><nav aria-label=\"Pages\">");
        for (at, label) in (1..).zip(&self.loaded.labels).take(self.layer().len()) {
            let _ = write!(facts, "<a href=\"#page-{at}\">page {}</a>", escape(label));
        }
        facts.push_str("</nav><p class=\"key\">");
        for role in ["headline", "byline", "dateline", "paragraph", "caption", "furniture", "lost"]
        {
            let _ = write!(facts, "<span class=\"{role}\">{role}</span> ");
        }
        facts + "</p>"
    }

    fn layer(&self) -> &'a [TextPage] {
        &self.loaded.layer.pages
    }

    /// The pages line by line.
    fn source(&self) -> String {
        if self.layer().is_empty() {
            return "<p class=\"empty\">This issue was read from JSON, without the pages it came from.</p>\n".into();
        }
        let mut html = String::new();
        for ((number, page), label) in (1..).zip(self.layer()).zip(&self.loaded.labels) {
            let (label, file) = (escape(label), escape(&page.file));
            let _ =
                writeln!(html, "<h2 id=\"page-{number}\">Page {label} <small>{file}</small></h2>");
            let mut last = None;
            for line in &page.lines {
                self.line(number, line, &mut last, &mut html);
            }
        }
        html
    }

    /// A line: its number leads to its part, its text is marked. Only the first line of a part is a
    /// stop of the tabulator.
    fn line(&self, page: u32, line: &TextLine, last: &mut Option<usize>, html: &mut String) {
        let pieces = self.pieces(page, line);
        let owner = pieces.iter().find_map(|piece| match piece.part {
            Some(What::Part { id, article, .. }) => Some((id, article)),
            _ => None,
        });
        let number = line.number;
        let _ = write!(html, "<div class=\"line");
        match owner {
            Some((id, article)) => {
                let band = article.map_or_else(|| "none".into(), |at| (at % 6).to_string());
                let stop = if *last == Some(id) { " tabindex=\"-1\"" } else { "" };
                let _ = write!(
                    html,
                    " band-{band}\" id=\"line-{page}-{number}\"><a href=\"#part-{id}\" data-part=\"{id}\"{stop}>{number}</a><span>"
                );
                *last = Some(id);
            }
            None => {
                let _ = write!(html, "\" id=\"line-{page}-{number}\"><a>{number}</a><span>");
            }
        }
        pieces.iter().for_each(|piece| self.piece(piece, html));
        html.push_str("</span></div>\n");
    }

    fn piece(&self, piece: &Piece<'a>, html: &mut String) {
        let text = escape(&piece.text);
        let mended = piece.loss.map_or_else(
            || text.clone(),
            |at| {
                let loss = &self.losses[at];
                let now =
                    loss.to.map_or_else(String::new, |to| format!(", reads “{}”", escape(to)));
                format!("<span class=\"lost\" title=\"{}{now}\">{text}</span>", loss.what)
            },
        );
        let _ = match piece.part {
            Some(What::Part { id, role, .. }) => {
                write!(html, "<span class=\"{}\" data-part=\"{id}\">{mended}</span>", class(role))
            }
            _ => write!(html, "{mended}"),
        };
    }

    /// A line cut where its characters begin to be something else.
    fn pieces(&self, page: u32, line: &TextLine) -> Vec<Piece<'a>> {
        let chars: Vec<char> = line.text.chars().collect();
        let mut parts: Vec<Option<What<'a>>> = vec![None; chars.len()];
        let mut lost: Vec<Option<usize>> = vec![None; chars.len()];
        for mark in self.marks.get(&(page, line.number)).into_iter().flatten() {
            let to = (mark.to as usize).min(chars.len());
            for at in (mark.from as usize).min(to)..to {
                match mark.what {
                    What::Loss(loss) => lost[at] = Some(loss),
                    part => parts[at] = Some(part),
                }
            }
        }
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        for ((c, part), loss) in chars.into_iter().zip(parts).zip(lost) {
            match pieces.last_mut() {
                Some(piece) if piece.part == part && piece.loss == loss => piece.text.push(c),
                _ => pieces.push(Piece { text: c.into(), part, loss }),
            }
        }
        pieces
    }

    fn articles(&self) -> String {
        let mut html = String::new();
        for (at, (number, article, parts)) in self.articles.iter().enumerate() {
            let band = at % 6;
            let language = escape(self.issue.language_of(article));
            let _ = writeln!(
                html,
                "<article class=\"band-{band}\" lang=\"{language}\">{}",
                title(*number, article)
            );
            parts.iter().for_each(|part| self.part(part, &mut html));
            html.push_str("</article>\n");
        }
        if !self.furniture.is_empty() {
            html.push_str("<article class=\"band-none\"><h2>Belongs to no article</h2>\n");
            self.furniture.iter().for_each(|part| self.part(part, &mut html));
            html.push_str("</article>\n");
        }
        if !self.losses.is_empty() {
            html.push_str(
                "<article class=\"band-none losses\"><h2>Reads otherwise than the page</h2>\n",
            );
            by_kind(&self.losses).iter().for_each(|(what, some)| self.kind(what, some, &mut html));
            html.push_str("</article>\n");
        }
        html
    }

    /// A part with its role and the lines it came from.
    fn part(&self, Numbered { id, part }: &Numbered<'_>, html: &mut String) {
        let place = escape(&place(part.source, &self.loaded.labels));
        let role = escape(part.role);
        let (class, text) = (class(part.role), escape(&part.text));
        let link = match part.source.iter().min() {
            Some(first) if !self.layer().is_empty() => {
                format!(
                    "<a href=\"#line-{}-{}\" data-part=\"{id}\">{role} <b>{place}</b></a>",
                    first.page, first.line
                )
            }
            _ => format!("<a>{role}</a>"),
        };
        let note = match part.note.as_str() {
            "" => String::new(),
            note => format!(" <i>{}</i>", escape(note)),
        };
        let _ = writeln!(
            html,
            "<div class=\"part\" id=\"part-{id}\">{link}<p class=\"{class}\" data-part=\"{id}\">{text}{note}</p></div>"
        );
    }

    fn kind(&self, what: &str, some: &[&Loss<'_>], html: &mut String) {
        let _ = write!(html, "<p>{} {what}:", some.len());
        for loss in some {
            let Some(first) = loss.source.iter().min() else { continue };
            let place = escape(&place(loss.source, &self.loaded.labels));
            let text = match loss.to {
                Some(to) => format!("{}→{}", escape(loss.from), escape(to)),
                None => escape(loss.from),
            };
            let _ = write!(
                html,
                " <a href=\"#line-{}-{}\">{place}</a> <q>{text}</q>",
                first.page, first.line
            );
        }
        html.push_str("</p>\n");
    }
}

/// Characters of a line that are one thing.
struct Piece<'a> {
    text: String,
    part: Option<What<'a>>,
    loss: Option<usize>,
}

/// Number, pages and confidence of an article.
fn title(number: usize, article: &Article) -> String {
    let mut html = format!("<h2>{number}");
    if !article.pages.is_empty() {
        let _ = write!(html, " <small>page {}</small>", escape(&article.pages.join(", ")));
    }
    if let Some(confidence) = article.confidence {
        let (percent, word) = (confidence * 100.0, surety(confidence));
        let _ = write!(
            html,
            " <small class=\"{word}\"><meter min=\"0\" max=\"100\" low=\"50\" high=\"80\" optimum=\"100\" value=\"{percent:.0}\"></meter> {percent:.0} % {word}</small>"
        );
    }
    html + "</h2>"
}

/// The class by which a role is styled.
fn class(role: &str) -> &str {
    match role {
        "kicker" | "headline" | "deck" | "byline" | "dateline" | "paragraph" | "subhead"
        | "caption" | "jump" => role,
        "nameplate" | "folio" | "masthead" | "advertisement" | "furniture" => "furniture",
        "pull-quote" => "subhead",
        _ => "paragraph",
    }
}

/// A text that is nothing but text in HTML; control characters show as their pictures.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\t' => html.push(c),
            '\0'..='\u{1f}' => html.extend(char::from_u32(0x2400 + u32::from(c))),
            c if c.is_control() => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Block, Section, TextLayer};

    use super::*;

    #[test]
    fn no_text_is_markup() {
        let evil = "<script>\"&'\u{7}";
        let source = vec![Span { page: 1, line: 1, from: 0, to: 12 }];
        let block = Block::Other { kind: evil.into(), text: evil.into(), source };
        let article =
            Article { headline: Some(evil.into()), body: vec![block], ..Article::default() };
        let line = TextLine { number: 1, text: evil.into() };
        let page_of_text = TextPage { file: evil.into(), lines: vec![line], ..TextPage::default() };
        let loaded = Loaded {
            issue: Issue {
                id: evil.into(),
                sections: vec![Section { articles: vec![article], ..Section::default() }],
                ..Issue::default()
            },
            warnings: vec![evil.into()],
            labels: vec![evil.into()],
            numbers: vec![1],
            layer: TextLayer { pages: vec![page_of_text] },
        };
        let html = page(&loaded);
        assert_eq!(html.matches("<script>").count(), 1, "only its own");
        assert!(html.contains("&lt;script&gt;&quot;&amp;&#39;\u{2407}"));
        assert!(html.contains("<a href=\"#line-1-1\" data-part=\"1\">"));
        assert!(html.contains("<a href=\"#part-1\" data-part=\"1\">1</a>"));
    }
}
