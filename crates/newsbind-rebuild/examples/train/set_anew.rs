//! The articles of known pages, set anew as other papers would.

use newsbind_core::{Article, Block, Byline, Figure, Issue};

use crate::evening::Evening;
use crate::house::{HOUSES, House, Place, Sign, furniture};
use crate::page_maker::{CHANGES, Change, make};
use crate::regional::Regional;
use crate::sheet::Story;
use crate::supplement::Supplement;
use crate::tabloid::Tabloid;

/// The articles of a page set anew, with furniture on two pages of three: with one change, and
/// every other page also without blank lines between paragraphs, with subheads, or both.
pub(crate) fn set_with_changes(gold: &Issue, number: usize) -> Vec<(String, Vec<Article>)> {
    let articles = with_photographs_apart(gold);
    let others = [&[Change::Close][..], &[Change::Subheads], &[Change::Close, Change::Subheads]];
    let besides =
        [Some(&[][..]), number.is_multiple_of(2).then(|| others[number / 2 % others.len()])];
    let mut random = fastrand::Rng::with_seed(number as u64);
    let mut pages = Vec::new();
    for (at, besides) in besides.into_iter().flatten().enumerate() {
        let change = CHANGES[(number + at) % CHANGES.len()];
        let page = make(&articles, change, besides, number as u64);
        let (above, below) = match random.u8(..3) {
            0 => Default::default(),
            _ => furniture(true, &mut random),
        };
        pages.push((above + &page.text + "\n" + &below, page.articles));
    }
    pages
}

/// How a page is made of stories.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Make {
    /// As one of the English houses sets them.
    House,
    /// As it did long ago, from worn type.
    Old,
    /// As papers of today do.
    Tabloid,
    Regional,
    Varied,
    /// As Chinese papers do: evening papers, supplements and trade papers.
    Evening,
    Supplement,
}

/// The stories of a page as several papers set them.
pub(crate) fn set_by_papers(
    gold: &Issue,
    number: usize,
    makes: &[Make],
) -> Vec<(String, Vec<Article>)> {
    let writer = match makes {
        [Make::Evening | Make::Supplement, ..] => ("沈砚", "临渡"),
        _ => ("Hannah Brandt", "Port Ellery"),
    };
    let houses: Vec<House> = HOUSES.into_iter().filter(|house| !house.han).collect();
    let mut random = fastrand::Rng::with_seed(number as u64);
    let mut pages = Vec::new();
    for (at, make) in makes.iter().enumerate() {
        let mut stories: Vec<Story> =
            gold.articles().filter_map(|article| story(article, writer)).collect();
        random.shuffle(&mut stories);
        stories.truncate(12);
        if random.bool() {
            // Pages of short news: each story is told in a few sentences.
            stories.iter_mut().for_each(|story| story.paragraphs.truncate(random.usize(1..4)));
        }
        if stories.is_empty() {
            continue;
        }
        let house = houses[(number + 2 * at) % houses.len()];
        let sheet = match make {
            Make::House | Make::Old => {
                let mut house = varied(house, &mut random);
                if *make == Make::Old {
                    house = age(house, &mut stories, &mut random);
                }
                house.set(&stories, (3 * number + at) as u64)
            }
            Make::Evening => Evening::drawn(&mut random).set(&stories, &mut random),
            Make::Supplement => Supplement::drawn(&mut random).set(&stories, &mut random),
            Make::Tabloid => Tabloid::drawn(&mut random).set(&stories, &mut random),
            Make::Regional => Regional::drawn(&mut random).set(&stories, &mut random),
            Make::Varied => Regional::varied(&mut random).set(&stories, &mut random),
        };
        pages.push((sheet.text, sheet.articles));
    }
    pages
}

/// A house whose columns, gaps and furniture are drawn anew.
fn varied(house: House, random: &mut fastrand::Rng) -> House {
    House {
        measure: random.usize(20..52),
        column: random.usize(16..70),
        open: random.bool(),
        furniture: random.u8(..4) > 0,
        caption: random.u8(..3) == 0,
        ..house
    }
}

/// Makes a house and its stories one of old: headlines in capitals, many of a word or two; some
/// stories are dated, few signed, and then below; the first one comes from the page before; all is
/// read from worn type.
fn age(house: House, stories: &mut [Story], random: &mut fastrand::Rng) -> House {
    let rate = random.choice(MISREAD).unwrap_or_default();
    let shouts = random.u8(..4) > 0;
    let terse = random.u8(..100);
    for story in stories.iter_mut() {
        if random.u8(..100) < terse {
            let words = story.headline.split(' ').take(random.usize(1..5));
            story.headline = words.collect::<Vec<_>>().join(" ");
        }
        if shouts {
            story.headline = story.headline.to_uppercase();
        }
        misread(story, rate, random);
    }
    if let Some(first) = stories.first_mut().filter(|_| random.bool()) {
        first.headline.clear();
        let words = first.paragraphs[0].split(' ');
        let count = words.clone().count();
        first.paragraphs[0] = words.skip(count / 3).collect::<Vec<_>>().join(" ");
    }
    House {
        place: Place::Before,
        measure: random.usize(28..52),
        sign: Sign::Below,
        signed: random.u8(..50),
        dated: random.u8(..100),
        open: random.u8(..6) == 0,
        gaps: random.u8(..20),
        close: if random.u8(..3) == 0 { random.u8(..100) } else { 0 },
        tight: if random.u8(..6) == 0 { random.u8(..100) } else { 0 },
        subheads: random.u8(..3) == 0,
        deck: random.bool(),
        jump: false,
        caption: false,
        ..house
    }
}

/// One word in how many is misread on a page.
const MISREAD: [u16; 6] = [8, 16, 30, 60, 120, 250];

/// Reads a story as character recognition reads worn type: one word in so many has a wrong
/// character in it, as many none behind them, and before as many stands a speck that was taken for
/// one.
fn misread(story: &mut Story, rate: u16, random: &mut fastrand::Rng) {
    const WRONG: [(char, char); 16] = [
        ('e', 'c'),
        ('c', 'e'),
        ('n', 'u'),
        ('u', 'n'),
        ('i', 'l'),
        ('l', 'i'),
        ('t', 'l'),
        ('o', '0'),
        ('h', 'b'),
        ('a', 'n'),
        ('s', '8'),
        ('I', 'l'),
        ('E', 'B'),
        ('O', 'C'),
        ('r', '.'),
        ('m', '\''),
    ];
    const SPECKS: [&str; 8] = ["■", "•", "_", "^", "|", "~", ".", ","];
    let mut read = |text: &str| {
        let mut out = String::with_capacity(text.len());
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 && random.u16(..rate) > 0 {
                out.push(' ');
            }
            let speck = random.choice(SPECKS).filter(|_| random.u16(..rate) == 0);
            out.extend(speck.into_iter().flat_map(|speck| [speck, " "]));
            let wrong = random.choice(WRONG).filter(|_| random.u16(..rate) == 0);
            out += &match wrong {
                Some((right, wrong)) => word.replacen(right, wrong.encode_utf8(&mut [0; 4]), 1),
                None => word.to_owned(),
            };
        }
        out
    };
    story.headline = read(&story.headline);
    story.paragraphs.iter_mut().for_each(|paragraph| *paragraph = read(paragraph));
}

/// A story as its writer handed it in; by whom, and where from, if it does not say so.
fn story(article: &Article, (writer, place): (&str, &str)) -> Option<Story> {
    let names = article.byline.iter().flat_map(|byline| &byline.names);
    let blocks = article.body.iter().filter(|block| matches!(block, Block::Paragraph { .. }));
    let paragraphs: Vec<String> = blocks.map(|block| block.text().to_owned()).collect();
    Some(Story {
        headline: article.headline.clone().filter(|_| !paragraphs.is_empty())?,
        author: names.map(String::as_str).next().unwrap_or(writer).to_owned(),
        place: place.to_owned(),
        paragraphs,
    })
}

/// The articles of an issue, each of their figures as a photograph by itself; one is made where
/// there is none.
fn with_photographs_apart(gold: &Issue) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut photographs = Vec::new();
    for article in gold.articles() {
        let (figures, body): (Vec<Block>, Vec<Block>) =
            article.body.iter().cloned().partition(|block| matches!(block, Block::Figure(_)));
        if !body.is_empty() {
            articles.push(Article { body, ..article.clone() });
        }
        photographs.push((articles.len(), figures));
    }
    if photographs.iter().all(|(_, figures)| figures.is_empty()) {
        photographs.extend(photograph(&mut articles).map(|figure| (articles.len(), vec![figure])));
    }
    for (at, figures) in photographs.into_iter().rev() {
        let apart = |figure| Article { body: vec![figure], ..Article::default() };
        articles.splice(at..at, figures.into_iter().map(apart));
    }
    articles
}

/// The last paragraph of some article as the caption of a photograph.
fn photograph(articles: &mut [Article]) -> Option<Block> {
    let fits = |article: &&mut Article| {
        let last = article.body.last().map_or(0, |block| block.text().chars().count());
        article.body.len() > 2 && (30..90).contains(&last)
    };
    let caption = articles.iter_mut().find(fits)?.body.pop()?.text().to_owned();
    let credit =
        Some(Byline { text: Some("沈砚 摄".to_owned()), names: vec!["沈砚".to_owned()] });
    Some(Block::Figure(Figure { caption, credit, ..Figure::default() }))
}
