//! Dutch papers.

use super::Language;

#[rustfmt::skip]
pub(super) const DUTCH: Language = Language {
    tag: "nl",
    small_words: &[
        "het", "een", "van", "dat", "niet", "zijn", "voor", "met", "ook", "naar", "bij", "aan",
    ],
    days: &["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    months: [
        "jan januari", "feb februari", "maart mrt", "apr april", "mei", "jun juni", "jul juli",
        "aug augustus", "sep sept september", "okt oktober", "nov november", "dec december",
    ],
    by: &[],
    by_names: &["door "],
    asked: &[],
    ours: &[
        "door onze verslaggever", "door onze verslaggeefster", "van onze verslaggever",
        "van onze redacteur", "onze correspondent", "onze verslaggever", "onze verslaggeefster",
        "van onze verslaggeefster", "van onze redactrice", "van onze correspondent",
        "van onze correspondente",
    ],
    posts: &["columnist"],
    fields: &[],
    sent: &[],
    joins: &[],
    particles: &["de", "van", "der", "den", "ten", "ter"],
    articles: &["het"],
    whence: &["in"],
    before_names: &[],
    titles: &[],
    abbreviations: &[],
    does: &[],
    streets: &[],
    on: &["vervolg op", "lees verder op"],
    back: &["vervolg van"],
    naming: &[],
    page: &["pagina", "pag.", "p."],
    front: &["voorpagina"],
    numerals: &[],
    elsewhere: &[],
    heads: &["ingezonden brieven", "brieven", "opinie", "commentaar", "uitslagen", "overleden"],
    briefs: &["kort", "kort nieuws", "in het kort"],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    sections: &[],
    topics: &["voetbal", "wielrennen"],
    credits: &["foto: "],
    papers: &["blad", "dagblad", "courant"],
};
