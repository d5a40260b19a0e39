//! Polish papers.

use super::Language;

#[rustfmt::skip]
pub(super) const POLISH: Language = Language {
    tag: "pl",
    small_words: &[
        "na", "się", "nie", "do", "że", "jest", "po", "od", "oraz", "jego", "przez", "który",
    ],
    days: &["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"],
    months: [
        "sty stycznia", "lutego", "mar marca", "kwi kwietnia", "maj maja", "cze czerwca",
        "lip lipca", "sierpnia", "wrz września", "paź października", "listopada", "gru grudnia",
    ],
    by: &[],
    by_names: &["tekst: "],
    asked: &["rozmawiał ", "rozmawiała ", "rozmawia ", "wywiad: "],
    ours: &[],
    posts: &["reporter", "korespondent", "redaktor", "dziennikarz", "dziennikarka"],
    fields: &[],
    sent: &[],
    joins: &[],
    particles: &[],
    openers: &[
        "a", "ale", "bo", "by", "był", "była", "co", "czy", "dla", "do", "gdy", "gdzie",
        "ich", "ja", "jak", "jako", "jednak", "jego", "jej", "jest", "już", "kiedy", "kto",
        "który", "ma", "na", "nad", "nie", "od", "ona", "oni", "oraz", "po", "pod", "podczas",
        "ponad", "przed", "przez", "przy", "się", "są", "tak", "także", "tam", "te", "ten", "to",
        "tu", "tylko", "tym", "w", "we", "według", "więc", "wszystko", "z", "za", "ze", "że",
    ],
    noun_openers: &[],
    articles: &[],
    whence: &[],
    before_names: &[],
    titles: &[],
    abbreviations: &[],
    does: &[],
    streets: &[],
    on: &["dokończenie na", "ciąg dalszy na"],
    back: &["dokończenie ze", "ciąg dalszy ze"],
    naming: &[],
    page: &["str.", "strona", "stronie", "strony"],
    front: &[],
    numerals: &[],
    elsewhere: &[],
    weather: &["pogoda"],
    index: &["spis treści", "w numerze"],
    recipe: &["składniki", "przygotowanie"],
    heads: &[
        "opinie", "komentarz", "listy", "sąd", "kronika", "felieton", "listy do redakcji",
        "listy czytelników", "sprostowanie", "sprostowania", "nekrologi", "pogoda",
        "komentarz dnia", "rozmowa dnia", "wywiad", "kronika policyjna", "ogłoszenia",
        "nasza opinia", "warto wiedzieć",
    ],
    briefs: &[
        "w skrócie", "krótko", "krótko z regionu", "w kilku zdaniach", "krótko i węzłowato",
        "wieści",
    ],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    closings: &[],
    sections: &[
        "kraj", "świat", "kultura", "gospodarka", "region", "wydarzenia", "miasto", "ekonomia",
        "nauka",
    ],
    topics: &[
        "piłka nożna", "siatkówka", "koszykówka", "żużel", "tenis", "muzyka", "film", "teatr",
    ],
    credits: &["fot. ", "foto: "],
    papers: &["dziennik", "gazeta"],
};
