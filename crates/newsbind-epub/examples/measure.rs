//! Measures exports of 1, 1,000 and 20,000 articles like those of a daily: `measure [COVER]`.
//! Each line is the number of articles, the time and the size of the book, and the peak of memory so
//! far (where `/proc` tells). Run it with `--release`.

#![allow(clippy::disallowed_methods, reason = "an example measures time")]
#![allow(clippy::print_stdout, reason = "an example talks to its user")]

use std::io::{self, Write};
use std::time::Instant;

use newsbind_core::{Article, Block, ExportError, Exporter, Issue, MemoryAssets, Output, Section};
use newsbind_epub::{Cover, Epub};

fn main() -> Result<(), ExportError> {
    let cover = Cover::Shown(std::env::args().len() > 1);
    let epub = Epub { cover, ..Epub::default() };
    for count in [10, 1_000, 20_000] {
        let issue = issue(count);
        let before = peak();
        let mut out = Counter(0);
        let start = Instant::now();
        epub.export(&issue, &MemoryAssets::default(), &mut out)?;
        let time = start.elapsed();
        println!(
            "{count:>6} articles {time:>10.1?} {:>6} kB, peak {before} → {}",
            out.0 / 1000,
            peak()
        );
    }
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

/// Articles of seven paragraphs and seven hundred characters, in sections of fifty.
fn issue(count: usize) -> Issue {
    let section = |number: usize| Section {
        name: format!("第{}组", number + 1),
        articles: (number * 50..count.min(number * 50 + 50)).map(article).collect(),
    };
    Issue {
        id: "measure".into(),
        language: "zh-Hans".into(),
        sections: (0..count.div_ceil(50)).map(section).collect(),
        ..Issue::default()
    }
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

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap_or("unknown").trim().to_owned()
}
