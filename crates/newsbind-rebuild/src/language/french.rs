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
    asked: &[
        "propos recueillis par ", "recueilli par ", "recueillis par ", "entretien réalisé par ",
        "interview réalisée par ",
    ],
    ours: &[
        "de notre correspondant", "de notre correspondante", "de notre correspondant particulier",
        "de notre envoyé spécial", "de notre envoyée spéciale", "de nos envoyés spéciaux",
        "de notre rédaction", "notre correspondant",
    ],
    posts: &[
        "journaliste", "chroniqueur", "chroniqueuse", "reporter", "rédactrice", "rédacteur",
        "correspondant", "correspondante",
    ],
    fields: &[],
    sent: &["envoyé spécial ", "envoyée spéciale ", "correspondant ", "correspondante "],
    joins: &["et"],
    particles: &["de", "du", "des", "d", "le", "la"],
    openers: &[
        "après", "au", "aucun", "aussi", "aux", "avant", "avec", "c", "ce", "ces", "cet", "cette",
        "chaque", "comme", "d", "dans", "de", "depuis", "des", "du", "dès", "elle", "elles", "en",
        "entre", "et", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "leurs", "lors",
        "lorsque", "m", "mais", "même", "n", "ni", "nos", "notre", "nous", "on", "or", "où",
        "par", "pas", "pendant", "plus", "pour", "près", "puis", "qu", "quand", "quant", "que",
        "qui", "s", "sa", "sans", "selon", "si", "son", "sous", "sur", "t", "tous", "tout",
        "toute", "un", "une", "vers", "voici", "vous", "à",
    ],
    noun_openers: &[],
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
        "faits divers", "vie locale", "la boîte aux lettres", "la météo", "courrier des lecteurs", "éditorial", "édito", "tribune",
        "entretien", "portrait", "reportage", "rectificatif", "repères", "le chiffre", "chronique",
        "courrier", "carnet", "avis de décès", "météo", "opinion", "point de vue", "le billet",
        "billet", "analyse", "décryptage", "enquête", "interview", "l’entretien", "communiqué",
        "avis d’obsèques", "nécrologie", "nécrologies", "précision", "rectification",
        "mode d’emploi", "pratique", "à savoir", "agenda", "le fait du jour", "l’événement",
        "lettres de lecteurs", "horoscope", "pharmacies de garde",
    ],
    briefs: &[
        "en bref", "brèves", "brèves locales", "en quelques mots", "l’essentiel", "en deux mots",
        "express", "en brèves",
    ],
    brief: &["bref"],
    straps: &[],
    letters: &["courrier des lecteurs", "la boîte aux lettres", "monsieur le rédacteur"],
    addresses: &[],
    closings: &["cordialement", "sincères salutations", "bien à vous"],
    sections: &[
        "politique", "monde", "économie", "société", "régions", "étranger", "spectacles", "france",
        "international", "culture", "sports", "europe", "sciences", "débats", "idées", "médias",
        "justice", "éducation", "santé", "environnement", "actualité", "actualités", "locale",
        "faits divers",
    ],
    topics: &[
        "musique", "cinéma", "théâtre", "football", "rugby", "basket", "cyclisme", "handball",
        "athlétisme", "natation", "tennis", "voile",
    ],
    credits: &["photo : ", "photos : "],
    papers: &["écho", "dépêche"],
};
