//! The outline: sections and articles, as a reader's side bar shows them.

use lopdf::{Dictionary, Document, ObjectId, dictionary, text_string};

use crate::document::{Place, destination};

/// An entry, which leads to an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) title: String,
    /// Number of the article in the issue.
    pub(crate) article: usize,
    pub(crate) entries: Vec<Entry>,
}

/// Adds the outline, if it has an entry.
pub(crate) fn add(
    document: &mut Document,
    entries: &[Entry],
    places: &[Place],
    pages: &[ObjectId],
    height: f64,
) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let place = |entry: &Entry| {
        destination(places.get(entry.article).copied().unwrap_or_default(), pages, height)
    };
    let root = document.new_object_id();
    let mut outline = dictionary! { "Type" => "Outlines" };
    add_level(document, entries, root, &mut outline, &place);
    document.set_object(root, outline);
    Some(root)
}

/// Adds entries below `parent`; gives how many are open below it.
fn add_level(
    document: &mut Document,
    entries: &[Entry],
    parent: ObjectId,
    above: &mut Dictionary,
    place: &dyn Fn(&Entry) -> lopdf::Object,
) -> i64 {
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
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
            open += add_level(document, &entry.entries, *id, &mut item, place);
        }
        document.set_object(*id, item);
    }
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        above.set("First", *first);
        above.set("Last", *last);
        above.set("Count", open);
    }
    open
}
