//! The languages of Latin script: what papers of each write (`language/*.rs`), and which one a text
//! layer is in.
//!
//! Whoever adds a language writes a [`Language`] and lists it in [`LANGUAGES`]. Rules ask for the
//! words of all of them: papers print foreign bylines and datelines too.

pub(crate) mod chinese;
mod czech;
mod danish;
mod dutch;
mod english;
mod finnish;
mod french;
mod german;
mod italian;
mod norwegian;
mod polish;
mod portuguese;
mod spanish;
mod swedish;

use newsbind_core::{Script, TextLayer, TextPage, script};

use crate::page::Writing;
use crate::traditional::is_traditional;

/// Words that papers print. What they begin or end with is part of them: a space, a colon.
pub(crate) type Words = &'static [&'static str];

/// Which words of a language.
pub(crate) type Which = fn(&Language) -> Words;

/// What papers of a language write, in small letters where nothing else is said.
pub(crate) struct Language {
    /// BCP 47.
    tag: &'static str,
    /// Words that tell it from other languages.
    small_words: Words,
    /// Days of the week; behind a hyphen what several of them end in.
    pub(crate) days: Words,
    /// For each month its names, whole and cut short. What is a word of another language behind a
    /// number is left out.
    pub(crate) months: [&'static str; 12],
    /// What bylines begin with, where a capital follows.
    pub(crate) by: Words,
    /// The same where nothing but names follows.
    pub(crate) by_names: Words,
    /// The same of those who asked the questions of an interview.
    pub(crate) asked: Words,
    /// What stands for a name in a byline, or before one, beside `By our bowls correspondent`.
    pub(crate) ours: Words,
    /// What people who write for papers are.
    pub(crate) posts: Words,
    /// What their posts are for: `Health Correspondent`, `Senior Crime Reporter`.
    pub(crate) fields: Words,
    /// What rows begin with that say for whom, or from where, somebody writes.
    pub(crate) sent: Words,
    /// What joins two names.
    pub(crate) joins: Words,
    /// Words in small letters within names, and between them.
    pub(crate) particles: Words,
    /// Words of which sentences are built, and which names begin with only where a capital follows:
    /// with a capital before a word in small letters they begin a sentence.
    pub(crate) openers: Words,
    /// The same where nouns are written with a capital: before any word.
    pub(crate) noun_openers: Words,
    /// Articles that no name begins with.
    pub(crate) articles: Words,
    /// What stands before the place that somebody writes from.
    pub(crate) whence: Words,
    /// What stands before names and places, so that a headline goes on behind it.
    pub(crate) before_names: Words,
    /// What stands before the names of those who sign letters, as it is printed.
    pub(crate) titles: Words,
    /// What stands before names and in addresses and ends few sentences, as it is printed.
    pub(crate) abbreviations: Words,
    /// What a line below a column says that its writer does.
    pub(crate) does: Words,
    /// What streets end in, as it is printed.
    pub(crate) streets: Words,
    /// What leads on to another page.
    pub(crate) on: Words,
    /// What leads back to one.
    pub(crate) back: Words,
    /// Those of both that lead only to what is called a page: `Suite 12` is where somebody lives.
    pub(crate) naming: Words,
    /// What stands before the label of a page.
    pub(crate) page: Words,
    /// What the first page is called.
    pub(crate) front: Words,
    /// Numbers of pages in words, from one on.
    pub(crate) numerals: Words,
    /// What rows begin with that name the page of something else.
    pub(crate) elsewhere: Words,
    /// What stands above the weather.
    pub(crate) weather: Words,
    /// What stands above the index of an issue.
    pub(crate) index: Words,
    /// What parts a recipe.
    pub(crate) recipe: Words,
    /// Standing heads beside the names of sections.
    pub(crate) heads: Words,
    /// Standing heads of briefs.
    pub(crate) briefs: Words,
    /// Words in capitals of which one makes a row a standing head of briefs.
    pub(crate) brief: Words,
    /// What stands beside a headline to say what kind of article it heads.
    pub(crate) straps: Words,
    /// What the headlines of letters begin with.
    pub(crate) letters: Words,
    /// Whom letters speak to.
    pub(crate) addresses: Words,
    /// What letters close with, above their signatures.
    pub(crate) closings: Words,
    /// Names of sections.
    pub(crate) sections: Words,
    /// What stands before a colon, in capitals as places do, and is what a text is about, or
    /// answers.
    pub(crate) topics: Words,
    /// What credits of pictures begin with.
    pub(crate) credits: Words,
    /// What newspapers are called.
    pub(crate) papers: Words,
}

/// Of two that a text speaks for alike it is in the earlier one.
pub(crate) static LANGUAGES: [Language; 13] = [
    english::ENGLISH,
    french::FRENCH,
    german::GERMAN,
    spanish::SPANISH,
    italian::ITALIAN,
    dutch::DUTCH,
    portuguese::PORTUGUESE,
    danish::DANISH,
    norwegian::NORWEGIAN,
    polish::POLISH,
    czech::CZECH,
    finnish::FINNISH,
    swedish::SWEDISH,
];

/// Words of all languages.
pub(crate) fn all(words: Which) -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().flat_map(words).copied()
}

/// Whether a word is one of some language.
pub(crate) fn has(words: Which, word: &str) -> bool {
    all(words).any(|known| known == word)
}

/// What a text in small letters begins with.
pub(crate) fn opener(words: Which, lower: &str) -> Option<&'static str> {
    all(words).find(|known| lower.starts_with(known))
}

/// Whether a line begins with a word with which sentences begin, and no name: `The man`, not `The
/// Hague`.
pub(crate) fn opens_sentence(text: &[char]) -> bool {
    let text = match text {
        ['“' | '‘' | '„' | '"' | '«', text @ ..] => text,
        text => text,
    };
    let (word, rest) = text.split_at(text.iter().take_while(|c| c.is_alphabetic()).count());
    let [capital, small @ ..] = word else { return false };
    let [' ' | '’' | '\'', next, ..] = rest else { return false };
    if !capital.is_uppercase() || small.iter().any(|c| !c.is_lowercase()) {
        return false;
    }
    let word = word.iter().flat_map(|c| c.to_lowercase()).collect::<String>();
    has(|papers| papers.noun_openers, &word)
        || next.is_lowercase() && has(|papers| papers.openers, &word)
}

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
    let mut counts = [0_usize; LANGUAGES.len()];
    for word in words(layer) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        for (count, language) in counts.iter_mut().zip(&LANGUAGES) {
            *count += usize::from(language.small_words.contains(&word.as_str()));
        }
    }
    let best = (0..counts.len()).rev().max_by_key(|i| counts[*i]).filter(|i| counts[*i] > 0);
    best.map_or_else(|| "und".to_owned(), |i| LANGUAGES[i].tag.to_owned())
}

/// How a page of an issue in a language is written: as the language is, but for a page that is all
/// but wholly in the other writing, as in papers of two languages.
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
