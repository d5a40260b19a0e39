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
    by_names: &["door ", "tekst: ", "tekst en foto: ", "tekst "],
    asked: &["interview: "],
    ours: &[
        "door onze verslaggever", "door onze verslaggeefster", "van onze verslaggever",
        "van onze redacteur", "van onze correspondent", "van onze verslaggeefster", "onze correspondent", "onze verslaggever", "onze verslaggeefster",
        "van onze verslaggeefster", "van onze redactrice", "van onze correspondent",
        "van onze correspondente", "van onze medewerker", "van onze medewerkster", "van een onzer verslaggevers",
    ],
    posts: &["columnist", "correspondent", "correspondente"],
    fields: &[],
    sent: &[],
    joins: &[],
    particles: &["de", "van", "der", "den", "ten", "ter"],
    openers: &[
        "aan", "alle", "als", "bij", "daar", "dan", "dat", "de", "deze", "die", "dit", "door",
        "een", "en", "er", "geen", "had", "heeft", "het", "hier", "hij", "hoe", "ik", "in", "is",
        "je", "maar", "met", "na", "naar", "niet", "nog", "nu", "of", "om", "onder", "ook", "op",
        "over", "sinds", "te", "toch", "toen", "tot", "uit", "van", "veel", "volgens", "voor",
        "waar", "wat", "we", "werd", "wie", "wij", "ze", "zij", "zijn", "zo", "zonder",
    ],
    noun_openers: &[],
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
    weather: &["het weer", "weer", "weerbericht"],
    index: &["binnenin", "in deze krant", "inhoud"],
    heads: &[
        "ingezonden brieven", "brieven", "opinie", "commentaar", "uitslagen", "overleden",
        "lezersbrieven", "lezers schrijven", "column", "hoofdredactioneel", "rectificatie",
        "correctie", "correcties", "familieberichten", "agenda", "het weer", "weer", "in memoriam",
        "achtergrond", "analyse", "ten slotte", "vraag en antwoord", "kader",
    ],
    briefs: &[
        "kort", "kort nieuws", "in het kort", "kortweg", "kort & bondig", "kort regionaal",
        "kort regio", "nieuws in het kort", "kort verslag",
    ],
    brief: &[],
    straps: &[],
    letters: &["ingezonden", "lezersbrieven", "brieven"],
    addresses: &[],
    closings: &["met vriendelijke groet", "hoogachtend"],
    sections: &[
        "binnenland", "buitenland", "economie", "regio", "cultuur", "opinie", "wetenschap", "media",
        "stad", "streek", "nieuws",
    ],
    topics: &[
        "voetbal", "wielrennen", "schaatsen", "hockey", "tennis", "atletiek", "handbal", "muziek",
        "film", "theater",
    ],
    credits: &["foto: ", "beeld: "],
    papers: &["blad", "dagblad", "courant"],
};
