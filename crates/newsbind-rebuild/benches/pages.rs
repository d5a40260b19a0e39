//! How fast pages are read and rebuilt, on one thread:
//!
//! ```text
//! cargo bench -p newsbind-rebuild
//! ```
//!
//! Lines a second of the sample page, and of that page's lines repeated to 500, 5,000 and 100,000
//! lines: the time a line should not grow with the page.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use newsbind_read::{PageFile, read_text};
use newsbind_rebuild::rebuild;

const SAMPLE: &str = include_str!("../../../seeds/000_34008544ac8028ee.txt");

fn main() {
    // The tables of weights are read once a process.
    read_and_rebuild(SAMPLE);
    divan::main();
}

fn read_and_rebuild(text: &str) -> usize {
    let file = PageFile { name: "page.txt", label: None, bytes: text.as_bytes() };
    let layer = read_text(&[file], Some("utf-8")).expect("a text").value;
    rebuild(&layer, Some("zh")).value.articles().count()
}

#[divan::bench]
fn sample_page(bencher: Bencher) {
    let lines = SAMPLE.lines().count();
    bencher.counter(ItemsCount::new(lines)).bench(|| read_and_rebuild(black_box(SAMPLE)));
}

#[divan::bench(args = [500, 5_000, 100_000], max_time = 20)]
fn lines(bencher: Bencher, count: usize) {
    let lines: Vec<&str> = SAMPLE.lines().cycle().take(count).collect();
    let text = lines.join("\n");
    bencher.counter(ItemsCount::new(count)).bench(|| read_and_rebuild(black_box(&text)));
}
