//! Options of an exporter: a struct, made by [`options!`](crate::options!), read from the output's
//! table.

use crate::json::{JsonError, Reader, quote};

/// Options that can be read, and described to editors.
///
/// [`options!`](crate::options!) implements it; by hand it is only needed for options within
/// options.
pub trait Options: Sized {
    /// Reads the options from a JSON object, with defaults for what is not there.
    ///
    /// # Errors
    /// If a key is unknown, or a value wrong: what is wrong, then the way out after `; `.
    fn from_table(json: &mut Reader<'_>) -> Result<Self, JsonError>;

    /// A JSON Schema (draft 2020-12) of the object.
    fn schema() -> String;
}

/// Reads a whole table of options.
pub(crate) fn read<T: Options>(table: &str) -> Result<T, String> {
    let mut json = Reader::new(table);
    let options = T::from_table(&mut json).and_then(|options| json.end().map(|()| options));
    options.map_err(|error| error.message)
}

/// The error for a key that the options do not have.
pub fn unknown_key(json: &Reader<'_>, key: &str, known: &[&str]) -> JsonError {
    let known = match known {
        [] => "there are no options".to_owned(),
        known => {
            let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            format!("known: {}", known.join(", "))
        }
    };
    json.error(format!("unknown key `{key}`; {known}"))
}

/// The error for a value that cannot be what the option is.
pub fn wrong_value(error: &JsonError, key: &str) -> JsonError {
    // One that an inner value has told already is left as it is.
    let message = match error.message.strip_prefix("expected ") {
        Some(what) => format!("wrong value for `{key}`; expected {what}"),
        None => error.message.clone(),
    };
    JsonError { message, at: error.at }
}

/// A value that an option can have, described for editors.
pub trait Described {
    /// Its JSON Schema, as the inside of an object: `"type": "boolean"`.
    fn described() -> String;

    /// Itself as JSON, to stand as the default; none where there is nothing to say.
    fn to_json(&self) -> Option<String>;
}

macro_rules! described {
    ($($kind:ty: $name:literal),+) => {$(
        impl Described for $kind {
            fn described() -> String {
                format!(r#""type": "{}""#, $name)
            }

            fn to_json(&self) -> Option<String> {
                Some(self.to_string())
            }
        }
    )+};
}

described!(bool: "boolean", u8: "integer", u16: "integer", u32: "integer", u64: "integer");
described!(usize: "integer", i32: "integer", i64: "integer", f32: "number", f64: "number");

impl Described for String {
    fn described() -> String {
        r#""type": "string""#.to_owned()
    }

    fn to_json(&self) -> Option<String> {
        Some(quote(self))
    }
}

impl<T: Described> Described for Option<T> {
    fn described() -> String {
        T::described()
    }

    fn to_json(&self) -> Option<String> {
        self.as_ref()?.to_json()
    }
}

impl<T: Described> Described for Vec<T> {
    fn described() -> String {
        format!(r#""type": "array", "items": {{{}}}"#, T::described())
    }

    fn to_json(&self) -> Option<String> {
        let items: Option<Vec<String>> = self.iter().map(Described::to_json).collect();
        Some(format!("[{}]", items?.join(", ")))
    }
}

/// One property of a schema. `documentation` is the option's doc comment, line by line.
pub fn property<T: Described>(key: &str, documentation: &[&str], default: &T) -> String {
    let lines: Vec<&str> = documentation.iter().map(|line| line.trim()).collect();
    let mut property = format!("{}: {{{}", quote(key), T::described());
    if !lines.is_empty() {
        property += &format!(r#", "description": {}"#, quote(lines.join(" ").trim()));
    }
    if let Some(default) = default.to_json() {
        property += &format!(r#", "default": {default}"#);
    }
    property + "}"
}

/// Makes the options struct of an exporter: its fields, each with documentation and default.
///
/// Doc comments become the descriptions that editors and `newsbind plugin info` show. A key that is
/// not there, or a value of another type, is an error before any work starts.
///
/// ```
/// newsbind_plugin::options! {
///     /// What the list looks like.
///     pub struct Headlines {
///         /// Number the headlines.
///         numbered: bool = false,
///         /// What stands before each.
///         bullet: String = "- ".to_owned(),
///     }
/// }
///
/// assert_eq!(Headlines::default().bullet, "- ");
/// ```
#[macro_export]
macro_rules! options {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident {
            $($(#[doc = $line:literal])* $field:ident: $kind:ty = $default:expr),* $(,)?
        }
    ) => {
        $(#[$meta])*
        $visibility struct $name {
            $($(#[doc = $line])* pub $field: $kind,)*
        }

        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)* }
            }
        }

        impl $crate::Options for $name {
            fn from_table(
                json: &mut $crate::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::json::JsonError> {
                #[allow(unused_mut, reason = "an exporter may have no options")]
                let mut options = <Self as ::core::default::Default>::default();
                json.object(|json, key| match key {
                    $(stringify!($field) => json
                        .read(&mut options.$field)
                        .map_err(|error| $crate::written::wrong_value(&error, key)),)*
                    _ => ::core::result::Result::Err(
                        $crate::written::unknown_key(json, key, &[$(stringify!($field)),*]),
                    ),
                })?;
                ::core::result::Result::Ok(options)
            }

            fn schema() -> ::std::string::String {
                #[allow(unused_variables, reason = "an exporter may have no options")]
                let options = <Self as ::core::default::Default>::default();
                let properties: &[::std::string::String] = &[
                    $($crate::written::property(stringify!($field), &[$($line),*], &options.$field)),*
                ];
                ::std::format!(
                    r#"{{"type": "object", "properties": {{{}}}, "additionalProperties": false}}"#,
                    properties.join(", "),
                )
            }
        }
    };
}

/// Makes an option that is one of several words: an enum whose first variant is the default.
///
/// ```
/// newsbind_plugin::choice! {
///     /// What comes first.
///     pub enum Order {
///         /// As on the pages.
///         Pages = "pages",
///         /// As in the alphabet.
///         Titles = "titles",
///     }
/// }
/// ```
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident {
            $(#[$first_meta:meta])* $first:ident = $first_word:literal
            $(, $(#[$other_meta:meta])* $other:ident = $other_word:literal)* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        $visibility enum $name {
            $(#[$first_meta])* #[default] $first,
            $($(#[$other_meta])* $other,)*
        }

        impl $name {
            /// The word for it.
            fn word(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$other => $other_word,)*
                }
            }
        }

        impl $crate::json::FromJson for $name {
            fn from_json(
                json: &mut $crate::json::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::json::JsonError> {
                let expected = [$first_word $(, $other_word)*].map(|word| ::std::format!("`{word}`"));
                let word = json.string();
                match word.as_deref() {
                    ::core::result::Result::Ok($first_word) => ::core::result::Result::Ok(Self::$first),
                    $(::core::result::Result::Ok($other_word) => ::core::result::Result::Ok(Self::$other),)*
                    _ => ::core::result::Result::Err(json.expected(&expected.join(" or "))),
                }
            }
        }

        impl $crate::Described for $name {
            fn described() -> ::std::string::String {
                let words = [$first_word $(, $other_word)*].map($crate::json::quote);
                ::std::format!(r#""enum": [{}]"#, words.join(", "))
            }

            fn to_json(&self) -> ::core::option::Option<::std::string::String> {
                ::core::option::Option::Some($crate::json::quote(self.word()))
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    choice! {
        enum Order {
            Pages = "pages",
            Titles = "titles",
        }
    }

    options! {
        struct Everything {
            /// Number the "headlines",
            /// and more.
            numbered: bool = true,
            width: Option<u32> = None,
            words: Vec<String> = vec!["a".to_owned()],
            order: Order = Order::default(),
        }
    }

    fn check(table: &str, expected: Result<&str, &str>) {
        let read = read::<Everything>(table).map(|everything| {
            let Everything { numbered, width, words, order } = everything;
            format!("{numbered} {width:?} {words:?} {}", order.word())
        });
        assert_eq!(read.as_deref().map_err(String::as_str), expected, "{table}");
    }

    #[test]
    fn options_are_read_with_defaults_and_errors() {
        check("{}", Ok(r#"true None ["a"] pages"#));
        check(
            r#"{"width": 3, "words": [], "order": "titles", "numbered": false}"#,
            Ok("false Some(3) [] titles"),
        );
        let known = "known: `numbered`, `width`, `words`, `order`";
        check(r#"{"number": true}"#, Err(&format!("unknown key `number`; {known}")));
        let expected = "wrong value for `numbered`; expected `true` or `false`";
        check(r#"{"numbered": "yes"}"#, Err(expected));
        let expected = "wrong value for `order`; expected `pages` or `titles`";
        check(r#"{"order": "size"}"#, Err(expected));
        check(r#"{"order": 1}"#, Err(expected));
    }

    #[test]
    fn the_schema_is_json_with_descriptions_and_defaults() {
        let schema: serde_json::Value = serde_json::from_str(&Everything::schema()).unwrap();
        let properties = &schema["properties"];
        assert_eq!(properties["numbered"]["description"], "Number the \"headlines\", and more.");
        assert_eq!(properties["numbered"]["default"], true);
        assert_eq!(properties["width"]["type"], "integer");
        assert_eq!(properties["words"]["items"]["type"], "string");
        assert_eq!(properties["order"]["enum"], serde_json::json!(["pages", "titles"]));
    }
}
