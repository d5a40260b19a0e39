//! The pictures of a sidecar, put where their captions stand in the issue.

use newsbind_core::{Article, Block, Figure, Issue, Names, Section, article_id};

use crate::diagnostic::list;
use crate::sidecar::Picture;

/// Puts each picture into the figure whose caption begins as the sidecar says.
///
/// Where no figure on the page does, a paragraph that begins so becomes the figure's caption; where
/// there is none either, the picture becomes an article of its own after the others of its page,
/// and what was not found is given as a warning.
pub(crate) fn place(pictures: &[Picture], issue: &mut Issue) -> Vec<String> {
    let misplaced = |picture| match place_one(picture, issue) {
        Placed::Found => None,
        Placed::Added(page) => (!picture.caption.is_empty()).then(|| {
            format!(
                "no caption{page} begins with `{}`; the picture `{}` stands by itself",
                picture.caption, picture.image
            )
        }),
        Placed::NoPage(page) => {
            let known: Vec<&str> = issue.pages.iter().map(String::as_str).collect();
            Some(format!(
                "there is no page `{page}`, and the picture `{}` is left out; there are {}",
                picture.image,
                list(&known)
            ))
        }
    };
    pictures.iter().filter_map(misplaced).collect()
}

enum Placed {
    /// At its caption.
    Found,
    /// By itself; with ` on page X` where the sidecar names the page.
    Added(String),
    /// The issue has no such page.
    NoPage(String),
}

fn place_one(picture: &Picture, issue: &mut Issue) -> Placed {
    let page = match page(picture, issue) {
        Ok(page) => page,
        Err(label) => return Placed::NoPage(label),
    };
    if !picture.caption.is_empty() && place_at_caption(picture, page.as_deref(), issue) {
        return Placed::Found;
    }
    let at = page.as_ref().map_or_else(String::new, |page| format!(" on page {page}"));
    add(picture, page, issue);
    Placed::Added(at)
}

/// The label of the picture's page.
fn page(picture: &Picture, issue: &Issue) -> Result<Option<String>, String> {
    let Some(label) = picture.page.as_ref().map(|label| &label.0) else { return Ok(None) };
    if issue.pages.contains(label) {
        return Ok(Some(label.clone()));
    }
    let number = label.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let counted = number.and_then(|at| issue.pages.get(at)).cloned();
    counted.map(Some).ok_or_else(|| label.clone())
}

fn place_at_caption(picture: &Picture, page: Option<&str>, issue: &mut Issue) -> bool {
    for captions_only in [true, false] {
        let articles = issue.articles_mut().filter(|article| stands_on(article, page));
        for block in articles.flat_map(|article| &mut article.body) {
            let is_caption = matches!(block, Block::Figure(_));
            let is_candidate = is_caption || (!captions_only && is_text(block));
            if is_candidate && begins_with(block.text(), &picture.caption) {
                *block = illustrated(block, picture);
                return true;
            }
        }
    }
    false
}

fn stands_on(article: &Article, page: Option<&str>) -> bool {
    page.is_none_or(|page| article.pages.iter().any(|label| label == page))
}

fn is_text(block: &Block) -> bool {
    matches!(block, Block::Paragraph { .. } | Block::Other { .. })
}

/// Whether a text begins so, but for spaces, which differ between a page and what is typed from it.
fn begins_with(text: &str, beginning: &str) -> bool {
    let mut text = text.chars().filter(|c| !c.is_whitespace());
    let mut beginning = beginning.chars().filter(|c| !c.is_whitespace());
    beginning.all(|c| text.next() == Some(c))
}

/// The block as a figure with the picture.
fn illustrated(block: &Block, picture: &Picture) -> Block {
    let figure = match block {
        Block::Figure(figure) => figure.clone(),
        text => Figure {
            caption: text.text().to_owned(),
            source: text.source().to_vec(),
            ..Figure::default()
        },
    };
    let alt = picture.alt.clone().or(figure.alt);
    Block::Figure(Figure { image: Some(picture.image.clone()), alt, ..figure })
}

/// Adds the picture as an article behind the last one that begins on its page.
fn add(picture: &Picture, page: Option<String>, issue: &mut Issue) {
    let figure = Figure {
        caption: picture.caption.clone(),
        image: Some(picture.image.clone()),
        alt: picture.alt.clone(),
        ..Figure::default()
    };
    let body = vec![Block::Figure(figure)];
    let page = page.or_else(|| issue.pages.last().cloned());
    let mut article = Article { body, pages: page.into_iter().collect(), ..Article::default() };
    article.id = free_id(&article, picture, issue);
    let behind = |section: &Section| {
        section.articles.iter().rposition(|other| other.page() == article.page()).map(|at| at + 1)
    };
    let places = issue.sections.iter().enumerate();
    let place = places.rev().find_map(|(section, it)| Some((section, behind(it)?)));
    match place {
        Some((section, at)) => issue.sections[section].articles.insert(at, article),
        None => match issue.sections.last_mut() {
            Some(section) => section.articles.push(article),
            None => issue.sections.push(Section { articles: vec![article], ..Section::default() }),
        },
    }
}

/// An id from what the article says, or from the picture's name where it says nothing.
fn free_id(article: &Article, picture: &Picture, issue: &Issue) -> String {
    let named = Article { headline: Some(picture.image.clone()), ..article.clone() };
    let id = article_id(if article.text().is_empty() { &named } else { article });
    let mut names = Names::default();
    issue.articles().for_each(|other| names.take(&other.id));
    names.free(&id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::details::Label;

    /// Two pages: an article with a captioned figure, one with a caption that was taken for text.
    fn issue() -> Issue {
        let figure = Figure { caption: "The quay at dawn.".into(), ..Figure::default() };
        let article = |page: &str, block| Article {
            body: vec![Block::paragraph("Text."), block],
            pages: vec![page.into()],
            ..Article::default()
        };
        let articles = vec![
            article("A1", Block::Figure(figure)),
            article("A2", Block::paragraph("The quay by night.")),
        ];
        let sections = vec![Section { articles, ..Section::default() }];
        Issue { pages: vec!["A1".into(), "A2".into()], sections, ..Issue::default() }
    }

    /// Expects the picture in the block of an article (both counted from 0).
    fn check(page: &str, caption: &str, place: (usize, usize), warnings: &[&str]) {
        let page = (!page.is_empty()).then(|| Label(page.into()));
        let picture =
            Picture { page, caption: caption.into(), image: "quay.png".into(), alt: None };
        let mut issue = issue();
        assert_eq!(super::place(&[picture], &mut issue), warnings);
        let found = issue.articles().enumerate().find_map(|(at, article)| {
            let is_placed =
                |block: &Block| matches!(block, Block::Figure(figure) if figure.image.is_some());
            Some((at, article.body.iter().position(is_placed)?))
        });
        assert_eq!(found, Some(place));
    }

    #[test]
    fn a_picture_finds_its_caption() {
        check("A1", "The quay at", (0, 1), &[]);
        check("1", "Thequay at dawn", (0, 1), &[]);
        check("", "The quay by", (1, 1), &[]);
        check("A2", "The quay", (1, 1), &[]);
    }

    #[test]
    fn a_picture_without_caption_stands_by_itself() {
        check("A1", "", (1, 0), &[]);
        let warning =
            "no caption on page A1 begins with `A storm`; the picture `quay.png` stands by itself";
        check("A1", "A storm", (1, 0), &[warning]);
    }
}
