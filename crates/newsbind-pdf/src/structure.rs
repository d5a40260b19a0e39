//! The structure tree of a PDF: tags as PDF 1.7, 14.7 has them.

use std::io;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use crate::file::File;
use crate::tags::{Kid, Tag, Tags};

/// Writes the tree; gives its root. `links` are the annotations of each page.
///
/// # Errors
/// If the file cannot be written.
pub(crate) fn add(
    file: &mut File<'_>,
    tags: &Tags,
    pages: &[ObjectId],
    links: &[Vec<ObjectId>],
) -> io::Result<ObjectId> {
    let root = file.reserve();
    let ids: Vec<ObjectId> = tags.tags.iter().map(|_| file.reserve()).collect();
    for (tag, id) in tags.tags.iter().zip(&ids) {
        let parent = tag.parent.map_or(root, |parent| ids[parent.0 as usize]);
        file.set(*id, element(tag, parent, &ids, pages, links))?;
    }
    let parents = parents(file, tags, &ids, pages.len(), links)?;
    let next = pages.len() + links.iter().map(Vec::len).sum::<usize>();
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[0],
        "ParentTree" => parents,
        "ParentTreeNextKey" => next as i64,
    };
    file.set(root, tree)?;
    Ok(root)
}

fn element(
    tag: &Tag,
    parent: ObjectId,
    ids: &[ObjectId],
    pages: &[ObjectId],
    links: &[Vec<ObjectId>],
) -> Dictionary {
    let mut element = dictionary! { "S" => Object::Name(tag.role.name().into()), "P" => parent };
    // The page of the content is said once, where it is one page.
    let page = tag.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        _ => None,
    });
    if let Some(page) = page {
        element.set("Pg", pages[page]);
    }
    let kid = |kid: &Kid| match *kid {
        Kid::Tag(id) => ids[id.0 as usize].into(),
        Kid::Content { page: of, id } if Some(of) == page => Object::Integer(id as i64),
        Kid::Content { page, id } => {
            dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => id as i64 }.into()
        }
        Kid::Link { page, index } => {
            dictionary! { "Type" => "OBJR", "Pg" => pages[page], "Obj" => links[page][index] }
                .into()
        }
    };
    let mut kids: Vec<Object> = tag.kids.iter().map(kid).collect();
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.remove(0)),
        _ => element.set("K", kids),
    }
    if let Some(language) = &tag.language {
        element.set("Lang", Object::string_literal(language.as_str()));
    }
    if let Some(alt) = &tag.alt {
        element.set("Alt", lopdf::text_string(alt));
    }
    element
}

/// The way back: from each piece of marked content, and each link, to its part.
fn parents(
    file: &mut File<'_>,
    tags: &Tags,
    ids: &[ObjectId],
    pages: usize,
    links: &[Vec<ObjectId>],
) -> io::Result<ObjectId> {
    let mut content: Vec<Vec<ObjectId>> = vec![Vec::new(); pages];
    let mut annotations: Vec<Vec<Object>> =
        links.iter().map(|links| vec![Object::Null; links.len()]).collect();
    for (tag, id) in tags.tags.iter().zip(ids) {
        for kid in &tag.kids {
            match *kid {
                Kid::Content { page, id: at } => {
                    let of = &mut content[page];
                    of.resize(of.len().max(at + 1), *id);
                    of[at] = *id;
                }
                Kid::Link { page, index } => annotations[page][index] = (*id).into(),
                Kid::Tag(_) => {}
            }
        }
    }
    let mut numbers: Vec<Object> = Vec::new();
    for (page, parts) in content.into_iter().enumerate() {
        let parts: Vec<Object> = parts.into_iter().map(Object::from).collect();
        numbers.push((page as i64).into());
        numbers.push(file.add(parts)?.into());
    }
    for (number, reference) in (pages as i64..).zip(annotations.into_iter().flatten()) {
        numbers.push(number.into());
        numbers.push(reference);
    }
    file.add(dictionary! { "Nums" => numbers })
}
