//! The PDF document: printpdf writes pages and fonts, lopdf what makes a document of them.

use std::collections::BTreeMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use newsbind_core::{ExportError, fnv1a};
use printpdf::font::FontMetrics;
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};

use crate::canvas::{Canvas, Link};
use crate::file::{File, deflate};
use crate::fonts::Fonts;
use crate::metadata::{self, Metadata};
use crate::outline::{self, Entry};
use crate::picture::Picture;
use crate::tags::Tags;
use crate::typeface::Typeface;
use crate::usage::{Subset, Usage};

/// A finished page: its content stream compressed, to keep long issues small in memory.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) content: Vec<u8>,
    pub(crate) links: Vec<Link>,
    pub(crate) pictures: Vec<usize>,
}

impl Page {
    /// Takes a page from its canvas.
    pub(crate) fn new(mut canvas: Canvas) -> Self {
        canvas.close();
        let content = deflate(canvas.content.as_bytes());
        let Canvas { links, pictures, .. } = canvas;
        Self { content, links, pictures }
    }
}

/// A place in the document: a page, counted from 0, and a height on it, in points from its upper
/// edge.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Place {
    pub(crate) page: usize,
    pub(crate) y: f64,
}

/// All that a document is made of.
pub(crate) struct Parts<'a> {
    /// Width and height of the pages, in points.
    pub(crate) size: (f64, f64),
    pub(crate) pages: Vec<Page>,
    pub(crate) fonts: &'a Fonts,
    pub(crate) usage: &'a Usage<'a>,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) tags: &'a Tags,
    pub(crate) outline: Vec<Entry>,
    /// Where each article begins.
    pub(crate) places: Vec<Place>,
    pub(crate) metadata: Metadata,
}

/// Writes the document.
///
/// # Errors
/// If a font cannot be cut down, or `out` cannot be written.
pub(crate) fn write(parts: Parts<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let identity = identity(&parts);
    let mut skeleton = pages_and_fonts(&parts)?;
    let pages: Vec<ObjectId> = skeleton.get_pages().into_values().collect();
    let mut catalog = catalog(&mut skeleton)?;
    let mut file = File::begin(out, skeleton.max_id + 1)?;
    let height = parts.size.1;
    let pictures = add_pictures(&mut file, parts.pictures)?;
    let links =
        add_pages(&mut file, &mut skeleton, &pages, parts.pages, &pictures, &parts.places, height)?;
    let tree = crate::structure::add(&mut file, parts.tags, &pages, &links)?;
    catalog.set("StructTreeRoot", tree);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    if let Some(outline) = outline::add(&mut file, &parts.outline, &parts.places, &pages, height)? {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    let info = metadata::add(&mut file, &mut catalog, &parts.metadata)?;
    for (id, object) in skeleton.objects {
        file.set(id, object)?;
    }
    let root = file.add(catalog)?;
    let id = Object::string_literal(identity);
    file.end(dictionary! { "Root" => root, "Info" => info, "ID" => vec![id.clone(), id] })?;
    Ok(())
}

/// Lets printpdf write empty pages, and the fonts with their widths and Unicode maps.
///
/// It finds out what a font has to have by looking through the pages' text: so the first page shows
/// every glyph in use, until the real content takes its place.
fn pages_and_fonts(parts: &Parts<'_>) -> Result<Document, ExportError> {
    let mut document = PdfDocument::new("");
    let mut specimen = vec![Op::StartTextSection];
    for (number, subset) in parts.usage.subsets() {
        let id = FontId(number.name());
        let face = parts.fonts.face(number.face);
        document.resources.fonts.map.insert(id.clone(), font(face, subset)?);
        let glyph =
            |(gid, text): (u16, &String)| Codepoint { gid, offset: 0.0, cid: Some(text.clone()) };
        let glyphs = (0..).zip(&subset.texts).skip(1).map(glyph).collect();
        specimen.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        specimen.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    specimen.push(Op::EndTextSection);
    let mm = |points: f64| Mm((points * 25.4 / 72.0) as f32);
    let page = |ops| PdfPage::new(mm(parts.size.0), mm(parts.size.1), ops);
    document.pages.push(page(specimen));
    document.pages.extend(parts.pages.iter().skip(1).map(|_| page(Vec::new())));
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    Ok(document.to_lopdf_document(&options, &mut Vec::new()))
}

/// A face cut down to what is used of it.
fn font(face: &Typeface, used: &Subset) -> Result<PdfFont, ExportError> {
    let bytes = face.bytes.as_ref().as_ref();
    let weight = face.weight.map(|weight| (subsetter::Tag::new(b"wght"), weight));
    let subset = match weight {
        Some(weight) => {
            subsetter::subset_with_variations(bytes, face.index, &[weight], &used.remapper)
        }
        None => subsetter::subset(bytes, face.index, &used.remapper),
    };
    let subset = subset.map_err(|error| {
        ExportError::Refused(format!("font `{}` cannot be cut down: {error}", face.name))
    })?;
    let widths: BTreeMap<u16, u16> =
        (0..).zip(used.remapper.remapped_gids()).map(|(new, old)| (new, face.units(old))).collect();
    // PDF 1.7, 9.6.4: a subset's name begins with six capital letters.
    let name = format!("{}+{}", subset_tag(&subset), face.name);
    let (ascent, descent) = face.extents();
    let mut font = ParsedFont::with_glyph_data(
        subset,
        0,
        Some(name),
        BTreeMap::new(),
        widths,
        face.units_per_em,
        FontMetrics { ascent, descent },
    );
    let [x_min, y_min, x_max, y_max] = face.bounds();
    let metrics = &mut font.pdf_font_metrics;
    (metrics.x_min, metrics.y_min, metrics.x_max, metrics.y_max) = (x_min, y_min, x_max, y_max);
    metrics.us_weight_class = if face.is_bold() { 700 } else { 400 };
    Ok(PdfFont::new(font))
}

fn subset_tag(bytes: &[u8]) -> String {
    let mut hash = fnv1a(bytes, 0);
    let letter = |_| {
        let letter = b'A' + (hash % 26) as u8;
        hash /= 26;
        char::from(letter)
    };
    (0..6).map(letter).collect()
}

fn add_pictures(file: &mut File<'_>, pictures: Vec<Picture>) -> io::Result<Vec<ObjectId>> {
    let mut ids = Vec::new();
    for Picture { mut image, mask, .. } in pictures {
        if let Some(mask) = mask {
            image.dict.set("SMask", file.add(mask)?);
        }
        ids.push(file.add(image)?);
    }
    Ok(ids)
}

/// Writes the pages with their content, pictures and links; gives the links' annotations by page.
fn add_pages(
    file: &mut File<'_>,
    skeleton: &mut Document,
    ids: &[ObjectId],
    pages: Vec<Page>,
    pictures: &[ObjectId],
    places: &[Place],
    height: f64,
) -> io::Result<Vec<Vec<ObjectId>>> {
    let fonts = shared_fonts(skeleton, ids);
    let mut annotations = Vec::new();
    let mut next_parent = ids.len() as i64;
    for (number, (id, page)) in ids.iter().zip(pages).enumerate() {
        let mut links = Vec::new();
        for link in &page.links {
            links.push(file.add(annotation(link, next_parent, ids, places, height))?);
            next_parent += 1;
        }
        let used = page.pictures.iter().map(|i| (format!("I{i}"), pictures[*i].into()));
        let mut resources = dictionary! { "Font" => fonts.clone() };
        if !page.pictures.is_empty() {
            resources.set("XObject", used.collect::<Dictionary>());
        }
        let content = Stream::new(dictionary! { "Filter" => "FlateDecode" }, page.content);
        let mut dictionary = take_page(skeleton, *id);
        dictionary.set("Contents", file.add(content)?);
        dictionary.set("Resources", resources);
        dictionary.set("StructParents", number as i64);
        dictionary.set("Tabs", "S");
        if !links.is_empty() {
            let references = links.iter().map(|id| Object::from(*id));
            dictionary.set("Annots", references.collect::<Vec<_>>());
        }
        file.set(*id, dictionary)?;
        annotations.push(links);
    }
    Ok(annotations)
}

/// Takes a page that printpdf wrote out of the skeleton, without the specimen that stands on it.
fn take_page(skeleton: &mut Document, id: ObjectId) -> Dictionary {
    let Some(Object::Dictionary(mut page)) = skeleton.objects.remove(&id) else {
        return Dictionary::new();
    };
    page.remove(b"Annots");
    for key in [b"Contents".as_slice(), b"Resources"] {
        if let Ok(id) = page.get(key).and_then(Object::as_reference) {
            skeleton.objects.remove(&id);
        }
    }
    page
}

/// The font dictionary that printpdf shares between all pages.
fn shared_fonts(document: &Document, pages: &[ObjectId]) -> Object {
    let resources = pages.first().and_then(|page| {
        let page = document.get_dictionary(*page).ok()?;
        let resources = page.get(b"Resources").and_then(Object::as_reference).ok()?;
        document.get_dictionary(resources).ok()?.get(b"Font").ok().cloned()
    });
    resources.unwrap_or_else(|| Dictionary::new().into())
}

fn annotation(
    link: &Link,
    parent: i64,
    pages: &[ObjectId],
    places: &[Place],
    height: f64,
) -> Dictionary {
    let [left, upper, right, lower] = link.area;
    let area = [left, height - lower, right, height - upper].map(|side| Object::Real(side as f32));
    let place = places.get(link.article).copied().unwrap_or_default();
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => area.to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "StructParent" => parent,
        "Dest" => destination(place, pages, height),
    }
}

/// A place as PDF writes it.
pub(crate) fn destination(place: Place, pages: &[ObjectId], height: f64) -> Object {
    let page = pages.get(place.page).or(pages.first());
    let page = page.map_or(Object::Null, |page| (*page).into());
    let y = Object::Real((height - place.y) as f32);
    vec![page, "XYZ".into(), Object::Null, y, Object::Null].into()
}

/// Takes the catalog out of the skeleton, without the metadata that printpdf wrote.
fn catalog(skeleton: &mut Document) -> Result<Dictionary, ExportError> {
    let info = skeleton.trailer.get(b"Info").and_then(Object::as_reference);
    let root = skeleton.trailer.get(b"Root").and_then(Object::as_reference);
    if let Ok(info) = info {
        skeleton.objects.remove(&info);
    }
    match root.map(|root| skeleton.objects.remove(&root)) {
        Ok(Some(Object::Dictionary(catalog))) => Ok(catalog),
        _ => Err(ExportError::Io(io::Error::other("printpdf wrote no catalog"))),
    }
}

/// What tells the document from others: a hash of all its content.
fn identity(parts: &Parts<'_>) -> Vec<u8> {
    let mut halves = [1, 2];
    for half in &mut halves {
        for page in &parts.pages {
            *half = fnv1a(&page.content, *half);
        }
        for picture in &parts.pictures {
            *half = fnv1a(&picture.image.content, *half);
        }
        *half = fnv1a(format!("{:?}{:?}", parts.metadata, parts.places).as_bytes(), *half);
    }
    halves.iter().flat_map(|half| half.to_be_bytes()).collect()
}
