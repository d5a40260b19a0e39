//! Writing the issue: texts with sources from drafts.

use newsbind_core::{
    Article, Block, Byline, Dropped, DroppedKind, Figure, Furniture, Issue, Jump, Names, Sources,
    Span, article_id,
};

use crate::assemble::{At, Draft, Drafts, Part};
use crate::credit;
use crate::dateline;
use crate::form::{self, Form};
use crate::furniture;
use crate::hyphen::Lexicon;
use crate::jump;
use crate::language::chinese;
use crate::names;
use crate::page::{Line, Page, Writing, begins_block};
use crate::pull_quote;
use crate::sections;
use crate::signature;
use crate::standing;
use crate::subhead;
use crate::text::{self, Log, Role, Text};
use crate::traditional::simplify;

/// Everything that texts are made from.
pub(crate) struct Writer<'a> {
    pub(crate) pages: &'a [Page],
    pub(crate) labels: &'a [String],
    /// For each line of each page whether it stands on other pages too.
    pub(crate) repeated: &'a [Vec<bool>],
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) log: Log,
}

/// How sure a draft is, in thousandths.
pub(crate) fn confidence(draft: &Draft) -> f64 {
    (f64::from(draft.confidence) * 1000.0).round() / 1000.0
}

impl Writer<'_> {
    /// Writes all articles and the furniture; the issue's own fields are left as they are.
    pub(crate) fn write(mut self, drafts: &Drafts, issue: &mut Issue) {
        let page = |draft: &Draft| draft.lines().map(|at| at.page).min().unwrap_or(0);
        let articles: Vec<(usize, Article)> =
            drafts.articles.iter().map(|draft| (page(draft), self.article(draft))).collect();
        let furniture = drafts.furniture.iter().map(|at| self.furniture(*at));
        // A line of nothing but control characters says nothing.
        issue.furniture = furniture.filter(|item| !item.source.is_empty()).collect();
        issue.pages = self.labels.to_vec();
        issue.sections =
            sections::group(articles, &sections::names(self.pages, self.labels, drafts));
        issue.dropped = self.log.dropped;
        issue.replaced = self.log.replaced;
        name_articles(issue);
    }

    fn article(&mut self, draft: &Draft) -> Article {
        let writing = draft.lines().next().map_or(Writing::Han, |at| self.pages[at.page].writing);
        let mut article = Article {
            pages: self.page_labels(draft),
            confidence: Some(confidence(draft)),
            ..Article::default()
        };
        article.kicker = self.field("kicker", &draft.kicker, Role::Heading, &mut article.sources);
        article.headline =
            self.field("headline", &draft.headline, Role::Heading, &mut article.sources);
        article.deck = self.field("deck", &draft.deck, Role::Heading, &mut article.sources);
        let stray = self.stray_byline(draft, writing);
        let rows = stray.map_or(draft.byline.as_slice(), |at| draft.body[at].lines());
        article.byline = self.byline(rows, writing, &mut article.sources);
        self.jumps(draft, &mut article);
        let mut leads = true;
        let last = draft.body.iter().rposition(|part| matches!(part, Part::Paragraph(_)));
        for (at, part) in draft.body.iter().enumerate().filter(|(at, _)| Some(*at) != stray) {
            match part {
                Part::Paragraph(lines) => {
                    let ends = Some(at) == last && draft.jumps.is_empty();
                    self.paragraph(lines, leads, ends, draft.is_joined, &mut article);
                    leads &= !matches!(article.body.last(), Some(Block::Paragraph { .. }));
                }
                Part::Subhead(lines) => {
                    let text = self.join(lines, Role::Heading);
                    article.body.push(Block::Subhead { text: text.read(), source: text.source() });
                }
                Part::Caption(lines) if lines.iter().all(|at| self.is_pulled(*at)) => {
                    let text = self.join(lines, Role::Body);
                    article
                        .body
                        .push(Block::PullQuote { text: text.read(), source: text.source() });
                }
                Part::Caption(lines) => {
                    let figure = self.figure(lines);
                    article.body.push(Block::Figure(figure));
                }
            }
        }
        sign(&mut article, writing);
        head(&mut article, writing);
        lower_rows(&mut article.body);
        article
    }

    /// A byline of rows, if there are any: who it names, and as it is printed, rows that say
    /// something else an em apart.
    fn byline(&mut self, rows: &[At], writing: Writing, sources: &mut Sources) -> Option<Byline> {
        let first = rows.first()?;
        let below_letter = signature::letters::signs_letter(&self.pages[first.page], first.line);
        let pages = self.pages;
        let row = |at: &At| &pages[at.page].lines[at.line].text[..];
        let texts: Vec<&[char]> = rows.iter().map(row).collect();
        let apart = names::rows_apart(&texts, below_letter, writing);
        let mut text = Text::default();
        let mut from = 0;
        for to in (1..=rows.len()).filter(|to| apart.get(*to) != Some(&false)) {
            text.append_apart(self.join(&rows[from..to], Role::Names), writing);
            from = to;
        }
        if text.is_empty() {
            return None;
        }
        let text = own("byline", &text, sources);
        let naming = match writing {
            Writing::Han => None,
            Writing::Latin => names::naming(&texts, below_letter),
        };
        let naming = naming.unwrap_or_else(|| vec![text.chars().collect()]);
        let names = naming.iter().flat_map(|names| names::of(names, writing)).collect();
        Some(Byline { names, text: Some(text) })
    }

    /// The part of a body that is nothing but who wrote it, near its head or its foot, where no
    /// byline was read.
    fn stray_byline(&self, draft: &Draft, writing: Writing) -> Option<usize> {
        let count = draft.body.len();
        if !draft.byline.is_empty() || count < 2 {
            return None;
        }
        let is_byline = |at: &usize| {
            let lines = draft.body[*at].lines();
            if matches!(draft.body[*at], Part::Caption(_)) || lines.len() > 2 {
                return false;
            }
            let line = |at: &At| self.pages[at.page].lines[at.line].text.as_slice();
            let space: &[char] = if writing == Writing::Latin { &[' '] } else { &[] };
            let text = lines.iter().map(line).collect::<Vec<_>>().join(space);
            form::form(&text, writing) == Form::Byline && !names::of(&text, writing).is_empty()
        };
        (0..count).filter(|at| *at < 4 || at + 2 >= count).find(is_byline)
    }

    fn page_labels(&self, draft: &Draft) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for at in draft.lines() {
            let label = &self.labels[at.page];
            if !labels.contains(label) {
                labels.push(label.clone());
            }
        }
        labels
    }

    fn join(&mut self, lines: &[At], role: Role) -> Text {
        let pages = self.pages;
        let lines: Vec<&Line> = lines.iter().map(|at| &pages[at.page].lines[at.line]).collect();
        let Some(first) = lines.first() else { return Text::default() };
        let writing = pages[first.span.page as usize - 1].writing;
        text::join(&lines, role, writing, self.lexicon, &mut self.log)
    }

    fn field(
        &mut self,
        name: &str,
        lines: &[At],
        role: Role,
        sources: &mut Sources,
    ) -> Option<String> {
        let text = self.join(lines, role);
        (!text.is_empty()).then(|| own(name, &text, sources))
    }

    /// Jump lines that were followed are dropped; those whose other half is missing stay.
    fn jumps(&mut self, draft: &Draft, article: &mut Article) {
        for at in &draft.joined {
            let text = self.join(&[*at], Role::Heading);
            self.drop_jump(&text);
        }
        for (at, line) in &draft.jumps {
            let text = self.join(&[*at], Role::Heading);
            add_jump(article, line, &text);
        }
    }

    fn drop_jump(&mut self, text: &Text) {
        let (kind, source) = (DroppedKind::JumpLine, text.source());
        self.log.dropped.push(Dropped { kind, text: text.read(), source });
    }

    /// Writes a paragraph; `leads`: it is the first of its article, and may begin with a dateline;
    /// `ends`: it is the last, and may be signed.
    fn paragraph(
        &mut self,
        lines: &[At],
        leads: bool,
        ends: bool,
        joined: bool,
        article: &mut Article,
    ) {
        let Some(first) = lines.first() else { return };
        let writing = self.pages[first.page].writing;
        let mut text = self.join(lines, Role::Body);
        if leads && article.dateline.is_none() {
            let opens_with_place = self.pages[first.page].lines[first.line].opens_with_place;
            text = Self::dateline(text, writing, opens_with_place, article);
        }
        if joined {
            text = self.without_jumps(text, writing);
        }
        if let Some((at, line)) = jump::tail(&text.plain()) {
            let tail = text.split_off(at);
            self.leave_jump(&tail, &line, joined, article);
        }
        if let Some((at, line)) = jump::head(&text.plain()) {
            let rest = text.split_off(at);
            self.leave_jump(&text, &line, joined, article);
            text = rest;
        }
        if ends && writing == Writing::Latin && article.byline.is_none() {
            text = Self::signature(text, article);
        }
        if !text.is_empty() {
            let block = match self.is_pull_quote(lines) {
                true => Block::PullQuote { text: text.read(), source: text.source() },
                false => {
                    let is_verse = self.pages[first.page].lines[first.line].line_for_line;
                    block(&text, lines.len(), is_verse, writing)
                }
            };
            article.body.push(block);
        }
    }

    /// Whether a line is of a pull quote that says what its page says elsewhere.
    fn is_pulled(&self, at: At) -> bool {
        self.pages[at.page].lines[at.line].pulled
    }

    /// Whether lines are a block that is a pull quote of a Latin script.
    fn is_pull_quote(&self, lines: &[At]) -> bool {
        let ([first, ..], [.., last]) = (lines, lines) else { return false };
        let page = &self.pages[first.page];
        let together = first.page == last.page && last.line + 1 == first.line + lines.len();
        let is_block =
            together && begins_block(page, first.line) && begins_block(page, last.line + 1);
        is_block
            && page.writing == Writing::Latin
            && pull_quote::is_one(&page.lines[first.line..=last.line])
    }

    /// A text that was joined without the jump lines between its parts.
    fn without_jumps(&mut self, mut text: Text, writing: Writing) -> Text {
        loop {
            let plain = text.plain();
            let inner = (1..plain.len()).find_map(|at| {
                let (length, _) = jump::head(&plain[at..])?;
                (at + length < plain.len()).then_some((at, length))
            });
            let Some((at, length)) = inner else { return text };
            let mut jump = text.split_off(at);
            let rest = jump.split_off(length);
            self.drop_jump(&jump);
            text.append(rest, writing);
        }
    }

    fn leave_jump(
        &mut self,
        text: &Text,
        line: &jump::JumpLine,
        joined: bool,
        article: &mut Article,
    ) {
        if joined {
            self.drop_jump(text);
        } else {
            add_jump(article, line, text);
        }
    }

    /// Parts the dateline from the first paragraph, and reads the names in it; in one of Latin
    /// script the parenthesis names an agency.
    fn dateline(
        mut text: Text,
        writing: Writing,
        opens_with_place: bool,
        article: &mut Article,
    ) -> Text {
        let plain = text.plain();
        let placed = || dateline::place(&plain).filter(|_| opens_with_place);
        let writer = || dateline::writer(&plain).filter(|_| writing == Writing::Han);
        let known = dateline::dateline(&plain, writing);
        let Some(at) = known.or_else(placed).or_else(writer) else { return text };
        let rest = text.split_off(at);
        article.dateline = Some(own("dateline", &text, &mut article.sources));
        let names = names::of(&names_of_dateline(&text), writing);
        if !names.is_empty() && article.byline.is_none() && writing == Writing::Han {
            article.byline = Some(Byline { text: None, names });
        }
        rest
    }

    /// Parts initials or an agency from the end of the last paragraph in Latin script.
    fn signature(mut text: Text, article: &mut Article) -> Text {
        let Some(at) = signature::tail(&text.plain()) else { return text };
        let signed = text.split_off(at);
        let signed = own("byline", &signed, &mut article.sources);
        article.byline = Some(Byline { text: Some(signed), names: Vec::new() });
        text
    }

    fn figure(&mut self, lines: &[At]) -> Figure {
        let Some(first) = lines.first() else { return Figure::default() };
        let writing = self.pages[first.page].writing;
        let rows: Vec<&[char]> =
            lines.iter().map(|at| &self.pages[at.page].lines[at.line].text[..]).collect();
        let (caption, credit) = if writing == Writing::Latin && credit::heads(&rows) {
            (self.join(&lines[1..], Role::Names), Some(self.join(&lines[..1], Role::Names)))
        } else if self.ends_in_row_of_credit(lines, &rows, writing) {
            let (rest, last) = lines.split_at(lines.len() - 1);
            (self.join(rest, Role::Names), Some(self.join(last, Role::Names)))
        } else {
            let mut caption = self.join(lines, Role::Names);
            let credit = credit::start(&caption.plain()).map(|at| caption.split_off(at));
            (caption, credit)
        };
        let mut source = caption.source();
        let credit = credit.filter(|credit| !credit.is_empty()).map(|credit| {
            source.extend(credit.source());
            Byline { names: names::of(&credit.chars(), writing), text: Some(credit.read()) }
        });
        Figure { caption: caption.read(), credit, image: None, alt: None, source }
    }

    /// Whether the last row of a caption in Latin script is its credit, where none says so itself.
    fn ends_in_row_of_credit(&self, lines: &[At], rows: &[&[char]], writing: Writing) -> bool {
        if writing != Writing::Latin || credit::last_row(rows).is_none() {
            return false;
        }
        let lines: Vec<&Line> =
            lines.iter().map(|at| &self.pages[at.page].lines[at.line]).collect();
        // It is only looked at: what is dropped on the way is told where it is written.
        let caption = text::join(&lines, Role::Names, writing, self.lexicon, &mut Log::default());
        credit::start(&caption.plain()).is_none()
    }

    fn furniture(&mut self, at: At) -> Furniture {
        let text = self.join(&[at], Role::Furniture);
        let page = &self.pages[at.page];
        Furniture {
            kind: furniture::kind(
                page,
                at.line,
                &self.labels[at.page],
                self.repeated[at.page][at.line],
            ),
            page: self.labels[at.page].clone(),
            text: text.read(),
            source: text.source(),
        }
    }
}

fn own(name: &str, text: &Text, sources: &mut Sources) -> String {
    let spans: Vec<Span> = text.source();
    sources.entry(name.to_owned()).or_default().extend(spans);
    text.read()
}

fn add_jump(article: &mut Article, line: &jump::JumpLine, text: &Text) {
    let jump = article.jump.get_or_insert_with(Jump::default);
    let page = Some(line.page.clone());
    if line.on {
        jump.to = page;
    } else {
        jump.from = page;
    }
    jump.lines.push(own("jump", text, &mut article.sources));
}

/// A paragraph, or a subhead: one line that reads so and is no verse.
fn block(text: &Text, lines: usize, is_verse: bool, writing: Writing) -> Block {
    let (text, source) = (text.read(), text.source());
    if lines == 1 && !is_verse && subhead::is_one(&text, writing) {
        return Block::Subhead { text, source };
    }
    Block::Paragraph { text, source }
}

/// Where the names of a dateline stand: in the parenthesis behind it, or before 报道.
fn names_of_dateline(text: &Text) -> Vec<char> {
    let plain = simplify(text.plain());
    let open = (1..plain.len()).find(|at| matches!(plain[*at], '（' | '('));
    let role = (0..plain.len())
        .find(|at| form::starts(&plain[*at..], "记者") || form::starts(&plain[*at..], "通讯员"));
    // 本报讯 沈砚、特约通讯员林小满报道：
    let own = form::starts(&plain, "本报讯")
        && chinese::REPORTS.iter().any(|word| form::contains(&plain, word));
    let own = Some("本报讯".chars().count()).filter(|_| own);
    let from = open.or(own).or(role).unwrap_or(plain.len());
    text.chars().split_off(from)
}

/// Names from a signature where nothing else named the writer: at the end, or a paragraph of its
/// own with two behind it at most.
fn sign(article: &mut Article, writing: Writing) {
    if article.byline.is_some() {
        return;
    }
    let paragraphs =
        article.body.iter().rev().filter(|block| matches!(block, Block::Paragraph { .. }));
    // Items of a round-up, each signed by its own writer.
    let is_signed = |block: &&Block| {
        form::signature(&simplify(block.text().chars().collect())).is_some_and(|at| at > 0)
    };
    if paragraphs.clone().filter(is_signed).nth(1).is_some() {
        return;
    }
    let signed = paragraphs.take(3).enumerate().find_map(|(behind, block)| {
        let chars: Vec<char> = block.text().chars().collect();
        let plain = simplify(chars.clone());
        let at = form::signature(&plain).filter(|at| behind == 0 || *at == 0)?;
        let names = names::of(&chars[at..], writing);
        (!form::is_agency(&plain[at..]) && !names.is_empty()).then_some(names)
    });
    article.byline = signed.map(|names| Byline { text: None, names });
}

/// A subhead above the whole text of an article that has no headline is its headline, and so is a
/// kicker that is no standing head.
fn head(article: &mut Article, writing: Writing) {
    if article.headline.is_some() {
        return;
    }
    let heads = matches!(article.body[..], [Block::Subhead { .. }, _, ..]);
    let is_standing =
        |kicker: &mut String| standing::is_standing(&simplify(kicker.chars().collect()), writing);
    if heads && let Block::Subhead { text, source } = article.body.remove(0) {
        article.headline = Some(text);
        article.sources.insert("headline".to_owned(), source);
    } else if matches!(article.body[..], [Block::Paragraph { .. }, ..])
        && let Some(kicker) = article.kicker.take_if(|kicker| !is_standing(kicker))
    {
        article.headline = Some(kicker);
        let source = article.sources.remove("kicker").unwrap_or_default();
        article.sources.insert("headline".to_owned(), source);
    }
}

/// A row that heads nothing is no subhead: the last one of an article, or who gave a notice, above
/// its date.
fn lower_rows(body: &mut [Block]) {
    let is_day = |block: &Block| dateline::is_day(&block.text().chars().collect::<Vec<_>>());
    for at in 0..body.len() {
        let heads = body.get(at + 1).is_some_and(|below| !is_day(below));
        if let (false, Block::Subhead { text, source }) = (heads, &mut body[at]) {
            let (text, source) = (std::mem::take(text), std::mem::take(source));
            body[at] = Block::Paragraph { text, source };
        }
    }
}

/// Articles that read alike get numbers.
fn name_articles(issue: &mut Issue) {
    let mut names = Names::default();
    for article in issue.articles_mut() {
        article.id = names.free(&article_id(article));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that sign an article of such paragraphs.
    fn check(paragraphs: &[&str], expected: &[&str]) {
        let body = paragraphs.iter().map(|text| Block::paragraph((*text).to_owned())).collect();
        let mut article = Article { body, ..Article::default() };
        sign(&mut article, Writing::Han);
        assert_eq!(article.byline.unwrap_or_default().names, expected, "{paragraphs:?}");
    }

    #[test]
    fn who_signs_an_article() {
        check(&["书场开张。（顾小舟）"], &["顾小舟"]);
        check(&["书场开张。", "（顾小舟 乔木）", "座位不必预订。"], &["顾小舟", "乔木"]);
        check(&["书场开张。（顾小舟）", "座位不必预订。"], &[]);
        check(&["书场开张。（据新华社电）"], &[]);
    }
}
