//! Czech papers.

use super::Language;

#[rustfmt::skip]
pub(super) const CZECH: Language = Language {
    tag: "cs",
    small_words: &[
        "se", "na", "je", "že", "do", "který", "jsou", "podle", "ale", "pro", "jako", "byl",
    ],
    days: &["pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"],
    months: [
        "leden ledna", "únor února", "březen března", "duben dubna", "květen května",
        "červen června", "červenec července", "srpen srpna", "září", "říjen října",
        "listopad listopadu", "prosinec prosince",
    ],
    by: &[],
    by_names: &["text: ", "text a foto: "],
    asked: &["rozhovor: "],
    ours: &[],
    posts: &["zpravodaj", "zpravodajka"],
    fields: &[],
    sent: &[],
    joins: &[],
    particles: &[],
    openers: &[
        "a", "ale", "ani", "ať", "by", "byl", "byla", "co", "do", "jak", "jako", "je",
        "jeho", "jejich", "jsou", "každý", "kde", "kdo", "když", "který", "má", "může", "na",
        "nad", "ne", "nebo", "není", "o", "od", "po", "pod", "podle", "pokud", "pro", "proti",
        "protože", "před", "při", "s", "se", "tak", "také", "tam", "ten", "to", "tu", "v", "ve",
        "však", "z", "za", "že",
    ],
    noun_openers: &[],
    articles: &[],
    whence: &[],
    before_names: &[],
    titles: &[],
    abbreviations: &[],
    does: &[],
    streets: &[],
    on: &["pokračování na"],
    back: &["pokračování ze"],
    naming: &[],
    page: &["straně", "strany", "str."],
    front: &[],
    numerals: &[],
    elsewhere: &[],
    heads: &[
        "komentář", "komentáře", "názory", "názor", "dopisy", "dopisy čtenářů", "úvodník",
        "sloupek", "rozhovor", "oprava", "počasí", "glosa", "fejeton",
    ],
    briefs: &["krátce", "stručně", "zprávy stručně", "krátké zprávy"],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    sections: &[
        "domácí", "zahraničí", "ekonomika", "kultura", "regiony", "události", "z domova",
        "ze světa",
    ],
    topics: &["fotbal", "hokej", "tenis", "atletika", "hudba", "film", "divadlo"],
    credits: &["foto: "],
    papers: &[],
};
