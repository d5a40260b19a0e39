//! Exports a newspaper issue as ninjs 2.1, the IPTC's JSON for the exchange of news: one item an
//! article, and one that lists them.
//!
//! What each property is for is said by the schema of the standard,
//! <http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json>.

mod body;
mod item;

use std::io::Write;

use newsbind_plugin::{
    Assets, ExportError, Exporter, Issue, Output, export_plugin, file_name, options, write_pictures,
};
use serde_json::Value;

options! {
    /// Items of ninjs.
    pub struct Ninjs {
        /// What the identifiers of items begin with: an address or a name of your own, such as
        /// `https://news.example/`. An item is `BASE` + issue id + `/` + article id.
        base: String = "urn:newsbind:".to_owned(),
        /// Write the pictures that the issue names beside the items.
        pictures: bool = true,
    }
}

export_plugin!("ninjs" => Ninjs);

impl Exporter for Ninjs {
    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        let articles: Vec<_> = issue.articles().collect();
        for (done, article) in (1..).zip(&articles) {
            let item = item::article(self, issue, article);
            write(out, &format!("article/{}.json", file_name(&article.id)), &item)?;
            out.progress(done, articles.len() as u64)?;
        }
        write(out, "issue.json", &item::issue(self, issue))?;
        if self.pictures { write_pictures(issue.images(), assets, out) } else { Ok(()) }
    }
}

fn write(out: &mut dyn Output, path: &str, item: &Value) -> Result<(), ExportError> {
    let mut bytes = serde_json::to_vec_pretty(item).map_err(std::io::Error::from)?;
    bytes.push(b'\n');
    out.open(path, "application/json")?.write_all(&bytes)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use newsbind_plugin::trial::{SAMPLE, Trial};

    use super::*;

    fn items(options: &str) -> std::collections::BTreeMap<String, Value> {
        let out = Trial { options, ..Trial::default() }.run(newsbind_exporter_v1).unwrap();
        let json = out.files.iter().filter(|(path, _)| path.ends_with(".json"));
        json.map(|(path, file)| (path.clone(), serde_json::from_slice(&file.bytes).unwrap()))
            .collect()
    }

    #[test]
    fn ids_of_any_kind_name_items() {
        let issue = SAMPLE.replace("0d7c3a5be914", "issue").replace("9a1b44c0ffee", "a/../一");
        let out = Trial { issue: &issue, ..Trial::default() }.run(newsbind_exporter_v1).unwrap();
        assert_eq!(out.files.keys().filter(|path| path.starts_with("article/")).count(), 3);
    }

    #[test]
    fn an_article_says_what_is_known_of_it() {
        let items = items(r#"{"base": "https://news.example/"}"#);
        let item = &items["article/6f6f6c1a0b2e.json"];
        for (pointer, expected) in [
            ("/uri", "https://news.example/sample-issue/6f6f6c1a0b2e"),
            ("/type", "text"),
            ("/language", "en"),
            ("/contentcreated", "2024-05-06T00:00:00Z"),
            ("/headlines/0/value", "Harbour reopens"),
            ("/headlines/1/role", "kicker"),
            ("/by", "By A. Reed and Wu Lan"),
            ("/people/1/name", "Wu Lan"),
            ("/copyrightholder", "Harbour Press"),
            ("/infosources/0/name", "The Port Ellen Echo"),
            ("/associations/0/by", "Photo: M. Ode"),
            ("/associations/0/renditions/0/href", "https://news.example/sample-issue/quay.png"),
        ] {
            assert_eq!(item.pointer(pointer), Some(&expected.into()), "{pointer}");
        }
        let html = item["bodies"][0]["value"].as_str().unwrap();
        assert!(html.starts_with("<p><b>PORT ELLEN, May 5 —</b> Ships came in"), "{html}");
        assert!(html.contains("&lt;at the quay&gt; &amp; smiled"), "{html}");
        assert_eq!(items["article/9a1b44c0ffee.json"]["language"], "zh-Hans");
        assert_eq!(items["issue.json"]["associations"].as_array().map(Vec::len), Some(3));
    }
}
