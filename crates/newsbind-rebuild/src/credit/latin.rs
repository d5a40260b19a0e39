//! Credits of pictures in papers of Latin script.

use crate::byline;
use crate::dateline;
use crate::form::{self, small, starts};
use crate::language;
use crate::nameplate::newspaper;
use crate::names::joins;
use crate::signature;

/// `Picture: Ida Marsh`, `STAFF PHOTO BY IDA MARSH`: whether a text begins as credits do.
pub(crate) fn names_photographer(text: &[char]) -> bool {
    opener(text).is_some()
}

/// `Courier photo by `: how many bytes of a credit in small letters stand before the photographer,
/// where it begins with up to three words for whom the picture was taken.
pub(crate) fn of_paper(lower: &str) -> Option<usize> {
    let at = ["photo by ", "photos by "].iter().find_map(|by| Some(lower.find(by)? + by.len()))?;
    let before = lower[..at].split_whitespace().count();
    (3..=5).contains(&before).then_some(at)
}

/// `Courier photo by Ida Marsh`: whether a text is such a credit and nothing else.
fn is_of_paper(text: &[char]) -> bool {
    const LONGEST: usize = 48;
    if text.len() > LONGEST || !text.first().is_some_and(|c| c.is_uppercase()) {
        return false;
    }
    let line: String = text.iter().collect();
    let Some((before, name)) = of_paper(&small(text)).and_then(|at| line.split_at_checked(at))
    else {
        return false;
    };
    let begins = |word: &str| word.starts_with(char::is_uppercase);
    let words = before.split_whitespace().count();
    !before.contains(['.', '—'])
        && before.split_whitespace().take(words - 2).all(begins)
        && (1..=5).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(|word| begins(word) || joins(word))
}

/// What a credit begins with, in whatever letters but a small first one.
fn opener(text: &[char]) -> Option<&'static str> {
    let begins = |credit: &str| {
        let mut chars = text.iter();
        credit.chars().all(|c| chars.next().is_some_and(|own| own.eq_ignore_ascii_case(&c)))
    };
    let may = text.first().is_some_and(|c| c.is_uppercase());
    language::all(|papers| papers.credits).find(|credit| may && begins(credit))
}

/// `Picture: Ida Marsh`, `Photo by IDA MARSH`: whether a text is an opener and nothing but names
/// behind it, which needs no stop before it.
fn is_named(text: &[char]) -> bool {
    let Some(names) = opener(text).map(|opener| &text[opener.len()..]) else { return false };
    let words: Vec<&[char]> = names.split(|c| matches!(c, ' ' | '/')).collect();
    (1..=6).contains(&words.len())
        && words.iter().all(|word| word.first().is_some_and(|c| c.is_uppercase()))
}

/// `GREG SOTO/THE POST`, `GREG SOTO | THE POST`, `GREG SOTO FOR THE POST`, `GETTY IMAGES`: whether
/// a text in capitals behind a caption says whom the picture is from.
fn is_shouted(text: &[char]) -> bool {
    let words: Vec<String> = text.split(|c| *c == ' ').map(|word| word.iter().collect()).collect();
    let shouts = text.iter().all(|c| !c.is_lowercase() && !c.is_numeric());
    let from = text.iter().any(|c| matches!(c, '/' | '|'))
        || words.iter().skip(1).any(|word| matches!(word.as_str(), "FOR" | "VIA"))
        || words.last().is_some_and(|word| matches!(word.as_str(), "IMAGES" | "PHOTO" | "PRESS"));
    (2..=8).contains(&words.len()) && shouts && from && form::is_capitals(text)
}

/// `/ BRAIS LEMA`: whether a text is a stroke and a name in capitals, as Spanish papers have it.
fn is_behind_stroke(text: &[char]) -> bool {
    let ['/', ' ', name @ ..] = text else { return false };
    let words = name.split(|c| *c == ' ').count();
    (2..=4).contains(&words)
        && form::is_capitals(name)
        && name.iter().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.'))
}

/// `REUTERS/Ida Marsh`: whether a text is an agency, a stroke and a name.
fn is_behind_agency(text: &[char]) -> bool {
    let Some(stroke) = text.iter().position(|c| *c == '/') else { return false };
    let (agency, name) = (&text[..stroke], &text[stroke + 1..]);
    let mut words = name.split(|c| *c == ' ');
    form::is_capitals(agency)
        && dateline::names_agencies(agency)
        && name.len() <= 30
        && words.all(|word| word.first().is_some_and(|c| c.is_uppercase()))
}

/// `Ida Marsh/The Herald`, `Ida Marsh / Star-Herald`, `IDA MARSH, STAR-HERALD`: whether a text is a
/// name, a stroke or a comma, and the name of a paper.
fn is_name_and_paper(text: &[char]) -> bool {
    let Some(mark) = text.iter().position(|c| matches!(c, '/' | ',')) else { return false };
    let (name, paper) = (&text[..mark], &text[mark + 1..]);
    let words: Vec<&[char]> = signature::words(paper).collect();
    let capitals = words.iter().all(|word| signature::is_of_name(word));
    let is_paper = match &words[..] {
        [the, _, ..] if *the == ['T', 'h', 'e'] => words.len() <= 5,
        // `Star-Herald`
        [word] => word.contains(&'-') && word.split(|c| *c == '-').any(is_paper_noun),
        // `Diário da Serra`
        words => words.len() <= 4 && text[mark] == '/' && words.iter().any(|w| is_paper_noun(w)),
    };
    let shouts = || form::is_capitals(name) && form::is_capitals(paper);
    signature::is_person(name) && capitals && is_paper && (text[mark] == '/' || shouts())
}

/// `ANA SORIA (EFE)`: whether a text is a name in capitals, and the agency that the picture is from.
fn is_name_and_agency(text: &[char]) -> bool {
    let [before @ .., ')'] = text else { return false };
    let Some(open) = before.iter().rposition(|c| *c == '(') else { return false };
    let (name, agency) = (&before[..open], &before[open + 1..]);
    let is_sign = (2..=6).contains(&agency.len()) && agency.iter().all(char::is_ascii_uppercase);
    name.strip_suffix(&[' ']).is_some_and(is_shouted_name)
        && (is_sign || dateline::names_agencies(agency))
}

/// Whether a word is what papers are called.
fn is_paper_noun(word: &[char]) -> bool {
    newspaper::is_noun(&word.iter().collect::<String>())
}

/// Who sells pictures to papers, in small letters, beside the agencies of datelines.
#[rustfmt::skip]
const PICTURE_AGENCIES: [&str; 14] = [
    "alamy", "getty", "images", "folhapress", "keystone", "imago", "shutterstock", "rex", "magnum", "belga", "epa",
    "scanpix", "ritzau", "press",
];

/// `Ida Marsh/Alamy`, `IDA MARSH/FOLHAPRESS`: whether a text is a name, of two words where it has
/// no particle, and the agency or paper that the picture is from, with nothing but a stroke between
/// them.
pub(crate) fn names_client(text: &[char]) -> bool {
    let Some(stroke) = text.iter().position(|c| *c == '/') else { return false };
    let (name, client) = (&text[..stroke], &text[stroke + 1..]);
    let particle = signature::words(name).position(|word| word[0].is_lowercase());
    let last = client.rsplit(|c| matches!(c, ' ' | '/')).next().map(small).unwrap_or_default();
    let is_known = PICTURE_AGENCIES.contains(&last.as_str())
        || is_given(&last)
        || dateline::names_agencies(client)
        || byline::names_paper(client);
    signature::is_person(name)
        && name.last() != Some(&' ')
        && particle.map_or(signature::words(name).count() == 2, |at| at == 1)
        && client.first().is_some_and(|c| c.is_uppercase())
        && client.len() <= 30
        && is_known
}

/// What stands behind one of some words, all of ASCII, that a text begins with.
fn behind<'a>(text: &'a [char], words: &[&str]) -> Option<&'a [char]> {
    words.iter().find_map(|word| starts(text, word).then(|| &text[word.len()..]))
}

/// `Photo J.-M. Kervella`, `FOTO DIRK KUIPER`, `Photo / Herald archive`: whether a text is the word
/// and a name, as French and Dutch papers have it, or a stroke and who gave the picture, as papers
/// of New Zealand do.
fn names_photo(text: &[char]) -> bool {
    let Some(name) = behind(text, &["Photo ", "Photos ", "PHOTO ", "Foto ", "FOTO "]) else {
        return false;
    };
    if let ['/', ' ', giver @ ..] = name {
        return giver.len() <= 30 && giver.first().is_some_and(|c| c.is_uppercase());
    }
    let mut words = name.split(|c| *c == ' ');
    name.len() <= 30
        && words.all(|word| word.first().is_some_and(|c| c.is_uppercase()) && !is_desk(word))
}

/// `Foto AFP`: whether a text is the word and an agency, which needs no stop before it.
fn is_of_agency(text: &[char]) -> bool {
    let name = behind(text, &["Photo ", "PHOTO ", "Foto ", "FOTO "]);
    name.is_some_and(|name| form::is_capitals(name) && dateline::names_agencies(name))
}

/// `Photo Editor`, `Photo Desk`: whether a word behind the one for a picture makes it a post.
fn is_desk(word: &[char]) -> bool {
    matches!(small(word).as_str(), "editor" | "editors" | "desk")
}

/// `© Ida Marsh / The Herald`, `© Photo Ida Marsh`: whether a text is the sign and whose the picture
/// is.
pub(crate) fn is_marked(text: &[char]) -> bool {
    let ['©', owner @ ..] = text else { return false };
    let owner = &owner[form::skip_spaces(owner, 0)..];
    let parts = owner.iter().any(|c| matches!(c, '/' | '|'));
    let names = |word: &[char]| matches!(word, ['/' | '|']) || word[0].is_uppercase();
    // `© RIPRODUZIONE RISERVATA` names nobody.
    let is_writer = signature::is_person(owner)
        && !form::is_capitals(owner)
        && !byline::names_paper(owner)
        && !signature::words(owner).next().is_some_and(signature::is_article);
    owner.iter().all(|c| !c.is_numeric())
        && (parts && signature::words(owner).all(names) || names_photo(owner) || is_writer)
}

/// `IDA MARSH/THE HERALD`, `Ida Marsh / Harlow Herald`: whether a row is a name and, behind a
/// stroke, a paper or an agency.
pub(crate) fn is_of_house(row: &[char]) -> bool {
    let Some(stroke) = row.iter().position(|c| *c == '/') else { return false };
    let (name, house) =
        (row[..stroke].strip_suffix(&[' ']).unwrap_or(&row[..stroke]), &row[stroke + 1..]);
    let named = |word: &[char]| word[0].is_uppercase();
    signature::is_person(name)
        && (1..=4).contains(&signature::words(house).count())
        && signature::words(house).all(named)
        && !row.iter().any(|c| c.is_numeric())
}

/// `IDA MARSH POUR « LE COURRIER »`: whether a row is a name in capitals and the French paper that
/// its bearer took the picture for.
fn is_for_paper(row: &[char]) -> bool {
    const FOR: [char; 7] = [' ', 'P', 'O', 'U', 'R', ' ', '«'];
    let at = row.windows(FOR.len()).position(|window| window == FOR);
    at.is_some_and(|at| signature::is_person(&row[..at])) && row.last() == Some(&'»')
}

/// `Pic: IDA MARSH`, `foto Conti`, `Ida Marsh photo`, `Divulgação`: whether a row below or above a
/// caption says whom the picture is from.
pub(crate) fn is_row(row: &[char]) -> bool {
    const LONGEST: usize = 30;
    const LONGEST_WITH_HOUSE: usize = 48;
    if row.len() <= LONGEST_WITH_HOUSE && (is_of_house(row) || is_for_paper(row)) {
        return true;
    }
    if row.len() > LONGEST {
        return false;
    }
    let lower = small(row);
    let behind = opener_in_small(&lower).and_then(|opener| row.get(opener.chars().count()..));
    let before = || row.strip_suffix(&[' ', 'p', 'h', 'o', 't', 'o']);
    let names = |text: &[char], least: usize| {
        let names = |word: &[char]| word[0].is_uppercase() && !is_desk(word);
        let capitals = signature::words(text).all(names);
        (least..=4).contains(&signature::words(text).count()) && capitals
    };
    behind.is_some_and(|names_of| names(names_of, 1))
        || before().is_some_and(|names_of| names(names_of, 2))
        || is_given(&lower)
        || is_of_archive(row)
}

/// `Free Press archive`: whether a row says from whose archive a picture is.
fn is_of_archive(row: &[char]) -> bool {
    let mut words = signature::words(row);
    let last = words.next_back().map(small).unwrap_or_default();
    let rest: Vec<&[char]> = words.collect();
    matches!(last.as_str(), "archive" | "archives" | "archiv")
        && (1..=3).contains(&rest.len())
        && rest.into_iter().all(|word| word[0].is_uppercase())
}

/// What a credit in small letters begins with: `picture: `, `foto `.
pub(crate) fn opener_in_small(lower: &str) -> Option<&'static str> {
    let photo = || ["photo ", "photos ", "foto "].into_iter().find(|word| lower.starts_with(word));
    language::opener(|papers| papers.credits, lower).or_else(photo)
}

/// Whether a row in small letters is what stands for the name of whom a picture is from.
fn is_given(lower: &str) -> bool {
    ["divulgação", "handout", "archivo", "archivio", "archief"].contains(&lower)
}

/// `COURTESY OF THE HARLOW LIBRARY`: whether a text says by whose courtesy the picture is printed.
fn is_by_courtesy(text: &[char]) -> bool {
    let Some(name) = behind(text, &["Courtesy of ", "COURTESY OF "]) else { return false };
    let names =
        |word: &[char]| word.first().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let mut words = name.split(|c| *c == ' ');
    name.last() != Some(&'.') && words.all(|word| names(word) || matches!(word, ['o', 'f']))
}

/// `(Ida Marsh/The Herald)`, `(AP Photo/Ida Marsh)`, `(Photo by Ida Marsh)`: whether a text is a
/// credit in parentheses.
fn is_parenthesised_credit(text: &[char]) -> bool {
    let ['(', inside @ .., ')'] = text else { return false };
    if is_by_courtesy(inside) {
        return true;
    }
    let mut words = inside.split(|c| matches!(c, ' ' | '/')).filter(|word| !word.is_empty());
    let names = |word: &[char]| word[0].is_uppercase() || matches!(word, ['o', 'f'] | ['b', 'y']);
    let sides: Vec<&[char]> = inside.split(|c| *c == '/').collect();
    names_photographer(inside)
        || is_of_paper(inside)
        || (sides.len() == 2 && sides.iter().any(|side| side.contains(&' ')) && words.all(names))
}

/// `(foto Dario Conti)`, `(Foto: Ida Marsh)`: whether a text in parentheses is the word and a name,
/// which needs no stop before it.
fn is_noted(text: &[char]) -> bool {
    let ['(', inside @ .., ')'] = text else { return false };
    let mut words = inside.split(|c| *c == ' ');
    let first: String = words.next().into_iter().flatten().flat_map(|c| c.to_lowercase()).collect();
    let photo = matches!(first.as_str(), "foto" | "foto:" | "photo" | "photo:" | "bild:");
    let names = words.clone().count();
    photo
        && (1..=5).contains(&names)
        && words.all(|word| word.first().is_some_and(|c| c.is_uppercase()))
}

/// The longest credit, in characters.
const LONGEST: usize = 60;

/// Where the credit at the end of a caption begins: behind a stop, or at its very beginning; where
/// it says that it is one, behind any space.
pub(crate) fn credit(text: &[char]) -> Option<usize> {
    let stops = |c: &char| matches!(c, '.' | '!' | '?' | '”' | '"' | '’' | ')');
    // `They ran.—Photo by Ida Marsh`
    let begins = |at: usize| {
        at == 0 || (matches!(text[at - 1], ' ' | '—') && at > 1 && stops(&text[at - 2]))
    };
    let is_credit = |text: &[char]| {
        names_photographer(text)
            || names_photo(text)
            || is_by_courtesy(text)
            || is_marked(text)
            || is_of_paper(text)
            || is_parenthesised_credit(text)
            || is_behind_stroke(text)
            || is_behind_agency(text)
            || is_name_and_paper(text)
            || is_name_and_agency(text)
            || names_client(text)
            || is_row(text)
    };
    let from = text.len().saturating_sub(LONGEST);
    let behind_space = |at: usize| at > 0 && text[at - 1] == ' ';
    (from..text.len()).find(|at| {
        let rest = &text[*at..];
        (begins(*at) && is_credit(rest))
            || (behind_space(*at)
                && (is_named(rest)
                    || is_noted(rest)
                    || names_client(rest)
                    || is_of_agency(rest)
                    || (begins(*at) && is_shouted(rest))))
    })
}

/// Rows as one text, a word that a hyphen divides between two of them put together.
fn joined(rows: &[&[char]]) -> Vec<char> {
    let mut text: Vec<char> = Vec::new();
    for row in rows {
        let divides = matches!(text.last(), Some('-' | '\u{ad}' | '‐'))
            && row.first().is_some_and(|c| c.is_lowercase());
        if divides {
            text.pop();
        } else if !text.is_empty() {
            text.push(' ');
        }
        text.extend_from_slice(row);
    }
    text
}

/// Where a credit that says that it is one begins at the end of a text: `… marrow. Picture: Ida
/// Marsh`.
pub(crate) fn told(text: &[char]) -> Option<usize> {
    credit(text).filter(|at| {
        let lower = small(&text[*at..]);
        *at > 0 && language::opener(|papers| papers.credits, &lower).is_some()
    })
}

/// Whether rows end in a credit, or begin with one, as captions do.
pub(crate) fn is_of_caption(rows: &[&[char]]) -> bool {
    heads(rows) || credit(&joined(rows)).is_some() || matches!(rows, [_, .., last] if is_row(last))
}

/// The last of several rows of a caption where it is a credit by itself, or a name in capitals.
pub(crate) fn last_row<'a>(rows: &[&'a [char]]) -> Option<&'a [char]> {
    let [.., above, last] = rows else { return None };
    let small = above.iter().any(|c| c.is_lowercase());
    (is_row(last) || small && is_shouted_name(last)).then_some(*last)
}

/// Whether rows are a long text that does not stop, and a name in capitals below it, as neither
/// headlines above bylines nor the ends of letters are; or, where the line above them does not
/// stop, a short text that does.
pub(crate) fn is_above_name(rows: &[&[char]], interrupts: bool) -> bool {
    const LONG: usize = 13;
    const SHORT: usize = 20;
    let [text @ .., last] = rows else { return false };
    let Some(above) = text.last() else { return false };
    let words: usize = text.iter().map(|row| signature::words(row).count()).sum();
    let goes_on = matches!(above.last(), Some(',' | ':' | ';' | '-'));
    let begins = rows[0].first().is_some_and(|c| c.is_uppercase());
    let told = match form::stops(above) {
        true => interrupts && begins && words <= SHORT,
        false => text.len() > 1 && words >= LONG && !goes_on,
    };
    told && above.iter().any(|c| c.is_lowercase()) && is_shouted_name(last)
}

/// Whether rows are one sentence, and a name in capitals behind it, with which their block ends:
/// `Barcos en el puerto. ANA SORIA`.
pub(crate) fn is_before_name(rows: &[&[char]]) -> bool {
    const ROWS: usize = 5;
    let text = rows.join(&' ');
    let Some(stop) = text.windows(2).position(|two| two == ['.', ' ']) else { return false };
    let (sentence, name) = (&text[..stop], &text[stop + 2..]);
    rows.len() <= ROWS
        && (4..=30).contains(&signature::words(sentence).count())
        && sentence.first().is_some_and(|c| c.is_uppercase())
        && sentence.iter().any(|c| c.is_lowercase())
        && signature::words(name).count() == 2
        && is_shouted_name(name)
}

/// `R. SORIA`, `STUDIO HARLAC`: two or three words in capitals.
fn is_shouted_name(row: &[char]) -> bool {
    form::is_capitals(row)
        && (2..=3).contains(&signature::words(row).count())
        && row.iter().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-'))
}

/// Whether the first of several rows is a credit by itself, and the caption stands below it.
pub(crate) fn heads(rows: &[&[char]]) -> bool {
    let is_credit =
        |row: &[char]| names_photographer(row) && credit(row) == Some(0) || is_of_paper(row);
    matches!(rows, [first, _, ..] if is_credit(first) || is_given(&small(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_credits_begin() {
        for (text, expected) in [
            ("Two herons at dawn. Picture: Ida Marsh", Some("Picture: Ida Marsh")),
            ("Foto: Ida Marsh", Some("Foto: Ida Marsh")),
            ("Il traghetto al molo (foto Dario Conti)", Some("(foto Dario Conti)")),
            ("Il traghetto al molo (foto sotto)", None),
            ("De pont aan de kade. FOTO DIRK KUIPER", Some("FOTO DIRK KUIPER")),
            ("Low water. (Ida Marsh/The Herald of Ely)", Some("(Ida Marsh/The Herald of Ely)")),
            ("Low water. (AP Photo/Ida Marsh)", Some("(AP Photo/Ida Marsh)")),
            ("Low water. Ely Herald photo by Ida Marsh", Some("Ely Herald photo by Ida Marsh")),
            ("Herons seen in a photo by Ida Marsh", None),
            ("Low water. Ida Marsh / Star-Herald", Some("Ida Marsh / Star-Herald")),
            ("Low water. IDA MARSH, STAR-HERALD", Some("IDA MARSH, STAR-HERALD")),
            ("Low water. Ida Marsh, Star-Crossed", None),
            ("Low water. Photo / Herald archive", Some("Photo / Herald archive")),
            ("Low water.—Photo by Ida Marsh", Some("Photo by Ida Marsh")),
            ("Low water. (Herald photo by Ida Marsh)", Some("(Herald photo by Ida Marsh)")),
            ("Zoran am Wahlabend Foto AFP", Some("Foto AFP")),
            ("Ein Mann auf einem Foto AN", None),
            ("Low water. © Ida Marsh / The Herald", Some("© Ida Marsh / The Herald")),
            ("© 2024 Ely Media", None),
            ("Low water. Ida Marsh / The Ely Herald", Some("Ida Marsh / The Ely Herald")),
            ("Low water. (Courtesy of Ely Rowing Club)", Some("(Courtesy of Ely Rowing Club)")),
            ("Photo Editor Ida Marsh", None),
            ("Low water. (Photo by Ida Marsh)", Some("(Photo by Ida Marsh)")),
            ("Hier matin. Photo J.-M. Kervella", Some("Photo J.-M. Kervella")),
            ("Hier matin. Photo de famille", None),
            ("Barcos en el puerto, ayer. / BRAIS LEMA", Some("/ BRAIS LEMA")),
            ("Hier matin. PHOTO PAUL RENARD", Some("PHOTO PAUL RENARD")),
            (
                "Herons at the weir. IDA MARSH / ASSOCIATED PRESS",
                Some("IDA MARSH / ASSOCIATED PRESS"),
            ),
            ("It is closed. (Reuters/AFP)", None),
            ("It is closed. (See page 3)", None),
            ("Herons at the weir Picture: IDA MARSH", Some("Picture: IDA MARSH")),
            ("STAFF PHOTO BY IDA MARSH", Some("STAFF PHOTO BY IDA MARSH")),
            ("Herons at the weir Picture by Ida Marsh", Some("Picture by Ida Marsh")),
            ("Herons at the weir. IDA MARSH/THE POST", Some("IDA MARSH/THE POST")),
            ("Herons at the weir. IDA MARSH FOR THE POST", Some("IDA MARSH FOR THE POST")),
            ("At the weir. COURTESY OF ELY PRESS CLUB", Some("COURTESY OF ELY PRESS CLUB")),
            ("Herons at the weir in Ely Ida Marsh/Alamy", Some("Ida Marsh/Alamy")),
            ("Herons at the weir IDA MARSH/ALAMY", Some("IDA MARSH/ALAMY")),
            ("Herons at the weir Ida van der Marsh/ANP", Some("Ida van der Marsh/ANP")),
            ("Herons in Ely Ida van der Marsh/ANP", Some("Ida van der Marsh/ANP")),
            ("Herons at the weir Ida Marsh/AP", Some("Ida Marsh/AP")),
            ("The ferry from Santa Cruz/Tenerife", None),
            ("Herons at the weir Ida Marsh/Tom Ray", None),
            ("It was open. Courtesy of a friend", None),
            ("At the weir. IDA MARSH | THE POST", Some("IDA MARSH | THE POST")),
            ("STRIKE FOR THE WEIR", None),
            ("They drew a bigger Picture: one of herons", None),
            ("The picture: a heron.", None),
        ] {
            let text: Vec<char> = text.chars().collect();
            let found = credit(&text).map(|at| text[at..].iter().collect::<String>());
            assert_eq!(found.as_deref(), expected);
        }
    }
}
