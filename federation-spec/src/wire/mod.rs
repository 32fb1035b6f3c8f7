//! Bytes: from what a stranger sent to an [`envelope::Envelope`], and on to a [`signature::Verified`] record.

pub mod cbor;
pub mod code;
pub mod envelope;
pub mod ids;
pub mod limits;
pub mod record;
pub mod scanner;
pub mod signature;
pub mod text;
pub mod zlib;
