//! What a child process costs: cost LIBRARY ISSUE.json [RUNS]
//!
//! Exports the issue, and one of about 50 MB that is made of it, with the first format of a plugin:
//! in this process, in a child, in a child with the sandbox. Prints medians in milliseconds, and
//! ratios to this process.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "it measures and prints")]

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use newsbind_core::{ExportError, Issue, MemoryAssets, Output};
use newsbind_plugin_host::{Isolation, Plugin, PluginExporter, Settings};

fn main() -> Result<(), Box<dyn Error>> {
    newsbind_plugin_host::serve_if_asked();
    let arguments: Vec<String> = std::env::args().collect();
    let [_, library, issue, runs @ ..] = arguments.as_slice() else {
        return Err("cost LIBRARY ISSUE.json [RUNS]".into());
    };
    let runs: usize = runs.first().map_or(Ok(41), |runs| runs.parse())?;
    let small: Issue = serde_json::from_slice(&std::fs::read(issue)?)?;
    let large = enlarged(&small);
    println!(
        "{:<18} {:>12} {:>10} {:>7} {:>10} {:>7}",
        "", "in process", "child", "", "sandbox", ""
    );
    for (issue, runs) in [(&small, runs), (&large, runs.div_ceil(8))] {
        let size = serde_json::to_vec(issue)?.len();
        let mut times = Vec::new();
        for isolation in [Isolation::None, Isolation::Process, Isolation::Sandbox] {
            times.push(median(Path::new(library), isolation, issue, runs)?);
        }
        let [own, child, sandbox] = times[..] else { return Err("three times".into()) };
        let size = format!("{:.3} MB", size as f64 / 1e6);
        println!(
            "{size:<18} {own:>9.2} ms {child:>7.2} ms {:>6.2}x {sandbox:>7.2} ms {:>6.2}x",
            child / own,
            sandbox / own
        );
    }
    Ok(())
}

/// The issue with its sections again and again, until it has about 50 MB.
fn enlarged(issue: &Issue) -> Issue {
    let mut large = issue.clone();
    let size = serde_json::to_vec(issue).map_or(1, |bytes| bytes.len());
    for _ in 1..50_000_000 / size.max(1) {
        large.sections.extend(issue.sections.iter().cloned());
    }
    large
}

/// The median time of an export, in milliseconds.
fn median(
    library: &Path,
    isolation: Isolation,
    issue: &Issue,
    runs: usize,
) -> Result<f64, Box<dyn Error>> {
    let settings = Settings { isolation, ..Settings::default() };
    let plugin = Plugin::open("measured", library, settings)?;
    let options = serde_json::json!({});
    let assets = MemoryAssets::default();
    let exporter = PluginExporter::new(Arc::new(plugin), "", &options, &assets)?;
    let mut times = Vec::new();
    for _ in 0..runs {
        let begun = Instant::now();
        newsbind_core::Exporter::export(&exporter, issue, &assets, &mut Sink)?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[times.len() / 2])
}

/// Takes everything and keeps nothing.
struct Sink;

impl Output for Sink {
    fn open(&mut self, _: &str, _: &str) -> Result<Box<dyn std::io::Write + '_>, ExportError> {
        Ok(Box::new(std::io::sink()))
    }

    fn warn(&mut self, _: &str) {}

    fn progress(&mut self, _: u64, _: u64) -> Result<(), ExportError> {
        Ok(())
    }
}
