//! Names of which no two are the same, and those of files.

use std::collections::BTreeMap;

use crate::short_hash;

/// Names that are taken.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Each with the number that the next one of that name may get.
    taken: BTreeMap<String, u64>,
}

impl Names {
    /// Takes a name, whether anything has it already or not.
    pub fn take(&mut self, name: &str) {
        self.taken.entry(name.to_owned()).or_insert(FIRST);
    }

    /// The name, or the name with the first suffix from `-2` on that nothing has: taken from now
    /// on.
    pub fn free(&mut self, name: &str) -> String {
        let Some(mut number) = self.taken.get(name).copied() else {
            self.take(name);
            return name.to_owned();
        };
        let mut free = format!("{name}-{number}");
        while self.taken.contains_key(&free) {
            number += 1;
            free = format!("{name}-{number}");
        }
        self.taken.insert(name.to_owned(), number + 1);
        self.take(&free);
        free
    }
}

/// The number of the second thing of a name.
const FIRST: u64 = 2;

/// A name for a file of what has this id, whatever is in it: the id where it is 5 to 40 small
/// letters, digits and hyphens, as those of [`article_id`](crate::article_id) are, else a hash of
/// it. Shorter ones may be what Windows calls devices.
pub fn file_name(id: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let plain = (5..=40).contains(&id.len()) && id.bytes().all(is_plain);
    if plain { id.to_owned() } else { short_hash(id.as_bytes()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(taken: &[&str], wanted: &[&str], expected: &[&str]) {
        let mut names = Names::default();
        taken.iter().for_each(|name| names.take(name));
        let free: Vec<String> = wanted.iter().map(|name| names.free(name)).collect();
        assert_eq!(free, expected);
    }

    #[test]
    fn no_two_names_are_the_same() {
        check(&[], &["a", "a", "a", "b"], &["a", "a-2", "a-3", "b"]);
        check(&[], &["a", "a", "a-2"], &["a", "a-2", "a-2-2"]);
        check(&["a", "a-2"], &["a", "b"], &["a-3", "b"]);
    }

    #[test]
    fn a_file_is_called_by_a_plain_id_or_a_hash() {
        for id in ["0123456789ab", "0123456789ab-2", "harbour-reopens"] {
            assert_eq!(file_name(id), id);
        }
        for id in ["", "../../etc/passwd", "名", "NEWS1", "con", "a b c d", &"a".repeat(41)] {
            assert_eq!(file_name(id), short_hash(id.as_bytes()));
        }
    }
}
