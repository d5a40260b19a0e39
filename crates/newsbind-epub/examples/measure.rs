//! Measures exports: `measure` prints a table, with and without a made cover, for the real page of
//! `seeds/`, 1,000 and 20,000 articles; `measure issue COUNT` prints an issue of so many articles
//! as JSON. Run it with `--release`.
//!
//! CPU is the processor's time for the export alone; memory is what the export takes at most beyond
//! what the process had before it, the issue included. Both are Linux's own figures (`/proc/self`),
//! and each line is a process of its own.

#![allow(clippy::disallowed_methods, reason = "an example reads its issue and measures")]
#![allow(clippy::print_stdout, reason = "an example talks to its user")]

use std::error::Error;
use std::fs::read_to_string;
use std::io::{self, Write};
use std::process::Command;

use newsbind_core::{
    Article, Block, ExportError, Exporter, Issue, MemoryAssets, Output, SCHEMA, Section,
};
use newsbind_epub::{Cover, Epub};

/// The real page, rebuilt.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/sample-page.json");

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["issue", count] => print_issue(&made(count.parse()?))?,
        ["line", what, cover] => measure(what, cover == "made")?,
        _ => table()?,
    }
    Ok(())
}

/// Prints each line from a process of its own, so that none inherits another's memory.
fn table() -> Result<(), Box<dyn Error>> {
    println!("| articles | cover | CPU | memory | book |\n|---|---|---|---|---|");
    for what in ["page", "1000", "20000"] {
        for cover in ["none", "made"] {
            Command::new(std::env::current_exe()?).args(["line", what, cover]).status()?;
        }
    }
    Ok(())
}

fn measure(what: &str, made_cover: bool) -> Result<(), Box<dyn Error>> {
    let issue = match what {
        "page" => serde_json::from_str(&read_to_string(PAGE)?)?,
        count => made(count.parse()?),
    };
    let epub = Epub { cover: Cover::Shown(made_cover), ..Epub::default() };
    let mut out = Counter(0);
    let (memory, time) = (status("VmRSS:")?, cpu()?);
    epub.export(&issue, &MemoryAssets::default(), &mut out)?;
    let time = (cpu()? - time) as f64 / 1e6;
    let memory = (status("VmHWM:")? - memory) as f64 / 1e3;
    let cover = if made_cover { "made" } else { "none" };
    let (articles, size) = (issue.articles().count(), out.0 / 1000);
    println!("| {articles} | {cover} | {time:.1} ms | {memory:.1} MB | {size} kB |");
    Ok(())
}

/// The processor's time that this thread has had, in nanoseconds.
fn cpu() -> Result<u64, Box<dyn Error>> {
    let text = read_to_string("/proc/self/schedstat")?;
    Ok(text.split_whitespace().next().unwrap_or_default().parse()?)
}

/// A size that the system states of this process, in kilobytes.
fn status(name: &str) -> Result<u64, Box<dyn Error>> {
    let text = read_to_string("/proc/self/status")?;
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    Ok(line.split_whitespace().next().unwrap_or_default().parse()?)
}

fn print_issue(issue: &Issue) -> Result<(), Box<dyn Error>> {
    let mut document = serde_json::to_value(issue)?;
    document["schema"] = SCHEMA.into();
    println!("{document}");
    Ok(())
}

/// Takes a book and keeps its size only, as a file does.
struct Counter(usize);

impl Output for Counter {
    fn open(&mut self, _: &str, _: &str) -> Result<Box<dyn Write + '_>, ExportError> {
        Ok(Box::new(self))
    }

    fn warn(&mut self, message: &str) {
        println!("warning: {message}");
    }

    fn progress(&mut self, _: u64, _: u64) -> Result<(), ExportError> {
        Ok(())
    }
}

impl Write for &mut Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An issue of so many articles, each of seven paragraphs and seven hundred characters, in sections
/// of fifty.
fn made(count: usize) -> Issue {
    let section = |number: usize| Section {
        name: format!("第{}组", number + 1),
        articles: (number * 50..count.min(number * 50 + 50)).map(article).collect(),
    };
    let sections: Vec<Section> = (0..count.div_ceil(50)).map(section).collect();
    let pages = (1..=sections.len()).map(|page| page.to_string()).collect();
    Issue { id: "measure".into(), language: "zh-Hans".into(), pages, sections, ..Issue::default() }
}

fn article(number: usize) -> Article {
    let paragraph = |n: usize| {
        let seed = number * 31 + n * 17;
        let text = (0..100).map(|i| char::from_u32(0x4e00 + ((seed + i * i * 7) % 1000) as u32));
        Block::paragraph(text.flatten().collect::<String>())
    };
    Article {
        id: format!("{number:012x}"),
        headline: Some(format!("第{number}篇文章的标题")),
        dateline: Some("本报讯（记者 张三）".into()),
        body: (0..7).map(paragraph).collect(),
        pages: vec![(number / 50 + 1).to_string()],
        ..Article::default()
    }
}
