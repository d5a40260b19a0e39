//! Chinese names.

use std::ops::Range;

use newsbind_core::is_han;

use crate::credit;
use crate::form::{self, is_han_digit, starts};
use crate::language::chinese;
use crate::surname;
use crate::traditional::simplify;

/// Those outside of parentheses, which say what somebody is and where; where nobody is named there,
/// those inside.
pub(super) fn of(text: &[char]) -> Vec<String> {
    let simple = simplify(text.to_vec());
    // （文章为作者个人意见）
    let disclaims = form::contains(&simple, "个人") || form::contains(&simple, "译音");
    if disclaims || credit::is_from_agencies(&simple) {
        return Vec::new();
    }
    if let Some(name) = name_behind_place(&simple) {
        return if is_group(&simple[name.clone()]) {
            Vec::new()
        } else {
            apart_by_spaces(&text[name].iter().collect::<String>())
        };
    }
    // ◎记者 沈砚 ○编辑 林小满 names who wrote, and who set the page.
    let editor = text.windows(2).position(|pair| matches!(pair, ['○', '编' | '編']));
    let text = &text[..editor.unwrap_or(text.len())];
    let plain = simplify(text.to_vec());
    let said = no_names(&plain);
    let aside = asides(&plain, &said);
    let [outside, inside] = [false, true].map(|side| {
        let shown = text.iter().enumerate().map(|(at, c)| {
            if said[at] || aside[at] != side || is_separator(*c) { ' ' } else { *c }
        });
        apart_by_spaces(&shown.collect::<String>())
    });
    if outside.is_empty() { inside } else { outside }
}

/// For each character whether it stands in a parenthesis that names nobody: （安徽）沈砚, 林以诺（南湾市，退休教师）,
/// `[法]让·杜邦`.
fn asides(text: &[char], said: &[bool]) -> Vec<bool> {
    let mut aside = vec![false; text.len()];
    let mut from = 0;
    while let Some(open) = text[from..].iter().position(|c| matches!(c, '（' | '(' | '[' | '［'))
    {
        let open = from + open;
        let close = text[open..].iter().position(|c| matches!(c, '）' | ')' | ']' | '］'));
        from = close.map_or(text.len(), |close| open + close);
        let told = &text[open + 1..from];
        let names = told
            .split(|c| is_separator(*c))
            .all(|word| matches!(word, [c, _] | [c, _, _] if surname::is_surname(*c)));
        if open == 0 && told.len() <= 3 || !(names || said[open..from].contains(&true)) {
            aside[open..from].fill(true);
        }
    }
    aside
}

/// What is done to a text or a picture, behind the name of who does it: 沈砚 文 林小满 图.
fn is_work(c: char) -> bool {
    matches!(c, '文' | '图' | '摄' | '译' | '著' | '辑' | '编' | '绘')
}

/// The names in a text in which nothing else is left, the halves of a spaced name put together.
fn apart_by_spaces(text: &str) -> Vec<String> {
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(is_han);
    let work = |part: &str| single(part) && part.chars().all(is_work);
    let mut names: Vec<String> = Vec::new();
    // ·沈砚·
    let mut parts = text.split_whitespace().map(|part| part.trim_matches('·')).peekable();
    while let Some(part) = parts.next() {
        // 记者 侯嘉 文 静 has a name of two characters at its end.
        let is_first_half = parts.peek().is_some_and(|next| single(next) && !work(next));
        if work(part) && !names.is_empty() && !is_first_half {
            continue;
        }
        // 海曲市 沈砚 names no place 海曲市.
        if is_place(part) && parts.peek().is_some() {
            continue;
        }
        // 青原 退休职工 沈砚 names no 青原.
        if is_of_people(part) && parts.peek().is_some() {
            names.retain(|name| name.chars().next().is_some_and(surname::is_surname));
            continue;
        }
        let mut name = part.to_owned();
        let belongs =
            |next: &&str| single(next) || surname::part(&format!("{part}{next}")).is_some();
        if single(part) && parts.peek().is_some_and(belongs) {
            name.push_str(parts.next().unwrap_or_default());
        }
        if name.chars().all(|c| is_han(c) || c.is_alphabetic() || c == '·') {
            names.extend(apart(name));
        }
    }
    names
}

/// Whether a word says what somebody is, and no name: 退休职工.
fn is_of_people(word: &str) -> bool {
    chinese::PEOPLE.iter().any(|people| word.ends_with(people))
}

/// Whether a word is an office or a place: 海曲市, 三车间, but not 罗雪村.
fn is_place(word: &str) -> bool {
    if chinese::WORKPLACES.iter().any(|place| word.ends_with(place)) {
        return true;
    }
    let is_surname = word.chars().next().is_some_and(surname::is_surname);
    let longest_name = if is_surname && !word.ends_with(['省', '市', '县']) { 3 } else { 2 };
    word.ends_with(chinese::PLACES) && word.chars().count() > longest_name
}

/// A name, or the names that run together in it; nothing where it is neither.
fn apart(name: String) -> Vec<String> {
    let chinese = name.chars().all(is_han);
    match name.chars().count() {
        0 | 1 => Vec::new(),
        length if length > 3 && chinese => match surname::part(&name) {
            Some(names) => names,
            None if length <= 6 && !name.ends_with(chinese::PLACES) => vec![name],
            None => Vec::new(),
        },
        // 医管局
        _ if chinese && is_place(&name) => Vec::new(),
        _ => vec![name],
    }
}

/// 河东省柳林县 赵守信, 石桥镇村民 胡来福 等: whether a row is an office or a place, and who writes from there.
pub(crate) fn is_place_and_name(row: &[char]) -> bool {
    name_behind_place(row).is_some()
}

/// Where the name stands in such a row.
fn name_behind_place(row: &[char]) -> Option<Range<usize>> {
    let row = without_others(row);
    // 沈砚（大学辅导员）
    if let (Some(open), Some('）')) = (row.iter().position(|c| *c == '（'), row.last()) {
        let (name, place) = (&row[..open], &row[open + 1..row.len() - 1]);
        let names = surname::is_name(name) && name.len() <= 3 && says_where(place);
        return names.then_some(0..open);
    }
    // 林 晚: a name of two characters is set apart. 青溪医院骨科 副主任医师 沈砚
    let mut spaces = (0..row.len()).filter(|at| row[*at] == ' ');
    spaces.find_map(|space| {
        let name: Vec<char> = row[space + 1..].iter().copied().filter(|c| *c != ' ').collect();
        let names = row[..space].split(|c| *c == ' ').all(says_where)
            && (2..=4).contains(&name.len())
            && name.iter().all(|c| is_han(*c))
            && (surname::is_name(&name) || is_group(&name));
        names.then_some(space + 1..row.len())
    })
}

/// Whether a word says where somebody is, or what: 河东省柳林县, 文学院2016级, 副主任医师.
pub(crate) fn says_where(word: &[char]) -> bool {
    (3..=16).contains(&word.len())
        && word.iter().all(|c| is_han(*c) || c.is_ascii_digit() || matches!(c, '（' | '）'))
        && (word.last().is_some_and(|c| chinese::PLACES.contains(c))
            || form::ends_any(word, &chinese::PEOPLE)
            || form::ends_any(word, &chinese::WORKPLACES))
}

/// 部分女工: whether a text stands for those who sign together.
fn is_group(text: &[char]) -> bool {
    chinese::GROUPS.iter().any(|group| starts(text, group))
}

/// 杨满仓等四十二户农民, without those who sign with him.
fn without_others(row: &[char]) -> &[char] {
    let others = row.iter().rposition(|c| *c == '等').filter(|at| *at > 2);
    let row = others.map_or(row, |at| &row[..at]);
    row.strip_suffix(&[' ']).unwrap_or(row)
}

/// Whether a row is nothing but what somebody does for a paper and who it is: 全媒体记者 沈砚 通讯员 林小满, 钱乡
/// 著.
pub(crate) fn is_role_and_name(row: &[char]) -> bool {
    const LONGEST: usize = 40;
    let row = match row {
        ['□' | '■' | '◎' | '●' | '◆' | '★' | '△', row @ ..] => row,
        row => row,
    };
    let speaks = row.iter().any(|c| matches!(c, '，' | '。' | '；' | '“' | '？' | '！'));
    if speaks || row.len() > LONGEST {
        return false;
    }
    let last = row.iter().rposition(|c| *c == ' ').map_or(&[][..], |space| &row[space + 1..]);
    let mut roles = chinese::WRITERS.iter().chain(&chinese::EDITORS);
    let writes = roles.any(|role| form::contains(row, role)) || matches!(last, ['著' | '译']);
    let count = |mark: char| row.iter().filter(|c| **c == mark).count();
    // （本报记者沈 may be the first row of a credit, and 和本报记者沈砚 goes on the row above it.
    let goes_on = matches!(row.first(), Some('和' | '与' | '及'));
    let signs = matches!(row, ['（', .., '）']);
    if !writes || goes_on || signs || count('（') != count('）') {
        return false;
    }
    let said = no_names(row);
    let aside = asides(row, &said);
    let rest = row
        .iter()
        .enumerate()
        .map(|(at, c)| if said[at] || aside[at] || is_separator(*c) { ' ' } else { *c });
    let rest: String = rest.collect();
    let names = apart_by_spaces(&rest);
    let is_name = |name: &String| {
        let known = name.chars().next().is_some_and(surname::is_surname);
        (2..=3).contains(&name.chars().count()) && known || name.contains('·')
    };
    let named: usize = names.iter().map(|name| name.chars().count()).sum();
    let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let works = rest.split_whitespace().filter(|word| ink(word) == 1 && word.chars().all(is_work));
    named > 0 && ink(&rest) <= named + works.count() && names.iter().all(is_name)
}

/// For each row of a byline whether it begins with what somebody does for a paper.
pub(super) fn rows_apart(rows: &[&[char]]) -> Vec<bool> {
    let begins = |row: &[char]| chinese::ROLES.iter().any(|role| starts(row, role));
    (0..rows.len()).map(|at| at > 0 && begins(rows[at])).collect()
}

/// For each character of a text whether it is of something else than names: of a role, a paper, a
/// verb, a place.
fn no_names(text: &[char]) -> Vec<bool> {
    let mut said = vec![false; text.len()];
    let parts = post(text).into_iter().chain(place(text)).chain(sent_from(text));
    parts.for_each(|part| said[part].fill(true));
    for role in chinese::ROLES {
        let (length, first) = (role.chars().count(), role.chars().next());
        for at in (0..text.len()).filter(|at| Some(text[*at]) == first) {
            // 许琼文／嘉义报导: a name may end so.
            let ends_name = role.starts_with('文')
                && role.ends_with(['/', '／'])
                && at > 0
                && is_han(text[at - 1]);
            if !said[at] && !ends_name && starts(&text[at..], role) {
                said[at..at + length].fill(true);
            }
        }
    }
    for at in 1..text.len() {
        let from = if said[at] { at - house_before(&text[..at], &said[..at]) } else { at };
        said[from..at].fill(true);
        // 临渡日报·青溪网记者
        if from < at && text[..from].ends_with(&['·']) {
            let other = from - 1 - house_before(&text[..from - 1], &said[..from - 1]);
            said[other..from].fill(true);
        }
    }
    for at in 1..text.len() {
        let ends = text.get(at + 1).is_none_or(|c| is_separator(*c));
        said[at] |= ends && matches!(text[at - 1], '/' | '／') && is_work(text[at]);
    }
    // （田禾译） is not the name 田禾译.
    let end = form::strip_closing(text).len();
    if end > 3 && matches!(text[end - 1], '译' | '辑') {
        said[end - 1] = true;
    }
    said
}

/// How many characters right before one of a role say for whom it is filled: 临渡晚报, 全媒体.
fn house_before(text: &[char], said: &[bool]) -> usize {
    const ENDS: [&str; 11] =
        ["报", "讯", "刊", "社", "网", "台", "媒", "媒体", "版", "客户端", "在线"];
    let own = text.iter().zip(said).rev().take_while(|(c, said)| is_han(**c) && !**said).count();
    if form::ends_any(&text[text.len() - own..], &ENDS) { own } else { 0 }
}

/// 驻阿联酋记者 X, 赴东非特派记者 X: where a correspondent is posted is no name.
fn post(text: &[char]) -> Option<Range<usize>> {
    let post = text.iter().position(|c| matches!(c, '驻' | '赴'))?;
    let role = form::find(text, "记者").filter(|role| post < *role && role - post <= 12)?;
    Some(post..role + 2)
}

/// 本报记者 X 发自云顶山: where a report was sent from is no name.
fn sent_from(text: &[char]) -> Option<Range<usize>> {
    form::find(text, "发自").map(|at| at..text.len())
}

/// 记者 X／基隆报导, 记者 X 青屿报道, 记者X／纽约, 记者 X 新竹十一日电: where a correspondent reports from is no name.
fn place(text: &[char]) -> Option<Range<usize>> {
    let role = ["记者", "编译"].iter().find_map(|role| form::find(text, role))? + 2;
    let report = chinese::REPORTS.iter().find_map(|word| form::find(&text[role..], word));
    let told = &text[role..role + report.unwrap_or(text.len() - role)];
    let apart = told.iter().rposition(|c| matches!(c, '／' | '/' | ' '));
    // 记者 沈砚 林小满报道 names two.
    let is_place = |from: &usize| {
        let place = &told[from + 1..];
        (2..=4).contains(&place.len())
            && place.iter().all(|c| is_han(*c))
            && !surname::is_surname(place[0])
    };
    let stroke = apart.filter(|from| told[*from] != ' ');
    if report.is_some() && !told.contains(&' ') && stroke.is_none() {
        return run_into(told).map(|name| role + name..role + told.len());
    }
    if report.is_some() || stroke.is_some_and(|from| is_place(&from)) {
        let from = stroke.or(apart.filter(|from| *from > 1 && is_place(from)))?;
        return Some(role + from..role + told.len() + 2 * usize::from(report.is_some()));
    }
    let end = role + text[role..].iter().position(|c| *c == '电')?;
    let date = text[role..end].iter().position(|c| c.is_numeric() || is_han_digit(*c))?;
    // Most places have two characters, and no name more than three.
    let name = date.saturating_sub(2).min(3);
    (text[end - 1] == '日').then_some(role + name..end + 1)
}

/// Where the place begins that a name runs into, 沈砚临渡: most places have two characters, and no name
/// more than three.
fn run_into(told: &[char]) -> Option<usize> {
    const LONGEST: usize = 7;
    let is_run = (4..=LONGEST).contains(&told.len())
        && surname::is_surname(told[0])
        && told.iter().all(|c| is_han(*c))
        && !chinese::WRITERS.iter().any(|role| form::contains(told, role))
        && surname::part(&told.iter().collect::<String>()).is_none();
    is_run.then(|| (told.len() - 2).min(3))
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '—' | '、'
                | '，'
                | ','
                | '；'
                | '：'
                | ':'
                | '（'
                | '）'
                | '('
                | ')'
                | '/'
                | '／'
                | '。'
                | '【'
                | '】'
                | '['
                | ']'
                | '［'
                | '］'
                | '〔'
                | '|'
                | '｜'
                | '〕'
        )
}
