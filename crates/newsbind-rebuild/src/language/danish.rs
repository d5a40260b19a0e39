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
    asked: &["interview: "],
    ours: &[],
    posts: &["journalist", "reporter", "korrespondent", "redaktør"],
    fields: &[],
    sent: &[],
    joins: &["og"],
    particles: &["af"],
    openers: &[
        "af", "at", "da", "de", "den", "der", "det", "dette", "efter", "en", "er", "et", "for",
        "fra", "før", "han", "har", "hun", "hvis", "hvor", "ifølge", "ikke", "jeg", "kun",
        "man", "med", "men", "mens", "nu", "når", "og", "også", "om", "op", "over", "på", "siden",
        "som", "så", "til", "under", "var", "ved", "vi",
    ],
    noun_openers: &[],
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
    heads: &[
        "debat", "kronik", "leder", "læserbrev", "læserbreve", "mindeord", "dødsfald", "navne",
        "klumme", "kommentar", "baggrund", "fakta", "rettelse", "vejret", "det sker", "signeret",
        "synspunkt", "mening",
    ],
    briefs: &[
        "kort nyt", "kort fortalt", "korte nyheder", "noter", "kort sagt", "døgnrapport",
        "døgnrapporten",
    ],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    closings: &[],
    sections: &["indland", "udland", "erhverv", "kultur", "lokalt", "nyheder", "debat", "navne"],
    topics: &["fodbold", "håndbold", "badminton", "cykling", "tennis", "musik", "film", "teater"],
    credits: &["foto: ", "arkivfoto: "],
    papers: &["blad", "dagblad", "tidende"],
};
