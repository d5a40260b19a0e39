//! Makes newspaper pages from articles: other measures, column breaks, orders and places of
//! headlines, as the text layer of a page shows them.

use newsbind_core::{Article, Block, is_han};

/// What is changed against the page that the articles come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Each article has a measure of its own, from 9 to 30 em.
    Measure,
    /// Columns break at other lines.
    Columns,
    /// The articles stand in another order.
    Order,
    /// Headlines stand before their articles.
    Before,
    /// Headlines share a line with the lead that follows them.
    Glued,
    /// The photograph stands between two articles.
    Photograph,
    /// All of it, as it falls.
    All,
    /// No blank line stands between paragraphs.
    Close,
    /// Long bodies are parted by subheads.
    Subheads,
}

pub(crate) const CHANGES: [Change; 7] = [
    Change::Measure,
    Change::Columns,
    Change::Order,
    Change::Before,
    Change::Glued,
    Change::Photograph,
    Change::All,
];

/// A made page, and the articles that a reader sees on it, in order.
pub(crate) struct MadePage {
    pub(crate) text: String,
    pub(crate) articles: Vec<Article>,
}

/// Makes the page of a change, with others besides, and a seed; the same for the same articles,
/// changes and seed.
pub(crate) fn make(
    articles: &[Article],
    change: Change,
    besides: &[Change],
    seed: u64,
) -> MadePage {
    let mut random = Random(seed.wrapping_mul(7) + change as u64);
    let has = |other| change == other || change == Change::All;
    let sets = |other| change == other || besides.contains(&other);
    let mut articles = articles.to_vec();
    if sets(Change::Subheads) {
        articles.iter_mut().for_each(|article| part(&mut article.body, &mut random));
    }
    if has(Change::Order) {
        random.shuffle(&mut articles);
        let photograph = articles.iter().position(|article| article.headline.is_none());
        if let Some(at) = photograph.filter(|_| change == Change::Order) {
            let photograph = articles.remove(at);
            articles.push(photograph);
        }
    } else if has(Change::Photograph) {
        let photograph = articles.pop();
        let at = random.below(articles.len());
        articles.splice(at..at, photograph);
    }
    let before = change == Change::Before || (change == Change::All && random.chance(50));
    let glued = match change {
        Change::Glued => 60,
        Change::All => 20,
        _ => 0,
    };
    let mut page = Setting { blocks: Vec::new(), before, glued };
    for article in &articles {
        let measure = if has(Change::Measure) { 18 + random.below(43) } else { 36 };
        let columns = if has(Change::Columns) { 6..30 } else { 28..34 };
        let close = sets(Change::Close);
        page.set(article, &Column { measure, lines: columns, close }, &mut random);
    }
    MadePage { text: page.blocks.concat(), articles }
}

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn within(&mut self, range: &std::ops::Range<usize>) -> usize {
        range.start + self.below(range.len())
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

/// The strip that an article is set in.
struct Column {
    /// Width in half ems: a Han character has two, a digit one.
    measure: usize,
    /// How many lines a column may have.
    lines: std::ops::Range<usize>,
    /// No blank line stands between paragraphs.
    close: bool,
}

/// A page while it is set.
struct Setting {
    /// Lines with their ends, blank lines included.
    blocks: Vec<String>,
    /// Headlines stand before their articles.
    before: bool,
    /// How many headlines in a hundred share a line with the lead after them, where they can.
    glued: usize,
}

impl Setting {
    fn set(&mut self, article: &Article, column: &Column, random: &mut Random) {
        if let Some(Block::Figure(figure)) = article.body.first() {
            return self.set_photograph(&figure.caption, article, random);
        }
        let lines = set_body(article, column, random);
        self.block(article.kicker.as_deref(), "");
        if self.before {
            self.block(article.headline.as_deref(), "");
        }
        let byline = article.byline.as_ref().and_then(|byline| byline.text.as_deref());
        self.block(byline.map(|text| space_name(text, article)).as_deref(), "");
        self.glue(article, &lines, random);
        let breaks = break_columns(&lines, column, random);
        for (line, broken) in lines.iter().zip(&breaks) {
            self.blocks.push(format!("{}\n{}", line.text, if *broken { "\n" } else { "" }));
        }
        if !self.before {
            self.block(article.headline.as_deref(), "");
        }
    }

    /// A block by itself, and the blank line after it.
    fn block(&mut self, text: Option<&str>, indent: &str) {
        self.blocks.extend(text.map(|text| format!("{indent}{text}\n\n")));
    }

    /// Takes the line end off a headline that an article with a dateline follows.
    fn glue(&mut self, article: &Article, lines: &[Line], random: &mut Random) {
        let Some(dateline) = &article.dateline else { return };
        let whole = |line: &Line| solid(&line.text).starts_with(&solid(dateline));
        let Some(last) = self.blocks.last_mut() else { return };
        let headline = last.trim_end();
        let is_headline = headline.lines().count() == 1 && !headline.ends_with(['。', '摄']);
        if is_headline && lines.first().is_some_and(whole) && random.chance(self.glued) {
            *last = headline.to_owned();
        }
    }

    /// A photograph: a narrow caption, and its credit.
    fn set_photograph(&mut self, caption: &str, article: &Article, random: &mut Random) {
        let mut lines = Vec::new();
        set_paragraph(caption, 16 + random.below(8), &mut lines, random);
        self.blocks.extend(lines.iter().map(|line| format!("{}\n", line.text)));
        self.blocks.push("\n".to_owned());
        let Some(Block::Figure(figure)) = article.body.first() else { return };
        let credit = figure.credit.as_ref().and_then(|credit| credit.text.as_deref());
        self.block(credit, "");
    }
}

/// One line of running text.
struct Line {
    text: String,
    /// Width in half ems, with the indent that the text layer has lost.
    width: usize,
    first: bool,
    last: bool,
}

/// Parts most long bodies by subheads, each a phrase of what stands below it.
fn part(body: &mut Vec<Block>, random: &mut Random) {
    if body.len() < 6 || random.chance(40) {
        return;
    }
    let mut at = 1 + random.below(4);
    while at + 1 < body.len() {
        let phrases = body[at].text().split(|c: char| !c.is_alphanumeric());
        let fits = |phrase: &&str| (3..13).contains(&phrase.chars().count());
        let phrases: Vec<&str> = phrases.filter(fits).collect();
        if !phrases.is_empty() {
            let text = phrases[random.below(phrases.len())].to_owned();
            body.insert(at, Block::Subhead { text, source: Vec::new() });
        }
        at += 2 + random.below(4);
    }
}

/// The lines of an article's paragraphs.
fn set_body(article: &Article, column: &Column, random: &mut Random) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut dateline = article.dateline.clone().unwrap_or_default();
    if dateline.contains("记者") && random.chance(50) {
        dateline = dateline.replace('（', " （").replace('）', "） ");
    }
    for (at, block) in article.body.iter().enumerate() {
        if matches!(block, Block::Subhead { .. }) {
            lines.push(set_subhead(block.text()));
            continue;
        }
        let text = if at == 0 { dateline.clone() + block.text() } else { block.text().to_owned() };
        set_paragraph(&text, column.measure, &mut lines, random);
    }
    lines
}

/// A row by itself.
fn set_subhead(text: &str) -> Line {
    Line { text: text.to_owned(), width: halves(text), first: true, last: true }
}

/// Breaks a paragraph into lines: the first one loses the width of its indent, no line begins with
/// closing or ends with opening punctuation, digits stay together.
fn set_paragraph(text: &str, measure: usize, lines: &mut Vec<Line>, random: &mut Random) {
    let clusters = clusters(text);
    let mut rest = &clusters[..];
    let mut first = true;
    while !rest.is_empty() {
        let mut width = if first { 4 } else { 0 };
        let mut count = 0;
        for cluster in rest {
            let wider = width + halves(cluster);
            if wider > measure && count > 0 {
                break;
            }
            width = wider;
            count += 1;
        }
        let text: String = rest[..count].concat();
        rest = &rest[count..];
        let last = rest.is_empty();
        let text = if last { text } else { loosen(&text, measure.saturating_sub(width), random) };
        let text = text.trim().to_owned();
        lines.push(Line { text, width, first, last });
        first = false;
    }
}

/// What no line break divides.
fn clusters(text: &str) -> Vec<String> {
    let mut clusters: Vec<String> = Vec::new();
    let mut before = '\u{3000}';
    for c in text.chars() {
        let joined = "，。、；：！？”’）》】…%".contains(c)
            || "“‘（《【".contains(before)
            // At a line end a space is lost, and nobody could tell.
            || c == ' '
            || before == ' '
            || (c.is_ascii_graphic() && before.is_ascii_graphic());
        match clusters.last_mut() {
            Some(last) if joined => last.push(c),
            _ => clusters.push(c.to_string()),
        }
        before = c;
    }
    clusters
}

fn halves(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Fills a line that is too short as a typesetter does: with space around a number.
fn loosen(text: &str, slack: usize, random: &mut Random) -> String {
    if slack == 0 || !random.chance(30) {
        return text.to_owned();
    }
    let mut loose = String::new();
    let mut before = None;
    for c in text.chars() {
        let number = |c: char| c.is_ascii_digit();
        let meets = before.is_some_and(|b| (number(b) && is_han(c)) || (is_han(b) && number(c)));
        if meets {
            loose.push(' ');
        }
        loose.push(c);
        before = Some(c);
    }
    loose
}

/// After which lines a blank one stands: where a paragraph or a column ends, mostly.
fn break_columns(lines: &[Line], column: &Column, random: &mut Random) -> Vec<bool> {
    let tight = column.close && random.chance(50);
    let is_row = |line: &Line| line.first && line.last && !line.text.ends_with('。');
    let apart = |pair: &[Line]| !column.close || (!tight && pair.iter().any(is_row));
    let mut breaks: Vec<bool> =
        lines.windows(2).map(|pair| pair[0].last && apart(pair)).chain([true]).collect();
    for (at, pair) in lines.windows(2).enumerate() {
        // A paragraph may end with no blank line, where its last line is clearly short.
        let short = pair[0].last && pair[0].width + 6 <= column.measure;
        if short && at > 0 && random.chance(8) {
            breaks[at] = false;
        }
        // An extractor takes a line that hangs a quotation mark for a block of its own.
        let hangs = pair[1].text.starts_with('“') && !pair[1].first && !ends_sentence(&pair[0]);
        if hangs && random.chance(10) {
            break_at(&mut breaks, lines, at, column);
            break_at(&mut breaks, lines, at + 1, column);
        }
    }
    let mut next = random.within(&column.lines);
    while next + 2 < lines.len() {
        break_at(&mut breaks, lines, next, column);
        let after = next + 1;
        // A paragraph's last line on top of a column goes into one block with the first line of the
        // next paragraph, whose rest is another block.
        let widow =
            lines[after].last && !lines[after].first && lines[after].width + 6 <= column.measure;
        if widow && !lines[after + 1].last {
            breaks[after] = false;
            break_at(&mut breaks, lines, after + 1, column);
        }
        next += random.within(&column.lines);
    }
    breaks
}

/// Breaks after a line, unless it ends a sentence in mid-paragraph and the next one is so short
/// that nobody could tell it from a first line.
fn break_at(breaks: &mut [bool], lines: &[Line], at: usize, column: &Column) {
    let Some(next) = lines.get(at + 1) else { return };
    if !ends_sentence(&lines[at]) || lines[at].last || next.width + 1 >= column.measure {
        breaks[at] = true;
    }
}

fn ends_sentence(line: &Line) -> bool {
    line.text.ends_with(['。', '！', '？', '”', '…'])
}

/// A name of two characters is set as wide as one of three.
fn space_name(byline: &str, article: &Article) -> String {
    let names = article.byline.iter().flat_map(|byline| &byline.names);
    names.filter(|name| name.chars().count() == 2).fold(byline.to_owned(), |line, name| {
        let spaced: Vec<String> = name.chars().map(String::from).collect();
        line.replace(name.as_str(), &spaced.join(" "))
    })
}

/// A text without its spaces.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
