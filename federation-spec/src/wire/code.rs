//! The short code: what a visitor can say when nothing can be scanned. A ticket to look a pass up by, never a proof. SPEC §3.9

use std::fmt;
use std::sync::LazyLock;

use data_encoding::{Encoding, Specification};

use super::ids::{CodeMark, Hash32, MessageId, mac};
use super::text::{is_blank, letter};

/// Characters of a code.
pub const CODE_LEN: usize = 10;
/// The alphabet of Crockford's Base32: no I, L, O or U.
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A short code: 10 characters, 50 bits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortCode(String);

impl ShortCode {
    /// A code of random bytes. Of the last one the two highest bits are used.
    pub fn of_bytes(bytes: [u8; 7]) -> Self {
        let mut text = CROCKFORD.encode(&bytes);
        text.truncate(CODE_LEN);
        Self(text)
    }

    /// The code of a pass: what its home makes of its own secret and the pass, so that nobody has to keep it.
    pub fn of_pass(space_secret: &[u8; 32], pass: &Hash32) -> Self {
        let digest = mac(space_secret, &[&pass.0, b"code"]);
        let mut bytes = [0; 7];
        bytes.copy_from_slice(&digest[..7]);
        Self::of_bytes(bytes)
    }

    /// Reads what a person types: case, blanks and hyphens do not matter, and O, I, L are read as 0, 1, 1. `None` for
    /// what is no code.
    pub fn read(text: &str) -> Option<Self> {
        let letters = text.chars().map(letter);
        let letters = letters.filter(|c| !is_blank(*c) && *c != '-');
        let letters = letters.map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        // One more than a code has is enough to see that it is none.
        let code: String = letters.take(CODE_LEN + 1).collect();
        let whole = code.chars().count() == CODE_LEN && code.chars().all(|c| ALPHABET.contains(c));
        whole.then_some(Self(code))
    }

    /// The mark that it leaves in a message: the first 16 bytes of HMAC-SHA-256 with the message's number as the key.
    pub fn mark(&self, message: &MessageId) -> CodeMark {
        CodeMark(mac(&message.0, &[self.0.as_bytes()]))
    }

    /// The 10 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// As people read it: two groups of five.
impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(CODE_LEN / 2);
        write!(f, "{first}-{second}")
    }
}

impl fmt::Debug for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShortCode(***)")
    }
}

static CROCKFORD: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str(ALPHABET);
    specification
        .encoding()
        .expect("Crockford's alphabet is a valid one of 32")
});
