//! The sources of this crate, to be written beside a new plugin so that it builds by itself.

/// Path below the crate's folder, and text or bytes.
pub const FILES: &[(&str, &[u8])] = &[
    ("src/abi.rs", include_bytes!("abi.rs")),
    ("src/desk.rs", include_bytes!("desk.rs")),
    ("src/issue.rs", include_bytes!("issue.rs")),
    ("src/json.rs", include_bytes!("json.rs")),
    ("src/lib.rs", include_bytes!("lib.rs")),
    ("src/library.rs", include_bytes!("library.rs")),
    ("src/options.rs", include_bytes!("options.rs")),
    ("src/quay.png", include_bytes!("quay.png")),
    ("src/sample-issue.json", include_bytes!("sample-issue.json")),
    ("src/trial.rs", include_bytes!("trial.rs")),
    ("include/newsbind_exporter.h", include_bytes!("../include/newsbind_exporter.h")),
    ("include/newsbind_json.h", include_bytes!("../include/newsbind_json.h")),
];
