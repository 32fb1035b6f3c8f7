//! zlib streams (RFC 1950), inflated within a bound: the only file that names `flate2`. SPEC §3.6, §6

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// Why bytes are not a stream that may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InflateError {
    /// It inflates to more than the bound.
    #[error("inflates to more than {most} bytes")]
    TooLong {
        /// The bound.
        most: usize,
    },
    /// It fails, is cut short, or its checksum is wrong.
    #[error("not a zlib stream")]
    Broken,
    /// Bytes follow it.
    #[error("bytes after the zlib stream")]
    Trailing,
}

/// Packs bytes as well as zlib can.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("writing to memory does not fail")
}

/// Inflates one stream that ends with the input, to at most `most` bytes. Never makes more than one byte beyond that.
pub fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, InflateError> {
    let mut decoder = ZlibDecoder::new(packed);
    let mut bytes = Vec::new();
    decoder
        .by_ref()
        .take(most as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| InflateError::Broken)?;
    if bytes.len() > most {
        return Err(InflateError::TooLong { most });
    }
    if decoder.total_in() != packed.len() as u64 {
        return Err(InflateError::Trailing);
    }
    Ok(bytes)
}
