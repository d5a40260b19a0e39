//! What lines cannot be, whatever the weights say.

use std::ops::Range;

use newsbind_core::is_han;
use rustc_hash::FxHashMap;

use crate::byline::{is_house, is_open_byline, is_post};
use crate::credit;
use crate::field::{self, Field, Seen};
use crate::form::{self, Form};
use crate::furniture;
use crate::label::Label;
use crate::look::is_worn;
use crate::measure;
use crate::model::{NEVER, Scores};
use crate::page::{Page, Writing};
use crate::photographs::LONGEST;
use crate::signature;
use crate::standing::is_standing;

/// Lines of a page that rule something out.
#[derive(Default)]
pub(crate) struct RuledOut {
    /// Lines that go on with the end of a word ([`torn`]).
    torn: Vec<usize>,
    /// Lines that begin an item of a list, a question or its answer; in their order.
    items: Vec<usize>,
    /// Lines of Chinese papers with which no paragraph goes on: datelines behind a blank line, and bullets, which they set
    /// before headlines too. No caption begins with them.
    openings: Vec<usize>,
    /// Lines that open a Chinese story, and no further paragraph of one ([`leads`]).
    leads: Vec<usize>,
    /// Rows by themselves in Chinese papers ([`rows`]).
    rows: Vec<usize>,
    /// Rows by themselves right above a dateline of Chinese papers ([`above_datelines`]).
    above_datelines: Vec<usize>,
    /// Lines that begin a numbered part of a Chinese text, or a note on its writer ([`numbered`]).
    numbered: Vec<usize>,
    /// Lines behind the credit of a Chinese caption and a blank line, with which no caption goes on.
    behind_credits: Vec<usize>,
    /// Rows of other papers that name a writer, or what the writer is ([`signed`]).
    signed: Vec<usize>,
    /// Rows below letters of other papers that say who wrote them, and from where.
    signatures: Vec<usize>,
    /// Standing heads of other papers ([`heads`]): kickers or headlines.
    standing: Vec<usize>,
    /// Standing heads of Chinese papers, behind a blank line: kickers.
    kickers: Vec<usize>,
    /// Lines of other papers with which a paragraph begins ([`set_in`], [`behind_short`]).
    paragraphs: Vec<usize>,
    /// The folios of other papers ([`folios`]).
    folios: Vec<usize>,
    /// Jump lines by themselves ([`jumps`]).
    jumps: Vec<usize>,
    /// Blocks that end in the credit of a photograph ([`captions`]).
    captions: Vec<Range<usize>>,
}

/// The labels of headlines and kickers.
const HEADS: &[Label] =
    &[Label::Kicker, Label::Before, Label::BeforeNext, Label::After, Label::AfterNext];

/// All labels but one.
fn all_but(label: Label) -> Vec<Label> {
    Label::ALL.into_iter().filter(|other| *other != label).collect()
}

impl RuledOut {
    /// Looks for them. Worn type looks like bullets.
    pub(crate) fn of(page: &Page, seen: &[Seen]) -> Self {
        let plain = Self { torn: torn(page, seen), ..Self::default() };
        match page.writing {
            Writing::Han => {
                let openings = [bullets(page), datelines(seen)].concat();
                Self {
                    items: questions(page, seen),
                    openings,
                    leads: leads(page, seen),
                    rows: rows(page, seen),
                    above_datelines: above_datelines(seen),
                    numbered: numbered(page),
                    behind_credits: behind_credits(seen),
                    jumps: jumps(seen),
                    kickers: kickers(page),
                    ..plain
                }
            }
            Writing::Latin if is_worn(seen) => plain,
            Writing::Latin => Self {
                items: bullets(page),
                standing: heads(page),
                signed: signed(page, seen),
                signatures: signature::below_letters(page),
                paragraphs: [set_in(page, seen), behind_short(page, seen)].concat(),
                folios: folios(page, seen),
                jumps: jumps(seen),
                captions: captions(page),
                ..plain
            },
        }
    }

    /// Rules out what no paper prints: a credit, a note on a picture or a jump line as a headline, and a credit, a byline
    /// or a jump line that belongs to no article. Nothing begins with the end of a word, and nothing goes on with a bullet
    /// or a standing head, or goes on from a byline that stands alone. What ends in a credit is no headline.
    pub(crate) fn apply(&self, seen: &[Seen], scores: &mut [Scores]) {
        use Label::{
            After, Before, Body, BylineAfter, BylineBefore, Caption, Furniture, Jump, Kicker,
            Paragraph, Photo,
        };
        #[rustfmt::skip]
        const BEGINNINGS: &[Label] = &[
            Kicker, Before, After, BylineBefore, BylineAfter, Body, Paragraph, Caption, Photo, Furniture, Jump,
        ];
        const JUMP: u8 = 1 + Form::Jump as u8;
        const CREDIT: u8 = 1 + Form::Credit as u8;
        const NOTE: u8 = 1 + Form::PhotoNote as u8;
        const BYLINE: u8 = 1 + Form::Byline as u8;
        let (alone, count) = (Field::Place.value("only"), seen.len());
        let mut never = |at: usize, labels: &[Label]| {
            labels.iter().for_each(|label| scores[at][*label as usize] = NEVER);
        };
        self.torn.iter().for_each(|at| never(*at, BEGINNINGS));
        self.openings.iter().for_each(|at| never(*at, &[Label::Continued, Caption, Photo]));
        self.leads.iter().for_each(|at| never(*at, &[Paragraph, Label::Continued]));
        for at in &self.rows {
            [*at, *at + 1].iter().for_each(|at| never(*at, &[Label::Continued, Label::Resumed]));
            if is_signed(&seen[at - 1]) {
                never(*at, &[Paragraph]);
            }
        }
        for at in &self.above_datelines {
            never(*at, &[Paragraph, Label::Continued, Label::Resumed, Caption, Label::CaptionNext]);
        }
        self.numbered.iter().for_each(|at| never(*at, HEADS));
        self.behind_credits.iter().for_each(|at| never(*at, &[Label::CaptionNext]));
        for at in &self.standing {
            // The first lines may name the section of the whole page.
            let may = |label: &Label| {
                matches!(label, Kicker | Before) || (*label == Furniture && *at <= 1)
            };
            let others: Vec<Label> = Label::ALL.into_iter().filter(|label| !may(label)).collect();
            never(*at, &others);
        }
        self.paragraphs.iter().for_each(|at| never(*at, &[Label::Continued, Label::Resumed]));
        self.signed.iter().for_each(|at| never(*at, HEADS));
        self.signatures.iter().for_each(|at| never(*at, &all_but(BylineAfter)));
        self.folios.iter().for_each(|at| never(*at, &all_but(Furniture)));
        self.jumps.iter().for_each(|at| never(*at, &all_but(Jump)));
        self.kickers.iter().for_each(|at| never(*at, &all_but(Kicker)));
        self.apply_to_lists(seen, &mut never);
        for caption in &self.captions {
            for at in caption.clone() {
                never(at, HEADS);
                never(at, &[Furniture]);
            }
            never(caption.start, &[Label::Continued]);
        }
        for (at, seen) in seen.iter().enumerate() {
            match seen[Field::Form as usize] {
                JUMP | CREDIT => {
                    never(at, HEADS);
                    never(at, &[Furniture]);
                }
                NOTE => never(at, HEADS),
                BYLINE => {
                    never(at, &[Furniture]);
                    if seen[Field::Place as usize] == alone && at + 1 < count {
                        never(at + 1, &[Label::Continued]);
                    }
                }
                _ => {}
            }
        }
    }

    /// Rules out that an item of a list is anything but a paragraph, that it goes on where its line had room for the next
    /// word, and that the line which leads to a list is a headline.
    fn apply_to_lists(&self, seen: &[Seen], never: &mut impl FnMut(usize, &[Label])) {
        let (colon, room) = (Field::End.value("colon"), Field::Slack.value("<2.1"));
        let others: Vec<Label> = Label::ALL
            .into_iter()
            .filter(|label| !matches!(label, Label::Paragraph | Label::Body))
            .collect();
        for &at in &self.items {
            never(at, &others);
            let ends = field::stops(&seen[at]) && seen[at][Field::Slack as usize] >= room;
            if ends && at + 1 < seen.len() {
                never(at + 1, &[Label::Continued]);
            }
            let Some(before) = at.checked_sub(1) else { continue };
            let leads = seen[before][Field::End as usize] == colon;
            if leads {
                never(before, HEADS);
            }
            if leads || self.items.binary_search(&before).is_ok() {
                never(at, &[Label::Body]);
            }
        }
    }
}

/// Lines that begin with the end of a word: with one Chinese character and a closing mark, behind a line that does not stop
/// or cut off from it. Texts seldom begin so: six of 6,945 paragraphs of Chinese dailies, but for numerals.
fn torn(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (item, cut) = (Field::Form.value("item"), Field::Cut.value("yes"));
    let is_torn = |at: &usize| match page.lines[*at].text[..] {
        [first, mark, ..] if is_han(first) && measure::is_closing(mark) => {
            let headed = is_standing(&page.lines[at - 1].text, page.writing);
            let goes_on =
                !(headed || field::stops(&seen[at - 1])) && seen[*at][Field::Form as usize] != item;
            goes_on || seen[*at][Field::Cut as usize] == cut
        }
        _ => false,
    };
    (1..seen.len()).filter(is_torn).collect()
}

/// Bylines right above what their writer is, and the row that says it; and bylines above a dateline.
fn signed(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let [byline, dateline] = ["byline", "dateline"].map(|form| Field::Form.value(form));
    let mut signed = Vec::new();
    for at in 1..page.lines.len() {
        let (row, below) = (&page.lines[at - 1].text, &page.lines[at]);
        let by = seen[at - 1][Field::Form as usize] == byline || is_open_byline(row);
        if by && below.blanks == 0 && (is_post(&below.text) || is_house(&below.text)) {
            signed.extend([at - 1, at]);
        } else if by && seen[at][Field::Form as usize] == dateline {
            signed.push(at - 1);
        }
    }
    signed
}

/// Standing heads behind a blank line, in capitals or of several words, with which no paragraph goes on.
fn heads(page: &Page) -> Vec<usize> {
    let is_head = |at: &usize| {
        let line = &page.lines[*at];
        let apart = page.lines.get(at + 1).is_some_and(|next| next.blanks > 0);
        let titled = || apart && line.text.contains(&' ');
        line.blanks > 0
            && is_standing(&line.text, page.writing)
            && (form::is_capitals(&line.text) || titled())
    };
    (0..page.lines.len()).filter(is_head).collect()
}

/// 链接, 记者手记: standing heads of Chinese papers, behind a blank line.
fn kickers(page: &Page) -> Vec<usize> {
    let is_kicker = |at: &usize| {
        let line = &page.lines[*at];
        (line.blanks > 0 || *at == 0) && is_standing(&line.text, page.writing)
    };
    (0..page.lines.len()).filter(is_kicker).collect()
}

/// Jump lines between blank lines.
fn jumps(seen: &[Seen]) -> Vec<usize> {
    let (jump, alone) = (Field::Form.value("jump"), Field::Place.value("only"));
    let is_jump = |at: &usize| {
        seen[*at][Field::Form as usize] == jump && seen[*at][Field::Place as usize] == alone
    };
    (0..seen.len()).filter(is_jump).collect()
}

/// Lines set in from the one before, which ends in a stop, and not from the one behind: all 114 such lines of Chinese
/// dailies begin a paragraph.
fn set_in(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LEAST: f32 = 0.9;
    let lines = &page.lines;
    let is_set_in = |at: &usize| {
        let [before, line, next] = [&lines[at - 1], &lines[*at], &lines[at + 1]];
        let stops = field::stops(&seen[at - 1])
            || seen[at - 1][Field::End as usize] == Field::End.value("colon");
        stops
            && line.blanks + next.blanks == 0
            && line.indent - before.indent >= LEAST
            && line.indent >= next.indent
    };
    (1..lines.len().saturating_sub(1)).filter(is_set_in).collect()
}

/// Lines with a capital behind a line that stops and had room for the next word, 3.6 em and more: of 7,000 such lines of
/// English papers all but three begin a paragraph, where no abbreviation stands before them.
fn behind_short(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let room = Field::Slack.value("<6");
    let firsts = [Field::First.value("upper"), Field::First.value("quote")];
    let is_word =
        |c: &&char| c.is_lowercase() || matches!(c, '.' | '!' | '?' | '”' | '’' | '"' | '\'');
    let is_behind = |at: &usize| {
        let before = &page.lines[at - 1].text;
        let word = before.rsplit(|c| *c == ' ').next().unwrap_or_default();
        let ends = word.len() < before.len() && word.iter().rev().take_while(is_word).count() > 3;
        field::stops(&seen[at - 1])
            && ends
            && seen[at - 1][Field::Slack as usize] >= room
            && page.lines[*at].blanks == 0
            && firsts.contains(&seen[*at][Field::First as usize])
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// Lines by themselves with a day of the week and a year, at the head or the foot of a page: all 460 on pages of English
/// papers are folios.
fn folios(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, middle) = (Field::Place.value("only"), Field::Edge.value("middle"));
    let is_folio = |at: &usize| {
        let seen = &seen[*at];
        seen[Field::Place as usize] == alone
            && seen[Field::Edge as usize] != middle
            && furniture::is_date_line(&page.lines[*at].text)
    };
    (0..seen.len()).filter(is_folio).collect()
}

/// 本报讯 behind a blank line, with a parenthesis or behind a stop: all 651 of Chinese dailies open a story, and of those
/// with another dateline nine in ten.
fn leads(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let tight = Field::Blank.value("0");
    let is_lead = |at: &usize| {
        let text = &page.lines[*at].text;
        let behind_stop = *at > 0 && field::stops(&seen[at - 1]);
        form::starts(text, "本报讯")
            && (behind_stop || matches!(text.get(3), Some('（' | '(')))
            && seen[*at][Field::Blank as usize] > tight
    };
    (0..seen.len()).filter(is_lead).collect()
}

/// Short rows between blank lines, behind a stop or a signature: they go on nothing, and nothing goes on with them. So it
/// is with all but three of 880 such rows of Chinese dailies: headlines, bylines, subheads. Behind the signature of a
/// story none of 88 was a subhead.
fn rows(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, han, short) =
        (Field::Place.value("only"), Field::End.value("han"), Field::Deficit.value("<10"));
    let is_row = |at: &usize| {
        let (before, row) = (&seen[at - 1], &seen[*at]);
        (field::stops(before) || is_signed(before))
            && row[Field::Place as usize] == alone
            && row[Field::End as usize] == han
            && row[Field::Deficit as usize] >= short
            && (2..=14).contains(&page.lines[*at].text.len())
    };
    (1..seen.len().saturating_sub(1)).filter(is_row).collect()
}

/// Rows between blank lines, behind a stop, with a dateline below them; or right on it, where they are short: headlines.
fn above_datelines(seen: &[Seen]) -> Vec<usize> {
    let [alone, first, none, dateline, no] = [
        (Field::Place, "only"),
        (Field::Place, "first"),
        (Field::Form, "none"),
        (Field::Form, "dateline"),
        (Field::Like, "no"),
    ]
    .map(|(field, name)| field.value(name));
    let short = Field::Deficit.value("<3.4");
    let is_above = |at: &usize| {
        let [before, row, below] = [&seen[at - 1], &seen[*at], &seen[at + 1]];
        let place = row[Field::Place as usize];
        (field::stops(before) || is_signed(before))
            && (place == alone || (place == first && row[Field::Deficit as usize] >= short))
            && row[Field::Form as usize] == none
            && row[Field::Like as usize] != no
            && below[Field::Form as usize] == dateline
    };
    (1..seen.len().saturating_sub(1)).filter(is_above).collect()
}

/// Datelines behind a blank line, or a row that does not fill its column.
fn datelines(seen: &[Seen]) -> Vec<usize> {
    let (dateline, tight) = (Field::Form.value("dateline"), Field::Blank.value("0"));
    let (short, wide) = (Field::Deficit.value("<3.4"), Field::Deficit.value("wide"));
    let is_apart = |at: usize| {
        let behind_row = at > 0 && (short..=wide).contains(&seen[at - 1][Field::Deficit as usize]);
        seen[at][Field::Blank as usize] > tight || behind_row
    };
    let is_dateline = |at: &usize| seen[*at][Field::Form as usize] == dateline && is_apart(*at);
    (0..seen.len()).filter(is_dateline).collect()
}

/// What stands between blank lines and ends in a photograph's credit, or begins with one.
fn captions(page: &Page) -> Vec<Range<usize>> {
    let mut captions = Vec::new();
    let mut at = 0;
    for block in page.lines.chunk_by(|_, next| next.blanks == 0) {
        let lines = at..at + block.len();
        at = lines.end;
        let rows: Vec<&[char]> = block.iter().map(|line| &line.text[..]).collect();
        if block.len() <= LONGEST && credit::is_of_caption(&rows) {
            captions.push(lines);
        }
    }
    captions
}

/// Lines that begin with a bullet.
fn bullets(page: &Page) -> Vec<usize> {
    let is_bullet = |at: &usize| match page.lines[*at].text[..] {
        [mark, ' ', _, ..] => "•●▪◦‣■◆".contains(mark),
        [mark, next, ..] => "●◆■".contains(mark) && is_han(next),
        _ => false,
    };
    (0..page.lines.len()).filter(is_bullet).collect()
}

/// Whether a line ends in the signature of a story.
fn is_signed(seen: &Seen) -> bool {
    seen[Field::Ending as usize] == Field::Ending.value("signature")
}

/// Lines that begin a numbered part, 二、…, （三）…, or say who the writer is, （作者…: none of 4,494 headlines of Chinese
/// dailies begins so.
fn numbered(page: &Page) -> Vec<usize> {
    let is_numbered = |at: &usize| match page.lines[*at].text[..] {
        [number, '、', ..] | ['（' | '(', number, '）' | ')', ..] => form::is_han_digit(number),
        ['（' | '(', '作', '者', ..] => true,
        _ => false,
    };
    (0..page.lines.len()).filter(is_numbered).collect()
}

/// Lines behind a credit and a blank line that are no credit themselves.
fn behind_credits(seen: &[Seen]) -> Vec<usize> {
    let (ending, form) = (Field::Ending.value("credit"), Field::Form.value("credit"));
    let tight = Field::Blank.value("0");
    let is_behind = |at: &usize| {
        seen[at - 1][Field::Ending as usize] == ending
            && seen[*at][Field::Blank as usize] > tight
            && seen[*at][Field::Form as usize] != form
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// Lines that begin a question or an answer: 问：…, 答：…, or what a speaker of several says ([`speeches`]); in their order.
fn questions(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let asks = |at: &usize| matches!(page.lines[*at].text[..], ['问' | '答', '：' | ':', _, ..]);
    let mut questions: Vec<usize> = (0..page.lines.len()).filter(asks).collect();
    questions.extend(speeches(page, seen));
    questions.sort_unstable();
    questions.dedup();
    questions
}

/// Lines behind a stop that begin with who speaks, as interviews print them: 记者：…, without marks of quotation. There are
/// two speakers at least, and each begins to speak twice.
fn speeches(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST: usize = 8;
    let speaker = |at: usize| {
        let text = &page.lines[at].text;
        let colon = text.iter().take(LONGEST + 1).position(|c| *c == '：')?;
        let quoted = text.get(colon + 1).is_none_or(|c| measure::is_opening(*c));
        let named = colon > 0 && text[..colon].iter().all(|c| is_han(*c));
        (named && !quoted).then(|| &text[..colon])
    };
    let behind_stop = (1..seen.len()).filter(|at| field::stops(&seen[at - 1]));
    let speeches: Vec<(usize, &[char])> =
        behind_stop.filter_map(|at| Some((at, speaker(at)?))).collect();
    let mut times: FxHashMap<&[char], usize> = FxHashMap::default();
    speeches.iter().for_each(|(_, speaker)| *times.entry(speaker).or_default() += 1);
    let answered: Vec<&(usize, &[char])> =
        speeches.iter().filter(|(_, speaker)| times[speaker] > 1).collect();
    let several = answered.windows(2).any(|pair| pair[0].1 != pair[1].1);
    answered.into_iter().filter(|_| several).map(|(at, _)| *at).collect()
}
