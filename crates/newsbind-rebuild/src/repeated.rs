//! Lines that stand at the edges of several pages of an issue: its name, its date, its running
//! heads.

use std::collections::{HashMap, HashSet};

use crate::credit;
use crate::form::{self, Form};
use crate::furniture;
use crate::jump;
use crate::page::Page;

/// How many lines at a page's head and foot may be repeated ones.
const EDGE: usize = 4;

/// An issue of so many pages has several.
const FEW: usize = 4;

/// For each line of each page whether another page has the same line at its edge; digits do not
/// count, since page numbers run on. In an issue of several pages a line without digits stands on
/// three of them at least: two stories may be headed alike. Two pictures by the same hand are no
/// furniture, and neither is a headline that stands again right above the rest of its article.
pub(crate) fn lines(pages: &[Page]) -> Vec<Vec<bool>> {
    let mut seen_on: HashMap<Vec<char>, Vec<usize>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for text in edges(page).map(|i| key(&page.lines[i].text)) {
            let on = seen_on.entry(text).or_default();
            if on.last() != Some(&number) {
                on.push(number);
            }
        }
    }
    let continued: HashSet<Vec<char>> = pages.iter().flat_map(above_continuations).collect();
    let repeats = |page: &Page, i: usize| {
        let line = &page.lines[i].text;
        let text = key(line);
        let is_credit =
            credit::credit(line) == Some(0) || form::form(line, page.writing) == Form::Credit;
        let is_of_article = is_credit || continued.contains(&text);
        let numbered = line.iter().any(|c| c.is_numeric());
        let least = if pages.len() < FEW || numbered { 2 } else { 3 };
        !is_of_article
            && text.len() > 1
            && seen_on.get(&text).is_some_and(|pages| pages.len() >= least)
    };
    pages
        .iter()
        .map(|page| {
            let mut repeated = vec![false; page.lines.len()];
            edges(page).for_each(|i| repeated[i] = repeats(page, i));
            repeated
        })
        .collect()
}

/// Of the lines at the edges of a page those right above jump lines that lead back, but for folios.
fn above_continuations(page: &Page) -> impl Iterator<Item = Vec<char>> {
    let leads_back = |i: &usize| {
        let below = page.lines.get(i + 1).and_then(|line| jump::line(&line.text));
        below.is_some_and(|jump| !jump.on)
    };
    let heads = edges(page).filter(leads_back).map(|i| &page.lines[i].text);
    heads.filter(|text| !furniture::is_furniture(text)).map(|text| key(text))
}

/// The lines at the head and the foot of a page.
fn edges(page: &Page) -> impl Iterator<Item = usize> {
    let count = page.lines.len();
    (0..count).filter(move |i| *i < EDGE || *i + EDGE >= count)
}

fn key(text: &[char]) -> Vec<char> {
    text.iter().filter(|c| !c.is_numeric() && !c.is_whitespace()).copied().collect()
}
