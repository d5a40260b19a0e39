//! The set forms that newspapers print: datelines, bylines, credits, items, jump lines.
//!
//! A form is evidence for a line, and the decision is made over the whole page; only of a few
//! forms, such as credits and bylines by themselves, `ruled_out` makes a verdict. The forms and how
//! often they occur were counted in Chinese dailies (1998 and 2022), English agency stories and
//! French and German papers.

use newsbind_core::is_han;

use crate::byline;
use crate::credit;
use crate::dateline::dateline;
use crate::furniture;
use crate::jump;
use crate::language::{self, chinese};
use crate::page::Writing;
use crate::signature;
use crate::surname;

/// The set form that a whole line, or its beginning, has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Form {
    None,
    /// 本报讯（…）, 新华社…电, `LONDON (Reuters) —`; `To the Editor:`, which opens letters so.
    Dateline,
    /// □ X, 本报记者 X, `By X`.
    Byline,
    /// A short line of nothing but names, as those who wrote sign.
    Names,
    /// （新华社记者 X 摄） by itself.
    Credit,
    /// 图为, 上图, `Photo:`.
    PhotoNote,
    /// Page number, date, staff, address, price.
    Furniture,
    Jump,
    /// 系列报道③, 编者按, 今日谈: words of kickers.
    Series,
    /// 一、 1. ● ▲: items and subheads.
    Item,
    /// Nothing but capitals.
    Capitals,
}

/// The form that the end of a line has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Ending {
    None,
    /// … X 摄, … 摄）, 传真照片）.
    Credit,
    /// （X）: the signature of a story.
    Signature,
    /// （下转第3版）.
    Jump,
}

/// The form of a line.
pub(crate) fn form(text: &[char], writing: Writing) -> Form {
    if jump::line(text).is_some() {
        return Form::Jump;
    }
    match writing {
        Writing::Han => han(text),
        Writing::Latin => latin(text),
    }
}

fn han(text: &[char]) -> Form {
    if dateline(text, Writing::Han).is_some() {
        Form::Dateline
    } else if furniture::is_furniture(text) {
        Form::Furniture
    } else if is_credit(text) {
        Form::Credit
    } else if byline::is_han_row(text) {
        Form::Byline
    } else if contains(text, "系列报道") || contains(text, "追踪报道") || contains(text, "系列之")
    {
        Form::Series
    } else if is_photo_note(text) {
        Form::PhotoNote
    } else if is_item(text) {
        Form::Item
    } else if is_names(text) {
        Form::Names
    } else {
        Form::None
    }
}

fn latin(text: &[char]) -> Form {
    if byline::is_latin(text) {
        Form::Byline
    } else if dateline(text, Writing::Latin).is_some() || is_address(text) {
        Form::Dateline
    } else if furniture::is_furniture(text) {
        Form::Furniture
    } else if is_photo_note(text) {
        Form::PhotoNote
    } else if signature::is_names(text) {
        Form::Names
    } else if is_capitals(text) {
        Form::Capitals
    } else if is_item(text) {
        Form::Item
    } else {
        Form::None
    }
}

/// The form of a line's end.
pub(crate) fn ending(text: &[char]) -> Ending {
    let bare = strip_closing(credit::without_house(text));
    if jump::tail(text).is_some() {
        Ending::Jump
    } else if ends_any(bare, &chinese::CREDITS)
        || ends_any(bare, &["摄影报道"])
        || credit::behind_stroke(text).or_else(|| credit::behind_blank(text)).is_some()
        || credit::names_draughtsman(text)
    {
        Ending::Credit
    } else if signature(text).is_some() || is_source(text) {
        Ending::Signature
    } else {
        Ending::None
    }
}

/// Whether a text ends with a sentence, also one in marks of quotation.
pub(crate) fn stops(text: &[char]) -> bool {
    let closes = |c: &char| c.is_whitespace() || matches!(c, '”' | '’' | '」' | '』' | '"' | '»');
    let last = text.iter().rev().find(|c| !closes(c));
    matches!(last, Some('。' | '！' | '？' | '…' | '.' | '!' | '?'))
}

/// Whether a text ends where a sentence may go on or stop, as rows of headlines and names seldom
/// do.
pub(crate) fn ends_within(text: &[char]) -> bool {
    matches!(text.last(), Some('.' | ',' | ';' | ':' | '-' | '\u{ad}'))
}

/// Whether a text is persons with or without their roles: 记者 张三 通讯员李四.
pub(crate) fn is_name_list(text: &[char]) -> bool {
    !text.is_empty()
        && text.len() <= 36
        && text.iter().all(|c| {
            is_han(*c)
                || matches!(c, ' ' | '\u{3000}' | '、' | '·' | '，' | '/' | '：' | ':')
                || c.is_alphabetic()
        })
        && !contains(text, "版")
}

/// （X） at the end of a text, where X are names; gives where it begins.
pub(crate) fn signature(text: &[char]) -> Option<usize> {
    if !matches!(text.last(), Some('）' | ')')) {
        return None;
    }
    let open = text.iter().rposition(|c| matches!(c, '（' | '('))?;
    let inside = &text[open + 1..text.len() - 1];
    let names = inside.iter().all(|c| is_han(*c) || matches!(c, ' ' | '、' | '·'));
    let short = inside.iter().filter(|c| is_han(**c)).count();
    let stopped =
        open == 0 || matches!(text[open - 1], '。' | '！' | '？' | '”' | '…' | ' ' | '：');
    // 郑文 is a name, and behind a space 文 is what somebody did.
    let last: String = inside.rsplit(|c| *c == ' ').next().into_iter().flatten().collect();
    let foreign =
        ends_any(inside, &["摄", "摄影", "照片"]) || chinese::WORKS.contains(&last.as_str());
    let told = chinese::NOTED.iter().any(|word| contains(inside, word));
    (names && (2..=24).contains(&short) && stopped && !foreign && !told).then_some(open)
}

/// （本报莫斯科1月4日电）, （据新华社） at the end of a text.
fn is_source(text: &[char]) -> bool {
    let Some((_, text)) = text.split_last().filter(|(last, _)| matches!(last, '）' | ')')) else {
        return false;
    };
    let Some(open) = text.iter().rposition(|c| matches!(c, '（' | '(')) else { return false };
    let inside = &text[open + 1..];
    let stopped = open == 0 || matches!(text[open - 1], '。' | '！' | '？' | '”' | '…' | ' ');
    let source = ends_any(inside, &["电", "讯"])
        || [&['据'][..], &['本', '报'], &['新', '华', '社']]
            .iter()
            .any(|head| inside.starts_with(head));
    stopped && source && (4..=30).contains(&inside.len())
}

/// （据新华社电）, （渥太华电）, （新华社发）: a parenthesis that names an agency, not a writer.
pub(crate) fn is_agency(parenthesis: &[char]) -> bool {
    let inside = strip_closing(parenthesis.split_first().map_or(parenthesis, |(_, rest)| rest));
    inside.first() == Some(&'据') || ends_any(inside, &["电", "讯", "发", "摘", "社"])
}

/// `To the Editor:`, `Sir —`, 编辑同志：: whom a letter speaks to, on a line by itself.
pub(crate) fn is_address(text: &[char]) -> bool {
    const LONGEST: usize = 24;
    const MARKS: [char; 7] = [':', '：', ',', ' ', '—', '–', '-'];
    if text.len() > LONGEST || !text.last().is_some_and(|c| MARKS.contains(c)) {
        return false;
    }
    let lower = small(text);
    let bare = lower.trim_end_matches(MARKS);
    language::has(|papers| papers.addresses, bare)
        || chinese::ADDRESSES.iter().any(|known| bare.ends_with(known))
}

/// One to five names of two to four characters, set apart by spaces, as writers sign. One that
/// stands alone begins with a surname, of four characters with one of two: of 668 such signatures
/// of a daily 605 do, and of 248 headlines of so many characters 57.
fn is_names(text: &[char]) -> bool {
    if text.len() > 20 {
        return false;
    }
    let parts: Vec<&[char]> =
        text.split(|c| matches!(c, ' ' | '、')).filter(|p| !p.is_empty()).collect();
    (1..=5).contains(&parts.len())
        && (parts.len() > 1 || surname::is_name(parts[0]))
        && parts.iter().all(|part| part.len() <= 4 && part.iter().all(|c| is_han(*c)))
        && !byline::tells_of_guests(text)
        && text.len() <= 4 * parts.len() + 2
}

fn is_credit(text: &[char]) -> bool {
    let bare = strip_closing(credit::without_house(text));
    text.len() <= 26
        && (ends_any(bare, &chinese::CREDITS)
            || credit::names_source(text)
            || (matches!(text.first(), Some('（' | '(')) && credit::names_draughtsman(text)))
        && !text.iter().any(|c| matches!(c, '，' | '。'))
}

fn is_photo_note(text: &[char]) -> bool {
    let notes = ["图为", "上图", "下图", "左图", "右图", "图①", "图一"];
    // 图1 水闸示意图
    let is_numbered = matches!(text, ['图', number, ' ' | '：', ..]
        if number.is_ascii_digit() || is_han_digit(*number));
    is_numbered
        || notes.iter().any(|note| starts(text, note))
        || find(text, "图为").is_some_and(|at| at < 20)
        || credit::names_photographer(text)
        || credit::names_client(text)
        || credit::names_artwork(text)
}

fn is_item(text: &[char]) -> bool {
    let number = text
        .iter()
        .take_while(|c| c.is_ascii_digit() || is_han_digit(**c) || matches!(c, '（' | '('))
        .count();
    // 126.4 is no item.
    let fraction = text.get(number + 1).is_some_and(char::is_ascii_digit);
    let dot = matches!(text.get(number), Some('.' | '．')) && !fraction;
    let closes = matches!(text.get(number), Some('、' | '）' | ')'));
    ((1..=4).contains(&number) && (dot || closes))
        || matches!(text.first(), Some('●' | '▲' | '■' | '★' | '◆' | '△' | '•'))
}

/// 一 to 十.
pub(crate) fn is_han_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Whether a text has no small letter.
pub(crate) fn is_capitals(text: &[char]) -> bool {
    let letters = text.iter().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && !text.iter().any(|c| c.is_lowercase())
}

/// A text in small letters.
pub(crate) fn small(text: &[char]) -> String {
    text.iter().flat_map(|c| c.to_lowercase()).collect()
}

/// Whether a character is one of some. To ask a text for it instead would write the character out
/// and look for its bytes, which takes twenty times as long.
pub(crate) fn is_any(c: char, of: &str) -> bool {
    of.chars().any(|one| one == c)
}

/// Whether a text begins with a word.
pub(crate) fn starts(text: &[char], word: &str) -> bool {
    let mut chars = text.iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

/// Whether a text holds a word.
pub(crate) fn contains(text: &[char], word: &str) -> bool {
    find(text, word).is_some()
}

/// Where a text first holds a word.
pub(crate) fn find(text: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let mut hits = text.iter().enumerate().filter(|(_, c)| **c == first);
    hits.find(|(at, _)| starts(&text[*at..], word)).map(|(at, _)| at)
}

/// Whether a text ends in one of some words.
pub(crate) fn ends_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| {
        let mut chars = text.iter().rev();
        word.chars().rev().all(|c| chars.next() == Some(&c))
    })
}

pub(crate) fn strip_closing(text: &[char]) -> &[char] {
    let end = text.iter().rposition(|c| !matches!(c, '）' | ')' | '。' | ' '));
    &text[..end.map_or(0, |last| last + 1)]
}

/// The next place from `at` that is no space.
pub(crate) fn skip_spaces(text: &[char], at: usize) -> usize {
    at + text[at.min(text.len())..].iter().take_while(|c| c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn forms_of_lines() {
        for (text, writing, expected) in [
            ("□ 本报记者 韩 雷", Writing::Han, Form::Byline),
            ("□ 李文博", Writing::Han, Form::Byline),
            ("■ 短讯", Writing::Han, Form::Item),
            ("本报驻南非记者 温宪", Writing::Han, Form::Byline),
            ("记者来信", Writing::Han, Form::None),
            ("《环球周刊》记者 沈砚", Writing::Han, Form::Byline),
            ("本报记者林小满温哥华报道", Writing::Han, Form::Byline),
            ("记者调查报道", Writing::Han, Form::None),
            ("◎记者 沈砚 ○编辑 林小满", Writing::Han, Form::Byline),
            ("证券日讯记者 林小满 实习记者 沈砚", Writing::Han, Form::Byline),
            ("[美]大卫·霍夫曼", Writing::Han, Form::Byline),
            ("作者：沈砚", Writing::Han, Form::Byline),
            ("特约评论员 沈砚", Writing::Han, Form::Byline),
            ("警方提供", Writing::Han, Form::Credit),
            ("（吉隆坡5日讯）贸消部部长今", Writing::Han, Form::Dateline),
            ("（马六甲讯）古城福建会馆订4", Writing::Han, Form::Dateline),
            ("【科技资讯】新机上市", Writing::Han, Form::None),
            ("（中央社记者苏晓／台北13日电）立法院", Writing::Han, Form::Dateline),
            ("综合新华社电 世界女排联赛", Writing::Han, Form::Dateline),
            ("来信请寄：青溪市解放路88号", Writing::Han, Form::Furniture),
            ("全媒体记者 沈砚 通讯员 魏来", Writing::Han, Form::Byline),
            ("临渡融媒记者 沈 砚/文 魏 来/图", Writing::Han, Form::Byline),
            ("撰文/沈砚 摄影/魏来", Writing::Han, Form::Byline),
            ("◎林以诺（南湾市，退休教师）", Writing::Han, Form::Byline),
            ("[法]让·杜邦 著 沈砚 译", Writing::Han, Form::Byline),
            ("编译沈砚／综合外电报导", Writing::Han, Form::Dateline),
            ("■记者手记", Writing::Han, Form::Item),
            ("“聚焦河港改革”系列报道③", Writing::Han, Form::Series),
            ("（新华社记者兰红光摄）", Writing::Han, Form::Credit),
            ("临渡县博物馆供图", Writing::Han, Form::Credit),
            ("朱丽兵 摄", Writing::Han, Form::Credit),
            ("责任编辑：钱伟 版式：周义", Writing::Han, Form::Furniture),
            ("第3版", Writing::Han, Form::Furniture),
            ("1998年1月2日 星期五", Writing::Han, Form::Furniture),
            ("临渡日报 2024.5.9", Writing::Han, Form::Furniture),
            ("临渡日报 2024.5", Writing::Han, Form::None),
            ("（下转第5版）", Writing::Han, Form::Jump),
            ("一、抓紧时间", Writing::Han, Form::Item),
            ("剑武 安远远", Writing::Han, Form::Names),
            ("劳动者权益保障更有效更有力", Writing::Han, Form::None),
            ("By JUDITH MATLOFF", Writing::Latin, Form::Byline),
            ("By the time he left", Writing::Latin, Form::None),
            ("By", Writing::Latin, Form::Byline),
            ("Propos recueillis par Ida Morel", Writing::Latin, Form::Byline),
            ("di Marta Ferrero", Writing::Latin, Form::Byline),
            ("Door onze verslaggever", Writing::Latin, Form::Byline),
            ("By our correspondent Ida Morel", Writing::Latin, Form::Byline),
            ("By our bowls correspondent", Writing::Latin, Form::Byline),
            ("By a staff vote the council won", Writing::Latin, Form::None),
            ("Da Redação", Writing::Latin, Form::Byline),
            ("To the Editor:", Writing::Latin, Form::Dateline),
            ("To the editor of a paper", Writing::Latin, Form::None),
            ("本报评论员：路修好了更要管好", Writing::Han, Form::None),
            ("本报记者：沈砚 通讯员：林小满", Writing::Han, Form::Byline),
            ("di Roma e dintorni", Writing::Latin, Form::None),
            ("© RIPRODUZIONE RISERVATA", Writing::Latin, Form::Furniture),
            ("Por Ana López de la Torre", Writing::Latin, Form::Byline),
            ("Por Madrid pasaron ayer", Writing::Latin, Form::None),
            ("Por Madrid desfilaron dos", Writing::Latin, Form::None),
            ("Council defends decision", Writing::Latin, Form::None),
            ("BY THE NUMBERS", Writing::Latin, Form::Capitals),
            ("EFE | Arbela", Writing::Latin, Form::Byline),
            ("by", Writing::Latin, Form::None),
            ("Continued on page A4", Writing::Latin, Form::Jump),
            ("Monday, March 2, 1987", Writing::Latin, Form::Furniture),
            ("A7", Writing::Latin, Form::Furniture),
            ("Vol. 112, No. 37", Writing::Latin, Form::Furniture),
            ("第8216期", Writing::Han, Form::Furniture),
            ("第6版 周末", Writing::Han, Form::Furniture),
            ("A03 要闻", Writing::Han, Form::Furniture),
            ("周末 3 天", Writing::Han, Form::None),
            ("112, 37", Writing::Latin, Form::None),
            ("BRAZIL BUSINESS LEADERS", Writing::Latin, Form::Capitals),
            ("Alexandre D'AGIOUT", Writing::Latin, Form::Names),
            ("J. Cornély.", Writing::Latin, Form::Names),
            ("E. L. B.", Writing::Latin, Form::Names),
            ("Léon DE TIXSEAU.", Writing::Latin, Form::Names),
            ("the man said.", Writing::Latin, Form::None),
        ] {
            assert_eq!(form(&chars(text), writing), expected, "{text}");
        }
    }

    #[test]
    fn a_signature_ends_a_story() {
        for (text, expected) in [
            ("最高生产率。（徐国春 张雅文 崔成龙）", true),
            ("（王朝瑞）", true),
            ("新党员。（完）", false),
            ("他们（张三、李四）", false),
            ("照片。（张三摄）", false),
        ] {
            assert_eq!(signature(&chars(text)).is_some(), expected, "{text}");
        }
    }
}
