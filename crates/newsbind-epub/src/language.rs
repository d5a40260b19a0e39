//! Language tags that reading systems accept.

/// A BCP 47 tag that is well formed: as much of the given one as is (language, script, region),
/// else `und`.
pub(crate) fn tag(language: &str) -> String {
    let mut parts = language.split(['-', '_']).peekable();
    let mut tag = match parts.next() {
        Some(primary) if matches!(primary.len(), 2 | 3) && is_alphabetic(primary) => {
            primary.to_ascii_lowercase()
        }
        _ => return "und".to_owned(),
    };
    if let Some(script) = parts.next_if(|part| part.len() == 4 && is_alphabetic(part)) {
        tag.push('-');
        tag.push_str(script);
    }
    let is_region = |part: &&str| {
        part.len() == 2 && is_alphabetic(part)
            || part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit())
    };
    if let Some(region) = parts.next_if(is_region) {
        tag.push('-');
        tag.push_str(region);
    }
    tag
}

/// Whether a language is written from right to left.
pub(crate) fn is_right_to_left(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    matches!(
        primary,
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi"
    )
}

fn is_alphabetic(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_tags() {
        for (language, expected) in [
            ("zh-Hans", "zh-Hans"),
            ("zh-Hant-TW", "zh-Hant-TW"),
            ("en_GB", "en-GB"),
            ("es-419", "es-419"),
            ("EN", "en"),
            ("de-1996-x", "de"),
            ("und", "und"),
            ("\"><b>", "und"),
            ("", "und"),
        ] {
            assert_eq!(tag(language), expected);
        }
    }
}
