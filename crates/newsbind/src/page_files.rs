//! The files of pages: the order in which they stand, and the labels that their names give.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use newsbind_core::plain_digits;

/// Puts files into the order in which a person counts them: 2 before 10, 第二版 before 第三版.
pub(crate) fn sort(paths: &mut [PathBuf]) {
    paths.sort_by(|a, b| {
        alphanumeric_sort::compare_path(in_digits(a), in_digits(b)).then_with(|| a.cmp(b))
    });
}

/// A path whose numeral of a page, as in 第十二版, is in digits.
fn in_digits(path: &Path) -> PathBuf {
    let numbered = || {
        let stem = path.file_stem()?.to_str()?;
        let (before, page) = stem.rsplit_once('第')?;
        let numeral = page.strip_suffix(['版', '页'])?;
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        Some(path.with_file_name(format!("{before}第{}版.{ending}", plain_digits(numeral))))
    };
    numbered().unwrap_or_else(|| path.to_owned())
}

/// Whether files are numbered as the pages of one issue are: one name, and the numbers from 1 on.
pub(crate) fn are_of_one_issue<'a>(paths: impl Iterator<Item = &'a PathBuf>) -> bool {
    let numbered: Option<Vec<(String, u16)>> = paths.map(|path| numbered(path)).collect();
    let Some(mut pages) = numbered else { return false };
    pages.sort();
    let is_next = |two: &[(String, u16)]| two[0].0 == two[1].0 && two[0].1 < two[1].1;
    pages.len() > 1 && pages[0].1 == 1 && pages.windows(2).all(is_next)
}

/// The name of a page's file without its number, and the number.
fn numbered(path: &Path) -> Option<(String, u16)> {
    let path = in_digits(path);
    let (word, digits) = word_and_digits(path.file_stem()?.to_str()?);
    let number = digits.parse().ok().filter(|_| digits.len() <= 3)?;
    Some((word.to_lowercase(), number))
}

/// The stem of a page's file without the number at its end, and the number.
fn word_and_digits(stem: &str) -> (&str, &str) {
    let stem = stem.trim_end_matches('版');
    stem.split_at(stem.trim_end_matches(|c: char| c.is_ascii_digit()).len())
}

/// Labels for the pages of a folder, where most of its files are named by them. Of files that share
/// one only the first has it.
pub(crate) fn labels(paths: &[PathBuf]) -> Vec<Option<String>> {
    let mut seen = BTreeSet::new();
    let mut labels: Vec<Option<String>> = paths.iter().map(|path| label(path)).collect();
    for label in &mut labels {
        *label = label.take().filter(|label| seen.insert(label.clone()));
    }
    if paths.len() > 1 && 2 * seen.len() > paths.len() { labels } else { vec![None; paths.len()] }
}

/// The label of a page by the name of its file: `04.txt` is page 4, `page-a12.txt` page A12. None
/// where the name does not end in a number of up to three digits.
fn label(path: &Path) -> Option<String> {
    let path = in_digits(path);
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let (word, digits) = word_and_digits(&stem);
    let number = digits.trim_start_matches('0');
    if number.is_empty() || digits.len() > 3 {
        return None;
    }
    let mut before = word.chars().rev();
    // `p1.txt` is page 1.
    let letter = before.next().filter(|c| c.is_ascii_alphabetic() && !matches!(c, 'p' | 'P'));
    let letter = letter.filter(|_| !before.next().is_some_and(|c| c.is_ascii_alphanumeric()));
    Some(letter.map_or_else(String::new, |c| c.to_ascii_uppercase().into()) + number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn a_page_is_labelled_by_its_file() {
        for (name, expected) in [
            ("04.txt", Some("4")),
            ("page-010.txt", Some("10")),
            ("A12.txt", Some("A12")),
            ("a1.txt", Some("A1")),
            ("echo_B03.txt", Some("B3")),
            ("第4版.txt", Some("4")),
            ("云泽日报第十二版.txt", Some("12")),
            ("page4.txt", Some("4")),
            ("p4.txt", Some("4")),
            ("PAGE4.txt", Some("4")),
            ("20240506.txt", None),
            ("sport.txt", None),
            ("00.txt", None),
        ] {
            assert_eq!(label(Path::new(name)).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn pages_of_one_issue_are_numbered() {
        for (names, expected) in [
            (&["page-1.txt", "page-2.txt", "page-10.txt"][..], true),
            (&["01.txt", "02.txt"], true),
            (&["第一版.txt", "第二版.txt"], true),
            (&["A2.txt", "A1.txt"], true),
            (&["page-1.txt"], false),
            (&["page-2.txt", "page-3.txt"], false),
            (&["page-1.txt", "side-2.txt"], false),
            (&["1.txt", "01.txt"], false),
            (&["page-1.txt", "page-2.txt", "notes.txt"], false),
            (&["20240506.txt", "20240507.txt"], false),
        ] {
            assert_eq!(are_of_one_issue(paths(names).iter()), expected, "{names:?}");
        }
    }

    #[test]
    fn pages_stand_as_they_are_counted() {
        for names in [
            ["2.txt", "10.txt", "b.txt"],
            ["第二版.txt", "第三版.txt", "第十版.txt"],
            ["第一版.txt", "第2版.txt", "第十一版.txt"],
            ["A2.txt", "A10.txt", "B1.txt"],
        ] {
            let mut sorted = paths(&names);
            sorted.reverse();
            sort(&mut sorted);
            assert_eq!(sorted, paths(&names));
        }
    }

    #[test]
    fn a_stray_file_takes_no_label_from_the_others() {
        for (names, expected) in [
            (&["01.txt", "2.txt", "ads.txt"][..], &[Some("1"), Some("2"), None][..]),
            (&["1.txt", "01.txt", "2.txt"], &[Some("1"), None, Some("2")]),
            (&["1.txt", "front.txt", "sport.txt"], &[None, None, None]),
            (&["1.txt"], &[None]),
        ] {
            let found = labels(&paths(names));
            let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
            assert_eq!(found, expected, "{names:?}");
        }
    }
}
