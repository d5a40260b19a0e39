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
    by_names: &["av ", "text: ", "text och foto: ", "text & foto: "],
    asked: &["intervju: "],
    ours: &["vår korrespondent"],
    posts: &["reporter", "journalist", "redaktör", "krönikör", "korrespondent"],
    fields: &[],
    sent: &[],
    joins: &["och"],
    particles: &["af", "och"],
    openers: &[
        "att", "av", "de", "den", "det", "där", "efter", "en", "enligt", "ett", "från", "för",
        "han", "har", "hon", "hur", "här", "inte", "jag", "man", "med", "medan", "men",
        "mot", "nu", "när", "och", "också", "om", "på", "sedan", "som", "så", "till", "under",
        "var", "vi", "vid", "är", "över",
    ],
    noun_openers: &[],
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
    weather: &["vädret"],
    index: &["innehåll"],
    recipe: &["ingredienser", "gör så här"],
    heads: &[
        "fakta", "bakgrund", "insändare", "ledare", "krönika", "debatt", "kommentar",
        "ordet är fritt", "läsarnas ord", "insändarna", "dödsfall", "minnesord", "familj",
        "rättelse", "rättelser", "vädret", "analys", "signerat", "namn", "på gång", "tips",
    ],
    briefs: &[
        "i korthet", "kort sagt", "kort", "notiser", "kortnytt", "nyheter i korthet",
        "korta nyheter", "i dag", "polisnotiser", "kort & gott",
    ],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    closings: &[],
    sections: &[
        "inrikes", "utrikes", "ekonomi", "kultur", "lokalt", "nyheter", "näringsliv", "nöje",
        "sverige", "världen",
    ],
    topics: &[
        "fotboll", "ishockey", "handboll", "innebandy", "friidrott", "skidor", "tennis", "musik",
        "film", "teater",
    ],
    credits: &["foto: ", "bild: "],
    papers: &["blad", "dagblad", "nyheter"],
};
