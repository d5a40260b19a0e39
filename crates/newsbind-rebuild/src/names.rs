//! Names out of bylines, datelines and credits.

use std::ops::Range;

use newsbind_core::is_han;

use crate::byline::{BY, BY_NAMES, is_post, ours, without_house};
use crate::credit;
use crate::dateline;
use crate::form::{self, is_han_digit};
use crate::page::Writing;
use crate::signature;
use crate::surname;
use crate::traditional::simplify;

/// Words that are roles, papers and verbs, not names; longer ones first.
const ROLES: [&str; 53] = [
    "见习记者",
    "实习记者",
    "特约记者",
    "本报记者",
    "摄影记者",
    "首席记者",
    "特约通讯员",
    "本报通讯员",
    "通讯员",
    "实习生",
    "特派员",
    "特派记者",
    "评论员",
    "新华社记者",
    "新华社发",
    "新华社",
    "中新社",
    "中央社",
    "中新网",
    "本报讯",
    "本报",
    "记者",
    "图文",
    "文图",
    "摄影报道",
    "报道",
    "摄影",
    "传真照片",
    "资料照片",
    "资料图片",
    "资料图",
    "照片",
    "供图",
    "制图",
    "绘图",
    "编辑",
    "整理",
    "撰稿",
    "供稿",
    "报导",
    "摄",
    "文/",
    "图/",
    "文／",
    "图／",
    "□",
    "■",
    "◎",
    "●",
    "☐",
    "作者",
    "本版",
    "特约",
];

/// The names in a text that holds nothing but names and roles.
pub(crate) fn of(text: &[char], writing: Writing) -> Vec<String> {
    match writing {
        Writing::Han => han(text),
        Writing::Latin => latin(text),
    }
}

fn han(text: &[char]) -> Vec<String> {
    let mut names_only: Vec<char> =
        text.iter().map(|c| if is_separator(*c) { ' ' } else { *c }).collect();
    let said = no_names(&simplify(text.to_vec()));
    names_only.iter_mut().zip(said).filter(|(_, said)| *said).for_each(|(c, _)| *c = ' ');
    let names_only: String = names_only.into_iter().collect();
    let mut names: Vec<String> = Vec::new();
    let mut parts = names_only.split_whitespace().peekable();
    while let Some(part) = parts.next() {
        let single = |part: &str| part.chars().count() == 1 && part.chars().all(is_han);
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

/// A name, or the names that run together in it; nothing where it is neither.
fn apart(name: String) -> Vec<String> {
    let chinese = name.chars().all(is_han);
    match name.chars().count() {
        0 | 1 => Vec::new(),
        length if length > 3 && chinese => match surname::part(&name) {
            Some(names) => names,
            None if length <= 6 => vec![name],
            None => Vec::new(),
        },
        _ => vec![name],
    }
}

/// For each character of a text whether it is of something else than names: of a role, a paper, a verb, a place.
fn no_names(text: &[char]) -> Vec<bool> {
    let mut said = vec![false; text.len()];
    post(text).into_iter().chain(place(text)).for_each(|part| said[part].fill(true));
    for role in ROLES {
        let length = role.chars().count();
        for at in 0..text.len() {
            if !said[at] && form::starts(&text[at..], role) {
                said[at..at + length].fill(true);
            }
        }
    }
    said
}

/// 驻阿联酋记者 X: where a correspondent is posted is no name.
fn post(text: &[char]) -> Option<Range<usize>> {
    let post = text.iter().position(|c| *c == '驻')?;
    let role = form::find(text, "记者").filter(|role| post < *role && role - post <= 12)?;
    Some(post..role + 2)
}

/// 记者 X／基隆报导, 记者 X 新竹十一日电: where a correspondent reports from is no name.
fn place(text: &[char]) -> Option<Range<usize>> {
    let role = form::find(text, "记者")? + 2;
    if let Some(end) = form::REPORTS.iter().find_map(|word| form::find(&text[role..], word)) {
        let from = text[role..role + end].iter().rposition(|c| matches!(c, '／' | '/'))?;
        return Some(role + from..role + end + 2);
    }
    let end = role + text[role..].iter().position(|c| *c == '电')?;
    let date = text[role..end].iter().position(|c| c.is_numeric() || is_han_digit(*c))?;
    // Most places have two characters, and no name more than three.
    let name = date.saturating_sub(2).min(3);
    (text[end - 1] == '日').then_some(role + name..end + 1)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '、' | '，'
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
        )
}

fn latin(text: &[char]) -> Vec<String> {
    if dateline::is_agency(text) || signature::is_from_reports(text) {
        return Vec::new();
    }
    let line: String = text.iter().collect();
    let line = without_client(without_paper(line.trim_start_matches("/ ")));
    let lower = line.to_lowercase();
    let openers = BY.iter().chain(&BY_NAMES).chain(&credit::OPENERS);
    let mut by = openers.chain(&["photo ", "photos ", "foto "]);
    let by = || by.find(|by| lower.starts_with(**by)).map(|by| by.len());
    let rest = ours(&lower).or_else(by).map_or(line, |by| line.get(by..).unwrap_or_default());
    let rest = rest
        .split(" and ")
        .flat_map(|part| part.split(" AND "))
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" et "))
        .flat_map(|part| part.split(" y "))
        .flat_map(|part| part.split(" och "));
    rest.flat_map(without_posts)
        .map(without_address)
        .map(in_capitals)
        .map(without_house)
        .map(without_stop)
        .filter(|name| !name.is_empty())
        .map(capitalise)
        .collect()
}

/// A credit without its parentheses, and without the paper or agency on the other side of its stroke:
/// `(Ida Marsh/The Herald)`, `(AP Photo/Ida Marsh)`.
fn without_paper(credit: &str) -> &str {
    let Some(inside) = credit.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return credit;
    };
    match inside.split_once('/') {
        Some((paper, name)) if paper.ends_with("Photo") => name,
        Some((name, _)) => name,
        None => inside,
    }
}

/// The names between the commas of a text, without what they are and where: `Ida Marsh, Education Correspondent`,
/// `Ida Marsh, Ely`.
fn without_posts(part: &str) -> impl Iterator<Item = &str> {
    let (first, rest) = part.split_once(',').unwrap_or((part, ""));
    let names = |part: &&str| {
        part.trim().contains(' ') && !is_post(&part.trim().chars().collect::<Vec<_>>())
    };
    std::iter::once(first).chain(rest.split(',').filter(names))
}

/// A name without the address behind it: `Ida Marsh imarsh@herald.example`.
fn without_address(part: &str) -> &str {
    let part = part.trim();
    let words = part.split(' ').take_while(|word| !word.contains('@'));
    let end: usize = words.map(|word| word.len() + 1).sum();
    part[..end.min(part.len())].trim_end()
}

/// A credit without whom the picture was taken for: `IDA MARSH FOR THE POST`, `Foto: Ida Marsh/Agência`.
fn without_client(credit: &str) -> &str {
    if credit.chars().any(char::is_lowercase) {
        let named = credit.split_once('/').filter(|(name, _)| name.contains(' '));
        return named.map_or(credit, |(name, _)| name);
    }
    [" FOR ", " VIA ", "/"]
        .iter()
        .fold(credit, |name, word| name.split(word).next().unwrap_or(name))
}

/// A name in capitals without what stands behind it in small letters: `HAROLD PINCOTT Lighthouse Road`.
fn in_capitals(part: &str) -> &str {
    let part = part.trim();
    let shouts = |word: &&str| !word.chars().any(char::is_lowercase);
    let is_initial = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() == 1;
    let shouted = part.split(' ').take_while(shouts).count();
    // The initials of `R. T. Hollis` are no name in capitals.
    let named = part.split(' ').take(shouted).any(|word| !is_initial(word));
    match part.match_indices(' ').nth(shouted.saturating_sub(1)) {
        Some((end, _)) if shouted >= 2 && named => &part[..end],
        _ => part,
    }
}

/// A name without the stop of the line that it signs; an initial keeps its own.
fn without_stop(name: &str) -> &str {
    let bare = name.trim_end_matches('.');
    let last = bare.rsplit([' ', '.']).next().unwrap_or_default();
    if last.chars().count() > 1 { bare } else { name }
}

/// A name in capitals as it is written: `ANDREW BROWNE` is `Andrew Browne`.
fn capitalise(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    let chars: Vec<char> = name.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        let after_mac = i >= 2
            && chars[i - 1] == 'C'
            && chars[i - 2] == 'M'
            && (i == 2 || !chars[i - 3].is_alphabetic());
        if inside && c.is_alphabetic() && !after_mac {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_clean() {
        for (text, writing, expected) in [
            ("□ 本报记者 韩 雷", Writing::Han, &["韩雷"][..]),
            (
                "（记者 温 宪 刘也刚 赵 毅 尚绪谦）",
                Writing::Han,
                &["温宪", "刘也刚", "赵毅", "尚绪谦"],
            ),
            ("（张聪 黄飞英 张红军）", Writing::Han, &["张聪", "黄飞英", "张红军"]),
            ("（记者孙珺 通讯员褚家威）", Writing::Han, &["孙珺", "褚家威"]),
            ("本报驻阿联酋记者 林皎明", Writing::Han, &["林皎明"]),
            ("记者王建新报道：", Writing::Han, &["王建新"]),
            ("（新华社记者兰红光摄）", Writing::Han, &["兰红光"]),
            ("朱丽兵 摄", Writing::Han, &["朱丽兵"]),
            ("（孔繁文秦友顺）", Writing::Han, &["孔繁文", "秦友顺"]),
            ("（记者侯 嘉王亚东）", Writing::Han, &["侯嘉", "王亚东"]),
            ("（诸葛仓麟）", Writing::Han, &["诸葛仓麟"]),
            ("本报记者 许立群在希望的田野上", Writing::Han, &[]),
            ("（传真照片）", Writing::Han, &[]),
            ("资料图片", Writing::Han, &[]),
            ("沈砚 供图", Writing::Han, &["沈砚"]),
            ("【記者林志明／基隆報導】", Writing::Han, &["林志明"]),
            ("記者陳國樑、王美華／綜合報導", Writing::Han, &["陳國樑", "王美華"]),
            ("（中央社記者王美華新竹十一日電）", Writing::Han, &["王美華"]),
            ("（中央社記者李明台北11日電）", Writing::Han, &["李明"]),
            ("記者林志明／攝", Writing::Han, &["林志明"]),
            ("By ANDREW BROWNE", Writing::Latin, &["Andrew Browne"]),
            ("BY GREG MCCUNE", Writing::Latin, &["Greg McCune"]),
            ("By Ann Lee and Tom Ray", Writing::Latin, &["Ann Lee", "Tom Ray"]),
            ("By Ann Lee, Staff writer", Writing::Latin, &["Ann Lee"]),
            ("By Jerry Bieszk Reuters", Writing::Latin, &["Jerry Bieszk"]),
            ("BY PHILIP BARBARA OF REUTERS", Writing::Latin, &["Philip Barbara"]),
            ("By RORY CHANNING Staff writer", Writing::Latin, &["Rory Channing"]),
            ("By PETRA LINDQVIST Sports Editor", Writing::Latin, &["Petra Lindqvist"]),
            ("By Petra Lindqvist Sports Editor", Writing::Latin, &["Petra Lindqvist"]),
            ("HAROLD PINCOTT Lighthouse Road", Writing::Latin, &["Harold Pincott"]),
            ("Alexandre D'AGIOUT", Writing::Latin, &["Alexandre D'AGIOUT"]),
            ("J. CORNÉLY.", Writing::Latin, &["J. Cornély"]),
            ("E. L. B.", Writing::Latin, &["E. L. B."]),
            ("R. T. Hollis", Writing::Latin, &["R. T. Hollis"]),
            ("By Ali Raven", Writing::Latin, &["Ali Raven"]),
            ("(Ida Marsh/The Herald)", Writing::Latin, &["Ida Marsh"]),
            ("(AP Photo/Ida Marsh)", Writing::Latin, &["Ida Marsh"]),
            ("(Photo by Ida Marsh)", Writing::Latin, &["Ida Marsh"]),
            ("IDA MARSH FOR THE POST", Writing::Latin, &["Ida Marsh"]),
            ("By Ida Marsh, Education Correspondent", Writing::Latin, &["Ida Marsh"]),
            ("By Ida Marsh imarsh@post.example", Writing::Latin, &["Ida Marsh"]),
            ("Photo J.-M. Kervella", Writing::Latin, &["J.-M. Kervella"]),
            ("Por Ana López y Luis Vega", Writing::Latin, &["Ana López", "Luis Vega"]),
            ("di Marta Ferrero", Writing::Latin, &["Marta Ferrero"]),
            ("Door onze verslaggever Marten de Boer", Writing::Latin, &["Marten de Boer"]),
            ("LUCÍA OTERO. Arbela", Writing::Latin, &["Lucía Otero"]),
            ("/ BRAIS LEMA", Writing::Latin, &["Brais Lema"]),
            ("Exclusive by Molly Fenwick", Writing::Latin, &["Molly Fenwick"]),
            ("Foto: Caio Brandão/Divulgação", Writing::Latin, &["Caio Brandão"]),
            ("Von unserem Korrespondenten", Writing::Latin, &[]),
            ("By our bowls correspondent", Writing::Latin, &[]),
            ("By our bowls correspondent Ivor Mead", Writing::Latin, &["Ivor Mead"]),
            ("(dpa/lno)", Writing::Latin, &[]),
            ("Von Karl Moor", Writing::Latin, &["Karl Moor"]),
            ("Propos recueillis par Ida Morel", Writing::Latin, &["Ida Morel"]),
            ("Das Gespräch führte Karl Moor", Writing::Latin, &["Karl Moor"]),
            ("Ida Marsh, Ely", Writing::Latin, &["Ida Marsh"]),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(of(&text, writing), expected);
        }
    }
}
