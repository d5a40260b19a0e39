//! Tiling a page: a pile of bands, chosen one after the other.
//!
//! Some drafts of the page are followed side by side, of each those ways to go on that cost least
//! for what they fill.

use crate::band::{Band, Found, Module, Room, Search, Stack, WHITE, thin_out};
use crate::block::height;
use crate::story::Story;

/// Pages that are tried side by side.
const BEAM: usize = 24;

/// A page on its way: its bands, and the stories that wait.
#[derive(Clone)]
struct Draft {
    bands: Vec<Band>,
    /// Numbers of the stories that wait.
    waiting: Vec<usize>,
    /// Rows left.
    rows: usize,
    cost: f64,
    /// Cells that do not stay white: were others counted, white ones would make what is dear seem
    /// cheap.
    filled: f64,
    /// Cells that stay white.
    white: f64,
}

/// A draft with one band more, not yet put together.
struct Step {
    /// Number of the draft.
    from: usize,
    found: Found,
    rows: usize,
    /// Cost for a cell that does not stay white.
    rate: f64,
}

/// How a page is looked for.
#[derive(Clone, Copy, Debug)]
struct Effort {
    /// What the search holds dear beside a full page, as a part of what it usually does.
    taste: f64,
    /// Pages that are tried side by side, and ways to go on with each, as a multiple of the usual
    /// number.
    breadth: usize,
}

/// The ways in which a page is looked for, one after the other, until one is full.
const EFFORTS: [Effort; 4] = [
    Effort { taste: 1.0, breadth: 1 },
    Effort { taste: 0.4, breadth: 1 },
    Effort { taste: 0.1, breadth: 1 },
    Effort { taste: 0.1, breadth: 4 },
];

/// The part of a page that may stay white before it is looked for with more effort.
const TOLERATED: f64 = 0.065;

/// Chooses the bands of a page.
pub(crate) fn tile(stories: &[Story<'_>], room: Room) -> Vec<Band> {
    let mut best: Option<Draft> = None;
    for effort in EFFORTS {
        let Some(draft) = attempt(stories, room, effort) else { continue };
        let ends = draft.waiting.is_empty() && !room.more;
        if best.as_ref().is_none_or(|best| draft.white < best.white) {
            best = Some(draft);
        }
        let white = best.as_ref().map_or(0.0, |best| best.white);
        if ends || white < TOLERATED * (room.rows * room.columns) as f64 {
            break;
        }
    }
    best.map(|draft| draft.bands).unwrap_or_default()
}

/// The page that costs least.
fn attempt(stories: &[Story<'_>], room: Room, effort: Effort) -> Option<Draft> {
    let waiting = (0..stories.len()).collect();
    let (rows, cost, filled, white) = (room.rows, 0.0, 0.0, 0.0);
    let mut drafts = vec![Draft { bands: Vec::new(), waiting, rows, cost, filled, white }];
    let mut best: Option<(f64, Draft)> = None;
    while !drafts.is_empty() {
        for draft in drafts.iter().filter(|draft| !draft.bands.is_empty()) {
            let below = draft.below(room);
            let cost = (draft.cost + WHITE * below) / draft.filled;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, Draft { white: draft.white + below, ..draft.clone() }));
            }
        }
        drafts = go_on(stories, &drafts, room, effort);
    }
    best.map(|(_, draft)| draft)
}

/// The best of the drafts that have one band more.
fn go_on(stories: &[Story<'_>], drafts: &[Draft], room: Room, effort: Effort) -> Vec<Draft> {
    let mut searches = Vec::new();
    for draft in drafts {
        let room = Room { rows: draft.rows, ..room };
        searches.push(Search::new(stories, &draft.waiting, room, effort.taste));
    }
    let mut steps = Vec::new();
    for (from, (draft, search)) in drafts.iter().zip(&searches).enumerate() {
        steps.extend(search.bands(effort.breadth).into_iter().map(|found| {
            let filled = draft.filled + found.filled(room.columns);
            let rate = (draft.cost + found.cost) / filled;
            Step { from, rows: draft.rows - found.rows, rate, found }
        }));
    }
    steps.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    let steps = thin_out(steps, effort.breadth, BEAM, |step| step.rows);
    steps
        .iter()
        .map(|step| drafts[step.from].with(&step.found, &searches[step.from], room))
        .collect()
}

impl Draft {
    /// Cells at the foot of the page that stay white.
    fn below(&self, room: Room) -> f64 {
        let ends = self.waiting.is_empty() && !room.more;
        if ends || self.rows <= room.spare { 0.0 } else { (self.rows * room.columns) as f64 }
    }

    /// The draft with a band more.
    fn with(&self, found: &Found, search: &Search<'_, '_>, room: Room) -> Self {
        let mut draft = self.clone();
        let flipped = draft.bands.len() % 2 == 1;
        let band = search.band(found, flipped);
        for module in band.stacks.iter().flat_map(|stack| &stack.modules) {
            draft.waiting.retain(|number| *number != module.story);
        }
        draft.rows -= band.rows;
        draft.cost += found.cost;
        draft.white += found.white;
        draft.filled += found.filled(room.columns);
        draft.bands.push(band);
        draft
    }
}

/// A band of one story that fits in no other way: as much of it as goes in.
pub(crate) fn forced_band(story: &Story<'_>, columns: usize, rows: usize) -> Option<Band> {
    let rows_left = rows.saturating_sub(height(&story.head(columns)));
    let blocks = story.cut_columns(columns, rows_left).last().copied()?;
    let blocks = blocks.max(1).min(story.blocks().len());
    let module = Module { story: 0, row: 0, rows, growth: 0, blocks };
    Some(Band { stacks: vec![Stack { column: 0, columns, modules: vec![module] }], rows })
}
