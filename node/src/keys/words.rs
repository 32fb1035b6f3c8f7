//! The 24 recovery words: made, read as people type them, and the key that they are. The only file that names `bip39`.

use bip39::{Language, Mnemonic};
use federation_spec::wire::ids::{Hash32, keyed};
use federation_spec::wire::signature::SigningKey;
use zeroize::Zeroizing;

use crate::random;

/// How many there are.
pub const COUNT: usize = 24;

/// 24 words, which are a key. They are printed nowhere but where somebody asked for them.
#[derive(Clone)]
pub struct Words(Mnemonic);

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words(***)")
    }
}

/// Why a text is not 24 recovery words. What was typed is not repeated: most of it is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// Another number of words.
    #[error("24 words belong there, and it is {0}")]
    Count(usize),
    /// One that is in no list.
    #[error("word {0} is not in the list of recovery words")]
    Unknown(usize),
    /// All of them are in the list, and together they are no key.
    #[error("one of the words is not the one on the sheet, or two have changed places")]
    Together,
}

impl Words {
    /// New ones, of a key that nobody has.
    pub fn draw() -> Option<Self> {
        Self::of_seed(&Zeroizing::new(random::bytes::<32>()))
    }

    /// The words of a key's seed.
    pub fn of_seed(seed: &[u8; 32]) -> Option<Self> {
        Mnemonic::from_entropy_in(Language::English, seed)
            .ok()
            .map(Self)
    }

    /// Reads them as people write them: in lines, numbered, in any case.
    pub fn read(text: &str) -> Result<Self, WordsError> {
        let letters = text.split(|letter: char| !letter.is_ascii_alphabetic());
        let words: Vec<String> = letters
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        if words.len() != COUNT {
            return Err(WordsError::Count(words.len()));
        }
        let text = Zeroizing::new(words.join(" "));
        match Mnemonic::parse_in_normalized(Language::English, &text) {
            Ok(words) => Ok(Self(words)),
            Err(bip39::Error::UnknownWord(at)) => Err(WordsError::Unknown(at + 1)),
            Err(_) => Err(WordsError::Together),
        }
    }

    /// The key.
    pub fn key(&self) -> SigningKey {
        let entropy = Zeroizing::new(self.0.to_entropy());
        let mut seed = Zeroizing::new([0; 32]);
        seed.copy_from_slice(&entropy[..32]);
        SigningKey::from_seed(&seed)
    }

    /// The secret to which backups are sealed.
    pub fn sealing(&self) -> Zeroizing<[u8; 32]> {
        let entropy = Zeroizing::new(self.0.to_entropy());
        Zeroizing::new(keyed(&entropy, &[b"covisa backup"]))
    }

    /// Thumbprint of the key.
    pub fn thumbprint(&self) -> Hash32 {
        self.key().public().thumbprint()
    }

    /// All of them, with a blank between two.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.words().collect::<Vec<_>>().join(" "))
    }

    /// The word of a number, from 1 on.
    pub fn word(&self, number: usize) -> Option<&'static str> {
        self.0.words().nth(number.checked_sub(1)?)
    }
}
