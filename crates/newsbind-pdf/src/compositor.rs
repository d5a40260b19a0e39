//! Composing pages: from an issue to finished pages, in the style that the sheet has.

use newsbind_core::{Assets, ExportError, Issue, Output, Words, words};

use crate::Pdf;
use crate::block::{Block, PageOf, baseline};
use crate::canvas::{Canvas, Ink, Mark};
use crate::contents::Room;
use crate::document::{self, Page, Parts, Place};
use crate::fonts::{Fonts, Weight};
use crate::galley::{self, Case, Copy, Group};
use crate::language::Language;
use crate::material::{Material, Span};
use crate::metadata::Metadata;
use crate::options::Style;
use crate::outline::Entry;
use crate::paragraph::{Align, Line, single};
use crate::pictures::Pictures;
use crate::sheet::Sheet;
use crate::tags::{Role, Tags};
use crate::usage::Usage;
use crate::{book, column, contents, furniture, paper, scripts};

/// The state of composing.
pub(crate) struct Compositor<'a> {
    pub(crate) issue: &'a Issue,
    pub(crate) sheet: &'a Sheet,
    pub(crate) fonts: &'a Fonts,
    pub(crate) language: Language,
    pub(crate) words: &'static Words,
    pub(crate) level: u8,
    pub(crate) tags: Tags,
    pub(crate) pictures: Pictures<'a>,
    usage: Usage<'a>,
    pages: Vec<Sheaf>,
    page_numbers: Vec<PageOf>,
    /// The jump lines of stories that have not gone on yet.
    pub(crate) jumps: Vec<JumpLine>,
    /// Where the contents will stand.
    pub(crate) contents: Vec<Room>,
    /// Where each article begins.
    pub(crate) places: Vec<Place>,
}

/// The place of a jump line, a row of a column: it is drawn when the page is known on which its
/// story goes on.
pub(crate) struct JumpLine {
    pub(crate) page: usize,
    pub(crate) article: usize,
    /// The row's left and upper edge.
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// A page that is done, or one that still waits for page numbers.
enum Sheaf {
    Done(Page),
    Open(Canvas),
}

/// Composes an issue and writes it as `ID.pdf`.
///
/// # Errors
/// If the page is too small, a font is broken, or the output fails or is cancelled.
pub(crate) fn export(
    options: &Pdf,
    issue: &Issue,
    assets: &dyn Assets,
    out: &mut dyn Output,
) -> Result<(), ExportError> {
    let sheet = Sheet::new(options, Language::new(&issue.language).cjk)?;
    let fonts = Fonts::open(options, issue, assets)?;
    let compositor = Compositor::new(issue, &sheet, &fonts, assets);
    let mut set = set(compositor, options, out)?;
    let tighter = set.tighter(&sheet);
    for tighter in &tighter {
        let compositor = Compositor::new(issue, tighter, &fonts, assets);
        let other = self::set(compositor, options, out)?;
        if other.compositor.pages.len() < set.compositor.pages.len() {
            set = other;
            break;
        }
    }
    let SetIssue { mut compositor, outline, .. } = set;
    for warning in compositor.warnings() {
        out.warn(&warning);
    }
    let pages = std::mem::take(&mut compositor.pages).into_iter().map(Sheaf::page).collect();
    let parts = Parts {
        size: (sheet.width, sheet.height),
        pages,
        fonts: &fonts,
        usage: &compositor.usage,
        pictures: std::mem::take(&mut compositor.pictures.pictures),
        tags: &compositor.tags,
        outline,
        places: std::mem::take(&mut compositor.places),
        metadata: Metadata::new(issue, options.undated),
    };
    let mut file = out.open(&format!("{}.pdf", issue.id), "application/pdf")?;
    document::write(parts, &mut *file)
}

/// An issue that stands on its pages.
struct SetIssue<'a> {
    compositor: Compositor<'a>,
    outline: Vec<Entry>,
    /// Rows of the last page that are taken, in paper style.
    last: Option<usize>,
}

impl SetIssue<'_> {
    /// The sheets with which a few rows that stand alone on a last page may find room on the
    /// others, the loosest first.
    fn tighter(&self, sheet: &Sheet) -> Vec<Sheet> {
        let others = self.compositor.pages.len().saturating_sub(1);
        match self.last {
            Some(over) if over <= sheet.rows / SHORT && (1..=WORTH).contains(&others) => {
                sheet.tighter(others, over)
            }
            _ => Vec::new(),
        }
    }
}

/// A last page that is filled to no more than this part is saved where that is possible.
const SHORT: usize = 5;

/// Pages before it that are worth setting again to save one.
const WORTH: usize = 16;

/// Sets all pages of an issue.
fn set<'a>(
    mut compositor: Compositor<'a>,
    options: &Pdf,
    out: &mut dyn Output,
) -> Result<SetIssue<'a>, ExportError> {
    let tag = compositor.tags.add(Tags::DOCUMENT, Role::Contents);
    let (sections, outline) = compositor.copies();
    let groups: Vec<Group<'_>> =
        sections.iter().flat_map(|copies| galley::together(copies)).collect();
    let entries = if options.contents && compositor.issue.articles().count() > 1 {
        contents::set(&mut compositor, &sections, tag)
    } else {
        Vec::new()
    };
    let list = contents::blocks(&entries);
    let last = match compositor.sheet.style {
        Style::Paper => Some(paper::compose(&mut compositor, &groups, &list, out)?),
        Style::Book => {
            book::compose(&mut compositor, &groups, &list, out)?;
            None
        }
    };
    if !compositor.contents.is_empty() {
        let entries = contents::sort(&mut compositor, entries, tag);
        let rooms = std::mem::take(&mut compositor.contents);
        contents::draw(&mut compositor, &entries, &rooms);
    }
    compositor.number_pages();
    Ok(SetIssue { compositor, outline, last })
}

impl Sheaf {
    fn page(self) -> Page {
        match self {
            Self::Done(page) => page,
            Self::Open(canvas) => Page::new(canvas),
        }
    }
}

impl<'a> Compositor<'a> {
    fn new(issue: &'a Issue, sheet: &'a Sheet, fonts: &'a Fonts, assets: &'a dyn Assets) -> Self {
        let named = issue.sections.iter().any(|section| !section.name.is_empty());
        Self {
            issue,
            sheet,
            fonts,
            words: words(&issue.language),
            tags: Tags::new(&issue.language),
            language: Language::new(&issue.language),
            level: if named { 2 } else { 1 },
            pictures: Pictures::new(assets),
            usage: Usage::new(fonts),
            pages: Vec::new(),
            page_numbers: Vec::new(),
            jumps: Vec::new(),
            contents: Vec::new(),
            places: vec![Place::default(); issue.articles().count()],
        }
    }

    /// What setting articles needs.
    pub(crate) fn case(&mut self) -> Case<'_, 'a> {
        Case {
            sheet: self.sheet,
            fonts: self.fonts,
            tags: &mut self.tags,
            pictures: &mut self.pictures,
            level: self.level,
        }
    }

    /// The articles with their tags, section by section, and the outline that leads to them.
    pub(crate) fn copies(&mut self) -> (Vec<Vec<Copy<'a>>>, Vec<Entry>) {
        let mut number = 0;
        let mut outline = Vec::new();
        let mut sections = Vec::new();
        for section in &self.issue.sections {
            let section_tag = self.tags.add(Tags::DOCUMENT, Role::Section);
            let mut copies = Vec::new();
            for article in &section.articles {
                let tag = self.tags.add(section_tag, Role::Article);
                self.tags.get(tag).language.clone_from(&article.language);
                let language = Language::new(self.issue.language_of(article));
                copies.push(Copy { number, article, language, tag });
                number += 1;
            }
            let entry = |copy: &Copy<'_>| Entry {
                title: galley::title(copy),
                article: copy.number,
                entries: Vec::new(),
            };
            let entries: Vec<Entry> = copies.iter().map(entry).collect();
            match copies.first() {
                Some(first) if !section.name.is_empty() => {
                    outline.push(Entry {
                        title: section.name.clone(),
                        article: first.number,
                        entries,
                    });
                }
                _ => outline.extend(entries),
            }
            sections.push(copies);
        }
        (sections, outline)
    }

    /// Begins a page, with its running head; the first one has none.
    pub(crate) fn new_page(&mut self) -> Canvas {
        let mut canvas = Canvas::new(self.pages.len(), self.sheet.height);
        if canvas.page > 0 {
            furniture::running_head(self, &mut canvas);
        }
        canvas
    }

    /// Draws a block.
    pub(crate) fn draw(&mut self, block: &Block, canvas: &mut Canvas, x: f64, y: f64) {
        let notes = block.draw(canvas, x, y, &mut self.ink());
        self.page_numbers.extend(notes.page_numbers);
        for (article, y) in notes.begins {
            self.places[article] = Place { page: canvas.page, y: y - 0.5 * self.sheet.leading };
        }
    }

    /// Draws a line of furniture.
    pub(crate) fn draw_line(&mut self, line: &Line, canvas: &mut Canvas, x: f64, y: f64) {
        canvas.line(line, x, y, Mark::Artifact, &mut self.ink());
    }

    /// Draws a rule.
    pub(crate) fn draw_rule(
        &mut self,
        canvas: &mut Canvas,
        x: f64,
        y: f64,
        length: f64,
        width: f64,
    ) {
        canvas.rule((x, y), (x + length, y), width, &mut self.ink());
    }

    /// Draws a rule between columns.
    pub(crate) fn draw_column_rule(&mut self, canvas: &mut Canvas, x: f64, upper: f64, lower: f64) {
        canvas.rule((x, upper), (x, lower), 0.3, &mut self.ink());
    }

    /// A line of one text, not broken, within a width in points.
    pub(crate) fn single(
        &self,
        text: &str,
        weight: Weight,
        size: f64,
        width: f64,
        align: Align,
    ) -> Line {
        let material = Material::new(&[Span { text, weight }], &self.language, self.fonts);
        single(&material, size, width, align)
    }

    /// Ends a page.
    pub(crate) fn end_page(&mut self, canvas: Canvas) {
        let sheaf = self.sheaf(canvas);
        self.pages.push(sheaf);
    }

    fn sheaf(&self, canvas: Canvas) -> Sheaf {
        let page = canvas.page;
        let waits = self.page_numbers.iter().any(|number| number.on == page)
            || self.jumps.iter().any(|jump| jump.page == page)
            || self.contents.iter().any(|room| room.page == page);
        if waits { Sheaf::Open(canvas) } else { Sheaf::Done(Page::new(canvas)) }
    }

    /// Draws the jump line that leads to a page, if a story goes on there.
    pub(crate) fn go_on(&mut self, article: usize, page: usize) {
        let Some(at) = self.jumps.iter().position(|jump| jump.article == article) else { return };
        let jump = self.jumps.remove(at);
        let Sheaf::Open(canvas) = &mut self.pages[jump.page] else { return };
        let mut canvas = std::mem::replace(canvas, Canvas::new(0, 0.0));
        let sheet = self.sheet;
        let text = self.bracketed(&self.words.continued_on(&(page + 1).to_string()));
        let size = 0.88 * sheet.size;
        let set = |size| self.single(&text, Weight::Bold, size, sheet.measure, Align::Right);
        let mut line = set(size);
        let width = f64::from(line.right) * size;
        if width > sheet.measure {
            line = set(size * sheet.measure / width);
        }
        self.draw_line(&line, &mut canvas, jump.x, jump.y + baseline(sheet.leading, size));
        self.pages[jump.page] = self.sheaf(canvas);
    }

    /// A text in the brackets of the issue's language.
    pub(crate) fn bracketed(&self, text: &str) -> String {
        if self.language.cjk { format!("（{text}）") } else { format!("({text})") }
    }

    /// Draws blocks down a column of a page that was kept open for them, from a row on; `pitch`: the
    /// height of a row there.
    pub(crate) fn draw_later(
        &mut self,
        page: usize,
        blocks: &[Block],
        column: usize,
        row: usize,
        pitch: f64,
    ) {
        let sheet = self.sheet;
        let Sheaf::Open(canvas) = &mut self.pages[page] else { return };
        let mut canvas = std::mem::replace(canvas, Canvas::new(0, 0.0));
        let mut y = sheet.row(row);
        for block in column::trim(blocks) {
            self.draw(block, &mut canvas, sheet.column(column), y);
            y += block.rows as f64 * pitch;
        }
        self.pages[page] = Sheaf::Open(canvas);
    }

    /// Draws the page numbers of the contents, now that they are known.
    fn number_pages(&mut self) {
        for number in std::mem::take(&mut self.page_numbers) {
            let page = self.places[number.article].page + 1;
            let width = number.to - number.from;
            let line =
                self.single(&page.to_string(), Weight::Regular, number.size, width, Align::Right);
            let ink = &mut Ink { fonts: self.fonts, usage: &mut self.usage, tags: &mut self.tags };
            let Sheaf::Open(canvas) = &mut self.pages[number.on] else { continue };
            let end = number.to - width_of(&line);
            canvas.leader(number.from, end - 0.4 * number.size, number.y, number.size, ink);
            canvas.line(&line, number.from, number.y, Mark::Tag(number.tag), ink);
        }
    }

    /// What a person should look at.
    fn warnings(&mut self) -> Vec<String> {
        let mut warnings = std::mem::take(&mut self.pictures.warnings);
        warnings.extend(scripts::warning(self.issue));
        let missing = self.fonts.missing();
        if !missing.is_empty() {
            let named = missing.iter().take(20).map(|c| format!("`{c}` U+{:04X}", u32::from(*c)));
            let named = named.collect::<Vec<_>>().join(", ");
            let more = if missing.len() > 20 { " and others" } else { "" };
            let way_out = "name one that has them in `fonts`";
            warnings.push(format!("no font has {named}{more}: shown as boxes; {way_out}"));
        }
        warnings
    }

    fn ink(&mut self) -> Ink<'_, 'a> {
        Ink { fonts: self.fonts, usage: &mut self.usage, tags: &mut self.tags }
    }
}

/// Width of a line's ink, in points.
fn width_of(line: &Line) -> f64 {
    let left = line.glyphs.first().map_or(0.0, |(at, _)| *at);
    f64::from(line.right - left) * line.size
}
