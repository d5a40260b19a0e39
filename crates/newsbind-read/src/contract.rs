//! A document of the JSON contract to an issue.

use std::collections::BTreeSet;

use newsbind_core::{Block, Issue, Names, SCHEMA, Warned, Warning, article_id, check_path};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category;

use crate::ReadError;

/// Reads and checks a document.
pub(crate) fn read(name: &str, json: &[u8]) -> Result<Warned<Issue>, ReadError> {
    let document = Document::open(name, json)?;
    document.check_schema()?;
    let mut issue = document.issue()?;
    document.check_id(&issue.value)?;
    note_unknown_kinds(&mut issue);
    name_articles(&mut issue);
    Ok(issue)
}

/// The text of a document, with what messages call it.
struct Document<'a> {
    name: &'a str,
    text: &'a str,
}

/// What is read first: whether the rest can be.
#[derive(Deserialize)]
struct Head {
    schema: Option<serde_json::Value>,
}

impl<'a> Document<'a> {
    fn open(name: &'a str, json: &'a [u8]) -> Result<Self, ReadError> {
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        match std::str::from_utf8(json) {
            Ok(text) if text.trim().is_empty() => Err(ReadError::Empty { name: name.to_owned() }),
            Ok(text) => Ok(Self { name, text }),
            Err(error) => {
                let text = str::from_utf8(&json[..error.valid_up_to()]).unwrap_or_default();
                let line = 1 + text.matches('\n').count();
                let column = 1 + text.rsplit('\n').next().unwrap_or_default().chars().count();
                let message =
                    "the bytes are no UTF-8, as JSON has to be; save the document as UTF-8";
                Err(Self { name, text }.error(line, column, message))
            }
        }
    }

    fn check_schema(&self) -> Result<(), ReadError> {
        if !self.text.trim_start().starts_with('{') {
            let expected = format!("expected an object with `\"schema\": \"{SCHEMA}\"`");
            let is_json = serde_json::from_str::<IgnoredAny>(self.text).is_ok();
            let message = if is_json { expected } else { format!("this is no JSON; {expected}") };
            return Err(self.error(1, 1, message));
        }
        let head: Head = serde_json::from_str(self.text).map_err(|e| self.json(&e, None))?;
        let message = match head.schema {
            None => format!(
                "`schema` is missing; if the document follows the contract, add `\"schema\": \"{SCHEMA}\"`"
            ),
            Some(serde_json::Value::String(schema)) if schema == SCHEMA => return Ok(()),
            Some(serde_json::Value::String(schema)) => refusal(&schema),
            Some(other) => format!("`schema` is `{other}`, expected `\"{SCHEMA}\"`"),
        };
        let (line, column) = self.place_of("\"schema\"");
        Err(self.error(line, column, message))
    }

    fn issue(&self) -> Result<Warned<Issue>, ReadError> {
        let mut warnings = Vec::new();
        let mut note = |path: serde_ignored::Path<'_>| {
            let path = place(&path);
            if path != "schema" {
                let message = format!("`{path}` is not known to this version and left out");
                warnings.push(Warning::new(message));
            }
        };
        let mut json = serde_json::Deserializer::from_str(self.text);
        let mut track = serde_path_to_error::Track::new();
        let ignoring = serde_ignored::Deserializer::new(&mut json, &mut note);
        let tracking = serde_path_to_error::Deserializer::new(ignoring, &mut track);
        let value = Issue::deserialize(tracking)
            .map_err(|error| self.json(&error, Some(&track.path().to_string())))?;
        json.end().map_err(|error| self.json(&error, None))?;
        Ok(Warned { value, warnings })
    }

    /// The issue's id names its files.
    fn check_id(&self, issue: &Issue) -> Result<(), ReadError> {
        if check_path(&issue.id).is_ok() && !issue.id.contains('/') {
            return Ok(());
        }
        let (line, column) = self.place_of("\"id\"");
        let message = format!("the id `{}` cannot name a file; choose another", issue.id);
        Err(self.error(line, column, message))
    }

    /// An error of serde_json, with the place in the document where it is known.
    fn json(&self, error: &serde_json::Error, path: Option<&str>) -> ReadError {
        let at = format!(" at line {} column {}", error.line(), error.column());
        let message = error.to_string();
        let message = message.strip_suffix(&at).unwrap_or(&message);
        let message = match path.filter(|path| *path != ".") {
            Some(path) => format!("`{path}`: {message}"),
            None => message.to_owned(),
        };
        let message = match error.classify() {
            Category::Eof => format!("{message}: the document was cut short; make it again"),
            Category::Syntax | Category::Data | Category::Io => message,
        };
        self.error(error.line(), self.column(error.line(), error.column()), message)
    }

    /// The column in characters of one in bytes.
    fn column(&self, line: usize, bytes: usize) -> usize {
        let line = self.text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let before = line.char_indices().take_while(|(at, _)| at + 1 < bytes).count();
        before + 1
    }

    /// Line and column of a key, the first time it stands in the document.
    fn place_of(&self, key: &str) -> (usize, usize) {
        let before = self.text.find(key).map_or("", |at| &self.text[..at]);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        (before.matches('\n').count() + 1, column + 1)
    }

    fn error(&self, line: usize, column: usize, message: impl Into<String>) -> ReadError {
        ReadError::Contract { name: self.name.to_owned(), line, column, message: message.into() }
    }
}

/// Why another schema is refused.
fn refusal(schema: &str) -> String {
    let family = SCHEMA.split('/').next();
    if schema.split('/').next() == family && schema.contains('/') {
        return format!(
            "the document is of `{schema}`, this version reads `{SCHEMA}`; convert it with a version that knows both"
        );
    }
    format!("the schema `{schema}` is not known, expected `{SCHEMA}`")
}

/// A path such as `sections[0].articles[2].colour`.
fn place(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}[{index}]", place(parent)),
        Path::Map { parent, key } => match place(parent) {
            parent if parent.is_empty() => key.clone(),
            parent => format!("{parent}.{key}"),
        },
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => place(parent),
    }
}

fn note_unknown_kinds(issue: &mut Warned<Issue>) {
    for (s, section) in issue.value.sections.iter().enumerate() {
        for (a, article) in section.articles.iter().enumerate() {
            for (b, block) in article.body.iter().enumerate() {
                if let Block::Other { kind, .. } = block {
                    issue.warnings.push(Warning::new(format!(
                        "`sections[{s}].articles[{a}].body[{b}]` is of the unknown kind `{kind}` and set as a paragraph"
                    )));
                }
            }
        }
    }
}

/// Gives an id to every article without one, and a suffix where two are alike.
fn name_articles(issue: &mut Warned<Issue>) {
    let Warned { value, warnings } = issue;
    let mut names = Names::default();
    for article in value.articles() {
        names.take(&article.id);
    }
    let mut seen = BTreeSet::new();
    for article in value.articles_mut() {
        if article.id.is_empty() {
            article.id = names.free(&article_id(article));
        } else if !seen.insert(article.id.clone()) {
            let id = names.free(&article.id);
            warnings.push(Warning::new(format!(
                "two articles have the id `{}`; the second is now `{id}`",
                article.id
            )));
            article.id = id;
        }
    }
}
