//! What a library reads of an issue is what serde reads of it.

use newsbind_core::{
    Article, Block, Byline, Date, Dropped, DroppedKind, Figure, Furniture, FurnitureKind, Issue,
    Jump, Newspaper, Replaced, ReplacedKind, Section, Sources, Span,
};
use newsbind_plugin::json::{FromJson, Reader};
use newsbind_plugin::trial::SAMPLE;

fn check(json: &str) {
    let expected: Issue = serde_json::from_str(json).expect("an issue");
    let mut reader = Reader::new(json);
    assert_eq!(Issue::from_json(&mut reader), Ok(expected), "{json}");
    assert_eq!(reader.end(), Ok(()));
}

/// An issue in which nothing is left out: no `..`, so that a new field has to be put in here.
fn everything() -> Issue {
    let some = |text: &str| Some(text.to_owned());
    let source = vec![Span { page: 1, line: 2, from: 3, to: 4 }];
    let text = "a \"b\"\n\u{1}é报\u{1f600}".to_owned();
    let byline = Byline { text: some("By A"), names: vec!["A".into(), "B".into()] };
    let blocks = vec![
        Block::Paragraph { text: text.clone(), source: source.clone() },
        Block::Subhead { text: text.clone(), source: source.clone() },
        Block::PullQuote { text: text.clone(), source: source.clone() },
        Block::Other { kind: "crossword".into(), text: text.clone(), source: source.clone() },
        Block::Figure(Figure {
            caption: "c".into(),
            credit: Some(byline.clone()),
            image: some("i.png"),
            alt: some("alt"),
            source: source.clone(),
        }),
    ];
    let article = Article {
        id: "a1".into(),
        language: some("fr"),
        kicker: some("k"),
        headline: some("h"),
        deck: some("d"),
        byline: Some(byline),
        dateline: some("PARIS —"),
        body: blocks,
        pages: vec!["1".into(), "2".into()],
        confidence: Some(0.123_456_789),
        jump: Some(Jump { to: some("2"), from: some("1"), lines: vec!["siehe S. 2".into()] }),
        sources: Sources::from([("headline".to_owned(), source.clone())]),
    };
    let furniture = [
        FurnitureKind::Nameplate,
        FurnitureKind::Folio,
        FurnitureKind::Masthead,
        FurnitureKind::Advertisement,
        FurnitureKind::Other,
    ];
    let dropped = [
        DroppedKind::Hyphen,
        DroppedKind::JumpLine,
        DroppedKind::Control,
        DroppedKind::Space,
        DroppedKind::Other,
    ];
    let replaced = [
        ReplacedKind::Ligature,
        ReplacedKind::SoftHyphen,
        ReplacedKind::LetterSpacing,
        ReplacedKind::Other,
    ];
    let (from, to, page) = (text.clone(), String::new(), "1".to_owned());
    Issue {
        id: "echo".into(),
        newspaper: Newspaper { name: some("n"), issn: some("i"), publisher: some("p") },
        title: some("t"),
        language: "en".into(),
        date: Date::new(2024, 5, 6),
        number: some("7"),
        edition: some("late"),
        cover: some("c.png"),
        pages: vec!["1".into(), "2".into()],
        sections: vec![Section { name: "News".into(), articles: vec![article] }],
        furniture: furniture
            .map(|kind| Furniture {
                kind,
                page: page.clone(),
                text: text.clone(),
                source: source.clone(),
            })
            .to_vec(),
        dropped: dropped
            .map(|kind| Dropped { kind, text: text.clone(), source: source.clone() })
            .to_vec(),
        replaced: replaced
            .map(|kind| Replaced {
                kind,
                from: from.clone(),
                to: to.clone(),
                source: source.clone(),
            })
            .to_vec(),
    }
}

#[test]
fn every_field_is_read() {
    check(&serde_json::to_string(&everything()).unwrap());
    check(&serde_json::to_string_pretty(&everything()).unwrap());
}

#[test]
fn an_issue_of_defaults_is_read() {
    check(r#"{"id": "", "sections": []}"#);
    check(r#"{"id": "x", "title": null, "sections": [{"articles": [{}, {"body": []}]}]}"#);
}

#[test]
fn what_a_later_version_adds_is_passed_over() {
    check(
        r#"{"schema": "newsbind.issue/1", "weather": {"sky": ["x", {}]}, "id": "x", "sections": [{"color": 1.5e3,
        "articles": [{"id": "a", "mood": null, "body": [{"kind": "map", "scale": true, "text": "m"}]}]}]}"#,
    );
}

#[test]
fn the_sample_issue_is_of_the_contract() {
    check(SAMPLE);
}
