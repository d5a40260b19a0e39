//! Marks that character recognition leaves where it misreads worn type. What it reads comes block
//! by block as it was printed, headlines above, which an extractor's columns do not.

use crate::form;
use crate::page::Line;

/// Fewer marks say nothing: short pages would be worn by a stray one.
const LEAST: usize = 3;

/// A page of which so large a share was misread was read by character recognition.
pub(crate) const FROM: f32 = 0.0025;

/// The share of a page's words of Latin script that were misread so that it shows: in 36 pages of
/// recognised papers of 1821 to 1972 between .0027 and .047, in 40 pages of extracted text at most
/// .0013.
pub(crate) fn share(lines: &[Line]) -> f32 {
    let (mut words, mut misread, mut strokes, mut bullets) = (0_usize, 0_usize, 0_usize, 0_usize);
    for line in lines {
        let of_line: Vec<&[char]> =
            line.text.split(|c| c.is_whitespace()).filter(|word| !word.is_empty()).collect();
        let count = |is: &dyn Fn(&[char]) -> bool| of_line.iter().filter(|word| is(word)).count();
        let of_strokes = of_line.iter().skip(1).filter(|word| is_sign(word)).count();
        words += of_line.len();
        strokes += of_strokes;
        misread += count(&is_misread) - of_strokes;
        bullets += usize::from(matches!(of_line.first(), Some(['■' | '◆' | '●' | '▪'])));
    }
    // A speck looks like a bullet; where several lines have one, they are bullets.
    misread -= if bullets > 1 { bullets } else { 0 };
    // `THE POST | PAGE 7`, `FRIDAY ■ $2.50`: signs part what is said, where no other mark is
    // misread.
    if misread >= LEAST { (misread + strokes) as f32 / words as f32 } else { 0.0 }
}

/// A mark by itself that papers do not print as a word. Of arrows and ornaments, `◗`, four are read
/// in specks; the others were set.
fn is_sign(word: &[char]) -> bool {
    const PRINTED: &str = "-—–&•\"'«»“”‘’„/+$£€%(*)[]:;!?…§©";
    let is_set = |c: char| matches!(c, '\u{2190}'..='\u{2bff}') && !form::is_any(c, "■♦□▼◆●▪");
    matches!(word, [c] if !c.is_alphanumeric() && !form::is_any(*c, PRINTED) && !is_set(*c))
}

/// A speck by itself, a comma or a stop before a word, a mark inside of one, a mark that papers do
/// not print.
fn is_misread(word: &[char]) -> bool {
    let inside = |part: &[char]| {
        part[0].is_lowercase()
            && part[2].is_lowercase()
            && !(part[1].is_alphabetic() || form::is_any(part[1], "'’‘-‐\u{ad}—–/@"))
    };
    let strange = |c: &char| form::is_any(*c, "^_|*<>=~■•\\{}");
    match word {
        [_] => is_sign(word),
        [',' | '.', c, ..] if c.is_alphabetic() => true,
        _ => {
            let is_edge = |c: &char| c.is_ascii_punctuation() || form::is_any(*c, "«»“”‘’„—–…");
            let from = word.iter().take_while(|c| is_edge(c)).count();
            let to = word.len() - word.iter().rev().take_while(|c| is_edge(c)).count();
            let core = word.get(from..to).unwrap_or_default();
            (core.windows(3).any(inside) || core.iter().any(strange))
                && !is_abbreviated(core)
                && !is_address(core)
        }
    }
}

/// `a.m`, `e.g`, `d.h`, `a.m.-3`: abbreviations and initials in small letters.
fn is_abbreviated(word: &[char]) -> bool {
    const KNOWN: [&str; 2] = ["p.ex", "v.chr"];
    // `9 a.m.-3 p.m.`
    let ends = |rest: &[char]| !rest.iter().any(|c| c.is_alphabetic());
    let initials = matches!(word, [a, '.', b, rest @ ..] if a.is_alphabetic() && b.is_alphabetic() && ends(rest));
    initials
        || KNOWN.iter().any(|known| known.chars().eq(word.iter().flat_map(|c| c.to_lowercase())))
}

/// `www.herald.example`, `desk@herald.example`, `herald.com/letters`.
fn is_address(word: &[char]) -> bool {
    const DOMAINS: [&str; 12] =
        ["com", "org", "net", "gov", "edu", "info", "eu", "uk", "de", "fr", "ch", "at"];
    let host: String = word.iter().take_while(|c| **c != '/').collect();
    let domain = host.rsplit_once('.').map_or("", |(_, domain)| domain);
    word.contains(&'@')
        || host.starts_with("www.")
        || host.starts_with("http")
        || DOMAINS.contains(&domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misread_words() {
        for (word, expected) in [
            ("du.poi'trait", true),
            ("hissq8uad", true),
            ("■", true),
            (",", true),
            (",réparé", true),
            ("la^gue", true),
            ("l'arche", false),
            ("re-port", false),
            ("«", false),
            ("$4.5m", false),
            ("(Reuters)", false),
            ("U.S.", false),
            ("a.m.", false),
            ("a.m.-3", false),
            ("(e.g.", false),
            ("www.herald.example", false),
            ("desk@herald.example.", false),
            ("herald.com/letters", false),
        ] {
            assert_eq!(is_misread(&word.chars().collect::<Vec<_>>()), expected, "{word}");
        }
    }
}
