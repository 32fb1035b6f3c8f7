//! Codes and tokens that must not be guessed.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};

/// A code of one use: 16 characters, 80 bits.
pub fn pairing_code() -> String {
    BASE32_NOPAD.encode(&random::<10>())
}

/// A token: 43 characters, 256 bits.
pub fn secret_token() -> String {
    BASE64URL_NOPAD.encode(&random::<32>())
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
