//! Tiling a page with modules: which stories stand side by side, over how many columns.
//!
//! A page is a pile of bands. A band is some stacks side by side that share out the columns; a stack
//! is one module or several on top of each other, all in the order of the issue. Of the ways to fill the next
//! band with the stories that come next, those are followed that cost least for their area: white space, shapes that
//! do not suit a story's length, stories that stand before their betters, and jumps all cost. What a stack lacks of
//! its band's height its headlines make good, as far as they may grow.

use crate::block::height;
use crate::story::Story;

/// A story's place in a band.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Module {
    /// Its number among the waiting stories.
    pub(crate) story: usize,
    /// Rows from the top of the band.
    pub(crate) row: usize,
    /// Rows that it takes.
    pub(crate) rows: usize,
    /// Rows that its head has more than it needs.
    pub(crate) growth: usize,
    /// Blocks of the story that it holds; the rest jumps to the next page.
    pub(crate) blocks: usize,
}

/// Modules on top of each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stack {
    /// First column, and how many.
    pub(crate) column: usize,
    pub(crate) columns: usize,
    pub(crate) modules: Vec<Module>,
}

/// Stacks side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Band {
    pub(crate) stacks: Vec<Stack>,
    pub(crate) rows: usize,
}

/// Stories that are looked at for one band, and most of them in a stack.
const WINDOW: usize = 12;
const STACK: usize = 4;

/// What things cost, in cells (a row of a column).
const JUMP: f64 = 8.0;
const SHAPE: f64 = 5.0;
const SHALLOW: f64 = 4.0;
const OUT_OF_ORDER: f64 = 0.8;
/// A white cell; one that a larger headline fills.
const WHITE: f64 = 4.0;
const GROWN: f64 = 0.4;

/// Rows of a column that suit a story, and rows of one whose width matters twice as much.
const SUITABLE: f64 = 13.0;
const LONG: f64 = 40.0;

/// Rows that a stack may be lower than its band.
const SLACK: usize = 8;

/// Pages that are tried side by side, how many of them with the same room left, and ways to go on with each.
const BEAM: usize = 24;
const ALIKE: usize = 3;
const WAYS: usize = 16;

/// A page on its way: its bands, and the stories that wait.
#[derive(Clone)]
struct Draft {
    bands: Vec<Band>,
    /// Numbers of the stories that wait.
    waiting: Vec<usize>,
    /// Rows left.
    rows: usize,
    cost: f64,
    cells: f64,
    /// Cells that stay white.
    white: f64,
}

/// What the search holds dear beside a full page, as a part of what it usually does.
const TASTES: [f64; 3] = [1.0, 0.4, 0.1];

/// The part of a page that may stay white before shape and order count for less.
const TOLERATED: f64 = 0.02;

/// Chooses the bands of a page that has so many columns, and so many rows left. `more` says that after these
/// stories come others.
pub(crate) fn tile(stories: &[Story<'_>], columns: usize, rows: usize, more: bool) -> Vec<Band> {
    let mut best: Option<Draft> = None;
    for taste in TASTES {
        let Some(draft) = attempt(stories, columns, rows, more, taste) else { continue };
        let ends = draft.waiting.is_empty() && !more;
        if best.as_ref().is_none_or(|best| draft.white < best.white) {
            best = Some(draft);
        }
        let white = best.as_ref().map_or(0.0, |best| best.white);
        if ends || white < TOLERATED * (rows * columns) as f64 {
            break;
        }
    }
    best.map(|draft| draft.bands).unwrap_or_default()
}

/// The page that costs least.
fn attempt(
    stories: &[Story<'_>],
    columns: usize,
    rows: usize,
    more: bool,
    taste: f64,
) -> Option<Draft> {
    let waiting = (0..stories.len()).collect();
    let (cost, cells, white) = (0.0, 0.0, 0.0);
    let mut drafts = vec![Draft { bands: Vec::new(), waiting, rows, cost, cells, white }];
    let mut best: Option<(f64, Draft)> = None;
    while !drafts.is_empty() {
        let mut next = Vec::new();
        for draft in &drafts {
            let ends = draft.waiting.is_empty() && !more;
            let below = if ends { 0.0 } else { (draft.rows * columns) as f64 };
            let cost = (draft.cost + WHITE * below) / draft.cells.max(1.0);
            let better = best.as_ref().is_none_or(|(least, _)| cost < *least);
            if better && !draft.bands.is_empty() {
                best = Some((cost, Draft { white: draft.white + below, ..draft.clone() }));
            }
            next.extend(ways(stories, draft, columns, more, taste));
        }
        next.sort_by(|a, b| (a.cost / a.cells).total_cmp(&(b.cost / b.cells)));
        drafts = thin_out(next);
    }
    best.map(|(_, draft)| draft)
}

/// The best of the drafts, in their order; of those that leave as many rows only some, so that some page may be
/// filled to its foot.
fn thin_out(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        let alike = kept.iter().filter(|other| other.rows == draft.rows).count();
        if alike < ALIKE && kept.len() < BEAM {
            kept.push(draft);
        }
    }
    kept
}

/// The best ways to go on with a page.
fn ways(
    stories: &[Story<'_>],
    draft: &Draft,
    columns: usize,
    more: bool,
    taste: f64,
) -> Vec<Draft> {
    let numbers = &draft.waiting[..draft.waiting.len().min(WINDOW)];
    if numbers.is_empty() || draft.rows < 3 {
        return Vec::new();
    }
    let window: Vec<&Story<'_>> = numbers.iter().map(|number| &stories[*number]).collect();
    let last = !more && window.len() == draft.waiting.len();
    let search = Search::new(&window, columns, draft.rows, last, taste);
    let go_on = |found: Found| {
        let mut draft = draft.clone();
        let flipped = draft.bands.len() % 2 == 1;
        let band = search.band(&found, numbers, flipped);
        for module in band.stacks.iter().flat_map(|stack| &stack.modules) {
            draft.waiting.retain(|number| *number != module.story);
        }
        draft.rows -= band.rows;
        draft.cost += found.cost;
        draft.white += found.white;
        draft.cells += (band.rows * columns) as f64;
        draft.bands.push(band);
        draft
    };
    search.bands().into_iter().map(go_on).collect()
}

/// A band of one story that fits in no other way: as much of it as goes in.
pub(crate) fn forced_band(story: &Story<'_>, columns: usize, rows: usize) -> Option<Band> {
    let rows_left = rows.saturating_sub(height(&story.head(columns)));
    let blocks = story.cut_columns(columns, rows_left).last().copied()?;
    let blocks = blocks.max(1).min(story.blocks().len());
    let module = Module { story: 0, row: 0, rows, growth: 0, blocks };
    Some(Band { stacks: vec![Stack { column: 0, columns, modules: vec![module] }], rows })
}

/// Stories of the window, as bits, that stand on top of each other.
#[derive(Clone, Copy, Debug)]
struct Pile {
    stories: u16,
    rows: usize,
    /// Rows that its heads may grow.
    elastic: usize,
    cost: f64,
    /// Cells below its columns that stay white.
    white: usize,
    /// The story that is cut at the foot of the page, below the others, and the blocks of it that stand there.
    cut: Option<(usize, usize)>,
}

/// A way to make a band: a pile for each stack.
#[derive(Clone, Debug)]
struct Found {
    widths: Vec<usize>,
    piles: Vec<Option<Pile>>,
    rows: usize,
    cost: f64,
    white: f64,
}

/// The search for the next band.
struct Search<'a, 'b> {
    stories: &'a [&'a Story<'b>],
    columns: usize,
    /// Rows that the page has left.
    rows: usize,
    /// Whether no other stories are left.
    last: bool,
    taste: f64,
    /// By number of columns: what may stand there, the lowest first.
    piles: Vec<Vec<Pile>>,
    /// The same, cut so that it reaches to the foot of the page.
    cut: Vec<Vec<Pile>>,
}

impl<'a, 'b> Search<'a, 'b> {
    fn new(
        stories: &'a [&'a Story<'b>],
        columns: usize,
        rows: usize,
        last: bool,
        taste: f64,
    ) -> Self {
        let (piles, cut) = (vec![Vec::new()], vec![Vec::new()]);
        let mut search = Self { stories, columns, rows, last, taste, piles, cut };
        for width in 1..=columns.min(5) {
            let mut piles = Vec::new();
            let none = Pile { stories: 0, rows: 0, elastic: 0, cost: 0.0, white: 0, cut: None };
            search.grow(none, 0, width, &mut piles);
            piles.sort_by_key(|pile| pile.rows);
            let starts = std::iter::once(&none).chain(&piles);
            let cut = starts.flat_map(|pile| search.cuts(*pile, width)).collect();
            search.piles.push(piles);
            search.cut.push(cut);
        }
        search
    }

    /// Collects the piles that begin with `pile` and go on with stories from a number on.
    fn grow(&self, pile: Pile, from: usize, width: usize, piles: &mut Vec<Pile>) {
        if pile.stories.count_ones() as usize == STACK {
            return;
        }
        for (number, story) in self.stories.iter().enumerate().skip(from) {
            let Some(height) = story.height(width) else { continue };
            let rows = pile.rows + height;
            if rows > self.rows {
                continue;
            }
            let likes = shape(story, width) + OUT_OF_ORDER * number as f64;
            let cost = pile.cost + self.taste * likes + WHITE * story.white(width);
            let white = pile.white + story.uneven(width);
            let elastic = pile.elastic + story.elasticity(width);
            let stories = pile.stories | 1 << number;
            let pile = Pile { stories, rows, elastic, cost, white, cut: None };
            piles.push(pile);
            self.grow(pile, number + 1, width, piles);
        }
    }

    /// A pile with each story below it that can be cut so that it ends at the foot of the page.
    fn cuts(&self, pile: Pile, width: usize) -> Vec<Pile> {
        let room = self.rows - pile.rows;
        let cut = |(number, story): (usize, &&Story<'_>)| {
            let free = pile.stories >> number == 0;
            let taller = story.height(width).is_none_or(|height| height > room);
            if !free || !taller || pile.stories.count_ones() as usize == STACK {
                return None;
            }
            let (blocks, white) = story.cut(width, room)?;
            let likes = JUMP + OUT_OF_ORDER * number as f64;
            Some(Pile {
                stories: pile.stories | 1 << number,
                rows: self.rows,
                cost: pile.cost + self.taste * likes + WHITE * white as f64,
                white: pile.white + white,
                cut: Some((number, blocks)),
                ..pile
            })
        };
        self.stories.iter().enumerate().filter_map(cut).collect()
    }

    /// The best bands, the first story in the first stack of each, which is the widest.
    fn bands(&self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for widths in partitions(self.columns, self.columns.min(5)) {
            let first = widths[0];
            let leads = |pile: &&Pile| pile.stories & 1 == 1;
            for pile in self.piles[first].iter().filter(leads) {
                for rows in [pile.rows, pile.rows + 1, pile.rows + 2, self.rows] {
                    if rows <= self.rows && rows <= pile.rows + SLACK {
                        found.extend(self.complete(&widths, *pile, rows));
                    }
                }
            }
            for pile in self.cut[first].iter().filter(leads) {
                found.extend(self.complete(&widths, *pile, self.rows));
            }
        }
        let columns = self.columns as f64;
        let rate = |found: &Found| found.cost / (found.rows as f64 * columns);
        found.sort_by(|a, b| rate(a).total_cmp(&rate(b)));
        let mut kept: Vec<Found> = Vec::new();
        for band in found {
            let alike = kept.iter().filter(|other| other.rows == band.rows).count();
            if alike < ALIKE && kept.len() < WAYS {
                kept.push(band);
            }
        }
        kept
    }

    /// Fills the other stacks of a band whose first is given.
    fn complete(&self, widths: &[usize], first: Pile, rows: usize) -> Option<Found> {
        let mut used = first.stories;
        let mut piles = vec![Some(first)];
        let mut cost = with_white(&first, rows, widths[0]);
        let mut white = white_of(&first, rows, widths[0]);
        for width in &widths[1..] {
            let pile = self.best(*width, rows, used);
            // At the end of the issue there may be nothing left to stand here.
            if pile.is_none() && !(self.last && used.count_ones() as usize == self.stories.len()) {
                return None;
            }
            cost +=
                pile.map_or(WHITE * (rows * width) as f64, |pile| with_white(&pile, rows, *width));
            white += pile.map_or(rows * width, |pile| white_of(&pile, rows, *width));
            used |= pile.map_or(0, |pile| pile.stories);
            piles.push(pile);
        }
        Some(Found { widths: widths.to_vec(), piles, rows, cost, white: white as f64 })
    }

    /// The pile that fills a stack best with stories that are not yet used.
    fn best(&self, width: usize, rows: usize, used: u16) -> Option<Pile> {
        let piles = &self.piles[width];
        let lowest = if self.last { 1 } else { rows.saturating_sub(SLACK) };
        let begin = piles.partition_point(|pile| pile.rows < lowest);
        let end = piles.partition_point(|pile| pile.rows <= rows);
        let cut = if rows == self.rows { &self.cut[width][..] } else { &[] };
        let free = piles[begin..end].iter().chain(cut).filter(|pile| pile.stories & used == 0);
        let cost = |pile: &Pile| with_white(pile, rows, width);
        free.min_by(|a, b| cost(a).total_cmp(&cost(b))).copied()
    }

    /// Puts a band together; `flipped` puts its widest stack at the right.
    fn band(&self, found: &Found, numbers: &[usize], flipped: bool) -> Band {
        let mut order: Vec<usize> = (0..found.widths.len()).collect();
        if flipped {
            order.reverse();
        }
        let mut stacks = Vec::new();
        let mut column = 0;
        for i in order {
            let columns = found.widths[i];
            let modules =
                found.piles[i].map(|pile| self.modules(&pile, columns, found.rows, numbers));
            stacks.push(Stack { column, columns, modules: modules.unwrap_or_default() });
            column += columns;
        }
        Band { stacks, rows: found.rows }
    }

    /// The modules of a pile; what it lacks in height goes to the heads that may grow, then between modules.
    fn modules(&self, pile: &Pile, width: usize, rows: usize, numbers: &[usize]) -> Vec<Module> {
        let members: Vec<usize> =
            (0..self.stories.len()).filter(|number| pile.stories >> number & 1 == 1).collect();
        let mut growth = vec![0; members.len()];
        let mut free = rows - pile.rows;
        while free > 0 {
            // The head that has grown least, of those that may.
            let may = |i: &usize| growth[*i] < self.stories[members[*i]].elasticity(width);
            let Some(i) = (0..members.len()).filter(may).min_by_key(|i| growth[*i]) else { break };
            growth[i] += 1;
            free -= 1;
        }
        let mut row = 0;
        let count = members.len();
        let place = |(i, number): (usize, usize)| {
            let story = self.stories[number];
            let (blocks, rows) = match pile.cut {
                Some((cut, blocks)) if cut == number => (blocks, rows - row),
                _ => (story.blocks().len(), story.height(width).unwrap_or(0) + growth[i]),
            };
            let module = Module { story: numbers[number], row, rows, growth: growth[i], blocks };
            let between = count - i - 1;
            let gap = if between > 0 { free.div_ceil(between) } else { 0 };
            free -= gap;
            row += rows + gap;
            module
        };
        members.into_iter().enumerate().map(place).collect()
    }
}

/// What a pile costs in a stack so many rows high.
fn with_white(pile: &Pile, rows: usize, width: usize) -> f64 {
    let free = rows - pile.rows;
    let grown = free.min(pile.elastic);
    pile.cost + (WHITE * (free - grown) as f64 + GROWN * grown as f64) * width as f64
}

/// Cells that stay white in a stack so many rows high.
fn white_of(pile: &Pile, rows: usize, width: usize) -> usize {
    pile.white + (rows - pile.rows).saturating_sub(pile.elastic) * width
}

/// The ways to share out columns between stacks, the widest first.
fn partitions(columns: usize, widest: usize) -> Vec<Vec<usize>> {
    if columns == 0 {
        return vec![Vec::new()];
    }
    let with = |first: usize| {
        let rest = partitions(columns - first, first).into_iter();
        rest.map(move |rest| [&[first], &rest[..]].concat()).filter(|widths| widths.len() <= 5)
    };
    (1..=widest.min(columns)).flat_map(with).collect()
}

/// What a module's shape costs: a story suits as many columns as give it a good height.
fn shape(story: &Story<'_>, columns: usize) -> f64 {
    let rows = story.rows() as f64;
    let suitable = (rows / SUITABLE).round().max(1.0);
    let off = (columns as f64 - suitable).abs().min(3.0) * (1.0 + rows / LONG);
    let deep = rows / columns as f64;
    SHAPE * off + SHALLOW * (4.0 - deep).max(0.0)
}
