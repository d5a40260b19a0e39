//! An issue on the terminal: a line for each part, as wide as the terminal is.

use newsbind_core::{Article, Issue};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::load::Loaded;
use crate::report::{count, paint};
use crate::show::part::{self, Loss, Part, by_kind, losses, place, surety};

/// The least and the most columns that places take; a longer one pushes its text to the right.
const PLACES: [usize; 2] = [9, 24];

/// How lines are laid out.
pub(crate) struct View<'a> {
    /// What the pages are called, all of them.
    pub(crate) labels: &'a [String],
    /// Columns of a line; none where lines need not be cut.
    pub(crate) width: Option<usize>,
    /// Whether roles have colours.
    pub(crate) color: bool,
}

impl View<'_> {
    /// The whole issue.
    pub(crate) fn lines(&self, loaded: &Loaded) -> Vec<String> {
        let issue = &loaded.issue;
        let mut lines = self.heading(loaded);
        let column = self.column(issue);
        let mut numbers = loaded.numbers.iter();
        for section in &issue.sections {
            if !section.name.is_empty() {
                let name = self.cut(&clean(&section.name), self.width);
                lines.extend([String::new(), paint(&name, "1;4", self.color)]);
            }
            for article in &section.articles {
                let number = numbers.next().copied().unwrap_or_default();
                lines.extend([String::new(), self.title(number, article)]);
                lines.extend(part::of_article(article).iter().map(|part| self.part(part, column)));
            }
        }
        if !issue.furniture.is_empty() {
            lines.extend([String::new(), paint("── belongs to no article", "1", self.color)]);
            let items = issue.furniture.iter().map(part::of_furniture);
            lines.extend(items.map(|item| self.part(&item, column)));
        }
        let losses = losses(issue);
        if !losses.is_empty() {
            lines.extend([
                String::new(),
                paint("── reads otherwise than the page", "1", self.color),
            ]);
        }
        for (what, some) in by_kind(&losses) {
            lines.push(self.losses(what, &some));
        }
        lines
    }

    fn heading(&self, loaded: &Loaded) -> Vec<String> {
        let issue = &loaded.issue;
        let title = issue.display_title();
        let title = if title == issue.id { title } else { format!("{title} ({})", issue.id) };
        let doubtful = issue.articles().filter(|article| article.is_doubtful()).count();
        let mut facts = vec![
            issue.language.clone(),
            pages(&issue.pages),
            count(issue.articles().count(), "article"),
        ];
        facts.extend((doubtful > 0).then(|| format!("{doubtful} of them doubtful")));
        let title = self.cut(&clean(&title), self.width);
        vec![paint(&title, "1", self.color), self.cut(&clean(&facts.join(" · ")), self.width)]
    }

    /// Number, pages and confidence.
    fn title(&self, number: usize, article: &Article) -> String {
        let mut facts = vec![format!("── {number}")];
        if !article.pages.is_empty() {
            facts.push(pages(&article.pages));
        }
        let mut style = "1";
        if let Some(confidence) = article.confidence {
            let word = surety(confidence);
            facts.push(format!("{:.0} % {word}", confidence * 100.0));
            style = match word {
                "sure" => "32;1",
                "fair" => "33;1",
                _ => "31;1",
            };
        }
        facts.push(article.id.clone());
        paint(&self.cut(&clean(&facts.join(" · ")), self.width), style, self.color)
    }

    /// The columns of the places, which are as wide as the widest of them.
    fn column(&self, issue: &Issue) -> usize {
        let parts = issue.articles().flat_map(part::of_article);
        let parts = parts.chain(issue.furniture.iter().map(part::of_furniture));
        let widest = parts.map(|part| place(part.source, self.labels).width()).max();
        widest.unwrap_or(0).clamp(PLACES[0], PLACES[1])
    }

    /// Where it came from, in so many columns, what it is, how it begins and ends.
    fn part(&self, part: &Part<'_>, column: usize) -> String {
        let note = match part.note.as_str() {
            "" => String::new(),
            note if part.text.is_empty() => format!("[{note}]"),
            note => format!(" [{note}]"),
        };
        let place = place(part.source, self.labels);
        let gap = column.saturating_sub(place.width());
        let head = format!("  {place}{} ", " ".repeat(gap));
        let role = format!("{:<9} ", clean(part.role));
        let left = self.width.map(|width| width.saturating_sub(head.width() + role.width()));
        let text = self.fit(&clean(&format!("{}{note}", part.text)), left);
        let (of_role, of_text) = styles(part.role);
        let paint = |text: &str, style| paint(text, style, self.color && !style.is_empty());
        format!("{}{}{}", paint(&head, "2"), paint(&role, of_role), paint(&text, of_text))
    }

    /// What was mended, how often, and where.
    fn losses(&self, what: &str, some: &[&Loss<'_>]) -> String {
        let shown = |loss: &&Loss<'_>| {
            let place = place(loss.source, self.labels);
            match loss.to {
                Some(to) if !loss.from.chars().all(|c| c == '\u{ad}') => {
                    format!("{place} {}→{to}", loss.from)
                }
                _ if loss.from.chars().count() > 2 => format!("{place} {}", loss.from),
                _ => place,
            }
        };
        let places: Vec<String> = some.iter().map(shown).collect();
        let line = format!("  {} {what}: {}", some.len(), places.join(", "));
        self.cut(&clean(&line), self.width)
    }

    /// A text that fits: its end is worth seeing too, for it shows where a paragraph was cut.
    fn fit(&self, text: &str, width: Option<usize>) -> String {
        let Some(width) = width.filter(|width| text.width() > *width && *width >= 30) else {
            return self.cut(text, width);
        };
        let end: String = text.chars().rev().collect();
        let end: String = self.cut(&end, Some(width / 4)).chars().rev().collect();
        let begin = self.cut(text, Some(width - end.width()));
        format!("{}{end}", begin.trim_end_matches('…'))
    }

    /// A text that fits, with `…` where it goes on.
    fn cut(&self, text: &str, width: Option<usize>) -> String {
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

fn pages(labels: &[String]) -> String {
    let plural = if labels.len() == 1 { "" } else { "s" };
    format!("page{plural} {}", labels.join(", "))
}

/// A text that cannot command the terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// SGR styles for the name of a role and for its text.
fn styles(role: &str) -> (&'static str, &'static str) {
    match role {
        "headline" => ("36;1", "1"),
        "kicker" | "deck" => ("36", ""),
        "subhead" | "pull-quote" => ("34;1", "1"),
        "byline" => ("32", "32"),
        "dateline" => ("33", "33"),
        "caption" => ("35", ""),
        "jump" => ("31", "31"),
        "paragraph" => ("2", ""),
        _ => ("2", "2"),
    }
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Block, Section, Span};

    use super::*;

    fn check(source: &[[u32; 4]], text: &str, width: usize, expected: &str) {
        let labels = ["A1".to_owned(), "A4".to_owned()];
        let view = View { labels: &labels, width: Some(width), color: false };
        let source: Vec<Span> = source.iter().copied().map(Span::from).collect();
        let part =
            Part { role: "paragraph", text: text.into(), source: &source, ..Part::default() };
        let line = view.part(&part, PLACES[0]);
        assert_eq!(line, expected);
        assert!(line.width() <= width);
    }

    #[test]
    fn a_line_fits_its_width() {
        check(&[[1, 3, 0, 2]], "港口开放", 30, "  A1:3      paragraph 港口开放");
        check(&[[1, 3, 0, 2], [1, 4, 0, 1]], "港口开放", 29, "  A1:3-4    paragraph 港口开…");
        check(&[[2, 9, 0, 1], [1, 3, 0, 2]], "Harbour", 27, "  A1:3-A4:9 paragraph Harb…");
        check(&[], "a\u{1b}[31m", 40, "  -         paragraph a\u{fffd}[31m");
    }

    #[test]
    fn a_long_text_shows_its_end() {
        let text = "The harbour opened again on Monday, and nobody waved.";
        check(&[], text, 54, "  -         paragraph The harbour opened agai… waved.");
    }

    #[test]
    fn places_are_as_wide_as_the_widest() {
        let labels = ["A1".to_owned(), "A4".to_owned()];
        let view = View { labels: &labels, width: Some(80), color: false };
        let block = |text: &str, lines: [u32; 2]| Block::Paragraph {
            text: text.into(),
            source: lines.map(|line| Span::from([1, line, 0, 1])).to_vec(),
        };
        let body = vec![block("One.", [3, 3]), block("Two.", [104, 112])];
        let section = Section {
            articles: vec![Article { body, ..Article::default() }],
            ..Section::default()
        };
        let issue = Issue { sections: vec![section], ..Issue::default() };
        let lines = view.lines(&Loaded { issue, ..Loaded::default() });
        let parts: Vec<&str> =
            lines.iter().map(String::as_str).filter(|line| line.contains("paragraph")).collect();
        assert_eq!(parts, ["  A1:3       paragraph One.", "  A1:104-112 paragraph Two."]);
    }
}
