//! Learns the weights anew, from pages whose articles are known:
//!
//! ```text
//! cargo run --release -p newsbind-rebuild --features train --example train -- han FOLDER…
//! cargo run --release -p newsbind-rebuild --features train --example train -- indented FOLDER…
//! cargo run --release -p newsbind-rebuild --features train --example train -- han-close FOLDER…
//! cargo run --release -p newsbind-rebuild --features train --example train -- hard FOLDER…
//! cargo run --release -p newsbind-rebuild --features train --example train -- latin FOLDER…
//! cargo run --release -p newsbind-rebuild --features train --example train -- latin-close FOLDER…
//! ```
//!
//! It learns eight times over for Chinese pages that have lost the indents of their paragraphs, four
//! times for those that keep them or part nothing by blank lines, eleven times for those in Latin script that are hard to read, four
//! times for the others in Latin script, which takes the mean with what is known of hard ones: learn
//! those first. Five minutes a time on two cores for six hundred pages, and four
//! gigabytes of memory.
//!
//! A folder holds text layers, `NAME.txt`, each with its articles in the JSON contract,
//! `NAME.json`. Pages may hold the same stories in other layouts. The tables in `weights/` are
//! replaced.
//!
//! With `--cross OUT PART/OF` before the folders the pages are cut into `OF` parts, the weights are
//! learned from the pages that share no story with part number `PART` (from 0), and what they make
//! of it is written to `OUT/FOLDER/NAME.json`, to be compared with the articles as they are;
//! `NAME.txt` there has the pages' lines with the label that the articles give them and the one
//! that they were given.

#![expect(clippy::disallowed_methods, reason = "a program of its own")]

#[path = "../../../../tests/evening.rs"]
mod evening;
#[path = "../../../../tests/house.rs"]
#[allow(dead_code, reason = "their names are for the tests")]
mod house;
#[path = "../../../../tests/page_maker.rs"]
mod page_maker;
#[path = "../../../../tests/regional.rs"]
mod regional;
mod set_anew;
#[path = "../../../../tests/sheet.rs"]
mod sheet;
#[path = "../../../../tests/supplement.rs"]
mod supplement;
#[path = "../../../../tests/tabloid.rs"]
mod tabloid;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fs, io, iter};

use newsbind_core::{Issue, SCHEMA, TextLayer};
use newsbind_read::{PageFile, read_issue, read_text};
use newsbind_rebuild::train::{self, Example, Growth, Learned, Parts, Reader, Settings, Tables};

use set_anew::{Make, set_by_papers, set_with_changes};

/// How far the numbers by which pages are made are apart in two trainings: more than there are
/// pages.
const STEP: usize = 10_007;

const USAGE: &str =
    "say `han`, `indented`, `han-close`, `latin`, `latin-close` or `hard`, and folders of pages";

/// For which pages weights are learned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Chinese ones that have lost the indents of their paragraphs.
    Han,
    /// Chinese ones that keep them.
    Indented,
    /// Chinese ones that have lost them, and part nothing by blank lines.
    HanClose,
    /// Ones in Latin script, as papers of today come.
    Latin,
    /// The same, where nothing is parted by blank lines.
    LatinClose,
    /// Ones in Latin script that are worn, or whose columns are mixed.
    Hard,
}

impl Kind {
    fn is_han(self) -> bool {
        matches!(self, Self::Han | Self::Indented | Self::HanClose)
    }
}

/// A page and its articles.
struct Known {
    file: PathBuf,
    layer: TextLayer,
    gold: Issue,
}

/// Where to write what is made of one part of the stories.
struct Cross {
    out: PathBuf,
    part: usize,
    of: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = arguments.split_first().ok_or(USAGE)?;
    let kind = match name.as_str() {
        "han" => Kind::Han,
        "indented" => Kind::Indented,
        "han-close" => Kind::HanClose,
        "hard" => Kind::Hard,
        "latin" => Kind::Latin,
        "latin-close" => Kind::LatinClose,
        _ => return Err(USAGE.into()),
    };
    let (cross, folders) = match rest {
        [flag, out, part, folders @ ..] if flag == "--cross" => {
            let (part, of) = part.split_once('/').ok_or("say which part: `0/3`")?;
            (Some(Cross { out: out.into(), part: part.parse()?, of: of.parse()? }), folders)
        }
        folders => (None, folders),
    };
    let pages = pages(folders)?;
    if pages.is_empty() {
        return Err("no page to learn from: say folders of pages".into());
    }
    match cross {
        Some(cross) => read_part(&pages, &cross, kind),
        None => {
            let tables = learn(&pages.iter().collect::<Vec<_>>(), kind)?;
            for (table, text) in TABLES.iter().zip(texts(tables)) {
                fs::write(weights(name, table), text)?;
            }
            Ok(())
        }
    }
}

/// What the tables of a kind of pages are called.
const TABLES: [&str; 6] = ["first", "second", "third", "seams", "claims", "confidence"];

/// The file of a table.
fn weights(kind: &str, table: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("weights/{kind}-{table}.tsv"))
}

/// The texts of tables, in the order of [`TABLES`].
fn texts(tables: Tables) -> impl Iterator<Item = String> {
    let beyond = [tables.seams, tables.claims, tables.confidence];
    iter::once(tables.first).chain(tables.again).chain(beyond)
}

/// The tables for worn and mixed pages, as they are.
fn tables_of_hard_pages() -> Result<Tables, io::Error> {
    let table = |name| fs::read_to_string(weights("hard", name));
    Ok(Tables {
        first: table("first")?,
        again: vec![table("second")?, table("third")?],
        seams: table("seams")?,
        claims: table("claims")?,
        confidence: table("confidence")?,
    })
}

/// One of the trainings that are put together.
#[derive(Clone, Copy)]
struct Training {
    /// By which pages are made, and trees grown.
    seed: usize,
    /// How many pages are made of one, and how: by its number.
    makes: fn(usize) -> &'static [Make],
    /// How much of what it says counts.
    share: f32,
}

/// The trainings. For hard pages those that know tabloids count as much as those that do not: with
/// the former alone columns that are mixed are read worse.
fn trainings(kind: Kind) -> Vec<Training> {
    use Make::{Evening, House, Old, Regional, Supplement, Tabloid, Varied};
    let several = |count: usize, share: f32, makes: fn(usize) -> &'static [Make]| {
        (0..count).map(move |seed| Training { seed, makes, share: share / count as f32 })
    };
    match kind {
        Kind::Han => several(8, 1.0, |_| &[]).collect(),
        Kind::Indented | Kind::HanClose => several(4, 1.0, |number| match number % 2 {
            0 => &[Evening],
            _ => &[Supplement],
        })
        .collect(),
        Kind::Latin | Kind::LatinClose => several(4, 1.0, |number| match number % 6 {
            0 => &[House, Tabloid, Regional, Old],
            2 | 4 => &[House, Tabloid, Regional],
            3 => &[House, Tabloid, Varied, Old],
            _ => &[House, Tabloid, Varied],
        })
        .collect(),
        Kind::Hard => {
            let of_all_times = several(3, 0.5, |_| &[House, Old, Old]);
            several(8, 0.5, |number| match number % 2 {
                0 => &[Tabloid, Old, Old],
                _ => &[House, Old, Old],
            })
            .chain(of_all_times)
            .collect()
        }
    }
}

/// Learns several times, from pages made otherwise each time, and puts it together. What is learned
/// for pages of today counts half, what the tables for hard ones say the other half: alone it reads
/// pages in styles that neither knows a little better, but those of other times much worse. Two trainings
/// run beside one another: each needs two gigabytes of memory.
fn learn(pages: &[&Known], kind: Kind) -> Result<Tables, Box<dyn Error>> {
    const TOGETHER: usize = 2;
    let mut learned = Learned::default();
    let mut known = Vec::new();
    for trainings in trainings(kind).chunks(TOGETHER) {
        let ends = std::thread::scope(|scope| {
            let threads: Vec<_> = (trainings.iter())
                .map(|training| scope.spawn(move || learn_once(pages, kind, *training)))
                .collect();
            let ends = threads.into_iter().map(|end| end.join().expect("learning does not panic"));
            ends.collect::<Result<Vec<_>, String>>()
        })?;
        for (training, (readings, examples)) in trainings.iter().zip(ends) {
            learned.add(&readings, training.share);
            known = examples;
        }
    }
    if kind == Kind::Latin {
        let say = |line| format!("line {line} of the tables for hard pages is not understood");
        learned.blend(&tables_of_hard_pages()?).map_err(say)?;
    }
    Ok(learned.tables(&known))
}

fn learn_once(
    pages: &[&Known],
    kind: Kind,
    training: Training,
) -> Result<(Learned, Vec<Example>), String> {
    let seed = training.seed as u64;
    let mut known = examples(pages, kind, training).map_err(|error| error.to_string())?;
    let settings = Settings { seed, ..Settings::default() };
    let growth = Growth { seed, ..Growth::default() };
    // In Latin scripts more is open after the first reading, and asking about it pays.
    let growth =
        if kind.is_han() { growth } else { Growth { sure: 0.99, slight: 0.001, ..growth } };
    let learned = train::learn(&mut known, &settings, &growth);
    Ok((learned, known))
}

fn read_part(pages: &[Known], cross: &Cross, kind: Kind) -> Result<(), Box<dyn Error>> {
    let stories: Vec<_> = pages.iter().map(|page| train::stories(&page.gold)).collect();
    let parts = Parts::of(&stories, cross.of);
    let strangers = parts.strangers(cross.part);
    let strangers: Vec<&Known> = strangers.iter().map(|at| &pages[*at]).collect();
    let reader = Reader::new(&learn(&strangers, kind)?);
    let held = pages.iter().zip(parts.part()).filter(|(_, part)| **part == cross.part);
    for (page, _) in held {
        let rebuilt = reader.rebuild(&page.layer, &page.gold.language);
        let issue = Issue { id: page.gold.id.clone(), ..rebuilt };
        let folder = page.file.parent().and_then(Path::file_name).ok_or("a page has no folder")?;
        let out = cross.out.join(folder);
        fs::create_dir_all(&out)?;
        let file = out.join(page.file.file_name().ok_or("a page has no name")?);
        let mut json = serde_json::to_value(&issue)?;
        json["schema"] = SCHEMA.into();
        fs::write(file.with_extension("json"), json.to_string())?;
        fs::write(&file, reader.compare(&page.layer, &page.gold, kind.is_han()))?;
    }
    Ok(())
}

/// The pages of some folders.
fn pages(folders: &[String]) -> Result<Vec<Known>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for folder in folders {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            files.push(entry?.path());
        }
        files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
        files.sort();
        for file in files {
            let json = fs::read(file.with_extension("json"))?;
            let gold = read_issue(&file.display().to_string(), &json)?.value;
            let layer = layer(&fs::read(&file)?)?;
            pages.push(Known { file, layer, gold });
        }
    }
    Ok(pages)
}

/// Pages as they are, and pages set anew in forms of which those at hand have few: Chinese ones
/// with changes, and where they keep their indents by papers too (without, daily papers are read
/// worse with them); the others by papers.
fn examples(
    pages: &[&Known],
    kind: Kind,
    training: Training,
) -> Result<Vec<Example>, Box<dyn Error>> {
    let han = kind.is_han();
    let mut examples = Vec::new();
    // Pages are made otherwise in each training.
    for (number, page) in (training.seed * STEP..).zip(pages) {
        examples.extend(train::examples(&page.layer, &page.gold, han, None));
        let mut made = set_by_papers(&page.gold, number, (training.makes)(number));
        if han {
            made.extend(set_with_changes(&page.gold, number));
        }
        for (text, articles) in made {
            let mut gold = page.gold.clone();
            gold.sections.truncate(1);
            gold.sections[0].articles = articles;
            let layer = layer(text.as_bytes())?;
            examples.extend(train::examples(&layer, &gold, han, Some(&page.gold)));
        }
    }
    let seeds = (training.seed * STEP) as u64..;
    let examples = seeds.zip(examples);
    Ok(match kind {
        Kind::Indented => examples.map(|(seed, example)| example.with_indents(seed)).collect(),
        Kind::HanClose | Kind::LatinClose => {
            examples.map(|(seed, example)| example.closed_up(seed)).collect()
        }
        Kind::Han | Kind::Latin | Kind::Hard => examples.map(|(_, example)| example).collect(),
    })
}

fn layer(bytes: &[u8]) -> Result<TextLayer, Box<dyn Error>> {
    // Pages that an extractor parts by form feeds are pages of one sheet here.
    let text = String::from_utf8_lossy(bytes).replace('\u{c}', "\n");
    let page = PageFile { name: "page", label: None, bytes: text.as_bytes() };
    Ok(read_text(&[page], Some("utf-8"))?.value)
}
