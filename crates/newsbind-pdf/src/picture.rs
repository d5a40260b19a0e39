//! Pictures: JPEG as it is, PNG unpacked, with its transparency as a mask.

use std::io::Cursor;

use lopdf::{Dictionary, Object, Stream, dictionary};

/// A picture, ready for a PDF.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// In pixels.
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// The picture as a PDF has it.
    pub(crate) image: Stream,
    /// How opaque each pixel is.
    pub(crate) mask: Option<Stream>,
}

/// Reads a picture.
///
/// # Errors
/// What is wrong with it, and what to do.
pub(crate) fn read(bytes: &[u8]) -> Result<Picture, String> {
    let picture = if bytes.starts_with(&[0xff, 0xd8]) {
        jpeg(bytes)?
    } else if bytes.starts_with(b"\x89PNG") {
        png(bytes)?
    } else {
        return Err("is neither a JPEG nor a PNG picture; convert it to one".to_owned());
    };
    if picture.width == 0 || picture.height == 0 {
        return Err("has no pixels".to_owned());
    }
    Ok(picture)
}

/// Passes a JPEG through; only its frame header is read (ITU-T T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Result<Picture, String> {
    let broken = || "is a broken JPEG; save it anew".to_owned();
    let mut at = 2;
    let mut adobe = false;
    loop {
        let marker = bytes.get(at..at + 4).ok_or_else(broken)?;
        let length = usize::from(u16::from_be_bytes([marker[2], marker[3]]));
        match (marker[0], marker[1]) {
            (0xff, 0xff) => {
                at += 1;
                continue;
            }
            // Start of frame, but for the tables that share its range.
            (0xff, 0xc0..=0xcf) if !matches!(marker[1], 0xc4 | 0xc8 | 0xcc) => break,
            (0xff, 0xee) => adobe |= bytes.get(at + 4..at + 9) == Some(b"Adobe"),
            (0xff, 0xda) | (0..=0xfe, _) => return Err(broken()),
            _ => {}
        }
        at += 2 + length;
    }
    let frame = bytes.get(at + 4..at + 10).ok_or_else(broken)?;
    let height = u32::from(u16::from_be_bytes([frame[1], frame[2]]));
    let width = u32::from(u16::from_be_bytes([frame[3], frame[4]]));
    let space = match frame[5] {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        4 => "DeviceCMYK",
        _ => return Err(broken()),
    };
    let mut dictionary = image(width, height, space, frame[0]);
    dictionary.set("Filter", "DCTDecode");
    if adobe && space == "DeviceCMYK" {
        // Adobe's programs write CMYK inverted.
        let inverted = [1, 0].repeat(4).into_iter().map(Object::Integer);
        dictionary.set("Decode", inverted.collect::<Vec<_>>());
    }
    let image = Stream::new(dictionary, bytes.to_vec()).with_compression(false);
    Ok(Picture { width, height, image, mask: None })
}

/// The most that a PNG unpacks to, in bytes: an A3 page at 600 dots an inch in colour is smaller.
const LARGEST: usize = 256 << 20;

/// Deflate packs no more bytes than these into one (zlib, "Maximum Compression Factor").
const PACKED: usize = 1032;

fn png(bytes: &[u8]) -> Result<Picture, String> {
    let broken = |error: png::DecodingError| format!("is a broken PNG ({error}); save it anew");
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(broken)?;
    let size = reader.output_buffer_size().filter(|size| *size <= LARGEST);
    let size = size.ok_or("is too large a PNG; make it smaller")?;
    if size / PACKED > bytes.len() {
        return Err("is a broken PNG (it is shorter than it says); save it anew".to_owned());
    }
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(broken)?;
    pixels.truncate(frame.buffer_size());
    let (space, colors, alpha) = match frame.color_type {
        png::ColorType::Grayscale | png::ColorType::Indexed => ("DeviceGray", 1, false),
        png::ColorType::GrayscaleAlpha => ("DeviceGray", 1, true),
        png::ColorType::Rgb => ("DeviceRGB", 3, false),
        png::ColorType::Rgba => ("DeviceRGB", 3, true),
    };
    let (width, height) = (frame.width, frame.height);
    let stream = |space, data: Vec<u8>| {
        let mut dictionary = image(width, height, space, 8);
        dictionary.set("Filter", "FlateDecode");
        Stream::new(dictionary, crate::file::deflate(&data)).with_compression(false)
    };
    if !alpha {
        return Ok(Picture { width, height, image: stream(space, pixels), mask: None });
    }
    let samples = pixels.chunks_exact(colors + 1);
    let opaque = samples.clone().map(|pixel| pixel[colors]).collect();
    let color = samples.flat_map(|pixel| &pixel[..colors]).copied().collect();
    let mask = Some(stream("DeviceGray", opaque));
    Ok(Picture { width, height, image: stream(space, color), mask })
}

fn image(width: u32, height: u32, space: &str, bits: u8) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => Object::Name(space.into()),
        "BitsPerComponent" => i64::from(bits),
    }
}
