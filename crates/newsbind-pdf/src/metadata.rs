//! What the file says about itself: Info, XMP, language, page labels.

use std::io;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary, text_string};
use newsbind_core::{Date, Issue};

use crate::file::File;

/// What the file says about itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Metadata {
    pub(crate) title: String,
    /// Who stands behind the issue: the newspaper.
    pub(crate) author: Option<String>,
    pub(crate) publisher: Option<String>,
    /// BCP 47.
    pub(crate) language: String,
    pub(crate) date: Date,
}

/// The program that made the file, with its version.
const PRODUCER: &str = concat!("newsbind ", env!("CARGO_PKG_VERSION"));

impl Metadata {
    /// What is known of an issue; `undated` is its day where it has none.
    pub(crate) fn new(issue: &Issue, undated: Date) -> Self {
        Self {
            title: issue.display_title(),
            author: issue.newspaper.name.clone(),
            publisher: issue.newspaper.publisher.clone(),
            language: issue.language.clone(),
            date: issue.date.unwrap_or(undated),
        }
    }
}

/// Writes it; gives the dictionary for the trailer.
///
/// # Errors
/// If the file cannot be written.
pub(crate) fn add(
    file: &mut File<'_>,
    catalog: &mut Dictionary,
    metadata: &Metadata,
) -> io::Result<ObjectId> {
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = Stream::new(kind, xmp(metadata).into_bytes());
    catalog.set("Metadata", file.add(packet)?);
    catalog.set("Lang", Object::string_literal(metadata.language.as_str()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    let decimal: Dictionary = dictionary! { "S" => "D" };
    catalog.set("PageLabels", dictionary! { "Nums" => vec![0.into(), decimal.into()] });
    catalog.set("PageLayout", "SinglePage");
    let stamp = format!("D:{}000000Z", metadata.date.to_string().replace('-', ""));
    let mut info = dictionary! {
        "Title" => text_string(&metadata.title),
        "Producer" => text_string(PRODUCER),
        "CreationDate" => Object::string_literal(stamp.as_str()),
        "ModDate" => Object::string_literal(stamp.as_str()),
    };
    if let Some(author) = &metadata.author {
        info.set("Author", text_string(author));
    }
    file.add(info)
}

/// The same as an XMP packet.
fn xmp(metadata: &Metadata) -> String {
    let title = escape(&metadata.title);
    let language = escape(&metadata.language);
    let date = metadata.date;
    let list = |name: &str, kind: &str, value: &Option<String>| {
        let item = |value: &String| {
            let value = escape(value);
            format!("<dc:{name}><rdf:{kind}><rdf:li>{value}</rdf:li></rdf:{kind}></dc:{name}>\n")
        };
        value.as_ref().map(item).unwrap_or_default()
    };
    let creator = list("creator", "Seq", &metadata.author);
    let publisher = list("publisher", "Bag", &metadata.publisher);
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
         {creator}{publisher}\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
         <dc:date><rdf:Seq><rdf:li>{date}</rdf:li></rdf:Seq></dc:date>\n\
         <xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>\n\
         <xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>\n\
         <pdf:Producer>{PRODUCER}</pdf:Producer>\n\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // Not allowed in XML 1.0, not even as a reference.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_xml_are_escaped() {
        let issue = Issue {
            id: "x".into(),
            title: Some("A\u{ffff}& B <\u{1}>".into()),
            ..Issue::default()
        };
        let metadata = Metadata::new(&issue, Date::new(1980, 1, 1).unwrap());
        let xmp = xmp(&metadata);
        assert!(xmp.contains(">A &amp; B &lt; &gt;</rdf:li>"), "{xmp}");
        assert!(xmp.contains("<dc:date><rdf:Seq><rdf:li>1980-01-01<"), "{xmp}");
    }
}
