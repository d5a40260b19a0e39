//! The command line: what may be typed.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::RangedU64ValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::details::Encoding;
use crate::formats;
use crate::quantity::Size;

const EXAMPLES: &str = r#"Examples:
  newsbind page.txt                          an e-book of one page, in out/
  newsbind page.txt -o page.pdf              one file, in the format it ends as
  newsbind -f epub,pdf 2024-05-06/           a folder of issues, two formats
  newsbind 2024-05-* --bind "Week 19"        one e-book of several issues
  newsbind                                   what config.toml says
  pdftotext -raw paper.pdf - | newsbind - -f text -o -
  newsbind watch pages/                      again whenever something changes
  newsbind plan                              what would be read and written
  newsbind show page.txt                     what was found on the page

A file is an issue, a form feed in it begins a page. A folder is a batch of
issues, or one issue where it holds `issue.toml` (its *.txt are the pages, in
natural order). NAME.toml beside NAME.txt says what the page does not:
newspaper, date, language, encoding, pictures.

Exit codes:
  0    everything is written
  1    an input or an output failed, the rest is written
  2    nothing was attempted: wrong use, configuration, no input
  130  interrupted"#;

const RECORDS: &str = "\
Records:
  {\"id\": \"echo\", \"text\": \"…\"}         text of pages, a form feed between them
  {\"id\": \"echo\", \"path\": \"echo.txt\"}  a file, or a folder that is one issue
  {\"id\": \"echo\", \"issue\": {…}}         an issue in JSON
  and \"outputs\": [\"epub\", …], \"sidecar\": {\"date\": \"2024-05-06\", …}

Answers, one each, in order:
  {\"id\": \"echo\", \"status\": \"done\",
   \"files\": [{\"output\", \"path\", \"bytes\", \"base64\"}],
   \"warnings\": […], \"errors\": […]}

Examples:
  jq -c '{id, text}' pages.jsonl | newsbind worker -f epub,json -o out
  parallel --pipe -N 100 newsbind worker -f json < records.jsonl > answers.jsonl";

/// From the text of newspaper pages to e-books, PDF, JSON and plain text.
#[derive(Debug, Parser)]
#[command(
    name = "newsbind",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    convert: Convert,

    /// Colours in messages
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Messages"
    )]
    pub(crate) color: Color,
}

/// What is to be done.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Command {
    /// Convert issues; this is what happens where no command is named
    Convert(Convert),
    /// Say what would be read and written, and do nothing else
    Plan(Convert),
    /// Convert, and again whenever something changes
    Watch(Convert),
    /// Convert records of standard input, one JSON object a line, for schedulers
    Worker(Worker),
    /// Show the articles that were found, with source lines and confidence
    Show(Show),
    /// Compare issues with the same issues as they should be
    Eval(Eval),
    /// Write a commented config.toml
    Init(Init),
    /// Print a JSON Schema, for editors and programs
    Schema {
        /// Of the configuration, or of an issue in JSON
        of: Contract,
        /// A configuration whose plugins' formats the schema is to have, too
        #[arg(short, long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// Formats of your own: list, look at, check, begin, pin and run plugins
    #[command(subcommand)]
    Plugin(Plugin),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, of the program or of a command
    Man {
        /// The command, such as `worker`
        command: Option<String>,
    },
}

/// What to convert, and to what.
#[derive(Args, Clone, Debug)]
pub(crate) struct Convert {
    #[command(flatten)]
    pub(crate) reading: Reading,

    #[arg(
        short,
        long = "format",
        value_name = "NAME",
        value_delimiter = ',',
        help = format!("Formats, or names of outputs of the configuration: {}", formats::names().join(", ")),
        help_heading = "Output"
    )]
    pub(crate) formats: Vec<String>,

    /// The folder to write to, or a file for one issue in one format, where it ends as that
    /// does; `-` is standard output
    #[arg(short, long, value_name = "DIR|FILE", help_heading = "Output")]
    pub(crate) out: Option<PathBuf>,

    /// Make one e-book of all issues, with a part for each
    #[arg(long, value_name = "TITLE", help_heading = "Output")]
    pub(crate) bind: Option<String>,

    /// Issues converted at a time; as many as there are processors where nothing is said
    #[arg(short, long, value_name = "N", value_parser = jobs, help_heading = "Output")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// Make everything again, also what is up to date
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,

    /// Say nothing but errors
    #[arg(short, long, help_heading = "Messages")]
    pub(crate) quiet: bool,

    /// Messages as JSON, one object a line: start, warning, error, written, issue,
    /// progress, end
    #[arg(long, help_heading = "Messages")]
    pub(crate) json_log: bool,
}

/// How many issues are converted at a time.
fn jobs(typed: &str) -> Result<NonZeroUsize, &'static str> {
    typed
        .parse()
        .map_err(|_| "write 1 or more, or leave it out for as many as there are processors")
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
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(20..))]
    pub(crate) width: Option<usize>,

    /// As a page for a browser: the lines of the pages beside the articles, linked both ways
    #[arg(long)]
    pub(crate) html: bool,

    /// The file to write; standard output where none is named
    #[arg(short, long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// What to compare.
#[derive(Args, Clone, Debug)]
pub(crate) struct Eval {
    /// Issues as they should be: a JSON file of the contract, or a folder of them
    #[arg(value_name = "GOLD")]
    pub(crate) gold: PathBuf,

    /// The same issues as they were found, in files of the same names
    #[arg(value_name = "PREDICTED")]
    pub(crate) predicted: PathBuf,

    /// A line for each file as well
    #[arg(long)]
    pub(crate) per_page: bool,
}

/// How to answer records.
#[derive(Args, Clone, Debug)]
#[command(after_help = RECORDS)]
pub(crate) struct Worker {
    /// The configuration; where none is named, config.toml of the current folder if there is one
    #[arg(short, long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Outputs of records that name none
    #[arg(short, long = "format", value_name = "NAME", value_delimiter = ',')]
    pub(crate) formats: Vec<String>,

    /// The folder to write to; without it, files are in the answers in base64
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Each record in a child process of its own
    #[arg(long, help_heading = "Isolation")]
    pub(crate) isolate: bool,

    /// Seconds that a record may take
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 120,
        requires = "isolate",
        help_heading = "Isolation"
    )]
    pub(crate) timeout: u64,

    /// Memory that a record may take, such as 512MiB or 2GiB
    #[arg(
        long,
        value_name = "SIZE",
        default_value = "2GiB",
        requires = "isolate",
        help_heading = "Isolation"
    )]
    pub(crate) memory: Size,

    /// The end of this process's memory, in bytes
    #[arg(long, value_name = "BYTES", hide = true)]
    pub(crate) memory_of_child: Option<u64>,
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

/// What to do about plugins. A plugin is named as in the configuration, or by the path of its
/// library.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Plugin {
    /// The plugins of the configuration and of the user's folder
    List {
        #[command(flatten)]
        from: From,
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
    },
    /// What a plugin says of itself: formats and their options
    Info {
        /// Its name, or the path of its library
        plugin: String,
        #[command(flatten)]
        from: From,
    },
    /// Run a plugin through everything that can be known of it
    Check {
        /// Its name, or the path of its library
        plugin: String,
        #[command(flatten)]
        from: From,
    },
    /// Make a folder with a new plugin that builds and passes its tests, without network
    New {
        /// Its name: letters a-z, digits, `-`
        name: String,
        /// The language to write it in
        #[arg(long, value_name = "LANGUAGE", default_value = "rust")]
        lang: Language,
        /// The folder; of the plugin's name where nothing is said
        #[arg(long, value_name = "DIR")]
        dir: Option<PathBuf>,
    },
    /// Write into the configuration which file a plugin has to be, by its SHA-256
    Pin {
        /// Its name in the configuration
        plugin: String,
        #[command(flatten)]
        from: From,
    },
    /// Run a plugin on issues, without a configuration of outputs
    Run(RunPlugin),
}

/// Where plugins are named.
#[derive(Args, Clone, Debug)]
pub(crate) struct From {
    /// The configuration; where none is named, config.toml of the current folder if there is one
    #[arg(short, long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// What to run a plugin on.
#[derive(Args, Clone, Debug)]
pub(crate) struct RunPlugin {
    /// Its name, or the path of its library; `/FORMAT` after a name chooses one of several
    pub(crate) plugin: String,

    #[command(flatten)]
    pub(crate) reading: Reading,

    /// An option of the format, with a value as in the configuration
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(crate) options: Vec<String>,

    /// The folder to write to, or a file for the document of one issue; `-` is standard output
    #[arg(short, long, value_name = "DIR|FILE", default_value = "out")]
    pub(crate) out: PathBuf,

    /// Load it into this process, for a debugger: what it does wrong is not held back
    #[arg(long)]
    pub(crate) in_process: bool,
}

/// What a plugin may be begun in.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Language {
    /// Rust
    Rust,
    /// C
    C,
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

    /// What is to be converted, where something is.
    fn conversion(&self) -> &Convert {
        match &self.command {
            Some(Command::Convert(convert) | Command::Plan(convert) | Command::Watch(convert)) => {
                convert
            }
            _ => &self.convert,
        }
    }

    /// Whether only errors are to be told.
    pub(crate) fn is_quiet(&self) -> bool {
        self.conversion().quiet
    }

    /// Whether messages are for programs.
    pub(crate) fn is_json_log(&self) -> bool {
        self.conversion().json_log
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
    fn help_fits_a_terminal_of_80_columns() {
        for line in EXAMPLES.lines().chain(RECORDS.lines()) {
            assert!(line.chars().count() <= 80, "{line}");
        }
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
