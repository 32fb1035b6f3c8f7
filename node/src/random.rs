//! The operating system's randomness: the only file that asks for it. The core gets it as an argument.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};

use crate::core::random::Random;

/// Random bytes, as the core takes them.
#[derive(Debug, Clone, Copy)]
pub struct OsRandom;

impl Random for OsRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// So many random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRandom.fill(&mut bytes);
    bytes
}

/// A code of one use: 16 characters, 80 bits.
pub fn pairing_code() -> String {
    BASE32_NOPAD.encode(&bytes::<10>())
}

/// A token: 43 characters, 256 bits.
pub fn secret_token() -> String {
    BASE64URL_NOPAD.encode(&bytes::<32>())
}
