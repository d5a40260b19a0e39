//! Marks: how wide they are, what blank they hold, and where a line may not break.
//!
//! The rules are those of W3C "Requirements for Chinese Text Layout" (clreq), section 3.1, at its
//! level GB (GB/T 15834-2011).

use newsbind_core::{Script, script};

/// What a character is on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// One em wide, without blank: Chinese characters, kana, Hangul, symbols.
    Wide,
    /// An opening bracket or quotation mark: its left half is blank.
    Open,
    /// A closing one, or a comma or stop: its right half is blank.
    Close,
    /// The interpunct, half an em wide (GB/T 15834 5.1.7).
    Middle,
    /// —— and ……, two ems wide, never divided.
    Dash,
    /// A word, or a number, or a part of one.
    Letters,
}

/// The blank of a mark that a line edge or another mark may take, in ems.
pub(crate) const BLANK: f32 = 0.5;

/// The class of a character of Chinese or Japanese text; nothing if it is set with its own width.
///
/// Marks that both writings use (“ ” ‘ ’ — … ·) are Chinese ones unless they stand in the middle of
/// a Latin word: `before` and `after` are the neighbours.
pub(crate) fn wide_class(c: char, before: Option<char>, after: Option<char>) -> Option<Class> {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2e80}');
    let inside = letter(before) && letter(after);
    Some(match c {
        '’' | '·' | '‘' | '—' | '…' if inside => return None,
        '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '［' | '｛' | '〝' => {
            Class::Open
        }
        '”' | '’' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '］' | '｝' | '〞' => {
            Class::Close
        }
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '．' => Class::Close,
        '·' | '・' | '‧' | '•' => Class::Middle,
        '—' | '…' | '―' | '─' | '⸺' | '⋯' => Class::Dash,
        '○'
        | '●'
        | '◎'
        | '□'
        | '■'
        | '◆'
        | '◇'
        | '△'
        | '▲'
        | '▽'
        | '▼'
        | '★'
        | '☆'
        | '※'
        | '→'
        | '←'
        | '↑'
        | '↓'
        | '①'..='⓿'
        | 'Ⅰ'..='ↈ'
        | '℃'
        | '☎'
        | '♀'
        | '♂'
        | '▶'
        | '◀' => Class::Wide,
        '\u{3000}'..='\u{303f}' | '\u{3200}'..='\u{33ff}' | '\u{fe30}'..='\u{fe4f}' => Class::Wide,
        '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => Class::Wide,
        _ => match script(c) {
            Script::Han | Script::Kana | Script::Hangul => Class::Wide,
            _ => return None,
        },
    })
}

/// The class of a character of text in another language: Chinese characters and full-width marks
/// are what they are, shared marks belong to the language.
pub(crate) fn narrow_class(c: char) -> Option<Class> {
    if matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '•' | '―' | '─' | '‧' | '⋯' | '⸺')
    {
        return None;
    }
    wide_class(c, None, None)
}

/// Whether a character may not begin a line (clreq 3.1.1).
pub(crate) fn forbidden_at_start(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '］'
            | '｝'
            | '〞'
            | '，'
            | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '．'
            | '·'
            | '・'
            | '‧'
            | '•'
            | '～'
            | '〜'
            | '％'
            | '‰'
            | '℃'
            | '°'
            | '′'
            | '″'
            | '゠'
            | 'ー'
            | '々'
            | '〻'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '%'
            | '／'
            | '/'
            | '–'
            | '-'
            | '－'
            | '｡'
            | '､'
            | '｣'
            | '»'
            | '›'
    )
}

/// Whether a character may not end a line (clreq 3.1.1; the solidus is of level GB).
pub(crate) fn forbidden_at_end(c: char) -> bool {
    matches!(
        c,
        '“' | '‘'
            | '（'
            | '《'
            | '〈'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '［'
            | '｛'
            | '〝'
            | '／'
            | '('
            | '['
            | '{'
            | '￥'
            | '＄'
            | '$'
            | '£'
            | '€'
            | '¥'
            | '№'
            | '＃'
            | '｢'
            | '«'
            | '‹'
    )
}

/// Whether a character is a unit that belongs to the number before it.
pub(crate) fn is_unit(c: char) -> bool {
    matches!(
        c,
        '年' | '月'
            | '日'
            | '号'
            | '时'
            | '時'
            | '点'
            | '點'
            | '分'
            | '秒'
            | '岁'
            | '歲'
            | '个'
            | '個'
            | '名'
            | '人'
            | '位'
            | '家'
            | '次'
            | '条'
            | '條'
            | '项'
            | '項'
            | '万'
            | '萬'
            | '亿'
            | '億'
            | '千'
            | '百'
            | '元'
            | '米'
            | '吨'
            | '噸'
            | '度'
            | '倍'
            | '成'
            | '届'
            | '屆'
            | '版'
            | '円'
            | '%'
            | '％'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_marks_are_chinese_but_inside_a_latin_word() {
        let chinese = |text: &str| -> Vec<Option<Class>> {
            let chars: Vec<char> = text.chars().collect();
            let at = |i: usize| chars.get(i).copied();
            (0..chars.len())
                .map(|i| wide_class(chars[i], i.checked_sub(1).and_then(at), at(i + 1)))
                .collect()
        };
        let (wide, open, close) = (Some(Class::Wide), Some(Class::Open), Some(Class::Close));
        assert_eq!(chinese("“新”"), [open, wide, close]);
        assert_eq!(chinese("a’b"), [None; 3]);
        assert_eq!(chinese("新’b")[1], close);
        assert_eq!(chinese("新·民")[1], Some(Class::Middle));
        assert_eq!(chinese("1·5")[1], None);
        assert_eq!(narrow_class('“'), None);
        assert_eq!(narrow_class('《'), open);
    }
}
