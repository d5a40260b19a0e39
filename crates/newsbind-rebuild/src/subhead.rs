//! Subheads: rows within a body that say what the next paragraphs are about.

use std::ops::Range;

use newsbind_core::is_han;

use crate::LineReading;
use crate::dateline;
use crate::field::{Field, value};
use crate::form::{self, ends_any};
use crate::furniture;
use crate::label::Label;
use crate::language::chinese;
use crate::look::Look;
use crate::names;
use crate::page::{Page, Writing, begins_block};
use crate::standing::is_standing;
use crate::surname;
use crate::table;

/// What lines of boxes tell, before a colon.
const FACTS: [&str; 10] =
    ["What", "When", "Where", "Who", "Cost", "Price", "Tickets", "Info", "Details", "Contact"];

/// Whether a row of words is short, does not stop, and is no item of a list or a box.
pub(crate) fn is_one(row: &str, writing: Writing) -> bool {
    const STOPS: [char; 17] = [
        '。', '！', '？', '”', '；', '：', '，', '.', ',', '!', '?', ':', ';', '"', '）', ')', '…',
    ];
    let chars: Vec<char> = row.chars().collect();
    let length = chars.len();
    let is_short = match writing {
        Writing::Han => (2..=14).contains(&chars.iter().filter(|c| !is_quote(**c)).count()),
        Writing::Latin => (3..=44).contains(&length),
    };
    // A row that is nothing but quoted words heads what stands below it.
    let inside = row.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    let is_quoted =
        inside.is_some_and(|inside| !inside.contains(['“', '”', '。', '！', '？', '，', ',', '.']));
    // 二、从“我的错”到“我们的错”, “菜市场”变“晒书场”
    let speaks_outside = || !row.starts_with('“') || row.matches('”').count() > 1;
    let ends_quoted = writing == Writing::Han
        && row.ends_with('”')
        && speaks_outside()
        && !row.contains(['。', '！', '？', '…', '：', '，', '；']);
    // `Founded: 1998`, `Where: Grange Hall`, 起拍价：36000, lines of a box of facts.
    let fact = row.split_once(": ").or_else(|| row.split_once('：'));
    let is_fact = fact.is_some_and(|(label, is)| {
        FACTS.contains(&label) || is.contains(|c: char| c.is_ascii_digit())
    });
    is_short
        && chars.iter().any(|c| c.is_alphanumeric())
        && (is_quoted || ends_quoted || !row.ends_with(STOPS))
        && !row.starts_with(['•', '●', '▪', '◦', '‣', '◆'])
        // 2.《小镇邮差》 is an item, and 2.小镇邮差 heads a part.
        && !row.starts_with(|c: char| c.is_ascii_digit() && row.contains('》'))
        && !is_fact
        && !dateline::is_day(&chars)
        && !furniture::leads_elsewhere(&chars)
        && !table::is_score(&chars)
        && !is_amount(&chars)
}

/// `1kg plums`, `2 tbsp ginger`, `½ cup sugar`: whether a row tells how much of something a recipe
/// takes.
fn is_amount(row: &[char]) -> bool {
    const UNITS: [&str; 14] =
        ["tbsp", "tsp", "cup", "cups", "g", "kg", "ml", "dl", "cl", "l", "oz", "lb", "el", "tl"];
    let digits = row.iter().take_while(|c| c.is_ascii_digit()).count();
    let rest: String = row[digits..].iter().collect();
    let word = rest.trim_start().split(' ').next().unwrap_or_default().to_lowercase();
    matches!(row.first(), Some('½' | '¼' | '¾' | '⅓' | '⅔'))
        || digits > 0 && UNITS.contains(&word.as_str())
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”')
}

/// So many rows stand above a text at most.
const ROWS: usize = 3;

/// Rows of Chinese that read as subheads and have no text above them, or one that has ended and a
/// byline, a dateline or another such row below, are headlines: a subhead parts the text of a story.
pub(crate) fn raise(page: &Page, look: &Look, reading: &mut LineReading) {
    let count = |label: Label| reading.labels.iter().filter(|own| **own == label).count();
    let heads_below = count(Label::After) > 1 && count(Label::After) > count(Label::Before);
    let mut at = 1;
    while at < reading.labels.len() {
        let rows =
            at..at + (at..at + ROWS).take_while(|row| is_row(page, look, reading, *row)).count();
        at = rows.end.max(at) + 1;
        if rows.is_empty() || rows.end >= reading.labels.len() {
            continue;
        }
        let heads = [Label::Kicker, Label::Before, Label::BeforeNext];
        let headed = heads.contains(&reading.labels[rows.start - 1]);
        let ended = form::stops(&page.lines[rows.start - 1].text);
        let opens = opens_story(look, rows.end);
        if headed || ended && (opens || rows.len() > 1) {
            let below = heads_below && !headed;
            give(page, look, reading, rows, below);
        }
    }
}

/// Whether a line was read as of a text, and stands by itself as rows of headlines do.
fn is_row(page: &Page, look: &Look, reading: &LineReading, at: usize) -> bool {
    const SHORTEST: usize = 3;
    const SHORTEST_LEAD: usize = 5;
    let Some(label) = reading.labels.get(at) else { return false };
    let text = &page.lines[at].text;
    let ends = match text.last() {
        // 支教手记：, but not 图片：.
        Some('：') => text.len() >= SHORTEST_LEAD,
        last => last.is_some_and(|c| c.is_alphanumeric() || matches!(c, '”' | '？' | '！')),
    };
    // A full row may be of a text that a column breaks.
    let below_standing =
        at.checked_sub(1).is_some_and(|above| is_standing(&page.lines[above].text, page.writing));
    let has_room = below_standing
        || look.seen[at][Field::Deficit] >= value!(Deficit, "<6")
            && look.seen[at][Field::Slack] >= value!(Slack, "<3.6");
    matches!(label, Label::Body | Label::Paragraph)
        && look.seen[at][Field::Like] == value!(Like, "alone")
        && look.seen[at][Field::Form] == value!(Form, "none")
        && begins_block(page, at)
        && begins_block(page, at + 1)
        && !page.lines[at].line_for_line
        && text.len() >= SHORTEST
        && !surname::is_name(text)
        && !form::is_address(text)
        && text[0] != '（'
        && !ends_in_name(text)
        && !text[..text.len() - 1].contains(&'：')
        && has_room
        && ends
}

/// Whether a line is a byline or opens with a dateline.
fn opens_story(look: &Look, at: usize) -> bool {
    let form = look.seen[at][Field::Form];
    form == value!(Form, "byline") || form == value!(Form, "dateline")
}

/// Makes rows a headline, and what stands below them the byline or the text. Of two framed rows the
/// first is the kicker where it is short, or a headline was read there and what it heads is none of
/// its deck.
fn give(page: &Page, look: &Look, reading: &mut LineReading, rows: Range<usize>, below: bool) {
    let [first, next] = match below {
        true => [Label::After, Label::AfterNext],
        false => [Label::Before, Label::BeforeNext],
    };
    let text = |at: usize| &page.lines[at].text;
    let apart = look.seen[rows.start][Field::Apart] >= value!(Apart, "<.8");
    let goes_on = |row: usize| apart || below || text(row - 1).last() == Some(&'：');
    for row in rows.clone() {
        let is_next = row > rows.start && goes_on(row);
        reading.relabel(row, if is_next { next } else { first });
    }
    let above = rows.start - 1;
    let lifts = !below && !ends_any(&text(rows.start)[..2], &chinese::SPOKE);
    if reading.labels[above] == Label::Before
        && above.checked_sub(1).is_none_or(|at| reading.labels[at] != Label::Kicker)
        && lifts
    {
        reading.relabel(above, Label::Kicker);
    } else if rows.len() == 2 && !below && is_lead(text(rows.start), text(rows.start + 1)) {
        reading.relabel(rows.start, Label::Kicker);
        reading.relabel(rows.start + 1, Label::Before);
    }
    let byline = look.seen[rows.end][Field::Form] == value!(Form, "byline") && !below;
    let body = rows.end + usize::from(byline);
    if byline {
        reading.relabel(rows.end, Label::BylineBefore);
    }
    let texts = [Label::Paragraph, Label::Continued, Label::Resumed];
    if reading.labels.get(body).is_some_and(|label| texts.contains(label)) {
        reading.relabel(body, Label::Body);
    }
}

/// Rows right above a byline of roles and names, or 本报讯, which a sentence or a head ends above, head
/// what stands below: subheads have no byline.
pub(crate) fn raise_tight(page: &Page, look: &Look, reading: &mut LineReading) {
    let heads = [Label::Kicker, Label::Before, Label::BeforeNext];
    for below in 2..reading.labels.len() {
        let signed = is_signed(page, look, below);
        if !signed && !opens_report(page, look, below) || page.lines[below].blanks > 0 {
            continue;
        }
        let rows = (0..below).rev().take(ROWS).take_while(|at| is_tight(page, look, reading, *at));
        let rows = below - rows.count()..below;
        let Some(above) = rows.start.checked_sub(1).filter(|_| !rows.is_empty()) else { continue };
        let headed = heads.contains(&reading.labels[above]);
        if !(headed || form::stops(&page.lines[above].text)) {
            continue;
        }
        let lead = !headed && rows.len() > 1;
        let lead = lead && is_lead(&page.lines[rows.start].text, &page.lines[rows.start + 1].text);
        let first = rows.start + usize::from(lead);
        if lead {
            reading.relabel(rows.start, Label::Kicker);
        } else if reading.labels[above] == Label::Before {
            reading.relabel(above, Label::Kicker);
        }
        reading.relabel(first, Label::Before);
        (first + 1..below).for_each(|row| reading.relabel(row, Label::BeforeNext));
        let body = below + usize::from(signed);
        if signed {
            reading.relabel(below, Label::BylineBefore);
        }
        if reading.labels.get(body).is_some_and(|label| *label != Label::Furniture) {
            reading.relabel(body, Label::Body);
        }
    }
}

/// Whether a line is nothing but roles and names.
fn is_signed(page: &Page, look: &Look, at: usize) -> bool {
    look.seen[at][Field::Form] == value!(Form, "byline")
        && names::is_role_and_name(&page.lines[at].text)
}

/// Whether a line opens a report: 本报讯（…）, 〔记者沈砚／临渡报导〕.
fn opens_report(page: &Page, look: &Look, at: usize) -> bool {
    let text = &page.lines[at].text;
    let bracketed = matches!(text.first(), Some('〔' | '【'));
    form::starts(text, "本报讯")
        || bracketed && look.seen[at][Field::Form] == value!(Form, "dateline")
}

/// Whether a line was read as of a text, and may be a row of a headline right above a byline.
fn is_tight(page: &Page, look: &Look, reading: &LineReading, at: usize) -> bool {
    const LONGEST: usize = 22;
    let row = &page.lines[at].text;
    matches!(reading.labels[at], Label::Body | Label::Paragraph)
        && look.seen[at][Field::Form] == value!(Form, "none")
        && page.lines[at + 1].blanks == 0
        && row.len() <= LONGEST
        && !row.iter().any(|c| matches!(c, '。' | '；'))
        && row.last().is_some_and(|c| c.is_alphanumeric() || matches!(c, '”' | '？' | '！'))
}

/// A row below the head of an article that was read as its byline, but has words that no name has,
/// is of its headline; and so is one above another byline.
pub(crate) fn raise_nameless(page: &Page, look: &Look, reading: &mut LineReading) {
    const LONGEST_WORD: usize = 6;
    let heads = [Label::Kicker, Label::Before, Label::BeforeNext];
    for at in 1..reading.labels.len().saturating_sub(1) {
        let row = &page.lines[at].text;
        let above = reading.labels[at - 1];
        let is_byline = reading.labels[at] == Label::BylineBefore
            && look.seen[at][Field::Form] == value!(Form, "none")
            && heads.contains(&above);
        if !is_byline {
            continue;
        }
        let is_word = |word: &[char]| {
            word.len() > LONGEST_WORD
                && word.iter().all(|c| is_han(*c))
                && surname::part(&word.iter().collect::<String>()).is_none()
        };
        let speaks = row.contains(&'“')
            || row.split(|c| *c == ' ').any(is_word)
                && !names::is_place_and_name(row)
                && !names::is_role_and_name(row);
        let doubled = names::is_place_and_name(&page.lines[at + 1].text) && above == Label::Before;
        if !(speaks || doubled) {
            continue;
        }
        let below_kicker = at > 1 && reading.labels[at - 2] == Label::Kicker;
        match above {
            Label::Before
                if !doubled
                    && !is_deck(&page.lines[at - 1].text, row)
                    && (below_kicker || page.lines[at].blanks == 0) =>
            {
                reading.relabel(at, Label::BeforeNext);
            }
            _ => reading.relabel(at, Label::Before),
        }
        if doubled {
            reading.relabel(at + 1, Label::BylineBefore);
            if let Some(Label::Paragraph) = reading.labels.get(at + 2) {
                reading.relabel(at + 2, Label::Body);
            }
        }
    }
}

/// Whether a row below a headline is half as long again and has marks, as decks do.
fn is_deck(headline: &[char], row: &[char]) -> bool {
    2 * row.len() > 3 * headline.len() && row.iter().any(|c| matches!(c, '，' | '、'))
}

/// 临渡市委宣传部沈砚: whether a row says where somebody is, and ends in a name.
fn ends_in_name(row: &[char]) -> bool {
    (2..=3).any(|length| {
        row.len()
            .checked_sub(length)
            .is_some_and(|name| surname::is_name(&row[name..]) && names::says_where(&row[..name]))
    })
}

/// 微博体 above 我的室友会“隐身”: whether a row is so short beside the one below it that it is its kicker.
fn is_lead(row: &[char], below: &[char]) -> bool {
    const LONGEST: usize = 4;
    row.len() <= LONGEST && 3 * row.len() <= 2 * below.len()
}
