//! The command line: what may be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::details::Encoding;

const EXAMPLES: &str = "\
Examples:
  newsbind page.txt                          an e-book of one page, in out/
  newsbind -f epub,pdf 2024-05-06/           a folder of issues, two formats
  newsbind                                   what config.toml says
  pdftotext paper.pdf - | newsbind - -f text -o -
  newsbind plan                              what would be read and written
  newsbind show page.txt                     what was found on the page

A file is an issue, a form feed in it begins a page. A folder is a batch of issues, or one issue
where it holds `issue.toml` (its *.txt are the pages, in natural order). NAME.toml beside NAME.txt
says what the page does not: newspaper, date, language, encoding, pictures.

Exit codes: 0 everything written; 1 an input or an output failed, the rest is written;
2 nothing was attempted (wrong use, configuration, no input); 130 interrupted.";

/// From the text of newspaper pages to e-books, PDF, JSON and plain text.
#[derive(Debug, Parser)]
#[command(
    name = "newsbind",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    convert: Convert,

    /// Colours in messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

/// What is to be done.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Command {
    /// Convert issues; this is what happens where no command is named
    Convert(Convert),
    /// Say what would be read and written, and do nothing else
    Plan(Convert),
    /// Show the articles that were found, with source lines and confidence
    Show(Show),
    /// Write a commented config.toml
    Init(Init),
    /// Print a JSON Schema, for editors and programs
    Schema {
        /// Of the configuration, or of an issue in JSON
        of: Contract,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// What to convert, and to what.
#[derive(Args, Clone, Debug)]
pub(crate) struct Convert {
    #[command(flatten)]
    pub(crate) reading: Reading,

    /// Formats, or names of outputs of the configuration: epub, pdf, json, text
    #[arg(short, long = "format", value_name = "NAME", value_delimiter = ',')]
    pub(crate) formats: Vec<String>,

    /// The folder to write to; `-` writes one issue in one format to standard output
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Issues converted at a time; as many as there are processors where nothing is said
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<std::num::NonZeroUsize>,

    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// What to read, and how.
#[derive(Args, Clone, Debug)]
pub(crate) struct Reading {
    /// Files, folders or patterns such as '2024-*/*.txt'; `-` is standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<String>,

    /// The configuration; where none is named, config.toml of the current folder if there is one
    #[arg(short, long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// The encoding of text files, such as gb18030; found by itself where nothing is said
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<Encoding>,

    /// Only these articles: numbers as `show` has them, ranges (1,4-6) or ids
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = "Parts of an issue")]
    pub(crate) articles: Vec<String>,

    /// Only articles that stand on these pages: labels and ranges of labels (A1,A4-A6)
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = "Parts of an issue")]
    pub(crate) pages: Vec<String>,

    /// Only these sections: names, numbers or ranges (Sport,1-2)
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = "Parts of an issue")]
    pub(crate) sections: Vec<String>,
}

/// What to show.
#[derive(Args, Clone, Debug)]
pub(crate) struct Show {
    #[command(flatten)]
    pub(crate) reading: Reading,

    /// Columns to fit the lines to; those of the terminal where nothing is said
    #[arg(long, value_name = "N")]
    pub(crate) width: Option<usize>,
}

/// Where to begin.
#[derive(Args, Clone, Debug)]
pub(crate) struct Init {
    /// The file to write; `-` is standard output
    #[arg(value_name = "FILE", default_value = "config.toml")]
    pub(crate) path: PathBuf,

    /// Write over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// What a schema may be had of.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Contract {
    /// config.toml
    Config,
    /// An issue in JSON, `newsbind.issue/1`
    Issue,
}

/// When messages have colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Arguments {
    /// What is to be done; converting where nothing is named.
    pub(crate) fn task(&self) -> Command {
        self.command.clone().unwrap_or_else(|| Command::Convert(self.convert.clone()))
    }

    /// Whether only errors are to be told.
    pub(crate) fn is_quiet(&self) -> bool {
        match &self.command {
            Some(Command::Convert(convert) | Command::Plan(convert)) => convert.quiet,
            _ => self.convert.quiet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn converting_needs_no_name() {
        for line in [["newsbind", "a.txt", "-j2"].as_slice(), &["newsbind", "convert", "a.txt"]] {
            let arguments = Arguments::try_parse_from(line).unwrap();
            let paths = match arguments.task() {
                Command::Convert(convert) => convert.reading.paths,
                _ => Vec::new(),
            };
            assert_eq!(paths, ["a.txt"], "{line:?}");
        }
    }
}
