//! Finnish papers.

use super::Language;

#[rustfmt::skip]
pub(super) const FINNISH: Language = Language {
    tag: "fi",
    small_words: &[
        "ja", "on", "ei", "että", "oli", "hän", "mutta", "myös", "kun", "ovat", "jo", "mukaan",
    ],
    days: &["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"],
    months: [
        "tammikuu tammikuuta", "helmikuu helmikuuta", "maaliskuu maaliskuuta",
        "huhtikuu huhtikuuta", "toukokuu toukokuuta", "kesäkuu kesäkuuta", "heinäkuu heinäkuuta",
        "elokuu elokuuta", "syyskuu syyskuuta", "lokakuu lokakuuta", "marraskuu marraskuuta",
        "joulukuu joulukuuta",
    ],
    by: &[],
    by_names: &["teksti: ", "teksti ja kuva: ", "teksti ja kuvat: "],
    asked: &["haastattelu: "],
    ours: &[],
    posts: &["kirjeenvaihtaja"],
    fields: &[],
    sent: &[],
    joins: &[],
    particles: &[],
    openers: &[
        "ei", "eivät", "ennen", "entä", "he", "hän", "ja", "jos", "joten", "kaikki", "koska",
        "kuin", "kun", "kuten", "lisäksi", "me", "minä", "mitä", "mukaan", "mutta", "myös", "ne",
        "niin", "nyt", "nämä", "oli", "olivat", "on", "ovat", "se", "sekä", "sen", "siellä",
        "siitä", "sillä", "tai", "tämä", "vaan", "vaikka", "vain",
    ],
    noun_openers: &[],
    articles: &[],
    whence: &[],
    before_names: &[],
    titles: &[],
    abbreviations: &[],
    does: &[],
    streets: &[],
    on: &["jatkuu"],
    back: &[],
    naming: &["jatkuu"],
    page: &["sivu", "sivulla", "sivulle", "sivulta"],
    front: &[],
    numerals: &[],
    elsewhere: &[],
    heads: &[
        "mielipide", "mielipiteet", "lukijan ääni", "lukijoilta", "pääkirjoitus", "kolumni",
        "yleisönosasto", "kuolleita", "muistokirjoitus", "oikaisu", "oikaisuja", "sää", "faktat",
        "fakta", "tausta", "kommentti", "näkökulma", "analyysi", "nimet",
    ],
    briefs: &["lyhyesti", "uutiset lyhyesti", "pikku-uutiset", "lyhyet"],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    closings: &[],
    sections: &[
        "kotimaa", "ulkomaat", "talous", "kulttuuri", "urheilu", "politiikka", "paikalliset",
        "uutiset", "maakunta",
    ],
    topics: &[
        "jalkapallo", "jääkiekko", "yleisurheilu", "pesäpallo", "hiihto", "musiikki", "elokuva",
        "teatteri",
    ],
    credits: &["kuva: ", "kuvat: "],
    papers: &[],
};
