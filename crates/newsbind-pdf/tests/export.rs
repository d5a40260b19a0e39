//! The exporter from outside: what comes out for good and for bad issues.

#![expect(clippy::unwrap_used, reason = "a test may fail by it")]

use newsbind_core::{
    Article, Block, Byline, Date, Exporter, Figure, Issue, MemoryAssets, MemoryOutput, Newspaper,
    Section,
};
use newsbind_pdf::{Columns, Pdf, Style};

fn article(headline: &str, paragraphs: &[&str]) -> Article {
    Article {
        headline: Some(headline.into()),
        body: paragraphs.iter().map(|text| Block::paragraph(*text)).collect(),
        ..Article::default()
    }
}

fn issue(language: &str, articles: Vec<Article>) -> Issue {
    Issue {
        id: "echo".into(),
        newspaper: Newspaper { name: Some("The Echo".into()), ..Newspaper::default() },
        language: language.into(),
        date: Date::new(2022, 10, 13),
        sections: vec![Section { articles, ..Section::default() }],
        ..Issue::default()
    }
}

fn export(pdf: &Pdf, issue: &Issue, assets: &MemoryAssets) -> Result<MemoryOutput, String> {
    let mut out = MemoryOutput::default();
    pdf.export(issue, assets, &mut out).map_err(|error| error.to_string())?;
    Ok(out)
}

fn pages(bytes: &[u8]) -> usize {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    document.get_pages().len()
}

const STORY: &str =
    "市总工会联合多家单位，开展“暖心”服务。记者了解到，今年以来已有200余名职工参加，满意率达96%。";

#[test]
fn every_issue_gives_a_document() {
    let long = STORY.repeat(400);
    let word = "a".repeat(10_000);
    let subhead = Block::Subhead { text: "海港重开".into(), source: Vec::new() };
    let quote = Block::PullQuote { text: "这是好事。".into(), source: Vec::new() };
    let mixed =
        Article { body: vec![subhead, Block::paragraph(STORY), quote], ..Article::default() };
    for (name, language, articles) in [
        ("empty", "zh-Hans", Vec::new()),
        ("an article without anything", "zh-Hans", vec![Article::default()]),
        ("one line", "en", vec![article("Harbour reopens", &["It is open."])]),
        ("a long story", "zh-Hans", vec![article("海港重开", &[&long, &long])]),
        ("one word", "en", vec![article("Word", &[&word])]),
        ("a headline of one word", "en", vec![article(&word, &["It is long."])]),
        ("subhead and quote", "zh-Hans", vec![mixed.clone(), mixed]),
        (
            "only marks",
            "zh-Hans",
            vec![article("——", &["”””””””””””””””””””””””””””””””””””””””””””"])],
        ),
    ] {
        for page in ["a4", "phone", "a3", "e-ink", "60x60mm"] {
            let pdf = Pdf { page: page.parse().unwrap(), ..Pdf::default() };
            let issue = issue(language, articles.clone());
            let out = export(&pdf, &issue, &MemoryAssets::default()).unwrap();
            assert!(pages(&out.files["echo.pdf"].bytes) > 0, "{name} on {page}");
            assert_eq!(out.warnings, [""; 0], "{name} on {page}");
        }
    }
}

#[test]
fn the_same_issue_gives_the_same_bytes() {
    let articles = (0..30).map(|i| article(&format!("新闻{i}"), &[&STORY.repeat(i % 7 + 1)]));
    let issue = issue("zh-Hans", articles.collect());
    let bytes = || export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
    assert_eq!(bytes().files, bytes().files);
}

#[test]
fn contents_are_at_the_front_in_the_order_of_the_pages() {
    // Long ones leave the first page of a newspaper to the news.
    for (count, page, first, last) in
        [(12, "a4", 1, 1), (90, "a4", 2, 2), (200, "a4", 2, 3), (90, "148x210mm", 1, 3)]
    {
        let text = |i: usize| STORY.repeat(1 + i * 7 % 11);
        let articles = (0..count).map(|i| article(&format!("第{i}条新闻里的新闻"), &[&text(i)]));
        let issue = issue("zh-Hans", articles.collect());
        let pdf = Pdf { page: page.parse().unwrap(), ..Pdf::default() };
        let out = export(&pdf, &issue, &MemoryAssets::default()).unwrap();
        let links = links(&out.files["echo.pdf"].bytes);
        assert!(links.len() >= count, "{count} on {page}: {links:?}");
        let ends = [links[0].0, links[links.len() - 1].0];
        assert_eq!(ends, [first, last], "{count} on {page}: {links:?}");
        assert!(links.is_sorted(), "{count} on {page}: {links:?}");
    }
}

#[test]
fn what_stays_empty_at_the_end_of_an_issue_does_so_at_the_right() {
    for long in [14, 16, 19] {
        let articles =
            vec![article("海港重开", &[&STORY.repeat(long)]), article("铁路换新颜", &[STORY])];
        let issue = issue("zh-Hans", articles);
        let out = export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
        let texts = texts(&out.files["echo.pdf"].bytes);
        let left = texts.iter().map(|(x, _)| *x).fold(f32::MAX, f32::min);
        let lowest = texts.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert!(lowest.0 < left + 60.0, "{long}: {lowest:?} from {left}");
    }
}

#[test]
fn bylines_and_captions_stand_apart_from_the_text() {
    let byline = Byline { text: Some("本报记者 沈砚".into()), ..Byline::default() };
    let caption = Figure { caption: "海港。".into(), ..Figure::default() };
    let (text, figure) = (Block::paragraph(STORY.repeat(2)), Block::Figure(caption));
    // Three lines of text, with a byline above or a caption below.
    for (byline, body, other, inside) in
        [(Some(byline), vec![text.clone()], 3, 1), (None, vec![text, figure], 1, 2)]
    {
        let article = Article { byline, body, ..article("海港重开", &[]) };
        let pdf = Pdf { columns: Columns::Number(1), style: Some(Style::Paper), ..Pdf::default() };
        let out = export(&pdf, &issue("zh-Hans", vec![article]), &MemoryAssets::default()).unwrap();
        let mut lines: Vec<f32> =
            texts(&out.files["echo.pdf"].bytes).into_iter().map(|(_, y)| y).collect();
        lines.sort_by(f32::total_cmp);
        lines.dedup();
        let gap = |from_end: usize| {
            let below = lines.len() - from_end;
            lines[below] - lines[below - 1]
        };
        assert!(gap(other) > 1.2 * gap(inside), "{lines:?}");
    }
}

/// Where the texts of a document's first page begin, in pt from its upper left corner.
fn texts(bytes: &[u8]) -> Vec<(f32, f32)> {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let page = document.get_pages()[&1];
    let content = document.get_and_decode_page_content(page).unwrap();
    let places = content.operations.iter().filter(|operation| operation.operator == "Tm");
    let number = |object: &lopdf::Object| object.as_float().unwrap();
    places.map(|place| (number(&place.operands[4]), number(&place.operands[5]))).collect()
}

/// The links of a document: the page that each is on, and the page that it leads to.
fn links(bytes: &[u8]) -> Vec<(u32, u32)> {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages = document.get_pages();
    let number = |id| pages.iter().find(|(_, page)| **page == id).map(|(number, _)| *number);
    let mut links = Vec::new();
    for (from, page) in &pages {
        for annotation in document.get_page_annotations(*page).unwrap() {
            let place = annotation.get(b"Dest").and_then(lopdf::Object::as_array).unwrap();
            links.push((*from, number(place[0].as_reference().unwrap()).unwrap()));
        }
    }
    links
}

#[test]
fn a_character_that_no_font_has_is_named_once() {
    let issue = issue("zh-Hans", vec![article("𠮷", &["𠮷野家，𠮷。"])]);
    let out = export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
    let expected = "no font has `𠮷` U+20BB7: shown as boxes; name one that has them in `fonts`";
    assert_eq!(out.warnings, [expected]);
}

#[test]
fn the_built_in_fonts_have_the_letters_of_europe() {
    for (language, text) in [
        ("pl", "Zażółć gęślą jaźń, ŁÓDŹ ĄĘ"),
        ("cs", "Příliš žluťoučký kůň úpěl ďábelské ódy, ŘEŽ"),
        ("hu", "Őszi űrhajó"),
        ("tr", "İstanbul, ığdır ağacı, ŞİŞ"),
        ("lt", "Ėjimas į šiųmetę ąžuolų giraitę"),
        ("lv", "Ķēniņš ļauj ģimenei"),
        ("ro", "Țară și știință"),
    ] {
        let issue = issue(language, vec![article(text, &[text])]);
        let out = export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
        assert_eq!(out.warnings, [""; 0], "{language}");
    }
}

#[test]
fn letters_and_their_marks_are_set_as_one() {
    let text = "On l’a fe\u{302}te\u{301} a\u{300} Noe\u{308}l";
    for (language, text) in [("fr", text), ("zh-Hans", text), ("ja", "か\u{3099}くせい")] {
        let issue = issue(language, vec![article(text, &[text])]);
        let out = export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
        assert_eq!(out.warnings, [""; 0], "{language}");
    }
}

#[test]
fn control_characters_are_left_out() {
    for text in ["The har\u{0}bour is \u{1b}open\u{feff}.\u{7f}", "海\u{0}港\u{1b}重开\u{85}。"]
    {
        let issue = issue("en", vec![article(text, &[text])]);
        let out = export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
        assert_eq!(out.warnings, [""; 0]);
    }
}

#[test]
fn a_headline_however_long_takes_the_pages_of_its_text() {
    // About a thousand words stand on a page.
    for (words, most) in [(100, 1), (1_000, 3), (8_000, 12)] {
        for language in ["en", "und"] {
            let headline = "word ".repeat(words);
            let issue = issue(language, vec![article(headline.trim_end(), &["It is long."])]);
            let out = export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
            let pages = pages(&out.files["echo.pdf"].bytes);
            assert!(pages <= most, "{words} words on {pages} pages");
        }
    }
}

#[test]
fn scripts_that_cannot_be_set_are_named() {
    let issue = issue("ar", vec![article("a", &["שלום"])]);
    let out = export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
    assert!(
        out.warnings[0].starts_with("4 characters of writing right to left"),
        "{:?}",
        out.warnings
    );
}

#[test]
fn what_cannot_be_set_is_refused() {
    let issue = issue("zh-Hans", vec![article("海港重开", &[STORY])]);
    let page = "10x10mm".parse().unwrap();
    let columns = Columns::Number(20);
    let fonts = |name: &str| vec![name.to_owned()];
    for (pdf, expected) in [
        (Pdf { page, ..Pdf::default() }, "choose a larger `page`"),
        (Pdf { columns, ..Pdf::default() }, "fewer `columns`"),
        (Pdf { margin: Some(200.0), ..Pdf::default() }, "a smaller `margin`"),
        (Pdf { fonts: fonts("no.ttf"), ..Pdf::default() }, "`no.ttf`: there is no such asset"),
        (Pdf { fonts: fonts("x.ttf"), ..Pdf::default() }, "`x.ttf` is no font"),
        (Pdf { fonts: fonts("half.ttf"), ..Pdf::default() }, "`half.ttf` is no font"),
        (Pdf { fonts: fonts("own.ttf#9"), ..Pdf::default() }, "`own.ttf#9` is no face of a font"),
    ] {
        let mut assets = MemoryAssets::default();
        let own = newsbind_font::serif_bold();
        assets.files.insert("x.ttf".into(), b"not a font".to_vec());
        assets.files.insert("half.ttf".into(), own[..own.len() / 2].to_vec());
        assets.files.insert("own.ttf".into(), own.to_vec());
        let error = export(&pdf, &issue, &assets).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_bold_font_serves_headlines_too() {
    let issue = issue("zh-Hans", vec![article("海港重开", &[STORY])]);
    let mut assets = MemoryAssets::default();
    assets.files.insert("own.ttf".into(), newsbind_font::serif_bold().to_vec());
    let pdf = Pdf { fonts: vec!["own.ttf".into()], ..Pdf::default() };
    let out = export(&pdf, &issue, &assets).unwrap();
    let document = lopdf::Document::load_mem(&out.files["echo.pdf"].bytes).unwrap();
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let names = fonts.filter_map(|font| font.get(b"BaseFont").and_then(|name| name.as_name()).ok());
    let names: Vec<&[u8]> = names.collect();
    assert!(!names.is_empty() && names.iter().all(|name| name.ends_with(b"Bold")));
}

/// A PNG of one pixel, with what the color type needs.
fn png(color: png::ColorType, samples: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(color);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(samples).unwrap();
    bytes
}

/// A PNG that says to be so many pixels wide and high, and has none.
fn png_that_says(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_chunk(png::chunk::IDAT, &[0x78, 0x9c]).unwrap();
    bytes
}

/// The header of a JPEG of 2 x 1 pixels; its content is not looked at.
const JPEG: &[u8] = &[0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 2, 1, 1, 0x11, 0, 0xff, 0xd9];

#[test]
fn pictures_are_passed_through_or_warned_of() {
    let rgba = png(png::ColorType::Rgba, &[1, 2, 3, 128]);
    for (name, bytes, warning, image) in [
        ("a.jpg", Some(JPEG.to_vec()), None, &b"/DCTDecode"[..]),
        ("a.png", Some(rgba), None, b"/SMask"),
        ("gone.jpg", None, Some("picture `gone.jpg`: there is no such asset"), b""),
        ("a.gif", Some(b"GIF89a".to_vec()), Some("neither a JPEG nor a PNG"), b""),
        ("a.jpg", Some(JPEG[..9].to_vec()), Some("is a broken JPEG"), b""),
        ("a.jpg", Some(JPEG[..15].to_vec()), Some("`a.jpg` is cut short"), b"/DCTDecode"),
        ("a.jpg", Some([JPEG, &[0, 0]].concat()), None, b"/DCTDecode"),
        ("a.png", Some(b"\x89PNG\r\n\x1a\n".to_vec()), Some("is a broken PNG"), b""),
        ("a.png", Some(png_that_says(2_000_000, 1_000_000)), Some("is too large a PNG"), b""),
        ("a.png", Some(png_that_says(9_000, 9_000)), Some("is shorter than it says"), b""),
    ] {
        let figure =
            Figure { caption: "海港。".into(), image: Some(name.into()), ..Figure::default() };
        let body = vec![Block::paragraph(STORY), Block::Figure(figure)];
        let issue = issue("zh-Hans", vec![Article { body, ..Article::default() }]);
        let mut assets = MemoryAssets::default();
        assets.files.extend(bytes.map(|bytes| (name.to_owned(), bytes)));
        let out = export(&Pdf::default(), &issue, &assets).unwrap();
        match warning {
            Some(warning) => assert!(out.warnings[0].contains(warning), "{:?}", out.warnings),
            None => assert_eq!(out.warnings, [""; 0], "{name}"),
        }
        let bytes = &out.files["echo.pdf"].bytes;
        assert!(bytes.windows(image.len().max(1)).any(|part| part.starts_with(image)), "{name}");
    }
}

/// Sets a JPEG of 2 x 1 pixels whose Exif header has an orientation; checks where the page has its
/// upper left pixel, and whether it is higher than wide there.
fn check_orientation(orientation: u8, corner: &str, upright: bool) {
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    let header = [&[0xff, 0xe1, 0, 30], &exif[..], &[orientation, 0, 0]].concat();
    let mut assets = MemoryAssets::default();
    let jpeg = [&JPEG[..2], &header, &JPEG[2..]].concat();
    assets.files.insert("a.jpg".into(), jpeg);
    let figure = Figure { image: Some("a.jpg".into()), ..Figure::default() };
    let body = vec![Block::paragraph(STORY), Block::Figure(figure)];
    let issue = issue("zh-Hans", vec![Article { body, ..Article::default() }]);
    let out = export(&Pdf::default(), &issue, &assets).unwrap();
    assert_eq!(out.warnings, [""; 0], "{orientation}");
    let document = lopdf::Document::load_mem(&out.files["echo.pdf"].bytes).unwrap();
    let content = document.get_and_decode_page_content(document.get_pages()[&1]).unwrap();
    let at = content.operations.iter().position(|operation| operation.operator == "Do").unwrap();
    let matrix = &content.operations[at - 1].operands;
    let [a, b, c, d] = [0, 1, 2, 3].map(|i| matrix[i].as_float().unwrap());
    // The page's y runs down, the picture's up: its upper left pixel is at (0, 1).
    let (width, height) = (a + c, b + d);
    let horizontal = if c - a < 0.0 { "left" } else { "right" };
    let vertical = if d - b < 0.0 { "upper" } else { "lower" };
    assert_eq!(format!("{vertical} {horizontal}"), corner, "{orientation}");
    assert_eq!(height.abs() > width.abs(), upright, "{orientation}");
}

#[test]
fn a_jpeg_is_turned_as_its_exif_header_says() {
    for (orientation, corner, upright) in [
        (1, "upper left", false),
        (2, "upper right", false),
        (3, "lower right", false),
        (4, "lower left", false),
        (5, "upper left", true),
        (6, "upper right", true),
        (7, "lower right", true),
        (8, "lower left", true),
    ] {
        check_orientation(orientation, corner, upright);
    }
}

#[test]
fn a_few_rows_over_get_no_page_of_their_own() {
    let english = "The harbour is open to all of the ships again. ";
    for (language, headline, text, paragraphs, expected) in [
        ("zh-Hans", "海港重开", STORY, 12, 1),
        ("zh-Hans", "海港重开", STORY, 25, 2),
        ("zh-Hans", "海港重开", STORY, 28, 3),
        ("zh-Hans", "海港重开", STORY, 39, 3),
        ("en", "Harbour reopens", english, 29, 1),
        ("en", "Harbour reopens", english, 59, 2),
    ] {
        let paragraph = text.repeat(4);
        let issue = issue(language, vec![article(headline, &vec![paragraph.as_str(); paragraphs])]);
        let out = export(&Pdf::default(), &issue, &MemoryAssets::default()).unwrap();
        assert_eq!(pages(&out.files["echo.pdf"].bytes), expected, "{language} {paragraphs}");
    }
}
