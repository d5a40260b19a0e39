//! Pages in Latin script that part nothing by blank lines, and begin paragraphs with an indent.

use std::ops::Range;

use crate::byline;
use crate::columns::{Columns, is_set_in, stops};
use crate::form;
use crate::furniture;
use crate::jump;
use crate::language;
use crate::nameplate::newspaper;
use crate::page::Line;
use crate::signature;

/// So many paragraphs begin with an indent at least, and one indented line of so many may be
/// something else.
const LEAST: usize = 6;
const ONE_OF: usize = 6;

/// A blank line stands before one line of so many at most.
const CLOSE: usize = 12;

/// Rows that stand between two texts at most: headline, deck, byline, a caption.
const ROWS: usize = 10;

/// Sets what heads a text apart from the texts above and below, as blank lines do on other pages. A
/// paragraph that stops has to go on with an indent: where a line without one stands there, it is of
/// no paragraph.
pub(crate) fn open_up(lines: &mut [Line]) {
    let blanks = lines.iter().filter(|line| line.blanks > 0).count();
    let set_in = lines.iter().filter(|line| is_set_in(line)).count();
    if blanks * CLOSE > lines.len() || set_in < LEAST {
        return;
    }
    let columns = Columns::of(lines);
    if !are_told_by_indents(lines, &columns) {
        return;
    }
    let groups = Groups::of(lines, &columns);
    let first_rows = groups.first_rows();
    let edges: Vec<usize> =
        groups.groups.iter().flat_map(|heads| [heads.start, heads.end]).collect();
    first_rows.into_iter().for_each(|at| lines[at].heads = true);
    for edge in edges {
        if let Some(line) = lines.get_mut(edge) {
            line.blanks = line.blanks.max(1);
        }
    }
}

/// What stands between the texts of a page, each the rows of a head or of a caption.
struct Groups<'a> {
    lines: &'a [Line],
    columns: &'a Columns,
    groups: Vec<Range<usize>>,
}

impl<'a> Groups<'a> {
    fn of(lines: &'a [Line], columns: &'a Columns) -> Self {
        let mut groups = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let Some(mut heads) = heads(lines, columns, at) else {
                at += 1;
                continue;
            };
            at = heads.end;
            if heads.start == 0 {
                heads.start = plate(lines, &heads);
            }
            groups.extend(Some(heads).filter(|heads| !heads.is_empty()));
        }
        Self { lines, columns, groups }
    }

    /// The first rows of heads, as the page has them: of those that stop, and of short ones that may
    /// be subheads, only if most of its heads are such.
    fn first_rows(&self) -> Vec<usize> {
        let heads: Vec<&Range<usize>> =
            self.groups.iter().filter(|heads| self.may_head(heads)).collect();
        let most = |is: &dyn Fn(&Range<usize>) -> bool| {
            heads.iter().filter(|heads| is(heads)).count() * 2 > heads.len()
        };
        let may_part = |heads: &Range<usize>| self.may_part(heads);
        let stops = |heads: &Range<usize>| form::stops(&self.lines[heads.end - 1].text);
        let (most_part, most_stop) = (most(&may_part), most(&stops));
        let tells = |heads: &&&Range<usize>| {
            (most_part || !may_part(heads)) && (most_stop || !stops(heads))
        };
        heads.iter().filter(tells).map(|heads| heads.start).collect()
    }

    /// Whether rows may be a headline: few of them, above a text, none but the last of which stops.
    fn may_head(&self, heads: &Range<usize>) -> bool {
        const MOST: usize = 3;
        let above = &self.lines[heads.start..heads.end - 1];
        // On top of a page the name of the paper may stand.
        heads.start > 0
            && heads.len() <= MOST
            && self.lines.get(heads.end).is_some_and(is_set_in)
            && (heads.len() > 1 || self.lines[heads.start].text.contains(&' '))
            && !above.iter().any(|row| form::ends_within(&row.text) || form::stops(&row.text))
    }

    /// Whether rows may be a subhead: a short one, that parts a story that somebody signed, or a long
    /// one.
    fn may_part(&self, heads: &Range<usize>) -> bool {
        let next = self.groups.partition_point(|group| group.start < heads.end);
        let end = self.groups.get(next).map_or(self.lines.len(), |next| next.start);
        let below = heads.end..end;
        let paragraphs = self.lines[below].iter().filter(|line| is_set_in(line)).count();
        let is_short =
            self.lines[heads.start].text.len() * 8 < self.columns.widest[heads.start] * 5;
        let parts = paragraphs > 2 || paragraphs == 2 && self.is_signed_above(heads);
        heads.len() == 1 && is_short && parts
    }

    /// Whether who wrote stands in the group above.
    fn is_signed_above(&self, heads: &Range<usize>) -> bool {
        // The place or the post may stand below the name.
        const ROWS: usize = 2;
        let above = self.groups.partition_point(|group| group.end <= heads.start);
        let Some(above) = above.checked_sub(1).map(|above| self.groups[above].clone()) else {
            return false;
        };
        let mut last = self.lines[above].iter().rev().take(ROWS);
        last.any(|row| byline::is_latin(&row.text) || is_name(&row.text))
    }
}

/// Where the rows of a page's head end that say what paper it is, of which day: behind them stands
/// the first headline.
fn plate(lines: &[Line], heads: &Range<usize>) -> usize {
    const MOST: usize = 5;
    let is_plate = |at: &usize| {
        let text = &lines[*at].text;
        furniture::is_furniture(text)
            || furniture::is_dated(text)
            || newspaper::of(&text.iter().collect::<String>()).is_some()
    };
    (0..heads.end.min(MOST)).rfind(is_plate).map_or(0, |last| last + 1)
}

/// Whether paragraphs of a page are told by their indents: where a line is set in, the one above
/// stops, or had room for more.
fn are_told_by_indents(lines: &[Line], columns: &Columns) -> bool {
    let begins = |at: &usize| form::stops(&lines[at - 1].text) || columns.has_room(lines, at - 1);
    let set_in = (1..lines.len()).filter(|at| is_set_in(&lines[*at]));
    let (begun, others): (Vec<usize>, Vec<usize>) = set_in.partition(begins);
    begun.len() >= LEAST && others.len() * ONE_OF <= begun.len()
}

/// Whether a row is a name, and has no article or other word of which sentences are built.
fn is_name(row: &[char]) -> bool {
    let builds = |word: &[char]| {
        let lower = form::small(word);
        language::has(|papers| papers.openers, &lower)
            && !language::has(|papers| papers.particles, &lower)
    };
    signature::is_person(row)
        && !signature::words(row).any(|word| signature::is_article(word) || builds(word))
}

/// The lines that head a text, or stand between two, from one on; none where it is of a text. Who
/// wrote the text above stands with that.
fn heads(lines: &[Line], columns: &Columns, from: usize) -> Option<Range<usize>> {
    let begins = lines[from].text.first().is_some_and(|c| !c.is_lowercase());
    if is_set_in(&lines[from]) || !begins {
        return None;
    }
    let is_text = |at: &usize| is_set_in(&lines[*at]) || columns.runs_on(lines, *at);
    let end = (from..lines.len().min(from + ROWS + 1)).find(is_text)?;
    let heads = from..end;
    let stand_apart = from.checked_sub(1).is_none_or(|above| {
        // The paragraph above may end with a full line.
        let ends = || columns.has_room(lines, above) || are_no_text(lines, columns, &heads);
        let is_jump = || jump::line(&lines[above].text).is_some();
        stops(&lines[above].text) && ends() || is_signature(lines, columns, above) || is_jump()
    });
    let signs =
        from > 0 && (is_signature(lines, columns, from) || jump::line(&lines[from].text).is_some());
    (stand_apart && !signs && end > from).then_some(heads)
}

/// Whether some lines above one that is set in are not the end of a paragraph: it would stop, and
/// its other lines would be full.
fn are_no_text(lines: &[Line], columns: &Columns, heads: &Range<usize>) -> bool {
    let has_room = |at| columns.has_room(lines, at);
    let last = heads.end - 1;
    lines.get(heads.end).is_some_and(is_set_in)
        && (!form::stops(&lines[last].text) || (heads.start..last).any(has_room))
}

/// Whether a line says who wrote the paragraph that ends above it: a name, or initials. Right below
/// stands no text.
fn is_signature(lines: &[Line], columns: &Columns, at: usize) -> bool {
    const INITIALS: usize = 6;
    let text = &lines[at].text;
    let name = text.strip_suffix(&['.']).unwrap_or(text);
    let initials =
        text.len() <= INITIALS && text.iter().all(|c| c.is_lowercase() || matches!(c, '.' | ' '));
    at > 0
        && !is_set_in(&lines[at])
        && !lines.get(at + 1).is_some_and(is_set_in)
        && (initials || is_name(name))
        && stops(&lines[at - 1].text)
        && columns.has_room(lines, at - 1)
}
