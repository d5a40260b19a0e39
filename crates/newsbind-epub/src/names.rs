//! Names of files and ids: ASCII, stable while what they name stays what it is, never from the
//! input.

use std::collections::BTreeMap;

use newsbind_core::{Article, article_id, short_hash};

/// The file names of a book; no two are the same.
#[derive(Default)]
pub(crate) struct Names {
    /// What is taken, with the number that the next one of that name may get.
    taken: BTreeMap<String, u32>,
}

impl Names {
    /// The name of an article's file: its id where that has the form of one, else a hash of it.
    pub(crate) fn article(&mut self, prefix: &str, article: &Article) -> String {
        let id = match article.id.as_str() {
            "" => article_id(article),
            id if is_id(id) => id.to_owned(),
            id => short_hash(id.as_bytes()),
        };
        self.take(&format!("{prefix}{id}"))
    }

    /// The name of the file of a section or a page, from what it is called.
    pub(crate) fn group(&mut self, prefix: &str, name: &str) -> String {
        self.take(&format!("{prefix}s-{}", short_hash(name.as_bytes())))
    }

    /// The name itself, or with a number where something is called so already.
    pub(crate) fn take(&mut self, name: &str) -> String {
        let Some(mut number) = self.taken.insert(name.to_owned(), 2) else {
            return name.to_owned();
        };
        let mut free = format!("{name}-{number}");
        while self.taken.contains_key(&free) {
            number += 1;
            free = format!("{name}-{number}");
        }
        self.taken.insert(name.to_owned(), number + 1);
        self.taken.insert(free.clone(), 2);
        free
    }
}

/// Whether an id has the form that `article_id` gives: twelve hexadecimal digits, then perhaps a
/// hyphen and a number.
fn is_id(id: &str) -> bool {
    let (digits, number) = id.split_once('-').unwrap_or((id, "2"));
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    digits.len() == 12
        && digits.bytes().all(is_digit)
        && (1..=6).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ids: &[&str], expected: &[&str]) {
        let mut names = Names::default();
        let article = |id: &&str| Article { id: (*id).to_owned(), ..Article::default() };
        let found: Vec<String> = ids.iter().map(|id| names.article("", &article(id))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_article_is_called_by_its_id() {
        check(&["0123456789ab", "0123456789ab-2"], &["0123456789ab", "0123456789ab-2"]);
    }

    #[test]
    fn a_strange_id_is_hashed() {
        check(
            &["../../etc/passwd", "名"],
            &[&short_hash(b"../../etc/passwd"), &short_hash("名".as_bytes())],
        );
    }

    #[test]
    fn two_articles_of_one_id_differ() {
        let id = "0123456789ab";
        check(&[id, id, "0123456789ab-2"], &[id, "0123456789ab-2", "0123456789ab-2-2"]);
    }
}
