//! The rebuilt structure of an issue, with the lines it came from and how sure it is.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};

use newsbind_core::{Article, Block, Byline, DroppedKind, Issue, ReplacedKind, Span};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::arguments::Show;
use crate::job::Job;
use crate::load::Loaded;
use crate::report::{Failure, Outcome, Report, paint};

/// Prints every issue: its articles with their fields and blocks, then furniture and what was left
/// out.
pub(crate) fn show(show: &Show, report: &Report) -> Result<Outcome, Failure> {
    let job = Job::new(&show.reading, report)?;
    let reader = job.reader();
    let mut outcome = if job.found.failures.is_empty() { Outcome::Done } else { Outcome::Failed };
    for input in &job.found.inputs {
        match reader.load(input) {
            Ok(loaded) => {
                loaded.warnings.iter().for_each(|warning| report.warning(warning));
                print(&loaded, show.width.or_else(terminal_width), report);
            }
            Err(failure) => {
                failure.tell(report);
                outcome = Outcome::Failed;
            }
        }
    }
    Ok(outcome)
}

/// The columns of the terminal; none where the lines go elsewhere and need not be cut.
fn terminal_width() -> Option<usize> {
    let size = || terminal_size::terminal_size().map_or(80, |(width, _)| width.0.into());
    io::stdout().is_terminal().then(size)
}

fn print(loaded: &Loaded, width: Option<usize>, report: &Report) {
    let issue = &loaded.issue;
    let view = View { labels: &loaded.labels, width, color: report.color_results };
    report.result(view.heading(issue));
    let mut numbers = loaded.numbers.iter();
    for section in &issue.sections {
        if !section.name.is_empty() {
            report.result(format_args!("\n{}", paint(&section.name, "1;4", view.color)));
        }
        for article in &section.articles {
            let number = numbers.next().copied().unwrap_or_default();
            report.result(view.article(number, article));
        }
    }
    for line in view.rest(issue) {
        report.result(line);
    }
}

/// How lines are laid out.
struct View<'a> {
    /// What the pages are called, all of them.
    labels: &'a [String],
    width: Option<usize>,
    color: bool,
}

impl View<'_> {
    fn heading(&self, issue: &Issue) -> String {
        let title = issue.display_title();
        let title = if title == issue.id { title } else { format!("{} ({title})", issue.id) };
        let pages = issue.pages.join(", ");
        let heading = format!("{title}, {}, pages {pages}", issue.language);
        paint(&self.cut(&heading), "1", self.color)
    }

    fn article(&self, number: usize, article: &Article) -> String {
        let mut lines = vec![String::new(), self.title(number, article)];
        let byline = article.byline.as_ref().map(byline);
        let jump = article.jump.as_ref().map(|jump| jump.lines.join(" / "));
        for (name, text) in [
            ("kicker", article.kicker.as_ref()),
            ("headline", article.headline.as_ref()),
            ("deck", article.deck.as_ref()),
            ("byline", byline.as_ref()),
            ("dateline", article.dateline.as_ref()),
        ] {
            if let Some(text) = text {
                lines.push(self.field(name, article.sources.get(name), text));
            }
        }
        lines.extend(article.body.iter().flat_map(|block| self.block(block)));
        if let Some(text) = jump.filter(|text| !text.is_empty()) {
            lines.push(self.field("jump", article.sources.get("jump"), &text));
        }
        lines.join("\n")
    }

    /// Number, pages and confidence.
    fn title(&self, number: usize, article: &Article) -> String {
        let mut parts = vec![format!("{number}")];
        if !article.pages.is_empty() {
            parts.push(format!("page {}", article.pages.join(", ")));
        }
        if let Some(confidence) = article.confidence {
            parts.push(format!("{:.0}% sure", confidence * 100.0));
        }
        parts.push(article.id.clone());
        let unsure = article.confidence.is_some_and(|confidence| confidence < 0.5);
        paint(&parts.join("  "), if unsure { "33;1" } else { "36;1" }, self.color)
    }

    fn block(&self, block: &Block) -> Vec<String> {
        let line = |name: &str, text: &str| self.line(name, block.source(), text);
        match block {
            Block::Paragraph { text, .. } => vec![line("paragraph", text)],
            Block::Subhead { text, .. } => vec![line("subhead", text)],
            Block::PullQuote { text, .. } => vec![line("pull-quote", text)],
            Block::Other { kind, text, .. } => vec![line(kind, text)],
            Block::Figure(figure) => {
                let credit = figure.credit.as_ref().map(byline);
                let parts = [
                    ("figure", Some(&figure.caption)),
                    ("credit", credit.as_ref()),
                    ("image", figure.image.as_ref()),
                    ("alt", figure.alt.as_ref()),
                ];
                let said = parts.into_iter().filter_map(|(name, text)| Some((name, text?)));
                said.map(|(name, text)| line(name, text)).collect()
            }
        }
    }

    /// Furniture, and how much was left out or mended.
    fn rest(&self, issue: &Issue) -> Vec<String> {
        let mut lines = Vec::new();
        if !issue.furniture.is_empty() {
            lines.push(paint("\nbelongs to no article", "36;1", self.color));
        }
        for item in &issue.furniture {
            let kind = format!("{:?}", item.kind).to_lowercase();
            lines.push(self.line(&kind, &item.source, &item.text));
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        issue.dropped.iter().for_each(|item| *counts.entry(dropped(item.kind)).or_default() += 1);
        issue.replaced.iter().for_each(|item| *counts.entry(replaced(item.kind)).or_default() += 1);
        if !counts.is_empty() {
            let counts: Vec<String> =
                counts.iter().map(|(what, count)| format!("{count} {what}")).collect();
            lines.push(format!("\nmended: {}", counts.join(", ")));
        }
        lines
    }

    fn field(&self, name: &str, source: Option<&Vec<Span>>, text: &str) -> String {
        self.line(name, source.map_or(&[], Vec::as_slice), text)
    }

    /// One line: where it came from, what it is, how it reads.
    fn line(&self, name: &str, source: &[Span], text: &str) -> String {
        let place = self.place(source);
        let head = format!("  {place:<11} {name:<10} ");
        let text = self.cut_to(text, self.width.map(|width| width.saturating_sub(head.width())));
        let name = paint(&format!("{name:<10}"), "2", self.color);
        format!("  {place:<11} {name} {text}")
    }

    /// The lines of a source: `12-15`, with pages where there are several: `A1:12-A4:3`.
    fn place(&self, source: &[Span]) -> String {
        let (Some(first), Some(last)) = (source.first(), source.last()) else { return "-".into() };
        let from = self.line_number(first);
        match (first.page == last.page, first.line == last.line) {
            (true, true) => from,
            (true, false) => format!("{from}-{}", last.line),
            _ => format!("{from}-{}", self.line_number(last)),
        }
    }

    fn line_number(&self, span: &Span) -> String {
        let label = (span.page as usize).checked_sub(1).and_then(|at| self.labels.get(at));
        match label.filter(|_| self.labels.len() > 1) {
            Some(label) => format!("{label}:{}", span.line),
            None => span.line.to_string(),
        }
    }

    fn cut(&self, text: &str) -> String {
        self.cut_to(text, self.width)
    }

    /// A text that fits, with `…` where it goes on.
    fn cut_to(&self, text: &str, width: Option<usize>) -> String {
        let Some(width) = width.filter(|width| text.width() > *width) else {
            return text.to_owned();
        };
        let mut used = 1;
        let fits = |c: &char| {
            used += c.width().unwrap_or(0);
            used <= width
        };
        text.chars().take_while(fits).chain(['…']).collect()
    }
}

/// A byline as printed, with the names that were found in it.
fn byline(byline: &Byline) -> String {
    let names = byline.names.join(", ");
    match &byline.text {
        Some(text) if names.is_empty() => text.clone(),
        Some(text) => format!("{text} [{names}]"),
        None => format!("[{names}]"),
    }
}

fn dropped(kind: DroppedKind) -> &'static str {
    match kind {
        DroppedKind::Hyphen => "line-end hyphens",
        DroppedKind::JumpLine => "jump lines",
        DroppedKind::Control => "control characters",
        DroppedKind::Space => "typesetter's spaces",
        DroppedKind::Other => "others dropped",
    }
}

fn replaced(kind: ReplacedKind) -> &'static str {
    match kind {
        ReplacedKind::Ligature => "ligatures",
        ReplacedKind::SoftHyphen => "soft hyphens",
        ReplacedKind::LetterSpacing => "letter-spaced words",
        ReplacedKind::Other => "others replaced",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &[[u32; 4]], text: &str, width: usize, expected: &str) {
        let labels = ["A1".to_owned(), "A4".to_owned()];
        let view = View { labels: &labels, width: Some(width), color: false };
        let source: Vec<Span> = source.iter().copied().map(Span::from).collect();
        assert_eq!(view.line("paragraph", &source, text), expected);
    }

    #[test]
    fn a_line_fits_its_width() {
        check(&[[1, 3, 0, 2]], "港口开放", 33, "  A1:3        paragraph  港口开放");
        check(&[[1, 3, 0, 2], [1, 4, 0, 1]], "港口开放", 32, "  A1:3-4      paragraph  港口开…");
        check(&[[1, 3, 0, 2], [2, 9, 0, 1]], "Harbour", 30, "  A1:3-A4:9   paragraph  Harb…");
        check(&[], "x", 30, "  -           paragraph  x");
    }
}
