//! Numbers as Chinese papers print them.

/// A text with its numbers in ASCII digits: ２０２４, 二〇二四, and 十九 where the text is nothing else.
/// Other characters stay.
pub fn plain_digits(text: &str) -> String {
    let text = tens(text).unwrap_or_else(|| text.to_owned());
    text.chars().map(plain_digit).collect()
}

/// 十, 十二, 二十四: numerals of tens, in digits of any form.
fn tens(text: &str) -> Option<String> {
    let (tens, ones) = text.split_once('十')?;
    let digit = |text: &str, without: char| text.chars().next().unwrap_or(without);
    let is_digit = |text: &str| text.chars().count() < 2;
    let tens = is_digit(tens).then(|| digit(tens, '1'))?;
    let ones = is_digit(ones).then(|| digit(ones, '0'))?;
    Some([tens, ones].iter().collect())
}

/// A digit of any form, or a numeral to nine, as its ASCII twin.
fn plain_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '〇' | '○' | '零' => '0',
        _ => match "一二三四五六七八九".chars().position(|numeral| numeral == c) {
            Some(at) => char::from_digit(at as u32 + 1, 10).unwrap_or(c),
            None => c,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_digits_and_numerals() {
        for (text, expected) in [
            ("Ａ０7", "Ａ07"),
            ("二○二四", "2024"),
            ("十", "10"),
            ("十九", "19"),
            ("二十", "20"),
            ("三十一", "31"),
            ("三", "3"),
        ] {
            assert_eq!(plain_digits(text), expected);
        }
    }
}
