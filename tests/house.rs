//! Houses: how newspapers set their pages. Stories go in; the lines of a page come out, and the
//! articles that a reader sees on it.

use fastrand::Rng;
use newsbind_core::{Article, Block, Byline, Figure};

use crate::sheet::{Sheet, Story, english_lines, han_lines, happens, part};

/// Where headlines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Before,
    After,
    /// On one line with the lead of the next story.
    Glued,
}

/// How a story says who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A line by itself.
    Line,
    /// A line with a box: □ 本报记者 沈砚.
    Square,
    /// In what opens the story: 本报讯（记者 沈砚）.
    Lead,
    /// In brackets at its end.
    Tail,
    /// On a line by itself below it, as letters and features are signed.
    Below,
    /// Nowhere; an English story opens with its place.
    None,
}

/// How a house sets its pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct House {
    pub(crate) name: &'static str,
    pub(crate) han: bool,
    pub(crate) place: Place,
    pub(crate) sign: Sign,
    /// Width of a column in half ems; English letters count as one.
    pub(crate) measure: usize,
    /// Lines of a column, after which a blank one stands.
    pub(crate) column: usize,
    /// A blank line between paragraphs; without it, behind so many of a hundred.
    pub(crate) open: bool,
    pub(crate) gaps: u8,
    /// A folio above, and who is responsible below.
    pub(crate) furniture: bool,
    /// Every third story has a kicker.
    pub(crate) kicker: bool,
    /// Every third story has a deck, a block of its own below the headline.
    pub(crate) deck: bool,
    /// Of a hundred stories signed below so many are; the others have no byline.
    pub(crate) signed: u8,
    /// So many of a hundred open with place and date: `PARIS, 16 décembre.`
    pub(crate) dated: u8,
    /// So many of a hundred are set without a blank line, their headlines neither.
    pub(crate) close: u8,
    /// So many of a hundred headlines have no blank line below them.
    pub(crate) tight: u8,
    /// Long stories are parted by subheads.
    pub(crate) subheads: bool,
    /// Every fourth story has a picture with caption and credit after it.
    pub(crate) caption: bool,
    /// How many stories in a hundred are briefs without headline.
    pub(crate) briefs: u8,
    /// The first story says that it goes on on a page that is not there; the third English one that
    /// it comes from one.
    pub(crate) jump: bool,
}

const PLAIN: House = House {
    name: "",
    han: true,
    place: Place::Before,
    sign: Sign::Line,
    measure: 34,
    column: 30,
    open: true,
    gaps: 0,
    furniture: false,
    kicker: false,
    deck: false,
    signed: 100,
    dated: 0,
    close: 0,
    tight: 0,
    subheads: false,
    caption: false,
    briefs: 0,
    jump: false,
};

const ENGLISH: House = House { han: false, measure: 38, column: 36, ..PLAIN };

/// The houses whose pages are held to a floor.
pub(crate) const HOUSES: [House; 14] = [
    House { name: "zh-before", furniture: true, ..PLAIN },
    House { name: "zh-after", place: Place::After, sign: Sign::Lead, kicker: true, ..PLAIN },
    House { name: "zh-glued", place: Place::Glued, sign: Sign::Lead, measure: 36, ..PLAIN },
    House { name: "zh-pictures", sign: Sign::Square, caption: true, furniture: true, ..PLAIN },
    House { name: "zh-briefs", sign: Sign::Lead, briefs: 50, measure: 26, ..PLAIN },
    House { name: "zh-tails", sign: Sign::Tail, measure: 44, open: false, ..PLAIN },
    House { name: "zh-jumps", sign: Sign::Lead, jump: true, furniture: true, ..PLAIN },
    House { name: "en-before", furniture: true, ..ENGLISH },
    House { name: "en-narrow", measure: 28, column: 50, kicker: true, ..ENGLISH },
    House { name: "en-after", place: Place::After, sign: Sign::None, ..ENGLISH },
    House { name: "en-pictures", caption: true, measure: 44, ..ENGLISH },
    House {
        name: "en-jumps",
        sign: Sign::None,
        jump: true,
        open: false,
        furniture: true,
        ..ENGLISH
    },
    House { name: "en-signed", sign: Sign::Below, deck: true, measure: 42, ..ENGLISH },
    House { name: "en-dated", sign: Sign::None, dated: 100, close: 50, ..ENGLISH },
];

const HAN_FURNITURE: [&[&str]; 5] = [
    &["03 要闻", "第3版 要闻", "A03 要闻", "3", "第三版 民生"],
    &["2024年5月9日 星期四", "二〇二四年五月九日 星期四", "2024.5.9 星期四"],
    &["农历甲辰年四月初二 第8236期", "第8236期", "今日8版"],
    &["临渡日报", "青溪晚报", "LINDU DAILY"],
    &[
        "责任编辑：罗锦年 版式：顾小棠",
        "责编 罗锦年 美编 顾小棠",
        "本版编辑 罗锦年",
        "新闻热线：010-65361234",
    ],
];

const ENGLISH_FURNITURE: [&[&str]; 5] = [
    &["A3", "Page A3", "3", "Page 3"],
    &[
        "Thursday, May 9, 2024",
        "THURSDAY, MAY 9, 2024",
        "May 9, 2024",
        "THE EXAMINER. THURSDAY, MAY 9, 1889",
        "LE COURRIER. - JEUDI 9 MAI 1889",
    ],
    &["Vol. 41, No. 128", "No. 14,306", "One dollar fifty"],
    &["THE MARROW BAY EXAMINER", "The Lantern Hill Weekly", "LOCAL NEWS"],
    &["www.marrowbayexaminer.example", "Weather: rain, clearing later. High 52, low 41."],
];

/// What stands above and below the stories: of each kind of line one or none, in any order.
pub(crate) fn furniture(han: bool, random: &mut Rng) -> (String, String) {
    let kinds: &[&[&str]] = if han { &HAN_FURNITURE } else { &ENGLISH_FURNITURE };
    let mut lines: Vec<&str> = Vec::new();
    for kind in kinds {
        lines.extend(random.choice(*kind).filter(|_| random.u8(..3) > 0));
    }
    random.shuffle(&mut lines);
    let gap = if random.bool() { "\n" } else { "\n\n" };
    let (above, below) = lines.split_at(lines.len() - random.usize(..=lines.len() / 2));
    let block =
        |lines: &[&str]| lines.iter().map(|line| format!("{line}{gap}")).collect::<String>();
    (block(above) + "\n", block(below))
}

impl House {
    /// Sets some stories; the same for the same stories and seed.
    pub(crate) fn set(&self, stories: &[Story], seed: u64) -> Sheet {
        let mut random = Rng::with_seed(seed);
        let mut sheet = Sheet::default();
        let (above, below) =
            if self.furniture { furniture(self.han, &mut random) } else { Default::default() };
        sheet.text += &above;
        for (at, story) in stories.iter().enumerate() {
            self.story(at, story, &mut sheet, &mut random);
        }
        sheet.text += &below;
        sheet
    }

    fn story(&self, at: usize, story: &Story, sheet: &mut Sheet, random: &mut Rng) {
        let mut article = self.article(at, story, random);
        let head = article.headline.clone().map(|headline| self.rows(&headline));
        let is_tight = happens(self.tight, random);
        let gap = if is_tight { "\n" } else { "\n\n" };
        let head = head.map_or_else(String::new, |rows| rows + gap);
        let block =
            |text: Option<&str>| text.map_or_else(String::new, |text| format!("{text}\n\n"));
        let comes = self.jump && !self.han && at == 2;
        let mut text = if comes { "From A1\n\n".to_owned() } else { String::new() };
        text += &block(article.kicker.as_deref());
        if self.place == Place::Before {
            text += &head;
        }
        text += &block(article.deck.as_deref().map(|deck| self.rows(deck)).as_deref());
        let signature = article.byline.as_ref().and_then(|byline| byline.text.as_deref());
        let body = self.body(&article, random);
        if self.sign == Sign::Below {
            let gap = if random.bool() { "\n" } else { "\n\n" };
            text += &format!("{}{gap}{}", body.trim_end(), block(signature));
        } else {
            text += &format!("{}{body}", block(signature));
        }
        if self.jump && at == 0 {
            text += if self.han { "（下转第7版）\n\n" } else { "Continued on Page A9\n\n" };
        }
        match self.place {
            Place::Before => (),
            Place::After => text += &head,
            // The next story's lead follows on the same line.
            Place::Glued => text += head.trim_end(),
        }
        if happens(self.close, random) {
            text = text.replace("\n\n", "\n");
        }
        sheet.text += &text;
        if self.caption && at % 4 == 1 {
            article.body.push(self.picture(story, sheet, random));
        }
        sheet.articles.push(article);
    }

    fn article(&self, at: usize, story: &Story, random: &mut Rng) -> Article {
        let is_brief = random.u8(..100) < self.briefs;
        let mut paragraphs = story.paragraphs.clone();
        if is_brief {
            paragraphs.truncate(1);
        }
        let names = vec![story.author.clone()];
        let printed = |text: String| Some(Byline { text: Some(text), names: names.clone() });
        let headline = Some(&story.headline).filter(|headline| !is_brief && !headline.is_empty());
        let mut article = Article { headline: headline.cloned(), ..Article::default() };
        match (self.sign, self.han) {
            (Sign::Line, true) => article.byline = printed(format!("本报记者 {}", story.author)),
            (Sign::Line, false) => article.byline = printed(format!("By {}", story.author)),
            (Sign::Square, _) => article.byline = printed(format!("□ 本报记者 {}", story.author)),
            (Sign::Lead, _) => {
                article.dateline = Some(format!("本报讯（记者 {}）", story.author));
                article.byline = Some(Byline { text: None, names });
            }
            (Sign::Tail, _) => {
                if let Some(last) = paragraphs.last_mut() {
                    *last += &format!("（{}）", story.author);
                }
                article.byline = Some(Byline { text: None, names });
            }
            (Sign::Below, _) if happens(self.signed, random) => {
                article.byline = Some(signature(&story.author, random));
            }
            (Sign::Below, _) => (),
            (Sign::None, _) => {
                article.dateline = Some(format!("{} —", story.place.to_uppercase()));
            }
        }
        if happens(self.dated, random) {
            article.dateline = Some(dated(&story.place, random));
        }
        if self.deck && at % 3 == 1 {
            let deck = deck(&story.paragraphs);
            article.deck = if random.bool() { deck.map(|deck| deck.to_uppercase()) } else { deck };
        }
        let has_kicker = self.kicker && at % 3 == 2;
        let kicker = if self.han { "记者走基层" } else { "TOWN AND COUNTRY" };
        article.kicker = has_kicker.then(|| kicker.to_owned());
        article.body = paragraphs.into_iter().map(Block::paragraph).collect();
        if self.subheads {
            part(&mut article.body, random);
        }
        article
    }

    /// A headline in one row, or in two where it is wider than its column.
    fn rows(&self, headline: &str) -> String {
        if self.han || headline.len() <= self.measure {
            return headline.to_owned();
        }
        let spaces = headline.match_indices(' ').map(|(at, _)| at);
        let Some(cut) = spaces.take_while(|at| *at <= self.measure).last() else {
            return headline.to_owned();
        };
        format!("{}\n{}", &headline[..cut], &headline[cut + 1..])
    }

    fn body(&self, article: &Article, random: &mut Rng) -> String {
        let mut text = String::new();
        let mut lines = 0;
        for (at, block) in article.body.iter().enumerate() {
            let dateline = article.dateline.as_deref().filter(|_| at == 0).unwrap_or_default();
            let gap = if self.han || dateline.is_empty() { "" } else { " " };
            if matches!(block, Block::Subhead { .. }) && !text.ends_with("\n\n") {
                text.push('\n');
            }
            for line in self.lines(&format!("{dateline}{gap}{}", block.text())) {
                text += &line;
                text.push('\n');
                lines += 1;
                if lines % self.column == 0 {
                    text.push('\n');
                }
            }
            let open = self.open || happens(self.gaps, random);
            if open && !text.ends_with("\n\n") {
                text.push('\n');
            }
        }
        if text.ends_with("\n\n") { text } else { text + "\n" }
    }

    fn picture(&self, story: &Story, sheet: &mut Sheet, random: &mut Rng) -> Block {
        let (caption, credit) = if self.han {
            (format!("图为{}的街头一景。", story.place), format!("{} 摄", story.author))
        } else {
            (
                format!("A quiet morning in {}, seen from the bridge.", story.place),
                match random.u8(..3) {
                    0 => format!("Photo by {}", story.author),
                    1 => format!("Picture: {}", story.author),
                    _ => format!("Photograph: {}", story.author),
                },
            )
        };
        sheet.text += &format!("{}\n{credit}\n\n", self.lines(&caption).join("\n"));
        let credit = Some(Byline { text: Some(credit), names: vec![story.author.clone()] });
        Block::Figure(Figure { caption, credit, ..Figure::default() })
    }

    fn lines(&self, text: &str) -> Vec<String> {
        if self.han { han_lines(text, self.measure, 4) } else { english_lines(text, self.measure) }
    }
}

/// A name as it is set below what its bearer wrote.
fn signature(name: &str, random: &mut Rng) -> Byline {
    let (first, last) = name.split_once(' ').unwrap_or(("", name));
    let initial: String = first.chars().take(1).collect();
    let text = match random.u8(..6) {
        0 => name.to_uppercase(),
        1 => name.to_owned(),
        2 => format!("{}.", name.to_uppercase()),
        3 => format!("{name}."),
        4 => format!("{initial}. {}.", last.to_uppercase()),
        _ => format!("{first} {}.", last.to_uppercase()),
    };
    let shortened = text.starts_with(&format!("{initial}. "));
    let name = if shortened { format!("{initial}. {last}") } else { name.to_owned() };
    Byline { text: Some(text), names: vec![name] }
}

/// A place and a date, as papers on the Continent set them.
fn dated(place: &str, random: &mut Rng) -> String {
    const MONTHS: [&str; 8] =
        ["janvier", "mars", "avril", "juillet", "décembre", "Mai", "Oktober", "November"];
    let month = random.choice(MONTHS).unwrap_or_default();
    let place = if random.bool() { place.to_uppercase() } else { place.to_owned() };
    let after = match random.u8(..4) {
        0 => '.',
        _ => ',',
    };
    let dot = if month.starts_with(char::is_uppercase) { "." } else { "" };
    let day = match random.u8(1..31) {
        1 if dot.is_empty() => "1er".to_owned(),
        day => format!("{day}{dot}"),
    };
    format!("{place}{after} {day} {month}.")
}

/// A few words that a story says further down.
fn deck(paragraphs: &[String]) -> Option<String> {
    let words: Vec<&str> = paragraphs.last()?.split(' ').take(9).collect();
    let end = words.iter().skip(4).position(|word| word.ends_with([',', '.', ';', ':']));
    let words = words[..end.map_or(words.len(), |end| end + 5)].join(" ");
    Some(words.trim_end_matches([',', '.', ';', ':']).to_owned())
}
