//! Text inside a page: what HTML would read as marks is written as references.

/// A text between tags, or in an attribute with double quotation marks.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Control characters are no part of an HTML document.
            c if c.is_control() && c != '\n' && c != '\t' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An element with text, or nothing where there is none.
pub(crate) fn element(tag: &str, class: &str, text: Option<&str>) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    text.map(|text| format!("<{tag}{class}>{}</{tag}>\n", escape(text))).unwrap_or_default()
}
