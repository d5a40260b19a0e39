//! Bylines of Chinese papers.

use newsbind_core::is_han;

use crate::form::{self, contains, ends_any, skip_spaces, starts};
use crate::language::chinese;
use crate::names;
use crate::surname;

/// 许平主持 周立参加: whether a row below a headline says what somebody did, and who wrote nothing.
pub(crate) fn tells_of_guests(text: &[char]) -> bool {
    const LONGEST: usize = 24;
    text.len() <= LONGEST && ends_any(text, &chinese::DONE_BY_GUESTS)
}

/// 文：林小满 图：沈砚: whether a line says who wrote, and who took the pictures, as papers of Hong
/// Kong do.
fn is_written_and_drawn(text: &[char]) -> bool {
    const LONGEST: usize = 24;
    let Some(rest) = text.strip_prefix(&['文', '：']) else { return false };
    let mut words = rest.split(|c| c.is_whitespace()).filter(|word| !word.is_empty());
    let is_name = |word: &[char]| {
        (2..=4).contains(&word.len())
            && surname::is_surname(word[0])
            && word.iter().all(|c| is_han(*c))
    };
    let is_other = |word: &[char]| {
        let colon = word.iter().position(|c| *c == '：').map_or(0, |colon| colon + 1);
        is_name(&word[colon..])
    };
    text.len() <= LONGEST && words.next().is_some_and(is_name) && words.all(is_other)
}

/// □ 李文博, 本报驻南非记者 温宪: whether a line of Chinese is a byline.
pub(crate) fn is_han_row(text: &[char]) -> bool {
    if let ['★' | '◆' | '△' | '▲', name @ ..] = text {
        // ◆本报记者 沈砚; ◆ stands before headlines too.
        let name = &name[skip_spaces(name, 0)..];
        return surname::is_name(name) && name.len() <= 3 || names::is_role_and_name(name);
    }
    let marks = text.iter().take_while(|c| matches!(c, '□' | '■' | '◎' | '●' | '☐' | '⊙')).count();
    if marks > 0 {
        // ◎记者 沈砚 ○编辑 林小满, □ 本报记者 沈砚 □ 本报通讯员 林小满
        let rest: Vec<char> = text[skip_spaces(text, marks)..]
            .iter()
            .map(|c| if matches!(c, '○' | '◎' | '□') { ' ' } else { *c })
            .collect();
        let rest = without_aside(&rest);
        let person = rest.first().is_some_and(|c| surname::is_surname(*c))
            || rest.contains(&'·')
            || chinese::WRITERS.iter().any(|role| contains(rest, role));
        return rest.len() <= 36
            && person
            && form::is_name_list(rest)
            && !ends_any(rest, &chinese::NO_BYLINES);
    }
    let sent = without_report(without_paper(text));
    let reports = sent.len() < text.len() && (2..=3).contains(&sent.len());
    if reports && surname::is_name(sent) {
        return true;
    }
    if names::is_role_and_name(sent) && !ends_any(form::strip_closing(sent), &chinese::NO_BYLINES) {
        return true;
    }
    if is_report_from_place(text) || is_foreign_author(text) {
        return true;
    }
    if text.len() > 36 || text.iter().any(|c| matches!(c, '，' | '。' | '；' | '“')) {
        return false;
    }
    if let ['文', '/' | '／', name @ ..]
    | ['文', '、', '图', '：' | '/' | '／', name @ ..]
    | ['文', '并' | '、', '摄', '/' | '／', name @ ..] = text
    {
        if names::is_place_and_name(name) {
            return true;
        }
        let name = without_aside(name);
        if (2..=4).contains(&name.len()) {
            return surname::is_surname(name[0]);
        }
    }
    if is_written_and_drawn(text) {
        return true;
    }
    // 本报评论员：路修好了更要管好 is a headline.
    let named = text
        .iter()
        .position(|c| matches!(c, '：' | ':'))
        .map_or(&[][..], |colon| &text[colon + 1..]);
    if named.split(|c| !is_han(*c)).any(|word| word.len() > LONGEST_NAME) {
        return false;
    }
    let headed = ["本报", "新华社", "驻", "记者", "通讯员", "实习生", "文/", "文／", "图/", "作者"];
    headed.iter().any(|word| starts(text, word))
        && chinese::WRITERS.iter().any(|role| contains(text, role))
        && !ends_any(form::strip_closing(text), &chinese::NO_BYLINES)
}

/// 林以诺（南湾市，退休教师）: a name without what stands behind it in parentheses.
fn without_aside(text: &[char]) -> &[char] {
    const LONGEST: usize = 18;
    let open = text.iter().position(|c| *c == '（').filter(|_| text.last() == Some(&'）'));
    open.filter(|open| text.len() - open <= LONGEST).map_or(text, |open| &text[..open])
}

/// 《环球周刊》记者 沈砚, without the paper.
fn without_paper(text: &[char]) -> &[char] {
    const LONGEST: usize = 12;
    let end = text.iter().take(LONGEST).position(|c| *c == '》').filter(|_| text[0] == '《');
    end.map_or(text, |end| &text[skip_spaces(text, end + 1)..])
}

/// 记者 沈砚 综合报道, 记者 沈砚 海州报道, without what he did, and where.
fn without_report(text: &[char]) -> &[char] {
    let space = text.iter().rposition(|c| *c == ' ');
    let (row, report) = text.split_at(space.unwrap_or(text.len()));
    let report = report.get(1..).unwrap_or_default();
    let reports = chinese::REPORTED.iter().any(|word| word.chars().eq(report.iter().copied()));
    let from_place = row.contains(&' ')
        && (4..=6).contains(&report.len())
        && ends_any(report, &chinese::REPORTS)
        && (report.len() == 4 || !surname::is_surname(report[0]));
    if reports || from_place { row } else { text }
}

/// 本报记者沈砚温哥华报道: whether a row names who reports, and from where.
fn is_report_from_place(text: &[char]) -> bool {
    const LONGEST: usize = 16;
    let role = ['本', '报', '记', '者'];
    let Some(name) = text.strip_prefix(&role[..]) else { return false };
    let name = &name[skip_spaces(name, 0)..];
    text.len() <= LONGEST
        && name.len() >= 6
        && surname::is_surname(name[0])
        && ends_any(name, &chinese::REPORTS)
        && !contains(name, "现场")
        && name.iter().all(|c| is_han(*c) || *c == ' ')
}

/// `[美]大卫·霍夫曼`, （英）约翰·史密斯: whether a row is where an author is from, and a foreign
/// name.
fn is_foreign_author(text: &[char]) -> bool {
    const LONGEST: usize = 16;
    let ['[' | '［' | '（' | '〔', country, ']' | '］' | '）' | '〕', name @ ..] = text
    else {
        return false;
    };
    is_han(*country)
        && text.len() <= LONGEST
        && name.contains(&'·')
        && name.iter().all(|c| is_han(*c) || matches!(c, '·' | ' '))
}

/// No name of two characters and more beside a role is longer.
const LONGEST_NAME: usize = 7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_name_chinese_writers() {
        for (row, expected) in [
            ("□ 李文博", true),
            ("□□ 李文博 胡明", true),
            ("本报驻南非记者 温宪", true),
            ("□ 新桥通车", false),
            ("新桥昨日通车", false),
        ] {
            let chars: Vec<char> = row.chars().collect();
            assert_eq!(is_han_row(&chars), expected, "{row}");
        }
    }
}
