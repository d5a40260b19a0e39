//! Swedish papers.

use super::Language;

#[rustfmt::skip]
pub(super) const SWEDISH: Language = Language {
    tag: "sv",
    small_words: &[
        "och", "att", "det", "som", "för", "på", "är", "med", "av", "inte", "till", "den",
    ],
    days: &["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    months: [
        "jan januari", "feb februari", "mars", "apr april", "maj", "jun juni", "jul juli",
        "aug augusti", "sep sept september", "okt oktober", "nov november", "dec december",
    ],
    by: &[],
    by_names: &["av "],
    asked: &[],
    ours: &["vår korrespondent"],
    posts: &["reporter", "journalist", "redaktör", "krönikör"],
    fields: &[],
    sent: &[],
    joins: &["och"],
    particles: &["af", "och"],
    articles: &[],
    whence: &["i"],
    before_names: &[],
    titles: &[],
    abbreviations: &[],
    does: &[],
    streets: &[],
    on: &["fortsättning på", "fortsättning"],
    back: &["fortsättning från"],
    naming: &["fortsättning"],
    page: &["sidan", "sida", "sid."],
    front: &["förstasidan"],
    numerals: &[],
    elsewhere: &[],
    heads: &["fakta", "bakgrund", "insändare", "ledare", "krönika", "debatt", "kommentar"],
    briefs: &["i korthet", "kort sagt", "kort", "notiser"],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    sections: &[],
    topics: &[],
    credits: &["foto: "],
    papers: &["blad", "dagblad", "nyheter"],
};
