//! Sections: the parts of an issue that its folios name, or its page labels.

use newsbind_core::{Article, Section, is_han};
use rustc_hash::FxHashMap;

use crate::assemble::Drafts;
use crate::folio;
use crate::furniture;
use crate::language::{self, chinese};
use crate::page::{Page, clean};
use crate::traditional::simplified;

/// The name of each page's section, empty where none is printed: as its furniture has it, or else
/// the letter of its label where pages have several.
pub(crate) fn names(pages: &[Page], labels: &[String], drafts: &Drafts) -> Vec<String> {
    let printed: Vec<String> =
        (0..pages.len()).map(|page| printed(page, &pages[page], &labels[page], drafts)).collect();
    if printed.iter().any(|name| !name.is_empty()) {
        return printed;
    }
    let letters: Vec<String> = labels.iter().map(|label| letter(label)).collect();
    let several = letters.windows(2).any(|pair| pair[0] != pair[1]);
    if several && letters.iter().all(|letter| !letter.is_empty()) { letters } else { printed }
}

fn letter(label: &str) -> String {
    label.chars().take_while(char::is_ascii_uppercase).collect()
}

/// The section that the head or foot of a page names.
fn printed(number: usize, page: &Page, label: &str, drafts: &Drafts) -> String {
    let furniture = drafts.furniture_of(number).iter();
    let edge = furniture.filter(|at| furniture::at_edge(page, at.line));
    // `COMMENT | Page 44` at the foot of another page leads there.
    let is_own = |text: &[char]| {
        let word: String = text.rsplit(|c| *c == ' ').next().into_iter().flatten().collect();
        // `Obituaries, A4` does so at the head of it.
        let other = text.contains(&',') && folio::label(&word).is_some_and(|page| page != label);
        !other && !furniture::leads_on(text) && folio::named(text).is_none_or(|page| page == label)
    };
    let mut edge = edge.filter(|at| is_own(&page.lines[at.line].text));
    edge.find_map(|at| named(&clean(&page.lines[at.line].raw))).unwrap_or_default()
}

/// The section that a line names, beside numbers, dates and marks; `news@herald.example` names
/// none.
fn named(text: &[char]) -> Option<String> {
    let plain: Vec<&[char]> =
        text.split(|c| *c == ' ').filter(|word| !word.contains(&'@')).collect();
    named_plainly(&plain.join(&' '))
}

fn named_plainly(text: &[char]) -> Option<String> {
    let mark = |c: &char| !(c.is_alphabetic() || *c == ' ');
    let mut words = text.split_inclusive(mark).flat_map(|piece| {
        let (end, words) = match piece.split_last() {
            Some((end, words)) if mark(end) => (*end, words),
            _ => (' ', piece),
        };
        let words: String = words.iter().collect();
        // Chinese folios set one thing after the other; words of other scripts belong together.
        let parts: Vec<String> = if words.chars().any(is_han) {
            words.split(' ').map(|part| part.trim_start_matches('版').to_owned()).collect()
        } else {
            vec![words.trim().to_owned()]
        };
        // 视觉：沈砚 says who made the page.
        let roles = usize::from(end == '：');
        let names = parts.len() - roles;
        parts.into_iter().take(names)
    });
    words.find(|word| is_name(word))
}

/// Whether a word is what papers call a section.
pub(crate) fn is_name(word: &str) -> bool {
    let small: String = word.to_lowercase().chars().map(simplified).collect();
    let ends = ["新闻", "周刊", "专刊", "副刊"].iter().any(|end| small.ends_with(end));
    chinese::SECTIONS.contains(&small.as_str())
        || language::has(|papers| papers.sections, &small)
        || ends && (3..=6).contains(&small.chars().count())
}

/// Whether a text is one of the names of sections.
pub(crate) fn is_known(text: &[char]) -> bool {
    let names = chinese::SECTIONS.iter().copied().chain(language::all(|papers| papers.sections));
    names.into_iter().any(|name| name.chars().eq(text.iter().copied()))
}

/// Puts articles, each with its page, into the sections of these pages; in the order in which the
/// issue first shows them.
pub(crate) fn group(articles: Vec<(usize, Article)>, names: &[String]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (page, article) in articles {
        let name = &names[page];
        let place = *places.entry(name).or_insert(sections.len());
        if place == sections.len() {
            sections.push(Section { name: name.clone(), articles: Vec::new() });
        }
        sections[place].articles.push(article);
    }
    if sections.is_empty() {
        sections.push(Section::default());
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_as_folios_name_them() {
        for (text, name) in [
            ("第1版 要闻", Some("要闻")),
            ("12 综合新闻 1998 年 1 月 5 日", Some("综合新闻")),
            ("2024年12月6日 星期五", None),
            ("临渡日报", None),
            ("第05版：国际", Some("国际")),
            ("3 | WORLD NEWS", Some("WORLD NEWS")),
            ("Sports  Thursday, May 9, 2024", None),
            ("B4 · Sports", Some("Sports")),
            ("10 理论周刊", Some("理论周刊")),
            ("责编：沈砚 视觉：魏来", None),
            ("投稿邮箱：news@lindu.example", None),
            ("THE MARROW BAY EXAMINER", None),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(named(&text).as_deref(), name, "{text:?}");
        }
    }
}
