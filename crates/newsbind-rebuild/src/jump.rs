//! Jump lines: an article goes on, or comes from, another page.

use crate::form::{contains, ends_any, starts};

/// What a jump line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JumpLine {
    /// Label of the other page.
    pub(crate) page: String,
    /// It leads on; else it leads back.
    pub(crate) on: bool,
}

/// Reads a line that is nothing but a jump line.
pub(crate) fn line(text: &[char]) -> Option<JumpLine> {
    if text.len() > 48 {
        return None;
    }
    let bare = strip_marks(text);
    han(bare).or_else(|| latin(bare))
}

/// The jump line in a parenthesis that ends a text; gives where it begins.
pub(crate) fn tail(text: &[char]) -> Option<(usize, JumpLine)> {
    if !matches!(text.last(), Some('）' | ')' | '】')) {
        return None;
    }
    let open = text.iter().rposition(|c| matches!(c, '（' | '(' | '【'))?;
    let inside = strip_marks(&text[open..]);
    let jump = han(inside).or_else(|| latin(inside))?;
    Some((open, jump))
}

/// The jump line in a parenthesis that begins a text; gives where it ends.
pub(crate) fn head(text: &[char]) -> Option<(usize, JumpLine)> {
    if !matches!(text.first(), Some('（' | '(' | '【')) {
        return None;
    }
    let close = text.iter().take(32).position(|c| matches!(c, '）' | ')' | '】'))?;
    let inside = strip_marks(&text[..=close]);
    let jump = han(inside).or_else(|| latin(inside))?;
    Some((close + 1, jump))
}

fn strip_marks(text: &[char]) -> &[char] {
    let mark = |c: &char| {
        matches!(c, '（' | '）' | '(' | ')' | '【' | '】' | ' ' | '▲' | '►' | '▶' | '>' | '.')
    };
    let from = text.iter().position(|c| !mark(c)).unwrap_or(0);
    let to = text.iter().rposition(|c| !mark(c)).map_or(0, |last| last + 1);
    &text[from..to.max(from)]
}

/// 下转第3版, 上接A1版.
fn han(text: &[char]) -> Option<JumpLine> {
    let on = ["下转", "转第"].iter().any(|word| starts(text, word));
    let back = ["上接", "接第", "紧接"].iter().any(|word| starts(text, word));
    if !(on || back) || text.len() > 14 || !ends_any(text, &["版", "页"]) {
        return None;
    }
    let skip = text.iter().position(|c| c.is_alphanumeric() && !"下转上接第紧".contains(*c))?;
    let page: String = text[skip..text.len() - 1].iter().filter(|c| !c.is_whitespace()).collect();
    let known = page.chars().all(|c| {
        c.is_ascii_alphanumeric()
            || "一二三四五六七八九十".contains(c)
            || ('０'..='９').contains(&c)
    });
    (known && !page.is_empty()).then_some(JumpLine { page, on })
}

/// `Continued on page A4`, `See HARBOUR, Page 4`, `From A1`, `Fortsetzung Seite 3`, `Suite page 4`.
fn latin(text: &[char]) -> Option<JumpLine> {
    if !text.first().is_some_and(char::is_ascii_alphabetic)
        || !text.last().is_some_and(char::is_ascii_digit)
    {
        return None;
    }
    let lower: Vec<char> = text.iter().flat_map(|c| c.to_lowercase()).collect();
    let page = last_word(text);
    let label = page.chars().filter(char::is_ascii_digit).count();
    if label > 3 || label == 0 || page.chars().count() - label > 1 {
        return None;
    }
    let on = [
        "continued on",
        "cont. on",
        "fortsetzung auf",
        "fortsetzung seite",
        "suite page",
        "suite en page",
        "turn to page",
        "continúa en la página",
        "pasa a la página",
        "sigue en la página",
        "segue a pagina",
        "continua na página",
        "vervolg op pagina",
        "lees verder op pagina",
        "fortsättning på sidan",
    ];
    let back = [
        "continued from",
        "cont. from",
        "fortsetzung von",
        "suite de la page",
        "from page",
        "viene de la página",
        "segue dalla pagina",
        "continuação da página",
        "vervolg van pagina",
        "fortsättning från sidan",
    ];
    let short = lower.len() <= 12;
    let words = lower.split(|c| c.is_whitespace()).count();
    if back.iter().any(|word| contains(&lower, word))
        || (short && starts(&lower, "from ") && words == 2)
    {
        return Some(JumpLine { page, on: false });
    }
    let see = starts(&lower, "see ")
        && (contains(&lower, ", page")
            || (contains(&lower, ", ") && is_shouted_label(text, &page)));
    (see || on.iter().any(|words| contains(&lower, words))).then_some(JumpLine { page, on: true })
}

/// `SEE CHIPS, C4`: whether the words between are in capitals, and the page has a letter.
fn is_shouted_label(text: &[char], page: &str) -> bool {
    let between = text.iter().skip(4);
    page.starts_with(|c: char| c.is_ascii_uppercase()) && !between.clone().any(|c| c.is_lowercase())
}

fn last_word(text: &[char]) -> String {
    let from = text.iter().rposition(|c| c.is_whitespace()).map_or(0, |space| space + 1);
    text[from..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jump_lines_name_a_page() {
        for (text, expected) in [
            ("（下转第5版）", Some(("5", true))),
            ("上接A1版", Some(("A1", false))),
            ("下转第 十 版", Some(("十", true))),
            ("Continued on page A4", Some(("A4", true))),
            ("(Continued on Page 4)", Some(("4", true))),
            ("HARBOUR, continued on B2", Some(("B2", true))),
            ("See PROMISE, Page B2", Some(("B2", true))),
            ("SEE CHIPS, C4", Some(("C4", true))),
            ("See chips, C4", None),
            ("From A1", Some(("A1", false))),
            ("Continued from Page A1", Some(("A1", false))),
            ("Fortsetzung auf Seite 3", Some(("3", true))),
            ("Suite page 4", Some(("4", true))),
            ("Pasa a la página 6", Some(("6", true))),
            ("Vervolg van pagina 1", Some(("1", false))),
            ("The fight continued on 4 May 1987", None),
            ("From 1 to 10", None),
            ("下转基层的干部", None),
        ] {
            let text: Vec<char> = text.chars().collect();
            let found = line(&text).map(|jump| (jump.page, jump.on));
            let found = found.as_ref().map(|(page, on)| (page.as_str(), *on));
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
