//! Reading JSON (RFC 8259): a reader that hands out values as they come, without a tree.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Reads one JSON text from its beginning to its end.
///
/// ```
/// use newsbind_plugin::json::Reader;
///
/// let mut width = 0.0;
/// let mut json = Reader::new(r#"{"unit": "mm", "width": 210}"#);
/// json.object(|json, key| match key {
///     "width" => json.read(&mut width),
///     _ => json.skip(),
/// })?;
/// json.end()?;
/// assert_eq!(width, 210.0);
/// # Ok::<(), newsbind_plugin::json::JsonError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

/// A text is not the JSON that was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// What is wrong, then the way out after `; `.
    pub message: String,
    /// Where, in bytes.
    pub at: usize,
}

/// Can be read from JSON.
pub trait FromJson: Sized {
    /// Reads one value.
    ///
    /// # Errors
    /// If something else stands there.
    fn from_json(json: &mut Reader<'_>) -> Result<Self, JsonError>;
}

type Result<T, E = JsonError> = std::result::Result<T, E>;

/// Lists and objects within each other; the published contract has six levels.
const DEEPEST: u32 = 128;

impl<'a> Reader<'a> {
    /// A reader at the beginning of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// Reads a value into a place.
    ///
    /// # Errors
    /// If something else stands there.
    pub fn read<T: FromJson>(&mut self, into: &mut T) -> Result<()> {
        *into = T::from_json(self)?;
        Ok(())
    }

    /// Reads an object: `field` is called with each key and has to read or skip its value.
    ///
    /// # Errors
    /// If no object stands there, or `field` fails.
    pub fn object(&mut self, mut field: impl FnMut(&mut Self, &str) -> Result<()>) -> Result<()> {
        self.open(b'{', "an object")?;
        if !self.take(b'}') {
            loop {
                self.expect_next(b'"', "a key")?;
                let key = self.string()?;
                self.expect(b':', "`:`")?;
                field(self, &key)?;
                if !self.take(b',') {
                    break;
                }
            }
            self.expect(b'}', "`,` or `}`")?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a list: `item` is called for each value and has to read or skip it.
    ///
    /// # Errors
    /// If no list stands there, or `item` fails.
    pub fn array(&mut self, mut item: impl FnMut(&mut Self) -> Result<()>) -> Result<()> {
        self.open(b'[', "a list")?;
        if !self.take(b']') {
            loop {
                item(self)?;
                if !self.take(b',') {
                    break;
                }
            }
            self.expect(b']', "`,` or `]`")?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a string.
    ///
    /// # Errors
    /// If none stands there.
    pub fn string(&mut self) -> Result<Cow<'a, str>> {
        self.expect(b'"', "a string")?;
        let plain = self.plain();
        if self.rest().starts_with('"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut string = plain.to_owned();
        loop {
            match self.byte() {
                Some(b'"') => return Ok(Cow::Owned(string)),
                Some(b'\\') => string.push(self.escape()?),
                _ => {
                    self.at -= usize::from(self.at > 0);
                    return Err(self.error("a string does not end, or has a control character"));
                }
            }
            string.push_str(self.plain());
        }
    }

    /// Reads a number as it is written.
    ///
    /// # Errors
    /// If none stands there.
    pub fn number(&mut self) -> Result<&'a str> {
        self.space();
        let start = self.at;
        self.at += usize::from(self.rest().starts_with('-'));
        let whole = self.digits();
        let mut good = whole.len() == 1 || !whole.is_empty() && !whole.starts_with('0');
        if self.rest().starts_with('.') {
            self.at += 1;
            good &= !self.digits().is_empty();
        }
        if self.rest().starts_with(['e', 'E']) {
            self.at += 1;
            self.at += usize::from(self.rest().starts_with(['+', '-']));
            good &= !self.digits().is_empty();
        }
        if good {
            return Ok(&self.text[start..self.at]);
        }
        self.at = start;
        Err(self.expected("a number"))
    }

    /// Takes a `null`, if one stands there.
    pub fn null(&mut self) -> bool {
        self.word("null")
    }

    /// Passes over one value.
    ///
    /// # Errors
    /// If none stands there.
    pub fn skip(&mut self) -> Result<()> {
        match self.peek() {
            Some(b'{') => self.object(|json, _| json.skip()),
            Some(b'[') => self.array(Self::skip),
            Some(b'"') => self.string().map(|_| ()),
            _ if ["null", "true", "false"].iter().any(|word| self.word(word)) => Ok(()),
            _ => self.number().map(|_| ()).map_err(|_| self.expected("a value")),
        }
    }

    /// Makes sure that nothing follows.
    ///
    /// # Errors
    /// If something does.
    pub fn end(&mut self) -> Result<()> {
        if self.peek().is_none() { Ok(()) } else { Err(self.error("something follows the end")) }
    }

    /// An error at this place.
    pub fn error(&self, message: impl Into<String>) -> JsonError {
        JsonError { message: message.into(), at: self.at }
    }

    /// An error that says what should stand at this place.
    pub fn expected(&self, what: &str) -> JsonError {
        self.error(format!("expected {what}"))
    }

    fn open(&mut self, bracket: u8, what: &str) -> Result<()> {
        self.expect(bracket, what)?;
        self.depth += 1;
        if self.depth > DEEPEST { Err(self.error("too many levels")) } else { Ok(()) }
    }

    fn escape(&mut self) -> Result<char> {
        Ok(match self.byte() {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'u') => return self.code_point(),
            _ => return Err(self.error("unknown escape in a string")),
        })
    }

    /// What follows `\u`; two of them make one character beyond U+FFFF (RFC 8259, section 7).
    fn code_point(&mut self) -> Result<char> {
        let mut code = self.hex()?;
        if (0xd800..0xdc00).contains(&code) && self.rest().starts_with("\\u") {
            self.at += 2;
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            }
        }
        char::from_u32(code).ok_or_else(|| self.error("half a character in a string"))
    }

    fn hex(&mut self) -> Result<u32> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        code.ok_or_else(|| self.error("expected four hexadecimal digits"))
    }

    /// Characters up to a quotation mark, an escape or a control character.
    fn plain(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.bytes().position(|b| b < 0x20 || b == b'"' || b == b'\\');
        let plain = &rest[..end.unwrap_or(rest.len())];
        self.at += plain.len();
        plain
    }

    fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn word(&mut self, word: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    fn expect(&mut self, byte: u8, what: &str) -> Result<()> {
        if self.take(byte) { Ok(()) } else { Err(self.expected(what)) }
    }

    fn expect_next(&mut self, byte: u8, what: &str) -> Result<()> {
        if self.peek() == Some(byte) { Ok(()) } else { Err(self.expected(what)) }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn peek(&mut self) -> Option<u8> {
        self.space();
        self.text.as_bytes().get(self.at).copied()
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.text.as_bytes().get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn space(&mut self) {
        let rest = self.rest().bytes();
        self.at += rest.take_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')).count();
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (byte {})", self.message, self.at)
    }
}

impl std::error::Error for JsonError {}

impl FromJson for bool {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        if json.word("true") {
            Ok(true)
        } else if json.word("false") {
            Ok(false)
        } else {
            Err(json.expected("`true` or `false`"))
        }
    }
}

impl FromJson for String {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        json.string().map(Cow::into_owned)
    }
}

macro_rules! numbers {
    ($($kind:ty: $what:literal),+) => {$(
        impl FromJson for $kind {
            fn from_json(json: &mut Reader<'_>) -> Result<Self> {
                json.space();
                let before = json.at;
                let number = json.number().ok().and_then(|number| number.parse().ok());
                number.ok_or_else(|| JsonError { at: before, ..json.expected($what) })
            }
        }
    )+};
}

numbers! {
    u8: "a whole number from 0 to 255",
    u16: "a whole number from 0 to 65535",
    u32: "a whole number that is not negative",
    u64: "a whole number that is not negative",
    usize: "a whole number that is not negative",
    i32: "a whole number",
    i64: "a whole number",
    f32: "a number",
    f64: "a number"
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        if json.null() { Ok(None) } else { T::from_json(json).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut list = Self::new();
        json.array(|json| {
            list.push(T::from_json(json)?);
            Ok(())
        })?;
        Ok(list)
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(json: &mut Reader<'_>) -> Result<Self> {
        let mut map = Self::new();
        json.object(|json, key| {
            map.insert(key.to_owned(), T::from_json(json)?);
            Ok(())
        })?;
        Ok(map)
    }
}

/// A string as it stands in JSON, with its quotation marks.
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// A value as serde_json has it.
    struct Tree(Value);

    impl FromJson for Tree {
        fn from_json(json: &mut Reader<'_>) -> Result<Self> {
            Ok(Self(match json.peek() {
                Some(b'{') => {
                    let mut map = serde_json::Map::new();
                    json.object(|json, key| {
                        map.insert(key.to_owned(), Self::from_json(json)?.0);
                        Ok(())
                    })?;
                    map.into()
                }
                Some(b'[') => {
                    let list: Vec<Self> = Vec::from_json(json)?;
                    list.into_iter().map(|tree| tree.0).collect()
                }
                Some(b'"') => String::from_json(json)?.into(),
                Some(b't' | b'f') => bool::from_json(json)?.into(),
                Some(b'n') if json.null() => Value::Null,
                _ => serde_json::from_str(json.number()?).map_err(|_| json.expected("a number"))?,
            }))
        }
    }

    fn read(text: &str) -> Result<Value> {
        let mut json = Reader::new(text);
        let tree = Tree::from_json(&mut json)?;
        json.end()?;
        let mut again = Reader::new(text);
        again.skip().and_then(|()| again.end()).expect("what can be read can be skipped");
        Ok(tree.0)
    }

    /// Reads as serde_json does, or refuses as it does; and so does every beginning of the text,
    /// and the text with each byte turned into another.
    fn check(text: &str) {
        let compare = |text: &str| {
            let ours = read(text).ok();
            assert_eq!(ours, serde_json::from_str(text).ok(), "{text:?}");
        };
        compare(text);
        for (at, _) in text.char_indices() {
            compare(&text[..at]);
            for other in [b'"', b'\\', b'{', b']', b',', b'0', b'-', b'e', b'\n', b'.'] {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = other;
                String::from_utf8(bytes).iter().for_each(|text| compare(text));
            }
        }
    }

    #[test]
    fn json_is_read_as_serde_json_reads_it() {
        for text in [
            r#" {"a": [1, -2.5e3, 0, 0.1, true, false, null], "b": {"c": "d"}, "e": {}, "f": []} "#,
            r#"["\" \\ \/ \b \f \n \r \t é \u00e9 \ud83d\ude00 报讯", "\ud83d", "\ude00x", "\ud83d\u0041"]"#,
            "[01, 1., .5, 1e, 1e+5, -, -0, +1]",
            "[1 2]",
            "{\"a\" 1}",
            "{\"a\": 1,}",
            "\"a\u{1}\"",
            "nul",
            "",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_quoted_string_reads_the_same() {
        let text = "a \"b\" \\ \u{1}\n\t\r 报 \u{1f600}";
        assert_eq!(read(&quote(text)), Ok(text.into()));
    }

    #[test]
    fn levels_are_limited() {
        assert!(read(&"[".repeat(1_000_000)).is_err());
        assert!(read(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_ok());
    }

    #[test]
    fn a_wrong_type_is_told_with_its_place() {
        let error = Reader::new(" \"x\"").read(&mut 0_u32).unwrap_err();
        assert_eq!(error.to_string(), "expected a whole number that is not negative (byte 1)");
    }
}
