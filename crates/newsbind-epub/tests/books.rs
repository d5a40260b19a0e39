//! What stands in a book, for issues of every kind. Each book that is made here is held to the
//! rules of `book::Made::check` besides: XML that parses, no dead link, a manifest of what is
//! there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod book;

use std::collections::BTreeMap;

use book::{bar, body_text, issue, make, make_with, unpack};
use newsbind_core::{ExportError, Exporter, MemoryAssets, MemoryOutput};
use newsbind_epub::{Binding, Epub, Part};
use serde_json::{Value, json};

/// Two sections of two articles and of one, on two pages.
fn echo() -> Value {
    json!({
        "id": "echo", "date": "2022-10-14", "edition": "late city", "number": "No. 7",
        "newspaper": {"name": "The Echo", "issn": "1234-5679", "publisher": "Echo & Sons"},
        "pages": ["A1", "A2"],
        "sections": [
            {"name": "News", "articles": [
                {"id": "00000000000a", "headline": "Harbour reopens", "pages": ["A1"],
                 "kicker": "Trade", "deck": "Ships are back", "dateline": "PORT, Oct 14 –",
                 "byline": {"text": "By Ann Lee", "names": ["Ann Lee"]},
                 "body": [{"kind": "paragraph", "text": "It is open."}, {"kind": "subhead", "text": "Why"},
                          {"kind": "pull-quote", "text": "At last"}, {"kind": "crossword", "text": "Later."}]},
                {"id": "00000000000b", "headline": "Bridge closes", "pages": ["A1", "A2"],
                 "byline": {"names": ["Bo Li", "Cy Roe"]},
                 "body": [{"kind": "paragraph", "text": "It is closed."}]}]},
            {"name": "Sport", "articles": [
                {"id": "00000000000c", "headline": "Rowers win", "pages": ["A2"],
                 "body": [{"kind": "paragraph", "text": "They won."}]}]}]
    })
}

fn one_article(article: &Value) -> Value {
    json!({"sections": [{"articles": [article]}]})
}

/// The smallest picture: one grey pixel.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

fn assets(files: &[(&str, &[u8])]) -> MemoryAssets {
    let files = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
    MemoryAssets { files: files.collect(), ..MemoryAssets::default() }
}

#[test]
fn options_are_read_and_misspelt_ones_refused() {
    for (options, good) in [
        (json!({}), true),
        (
            json!({"cover": false, "writing": "vertical", "css": "a.css", "css_mode": "replace"}),
            true,
        ),
        (
            json!({"cover": "a.png", "contents": "pages", "profile": "kobo", "undated": "2001-02-03"}),
            true,
        ),
        (json!({"cover": 1}), false),
        (json!({"writing": "Vertical"}), false),
        (json!({"covers": true}), false),
    ] {
        assert_eq!(serde_json::from_value::<Epub>(options.clone()).is_ok(), good, "{options}");
    }
}

#[test]
fn each_article_and_each_section_is_a_document() {
    let made = make(json!({}), echo());
    assert_eq!(made.name, "echo.epub");
    let documents: Vec<&str> =
        made.names.iter().filter_map(|name| name.strip_prefix("OEBPS/text/")).collect();
    let [cover, front, news, a, b, sport, c] = documents[..] else { panic!("{documents:?}") };
    assert_eq!([cover, front], ["cover.xhtml", "front.xhtml"]);
    assert_eq!([a, b, c], ["00000000000a.xhtml", "00000000000b.xhtml", "00000000000c.xhtml"]);
    assert!(news.starts_with("s-") && sport.starts_with("s-") && news != sport);
}

#[test]
fn bars_lead_back_up_and_on() {
    let made = make(json!({}), echo());
    let section = |name: &str| {
        let (path, _) = made
            .texts
            .iter()
            .find(|(_, text)| text.contains(&format!("<h1 id=\"title\">{name}<")))
            .unwrap();
        path.strip_prefix("OEBPS/text/").unwrap()
    };
    let (news, sport) = (section("News"), section("Sport"));
    let anchor =
        |list: &str, file: &str| format!("{list}#to-{}", file.strip_suffix(".xhtml").unwrap());
    let (a, b, c) = ("00000000000a.xhtml", "00000000000b.xhtml", "00000000000c.xhtml");
    for (file, expected) in [
        ("front", vec![]),
        (news, vec![("Front page", anchor("front.xhtml", news)), ("Next", sport.into())]),
        (a, vec![("News", anchor(news, a)), ("Next", b.into())]),
        (b, vec![("Previous", a.into()), ("News", anchor(news, b)), ("Next", sport.into())]),
        (sport, vec![("Previous", news.into()), ("Front page", anchor("front.xhtml", sport))]),
        (c, vec![("Previous", b.into()), ("Sport", anchor(sport, c))]),
    ] {
        let expected: Vec<_> =
            expected.into_iter().map(|(text, href)| (text.to_owned(), href)).collect();
        assert_eq!(bar(made.text(file)), expected, "{file}");
    }
}

#[test]
fn a_brief_stands_in_its_list_itself() {
    let long = "The library will stay open until nine on Thursdays. ".repeat(5);
    for (text, expected) in [
        ("The library will stay open until nine.", "The library will stay open until nine."),
        (&long, "The library will stay open until nine on Thursdays. The library"),
    ] {
        let brief = json!({"id": "00000000000d", "body": [{"kind": "paragraph", "text": text}]});
        let mut echo = echo();
        echo["sections"][1]["articles"].as_array_mut().unwrap().push(brief);
        let made = make(json!({}), echo);
        let is_sport = |text: &&String| text.contains("<h1 id=\"title\">Sport<");
        let list = made.texts.values().find(is_sport).unwrap();
        let (_, entry) = list.split_once("<li id=\"to-00000000000d\">").unwrap();
        let link = format!("<p class=\"opening\"><a href=\"00000000000d.xhtml\">{expected}");
        assert!(entry.trim_start().starts_with(&link), "{entry}");
        assert!(!entry.contains(" words"), "{entry}");
    }
}

#[test]
fn links_of_bars_say_where_they_lead() {
    let named = |language: &str| {
        let mut echo = echo();
        echo["language"] = language.into();
        make(json!({}), echo).text("00000000000b").to_owned()
    };
    for (language, expected) in [
        ("en", ["In this issue", "Previous: Harbour reopens", "Next: Sport"]),
        ("de", ["In dieser Ausgabe", "Zurück: Harbour reopens", "Weiter: Sport"]),
        ("zh-Hans", ["本期内容", "上一篇：Harbour reopens", "下一篇：Sport"]),
    ] {
        let expected = expected.map(|name| format!("aria-label=\"{name}\""));
        in_order(&named(language), &expected.each_ref().map(String::as_str));
    }
}

#[test]
fn contents_nest_in_both_forms() {
    let made = make(json!({"cover": false}), echo());
    let nav = made.text("nav.xhtml");
    let order = [
        "Front page",
        "News",
        "<ol>",
        "Harbour reopens",
        "Bridge closes",
        "</ol>",
        "Sport",
        "<ol>",
        "Rowers win",
    ];
    in_order(nav, &order);
    in_order(
        made.text("toc.ncx"),
        &["dtb:uid", "dtb:depth\" content=\"2\"", "The Echo, 14 October 2022", "News", "Harbour"],
    );
    in_order(
        nav,
        &[
            "epub:type=\"landmarks\"",
            "titlepage",
            "bodymatter",
            "epub:type=\"page-list\"",
            "#page-A1",
            ">A1<",
            "#page-A2",
            ">A2<",
        ],
    );
}

#[test]
fn contents_are_grouped_as_asked() {
    for (contents, expected) in
        [("auto", &["News", "Sport"][..]), ("pages", &["Page A1", "Page A2"]), ("articles", &[])]
    {
        let made = make(json!({"contents": contents}), echo());
        let titles: Vec<&str> = made
            .names
            .iter()
            .filter(|name| name.contains("/s-"))
            .map(|name| {
                let text = &made.texts[name];
                let from = text.find("<title>").unwrap() + 7;
                &text[from..text.find("</title>").unwrap()]
            })
            .collect();
        assert_eq!(titles, expected, "{contents}");
    }
}

#[test]
fn an_article_says_what_its_parts_are() {
    let made = make(json!({}), echo());
    let parts = [
        "<html ",
        "lang=\"en\"",
        "xml:lang=\"en\"",
        "<nav class=\"bar\" aria-label=\"In this issue\">",
        "rel=\"next\">Next</a>",
        "</nav>",
        "<article aria-labelledby=\"headline\">",
        "role=\"doc-pagebreak\" aria-label=\"page A1\"",
        "<header>",
        "class=\"kicker\">Trade<",
        "<h1 id=\"headline\">Harbour reopens</h1>",
        "class=\"deck\">Ships are back<",
        "class=\"byline\">By Ann Lee<",
        "</header>",
        "<p id=\"b1\"><span class=\"dateline\">PORT, Oct 14 –</span> It is open.</p>",
        "<h2 id=\"b2\">Why</h2>",
        "<aside id=\"b3\"",
        "<p id=\"b4\">Later.</p>",
        "</article>",
        "class=\"foot\"",
        ">Bridge closes<",
        "#to-00000000000a\">News<",
    ];
    in_order(made.text("00000000000a"), &parts);
    in_order(made.text("00000000000b"), &["class=\"byline\">Bo Li, Cy Roe<"]);
    in_order(made.text("00000000000c"), &["<nav class=\"foot\" aria-label=\"Sport\">", ">Sport<"]);
}

#[test]
fn lists_say_who_wrote_and_how_much() {
    let made = make(json!({}), echo());
    let news = made.names.iter().find(|name| name.contains("/s-")).unwrap();
    let parts = [
        "News",
        "Harbour reopens",
        "Ann Lee · 7 words",
        "It is open.",
        "Bridge closes",
        "Bo Li, Cy Roe · 3 words",
    ];
    in_order(&made.texts[news], &parts);
    in_order(
        made.text("front"),
        &[
            "The Echo",
            "datetime=\"2022-10-14\">14 October 2022<",
            "No. 7 · late city",
            "News",
            "Harbour",
            "Sport",
            "Rowers",
        ],
    );
}

#[test]
fn the_package_says_what_the_book_is() {
    let made = make(json!({}), echo());
    let opf = made.text("content.opf");
    for part in [
        "xml:lang=\"en\"",
        "<dc:title>The Echo, 14 October 2022 (late city)</dc:title>",
        "<dc:language id=\"language-0\">en</dc:language>",
        "<dc:identifier>urn:issn:1234-5679</dc:identifier>",
        "<dc:creator>The Echo</dc:creator>",
        "<dc:publisher>Echo &amp; Sons</dc:publisher>",
        "<dc:date>2022-10-14</dc:date>",
        "dcterms:modified\">2022-10-14T00:00:00Z<",
        "<dc:subject>News</dc:subject>",
        "<dc:description>Harbour reopens; Bridge closes; Rowers win</dc:description>",
        "property=\"belongs-to-collection\" id=\"series\">The Echo<",
        "property=\"group-position\">20221014<",
        "name=\"calibre:series_index\" content=\"20221014\"",
        "pageBreakSource",
        "properties=\"cover-image\"",
        "accessibilityHazard\">none<",
    ] {
        assert!(opf.contains(part), "{part}\n{opf}");
    }
    assert!(!opf.contains("alternativeText"), "there is no picture");
    assert!(!opf.contains("conformsTo"), "no program can tell");
}

#[test]
fn a_book_is_known_by_what_identifies_the_issue() {
    let urn = |change: &dyn Fn(&mut Value)| {
        let mut issue = echo();
        change(&mut issue);
        let made = make(json!({}), issue);
        let opf = made.text("content.opf");
        let at = opf.find("urn:uuid:").unwrap();
        opf[at..at + 45].to_owned()
    };
    let first = urn(&|_| ());
    assert_eq!(&first[23..24], "5", "version of {first}");
    assert_eq!(
        first,
        urn(&|issue| issue["sections"][0]["articles"][0]["headline"] = "Corrected".into())
    );
    assert_eq!(first, urn(&|issue| issue["id"] = "renamed".into()));
    for (field, value) in [("date", "2022-10-15"), ("edition", "early"), ("number", "8")] {
        assert_ne!(first, urn(&|issue| issue[field] = value.into()), "{field}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for options in [json!({}), json!({"writing": "vertical"}), json!({"undated": "2020-02-02"})] {
        assert_eq!(make(options.clone(), echo()).bytes, make(options, echo()).bytes);
    }
    let stamp = |options| make(options, json!({})).text("content.opf").contains("2020-02-02T");
    assert!(stamp(json!({"undated": "2020-02-02"})));
    assert!(!stamp(json!({})));
}

#[test]
fn hostile_text_stays_text() {
    let long = "长".repeat(10_000);
    for text in [
        "A&B <b>x</b> ]]> \"q\" 'z' &amp;amp; <!--",
        "a\0b\u{1}\u{b}\u{c}\u{1f}\u{7f}\u{85}\u{9f}c\u{fffe}\u{ffff}\u{fdd0}\u{1ffff}",
        "\u{1}\u{2}",
        " \u{3000}\n\t",
        "",
        "O'Brien \"Bob\" & Söhne «x» \u{202e}rtl\u{202c} 𠮷😀 \u{e000}",
        "</metadata></body><nav epub:type = \"toc\" id=\"toc\">",
        "line\r\nline\u{2028}line",
        "../../etc/passwd",
        &long,
    ] {
        let article = json!({
            "id": text, "language": text, "kicker": text, "headline": text, "deck": text, "dateline": text,
            "byline": {"text": text, "names": [text, text]}, "pages": [text],
            "jump": {"to": text, "lines": [text]},
            "body": [{"kind": "paragraph", "text": text}, {"kind": "subhead", "text": text},
                     {"kind": "figure", "caption": text, "alt": text, "credit": {"text": text}}]
        });
        let hostile = json!({
            "title": text, "language": text, "number": text, "edition": text, "pages": [text, text],
            "newspaper": {"name": text, "issn": text, "publisher": text},
            "sections": [{"name": text, "articles": [article, article]}, {"name": "b", "articles": [article]}]
        });
        for options in
            [json!({}), json!({"writing": "vertical", "profile": "kobo", "contents": "pages"})]
        {
            make(options, hostile.clone());
        }
    }
}

#[test]
fn an_empty_issue_is_a_book() {
    for issue in [
        json!({}),
        json!({"sections": [{"name": "News", "articles": []}]}),
        one_article(&json!({})),
    ] {
        make(json!({}), issue);
    }
}

#[test]
fn every_character_of_an_article_is_there() {
    let texts = [
        "2022年9月，“5G”用户 17 万。真的！",
        "第二段（12 个）。",
        "3.5% and 12 a.m. Then? \"Yes.\"",
    ];
    let body: Vec<Value> =
        texts.iter().map(|text| json!({"kind": "paragraph", "text": text})).collect();
    for options in [
        json!({}),
        json!({"writing": "vertical"}),
        json!({"profile": "kobo"}),
        json!({"writing": "vertical", "profile": "kobo"}),
    ] {
        let mut issue = one_article(&json!({"id": "00000000000a", "headline": "题", "body": body}));
        issue["language"] = "zh-Hans".into();
        let made = make(options.clone(), issue);
        let text = body_text(made.text("00000000000a"));
        in_order(&text, &texts);
    }
}

#[test]
fn vertical_lines_are_for_scripts_that_have_them() {
    for (language, direction, warnings) in
        [("zh-Hant", "rtl", 0), ("ja", "rtl", 0), ("en", "ltr", 1), ("ar", "rtl", 1)]
    {
        let made = make(json!({"writing": "vertical"}), json!({"language": language}));
        let expected = format!("page-progression-direction=\"{direction}\"");
        assert!(made.text("content.opf").contains(&expected), "{language}");
        assert_eq!(made.warnings.len(), warnings, "{:?}", made.warnings);
        assert_eq!(made.text("stylesheet").contains("vertical-rl"), warnings == 0);
    }
}

#[test]
fn kobo_gets_its_spans_and_its_name() {
    let made = make(json!({"profile": "kobo"}), echo());
    assert_eq!(made.name, "echo.kepub.epub");
    in_order(
        made.text("00000000000c"),
        &[
            "id=\"book-columns\"",
            "id=\"book-inner\"",
            "class=\"koboSpan\" id=\"kobo.1.1\"",
            "They won.",
        ],
    );
    assert!(!make(json!({}), echo()).text("00000000000c").contains("kobo"));
}

#[test]
fn pictures_are_stored_once_and_described() {
    let figure = |image: &str, alt: Option<&str>| json!({"kind": "figure", "image": image, "alt": alt, "caption": "Cap", "credit": {"text": "Foto X"}});
    let cut = &PNG[..PNG.len() - 8];
    let assets = assets(&[
        ("a.png", PNG),
        ("b.txt", b"no picture"),
        ("c.png", &PNG[..20]),
        ("cut.png", cut),
    ]);
    let names = |body: Vec<Value>| {
        let made = make_with(
            json!({"cover": false}),
            one_article(&json!({"id": "00000000000a", "body": body})),
            &assets,
        );
        let images = made.names.iter().filter(|name| name.contains("images/")).count();
        let text = made.text("00000000000a").to_owned();
        (images, made.warnings.len(), made.text("content.opf").contains("alternativeText"), text)
    };
    let (images, warnings, described, text) =
        names(vec![figure("a.png", Some("A pier")), figure("a.png", Some("It"))]);
    assert_eq!((images, warnings, described), (1, 0, true));
    in_order(
        &text,
        &[
            "<figure",
            "<img src=\"../images/",
            "alt=\"A pier\"",
            "<figcaption>Cap",
            "class=\"credit\">Foto X<",
            "alt=\"It\"",
        ],
    );
    let (images, warnings, described, text) = names(vec![figure("a.png", None)]);
    assert_eq!((images, warnings, described), (1, 0, false));
    in_order(&text, &["alt=\"Photograph\""]);
    let (images, warnings, ..) = names(vec![figure("cut.png", None)]);
    assert_eq!((images, warnings), (1, 1));
    for broken in ["b.txt", "c.png", "none.png"] {
        let (images, warnings, _, text) = names(vec![figure(broken, Some("x"))]);
        assert_eq!((images, warnings), (0, 1), "{broken}");
        in_order(&text, &["<figure", "<figcaption>Cap"]);
        assert!(!text.contains("<img"), "{broken}");
    }
}

#[test]
fn the_cover_is_given_or_made_or_left_out() {
    let assets = assets(&[("a.png", PNG), ("b.png", b"broken")]);
    for (cover, own, made, warnings) in [
        (json!(true), None, true, 0),
        (json!(true), Some("a.png"), false, 0),
        (json!(true), Some("b.png"), true, 1),
        (json!("a.png"), None, false, 0),
        (json!("none.png"), Some("a.png"), true, 1),
    ] {
        let mut issue = echo();
        issue["cover"] = own.into();
        let book = make_with(json!({"cover": cover}), issue, &assets);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&book.bytes)).unwrap();
        let size = archive.by_name("OEBPS/images/cover.png").unwrap().size();
        assert_eq!(size > 10_000, made, "{cover} {own:?}");
        assert_eq!(book.warnings.len(), warnings, "{cover} {own:?}");
        in_order(
            book.text("cover.xhtml"),
            &["<title>Cover<", "alt=\"The Echo, 14 October 2022 (late city)\""],
        );
    }
    let book = make_with(json!({"cover": false}), echo(), &assets);
    assert!(!book.names.iter().any(|name| name.contains("cover")));
}

#[test]
fn the_cover_names_what_its_font_lacks() {
    for (name, missing) in [
        ("The Echo", ""),
        ("Gazeta Łódzka, Żółć i Źdźbło", ""),
        ("Večerní řeč, Güneş ığdır, Őszi űr, Țară, Ėjimas", ""),
        ("Báo Hải Phòng", "`ả` U+1EA3"),
        ("جريدة", "`ة` U+0629, `ج` U+062C, `د` U+062F, `ر` U+0631, `ي` U+064A"),
    ] {
        let mut issue = echo();
        issue["newspaper"]["name"] = name.into();
        let expected = format!(
            "the font of the cover has no {missing}: `〓` stands for them, and a line with many of them \
             is left out; name a picture in `cover`"
        );
        let expected = if missing.is_empty() { vec![] } else { vec![expected] };
        assert_eq!(make(json!({}), issue.clone()).warnings, expected, "{name}");
        assert_eq!(make(json!({"cover": false}), issue).warnings, [""; 0]);
    }
}

#[test]
fn an_own_style_sheet_is_added_or_replaces() {
    let assets = assets(&[
        ("my.css", b"p { color: inherit }"),
        ("url.css", b"p { background: url(a.png) }"),
    ]);
    for (options, built_in, own, warnings) in [
        (json!({"css": "my.css"}), true, true, 0),
        (json!({"css": "my.css", "css_mode": "replace"}), false, false, 0),
        (json!({"css": "url.css"}), true, true, 1),
        (json!({}), true, false, 0),
    ] {
        let made = make_with(options.clone(), echo(), &assets);
        assert_eq!(made.text("stylesheet.css").contains("line-break"), built_in, "{options}");
        assert_eq!(made.texts.contains_key("OEBPS/own.css"), own, "{options}");
        for name in ["front", "nav.xhtml"] {
            assert_eq!(made.text(name).contains("own.css"), own, "{options} {name}");
        }
        assert_eq!(made.warnings.len(), warnings, "{options}");
    }
    let missing: Epub = serde_json::from_value(json!({"css": "none.css"})).unwrap();
    let error = missing.export(&issue(echo()), &assets, &mut MemoryOutput::default()).unwrap_err();
    assert!(matches!(error, ExportError::Asset(_)), "{error}");
}

#[test]
fn jumps_lead_to_their_other_half() {
    let half = |id: &str, page: &str, jump: Value| json!({"id": id, "headline": "Half", "pages": [page], "jump": jump, "body": [{"kind": "paragraph", "text": "x"}]});
    let plain = |id: &str, page: &str| half(id, page, Value::Null);
    let (a, b, c) = ("00000000000a", "00000000000b", "00000000000c");
    for (articles, expected) in [
        (
            vec![
                half(a, "1", json!({"to": "4", "lines": ["See page 4"]})),
                plain(b, "4"),
                half(c, "4", json!({"from": "1"})),
            ],
            "<a href=\"00000000000c.xhtml\">See page 4</a>",
        ),
        (
            vec![half(a, "1", json!({"to": "4"})), plain(b, "4"), plain(c, "4")],
            "<a href=\"00000000000b.xhtml#page-4\">continued on page 4</a>",
        ),
        (
            vec![half(a, "1", json!({"to": "9"})), plain(b, "4")],
            "<p class=\"jump\">continued on page 9</p>",
        ),
    ] {
        let made = make(json!({}), json!({"sections": [{"articles": articles}]}));
        in_order(
            made.text(a),
            &["class=\"jump\">", expected.strip_prefix("<p class=\"jump\">").unwrap_or(expected)],
        );
    }
    let joined = json!({"id": a, "headline": "Whole", "pages": ["1", "4"], "jump": {"to": "4"}});
    assert!(!make(json!({}), one_article(&joined)).text(a).contains("jump"));
}

#[test]
fn a_page_is_marked_where_it_begins() {
    let paragraph =
        |page: u32| json!({"kind": "paragraph", "text": "x", "source": [[page, 1, 0, 1]]});
    let joined = json!({"id": "00000000000a", "headline": "H", "pages": ["1", "4"], "body": [paragraph(1), paragraph(2), paragraph(2)]});
    let mut issue = one_article(&joined);
    issue["pages"] = json!(["1", "4"]);
    let made = make(json!({}), issue);
    in_order(
        made.text("00000000000a"),
        &["id=\"page-1\"", "<h1", "id=\"b1\"", "id=\"page-4\"", "id=\"b2\""],
    );
}

#[test]
fn a_page_is_marked_where_a_paragraph_passes_to_it() {
    let mark = "<span id=\"page-3\" epub:type=\"pagebreak\" role=\"doc-pagebreak\" aria-label=\"page 3\"></span>";
    for (text, source, expected) in [
        (
            "Half here, half there.",
            json!([[1, 1, 0, 4], [1, 2, 0, 5], [3, 1, 0, 11]]),
            "Half here, |half there.",
        ),
        (
            "To be reported in spring.",
            json!([[1, 1, 0, 8], [3, 1, 0, 16]]),
            "To be reported |in spring.",
        ),
        ("半篇在此，半篇在彼。", json!([[1, 1, 0, 2], [3, 1, 0, 8]]), "半篇|在此，半篇在彼。"),
        (
            "Some of it reads otherwise.",
            json!([[1, 1, 0, 99], [3, 1, 0, 8]]),
            "Some of it reads otherwise.|",
        ),
        ("All there.", json!([[3, 1, 0, 10]]), "|All there."),
    ] {
        let paragraph = json!({"kind": "paragraph", "text": text, "source": source});
        let article = json!({"id": "00000000000a", "pages": ["1", "3"], "body": [paragraph]});
        let mut issue = one_article(&article);
        issue["pages"] = json!(["1", "2", "3"]);
        let made = make(json!({}), issue);
        let whole = format!("<p id=\"b1\">{}</p>", expected.replace('|', mark));
        let before = format!("{}\n<p id=\"b1\">{text}</p>", mark.replace("span", "div"));
        let expected = if expected.starts_with('|') { before } else { whole };
        in_order(made.text("00000000000a"), &[&expected]);
    }
}

#[test]
fn pages_are_listed_in_their_own_order() {
    let article = |id: &str, pages: &[u32]| {
        let paragraph =
            |page| json!({"kind": "paragraph", "text": "x", "source": [[page, 1, 0, 1]]});
        let body: Vec<Value> = pages.iter().map(paragraph).collect();
        let pages: Vec<String> = pages.iter().map(u32::to_string).collect();
        json!({"id": id, "headline": id, "pages": pages, "body": body})
    };
    let (a, b, c) = ("00000000000a", "00000000000b", "00000000000c");
    let of_its_own = [article(a, &[1, 3]), article(b, &[2]), article(c, &[3])];
    for (articles, third) in [(&of_its_own[..2], a), (&of_its_own[..], c)] {
        let mut issue = json!({"sections": [{"articles": articles}]});
        issue["pages"] = json!(["1", "2", "3"]);
        let made = make(json!({}), issue);
        let targets = [(a, 1), (b, 2), (third, 3)]
            .map(|(file, page)| format!("text/{file}.xhtml#page-{page}\""));
        let nav = made.text("nav.xhtml");
        let list = &nav[nav.find("page-list").unwrap()..];
        let ncx = made.text("toc.ncx");
        for list in [list, &ncx[ncx.find("<pageList>").unwrap()..]] {
            in_order(list, &targets.each_ref().map(String::as_str));
            assert_eq!(list.matches("#page-").count(), 3);
        }
        in_order(ncx, &["dtb:totalPageCount\" content=\"3\""]);
    }
}

#[test]
fn several_issues_make_one_book() {
    let first = issue(echo());
    let mut second = echo();
    second["id"] = "echo-2".into();
    second["date"] = "2022-10-15".into();
    let second = issue(second);
    let assets = MemoryAssets::default();
    let parts = [&first, &second].map(|issue| Part { issue, assets: &assets }).to_vec();
    let mut out = MemoryOutput::default();
    let binding = Binding { id: "week", title: "Week 41 & 42", parts, assets: &assets };
    Epub::default().bind(&binding, &mut out).unwrap();
    let made = unpack(out);
    assert_eq!(made.name, "week.epub");
    let opf = made.text("content.opf");
    in_order(
        opf,
        &["<dc:title>Week 41 &amp; 42<", "<dc:creator>The Echo<", "<dc:date>2022-10-15<"],
    );
    assert_eq!(opf.matches("<dc:creator>").count(), 1);
    let order = [
        "The Echo, 14 October 2022",
        "News",
        "Rowers win",
        "The Echo, 15 October 2022",
        "News",
        "Rowers win",
        "The Echo, 14 October 2022 (late city): A1",
        "15 October 2022 (late city): A1",
    ];
    in_order(made.text("nav.xhtml"), &order);
    assert!(made.text("toc.ncx").contains("dtb:depth\" content=\"3\""));
    let rowers: Vec<&String> =
        made.names.iter().filter(|name| name.ends_with("00000000000c.xhtml")).collect();
    assert_eq!(bar(&made.texts[rowers[0]]).last().unwrap().0, "Next", "on to the second issue");
    let none = Binding { id: "week", title: "", parts: Vec::new(), assets: &assets };
    assert!(matches!(
        Epub::default().bind(&none, &mut MemoryOutput::default()),
        Err(ExportError::Refused(_))
    ));
}

#[test]
fn an_export_can_be_stopped() {
    let mut out = MemoryOutput { cancel: true, ..MemoryOutput::default() };
    let result = Epub::default().export(&issue(echo()), &MemoryAssets::default(), &mut out);
    assert!(matches!(result, Err(ExportError::Cancelled)));
    assert_eq!(out.files, BTreeMap::new());
}

/// The parts stand in a text, one after the other.
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("`{part}` is not there, or too early, in\n{text}"));
        rest = &rest[at + part.len()..];
    }
}
