//! Credits of pictures in Chinese papers.

use newsbind_core::is_han;

use crate::form::{self, ends_any, starts};
use crate::language::chinese;
use crate::surname;

/// 王正摄（影像中国）, 王正摄/光明图片: a text without the agency behind the one who took the picture.
pub(crate) fn without_house(text: &[char]) -> &[char] {
    const LONGEST: usize = 10;
    let bare = form::strip_closing(text);
    let stroke = bare.iter().rposition(|c| matches!(c, '/' | '／'));
    let took = |stroke: &usize| {
        let house = &bare[stroke + 1..];
        matches!(bare[..*stroke], [.., _, '摄'])
            && (2..LONGEST).contains(&house.len())
            && house.iter().all(|c| is_han(*c))
    };
    if let Some(stroke) = stroke.filter(took) {
        return &text[..stroke];
    }
    let open = text.iter().rposition(|c| matches!(c, '（' | '('));
    let is_behind = |open: &usize| {
        matches!(text[..*open], [.., _, '摄'])
            && text.len() - open <= LONGEST
            && text.ends_with(&['）'])
    };
    open.filter(is_behind).map_or(text, |open| &text[..open])
}

/// 水乡（国画） 沈砚, 老街（摄影）: whether a text names a work of art and perhaps who made it.
pub(crate) fn names_artwork(text: &[char]) -> bool {
    const LONGEST: usize = 12;
    let Some(open) = text.iter().position(|c| *c == '（') else { return false };
    let Some(length) = text[open..].iter().position(|c| *c == '）') else { return false };
    let (kind, artist) = (&text[open + 1..open + length], &text[open + length + 1..]);
    let artist = &artist[form::skip_spaces(artist, 0)..];
    (1..=LONGEST).contains(&open)
        && chinese::ARTS.iter().any(|art| art.chars().eq(kind.iter().copied()))
        && artist.len() <= LONGEST
        && artist.first().is_none_or(|c| surname::is_surname(*c))
        && artist.iter().all(|c| is_han(*c) || *c == ' ')
}

/// （华成画）, （市地震局华成绘）: whether a text ends in who drew a picture.
pub(crate) fn names_draughtsman(text: &[char]) -> bool {
    let [before @ .., '画' | '绘', '）' | ')'] = text else { return false };
    let Some(open) = before.iter().rposition(|c| matches!(c, '（' | '(')) else { return false };
    let inside = &before[open + 1..];
    let is_name = (2..=4).contains(&inside.len())
        && inside.first().is_some_and(|first| surname::is_surname(*first));
    let draws = text[text.len() - 2] == '绘' && (2..=16).contains(&inside.len());
    (is_name || draws) && inside.iter().all(|c| is_han(*c))
}

/// Where a credit behind the stop of a Chinese caption begins with a stroke or with what was done:
/// 图/沈砚, /视觉社.
pub(crate) fn behind_stroke(text: &[char]) -> Option<usize> {
    const LONGEST: usize = 26;
    let stop = text.iter().rposition(|c| matches!(c, '。' | '！' | '？' | '”'))?;
    let from = form::skip_spaces(text, stop + 1);
    let credit = &text[from..];
    let begins = ["图/", "图／", "摄影/", "摄影／", "摄/", "供图/", "图源/", "/", "／"]
        .iter()
        .any(|word| starts(credit, word));
    (begins && (3..=LONGEST).contains(&credit.len())).then_some(from)
}

/// 视觉中国, 新华社/法新, 警方提供, 摄影：沈砚, 沈砚 作: whether a text is nothing but whom a picture is from.
pub(crate) fn names_source(text: &[char]) -> bool {
    const LONGEST: usize = 10;
    let text = text.strip_prefix(&['■', ' ']).unwrap_or(text);
    if let [name @ .., ' ', '作'] = text {
        return matches!(name, [surname, _] | [surname, _, _] if surname::is_surname(*surname));
    }
    let plain = |c: &char| is_han(*c) || matches!(c, '/' | '／' | '：' | 'I' | 'C');
    let shot = || {
        ["摄影：", "摄：", "图：", "图/", "图／"].iter().any(|word| {
            starts(text, word) && text[word.chars().count()..].first().is_some_and(|c| is_han(*c))
        })
    };
    (2..=LONGEST).contains(&text.len())
        && text.iter().all(plain)
        && (gives(text) || shot() || is_from_agencies(text) || is_from_picture_agency(text))
}

/// 人民图片: whether a text is nothing but who sells pictures.
fn is_from_picture_agency(text: &[char]) -> bool {
    chinese::PICTURE_AGENCIES.iter().any(|known| known.chars().eq(text.iter().copied()))
}

/// Whether rows are several sentences with an agency in a row of its own below them, which sent the
/// story.
pub(crate) fn is_sent_story<'a>(mut rows: impl DoubleEndedIterator<Item = &'a [char]>) -> bool {
    rows.next_back().is_some_and(is_from_agencies)
        && rows.flatten().filter(|c| **c == '。').count() > 1
}

/// 新华社, 新华社/法新: whether a text is nothing but agencies.
pub(crate) fn is_from_agencies(text: &[char]) -> bool {
    let is_agency = |part: &[char]| {
        chinese::AGENCIES.iter().any(|known| known.chars().eq(part.iter().copied()))
    };
    text.split(|c| matches!(c, '/' | '／')).all(is_agency)
}

/// 恢复作业。（新华社）: whether a text ends in an agency in brackets.
pub(crate) fn is_agency_in_brackets(text: &[char]) -> bool {
    let open = text.iter().rposition(|c| matches!(c, '（' | '('));
    open.is_some_and(
        |open| matches!(&text[open + 1..], [agency @ .., '）' | ')'] if is_from_agencies(agency)),
    )
}

/// 警方提供, 沈砚提供图片: whether a text says who gave a picture.
fn gives(text: &[char]) -> bool {
    let giver = match text {
        [giver @ .., '提', '供', '图', '片'] | [giver @ .., '提', '供'] => giver,
        _ => return false,
    };
    matches!(giver, [surname, _] | [surname, _, _] if surname::is_surname(*surname))
        || giver.len() >= 2 && ends_any(giver, &chinese::GIVERS)
}

/// 市民在树下拍照留念。 视觉中国, 警方起出赃物。（警方提供）: where behind the stop of a Chinese caption, and a blank or in a
/// bracket, whom the picture is from begins.
pub(crate) fn behind_blank(text: &[char]) -> Option<usize> {
    let apart = |from: &usize| matches!(text[*from], '（' | '(') || text[from - 1].is_whitespace();
    behind_stop(text).filter(apart)
}

/// The same where nothing need stand between both, as in what is known to be a caption.
pub(crate) fn behind_stop(text: &[char]) -> Option<usize> {
    let stop = text.iter().rposition(|c| matches!(c, '。' | '！' | '？' | '”'))?;
    let from = form::skip_spaces(text, stop + 1);
    let inside = match &text[from..] {
        ['（' | '(', inside @ .., '）' | ')'] => inside,
        credit => credit,
    };
    names_source(inside).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_drew_a_picture() {
        for (text, expected) in [
            ("春到渡口（华成画）", true),
            ("渡口示意图（市地震局华成绘）", true),
            ("春到渡口（油画）", false),
            ("他说（不许画）", false),
            ("（华成）", false),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(names_draughtsman(&text), expected, "{text:?}");
        }
    }

    #[test]
    fn credits_behind_a_stroke() {
        for (text, expected) in [
            ("队员在场上庆祝。 图/特派记者 沈砚", Some("图/特派记者 沈砚")),
            ("电车驶过老城。/视觉社", Some("/视觉社")),
            ("队员在场上庆祝。沈砚 摄", None),
            ("图/特派记者 沈砚", None),
        ] {
            let text: Vec<char> = text.chars().collect();
            let found = behind_stroke(&text).map(|at| text[at..].iter().collect::<String>());
            assert_eq!(found.as_deref(), expected);
        }
    }

    #[test]
    fn who_sends_pictures() {
        for (text, expected) in [
            ("市民在树下拍照留念。 视觉中国", Some("视觉中国")),
            ("警方起出赃物。（警方提供）", Some("（警方提供）")),
            ("火山喷出熔岩。 新华社/法新", Some("新华社/法新")),
            ("北站外景。 摄影：沈砚", Some("摄影：沈砚")),
            ("他说。法新社", None),
            ("他说。 服务由我们提供", None),
            ("今后还要扩大范围。（饭菜免费提供）", None),
            ("构想图。 医管局提供", Some("医管局提供")),
            ("构想图。（沈砚提供）", Some("（沈砚提供）")),
        ] {
            let text: Vec<char> = text.chars().collect();
            let found = behind_blank(&text).map(|at| text[at..].iter().collect::<String>());
            assert_eq!(found.as_deref(), expected);
        }
    }
}
