//! The weights of reading, learned from pages whose articles are known (`train`), for each
//! kind of pages its own.

use std::sync::OnceLock;

use crate::claim;
use crate::confidence::Confidence;
use crate::decode::Factors;
use crate::forest::Forest;
use crate::model::Model;
use crate::page::{Page, Writing};
use crate::seam;
use crate::tree::{Names, Odds};

/// The built-in tables of a name.
macro_rules! tables {
    ($name:literal) => {
        [
            include_str!(concat!("../weights/", $name, "-first.tsv")),
            include_str!(concat!("../weights/", $name, "-second.tsv")),
            include_str!(concat!("../weights/", $name, "-third.tsv")),
            include_str!(concat!("../weights/", $name, "-seams.tsv")),
            include_str!(concat!("../weights/", $name, "-claims.tsv")),
            include_str!(concat!("../weights/", $name, "-confidence.tsv")),
        ]
    };
}

/// The kinds of pages, each of which has weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Chinese ones that have lost the indents of their paragraphs.
    Han,
    /// Chinese ones that keep them.
    Indented,
    /// Chinese ones that have lost them, and part nothing by blank lines.
    HanClose,
    /// Ones in Latin script, as papers of today come.
    Latin,
    /// The same, where nothing is parted by blank lines.
    LatinClose,
    /// Ones in Latin script that are worn, or whose columns are mixed.
    Hard,
}

impl Kind {
    /// What a page is before it is read.
    pub(crate) fn of(page: &Page) -> Self {
        match page.writing {
            Writing::Han if page.keeps_indents() => Self::Indented,
            Writing::Han if page.is_close => Self::HanClose,
            Writing::Han => Self::Han,
            Writing::Latin if page.is_worn() => Self::Hard,
            Writing::Latin if page.is_close => Self::LatinClose,
            Writing::Latin => Self::Latin,
        }
    }

    /// The built-in tables: for the first reading, for the second and third, of seams and claims,
    /// and of confidence.
    fn tables(self) -> [&'static str; 6] {
        match self {
            Self::Han => tables!("han"),
            Self::Indented => tables!("indented"),
            Self::HanClose => tables!("han-close"),
            Self::Latin => tables!("latin"),
            Self::LatinClose => tables!("latin-close"),
            Self::Hard => tables!("hard"),
        }
    }
}

/// For a first reading of a page, and for those that read it again.
pub(crate) struct Weights {
    pub(crate) first: (Model, Factors),
    pub(crate) again: Vec<(Forest, Factors)>,
    pub(crate) ties: Ties,
    pub(crate) confidence: Confidence,
}

/// What ties the parts of articles: which parts of bodies go on which, and which headlines belong
/// to which articles.
pub(crate) struct Ties {
    pub(crate) seams: Odds,
    pub(crate) claims: Odds,
}

impl Weights {
    /// From the tables; one that is not understood knows nothing but the grammar.
    pub(crate) fn parse(
        first: &str,
        again: &[impl AsRef<str>],
        [seams, claims]: [&str; 2],
        confidence: &str,
    ) -> Self {
        let model = Model::parse(first).unwrap_or_else(|_| Model::new());
        let again = again.iter().map(|table| {
            let forest = Forest::parse(table.as_ref()).unwrap_or_else(|_| Forest::new());
            let factors = Factors::of(&forest.links);
            (forest, factors)
        });
        let factors = Factors::of(&model.links);
        let odds = |table, names: fn() -> Names| {
            Odds::parse(table, names()).unwrap_or_else(|_| Odds::new(names()))
        };
        let ties = Ties { seams: odds(seams, seam::names), claims: odds(claims, claim::names) };
        let confidence = Confidence::parse(confidence).unwrap_or_default();
        Self { first: (model, factors), again: again.collect(), ties, confidence }
    }

    /// The built-in ones.
    pub(crate) fn of(kind: Kind) -> &'static Self {
        static HAN: OnceLock<Weights> = OnceLock::new();
        static INDENTED: OnceLock<Weights> = OnceLock::new();
        static HAN_CLOSE: OnceLock<Weights> = OnceLock::new();
        static LATIN: OnceLock<Weights> = OnceLock::new();
        static LATIN_CLOSE: OnceLock<Weights> = OnceLock::new();
        static HARD: OnceLock<Weights> = OnceLock::new();
        let weights = match kind {
            Kind::Han => &HAN,
            Kind::Indented => &INDENTED,
            Kind::HanClose => &HAN_CLOSE,
            Kind::Latin => &LATIN,
            Kind::LatinClose => &LATIN_CLOSE,
            Kind::Hard => &HARD,
        };
        weights.get_or_init(|| {
            let [first, second, third, seams, claims, confidence] = kind.tables();
            Self::parse(first, &[second, third], [seams, claims], confidence)
        })
    }
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;
    use crate::page::prepare;

    #[test]
    fn each_page_is_of_a_kind() {
        let lost = "昨日大桥通车。\n两岸居民步行\n过桥。".to_owned();
        let kept = "　　昨日大桥\n通车。\n　　居民过桥。\n".repeat(2);
        let close = "昨日大桥通车。\n".repeat(30);
        let once = format!("{}　　居民过桥。", "昨日大桥通车。\n".repeat(30));
        for (text, writing, expected) in [
            (lost.as_str(), Writing::Han, Kind::Han),
            (&kept, Writing::Han, Kind::Indented),
            (&close, Writing::Han, Kind::HanClose),
            (&once, Writing::Han, Kind::Han),
            ("  The ferry sails.\n".repeat(9).as_str(), Writing::Latin, Kind::Latin),
            ("The ferry sails.\n".repeat(30).as_str(), Writing::Latin, Kind::LatinClose),
        ] {
            let lines = (1..).zip(text.lines());
            let lines = lines.map(|(number, text)| TextLine { number, text: text.to_owned() });
            let page = TextPage { lines: lines.collect(), ..TextPage::default() };
            assert_eq!(Kind::of(&prepare(1, &page, writing)), expected, "{text}");
        }
    }

    /// A table that is not understood knows nothing where pages are read, so that it must show
    /// here.
    #[test]
    fn every_table_is_understood() {
        use Kind::{Han, HanClose, Hard, Indented, Latin, LatinClose};
        for kind in [Han, Indented, HanClose, Latin, LatinClose, Hard] {
            let [first, second, third, seams, claims, confidence] = kind.tables();
            assert_eq!(Model::parse(first).err(), None);
            assert_eq!(Forest::parse(second).err(), None);
            assert_eq!(Forest::parse(third).err(), None);
            assert_eq!(Odds::parse(seams, seam::names()).err(), None);
            assert_eq!(Odds::parse(claims, claim::names()).err(), None);
            assert_eq!(Confidence::parse(confidence).err(), None);
        }
    }
}
