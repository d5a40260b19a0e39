//! What epub-builder's templates lack: metadata in the package document, languages, roles and the
//! page list in the navigation document, identifier, depth and page list in the NCX.
//!
//! Each change is made at an anchor that has to stand there exactly once, so that another release
//! of epub-builder fails loudly. No title can look like an anchor: `<` is escaped in all of them.

use std::io;

use newsbind_core::ExportError;

use crate::book::Book;
use crate::language;
use crate::pages::Mark;
use crate::xml::Xml;

/// The facts that the changes need.
pub(crate) struct Patch<'a> {
    /// The book.
    pub(crate) book: &'a Book<'a>,
    /// The elements that stand in the package's metadata besides.
    pub(crate) metadata: String,
    /// The book's identifier as a URN.
    pub(crate) urn: String,
    /// The style sheets, by name.
    pub(crate) styles: &'a [&'static str],
}

impl Patch<'_> {
    /// Changes one of the files that epub-builder made.
    pub(crate) fn apply(&self, name: &str, text: String) -> Result<String, ExportError> {
        match name {
            "OEBPS/content.opf" => self.package(text),
            "OEBPS/nav.xhtml" => self.navigation(text),
            _ => self.ncx(text),
        }
    }

    fn package(&self, mut text: String) -> Result<String, ExportError> {
        let language = self.language();
        once(
            &mut text,
            "<package version=\"3.0\"",
            &format!("<package version=\"3.0\" xml:lang=\"{language}\""),
        )?;
        // With the id of 0.8.3, a language would be called like the first author.
        text = text.replace("<dc:language id=\"epub-creator-", "<dc:language id=\"language-");
        once(&mut text, "  </metadata>", &format!("{}  </metadata>", self.metadata))?;
        // The template leaves blank lines where it has nothing to say.
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        Ok(lines.flat_map(|line| [line, "\n"]).collect())
    }

    fn navigation(&self, mut text: String) -> Result<String, ExportError> {
        let language = self.language();
        let words = self.book.words();
        let direction = if language::is_right_to_left(&language) { " dir=\"rtl\"" } else { "" };
        once(
            &mut text,
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"",
            &format!(
                "<html lang=\"{language}\" xml:lang=\"{language}\"{direction} \
                 xmlns=\"http://www.w3.org/1999/xhtml\""
            ),
        )?;
        once(
            &mut text,
            "  <link rel=\"stylesheet\" type=\"text/css\" href=\"stylesheet.css\" />\n",
            &self.style_links(),
        )?;
        once(
            &mut text,
            "<nav epub:type = \"toc\" id=\"toc\">",
            "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"toc-title\">",
        )?;
        let landmarks = format!(
            "<nav epub:type=\"landmarks\" id=\"landmarks\" aria-label=\"{}\" hidden=\"hidden\">\n    \
             <ol>\n      <li><a epub:type=\"toc\" href=\"text/{}\">{}</a></li>\n",
            words.start, self.book.stops[0].file, words.contents
        );
        once(&mut text, "<nav epub:type = \"landmarks\">\n    <ol>\n", &landmarks)?;
        once(&mut text, "</body>", &format!("{}</body>", self.page_list()))?;
        Ok(text)
    }

    fn ncx(&self, mut text: String) -> Result<String, ExportError> {
        let book = self.book;
        once(&mut text, "<ncx ", &format!("<ncx xml:lang=\"{}\" ", self.language()))?;
        let depth = book.stops.iter().map(|stop| stop.level).max().unwrap_or(1);
        let head = format!(
            "<meta name=\"dtb:uid\" content=\"{}\" />\n    \
             <meta name=\"dtb:depth\" content=\"{depth}\" />",
            self.urn
        );
        once(&mut text, "<meta name=\"dtb:depth\" content=\"1\" />", &head)?;
        let mut title = Xml::default();
        title.leaf("text", &[], &book.title);
        let contents = format!("<text>{}</text>\n  </docTitle>", book.words().contents);
        once(&mut text, &contents, &format!("{}  </docTitle>", title.finish()))?;
        let pages = format!("totalPageCount\" content=\"{}\"", book.pages.listed().len());
        once(&mut text, "totalPageCount\" content=\"0\"", &pages)?;
        once(&mut text, "  </navMap>\n", &format!("  </navMap>\n{}", self.page_targets()))?;
        Ok(text)
    }

    /// The page list as the NCX has it (ANSI/NISO Z39.86-2005), for old readers. Without
    /// `playOrder`, which is optional in an EPUB: the order of pages need not be that of reading.
    fn page_targets(&self) -> String {
        let mut xml = Xml::default();
        let marks = self.book.pages.listed();
        if marks.is_empty() {
            return String::new();
        }
        xml.open("pageList", &[]);
        for (number, mark) in (1..).zip(marks) {
            let id = format!("page-{number}");
            xml.open("pageTarget", &[("id", &id), ("type", "normal")]);
            xml.open("navLabel", &[]);
            xml.leaf("text", &[], &mark.name);
            xml.close();
            xml.empty("content", &[("src", &self.target(mark))]);
            xml.close();
        }
        xml.finish()
    }

    /// Where a mark is found, as seen from beside the package document.
    fn target(&self, mark: &Mark) -> String {
        format!("text/{}#{}", self.book.stops[mark.stop].file, mark.id)
    }

    fn style_links(&self) -> String {
        let mut xml = Xml::default();
        for style in self.styles {
            xml.raw("  ");
            xml.empty("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", style)]);
        }
        xml.finish()
    }

    fn page_list(&self) -> String {
        let marks = self.book.pages.listed();
        if marks.is_empty() {
            return String::new();
        }
        let name = self.book.words().pages;
        let mut xml = Xml::default();
        let role = [("epub:type", "page-list"), ("role", "doc-pagelist"), ("id", "page-list")];
        let shown = [("aria-label", name), ("hidden", "hidden")];
        xml.open("nav", &[&role[..], &shown[..]].concat());
        xml.open("ol", &[]);
        for mark in marks {
            xml.open("li", &[]);
            xml.leaf("a", &[("href", &self.target(mark))], &mark.name);
            xml.close();
        }
        xml.finish()
    }

    fn language(&self) -> String {
        self.book.languages().swap_remove(0)
    }
}

/// Replaces an anchor that has to stand in the text exactly once.
fn once(text: &mut String, anchor: &str, with: &str) -> Result<(), ExportError> {
    let mut places = text.match_indices(anchor);
    if let (Some((at, _)), None) = (places.next(), places.next()) {
        text.replace_range(at..at + anchor.len(), with);
        return Ok(());
    }
    let message =
        format!("epub-builder wrote a template without the one `{anchor}` it should have");
    Err(ExportError::Io(io::Error::other(message)))
}
