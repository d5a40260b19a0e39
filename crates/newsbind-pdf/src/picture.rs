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
    /// Whether the file ends before the picture does.
    pub(crate) cut_short: bool,
    /// How it is to be turned.
    pub(crate) turn: Turn,
}

/// How a picture stands on the page: what the first row and column of its pixels are there (Exif
/// 2.32, tag 274, `Orientation`).
///
/// The six numbers give for a pixel at `s` from the left and `t` from the top, in parts of the
/// picture, its place on the page: `a s + b t + c` from the left, `d s + e t + f` from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Turn(pub(crate) [f64; 6]);

impl Turn {
    /// By the value of the tag, from 1 to 8.
    const ALL: [Self; 8] = [
        Self([1.0, 0.0, 0.0, 0.0, 1.0, 0.0]),
        Self([-1.0, 0.0, 1.0, 0.0, 1.0, 0.0]),
        Self([-1.0, 0.0, 1.0, 0.0, -1.0, 1.0]),
        Self([1.0, 0.0, 0.0, 0.0, -1.0, 1.0]),
        Self([0.0, 1.0, 0.0, 1.0, 0.0, 0.0]),
        Self([0.0, -1.0, 1.0, 1.0, 0.0, 0.0]),
        Self([0.0, -1.0, 1.0, -1.0, 0.0, 1.0]),
        Self([0.0, 1.0, 0.0, -1.0, 0.0, 1.0]),
    ];

    /// As the pixels are.
    const NONE: Self = Self::ALL[0];

    /// Whether rows stand upright on the page.
    fn is_sideways(self) -> bool {
        self.0[0] == 0.0
    }

    /// The turn that an Exif header asks for (TIFF 6.0, section 2); none if it does not say.
    fn of_exif(exif: &[u8]) -> Option<Self> {
        let little = match exif.get(..2)? {
            b"II" => true,
            b"MM" => false,
            _ => return None,
        };
        let number = |at: usize, length: usize| {
            let bytes = exif.get(at..at.checked_add(length)?)?;
            let add = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
            Some(if little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) })
        };
        let directory = number(4, 4)?;
        let entries = (0..number(directory, 2)?).map(|entry| directory + 2 + 12 * entry);
        let mut orientations = entries.filter(|at| number(*at, 2) == Some(ORIENTATION));
        let value = number(orientations.next()? + 8, 2)?;
        Self::ALL.get(value.checked_sub(1)?).copied()
    }
}

/// The Exif tag that says how a picture is to be turned.
const ORIENTATION: usize = 274;

impl Picture {
    /// Its height on the page as a part of its width there.
    pub(crate) fn ratio(&self) -> f64 {
        let ratio = f64::from(self.height) / f64::from(self.width);
        if self.turn.is_sideways() { 1.0 / ratio } else { ratio }
    }
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

/// Passes a JPEG through; only its frame header (ITU-T T.81, B.2.2) and its Exif header are read.
fn jpeg(bytes: &[u8]) -> Result<Picture, String> {
    let broken = || "is a broken JPEG; save it anew".to_owned();
    let mut at = 2;
    let mut adobe = false;
    let mut turn = Turn::NONE;
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
            (0xff, 0xe1) => {
                let segment = bytes.get(at + 4..at + 2 + length);
                let exif = segment.and_then(|segment| segment.strip_prefix(b"Exif\0\0"));
                turn = exif.and_then(Turn::of_exif).unwrap_or(turn);
            }
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
    // Some programs put noughts behind the end.
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let cut_short = !bytes[..end].ends_with(&[0xff, 0xd9]);
    Ok(Picture { width, height, image, mask: None, cut_short, turn })
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
        let image = stream(space, pixels);
        return Ok(Picture {
            width,
            height,
            image,
            mask: None,
            cut_short: false,
            turn: Turn::NONE,
        });
    }
    let samples = pixels.chunks_exact(colors + 1);
    let opaque = samples.clone().map(|pixel| pixel[colors]).collect();
    let color = samples.flat_map(|pixel| &pixel[..colors]).copied().collect();
    let mask = Some(stream("DeviceGray", opaque));
    let image = stream(space, color);
    Ok(Picture { width, height, image, mask, cut_short: false, turn: Turn::NONE })
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

#[cfg(test)]
mod tests {
    use super::*;

    /// An Exif header with one entry before the orientation.
    fn exif(little: bool, orientation: u8) -> Vec<u8> {
        let short = |value: u8| if little { [value, 0] } else { [0, value] };
        let tag = if little { [0x12, 1] } else { [1, 0x12] };
        let mut exif = if little { b"II\x2a\0\x08\0\0\0" } else { b"MM\0\x2a\0\0\0\x08" }.to_vec();
        exif.extend(short(2));
        exif.extend([9; 12]);
        exif.extend(tag);
        exif.extend([short(3), [0, 0], short(1)].concat());
        exif.extend(short(orientation));
        exif.extend([0, 0]);
        exif
    }

    #[test]
    fn exif_says_how_a_picture_is_turned() {
        for little in [true, false] {
            for orientation in 1..=8 {
                let expected = Turn::ALL[usize::from(orientation) - 1];
                assert_eq!(Turn::of_exif(&exif(little, orientation)), Some(expected));
            }
            for orientation in [0, 9] {
                assert_eq!(Turn::of_exif(&exif(little, orientation)), None);
            }
        }
        let exif = exif(true, 6);
        for length in 0..exif.len() - 2 {
            assert_eq!(Turn::of_exif(&exif[..length]), None, "{length}");
        }
    }

    #[test]
    fn the_first_pixel_goes_into_its_corner() {
        // Where the first row and the first column stand (Exif 2.32, table 7).
        for (turn, row, column) in [
            (1, "top", "left"),
            (2, "top", "right"),
            (3, "bottom", "right"),
            (4, "bottom", "left"),
            (5, "left", "top"),
            (6, "right", "top"),
            (7, "right", "bottom"),
            (8, "left", "bottom"),
        ] {
            let Turn([a, b, c, d, e, f]) = Turn::ALL[turn - 1];
            let edge = |s: f64, t: f64| match (a * s + b * t + c, d * s + e * t + f) {
                (0.5, 0.0) => "top",
                (0.5, 1.0) => "bottom",
                (0.0, 0.5) => "left",
                (1.0, 0.5) => "right",
                _ => "nowhere",
            };
            assert_eq!((edge(0.5, 0.0), edge(0.0, 0.5)), (row, column), "{turn}");
        }
    }
}
