//! Finding gold articles in the lines of a page.

use newsbind_core::{Article, Block, Issue};

use crate::byline;
use crate::jump;
use crate::label::Label;
use crate::page::{Page, is_ink};

/// What a piece of gold is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Kicker,
    Headline,
    Deck,
    Byline,
    /// A paragraph; the first of its article or not.
    Paragraph {
        first: bool,
    },
    /// A caption; of a photograph by itself or not.
    Caption {
        alone: bool,
    },
}

/// A piece of gold text and where it was found.
struct Unit {
    article: usize,
    role: Role,
    text: Vec<char>,
}

/// The page's characters that gold is compared with, each with its line.
struct Stream {
    chars: Vec<char>,
    lines: Vec<usize>,
    /// The unit that owns a character, and which of the unit's characters it is.
    owners: Vec<Option<(usize, usize)>>,
}

/// What the lines of a page are known to be.
pub(crate) struct Known {
    pub(crate) labels: Vec<Label>,
    /// For each line of a body the line that it goes on, wherever that stands.
    pub(crate) goes_on: Vec<Option<usize>>,
    /// For each line the article that it belongs to.
    pub(crate) articles: Vec<Option<usize>>,
}

impl Known {
    /// Makes room for a line that belongs to no body.
    pub(crate) fn insert(&mut self, at: usize, label: Label) {
        self.labels.insert(at, label);
        self.goes_on.iter_mut().flatten().filter(|line| **line >= at).for_each(|line| *line += 1);
        self.goes_on.insert(at, None);
        self.articles.insert(at, None);
    }
}

/// Finds the gold articles in the lines of a page.
pub(crate) fn align(page: &Page, gold: &Issue) -> Known {
    let units = units(gold);
    let mut stream = stream(page);
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse((is_body(&units[*at]), units[*at].text.len())));
    for at in order {
        if is_body(&units[at]) {
            place_long(&mut stream, &units, at);
        } else {
            place_short(&mut stream, &units, at);
        }
    }
    let owners = owners(page, &stream);
    let article = |line: &Vec<Option<Owner>>| majority(line).map(|unit| units[unit].article);
    Known {
        labels: label(page, &owners, &units),
        goes_on: goes_on(&owners, &units),
        articles: owners.iter().map(article).collect(),
    }
}

fn is_body(unit: &Unit) -> bool {
    matches!(unit.role, Role::Paragraph { .. } | Role::Caption { .. })
}

fn units(gold: &Issue) -> Vec<Unit> {
    let mut units = Vec::new();
    for (article, item) in gold.articles().enumerate() {
        let mut push = |role, text: &str| {
            let text = fold(text.chars());
            if !text.is_empty() {
                units.push(Unit { article, role, text });
            }
        };
        push(Role::Kicker, item.kicker.as_deref().unwrap_or_default());
        push(Role::Headline, item.headline.as_deref().unwrap_or_default());
        push(Role::Deck, item.deck.as_deref().unwrap_or_default());
        let byline = item.byline.as_ref().and_then(|byline| byline.text.as_deref());
        push(Role::Byline, byline.unwrap_or_default());
        push_body(item, &mut push);
    }
    units
}

fn push_body(item: &Article, push: &mut impl FnMut(Role, &str)) {
    let alone = !item.body.iter().any(|block| matches!(block, Block::Paragraph { .. }));
    let mut first = true;
    for block in &item.body {
        if let Block::Figure(figure) = block {
            let credit = figure.credit.as_ref().and_then(|credit| credit.text.as_deref());
            push(
                Role::Caption { alone },
                &format!("{}{}", figure.caption, credit.unwrap_or_default()),
            );
            continue;
        }
        let dateline = item.dateline.as_deref().filter(|_| first).unwrap_or_default();
        push(Role::Paragraph { first }, &format!("{dateline}{}", block.text()));
        first = false;
    }
}

/// Characters as they are compared: ink only, without hyphens, full-width forms as their ASCII
/// twins.
fn fold(chars: impl Iterator<Item = char>) -> Vec<char> {
    let hyphen = |c: &char| matches!(c, '-' | '\u{ad}' | '‐' | '—' | '–' | '―');
    chars.filter(|c| is_ink(*c) && !hyphen(c)).map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '“' | '”' | '‘' | '’' | '\'' | '『' | '』' => '"',
        _ => c,
    }
}

fn stream(page: &Page) -> Stream {
    let mut stream = Stream { chars: Vec::new(), lines: Vec::new(), owners: Vec::new() };
    for (i, line) in page.lines.iter().enumerate() {
        let chars = fold(line.raw.iter().copied());
        stream.lines.extend(std::iter::repeat_n(i, chars.len()));
        stream.chars.extend(chars);
    }
    stream.owners = vec![None; stream.chars.len()];
    stream
}

/// Finds a text piece by piece: the longest beginning first, then the rest.
fn place_long(stream: &mut Stream, units: &[Unit], at: usize) {
    let text = &units[at].text;
    let mut from = 0;
    while from < text.len() {
        let Some((place, length)) = longest(stream, &text[from..]) else {
            from += 4;
            continue;
        };
        for i in 0..length {
            stream.owners[place + i] = Some((at, from + i));
        }
        from += length;
    }
}

/// The place where most of a text's beginning stands (at least eight characters, or all of it).
fn longest(stream: &Stream, text: &[char]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for place in 0..stream.chars.len() {
        if stream.chars[place] != text[0] || stream.owners[place].is_some() {
            continue;
        }
        let rest = stream.chars[place..].iter().zip(&stream.owners[place..]);
        let length = rest.zip(text).take_while(|((c, owner), t)| c == t && owner.is_none()).count();
        if length >= 8.min(text.len()) && best.is_none_or(|(_, most)| length > most) {
            best = Some((place, length));
        }
    }
    best
}

/// Finds a short text whole, where it stands nearest to its article's body.
fn place_short(stream: &mut Stream, units: &[Unit], at: usize) {
    let unit = &units[at];
    let body: Vec<usize> = owned_by(stream, units, unit.article);
    let distance = |place: usize| {
        let ends = [body.first(), body.last()];
        ends.into_iter().flatten().map(|end| end.abs_diff(place)).min().unwrap_or(0)
    };
    let length = unit.text.len();
    let places = 0..(stream.chars.len() + 1).saturating_sub(length);
    let fits = |place: &usize| {
        stream.chars[*place..place + length] == unit.text[..]
            && stream.owners[*place..place + length].iter().all(Option::is_none)
    };
    if let Some(place) = places.filter(fits).min_by_key(|place| distance(*place)) {
        for i in 0..length {
            stream.owners[place + i] = Some((at, i));
        }
    }
}

/// Places of the characters of an article's body.
fn owned_by(stream: &Stream, units: &[Unit], article: usize) -> Vec<usize> {
    let owners = stream.owners.iter().enumerate();
    owners
        .filter(|(_, owner)| {
            owner.is_some_and(|(at, _)| units[at].article == article && is_body(&units[at]))
        })
        .map(|(i, _)| i)
        .collect()
}

/// A unit, and a place in it.
type Owner = (usize, usize);

/// For each line the owners of its characters. A jump line that is glued to a body belongs to
/// nobody, and decides nothing.
fn owners(page: &Page, stream: &Stream) -> Vec<Vec<Option<Owner>>> {
    let mut owners: Vec<Vec<Option<Owner>>> = vec![Vec::new(); page.lines.len()];
    for (line, owner) in stream.lines.iter().zip(&stream.owners) {
        owners[*line].push(*owner);
    }
    for (line, owners) in page.lines.iter().zip(&mut owners) {
        if jump::head(&line.text).is_some() {
            owners.retain(Option::is_some);
        }
    }
    owners
}

/// For each line of a body the line before it in its article.
fn goes_on(owners: &[Vec<Option<Owner>>], units: &[Unit]) -> Vec<Option<usize>> {
    let mut bodies: Vec<(Owner, usize)> = Vec::new();
    for (line, owners) in owners.iter().enumerate() {
        let Some(unit) = majority(owners) else { continue };
        if matches!(units[unit].role, Role::Paragraph { .. }) {
            let own = owners.iter().flatten().filter(|owner| owner.0 == unit);
            bodies.extend(own.min().map(|owner| (*owner, line)));
        }
    }
    bodies.sort_unstable();
    let mut goes_on = vec![None; owners.len()];
    for pair in bodies.windows(2) {
        let [(before, line), (after, next)] = [pair[0], pair[1]];
        if units[before.0].article == units[after.0].article {
            goes_on[next] = Some(line);
        }
    }
    goes_on
}

/// For each article the line that its body begins with.
fn starts(owners: &[Vec<Option<Owner>>], units: &[Unit]) -> Vec<Option<usize>> {
    let mut starts = vec![None; units.iter().map(|unit| unit.article + 1).max().unwrap_or(0)];
    for (line, owners) in owners.iter().enumerate() {
        if let Some(unit) = majority(owners).filter(|unit| is_body(&units[*unit])) {
            let start = &mut starts[units[unit].article];
            let place = owners.iter().flatten().filter(|owner| owner.0 == unit).min();
            let found = place.map(|place| (*place, line));
            *start = [*start, found].into_iter().flatten().min();
        }
    }
    starts.into_iter().map(|start| start.map(|(_, line)| line)).collect()
}

/// Whether what stands on a line belongs to the body below, rather than to the one above: by whose
/// bodies these are, and where both or none are its article's, by where that begins.
fn is_before(owners: &[Vec<Option<Owner>>], units: &[Unit], line: usize, start: usize) -> bool {
    let article = |line: &Vec<Option<Owner>>| {
        let unit =
            majority(line).filter(|unit| matches!(units[*unit].role, Role::Paragraph { .. }));
        unit.map(|unit| units[unit].article)
    };
    let own = majority(&owners[line]).map(|unit| units[unit].article);
    let above = owners[..line].iter().rev().find_map(article) == own;
    let below = owners[line + 1..].iter().find_map(article) == own;
    if above == below { line < start } else { below }
}

fn label(page: &Page, owners: &[Vec<Option<Owner>>], units: &[Unit]) -> Vec<Label> {
    let starts = starts(owners, units);
    let mut labels = Vec::with_capacity(page.lines.len());
    let mut previous = None;
    // Where the body read last ends, unless a headline stands behind it.
    let mut end = None;
    for (i, line) in owners.iter().enumerate() {
        let owner = majority(line);
        let label = match owner {
            None if jump::line(&page.lines[i].text).is_some() => Label::Jump,
            // Gold may leave out what a writer is, and the paper: `By Ida Marsh` above `Staff
            // Writer`.
            None => labels
                .last()
                .copied()
                .filter(|above| is_byline(*above) && byline::is_post_below(&page.lines[i]))
                .unwrap_or(Label::Furniture),
            Some(at) => {
                let mut own = line.iter().flatten().filter(|(unit, _)| *unit == at);
                let first = own.clone().any(|(_, place)| *place == 0);
                let start = starts[units[at].article];
                let before = start.is_none_or(|start| is_before(owners, units, i, start));
                let label = unit_label(units[at].role, first, before, previous == Some(at));
                let begin = own.next().map_or((at, 0), |place| *place);
                let goes_on = end.is_some_and(|end| follows(units, end, begin));
                match label {
                    Label::Paragraph | Label::Continued if !goes_on => Label::Resumed,
                    label => label,
                }
            }
        };
        match label {
            Label::Body | Label::Paragraph | Label::Continued | Label::Resumed => {
                end = line.iter().flatten().next_back().copied();
            }
            Label::Before | Label::BeforeNext | Label::After | Label::AfterNext => end = None,
            _ => {}
        }
        previous = owner;
        labels.push(label);
    }
    labels
}

fn is_byline(label: Label) -> bool {
    matches!(label, Label::BylineBefore | Label::BylineAfter)
}

/// How many characters may be missing where one piece of a body goes on another.
const GAP: usize = 12;

/// Whether a place in a body comes next after another.
fn follows(units: &[Unit], end: (usize, usize), begin: (usize, usize)) -> bool {
    let is_next = |unit: usize| {
        let mut between = units[end.0 + 1..unit].iter();
        units[end.0].article == units[unit].article
            && between.all(|unit| matches!(unit.role, Role::Caption { .. }))
    };
    if end.0 == begin.0 {
        return end.1 < begin.1 && begin.1 <= end.1 + GAP;
    }
    end.0 < begin.0 && is_next(begin.0) && begin.1 <= GAP && end.1 + GAP >= units[end.0].text.len()
}

fn majority(owners: &[Option<(usize, usize)>]) -> Option<usize> {
    let units: Vec<usize> = owners.iter().flatten().map(|(at, _)| *at).collect();
    let count = |at: usize| units.iter().filter(|unit| **unit == at).count();
    let best = units.iter().copied().max_by_key(|at| count(*at))?;
    (2 * count(best) >= owners.len()).then_some(best)
}

fn unit_label(role: Role, first: bool, before: bool, goes_on: bool) -> Label {
    match role {
        Role::Kicker => Label::Kicker,
        // A deck is a headline of its own, below the other one.
        Role::Headline | Role::Deck if goes_on && before => Label::BeforeNext,
        Role::Headline | Role::Deck if goes_on => Label::AfterNext,
        Role::Headline | Role::Deck if before => Label::Before,
        Role::Headline | Role::Deck => Label::After,
        Role::Byline if before => Label::BylineBefore,
        Role::Byline => Label::BylineAfter,
        Role::Paragraph { first: true } if first => Label::Body,
        Role::Paragraph { .. } if first => Label::Paragraph,
        Role::Paragraph { .. } => Label::Continued,
        Role::Caption { .. } if goes_on && !first => Label::CaptionNext,
        Role::Caption { alone: true } => Label::Photo,
        Role::Caption { .. } => Label::Caption,
    }
}
