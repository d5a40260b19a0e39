//! Danish papers.

use super::Language;

#[rustfmt::skip]
pub(super) const DANISH: Language = Language {
    tag: "da",
    small_words: &[
        "og", "det", "er", "til", "af", "på", "der", "ikke", "blev", "med", "efter", "også",
    ],
    days: &["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    months: [
        "jan januar", "feb februar", "mar marts", "apr april", "maj", "jun juni", "jul juli",
        "aug august", "sep sept september", "okt oktober", "nov november", "dec december",
    ],
    by: &[],
    by_names: &["af ", "tekst: ", "tekst og foto: "],
    asked: &[],
    ours: &[],
    posts: &["journalist", "reporter", "korrespondent", "redaktør"],
    fields: &[],
    sent: &[],
    joins: &["og"],
    particles: &["af"],
    articles: &[],
    whence: &["i"],
    before_names: &[],
    titles: &[],
    abbreviations: &[],
    does: &[],
    streets: &[],
    on: &["fortsættes på", "fortsættes"],
    back: &["fortsat fra"],
    naming: &["fortsættes"],
    page: &["side", "s."],
    front: &["forsiden"],
    numerals: &[],
    elsewhere: &[],
    heads: &["debat", "kronik", "leder"],
    briefs: &["kort nyt"],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    sections: &[],
    topics: &[],
    credits: &["foto: "],
    papers: &["blad", "dagblad", "tidende"],
};
