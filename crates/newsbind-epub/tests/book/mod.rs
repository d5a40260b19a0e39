//! Making books in memory, and holding them to what is true of every book.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use newsbind_core::{Exporter, Issue, MemoryAssets, MemoryOutput};
use newsbind_epub::Epub;
use serde_json::Value;

/// A book that was made, unpacked.
pub(crate) struct Made {
    /// Its file name.
    pub(crate) name: String,
    /// The whole file.
    pub(crate) bytes: Vec<u8>,
    /// The files in it that are text.
    pub(crate) texts: BTreeMap<String, String>,
    /// The names of all files in it, in order.
    pub(crate) names: Vec<String>,
    /// What was warned of.
    pub(crate) warnings: Vec<String>,
}

/// Options and an issue, both as in a file; the issue needs neither id nor language.
pub(crate) fn make(options: Value, issue: Value) -> Made {
    make_with(options, issue, &MemoryAssets::default())
}

/// The same, with pictures and style sheets.
pub(crate) fn make_with(options: Value, issue: Value, assets: &MemoryAssets) -> Made {
    let epub: Epub = serde_json::from_value(options).unwrap();
    let mut out = MemoryOutput::default();
    epub.export(&self::issue(issue), assets, &mut out).unwrap();
    unpack(out)
}

/// An issue from its JSON form; id and language may be left out.
pub(crate) fn issue(mut json: Value) -> Issue {
    let fields = json.as_object_mut().unwrap();
    fields.entry("id").or_insert("test".into());
    fields.entry("language").or_insert("en".into());
    fields.entry("sections").or_insert(Value::Array(Vec::new()));
    serde_json::from_value(json).unwrap()
}

/// The one book of an output; it is held to what is true of every book.
pub(crate) fn unpack(out: MemoryOutput) -> Made {
    assert_eq!(out.files.len(), 1);
    let (name, file) = out.files.into_iter().next().unwrap();
    assert_eq!(file.media_type, "application/epub+zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(&file.bytes)).unwrap();
    let (mut texts, mut names) = (BTreeMap::new(), Vec::new());
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        names.push(entry.name().to_owned());
        let is_text = [".xhtml", ".opf", ".ncx", ".xml", ".css", "mimetype"];
        if is_text.iter().any(|ending| entry.name().ends_with(ending)) {
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            texts.insert(entry.name().to_owned(), text);
        }
    }
    let warnings = out.warnings;
    let made = Made { name, bytes: file.bytes, texts, names, warnings };
    made.check();
    made
}

impl Made {
    /// A document by a part of its name.
    pub(crate) fn text(&self, part: &str) -> &str {
        let mut found = self.texts.iter().filter(|(name, _)| name.contains(part));
        let (_, text) = found.next().unwrap_or_else(|| panic!("no `{part}` in {:?}", self.names));
        assert!(found.next().is_none(), "several `{part}` in {:?}", self.names);
        text
    }

    /// What is true of every book: the container's order and times, XML that parses, ids that are
    /// unique, links that lead somewhere, a manifest of exactly what is there.
    fn check(&self) {
        assert_eq!(self.names[0], "mimetype");
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).unwrap();
        let mimetype = archive.by_index(0).unwrap();
        assert_eq!(mimetype.compression(), zip::CompressionMethod::Stored);
        let time = mimetype.last_modified();
        drop(mimetype);
        for index in 0..archive.len() {
            let entry = archive.by_index(index).unwrap();
            assert_eq!(entry.last_modified(), time, "{}", entry.name());
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
            assert!(entry.name().chars().all(plain), "{}", entry.name());
        }
        self.check_ids_and_links();
        self.check_manifest();
    }

    fn check_ids_and_links(&self) {
        let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let mut links = Vec::new();
        for (name, text) in self.texts.iter().filter(|(name, _)| is_xml(name)) {
            let xml = parse(name, text);
            let found = ids.entry(name).or_default();
            for node in xml.descendants().filter(roxmltree::Node::is_element) {
                if matches!(node.tag_name().name(), "h1" | "h2" | "a" | "title" | "p") {
                    let shown = node.descendants().filter_map(|node| node.text());
                    assert!(!shown.collect::<String>().trim().is_empty(), "{name}: empty {node:?}");
                }
                for (key, value) in node.attributes().map(|a| (a.name(), a.value())) {
                    match key {
                        "id" => assert!(found.insert(value.into()), "{name}: `{value}` twice"),
                        "href" | "src" => links.push((name, value.to_owned())),
                        _ => {}
                    }
                }
            }
        }
        for (name, link) in links {
            let (path, id) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() { name.clone() } else { resolve(name, path) };
            assert!(self.names.contains(&target), "{name}: dead link {link}");
            if !id.is_empty() {
                assert!(ids[&*target].contains(id), "{name}: no target for {link}");
            }
        }
    }

    fn check_manifest(&self) {
        let opf = &self.texts["OEBPS/content.opf"];
        let xml = parse("content.opf", opf);
        let items = xml.descendants().filter(|node| node.has_tag_name((OPF, "item")));
        let listed: BTreeMap<String, &str> = items
            .map(|item| {
                let href = item.attribute("href").unwrap();
                (resolve("OEBPS/content.opf", href), item.attribute("id").unwrap())
            })
            .collect();
        let held: BTreeSet<&String> =
            self.names.iter().filter(|n| n.starts_with("OEBPS")).collect();
        let mut expected: BTreeSet<&String> = listed.keys().collect();
        let own = "OEBPS/content.opf".to_owned();
        expected.insert(&own);
        assert_eq!(held, expected);
        let refs = xml.descendants().filter(|node| node.has_tag_name((OPF, "itemref")));
        for item in refs {
            let id = item.attribute("idref").unwrap();
            assert!(listed.values().any(|listed| *listed == id), "spine: {id}");
        }
    }
}

/// The text of a document's body, without white space at line ends.
pub(crate) fn body_text(text: &str) -> String {
    let xml = parse("document", text);
    let body = xml.descendants().find(|node| node.tag_name().name() == "body").unwrap();
    body.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect()
}

/// The texts and targets of the links of a document's first bar.
pub(crate) fn bar(text: &str) -> Vec<(String, String)> {
    let xml = parse("document", text);
    let is_bar = |node: &roxmltree::Node<'_, '_>| node.attribute("class") == Some("bar");
    let Some(bar) = xml.descendants().find(is_bar) else { return Vec::new() };
    let links = bar.descendants().filter(|node| node.has_tag_name((XHTML, "a")));
    links
        .map(|link| (link.text().unwrap().to_owned(), link.attribute("href").unwrap().to_owned()))
        .collect()
}

const OPF: &str = "http://www.idpf.org/2007/opf";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

fn parse<'a>(name: &str, text: &'a str) -> roxmltree::Document<'a> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(text, options)
        .unwrap_or_else(|error| panic!("{name}: {error}\n{text}"))
}

fn is_xml(name: &str) -> bool {
    [".xhtml", ".opf", ".ncx"].iter().any(|ending| name.ends_with(ending))
}

fn resolve(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
