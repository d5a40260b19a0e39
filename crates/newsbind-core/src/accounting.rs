//! Holding an issue to its text layer: nothing lost, nothing invented.

use std::collections::HashMap;

use crate::{Article, Block, Issue, Span, TextLayer, Warning};

/// Where the non-space characters of a text layer went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Non-space characters of the text layer.
    pub characters: usize,
    /// Those owned by a field of an article or by furniture, replaced ones included.
    pub owned: usize,
    /// Those dropped on purpose.
    pub dropped: usize,
    /// Those of the owned ones that read otherwise now.
    pub replaced: usize,
    /// What does not add up: characters with no place or with several, and places whose text is not
    /// what their source says. Empty for an issue that was just rebuilt.
    pub faults: Vec<Warning>,
}

/// Counts where each non-space character of `layer` went in `issue`, which was rebuilt from it.
///
/// Every one of them has to be in the source of exactly one place (a field of an article, a block,
/// furniture, or what was dropped), and each place has to read as its source does, but for spaces
/// and for what was replaced.
pub fn account(layer: &TextLayer, issue: &Issue) -> Account {
    let mut ledger = Ledger::open(layer, issue);
    for article in issue.articles() {
        ledger.enter_article(article);
    }
    for item in &issue.furniture {
        ledger.enter("furniture", &item.text, &item.source);
    }
    for item in &issue.dropped {
        ledger.account.dropped += ledger.cover(&item.source);
    }
    ledger.close()
}

/// One line of the text layer with the number of places that claim each of its characters.
struct Entry {
    span: Span,
    chars: Vec<char>,
    claims: Vec<u8>,
}

struct Ledger<'a> {
    entries: Vec<Entry>,
    index: HashMap<(u32, u32), usize>,
    replaced: HashMap<(u32, u32, u32), (u32, &'a str)>,
    account: Account,
}

impl<'a> Ledger<'a> {
    fn open(layer: &TextLayer, issue: &'a Issue) -> Self {
        let mut entries = Vec::new();
        let mut index = HashMap::new();
        for (page, lines) in (1..).zip(&layer.pages) {
            for line in &lines.lines {
                let chars: Vec<char> = line.text.chars().collect();
                let to = u32::try_from(chars.len()).unwrap_or(u32::MAX);
                index.insert((page, line.number), entries.len());
                let span = Span { page, line: line.number, from: 0, to };
                entries.push(Entry { span, claims: vec![0; chars.len()], chars });
            }
        }
        let mut replaced = HashMap::new();
        for item in &issue.replaced {
            for (at, span) in item.source.iter().enumerate() {
                let to = if at == 0 { item.to.as_str() } else { "" };
                replaced.insert((span.page, span.line, span.from), (span.to, to));
            }
        }
        Self { entries, index, replaced, account: Account::default() }
    }

    fn enter_article(&mut self, article: &'a Article) {
        let byline = article.byline.as_ref().and_then(|byline| byline.text.as_deref());
        let jump = article.jump.as_ref().map(|jump| jump.lines.concat());
        for (name, text) in [
            ("kicker", article.kicker.as_deref()),
            ("headline", article.headline.as_deref()),
            ("deck", article.deck.as_deref()),
            ("byline", byline),
            ("dateline", article.dateline.as_deref()),
            ("jump", jump.as_deref()),
        ] {
            let source = article.sources.get(name).map_or(&[][..], Vec::as_slice);
            self.enter(name, text.unwrap_or_default(), source);
        }
        for block in &article.body {
            match block {
                Block::Figure(figure) => {
                    let credit = figure.credit.as_ref().and_then(|credit| credit.text.as_deref());
                    let text = format!("{}{}", figure.caption, credit.unwrap_or_default());
                    self.enter("figure", &text, &figure.source);
                }
                _ => self.enter("body", block.text(), block.source()),
            }
        }
    }

    /// Books a place that owns characters, and compares its text with its source.
    fn enter(&mut self, name: &str, text: &str, source: &[Span]) {
        self.account.owned += self.cover(source);
        let read: String = source.iter().map(|span| self.read(*span)).collect();
        let same = read
            .chars()
            .filter(|c| !c.is_whitespace())
            .eq(text.chars().filter(|c| !c.is_whitespace()));
        if !same {
            let message = format!("{name} reads `{text}`, its source `{read}`");
            let fault = Warning { message, at: source.first().copied() };
            self.account.faults.push(fault);
        }
    }

    /// Claims the characters of some spans; gives the number of non-space ones.
    fn cover(&mut self, source: &[Span]) -> usize {
        let mut count = 0;
        for span in source {
            let Some(&at) = self.index.get(&(span.page, span.line)) else {
                self.account.faults.push(Warning::at(*span, "there is no such line"));
                continue;
            };
            let entry = &mut self.entries[at];
            for i in range(*span, entry.chars.len()) {
                entry.claims[i] = entry.claims[i].saturating_add(1);
                count += usize::from(!entry.chars[i].is_whitespace());
            }
        }
        count
    }

    /// The text of a span, with what was replaced put in.
    fn read(&mut self, span: Span) -> String {
        let mut text = String::new();
        let Some(&at) = self.index.get(&(span.page, span.line)) else { return text };
        let chars = &self.entries[at].chars;
        let mut range = range(span, chars.len());
        while let Some(i) = range.next() {
            let from = u32::try_from(i).unwrap_or(u32::MAX);
            let Some((to, mended)) = self.replaced.get(&(span.page, span.line, from)) else {
                text.push(chars[i]);
                continue;
            };
            let length = (*to as usize).saturating_sub(i).max(1);
            self.account.replaced += length;
            text.push_str(mended);
            if length > 1 {
                range.nth(length - 2);
            }
        }
        text
    }

    fn close(mut self) -> Account {
        for entry in &self.entries {
            for (i, (c, claims)) in entry.chars.iter().zip(&entry.claims).enumerate() {
                if c.is_whitespace() {
                    continue;
                }
                self.account.characters += 1;
                if *claims != 1 {
                    let from = u32::try_from(i).unwrap_or(u32::MAX);
                    let span = Span { from, to: from + 1, ..entry.span };
                    let message = format!("`{c}` has {claims} places");
                    self.account.faults.push(Warning::at(span, message));
                }
            }
        }
        self.account
    }
}

fn range(span: Span, length: usize) -> std::ops::Range<usize> {
    let to = (span.to as usize).min(length);
    (span.from as usize).min(to)..to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Dropped, DroppedKind, Replaced, ReplacedKind, Section, Sources, TextLine, TextPage,
    };

    /// One page of two lines: a headline, and a paragraph with a ligature and a hyphen.
    fn layer() -> TextLayer {
        let line = |number, text: &str| TextLine { number, text: text.into() };
        let lines = vec![line(1, "Head"), line(2, "of\u{fb01} cial-")];
        TextLayer { pages: vec![TextPage { lines, ..TextPage::default() }] }
    }

    fn issue() -> Issue {
        let span = |line, from, to| Span { page: 1, line, from, to };
        let article = Article {
            headline: Some("Head".into()),
            sources: Sources::from([("headline".to_owned(), vec![span(1, 0, 4)])]),
            body: vec![Block::Paragraph { text: "offi cial".into(), source: vec![span(2, 0, 8)] }],
            ..Article::default()
        };
        let hyphen =
            Dropped { kind: DroppedKind::Hyphen, text: "-".into(), source: vec![span(2, 8, 9)] };
        let ligature = Replaced {
            kind: ReplacedKind::Ligature,
            from: "\u{fb01}".into(),
            to: "fi".into(),
            source: vec![span(2, 2, 3)],
        };
        Issue {
            sections: vec![Section { articles: vec![article], ..Section::default() }],
            dropped: vec![hyphen],
            replaced: vec![ligature],
            ..Issue::default()
        }
    }

    fn check(change: impl FnOnce(&mut Issue), faults: &[&str]) {
        let mut issue = issue();
        change(&mut issue);
        let account = account(&layer(), &issue);
        let found: Vec<&str> = account.faults.iter().map(|f| f.message.as_str()).collect();
        assert_eq!(found, faults);
        assert_eq!(account.characters, 12);
    }

    #[test]
    fn a_whole_issue_has_no_fault() {
        check(|_| (), &[]);
    }

    #[test]
    fn what_is_lost_or_taken_twice_is_a_fault() {
        check(|issue| issue.dropped.clear(), &["`-` has 0 places"]);
        check(|issue| issue.dropped[0].source[0].from = 7, &["`l` has 2 places"]);
    }

    #[test]
    fn what_reads_otherwise_is_a_fault() {
        check(
            |issue| issue.replaced.clear(),
            &["body reads `offi cial`, its source `of\u{fb01} cial`"],
        );
    }
}
