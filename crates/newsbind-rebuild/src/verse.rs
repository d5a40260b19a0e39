//! Verse, and scores of matches: lines that end where the writer ends them, and not where the
//! column does.

use std::ops::Range;

use newsbind_core::is_han;
use rustc_hash::FxHashSet;

use crate::dateline;
use crate::form::{self, Form, is_han_digit};
use crate::furniture;
use crate::page::{Line, Writing, blocks};
use crate::signature;
use crate::surname;
use crate::word_break::Words;

/// A poem begins with a block of so many lines at least: headlines have fewer rows.
const LEAST: usize = 4;

/// Lines of verse have so much of the width of the page's lines at most, in tenths.
const NARROW: usize = 7;

/// Chinese free verse has lines so many characters shorter than its longest: lines of narrow
/// columns differ by one, where a mark may not begin the next.
const RAGGED: usize = 2;

/// So many blocks of two or three short lines, one right behind the other and alike, are stanzas of
/// a Chinese poem.
const ALIKE: usize = 3;

/// Marks the lines of verse and scores. A stanza is a block of short lines; those of a poem behind
/// its first are known by a number above them, by as many lines, or in Chinese by no mark in any,
/// and those of several poems by their titles.
pub(crate) fn mark(lines: &mut [Line], writing: Writing) {
    let full = full(lines);
    let full_of_prose = if writing == Writing::Han { full_of_prose(lines) } else { 0 };
    let mut alike = alike(lines, full, writing);
    alike.extend(suites(lines, writing).into_iter().map(|title| title + 1));
    let mut poem = None;
    let mut number: Option<usize> = None;
    for block in blocks(lines) {
        let rows = &lines[block.clone()];
        let numbered = poem.is_some() && number.is_some() && block.len() > 1;
        // 麦 above 江晚 is the title of the next poem and who wrote it.
        let goes_on = poem.is_some() && rows.len() > 1 && !rows.last().is_some_and(names_poet);
        let titled = rows.len() >= LEAST && is_below_title(lines, &block);
        let bare = (goes_on || titled) && is_bare(lines, &block, full_of_prose);
        let any = numbered || alike.contains(&block.start);
        let known = any || poem == Some(block.len());
        let is_below_headline = block.start > 0 && !form::stops(&lines[block.start - 1].text);
        if writing == Writing::Latin && is_below_headline && is_score(rows) {
            lines[block].iter_mut().for_each(|line| line.line_for_line = true);
        } else if is_number(rows) {
            number = Some(block.start);
        } else if bare
            || is_couplets(rows)
            || (block.len() >= LEAST || known)
                && is_stanza(rows, full, any, writing)
                && !(writing == Writing::Han && heads_report(lines, &block))
        {
            poem = Some(block.len());
            let first = number.take().unwrap_or(block.start);
            lines[first..block.end].iter_mut().for_each(|line| line.line_for_line = true);
        } else {
            (poem, number) = (None, None);
        }
    }
    if writing == Writing::Han {
        let titles = suites(lines, writing);
        let verse = below_writers(lines, full.max(full_of_prose));
        for at in verse.into_iter().filter(|at| !titles.contains(at)) {
            lines[at].line_for_line = true;
        }
    }
}

/// The lines of Chinese free verse that stand below who wrote it, ◎沈砚: none fills the column, and
/// most end without a stop, as lines of prose do not. The title of what follows stands above its
/// writer.
fn below_writers(lines: &[Line], full: usize) -> Vec<usize> {
    const LONGEST_TITLE: usize = 3;
    let blocks = blocks(lines);
    let is_writer =
        |block: &Range<usize>| block.len() == 1 && signs_writer(&lines[block.start].text);
    let is_line = |line: &Line| {
        let is_of_verse = |c: &char| is_han(*c) || is_mark(*c) || form::is_any(*c, "“”「」《》· ");
        line.indent < 1.0 && line.text.len() + RAGGED <= full && line.text.iter().all(is_of_verse)
    };
    let poem = |at: usize| -> Vec<usize> {
        let rest = &blocks[at + 1..];
        let is_title = |next: usize| {
            rest[next].len() <= LONGEST_TITLE && rest.get(next + 1).is_some_and(is_writer)
        };
        let stanzas = (0..rest.len())
            .take_while(|next| !is_title(*next) && lines[rest[*next].clone()].iter().all(is_line));
        let mut stanzas: Vec<&Range<usize>> = stanzas.map(|next| &rest[next]).collect();
        // Above prose stands its title.
        let goes_on = stanzas.len() < rest.len();
        stanzas.pop_if(|last| goes_on && last.len() == 1);
        let rows: Vec<usize> = stanzas.into_iter().flat_map(Range::clone).collect();
        let open = rows.iter().filter(|row| !form::stops(&lines[**row].text)).count();
        // Lines of prose are as wide as their column.
        let longest = rows.iter().map(|row| lines[*row].text.len()).max().unwrap_or_default();
        let wide = rows.iter().filter(|row| lines[**row].text.len() + 1 >= longest).count();
        let prose = rows.len() < LEAST || open * 3 < rows.len() * 2 || wide * 2 > rows.len();
        if prose { Vec::new() } else { rows }
    };
    (0..blocks.len()).filter(|at| is_writer(&blocks[*at])).flat_map(poem).collect()
}

/// ◎莫 白, □ 沈砚: whether a row is a mark and the name of who wrote.
fn signs_writer(row: &[char]) -> bool {
    const LONGEST: usize = 6;
    let [mark, name @ ..] = row else { return false };
    form::is_any(*mark, "◎□■○●")
        && (2..=LONGEST).contains(&name.len())
        && name.iter().all(|c| is_han(*c) || *c == ' ')
}

/// 千帆过尽云生岸，一雁飞来月满洲。: whether all rows are two halves of five or seven characters
/// with a mark behind each, as Chinese poems of regular verse have them.
fn is_couplets(rows: &[Line]) -> bool {
    const ROWS: usize = 2;
    let is_couplet = |line: &Line| {
        let halves: Vec<&[char]> =
            line.text.split_inclusive(|c| form::is_any(*c, "，。！？；")).collect();
        matches!(halves[..], [first, second] if first.len() == second.len() && matches!(first.len(), 6 | 8))
            && form::stops(&line.text)
    };
    rows.len() >= ROWS && rows.iter().all(is_couplet)
}

/// The first lines of the stanzas of Chinese poems of two or three lines each.
fn alike(lines: &[Line], full: usize, writing: Writing) -> FxHashSet<usize> {
    let blocks = if writing == Writing::Han { blocks(lines) } else { Vec::new() };
    let is_short = |block: &Range<usize>| {
        lines[block.clone()].iter().all(|line| is_narrow(line, full) && is_plain_han(line))
    };
    let runs = blocks.chunk_by(|a, b| a.len() == b.len() && is_short(a) && is_short(b));
    let stanzas = runs.filter(|run| run.len() >= ALIKE && (2..LEAST).contains(&run[0].len()));
    stanzas.flatten().map(|block| block.start).collect()
}

/// The titles of Chinese poems that stand together under one headline, 稻 子 and 渡 口: each a short
/// row by itself, and a block of short lines below it; the first one stands below the headline or
/// the writer.
pub(crate) fn suites(lines: &[Line], writing: Writing) -> Vec<usize> {
    let full = full(lines);
    let blocks = if writing == Writing::Han { blocks(lines) } else { Vec::new() };
    let is_stanza = |block: &Range<usize>| {
        let rows = &lines[block.clone()];
        rows.len() >= LEAST && rows.iter().all(|line| is_narrow(line, full) && is_plain_han(line))
    };
    let is_poem = |at: usize| {
        let poem = blocks.get(at..at + 2);
        poem.is_some_and(|poem| is_title(&lines[poem[0].clone()]) && is_stanza(&poem[1]))
    };
    let mut titles = Vec::new();
    let mut at = 1;
    while at < blocks.len() {
        let poems: Vec<usize> =
            (at..blocks.len()).step_by(2).take_while(|at| is_poem(*at)).collect();
        if poems.len() > 1 && !form::stops(&lines[blocks[at].start - 1].text) {
            titles.extend(poems.iter().map(|at| blocks[*at].start));
        }
        at += (2 * poems.len()).max(1);
    }
    titles
}

/// The lines of Chinese stanzas, which no picture has for a caption.
pub(crate) fn stanzas(lines: &[Line]) -> Vec<usize> {
    let blocks = blocks(lines).into_iter();
    blocks.filter(|block| is_verse(&lines[block.clone()])).flatten().collect()
}

/// 麦 above 江晚, right above a stanza: the titles of poems whose writers stand below them.
pub(crate) fn titles(lines: &[Line]) -> Vec<usize> {
    let is_head = |pair: &&[Range<usize>]| {
        let [title, poet] = &lines[pair[0].clone()] else { return false };
        is_title(std::slice::from_ref(title))
            && names_poet(poet)
            && is_verse(&lines[pair[1].clone()])
    };
    blocks(lines).windows(2).filter(is_head).map(|pair| pair[0].start).collect()
}

fn is_verse(block: &[Line]) -> bool {
    let tells_of_picture = |line: &Line| form::form(&line.text, Writing::Han) == Form::PhotoNote;
    block.len() >= LEAST
        && !tells_of_picture(&block[0])
        && block.iter().all(|line| line.line_for_line && is_plain_han(line))
}

/// 渡 口: whether a block may be the title of a poem among others.
fn is_title(block: &[Line]) -> bool {
    const LONGEST: usize = 8;
    let [line] = block else { return false };
    line.text.len() <= LONGEST && line.text.iter().all(|c| is_han(*c) || *c == ' ')
}

/// The width that three lines of four of a page do not pass, in characters.
fn full(lines: &[Line]) -> usize {
    width_of_most(lines.iter().map(|line| line.text.len()).collect())
}

/// The same of the lines with a mark: of a page of poems few others have prose in them.
fn full_of_prose(lines: &[Line]) -> usize {
    let is_prose = |line: &&Line| line.text.iter().any(|c| is_mark(*c));
    width_of_most(lines.iter().filter(is_prose).map(|line| line.text.len()).collect())
}

fn width_of_most(mut widths: Vec<usize>) -> usize {
    let at = widths.len() * 3 / 4;
    if at < widths.len() { *widths.select_nth_unstable(at).1 } else { 0 }
}

/// `HOLM UNITED 0` above `HARBOUR ROVERS 1`.
fn is_score(block: &[Line]) -> bool {
    let scores = |line: &Line| {
        let digits = line.text.iter().rev().take_while(|c| c.is_ascii_digit()).count();
        let team = &line.text[..line.text.len() - digits];
        (1..=2).contains(&digits)
            && team.last() == Some(&' ')
            && team.iter().all(|c| c.is_alphabetic() || *c == ' ')
            && signature::words(team).count() <= 4
    };
    block.len() > 1 && block.iter().take(2).all(scores)
}

/// 一, 2, `III`: the number of a part, by itself.
fn is_number(block: &[Line]) -> bool {
    let [line] = block else { return false };
    let is_of_number = |c: &char| is_han_digit(*c) || c.is_ascii_digit() || form::is_any(*c, "IVX");
    line.text.len() <= 4 && line.text.iter().all(is_of_number)
}

/// Whether a block is a stanza; `known`: its number in a poem stands above it, or others like it
/// beside it.
fn is_stanza(block: &[Line], full: usize, known: bool, writing: Writing) -> bool {
    block.iter().all(|line| is_narrow(line, full))
        && match writing {
            Writing::Han => is_han_stanza(block, known),
            Writing::Latin => is_latin_stanza(block),
        }
}

/// Whether a line has so little of the page's width as verse.
fn is_narrow(line: &Line, full: usize) -> bool {
    line.text.len() * 10 <= full * NARROW
}

/// Lines of characters and marks that differ in length, or end with marks all; where it is known
/// any.
fn is_han_stanza(block: &[Line], known: bool) -> bool {
    let longest = block.iter().map(|line| line.text.len()).max().unwrap_or_default();
    // The first line of a paragraph has lost its indent, and the last one is short in prose too.
    let inner = &block[1..block.len() - 1];
    let short = inner.iter().filter(|line| line.text.len() + RAGGED <= longest).count();
    let stops = |line: &Line| line.text.last().is_some_and(|c| is_mark(*c));
    block.iter().all(is_plain_han)
        && (known || short > 0 && 2 * short >= inner.len() || block.iter().all(stops))
        && !is_divided(block)
}

/// Whether a line has nothing but Han characters and marks, and no sentence ends within it.
fn is_plain_han(line: &Line) -> bool {
    let inside = &line.text[..line.text.len().saturating_sub(1)];
    line.text.iter().all(|c| is_han(*c) || is_mark(*c) || form::is_any(*c, "“”《》·"))
        && !inside.contains(&'。')
}

/// 江晚: whether a line may be the name of who wrote a poem.
fn names_poet(line: &Line) -> bool {
    matches!(line.text[..], [first, _] | [first, _, _] if surname::is_surname(first))
}

/// Whether a character is a mark that ends lines of verse.
fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '！' | '？' | '：' | '、' | '…' | '—')
}

/// Whether the lines of a block have Chinese characters and nothing else, are far shorter than
/// those of prose, are no list of names, and stand above no prose, which rows of a headline do.
fn is_bare(lines: &[Line], block: &Range<usize>, full_of_prose: usize) -> bool {
    let rows = &lines[block.clone()];
    let is_bare =
        |line: &Line| is_narrow(line, full_of_prose) && line.text.iter().all(|c| is_han(*c));
    let is_name = |line: &Line| line.text.len() <= 3;
    rows.iter().all(is_bare)
        && !rows.iter().all(is_name)
        && !is_divided(rows)
        && lines.get(block.end).is_none_or(|below| is_narrow(below, full_of_prose))
}

/// Whether a block stands below one row or two that may be the title of a poem and its writer, and
/// are no head of an index.
fn is_below_title(lines: &[Line], block: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let above = lines[..block.start].iter().rev().enumerate();
    let rows = above.take_while(|(at, _)| *at == 0 || lines[block.start - at].blanks == 0).count();
    let is_short = |line: &Line| line.text.len() <= LONGEST && !form::stops(&line.text);
    let heads_index = |line: &Line| furniture::heads_index(&line.text);
    let title = &lines[block.start - rows..block.start];
    (1..=2).contains(&rows) && title.iter().all(is_short) && !title.iter().any(heads_index)
}

/// Whether a block stands above a dateline: rows of a headline may be as short, and as ragged, as
/// verse.
fn heads_report(lines: &[Line], block: &Range<usize>) -> bool {
    let below = lines.get(block.end);
    below.is_some_and(|below| dateline::dateline(&below.text, Writing::Han).is_some())
}

/// Whether most line ends of a block cut a word in two, as those of narrow columns do.
fn is_divided(block: &[Line]) -> bool {
    let words = Words::new();
    let is_cut = |rows: &&[Line]| words.cut(&rows[0].text, &rows[1].text) == Some(true);
    2 * block.windows(2).filter(is_cut).count() >= block.len()
}

/// Lines that begin with a capital, of which half and more end with a mark, as lines of headlines
/// and lists do not.
fn is_latin_stanza(block: &[Line]) -> bool {
    let is_plain = |line: &Line| {
        let first = line.text.iter().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_uppercase())
            && line.text.iter().any(|c| c.is_lowercase())
            && !line.text.iter().any(char::is_ascii_digit)
    };
    let is_marked = |line: &&Line| {
        matches!(line.text.last(), Some(',' | '.' | ';' | ':' | '!' | '?' | '—' | '–'))
    };
    block.iter().all(is_plain) && 2 * block.iter().filter(is_marked).count() >= block.len()
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;
    use crate::page::prepare;

    /// The lines of verse, by their numbers from 1, below prose of three lines.
    fn check(writing: Writing, prose: &str, text: &str, expected: &[u32]) {
        let lines = [[prose; 6].join("\n"), text.to_owned()].join("\n\n");
        let lines = (1..).zip(lines.lines());
        let lines =
            lines.map(|(number, text)| TextLine { number, text: text.to_owned() }).collect();
        let page = prepare(1, &TextPage { lines, ..TextPage::default() }, writing);
        let verse = page.lines.iter().filter(|line| line.line_for_line);
        let verse: Vec<u32> = verse.map(|line| line.span.line - 7).collect();
        assert_eq!(verse, expected, "{text}");
    }

    #[test]
    fn lines_that_their_writer_ends() {
        let han = |text: &str, expected: &[u32]| {
            check(Writing::Han, "渡口的石阶一共有四十七级，我小时候数过许多遍", text, expected);
        };
        han("船还没有来\n芦苇先弯下了腰\n风把一句话\n吹到对岸去了", &[1, 2, 3, 4]);
        han(
            "一\n\n船还没有来\n芦苇先弯下了腰\n风把一句话\n吹到对岸去了\n\n二\n\n他的影子\n比河还长",
            &[1, 3, 4, 5, 6, 8, 10, 11],
        );
        han(
            "风急天高猿啸哀，\n渚清沙白鸟飞回。\n无边落木萧萧下，\n不尽长江滚滚来。",
            &[1, 2, 3, 4],
        );
        han("渡口的石阶一共有四\n十七级，我小时候数\n过许多遍，每一遍都\n不一样", &[]);
        han("此外，乡里的老人还踊\n跃数过渡口的石\n阶，他们在文\n化上出力", &[]);
        // Stanzas that nothing but their titles shows.
        let stanza = "稻子低下头的时候\n整个村庄都安静下来\n镰刀在墙上醒了\n它听见父亲的咳嗽\n从田埂那头传来";
        let poems = format!("稻 子\n\n{stanza}\n\n渡 口\n\n{stanza}");
        han(&format!("秋日三章\n\n{poems}"), &[5, 6, 7, 8, 9, 13, 14, 15, 16, 17]);
        han(&format!("我数过许多遍。\n\n{poems}"), &[5, 6, 7, 8, 9, 13, 14, 15, 16, 17]);
        let bare = "月光落在谷仓上\n像一层薄薄的盐\n父亲咳嗽了一声\n整个村庄就醒了";
        han(
            &format!("秋 夜\n沈砚\n\n{bare}\n\n河面上起了白雾\n船还没有回来"),
            &[4, 5, 6, 7, 9, 10],
        );
        han(&format!("我数过许多遍。\n\n{bare}"), &[]);
        han(&format!("今日导读\n\n{bare}"), &[]);
        let prose = "渡口的石阶一共有四十七级，我小时候数过许多遍";
        han(
            &format!("秋 夜\n\n{bare}\n\n临渡大桥正式通车\n两岸居民步行过桥\n\n{prose}"),
            &[3, 4, 5, 6],
        );
        han(&format!("今日\n\n{bare}\n\n{prose}"), &[]);
        han("获奖名单\n\n沈砚\n林小满\n苏禾\n江晚", &[]);
        let head = "春季造林现场会强调\n科学绿化让荒山\n披上新绿\n沈砚出席并讲话";
        han(&format!("{head}\n\n本报讯（记者 林小满）现场会昨天召开，沈砚出席并"), &[]);
        han("河港改革\n临渡大桥昨日正式通车\n两岸居民步行过桥", &[]);
        let latin = |text: &str, expected: &[u32]| {
            check(
                Writing::Latin,
                "The steps of the ferry are forty-seven, and I counted them",
                text,
                expected,
            );
        };
        latin(
            "The boat has not come,\nThe reeds are bowing low;\nThe wind has said a word\nAnd will not let it go.",
            &[1, 2, 3, 4],
        );
        latin("Council Backs\nBike Lanes on\nGrove Street\nAnd Mill Road", &[]);
    }
}
