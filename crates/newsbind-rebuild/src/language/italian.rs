//! Italian papers.

use super::Language;

#[rustfmt::skip]
pub(super) const ITALIAN: Language = Language {
    tag: "it",
    small_words: &[
        "il", "gli", "che", "di", "della", "per", "una", "con", "sono", "del", "nel", "è",
    ],
    days: &["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    months: [
        "gen gennaio", "feb febbraio", "mar marzo", "apr aprile", "mag maggio", "giu giugno",
        "lug luglio", "ago agosto", "set settembre", "ott ottobre", "nov novembre", "dic dicembre",
    ],
    by: &[],
    by_names: &["di ", "a cura di "],
    asked: &[],
    ours: &["dal nostro inviato", "dal nostro corrispondente", "della redazione"],
    posts: &[],
    fields: &[],
    sent: &["inviato ", "inviata "],
    joins: &[],
    particles: &["di", "della", "da", "de", "la"],
    articles: &[],
    whence: &["in"],
    before_names: &[],
    titles: &[],
    abbreviations: &[],
    does: &[],
    streets: &[],
    on: &["segue a", "continua a"],
    back: &["segue dalla", "continua dalla"],
    naming: &[],
    page: &["pagina", "pag."],
    front: &["prima pagina", "prima"],
    numerals: &[],
    elsewhere: &["vedi", "leggi"],
    heads: &[
        "lettere", "editoriale", "il commento", "l'intervista", "la storia", "il caso", "la scheda",
        "lettere al direttore", "il personaggio", "il corsivo",
    ],
    briefs: &["in breve", "brevi"],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    sections: &[],
    topics: &["calcio"],
    credits: &["foto: "],
    papers: &["gazzetta", "corriere", "giornale"],
};
