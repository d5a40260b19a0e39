//! The parts of an issue: each text that lines of the page became, with its role.

use newsbind_core::{
    Article, Block, Byline, DroppedKind, Figure, Furniture, FurnitureKind, Issue, ReplacedKind,
    Span,
};

/// A text with what it is and where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    /// What it is, in one word of the model.
    pub(crate) role: &'a str,
    /// How it reads.
    pub(crate) text: String,
    /// What was understood of it: names, a picture.
    pub(crate) note: String,
    /// Where its characters came from.
    pub(crate) source: &'a [Span],
}

/// The fields and blocks of an article, in reading order.
pub(crate) fn of_article(article: &Article) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut field = |role: &'static str, text: Option<&str>, note: String| {
        let source = article.sources.get(role).map_or(&[][..], Vec::as_slice);
        let text = text.map(str::to_owned);
        parts.extend(text.map(|text| Part { role, text, note, source }));
    };
    let byline = article.byline.as_ref();
    let printed = byline.and_then(|byline| byline.text.as_deref());
    let names = byline.map(names).unwrap_or_default();
    let (of_line, of_dateline) =
        if printed.is_some() { (names, String::new()) } else { (String::new(), names) };
    field("kicker", article.kicker.as_deref(), String::new());
    field("headline", article.headline.as_deref(), String::new());
    field("deck", article.deck.as_deref(), String::new());
    field("byline", printed, of_line);
    match &article.dateline {
        Some(dateline) => field("dateline", Some(dateline), of_dateline),
        None if !of_dateline.is_empty() => field("byline", Some(""), of_dateline),
        None => (),
    }
    let jump = article.jump.as_ref().filter(|jump| !jump.lines.is_empty());
    let jump = jump.map(|jump| (jump.lines.join(" / "), leads(jump)));
    parts.extend(article.body.iter().map(of_block));
    if let Some((text, note)) = jump {
        let source = article.sources.get("jump").map_or(&[][..], Vec::as_slice);
        parts.push(Part { role: "jump", text, note, source });
    }
    parts
}

/// A piece of what belongs to no article.
pub(crate) fn of_furniture(item: &Furniture) -> Part<'_> {
    let role = match item.kind {
        FurnitureKind::Nameplate => "nameplate",
        FurnitureKind::Folio => "folio",
        FurnitureKind::Masthead => "masthead",
        FurnitureKind::Advertisement => "advertisement",
        FurnitureKind::Other => "furniture",
    };
    Part { role, text: item.text.clone(), note: String::new(), source: &item.source }
}

fn of_block(block: &Block) -> Part<'_> {
    let role = match block {
        Block::Paragraph { .. } => "paragraph",
        Block::Subhead { .. } => "subhead",
        Block::PullQuote { .. } => "pull-quote",
        Block::Figure(figure) => return of_figure(figure),
        Block::Other { kind, .. } => kind,
    };
    let text = block.text().to_owned();
    Part { role, text, note: String::new(), source: block.source() }
}

fn of_figure(figure: &Figure) -> Part<'_> {
    let credit = figure.credit.as_ref();
    let printed = credit.and_then(|credit| credit.text.as_deref());
    let texts = [Some(figure.caption.as_str()), printed];
    let texts: Vec<&str> = texts.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let notes = [credit.map(names), figure.image.clone(), figure.alt.clone()];
    let notes: Vec<String> = notes.into_iter().flatten().filter(|note| !note.is_empty()).collect();
    Part { role: "caption", text: texts.join(" "), note: notes.join(", "), source: &figure.source }
}

fn names(byline: &Byline) -> String {
    byline.names.join(", ")
}

fn leads(jump: &newsbind_core::Jump) -> String {
    let to = jump.to.iter().map(|page| format!("to page {page}"));
    let from = jump.from.iter().map(|page| format!("from page {page}"));
    to.chain(from).collect::<Vec<_>>().join(", ")
}

/// Characters that were left out, or that read otherwise than on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loss<'a> {
    /// What it was, in words.
    pub(crate) what: &'static str,
    /// As it stood on the page.
    pub(crate) from: &'a str,
    /// As it reads now; none where it was left out.
    pub(crate) to: Option<&'a str>,
    /// Where it stood.
    pub(crate) source: &'a [Span],
}

/// What was dropped, then what was replaced.
pub(crate) fn losses(issue: &Issue) -> Vec<Loss<'_>> {
    let dropped = issue.dropped.iter().map(|item| {
        let what = match item.kind {
            DroppedKind::Hyphen => "line-end hyphens dropped",
            DroppedKind::JumpLine => "jump lines dropped",
            DroppedKind::Control => "control characters dropped",
            DroppedKind::Space => "typesetter's spaces dropped",
            DroppedKind::Other => "others dropped",
        };
        Loss { what, from: &item.text, to: None, source: &item.source }
    });
    let replaced = issue.replaced.iter().map(|item| {
        let what = match item.kind {
            ReplacedKind::Ligature => "ligatures replaced",
            ReplacedKind::SoftHyphen => "soft hyphens replaced",
            ReplacedKind::LetterSpacing => "letter-spaced words replaced",
            ReplacedKind::Other => "others replaced",
        };
        Loss { what, from: &item.from, to: Some(&item.to), source: &item.source }
    });
    dropped.chain(replaced).collect()
}

/// The same, by what it was, in the order of first places.
pub(crate) fn by_kind<'a, 'b>(losses: &'b [Loss<'a>]) -> Vec<(&'static str, Vec<&'b Loss<'a>>)> {
    let mut kinds: Vec<(&'static str, Vec<&Loss<'a>>)> = Vec::new();
    for loss in losses {
        match kinds.iter_mut().find(|(what, _)| *what == loss.what) {
            Some((_, some)) => some.push(loss),
            None => kinds.push((loss.what, vec![loss])),
        }
    }
    kinds
}

/// How sure an article is: three words, the same for colours of the terminal and of the page.
pub(crate) fn surety(confidence: f64) -> &'static str {
    match confidence {
        0.8.. => "sure",
        Article::DOUBTFUL.. => "fair",
        _ => "doubtful",
    }
}

/// The lines of a source: `12–15`; where the issue has several pages, with them: `A1:12–A4:3`.
pub(crate) fn place(source: &[Span], labels: &[String]) -> String {
    let line = |span: &Span| {
        let label = (span.page as usize).checked_sub(1).and_then(|at| labels.get(at));
        match label.filter(|_| labels.len() > 1) {
            Some(label) => format!("{label}:{}", span.line),
            None => span.line.to_string(),
        }
    };
    // What was put together may stand apart on the page.
    let (Some(first), Some(last)) = (source.iter().min(), source.iter().max()) else {
        return "-".into();
    };
    match (first.page == last.page, first.line == last.line) {
        (true, true) => line(first),
        (true, false) => format!("{}-{}", line(first), last.line),
        _ => format!("{}-{}", line(first), line(last)),
    }
}
