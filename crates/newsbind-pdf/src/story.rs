//! A story on its way to the page: its head for every width, its body, and how it divides into
//! columns.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::block::{Block, Part, height};
use crate::column::{self, level};
use crate::compositor::Compositor;
use crate::fonts::{Fonts, Weight};
use crate::galley::{self, Copy, Group};
use crate::head::{self, HeadTags};
use crate::headline;
use crate::material::Span;
use crate::paragraph::{self, Align, Format, Line};
use crate::sheet::Sheet;

/// An article, or what is left of one after a jump.
pub(crate) struct Story<'a> {
    copy: &'a Copy<'a>,
    sheet: &'a Sheet,
    fonts: &'a Fonts,
    tags: HeadTags,
    /// Set for the columns of the sheet.
    pub(crate) body: Rc<[Block]>,
    /// Rows of the body before each of its blocks, and of all.
    before: Rc<[usize]>,
    title: Rc<str>,
    /// Where in the body this part of the story begins.
    pub(crate) from: usize,
    /// What stands behind the title above a part that comes from another page.
    continued: Option<String>,
    /// How much larger than others its headline is.
    prominence: f64,
    heads: RefCell<BTreeMap<usize, Rc<[Block]>>>,
    heights: RefCell<BTreeMap<usize, Option<Height>>>,
    cuts: RefCell<BTreeMap<(usize, usize), Option<Cut>>>,
}

/// A part of a story that goes into a module at the foot of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub(crate) blocks: usize,
    /// Cells of the module that stay white.
    pub(crate) white: usize,
    /// Rows that go on on the next page.
    pub(crate) left: usize,
}

/// Rows that a story takes with its head, and by how many its columns differ at their feet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Height {
    pub(crate) rows: usize,
    pub(crate) ragged: usize,
}

/// Size of a headline over one, two, three … columns, as a multiple of running text.
const SIZES: [f64; 5] = [1.55, 2.05, 2.5, 2.9, 3.3];

impl<'a> Story<'a> {
    /// Sets an article for the page, with the captions below it.
    pub(crate) fn new<'b: 'a>(
        (copy, captions): Group<'a>,
        prominence: f64,
        compositor: &mut Compositor<'b>,
    ) -> Self {
        let (sheet, fonts) = (compositor.sheet, compositor.fonts);
        let mut case = compositor.case();
        let tags = HeadTags::new(copy, &mut case);
        let body: Rc<[Block]> = galley::body(copy, captions, tags, &mut case).into();
        let mut story = Self {
            copy,
            sheet,
            fonts,
            tags,
            before: rows_before(&body),
            body,
            title: galley::title(copy).into(),
            from: 0,
            continued: None,
            prominence,
            heads: RefCell::default(),
            heights: RefCell::default(),
            cuts: RefCell::default(),
        };
        if height(&story.head(sheet.columns)) * 2 > sheet.rows {
            story.sink_head();
        }
        story
    }

    /// Makes a head that is too high to stand above columns a part of the body.
    fn sink_head(&mut self) {
        let (sheet, fonts) = (self.sheet, self.fonts);
        let size = 1.2 * sheet.size;
        let mut body = head::set(self.copy, self.tags, sheet.measure, size, sheet, fonts);
        body.extend_from_slice(&self.body);
        self.body = body.into();
        self.before = rows_before(&self.body);
        let none = (1..=sheet.columns).map(|columns| (columns, Rc::from([])));
        self.heads = RefCell::new(none.collect());
    }

    /// What is left of it from a block on, with what is to stand behind its title above.
    pub(crate) fn rest(&self, from: usize, continued: String) -> Self {
        Self {
            body: Rc::clone(&self.body),
            before: Rc::clone(&self.before),
            title: Rc::clone(&self.title),
            from,
            continued: Some(continued),
            heads: RefCell::default(),
            heights: RefCell::default(),
            cuts: RefCell::default(),
            ..*self
        }
    }

    /// Its article's number in the issue.
    pub(crate) fn number(&self) -> usize {
        self.copy.number
    }

    /// Whether it is the first of its issue, and whole.
    pub(crate) fn leads(&self) -> bool {
        self.prominence > 1.0 && self.continued.is_none()
    }

    /// The blocks that are left.
    pub(crate) fn blocks(&self) -> &[Block] {
        &self.body[self.from..]
    }

    /// Rows of the body.
    pub(crate) fn rows(&self) -> usize {
        self.rows_from(self.from)
    }

    /// Rows of the body from one of its blocks on.
    fn rows_from(&self, block: usize) -> usize {
        self.before.last().map_or(0, |all| all - self.before[block])
    }

    /// Its head over so many columns, as high as it has to be.
    pub(crate) fn head(&self, columns: usize) -> Rc<[Block]> {
        let known = self.heads.borrow().get(&columns).cloned();
        known.unwrap_or_else(|| {
            let head: Rc<[Block]> = self.set_head(columns, 1.0).into();
            self.heads.borrow_mut().insert(columns, Rc::clone(&head));
            head
        })
    }

    /// Its head over so many columns, `growth` rows higher than it has to be, as large as goes in
    /// there.
    pub(crate) fn grown_head(&self, columns: usize, growth: usize) -> Vec<Block> {
        let mut head = self.head(columns).to_vec();
        if self.headline_lines(&head).next().is_none() {
            return head;
        }
        let rows = height(&head) + growth;
        let mut larger = 1.0 + STEP;
        while larger <= LARGEST {
            let grown = self.set_head(columns, larger);
            if height(&grown) <= rows {
                head = grown;
            }
            larger += STEP;
        }
        head::pad(&mut head, rows, self.sheet);
        head
    }

    /// Rows that its head may grow, by a larger headline. One that fills its line cannot.
    pub(crate) fn elasticity(&self, columns: usize) -> usize {
        let head = self.head(columns);
        let width = self.sheet.span(columns);
        let lines: Vec<&Line> = self.headline_lines(&head).collect();
        match lines[..] {
            [] => 0,
            [only] if f64::from(only.right) * only.size > FULL * width => 0,
            _ if height(&head) >= 5 => 2,
            _ => 1,
        }
    }

    /// The lines of a head that are larger than running text.
    fn headline_lines<'h>(&self, head: &'h [Block]) -> impl Iterator<Item = &'h Line> {
        let size = 1.2 * self.sheet.size;
        let parts = head.iter().flat_map(|block| &block.parts);
        parts.filter_map(move |part| match part {
            Part::Line { line, .. } if line.size > size => Some(line),
            _ => None,
        })
    }

    /// Sets its head with a headline so many times larger than usual.
    fn set_head(&self, columns: usize, larger: f64) -> Vec<Block> {
        let sheet = self.sheet;
        let width = sheet.span(columns);
        let Some(continued) = &self.continued else {
            let usual = self.weight(columns) * self.prominence * sheet.size;
            let size = usual * larger;
            return head::set(self.copy, self.tags, width, size, sheet, self.fonts);
        };
        let text = format!("{}{continued}", self.title);
        let span = Span { text: &text, weight: Weight::Bold };
        let size = 1.05 * sheet.size;
        let measure = (width / size) as f32;
        let mut material = headline::whole_words(span, &self.copy.language, measure, self.fonts);
        material.keep_end(self.title.chars().count(), measure);
        let format = Format { size, width, indent: 0.0, align: Align::Left };
        let lines = paragraph::set(material, format);
        head::continued(lines, sheet)
    }

    /// Size of its headline over so many columns, as a multiple of running text: that of fewer
    /// columns counts as well where the story is short for its width.
    fn weight(&self, columns: usize) -> f64 {
        let size = |columns: usize| SIZES[columns.clamp(1, SIZES.len()) - 1];
        let suitable = (self.rows() as f64 / SUITABLE).round() as usize;
        (size(columns) + size(suitable.min(columns))) / 2.0
    }

    /// Its height over so many columns; nothing if it does not divide into them, or is higher than
    /// any page.
    pub(crate) fn height(&self, columns: usize) -> Option<Height> {
        let known = self.heights.borrow().get(&columns).copied();
        known.unwrap_or_else(|| {
            let blocks = self.blocks();
            let most = self.sheet.rows;
            let may = self.rows() <= columns * most;
            let level = may.then(|| level(blocks, columns, most)).flatten();
            let height = level.map(|rows| {
                let ends = column::divide(blocks, columns);
                let ragged = column::raggedness(blocks, &ends, rows, 0);
                Height { rows: height(&self.head(columns)) + rows, ragged }
            });
            self.heights.borrow_mut().insert(columns, height);
            height
        })
    }

    /// Cells that stay white below its columns and beside its headline.
    pub(crate) fn white(&self, columns: usize) -> f64 {
        let head = self.head(columns);
        let width = self.sheet.span(columns);
        let beside = |line: &Line| {
            let free = 1.0 - f64::from(line.right) * line.size / width;
            free.max(0.0) * line.size / self.sheet.leading * columns as f64
        };
        let beside: f64 = self.headline_lines(&head).map(beside).sum();
        beside + self.uneven(columns)
    }

    /// Cells that stay white below its columns, because its blocks do not divide evenly, and
    /// between the lines of its head.
    pub(crate) fn uneven(&self, columns: usize) -> f64 {
        let head = self.head(columns);
        let rows = height(&head);
        let below = self.height(columns).map(|height| (height.rows - rows) * columns);
        let below = below.map_or(0, |cells| cells.saturating_sub(self.rows()));
        let parts = head.iter().flat_map(|block| &block.parts);
        let line = |part: &Part| if let Part::Line { line, .. } = part { line.size } else { 0.0 };
        let lines: f64 = parts.map(line).sum();
        let hollow = rows as f64 - HEAD_LEADING * lines / self.sheet.leading;
        below as f64 + hollow.max(0.0) * columns as f64
    }

    /// What goes into so many columns of a module so many rows high, with a line for the jump;
    /// nothing if that is too little to be worth it, or leaves too little.
    pub(crate) fn cut(&self, columns: usize, rows: usize) -> Option<Cut> {
        let key = (columns, rows);
        let known = self.cuts.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            let cut = self.find_cut(columns, rows);
            self.cuts.borrow_mut().insert(key, cut);
            cut
        })
    }

    fn find_cut(&self, columns: usize, rows: usize) -> Option<Cut> {
        let room = rows.checked_sub(height(&self.head(columns)))?;
        if room < LEAST {
            return None;
        }
        let ends = self.cut_columns(columns, room);
        let blocks = self.blocks();
        let mut begin = 0;
        let mut white = 0;
        for end in &ends {
            if *end == begin || !blocks[end - 1].cut {
                return None;
            }
            white += room - height(column::trim(&blocks[begin..*end])).min(room);
            begin = *end;
        }
        let left = self.rows_from(self.from + begin);
        let even = column::raggedness(blocks, &ends, room, 1) <= EVEN;
        let divided = begin > 0 && blocks[begin - 1].divided;
        (even && !divided && left >= REST).then_some(Cut { blocks: begin, white, left })
    }

    /// Where the columns of a module end that holds a part of the story, with a row for the jump
    /// line at the end of the last one. No word is divided by the jump, if there is a way.
    pub(crate) fn cut_columns(&self, columns: usize, rows: usize) -> Vec<usize> {
        let blocks = self.blocks();
        let mut ends = column::fill_all(blocks, columns - 1, rows, column::SHORT);
        let done = ends.last().copied().unwrap_or(0);
        let rows = rows.saturating_sub(1);
        ends.push(done + column::fill_whole(&blocks[done..], rows, column::SHORT_PAGE, true));
        ends
    }
}

fn rows_before(body: &[Block]) -> Rc<[usize]> {
    let mut rows = 0;
    let after = body.iter().map(|block| {
        rows += block.rows;
        rows
    });
    std::iter::once(0).chain(after).collect()
}

/// Rows a column that are worth a jump, and rows that are worth going on with.
const LEAST: usize = 4;
const REST: usize = 4;

/// What a line of a head fills, as a multiple of its size.
const HEAD_LEADING: f64 = 1.3;

/// Rows by which columns of a story may differ.
pub(crate) const EVEN: usize = 1;

/// Rows of a column that suit a story.
pub(crate) const SUITABLE: f64 = 13.0;

/// The part of its line that a headline fills which cannot grow.
const FULL: f64 = 0.93;

/// How far a headline may grow to fill its module, and in which steps.
const LARGEST: f64 = 1.36;
const STEP: f64 = 0.06;
