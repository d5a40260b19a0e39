//! Names of files and ids of a book: ASCII, and stable while what they name stays what it is.

use newsbind_core::{Article, Names, article_id, file_name, short_hash};

/// The name of an article's file: by its id, or by what is in it where it has none.
pub(crate) fn article(names: &mut Names, prefix: &str, article: &Article) -> String {
    let name = match article.id.as_str() {
        "" => article_id(article),
        id => file_name(id),
    };
    names.free(&format!("{prefix}{name}"))
}

/// The name of the file of a section or a page, from what it is called.
pub(crate) fn group(names: &mut Names, prefix: &str, name: &str) -> String {
    names.free(&format!("{prefix}s-{}", short_hash(name.as_bytes())))
}
