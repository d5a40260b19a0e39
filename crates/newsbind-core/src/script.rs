//! What kind of writing a character or a language is.

/// The kinds of writing that newspapers set differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Chinese characters, and marks that stand as wide as them.
    Han,
    /// Japanese syllables.
    Kana,
    /// Korean syllables.
    Hangul,
    /// Letters and digits with a case or a width of their own: Latin, Greek, Cyrillic and the rest.
    Letter,
    /// Right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko.
    RightToLeft,
    /// Scripts whose letters join or reorder (Devanagari to Sinhala, Thai to Tibetan, Khmer …).
    Complex,
    /// Punctuation, digits, symbols and spaces: as their neighbours are.
    Common,
}

/// The kind of writing of a character, by the blocks of Unicode 17.
pub fn script(c: char) -> Script {
    match u32::from(c) {
        _ if is_han(c) => Script::Han,
        0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Script::Kana,
        0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7ff => Script::Hangul,
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefe | 0x1_0800..=0x1_0fff => {
            Script::RightToLeft
        }
        0x0900..=0x0fff | 0x1000..=0x109f | 0x1780..=0x18af | 0x1900..=0x1cff => Script::Complex,
        _ if c.is_alphabetic() => Script::Letter,
        _ => Script::Common,
    }
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(
        u32::from(c),
        0x4e00..=0x9fff
            | 0x3005..=0x3007
            | 0x3021..=0x3029
            | 0x2e80..=0x2fdf
            | 0x3400..=0x4dbf
            | 0xf900..=0xfaff
            | 0x2_0000..=0x3_ffff
    )
}

/// Whether a language (BCP 47) is written in em-wide characters without spaces between words.
pub fn is_cjk(language: &str) -> bool {
    matches!(language.split('-').next(), Some("zh" | "ja" | "yue" | "wuu" | "nan" | "lzh"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_by_script() {
        for (text, expected) in [
            ("报々〇𠮷", Script::Han),
            ("のアｱ", Script::Kana),
            ("한", Script::Hangul),
            ("aéжΩ", Script::Letter),
            ("אب", Script::RightToLeft),
            ("कไ", Script::Complex),
            ("，“ 1□—", Script::Common),
        ] {
            for c in text.chars() {
                assert_eq!(script(c), expected, "{c}");
            }
        }
    }
}
