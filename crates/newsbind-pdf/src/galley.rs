//! Setting an article's body for a column.

use newsbind_core::{Article, Figure, beginning, words};

use crate::block::{Block, Part, baseline};
use crate::canvas::Mark;
use crate::figure;
use crate::fonts::{Fonts, Weight};
use crate::head::HeadTags;
use crate::headline;
use crate::language::Language;
use crate::material::{Material, Span};
use crate::options::Style;
use crate::paragraph::{self, Align, Format};
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

/// The byline of an article, as it is printed.
pub(crate) fn byline<'a>(copy: &Copy<'a>) -> Option<&'a str> {
    text(copy.article.byline.as_ref().and_then(|byline| byline.text.as_deref()))
}

/// Size of a byline, as a part of running text's. In a column of a newspaper it stands above the
/// text; the line that it takes is lost in that column only.
pub(crate) const BYLINE: f64 = 0.94;

/// How many rows higher than on the grid a byline stands, so that there is room below it; its head
/// has as much more below.
pub(crate) const RAISED: f64 = 0.35;

/// An article, and the captions that are set below it.
pub(crate) type Group<'a> = (&'a Copy<'a>, &'a [Copy<'a>]);

/// Each article by itself, but for a caption without anything else, whose picture is not known. It
/// would stand lost at the head of a page, and goes below the article before it, if that is of the
/// same printed page.
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

/// Sets the body of an article for the columns of the sheet, with the captions below it; in paper
/// style it begins with the byline.
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
    Block { rows: 1, parts: vec![rule], cut: true, separator: true, ..Block::default() }
}

fn own_body(copy: &Copy<'_>, tags: HeadTags, case: &mut Case<'_, '_>) -> Vec<Block> {
    use newsbind_core::Block as Kind;
    let mut blocks = Vec::new();
    if let Some(byline) = byline(copy).filter(|_| case.sheet.style == Style::Paper) {
        byline_above(copy, byline, tags.byline, case, &mut blocks);
    }
    let [above, below] = copy.article.jump_lines();
    for line in above {
        lines(copy, line, Weight::Regular, small(case.sheet, Align::Left), case, &mut blocks);
        keep_with_next(&mut blocks);
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
                let mut own = figure::set(copy, figure, case);
                // Of several captions in a row, the first one is enough.
                if !after_figure && figure::is_lone_caption(&own) {
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
    for line in below {
        keep_with_next(&mut blocks);
        lines(copy, line, Weight::Regular, small(case.sheet, Align::Right), case, &mut blocks);
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
    let span = Span { text, weight: Weight::Bold };
    let size = BYLINE * sheet.size;
    let measure = (sheet.measure / size) as f32;
    let material = headline::whole_words(span, &copy.language, measure, case.fonts);
    let format = Format { size, width: sheet.measure, indent: 0.0, align: Align::Left };
    let y = baseline(sheet.leading, size) - RAISED * sheet.leading;
    for line in paragraph::set(material, format) {
        let parts = vec![Part::Line { line, x: 0.0, y, mark: Mark::Tag(tag) }];
        blocks.push(Block { rows: 1, parts, ..Block::default() });
    }
}

/// How captions and jump lines are set.
pub(crate) fn small(sheet: &Sheet, align: Align) -> Format {
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
    let text = Span { text, weight };
    let spans = match dateline {
        Some(dateline) => vec![
            Span { text: dateline, weight: Weight::Bold },
            Span {
                text: words(&copy.language.tag).behind_dateline(dateline),
                weight: Weight::Bold,
            },
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
        let divided = line.is_divided();
        blocks.push(Block { cut, divided, ..Block::line(line, case.sheet, mark) });
    }
}

fn subhead(copy: &Copy<'_>, text: &str, case: &mut Case<'_, '_>, blocks: &mut Vec<Block>) {
    let sheet = case.sheet;
    let size = 1.15 * sheet.size;
    let span = Span { text, weight: Weight::Bold };
    let measure = (sheet.measure / size) as f32;
    let material = headline::whole_words(span, &copy.language, measure, case.fonts);
    if material.is_empty() {
        return;
    }
    let format = Format { size, width: sheet.measure, indent: 0.0, align: Align::Left };
    let mark = Mark::Tag(case.tags.add(copy.tag, Role::Heading(case.level + 1)));
    // Subheads in a row stay together.
    if blocks.last().is_some_and(|above| above.cut) {
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
    blocks.push(Block { rows, parts, cut: true, ..Block::default() });
}

fn keep_with_next(blocks: &mut [Block]) {
    if let Some(last) = blocks.last_mut() {
        last.cut = false;
    }
}

/// What an article is called in contents, outline and jump heads. These point to it, and take only
/// the beginning of a title that is very long: a jump head that repeats it on each page of the
/// story would leave the story no room.
pub(crate) fn title(copy: &Copy<'_>) -> String {
    beginning(&copy.article.display_title(words(&copy.language.tag)), LONG_TITLE)
}

/// Half ems of a title that is repeated in full: five lines of a column, about.
const LONG_TITLE: usize = 160;

/// A part of an article that has more than blanks in it.
pub(crate) fn text(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use newsbind_core::{Block as Kind, Issue, MemoryAssets};

    use super::*;
    use crate::Pdf;

    /// An article from marks: `p` is a paragraph, `c` a caption, `s` a subhead, `h` before them a
    /// headline.
    fn article(marks: &str, page: &str) -> Article {
        let (headline, body) = match marks.strip_prefix('h') {
            Some(body) => (Some("Harbour reopens".to_owned()), body),
            None => (None, marks),
        };
        let text = "Ships came in again on Monday, and the quay was full of boats.".to_owned();
        let block = |mark| match mark {
            'c' => Kind::Figure(Figure { caption: text.clone(), ..Figure::default() }),
            's' => Kind::Subhead { text: text.clone(), source: Vec::new() },
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
    fn a_subhead_stays_with_what_it_heads() {
        for expected in ["p|sp", "p|ssp", "sp|p"] {
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
