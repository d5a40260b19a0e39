//! Norwegian papers.

use super::Language;

#[rustfmt::skip]
pub(super) const NORWEGIAN: Language = Language {
    tag: "nb",
    small_words: &[
        "og", "det", "er", "til", "av", "på", "som", "ikke", "ble", "med", "etter", "også",
    ],
    days: &["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    months: [
        "jan januar", "feb februar", "mar mars", "apr april", "mai", "jun juni", "jul juli",
        "aug august", "sep sept september", "okt oktober", "nov november", "desember",
    ],
    by: &[],
    by_names: &["av ", "tekst: ", "tekst og foto: "],
    asked: &[],
    ours: &[],
    posts: &["journalist", "korrespondent", "redaktør", "kommentator"],
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
    on: &["fortsetter på", "fortsetter"],
    back: &["fortsettelse fra", "fortsetter fra"],
    naming: &["fortsetter"],
    page: &["side"],
    front: &["forsiden"],
    numerals: &[],
    elsewhere: &[],
    heads: &["leder", "debatt", "kronikk", "kommentar"],
    briefs: &["kort sagt", "kortnytt"],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    sections: &[],
    topics: &[],
    credits: &["foto: "],
    papers: &["blad", "dagblad", "tidende"],
};
