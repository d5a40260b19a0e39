//! Writing XML that is well formed whatever the text: elements close in order, and characters that
//! no document may have are left out.

use std::borrow::Cow;

/// Attributes of an element: names and raw values.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document that grows at its end.
#[derive(Default)]
pub(crate) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Begins an element.
    pub(crate) fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.tag(tag, attributes, ">");
        self.open.push(tag);
        if holds_blocks(tag) {
            self.text.push('\n');
        }
    }

    /// Ends the element that was begun last.
    pub(crate) fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(tag);
            self.text.push('>');
            self.end(tag);
        }
    }

    /// An element with nothing in it.
    pub(crate) fn empty(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.tag(tag, attributes, "/>");
        self.end(tag);
    }

    /// An element with a text in it.
    pub(crate) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close();
    }

    /// Text, escaped.
    pub(crate) fn text(&mut self, text: &str) {
        self.text.push_str(&escape(text));
    }

    /// Markup that is XML already.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// What was written; elements that are still open are closed.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn tag(&mut self, tag: &str, attributes: Attributes<'_>, end: &str) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.text.push_str(&escape(value));
            self.text.push('"');
        }
        self.text.push_str(end);
    }

    fn end(&mut self, tag: &str) {
        if !matches!(tag, "a" | "span" | "time" | "img" | "br") {
            self.text.push('\n');
        }
    }
}

/// A text as it may stand in an element and in an attribute.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    let plain = |c: char| is_character(c) && !matches!(c, '&' | '<' | '>' | '"');
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|c| is_character(*c)) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// A text on one line: without characters that no document may have, white space as single spaces.
pub(crate) fn line(text: &str) -> String {
    let clean: String = text.chars().filter(|c| is_character(*c)).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing of a text would be seen in a document.
pub(crate) fn is_blank(text: &str) -> bool {
    !text.chars().any(|c| is_character(c) && !c.is_whitespace())
}

/// Whether a document may have a character: XML 1.0 (5th edition, production 2) without the control
/// characters and noncharacters that HTML forbids besides.
fn is_character(c: char) -> bool {
    match u32::from(c) {
        0x09 | 0x0a | 0x0d => true,
        0x00..=0x1f | 0x7f..=0x9f | 0xfdd0..=0xfdef => false,
        code => code & 0xfffe != 0xfffe,
    }
}

/// Elements whose content begins on a line of its own, so that the files can be read.
fn holds_blocks(tag: &str) -> bool {
    matches!(
        tag,
        "html" | "head" | "body" | "article" | "section" | "header" | "nav" | "ol" | "figure"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_cleaned() {
        for (text, expected) in [
            ("苏州", "苏州"),
            ("A&B <x> \"q\" 'z' ]]>", "A&amp;B &lt;x&gt; &quot;q&quot; 'z' ]]&gt;"),
            ("a\0\u{1}\u{b}\u{1f}\u{7f}\u{85}\u{fdd0}\u{fffe}\u{ffff}\u{1fffe}b", "ab"),
            ("a\tb\n𠮷😀\u{fffd}", "a\tb\n𠮷😀\u{fffd}"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line(" a\r\nb\u{3000}\u{c}c\0 "), "a b c");
        assert_eq!(line("\u{1}\n"), "");
    }

    #[test]
    fn elements_close_in_order() {
        let mut xml = Xml::default();
        xml.open("section", &[("class", "a\"b")]);
        xml.leaf("h1", &[], "<");
        xml.open("p", &[]);
        xml.empty("img", &[("alt", "&")]);
        let expected = "<section class=\"a&quot;b\">\n<h1>&lt;</h1>\n<p><img alt=\"&amp;\"/></p>\n</section>\n";
        assert_eq!(xml.finish(), expected);
    }
}
