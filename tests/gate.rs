//! Pages of several houses, made from stories of our own, are read at least as well as the floor of
//! each house in `gate/floors.tsv` says.
//!
//! `cargo test --test gate -- --nocapture` prints what is reached; `NEWSBIND_ACCEPT=1` sets the
//! floors a little below that, `NEWSBIND_PAGES=FOLDER` keeps the pages.

#![allow(clippy::disallowed_methods, reason = "a test reads its files and its environment")]
#![allow(clippy::print_stdout, reason = "a test says how well it reads")]

mod evening;
mod house;
mod regional;
mod sheet;
mod supplement;
mod tabloid;

use std::fmt::Write;
use std::fs;

use newsbind_core::{Issue, Section, account};
use newsbind_eval::{Rate, Tally, score};
use newsbind_read::{PageFile, read_text};
use newsbind_rebuild::rebuild;

use evening::Evening;
use fastrand::Rng;
use house::HOUSES;
use regional::Regional;
use sheet::{Sheet, Story};
use supplement::Supplement;
use tabloid::Tabloid;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gate");

/// Pages of a house, and stories of a page.
const PAGES: u64 = 12;
const STORIES: usize = 8;

/// How far below what is reached a floor is set.
const MARGIN: f64 = 0.03;

/// Sets stories as a paper that is drawn does.
type Set = fn(&[Story], &mut Rng) -> Sheet;

/// The papers that are drawn anew for each page.
const DRAWN: [(&str, Set); 5] = [
    ("zh-evening", |stories, random| Evening::drawn(random).set(stories, random)),
    ("zh-supplement", |stories, random| Supplement::drawn(random).set(stories, random)),
    ("en-tabloid", |stories, random| Tabloid::drawn(random).set(stories, random)),
    ("en-regional", |stories, random| Regional::drawn(random).set(stories, random)),
    ("en-varied", |stories, random| Regional::varied(random).set(stories, random)),
];

const RATES: [Rate; 4] = [Rate::Article, Rate::Headline, Rate::Byline, Rate::Paragraph];

#[test]
fn every_house_is_read_as_well_as_before() {
    let chinese = stories("zh.txt");
    let english = stories("en.txt");
    assert!(chinese.len() >= 40 && english.len() >= 40, "stories are missing");
    let mut reached: Vec<(&str, Tally)> = Vec::new();
    for house in HOUSES {
        let stories = if house.han { &chinese } else { &english };
        reached.push((
            house.name,
            tally(house.name, stories, |stories, seed| house.set(stories, seed)),
        ));
    }
    for (name, set) in DRAWN {
        let stories = if is_chinese(name) { &chinese } else { &english };
        let drawn = |stories: &[Story], seed| set(stories, &mut Rng::with_seed(seed));
        reached.push((name, tally(name, stories, drawn)));
    }
    println!("{}", table(&reached, |rate| format!("{rate:.3}")));
    let path = format!("{FOLDER}/floors.tsv");
    if std::env::var_os("NEWSBIND_ACCEPT").is_some() {
        fs::write(path, table(&reached, floor)).expect("the floors can be written");
        return;
    }
    let floors = fs::read_to_string(path).expect("the floors");
    let faults: Vec<String> =
        reached.iter().filter_map(|(name, tally)| fault(name, tally, &floors)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn pages_are_the_same_for_the_same_seed() {
    let chinese = stories("zh.txt");
    let english = stories("en.txt");
    for house in HOUSES.iter().filter(|house| house.han) {
        assert_eq!(house.set(&chinese, 3).text, house.set(&chinese, 3).text);
    }
    for (name, set) in DRAWN {
        let stories = if is_chinese(name) { &chinese } else { &english };
        let set = || set(stories, &mut Rng::with_seed(3)).text;
        assert_eq!(set(), set(), "{name}");
    }
}

/// Whether a paper of this name is set in Chinese.
fn is_chinese(name: &str) -> bool {
    name.starts_with("zh")
}

/// Stories are parted by blank lines: `HEADLINE | AUTHOR | PLACE`, then a paragraph a line.
fn stories(name: &str) -> Vec<Story> {
    let text = fs::read_to_string(format!("{FOLDER}/{name}")).expect("the stories");
    let story = |block: &str| {
        let mut lines = block.lines().map(str::to_owned);
        let head = lines.next().expect("a first line");
        let mut fields = head.split(" | ").map(str::to_owned);
        let mut field = || fields.next().expect("headline, author and place");
        Story { headline: field(), author: field(), place: field(), paragraphs: lines.collect() }
    };
    text.trim().split("\n\n").map(story).collect()
}

fn tally(house: &str, stories: &[Story], set: impl Fn(&[Story], u64) -> Sheet) -> Tally {
    (0..PAGES)
        .map(|seed| {
            let mut random = Rng::with_seed(seed);
            let mut chosen = stories.to_vec();
            random.shuffle(&mut chosen);
            chosen.truncate(STORIES);
            page(house, set(&chosen, seed), seed)
        })
        .sum()
}

fn page(house: &str, sheet: Sheet, seed: u64) -> Tally {
    if let Ok(folder) = std::env::var("NEWSBIND_PAGES") {
        fs::write(format!("{folder}/{house}-{seed}.txt"), &sheet.text).expect("a folder");
    }
    let file = PageFile { name: house, label: None, bytes: sheet.text.as_bytes() };
    let layer = read_text(&[file], None).expect("a text").value;
    let found = rebuild(&layer, None).value;
    assert_eq!(account(&layer, &found).faults, [], "{house} {seed}");
    let section = Section { articles: sheet.articles, ..Section::default() };
    score(&Issue { sections: vec![section], ..Issue::default() }, &found)
}

/// A line for each house: its name, then article, headline, byline and paragraph.
fn table(reached: &[(&str, Tally)], shown: fn(f64) -> String) -> String {
    let mut text = "house\tarticle\theadline\tbyline\tparagraph\n".to_owned();
    for (name, tally) in reached {
        let rates = RATES.map(|rate| tally.rate(rate).map_or("-".to_owned(), shown));
        let _ = writeln!(text, "{name}\t{}", rates.join("\t"));
    }
    text
}

fn floor(rate: f64) -> String {
    format!("{:.2}", ((rate - MARGIN) * 100.0).floor().max(0.0) / 100.0)
}

/// What a house lacks, if anything.
fn fault(name: &str, tally: &Tally, floors: &str) -> Option<String> {
    let line = floors.lines().find_map(|line| line.strip_prefix(&format!("{name}\t")));
    let Some(line) = line else { return Some(format!("{name} has no floor")) };
    let below = line.split('\t').zip(RATES).filter_map(|(floor, rate)| {
        let floor: f64 = floor.parse().ok()?;
        let reached = tally.rate(rate).unwrap_or_default();
        (reached < floor).then(|| format!("{name}: {rate:?} {reached:.3}, floor {floor:.2}"))
    });
    let below: Vec<String> = below.collect();
    (!below.is_empty()).then(|| below.join("\n"))
}
