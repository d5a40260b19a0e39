//! One issue, read and rebuilt, with what is said of it beside its pages.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use newsbind_core::{Issue, TextLayer, Warned, Warning};
use newsbind_read::{PageFile, read_issue, read_text};
use newsbind_rebuild::rebuild;

use crate::details::{Details, Encoding};
use crate::digest::digest;
use crate::inputs::{Input, Source};
use crate::page_files;
use crate::placement::is_name;
use crate::report::{Failure, reason};
use crate::sidecar::{self, Sidecar};
use crate::{figures, selection::Selection};

/// How issues are read.
pub(crate) struct Reader<'a> {
    /// What goes for issues that say nothing themselves.
    pub(crate) defaults: &'a Details,
    /// The encoding that the command line states.
    pub(crate) encoding: Option<&'a Encoding>,
    /// The part of each issue that is wanted.
    pub(crate) selection: &'a Selection,
    /// Whether messages have colours.
    pub(crate) color: bool,
}

/// An issue, ready to be exported.
#[derive(Default)]
pub(crate) struct Loaded {
    /// The issue, or the part of it that was chosen.
    pub(crate) issue: Issue,
    /// What a person should look at.
    pub(crate) warnings: Vec<String>,
    /// The labels of all pages, those that were not chosen too.
    pub(crate) labels: Vec<String>,
    /// The numbers of its articles in the whole issue.
    pub(crate) numbers: Vec<usize>,
    /// The pages it was rebuilt from; none where it was read from JSON.
    pub(crate) layer: TextLayer,
}

/// The files of an issue, as they were at one moment.
#[derive(Default)]
pub(crate) struct Material {
    pages: Vec<Vec<u8>>,
    sidecar: Option<Vec<u8>>,
}

/// The longest text of an issue, in bytes. The whole run of a daily's year is shorter.
pub(crate) const LONGEST_ISSUE: u64 = 64 << 20;

/// The longest sidecar, in bytes.
const LONGEST_SIDECAR: u64 = 1 << 20;

impl Material {
    /// Reads the files of an issue.
    pub(crate) fn gather(input: &Input) -> Result<Self, String> {
        let sidecar = input.sidecar.as_deref().map(|path| {
            read_at_most(path, LONGEST_SIDECAR)
                .map_err(|why| format!("cannot read the sidecar `{}`: {why}", path.display()))
        });
        let mut left = LONGEST_ISSUE;
        let mut pages = Vec::new();
        for path in input.paths() {
            let page = read_at_most(path, left)
                .map_err(|why| format!("cannot read `{}`: {why}", path.display()))?;
            left -= page.len() as u64;
            pages.push(page);
        }
        if input.source == Source::Standard {
            let page = take_at_most(io::stdin().lock(), LONGEST_ISSUE)
                .map_err(|why| format!("cannot read standard input: {why}"))?;
            pages.push(page);
        }
        Ok(Self { pages, sidecar: sidecar.transpose()? })
    }

    /// Material that is no file.
    pub(crate) fn of(text: Vec<u8>) -> Self {
        Self { pages: vec![text], sidecar: None }
    }

    /// Says what a sidecar would say, in TOML.
    pub(crate) fn say(&mut self, sidecar: String) {
        self.sidecar = Some(sidecar.into_bytes());
    }

    /// The digest of all that these files say, with the names of the pages, which may be their
    /// labels.
    pub(crate) fn digest(&self, input: &Input) -> String {
        let names = input.paths().iter().map(|path| path.file_name().unwrap_or_default());
        let names = names.map(std::ffi::OsStr::as_encoded_bytes);
        let pages = self.pages.iter().map(Vec::as_slice);
        let sidecar = self.sidecar.as_deref();
        digest(names.chain(pages).chain(sidecar).chain([[u8::from(sidecar.is_some())].as_slice()]))
    }
}

impl Reader<'_> {
    /// Reads an issue; a failure is a whole message.
    pub(crate) fn load(&self, input: &Input) -> Result<Loaded, Failure> {
        self.make(input, &Material::gather(input)?)
    }

    /// Makes an issue of its files.
    pub(crate) fn make(&self, input: &Input, material: &Material) -> Result<Loaded, Failure> {
        let sidecar = match (&input.sidecar, &material.sidecar) {
            (Some(path), Some(text)) => sidecar::read(path, text, self.color)?,
            _ => Sidecar::default(),
        };
        let mut loaded = self.read(input, &material.pages, &sidecar.details)?;
        sidecar.details.overrule(&mut loaded.issue);
        self.defaults.fill(&mut loaded.issue);
        let misplaced = figures::place(&sidecar.figures, &mut loaded.issue);
        loaded.warnings.extend(misplaced.iter().map(|text| format!("{}: {text}", input.name)));
        check_id(&loaded.issue.id, &input.name)?;
        loaded.labels.clone_from(&loaded.issue.pages);
        let left = self.selection.apply(&mut loaded.issue);
        loaded.numbers = left.map_err(|message| format!("{}: {message}", input.name))?;
        if loaded.numbers.is_empty() {
            let message =
                format!("{}: the issue has no articles, and its files nothing to read", input.name);
            loaded.warnings.push(message);
        }
        Ok(loaded)
    }

    fn read(&self, input: &Input, pages: &[Vec<u8>], details: &Details) -> Result<Loaded, String> {
        match (&input.source, pages) {
            (Source::Json(_), [page]) => document(&input.name, page),
            (Source::Standard, [page]) if is_json(page) => document(&input.name, page),
            (Source::Standard, _) => {
                self.text(input, &[PathBuf::from(&input.name)], pages, details)
            }
            _ => self.text(input, input.paths(), pages, details),
        }
    }

    /// What of this decides how issues come out, as a digest.
    pub(crate) fn digest(&self) -> String {
        let Self { defaults, encoding, selection, color: _ } = self;
        digest([format!("{defaults:?} {encoding:?} {selection:?}").as_bytes()])
    }

    /// Rebuilds an issue from its pages.
    fn text(
        &self,
        input: &Input,
        paths: &[PathBuf],
        pages: &[Vec<u8>],
        details: &Details,
    ) -> Result<Loaded, String> {
        let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let labels = page_files::labels(paths);
        let parts = names.iter().zip(&labels).zip(pages);
        let files: Vec<PageFile<'_>> = parts
            .map(|((name, label), bytes)| PageFile { name, label: label.as_deref(), bytes })
            .collect();
        let stated = self.encoding.or(details.encoding.as_ref());
        let encoding = stated.or(self.defaults.encoding.as_ref()).map(Encoding::label);
        let layer = read_text(&files, encoding).map_err(|error| error.to_string())?;
        let language = details.language().or(self.defaults.language());
        let rebuilt = rebuild(&layer.value, language);
        let warnings = layer.warnings.iter().chain(&rebuilt.warnings);
        let warnings = warnings.map(|warning| placed(warning, &layer.value)).collect();
        let mut issue = Issue { id: input.id.clone(), ..rebuilt.value };
        // What pages print is a guess beside what somebody wrote.
        self.defaults.overrule(&mut issue);
        Ok(Loaded { issue, warnings, layer: layer.value, ..Loaded::default() })
    }
}

fn document(name: &str, json: &[u8]) -> Result<Loaded, String> {
    let Warned { value, warnings } = read_issue(name, json).map_err(|error| error.to_string())?;
    let warnings = warnings.iter().map(|warning| format!("{name}: {}", warning.message)).collect();
    Ok(Loaded { issue: value, warnings, ..Loaded::default() })
}

/// Reads a file, if it is not longer than so many bytes.
pub(crate) fn read_at_most(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| reason(&error))?;
    if file.metadata().is_ok_and(|data| data.is_dir()) {
        return Err(reason(&io::ErrorKind::IsADirectory.into()));
    }
    take_at_most(file, limit)
}

/// Reads all, if it is not too much: a file that was named by mistake must not fill the memory.
fn take_at_most(from: impl Read, limit: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    from.take(limit + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > limit {
        return Err(format!("it is longer than {} MiB; divide it or make it smaller", limit >> 20));
    }
    Ok(bytes)
}

/// A page of a newspaper does not begin with a brace and a quotation mark.
fn is_json(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    bytes.next() == Some(&b'{') && bytes.next() == Some(&b'"')
}

/// A warning with file and line, as editors jump to them.
fn placed(warning: &Warning, layer: &TextLayer) -> String {
    let Some(span) = warning.at else { return warning.message.clone() };
    let page = (span.page as usize).checked_sub(1).and_then(|at| layer.pages.get(at));
    let file = page.map_or("", |page| page.file.as_str());
    format!("{file}:{}:{}: {}", span.line, span.from + 1, warning.message)
}

/// An issue's id names its folder, so it may not lead anywhere else.
fn check_id(id: &str, name: &str) -> Result<(), String> {
    if is_name(id) {
        return Ok(());
    }
    Err(format!(
        "{name}: the id `{id}` cannot name a folder; leave out `/`, `\\`, `:` and the like"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The newspaper and the day of a page that prints both, where these are said beside it.
    fn check(configured: &str, sidecar: &str, expected: [&str; 2]) {
        const PAGE: &str =
            "云泽日报 2024年4月19日\n\n新桥通车\n\n本报讯 新桥昨日通车，两岸往来方便多了。\n";
        let defaults: Details = toml::from_str(configured).expect("details");
        let selection = Selection::default();
        let reader =
            Reader { defaults: &defaults, encoding: None, selection: &selection, color: false };
        let mut material = Material::of(PAGE.into());
        material.say(sidecar.to_owned());
        let input = Input {
            name: "page.txt".into(),
            id: "page".into(),
            source: Source::Text(vec!["page.txt".into()]),
            folder: PathBuf::new(),
            sidecar: Some("page.toml".into()),
        };
        let issue = reader.make(&input, &material).expect("an issue").issue;
        let date = issue.date.map(|date| date.to_string());
        let found = [issue.newspaper.name, date].map(Option::unwrap_or_default);
        assert_eq!(found, expected, "{configured} {sidecar}");
    }

    #[test]
    fn what_somebody_wrote_counts_for_more_than_what_pages_print() {
        check("", "", ["云泽日报", "2024-04-19"]);
        check("newspaper = 'Said'", "", ["Said", "2024-04-19"]);
        check("newspaper = 'Said'", "newspaper = 'Beside'", ["Beside", "2024-04-19"]);
        check("", "date = 2024-04-20", ["云泽日报", "2024-04-20"]);
    }
}
