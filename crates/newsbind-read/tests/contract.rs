//! Documents of the JSON contract, right and wrong.

use newsbind_core::{Block, Issue, Warned, article_id};
use newsbind_read::{ReadError, read_issue};

fn read(json: &str) -> Result<Warned<Issue>, ReadError> {
    read_issue("x.json", json.as_bytes())
}

/// A document with one section of these articles.
fn document(articles: &str) -> String {
    format!(r#"{{"schema":"newsbind.issue/1","id":"x","sections":[{{"articles":[{articles}]}}]}}"#)
}

fn check_refused(json: &str, message: &str) {
    assert_eq!(read(json).expect_err("a refusal").to_string(), message, "{json}");
}

#[test]
fn a_small_document_is_an_issue() {
    let json = document(r#"{"headline":"Head","body":[{"kind":"paragraph","text":"a"}]}"#);
    for json in [json.clone(), format!("\u{feff}{json}\n")] {
        let issue = read(&json).unwrap();
        assert_eq!(issue.warnings, []);
        assert_eq!(issue.value.language, "und");
        let article = issue.value.articles().next().unwrap();
        assert_eq!(article.headline.as_deref(), Some("Head"));
        assert_eq!(article.body, [Block::paragraph("a")]);
        assert_eq!(article.id, article_id(article));
    }
}

#[test]
fn another_schema_is_refused() {
    check_refused(
        "{\n  \"schema\": \"newsbind.issue/2\"}",
        "x.json:2:3: the document is of `newsbind.issue/2`, this version reads `newsbind.issue/1`; convert it with a version that knows both",
    );
    check_refused(
        r#"{"id": "x"}"#,
        "x.json:1:1: `schema` is missing; if the document follows the contract, add `\"schema\": \"newsbind.issue/1\"`",
    );
    check_refused(
        r#"{"schema": "alto"}"#,
        "x.json:1:2: the schema `alto` is not known, expected `newsbind.issue/1`",
    );
    check_refused(
        r#"{"schema": 1}"#,
        "x.json:1:2: `schema` is `1`, expected `\"newsbind.issue/1\"`",
    );
    check_refused("[]", "x.json:1:1: expected an object with `\"schema\": \"newsbind.issue/1\"`");
}

#[test]
fn an_error_has_its_place_and_what_was_expected() {
    check_refused(
        "{\"schema\":\"newsbind.issue/1\",\n\"id\":\"x\",\n  \"sections\":3}",
        "x.json:3:14: `sections`: invalid type: integer `3`, expected a sequence",
    );
    check_refused(
        r#"{"schema":"newsbind.issue/1","id":"x"}"#,
        "x.json:1:38: missing field `sections`",
    );
    check_refused(
        "{\"schema\":\"newsbind.issue/1\",\n\"id\":\"版版\" x}",
        "x.json:2:11: expected `,` or `}`",
    );
    check_refused(
        "{\"a\":\n",
        "x.json:2:1: EOF while parsing a value: the document was cut short; make it again",
    );
    check_refused("", "`x.json` is empty; check how its text was extracted");
    check_refused(
        &document(r#"{"body":[{"kind":"subhead"}]}"#),
        "x.json:1:91: `sections[0].articles[0].body[0]`: a block of kind `subhead` needs a `text`",
    );
    check_refused(
        "{\"schema\":\"newsbind.issue/1\",\n\"id\":\"a/b\",\"sections\":[]}",
        "x.json:2:1: the id `a/b` cannot name a file; choose another",
    );
    let error = read_issue("x.json", b"{\n\"a\xff").unwrap_err().to_string();
    assert_eq!(
        error,
        "x.json:2:3: the bytes are no UTF-8, as JSON has to be; save the document as UTF-8"
    );
}

#[test]
fn what_is_not_known_is_a_warning_with_its_place() {
    let json = document(
        r#"{"id":"a","colour":1,"byline":{"names":["A"],"mail":"x"},
            "body":[{"kind":"crossword","text":"1 across","grid":[]},{"kind":"figure","x":1}]}"#,
    );
    let issue = read(&json).unwrap();
    let warnings: Vec<&str> = issue.warnings.iter().map(|w| w.message.as_str()).collect();
    assert_eq!(
        warnings,
        [
            "`sections[0].articles[0].colour` is not known to this version and left out",
            "`sections[0].articles[0].byline.mail` is not known to this version and left out",
            "`sections[0].articles[0].body[0].grid` is not known to this version and left out",
            "`sections[0].articles[0].body[1].x` is not known to this version and left out",
            "`sections[0].articles[0].body[0]` is of the unknown kind `crossword` and set as a paragraph",
        ]
    );
}

#[test]
fn every_article_has_an_id_of_its_own() {
    let json =
        document(r#"{"headline":"A"},{"headline":"A"},{"headline":"A"},{"id":"b"},{"id":"b"}"#);
    let issue = read(&json).unwrap();
    let ids: Vec<&str> = issue.value.articles().map(|a| a.id.as_str()).collect();
    let first = ids[0];
    assert_eq!(ids[1..], [&format!("{first}-2"), &format!("{first}-3"), "b", "b-2"]);
    let warnings: Vec<&str> = issue.warnings.iter().map(|w| w.message.as_str()).collect();
    assert_eq!(warnings, ["two articles have the id `b`; the second is now `b-2`"]);
}

#[test]
fn many_articles_that_read_alike_take_no_longer() {
    let json = document(&vec!["{}"; 50_000].join(","));
    assert_eq!(read(&json).unwrap().value.articles().count(), 50_000);
}
