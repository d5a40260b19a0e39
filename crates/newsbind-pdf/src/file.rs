//! A PDF file being written: objects go out as they come, small ones packed together, and at the
//! end the table of their places. So a document is never in memory as a whole.

use std::io::{Error, Result, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

/// A file that has been begun.
pub(crate) struct File<'a> {
    out: &'a mut dyn Write,
    /// Bytes so far.
    written: usize,
    /// By number of the object.
    entries: Vec<Entry>,
    packed: Packed,
}

/// Where an object is.
#[derive(Clone, Copy, Debug, Default)]
enum Entry {
    /// Nowhere: there is no such object.
    #[default]
    Free,
    /// So many bytes from the beginning.
    At(u32),
    /// In an object stream, the so manieth there.
    In { stream: u32, index: u16 },
}

/// Objects that wait for their stream to be full (PDF 1.7, 7.5.7).
#[derive(Default)]
struct Packed {
    numbers: Vec<u32>,
    /// Number and place of each object.
    index: String,
    objects: Vec<u8>,
}

/// Objects that are packed together: a reader that wants one has to unpack all.
const TOGETHER: usize = 200;

impl<'a> File<'a> {
    /// Begins a file; objects with numbers below `first` are left to be set by who knows them.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub(crate) fn begin(out: &'a mut dyn Write, first: u32) -> Result<Self> {
        let entries = vec![Entry::Free; first as usize];
        let mut file = Self { out, written: 0, entries, packed: Packed::default() };
        // Four bytes above 127 tell that the file is binary (PDF 1.7, 7.5.2).
        file.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
        Ok(file)
    }

    /// A number for an object that is set later.
    pub(crate) fn reserve(&mut self) -> ObjectId {
        self.entries.push(Entry::Free);
        (self.entries.len() as u32 - 1, 0)
    }

    /// Writes an object under a number of its own.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn add(&mut self, object: impl Into<Object>) -> Result<ObjectId> {
        let id = self.reserve();
        self.set(id, object)?;
        Ok(id)
    }

    /// Writes an object; a stream that is not compressed is compressed.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn set(&mut self, id: ObjectId, object: impl Into<Object>) -> Result<()> {
        match object.into() {
            Object::Stream(stream) => self.stream(id, compressed(stream)),
            object => {
                let index = self.packed.add(id.0, &serialized(object, "")?);
                // The stream takes the next number when it is written.
                self.entries[id.0 as usize] = Entry::In { stream: 0, index };
                if self.packed.numbers.len() == TOGETHER { self.unload() } else { Ok(()) }
            }
        }
    }

    /// Writes the table of places and the end of the file.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn end(mut self, trailer: Dictionary) -> Result<()> {
        self.unload()?;
        let id = self.reserve();
        let begin = self.place()?;
        self.entries[id.0 as usize] = Entry::At(begin);
        let mut table = trailer;
        table.set("Type", "XRef");
        table.set("Size", self.entries.len() as i64);
        table.set("W", [1, 4, 2].map(Object::from).to_vec());
        let rows = self.entries.iter().flat_map(|entry| entry.row()).collect();
        self.stream(id, compressed(Stream::new(table, rows)))?;
        self.write(format!("startxref\n{begin}\n%%EOF\n").as_bytes())
    }

    /// Writes the objects that are packed so far.
    fn unload(&mut self) -> Result<()> {
        let Packed { numbers, index, objects } = std::mem::take(&mut self.packed);
        if numbers.is_empty() {
            return Ok(());
        }
        let id = self.reserve();
        for number in &numbers {
            if let Entry::In { stream, .. } = &mut self.entries[*number as usize] {
                *stream = id.0;
            }
        }
        let kind = dictionary! {
            "Type" => "ObjStm",
            "N" => numbers.len() as i64,
            "First" => index.len() as i64,
        };
        let content = [index.into_bytes(), objects].concat();
        self.stream(id, compressed(Stream::new(kind, content)))
    }

    fn stream(&mut self, id: ObjectId, mut stream: Stream) -> Result<()> {
        self.entries[id.0 as usize] = Entry::At(self.place()?);
        stream.dict.set("Length", stream.content.len() as i64);
        self.write(format!("{} 0 obj\n", id.0).as_bytes())?;
        self.write(&serialized(stream.dict.into(), "stream\n")?)?;
        self.write(&stream.content)?;
        self.write(b"\nendstream\nendobj\n")
    }

    /// Where the next object begins; the table has four bytes for it.
    fn place(&self) -> Result<u32> {
        let place = u32::try_from(self.written);
        place.map_err(|_| {
            Error::other("the PDF would be larger than 4 GiB; convert a part of the issue")
        })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.written += bytes.len();
        self.out.write_all(bytes)
    }
}

impl Entry {
    /// Its row in the table (PDF 1.7, table 18).
    fn row(self) -> [u8; 7] {
        let (kind, place, index) = match self {
            Self::Free => (0, 0, 0),
            Self::At(place) => (1, place, 0),
            Self::In { stream, index } => (2, stream, index),
        };
        let ([a, b, c, d], [e, f]) = (place.to_be_bytes(), index.to_be_bytes());
        [kind, a, b, c, d, e, f]
    }
}

impl Packed {
    /// Adds an object; gives which one it is here.
    fn add(&mut self, number: u32, object: &[u8]) -> u16 {
        self.index.push_str(&format!("{number} {} ", self.objects.len()));
        self.objects.extend_from_slice(object);
        self.numbers.push(number);
        self.numbers.len() as u16 - 1
    }
}

/// An object as PDF writes it, with something behind it.
fn serialized(object: Object, behind: &str) -> Result<Vec<u8>> {
    // An operator with its operands is the one thing that lopdf writes by itself.
    let operations = [Operation::new(behind, vec![object])];
    Content { operations }.encode().map_err(Error::other)
}

fn compressed(mut stream: Stream) -> Stream {
    // Metadata stays readable for programs that know no PDF (XMP part 3, 3.1).
    if !stream.dict.has(b"Filter") && !stream.dict.has_type(b"Metadata") {
        stream.content = deflate(&stream.content);
        stream.dict.set("Filter", "FlateDecode");
    }
    stream
}

/// Compresses bytes as PDF's filter FlateDecode has them.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("writing to memory does not fail")
}
