//! Nothing lost, nothing invented: on random and on mutilated pages, in several scripts.

use fastrand::Rng;
use newsbind_core::{TextLayer, TextLine, TextPage, account};
use newsbind_rebuild::rebuild;

/// Pieces that lines are made of: openers, words, marks, hyphens, controls, other scripts.
const PIECES: [&str; 47] = [
    "▲",
    "★河港今天",
    "By Ida Marsh",
    "The council voted on Monday to keep the ferry",
    "本报讯（记者 韩 雷）",
    "新华社北京1月5日电",
    "河港",
    "今天",
    "，",
    "。",
    "“",
    "”",
    "（下转第2版）",
    "（上接第1版）",
    "（下转第1版）",
    "（上接第2版）",
    "（上接第3版）",
    "□ 张 三",
    "朱丽兵 摄",
    "第3版",
    "系列报道③",
    "Continued on page 2",
    "From page 1",
    "By ANN LEE",
    "LONDON (Reuters) —",
    "harbour",
    "re-",
    "port",
    "long-",
    "term",
    "\u{ad}",
    "ﬁsh",
    "⽇",
    "\u{7}",
    "\u{feff}",
    "\u{fffe}",
    "　",
    " ",
    "  ",
    "\t",
    "A4",
    "1998",
    "العربية",
    "한국어",
    "カタカナ",
    "𠮷",
    "é",
];

fn layer(pages: Vec<Vec<String>>) -> TextLayer {
    let page = |lines: Vec<String>| {
        let lines = (1..).zip(lines).map(|(number, text)| TextLine { number, text }).collect();
        TextPage { lines, ..TextPage::default() }
    };
    TextLayer { pages: pages.into_iter().map(page).collect() }
}

fn check(layer: &TextLayer, language: Option<&str>) {
    let issue = rebuild(layer, language).value;
    let account = account(layer, &issue);
    let text = || -> String {
        let lines = layer.pages.iter().flat_map(|page| &page.lines);
        lines.flat_map(|line| [&line.text, "\n"]).flat_map(str::chars).take(5_000).collect()
    };
    let faults = &account.faults[..account.faults.len().min(5)];
    assert!(faults.is_empty(), "{faults:#?}\n{}", text());
    assert_eq!(account.characters, account.owned + account.dropped);
}

#[test]
fn random_pages() {
    for seed in 0..300 {
        let mut random = Rng::with_seed(seed);
        let pages = (0..1 + random.usize(..3)).map(|_| random_page(&mut random)).collect();
        let language = [None, Some("zh-Hans"), Some("en"), Some("ja")][random.usize(..4)];
        check(&layer(pages), language);
    }
}

fn random_page(random: &mut Rng) -> Vec<String> {
    let line = |random: &mut Rng| {
        let pieces = if random.usize(..4) == 0 { 0 } else { random.usize(..9) };
        (0..pieces).map(|_| PIECES[random.usize(..PIECES.len())]).collect()
    };
    (0..random.usize(..80)).map(|_| line(random)).collect()
}

/// What mutilates a line at its beginning or its end, or stands in its place: marks by themselves, and
/// what rules look for without what they expect beside it.
const SCRAPS: [&str; 30] = [
    "",
    " ",
    ",",
    " , ",
    ".",
    ". .",
    "(",
    ")",
    "（",
    "）",
    "（，）",
    "( , )",
    "“",
    "「",
    "—",
    "/",
    "：",
    "①",
    "İ",
    "ß",
    "\u{1}",
    "\u{ad}",
    "WEATHER 1",
    "Ida Marsh (Ely , X)",
    "Yours, etc,",
    "See , 5A",
    "图①：",
    "记者 报道",
    "a@b",
    "Photo by ",
];

/// The pages of the cases in `tests/rebuild`, each as the lines of one page.
#[expect(clippy::disallowed_methods, reason = "cases stand in files")]
fn pages_of_cases() -> Vec<Vec<String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/rebuild");
    let files = std::fs::read_dir(folder).expect("the cases are there");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let page = |path: &std::path::PathBuf| {
        let case = std::fs::read_to_string(path).expect("a case is text");
        let lines = case.lines().skip_while(|line| !line.starts_with("--- page"));
        let lines = lines.take_while(|line| !line.starts_with("--- expected"));
        lines.filter(|line| !line.starts_with("--- ")).map(str::to_owned).collect()
    };
    let pages = paths.iter().map(page);
    // Those of the seeds stand in files of their own.
    pages.filter(|page: &Vec<String>| !page.is_empty()).collect()
}

/// Does something to a page that no page should have done to it.
fn mutilate(page: &mut Vec<String>, random: &mut Rng) {
    let at = random.usize(..page.len());
    let scrap = SCRAPS[random.usize(..SCRAPS.len())];
    match random.usize(..9) {
        0 => page.swap(at, 0),
        1 => page.insert(at, page[at].clone()),
        2 => page[at] = page[at].chars().rev().collect(),
        3 => page[at] = page[at].chars().take(random.usize(..20)).collect(),
        4 => page[at].insert_str(0, scrap),
        5 => page[at].push_str(scrap),
        6 => page[at] = scrap.to_owned(),
        7 => page[at] = page[at].to_uppercase(),
        _ => page.truncate(page.len().max(10) - random.usize(..9)),
    }
}

#[test]
fn mutilated_pages() {
    let sample = include_str!("../../../seeds/000_34008544ac8028ee.txt");
    let sample: Vec<String> = sample.lines().map(str::to_owned).collect();
    check(&layer(vec![sample.clone()]), None);
    let samples = std::iter::repeat_n(sample, 20);
    for (seed, page) in (0..).zip(pages_of_cases().into_iter().chain(samples)) {
        let mut random = Rng::with_seed(seed);
        for _ in 0..3 {
            let mut page = page.clone();
            (0..random.usize(1..30)).for_each(|_| mutilate(&mut page, &mut random));
            check(&layer(vec![page]), None);
        }
    }
}

#[test]
fn a_very_long_line_and_very_many_lines() {
    for piece in ["河港今天通航。", "本", "harbour ", "HARBOUR "] {
        check(&layer(vec![vec![piece.repeat(50_000)]]), None);
    }
    let many = (0..20_000).map(|i| format!("第{i}行，河港今天通航。")).collect();
    check(&layer(vec![many]), None);
}

#[test]
fn nothing_at_all() {
    check(&layer(vec![]), None);
    check(&layer(vec![vec![], vec![String::new()]]), None);
}
