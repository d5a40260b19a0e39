//! Joining articles across pages by their jump lines.

use newsbind_core::Warning;
use rustc_hash::FxHashMap;

use crate::assemble::{At, Draft, Drafts, Part};
use crate::folio;
use crate::form;
use crate::jump::{self, JumpLine};
use crate::page::{Line, Page};

/// An end of an article that leads to another page.
struct End {
    draft: usize,
    page: usize,
    at: At,
    line: JumpLine,
}

/// Joins what belongs together. A jump whose other half is missing is kept as it is, with a warning
/// that names both pages.
pub(crate) fn join(drafts: &mut Drafts, pages: &[Page], labels: &[String]) -> Vec<Warning> {
    part_behind_jumps(drafts);
    let called = Called::of(labels);
    let ends = ends(drafts, pages);
    let mut joined = vec![false; ends.len()];
    let mut chains = Chains::of(drafts.articles.len());
    // The ends that lead back, by the pages that they stand on.
    let mut backs: Vec<Vec<usize>> = vec![Vec::new(); pages.len()];
    for (back, end) in ends.iter().enumerate().filter(|(_, end)| !end.line.on) {
        backs[end.page].push(back);
    }
    for (on, end) in ends.iter().enumerate().filter(|(_, end)| end.line.on) {
        let fits = |back: usize| {
            let other = &ends[back];
            let said = [&end.line.word, &other.line.word];
            !joined[back]
                && chains.may_follow(other.draft, end.draft)
                && called.pages(&other.line.page).contains(&end.page)
                && !matches!(said, [Some(on), Some(back)] if on != back)
        };
        let there = called.pages(&end.line.page).iter().filter(|page| **page != end.page);
        let there = there.flat_map(|page| &backs[*page]).copied();
        let back = there.filter(|back| fits(*back)).max_by_key(|back| {
            let back = &ends[*back];
            (is_named_so(drafts, pages, end, back), likeness(drafts, pages, end, back))
        });
        if let Some(back) = back {
            chains.add(end.draft, ends[back].draft);
            joined[on] = true;
            joined[back] = true;
        }
    }
    let left = ends.iter().zip(&joined).filter(|(_, joined)| !**joined);
    let warnings = left.map(|(end, _)| missing(end, pages, labels, &called)).collect();
    chains.merge(drafts, pages);
    warnings
}

/// What stands below the line that leads on is no part of the article, which goes on elsewhere;
/// captions may be.
fn part_behind_jumps(drafts: &mut Drafts) {
    for mut draft in std::mem::take(&mut drafts.articles) {
        let on = draft.jumps.iter().filter(|(_, line)| line.on).map(|(at, _)| *at).next_back();
        let is_behind = |at: &At| on.is_some_and(|on| on.page == at.page && on.line < at.line);
        let behind = draft.body_lines().find(is_behind);
        let rest = behind.filter(|at| draft.body_lines().next() != Some(*at));
        let rest = rest.map(|at| draft.cut_before(at));
        drafts.articles.push(draft);
        drafts.articles.extend(rest);
    }
}

/// Which articles go on which, by their numbers.
struct Chains {
    /// For each the one that it goes on.
    first: Vec<Option<usize>>,
    /// For each those that go on it.
    rests: Vec<Vec<usize>>,
}

impl Chains {
    fn of(articles: usize) -> Self {
        Self { first: vec![None; articles], rests: vec![Vec::new(); articles] }
    }

    /// Whether an article may go on another one: it goes on none yet, and is not what that one
    /// itself goes on.
    fn may_follow(&self, rest: usize, first: usize) -> bool {
        let mut before = std::iter::successors(Some(first), |at| self.first[*at]);
        self.first[rest].is_none() && !before.any(|at| at == rest)
    }

    fn add(&mut self, first: usize, rest: usize) {
        self.first[rest] = Some(first);
        self.rests[first].push(rest);
    }

    /// Puts each continuation behind its first part, chains from their ends.
    fn merge(&self, drafts: &mut Drafts, pages: &[Page]) {
        let begins = |at: &usize| self.first[*at].is_none() && !self.rests[*at].is_empty();
        let mut open: Vec<usize> = (0..self.first.len()).filter(begins).collect();
        let mut pairs = Vec::new();
        while let Some(first) = open.pop() {
            pairs.extend(self.rests[first].iter().rev().map(|rest| (first, *rest)));
            open.extend(&self.rests[first]);
        }
        for (first, rest) in pairs.into_iter().rev() {
            let rest = std::mem::take(&mut drafts.articles[rest]);
            attach(&mut drafts.articles[first], rest, pages);
        }
        let mut first = self.first.iter();
        drafts.articles.retain(|_| first.next().is_some_and(Option::is_none));
    }
}

/// The jump lines of all articles; one that is told twice counts once.
fn ends(drafts: &Drafts, pages: &[Page]) -> Vec<End> {
    let mut ends: Vec<End> = Vec::new();
    for (draft, article) in drafts.articles.iter().enumerate() {
        let from = ends.len();
        let own = article.jumps.iter().cloned();
        for (at, line) in own.chain(in_text(article, pages)) {
            let is_known = ends[from..].iter().any(|end| {
                (end.page, end.line.on, &end.line.page) == (at.page, line.on, &line.page)
            });
            if !is_known {
                ends.push(End { draft, page: at.page, at, line });
            }
        }
    }
    ends
}

/// Jump lines in brackets at the beginning or end of an article's text.
fn in_text(article: &Draft, pages: &[Page]) -> Vec<(At, JumpLine)> {
    let mut paragraphs = article.body.iter().filter_map(|part| match part {
        Part::Paragraph(lines) => Some(lines),
        Part::Caption(_) | Part::Subhead(_) => None,
    });
    let Some(first) = paragraphs.next() else { return Vec::new() };
    let last = paragraphs.next_back().unwrap_or(first);
    let text = |lines: &[At]| -> Vec<char> {
        lines.iter().flat_map(|at| line(pages, *at).text.clone()).collect()
    };
    let foot = &last[last.len().saturating_sub(2)..];
    let head = &first[..first.len().min(2)];
    let on = foot.last().and_then(|at| jump::tail(&text(foot)).map(|(_, line)| (*at, line)));
    let back = head.first().and_then(|at| jump::head(&text(head)).map(|(_, line)| (*at, line)));
    on.into_iter().chain(back).collect()
}

fn line(pages: &[Page], at: At) -> &Line {
    &pages[at.page].lines[at.line]
}

/// The pages of an issue by what jump lines call them.
struct Called(FxHashMap<String, Vec<usize>>);

impl Called {
    /// By their labels; `page 4` may be page A4.
    fn of(labels: &[String]) -> Self {
        let mut pages: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (page, label) in labels.iter().enumerate() {
            let label = plain(label);
            let number = label.trim_matches(|c: char| c.is_ascii_uppercase());
            if number != label && !number.is_empty() {
                pages.entry(number.to_owned()).or_default().push(page);
            }
            pages.entry(label).or_default().push(page);
        }
        Self(pages)
    }

    /// The pages that a jump line may mean, in their order.
    fn pages(&self, said: &str) -> &[usize] {
        self.0.get(&plain(said)).map_or(&[], Vec::as_slice)
    }
}

fn plain(label: &str) -> String {
    folio::label(label).unwrap_or_else(|| label.to_owned())
}

/// Whether the word that a jump line names stands over the continuation: `See BUDGET, A6`, and
/// `BUDGET` on page A6.
fn is_named_so(drafts: &Drafts, pages: &[Page], on: &End, back: &End) -> bool {
    let Some(word) = &on.line.word else { return false };
    let article = &drafts.articles[back.draft];
    let mut head = article.kicker.iter().chain(&article.headline);
    let is_head = |at: &At| {
        let head = form::small(&line(pages, *at).text);
        head.strip_prefix(word.as_str())
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    back.line.word.as_ref() == Some(word) || head.any(is_head)
}

/// How many of the words of the continuation's head stand in the first part: tells two jumps
/// between the same two pages apart.
fn likeness(drafts: &Drafts, pages: &[Page], on: &End, back: &End) -> usize {
    let words = |draft: usize, head: bool| -> Vec<String> {
        let article = &drafts.articles[draft];
        let fields = article.kicker.iter().chain(&article.headline).copied();
        let lines: Vec<At> = if head { fields.collect() } else { article.lines().collect() };
        let text: Vec<char> = lines
            .iter()
            .flat_map(|at| line(pages, *at).text.iter().copied().chain([' ']))
            .collect();
        pieces(&text)
    };
    let known = words(on.draft, false);
    words(back.draft, true).iter().filter(|word| known.contains(word)).count()
}

/// Words, or pairs of Han characters, in small letters.
fn pieces(text: &[char]) -> Vec<String> {
    let words = text.split(|c| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .flat_map(|word| {
            let han = newsbind_core::is_han(word[0]);
            let size = if han { 2.min(word.len()) } else { word.len() };
            word.windows(size)
                .map(|piece| piece.iter().flat_map(|c| c.to_lowercase()).collect())
                .collect::<Vec<String>>()
        })
        .collect()
}

fn missing(end: &End, pages: &[Page], labels: &[String], called: &Called) -> Warning {
    let here = &labels[end.page];
    let there = &end.line.page;
    let is_here = !called.pages(there).is_empty();
    let message = match (end.line.on, is_here) {
        (true, true) => format!(
            "page {here}: an article continues on page {there}, where none comes from page {here}; it is kept as it is"
        ),
        (true, false) => format!(
            "page {here}: an article continues on page {there}, which is not in the issue; add that page to join it"
        ),
        (false, true) => format!(
            "page {here}: an article comes from page {there}, where none continues on page {here}; it is kept as it is"
        ),
        (false, false) => format!(
            "page {here}: an article comes from page {there}, which is not in the issue; add that page to join it"
        ),
    };
    Warning::at(line(pages, end.at).span, message)
}

fn attach(first: &mut Draft, rest: Draft, pages: &[Page]) {
    let begin = rest.body_lines().next();
    let heads = rest.kicker.iter().chain(&rest.headline).chain(&rest.deck).copied();
    // What stands below the text is no head of it.
    let (foot, head): (Vec<At>, Vec<At>) = heads.partition(|head| {
        begin.is_some_and(|begin| begin.page == head.page && begin.line < head.line)
    });
    let begins = matches!(rest.body.first(), Some(Part::Paragraph(_)));
    // A caption may stand below the jump line.
    let last = first.body.iter().rposition(|part| matches!(part, Part::Paragraph(_)));
    let open = last.filter(|at| begins && !stops(first.body[*at].lines(), pages));
    // Between the halves of a sentence no head has a place.
    if open.is_some() || repeats(&head, &first.headline, pages) || is_of_jump(&head, first, pages) {
        first.joined.extend(head);
    } else if !head.is_empty() {
        first.body.push(Part::Subhead(head));
    }
    first.byline.extend(rest.byline);
    first.joined.extend(rest.jumps.iter().chain(&first.jumps).map(|(at, _)| *at));
    first.joined.extend(rest.joined);
    first.jumps.clear();
    first.is_joined = true;
    first.confidence = first.confidence.min(rest.confidence);
    let mut parts = rest.body.into_iter();
    if let (Some(at), Some(Part::Paragraph(lines))) = (open, parts.as_slice().first()) {
        if let Part::Paragraph(last) = &mut first.body[at] {
            last.extend(lines);
        }
        parts.next();
    }
    first.body.extend(parts);
    if !foot.is_empty() {
        first.body.push(Part::Subhead(foot));
    }
}

/// Whether a continuation's head is nothing but the word that the jump line names, or a word of the
/// headline in capitals.
fn is_of_jump(head: &[At], first: &Draft, pages: &[Page]) -> bool {
    let [head] = head else { return false };
    let shouts = form::is_capitals(&line(pages, *head).text);
    let head = form::small(&line(pages, *head).text);
    let word = head.trim_end_matches(':');
    let is_word = |at: &At| pieces(&line(pages, *at).text).iter().any(|piece| piece == word);
    first.jumps.iter().any(|(_, jump)| jump.word.as_deref() == Some(word))
        || shouts && first.headline.iter().any(is_word)
}

/// Whether a continuation's head is the headline set again, for those who turn the page.
fn repeats(head: &[At], headline: &[At], pages: &[Page]) -> bool {
    let letters = |lines: &[At]| -> Vec<char> {
        let text = lines.iter().flat_map(|at| &line(pages, *at).text);
        text.filter(|c| c.is_alphanumeric()).flat_map(|c| c.to_lowercase()).collect()
    };
    let head = letters(head);
    !head.is_empty() && head == letters(headline)
}

/// Whether a paragraph's last line ends a sentence; a jump line behind it does not count.
fn stops(lines: &[At], pages: &[Page]) -> bool {
    let Some(at) = lines.last() else { return true };
    let text = &line(pages, *at).text;
    let end = jump::tail(text).map_or(text.len(), |(at, _)| at);
    form::stops(&text[..end])
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;
    use crate::page::{Writing, prepare};

    /// A page of four lines that stop.
    fn page() -> Page {
        let line = |number| TextLine { number, text: "河港今天通航。".to_owned() };
        let page = TextPage { lines: (1..=4).map(line).collect(), ..TextPage::default() };
        prepare(1, &page, Writing::Han)
    }

    /// Articles of one line each, told as pairs of a first part and one that would go on it; gives
    /// what lines each article has afterwards.
    fn check(pairs: &[(usize, usize)], expected: &[&[usize]]) {
        let pages = [page()];
        let text = |line| Part::Paragraph(vec![At { page: 0, line }]);
        let articles = (0..4).map(|line| Draft::photograph(text(line), 1.0));
        let mut drafts = Drafts { articles: articles.collect(), ..Drafts::default() };
        let mut chains = Chains::of(4);
        for (first, rest) in pairs {
            if chains.may_follow(*rest, *first) {
                chains.add(*first, *rest);
            }
        }
        chains.merge(&mut drafts, &pages);
        let lines = |draft: &Draft| draft.body_lines().map(|at| at.line).collect::<Vec<_>>();
        assert_eq!(drafts.articles.iter().map(lines).collect::<Vec<_>>(), expected, "{pairs:?}");
    }

    #[test]
    fn a_headline_below_a_continuation_stays_below_it() {
        let at = |line| At { page: 0, line };
        let text = |line| Draft::photograph(Part::Paragraph(vec![at(line)]), 1.0);
        for (headline, expected) in [(0, [3, 0, 1]), (2, [3, 1, 2])] {
            let mut rest = text(1);
            rest.headline.push(at(headline));
            let mut first = text(3);
            attach(&mut first, rest, &[page()]);
            let lines = first.body.iter().flat_map(Part::lines).map(|at| at.line);
            assert_eq!(lines.collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn chains_of_jumps() {
        check(&[(0, 1)], &[&[0, 1], &[2], &[3]]);
        check(&[(0, 1), (1, 3)], &[&[0, 1, 3], &[2]]);
        // Backwards, in a circle, twice.
        check(&[(1, 3), (2, 1)], &[&[0], &[2, 1, 3]]);
        check(&[(0, 1), (1, 0)], &[&[0, 1], &[2], &[3]]);
        check(&[(0, 1), (2, 1)], &[&[0, 1], &[2], &[3]]);
        check(&[(0, 1), (0, 2)], &[&[0, 1, 2], &[3]]);
    }
}
