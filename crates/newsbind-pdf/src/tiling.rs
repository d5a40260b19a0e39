//! Tiling a page with modules: which stories stand side by side, over how many columns.
//!
//! A page is a pile of bands. A band is some stacks side by side that share out the columns; a stack
//! is one module or several on top of each other. Of the ways to fill the next band with the
//! stories that come next, the one is taken that costs least for its area: white space, shapes that do not suit a
//! story's length, stories that stand before their betters, and jumps all cost.

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
    /// Rows in use, gaps between modules included.
    pub(crate) rows: usize,
}

/// Stacks side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Band {
    pub(crate) stacks: Vec<Stack>,
    pub(crate) rows: usize,
}

/// Stories that are looked at for one band.
const WINDOW: usize = 9;

/// Most modules of a stack.
const STACK: usize = 4;

/// What things cost, in cells (a row of a column).
const JUMP: f64 = 22.0;
const SHAPE: f64 = 9.0;
const SHALLOW: f64 = 6.0;
const OUT_OF_ORDER: f64 = 1.5;

/// Rows of a column that suit a story.
const SUITABLE: f64 = 13.0;

/// Pages that are tried side by side, and ways to go on with each.
const BEAM: usize = 8;
const WAYS: usize = 6;

/// What a row of a page costs that nothing stands on, in cells a column.
const WHITE: f64 = 2.0;

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
}

/// Chooses the bands of a page that has so many columns, and so many rows left. `more` says that after these
/// stories come others.
pub(crate) fn tile(stories: &[Story<'_>], columns: usize, rows: usize, more: bool) -> Vec<Band> {
    let waiting = (0..stories.len()).collect();
    let mut drafts = vec![Draft { bands: Vec::new(), waiting, rows, cost: 0.0, cells: 0.0 }];
    let mut best: Option<(f64, Vec<Band>)> = None;
    while !drafts.is_empty() {
        let mut next = Vec::new();
        for draft in &drafts {
            let ways = ways(stories, draft, columns, more);
            let ends = draft.waiting.is_empty() && !more;
            let white = if ends { 0.0 } else { WHITE * (draft.rows * columns) as f64 };
            let cost = (draft.cost + white) / draft.cells.max(1.0);
            let better = best.as_ref().is_none_or(|(least, _)| cost < *least);
            if better && !draft.bands.is_empty() {
                best = Some((cost, draft.bands.clone()));
            }
            next.extend(ways);
        }
        next.sort_by(|a, b| (a.cost / a.cells).total_cmp(&(b.cost / b.cells)));
        next.truncate(BEAM);
        drafts = next;
    }
    best.map(|(_, bands)| bands).unwrap_or_default()
}

/// The best ways to go on with a page.
fn ways(stories: &[Story<'_>], draft: &Draft, columns: usize, more: bool) -> Vec<Draft> {
    let numbers = &draft.waiting[..draft.waiting.len().min(WINDOW)];
    let window: Vec<&Story<'_>> = numbers.iter().map(|number| &stories[*number]).collect();
    let last = !more && window.len() == draft.waiting.len();
    let bands = next_bands(&window, columns, draft.rows, last);
    let go_on = |(cost, cells, mut band): (f64, f64, Band)| {
        let mut draft = draft.clone();
        for module in band.stacks.iter_mut().flat_map(|stack| &mut stack.modules) {
            module.story = numbers[module.story];
            draft.waiting.retain(|number| *number != module.story);
        }
        draft.rows = draft.rows.saturating_sub(band.rows);
        draft.cost += cost;
        draft.cells += cells;
        draft.bands.push(band);
        draft
    };
    bands.into_iter().map(go_on).collect()
}

/// The best bands to put next, each with its cost and the cells that it fills.
fn next_bands(
    stories: &[&Story<'_>],
    columns: usize,
    rows: usize,
    last: bool,
) -> Vec<(f64, f64, Band)> {
    if stories.is_empty() || rows < 3 {
        return Vec::new();
    }
    let mut found: Vec<(f64, f64, Band)> = Vec::new();
    for widths in compositions(columns) {
        let widest = widths.iter().copied().max().unwrap_or(1);
        // The first story stands in the widest stack, or in any of that width.
        for primary in (0..widths.len()).filter(|i| widths[*i] == widest) {
            for band in bands(stories, &widths, primary, rows, last) {
                let (cost, cells) = cost(stories, &band);
                found.push((cost, cells, band));
            }
        }
    }
    found.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    found.truncate(WAYS);
    found
}

/// A band of one story that fits in no other way: as much of it as goes in.
pub(crate) fn forced_band(story: &Story<'_>, columns: usize, rows: usize) -> Option<Band> {
    let rows_left = rows.saturating_sub(height(&story.head(columns)));
    let blocks = story.cut_columns(columns, rows_left).last().copied()?;
    let blocks = blocks.max(1).min(story.blocks().len());
    let module = Module { story: 0, row: 0, rows, blocks };
    Some(Band { stacks: vec![Stack { column: 0, columns, modules: vec![module], rows }], rows })
}

/// The ways to share out columns between stacks.
fn compositions(columns: usize) -> Vec<Vec<usize>> {
    if columns == 0 {
        return vec![Vec::new()];
    }
    let widest = columns.min(5);
    let with = |first: usize| {
        compositions(columns - first).into_iter().filter_map(move |mut rest| {
            rest.insert(0, first);
            (rest.len() <= 4).then_some(rest)
        })
    };
    (1..=widest).flat_map(with).collect()
}

/// The bands whose first story stands in stack `primary`: as high as that story, or as the rest of the page.
fn bands(
    stories: &[&Story<'_>],
    widths: &[usize],
    primary: usize,
    rows: usize,
    last: bool,
) -> Vec<Band> {
    let natural = stories[0].height(widths[primary]);
    let mut heights = vec![rows];
    if natural < rows {
        heights.push(natural);
        // A story below the first one makes a higher band.
        let below = stories.iter().skip(1).take(4);
        let both = below.map(|story| natural + story.height(widths[primary]));
        heights.extend(both.filter(|both| *both < rows));
    }
    heights.sort_unstable();
    heights.dedup();
    let bottom = |height| height == rows;
    let build = |height| build(stories, widths, primary, height, bottom(height), last);
    heights.into_iter().filter_map(build).collect()
}

/// Fills the stacks of a band, the primary one first.
fn build(
    stories: &[&Story<'_>],
    widths: &[usize],
    primary: usize,
    rows: usize,
    bottom: bool,
    last: bool,
) -> Option<Band> {
    let mut used = vec![false; stories.len()];
    let mut stacks: Vec<Stack> = vec![Stack::default(); widths.len()];
    let order = std::iter::once(primary).chain((0..widths.len()).filter(|i| *i != primary));
    for at in order {
        let first = (at == primary).then_some(0);
        let stack = fill_stack(stories, &mut used, first, widths[at], rows, bottom);
        let stack = match stack {
            Some(stack) => stack,
            // At the end of the issue there may be nothing left to stand here.
            None if last && used.iter().all(|used| *used) => Stack::default(),
            None => return None,
        };
        let column = widths[..at].iter().sum();
        stacks[at] = Stack { column, columns: widths[at], ..stack };
    }
    let rows = stacks.iter().map(|stack| stack.rows).max().filter(|rows| *rows > 0)?;
    Some(Band { stacks, rows })
}

/// The stack that fills its height best; `first` has to be its first story.
fn fill_stack(
    stories: &[&Story<'_>],
    used: &mut [bool],
    first: Option<usize>,
    columns: usize,
    rows: usize,
    bottom: bool,
) -> Option<Stack> {
    let mut best: Option<(f64, Stack)> = None;
    let search = Search { stories, columns, rows, bottom };
    let start = Stack::default();
    match first {
        Some(first) => search.add(first, &start, used, 0.0, &mut best),
        None => search.grow(&start, used, 0.0, &mut best),
    }
    let (_, stack) = best?;
    for module in &stack.modules {
        used[module.story] = true;
    }
    Some(stack)
}

struct Search<'a, 'b> {
    stories: &'a [&'a Story<'b>],
    columns: usize,
    rows: usize,
    bottom: bool,
}

impl Search<'_, '_> {
    /// Tries each story that is left on top of a stack.
    fn grow(&self, stack: &Stack, used: &mut [bool], cost: f64, best: &mut Option<(f64, Stack)>) {
        if stack.modules.len() == STACK {
            return;
        }
        for story in 0..self.stories.len() {
            if !used[story] {
                self.add(story, stack, used, cost, best);
            }
        }
    }

    /// Adds a story to a stack, whole or, at the foot of the page, cut.
    fn add(
        &self,
        story: usize,
        stack: &Stack,
        used: &mut [bool],
        cost: f64,
        best: &mut Option<(f64, Stack)>,
    ) {
        let row = if stack.modules.is_empty() { 0 } else { stack.rows };
        let height = self.stories[story].height(self.columns);
        let suits = shape(self.stories[story], self.columns) + OUT_OF_ORDER * story as f64;
        let cost = cost + suits;
        if row + height <= self.rows {
            let blocks = self.stories[story].blocks().len();
            let mut stack = stack.clone();
            stack.modules.push(Module { story, row, rows: height, blocks });
            stack.rows = row + height;
            let white = (self.rows - stack.rows) as f64 * self.columns as f64;
            keep(cost / stack.modules.len() as f64 + white, &stack, best);
            // More stories only where there is room for a headline and some lines.
            if self.rows >= stack.rows + 3 {
                used[story] = true;
                self.grow(&stack, used, cost, best);
                used[story] = false;
            }
        } else if self.bottom && row < self.rows {
            let Some(blocks) = self.stories[story].cut(self.columns, self.rows - row) else {
                return;
            };
            let mut stack = stack.clone();
            stack.modules.push(Module { story, row, rows: self.rows - row, blocks });
            stack.rows = self.rows;
            keep(cost / stack.modules.len() as f64 + JUMP, &stack, best);
        }
    }
}

fn keep(cost: f64, stack: &Stack, best: &mut Option<(f64, Stack)>) {
    if best.as_ref().is_none_or(|(least, _)| cost < *least) {
        *best = Some((cost, stack.clone()));
    }
}

/// What a module's shape costs: a story suits as many columns as give it a good height.
fn shape(story: &Story<'_>, columns: usize) -> f64 {
    let rows = story.rows() as f64;
    let suitable = (rows / SUITABLE).round().max(1.0);
    let off = (columns as f64 - suitable).abs();
    let deep = rows / columns as f64;
    let white = story.white(columns).saturating_sub(columns) as f64;
    SHAPE * off.min(3.0) + SHALLOW * (4.0 - deep).max(0.0) + white
}

/// What a band costs, and how many cells it fills.
fn cost(stories: &[&Story<'_>], band: &Band) -> (f64, f64) {
    let mut cost = 0.0;
    let mut cells = 0.0;
    for stack in &band.stacks {
        cost += ((band.rows - stack.rows) * stack.columns) as f64;
        for module in &stack.modules {
            let story = stories[module.story];
            cells += (module.rows * stack.columns) as f64;
            cost += shape(story, stack.columns) + OUT_OF_ORDER * module.story as f64;
            if module.blocks < story.blocks().len() {
                cost += JUMP;
            }
        }
    }
    (cost, cells.max(1.0))
}
