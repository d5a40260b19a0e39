//! Tabloids: pages as most papers in Latin script set them today. Headlines stand in several narrow
//! rows, with a deck below; bylines have a post; pictures and boxes stand in the midst of a story,
//! jump lines below its half.

use fastrand::Rng;
use newsbind_core::{Article, Block, Byline, Figure};

use crate::sheet::{Sheet, Story, english_lines, intrude, join_unparted, part, pick};

/// How the pages of a tabloid are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tabloid {
    /// Width of a column, of a row of a headline and of a caption, in letters.
    measure: usize,
    display: usize,
    caption: usize,
    /// Lines of a column, after which a blank one stands.
    column: usize,
    /// What the text layer keeps of the indent of a paragraph.
    indent: &'static str,
    /// A blank line between paragraphs.
    open: bool,
    /// So many stories of a hundred have it.
    kicker: u8,
    deck: u8,
    picture: u8,
    /// Bylines of so many of a hundred stories, and of those so many have a post.
    signed: u8,
    posted: u8,
    /// Words at the beginning of a story are set in capitals.
    capitals: bool,
    /// Headlines are set in capitals.
    shouts: bool,
    /// Long stories are parted by subheads.
    subheads: bool,
}

#[rustfmt::skip]
const KICKERS: [&str; 18] = [
    "ANALYSIS", "COMMENT", "CROWN COURT", "HEALTH", "Politics", "INTERVIEW", "CITY COUNCIL",
    "Opinion", "EXCLUSIVE", "Justice", "KOMMENTAR", "Rentenstreit", "ENTRETIEN", "Reportage",
    "Conflicto salarial", "Opinión", "WEATHER", "THE ECONOMY",
];
#[rustfmt::skip]
const POSTS: [&str; 12] = [
    "STAFF WRITER", "Staff Writer", "Crime reporter", "The Marrow Bay Examiner",
    "Health correspondent", "Political Editor", "EXAMINER STAFF", "in Port Ellery",
    "h.brandt@examiner.example", "Special to The Examiner", "Associated Press", "News editor",
];
const CREDITS: [&str; 16] = [
    "Photo by {}",
    "PHOTO: {}",
    "Picture: {}",
    "PICTURES: {} / HANDOUT",
    "{} | THE EXAMINER",
    "{}/AFP",
    "{} / Staff photographer",
    "AP Photo/{}",
    "(Photo: {})",
    "Photograph: {}",
    "FOTO: {}",
    "Foto: {}",
    "Photo {}",
    "{} PHOTOS",
    "Credit: {}",
    "Courtesy of {}",
];
#[rustfmt::skip]
const BOXES: [&str; 8] = [
    "AT A GLANCE", "Key dates", "REPÈRES", "Zum Thema", "THE NUMBERS", "What happens next",
    "La frase", "HOW TO HELP",
];
#[rustfmt::skip]
const JUMPS: [&str; 9] = [
    "Continued on Page A9", "See {}, A6", "Please see {}, Page A4", "{} continues on A6",
    "Turn to Page 8", "{}, continued on A6", "Continued on 4", "Fortsetzung auf Seite 3",
    "Suite page 4",
];
#[rustfmt::skip]
pub(crate) const REFERENCES: [&str; 6] = [
    "● Comment: Page 12", "Editorial, A8", "More on Page 3", "Kommentar Seite 4", "Lire page 7",
    "Related story, B2",
];
#[rustfmt::skip]
pub(crate) const ROUND_UPS: [&str; 8] = [
    "IN BRIEF", "NEWS IN BRIEF", "NATION & WORLD DIGEST", "AROUND THE STATE", "Kurz notiert",
    "En bref", "BREVES", "THE WEEK",
];
#[rustfmt::skip]
pub(crate) const FEET: [&str; 6] = [
    "To report a story call 01900 555 0142", "or email newsdesk@examiner.example",
    "Impressum Seite 18", "© 2026 The Marrow Bay Examiner", "www.examiner.example",
    "To subscribe, call 555-0142",
];
#[rustfmt::skip]
const NOTES: [&str; 4] = [
    "{} covers the economy for the Examiner.", "{} is a staff writer. Reach her at 555-0142.",
    "The writer teaches history.", "The Associated Press contributed to this report.",
];
const HEADS: [&[&str]; 4] = [
    &[
        "THE MARROW BAY EXAMINER",
        "A6 | FRIDAY, FEBRUARY 6, 2026 | THE EXAMINER",
        "2 POLITIK     Freitag, 17. Oktober 2025",
        "Wednesday October 16 2024 | Examiner | 7",
        "6 | FRANCE          LE MERIDIEN",
        "Page A6",
    ],
    &[
        "FRIDAY, FEBRUARY 6, 2026        $2.50        A1",
        "Thursday, May 9, 2024",
        "SERVING THE COUNTY SINCE 1887",
    ],
    &[
        "INSIDE: Weather A2 | Obituaries B4 | Comics C6",
        "INDEX  Business C1  Classified D4  Sports B1",
        "INSIDE TODAY: Opinion 8, Letters 9, Sport 30",
        "Weather A2 • Sports B1 • Comics C6",
    ],
    &["NEWS", "LOCAL", "POLITIK", "SPORT", "www.examiner.example", "NATION & WORLD"],
];

impl Tabloid {
    /// A tabloid as it falls.
    pub(crate) fn drawn(random: &mut Rng) -> Self {
        let measure = random.usize(24..46);
        Self {
            measure,
            display: random.usize(12..34),
            caption: measure * random.usize(9..24) / 10,
            column: random.usize(16..60),
            indent: ["", "", "  ", " "][random.usize(..4)],
            open: random.u8(..3) == 0,
            kicker: random.u8(..50),
            deck: random.u8(..70),
            picture: random.u8(..60),
            signed: random.u8(30..100),
            posted: random.u8(..90),
            capitals: random.u8(..4) == 0,
            shouts: random.u8(..8) == 0,
            subheads: random.u8(..4) == 0,
        }
    }

    /// Sets some stories, the last ones as short ones of a round-up; the same for the same stories
    /// and seed.
    pub(crate) fn set(&self, stories: &[Story], random: &mut Rng) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.heads(&HEADS, random);
        let short = if stories.len() > 4 && random.bool() {
            stories.len() - random.usize(2..4)
        } else {
            stories.len()
        };
        for (at, story) in stories.iter().enumerate() {
            if at < short {
                self.story(story, &mut sheet, random);
            } else {
                self.short(story, at == short, &mut sheet, random);
            }
        }
        let feet: Vec<&str> = FEET.into_iter().filter(|_| random.u8(..5) == 0).collect();
        sheet.block(feet.iter());
        sheet
    }

    /// A story of a round-up, the first with its name.
    fn short(&self, story: &Story, opens: bool, sheet: &mut Sheet, random: &mut Rng) {
        let headline =
            story.headline.split(' ').take(random.usize(2..6)).collect::<Vec<_>>().join(" ");
        let headline = headline.trim_end_matches([',', ':', ';', '-']).to_owned();
        let kicker = opens.then(|| pick(&ROUND_UPS, random).to_owned());
        let paragraph = story.paragraphs[0].clone();
        sheet.block(&kicker);
        sheet.block(rows(&headline, self.measure).iter());
        sheet.block(english_lines(&paragraph, self.measure).iter());
        sheet.articles.push(Article {
            kicker,
            headline: Some(headline),
            body: vec![Block::paragraph(paragraph)],
            ..Article::default()
        });
    }

    fn story(&self, story: &Story, sheet: &mut Sheet, random: &mut Rng) {
        let happens = |times: u8, random: &mut Rng| random.u8(..100) < times;
        let headline =
            if self.shouts { story.headline.to_uppercase() } else { story.headline.clone() };
        let mut paragraphs = story.paragraphs.clone();
        let kicker = happens(self.kicker, random).then(|| pick(&KICKERS, random).to_owned());
        sheet.block(kicker.iter());
        sheet.block(rows(&headline, self.display).iter());
        let mut article = Article { headline: Some(headline), kicker, ..Article::default() };
        if happens(self.deck, random) {
            let bullet =
                if random.u8(..6) == 0 { pick(&["● ", "• ", "■ "], random) } else { "" };
            let count = if bullet.is_empty() { 1 } else { random.usize(1..3) };
            let decks: Vec<String> = (0..count)
                .filter_map(|_| take_sentence(&mut paragraphs, 30..150))
                .map(|deck| format!("{bullet}{}", deck.trim_end_matches('.')))
                .collect();
            let width = self.measure * random.usize(8..20) / 10;
            sheet.block(decks.iter().flat_map(|deck| rows(deck, width)));
            article.deck = Some(decks.join(" ")).filter(|deck| !deck.is_empty());
        }
        if happens(self.signed, random) {
            let by = pick(
                &["By ", "By ", "By ", "by ", "BY ", "Von ", "Par ", "Por ", "Exclusive by ", ""],
                random,
            );
            let shouted = by == "BY " || (by.is_empty() && random.bool());
            let author = if shouted { story.author.to_uppercase() } else { story.author.clone() };
            let posted = happens(self.posted, random) || by.is_empty();
            let post = posted.then(|| pick(&POSTS, random));
            sheet.block([format!("{by}{author}")].iter().map(String::as_str).chain(post));
            let text = [format!("{by}{author}")]
                .iter()
                .map(String::as_str)
                .chain(post)
                .collect::<Vec<_>>()
                .join(" ");
            article.byline = Some(Byline { text: Some(text), names: vec![story.author.clone()] });
        }
        let intrudes = happens(self.picture, random);
        let picture = intrudes.then(|| self.picture(story, &mut paragraphs, random)).flatten();
        let boxed = happens(8, random).then(|| self.boxed(story, random));
        if random.u8(..3) > 0 {
            let place = story.place.to_uppercase();
            article.dateline = Some(match random.u8(..5) {
                0 => format!("{place} (AP) —"),
                1 => format!("{}. (dpa)", story.place),
                2 => format!("{place} -"),
                _ => format!("{place} —"),
            });
        } else if self.capitals {
            raise(&mut paragraphs[0], random.usize(1..4));
        }
        let jumps = happens(15, random) && paragraphs.len() > 2;
        if jumps {
            let last = random.usize(1..paragraphs.len());
            paragraphs.truncate(last + 1);
            let words: Vec<&str> = paragraphs[last].split(' ').collect();
            paragraphs[last] = words[..words.len().div_ceil(2)].join(" ");
        } else if happens(5, random) {
            paragraphs.push(pick(&NOTES, random).replace("{}", &story.author));
        }
        if self.indent.is_empty() && !self.open {
            let opening =
                article.dateline.as_ref().map_or_else(String::new, |place| format!("{place} "));
            join_unparted(&mut paragraphs, &opening, self.measure, random);
        }
        article.body = paragraphs.into_iter().map(Block::paragraph).collect();
        if self.subheads {
            part(&mut article.body, random);
        }
        let mut lines = self.lines(article.dateline.as_deref(), &article.body);
        let intruder =
            picture.as_ref().map(|(text, _)| text).or(boxed.as_ref().map(|(text, _)| text));
        let stands = random.u8(..4);
        if let Some(text) = intruder.filter(|_| stands > 1) {
            intrude(&mut lines, text, is_inside, random);
        }
        sheet.text.extend(lines);
        if !sheet.text.ends_with("\n\n") {
            sheet.text.push('\n');
        }
        if jumps {
            let word = story
                .headline
                .split(' ')
                .max_by_key(|word| word.len())
                .unwrap_or_default()
                .to_uppercase();
            sheet.block([pick(&JUMPS, random).replace("{}", &word)].iter());
        } else if happens(6, random) {
            sheet.block([pick(&REFERENCES, random)]);
        }
        if let Some(text) = intruder.filter(|_| stands <= 1) {
            sheet.text.extend([text.as_str(), "\n"]);
        }
        let is_picture = picture.is_some();
        article.body.extend(picture.map(|(_, figure)| Block::Figure(figure)));
        sheet.articles.push(article);
        sheet.articles.extend(boxed.filter(|_| !is_picture).map(|(_, article)| article));
    }

    /// The lines of a body, with blank ones where paragraphs or columns end.
    fn lines(&self, dateline: Option<&str>, body: &[Block]) -> Vec<String> {
        let mut lines = Vec::new();
        for (at, block) in body.iter().enumerate() {
            let paragraph = block.text();
            if matches!(block, Block::Subhead { .. }) {
                lines.push(format!("\n{paragraph}\n\n"));
                continue;
            }
            let opening = dateline
                .filter(|_| at == 0)
                .map_or(String::new(), |dateline| format!("{dateline} "));
            let indent = if at == 0 { "" } else { self.indent };
            let set = english_lines(&format!("{opening}{paragraph}"), self.measure - indent.len());
            for (row, line) in set.iter().enumerate() {
                lines.push(format!("{}{line}\n", if row == 0 { indent } else { "" }));
                if (lines.len() + 1).is_multiple_of(self.column) {
                    lines.push("\n".to_owned());
                }
            }
            if self.open && lines.last().is_some_and(|line| line != "\n") {
                lines.push("\n".to_owned());
            }
        }
        lines
    }

    /// A picture whose caption the story's end gives, as it is printed.
    fn picture(
        &self,
        story: &Story,
        paragraphs: &mut Vec<String>,
        random: &mut Rng,
    ) -> Option<(String, Figure)> {
        let caption = take_sentence(paragraphs, 40..220)?;
        let mut text = english_lines(&caption, self.caption).join("\n") + "\n";
        let author = if random.bool() { story.author.to_uppercase() } else { story.author.clone() };
        let credit = (random.u8(..4) > 0).then(|| pick(&CREDITS, random).replace("{}", &author));
        if let Some(credit) = &credit {
            let above = random.u8(..5) == 0;
            let rows = if above { [credit.as_str(), "\n", &text] } else { [&text, credit, "\n"] };
            text = rows.concat();
        }
        let credit =
            credit.map(|text| Byline { text: Some(text), names: vec![story.author.clone()] });
        Some((text, Figure { caption, credit, ..Figure::default() }))
    }

    /// A box with a few dates or words, an article of its own.
    fn boxed(&self, story: &Story, random: &mut Rng) -> (String, Article) {
        let headline = pick(&BOXES, random).to_owned();
        let mut text = format!("{headline}\n{}", if random.bool() { "\n" } else { "" });
        let mut body = Vec::new();
        for year in (1990..2026).step_by(random.usize(7..18)) {
            let words: Vec<&str> =
                random.choice(&story.paragraphs).map_or("", |words| words).split(' ').collect();
            let from = random.usize(..words.len());
            let words = words[from..]
                .iter()
                .take(random.usize(4..11))
                .copied()
                .collect::<Vec<_>>()
                .join(" ");
            let item = format!("{year} {}.", words.trim_end_matches(['.', ',', ';']));
            text += &(english_lines(&item, self.caption.max(self.measure)).join("\n") + "\n");
            body.push(Block::paragraph(item));
        }
        (text, Article { headline: Some(headline), body, ..Article::default() })
    }
}

/// Whether a line is in the midst of a paragraph, and does not begin or end it.
pub(crate) fn is_inside(lines: &[String], at: usize) -> bool {
    let ends = |line: &str| line == "\n" || line.trim_end().ends_with(['.', '!', '?', '”', '"']);
    !ends(&lines[at - 1])
        && !lines[at - 1].starts_with('\n')
        && lines[at].starts_with(char::is_alphanumeric)
        && !ends(&lines[at])
}

/// Takes a sentence of such a length out of a story's paragraphs but the first: the last one that
/// ends a paragraph.
pub(crate) fn take_sentence(
    paragraphs: &mut Vec<String>,
    length: std::ops::Range<usize>,
) -> Option<String> {
    for at in (2..paragraphs.len()).rev() {
        let paragraph = &paragraphs[at];
        let from = paragraph.rfind(". ").map_or(0, |stop| stop + 2);
        if length.contains(&(paragraph.len() - from)) {
            let sentence = paragraph[from..].to_owned();
            paragraphs[at].truncate(from.saturating_sub(1));
            if paragraphs[at].is_empty() {
                paragraphs.remove(at);
            }
            return Some(sentence);
        }
    }
    None
}

/// Sets the first words of a paragraph in capitals.
fn raise(paragraph: &mut String, words: usize) {
    let end = paragraph.match_indices(' ').nth(words - 1).map_or(paragraph.len(), |(at, _)| at);
    *paragraph = paragraph[..end].to_uppercase() + &paragraph[end..];
}

/// The rows of a headline, in which no word is divided.
pub(crate) fn rows(headline: &str, width: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in headline.split(' ') {
        match rows.last_mut() {
            Some(row) if row.len() + 1 + word.len() <= width => *row += &format!(" {word}"),
            _ => rows.push(word.to_owned()),
        }
    }
    rows
}
