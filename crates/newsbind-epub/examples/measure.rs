//! Measures exports of 1, 1,000 and 20,000 articles like those of a daily: `measure [COVER]`.
//! Each line is the number of articles, the time and the size of the book, and the peak of memory so
//! far (where `/proc` tells). Run it with `--release`.

#![allow(clippy::disallowed_methods, reason = "an example measures time")]
#![allow(clippy::print_stdout, reason = "an example talks to its user")]

use std::time::Instant;

use newsbind_core::{Article, Block, Exporter, Issue, MemoryAssets, MemoryOutput, Section};
use newsbind_epub::{Cover, Epub};

fn main() -> Result<(), newsbind_core::ExportError> {
    let cover = Cover::Shown(std::env::args().len() > 1);
    let epub = Epub { cover, ..Epub::default() };
    for count in [10, 1_000, 20_000] {
        let issue = issue(count);
        let before = peak();
        let mut out = MemoryOutput::default();
        let start = Instant::now();
        epub.export(&issue, &MemoryAssets::default(), &mut out)?;
        let time = start.elapsed();
        let size: usize = out.files.values().map(|file| file.bytes.len()).sum();
        println!(
            "{count:>6} articles {time:>10.1?} {:>6} kB, peak {before} → {}",
            size / 1000,
            peak()
        );
    }
    Ok(())
}

/// Articles of ten paragraphs and about a thousand characters, in sections of fifty.
fn issue(count: usize) -> Issue {
    let articles: Vec<Article> = (0..count).map(article).collect();
    let section = |(number, articles): (usize, &[Article])| Section {
        name: format!("第{}组", number + 1),
        articles: articles.to_vec(),
    };
    Issue {
        id: "measure".into(),
        language: "zh-Hans".into(),
        sections: articles.chunks(50).enumerate().map(section).collect(),
        ..Issue::default()
    }
}

fn article(number: usize) -> Article {
    let paragraph = |n: usize| {
        let seed = number * 31 + n * 17;
        let text = (0..100).map(|i| char::from_u32(0x4e00 + ((seed + i * i * 7) % 2500) as u32));
        Block::paragraph(text.flatten().collect::<String>())
    };
    let body = (0..10).map(paragraph).collect();
    let headline = Some(format!("第{number}篇文章的标题"));
    Article {
        id: format!("{number:012x}"),
        headline,
        dateline: Some("本报讯（记者 张三）".into()),
        body,
        pages: vec![(number / 50 + 1).to_string()],
        ..Article::default()
    }
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap_or("unknown").trim().to_owned()
}
