//! Why a file cannot be read.

/// Why a file cannot be read, with the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing in it but white space; or there is no file at all.
    #[error("{}", empty(name))]
    Empty {
        /// The file; empty where there is none.
        name: String,
    },
    /// It is something else than a text.
    #[error("`{name}` is not a text: it looks like {looks}; {way_out}")]
    NotText {
        /// The file.
        name: String,
        /// What it looks like, with article (`a PNG picture`).
        looks: String,
        /// What can be done.
        way_out: &'static str,
    },
    /// It is larger than can be counted on to be a newspaper.
    #[error(
        "`{name}` has {bytes} bytes, more than the {limit} that are read; divide it into pages"
    )]
    TooLarge {
        /// The file.
        name: String,
        /// Its size.
        bytes: usize,
        /// The largest size that is read.
        limit: usize,
    },
    /// The stated encoding has a name that nobody knows.
    #[error("unknown encoding `{label}`; {}", near(suggestions))]
    UnknownEncoding {
        /// The label as it was stated.
        label: String,
        /// Labels that are near it, the nearest first; else the most common ones.
        suggestions: Vec<&'static str>,
    },
    /// It is not a document of the contract, or breaks it at one place.
    #[error("{name}:{line}:{column}: {message}")]
    Contract {
        /// The document.
        name: String,
        /// Line from 1.
        line: usize,
        /// Column from 1, in characters.
        column: usize,
        /// What is wrong there, and what was expected.
        message: String,
    },
}

fn empty(name: &str) -> String {
    if name.is_empty() {
        return "there are no pages; name a text file or a folder of them".to_owned();
    }
    format!("`{name}` is empty; check how its text was extracted")
}

fn near(labels: &[&str]) -> String {
    let labels: Vec<String> = labels.iter().map(|label| format!("`{label}`")).collect();
    format!("write {}", labels.join(" or "))
}
