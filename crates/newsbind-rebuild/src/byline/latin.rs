//! Bylines of papers of Latin script.

use crate::dateline;
use crate::form::{self, small};
use crate::language::{self, Which};
use crate::nameplate::newspaper;
use crate::names;
use crate::page::Line;
use crate::signature;

/// What stands for a name in a byline, or before one, as its length in bytes. `lower`: the byline
/// in small letters.
pub(crate) fn ours(lower: &str) -> Option<usize> {
    if let Some(known) = language::opener(|papers| papers.ours, lower) {
        return Some(known.len());
    }
    let article =
        ["by our ", "by a ", "by the "].iter().find(|known| lower.starts_with(**known))?;
    let words = lower[article.len()..].split(' ').take(5);
    let ends = words.scan(article.len(), |end, word| {
        *end += word.len() + 1;
        Some((*end - 1, names_post(word)))
    });
    ends.filter(|(_, is_post)| *is_post).last().map(|(end, _)| end)
}

/// Whether a word, in small letters, is what people who write for papers are.
pub(crate) fn names_post(word: &str) -> bool {
    language::has(|papers| papers.posts, word)
}

/// `Ledger Staff Writer`, `Special to The Ledger`, `imarsh@ledger.example`: whether a text says
/// what a writer is or where to write to, and names nobody.
pub(crate) fn is_post(text: &[char]) -> bool {
    if text.is_empty() || text.len() > 44 {
        return false;
    }
    let line = small(text);
    let words: Vec<&str> = line.split_whitespace().collect();
    // `(Envoyée spéciale)`
    if let ['(', post @ .., ')'] = text {
        let sent = language::opener(|papers| papers.sent, &(small(post) + " ")).is_some();
        return sent || is_post(post) || names_post(&small(post));
    }
    let address = words.len() == 1 && line.contains('@');
    let post = words.len() > 1 && words.last().is_some_and(|word| names_post(word));
    let by = words.first() == Some(&"by");
    // `For the first time` is of a text.
    let titled = || signature::words(text).skip(2).all(|word| word[0].is_uppercase());
    let sent = language::opener(|papers| papers.sent, &line).is_some()
        || line.starts_with("for the ") && words.len() > 2 && titled();
    address || (!by && !text.contains(&'|') && words.len() <= 6 && (post || sent))
}

/// `Marrow Bay Examiner`, `ELLERY NEWS NETWORK – COAST`: whether a row is the name of a paper or an
/// agency. `Emily Post` may be a person.
pub(crate) fn names_paper(row: &[char]) -> bool {
    const SURNAMES: [&str; 8] =
        ["post", "press", "star", "mail", "age", "call", "leader", "record"];
    let row = row.split(|c| matches!(c, '–' | '—')).next().unwrap_or_default();
    let words: Vec<String> = signature::words(row).map(|word| word.iter().collect()).collect();
    // `STAR-HERALD`
    if let [name] = &words[..]
        && name.contains('-')
    {
        return form::is_capitals(row) && name.split('-').any(newspaper::is_noun);
    }
    let [first, .., last] = &words[..] else { return false };
    let lower = last.to_lowercase();
    let is_person = words.len() == 2 && first != "The" && SURNAMES.contains(&lower.as_str());
    (sends(&lower) || lower == "staff" || newspaper::is_noun(last)) && !is_person
}

/// Whether a word, in small letters, is what those are called who send stories to papers.
pub(crate) fn sends(word: &str) -> bool {
    matches!(word, "network" | "service" | "agency" | "wire" | "newswire" | "newswires")
}

/// A name without the post that stands behind it in the same row, and the field of that: `Ida Marsh
/// Health Correspondent`.
pub(crate) fn without_post(name: &str) -> &str {
    let is_post = |word: &str| names_post(&word.to_lowercase());
    let Some((mut rest, _)) = name.rsplit_once(' ').filter(|(_, post)| is_post(post)) else {
        return name;
    };
    while let Some((before, field)) = rest.rsplit_once(' ')
        && language::has(|papers| papers.fields, &field.to_lowercase())
    {
        rest = before;
    }
    if rest.contains(' ') { rest } else { name }
}

/// What papers and agencies put beside a name, in a row of its own or behind it.
const HOUSES: [&str; 12] = [
    "of reuters",
    "reuters",
    "reuter",
    "staff writer",
    "staff reporter",
    "sports editor",
    "editor",
    "the associated press",
    "associated press",
    "correspondent",
    "of",
    "by",
];

/// A name without the house behind it.
pub(crate) fn without_house(part: &str) -> &str {
    let mut name = part.trim();
    while let Some(rest) = HOUSES.iter().find_map(|house| strip_word(name, house)) {
        name = rest;
    }
    name
}

/// `REUTERS Staff writer`: whether a row names papers and posts, and nobody.
fn is_house(text: &[char]) -> bool {
    !text.is_empty() && text.len() <= 44 && {
        let row: String = text.iter().collect();
        without_house(&row).is_empty()
    }
}

/// Whether a line right below another one says what the writer named there is, for which paper, or
/// from where.
pub(crate) fn is_post_below(line: &Line) -> bool {
    let text = &line.text;
    let says = is_post(text) || names_post(&small(text)) || is_house(text);
    line.blanks == 0 && (says || signature::is_whence(text))
}

/// `By Ida Marsh`, `di Marta Ferrero`, `Staff writer`, `Our Bureau`: whether a row of a Latin
/// script is a byline, or goes on one.
pub(crate) fn is_latin(text: &[char]) -> bool {
    if signature::words(text).count() > 9 {
        return false;
    }
    // `(Van onze correspondent)`
    if let ['(', inside @ .., ')'] = text {
        return language::has(|papers| papers.ours, &small(inside));
    }
    let text = without_address(text);
    let agency = ["of reuters", "reuters", "staff writer", "staff reporter", "associated press"];
    let lower: String = text.iter().take(40).flat_map(|c| c.to_lowercase()).collect();
    if agency.contains(&lower.as_str()) || lower.starts_with("our ") && is_post(text) {
        return true;
    }
    let after = |openers: Which| {
        let opener = language::opener(openers, &lower)?;
        text.get(opener.chars().count()..)
    };
    // `BY THE NUMBERS` stands above a box.
    let is_name = |name: &[char]| {
        name.first().is_some_and(|c| c.is_uppercase())
            && !signature::words(name).next().is_some_and(signature::is_article)
    };
    let is_names =
        |names: &[char]| is_name(names) && signature::words(names).all(signature::is_of_name);
    let by = after(|papers| papers.by).is_some_and(is_name) && text[0].is_uppercase();
    // `di Marta Ferrero`: Italian papers have a small letter there.
    let named = after(|papers| papers.by_names).or_else(|| after(|papers| papers.asked));
    let by_names = named.is_some_and(is_names)
        && (text[0].is_uppercase() || signature::words(text).count() > 2);
    ((by || by_names) && !matches!(text.last(), Some('.' | ',')))
        || ours(&lower).and_then(|ours| text.get(lower[..ours].chars().count()..)).is_some_and(
            |rest| rest.is_empty() || is_names(&rest[1..]) || signature::is_whence(&rest[1..]),
        )
        || is_opener(text)
        || is_sent_from(text)
        || is_name_and_place(text)
        || is_name_and_post(text)
}

/// `Af Ida Marsh, imarsh@herald.example`: a byline without the address behind it.
fn without_address(text: &[char]) -> &[char] {
    let (Some(at), Some(space)) =
        (text.iter().position(|c| *c == '@'), text.iter().rposition(|c| *c == ' '))
    else {
        return text;
    };
    let end = text[..space].iter().rposition(|c| !matches!(c, ',' | '|' | ' ' | '/' | '•'));
    if at > space { &text[..end.map_or(0, |end| end + 1)] } else { text }
}

/// `By`, `Propos recueillis par`, `dal nostro inviato`: whether a row opens a byline, and the name
/// stands below it.
pub(crate) fn is_opener(text: &[char]) -> bool {
    // `di` and `por` are words of a text.
    let told = || {
        let lower = small(text);
        let opens = |words| language::has(words, &format!("{lower} "));
        language::has(|papers| papers.ours, &lower)
            || opens(|papers| papers.by_names)
            || opens(|papers| papers.asked)
    };
    // `Par`, in a row of its own.
    let alone = || {
        let word = small(text) + " ";
        text.first().is_some_and(|c| c.is_uppercase())
            && (language::has(|papers| papers.by, &word)
                || language::has(|papers| papers.by_names, &word))
    };
    if text.contains(&' ') { told() } else { alone() }
}

/// `Propos recueillis par Ida Marsh`, `Interview: Ida Marsh`: whether a row begins with what opens
/// the byline of an interview.
pub(crate) fn names_asker(text: &[char]) -> bool {
    let row = small(&text[..text.len().min(24)]);
    language::all(|papers| papers.asked).any(|by| row.starts_with(by.trim_end()))
}

/// What a text in small letters begins with that opens a byline.
pub(crate) fn opener(lower: &str) -> Option<&'static str> {
    language::opener(|papers| papers.by, lower)
        .or_else(|| language::opener(|papers| papers.by_names, lower))
        .or_else(|| language::opener(|papers| papers.asked, lower))
}

/// A byline without what opens it.
pub(crate) fn without_opener(byline: &[char]) -> &[char] {
    let by = opener(&small(byline)).map_or(0, |by| by.chars().count());
    byline.get(by..).unwrap_or_default()
}

/// `Ida Marsh | Columnist`, `Ida Marsh & Tom Ray | DNN`: names, and what their bearers are or whom
/// they write for.
fn is_name_and_post(text: &[char]) -> bool {
    let Some(stroke) = text.windows(3).position(|three| three == [' ', '|', ' ']) else {
        return false;
    };
    let (names, post) = (&text[..stroke], &text[stroke + 3..]);
    let is_sign =
        |text: &[char]| (2..=5).contains(&text.len()) && text.iter().all(char::is_ascii_uppercase);
    are_persons(names) && (is_post(post) || names_post(&small(post)) || is_sign(post))
}

/// `Ida Marsh and Tom Ray`: whether a text is the names of persons and what joins them.
fn are_persons(text: &[char]) -> bool {
    let names = names::persons(&text.iter().collect::<String>());
    names.iter().all(|name| signature::is_person(&name.chars().collect::<Vec<_>>()))
}

/// `Von Ida Marsh`, `By Ida Marsh and Tom Ray`, `Ida Marsh | Columnist`: whether a byline is what
/// opens one and names of two to four words, or a name and a post.
pub(crate) fn names_writer(byline: &[char]) -> bool {
    if is_name_and_post(byline) {
        return true;
    }
    let lower = small(byline);
    let Some(opener) = opener(&lower) else { return false };
    let name = byline.get(opener.chars().count()..);
    // `by International Business Ma-` is of a text.
    name.is_some_and(|name| {
        are_persons(name) && !name.ends_with(&['-']) && !name.ends_with(&['\u{ad}'])
    })
}

/// `From Ida Marsh, Owerri`, as papers of Nigeria have it.
fn is_sent_from(text: &[char]) -> bool {
    const LONGEST: usize = 48;
    let Some(name) = text.strip_prefix(&['F', 'r', 'o', 'm', ' ']) else { return false };
    let named = signature::without_place(name).filter(|_| text.len() <= LONGEST);
    named.is_some_and(signature::is_name)
}

/// `LUCÍA OTERO. Arbela`, `EFE | Arbela`: a name in capitals, or an agency, and where it writes
/// from.
fn is_name_and_place(text: &[char]) -> bool {
    let Some(mark) =
        text.iter().position(|c| matches!(c, '.' | '|' | '/')).filter(|_| text.len() <= 40)
    else {
        return false;
    };
    let name = text[..mark].strip_suffix(&[' ']).unwrap_or(&text[..mark]);
    let place = &text[mark + 1..];
    let sent = text[mark] != '.' && dateline::names_agencies(name);
    let titled = |words: &[char]| signature::words(words).all(|word| word[0].is_uppercase());
    let plain = |text: &[char]| text.iter().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
    form::is_capitals(name)
        && (sent || text[mark] == '.' && (2..=4).contains(&signature::words(name).count()))
        && (1..=3).contains(&signature::words(place).count())
        && place.iter().any(|c| c.is_lowercase())
        && titled(place)
        && plain(name)
        && plain(place)
}

/// `and PETER OYELARAN`: whether a row below a byline names who wrote with the one above.
pub(crate) fn is_further_name(line: &Line) -> bool {
    let mut words = signature::words(&line.text);
    let and = words.next().is_some_and(|word| names::joins(&word.iter().collect::<String>()));
    let names: Vec<&[char]> = words.collect();
    line.blanks == 0
        && and
        && (2..=4).contains(&names.len())
        && names.into_iter().all(signature::is_of_name)
}

/// `Ida Marsh` right below another line: whether a row is a name and nothing else.
pub(crate) fn is_name_below(line: &Line) -> bool {
    line.blanks == 0 && signature::is_person(&line.text)
}

/// `By IDA MARSH,`: whether a byline goes on in the next row.
pub(crate) fn is_open_byline(text: &[char]) -> bool {
    let Some((',', by)) = text.split_last() else { return false };
    is_latin(by)
}

/// A text without the words that it ends with, in small or capital letters.
fn strip_word<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(words.len())?;
    let (head, tail) = (text.get(..at)?, text.get(at..)?);
    let whole = head.is_empty() || head.ends_with(char::is_whitespace);
    (whole && tail.eq_ignore_ascii_case(words)).then(|| head.trim_end())
}
