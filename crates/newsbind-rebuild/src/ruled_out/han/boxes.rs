//! Notices, the weather, draws and indexes in Chinese papers.

use std::ops::Range;

use newsbind_core::is_han;

use super::is_office;
use crate::dateline;
use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::furniture;
use crate::label::Label;
use crate::language::chinese;
use crate::page::{Page, begins_block, blocks};
use crate::ruled_out::{RuledOut, nameplate};
use crate::standing::is_standing;
use crate::table;

/// What the rows of boxes are not.
pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    use Label::{Before, Body, BylineAfter, BylineBefore, Continued, Furniture, Paragraph};
    ruled_out.never(nameless(page), &[BylineBefore, BylineAfter]);
    ruled_out.only(notices(page, seen), &[Before]);
    ruled_out.only(issued(page), &[Paragraph]);
    ruled_out.only(statistics(page, seen), &[Paragraph]);
    ruled_out.only(nameplate(page, seen, names_paper), &[Furniture]);
    ruled_out.only(running_head(page, seen), &[Furniture]);
    ruled_out.only(weather_heads(page), &[Furniture]);
    ruled_out.only(contacts(page), &[Furniture]);
    ruled_out.only(staff(page), &[Furniture]);
    ruled_out.only(calls(page), &[Paragraph]);
    ruled_out.only(index_heads(page), &[Before]);
    ruled_out.only(table_heads(page, seen), &[Before]);
    let (pages, titles): (Vec<usize>, Vec<usize>) =
        index_items(page).into_iter().partition(|at| is_page_of_index(&page.lines[*at].text));
    ruled_out.only(titles, &[Body, Paragraph]);
    ruled_out.only(pages, &[Continued]);
    for (head, items) in headed_items(page) {
        ruled_out.only([head], &[Before]);
        let rows = head + 2..items[items.len() - 1];
        ruled_out.only(rows.filter(|at| items.binary_search(at).is_err()), &[Continued]);
        ruled_out.only([items[0]], &[Body]);
        ruled_out.only(items[1..].iter().copied(), &[Paragraph]);
    }
}

/// The first rows of a page down to the last one that tells its day or the number of its issue, and
/// what tells a page or a section below it: 滨河报 / 2005年6月14日 / 第三版 种养天地.
fn running_head(page: &Page, seen: &[Seen]) -> Range<usize> {
    const ROWS: usize = 4;
    const LONGEST: usize = 60;
    // In characters, a row that tells none of these.
    const LONGEST_NAME: usize = 24;
    let rows = seen.len().min(ROWS);
    let text = |at: usize| &page.lines[at].text[..];
    let speaks = |at: usize| text(at).iter().any(|c| form::is_any(*c, "，。、；？！“”「」…"));
    let is_folio = |at: &usize| {
        let short = text(*at).len() <= LONGEST && !speaks(*at);
        short && (furniture::tells_day(text(*at)) || furniture::tells_number(text(*at)))
    };
    let is_name = |at: usize| text(at).len() <= LONGEST_NAME && !speaks(at);
    let Some(last) = (0..rows).rev().find(is_folio).filter(|last| (0..*last).all(is_name)) else {
        return 0..0;
    };
    let known = value!(Form, "furniture");
    let is_below =
        |at: &usize| seen[*at][Field::Form] == known || furniture::is_section_page(text(*at));
    let below = (last + 1..rows).take_while(is_below).count();
    0..last + 1 + below
}

/// 公 告, 简讯: rows that say what stands below them, and name nobody.
fn nameless(page: &Page) -> Vec<usize> {
    let is_notice = |at: &usize| {
        let text = || page.lines[*at].text.iter().copied().filter(|c| *c != ' ');
        chinese::NOTICES.iter().any(|notice| notice.chars().eq(text()))
    };
    (0..page.lines.len()).filter(is_notice).collect()
}

/// 简讯 above ●…。 ●…。: the standing heads of several items that begin with one mark, each a sentence
/// and more, and the first rows of those.
fn headed_items(page: &Page) -> Vec<(usize, Vec<usize>)> {
    const LEAST: usize = 2;
    // In rows, and in characters.
    const LONGEST: usize = 10;
    const HEAD: usize = 8;
    let mark = |at: usize| {
        let first = page.lines.get(at).and_then(|line| line.text.first()).copied();
        first.filter(|c| form::is_any(*c, "●▲■◆★"))
    };
    let is_head = |at: &usize| {
        let text = &page.lines[*at].text;
        is_standing(text, page.writing)
            || text.len() <= HEAD && form::ends_any(text, &chinese::NOTICES)
    };
    let items = |head: usize| {
        let own = mark(head + 1)?;
        let mut items = vec![head + 1];
        for at in head + 2..page.lines.len() {
            let ended = form::stops(&page.lines[at - 1].text);
            let goes_on = page.lines[at].blanks == 0 && !is_head(&at);
            match mark(at) {
                Some(mark) if mark == own && ended => items.push(at),
                None if goes_on && at - items[items.len() - 1] < LONGEST => {}
                _ => break,
            }
        }
        let tells = |at: &usize| page.lines[*at].text.len() > 1 && !is_dated(page, *at);
        (items.len() >= LEAST && items.iter().all(tells)).then_some(items)
    };
    let heads = (0..page.lines.len()).filter(is_head);
    heads.filter_map(|head| Some((head, items(head)?))).collect()
}

/// ▲本报讯: whether an item begins a story of its own.
fn is_dated(page: &Page, at: usize) -> bool {
    dateline::dateline(&page.lines[at].text[1..], page.writing).is_some()
}

/// 停电通知, 寻人启事 between blank lines, or behind a blank line and a stop or who gave the notice before:
/// what notices are headed by. 外交部发表声明 heads a report.
fn notices(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST: usize = 12;
    let (alone, top) = (value!(Place, "only"), value!(Edge, "top"));
    let heads = |at: &usize| {
        // Right below 今日提醒 stand the weather and the like, and no notice.
        let tight = page.lines[*at].blanks > 0
            && *at > 0
            && (field::stops(&seen[at - 1]) || is_office(&page.lines[at - 1].text))
            && !form::ends_any(&page.lines[*at].text, &["提醒"]);
        if seen[*at][Field::Place] != alone && !tight || seen[*at][Field::Edge] <= top {
            return false;
        }
        // 公 告: two characters are set apart.
        let text: Vec<char> = page.lines[*at].text.iter().copied().filter(|c| *c != ' ').collect();
        text.len() <= LONGEST
            && text.iter().all(|c| is_han(*c) && !matches!(c, '发' | '就'))
            && form::ends_any(&text, &chinese::NOTICES)
    };
    (0..page.lines.len()).filter(heads).collect()
}

/// 本省卫视: short rows that begin a block below the head of a page, or below the table of another such
/// row, with nothing but the rows of a table below them. Below a text they part it.
fn table_heads(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST: usize = 20;
    let furniture = value!(Form, "furniture");
    let is_row = |at: usize| page.lines[at].line_for_line;
    let mut heads: Vec<usize> = Vec::new();
    for at in 0..page.lines.len().saturating_sub(1) {
        let text = &page.lines[at].text;
        let last = heads.last().copied().unwrap_or_default();
        let is_headed = !heads.is_empty() && (last + 1..at).all(is_row);
        let below = at.checked_sub(1).is_none_or(|above| {
            seen[above][Field::Form] == furniture || is_row(above) && is_headed
        });
        let is_head = below
            && !is_row(at)
            && is_row(at + 1)
            && (3..=LONGEST).contains(&text.len())
            && text.iter().any(|c| is_han(*c))
            && !text.iter().any(|c| form::is_any(*c, "，。：；、"))
            && page.lines.iter().skip(at + 1).take(2).any(|row| table::is_row(&row.text));
        if is_head {
            heads.push(at);
        }
    }
    heads
}

/// 技术统计 between blank lines, behind a stop: the subhead above the figures of a match.
fn statistics(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let alone = value!(Place, "only");
    let is_head = |at: &usize| {
        let text = || page.lines[*at].text.iter().copied();
        seen[*at][Field::Place] == alone
            && field::stops(&seen[at - 1])
            && chinese::STATISTICS.iter().any(|head| head.chars().eq(text()))
    };
    (1..page.lines.len()).filter(is_head).collect()
}

/// The rows at the end of a block that say who gave a notice, and when: an office above a date.
fn issued(page: &Page) -> Vec<usize> {
    let is_issue = |at: &usize| {
        let office = &page.lines[at - 1].text;
        dateline::is_day(&page.lines[*at].text)
            && !begins_block(page, *at)
            && begins_block(page, at + 1)
            && (4..=20).contains(&office.len())
            && office.iter().all(|c| is_han(*c))
    };
    (1..page.lines.len()).filter(is_issue).flat_map(|at| [at - 1, at]).collect()
}

/// 北原日报: whether a text is nothing but what may be the name of a paper.
fn names_paper(text: &[char]) -> bool {
    const LONGEST: usize = 8;
    text.len() <= LONGEST
        && form::ends_any(text, &["报", "周刊"])
        && text.iter().all(|c| is_han(*c) || *c == ' ')
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
pub(super) fn figures(page: &Page) -> Vec<usize> {
    let tells = |at: &usize| {
        if furniture::is_contact(&page.lines[*at].text) {
            return false;
        }
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

/// 电话：13900000000, set in right below a text: whom a notice says to call, which is a paragraph of
/// it.
fn calls(page: &Page) -> Vec<usize> {
    const SET_IN: f32 = 1.5;
    let is_call = |at: &usize| {
        let line = &page.lines[*at];
        let told = ["电话：", "联系电话："].iter().any(|word| form::starts(&line.text, word));
        told && line.indent >= SET_IN && !begins_block(page, *at)
    };
    (1..page.lines.len()).filter(is_call).collect()
}

/// 编辑：李婷, 新闻热线：…, at the head or the foot of a page: who made it.
fn staff(page: &Page) -> Vec<usize> {
    const LONGEST: usize = 30;
    let is_of_staff = |at: &usize| {
        let text = &page.lines[*at].text;
        let short = text.len() <= LONGEST || text.contains(&'@');
        let names = chinese::STAFF.iter().any(|role| form::starts(text, role)) && short;
        furniture::at_edge(page, *at) && (names || furniture::is_contact(text))
    };
    (0..page.lines.len()).filter(is_of_staff).collect()
}

/// 导读, above what stands on other pages.
fn index_heads(page: &Page) -> Vec<usize> {
    let is_head = |at: &usize| furniture::heads_index(&page.lines[*at].text);
    (0..page.lines.len().saturating_sub(1))
        .filter(|at| is_head(at) && is_below_index_head(page, at + 1))
        .collect()
}

/// 老厂房变身青年公寓 4版: lines that say what stands on another page, below their head or one another; below
/// the head in two rows too.
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
    let is_mark = |c: &char| form::is_any(*c, "▶►→（详见转第");
    let page = &text[text.iter().take_while(|c| is_mark(c)).count()..];
    let page = page.strip_suffix(&['）']).unwrap_or(page);
    let told = page.len() < text.len() || page.first().is_some_and(char::is_ascii_digit);
    told && page.last() == Some(&'版') && furniture::is_page_number(page)
}
