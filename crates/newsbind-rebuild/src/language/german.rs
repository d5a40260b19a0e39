//! German papers.

use super::Language;

#[rustfmt::skip]
pub(super) const GERMAN: Language = Language {
    tag: "de",
    small_words: &[
        "der", "die", "das", "und", "den", "von", "mit", "ist", "im", "dem", "nicht", "ein",
    ],
    days: &["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
    months: [
        "jan januar jän jänner", "feb februar", "mär mrz märz", "apr april", "mai", "jun juni",
        "jul juli", "aug august", "sep sept september", "okt oktober", "nov november",
        "dez dezember",
    ],
    by: &["von "],
    by_names: &["text: "],
    asked: &["das gespräch führte ", "das interview führte ", "interview: "],
    ours: &[
        "von unserem korrespondenten", "von unserer korrespondentin", "von unserem redakteur",
        "von unserer redakteurin", "von unserem mitarbeiter", "von unserer mitarbeiterin",
        "von unserem redaktionsmitglied", "von unserem reporter", "unser korrespondent",
        "unsere korrespondentin",
    ],
    posts: &[
        "korrespondent", "redakteur", "redakteurin", "korrespondentin", "reporter", "reporterin",
        "redaktion", "kolumnist", "kolumnistin", "chefredakteur", "chefredakteurin",
    ],
    fields: &[],
    sent: &[],
    joins: &["und"],
    particles: &["von", "der", "den", "zu"],
    openers: &[],
    noun_openers: &[
        "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "bis", "da", "das", "dem", "den",
        "der", "des", "die", "doch", "durch", "ein", "eine", "einem", "einen", "einer", "er",
        "es", "für", "gegen", "hier", "ich", "im", "in", "ist", "jeder", "kein", "keine", "man",
        "mehr", "mit", "nach", "nicht", "noch", "nun", "nur", "ob", "oder", "ohne", "schon",
        "seine", "seit", "so", "trotz", "um", "und", "unter", "viele", "vom", "von", "vor", "war",
        "warum", "was", "weil", "wenn", "wer", "wie", "wir", "wo", "zu", "zum", "zur", "zwar",
        "zwischen", "über",
    ],
    articles: &["die", "das"],
    whence: &["in", "aus"],
    before_names: &["aus", "um", "für", "bei", "gegen", "nach", "über", "vor"],
    titles: &[],
    abbreviations: &["Hr."],
    does: &[],
    streets: &[],
    on: &["fortsetzung auf", "fortsetzung", "weiter auf"],
    back: &["fortsetzung von", "fortsetzung aus"],
    naming: &["fortsetzung"],
    page: &["seite", "s."],
    front: &["titelseite"],
    numerals: &[],
    elsewhere: &["siehe", "mehr", "lesen", "kommentar", "impressum"],
    heads: &[
        "leserbrief", "leserbriefe", "kommentar", "leitartikel", "glosse", "korrektur",
        "berichtigung", "fakten", "zur person", "zur sache", "hintergrund",
       
    ],
    briefs: &[
        "kurz notiert", "kurz gemeldet", "kurzmeldungen", "kurznachrichten", "nachrichten",
        "meldungen", "in kürze",
    ],
    brief: &[],
    straps: &[],
    letters: &["leserbrief"],
    addresses: &[],
    sections: &[
        "politik", "wirtschaft", "ausland", "inland", "lokales", "feuilleton", "kultur", "panorama",
        "wissen", "meinung",
    ],
    topics: &["fussball", "fußball", "handball", "turnen", "was", "wann", "wo"],
    credits: &["foto: ", "fotos: ", "archivfoto: ", "symbolfoto: ", "bild: "],
    papers: &[
        "anzeiger", "nachrichten", "tageblatt", "tagblatt", "zeitung", "kurier", "rundschau",
        "presse",
    ],
};
