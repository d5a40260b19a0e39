//! Frames: how the host and its child talk over pipes.
//!
//! A frame is a tag of one byte, the length of what follows (u32, little endian), and that.

use std::io::{self, Read, Write};

/// What a frame of the child may hold at most.
pub(crate) const LARGEST: usize = 2 * 1024 * 1024;

/// From the host to the child.
pub(crate) mod order {
    /// A [`Request`](crate::child::Request) in JSON.
    pub(crate) const REQUEST: u8 = b'Q';
    /// The issue in JSON, after the request.
    pub(crate) const ISSUE: u8 = b'I';
    /// The person wants to stop.
    pub(crate) const CANCEL: u8 = b'C';
    /// The bytes of the asset that was asked for.
    pub(crate) const ASSET: u8 = b'a';
    /// Why there is no such asset.
    pub(crate) const NO_ASSET: u8 = b'n';
}

/// From the child to the host.
pub(crate) mod word {
    /// The library is loaded; its manifest.
    pub(crate) const MANIFEST: u8 = b'M';
    /// A file begins: path, NUL, media type.
    pub(crate) const BEGIN: u8 = b'B';
    /// Some of its bytes.
    pub(crate) const WRITE: u8 = b'W';
    /// It ends.
    pub(crate) const END: u8 = b'E';
    /// Something is said: level in one byte, text.
    pub(crate) const LOG: u8 = b'L';
    /// Steps done and in all, two u64.
    pub(crate) const PROGRESS: u8 = b'P';
    /// Why the call will not end well.
    pub(crate) const FAIL: u8 = b'F';
    /// The name of an asset that is wanted.
    pub(crate) const ASSET: u8 = b'A';
    /// A [`Fault`](crate::Fault) in JSON, found before the plugin was called.
    pub(crate) const FAULT: u8 = b'X';
    /// The call ended with this status (i32). Only this ends a call well.
    pub(crate) const DONE: u8 = b'D';

    /// All of them.
    pub(crate) const ALL: &[u8] = b"MBWELPFAXD";
}

/// Writes a frame.
pub(crate) fn write(to: &mut impl Write, tag: u8, parts: &[&[u8]]) -> io::Result<()> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let length = u32::try_from(length).map_err(io::Error::other)?;
    let mut head = [tag, 0, 0, 0, 0];
    head[1..].copy_from_slice(&length.to_le_bytes());
    to.write_all(&head)?;
    for part in parts {
        to.write_all(part)?;
    }
    to.flush()
}

/// Reads a frame of the host; none at the end.
pub(crate) fn read(from: &mut impl Read) -> io::Result<Option<(u8, Vec<u8>)>> {
    let Some((tag, length)) = head(from)? else { return Ok(None) };
    body(from, length).map(|bytes| Some((tag, bytes)))
}

/// Reads a frame of the child, which may have gone wrong; none at the end.
///
/// # Errors
/// If it is cut off (`UnexpectedEof`), or no frame at all (`InvalidData`).
pub(crate) fn read_word(from: &mut impl Read) -> io::Result<Option<(u8, Vec<u8>)>> {
    let Some((tag, length)) = head(from)? else { return Ok(None) };
    if length > LARGEST || !word::ALL.contains(&tag) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    body(from, length).map(|bytes| Some((tag, bytes)))
}

/// Tag and length of a frame.
fn head(from: &mut impl Read) -> io::Result<Option<(u8, usize)>> {
    let mut head = [0; 5];
    match from.read(&mut head[..1]) {
        Ok(0) => return Ok(None),
        Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
        Ok(_) => from.read_exact(&mut head[1..])?,
        Err(_) => from.read_exact(&mut head)?,
    }
    let [tag, length @ ..] = head;
    Ok(Some((tag, u32::from_le_bytes(length) as usize)))
}

/// What is promised may not come; memory is taken as it does.
fn body(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(LARGEST));
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames() -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, word::BEGIN, &[b"a.txt", b"\0", b"text/plain"]).unwrap();
        write(&mut bytes, word::END, &[]).unwrap();
        bytes
    }

    #[test]
    fn a_frame_reads_as_it_was_written() {
        let bytes = frames();
        let mut from = bytes.as_slice();
        assert_eq!(
            read_word(&mut from).unwrap(),
            Some((word::BEGIN, b"a.txt\0text/plain".to_vec()))
        );
        assert_eq!(read(&mut from).unwrap(), Some((word::END, Vec::new())));
        assert_eq!(read_word(&mut from).unwrap(), None);
    }

    #[test]
    fn a_frame_that_is_cut_anywhere_is_an_error() {
        let bytes = frames();
        for end in 1..bytes.len() - 5 {
            assert!(read_word(&mut &bytes[..end]).is_err(), "{end}");
            assert!(read(&mut &bytes[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn what_is_no_frame_is_an_error_and_takes_no_memory() {
        for bytes in [b"W\xff\xff\xff\xff".as_slice(), b"?\0\0\0\0", b"W\x01\0\x20\0 "] {
            let error = read_word(&mut &*bytes).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData, "{bytes:?}");
        }
    }
}
