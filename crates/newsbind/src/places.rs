//! Places: where the parts of an output's table stand in the configuration.

use std::ops::Range;

use toml::de::DeTable;

/// Where the parts of an output's table stand, in bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// The format, or the name that says it.
    pub(crate) format: Range<usize>,
    /// Each option: its key, the place of that, the place of its value.
    options: Vec<(String, Range<usize>, Range<usize>)>,
}

impl Places {
    /// The places of a table; `format` is that of the format.
    pub(crate) fn of(table: &DeTable<'_>, format: Range<usize>) -> Self {
        let options = table
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), key.span(), value.span()))
            .collect();
        Self { format, options }
    }

    /// The key of an option; where it is not there, the format.
    pub(crate) fn key(&self, option: &str) -> Range<usize> {
        let found = self.options.iter().find(|(key, ..)| key == option);
        found.map_or_else(|| self.format.clone(), |(_, key, _)| key.clone())
    }

    /// The value of an option; where it is not there, the format.
    pub(crate) fn value(&self, option: &str) -> Range<usize> {
        let found = self.options.iter().find(|(key, ..)| key == option);
        found.map_or_else(|| self.format.clone(), |(.., value)| value.clone())
    }
}
