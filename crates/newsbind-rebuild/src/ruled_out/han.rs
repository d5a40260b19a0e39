//! What no Chinese paper prints.

use std::ops::Range;

use newsbind_core::is_han;
use rustc_hash::FxHashMap;

use super::{GOES_ON, HEADS, RuledOut, bullets, by_themselves, labelled};
use crate::byline;
use crate::credit;
use crate::dateline;
use crate::field::{self, Field, Seen};
use crate::form::{self, Ending};
use crate::furniture;
use crate::label::Label;
use crate::measure;
use crate::names;
use crate::page::{Line, Page, begins_block, blocks};
use crate::sections;
use crate::standing::is_standing;

pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    use Label::{
        Before, Body, BylineAfter, BylineBefore, Caption, CaptionNext, Continued, Furniture, Jump,
        Kicker, Paragraph, Photo,
    };
    // With a dateline behind a blank line, and a bullet, which is set before headlines too, no paragraph goes on.
    ruled_out.never(bullets(page), &[Continued, Caption, Photo]);
    ruled_out.never(datelines(seen), &[Continued, Caption, Photo]);
    ruled_out.never(leads(page, seen), &[Paragraph, Continued]);
    ruled_out.never(tight_paragraphs(page, seen), GOES_ON);
    let issued = issued(page, seen);
    for at in rows(page, seen, &issued) {
        ruled_out.never([at, at + 1], GOES_ON);
        let heads = is_signed(&seen[at - 1]) || quotes_words(&page.lines[at].text);
        ruled_out.never(Some(at).filter(|_| heads), &[Paragraph]);
    }
    ruled_out.only(leading_in(page, seen), &[Kicker, Before]);
    ruled_out.never(behind_verse(page, seen), &[Paragraph, Continued, Label::Resumed]);
    ruled_out.never(decks(page, seen), &[BylineBefore, BylineAfter]);
    let above = above_openings(seen);
    ruled_out.never(above.iter().copied(), &[Paragraph, Caption, CaptionNext]);
    ruled_out.never(above, GOES_ON);
    ruled_out.never(numbered(page), HEADS);
    for caption in captions(page) {
        ruled_out.only([caption.start], &[Caption, Photo]);
        ruled_out.only(caption.clone().skip(1), &[CaptionNext]);
        ruled_out.never(Some(caption.end).filter(|at| *at < seen.len()), &[CaptionNext]);
    }
    ruled_out.never(behind_credits(seen), &[CaptionNext]);
    ruled_out.only(bylines(page, seen), &[BylineBefore, BylineAfter]);
    ruled_out.only(by_themselves(seen, "jump"), &[Jump]);
    ruled_out.letters(page, seen);
    ruled_out.only(signed(page, seen), &[BylineAfter]);
    ruled_out.only(signed_tight(page, seen), &[BylineAfter]);
    ruled_out.never(nameless(page), &[BylineBefore, BylineAfter]);
    ruled_out.only(notices(page, seen), &[Before]);
    ruled_out.only(issued, &[Paragraph]);
    ruled_out.only(weather_heads(page), &[Furniture]);
    ruled_out.only(contacts(page), &[Furniture]);
    ruled_out.never(credited(page), HEADS);
    ruled_out.only(guests(page, seen), &[Label::BeforeNext]);
    ruled_out.only(index_heads(page), &[Before]);
    let (pages, titles): (Vec<usize>, Vec<usize>) =
        index_items(page).into_iter().partition(|at| is_page_of_index(&page.lines[*at].text));
    ruled_out.only(titles, &[Body, Paragraph]);
    ruled_out.only(pages, &[Continued]);
    ruled_out.only(kickers(page, seen), &[Kicker]);
    let items = [questions(page), speeches(page, seen), labelled(page), figures(page)];
    ruled_out.lists(items.concat(), seen);
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

/// 本报讯 behind a blank line, with a parenthesis or behind a stop: all 651 of Chinese dailies open a story, and of those
/// with another dateline nine in ten. So do datelines in brackets, as papers of Hong Kong have them: 【明潮时报专讯】.
fn leads(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let tight = Field::Blank.value("0");
    let is_lead = |at: &usize| {
        let text = &page.lines[*at].text;
        let behind_stop = *at > 0 && field::stops(&seen[at - 1]);
        let own = form::starts(text, "本报讯")
            && (behind_stop || matches!(text.get(3), Some('（' | '(')));
        let bracketed = text.first() == Some(&'【')
            && seen[*at][Field::Form as usize] == Field::Form.value("dateline");
        (own || bracketed) && seen[*at][Field::Blank as usize] > tight
    };
    (0..seen.len()).filter(is_lead).collect()
}

/// First lines of paragraphs on a page that parts fewer of them by blank lines: behind a sentence whose last line had room
/// for what follows. A line set in may have been full.
fn tight_paragraphs(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const SET_IN: f32 = 0.9;
    let (text, room) = (Field::Like.value("no"), Field::Slack.value("<2.1"));
    let is_text = |at: usize| seen[at][Field::Like as usize] == text;
    let begins = |at: &usize| {
        let before = &seen[at - 1];
        is_text(at - 1)
            && is_text(*at)
            && field::stops(before)
            && before[Field::Slack as usize] >= room
            && page.lines[at - 1].indent < SET_IN
    };
    let (tight, parted): (Vec<usize>, Vec<usize>) =
        (1..seen.len()).filter(begins).partition(|at| page.lines[*at].blanks == 0);
    if tight.len() > parted.len() { tight } else { Vec::new() }
}

/// Short rows between blank lines, behind a stop or a signature: they go on nothing, and nothing goes on with them. So it
/// is with all but three of 880 such rows of Chinese dailies: headlines, bylines, subheads. Behind the signature of a
/// story none of 88 was a subhead. What somebody says may be such a row: “换谁都会这么做”. So it is below who gave a notice.
fn rows(page: &Page, seen: &[Seen], issued: &[usize]) -> Vec<usize> {
    let (alone, han, short) =
        (Field::Place.value("only"), Field::End.value("han"), Field::Deficit.value("<10"));
    let is_row = |at: &usize| {
        let (before, row) = (&seen[at - 1], &seen[*at]);
        let text = &page.lines[*at].text;
        let plain = row[Field::End as usize] == han || is_quoted(text);
        let is_short = row[Field::Deficit as usize] >= short && (2..=14).contains(&text.len());
        (field::stops(before) || is_signed(before) || issued.contains(&(at - 1)))
            && row[Field::Place as usize] == alone
            && (plain && is_short || quotes_words(text))
    };
    (1..seen.len().saturating_sub(1)).filter(is_row).collect()
}

/// Whether a text is all in one pair of marks of quotation, and does not stop there.
fn is_quoted(text: &[char]) -> bool {
    matches!(text, ['“', inside @ .., c, '”'] if is_han(*c) && !inside.contains(&'”'))
}

/// 把“问号”变成“句号”: whether a text has no marks but those of quotation, and ends with one. Of 38 such rows of Chinese
/// dailies 36 are headlines.
fn quotes_words(text: &[char]) -> bool {
    const LONGEST: usize = 24;
    matches!(text, [first, .., last, '”'] if is_han(*first) && is_han(*last))
        && text.len() <= LONGEST
        && !text.iter().any(|c| "。！？…：，；".contains(*c))
}

/// So many characters have a photographer, what he is and the spaces between.
const LONGEST_CREDIT: usize = 14;

/// A caption has at most so many lines.
const LONGEST: usize = 8;

/// Blocks in the midst of a sentence that point to a picture, as one line of the page does, or end in a credit: ▲…, 沈砚 摄;
/// and, wherever they stand, lines by themselves that are a sentence and a credit.
fn captions(page: &Page) -> Vec<Range<usize>> {
    // Several of one kind are a list.
    let mut pointers: FxHashMap<char, usize> = FxHashMap::default();
    let marks = page.lines.iter().filter_map(|line| line.text.first());
    for mark in marks.filter(|c| "▲▶►◀▼".contains(**c)) {
        *pointers.entry(*mark).or_default() += 1;
    }
    let goes_on = |block: &Range<usize>| {
        let above = block.start.checked_sub(1).and_then(|at| page.lines[at].text.last());
        above.is_some_and(|c| is_han(*c) || matches!(c, '，' | '、'))
            && page.lines.get(block.end).is_some()
    };
    let is_caption = |block: &Range<usize>| {
        let lines = &page.lines[block.clone()];
        let [first, last] = [&lines[0].text, &lines[lines.len() - 1].text];
        let points = first.first().is_some_and(|c| pointers.get(c) == Some(&1));
        let bare = last.strip_suffix(&['）']).unwrap_or(last);
        let credited = form::ends_any(bare, &["摄", "供图", "资料图片"]) && !stops_near_end(bare);
        // A short first row is what heads the caption.
        let full = lines.iter().all(|line| 4 * first.len() >= 3 * line.text.len());
        lines.len() <= LONGEST && (points || (lines.len() > 1 && credited && full))
    };
    let is_line = |block: &Range<usize>| {
        let text = &page.lines[block.start].text;
        let stop = text.iter().rposition(|c| *c == '。');
        let credit = stop.map_or(&[][..], |stop| &text[stop + 1..]);
        block.len() == 1 && credit.len() <= LONGEST_CREDIT && credit.ends_with(&['摄'])
    };
    let blocks = blocks(&page.lines).into_iter();
    blocks.filter(|block| is_line(block) || is_caption(block) && goes_on(block)).collect()
}

/// Whether a sentence ends in the last characters of a text, where a credit would stand.
fn stops_near_end(text: &[char]) -> bool {
    text[text.len().saturating_sub(4)..].contains(&'。')
}

/// 老手艺要失传，他在网上喊一嗓子——: rows between blank lines that end in a dash, above another such row.
fn leading_in(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let alone = Field::Place.value("only");
    let leads = |at: &usize| {
        page.lines[*at].text.ends_with(&['—', '—'])
            && seen[*at][Field::Place as usize] == alone
            && seen[at + 1][Field::Place as usize] == alone
            && !field::stops(&seen[at + 1])
    };
    (0..seen.len().saturating_sub(1)).filter(leads).collect()
}

/// Rows between blank lines behind verse that read as headlines: no subhead stands in a poem.
fn behind_verse(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let alone = Field::Like.value("alone");
    let is_behind = |at: &usize| {
        page.lines[at - 1].line_for_line
            && !page.lines[*at].line_for_line
            && seen[*at][Field::Like as usize] == alone
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// Rows between blank lines, behind a stop, with a dateline or a byline between blank lines below them; or right on the
/// dateline, where they are short: headlines.
fn above_openings(seen: &[Seen]) -> Vec<usize> {
    let [alone, first, none, dateline, byline, no] = [
        (Field::Place, "only"),
        (Field::Place, "first"),
        (Field::Form, "none"),
        (Field::Form, "dateline"),
        (Field::Form, "byline"),
        (Field::Like, "no"),
    ]
    .map(|(field, name)| field.value(name));
    let short = Field::Deficit.value("<3.4");
    let is_alone = |seen: &Seen| seen[Field::Place as usize] == alone;
    let is_row =
        |at: usize| seen[at][Field::Form as usize] == none && seen[at][Field::Like as usize] != no;
    let ends = |at: usize| field::stops(&seen[at]) || is_signed(&seen[at]);
    let mut above = Vec::new();
    for (at, below) in (1..).zip(seen.iter().skip(2)) {
        let (row, form) = (&seen[at], below[Field::Form as usize]);
        let tight = row[Field::Place as usize] == first && row[Field::Deficit as usize] >= short;
        let opens = if form == dateline {
            is_alone(row) || tight
        } else {
            form == byline && is_alone(row) && is_alone(below)
        };
        if !(opens && is_row(at)) {
            continue;
        }
        // Above a byline there may be another row above it.
        let second = form == byline && at > 1 && is_alone(&seen[at - 1]) && is_row(at - 1);
        if ends(at - 1) {
            above.push(at);
        } else if second && ends(at - 2) {
            above.extend([at - 1, at]);
        }
    }
    above
}

/// Rows of some length and no form between blank lines, above a dateline: they name no writer, and the halves of a headline
/// are no names; nor is a row above a dateline that says who wrote.
fn decks(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST_NAME: usize = 7;
    let is_long = |text: &[char]| {
        text.len() > LONGEST_NAME && text.split(|c| *c == ' ').all(|part| part.len() > 3)
    };
    let names_reporter =
        |text: &[char]| ["记者", "通讯员"].iter().any(|role| form::contains(text, role));
    let [none, names, dateline] = ["none", "names", "dateline"].map(|form| Field::Form.value(form));
    let alone = Field::Place.value("only");
    let is_deck = |at: &usize| {
        let text = &page.lines[*at].text;
        [none, names].contains(&seen[*at][Field::Form as usize])
            && seen[*at][Field::Place as usize] == alone
            && seen[at + 1][Field::Form as usize] == dateline
            && (names_reporter(&page.lines[at + 1].text) || is_long(text))
    };
    (0..seen.len().saturating_sub(1)).filter(is_deck).collect()
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

/// Bylines between blank lines, 记者沈砚／综合报导 as well; not those behind the sentence that leads to an article.
fn bylines(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let leads = |line: &Line| matches!(line.text.last(), Some('：' | '—' | '）'));
    let mut bylines = by_themselves(seen, "byline");
    let reports = by_themselves(seen, "dateline").into_iter();
    bylines.extend(reports.filter(|at| dateline::is_report(&page.lines[*at].text)));
    bylines.retain(|at| *at == 0 || !leads(&page.lines[at - 1]));
    bylines
}

/// 河东省柳林县 赵守信, behind a stop and at the end of a block: who wrote a letter.
fn signed(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let signs = |at: &usize| {
        names::is_place_and_name(&page.lines[*at].text)
            && field::stops(&seen[at - 1])
            && begins_block(page, at + 1)
    };
    (1..page.lines.len()).filter(signs).collect()
}

/// 本报记者 沈砚 right below a sentence, at the end of a block and above a row that may head another article: who wrote what
/// stands above.
fn signed_tight(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (byline, alone) = (Field::Form.value("byline"), Field::Like.value("alone"));
    let signs = |at: &usize| {
        seen[*at][Field::Form as usize] == byline
            && seen.get(at + 1).is_some_and(|below| below[Field::Like as usize] == alone)
            && page.lines[*at].blanks == 0
            && field::stops(&seen[at - 1])
            && begins_block(page, at + 1)
    };
    (1..page.lines.len()).filter(signs).collect()
}

/// What notices and briefs are headed by.
const NOTICES: [&str; 14] = [
    "启事",
    "公告",
    "声明",
    "讣告",
    "通告",
    "通知",
    "停电通知",
    "停水通知",
    "招租",
    "简讯",
    "短讯",
    "短波",
    "更正",
    "今日提醒",
];

/// 公 告, 简讯: rows that say what stands below them, and name nobody.
fn nameless(page: &Page) -> Vec<usize> {
    let is_notice = |at: &usize| {
        let text: String = page.lines[*at].text.iter().filter(|c| **c != ' ').collect();
        NOTICES.contains(&text.as_str())
    };
    (0..page.lines.len()).filter(is_notice).collect()
}

/// 停电通知, 寻人启事 between blank lines: what notices are headed by. 外交部发表声明 heads a report.
fn notices(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST: usize = 12;
    let (alone, top) = (Field::Place.value("only"), Field::Edge.value("top"));
    let heads = |at: &usize| {
        // 公 告: two characters are set apart.
        let text: Vec<char> = page.lines[*at].text.iter().copied().filter(|c| *c != ' ').collect();
        seen[*at][Field::Place as usize] == alone
            && seen[*at][Field::Edge as usize] > top
            && text.len() <= LONGEST
            && text.iter().all(|c| is_han(*c) && !matches!(c, '发' | '就'))
            && form::ends_any(&text, &NOTICES)
    };
    (0..page.lines.len()).filter(heads).collect()
}

/// The rows at the end of a block that say who gave a notice, and when: an office above a date, or right below a stop.
fn issued(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const OFFICES: [&str; 10] =
        ["公司", "集团", "局", "委员会", "政府", "办公室", "中心", "医院", "学校", "法院"];
    let short = Field::Deficit.value("<3.4");
    let is_office = |at: usize| {
        let text = &page.lines[at].text;
        (4..=20).contains(&text.len()) && text.iter().all(|c| is_han(*c))
    };
    let dated = |at: &usize| {
        dateline::is_day(&page.lines[*at].text) && !begins_block(page, *at) && is_office(at - 1)
    };
    let signs = |at: &usize| {
        form::ends_any(&page.lines[*at].text, &OFFICES)
            && is_office(*at)
            && !begins_block(page, *at)
            && field::stops(&seen[at - 1])
            && seen[*at][Field::Deficit as usize] >= short
    };
    let lasts = || (1..page.lines.len()).filter(|at| begins_block(page, at + 1));
    let offices = lasts().filter(signs);
    lasts().filter(dated).flat_map(|at| [at - 1, at]).chain(offices).collect()
}

/// 下周天气, above a line of the weather.
fn weather_heads(page: &Page) -> Vec<usize> {
    const LONGEST: usize = 8;
    let is_head = |at: &usize| {
        let text = &page.lines[*at].text;
        text.len() <= LONGEST
            && form::ends_any(text, &["天气", "天气预报"])
            && furniture::is_weather(&page.lines[at + 1].text)
    };
    (0..page.lines.len().saturating_sub(1)).filter(is_head).collect()
}

/// 起拍价：36000, 前区号码：02 11: what something is, and nothing but figures.
fn figures(page: &Page) -> Vec<usize> {
    let tells = |at: &usize| {
        let mut parts = page.lines[*at].text.splitn(2, |c| matches!(c, '：' | ':'));
        let [told, figures] = [parts.next(), parts.next()].map(Option::unwrap_or_default);
        let is_figure = |c: &char| c.is_ascii_digit() || *c == ' ';
        told.len() > 1
            && told.iter().all(|c| is_han(*c))
            && figures.iter().any(char::is_ascii_digit)
            && figures.iter().all(is_figure)
    };
    (0..page.lines.len()).filter(tells).collect()
}

/// The rows of blocks, and the last ones of others, that tell nothing but how to reach the paper.
fn contacts(page: &Page) -> Vec<usize> {
    let is_contact = |at: &usize| furniture::is_contact(&page.lines[*at].text);
    let blocks = blocks(&page.lines).into_iter();
    blocks.flat_map(|block| block.rev().take_while(is_contact)).collect()
}

/// Lines that end in whom a picture is from, 电车驶过老城。/视觉社, and those of a block of several that ends so.
fn credited(page: &Page) -> Vec<usize> {
    let is_credited = |at: &usize| credit::behind_stroke(&page.lines[*at].text).is_some();
    let is_caption = |block: &Range<usize>| {
        let last = &page.lines[block.end - 1].text;
        (2..=LONGEST).contains(&block.len()) && form::ending(last) == Ending::Credit
    };
    let captions = blocks(&page.lines).into_iter().filter(is_caption).flatten();
    (0..page.lines.len()).filter(is_credited).chain(captions).collect()
}

/// Rows between blank lines that say who led a meeting and who was there, below one that does not stop: decks.
fn guests(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, no) = (Field::Place.value("only"), Field::Like.value("no"));
    let is_deck = |at: &usize| {
        seen[*at][Field::Place as usize] == alone
            && seen[at - 1][Field::Like as usize] != no
            && byline::tells_of_guests(&page.lines[*at].text)
    };
    (1..page.lines.len()).filter(is_deck).collect()
}

/// 导读, above what stands on other pages.
fn index_heads(page: &Page) -> Vec<usize> {
    let is_head = |at: &usize| furniture::heads_index(&page.lines[*at].text);
    (0..page.lines.len().saturating_sub(1))
        .filter(|at| is_head(at) && is_below_index_head(page, at + 1))
        .collect()
}

/// 老厂房变身青年公寓 4版: lines that say what stands on another page, below their head or one another; below the head in
/// two rows too.
fn index_items(page: &Page) -> Vec<usize> {
    let is_item = |at: &usize| {
        let [above, text] = [at - 1, *at].map(|at| &page.lines[at].text);
        furniture::is_of_index(text) && furniture::is_of_index(above)
    };
    let rows =
        |head: usize| (head + 1..page.lines.len()).take_while(|at| is_below_index_head(page, *at));
    let below = index_heads(page).into_iter().flat_map(rows);
    (1..page.lines.len()).filter(is_item).chain(below).collect()
}

/// Whether a line below 导读 says what stands on another page, or where, or has the page below it.
fn is_below_index_head(page: &Page, at: usize) -> bool {
    let text = |at: usize| page.lines.get(at).map_or(&[][..], |line| &line.text);
    let tells = [at, at + 1].into_iter().any(|at| is_page_of_index(text(at)));
    tells || furniture::is_of_index(text(at))
}

/// 2版, ▶2版, （详见第2版）, by itself.
fn is_page_of_index(text: &[char]) -> bool {
    let is_mark = |c: &char| "▶►→（详见转第".contains(*c);
    let page = &text[text.iter().take_while(|c| is_mark(c)).count()..];
    let page = page.strip_suffix(&['）']).unwrap_or(page);
    let told = page.len() < text.len() || page.first().is_some_and(char::is_ascii_digit);
    told && page.last() == Some(&'版') && furniture::is_page_number(page)
}

/// 链接, 记者手记: standing heads of Chinese papers, behind a blank line; and names of sections by themselves in the middle
/// of a page.
fn kickers(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, middle) = (Field::Place.value("only"), Field::Edge.value("middle"));
    let names_section = |at: usize| {
        seen[at][Field::Place as usize] == alone
            && seen[at][Field::Edge as usize] == middle
            && sections::is_known(&page.lines[at].text)
    };
    let is_kicker = |at: &usize| {
        let line = &page.lines[*at];
        (line.blanks > 0 || *at == 0) && is_standing(&line.text, page.writing) || names_section(*at)
    };
    (0..page.lines.len()).filter(is_kicker).collect()
}

/// Lines that begin a question or an answer: 问：…, 答：….
fn questions(page: &Page) -> Vec<usize> {
    let asks = |at: &usize| matches!(page.lines[*at].text[..], ['问' | '答', '：' | ':', _, ..]);
    (0..page.lines.len()).filter(asks).collect()
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

/// Whether a line ends in the signature of a story.
fn is_signed(seen: &Seen) -> bool {
    seen[Field::Ending as usize] == Field::Ending.value("signature")
}
