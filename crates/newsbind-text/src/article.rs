//! One article: what stands above its text, then its blocks.

use newsbind_core::{Article, Block, Figure};

use crate::page::{Page, Rank};

/// Sets an article, two blank lines below what was before.
pub(crate) fn set(page: &mut Page<'_>, article: &Article, pages: bool) {
    page.space(2);
    set_head(page, article, pages);
    page.space(1);
    let [above, below] = article.jump_lines();
    for line in above {
        page.line(line);
        page.space(1);
    }
    let mut dateline = article.dateline.as_deref();
    for block in &article.body {
        set_block(page, block, &mut dateline);
    }
    if let Some(dateline) = dateline {
        page.paragraph(dateline);
    }
    for line in below {
        page.space(1);
        page.line(line);
    }
}

fn set_head(page: &mut Page<'_>, article: &Article, pages: bool) {
    if let Some(kicker) = &article.kicker {
        page.line(kicker);
    }
    if let Some(headline) = &article.headline {
        page.heading(headline, Rank::Article);
    }
    let byline = article.byline.as_ref().and_then(|byline| byline.text.as_ref());
    for line in [article.deck.as_ref(), byline].into_iter().flatten() {
        page.line(line);
    }
    if pages && !article.pages.is_empty() {
        page.line(&page.words.pages_of(&article.pages));
    }
}

/// Sets a block; the first paragraph takes the dateline.
fn set_block(page: &mut Page<'_>, block: &Block, dateline: &mut Option<&str>) {
    match block {
        Block::Paragraph { text, .. } | Block::Other { text, .. } => match dateline.take() {
            Some(dateline) => {
                let gap = page.words.behind_dateline(dateline);
                page.paragraph(&format!("{dateline}{gap}{text}"));
            }
            None => page.paragraph(text),
        },
        Block::Subhead { text, .. } => {
            page.space(1);
            page.heading(text, Rank::Subhead);
            page.space(1);
        }
        Block::PullQuote { text, .. } => apart(page, |page| page.set(text, "  > ", "  > ")),
        Block::Figure(figure) => apart(page, |page| page.line(&described(page, figure))),
    }
}

fn apart(page: &mut Page<'_>, set: impl FnOnce(&mut Page<'_>)) {
    page.space(1);
    set(page);
    page.space(1);
}

/// A picture in words: `[Photograph] The quay (A. Reed)`.
fn described(page: &Page<'_>, figure: &Figure) -> String {
    let caption = match (figure.caption.as_str(), &figure.alt) {
        ("", Some(alt)) => alt,
        (caption, _) => caption,
    };
    let credit = figure.credit_line();
    let mark = format!("[{}] {caption}", page.words.photograph);
    // A credit may stand in parentheses already.
    let bare = credit.as_deref().map(|credit| {
        let inside =
            credit.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
        inside.unwrap_or(credit)
    });
    match bare {
        Some(credit) if page.cjk => format!("{mark}（{credit}）"),
        Some(credit) => format!("{} ({credit})", mark.trim_end()),
        None => mark.trim_end().to_owned(),
    }
}
