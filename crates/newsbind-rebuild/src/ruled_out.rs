//! What lines cannot be, whatever the weights say: for each line of a page the labels that no paper
//! gives it.

mod gaps;
mod han;
mod latin;

use std::ops::Range;

use newsbind_core::is_han;

use crate::credit;
use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::furniture::is_reserved;
use crate::jump;
use crate::label::{LABELS, Label};
use crate::measure;
use crate::model::{NEVER, Scores};
use crate::nameplate::newspaper;
use crate::page::{Line, Page, Writing, begins_block, blocks};
use crate::standing::is_standing;

/// For each line of a page the labels that it cannot have, a bit for each.
#[derive(Clone, Debug)]
pub(crate) struct RuledOut(Vec<Labels>);

/// A set of labels.
type Labels = u16;

const _: () = assert!(LABELS <= Labels::BITS as usize, "each label has a bit");

/// The labels of headlines and kickers.
const HEADS: &[Label] =
    &[Label::Kicker, Label::Before, Label::BeforeNext, Label::After, Label::AfterNext];

/// The labels of lines that go on what stands above them, or elsewhere.
const GOES_ON: &[Label] = &[Label::Continued, Label::Resumed];

impl RuledOut {
    /// Looks for them. Worn type looks like bullets.
    pub(crate) fn of(page: &Page, seen: &[Seen]) -> Self {
        let mut ruled_out = Self(vec![0; seen.len()]);
        ruled_out.by_form(seen);
        ruled_out.never(behind_jumps(page, seen), &[Label::Furniture]);
        ruled_out.never(tails(page), &[Label::Furniture, Label::Jump]);
        let parted = gaps::parted(page, seen);
        if parted.in_order {
            ruled_out.never(0..seen.len(), &[Label::Resumed]);
        }
        ruled_out.never(parted.lines, &[Label::Continued]);
        ruled_out.only_goes_on(torn(page, seen));
        let (heads, rows) = gaps::heads(page, seen);
        ruled_out.never(heads.iter().copied(), &[Label::Paragraph]);
        ruled_out.never(heads, GOES_ON);
        ruled_out.never(rows, HEADS);
        ruled_out.never(gaps::tight_rows(page, seen), HEADS);
        if page.writing == Writing::Han || !page.is_worn() {
            ruled_out.wide(page, seen);
            ruled_out.ornaments(page, seen);
        }
        ruled_out.never(head_of_page(page, seen).into_iter().flatten(), &[Label::Furniture]);
        // A page of nothing but a folio has no article.
        let furniture = value!(Form, "furniture");
        if seen.iter().all(|line| line[Field::Form] == furniture) {
            ruled_out.only(0..seen.len(), &[Label::Furniture]);
        }
        let line_for_line = |at: &usize| page.lines[*at].line_for_line;
        ruled_out.only((0..seen.len()).filter(line_for_line), &[Label::Paragraph, Label::Body]);
        match page.writing {
            Writing::Han => han::rule_out(page, seen, &mut ruled_out),
            Writing::Latin if page.is_worn() => {}
            Writing::Latin => latin::rule_out(page, seen, &mut ruled_out),
        }
        ruled_out.leave_a_reading();
        ruled_out
    }

    /// Forgets what was said of a line where no label that it leaves may follow those that the line
    /// above may have: without a reading of these lines there is none of the page.
    fn leave_a_reading(&mut self) {
        let mut above: Option<Labels> = None;
        for never in &mut self.0 {
            let follows = |never: Labels| {
                let left = Label::ALL.into_iter().filter(|label| never & bit(*label) == 0);
                let follows = left.filter(|label| may_follow(*label, above));
                follows.fold(0, |set, label| set | bit(label))
            };
            if follows(*never) == 0 {
                *never = 0;
            }
            above = Some(follows(*never));
        }
    }

    /// Whether a line can have no other label than one.
    pub(crate) fn leaves_only(&self, at: usize, label: Label) -> bool {
        self.0[at] == set(&Label::ALL) & !bit(label)
    }

    /// Takes the labels from the scores of a page's lines.
    pub(crate) fn apply(&self, scores: &mut [Scores]) {
        for (scores, never) in scores.iter_mut().zip(&self.0).filter(|(_, never)| **never > 0) {
            let never = Label::ALL.iter().filter(|label| never & bit(**label) > 0);
            never.for_each(|label| scores[*label as usize] = NEVER);
        }
    }

    /// Lines that cannot have some labels. Where that leaves a line without one, what was said
    /// before is forgotten: the later rules are about fewer lines.
    fn never(&mut self, lines: impl IntoIterator<Item = usize>, labels: &[Label]) {
        self.take(lines, set(labels));
    }

    /// Lines that cannot have any labels but some.
    fn only(&mut self, lines: impl IntoIterator<Item = usize>, labels: &[Label]) {
        self.take(lines, set(&Label::ALL) & !set(labels));
    }

    fn take(&mut self, lines: impl IntoIterator<Item = usize>, labels: Labels) {
        for at in lines {
            let all = self.0[at] | labels;
            self.0[at] = if all == set(&Label::ALL) { labels } else { all };
        }
    }

    /// Lines with which nothing begins.
    fn only_goes_on(&mut self, lines: Vec<usize>) {
        use Label::{AfterNext, BeforeNext, CaptionNext, Continued, Resumed};
        self.only(lines, &[BeforeNext, AfterNext, Continued, Resumed, CaptionNext]);
    }

    /// A credit, a note on a picture or a jump line is no headline; a credit, a byline or a jump
    /// line belongs to an article; a byline begins no caption; nothing goes on from a byline that
    /// stands alone.
    fn by_form(&mut self, seen: &[Seen]) {
        const JUMP: u8 = value!(Form, "jump");
        const CREDIT: u8 = value!(Form, "credit");
        const NOTE: u8 = value!(Form, "photo-note");
        const BYLINE: u8 = value!(Form, "byline");
        let alone = value!(Place, "only");
        for (at, line) in seen.iter().enumerate() {
            match line[Field::Form] {
                JUMP | CREDIT => {
                    self.never([at], HEADS);
                    self.never([at], &[Label::Furniture]);
                }
                NOTE => self.never([at], HEADS),
                BYLINE => {
                    self.never([at], &[Label::Furniture, Label::Caption, Label::Photo]);
                    let below = Some(at + 1).filter(|below| *below < seen.len());
                    let below = below.filter(|_| line[Field::Place] == alone);
                    self.never(below, &[Label::Continued]);
                }
                _ => {}
            }
        }
    }

    /// Nothing goes on with whole paragraphs, they go on no caption, and are no heads and no
    /// furniture.
    fn wide(&mut self, page: &Page, seen: &[Seen]) {
        for at in whole_paragraphs(page, seen) {
            self.never([at], HEADS);
            self.never([at], &[Label::Furniture, Label::Jump, Label::CaptionNext]);
            if !credit::is_of_caption(&[&page.lines[at].text]) {
                self.never([at], &[Label::Caption]);
            }
            let below = Some(at + 1).filter(|below| *below < seen.len());
            self.never(below, GOES_ON);
            self.never(below, &[Label::CaptionNext]);
        }
    }

    /// `* * *`: lines of nothing but marks part texts, and head none. Where each stands above a row
    /// that may be a headline they part stories, and not the parts of one.
    fn ornaments(&mut self, page: &Page, seen: &[Seen]) {
        const LEAST: usize = 2;
        let alone = value!(Place, "only");
        let ornaments = ornaments(page);
        let headed = |at: &&usize| {
            let below = *at + 1;
            seen[**at][Field::Place] == alone
                && seen.get(below).is_some_and(|row| row[Field::Place] == alone)
                && !form::stops(&page.lines[below].text)
        };
        let headed = ornaments.iter().filter(headed).count();
        if headed >= LEAST && headed == ornaments.len() {
            self.only(ornaments.iter().copied(), &[Label::Furniture]);
            let below = ornaments.iter().map(|at| at + 1);
            self.only(below, &[Label::Kicker, Label::Before]);
            return;
        }
        for at in ornaments {
            self.only([at], &[Label::Paragraph, Label::Continued, Label::Furniture]);
            let parts = seen[at][Field::Place] == alone && at > 0 && at + 1 < seen.len();
            if parts && field::stops(&seen[at - 1]) {
                self.only([at], &[Label::Paragraph]);
                self.never([at + 1], GOES_ON);
            }
        }
    }

    /// Whom a letter speaks to begins it, and is a paragraph by itself; letters are signed below.
    fn letters(&mut self, page: &Page, seen: &[Seen]) {
        let byline = value!(Form, "byline");
        for at in addresses(page) {
            self.only([at], &[Label::Body]);
            self.only([at + 1], &[Label::Paragraph]);
            let above = at.checked_sub(1).filter(|at| seen[*at][Field::Form] != byline);
            self.never(above, &[Label::BylineBefore]);
        }
    }

    /// An item of a list is a paragraph, which does not go on where its line had room for the next
    /// word; the line that leads to a list is no headline.
    fn lists(&mut self, mut items: Vec<usize>, seen: &[Seen]) {
        items.sort_unstable();
        items.dedup();
        let (colon, room) = (value!(End, "colon"), value!(Slack, "<2.1"));
        self.only(items.iter().copied(), &[Label::Paragraph, Label::Body]);
        for &at in &items {
            let ends = field::stops(&seen[at]) && seen[at][Field::Slack] >= room;
            let below = Some(at + 1).filter(|below| ends && *below < seen.len());
            self.never(below, &[Label::Continued]);
            let Some(before) = at.checked_sub(1) else { continue };
            let leads = seen[before][Field::End] == colon;
            self.never(Some(before).filter(|_| leads), HEADS);
            if leads || items.binary_search(&before).is_ok() {
                self.never([at], &[Label::Body]);
            }
        }
    }
}

/// The line below a jump line that leads back, `Continued from page A1`: there the rest of the
/// story begins.
fn behind_jumps(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (jump, furniture) = (value!(Form, "jump"), value!(Form, "furniture"));
    let form = |at: usize| seen[at][Field::Form];
    let leads_back = |at: usize| {
        form(at) == jump && jump::line(&page.lines[at].text).is_some_and(|line| !line.on)
    };
    let is_behind = |at: &usize| leads_back(at - 1) && form(*at) != furniture;
    (1..seen.len()).filter(is_behind).collect()
}

/// Lines of which the last words are a jump line, 过桥。（下转第4版）, and those that end one which the
/// line above begins: （下转 / 第4版）.
fn tails(page: &Page) -> Vec<usize> {
    let text = |at: usize| &page.lines[at].text[..];
    let whole = |at: usize| jump::tail(text(at)).is_some_and(|(begin, _)| begin > 0);
    let ends = |at: usize| {
        let begin = text(at - 1).iter().rposition(|c| matches!(c, '（' | '(')).unwrap_or(0);
        let closes = text(at).last().is_some_and(|c| matches!(c, '）' | ')'));
        begin > 0 && closes && jump::tail(&[&text(at - 1)[begin..], text(at)].concat()).is_some()
    };
    (0..page.lines.len()).filter(|at| whole(*at) || *at > 0 && ends(*at)).collect()
}

/// Whether a label may stand below one of some; none at the head of a page.
fn may_follow(label: Label, above: Option<Labels>) -> bool {
    match above {
        None => label.may_follow(None),
        Some(above) => Label::ALL
            .into_iter()
            .any(|other| above & bit(other) > 0 && label.may_follow(Some(other))),
    }
}

fn bit(label: Label) -> Labels {
    1 << label as u8
}

fn set(labels: &[Label]) -> Labels {
    labels.iter().fold(0, |set, label| set | bit(*label))
}

/// The first rows of a page, from the name of the paper to what tells its number, its day or its
/// price, and all of their block where half of it tells that.
fn nameplate(page: &Page, seen: &[Seen], is_name: impl Fn(&[char]) -> bool) -> Range<usize> {
    // So many rows stand between at most.
    const ROWS: usize = 3;
    let furniture = value!(Form, "furniture");
    let is_known = |at: &usize| seen[*at][Field::Form] == furniture;
    if !page.lines.first().is_some_and(|line| is_name(&line.text)) {
        return 0..0;
    }
    let end = (1..seen.len()).find(|at| begins_block(page, *at)).unwrap_or(seen.len());
    let last = (1..seen.len().min(1 + ROWS)).rev().find(is_known);
    let half = 2 * (0..end).filter(is_known).count() >= end;
    last.map_or(0..0, |last| if half { 0..end } else { 0..end.min(last + 1) })
}

/// The last row above the first text of a page, or above its byline or dateline, which says neither
/// a page nor a day nor the name of a paper, and the row below it, which it heads.
fn head_of_page(page: &Page, seen: &[Seen]) -> Option<[usize; 2]> {
    // So far down it stands at most, and so long it is at least, in words or Chinese characters.
    const ROWS: usize = 5;
    const LEAST: usize = 2;
    const LEAST_HAN: usize = 5;
    let (byline, dateline) = (value!(Form, "byline"), value!(Form, "dateline"));
    let (text, none) = (value!(Like, "no"), value!(Form, "none"));
    let is_text = |at: usize| {
        let runs_on = || page.lines.get(at + 1).is_some_and(|next| next.blanks == 0);
        // A single paragraph may be all of the page.
        let stops = || {
            let end = (at + 1..seen.len()).find(|end| begins_block(page, *end));
            begins_block(page, at) && form::stops(&page.lines[end.unwrap_or(seen.len()) - 1].text)
        };
        let form = seen[at][Field::Form];
        [byline, dateline].contains(&form)
            || form == none && (seen[at][Field::Like] == text && runs_on() || stops())
    };
    let first = (0..seen.len().min(ROWS + 1)).find(|at| is_text(*at))?;
    let head = first.checked_sub(1)?;
    let row = &page.lines[head].text;
    let is_long = match page.writing {
        Writing::Han => row.len() >= LEAST_HAN,
        Writing::Latin => row.split(|c| *c == ' ').count() >= LEAST,
    };
    let names = newspaper::of(&row.iter().collect::<String>()).is_some();
    let heads = !is_reserved(row) && !row.iter().any(|c| c.is_numeric()) && is_long && !names;
    (heads && seen[head][Field::Form] != value!(Form, "furniture")).then_some([head, first])
}

/// The wide lines of a page that stop, where most wide lines do, and the narrower ones by themselves
/// that do: each is a whole paragraph, or its end, and of an article.
fn whole_paragraphs(page: &Page, seen: &[Seen]) -> Vec<usize> {
    // No column is so wide, in characters.
    let wide = if page.writing == Writing::Han { 60 } else { 100 };
    let is_wide = |at: &usize| page.lines[*at].text.len() >= wide;
    let stops = |at: &usize| {
        let text = &page.lines[*at].text;
        form::stops(text) && !is_reserved(text)
    };
    let (whole, others): (Vec<usize>, Vec<usize>) =
        (0..seen.len()).filter(is_wide).partition(stops);
    if whole.len() < 2 || whole.len() <= others.len() {
        return Vec::new();
    }
    let (alone, text) = (value!(Place, "only"), value!(Like, "no"));
    let is_alone = |at: &usize| seen[*at][Field::Place] == alone && seen[*at][Field::Like] == text;
    (0..seen.len()).filter(|at| stops(at) && (is_wide(at) || is_alone(at))).collect()
}

/// Lines of nothing but marks.
fn ornaments(page: &Page) -> Vec<usize> {
    let is_ornament = |line: &Line| !line.text.iter().any(|c| c.is_alphanumeric());
    (0..page.lines.len()).filter(|at| is_ornament(&page.lines[*at])).collect()
}

/// Lines that begin with the end of a word: with one Chinese character and a closing mark, behind a
/// line that does not stop or cut off from it. Texts seldom begin so: six of 6,945 paragraphs of
/// Chinese dailies, but for numerals.
fn torn(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (item, cut) = (value!(Form, "item"), value!(Cut, "yes"));
    let is_torn = |at: &usize| match page.lines[*at].text[..] {
        [first, mark, ..] if is_han(first) && measure::is_closing(mark) => {
            let headed = is_standing(&page.lines[at - 1].text, page.writing);
            let goes_on =
                !(headed || field::stops(&seen[at - 1])) && seen[*at][Field::Form] != item;
            goes_on || seen[*at][Field::Cut] == cut
        }
        _ => false,
    };
    (1..seen.len()).filter(is_torn).collect()
}

/// Lines of a form between blank lines.
fn by_themselves(seen: &[Seen], form: u8) -> Vec<usize> {
    let alone = value!(Place, "only");
    let is_by_itself =
        |at: &usize| seen[*at][Field::Form] == form && seen[*at][Field::Place] == alone;
    (0..seen.len()).filter(is_by_itself).collect()
}

/// `To the Editor:`, with a line below it: letters open so.
fn addresses(page: &Page) -> Vec<usize> {
    let opens = |at: &usize| form::is_address(&page.lines[*at].text);
    (0..page.lines.len().saturating_sub(1)).filter(opens).collect()
}

/// Lines that begin with a bullet; ▲, which points to a picture too, with another one right above
/// or below, and △ with one near.
fn bullets(page: &Page) -> Vec<usize> {
    const NEAR: usize = 8;
    let begins =
        |at: usize, mark| page.lines.get(at).and_then(|line| line.text.first()) == Some(&mark);
    let is_bullet = |at: &usize| match page.lines[*at].text[..] {
        [mark @ ('▲' | '★'), _, ..] => begins(at.wrapping_sub(1), mark) || begins(at + 1, mark),
        ['△', _, ..] => {
            let near = at.saturating_sub(NEAR)..at + NEAR + 1;
            near.filter(|other| begins(*other, '△')).count() > 1
        }
        [mark, ' ', _, ..] => form::is_any(mark, "•●▪◦‣■◆"),
        [mark, next, ..] => form::is_any(mark, "●◆■") && is_han(next),
        _ => false,
    };
    (0..page.lines.len()).filter(is_bullet).collect()
}

/// Lines of a block of which three and more begin with what they tell: `When:`, `Where:`, 停水：.
fn labelled(page: &Page) -> Vec<usize> {
    const LONGEST: usize = 12;
    // 停水, 活动时间; names of speakers are longer, or speak elsewhere too.
    const SHORT: usize = 4;
    let is_labelled = |line: &Line| {
        let colon = line.text.iter().take(LONGEST + 1).position(|c| matches!(c, ':' | '：'));
        let label = colon.map_or(&[][..], |colon| &line.text[..colon]);
        let told = match line.text.get(label.len()) {
            // 有的说：“… is of a story, and 图①： of pictures.
            Some('：') => {
                let said = line.text.get(label.len() + 1);
                label.len() <= SHORT
                    && said.is_some_and(|c| !measure::is_opening(*c))
                    && !matches!(label.first(), Some('图'))
            }
            _ => line.text.get(label.len() + 1) == Some(&' '),
        };
        label.first().is_some_and(|c| c.is_uppercase() || is_han(*c))
            && label.iter().all(|c| c.is_alphanumeric() || *c == ' ')
            && told
    };
    let mut labelled = Vec::new();
    for block in blocks(&page.lines) {
        let begins = |at: usize| {
            let before = &page.lines[at.saturating_sub(1)];
            at == block.start
                || is_standing(&before.text, page.writing)
                || is_labelled(before)
                || form::stops(&before.text)
                || !is_han(page.lines[at].text[0])
        };
        let is_begun = |at: &usize| is_labelled(&page.lines[*at]) && begins(*at);
        let lines: Vec<usize> = block.clone().filter(is_begun).collect();
        if lines.len() >= 3 {
            labelled.extend(lines);
        }
    }
    labelled
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;
    use crate::look::look;
    use crate::page::prepare;

    /// Whether a label is ruled out for the last of some lines that begins so.
    fn check(writing: Writing, lines: &str, line: &str, label: Label, expected: bool) {
        let text = (1..).zip(lines.lines());
        let text = text.map(|(number, text)| TextLine { number, text: text.to_owned() }).collect();
        let page = prepare(1, &TextPage { lines: text, ..TextPage::default() }, writing);
        let begins = |at: &usize| page.lines[*at].text.iter().collect::<String>().starts_with(line);
        let at = (0..page.lines.len()).rfind(begins).expect("the line is there");
        let never = look(&page, &[]).ruled_out.0[at];
        assert_eq!(never & bit(label) > 0, expected, "{label:?} {line}\n{lines}");
    }

    #[test]
    fn rules_leave_a_page_a_reading() {
        let all = set(&Label::ALL);
        // No caption goes on at the head of a page, or behind a paragraph.
        for (only, kept) in [
            (&[Label::CaptionNext, Label::Paragraph][..], &[false, true][..]),
            (&[Label::Paragraph, Label::CaptionNext, Label::Paragraph], &[true, false, true]),
            (&[Label::Paragraph, Label::Continued], &[true, true]),
        ] {
            let mut ruled_out = RuledOut(only.iter().map(|label| all & !bit(*label)).collect());
            ruled_out.leave_a_reading();
            let found: Vec<bool> = ruled_out.0.iter().map(|never| *never > 0).collect();
            assert_eq!(found, kept, "{only:?}");
        }
    }

    #[test]
    fn a_line_that_ends_in_initials_ends_no_paragraph_where_it_is_full() {
        let full = "over the port duties, and sources\nin the capital said that the U.K.\nGovernment was hoping for a turn\nbefore the meeting of next week";
        let short = "over the port duties, and sources\nin the U.K.\nGovernment was hoping for a turn\nbefore the meeting of next week";
        check(Writing::Latin, full, "Government", Label::Paragraph, true);
        check(Writing::Latin, short, "Government", Label::Paragraph, false);
    }

    #[test]
    fn a_chinese_byline_between_blank_lines_is_one() {
        let page =
            |above| format!("{above}\n\n本报记者 沈砚\n\n昨日，临渡大桥通车，两岸居民步行过桥。\n");
        for (above, expected) in [("大桥通车了", true), ("这座桥，为何修了九年？（附图片）", false)]
        {
            check(Writing::Han, &page(above), "本报记者", Label::Furniture, true);
            check(Writing::Han, &page(above), "本报记者", Label::Before, expected);
        }
    }

    #[test]
    fn a_row_above_a_chinese_dateline_names_no_writer() {
        let page = |row| {
            format!(
                "前三月进出口增长一成二\n\n{row}\n\n本报讯（记者 沈砚）昨日，青溪海关发布数据。\n"
            )
        };
        for (row, expected) in [("民营企业占比首次过半", true), ("本报记者 沈砚", false)]
        {
            check(Writing::Han, &page(row), row, Label::BylineBefore, expected);
        }
    }

    #[test]
    fn a_single_word_between_blank_lines_names_nobody() {
        let page = |row| format!("They ran for the ferry.\n\n{row}\n\nThe port opens on Monday\n");
        for (row, expected) in [("INTERVIEW", true), ("Netball", true), ("Ida Marsh", false)] {
            check(Writing::Latin, &page(row), row, Label::BylineAfter, expected);
        }
    }

    #[test]
    fn a_name_above_a_place_writes_where_nothing_parts_them() {
        let page = |name| {
            format!(
                "Ferries come back\n{name}\nPort Ely\nThe ferries sail again from Monday, the port said on\nFriday, and the fares stay as they are."
            )
        };
        for (name, expected) in [("IDA MARSH", true), ("SEEN AGAIN IN", false)] {
            check(Writing::Latin, &page(name), name, Label::Before, expected);
        }
    }

    #[test]
    fn a_row_in_capitals_deep_within_a_block_names_nobody() {
        let page = |rows: usize| {
            let above = "and the harbour office said on Monday\n".repeat(rows);
            format!(
                "{above}IDA MARSH\nThe ferries sail again from Monday, and the\nfares stay as they are, the port said."
            )
        };
        for (rows, expected) in [(2, true), (6, false)] {
            check(Writing::Latin, &page(rows), "IDA MARSH", Label::Before, expected);
        }
    }

    #[test]
    fn paragraphs_that_no_blank_line_parts() {
        let page = |end| {
            [
                "本报讯青溪县住建局昨日通报今年全",
                "县将新建公厕八十座，目前已经开工",
                &format!("十二座，{end}。"),
                "公厕将统一配备无障碍设施和第三卫",
                "生间，选址方案在各社区公示了半月",
                "收到意见二百多条。",
            ]
            .join("\n")
        };
        for (end, expected) in [("年底前投用", true), ("年底前全部投入正式的使", false)]
        {
            check(Writing::Han, &page(end), "公厕将", Label::Continued, expected);
        }
    }

    #[test]
    fn what_is_on_a_day_does_not_go_on_with_it() {
        let calendar = |day| {
            format!(
                "Blood drive, VFW Hall. Walk-ins welcome.\n{day}\nPancake breakfast at the station."
            )
        };
        for (day, expected) in [("Saturday, April 18", true), ("Saturday, they all said", false)] {
            check(Writing::Latin, &calendar(day), "Pancake", Label::Continued, expected);
        }
    }

    #[test]
    fn lines_of_a_box_of_facts_are_paragraphs() {
        let facts =
            "What: Hearing on ferry fares\nWhere: Grange Hall\nCost: Free\n\nReach us by telephone";
        check(Writing::Latin, facts, "Where", Label::Before, true);
        check(Writing::Latin, facts, "Reach", Label::Continued, true);
        let two = "What: Hearing on ferry fares\nWhere: Grange Hall\n\nReach us by telephone";
        check(Writing::Latin, two, "Where", Label::Before, false);
    }
}
