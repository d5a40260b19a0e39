//! Quantities with units, as a person writes them: times and sizes.

use std::str::FromStr;
use std::time::Duration;

use serde::Deserialize;

/// A time: `500ms`, `120s`, `5min`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Time(pub(crate) Duration);

/// A number of bytes: `500MB`, `2GiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Size(pub(crate) u64);

impl FromStr for Time {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let units = [("ms", 1), ("min", 60_000), ("s", 1000), ("h", 3_600_000)];
        let milliseconds = quantity(text, &units);
        let wrong = || format!("`{text}` is no time; write one such as \"120s\"");
        milliseconds.map(|time| Self(Duration::from_millis(time))).ok_or_else(wrong)
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let units = [
            ("KiB", 1 << 10),
            ("MiB", 1 << 20),
            ("GiB", 1 << 30),
            ("kB", 1000),
            ("MB", 1_000_000),
            ("GB", 1_000_000_000),
        ];
        let wrong = || format!("`{text}` is no size; write one such as \"2GiB\"");
        quantity(text, &units).map(Self).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Time {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl TryFrom<String> for Size {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// A whole number with a unit, as so many of the smallest; never 0.
fn quantity(text: &str, units: &[(&str, u64)]) -> Option<u64> {
    let (number, scale) =
        units.iter().find_map(|(unit, scale)| Some((text.strip_suffix(unit)?, scale)))?;
    let number: u64 = number.trim().parse().ok()?;
    number.checked_mul(*scale).filter(|quantity| *quantity > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_sizes_have_units() {
        let time = |text: &str| text.parse::<Time>().ok().map(|time| time.0);
        let size = |text: &str| text.parse::<Size>().ok().map(|size| size.0);
        assert_eq!(time("120s"), Some(Duration::from_secs(120)));
        assert_eq!(time("5 min"), Some(Duration::from_secs(300)));
        assert_eq!(time("500ms"), Some(Duration::from_millis(500)));
        assert_eq!(size("2GiB"), Some(2 << 30));
        assert_eq!(size("500 MB"), Some(500_000_000));
        for wrong in ["120", "s", "0s", "-1s", "99999999999999999999s", "1.5s"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }
}
