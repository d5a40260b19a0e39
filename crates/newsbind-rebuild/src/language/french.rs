//! French papers.

use super::Language;

#[rustfmt::skip]
pub(super) const FRENCH: Language = Language {
    tag: "fr",
    small_words: &[
        "le", "la", "les", "des", "et", "est", "du", "une", "dans", "qui", "que", "pour",
    ],
    days: &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    months: [
        "janv janvier", "fév févr février", "mars", "avr avril", "mai", "juin", "juil juillet",
        "août aoû", "septembre", "oct octobre", "nov novembre", "déc décembre",
    ],
    by: &["par "],
    by_names: &["texte : ", "texte: ", "texte et photo : ", "textes : "],
    asked: &["propos recueillis par ", "recueilli par "],
    ours: &["de notre correspondant", "de notre envoyé spécial", "notre correspondant"],
    posts: &["journaliste", "chroniqueur", "chroniqueuse", "reporter", "rédactrice", "rédacteur"],
    fields: &[],
    sent: &["envoyé spécial ", "envoyée spéciale ", "correspondant ", "correspondante "],
    joins: &["et"],
    particles: &["de", "du", "des", "d", "le", "la"],
    articles: &["le", "les"],
    whence: &["à", "en", "de"],
    before_names: &["avec", "contre", "chez", "sur"],
    titles: &[],
    abbreviations: &["Mme."],
    does: &[],
    streets: &[],
    on: &["lire la suite", "lire la suite en", "suite", "suite en"],
    back: &["suite de la", "suite de"],
    naming: &["suite", "suite en", "suite de", "suite de la"],
    page: &["page", "p."],
    front: &["une", "première page"],
    numerals: &[],
    elsewhere: &["lire", "voir"],
    heads: &[
        "faits divers", "vie locale", "courrier des lecteurs", "éditorial", "édito", "tribune",
        "entretien", "portrait", "reportage", "rectificatif", "repères", "le chiffre", "chronique",
        "courrier", "carnet", "avis de décès", "météo",
    ],
    briefs: &["en bref", "brèves"],
    brief: &["bref"],
    straps: &[],
    letters: &[],
    addresses: &[],
    sections: &["politique", "monde", "économie", "société", "régions", "étranger", "spectacles"],
    topics: &["musique", "cinéma", "théâtre"],
    credits: &["photo : "],
    papers: &["écho", "dépêche"],
};
