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
    by_names: &[],
    asked: &["rozmawiał ", "rozmawiała "],
    ours: &[],
    posts: &["reporter", "korespondent", "redaktor", "dziennikarz", "dziennikarka"],
    fields: &[],
    sent: &[],
    joins: &[],
    particles: &[],
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
    heads: &["opinie", "komentarz", "listy", "sąd", "kronika", "felieton"],
    briefs: &["w skrócie", "krótko"],
    brief: &[],
    straps: &[],
    letters: &[],
    addresses: &[],
    sections: &[],
    topics: &[],
    credits: &["fot. "],
    papers: &["dziennik", "gazeta"],
};
