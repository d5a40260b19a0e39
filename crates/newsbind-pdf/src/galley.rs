//! Setting an article: its head for a width, its body for a column.

use newsbind_core::{Article, Figure, words};

use crate::block::{Block, Part, baseline, height};
use crate::canvas::Mark;
use crate::fonts::{Fonts, Weight};
use crate::headline::{self, Fit};
use crate::language::Language;
use crate::material::{Material, Span};
use crate::options::Style;
use crate::paragraph::{self, Align, Format, Line};
use crate::pictures::Pictures;
use crate::sheet::Sheet;
use crate::tags::{Role, TagId, Tags};

/// What setting needs.
pub(crate) struct Case<'a, 'f> {
    pub(crate) sheet: &'f Sheet,
    pub(crate) fonts: &'f Fonts,
    pub(crate) tags: &'a mut Tags,
    pub(crate) pictures: &'a mut Pictures<'f>,
    /// Level of an article's heading.
    pub(crate) level: u8,
}

/// An article to be set.
#[derive(Clone, Debug)]
pub(crate) struct Copy<'a> {
    /// Its number in the issue.
    pub(crate) number: usize,
    pub(crate) article: &'a Article,
    pub(crate) language: Language,
    pub(crate) tag: TagId,
}

/// Lines of one part of a head.
struct Stack {
    lines: Vec<Line>,
    /// From baseline to baseline, as a multiple of the size.
    pitch: f64,
    /// Room above, in points.
    above: f64,
    tag: TagId,
}

/// The tags of an article's head, made once however often it is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeadTags {
    kicker: TagId,
    headline: TagId,
    deck: TagId,
    byline: TagId,
}

impl HeadTags {
    /// Tags for the parts that the article has.
    pub(crate) fn new(copy: &Copy<'_>, case: &mut Case<'_, '_>) -> Self {
        let level = case.level;
        let mut tag = |present: bool, role| {
            if present { case.tags.add(copy.tag, role) } else { copy.tag }
        };
        Self {
            kicker: tag(copy.article.kicker.is_some(), Role::Paragraph),
            headline: tag(copy.article.headline.is_some(), Role::Heading(level)),
            deck: tag(copy.article.deck.is_some(), Role::Paragraph),
            byline: tag(byline(copy).is_some(), Role::Paragraph),
        }
    }
}

fn byline<'a>(copy: &Copy<'a>) -> Option<&'a str> {
    text(copy.article.byline.as_ref().and_then(|byline| byline.text.as_deref()))
}

/// Sets the head of an article over a width. `size` is that of its headline, in points.
pub(crate) fn head(
    copy: &Copy<'_>,
    tags: HeadTags,
    width: f64,
    size: f64,
    sheet: &Sheet,
    fonts: &Fonts,
) -> Vec<Block> {
    let article = copy.article;
    let mut stacks = Vec::new();
    let body = sheet.size;
    if let Some(kicker) = text(article.kicker.as_deref()) {
        let size = (size * 0.5).clamp(body * 1.06, body * 1.6);
        let smallest = body * 1.03;
        let fit = Fit { width, size, smallest, growth: 1.1, weight: Weight::Regular };
        let lines = headline::set(kicker, &copy.language, fit, fonts);
        stacks.push(Stack { lines, pitch: 1.25, above: 0.0, tag: tags.kicker });
    }
    if let Some(headline) = text(article.headline.as_deref()) {
        let smallest = (size * 0.75).max(body * 1.1).min(size);
        let growth = if sheet.style == Style::Paper { GROWTH } else { 1.0 };
        let fit = Fit { width, size, smallest, growth, weight: Weight::Bold };
        let lines = headline::set(headline, &copy.language, fit, fonts);
        let pitch = if copy.language.cjk { 1.22 } else { 1.1 };
        stacks.push(Stack { lines, pitch, above: body * 0.25, tag: tags.headline });
    }
    let plain = |text: &str, size: f64, tag: TagId| {
        let span = Span { text, weight: Weight::Regular };
        let material = Material::new(&[span], &copy.language, fonts);
        let format = Format { size, width, indent: 0.0, align: Align::Left };
        let pitch = if copy.language.cjk { 1.35 } else { 1.2 };
        Stack { lines: paragraph::set(material, format), pitch, above: body * 0.35, tag }
    };
    if let Some(deck) = text(article.deck.as_deref()) {
        stacks.push(plain(deck, body * 1.1, tags.deck));
    }
    if let Some(byline) = byline(copy).filter(|_| sheet.style == Style::Book) {
        stacks.push(plain(byline, BYLINE * body, tags.byline));
    }
    pile(stacks, copy, sheet)
}

/// How many times larger a newspaper's headline may be to fill its width.
const GROWTH: f64 = 1.3;

/// Size of a byline, as a part of running text's. In a column of a newspaper it stands above the text; the line that it
/// takes is lost in that column only.
const BYLINE: f64 = 0.94;

/// Rows above a head that belong to the rule between modules.
const RULE_ROOM: f64 = 0.5;

/// Puts together what stands above a part of a story that comes from another page.
pub(crate) fn continued_head(lines: Vec<Line>, sheet: &Sheet) -> Vec<Block> {
    let above = RULE_ROOM * sheet.leading;
    let rows = sheet.rows_for(above + lines.len() as f64 * sheet.leading + 0.3 * sheet.size);
    let part = |(i, line): (usize, Line)| {
        let y = above + i as f64 * sheet.leading + baseline(sheet.leading, line.size);
        Part::Line { line, x: 0.0, y, mark: Mark::Artifact }
    };
    let parts = lines.into_iter().enumerate().map(part).collect();
    vec![Block { rows, parts, ..Block::default() }]
}

/// Puts the parts of a head on top of each other: one block, or, where a page has not the room, a block
/// a line.
fn pile(stacks: Vec<Stack>, copy: &Copy<'_>, sheet: &Sheet) -> Vec<Block> {
    let begin = Part::Begin { article: copy.number };
    let mut parts = vec![begin];
    let above = match sheet.style {
        Style::Paper => RULE_ROOM * sheet.leading,
        Style::Book => 0.0,
    };
    let empty = stacks.is_empty();
    let mut y = above;
    for (i, stack) in stacks.into_iter().enumerate() {
        y += if i == 0 { 0.0 } else { stack.above };
        for line in stack.lines {
            let pitch = stack.pitch * line.size;
            let at = y + baseline(pitch, line.size);
            parts.push(Part::Line { line, x: 0.0, y: at, mark: Mark::Tag(stack.tag) });
            y += pitch;
        }
    }
    if empty {
        return vec![Block { rows: sheet.rows_for(above), parts, ..Block::default() }];
    }
    let rows = sheet.rows_for(y + 0.3 * sheet.size);
    if rows + 2 > sheet.rows {
        return parts.into_iter().map(|part| line_block(part, sheet)).collect();
    }
    // What rounding to the grid leaves goes above and below.
    let mut head = Block { rows, parts, ..Block::default() };
    lower(&mut head, (rows as f64 * sheet.leading - y) * 0.5);
    vec![head]
}

/// Makes a head higher, half of it above its lines and half below.
pub(crate) fn pad(head: &mut [Block], rows: usize, sheet: &Sheet) {
    let free = rows.saturating_sub(height(head));
    if let [head] = head {
        head.rows += free;
        lower(head, free as f64 * sheet.leading * 0.5);
    }
}

fn lower(block: &mut Block, by: f64) {
    for part in &mut block.parts {
        if let Part::Line { y, .. } = part {
            *y += by;
        }
    }
}

fn line_block(part: Part, sheet: &Sheet) -> Block {
    let Part::Line { line, mark, .. } = part else {
        return Block { parts: vec![part], ..Block::default() };
    };
    let rows = sheet.rows_for(line.size * 1.1).max(1);
    let y = baseline(rows as f64 * sheet.leading, line.size);
    Block { rows, parts: vec![Part::Line { line, x: 0.0, y, mark }], ..Block::default() }
}

/// An article, and the captions that are set below it.
pub(crate) type Group<'a> = (&'a Copy<'a>, &'a [Copy<'a>]);

/// Each article by itself, but for a caption without anything else, whose picture is not known. It would stand lost at the
/// head of a page, and goes below the article before it, if that is of the same printed page.
pub(crate) fn together<'a>(copies: &'a [Copy<'a>]) -> impl Iterator<Item = Group<'a>> {
    let below = |one: &Copy<'_>, next: &Copy<'_>| {
        is_caption(next) && !is_caption(one) && one.article.page() == next.article.page()
    };
    copies.chunk_by(below).filter_map(<[_]>::split_first)
}

fn is_caption(copy: &Copy<'_>) -> bool {
    use newsbind_core::Block as Kind;
    let article = copy.article;
    let head = [&article.kicker, &article.headline, &article.deck, &article.dateline];
    let is_known = |block: &Kind| !matches!(block, Kind::Figure(Figure { image: None, .. }));
    head.iter().all(|part| text(part.as_deref()).is_none())
        && byline(copy).is_none()
        && article.jump.is_none()
        && !article.text().trim().is_empty()
        && !article.body.iter().any(is_known)
}

/// Sets the body of an article for the columns of the sheet, with the captions below it; in paper style it begins with the
/// byline.
pub(crate) fn body(
    copy: &Copy<'_>,
    captions: &[Copy<'_>],
    tags: HeadTags,
    case: &mut Case<'_, '_>,
) -> Vec<Block> {
    let mut blocks = own_body(copy, tags, case);
    for caption in captions {
        keep_with_next(&mut blocks);
        let mut rule = Block { cut: false, ..rule(case.sheet) };
        rule.parts.push(Part::Begin { article: caption.number });
        blocks.push(rule);
        let tags = HeadTags::new(caption, case);
        blocks.extend(own_body(caption, tags, case));
    }
    blocks
}

/// A thin rule that keeps apart what stands above and below it in a column.
pub(crate) fn rule(sheet: &Sheet) -> Block {
    let y = 0.5 * sheet.leading;
    let rule = Part::Rule { x: 0.0, y, length: sheet.measure, width: 0.4 };
    Block { rows: 1, parts: vec![rule], cut: true, separator: true }
}

fn own_body(copy: &Copy<'_>, tags: HeadTags, case: &mut Case<'_, '_>) -> Vec<Block> {
    use newsbind_core::Block as Kind;
    let mut blocks = Vec::new();
    if let Some(byline) = byline(copy).filter(|_| case.sheet.style == Style::Paper) {
        byline_above(copy, byline, tags.byline, case, &mut blocks);
    }
    let mut dateline = text(copy.article.dateline.as_deref());
    if !matches!(copy.article.body.first(), Some(Kind::Paragraph { .. }))
        && let Some(dateline) = dateline.take()
    {
        paragraph(copy, None, dateline, Weight::Bold, case, &mut blocks);
    }
    let mut after_figure = false;
    for block in &copy.article.body {
        match block {
            Kind::Figure(figure) => {
                let mut own = figure_block(copy, figure, case);
                // Of several captions in a row, the first one is enough.
                if !after_figure && is_lone_caption(&own) {
                    keep_with_next(&mut blocks);
                }
                blocks.append(&mut own);
            }
            Kind::Subhead { text, .. } => subhead(copy, text, case, &mut blocks),
            Kind::PullQuote { text, .. } => pull_quote(copy, text, case, &mut blocks),
            Kind::Paragraph { text, .. } | Kind::Other { text, .. } => {
                paragraph(copy, dateline.take(), text, Weight::Regular, case, &mut blocks);
            }
        }
        after_figure = matches!(block, Kind::Figure(_));
    }
    if let Some(jump) = &copy.article.jump {
        for line in &jump.lines {
            let format = small(case.sheet, Align::Right);
            lines(copy, line, Weight::Regular, format, case, &mut blocks);
        }
    }
    if let Some(last) = blocks.last_mut() {
        last.cut = true;
    }
    blocks
}

fn byline_above(
    copy: &Copy<'_>,
    text: &str,
    tag: TagId,
    case: &Case<'_, '_>,
    blocks: &mut Vec<Block>,
) {
    let sheet = case.sheet;
    let span = Span { text, weight: Weight::Regular };
    let material = Material::new(&[span], &copy.language, case.fonts);
    let size = BYLINE * sheet.size;
    let format = Format { size, width: sheet.measure, indent: 0.0, align: Align::Left };
    let lines = paragraph::set(material, format).into_iter();
    blocks.extend(lines.map(|line| Block::line(line, sheet, Mark::Tag(tag))));
}

fn small(sheet: &Sheet, align: Align) -> Format {
    Format { size: sheet.size * 0.88, width: sheet.measure, indent: 0.0, align }
}

fn paragraph(
    copy: &Copy<'_>,
    dateline: Option<&str>,
    text: &str,
    weight: Weight,
    case: &mut Case<'_, '_>,
    blocks: &mut Vec<Block>,
) {
    let space = if copy.language.cjk { "\u{3000}" } else { " " };
    let text = Span { text, weight };
    let spans = match dateline {
        Some(dateline) => vec![
            Span { text: dateline, weight: Weight::Bold },
            Span { text: space, weight: Weight::Bold },
            text,
        ],
        None => vec![text],
    };
    let sheet = case.sheet;
    // clreq 3.1.7: two ems, one in narrow columns.
    let narrow = sheet.measure < 10.0 * sheet.size;
    let indent = if copy.language.cjk && !narrow { 2.0 } else { 1.0 };
    let format = Format { size: sheet.size, width: sheet.measure, indent, align: Align::Justify };
    push_lines(copy, &spans, Role::Paragraph, format, case, blocks);
}

fn lines(
    copy: &Copy<'_>,
    text: &str,
    weight: Weight,
    format: Format,
    case: &mut Case<'_, '_>,
    blocks: &mut Vec<Block>,
) {
    push_lines(copy, &[Span { text, weight }], Role::Paragraph, format, case, blocks);
}

/// Sets text as lines of one row each; two at least stay together at both ends.
fn push_lines(
    copy: &Copy<'_>,
    spans: &[Span<'_>],
    role: Role,
    format: Format,
    case: &mut Case<'_, '_>,
    blocks: &mut Vec<Block>,
) {
    let material = Material::new(spans, &copy.language, case.fonts);
    if material.is_empty() {
        return;
    }
    let mark = Mark::Tag(case.tags.add(copy.tag, role));
    let lines = paragraph::set(material, format);
    let count = lines.len();
    for (i, line) in lines.into_iter().enumerate() {
        let (above, below) = (i + 1, count - i - 1);
        let cut = below == 0 || (above >= 2 && below >= 2);
        blocks.push(Block { cut, ..Block::line(line, case.sheet, mark) });
    }
}

fn subhead(copy: &Copy<'_>, text: &str, case: &mut Case<'_, '_>, blocks: &mut Vec<Block>) {
    let sheet = case.sheet;
    let material =
        Material::new(&[Span { text, weight: Weight::Bold }], &copy.language, case.fonts);
    if material.is_empty() {
        return;
    }
    let format =
        Format { size: sheet.size * 1.15, width: sheet.measure, indent: 0.0, align: Align::Left };
    let mark = Mark::Tag(case.tags.add(copy.tag, Role::Heading(case.level + 1)));
    if !blocks.is_empty() {
        blocks.push(Block { rows: 1, separator: true, cut: true, ..Block::default() });
    }
    for line in paragraph::set(material, format) {
        blocks.push(Block::line(line, sheet, mark));
    }
}

fn pull_quote(copy: &Copy<'_>, text: &str, case: &mut Case<'_, '_>, blocks: &mut Vec<Block>) {
    let sheet = case.sheet;
    let material =
        Material::new(&[Span { text, weight: Weight::Bold }], &copy.language, case.fonts);
    if material.is_empty() {
        return;
    }
    let size = sheet.size * 1.25;
    let inset = sheet.size;
    let width = sheet.measure - 2.0 * inset;
    let mark = Mark::Tag(case.tags.add(copy.tag, Role::Quote));
    let set = paragraph::set(material, Format { size, width, indent: 0.0, align: Align::Left });
    let pitch = size * if copy.language.cjk { 1.4 } else { 1.2 };
    let rows = sheet.rows_for(set.len() as f64 * pitch + 1.3 * sheet.size).min(sheet.rows);
    let height = rows as f64 * sheet.leading;
    let mut y = (height - set.len() as f64 * pitch) / 2.0;
    let rule = |y| Part::Rule { x: 0.0, y, length: sheet.measure, width: 0.8 };
    let mut parts = vec![rule(0.4 * sheet.size)];
    for line in set {
        let at = y + baseline(pitch, size);
        parts.push(Part::Line { line, x: inset, y: at, mark });
        y += pitch;
    }
    parts.push(rule(height - 0.4 * sheet.size));
    blocks.push(Block { rows, parts, cut: true, separator: false });
}

/// Most of a column that a picture may take, and rows that it may take beside however short a text.
const PICTURE: f64 = 0.6;
const SMALL_PICTURE: f64 = 9.0;

/// Height that a picture of an article may have: in paper style half as many rows as its text, about, so that the
/// picture can fill one of three columns and the text the others.
fn highest_picture(copy: &Copy<'_>, sheet: &Sheet) -> f64 {
    let most = PICTURE * sheet.rows as f64;
    let rows = match sheet.style {
        Style::Book => most,
        Style::Paper => {
            let em = if copy.language.cjk { 1.0 } else { 0.5 };
            let line = sheet.measure / (em * sheet.size);
            let text = copy.article.text().chars().count() as f64 / line;
            (0.5 * text).max(SMALL_PICTURE).min(most)
        }
    };
    rows * sheet.leading
}

fn figure_block(copy: &Copy<'_>, figure: &Figure, case: &mut Case<'_, '_>) -> Vec<Block> {
    let sheet = case.sheet;
    let tag = case.tags.add_figure(copy.tag, figure.alt.as_deref(), &figure.caption);
    let picture = figure.image.as_deref().and_then(|name| case.pictures.get(name));
    let mut parts = Vec::new();
    let mut y = 0.0;
    if let Some((picture, ratio)) = picture {
        let height = (sheet.measure * ratio).min(highest_picture(copy, sheet));
        let width = height / ratio;
        let x = (sheet.measure - width) / 2.0;
        y = 0.35 * sheet.leading;
        parts.push(Part::Picture { picture, area: [x, y, width, height], mark: Mark::Tag(tag) });
        y += height + 0.15 * sheet.leading;
    }
    let caption = caption(copy, figure);
    let material = Material::new(
        &[Span { text: &caption, weight: Weight::Regular }],
        &copy.language,
        case.fonts,
    );
    if !material.is_empty() {
        let mark = Mark::Tag(case.tags.add(tag, Role::Caption));
        let format = small(sheet, Align::Justify);
        let pitch = sheet.leading * 0.88;
        for line in paragraph::set(material, format) {
            let at = y + baseline(pitch, line.size);
            parts.push(Part::Line { line, x: 0.0, y: at, mark });
            y += pitch;
        }
    }
    if parts.is_empty() {
        return Vec::new();
    }
    let rows = sheet.rows_for(y);
    if rows <= sheet.rows {
        end_at_row(&mut parts, rows as f64 * sheet.leading - y);
        return vec![Block { rows, parts, cut: true, separator: false }];
    }
    let lines = parts.into_iter().map(|part| line_block(part, sheet));
    lines.map(|block| Block { cut: true, ..block }).collect()
}

/// Whether a figure has no picture. Its caption stays with the text before it, not to stand lost at the head of a column.
fn is_lone_caption(figure: &[Block]) -> bool {
    let is_picture = |part: &Part| matches!(part, Part::Picture { .. });
    figure.first().is_some_and(|block| !block.parts.iter().any(is_picture))
}

fn keep_with_next(blocks: &mut [Block]) {
    if let Some(last) = blocks.last_mut() {
        last.cut = false;
    }
}

/// Lets a caption end where a row does, as the columns beside it do: what is left of the row goes above the picture and
/// below it.
fn end_at_row(parts: &mut [Part], left: f64) {
    if !parts.iter().any(|part| matches!(part, Part::Picture { .. })) {
        return;
    }
    for part in parts {
        match part {
            Part::Picture { area: [_, y, ..], .. } => *y += left / 2.0,
            Part::Line { y, .. } => *y += left,
            _ => {}
        }
    }
}

/// A caption with its credit behind.
fn caption(copy: &Copy<'_>, figure: &Figure) -> String {
    let credit = figure.credit_line();
    let space = if copy.language.cjk { "\u{3000}" } else { " " };
    match (figure.caption.as_str(), credit.as_deref().unwrap_or_default()) {
        (caption, "") => caption.to_owned(),
        ("", credit) => credit.to_owned(),
        (caption, credit) => format!("{caption}{space}{credit}"),
    }
}

/// What an article is called in contents and outline.
pub(crate) fn title(copy: &Copy<'_>) -> String {
    copy.article.display_title(words(&copy.language.tag))
}

fn text(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Block as Kind, Issue, MemoryAssets};

    use super::*;
    use crate::Pdf;

    /// An article from marks: `p` is a paragraph, `c` a caption, `h` before them a headline.
    fn article(marks: &str, page: &str) -> Article {
        let (headline, body) = match marks.strip_prefix('h') {
            Some(body) => (Some("Harbour reopens".to_owned()), body),
            None => (None, marks),
        };
        let text = "Ships came in again on Monday, and the quay was full of boats.".to_owned();
        let block = |mark| match mark {
            'c' => Kind::Figure(Figure { caption: text.clone(), ..Figure::default() }),
            _ => Kind::paragraph(text.repeat(4)),
        };
        let body = body.chars().map(block).collect();
        Article { headline, body, pages: vec![page.to_owned()], ..Article::default() }
    }

    fn copy(article: &Article) -> Copy<'_> {
        Copy { number: 0, article, language: Language::new("en"), tag: Tags::DOCUMENT }
    }

    /// The marks of a body, with `|` wherever a column may end between two of them.
    fn check_cuts(expected: &str) {
        let options = Pdf::default();
        let assets = MemoryAssets::default();
        let sheet = Sheet::new(&options, false).unwrap();
        let fonts = Fonts::open(&options, &Issue::default(), &assets).unwrap();
        let (mut tags, mut pictures) = (Tags::new("en"), Pictures::new(&assets));
        let (tags, pictures) = (&mut tags, &mut pictures);
        let mut case = Case { sheet: &sheet, fonts: &fonts, tags, pictures, level: 1 };
        let marks = expected.replace('|', "");
        let mut set = |marks: &str| {
            let article = article(marks, "1");
            let copy = copy(&article);
            let tags = HeadTags::new(&copy, &mut case);
            body(&copy, &[], tags, &mut case)
        };
        let whole = set(&marks);
        let mut found = String::new();
        for (at, mark) in marks.char_indices() {
            if at > 0 && whole[set(&marks[..at]).len() - 1].cut {
                found.push('|');
            }
            found.push(mark);
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn a_caption_stays_with_the_text_before_it() {
        for expected in ["p|p", "pc|p", "c|p", "pc|c|p", "p|pc|pc"] {
            check_cuts(expected);
        }
    }

    #[test]
    fn a_caption_by_itself_goes_below_an_article() {
        for (articles, expected) in [
            (&[("hp", "1"), ("hp", "1")][..], "1 1"),
            (&[("hp", "1"), ("c", "1"), ("hp", "1")], "2 1"),
            (&[("hp", "1"), ("hc", "1")], "1 1"),
            (&[("hp", "1"), ("cp", "1")], "1 1"),
            (&[("hp", "1"), ("c", "2")], "1 1"),
            (&[("hp", "1"), ("c", "1"), ("c", "1")], "2 1"),
            (&[("c", "1"), ("hp", "1")], "1 1"),
            (&[("", "1"), ("", "1")], "1 1"),
        ] {
            let articles: Vec<Article> =
                articles.iter().map(|(marks, page)| article(marks, page)).collect();
            let copies: Vec<Copy<'_>> = articles.iter().map(copy).collect();
            let groups = together(&copies).map(|(_, captions)| (1 + captions.len()).to_string());
            assert_eq!(groups.collect::<Vec<_>>().join(" "), expected);
        }
    }
}
