//! The language of a text, as far as typesetting has to know it.

use hypher::Lang;
use newsbind_core::is_cjk;

/// Where Chinese characters have forms of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Region {
    #[default]
    Mainland,
    Taiwan,
    HongKong,
    Japan,
    Korea,
}

impl Region {
    pub(crate) const ALL: [Self; 5] =
        [Self::Mainland, Self::Taiwan, Self::HongKong, Self::Japan, Self::Korea];

    /// The language as fonts know it (BCP 47).
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Mainland => "zh-Hans",
            Self::Taiwan => "zh-Hant",
            Self::HongKong => "zh-Hant-HK",
            Self::Japan => "ja",
            Self::Korea => "ko",
        }
    }

    /// The word in the name of a font family made for it (Noto Serif CJK SC).
    pub(crate) fn mark(self) -> &'static str {
        match self {
            Self::Mainland => "SC",
            Self::Taiwan => "TC",
            Self::HongKong => "HK",
            Self::Japan => "JP",
            Self::Korea => "KR",
        }
    }

    fn of(tag: &str) -> Self {
        let mut parts = tag.split('-');
        let has = |part: &str| tag.split('-').any(|own| own.eq_ignore_ascii_case(part));
        match parts.next() {
            Some("ja") => Self::Japan,
            Some("ko") => Self::Korea,
            _ if has("HK") || has("MO") || has("yue") => Self::HongKong,
            _ if has("Hant") || has("TW") => Self::Taiwan,
            _ => Self::Mainland,
        }
    }
}

/// How text of a language is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Language {
    /// BCP 47.
    pub(crate) tag: String,
    /// Written in em-wide characters, with marks of their own width.
    pub(crate) cjk: bool,
    /// Whose forms of Chinese characters it has.
    pub(crate) region: Region,
    /// Patterns for dividing words.
    pub(crate) hyphenation: Option<Lang>,
}

impl Language {
    /// What is known of a language (BCP 47).
    pub(crate) fn new(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let hyphenation = <[u8; 2]>::try_from(primary.as_bytes()).ok().and_then(Lang::from_iso);
        Self { tag: tag.to_owned(), cjk: is_cjk(tag), region: Region::of(tag), hyphenation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_the_forms_of_a_region() {
        for (tag, expected) in [
            ("zh-Hans", Region::Mainland),
            ("zh", Region::Mainland),
            ("zh-Hant", Region::Taiwan),
            ("zh-TW", Region::Taiwan),
            ("zh-Hant-HK", Region::HongKong),
            ("yue", Region::HongKong),
            ("ja", Region::Japan),
            ("ko", Region::Korea),
            ("en", Region::Mainland),
        ] {
            assert_eq!(Language::new(tag).region, expected, "{tag}");
        }
    }
}
