//! What is wrong at a place of a file that a person wrote, shown with its line and a caret.

use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// Something wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Diagnostic {
    /// What is wrong, lower case, without full stop, names in backticks.
    pub(crate) message: String,
    /// The place, in bytes.
    pub(crate) span: Range<usize>,
    /// The way out, shown at the place; may be empty.
    pub(crate) way_out: String,
}

impl Diagnostic {
    pub(crate) fn new(
        span: Range<usize>,
        message: impl Into<String>,
        way_out: impl Into<String>,
    ) -> Self {
        Self { message: message.into(), span, way_out: way_out.into() }
    }

    /// What is wrong and the way out, where there is no place to show.
    pub(crate) fn in_one_line(&self) -> String {
        match self.way_out.as_str() {
            "" => self.message.clone(),
            way_out => format!("{}; {way_out}", self.message),
        }
    }
}

impl From<Diagnostic> for Vec<Diagnostic> {
    fn from(diagnostic: Diagnostic) -> Self {
        vec![diagnostic]
    }
}

/// Some diagnostics of one file, as they stand on a terminal, in the order of their places.
pub(crate) fn render(
    path: &Path,
    text: &str,
    mut diagnostics: Vec<Diagnostic>,
    color: bool,
) -> String {
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let shown = diagnostics.into_iter().map(|diagnostic| {
        let place = AnnotationKind::Primary.span(clamp(diagnostic.span, text));
        let place = match diagnostic.way_out.as_str() {
            "" => place,
            _ => place.label(diagnostic.way_out),
        };
        let snippet = Snippet::source(text).path(path.to_string_lossy()).annotation(place);
        renderer.render(&[Level::ERROR.primary_title(diagnostic.message).element(snippet)])
    });
    shown.collect::<Vec<_>>().join("\n\n")
}

/// A span within the text that takes at least one character, where there is one.
fn clamp(span: Range<usize>, text: &str) -> Range<usize> {
    let start = span.start.min(text.len());
    start..span.end.clamp(start, text.len())
}

/// The name of `known` that is nearest to `name`, if one is near enough to have been meant.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let distance = |other: &str| strsim::damerau_levenshtein(&lower, &other.to_lowercase());
    let nearest = known.into_iter().min_by_key(|other| distance(other))?;
    let enough = (name.chars().count().max(nearest.chars().count()) / 3).max(1);
    (distance(nearest) <= enough).then_some(nearest)
}

/// `did you mean …`, else the list of what is known.
pub(crate) fn suggestion(name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("known: {}", list(known)),
    }
}

/// Names in backticks, with commas.
pub(crate) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_one_that_may_have_been_meant() {
        let known = ["epub", "pdf", "json", "text"];
        for (name, expected) in
            [("ebub", Some("epub")), ("PDF", Some("pdf")), ("txt", Some("text")), ("docx", None)]
        {
            assert_eq!(nearest(name, known), expected, "{name}");
        }
    }
}
