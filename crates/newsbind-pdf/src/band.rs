//! A band of a page: stories side by side and on top of each other, and the search for the best.
//!
//! A band is some stacks side by side that share out the columns; a stack is one module or several
//! on top of each other, all in the order of the issue. White space, shapes that do not suit a
//! story's length, stories that stand before their betters, and jumps all cost. What a stack lacks
//! of its band's height its headlines make good, as far as they may grow.

use crate::story::{Cut, EVEN, SUITABLE, Story};

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

/// A page to be tiled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// Rows at its foot that need not be filled, since the others can be set as much wider apart.
    pub(crate) spare: usize,
    /// Whether other stories come after those that wait.
    pub(crate) more: bool,
}

/// Stories that are looked at for one band, and most of them in a stack.
const WINDOW: usize = 12;
const STACK: usize = 4;

/// What things cost, in cells (a row of a column).
const JUMP: f64 = 8.0;
/// A row that is lacking of those worth going on with on the next page.
const SHORT_REST: f64 = 8.0;
const SHAPE: f64 = 5.0;
const SHALLOW: f64 = 4.0;
const OUT_OF_ORDER: f64 = 0.8;
/// A story over the whole page, where others could stand beside it.
const ALONE: f64 = 20.0;
/// The first story of the issue in one column only.
const NARROW_LEAD: f64 = 60.0;
/// A row by which a story's columns differ at their feet, above what they may.
const RAGGED: f64 = 1000.0;
/// A white cell; one that a larger headline fills, and how much of it stays white.
pub(crate) const WHITE: f64 = 4.0;
const GROWN: f64 = 0.8;
const HALF_WHITE: f64 = 0.5;

/// Rows that are worth going on with on the next page.
const WORTH_A_JUMP: usize = 10;

/// Rows of a story whose width matters twice as much as a short one's.
const LONG: f64 = 40.0;

/// Rows that a stack may be lower than its band.
const SLACK: usize = 8;

/// How many bands, or pages, with the same room left are kept, and ways to go on with each page.
const ALIKE: usize = 3;
const WAYS: usize = 16;

/// Stories of the window, as bits, that stand on top of each other.
#[derive(Clone, Copy, Debug)]
struct Pile {
    stories: u16,
    rows: usize,
    /// Rows that its heads may grow.
    elastic: usize,
    cost: f64,
    /// Cells below its columns that stay white.
    white: f64,
    /// The story that is cut at the foot of the page, below the others, and the blocks of it that
    /// stand there.
    cut: Option<(usize, usize)>,
}

/// Most stacks side by side, and most columns of one.
const WIDEST: usize = 5;

/// A way to make a band: a pile for each stack.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Number of the way to share out the columns.
    partition: usize,
    piles: [Option<Pile>; WIDEST],
    pub(crate) rows: usize,
    pub(crate) cost: f64,
    pub(crate) white: f64,
}

impl Found {
    /// Cells that do not stay white.
    pub(crate) fn filled(&self, columns: usize) -> f64 {
        ((self.rows * columns) as f64 - self.white).max(1.0)
    }
}

/// The search for the next band of a draft.
pub(crate) struct Search<'a, 'b> {
    /// The stories that are looked at, and their numbers among all.
    stories: Vec<&'a Story<'b>>,
    numbers: &'a [usize],
    columns: usize,
    /// Rows that the page has left.
    rows: usize,
    /// Whether no other stories are left.
    last: bool,
    taste: f64,
    /// The ways to share out the columns between stacks, the widest first.
    partitions: Vec<Vec<usize>>,
    /// By number of columns: what may stand there, the lowest first.
    piles: Vec<Vec<Pile>>,
    /// The same, cut so that it reaches to the foot of the page.
    cut: Vec<Vec<Pile>>,
}

impl<'a, 'b> Search<'a, 'b> {
    pub(crate) fn new(
        stories: &'a [Story<'b>],
        waiting: &'a [usize],
        room: Room,
        taste: f64,
    ) -> Self {
        let numbers = &waiting[..waiting.len().min(WINDOW)];
        let mut search = Self {
            stories: numbers.iter().map(|number| &stories[*number]).collect(),
            numbers,
            columns: room.columns,
            rows: room.rows,
            last: !room.more && numbers.len() == waiting.len(),
            taste,
            partitions: partitions(room.columns, room.columns.min(WIDEST)),
            piles: vec![Vec::new()],
            cut: vec![Vec::new()],
        };
        for width in 1..=room.columns.min(WIDEST) {
            let mut piles = Vec::new();
            let none = Pile { stories: 0, rows: 0, elastic: 0, cost: 0.0, white: 0.0, cut: None };
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
            let rows = pile.rows + height.rows;
            if rows > self.rows {
                continue;
            }
            let likes = self.likes(number, width) + shape(story, width);
            let ragged = RAGGED * height.ragged.saturating_sub(EVEN) as f64;
            let cost = pile.cost + self.taste * likes + ragged + WHITE * story.white(width);
            let white = pile.white + story.uneven(width);
            let elastic = pile.elastic + story.elasticity(width);
            let stories = pile.stories | 1 << number;
            let pile = Pile { stories, rows, elastic, cost, white, cut: None };
            piles.push(pile);
            self.grow(pile, number + 1, width, piles);
        }
    }

    /// What it costs that a story stands here, and before others.
    fn likes(&self, number: usize, width: usize) -> f64 {
        let narrow = self.stories[number].leads() && width == 1 && self.columns > 2;
        OUT_OF_ORDER * number as f64 + if narrow { NARROW_LEAD } else { 0.0 }
    }

    /// A pile with each story below it that can be cut so that it ends at the foot of the page.
    fn cuts(&self, pile: Pile, width: usize) -> Vec<Pile> {
        let room = self.rows - pile.rows;
        let cut = |(number, story): (usize, &&Story<'_>)| {
            let free = pile.stories >> number == 0;
            let taller = story.height(width).is_none_or(|height| height.rows > room);
            if !free || !taller || pile.stories.count_ones() as usize == STACK {
                return None;
            }
            let Cut { blocks, white, left } = story.cut(width, room)?;
            let short = SHORT_REST * WORTH_A_JUMP.saturating_sub(left) as f64;
            let likes = self.likes(number, width) + JUMP + short;
            Some(Pile {
                stories: pile.stories | 1 << number,
                rows: self.rows,
                cost: pile.cost + self.taste * likes + WHITE * white as f64,
                white: pile.white + white as f64,
                cut: Some((number, blocks)),
                ..pile
            })
        };
        self.stories.iter().enumerate().filter_map(cut).collect()
    }

    /// The best bands, the first story in the first stack of each, which is the widest; the last
    /// stories have no others to stand beside them, so that the first one of these may be in a
    /// narrower stack.
    pub(crate) fn bands(&self, breadth: usize) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        if self.rows < 3 {
            return found;
        }
        let lead = |(partition, widths): (usize, &Vec<usize>)| {
            let may = |at: &usize| *at == 0 || self.last && widths[*at] < widths[*at - 1];
            let stacks: Vec<usize> = (0..widths.len()).filter(may).collect();
            stacks.into_iter().map(move |stack| (partition, stack))
        };
        for (partition, stack) in self.partitions.iter().enumerate().flat_map(lead) {
            let first = self.partitions[partition][stack];
            let leads = |pile: &&Pile| pile.stories & 1 == 1;
            // The last stories have no others to stand beside them: one may be lower than its
            // neighbour.
            let near = if self.last { SLACK } else { 2 };
            let whole = self.piles[first].iter().filter(leads).flat_map(|pile| {
                let rows = (pile.rows..=pile.rows + near).chain([self.rows]);
                let fits = |rows: &usize| *rows <= self.rows && *rows <= pile.rows + SLACK;
                rows.filter(fits).map(move |rows| (pile, rows))
            });
            let cut = self.cut[first].iter().filter(leads).map(|pile| (pile, self.rows));
            for (pile, rows) in whole.chain(cut) {
                found.extend(self.complete(partition, stack, *pile, rows));
            }
        }
        let rate = |found: &Found| found.cost / found.filled(self.columns);
        found.sort_by(|a, b| rate(a).total_cmp(&rate(b)));
        thin_out(found, breadth, WAYS, |found| found.rows)
    }

    /// Fills the other stacks of a band of which one is given.
    fn complete(&self, partition: usize, stack: usize, given: Pile, rows: usize) -> Option<Found> {
        let widths = &self.partitions[partition];
        let mut used = given.stories;
        let mut piles = [None; WIDEST];
        piles[stack] = Some(given);
        let alone = if widths.len() == 1 { self.taste * ALONE } else { 0.0 };
        let mut cost = alone + with_white(&given, rows, widths[stack]);
        let mut white = white_of(&given, rows, widths[stack]);
        for (i, width) in widths.iter().enumerate().filter(|(i, _)| *i != stack) {
            let pile = self.best(*width, rows, used);
            // At the end of the issue there may be nothing left to stand here; then nothing need
            // jump.
            let all = self.last && used.count_ones() as usize == self.stories.len();
            if pile.is_none() && !(all && piles.iter().flatten().all(|pile| pile.cut.is_none())) {
                return None;
            }
            let empty = (rows * width) as f64;
            cost += pile.map_or(WHITE * empty, |pile| with_white(&pile, rows, *width));
            white += pile.map_or(empty, |pile| white_of(&pile, rows, *width));
            used |= pile.map_or(0, |pile| pile.stories);
            piles[i] = pile;
        }
        Some(Found { partition, piles, rows, cost, white })
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
    pub(crate) fn band(&self, found: &Found, flipped: bool) -> Band {
        let widths = &self.partitions[found.partition];
        let mut order: Vec<usize> = (0..widths.len()).collect();
        if flipped {
            order.reverse();
        }
        // What stays empty at the end of the issue does so at the right.
        order.sort_by_key(|i| found.piles[*i].is_none());
        let mut stacks = Vec::new();
        let mut column = 0;
        for i in order {
            let columns = widths[i];
            let modules = found.piles[i].map(|pile| self.modules(&pile, columns, found.rows));
            stacks.push(Stack { column, columns, modules: modules.unwrap_or_default() });
            column += columns;
        }
        Band { stacks, rows: found.rows }
    }

    /// The modules of a pile; what it lacks in height goes to the heads that may grow, then between
    /// modules. A single one that would not reach the bottom so stays at the top.
    fn modules(&self, pile: &Pile, width: usize, rows: usize) -> Vec<Module> {
        let members: Vec<usize> =
            (0..self.stories.len()).filter(|number| pile.stories >> number & 1 == 1).collect();
        let mut growth = vec![0; members.len()];
        let mut free = rows - pile.rows;
        let reaches = members.len() > 1 || pile.elastic >= free;
        while reaches && free > 0 {
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
                _ => (
                    story.blocks().len(),
                    story.height(width).map_or(0, |height| height.rows) + growth[i],
                ),
            };
            let module =
                Module { story: self.numbers[number], row, rows, growth: growth[i], blocks };
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
fn white_of(pile: &Pile, rows: usize, width: usize) -> f64 {
    let free = rows - pile.rows;
    let grown = free.min(pile.elastic);
    pile.white + ((free - grown) as f64 + HALF_WHITE * grown as f64) * width as f64
}

/// The ways to share out columns between stacks, the widest first.
fn partitions(columns: usize, widest: usize) -> Vec<Vec<usize>> {
    if columns == 0 {
        return vec![Vec::new()];
    }
    let with = |first: usize| {
        let rest = partitions(columns - first, first).into_iter();
        rest.map(move |rest| [&[first], &rest[..]].concat()).filter(|widths| widths.len() <= WIDEST)
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

/// The first so many times `breadth`, of those that leave as many rows only some, so that some page
/// may be filled to its foot.
pub(crate) fn thin_out<T>(
    all: Vec<T>,
    breadth: usize,
    most: usize,
    rows: impl Fn(&T) -> usize,
) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in all {
        let alike = kept.iter().filter(|other| rows(other) == rows(&one)).count();
        if alike < ALIKE * breadth && kept.len() < most * breadth {
            kept.push(one);
        }
    }
    kept
}
