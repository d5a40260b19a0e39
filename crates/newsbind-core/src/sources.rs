//! The sources of this crate, to be written beside a new plugin so that it builds by itself.

/// Path below the crate's folder, and text.
pub const FILES: &[(&str, &str)] = &[
    ("src/accounting.rs", include_str!("accounting.rs")),
    ("src/assets.rs", include_str!("assets.rs")),
    ("src/block.rs", include_str!("block.rs")),
    ("src/date.rs", include_str!("date.rs")),
    ("src/export.rs", include_str!("export.rs")),
    ("src/hash.rs", include_str!("hash.rs")),
    ("src/issue.rs", include_str!("issue.rs")),
    ("src/layer.rs", include_str!("layer.rs")),
    ("src/lib.rs", include_str!("lib.rs")),
    ("src/names.rs", include_str!("names.rs")),
    ("src/number.rs", include_str!("number.rs")),
    ("src/output.rs", include_str!("output.rs")),
    ("src/pictures.rs", include_str!("pictures.rs")),
    ("src/script.rs", include_str!("script.rs")),
    ("src/source.rs", include_str!("source.rs")),
    ("src/words.rs", include_str!("words.rs")),
];
