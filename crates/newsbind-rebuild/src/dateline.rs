//! Datelines: what opens a story, with its place, its date and who sent it.

use newsbind_core::is_han;

use crate::form::{self, REPORTS, contains, ends_any, is_name_list, skip_spaces, starts};
use crate::furniture;
use crate::nameplate;
use crate::page::{Page, Writing, begins_block};
use crate::signature;

/// The dateline that a text begins with, as the number of its characters.
pub(crate) fn dateline(text: &[char], writing: Writing) -> Option<usize> {
    match writing {
        Writing::Han => han_dateline(text),
        Writing::Latin => {
            let found = latin_dateline(text).or_else(|| sent_place(text));
            found
                .or_else(|| dated_place(text))
                .or_else(|| shouted_place(text))
                .or_else(|| place_and_day(text))
                .or_else(|| marked_place(text))
        }
    }
}

/// 本报讯, 本报北京1月5日讯, 据新华社上海10月9日电, each with its （names） or 记者X报道：.
fn han_dateline(text: &[char]) -> Option<usize> {
    if let ['●' | '◆' | '■' | '▲', rest @ ..] = text {
        return han_dateline(rest).map(|end| end + 1);
    }
    let start = usize::from(matches!(text.first(), Some('【' | '〔' | '［' | '（' | '(')));
    let rest = &text[start..];
    let report = report(rest);
    let mut end = start + report.or_else(|| agency(rest))?;
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

/// The agency part: ends in 讯, 电 or 消息.
fn agency(text: &[char]) -> Option<usize> {
    let start = usize::from(text.first() == Some(&'据'));
    let rest = &text[start..];
    if let Some(word) = KNOWN.iter().find(|word| starts(rest, word)) {
        return Some(start + word.chars().count());
    }
    let house = house(rest)?;
    // 临渡晚报讯（…）, 【临渡日报讯】: its own name instead of 本报.
    let own =
        matches!(rest[..house], [.., '报' | '媒']) && !matches!(rest[..house], [.., '本', '报']);
    if own && matches!(rest[house..], ['讯', '（' | '(' | ' ' | '】' | '〕' | '］', ..]) {
        return Some(start + house + 1);
    }
    let window = &rest[house..rest.len().min(house + 18)];
    let end = window.iter().position(|c| matches!(c, '讯' | '电'))?;
    let place = &window[..end];
    let plain = place
        .iter()
        .all(|c| is_han(*c) || c.is_alphanumeric() || matches!(c, ' ' | '·' | '—' | '、'));
    // 本报鄱湖讯（…）, 据新华社开罗电
    let undated = (2..=5).contains(&place.len())
        && match rest[house + end] {
            '讯' => starts(rest, "本报") && matches!(rest.get(house + end + 1), Some('（' | '(')),
            _ => start == 1 && (starts(rest, "新华社") || starts(rest, "中新社")),
        };
    let dated = undated
        || place.last() == Some(&'日')
        || (place.len() <= 6 && start == 0 && ends_any(place, &["综合", "专"]));
    (plain && dated).then_some(start + house + end + 1)
}

/// What reports begin with, whatever their place and date.
const KNOWN: [&str; 13] = [
    "本报讯",
    "本报综合讯",
    "本报综合消息",
    "本报综合外电报道",
    "本报综合报道",
    "本报消息",
    "本刊讯",
    "本报电",
    "本台消息",
    "新华社电",
    "新华社讯",
    "新华社特稿",
    "新华社专电",
];

/// The name of a paper or an agency: 本报, 新华社, 中新社, X社, X网, X报 (at most six characters).
fn house(text: &[char]) -> Option<usize> {
    if starts(text, "本报") {
        return Some(2);
    }
    let window = &text[..text.len().min(6)];
    let end = window.iter().position(|c| matches!(c, '社' | '网' | '报' | '媒'))?;
    let named = end >= 2
        || matches!(window[..=end], ['晚' | '早' | '商' | '日' | '晨' | '时' | '快', '报']);
    (named && window[..end].iter().all(|c| is_han(*c))).then_some(end + 1)
}

/// 记者 X／基隆报导, as papers in Taiwan have it, at most 24 characters.
fn report(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(24)];
    let roles = ["记者", "特派记者", "特派员", "实习记者", "编译"];
    let mark = window.iter().position(|c| matches!(c, '／' | '/'))?;
    let end = REPORTS.iter().find_map(|word| form::find(&window[mark..], word))? + mark + 2;
    let plain = window[..end].iter().all(|c| is_han(*c) || matches!(c, '／' | '/' | '、' | ' '));
    let alone = text.get(end).is_none_or(|c| matches!(c, '】' | '〕' | '］' | '）' | ')' | ' '));
    (plain && alone && roles.iter().any(|role| starts(text, role))).then_some(end)
}

/// Whether a text is nothing but 记者 X／基隆报导: by itself it is a byline.
pub(crate) fn is_report(text: &[char]) -> bool {
    report(text) == Some(text.len())
}

/// 记者 X、Y报道：, or a space, at most 30 characters.
fn reporting(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(32)];
    let ends = |at: &usize| matches!(window[*at], '：' | ' ') && ends_any(&window[..*at], &REPORTS);
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

/// `LONDON, March 3 (Reuters) -`, `NEW YORK —`, `ELY, May 8 --`: capitals, then a dash within 48 characters.
fn latin_dateline(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(56)];
    let dash = (2..window.len()).find(|&i| {
        let mark = match window[i] {
            '—' | '–' => true,
            '-' => matches!(window[i - 2..i], [_, ' '] | [' ', '-']),
            _ => false,
        };
        // `TILDEN, May 20.—Two`, as old papers have it, and `LONDON—Cocoa`.
        let titled = window[i] == '—' && window.get(i + 1).is_some_and(|c| c.is_uppercase());
        mark && (window[i - 1] == '.' || titled || window.get(i + 1).is_none_or(|c| *c == ' '))
    })?;
    let head: &[char] = &window[..dash];
    let place = head.iter().position(|c| matches!(c, ',' | '(' | '—')).unwrap_or(head.len());
    let name = &head[..place];
    let letters = name.iter().filter(|c| c.is_alphabetic()).count();
    let shouted =
        name.iter().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '\'' | '-' | '/'));
    let rest = &head[place..];
    let dated =
        rest.is_empty() || rest.iter().all(|c| c.is_alphanumeric() || " ,.()/—-".contains(*c));
    (letters >= 3 && shouted && dated).then_some(dash + 1)
}

/// `Guingamp – Deux`, `HANNOVER/dpa – Die`, `CIUDAD DE MÉXICO.- El`, `TORONTO | A`: a place, who sent it, and the mark that
/// papers put behind both, in a line that runs on in small letters.
fn marked_place(text: &[char]) -> Option<usize> {
    const RUNNING: usize = 20;
    const LONGEST: usize = 36;
    let mark = (2..text.len().min(LONGEST)).find(|at| {
        matches!(text[*at..], ['.', '-' | '–' | '—', ..] | [' ', '-' | '–' | '—' | '|', ' ', ..])
    })?;
    let mut words = signature::words(&text[mark + 2..]);
    // `Bus Strike – Talks Fail Again` and `Ida Marsh | The Ely Herald` have nothing but capitals there.
    let speaks = words.next().is_some_and(|word| word[0].is_uppercase())
        && words.any(|word| word[0].is_lowercase());
    let place = without_sender(&text[..mark]);
    let is_plain = |c: &char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
    let is_place = signature::words(place).count() <= 3
        && place.first().is_some_and(|c| c.is_uppercase())
        && signature::words(place).all(signature::is_of_name)
        && place.iter().filter(|c| c.is_alphabetic()).count() > 2
        && place.iter().all(is_plain)
        && !furniture::is_weekday(place);
    (text.len() >= RUNNING && speaks && is_place).then_some(mark + 2)
}

/// Whether a text of several lines begins with the dateline of a line, or the dateline is none that a headline may begin with:
/// `Hochwasser – Feuerwehr im Einsatz` is one, and `Guingamp – Deux personnes ont été` begins a text.
pub(crate) fn opens_text(page: &Page, i: usize) -> bool {
    let text = &page.lines[i].text;
    let end = dateline(text, page.writing).unwrap_or(0);
    !is_bare_place(&text[..end]) || signature::runs_on(page, i) && !begins_block(page, i + 2)
}

/// `Guingamp –`: whether a dateline is nothing but a place in small letters and a mark.
fn is_bare_place(dateline: &[char]) -> bool {
    let mark = matches!(dateline, [.., ' ', '-' | '–' | '—' | '|']);
    mark && !form::is_capitals(dateline) && !dateline.iter().any(|c| matches!(c, '/' | '(' | ','))
}

/// `HANNOVER/dpa`, `Lima (ANDINA)`: a place without the agency that sent the story from there.
fn without_sender(place: &[char]) -> &[char] {
    if let Some(stroke) = place.iter().position(|c| *c == '/') {
        return if names_agencies(&place[stroke + 1..]) { &place[..stroke] } else { place };
    }
    match place.windows(2).position(|two| two == [' ', '(']) {
        Some(open) if is_agency_in_capitals(&place[open + 2..]) => &place[..open],
        _ => place,
    }
}

/// `ANDINA)`: whether few letters, all capitals, stand before a closing parenthesis.
fn is_agency_in_capitals(text: &[char]) -> bool {
    matches!(text, [name @ .., ')']
        if (2..=8).contains(&name.len()) && name.iter().all(|c| c.is_uppercase()))
}

/// `PARIS, 16 décembre.`, `Berlin, 3. Mai`, `Vienne (Autriche), 21 juillet.`, `SOFIA. 1er avril.`: a place, a day and
/// a month, as papers on the Continent set them.
fn dated_place(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(48)];
    let mark = window.iter().position(|c| matches!(c, ',' | '.'))?;
    let place = &window[..mark];
    let plain = |c: &char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '(' | ')');
    let shown =
        |word: &[char]| window[mark] == ',' || word.first().is_some_and(|c| c.is_uppercase());
    // `Der Verein lädt am Freitag, 26. September` names none.
    let is_of_week = || signature::words(place).next_back().is_some_and(furniture::is_weekday);
    let named = place.first().is_some_and(|c| c.is_uppercase())
        && place.iter().all(plain)
        && place.split(|c| *c == ' ').all(shown)
        && !is_of_week();
    let day = skip_spaces(window, mark + 1);
    let after_day = day + day_length(&window[day..])?;
    let month = skip_spaces(window, after_day);
    let letters = window[month..].iter().take_while(|c| c.is_alphabetic()).count();
    let end = month + letters;
    let known = nameplate::day::month(&window[month..end].iter().collect::<String>()).is_some();
    let end = end + usize::from(matches!(text.get(end), Some('.' | ':')));
    let dash = skip_spaces(text, end);
    let end = if matches!(text.get(dash), Some('—' | '–')) { dash + 1 } else { end };
    ((2..=30).contains(&mark) && named && letters >= 3 && known).then_some(end)
}

/// What agencies are called behind places and below stories, in small letters.
const AGENCIES: [&str; 26] = [
    "dpa", "afp", "ap", "reuters", "epd", "kna", "sid", "apa", "sda", "ots", "lno", "havas", "ddp",
    "upi", "efe", "ansa", "anp", "tt", "ntb", "lusa", "pti", "uni", "ani", "ians", "aap", "pa",
];

/// `(TT)`, `(dpa/lno)`: whether a text is nothing but agencies in parentheses.
pub(crate) fn is_agency(text: &[char]) -> bool {
    let inside = text.strip_prefix(&['(']).and_then(|rest| rest.strip_suffix(&[')']));
    inside.is_some_and(names_agencies)
}

/// Whether a text is nothing but agencies, and the signs of editors beside one: `dpa/lno`, `ots/kl`.
pub(crate) fn names_agencies(text: &[char]) -> bool {
    let lower = form::small(text);
    let mut names = lower.split(['/', ',', ' ']);
    let is_sign = |name: &str| (2..=3).contains(&name.len()) && text.contains(&'/');
    names.clone().any(|name| AGENCIES.contains(&name))
        && names.all(|name| AGENCIES.contains(&name) || is_sign(name))
}

/// `Hamburg (dpa).`, `Bad Segeberg (dpa/lno) –`, `Paris (AFP)`, `Ely (Karnataka) [India], May 5 (ANI):`: a place and the
/// agency that the story comes from.
fn sent_place(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(56)];
    let closing = |open: usize| window[open..].iter().position(|c| *c == ')').map(|at| open + at);
    let opens = (1..window.len()).filter(|at| window[at - 1..=*at] == [' ', '(']);
    let mut sent = opens.filter_map(|open| Some((open, closing(open)?)));
    let (open, close) = sent.find(|(open, close)| names_agencies(&window[open + 1..*close]))?;
    let place = without_day_and_month(without_day(&window[..open - 1]));
    let named = place.split(|c| matches!(c, ' ' | '/')).all(|word| {
        let word = match word {
            ['(', word @ .., ')'] | ['[', word @ .., ']'] => word,
            word => word,
        };
        word.first().is_some_and(|c| c.is_uppercase())
            && word.iter().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
    });
    let mut end = close + 1;
    // `(EFE).-`, `(AFP). –`: a stop, a dash, or both.
    for marks in [".:", "—–-"] {
        let mark = skip_spaces(text, end);
        end = if text.get(mark).is_some_and(|c| marks.contains(*c)) { mark + 1 } else { end };
    }
    named.then_some(end)
}

/// `BAD LENZHEIM. Die`: a place in capitals and a stop, as German papers have it, in a line that runs on.
fn shouted_place(text: &[char]) -> Option<usize> {
    const RUNNING: usize = 20;
    let stop = text.iter().take(32).position(|c| *c == '.').filter(|_| text.len() >= RUNNING)?;
    let place = &text[..stop];
    let words = place.split(|c| *c == ' ').count();
    let shouts = place.iter().all(|c| c.is_uppercase() || matches!(c, ' ' | '-'));
    let speaks =
        matches!(text[stop + 1..], [' ', a, b, ..] if a.is_uppercase() && b.is_lowercase());
    (stop > 3 && words <= 3 && shouts && speaks).then_some(stop + 1)
}

/// `Mumbai, Jan. 18:`: a place, a day and a colon, as Indian papers have it.
fn place_and_day(text: &[char]) -> Option<usize> {
    let colon = text.iter().take(48).position(|c| *c == ':')?;
    let place = without_day(&text[..colon]);
    let mut words = place.split(|c| *c == ' ');
    let named = words.all(|word| {
        word.first().is_some_and(|c| c.is_uppercase()) && word.iter().all(|c| c.is_alphabetic())
    });
    // `Monday, June 2:` is of a calendar.
    (named && place.len() < colon && !furniture::is_weekday(place)).then_some(colon + 1)
}

/// `New Delhi, May 5`: a place without the day behind it.
fn without_day(text: &[char]) -> &[char] {
    match at_comma(text) {
        Some((place, day))
            if matches!(day[..], [month, number]
            if month.len() > 2 && month[0].is_uppercase() && is_number(number)) =>
        {
            place
        }
        _ => text,
    }
}

/// `México, 5 mar`: the same as Spanish agencies have it.
fn without_day_and_month(text: &[char]) -> &[char] {
    match at_comma(text) {
        Some((place, day))
            if matches!(day[..], [number, month]
            if number.len() <= 2 && is_number(number) && month.len() > 2 && !is_number(month)) =>
        {
            place
        }
        _ => text,
    }
}

/// What stands before a text's first comma, and the words behind it.
fn at_comma(text: &[char]) -> Option<(&[char], Vec<&[char]>)> {
    let comma = text.iter().position(|c| *c == ',')?;
    Some((&text[..comma], signature::words(&text[comma + 1..]).collect()))
}

fn is_number(word: &[char]) -> bool {
    word.iter().all(char::is_ascii_digit)
}

/// 2019年3月11日, 二〇一八年五月二十五日: whether a text is a day and nothing else.
pub(crate) fn is_day(text: &[char]) -> bool {
    let is_numeral =
        |c: &char| c.is_numeric() || form::is_han_digit(*c) || matches!(c, '〇' | '○' | ' ');
    let is_number = |text: &[char]| !text.is_empty() && text.iter().all(is_numeral);
    let parts: Vec<&[char]> = text.split(|c| matches!(c, '年' | '月' | '日')).collect();
    matches!(parts[..], [year, month, day, []] if [year, month, day].into_iter().all(is_number))
}

/// The characters of a day of the month: `16`, `3.`, `1er`, and `IER`, `l«r` as it is misread.
fn day_length(text: &[char]) -> Option<usize> {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let word = text.iter().take_while(|c| !c.is_whitespace()).count();
    match digits {
        1 | 2 if matches!(text.get(digits), Some('.')) => Some(digits + 1),
        1 | 2 if word == digits => Some(digits),
        0 | 1 => {
            let one = matches!(text.first(), Some('1' | 'I' | 'l' | 'i'));
            let first = word == 3 && one && matches!(text.get(2), Some('r' | 'R'));
            first.then_some(word)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;
    use crate::page::prepare;
    use crate::traditional::simplify;

    #[test]
    fn datelines_that_open_a_text() {
        for (lines, expected) in [
            ("Hochwasser – Feuerwehr im Einsatz\n\nNach dem Regen der vergangenen", false),
            ("Hochwasser – Feuerwehr\nim Einsatz\n\nNach dem Regen der vergangenen", false),
            (
                "Lindenau – Nach dem Regen der\nvergangenen Nacht ist die\nFeuerwehr ausgerückt.",
                true,
            ),
            ("HANNOVER/dpa – Die Polizei sucht", true),
            ("LINDENAU – Die Polizei sucht", true),
        ] {
            let text = (1..).zip(lines.lines());
            let lines = text.map(|(number, text)| TextLine { number, text: text.to_owned() });
            let page = TextPage { lines: lines.collect(), ..TextPage::default() };
            let page = prepare(1, &page, Writing::Latin);
            assert_eq!(opens_text(&page, 0), expected, "{page:?}");
        }
    }

    #[test]
    fn days_by_themselves() {
        for (text, expected) in [
            ("2019年3月11日", true),
            ("二〇一八年五月二十五日", true),
            ("2019年3月", false),
            ("2019年3月11日电", false),
            ("今年3月11日", false),
        ] {
            assert_eq!(is_day(&text.chars().collect::<Vec<_>>()), expected, "{text}");
        }
    }

    #[test]
    fn datelines_by_what_is_left_after_them() {
        for (text, rest) in [
            ("本报讯（胜萱）“您的婚期", Some("“您的婚期")),
            ("本报讯 （记者 陈悦勤） 10月", Some(" 10月")),
            ("本报讯 记者 邵玲 通讯员 建宣 报道 昨天", Some("昨天")),
            ("本报北京1月10日讯记者王建新报道：今天", Some("今天")),
            ("据新华社贵阳12月31日电 （记者刘子富）中共", Some("中共")),
            ("中新社上海3月2日电（张三）昨天", Some("昨天")),
            ("【本報訊】昨天", Some("昨天")),
            ("【记者林志明／基隆报导】停工", Some("停工")),
            ("记者林志明、王美华／综合报导", Some("")),
            ("（中央社记者王美华新竹十一日电）北埔", Some("北埔")),
            ("记者和／或编辑都报道过，他说", None),
            ("本报讯员工说", Some("员工说")),
            ("商报讯（记者 齐眉）昨天", Some("昨天")),
            ("▲本报讯 昨天", Some(" 昨天")),
            ("新华社特稿 在昨天", Some(" 在昨天")),
            ("临渡晚报讯 昨天", Some(" 昨天")),
            ("临渡融媒讯（记者 齐眉）昨天", Some("昨天")),
            ("【临渡日报讯】昨天", Some("昨天")),
            ("本报电（记者 齐眉）昨天", Some("昨天")),
            ("本报综合消息 昨天", Some(" 昨天")),
            ("他向晚报讯问此事", None),
            ("铁路本报讯 昨天", None),
            ("本报记者王楚", None),
            ("新华社区今年通电", None),
        ] {
            let text = simplify(text.chars().collect());
            let left =
                dateline(&text, Writing::Han).map(|at| text[at..].iter().collect::<String>());
            assert_eq!(left.as_deref(), rest, "{text:?}");
        }
        for (text, rest) in [
            ("LONDON (Reuters) — The pound", Some(" The pound")),
            ("PORT ELLERY, May 8 -- The", Some(" The")),
            ("NEW YORK, March 3 - Shares", Some(" Shares")),
            ("TILDEN, May 20.—Two", Some("Two")),
            ("WASHINGTON, March 3 (Reuters) - The", Some(" The")),
            ("PARIS, 16 décembre. Le président", Some(" Le président")),
            ("Berlin, 3. Mai", Some("")),
            ("Madrid, 3 enero. El", Some(" El")),
            ("Vienne ( Autriche ) , 21 juillet.", Some("")),
            ("Londres, 29 avril, 6 h. 30.", Some(", 6 h. 30.")),
            ("PARIS. 16 décembre. Le", Some(" Le")),
            ("Quimper, 2 avril. — Un", Some(" Un")),
            ("SOFIA, 1er avril. Outre", Some(" Outre")),
            ("BREST, IER avril. Aujourd'hui", Some(" Aujourd'hui")),
            ("Hamburg (dpa). Nach sechs", Some(" Nach sechs")),
            ("Bad Segeberg (dpa/lno) – Nach", Some(" Nach")),
            ("Paris (AFP) Le", Some(" Le")),
            ("MADRID (EFE).- El", Some(" El")),
            ("New Delhi, May 5 (PTI): The", Some(" The")),
            ("NORDTAL (ots/kl). Ein", Some(" Ein")),
            ("Mumbai, Jan. 18: Sugar", Some(" Sugar")),
            ("LONDON—Cocoa futures", Some("Cocoa futures")),
            ("Score: 18 to 4", None),
            ("BAD LENZHEIM. Die Schwimmer", Some(" Die Schwimmer")),
            ("Guingamp – Deux personnes", Some(" Deux personnes")),
            ("HANNOVER/dpa – Die Polizei sucht", Some(" Die Polizei sucht")),
            ("CIUDAD DE MÉXICO.- El Congreso ha", Some(" El Congreso ha")),
            ("LIMA (ANDINA).- El ministro", Some(" El ministro")),
            ("TORONTO | A man was held", Some(" A man was held")),
            ("México, 5 mar (EFE).- La Guardia", Some(" La Guardia")),
            ("Der Verein lädt am Freitag, 26. September, ein", None),
            ("Monday, June 2: Chicken and rice", None),
            ("He left Guingamp – Deux sets", None),
            ("Bus Strike – Talks Fail Again", None),
            ("Borussia Dortmund – Bayern München 2:1", None),
            ("Ida Marsh | The Marrow Bay Examiner", None),
            ("den – Der Vorstand hat gestern", None),
            ("Monday – The library is closed", None),
            ("Smith (Labour) – The councillor said", None),
            ("Eintritt, 12 Euro: Karten gibt es", None),
            ("U.S. The Schwimmer went out", None),
            ("BAD LENZHEIM. Die", None),
            ("Smith (Labour) said", None),
            ("(dpa) Nach", None),
            ("He was born. 3 May", None),
            ("Mr Jones, 34 years old", None),
            ("On March 3, 12 May apples", None),
            ("The U.S. - a country", None),
            ("MPs voted - at last", None),
        ] {
            let text = text.chars().collect::<Vec<char>>();
            let left =
                dateline(&text, Writing::Latin).map(|at| text[at..].iter().collect::<String>());
            assert_eq!(left.as_deref(), rest, "{text:?}");
        }
    }
}
