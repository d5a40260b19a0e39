//! Tables: lines that each hold a name and figures, and are read row for row.

use std::ops::Range;

use newsbind_core::is_han;

use crate::form;
use crate::page::{Line, blocks};

/// A table has so many rows at least; of figures that stand three and more in a row two rows are
/// one.
const ROWS: usize = 3;

/// What a row is called has so many words at most, or so many Chinese characters.
const WORDS: usize = 4;
const CHARACTERS: usize = 10;

/// Marks the rows of tables, and the heads of their columns, as lines that are read one by one.
pub(crate) fn mark(lines: &mut [Line]) {
    let tables: Vec<Range<usize>> =
        blocks(lines).into_iter().flat_map(|block| tables(lines, block)).collect();
    for table in tables {
        lines[table].iter_mut().for_each(|line| line.line_for_line = true);
    }
}

/// The tables among the lines of a block: all of it where each row has figures, else rows with as
/// many figures each, and the heads of the columns above them.
fn tables(lines: &[Line], block: Range<usize>) -> Vec<Range<usize>> {
    // Rates of several kinds have as many figures as they need.
    if block.len() >= ROWS && lines[block.clone()].iter().all(|line| is_row(&line.text)) {
        return vec![block];
    }
    let mut tables = Vec::new();
    let mut from = block.start;
    while from < block.end {
        let count = figures(&lines[from].text);
        let alike = |line: &&Line| count > 0 && figures(&line.text) == count;
        let rows = lines[from..block.end].iter().take_while(alike).count();
        if rows >= ROWS || (rows > 1 && count > 2) {
            let headed = from > block.start && is_head(&lines[from - 1].text, count);
            tables.push(from - usize::from(headed)..from + rows);
        }
        from += rows.max(1);
    }
    tables
}

/// Whether a text may be the row of a table.
pub(crate) fn is_row(text: &[char]) -> bool {
    figures(text) > 0
}

/// How many figures a row has, beside one name before, between or behind them; 0 where it is no row
/// of a table.
fn figures(text: &[char]) -> usize {
    if !text.iter().any(char::is_ascii_digit) {
        return 0;
    }
    if is_programme(text) {
        return 1;
    }
    let words = || text.split(|c| c.is_whitespace()).filter(|word| !word.is_empty());
    let is_name = |word: &&[char]| !is_figure(word);
    let first = words().take_while(|word| is_figure(word)).count();
    let name: Vec<&[char]> = words().skip(first).take_while(is_name).collect();
    let rest = words().skip(first + name.len());
    let characters = name.iter().copied().flatten();
    let plain = !characters.clone().any(|c| form::is_any(*c, ",，。；;：:"));
    let is_short = characters.filter(|c| is_han(**c)).count() <= CHARACTERS;
    let fits = (1..=WORDS).contains(&name.len()) && is_short && plain;
    let figures = first + rest.clone().count();
    match fits && rest.clone().all(is_figure) {
        true => figures,
        false => usize::from(fits && first == 0 && is_result(&rest.collect::<Vec<_>>())),
    }
}

/// 13:10 电视剧：大雁归来（22、23）: whether a row is the time of a programme and its Chinese title.
fn is_programme(text: &[char]) -> bool {
    const LONGEST: usize = 32;
    let hours = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let title = text.get(hours + 3..).unwrap_or_default();
    (1..=2).contains(&hours)
        && text.len() <= LONGEST
        && matches!(text[hours..], [':' | '：', ten, one, ' ', ..]
            if ten.is_ascii_digit() && one.is_ascii_digit())
        && title.iter().any(|c| is_han(*c))
        && !title.iter().any(|c| matches!(c, '，' | '。'))
}

/// `2∶1 Ely Town` behind the name of a side: whether words are how a game ended, and the other side.
fn is_result(words: &[&[char]]) -> bool {
    let [score, side @ ..] = words else { return false };
    let goals =
        |goals: &[char]| (1..=3).contains(&goals.len()) && goals.iter().all(char::is_ascii_digit);
    let sides = score.split(|c| form::is_any(*c, ":∶-–比"));
    (1..=WORDS).contains(&side.len())
        && score.iter().any(|c| !c.is_ascii_digit())
        && sides.clone().count() == 2
        && sides.into_iter().all(goals)
        && side.iter().all(|word| word.iter().all(|c| c.is_alphabetic() || *c == '.'))
}

/// `141.2`, `-3.62`, `57%`, `(75)`, `▲`, 0.60元/斤, 612万元: a figure of a table.
fn is_figure(word: &[char]) -> bool {
    let word = without_unit(without_price(word));
    let digits = word.iter().filter(|c| c.is_ascii_digit()).count();
    let marks =
        word.iter().all(|c| c.is_ascii_digit() || form::is_any(*c, "+-–—−±.,:∶比/%()$€£¥▲▼"));
    marks && (digits > 0 || matches!(word, ['▲' | '▼' | '-' | '–' | '—']))
}

/// The figure of a Chinese price: 0.60 of 0.60元/斤.
fn without_price(word: &[char]) -> &[char] {
    let unit = word.iter().position(|c| *c == '元').filter(|at| *at > 0);
    let per = |at: usize| matches!(word[at + 1..], ['/', _] | ['/', _, _]);
    unit.filter(|at| per(*at)).map_or(word, |at| &word[..at])
}

/// The figure of 612万元, 36名.
fn without_unit(word: &[char]) -> &[char] {
    const UNITS: [&str; 10] = ["万元", "亿元", "万人", "万吨", "分", "岁", "人", "名", "票", "元"];
    let ends = |unit: &&&str| form::ends_any(word, &[**unit]);
    let unit = UNITS.iter().find(ends).map_or(0, |unit| unit.chars().count());
    &word[..word.len() - unit]
}

/// Whether a line names the columns below it: as many words as they are, or one more.
fn is_head(text: &[char], columns: usize) -> bool {
    let words = || text.split(|c| c.is_whitespace()).filter(|word| !word.is_empty());
    let stops = text.last().is_some_and(|c| form::is_any(*c, ".。!！?？:："));
    !stops && columns > 1 && (columns..=columns + 1).contains(&words().count())
}

/// `Pine Hollow 6, Ely 2 (9 inn.)`: whether a row says how a game ended, a number behind each side.
pub(crate) fn is_score(row: &[char]) -> bool {
    let counted = |side: &[char]| {
        let side = &side[form::skip_spaces(side, 0)..];
        let digits = side.iter().rev().take_while(|c| c.is_ascii_digit()).count();
        (1..=3).contains(&digits)
            && matches!(side[..side.len() - digits], [first, .., ' '] if first.is_uppercase())
    };
    let bare = row.iter().position(|c| *c == '(').map_or(row, |open| &row[..open]);
    let bare = bare.strip_suffix(&[' ']).unwrap_or(bare);
    let sides: Vec<&[char]> = bare.split(|c| *c == ',').collect();
    sides.len() == 2 && sides.into_iter().all(counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_figures_are_told_from_prose() {
        for (row, count) in [
            ("Port Hallam 13 9 4 0 118.8 36", 6),
            ("57% 控球率 43%", 2),
            ("1海曲江豚 26 17 5 4 56", 5),
            ("美元 667.32", 1),
            ("Halvorsen Gr 71.05 –2.27", 2),
            ("Pine Ridge 010 230 000 — 6 9 1", 7),
            ("in 1995 and again in 2003", 0),
            ("the seventeen ships that came 12", 0),
            ("1998", 0),
            ("黄瓜 0.60元/斤", 1),
            ("每斤0.60元/斤的 黄瓜", 0),
            ("海曲港务 2∶1 松原矿业", 1),
            ("海曲港务 2比1 松原矿业", 1),
            ("1 《雪落渡口》 612万元", 2),
            ("13:10 电视剧：雪落渡口（22、23）", 1),
            ("13:10 渡船自东岸开出，两岸居民过河。", 0),
            ("Port Hallam 2-1 Ely Town", 1),
            ("Port Hallam 2-1 in a hard game, and Ely", 0),
        ] {
            assert_eq!(figures(&row.chars().collect::<Vec<_>>()), count, "{row}");
        }
    }
}
