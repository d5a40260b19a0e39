//! The outline: sections and articles, as a reader's side bar shows them.

use std::io;

use lopdf::{Dictionary, ObjectId, dictionary, text_string};

use crate::document::{Place, destination};
use crate::file::File;

/// An entry, which leads to an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) title: String,
    /// Number of the article in the issue.
    pub(crate) article: usize,
    pub(crate) entries: Vec<Entry>,
}

/// Writes the outline, if it has an entry.
///
/// # Errors
/// If the file cannot be written.
pub(crate) fn add(
    file: &mut File<'_>,
    entries: &[Entry],
    places: &[Place],
    pages: &[ObjectId],
    height: f64,
) -> io::Result<Option<ObjectId>> {
    if entries.is_empty() {
        return Ok(None);
    }
    let place = |entry: &Entry| {
        destination(places.get(entry.article).copied().unwrap_or_default(), pages, height)
    };
    let root = file.reserve();
    let mut outline = dictionary! { "Type" => "Outlines" };
    add_level(file, entries, root, &mut outline, &place)?;
    file.set(root, outline)?;
    Ok(Some(root))
}

/// Writes entries below `parent`; gives how many are open below it.
fn add_level(
    file: &mut File<'_>,
    entries: &[Entry],
    parent: ObjectId,
    above: &mut Dictionary,
    place: &dyn Fn(&Entry) -> lopdf::Object,
) -> io::Result<i64> {
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.reserve()).collect();
    let mut open = ids.len() as i64;
    for (i, (entry, id)) in entries.iter().zip(&ids).enumerate() {
        let mut item = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => parent,
            "Dest" => place(entry),
        };
        if i > 0 {
            item.set("Prev", ids[i - 1]);
        }
        if let Some(next) = ids.get(i + 1) {
            item.set("Next", *next);
        }
        if !entry.entries.is_empty() {
            open += add_level(file, &entry.entries, *id, &mut item, place)?;
        }
        file.set(*id, item)?;
    }
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        above.set("First", *first);
        above.set("Last", *last);
        above.set("Count", open);
    }
    Ok(open)
}
