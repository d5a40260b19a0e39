//! Names of Latin scripts.

use crate::byline::{self, is_opener, is_post, names_paper, ours, without_house, without_post};
use crate::credit;
use crate::dateline;
use crate::form::{self, Form};
use crate::language;
use crate::page::Writing;
use crate::signature;

/// The names in a byline or a credit of a Latin script, none where it names an agency.
pub(super) fn of(text: &[char]) -> Vec<String> {
    let nameless = dateline::is_agency(text)
        || signature::is_shouted_agency(text)
        || signature::is_initials(text);
    if nameless || signature::is_from_reports(text) {
        return Vec::new();
    }
    // `MARÍA LÓPEZ, San Telmo` says where.
    let placed = signature::without_place(text).filter(|name| form::is_capitals(name));
    let placed = placed.or_else(|| signature::before_place(text));
    let signed = signature::without_dash(placed.unwrap_or(text));
    // `— Ida Marsh, Port Ely` says where.
    let end = signed.iter().position(|c| *c == ',').filter(|_| signed.len() < text.len());
    let line: String = signed[..end.unwrap_or(signed.len())].iter().collect();
    let line = line.strip_prefix("From ").unwrap_or(&line);
    let line = line.trim_start_matches(['©', '/', '|', ' ']).trim_end_matches(['•', '|', ' ']);
    let line = without_client(without_paper(line));
    let lower = line.to_lowercase();
    let credit = || credit::opener_in_small(&lower);
    let by = || {
        byline::opener(&lower).or_else(credit).map(str::len).or_else(|| credit::of_paper(&lower))
    };
    let desk = ours(&lower);
    let rest = desk.or_else(by).map_or(line, |by| line.get(by..).unwrap_or_default());
    // `REDACCIÓN ARBELA` says where the desk is.
    if desk.is_some() && !rest.trim().contains(' ') {
        return Vec::new();
    }
    let is_agency = |name: &str| dateline::names_agencies(&name.chars().collect::<Vec<_>>());
    let names = persons(rest).into_iter().filter(|name| !is_agency(name)).collect::<Vec<_>>();
    (names.iter().flat_map(|names| without_posts(names)))
        .map(without_aside)
        .map(without_address)
        .map(in_capitals)
        .map(without_post)
        .map(without_house)
        .map(without_place)
        .map(without_whence)
        .map(without_stop)
        .filter(|name| !name.is_empty() && !name.ends_with(" others"))
        .map(capitalise)
        .collect()
}

/// The rows of a byline that name somebody, those together that stand together, where others stand
/// [`beside`] them; `None` where all rows name somebody. What stands between two names parts them:
/// `Ida Marsh`, `Crime Reporter`, `Tom Ray`. `below_letter`: the byline signs a letter.
pub(crate) fn naming(rows: &[&[char]], below_letter: bool) -> Option<Vec<Vec<char>>> {
    if let Some(names) = before_places(rows) {
        return Some(names.into_iter().map(<[char]>::to_vec).collect());
    }
    let beside = beside(rows, below_letter);
    let at: Vec<usize> = (0..rows.len()).collect();
    let together = at.split(|at| beside[*at]).filter(|at| !at.is_empty());
    let names = together.map(|at| rows[at[0]..at[0] + at.len()].join(&' '));
    beside.contains(&true).then(|| names.collect())
}

/// For each row of a byline whether it says something else than the one above it does.
pub(super) fn rows_apart(rows: &[&[char]], below_letter: bool) -> Vec<bool> {
    if before_places(rows).is_some() {
        return (0..rows.len()).map(|at| at > 0).collect();
    }
    let beside = beside(rows, below_letter);
    (0..rows.len()).map(|at| at > 0 && (beside[at] || beside[at - 1])).collect()
}

/// `IDA MARSH — ELY`, `TOM RAY — HOLM`: the names in the rows of a byline that say each who wrote and
/// where.
fn before_places<'a>(rows: &[&'a [char]]) -> Option<Vec<&'a [char]>> {
    let names: Option<Vec<_>> = rows.iter().map(|row| signature::before_place(row)).collect();
    names.filter(|names| !names.is_empty())
}

/// For each row of a byline whether it says what its writer is, for which paper, or where: one word
/// below a name, `at Holm Road`, what is set in capitals below a name that is not, or what stands
/// below a name with initials.
fn beside(rows: &[&[char]], below_letter: bool) -> Vec<bool> {
    let Some((first, _)) = rows.split_first() else { return Vec::new() };
    let titled = signature::is_titled(first) && form::form(first, Writing::Latin) != Form::Byline;
    let is_signed = below_letter || titled;
    let named = of(first).iter().any(|name| name.contains(' '));
    // Below `Our Special Correspondent` nobody is named.
    let is_post = |at: usize| is_post(rows[at]) && !(at == 0 && is_name_before_post(first));
    let nameless = is_post(0) || signature::is_shouted_agency(first);
    let tells = |row: &[char]| {
        named && (is_signed || is_post_or_place(row, first))
            || nameless && signature::is_place_and_day(row)
    };
    // Below `dal nostro inviato` stand the name and the place.
    let opened = is_opener(first);
    let is_beside = |at: usize| is_post(at) || at > 1 && opened || at > 0 && tells(rows[at]);
    (0..rows.len()).map(is_beside).collect()
}

/// `Ida Marsh Education Reporter`: whether a row is a name and a post. `Marrow Herald Staff
/// Reporter` names a paper.
fn is_name_before_post(row: &[char]) -> bool {
    let text: String = row.iter().collect();
    let name = &row[..without_post(&text).chars().count()];
    name.len() < row.len() && signature::is_person(name) && !names_paper(name)
}

/// Whether a row below a name is a post of one word, a place or a paper.
fn is_post_or_place(row: &[char], name: &[char]) -> bool {
    !row.contains(&' ')
        || row.starts_with(&['T', 'h', 'e', ' '])
        || signature::is_whence(row)
        || names_paper(row)
        || form::is_capitals(row) && !form::is_capitals(name)
}

/// The parts of a text between the words that join names, in capitals where the whole text is.
pub(crate) fn persons(text: &str) -> Vec<String> {
    let shouts = !text.chars().any(char::is_lowercase);
    let words: Vec<&str> = text.split(' ').collect();
    // Between single words `e` joins the surnames of a family: `Rita Castro e Melo`.
    let between_names = |at: usize| (2..words.len().saturating_sub(2)).contains(&at);
    let parts = |at: usize| match words[at] {
        "e" => between_names(at),
        word => joins(word) || shouts && joins(&word.to_lowercase()),
    };
    let at: Vec<usize> = (0..words.len()).collect();
    at.split(|at| parts(*at))
        .map(|at| at.iter().map(|at| words[*at]).collect::<Vec<_>>().join(" "))
        .collect()
}

/// Whether a word joins two names: `and`, `AND`, `y`; `Y` may be an initial.
pub(crate) fn joins(word: &str) -> bool {
    let is_one = |word: &str| language::has(|papers| papers.joins, word);
    is_one(word) || word.len() > 1 && is_one(&word.to_lowercase())
}

/// A credit without its parentheses, and without the paper or agency on the other side of its
/// stroke: `(Ida Marsh/The Herald)`, `(AP Photo/Ida Marsh)`.
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

/// The names between the commas of a text, without what they are and where: `Ida Marsh, Education
/// Correspondent`, `Ida Marsh, Ely`, `Ida Marsh, Birch Street`.
fn without_posts(part: &str) -> impl Iterator<Item = &str> {
    let (first, rest) = part.split_once(',').unwrap_or((part, ""));
    let names = |part: &&str| {
        let part = part.trim();
        let is_street = language::all(|papers| papers.streets).any(|street| part.ends_with(street));
        let is_begun = part.starts_with(char::is_uppercase);
        is_begun && part.contains(' ') && !is_street && !is_post(&part.chars().collect::<Vec<_>>())
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

/// A credit without what it is of, and whom the picture was taken for: `Ida Marsh photo`, `IDA
/// MARSH FOR THE POST`, `Foto: Ida Marsh/Agência`, `IDA MARSH | POST`.
fn without_client(credit: &str) -> &str {
    let credit = credit.split(" | ").next().unwrap_or(credit);
    let credit = credit.strip_suffix(" photo").unwrap_or(credit);
    if credit.chars().any(char::is_lowercase) {
        let named = credit.split_once('/').filter(|(name, _)| name.contains(' '));
        return named.map_or(credit, |(name, _)| name);
    }
    [" FOR ", " VIA ", " POUR «", "/"]
        .iter()
        .fold(credit, |name, word| name.split(word).next().unwrap_or(name))
}

/// A name in capitals without what stands behind it in small letters: `HAROLD PINCOTT Lighthouse
/// Road`.
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

/// A name without what stands behind it in parentheses: `Ida Marsh (Envoyée spéciale)`.
fn without_aside(part: &str) -> &str {
    part.split_once(" (").map_or(part, |(name, _)| name)
}

/// A name without the place behind its stop: `Ida Marsh. Ely`. `R. Marsh` has an initial there.
fn without_place(name: &str) -> &str {
    let placed = name.split_once(". ").filter(|(name, _)| {
        name.contains(' ') && name.rsplit(' ').next().is_some_and(|last| last.chars().count() > 2)
    });
    placed.map_or(name, |(name, _)| name)
}

/// A name without where its bearer writes, or that it reports: `Ida Marsh in Ely`, `Ida Marsh
/// reports`.
fn without_whence(name: &str) -> &str {
    let bare = name.strip_suffix(" reports").unwrap_or(name);
    let placed = bare
        .split_once(" in ")
        .filter(|(name, place)| name.contains(' ') && place.starts_with(char::is_uppercase));
    placed.map_or(bare, |(name, _)| name.trim_end_matches(','))
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
