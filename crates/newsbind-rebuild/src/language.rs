//! What language a text layer is in.

use newsbind_core::{Script, TextLayer, TextPage, script};

use crate::page::Writing;
use crate::traditional::is_traditional;

/// Small words that tell languages of Latin letters apart.
const SMALL_WORDS: [(&str, &[&str]); 13] = [
    ("en", &["the", "and", "of", "to", "in", "that", "is", "for", "was", "with", "said", "on"]),
    ("fr", &["le", "la", "les", "des", "et", "est", "du", "une", "dans", "qui", "que", "pour"]),
    ("de", &["der", "die", "das", "und", "den", "von", "mit", "ist", "im", "dem", "nicht", "ein"]),
    ("es", &["el", "los", "las", "una", "que", "por", "con", "para", "del", "como", "más", "y"]),
    ("it", &["il", "gli", "che", "di", "della", "per", "una", "con", "sono", "del", "nel", "è"]),
    (
        "nl",
        &["het", "een", "van", "dat", "niet", "zijn", "voor", "met", "ook", "naar", "bij", "aan"],
    ),
    ("pt", &["os", "uma", "que", "não", "com", "para", "dos", "da", "do", "em", "mais", "ao"]),
    ("da", &["og", "det", "er", "til", "af", "på", "der", "ikke", "blev", "med", "efter", "også"]),
    ("nb", &["og", "det", "er", "til", "av", "på", "som", "ikke", "ble", "med", "etter", "også"]),
    ("pl", &["na", "się", "nie", "do", "że", "jest", "po", "od", "oraz", "jego", "przez", "który"]),
    ("cs", &["se", "na", "je", "že", "do", "který", "jsou", "podle", "ale", "pro", "jako", "byl"]),
    (
        "fi",
        &["ja", "on", "ei", "että", "oli", "hän", "mutta", "myös", "kun", "ovat", "jo", "mukaan"],
    ),
    ("sv", &["och", "att", "det", "som", "för", "på", "är", "med", "av", "inte", "till", "den"]),
];

/// The language of a text layer (BCP 47), `und` where nothing tells.
pub(crate) fn detect(layer: &TextLayer) -> String {
    let chars = || {
        layer
            .pages
            .iter()
            .flat_map(|page| &page.lines)
            .flat_map(|line| line.text.chars())
            .take(200_000)
    };
    let count = |wanted: Script| chars().filter(|c| script(*c) == wanted).count();
    let (han, kana, hangul) = (count(Script::Han), count(Script::Kana), count(Script::Hangul));
    // A long run of letters is no more than a long word.
    let letters = words(layer).map(|word| letters(word).min(LONGEST_WORD)).sum::<usize>();
    if hangul > han.max(letters / 4) {
        "ko".to_owned()
    } else if kana * 8 > han && kana * 4 > letters {
        "ja".to_owned()
    } else if han * 4 > letters && han > 0 {
        if is_traditional(chars()) { "zh-Hant" } else { "zh-Hans" }.to_owned()
    } else {
        latin(layer)
    }
}

/// The letters of a word count up to so many.
const LONGEST_WORD: usize = 24;

fn letters(word: &str) -> usize {
    word.chars().filter(|c| script(*c) == Script::Letter).count()
}

/// The words of the first lines of a text layer.
fn words(layer: &TextLayer) -> impl Iterator<Item = &str> {
    let lines = layer.pages.iter().flat_map(|page| &page.lines).take(5_000);
    lines.flat_map(|line| line.text.split_whitespace())
}

fn latin(layer: &TextLayer) -> String {
    let mut counts = [0_usize; SMALL_WORDS.len()];
    for word in words(layer) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(SMALL_WORDS) {
            *count += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = (0..counts.len()).rev().max_by_key(|i| counts[*i]).filter(|i| counts[*i] > 0);
    best.map_or_else(|| "und".to_owned(), |i| SMALL_WORDS[i].0.to_owned())
}

/// How a page of an issue in a language is written: as the language is, but for a page that is all but wholly in the
/// other writing, as in papers of two languages.
pub(crate) fn writing_of(page: &TextPage, language: &str) -> Writing {
    const FEW: usize = 60;
    let words = || page.lines.iter().flat_map(|line| line.text.split_whitespace());
    let han = || words().flat_map(str::chars).filter(|c| script(*c) == Script::Han).count();
    let latin =
        || words().filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())).count();
    match writing(language) {
        Writing::Han if latin() >= FEW && latin() > 4 * han() => Writing::Latin,
        Writing::Latin if han() >= FEW && han() > 4 * latin() => Writing::Han,
        writing => writing,
    }
}

/// How a language is written.
pub(crate) fn writing(language: &str) -> Writing {
    if newsbind_core::is_cjk(language) { Writing::Han } else { Writing::Latin }
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;

    #[test]
    fn languages_by_their_small_words() {
        for (text, expected) in [
            ("The council said that it was for the ferry", "en"),
            (
                "Kommunen oplyser, at det ikke blev til noget efter brandens udbrud, og at der er råd",
                "da",
            ),
            ("Kommunen opplyser at det ikke ble noe av etter brannen, og som også er på vei", "nb"),
            ("Kommunen säger att det inte blev något av, och att den är på väg för alla", "sv"),
            (
                "Rada oświadczyła, że most nie jest gotowy i że prace potrwają do maja, po czym się skończą",
                "pl",
            ),
            (
                "Rada uvedla, že most není hotov a práce, které se protáhly, jsou podle ní pro město drahé",
                "cs",
            ),
            (
                "Kaupunki kertoi, että silta ei ole valmis, mutta työt ovat jo alkaneet ja hän on paikalla",
                "fi",
            ),
            ("W. L. Z. I.", "und"),
        ] {
            let line = TextLine { number: 1, text: text.to_owned() };
            let page = TextPage { lines: vec![line], ..TextPage::default() };
            let layer = TextLayer { pages: vec![page] };
            assert_eq!(detect(&layer), expected, "{text}");
        }
    }
}
