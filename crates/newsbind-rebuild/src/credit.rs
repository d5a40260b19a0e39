//! Credits of pictures.

mod han;
mod latin;

use crate::form;

pub(crate) use han::{
    behind_blank, behind_stop, behind_stroke, is_agency_in_brackets, is_from_agencies,
    is_sent_story, names_artwork, names_draughtsman, names_source, without_house,
};
pub(crate) use latin::{
    credit, heads, is_above_name, is_before_name, is_marked, is_of_caption, is_of_house, is_row,
    last_row, names_client, names_photographer, of_paper, opener_in_small, told,
};

/// What stands before the parenthesis of a credit where an agency sent the picture.
const AGENCY: &str = "新华社发";

/// Where the credit of a caption begins: （… 摄） or … 摄 at its end, 新华社发 before it included, or
/// `Picture: …`.
pub(crate) fn start(text: &[char]) -> Option<usize> {
    if let Some(from) = behind_stop(text) {
        return Some(from);
    }
    if form::ending(text) != form::Ending::Credit {
        return credit(text);
    }
    let shot = without_house(text);
    let from = if matches!(shot.last(), Some('）' | ')')) {
        let open = text.iter().rposition(|c| matches!(c, '（' | '('))?;
        if form::ends_any(&text[..open], &[AGENCY]) { open - AGENCY.chars().count() } else { open }
    } else {
        let stop =
            shot[..shot.len() - 1].iter().rposition(|c| matches!(c, '。' | '！' | '？' | '”'));
        stop.map_or(0, |stop| stop + 1)
    };
    let length = text[from..].iter().filter(|c| !c.is_whitespace()).count();
    (length <= 30).then_some(from)
}
