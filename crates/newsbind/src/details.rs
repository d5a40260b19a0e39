//! What is said of an issue beside its pages: by its sidecar, or by `[issue]` of the configuration.

use std::fmt;

use newsbind_core::{Date, Issue};
use schemars::JsonSchema;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, de};

/// What the pages of an issue do not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Details {
    /// The newspaper's title.
    pub(crate) newspaper: Option<String>,
    /// International standard serial number, such as `0317-8471`.
    pub(crate) issn: Option<Issn>,
    /// Who publishes the newspaper.
    pub(crate) publisher: Option<String>,
    /// The language (BCP 47), such as `zh-Hans`; found from the text where nothing is said.
    pub(crate) language: Option<Language>,
    /// Day of publication, such as `2022-10-13`.
    pub(crate) date: Option<Date>,
    /// The number printed on the issue.
    pub(crate) number: Option<Label>,
    /// The variant of the issue, such as `late city`.
    pub(crate) edition: Option<String>,
    /// The encoding of the text files, such as `gb18030`; found by itself where nothing is said.
    pub(crate) encoding: Option<Encoding>,
    /// A title to show instead of newspaper and date.
    pub(crate) title: Option<String>,
    /// The cover picture, relative to this file.
    pub(crate) cover: Option<String>,
}

/// A number or a name: `4`, `"A4"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label(pub(crate) String);

/// A language tag.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub(crate) struct Language(String);

/// An international standard serial number.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub(crate) struct Issn(String);

/// The name of an encoding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub(crate) struct Encoding(String);

impl Details {
    /// The language, where one is said.
    pub(crate) fn language(&self) -> Option<&str> {
        self.language.as_ref().map(|language| language.0.as_str())
    }

    /// Puts in what is said here, over what the issue says itself.
    pub(crate) fn overrule(&self, issue: &mut Issue) {
        let mut said = Issue::default();
        self.fill(&mut said);
        let own = std::mem::take(&mut issue.newspaper);
        issue.newspaper.name = said.newspaper.name.or(own.name);
        issue.newspaper.issn = said.newspaper.issn.or(own.issn);
        issue.newspaper.publisher = said.newspaper.publisher.or(own.publisher);
        issue.date = said.date.or(issue.date);
        for (said, own) in [
            (said.number, &mut issue.number),
            (said.edition, &mut issue.edition),
            (said.title, &mut issue.title),
            (said.cover, &mut issue.cover),
        ] {
            *own = said.or(own.take());
        }
        if let Some(language) = self.language() {
            language.clone_into(&mut issue.language);
        }
    }

    /// Puts in what is said here where the issue says nothing itself.
    pub(crate) fn fill(&self, issue: &mut Issue) {
        let number = self.number.as_ref().map(|number| number.0.clone());
        let issn = self.issn.as_ref().map(|issn| issn.0.clone());
        let Issue { newspaper, .. } = issue;
        for (own, said) in [
            (&mut newspaper.name, &self.newspaper),
            (&mut newspaper.issn, &issn),
            (&mut newspaper.publisher, &self.publisher),
            (&mut issue.number, &number),
            (&mut issue.edition, &self.edition),
            (&mut issue.title, &self.title),
            (&mut issue.cover, &self.cover),
        ] {
            if own.is_none() {
                own.clone_from(said);
            }
        }
        issue.date = issue.date.or(self.date);
        if let Some(language) = self.language().filter(|_| issue.language == "und") {
            language.clone_into(&mut issue.language);
        }
    }
}

/// A language tag as RFC 5646, section 2.1.1, writes it: `zh-Hans-CN`.
fn canonical(tag: &str) -> String {
    let part = |(at, part): (usize, &str)| match part.len() {
        2 if at > 0 => part.to_ascii_uppercase(),
        4 if at > 0 && part.bytes().all(|b| b.is_ascii_alphabetic()) => {
            part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase()
        }
        _ => part.to_ascii_lowercase(),
    };
    tag.split('-').enumerate().map(part).collect::<Vec<_>>().join("-")
}

impl TryFrom<String> for Language {
    type Error = String;

    /// The shape of RFC 5646, section 2.1: a language of two or three letters (an older one may
    /// begin with `x` or `i`), then parts of up to eight letters and digits.
    fn try_from(tag: String) -> Result<Self, String> {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let is_language = matches!(primary.len(), 2 | 3) || matches!(primary, "x" | "i");
        let good = is_language
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        if good {
            return Ok(Self(canonical(&tag)));
        }
        Err(format!("`{tag}` is no language tag; write one such as `zh-Hans`, `en` or `fr-CA`"))
    }
}

impl TryFrom<String> for Issn {
    type Error = String;

    /// Two groups of four with a hyphen between them. The last character is the check digit: with
    /// the others, counted from 8 down, it adds up to a multiple of 11 (ISO 3297, annex A).
    fn try_from(text: String) -> Result<Self, String> {
        let value = |(c, weight): (char, u32)| match c {
            'X' | 'x' if weight == 1 => Some(10),
            _ => Some(c.to_digit(10)? * weight),
        };
        let digits = || text.chars().filter(|c| *c != '-');
        let hyphened = text.len() == 9 && text.as_bytes()[4] == b'-' && digits().count() == 8;
        let sum: Option<u32> = digits().zip((1..=8).rev()).map(value).sum();
        match sum.filter(|_| hyphened) {
            None => Err(format!("`{text}` is no ISSN; write one such as `0317-8471`")),
            Some(sum) if sum % 11 != 0 => Err(format!(
                "the last digit of the ISSN `{text}` does not fit the others; look for a slip in it"
            )),
            Some(_) => Ok(Self(text.to_uppercase())),
        }
    }
}

impl Encoding {
    /// The name as it was said.
    pub(crate) fn label(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Encoding {
    type Err = String;

    fn from_str(label: &str) -> Result<Self, String> {
        label.to_owned().try_into()
    }
}

impl TryFrom<String> for Encoding {
    type Error = String;

    /// Known where the reader knows it; it is asked before any work starts.
    fn try_from(label: String) -> Result<Self, String> {
        newsbind_read::check_encoding(&label).map_err(|error| error.to_string())?;
        Ok(Self(label))
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberOrName;

        impl Visitor<'_> for NumberOrName {
            type Value = Label;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a string")
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Label, E> {
                Ok(Label(number.to_string()))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Label, E> {
                Ok(Label(text.to_owned()))
            }
        }

        deserializer.deserialize_any(NumberOrName)
    }
}

impl JsonSchema for Label {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Label".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["string", "integer"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sidecar_overrules_and_the_configuration_fills() {
        let said = Details {
            newspaper: Some("Said".into()),
            number: Some(Label("7".into())),
            language: Some(Language("fr".into())),
            ..Details::default()
        };
        let mut own = Issue { language: "en".into(), ..Issue::default() };
        own.newspaper.name = Some("Own".into());
        let mut filled = own.clone();
        said.fill(&mut filled);
        assert_eq!(filled.newspaper.name.as_deref(), Some("Own"));
        assert_eq!(filled.number.as_deref(), Some("7"));
        assert_eq!(filled.language, "en");
        said.overrule(&mut own);
        assert_eq!(own.newspaper.name.as_deref(), Some("Said"));
        assert_eq!(own.language, "fr");
    }

    #[test]
    fn an_issn_ends_in_its_check_digit() {
        for (text, expected) in [
            ("0317-8471", Ok("0317-8471")),
            ("2434-561x", Ok("2434-561X")),
            ("0317-8472", Err("does not fit")),
            ("03178471", Err("is no ISSN")),
            ("X317-8471", Err("is no ISSN")),
            ("banana", Err("is no ISSN")),
        ] {
            let found = Issn::try_from(text.to_owned());
            match expected {
                Ok(expected) => assert_eq!(found.unwrap().0, expected),
                Err(expected) => assert!(found.unwrap_err().contains(expected), "{text}"),
            }
        }
    }

    #[test]
    fn a_language_has_the_shape_of_a_tag() {
        for (tag, good) in
            [("zh-Hans", true), ("en", true), ("x-klingon", true), ("Chinese", false), ("", false)]
        {
            assert_eq!(Language::try_from(tag.to_owned()).is_ok(), good, "{tag}");
        }
    }

    #[test]
    fn a_language_is_written_as_its_parts_are() {
        for (tag, expected) in
            [("ZH", "zh"), ("zh-hans-cn", "zh-Hans-CN"), ("PT-br", "pt-BR"), ("de-1996", "de-1996")]
        {
            let language = Language::try_from(tag.to_owned());
            assert_eq!(language.map(|language| language.0).as_deref(), Ok(expected));
        }
    }
}
