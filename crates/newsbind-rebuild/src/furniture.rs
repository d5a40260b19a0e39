//! Lines that belong to the page: folios, dates, numbers of issues, mastheads.

pub(crate) mod keep;

use newsbind_core::{FurnitureKind, is_han};

use crate::credit;
use crate::folio;
use crate::form::{self, contains, ends_any, skip_spaces, small, starts};
use crate::jump;
use crate::language::{self, chinese};
use crate::nameplate::{day, newspaper, number};
use crate::page::Page;
use crate::sections;

/// Words and shapes of folios, mastheads and address lines.
pub(crate) fn is_furniture(text: &[char]) -> bool {
    if text.len() > 72 {
        return false;
    }
    is_page_number(text)
        || is_folio(text)
        || is_date_line(text)
        || is_masthead(text)
        || is_number_line(text)
        || is_issue_line(text)
        || is_weather(text)
        || text == ['广', '告']
        || is_reserved(text)
}

/// The lines of a page that its nameplate may be among.
const HEAD: usize = 4;

/// Whether a text of furniture says so much that it may be of an article: ten Chinese characters or
/// five words, and neither the weather, a day, nor who publishes the paper and how to reach it.
pub(crate) fn tells(text: &str) -> bool {
    const CHARACTERS: usize = 10;
    const WORDS: usize = 5;
    let line: Vec<char> = text.chars().collect();
    let han = line.iter().filter(|c| is_han(**c)).count();
    let plain = |word: &&str| word.chars().all(char::is_alphabetic);
    let speaks = match han {
        0 => text.split_whitespace().filter(plain).count() >= WORDS,
        han => han >= CHARACTERS,
    };
    let of_paper = || small(&line).contains("publish") || is_contact(&line);
    speaks && !line.contains(&'℃') && !line.contains(&'@') && day::of(text).is_none() && !of_paper()
}

/// Whether a line stands so near to the head or the foot of a page that it may be a folio.
pub(crate) fn at_edge(page: &Page, line: usize) -> bool {
    const EDGE: usize = 8;
    line < EDGE || line + EDGE >= page.lines.len()
}

/// What kind of furniture a line of a page is; `repeated`: it stands on other pages too.
pub(crate) fn kind(page: &Page, line: usize, label: &str, repeated: bool) -> FurnitureKind {
    let text = &page.lines[line].text;
    let numbered = (text.len() <= 60 || is_dated(text)) && text.iter().any(|c| c.is_numeric())
        || tells_day(text)
        || is_page_number(text);
    let placed = at_edge(page, line) || is_page_number(text) || is_date_line(text);
    let front =
        label.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches('0') == "1";
    if is_staff(text) || is_masthead(text) {
        FurnitureKind::Masthead
    } else if numbered && placed && !is_weather(text) && !leads_on(text) {
        FurnitureKind::Folio
    } else if front && line < HEAD && text.len() <= 40 && text.iter().any(|c| c.is_alphabetic()) {
        FurnitureKind::Nameplate
    } else if repeated || line < HEAD && newspaper::of(&text.iter().collect::<String>()).is_some() {
        FurnitureKind::Folio
    } else {
        FurnitureKind::Other
    }
}

/// Who made the page, and how to reach them.
fn is_staff(text: &[char]) -> bool {
    let staff = ["编辑", "责编", "版式", "社址", "信箱", "邮政", "零售", "印刷", "www.", "电话"];
    staff.iter().any(|word| contains(text, word))
}

/// `3`, `A07`, `第3版`, 第五版, `PAGE 5`, alone.
pub(crate) fn is_page_number(text: &[char]) -> bool {
    if text.len() > 9 {
        return false;
    }
    if let ['（', page @ .., '）'] = text {
        return is_page_number(page);
    }
    if let ['第', number @ .., '版'] = text
        && (1..=3).contains(&number.len())
        && number.iter().all(|c| form::is_any(*c, "一二三四五六七八九十"))
    {
        return true;
    }
    let mut words = text.split(|c| *c == ' ');
    let named = words.next().is_some_and(jump::means_page);
    let bare = if named { words.next().unwrap_or_default() } else { text };
    let bare = bare.strip_prefix(&['第']).unwrap_or(bare);
    let bare = bare.strip_suffix(&['版']).or_else(|| bare.strip_suffix(&['页'])).unwrap_or(bare);
    folio::label(&bare.iter().collect::<String>()).is_some() && words.next().is_none()
}

/// 2012年第19期, 第1126期: whether a row tells the number of an issue. 第3期培训班开班 is a headline.
pub(crate) fn tells_number(row: &[char]) -> bool {
    let goes_on = row.windows(2).any(|two| two[0] == '期' && is_han(two[1]));
    let named = || number::of(&row.iter().collect::<String>());
    row.contains(&'期') && !goes_on && named().is_some_and(|number| number.ends_with('期'))
}

/// 滨河报 2010 年 7 月 20 日, 2018.4.4 星期三: whether a row tells a day, and nothing that happens on it:
/// 2024年5月1日新规施行 is a headline.
pub(crate) fn tells_day(row: &[char]) -> bool {
    let is_plain = !row.contains(&'年') || says_nothing_of_day(row);
    is_plain && day::of(&row.iter().collect::<String>()).is_some()
}

/// Whether a row goes on behind a day with its name, another word, or nothing.
fn says_nothing_of_day(row: &[char]) -> bool {
    let ends = |at: usize| {
        let behind = row.get(at + 1);
        row[at] == '日' && !behind.is_some_and(|c| is_han(*c) && !matches!(c, '星' | '周'))
    };
    (0..row.len()).any(ends)
}

/// 第三版 种养天地, ③ 连队生活: whether a row is the number of a page and a name.
pub(crate) fn is_section_page(row: &[char]) -> bool {
    const LONGEST: usize = 8;
    let Some(space) = row.iter().position(|c| *c == ' ') else { return false };
    let (page, name) = (&row[..space], &row[space + 1..]);
    let circled = matches!(page, ['①'..='⑳']);
    (circled || is_page_number(page)) && name.len() <= LONGEST && name.iter().all(|c| is_han(*c))
}

/// What stands above the index of an issue.
pub(crate) fn heads_index(text: &[char]) -> bool {
    let text = || text.iter().copied().filter(|c| *c != ' ');
    chinese::INDEX_HEADS.iter().any(|head| head.chars().eq(text()))
}

/// 扫码看视频, 本版邮箱：…: whether a row tells how to reach the paper or to see more, or who
/// supplied the page. 扫码支付有了新规 is a headline.
pub(crate) fn is_contact(text: &[char]) -> bool {
    #[rustfmt::skip]
    const TOLD: [&str; 9] = [
        "扫码看", "扫码听", "扫码阅读", "扫码关注", "扫一扫", "扫描二维码", "扫描下方", "长按二维码", "识别二维码",
    ];
    const WAYS: [&str; 6] = ["邮箱", "地址", "热线", "电话", "微信公众号", "客户端"];
    const LONGEST: usize = 48;
    if text.len() > LONGEST || text.contains(&'。') {
        return false;
    }
    let bare = text.strip_prefix(&['（']).unwrap_or(text);
    let tells = TOLD.iter().any(|word| starts(bare, word));
    let way = text.iter().position(|c| *c == '：').map_or(&[][..], |colon| &text[..colon]);
    let reaches = ends_any(way, &WAYS) || ends_any(text, &["微信公众号"]);
    let supplies =
        ends_any(text, &["中心供稿", "中心 供稿", "摄制"]) || contains(text, "不代表本报");
    tells || reaches || supplies
}

/// 老厂房变身青年公寓 4版, …（详见A03版）, … A02: whether a text is a title and the page where it
/// stands.
pub(crate) fn is_of_index(text: &[char]) -> bool {
    let text = text.strip_suffix(&['）']).unwrap_or(text);
    let title = text.strip_suffix(&['版']).unwrap_or(text);
    let digits = title.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let lettered = matches!(title[..title.len() - digits], [han, .., before, letter]
        if is_han(han) && letter.is_ascii_uppercase() && !before.is_ascii_alphanumeric());
    (1..=2).contains(&digits) && title.len() > digits + 4 && (lettered || title.len() < text.len())
}

/// `imarsh@herald.example`, `Lire aussi page 9`, 老厂房变身青年公寓 4版: whether a row says where
/// to write or to read on.
pub(crate) fn leads_elsewhere(row: &[char]) -> bool {
    row.contains(&'@') || names_page(row) || is_of_index(row)
}

/// `Lire aussi page 7`, `Leading article, page 27`: whether a row names the page of something else.
pub(crate) fn leads_on(row: &[char]) -> bool {
    let end = row.iter().position(|c| matches!(c, ' ' | ',')).unwrap_or(row.len());
    // `Weather ........ A2` is a row of an index.
    let dots = row.iter().copied().filter(|c| *c != ' ').collect::<Vec<_>>();
    let leaders = dots.windows(4).any(|four| four == ['.', '.', '.', '.']);
    let leads = || language::has(|papers| papers.elsewhere, &small(&row[..end]));
    leaders || says_sentence(row) || names_page(row) && (leads() || is_told_before_comma(row))
}

/// `Mostly sunny. High 64, low 47. Details, B8`: whether a sentence ends within a row, in a word
/// that is no month cut short.
fn says_sentence(row: &[char]) -> bool {
    const LEAST: usize = 5;
    let ends = |at: usize| {
        let letters = row[..at].iter().rev().take_while(|c| c.is_lowercase()).count();
        row[at..].starts_with(&['.', ' ']) && letters >= LEAST
    };
    (0..row.len()).any(ends)
}

/// `Leading article, page 27`: whether what stands before the last comma of a row ends in a small
/// letter's word, as names of papers and sections do not.
fn is_told_before_comma(row: &[char]) -> bool {
    let Some(comma) = row.iter().rposition(|c| *c == ',') else { return false };
    let last = row[..comma].rsplit(|c| *c == ' ').next().unwrap_or_default();
    comma > last.len() && last.first().is_some_and(|c| c.is_lowercase())
}

/// `INSIDE: LEADER, PAGE 12`: whether a row ends in the label of a page.
pub(crate) fn names_page(row: &[char]) -> bool {
    let mut words = row.rsplit(|c| *c == ' ');
    let Some(last) = words.next().filter(|word| word.len() <= 4) else { return false };
    let is_label = || folio::label(&last.iter().collect::<String>()).is_some();
    words.next().is_some_and(jump::means_page) && is_label()
}

/// 第6版 周末, A03 要闻: a page number and the name of a section, alone.
fn is_folio(text: &[char]) -> bool {
    let numbered = |text: &[char]| text.iter().any(char::is_ascii_digit);
    if text.len() > 24 || !numbered(text) || !text.iter().any(|c| is_han(*c)) {
        return false;
    }
    let apart = |c: &char| c.is_whitespace() || matches!(c, '|' | '·' | '：' | ':');
    let words: Vec<&[char]> = text.split(apart).filter(|word| !word.is_empty()).collect();
    let (numbers, names): (Vec<&[char]>, Vec<&[char]>) =
        words.into_iter().partition(|word| numbered(word));
    let name: Vec<String> = names.iter().map(|word| word.iter().collect()).collect();
    numbers.len() == 1 && is_page_number(numbers[0]) && sections::is_name(&name.join(" "))
}

/// Whether a text is nothing but a day of the week.
pub(crate) fn is_weekday(text: &[char]) -> bool {
    let day = small(text);
    language::all(|papers| papers.days).any(|known| match known.strip_prefix('-') {
        // `segunda-feira`.
        Some(_) => day.ends_with(known) && day.len() > known.len() && !day.contains(' '),
        None => day == known,
    })
}

/// A line with a full date or a day of the week that says nothing else.
pub(crate) fn is_date_line(text: &[char]) -> bool {
    if text.iter().any(|c| is_han(*c)) {
        let prose = text.iter().any(|c| matches!(c, '，' | '。' | '（' | '、' | '“'));
        if text.len() > 30 || prose {
            return false;
        }
        let weekday = contains(text, "星期");
        let date = contains(text, "年") && contains(text, "月") && contains(text, "日");
        let digits = || text.iter().filter(|c| c.is_numeric()).count();
        let dated =
            weekday || (date && text.len() <= 26 && digits() >= 5 && says_nothing_of_day(text));
        return dated || is_paper_and_date(text);
    }
    let year =
        text.windows(4).any(|w| matches!(w[0], '1' | '2') && w.iter().all(char::is_ascii_digit));
    if !year || text.len() > 84 || matches!(text.last(), Some('.' | ',')) {
        return false;
    }
    let lower = small(text);
    language::all(|papers| papers.days).any(|day| lower.contains(day))
}

/// `The Ely Herald / Monday, 3 November 2025 / CITY 5B`, `THE ELY HERALD, MONDAY, NOVEMBER 3, 1925.`:
/// whether a row has a day among other things, set apart by strokes or in capitals.
pub(crate) fn is_dated(text: &[char]) -> bool {
    const LONGEST: usize = 90;
    let is_stroke = |three: &[char]| matches!(three, [' ', '/' | '|' | '•', ' ']);
    let apart = || text.windows(3).any(is_stroke) && !form::stops(text);
    text.len() <= LONGEST
        && (form::is_capitals(text) || apart())
        && day::of(&text.iter().collect::<String>()).is_some()
}

/// 临渡日报 2024.5.9: the name of a paper and a date in figures, and nothing else.
fn is_paper_and_date(text: &[char]) -> bool {
    let Some(end) = text.iter().rposition(|c| is_han(*c)) else { return false };
    let mut date = text[end + 1..].split(|c| matches!(c, '.' | '-' | '/'));
    let numbers = [date.next(), date.next(), date.next()].map(|number| {
        let number = number.unwrap_or_default();
        let digits = &number[skip_spaces(number, 0)..];
        digits.len() * usize::from(digits.iter().all(char::is_ascii_digit))
    });
    text[end] == '报' && date.next().is_none() && matches!(numbers, [4, 1 | 2, 1 | 2])
}

/// `Vol. 112, No. 37`, `No. 1,208`, 第8216期, 第18236号 今日8版, alone: the number of an issue, and
/// of its pages.
fn is_number_line(text: &[char]) -> bool {
    const WORDS: [&str; 10] = ["vol.", "no.", "nr.", "n°", "第", "期", "号", "总", "今日", "版"];
    let in_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.');
    // Most lines have another character, which is found sooner than words are taken out.
    let in_word = |c: char| WORDS.iter().any(|word| word.contains(c.to_ascii_lowercase()));
    if text.len() > 30
        || !text.iter().any(char::is_ascii_digit)
        || !text.iter().all(|c| in_number(*c) || in_word(*c))
    {
        return false;
    }
    let line = small(text);
    let rest = WORDS.iter().fold(line.clone(), |line, word| line.replace(word, " "));
    rest != line && rest.chars().all(in_number)
}

/// 2023年8月22日 第34期（总第1290期） 内部资料: a day, the number of an issue, and nothing that
/// speaks.
fn is_issue_line(text: &[char]) -> bool {
    text.first().is_some_and(char::is_ascii_digit)
        && text.get(4) == Some(&'年')
        && contains(text, " 第")
        && text.iter().any(|c| matches!(c, '期' | '号'))
        && !text.iter().any(|c| matches!(c, '，' | '。'))
}

/// `© RIPRODUZIONE RISERVATA`, `© 2024 Port Alder Media`: whose the text is; `© Ida Marsh` is whose a
/// picture is.
pub(crate) fn is_reserved(text: &[char]) -> bool {
    text.first() == Some(&'©') && text.len() <= 40 && !credit::is_marked(text)
}

/// `herald.example`: whether a row is nothing but where a paper is found.
pub(crate) fn is_web_address(row: &[char]) -> bool {
    const LEAST: usize = 7;
    let is_part =
        |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '/');
    let ending = row.rsplit(|c| *c == '.').next().unwrap_or_default();
    row.len() >= LEAST
        && row.iter().all(is_part)
        && (2..row.len()).contains(&ending.len())
        && ending.iter().all(|c| c.is_ascii_lowercase() || *c == '/')
}

/// 多云 12℃～19℃ 东北风3级: the weather in a line, its range or what the sky is like.
/// 明日最高气温将达39℃ is a headline.
pub(crate) fn is_weather(text: &[char]) -> bool {
    const SKY: &str = "晴多云阴小中大暴特雷阵雨雪夹冰雹雾霾浮尘扬沙到转间或有时";
    let is_sky = |word: &[char]| {
        !word.is_empty() && word.iter().all(|c| SKY.contains(*c)) && word != ['大', '小']
    };
    let is_range = |three: &[char]| {
        matches!(three, [c, '～' | '~' | '—' | '－' | '-' | '/' | '至' | '到', next]
            if (c.is_ascii_digit() || *c == '℃') && (next.is_ascii_digit() || *next == '-'))
    };
    text.len() <= 40
        && text.contains(&'℃')
        && text.iter().any(char::is_ascii_digit)
        && !text.iter().any(|c| matches!(c, '，' | '。' | '、'))
        && (text.windows(3).any(is_range)
            || text.split(|c| c.is_whitespace() || *c == '：').any(is_sky))
}

fn is_masthead(text: &[char]) -> bool {
    let begins = |at: usize| mastheads(text[at]).iter().any(|word| starts(&text[at..], word));
    let opens = || OPENERS.iter().any(|word| starts(text, word));
    !text.iter().any(|c| matches!(c, '。' | '，')) && ((0..text.len()).any(begins) || opens())
}

/// What rows begin with that say who made a page, or how to reach the paper.
#[rustfmt::skip]
const OPENERS: [&str; 12] = [
    "来信请寄：", "来信请寄本报", "来稿请寄", "投稿须知", "投稿邮箱", "报料热线", "爆料热线", "统筹：", "本版图片", "本版编译", "本版责编", "本版统筹",
];

/// The words of mastheads and of who made a page that begin with a character.
fn mastheads(first: char) -> &'static [&'static str] {
    match first {
        '责' => &["责任编辑", "责编"],
        '本' => &["本版编辑", "本版主编", "本版美编"],
        '版' => &["版式"],
        '美' => &["美编 ", "美编："],
        '校' => &["校对 ", "校对："],
        '总' => &["总编辑"],
        '值' => &["值班"],
        '社' => &["社址"],
        '电' => &["电子信箱", "电话："],
        '邮' => &["邮政编码：", "邮政编码:", "邮政编码 ", "邮编：", "邮编:"],
        '国' => &["国内统一"],
        '零' => &["零售每份", "零售价"],
        '印' => &["印刷："],
        '投' => &["投稿"],
        '新' => &["新闻热线"],
        '广' => &["广告热线"],
        '发' => &["发行热线"],
        'w' => &["www."],
        'W' => &["WWW."],
        'h' => &["http"],
        'I' => &["ISSN"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_languages_that_are_known() {
        for (text, expected) in [
            ("Monday 1 December 2025", true),
            ("lundi 1er décembre 2025", true),
            ("Montag, 1. Dezember 2025", true),
            ("lunes, 1 de diciembre de 2025", true),
            ("sabato 6 dicembre 2025", true),
            ("maandag 1 december 2025", true),
            ("segunda-feira, 1 de dezembro de 2025", true),
            ("lørdag 6. december 2025", true),
            ("tirsdag 2. desember 2025", true),
            ("wtorek, 2 grudnia 2025", true),
            ("úterý 2. prosince 2025", true),
            ("tiistai 2. joulukuuta 2025", true),
            ("måndag 1 december 2025", true),
            ("The bridge opens in 2025", false),
        ] {
            assert_eq!(is_date_line(&text.chars().collect::<Vec<_>>()), expected, "{text}");
        }
    }

    #[test]
    fn rows_that_tell_how_to_reach_a_paper() {
        for (text, expected) in [
            ("扫码看视频", true),
            ("（扫描二维码，观看更多精彩内容）", true),
            ("本版邮箱：fukan@lindu.example", true),
            ("临渡新闻客户端 临渡日报微信公众号", true),
            ("临渡县融媒体中心 供稿", true),
            ("记者 沈砚 摄制", true),
            ("扫码支付有了新规", false),
            ("微信公众号乱象谁来管", false),
            ("热线接听十年：她听见的城", false),
        ] {
            assert_eq!(is_contact(&text.chars().collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
