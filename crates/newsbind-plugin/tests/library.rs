//! A library as its author tests it: through the table, with the host of the trial.

#![allow(unsafe_code, reason = "the symbol of the library")]
#![allow(clippy::panic, reason = "a panic is what is tested")]

use newsbind_plugin::trial::Trial;
use newsbind_plugin::{Assets, ExportError, Exporter, Issue, Output, export_plugin, options};

options! {
    /// Does what it is told.
    struct Actor {
        /// What to do.
        act: String = "write".to_owned(),
        /// Which asset to write.
        asset: String = "quay.png".to_owned(),
    }
}

impl Exporter for Actor {
    fn export(
        &self,
        issue: &Issue,
        assets: &dyn Assets,
        out: &mut dyn Output,
    ) -> Result<(), ExportError> {
        match self.act.as_str() {
            "panic" => panic!("as told"),
            "thread" => {
                let worker = std::thread::spawn(|| panic!("in a thread"));
                worker.join().map_err(|_| ExportError::Refused("the thread broke".into()))?;
            }
            "refuse" => return Err(ExportError::Refused("no issue on a Sunday".into())),
            "twice" => {
                out.open("a", "text/plain")?;
                out.open("a", "text/plain")?;
            }
            "away" => drop(out.open("../a", "text/plain")?),
            _ => {
                out.warn("look at this");
                out.progress(1, 2)?;
                out.open("picture.png", "image/png")?.write_all(&assets.read(&self.asset)?)?;
                let long = issue.id.repeat(20_000);
                out.open(&format!("{}.txt", issue.id), "text/plain")?.write_all(long.as_bytes())?;
            }
        }
        Ok(())
    }
}

/// A second format of the library.
#[derive(Default)]
struct Fixed(Actor);

impl newsbind_plugin::Options for Fixed {
    fn from_table(
        json: &mut newsbind_plugin::json::Reader<'_>,
    ) -> Result<Self, newsbind_plugin::json::JsonError> {
        Actor::from_table(json).map(Self)
    }

    fn schema() -> String {
        Actor::schema()
    }
}

impl Exporter for Fixed {
    fn export(&self, _: &Issue, _: &dyn Assets, out: &mut dyn Output) -> Result<(), ExportError> {
        out.open("fixed", "text/plain")?.write_all(self.0.act.as_bytes())?;
        Ok(())
    }
}

export_plugin!("actor" => Actor, "fixed" => Fixed);

fn refused(options: &str) -> String {
    Trial { options, ..Trial::default() }.run(newsbind_exporter_v1).expect_err("it is refused")
}

#[test]
fn files_warnings_and_assets_arrive() {
    let out = Trial::default().run(newsbind_exporter_v1).unwrap();
    assert_eq!(out.files["sample-issue.txt"].bytes.len(), 12 * 20_000);
    assert_eq!(out.files["sample-issue.txt"].media_type, "text/plain");
    assert_eq!(out.files["picture.png"].bytes, newsbind_plugin::trial::PICTURE);
    assert_eq!(out.warnings, ["look at this"]);
    assert_eq!(out.progress, (1, 2));
}

#[test]
fn a_format_is_chosen_by_its_id() {
    let trial = Trial { format: "fixed", ..Trial::default() };
    assert_eq!(trial.run(newsbind_exporter_v1).unwrap().files["fixed"].bytes, b"write");
    let trial = Trial { format: "other", ..Trial::default() };
    let expected = "there is no format `other` in this plugin";
    assert_eq!(trial.run(newsbind_exporter_v1).unwrap_err(), expected);
}

#[test]
fn what_goes_wrong_is_told() {
    let panicked = refused(r#"{"act": "panic"}"#);
    assert!(panicked.starts_with(concat!("panicked at ", file!(), ":")), "{panicked}");
    assert!(panicked.ends_with(": as told"), "{panicked}");
    for (options, expected) in [
        (r#"{"act": "thread"}"#, "the thread broke"),
        (r#"{"act": "refuse"}"#, "no issue on a Sunday"),
        (r#"{"act": "twice"}"#, "`a` cannot be begun here"),
        (r#"{"act": "away"}"#, "`../a` is no path below the output folder"),
        (r#"{"asset": "sea.png"}"#, "`sea.png`: there is no such asset"),
        (r#"{"acts": 1}"#, "unknown key `acts`; known: `act`, `asset`"),
        (r#"{"act": 1}"#, "wrong value for `act`; expected a string"),
        ("[]", "expected an object"),
    ] {
        assert_eq!(refused(options), expected, "{options}");
    }
    let trial = Trial { issue: r#"{"id": 1}"#, ..Trial::default() };
    let expected = "cannot read the issue: expected a string (byte 7)";
    assert_eq!(trial.run(newsbind_exporter_v1).unwrap_err(), expected);
}

#[test]
fn the_manifest_is_json() {
    #[derive(serde::Deserialize)]
    struct Manifest {
        name: String,
        formats: Vec<serde_json::Value>,
    }
    // SAFETY: the table lives for ever.
    let manifest = unsafe { (*newsbind_exporter_v1()).manifest.as_slice() };
    let manifest: Manifest = serde_json::from_slice(manifest).unwrap();
    assert_eq!(manifest.name, "actor");
    assert_eq!(manifest.formats[1]["id"], "fixed");
    assert_eq!(manifest.formats[0]["options"]["properties"]["act"]["default"], "write");
}
