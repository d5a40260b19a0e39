//! One XHTML document of the book: its frame, and running text as its writing and profile want it.

use newsbind_core::is_cjk;

use crate::xml::{self, Attributes, Xml};
use crate::{kobo, language, upright};

/// What all documents of a book have in common.
pub(crate) struct Setting {
    /// Whether lines run from top to bottom.
    pub(crate) vertical: bool,
    /// Whether sentences are marked for Kobo.
    pub(crate) kobo: bool,
    /// The style sheets, by their names beside `content.opf`.
    pub(crate) styles: Vec<&'static str>,
}

/// A document that is being written.
pub(crate) struct Document<'a> {
    xml: Xml,
    setting: &'a Setting,
    /// Texts so far: Kobo counts them.
    texts: usize,
}

impl<'a> Document<'a> {
    /// Begins a document in a language, up to the opened `body`.
    pub(crate) fn begin(setting: &'a Setting, title: &str, language: &str) -> Self {
        let mut xml = Xml::default();
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
        let tag = language::tag(language);
        let mut attributes = vec![
            ("xmlns", "http://www.w3.org/1999/xhtml"),
            ("xmlns:epub", "http://www.idpf.org/2007/ops"),
            ("lang", tag.as_str()),
            ("xml:lang", tag.as_str()),
        ];
        if language::is_right_to_left(&tag) {
            attributes.push(("dir", "rtl"));
        }
        xml.open("html", &attributes);
        xml.open("head", &[]);
        xml.leaf("title", &[], title);
        for style in &setting.styles {
            let href = format!("../{style}");
            xml.empty("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", &href)]);
        }
        xml.close();
        let class = if is_cjk(&tag) { "cjk" } else { "spaced" };
        xml.open("body", &[("class", class)]);
        let mut document = Self { xml, setting, texts: 0 };
        if setting.kobo {
            document.open("div", &[("id", "book-columns")]);
            document.open("div", &[("id", "book-inner")]);
        }
        document
    }

    /// Begins an element.
    pub(crate) fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.xml.open(tag, attributes);
    }

    /// Ends the element that was begun last.
    pub(crate) fn close(&mut self) {
        self.xml.close();
    }

    /// An element with nothing in it.
    pub(crate) fn empty(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.xml.empty(tag, attributes);
    }

    /// An element with running text in it.
    pub(crate) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.xml.open(tag, attributes);
        self.text(text);
        self.xml.close();
    }

    /// The same, where there is a text.
    pub(crate) fn leaf_if(
        &mut self,
        tag: &'static str,
        attributes: Attributes<'_>,
        text: Option<&str>,
    ) {
        if let Some(text) = text.filter(|text| !xml::is_blank(text)) {
            self.leaf(tag, attributes, text);
        }
    }

    /// Running text.
    pub(crate) fn text(&mut self, text: &str) {
        if !self.setting.kobo {
            return self.lines(text);
        }
        self.texts += 1;
        for (number, sentence) in (1..).zip(kobo::sentences(text)) {
            let id = format!("kobo.{}.{number}", self.texts);
            self.xml.open("span", &[("class", "koboSpan"), ("id", &id)]);
            self.lines(sentence);
            self.xml.close();
        }
    }

    /// The whole document.
    pub(crate) fn finish(self) -> String {
        self.xml.finish()
    }

    /// Text for lines of either direction.
    fn lines(&mut self, text: &str) {
        if !self.setting.vertical {
            return self.xml.text(text);
        }
        for (piece, class) in upright::pieces(text) {
            match class {
                Some(class) => self.xml.leaf("span", &[("class", class)], piece),
                None => self.xml.text(piece),
            }
        }
    }
}
