//! Learns the weights anew, from pages whose articles are known:
//!
//! ```text
//! cargo run --release -p newsbind-rebuild --features train --example train -- han FOLDER…
//! cargo run --release -p newsbind-rebuild --features train --example train -- latin FOLDER…
//! ```
//!
//! A folder holds text layers, `NAME.txt`, each with its articles in the JSON contract, `NAME.json`.
//! Issues of one `id` hold the same stories in other layouts. The tables in `weights/` are replaced.

#![expect(clippy::disallowed_methods, reason = "a program of its own")]

#[path = "../../../tests/page_maker.rs"]
mod page_maker;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use newsbind_core::{Article, Block, Issue, TextLayer};
use newsbind_read::{PageFile, read_issue, read_text};
use newsbind_rebuild::train::{self, Example, Settings};

use page_maker::{CHANGES, make};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((writing, folders)) = arguments.split_first() else {
        return Err("say `han` or `latin`, and folders of pages".into());
    };
    let mut examples = Vec::new();
    for folder in folders {
        for (number, file) in pages(folder.as_ref())?.iter().enumerate() {
            examples.extend(load(file, number, writing == "han")?);
        }
    }
    let tables = train::learn(&mut examples, &Settings::default());
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("weights");
    fs::write(weights.join(format!("{writing}.tsv")), tables.first)?;
    fs::write(weights.join(format!("{writing}-again.tsv")), tables.again)?;
    Ok(())
}

/// The text layers of a folder.
fn pages(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    Ok(files)
}

/// A page as it is; a Chinese one also set anew, in forms of which the pages at hand have few.
fn load(file: &Path, number: usize, han: bool) -> Result<Vec<Example>, Box<dyn Error>> {
    let json = fs::read(file.with_extension("json"))?;
    let gold = read_issue(&file.display().to_string(), &json)?.value;
    let mut examples = train::examples(&layer(&fs::read(file)?)?, &gold, han);
    if han {
        let made =
            make(&with_photographs_apart(&gold), CHANGES[number % CHANGES.len()], number as u64);
        let mut gold = gold;
        gold.sections.truncate(1);
        gold.sections[0].articles = made.articles;
        examples.extend(train::examples(&layer(made.text.as_bytes())?, &gold, han));
    }
    Ok(examples)
}

fn layer(bytes: &[u8]) -> Result<TextLayer, Box<dyn Error>> {
    // Pages that an extractor parts by form feeds are pages of one sheet here.
    let text = String::from_utf8_lossy(bytes).replace('\u{c}', "\n");
    let page = PageFile { name: "page", label: None, bytes: text.as_bytes() };
    Ok(read_text(&[page], Some("utf-8"))?.value)
}

/// The articles of an issue, each of their figures as a photograph by itself.
fn with_photographs_apart(gold: &Issue) -> Vec<Article> {
    let mut articles = Vec::new();
    for article in gold.articles() {
        let (figures, body): (Vec<Block>, Vec<Block>) =
            article.body.iter().cloned().partition(|block| matches!(block, Block::Figure(_)));
        if !body.is_empty() {
            articles.push(Article { body, ..article.clone() });
        }
        articles.extend(
            figures.into_iter().map(|figure| Article { body: vec![figure], ..Article::default() }),
        );
    }
    articles
}
