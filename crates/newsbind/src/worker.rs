//! The worker: one record a line in, one answer a line out, for schedulers of other people.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::arguments::Worker;
use crate::folder::BuildFolder;
use crate::inputs::{self, Input, Source};
use crate::isolation::Isolation;
use crate::job::{Job, USUAL};
use crate::load::Material;
use crate::outputs::Output;
use crate::press::{Press, Printed};
use crate::report::{Failure, Outcome, Report, reason};
use crate::state::State;

/// The longest record in bytes, the line's end left out: an issue's text in JSON, with room to
/// spare.
const LONGEST_RECORD: usize = 128 << 20;

/// What is asked, one object a line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    /// What the answer is called; a text or a number names the issue too.
    #[serde(default)]
    id: Value,
    /// The text of the pages, a form feed before each but the first.
    text: Option<String>,
    /// A file or a folder that is one issue.
    path: Option<String>,
    /// An issue in JSON.
    issue: Option<Value>,
    /// What a sidecar would say.
    sidecar: Option<toml::Table>,
    /// The outputs, by the names of the configuration or of formats.
    outputs: Option<Vec<String>>,
}

/// What is answered, one object a line.
#[derive(Default, Serialize)]
pub(crate) struct Answer {
    id: Value,
    status: Status,
    files: Vec<File>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<String>,
}

#[derive(Clone, Copy, Default, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Done,
    #[default]
    Failed,
}

#[derive(Serialize)]
struct File {
    output: String,
    path: String,
    bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

/// Answers records until there are no more. What is wrong with one is its answer.
pub(crate) fn worker(worker: &Worker, report: &Report) -> Result<Outcome, Failure> {
    let mut job = Job::without_inputs(worker.config.as_deref(), report)?;
    let configured: Vec<String> =
        job.config.outputs.iter().map(|output| output.name().to_owned()).collect();
    let outputs = job.all_outputs(report)?;
    let usual = match (worker.formats.as_slice(), configured.as_slice()) {
        ([], []) => vec![USUAL.to_owned()],
        ([], _) => configured,
        (formats, _) => formats.to_vec(),
    };
    let bench = Bench {
        press: Press { reader: job.reader(), outputs: &outputs, config_folder: &job.config.folder },
        usual,
        folder: worker.out.as_deref().map(BuildFolder::share).transpose()?,
    };
    bench.outputs(&bench.usual)?;
    if let Some(limit) = worker.memory_of_child {
        crate::isolation::limit_memory(limit)
            .map_err(|error| format!("cannot limit the memory: {}", reason(&error)))?;
    }
    let isolation = worker.isolate.then(|| Isolation::new(worker));
    let mut makers = worker.out.as_ref().map(|_| Makers::default());
    let mut records = io::stdin().lock();
    loop {
        let record = next(&mut records)
            .map_err(|error| format!("cannot read standard input: {}", reason(&error)))?;
        let Some(record) = record else { break };
        let convert = |record: &[u8]| match &isolation {
            None => bench.answer(record),
            Some(isolation) => {
                isolation.answer(record).unwrap_or_else(|why| failed(id(record), why))
            }
        };
        let answer = match (&record, &mut makers) {
            (None, _) => failed(Value::Null, "the record is longer than 128 MiB"),
            (Some(record), None) => convert(record),
            (Some(record), Some(makers)) => makers.answer(record, convert),
        };
        if !report.pour(format!("{answer}\n").as_bytes()) {
            // Nobody gets the answers any more.
            break;
        }
    }
    Ok(Outcome::Done)
}

/// The next line, without its end; nothing in place of one that is too long.
fn next(records: &mut impl BufRead) -> io::Result<Option<Option<Vec<u8>>>> {
    let mut line = Vec::new();
    let limit = LONGEST_RECORD as u64 + 1;
    if records.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    let is_whole = line.pop_if(|last| *last == b'\n').is_some();
    if is_whole || line.len() <= LONGEST_RECORD {
        return Ok(Some(Some(line)));
    }
    records.skip_until(b'\n')?;
    Ok(Some(None))
}

/// The id of a record of which nothing else is known.
fn id(record: &[u8]) -> Value {
    let value: Option<Value> = serde_json::from_slice(record).ok();
    value.and_then(|value| value.get("id").cloned()).unwrap_or_default()
}

fn failed(id: Value, why: impl Into<String>) -> String {
    text(&Answer { id, errors: vec![why.into()], ..Answer::default() })
}

fn text(answer: &Answer) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}

/// Which record made which issue: another one may not write over its files. Issues are held by
/// their ids in small letters, as many systems do.
#[derive(Default)]
struct Makers(BTreeMap<String, Maker>);

/// What tells a record from others: its id, else its path. One that is there again is a retry.
type Maker = (Value, Option<String>);

impl Makers {
    /// The answer to a record, unless its issue is another one's.
    fn answer(&mut self, line: &[u8], convert: impl Fn(&[u8]) -> String) -> String {
        // Why a record cannot be read is its answer.
        let record: Option<Record> = serde_json::from_slice(line).ok();
        let input = record.as_ref().and_then(|record| record.input().ok());
        let (Some(record), Some(input)) = (record, input) else { return convert(line) };
        let issue = input.id.to_lowercase();
        let maker = (record.id.clone(), record.path.filter(|_| record.id.is_null()));
        let is_named = maker != (Value::Null, None);
        if self.0.get(&issue).is_some_and(|other| *other != maker || !is_named) {
            return failed(record.id, written_over(&input));
        }
        let answer = convert(line);
        if has_files(&answer) {
            self.0.insert(issue, maker);
        }
        answer
    }
}

fn written_over(input: &Input) -> String {
    let way_out = match input.source {
        Source::Json(_) => "give each issue in JSON an `id` of its own",
        _ => "give each record an `id` of its own",
    };
    let id = &input.id;
    format!(
        "its files would be written over those of another record: both are the issue `{id}`; {way_out}"
    )
}

/// Whether something was written, in part too.
fn has_files(answer: &str) -> bool {
    let answer: Option<Value> = serde_json::from_str(answer).ok();
    answer.is_some_and(|answer| answer["files"].as_array().is_some_and(|files| !files.is_empty()))
}

/// What a worker has at hand for every record.
struct Bench<'a> {
    press: Press<'a>,
    /// The outputs of a record that names none.
    usual: Vec<String>,
    /// Where files are written; none where they go into the answers.
    folder: Option<BuildFolder>,
}

impl Bench<'_> {
    fn answer(&self, record: &[u8]) -> String {
        let record: Record = match serde_json::from_slice(record) {
            Ok(record) => record,
            Err(error) => return failed(id(record), format!("the record cannot be read: {error}")),
        };
        let name = record.id.clone();
        let answered = catch_unwind(AssertUnwindSafe(|| self.convert(record)));
        match answered {
            Ok(Ok(answer)) => text(&Answer { id: name, ..answer }),
            Ok(Err(why)) => failed(name, why),
            Err(_) => failed(name, "newsbind broke down on this record; please report it"),
        }
    }

    fn convert(&self, record: Record) -> Result<Answer, String> {
        let names = record.outputs.as_ref().unwrap_or(&self.usual);
        let outputs = self.outputs(names)?;
        let (input, material) = record.material()?;
        let printed = self.press.print_some(&input, &material, &outputs, 1, || ());
        Ok(self.deliver(printed))
    }

    fn outputs(&self, names: &[String]) -> Result<Vec<&Output>, String> {
        let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        let find = |name: &&str| self.press.outputs.iter().find(|output| output.name == **name);
        let known: Vec<&str> = self.press.outputs.iter().map(|output| &*output.name).collect();
        let unknown = |name: &str| {
            format!("unknown output `{name}`; {}", crate::diagnostic::suggestion(name, &known))
        };
        names.iter().map(|name| find(name).ok_or_else(|| unknown(name))).collect()
    }

    /// Notes in the folder, where there is one, that outputs are about to be written.
    fn begin(&self, printed: &Printed) -> Result<(), String> {
        let (Some(folder), Some(issue)) = (&self.folder, &printed.issue) else { return Ok(()) };
        let state = State::append(folder.state())?;
        printed.outputs.iter().try_for_each(|output| state.begin(&issue.id, &output.name))
    }

    /// Writes the files, or puts them into the answer.
    fn deliver(&self, mut printed: Printed) -> Answer {
        let mut errors: Vec<String> =
            printed.failures.iter().map(|failure| failure.text().to_owned()).collect();
        if let Err(message) = self.begin(&printed) {
            errors.push(message);
            printed.files.clear();
        }
        let owners: BTreeMap<&str, &str> = printed
            .outputs
            .iter()
            .rev()
            .flat_map(|output| output.paths.iter().map(|path| (&**path, &*output.name)))
            .collect();
        let mut files = Vec::new();
        for file in &printed.files {
            let output = owners.get(&*file.path).copied().unwrap_or_default().to_owned();
            let bytes = file.bytes.len();
            match self.folder.as_ref().map(|folder| folder.write(&file.path, &file.bytes)) {
                None => {
                    let (path, base64) = (file.path.clone(), BASE64_STANDARD.encode(&file.bytes));
                    files.push(File { output, path, bytes, base64: Some(base64) });
                }
                Some(Ok(path)) => {
                    let path = path.to_string_lossy().into_owned();
                    files.push(File { output, path, bytes, base64: None });
                }
                Some(Err(message)) => errors.push(message),
            }
        }
        let status = if errors.is_empty() { Status::Done } else { Status::Failed };
        Answer { id: Value::Null, status, files, warnings: printed.warnings, errors }
    }
}

impl Record {
    /// The issue that the record is about.
    fn material(self) -> Result<(Input, Material), String> {
        let mut input = self.input()?;
        let mut material = match (self.text, self.issue) {
            (Some(text), _) => Material::of(text.into()),
            (None, Some(issue)) => Material::of(issue.to_string().into()),
            (None, None) => Material::gather(&input)?,
        };
        if let Some(sidecar) = self.sidecar {
            input.sidecar = Some("sidecar".into());
            material.say(sidecar.to_string());
        }
        Ok((input, material))
    }

    /// Where the issue is, and what it is called: a document in JSON says that itself.
    fn input(&self) -> Result<Input, String> {
        let (input, own) = match (&self.text, &self.path, &self.issue) {
            (Some(text), None, None) => {
                (standing(Source::Standard), inputs::own_id(text.as_bytes()))
            }
            (None, None, Some(issue)) => {
                let own = issue.get("id").and_then(Value::as_str).map(str::to_owned);
                (standing(Source::Json(PathBuf::new())), own)
            }
            (None, Some(path), None) => {
                let input = one(path)?;
                let own = matches!(input.source, Source::Json(_)).then(|| input.id.clone());
                (input, own)
            }
            _ => return Err("a record has one of `text`, `path` and `issue`".to_owned()),
        };
        let named = match &self.id {
            Value::String(id) => Some(inputs::id(Some(id.as_ref()))),
            Value::Number(id) => Some(inputs::id(Some(id.to_string().as_ref()))),
            _ => None,
        };
        let id = own.or(named).unwrap_or_else(|| input.id.clone());
        Ok(Input { id, ..input })
    }
}

/// An issue that is no file.
fn standing(source: Source) -> Input {
    let (name, id) = ("record".to_owned(), "issue".to_owned());
    Input { name, id, source, folder: PathBuf::new(), sidecar: None }
}

/// The one issue that a path is.
fn one(path: &str) -> Result<Input, String> {
    let mut found = inputs::find(Path::new(""), &[path.to_owned()]);
    match found.inputs.len() {
        1 => Ok(found.inputs.remove(0)),
        0 => Err(found
            .failures
            .pop()
            .map_or_else(|| format!("`{path}` is no issue"), |lack| lack.why)),
        many => Err(format!("`{path}` is {many} issues; a record is one")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_lines() {
        let mut lines = b"{}\n\n{\"id\":1}".as_slice();
        let mut found = Vec::new();
        while let Some(line) = next(&mut lines).unwrap() {
            found.push(line.unwrap());
        }
        assert_eq!(found, [b"{}".as_slice(), b"", b"{\"id\":1}"]);
    }

    #[test]
    fn a_record_that_is_too_long_costs_only_itself() {
        let long = vec![b' '; LONGEST_RECORD + 10];
        let mut lines = long.as_slice().chain(b"\n{}\n".as_slice());
        let mut lines = io::BufReader::new(&mut lines);
        assert_eq!(next(&mut lines).unwrap(), Some(None));
        assert_eq!(next(&mut lines).unwrap(), Some(Some(b"{}".to_vec())));
        assert_eq!(next(&mut lines).unwrap(), None);
    }
}
