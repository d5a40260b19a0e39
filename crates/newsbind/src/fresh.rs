//! Which outputs of an issue are as they would be made now, and which have to be made again.

use std::collections::BTreeMap;

use newsbind_core::Assets;

use crate::bind::Book;
use crate::digest::digest;
use crate::folder::BuildFolder;
use crate::inputs::{Input, Source};
use crate::load::{Material, Reader};
use crate::outputs::Output;
use crate::placement::Placed;
use crate::press;
use crate::state::{Made, State};
use crate::threads;

/// What an output is made from, but for its assets: the program, the digest of the issue's files,
/// the output's options.
pub(crate) fn origin(program: &str, issue: &str, output: &Output) -> String {
    digest([program, issue, &output.name, &output.identity].map(str::as_bytes))
}

/// What each issue of a book is made from; none where one of them can be read only once, or not at
/// all.
pub(crate) fn issues(inputs: &[Input], jobs: usize) -> Option<Vec<String>> {
    let digests = threads::each(jobs, inputs, |input| match input.source {
        Source::Standard => None,
        _ => Material::gather(input).ok().map(|material| material.digest(input)),
    });
    digests.into_iter().collect()
}

/// What a book is made from, but for its assets: as an issue's output, and the ids and files of all
/// its issues in their order.
pub(crate) fn origin_of_book(
    program: &str,
    book: &Book,
    inputs: &[Input],
    issues: &[String],
) -> String {
    let Book { title, output, .. } = book;
    let ids = inputs.iter().map(|input| input.id.as_str());
    let own = [program, title, &output.name, &output.identity];
    let parts = own.into_iter().chain(ids).chain(issues.iter().map(String::as_str));
    digest(parts.map(str::as_bytes))
}

/// What tells this newsbind from every other: its version, length and time of its file, and how it
/// reads issues.
pub(crate) fn program(reader: &Reader<'_>) -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let file = file.and_then(|data| Ok((data.len(), data.modified()?)));
    format!("{} {:?} {}", env!("CARGO_PKG_VERSION"), file.ok(), reader.digest())
}

/// Whether an output is as it would be made now from `origin`.
pub(crate) fn is_fresh(
    made: Option<&Made>,
    origin: &str,
    assets: &dyn Assets,
    folder: &BuildFolder,
) -> bool {
    let Some(made) = made.filter(|made| made.from == origin) else { return false };
    let is_there = |(path, length): (&String, &u64)| folder.has(path, *length);
    let is_same = |(name, known): (&String, &Option<String>)| {
        assets.read(name).ok().map(|bytes| digest([bytes.as_slice()])) == *known
    };
    made.files.iter().all(is_there) && made.assets.iter().all(is_same)
}

/// Notes the outputs that were made and written.
///
/// # Errors
/// If that cannot be done; those that are not noted are only made once more.
pub(crate) fn note(
    state: &State,
    issue: &str,
    outputs: Vec<press::Made>,
    written: &BTreeMap<String, u64>,
    origins: &BTreeMap<&str, String>,
) -> Result<(), String> {
    for output in outputs {
        let Some(from) = origins.get(output.name.as_str()).cloned() else { continue };
        let file = |path: String| Some((path.clone(), *written.get(&path)?));
        let files = output.paths.into_iter().filter_map(file).collect();
        let asset = |(name, asset): (String, Option<_>)| {
            (name, asset.map(|asset: crate::assets::Asset| asset.digest))
        };
        let assets = output.assets.into_iter().map(asset).collect();
        state.note(issue, &output.name, Made { from, assets, files })?;
    }
    Ok(())
}

/// The length of each file in bytes, by path.
pub(crate) fn lengths(files: &[Placed]) -> BTreeMap<String, u64> {
    files.iter().map(|file| (file.path.clone(), file.bytes.len() as u64)).collect()
}
