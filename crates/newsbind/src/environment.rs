//! The environment variables that count: NO_COLOR and SOURCE_DATE_EPOCH (and NEWSBIND_PLUGIN_PATH,
//! which `search` reads).

use newsbind_core::Date;

use crate::report::Failure;

/// Whether the person wants no colours (<https://no-color.org>: set, and not empty).
pub(crate) fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// The day of SOURCE_DATE_EPOCH in UTC, for files of an issue without a date
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(crate) fn source_date() -> Result<Option<Date>, Failure> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let text = value.to_string_lossy();
    let day = text.parse().ok().and_then(day);
    let wrong = || {
        format!(
            "SOURCE_DATE_EPOCH is `{text}`, not a number of seconds since 1970; mend or unset it"
        )
    };
    day.map(Some).ok_or_else(|| Failure::new(wrong()))
}

fn day(seconds: i64) -> Option<Date> {
    let date = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?.date();
    Date::new(u16::try_from(date.year()).ok()?, date.month().into(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_a_day() {
        for (seconds, expected) in [
            (0, Some("1970-01-01")),
            (1_715_039_999, Some("2024-05-06")),
            (-1, Some("1969-12-31")),
            (i64::MAX, None),
        ] {
            let found = day(seconds).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{seconds}");
        }
    }
}
