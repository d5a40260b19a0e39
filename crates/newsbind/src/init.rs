//! A configuration to begin with.

use std::path::Path;

use crate::arguments::Init;
use crate::files;
use crate::report::{Failure, Outcome, Report};

/// Every option with its meaning, the optional ones commented out.
const BEGINNING: &str = include_str!("init.toml");

/// Writes a commented configuration; never over a file that is there, unless told to.
pub(crate) fn init(init: &Init, report: &Report) -> Result<Outcome, Failure> {
    if init.path == Path::new("-") {
        report.result(BEGINNING.trim_end());
        return Ok(Outcome::Done);
    }
    if init.path.exists() && !init.force {
        return Err(Failure::new(format!(
            "`{}` is there already; name another file, or write over it with `--force`",
            init.path.display()
        )));
    }
    Ok(files::deliver(&init.path, BEGINNING.as_bytes(), report))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::search::Search;

    #[test]
    fn the_beginning_is_a_configuration() {
        assert!(config::parse(BEGINNING, None, Search::default()).is_ok());
    }

    #[test]
    fn what_is_commented_out_is_one_too() {
        let is_option = |line: &str| {
            line.strip_prefix("# ")
                .is_some_and(|line| line.contains(" = ") || line.starts_with('['))
        };
        let lines = BEGINNING.lines().map(|line| match line.strip_prefix("# ") {
            Some(option) if is_option(line) => option,
            _ => line,
        });
        let all: String = lines.flat_map(|line| [line, "\n"]).collect();
        let wrong = config::parse(&all, None, Search::default()).err().unwrap_or_default();
        assert_eq!(wrong, [], "{all}");
    }
}
