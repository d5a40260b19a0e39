//! Regional dailies: heads as papers of many countries set them. A kicker in small letters stands
//! above the headline, a deck right below it; the byline is a name without `By`, with what its
//! bearer is, for which paper or from where; what is parted by a blank line and what is not is the
//! same on most pages.

use fastrand::Rng;
use newsbind_core::{Article, Block, Byline, Figure};

use crate::sheet::{
    Sheet, Story, end_story, english_lines, happens, intrude, join_unparted, part, pick, set_rows,
};
use crate::tabloid::{FEET, REFERENCES, ROUND_UPS, is_inside, rows, take_sentence};

/// How the pages of a daily are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Regional {
    /// Width of a column and of a row of a headline, in letters.
    measure: usize,
    display: usize,
    /// Lines of a column, after which a blank one stands; none where the text layer shows no
    /// columns.
    column: Option<usize>,
    indent: &'static str,
    /// Headlines stand below their stories, and bylines below those.
    after: bool,
    /// Blank lines stand between paragraphs, and below each part of a head.
    open: bool,
    open_kicker: bool,
    open_headline: bool,
    open_deck: bool,
    open_byline: bool,
    /// The gaps in heads are drawn for each story anew.
    mixed: bool,
    /// Blank lines stand between stories; where there are none, none stand elsewhere.
    apart: bool,
    /// So many stories of a hundred have it.
    kicker: u8,
    deck: u8,
    signed: u8,
    dated: u8,
    pictured: u8,
    sign: Sign,
    dateline: Dateline,
    /// Headlines are set in capitals.
    shouts: bool,
    subheads: Subheads,
    /// So many stories of a hundred are short ones, headed as the others are.
    shorts: u8,
    /// Short ones end in who sent them.
    sent: bool,
    /// Pictures stand in the midst of a sentence.
    intrudes: bool,
    /// So many stories of a hundred end in a note on who wrote them.
    noted: u8,
    /// What somebody says is set as a subhead.
    quotes: bool,
}

/// How stories are signed.
#[derive(Clone, Copy, Debug)]
enum Sign {
    /// `Ida Marsh`, in a row by itself.
    Name,
    /// `IDA MARSH`.
    Shouted,
    /// `Ida Marsh Health Correspondent`.
    Post,
    /// `Ida Marsh` above `Health Correspondent`.
    PostBelow,
    /// `Ida Marsh` above the name of the paper.
    Paper,
    /// `Ida Marsh` above `PORT ELLERY`.
    Place,
    /// `Ida Marsh, Port Ellery`.
    NameAndPlace,
    /// `Von Ida Marsh`.
    By,
    /// `Ida Marsh` or `IDA MARSH` below the story.
    Below,
    /// `Ida Marsh` above `Alma Road, Ferry Town` below the story, as letters are signed.
    Address,
}

/// What stories open with.
#[derive(Clone, Copy, Debug)]
enum Dateline {
    /// `PORT ELLERY –`, `Port Ellery –`, `Port Ellery -`.
    Dash,
    /// `PORT ELLERY.`, `PORT ELLERY.-`.
    Stop,
    /// `Port Ellery/dpa –`, `PORT ELLERY (AFP) –`.
    Agency,
    /// `PORT ELLERY |`.
    Stroke,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subheads {
    None,
    Apart,
    Tight,
}

const SIGNS: [Sign; 14] = [
    Sign::Name,
    Sign::Name,
    Sign::Shouted,
    Sign::Post,
    Sign::PostBelow,
    Sign::Paper,
    Sign::Paper,
    Sign::Place,
    Sign::NameAndPlace,
    Sign::By,
    Sign::By,
    Sign::Below,
    Sign::Address,
    Sign::Address,
];
#[rustfmt::skip]
const KICKERS: [&str; 26] = [
    "Transport", "Health", "Crime", "Court case", "Wildlife", "The budget", "School closures", "Port Ellery",
    "Il caso", "L'inchiesta", "La storia", "Le procès", "Entretien", "Agriculture", "Gesundheit", "Prozess in Lindenau",
    "Nach dem Hochwasser", "Streit um den Haushalt", "Vivienda", "Crisis del agua", "Cotidiano", "Onderwijs",
    "CITY HALL", "PORT ELLERY", "SOCIAL HOUSING", "EXCLUSIVE",
];
#[rustfmt::skip]
const POSTS: [&str; 12] = [
    "Health Correspondent", "Political Editor", "Crime Reporter", "Environment Correspondent", "Chief Reporter",
    "Education Editor", "Staff Reporter", "Business Correspondent", "Senior Reporter", "Columnist", "Reporter",
    "Countryside Correspondent",
];
#[rustfmt::skip]
const PAPERS: [&str; 8] = [
    "The Marrow Bay Examiner", "Marrow Bay Examiner", "Lantern Hill Herald", "Ellery Tribune", "Ferry County Sentinel",
    "Examiner staff", "The Canadian Press", "Ellery News Service",
];
#[rustfmt::skip]
const PLACES: [&str; 12] = [
    "Port Ellery", "Lindenau", "Valdemora", "Marrow Bay", "Quimper", "Coldwater", "Santa Inés", "Roccabruna", "Tilburg",
    "San Isidro", "Ferry Town", "Altenried",
];
#[rustfmt::skip]
const STREETS: [&str; 6] = ["Alma Road", "Church Lane", "Birch Street", "Mill Hill", "Via Roma", "Harbour Avenue"];
const CREDITS: [&str; 6] =
    ["{}/Alamy", "{}/FOLHAPRESS", "Foto: {}", "{}/Ellery Tribune", "Photo {}", "Picture: {}"];

#[rustfmt::skip]
const NOTES: [&str; 6] = [
    "{} covers the county council for the Tribune.", "Reach {} at 555-0142 or news@tribune.example.",
    "{} writes from Ferry Town. Her column appears every other Sunday.", "The writer teaches history.",
    "Follow {} @tribune.", "{} é escritor.",
];
#[rustfmt::skip]
const SENDERS: [&str; 10] = [
    "(dpa)", "(PAP)", "(AFP)", "(APA)", "moe.", "lin.", "(TT)", "(AP)", "(sda)", "(Reuters)",
];

const HEADS: [&[&str]; 3] = [
    &[
        "8 | regio",
        "6 Binnenland",
        "cotidiano B3",
        "A4 ■ NEWS",
        "12 | NEWS | THE ELLERY TRIBUNE | FRIDAY, NOVEMBER 14, 2025",
        "16 EL DIARIO DE VALDEMORA Viernes 7 de noviembre de 2025",
        "6 Region Lindenauer Zeitung",
        "8 Wednesday June 4 2025 | the examiner",
        "14",
    ],
    &["Mardi 14 octobre 2025", "Lunes 24 de febrero de 2025", "DOMINGO, 30 DE MARÇO DE 2025"],
    &["LOKALES", "Bretagne", "News", "Sport", "Ouest-Marais", "The Lantern Hill Herald", "CRONACA"],
];

impl Regional {
    /// A daily as it falls.
    pub(crate) fn drawn(random: &mut Rng) -> Self {
        let apart = random.u8(..8) > 0;
        let measure = random.usize(26..46);
        let dateline = [Dateline::Dash, Dateline::Stop, Dateline::Agency, Dateline::Stroke];
        let subheads = [Subheads::None, Subheads::Apart, Subheads::Tight];
        let daily = Self {
            measure,
            display: random.usize(14..40),
            column: random.bool().then(|| random.usize(14..50)).filter(|_| apart),
            indent: ["", " ", "  "][random.usize(..3)],
            after: random.u8(..10) == 0,
            open: apart && random.u8(..3) > 0,
            open_kicker: false,
            open_headline: false,
            open_deck: false,
            open_byline: false,
            mixed: random.u8(..4) == 0,
            apart,
            kicker: random.u8(..80),
            deck: random.u8(..70),
            signed: random.u8(30..100),
            dated: [0, 0, 60, 100][random.usize(..4)],
            pictured: random.u8(..40),
            sign: SIGNS[random.usize(..SIGNS.len())],
            dateline: dateline[random.usize(..dateline.len())],
            shouts: random.u8(..10) == 0,
            subheads: subheads[random.usize(..subheads.len())],
            shorts: 0,
            sent: false,
            intrudes: false,
            noted: 0,
            quotes: false,
        };
        daily.with_gaps(random)
    }

    /// One that has short stories among its others, pictures within them and notes below them.
    pub(crate) fn varied(random: &mut Rng) -> Self {
        let daily = Self::drawn(random);
        Self {
            display: if random.u8(..4) == 0 { random.usize(40..70) } else { daily.display },
            shorts: random.u8(..60),
            sent: random.bool(),
            intrudes: random.bool(),
            noted: random.u8(..20),
            quotes: random.bool(),
            ..daily
        }
    }

    /// The same with other gaps in its heads.
    fn with_gaps(self, random: &mut Rng) -> Self {
        let mut open = |of: u8| self.apart && random.u8(..of) == 0;
        Self {
            open_kicker: open(3),
            open_headline: open(2),
            open_deck: open(2),
            open_byline: open(2),
            ..self
        }
    }

    /// Sets some stories, on some pages the last ones as short ones below a label; the same for the
    /// same stories and seed.
    pub(crate) fn set(&self, stories: &[Story], random: &mut Rng) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.heads(&HEADS, random);
        let round_up = stories.len() > 4 && random.u8(..3) == 0;
        let long = stories.len() - if round_up { random.usize(2..4) } else { 0 };
        for story in &stories[..long] {
            let daily = if self.mixed { self.with_gaps(random) } else { *self };
            daily.story(story, &mut sheet, random);
        }
        for (at, story) in stories[long..].iter().enumerate() {
            let label = (at == 0).then(|| pick(&ROUND_UPS, random).to_owned());
            self.short(story, label, &mut sheet, random);
        }
        let feet: Vec<&str> = FEET.into_iter().filter(|_| random.u8(..6) == 0).collect();
        sheet.block(feet);
        sheet
    }

    fn story(&self, story: &Story, sheet: &mut Sheet, random: &mut Rng) {
        let place = pick(&PLACES, random);
        let mut paragraphs = story.paragraphs.clone();
        let is_short = happens(self.shorts, random);
        if is_short {
            paragraphs.truncate(random.usize(1..3));
        }
        let author = &story.author;
        let mut article =
            Article { headline: Some(self.shout(&story.headline)), ..Article::default() };
        article.kicker = happens(self.kicker, random).then(|| kicker(&paragraphs, random));
        if happens(self.deck, random) {
            let deck = take_sentence(&mut paragraphs, 30..150);
            article.deck = deck.map(|deck| deck.trim_end_matches('.').to_owned());
        }
        let picture = happens(self.pictured, random)
            .then(|| self.picture(&story.author, &mut paragraphs, random))
            .flatten();
        let signature = happens(self.signed, random).then(|| self.signature(story, place, random));
        article.byline = signature
            .as_ref()
            .map(|rows| Byline { text: Some(rows.join(" ")), names: vec![story.author.clone()] });
        if happens(self.dated, random) {
            article.dateline = Some(self.dateline(place, random));
        }
        if happens(self.noted, random) {
            paragraphs.push(pick(&NOTES, random).replace("{}", author));
        } else if let Some(last) = paragraphs.last_mut().filter(|_| is_short && self.sent) {
            last.push_str(&format!(" {}", pick(&SENDERS, random)));
        }
        if self.indent.is_empty() && !self.open {
            let opening =
                article.dateline.as_ref().map_or_else(String::new, |place| format!("{place} "));
            join_unparted(&mut paragraphs, &opening, self.measure, random);
        }
        article.body = paragraphs.into_iter().map(Block::paragraph).collect();
        if self.subheads != Subheads::None && !is_short {
            part(&mut article.body, random);
            self.quote(&mut article.body, random);
        }
        let head = self.head(&article, random);
        let signature = signature.unwrap_or_default();
        let mut body = self.body(&article);
        let within = picture.as_ref().filter(|_| self.intrudes && self.apart);
        if let Some((rows, _)) = within {
            let mut lines: Vec<String> = body.split_inclusive('\n').map(str::to_owned).collect();
            intrude(&mut lines, &(rows.join("\n") + "\n"), is_inside, random);
            body = lines.concat();
        }
        let text = &mut sheet.text;
        if self.after {
            text.push_str(&body);
            end_story(self.apart, text);
            set_rows(&head, self.apart && self.open_byline, text);
            set_rows(&signature, self.apart, text);
        } else if matches!(self.sign, Sign::Below | Sign::Address) {
            set_rows(&head, self.apart && self.open_headline, text);
            text.push_str(body.trim_end());
            text.push_str(if random.bool() && self.apart { "\n\n" } else { "\n" });
            set_rows(&signature, self.apart, text);
        } else {
            set_rows(&head, self.apart && self.open_headline, text);
            set_rows(&signature, self.apart && self.open_byline, text);
            text.push_str(&body);
        }
        end_story(self.apart, text);
        if random.u8(..12) == 0 {
            set_rows(&[pick(&REFERENCES, random).to_owned()], self.apart, text);
        }
        if let Some((rows, figure)) = picture {
            if !(self.intrudes && self.apart) {
                set_rows(&rows, self.apart, text);
            }
            article.body.push(Block::Figure(figure));
        }
        sheet.articles.push(article);
    }

    /// A headline and one paragraph right below it; above the first one the label of them all.
    fn short(&self, story: &Story, kicker: Option<String>, sheet: &mut Sheet, random: &mut Rng) {
        let headline = self.shout(&story.headline);
        set_rows(kicker.as_slice(), self.apart, &mut sheet.text);
        set_rows(&rows(&headline, self.measure), false, &mut sheet.text);
        let mut article = Article { headline: Some(headline), kicker, ..Article::default() };
        if happens(self.dated, random) {
            article.dateline = Some(self.dateline(pick(&PLACES, random), random));
        }
        article.body = story.paragraphs.iter().take(1).cloned().map(Block::paragraph).collect();
        sheet.text += &self.body(&article);
        end_story(self.apart, &mut sheet.text);
        sheet.articles.push(article);
    }

    /// The rows of kicker, headline and deck, with blank lines where this paper has them.
    fn head(&self, article: &Article, random: &mut Rng) -> Vec<String> {
        let mut head: Vec<String> = article.kicker.iter().cloned().collect();
        if self.open_kicker && !head.is_empty() {
            head.push(String::new());
        }
        head.extend(rows(article.headline.as_deref().unwrap_or_default(), self.display));
        if let Some(deck) = &article.deck {
            if self.open_deck {
                head.push(String::new());
            }
            head.extend(rows(deck, self.measure * random.usize(9..15) / 10));
        }
        head
    }

    /// Sets some subheads as what somebody says.
    fn quote(&self, body: &mut [Block], random: &mut Rng) {
        let marks = [("“", "”"), ("‘", "’"), ("„", "“"), ("« ", " »")][random.usize(..4)];
        let subheads = body.iter_mut().filter_map(|block| match block {
            Block::Subhead { text, .. } => Some(text),
            _ => None,
        });
        for text in subheads.filter(|_| self.quotes) {
            *text = format!("{}{text}{}", marks.0, marks.1);
        }
    }

    fn shout(&self, headline: &str) -> String {
        if self.shouts { headline.to_uppercase() } else { headline.to_owned() }
    }

    /// The rows of a byline.
    fn signature(&self, story: &Story, place: &str, random: &mut Rng) -> Vec<String> {
        let author = &story.author;
        let rows = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>();
        match self.sign {
            Sign::Name => rows(&[author]),
            Sign::Shouted => rows(&[&author.to_uppercase()]),
            Sign::Post => rows(&[&format!("{author} {}", pick(&POSTS, random))]),
            Sign::PostBelow if random.bool() => {
                rows(&[&author.to_uppercase(), pick(&POSTS, random)])
            }
            Sign::PostBelow => rows(&[author, pick(&POSTS, random)]),
            Sign::Paper => rows(&[author, pick(&PAPERS, random)]),
            Sign::Place if random.bool() => rows(&[author, &place.to_uppercase()]),
            Sign::Place => rows(&[&author.to_uppercase(), place]),
            Sign::NameAndPlace => rows(&[&format!("{author}, {place}")]),
            Sign::By => rows(&[&format!(
                "{}{author}",
                pick(&["By ", "Von ", "Par ", "Por ", "Door "], random)
            )]),
            Sign::Below if random.bool() => rows(&[&author.to_uppercase()]),
            Sign::Below => rows(&[author]),
            Sign::Address if random.u8(..3) == 0 => rows(&[author, place]),
            Sign::Address => rows(&[author, &format!("{}, {place}", pick(&STREETS, random))]),
        }
    }

    fn dateline(&self, place: &str, random: &mut Rng) -> String {
        let shouted = place.to_uppercase();
        let either = if random.bool() { place } else { &shouted };
        match self.dateline {
            Dateline::Dash => format!("{either} {}", pick(&["–", "—", "-"], random)),
            Dateline::Stop => format!("{shouted}{}", pick(&[".", ".-", ".–"], random)),
            Dateline::Agency if random.bool() => format!("{either}/dpa –"),
            Dateline::Agency => {
                format!("{either} ({}) –", pick(&["AFP", "dpa", "EFE", "ANP"], random))
            }
            Dateline::Stroke => format!("{either} |"),
        }
    }

    /// The lines of a story's text.
    fn body(&self, article: &Article) -> String {
        let mut text = String::new();
        let mut lines = 0;
        for (at, block) in article.body.iter().enumerate() {
            if matches!(block, Block::Subhead { .. }) {
                let gap = if self.subheads == Subheads::Apart && self.apart { "\n" } else { "" };
                let above = if text.ends_with("\n\n") { "" } else { gap };
                text += &format!("{above}{}\n{gap}", block.text());
                continue;
            }
            let opening = article.dateline.as_ref().filter(|_| at == 0);
            let opening = opening.map_or_else(String::new, |dateline| format!("{dateline} "));
            let indent = if at == 0 { "" } else { self.indent };
            let set =
                english_lines(&format!("{opening}{}", block.text()), self.measure - indent.len());
            for (row, line) in set.iter().enumerate() {
                text += &format!("{}{line}\n", if row == 0 { indent } else { "" });
                lines += 1;
                if self.column.is_some_and(|column| lines % column == 0) {
                    text.push('\n');
                }
            }
            if self.open && !text.ends_with("\n\n") {
                text.push('\n');
            }
        }
        text
    }

    /// A picture whose caption a sentence of the story gives, as it is printed.
    fn picture(
        &self,
        author: &str,
        paragraphs: &mut Vec<String>,
        random: &mut Rng,
    ) -> Option<(Vec<String>, Figure)> {
        let caption = take_sentence(paragraphs, 40..160)?;
        let shown = if random.bool() { author.to_uppercase() } else { author.to_owned() };
        let text = pick(&CREDITS, random).replace("{}", &shown);
        let mut rows = english_lines(&caption, self.measure * random.usize(9..14) / 10);
        rows.push(text.clone());
        let credit = Some(Byline { text: Some(text), names: vec![author.to_owned()] });
        Some((rows, Figure { caption, credit, ..Figure::default() }))
    }
}

/// A label, or a few words that say what the story is about.
fn kicker(paragraphs: &[String], random: &mut Rng) -> String {
    let words: Vec<&str> =
        paragraphs.last().map_or("", |words| words).split(' ').take(random.usize(3..6)).collect();
    let words = words.join(" ");
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    if random.u8(..4) > 0 || words.is_empty() {
        pick(&KICKERS, random).to_owned()
    } else {
        words.to_owned()
    }
}
