//! What a person may choose: page, style, margins, columns, font size.

use std::fmt;
use std::str::FromStr;

use newsbind_core::Date;
use serde::de::{Deserializer, Error as _, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

/// Options of the PDF exporter, and the exporter itself.
///
/// ```
/// use newsbind_core::{Article, Block, Exporter, Issue, MemoryAssets, MemoryOutput, Section};
/// use newsbind_pdf::Pdf;
///
/// let article = Article {
///     headline: Some("Harbour reopens".into()),
///     body: vec![Block::paragraph("The harbour is open again.")],
///     ..Article::default()
/// };
/// let section = Section { articles: vec![article], ..Section::default() };
/// let issue = Issue { id: "echo".into(), language: "en".into(), sections: vec![section], ..Issue::default() };
/// let mut out = MemoryOutput::default();
/// Pdf::default().export(&issue, &MemoryAssets::default(), &mut out)?;
/// assert!(out.files["echo.pdf"].bytes.starts_with(b"%PDF-1.7"));
/// # Ok::<(), newsbind_core::ExportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Pdf {
    /// The page: `a4`, `a3`, `a5`, `b5`, `letter`, `legal`, `tabloid`, `berliner`, `broadsheet`,
    /// `phone`, `e-ink`, or its width and height such as `150x200mm` or `8.5in x 11in`.
    pub page: PageSize,
    /// How pages are composed: `paper` or `book`. Where nothing is said, `paper` from A4 up, `book`
    /// on smaller pages and where there is room for one column only, as in large print.
    pub style: Option<Style>,
    /// The margin on all four sides, in millimetres. Where nothing is said, a sixteenth of the
    /// page's shorter side, but no less than the 5 mm that a desktop printer leaves blank.
    #[serde(deserialize_with = "margin")]
    pub margin: Option<f64>,
    /// Columns of the type area: a number, or `auto` for as many as make a comfortable measure.
    pub columns: Columns,
    /// Size of running text, in points. Where nothing is said, about 9.5 in paper style and 10.5 in
    /// book style, such that a Chinese line holds a whole number of characters.
    #[serde(deserialize_with = "font_size")]
    pub font_size: Option<f64>,
    /// The list of articles with page numbers.
    pub contents: bool,
    /// Own fonts by path (TrueType, OpenType, a collection of them, or variable in weight): the
    /// first that has a character is taken, the built-in one comes after them. Of a collection the
    /// face is taken that suits the issue's language, or the one of the number behind `#`. With
    /// `system_fonts` also families by name.
    pub fonts: Vec<String>,
    /// The same for headlines and names. Where none is named, `fonts` that hold a bold face serve.
    pub bold_fonts: Vec<String>,
    /// Whether fonts of the machine may be named in `fonts`, and are asked last for characters that
    /// no other font has. The pages then depend on the machine.
    pub system_fonts: bool,
    /// The day stamped into the file of an issue that has no date.
    pub undated: Date,
}

impl Default for Pdf {
    fn default() -> Self {
        Self {
            page: PageSize::A4,
            style: None,
            margin: None,
            columns: Columns::Auto,
            font_size: None,
            contents: true,
            fonts: Vec::new(),
            bold_fonts: Vec::new(),
            system_fonts: false,
            undated: Date::new(1980, 1, 1).expect("a day of the calendar"),
        }
    }
}

/// How pages are composed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Articles beside each other, each a headline over its own columns, as newspapers do.
    Paper,
    /// One article after the other, for reading.
    Book,
}

/// Width and height of a page, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
#[serde(try_from = "String")]
pub struct PageSize {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl PageSize {
    /// ISO 216 A4.
    pub const A4: Self = Self { width: 210.0, height: 297.0 };

    const NAMED: [(&'static str, Self); 11] = [
        ("a4", Self::A4),
        ("a3", Self { width: 297.0, height: 420.0 }),
        ("a5", Self { width: 148.0, height: 210.0 }),
        ("b5", Self { width: 176.0, height: 250.0 }),
        ("letter", Self { width: 215.9, height: 279.4 }),
        ("legal", Self { width: 215.9, height: 355.6 }),
        ("tabloid", Self { width: 279.4, height: 431.8 }),
        ("berliner", Self { width: 315.0, height: 470.0 }),
        ("broadsheet", Self { width: 375.0, height: 597.0 }),
        // The screens of a telephone of 6.5 inches and of a reader of 6 inches.
        ("phone", Self { width: 70.0, height: 140.0 }),
        ("e-ink", Self { width: 90.0, height: 122.0 }),
    ];
}

impl FromStr for PageSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some((_, size)) =
            Self::NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(text))
        {
            return Ok(*size);
        }
        let own = text.split_once(['x', '×']).and_then(|(width, height)| {
            let (height, unit) = measure(height)?;
            // In `8.5x11in` the unit of the height goes for both.
            let (width, own) = measure(width)?;
            Some(Self { width: width * own.or(unit)?, height: height * unit? })
        });
        // PDF 1.7, annex C: a page is at most 14,400 points, 5,080 mm, long.
        own.filter(|size| {
            [size.width, size.height].iter().all(|side| (1.0..=5080.0).contains(side))
        })
        .ok_or_else(|| {
            let names: Vec<String> =
                Self::NAMED.iter().map(|(name, _)| format!("`{name}`")).collect();
            let names = names.join(", ");
            format!("`{text}` is no page; known: {names}; or give its size such as `150x200mm`")
        })
    }
}

/// A number, and how many millimetres its unit has, where it has one.
fn measure(text: &str) -> Option<(f64, Option<f64>)> {
    const UNITS: [(&str, f64); 3] = [("mm", 1.0), ("cm", 10.0), ("in", 25.4)];
    let text = text.trim();
    let with_unit =
        UNITS.iter().find_map(|(unit, size)| Some((text.strip_suffix(unit)?, Some(*size))));
    let (number, unit) = with_unit.unwrap_or((text, None));
    Some((number.trim().parse().ok()?, unit))
}

impl TryFrom<String> for PageSize {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

fn margin<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    length(deserializer, 0.0, "a number of millimetres, 0 or more")
}

fn font_size<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    length(deserializer, 1.0, "a number of points, 1 or more")
}

/// A length that is no less than `least`.
fn length<'de, D: Deserializer<'de>>(
    deserializer: D,
    least: f64,
    expected: &str,
) -> Result<Option<f64>, D::Error> {
    let length = Option::<f64>::deserialize(deserializer)?;
    match length.filter(|length| !(length.is_finite() && *length >= least)) {
        Some(wrong) => Err(D::Error::invalid_value(Unexpected::Float(wrong), &expected)),
        None => Ok(length),
    }
}

/// How many columns the type area has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum Columns {
    /// As many as make a comfortable measure.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    Auto,
    /// This many, 1 to 20.
    Number(u8),
}

impl<'de> Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberOrAuto;

        impl Visitor<'_> for NumberOrAuto {
            type Value = Columns;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of columns from 1 to 20, or `auto`")
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Columns, E> {
                match u8::try_from(number) {
                    Ok(number @ 1..=20) => Ok(Columns::Number(number)),
                    _ => Err(E::invalid_value(Unexpected::Signed(number), &self)),
                }
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Columns, E> {
                self.visit_i64(i64::try_from(number).map_err(E::custom)?)
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Columns, E> {
                match text {
                    "auto" => Ok(Columns::Auto),
                    _ => Err(E::invalid_value(Unexpected::Str(text), &self)),
                }
            }
        }

        deserializer.deserialize_any(NumberOrAuto).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let page = |width, height| Ok(Pdf { page: PageSize { width, height }, ..Pdf::default() });
        let cases = [
            (r#"{}"#, Ok(Pdf::default())),
            (r#"{"columns":"auto"}"#, Ok(Pdf::default())),
            (r#"{"columns":4}"#, Ok(Pdf { columns: Columns::Number(4), ..Pdf::default() })),
            (r#"{"style":"book"}"#, Ok(Pdf { style: Some(Style::Book), ..Pdf::default() })),
            (
                r#"{"page":"150x200.5mm"}"#,
                Ok(Pdf { page: PageSize { width: 150.0, height: 200.5 }, ..Pdf::default() }),
            ),
            (r#"{"page":"A5"}"#, page(148.0, 210.0)),
            (r#"{"page":"legal"}"#, page(215.9, 355.6)),
            (r#"{"page":"broadsheet"}"#, page(375.0, 597.0)),
            (r#"{"page":"148mm x 210mm"}"#, page(148.0, 210.0)),
            (r#"{"page":"10in x 20 cm"}"#, page(254.0, 200.0)),
            (r#"{"page":"10 × 15cm"}"#, page(100.0, 150.0)),
            (r#"{"page":"2.5x10in"}"#, page(63.5, 254.0)),
            (r#"{"page":"100x200"}"#, Err("or give its size such as `150x200mm`")),
            (r#"{"page":"10in x 20"}"#, Err("is no page")),
            (r#"{"page":"10pt x 20pt"}"#, Err("is no page")),
            (r#"{"columns":0}"#, Err("a number of columns from 1 to 20")),
            (r#"{"columns":"three"}"#, Err("a number of columns from 1 to 20")),
            (r#"{"margin":0}"#, Ok(Pdf { margin: Some(0.0), ..Pdf::default() })),
            (r#"{"margin":-1}"#, Err("a number of millimetres, 0 or more")),
            (r#"{"font_size":0.5}"#, Err("a number of points, 1 or more")),
            (r#"{"page":"a7"}"#, Err("`a7` is no page; known: `a4`")),
            (r#"{"page":"0x10mm"}"#, Err("is no page")),
            (r#"{"colums":3}"#, Err("unknown field `colums`")),
        ];
        for (json, expected) in cases {
            let found = serde_json::from_str::<Pdf>(json).map_err(|error| error.to_string());
            match expected {
                Ok(expected) => assert_eq!(found, Ok(expected), "{json}"),
                Err(part) => assert!(found.is_err_and(|error| error.contains(part)), "{json}"),
            }
        }
    }
}
