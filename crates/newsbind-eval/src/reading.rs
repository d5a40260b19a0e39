//! An issue as it is compared: its articles' texts, made comparable.

use std::sync::LazyLock;

use newsbind_core::{Article, Block, Byline, FurnitureKind, Issue};
use regex_lite::Regex;

use crate::Tally;
use crate::character::{plain, solid};
use crate::gram::Grams;

/// All that is compared of an issue.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) articles: Vec<Text>,
    /// The runs of its advertisements.
    advertisements: Grams,
}

/// What is compared of an article, as [`crate::character`] makes it comparable.
#[derive(Debug, Default)]
pub(crate) struct Text {
    kicker: String,
    pub(crate) headline: String,
    /// Whom the byline names, without roles; empty where it names nobody.
    pub(crate) byline: String,
    /// Paragraphs and other blocks of text, none of them empty.
    pub(crate) body: Vec<String>,
    pub(crate) grams: Grams,
    captions: Vec<String>,
    pub(crate) confidence: Option<f64>,
    /// Body and headline, before anything was taken off.
    whole: Grams,
}

/// An issue that is known to be right.
pub(crate) fn of_gold(issue: &Issue) -> Reading {
    let is_advertisement = |kind| kind == FurnitureKind::Advertisement;
    let items = issue.furniture.iter().filter(|item| is_advertisement(item.kind));
    let texts: String = items.map(|item| item.text.as_str()).collect();
    let advertisements = Grams::of(&solid(&texts));
    Reading { articles: issue.articles().map(text).collect(), advertisements }
}

/// An issue that is compared with one that is known to be right, without articles that are made of
/// that one's advertisements.
pub(crate) fn of_predicted(issue: &Issue, gold: &Reading) -> Reading {
    let is_of_article =
        |text: &Text| gold.articles.iter().any(|article| text.whole.is_within(0.5, &article.whole));
    let is_advertisement =
        |text: &Text| text.whole.is_within(0.5, &gold.advertisements) && !is_of_article(text);
    let articles = issue.articles().map(text).filter(|text| !is_advertisement(text)).collect();
    Reading { articles, ..Reading::default() }
}

/// Counts the captions that are found, on whatever article. Those of less than five characters are
/// left aside.
pub(crate) fn count_captions(gold: &Reading, predicted: &Reading, tally: &mut Tally) {
    let of = |reading: &Reading| {
        let captions = reading.articles.iter().flat_map(|article| article.captions.clone());
        captions.collect::<Vec<String>>()
    };
    let found = Grams::of(&of(predicted).join("|"));
    for caption in of(gold).iter().filter(|caption| caption.chars().count() >= 5) {
        tally.captions += 1;
        tally.right_captions += usize::from(Grams::of(caption).is_within(0.9, &found));
    }
}

impl Reading {
    pub(crate) fn with_body(&self) -> impl Iterator<Item = &Text> {
        self.articles.iter().filter(|article| article.has_body())
    }
}

impl Text {
    pub(crate) fn has_body(&self) -> bool {
        !self.grams.is_empty()
    }

    /// Whether headlines are the same, by themselves or with their kickers.
    pub(crate) fn is_headed_like(&self, other: &Self) -> bool {
        let headed = |text: &Self| format!("{}{}", text.kicker, text.headline);
        self.headline == other.headline || headed(self) == headed(other)
    }
}

fn text(article: &Article) -> Text {
    let paragraphs = paragraphs(article);
    let headline = article.headline.as_deref().unwrap_or_default();
    let whole = Grams::of(&solid(&(paragraphs.concat() + headline)));
    let body = body(&paragraphs);
    Text {
        kicker: solid(article.kicker.as_deref().unwrap_or_default()),
        headline: solid(headline),
        byline: article.byline.as_ref().map(signature).unwrap_or_default(),
        grams: Grams::of(&body.concat()),
        body,
        captions: article.body.iter().filter_map(caption).collect(),
        confidence: article.confidence,
        whole,
    }
}

/// The running text: the deck first, and the dateline where the first paragraph begins.
fn paragraphs(article: &Article) -> Vec<String> {
    let blocks = article.body.iter().filter(|block| !matches!(block, Block::Figure(_)));
    let mut texts: Vec<String> = blocks.map(|block| block.text().to_owned()).collect();
    if let Some(dateline) = &article.dateline {
        let first = texts.first().map_or("", String::as_str);
        let lead = format!("{dateline} {first}");
        texts.splice(..texts.len().min(1), [lead]);
    }
    texts.splice(0..0, article.deck.clone());
    texts
}

/// What opens a story of a Chinese newspaper: 本报讯（…）, 新华社…电, with the writer if named there.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"^(?:本报讯|本报[^，。（）]{0,12}?\d{1,2}月\d{1,2}日(?:讯|电)",
        r"|据?新华社[^，。（）]{0,12}?(?:\d{1,2}月\d{1,2}日)?电|据?新华社讯)",
        r"(?:（[^）]{1,30}）|记者[^：]{1,24}报道：)?"
    ))
});

static JUMP: LazyLock<Regex> =
    LazyLock::new(|| regex(r"（(?:下转|上接)第?[^（）]{1,4}版[^）]{0,10}）"));

fn body(paragraphs: &[String]) -> Vec<String> {
    let mut body: Vec<String> = paragraphs.iter().map(|text| solid(text)).collect();
    body.retain(|text| !text.is_empty());
    if let Some(first) = body.first_mut() {
        *first = OPENING.replace(first, "").into_owned();
    }
    for text in &mut body {
        *text = JUMP.replace_all(text, "").into_owned();
    }
    body.retain(|text| !text.is_empty());
    body
}

/// A byline's marks and words that stand before its names.
static MARKS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?:□|■|●|文/图|图/文|文/|by|BY|By|Von|VON|Par)+"));

static ROLES: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        "本报|新华社|驻[^记]{1,8}记者|特约|实习|记者|通讯员|报道|摄影",
        r"|[、，,：:（）()/|\-—·]"
    ))
});

/// Whom a byline names: its names, or where it lists none, what is printed.
fn signature(byline: &Byline) -> String {
    let printed = byline.text.as_deref().unwrap_or_default();
    if byline.names.is_empty() { persons(printed) } else { persons(&byline.names.join(" ")) }
}

fn persons(byline: &str) -> String {
    ROLES.replace_all(&MARKS.replace(&plain(byline), ""), "").to_lowercase()
}

fn caption(block: &Block) -> Option<String> {
    let Block::Figure(figure) = block else { return None };
    let credit = figure.credit.as_ref().and_then(|credit| credit.text.as_deref());
    Some(solid(&format!("{}{}", figure.caption, credit.unwrap_or_default())))
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this file is sound")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_compared_by_their_persons() {
        for (byline, expected) in [
            ("□ 本报记者 韩 雷", "韩雷"),
            ("新华社驻青州记者 沈砚、通讯员 陆小满", "沈砚陆小满"),
            ("By Hannah Brandt", "hannahbrandt"),
            ("本报记者", ""),
        ] {
            assert_eq!(persons(byline), expected, "{byline}");
        }
    }

    #[test]
    fn openings_and_jump_lines_are_not_the_body() {
        for (text, expected) in [
            ("本报讯（记者 沈砚）昨日，大桥通车。", "昨日，大桥通车。"),
            ("新华社青州5月6日电 大桥通车。", "大桥通车。"),
            ("本报青州5月6日讯记者沈砚报道：大桥通车。", "大桥通车。"),
            ("大桥通车（下转第三版）", "大桥通车"),
            ("Harbour — open", "Harbouropen"),
        ] {
            assert_eq!(body(&[text.to_owned()]), [expected], "{text}");
        }
    }
}
