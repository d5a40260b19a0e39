//! The weights of rebuilding change on purpose only: their hashes are held in `weights.txt`.
//!
//! `NEWSBIND_ACCEPT=1 cargo test --test weights` takes the weights that are there.

#![allow(clippy::disallowed_methods, reason = "a test reads its files and its environment")]

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The root of the project.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_weights_are_those_that_were_accepted() {
    let held = Path::new(ROOT).join("tests/weights.txt");
    let found = hashes(&Path::new(ROOT).join("crates/newsbind-rebuild/weights"));
    if std::env::var_os("NEWSBIND_ACCEPT").is_some() {
        fs::write(held, found).expect("the hashes can be written");
        return;
    }
    let accepted = fs::read_to_string(held).expect("the accepted hashes");
    assert!(
        accepted == found,
        "the weights have changed; if that is meant, `NEWSBIND_ACCEPT=1 cargo test --test weights` \
         and `NEWSBIND_ACCEPT=1 cargo test --test gate` take them\naccepted:\n{accepted}found:\n{found}"
    );
}

/// A line for each file of a folder, as `sha256sum` prints it. Line ends count as `\n`, whatever a
/// checkout makes of them.
fn hashes(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("the folder of the weights");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "there are no weights");
    let line = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).expect("a table of weights").replace("\r\n", "\n");
        let hash: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hash}  {}\n", path.file_name().expect("a name").to_string_lossy())
    };
    paths.iter().map(line).collect()
}
