//! Datelines of Chinese papers.

use newsbind_core::is_han;

use crate::form::{self, contains, ends_any, is_han_digit, is_name_list, skip_spaces, starts};
use crate::language::chinese;
use crate::names;

/// 本报讯, 本报北京1月5日讯, 据新华社上海10月9日电, each with its （names） or 记者X报道：.
pub(super) fn dateline(text: &[char]) -> Option<usize> {
    if let ['●' | '◆' | '■' | '▲', rest @ ..] = text {
        return dateline(rest).map(|end| end + 1);
    }
    let start = usize::from(matches!(text.first(), Some('【' | '〔' | '［' | '（' | '(')));
    let rest = &text[start..];
    let report = report(rest).or_else(|| bracketed(rest).filter(|_| start == 1));
    let place = || place(rest).filter(|_| start == 1);
    let mut end =
        start + report.or_else(|| agency(rest)).or_else(place).or_else(|| own_lede(rest))?;
    if start == 1 && matches!(text.get(end), Some('】' | '〕' | '］' | '）' | ')')) {
        end += 1;
    }
    if report.is_some() {
        return Some(end);
    }
    let after = skip_spaces(text, end);
    if let Some(names) = parenthesis(&text[after..])
        && is_name_list(&text[after + 1..after + names - 1])
    {
        return Some(after + names);
    }
    Some(reporting(&text[after..]).map_or(end, |length| after + length))
}

/// （马六甲讯）, （吉隆坡5日讯）, 【台北13日电】: a place, with or without a day, and nothing else before the bracket
/// closes.
fn place(text: &[char]) -> Option<usize> {
    const LONGEST: usize = 10;
    // 资讯, 快讯, 腾讯: words that end so.
    const BEFORE: &str = "资通简短喜快电音视传审问刑腾警商要房科体汛";
    let end =
        text.iter().take(LONGEST).position(|c| matches!(c, '】' | '）' | ')' | '〕' | '］'))?;
    let place = match &text[..end] {
        [.., before, '讯'] if form::is_any(*before, BEFORE) => return None,
        [dated @ .., '日', '讯' | '电'] => {
            let is_of_day = |c: &char| c.is_numeric() || is_han_digit(*c) || *c == '月';
            &dated[..dated.iter().rposition(|c| !is_of_day(c))? + 1]
        }
        [place @ .., '讯'] => place,
        _ => return None,
    };
    (place.len() >= 2 && place.iter().all(|c| is_han(*c))).then_some(end)
}

/// （本报记者 沈砚）, 本报记者沈砚报道：: who wrote a text that begins so, as the number of its characters.
pub(crate) fn writer(text: &[char]) -> Option<usize> {
    written_by(text).or_else(|| reporting_first(text))
}

/// （本报记者 沈砚） in front of a text: who wrote it.
fn written_by(text: &[char]) -> Option<usize> {
    let length = parenthesis(text)?;
    let inside = &text[1..length - 1];
    let written = starts(inside, "本报") || starts(inside, "记者") || starts(inside, "通讯员");
    (written && length < text.len() && names::is_role_and_name(inside)).then_some(length)
}

/// 本报记者沈砚报道：, in front of a text.
fn reporting_first(text: &[char]) -> Option<usize> {
    let headed = starts(text, "记者") || starts(text, "本报记者");
    reporting(text).filter(|end| headed && text.get(end - 1) == Some(&'：'))
}

/// 科技日讯（记者 沈砚）, 本网讯（…）, 晚报消息（…）: what a paper calls its reports, in front of who wrote one.
fn own_lede(text: &[char]) -> Option<usize> {
    const LONGEST: usize = 6;
    let open = text.iter().take(LONGEST + 2).position(|c| matches!(c, '（' | '('))?;
    let word = text[..open].strip_suffix(&[' ']).unwrap_or(&text[..open]);
    let inside = &text[open + 1..open + parenthesis(&text[open..])? - 1];
    let calls = (3..=LONGEST).contains(&word.len()) && ends_any(word, &["讯", "消息"]);
    let writes = chinese::WRITERS.iter().any(|role| contains(inside, role));
    // A headline may stand above 本报讯.
    let rest = word.get(1..).unwrap_or_default();
    let single = !["本报", "新华", "本刊"].iter().any(|house| contains(rest, house));
    (calls && writes && single && word.iter().all(|c| is_han(*c))).then_some(word.len())
}

/// 维港早报专讯】, 特派记者 沈砚】, 英国《晨报》网站2月19日报道】: what a bracket says that a report is from, up to
/// where it closes.
fn bracketed(text: &[char]) -> Option<usize> {
    const LONGEST: usize = 28;
    let end = text.iter().take(LONGEST).position(|c| matches!(c, '】' | '〕' | '］'))?;
    let inside = &text[..end];
    let writes = ["记者", "特派员", "通讯员"].iter().any(|role| contains(inside, role))
        && names::is_role_and_name(inside);
    let sent =
        ends_any(inside, &["报专讯", "社专讯", "网专讯", "报消息", "报综合消息", "综合外电消息"]);
    let quotes = inside.contains(&'》')
        && ends_any(inside, &["报道", "报导", "文章", "消息"])
        && inside.iter().any(|c| c.is_numeric());
    let reports =
        ends_any(inside, &["报道", "报导", "专访", "讯", "电"]) && contains(inside, "记者");
    (writes || sent || quotes || reports).then_some(end)
}

/// The agency part: ends in 讯, 电 or 消息.
fn agency(text: &[char]) -> Option<usize> {
    let start = usize::from(text.first() == Some(&'据'));
    let rest = &text[start..];
    if let Some(word) = chinese::DATELINES.iter().find(|word| starts(rest, word)) {
        return Some(start + word.chars().count());
    }
    let house = house(rest)?;
    // 临渡晚报讯（…）, 【临渡日报讯】: its own name instead of 本报.
    let own =
        matches!(rest[..house], [.., '报' | '媒']) && !matches!(rest[..house], [.., '本', '报']);
    let parted = |text: &[char]| {
        text.first().is_some_and(|c| c.is_whitespace() || form::is_any(*c, "（(】〕］"))
            || starts(text, "记者")
    };
    if own && rest[house..].first() == Some(&'讯') && parted(&rest[house + 1..]) {
        return Some(start + house + 1);
    }
    let window = &rest[house..rest.len().min(house + 18)];
    // 央广网北京3月5日消息
    let news = window.windows(3).position(|three| three == ['日', '消', '息']);
    if let Some(day) = news.filter(|day| !window[..*day].contains(&'，')) {
        return Some(start + house + day + 3);
    }
    let end = window.iter().position(|c| matches!(c, '讯' | '电'))?;
    // 新华社青溪12月13日专电
    let place = &window[..end];
    let place = if ends_any(place, &["日专"]) { &place[..end - 1] } else { place };
    let plain = place
        .iter()
        .all(|c| is_han(*c) || c.is_alphanumeric() || matches!(c, ' ' | '·' | '—' | '、'));
    // 本报鄱湖讯（…）, 据新华社开罗电
    let undated = (2..=5).contains(&place.len())
        && match rest[house + end] {
            '讯' => {
                starts(rest, "本报")
                    && matches!(rest.get(house + end + 1), Some('（' | '(' | '】' | '）'))
            }
            _ => start == 1 && (starts(rest, "新华社") || starts(rest, "中新社")),
        };
    let dated = undated
        || place.last() == Some(&'日')
        || (place.len() <= 6 && start == 0 && ends_any(place, &["综合", "专"]));
    (plain && dated).then_some(start + house + end + 1)
}

/// The name of a paper or an agency: 本报, 新华社, 中新社, X社, X网, X报 (at most six characters).
fn house(text: &[char]) -> Option<usize> {
    if starts(text, "本报") {
        return Some(2);
    }
    let window = &text[..text.len().min(6)];
    let end = window.iter().position(|c| matches!(c, '社' | '网' | '报' | '媒'))?;
    let named = end >= 2
        || matches!(window[..=end], ['晚' | '早' | '商' | '日' | '晨' | '时' | '快' | '导', '报']);
    (named && window[..end].iter().all(|c| is_han(*c))).then_some(end + 1)
}

/// 记者 X／基隆报导, 中央社记者 X／台北13日电, as papers in Taiwan have it, at most 24 characters.
fn report(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(24)];
    let roles = ["记者", "特派记者", "特派员", "实习记者", "编译"];
    let mark = window.iter().position(|c| matches!(c, '／' | '/'))?;
    let mut ends = chinese::REPORTS.iter().chain(&["日电"]);
    let end = ends.find_map(|word| form::find(&window[mark..], word))? + mark + 2;
    let plain = window[..end]
        .iter()
        .all(|c| is_han(*c) || c.is_numeric() || matches!(c, '／' | '/' | '、' | ' '));
    let alone = text.get(end).is_none_or(|c| matches!(c, '】' | '〕' | '］' | '）' | ')' | ' '));
    let sent = house(text).map_or(text, |house| &text[house..]);
    let is_role = |text: &[char]| {
        // 驻东岛特派员
        let posted = text.first() == Some(&'驻');
        roles.iter().any(|role| starts(text, role) || posted && contains(text, role))
    };
    (plain && alone && (is_role(text) || is_role(sent))).then_some(end)
}

/// Whether a text is nothing but 记者 X／基隆报导: by itself it is a byline.
pub(crate) fn is_report(text: &[char]) -> bool {
    report(text) == Some(text.len())
}

/// 记者 X、Y报道：, or a space, at most 30 characters; without either where nothing but names stands
/// there.
fn reporting(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(32)];
    let end = chinese::REPORTS.iter().find_map(|word| form::find(window, word)).unwrap_or_default();
    if names::is_role_and_name(&window[..end]) {
        let report = end + 2;
        return Some(report + usize::from(window.get(report) == Some(&'：')));
    }
    let ends = |at: &usize| {
        matches!(window[*at], '：' | ' ') && ends_any(&window[..*at], &chinese::REPORTS)
    };
    let end = (0..window.len()).find(ends)?;
    let said = &window[..end];
    let names = contains(said, "记者") || contains(said, "通讯员");
    (names && !said.contains(&'，')).then_some(end + 1)
}

/// The length of a parenthesis that a text begins with, both marks included.
fn parenthesis(text: &[char]) -> Option<usize> {
    if !matches!(text.first(), Some('（' | '(')) {
        return None;
    }
    let end = text.iter().take(40).position(|c| matches!(c, '）' | ')'))?;
    Some(end + 1)
}

/// 2019年3月11日, 二〇一八年五月二十五日: whether a text is a day and nothing else.
pub(crate) fn is_day(text: &[char]) -> bool {
    let is_numeral = |c: &char| c.is_numeric() || is_han_digit(*c) || matches!(c, '〇' | '○' | ' ');
    let is_number = |text: &[char]| !text.is_empty() && text.iter().all(is_numeral);
    let parts: Vec<&[char]> = text.split(|c| matches!(c, '年' | '月' | '日')).collect();
    matches!(parts[..], [year, month, day, []] if [year, month, day].into_iter().all(is_number))
}
