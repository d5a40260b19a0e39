//! The structure of a document: what its parts are, for whoever cannot see the page.

use newsbind_core::words;

/// Number of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TagId(pub(crate) u32);

/// What a part is; the names are the standard structure types of PDF 1.7, 14.8.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Section,
    Article,
    /// A heading of a level from 1.
    Heading(u8),
    Paragraph,
    Quote,
    Figure,
    Caption,
    Contents,
    ContentsItem,
    Link,
}

impl Role {
    /// The structure type.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Section => "Sect",
            Self::Article => "Art",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(_) => "H3",
            Self::Paragraph => "P",
            Self::Quote => "BlockQuote",
            Self::Figure => "Figure",
            Self::Caption => "Caption",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
            Self::Link => "Link",
        }
    }
}

/// A part of the document.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) role: Role,
    pub(crate) parent: Option<TagId>,
    /// Language (BCP 47), where it is not the parent's.
    pub(crate) language: Option<String>,
    /// What a figure shows.
    pub(crate) alt: Option<String>,
    pub(crate) kids: Vec<Kid>,
}

/// What a part is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kid {
    Tag(TagId),
    /// Marked content of a page.
    Content {
        page: usize,
        id: usize,
    },
    /// A link of a page.
    Link {
        page: usize,
        index: usize,
    },
}

/// The parts, as a tree.
#[derive(Clone, Debug)]
pub(crate) struct Tags {
    pub(crate) tags: Vec<Tag>,
}

impl Tags {
    /// The root of every tree.
    pub(crate) const DOCUMENT: TagId = TagId(0);

    /// A tree of a document in one language.
    pub(crate) fn new(language: &str) -> Self {
        let language = Some(language.to_owned());
        let role = Role::Document;
        let document = Tag { role, parent: None, language, alt: None, kids: Vec::new() };
        Self { tags: vec![document] }
    }

    /// Adds a part at the end of another one.
    pub(crate) fn add(&mut self, parent: TagId, role: Role) -> TagId {
        let id = TagId(self.tags.len() as u32);
        let parent_tag = Some(parent);
        self.tags.push(Tag {
            role,
            parent: parent_tag,
            language: None,
            alt: None,
            kids: Vec::new(),
        });
        self.get(parent).kids.push(Kid::Tag(id));
        id
    }

    /// A part, to change it.
    pub(crate) fn get(&mut self, id: TagId) -> &mut Tag {
        &mut self.tags[id.0 as usize]
    }

    /// Adds a figure; one without alternative text is described by its caption, or named.
    pub(crate) fn add_figure(&mut self, parent: TagId, alt: Option<&str>, caption: &str) -> TagId {
        let id = self.add(parent, Role::Figure);
        let language = self.tags[0].language.clone().unwrap_or_default();
        let alt = alt.filter(|alt| !alt.is_empty()).unwrap_or(caption);
        let alt = if alt.is_empty() { words(&language).photograph } else { alt };
        self.get(id).alt = Some(alt.to_owned());
        id
    }
}
