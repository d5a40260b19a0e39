//! Who signs letters: what stands below them, and below what closes them.

use std::ops::Range;

use super::{
    is_name, is_of_name, is_person, is_place, is_place_and_day, is_plain, is_signed_so, is_titled,
    without_dash, words,
};
use crate::form::{self, small};
use crate::language;
use crate::page::Page;
use crate::standing;

/// The rows of all signatures of a page that stand right below letters.
pub(crate) fn below_letters(page: &Page) -> Vec<usize> {
    (0..page.lines.len()).filter_map(|i| below_letter(page, i)).flatten().collect()
}

/// The rows of a signature that begins at a line, behind a sentence that stops: the last of its
/// block, or a block below a letter that says whom it speaks to. `Ida Marsh, Ely` in one, `R. T.
/// Marsh` above `Alma Road, Ely` in two.
pub(crate) fn below_letter(page: &Page, i: usize) -> Option<Range<usize>> {
    let rest = page.lines.get(i..).filter(|_| i > 0)?;
    let apart = rest[0].blanks > 0;
    let ends = rest.iter().skip(1).take(2).take_while(|line| line.blanks == 0).count() + 1;
    let text = without_dash(&rest[0].text);
    let signs = match ends {
        1 => match text.iter().position(|c| *c == ',') {
            Some(comma) => {
                let name = &text[..comma];
                let shouted = form::is_capitals(name) && is_name(name) && is_below_address(page, i);
                is_place(&text[comma + 1..]) && (is_signed_so(name) || shouted)
            }
            None => apart && is_signed_so(text),
        },
        2 => {
            let shouted = form::is_capitals(text) && is_place(text) || begins_in_capitals(text);
            let named = is_signed_so(text) || shouted;
            let named = named && (apart || is_below_address(page, i));
            let below = &rest[1].text;
            // `Former head of classics, Ely`
            let comma = below.iter().rposition(|c| *c == ',').map_or(0, |comma| comma + 1);
            (is_titled(text) || named)
                && (is_place(below) || comma > 0 && is_place(&below[comma..]))
        }
        _ => false,
    };
    let signs =
        signs && form::stops(&page.lines[i - 1].text) && (!apart || is_below_address(page, i));
    signs.then_some(i..i + ends)
}

/// `COLONEL T. R. MARSH (ret’d)`, `DR IDA MARSH and two others`: whether a row begins with a name in
/// capitals.
fn begins_in_capitals(row: &[char]) -> bool {
    const LONGEST: usize = 48;
    let shouts = |word: &&[char]| is_plain(word) && word.iter().all(|c| !c.is_lowercase());
    row.len() <= LONGEST && words(row).take_while(shouts).filter(|word| word.len() > 2).count() >= 2
}

/// `Ida Marsh (Ely, Cambs)`, `Ida Marsh. Ely.`: whether a row is the name of who wrote a letter, and
/// where it was written.
fn is_name_and_whence(row: &[char]) -> bool {
    if let [before @ .., ')'] = row
        && let Some(open) = before.iter().rposition(|c| *c == '(')
    {
        let name = before[..open].strip_suffix(&[' ']);
        return name.is_some_and(|name| is_person(name) && is_plain_name(name))
            && names_place(&before[open + 1..]);
    }
    let [before @ .., '.'] = row else { return false };
    let stop = before.windows(2).position(|two| two == ['.', ' ']);
    stop.is_some_and(|stop| {
        is_person(&before[..stop])
            && is_plain_name(&before[..stop])
            && names_place(&before[stop + 2..])
    })
}

fn is_plain_name(name: &[char]) -> bool {
    !form::is_capitals(name) && words(name).all(is_plain)
}

/// `Villar de la Vega`, `Ely, Cambs`: whether a text may be a place.
fn names_place(text: &[char]) -> bool {
    let is_of_place = |word: &[char]| is_of_name(word.strip_suffix(&[',']).unwrap_or(word));
    (1..=5).contains(&words(text).count()) && words(text).all(is_of_place)
}

/// The rows of a page that say who wrote a letter and where, behind a sentence that stops.
pub(crate) fn with_whence(page: &Page) -> Vec<usize> {
    let signs = |at: &usize| {
        is_name_and_whence(&page.lines[*at].text) && form::stops(&page.lines[at - 1].text)
    };
    (1..page.lines.len()).filter(signs).collect()
}

/// The rows of each signature below what closes a letter.
pub(crate) fn below_closings(page: &Page) -> Vec<Range<usize>> {
    (1..page.lines.len()).filter_map(|at| below_closing(page, at)).collect()
}

/// The rows of a signature that begins at a line below what closes a letter: `Yours, etc,` above `IDA
/// MARSH,`, `Alma Road,` and `Ely.`
fn below_closing(page: &Page, at: usize) -> Option<Range<usize>> {
    const ROWS: usize = 3;
    let above = at.checked_sub(1)?;
    let text = |at: usize| &page.lines[at].text[..];
    let is_closing = |at: usize| {
        let row = small(without_dash(text(at)));
        let row = row.trim_end_matches([',', '.']);
        let ends = |words: &str| row.ends_with(words) && row.contains(&format!("– {words}"));
        // `– Yours,` may stand at the end of the row above.
        let torn = || row == "etc" && small(text(at - 1)).ends_with("yours,");
        is_closing(text(at))
            || language::all(|papers| papers.closings).any(ends)
            || at > 0 && torn()
    };
    let bare = |row: &'_ [char]| -> usize {
        row.iter().rposition(|c| !matches!(c, ',' | '.')).map_or(0, |last| last + 1)
    };
    let row = &text(at)[..bare(text(at))];
    let signs = is_closing(above) && (is_name(row) || is_titled(row));
    let is_of_address = |at: &usize| {
        let row = &text(*at)[..bare(text(*at))];
        page.lines[*at].blanks == 0 && (is_place(row) || is_place_and_day(row))
    };
    let below = (at + 1..page.lines.len()).take(ROWS).take_while(is_of_address);
    signs.then(|| at..at + 1 + below.count())
}

/// `– Yours, etc,`: whether a row is what closes a letter, and nothing else.
pub(crate) fn is_closing(row: &[char]) -> bool {
    let row = small(without_dash(row));
    language::has(|papers| papers.closings, row.trim_end_matches([',', '.']))
}

/// Whether a signature that begins at a line stands below a letter.
pub(crate) fn signs_letter(page: &Page, at: usize) -> bool {
    below_letter(page, at).is_some() || below_closing(page, at).is_some()
}

/// Whether a letter that says whom it speaks to, or a headline that says it is one, begins not far
/// above a line.
fn is_below_address(page: &Page, i: usize) -> bool {
    const FARTHEST: usize = 80;
    let begins = |text: &[char]| {
        form::is_address(text) || speaks_to_editor(text) || standing::heads_letter(text)
    };
    page.lines[..i].iter().rev().take(FARTHEST).any(|line| begins(&line.text))
}

/// `Editor: After nine years`: whether a letter that says in its first line whom it speaks to
/// begins so.
pub(crate) fn speaks_to_editor(text: &[char]) -> bool {
    ["Editor: ", "To the Editor: ", "Dear Editor, ", "Sir, ", "SIR — ", "Sir, – ", "Madam, – "]
        .iter()
        .any(|word| form::starts(text, word))
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;

    /// The rows of a block that are a signature below a letter.
    fn check(block: &[&str], expected: &[usize]) {
        let lines = (1..).zip(block);
        let lines = lines.map(|(number, text)| TextLine { number, text: (*text).to_owned() });
        let page = TextPage { lines: lines.collect(), ..TextPage::default() };
        let page = crate::page::prepare(1, &page, crate::page::Writing::Latin);
        assert_eq!(below_letters(&page), expected, "{block:?}");
    }

    #[test]
    fn who_signs_from_where() {
        for (row, expected) in [
            ("Ida Marsh (Ely, Cambs)", true),
            ("Elena Ruiz Pardo (Villar de la Vega)", true),
            ("Vicente Morán. Valdemora.", true),
            ("Ida Marsh (Ely , Cambs)", false),
            ("Ida Marsh (who wrote it)", false),
            ("They ran. Nobody knows.", false),
            ("IDA MARSH (ELY)", false),
        ] {
            let row: Vec<char> = row.chars().collect();
            assert_eq!(is_name_and_whence(&row), expected, "{row:?}");
        }
    }

    #[test]
    fn who_signs_a_letter() {
        check(&["The foxes will be delighted.", "R. T. Marsh", "Alma Road, Ely"], &[1, 2]);
        check(&["They ran.", "Mrs P. Marsh", "Lower Green", "", "Sir –"], &[1, 2]);
        check(&["A bench would do.", "Ida Marsh, Ely"], &[1]);
        check(&["A bench would do for", "Ida Marsh, Ely"], &[]);
        check(&["A bench would do.", "Ida Marsh, who wrote"], &[]);
        check(&["They ran.", "Council Backs", "Lower Green"], &[]);
        check(&["They ran.", "", "R. T. Marsh", "Alma Road, Ely"], &[]);
    }
}
