//! To whom backups are sealed: a key pair that follows from the recovery words. Only its public half is kept on the machine, so
//! that a backup needs nobody, and the paper opens it. A passphrase may open it besides.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::str::FromStr;

use age::x25519;
use bech32::{Bech32, Hrp};
use federation_spec::wire::ids::Hash32;
use zeroize::Zeroizing;

use super::besides::{Besides, MAX_UNDER, Passphrase};
use super::words::{Words, WordsError};
use super::{KeyError, io_error};
use crate::store::files::replace;

/// Longest file that is read, characters: twice what one has, and what lies under a passphrase.
const MAX_FILE: usize = 512 + 2 * MAX_UNDER;

/// The public half, of which words it is, and what opens backups besides.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    public: x25519::Recipient,
    words: Hash32,
    besides: Option<Besides>,
}

/// What opens a backup.
#[derive(Debug, Clone)]
pub enum Opener {
    /// The words of the sheet that counted when it was made.
    Words(Words),
    /// The passphrase that was chosen besides.
    Passphrase(Passphrase),
}

impl Opener {
    /// Reads what somebody typed where either may stand: what are not 24 words is a passphrase, as it was typed but for the end
    /// of its line.
    pub fn read(text: &str) -> Result<Self, WordsError> {
        match Words::read(text) {
            Ok(words) => Ok(Self::Words(words)),
            Err(WordsError::Count(_)) if !text.trim().is_empty() => Ok(Self::Passphrase(
                Passphrase::new(text.trim_end_matches(['\r', '\n'])),
            )),
            Err(wrong) => Err(wrong),
        }
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({})", self.public)
    }
}

impl Recipient {
    /// The one of these words; none if they were no key.
    pub fn of(words: &Words) -> Option<Self> {
        Some(Self {
            public: identity(words)?.to_public(),
            words: words.thumbprint(),
            besides: None,
        })
    }

    /// The same, and what a passphrase opens besides; none takes that off again.
    pub fn with_besides(self, besides: Option<Besides>) -> Self {
        Self { besides, ..self }
    }

    /// The one of a home; none where nobody has typed the words since they count.
    pub fn read(home: &Path) -> Result<Option<Self>, KeyError> {
        let path = home.join("keys").join("backup");
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::of_sheet(home)),
            read => read.map_err(|source| io_error(&path, source))?,
        };
        let read = (text.len() <= MAX_FILE).then(|| Self::parse(&text));
        read.flatten().map(Some).ok_or(KeyError::NotAKey { path })
    }

    /// The one of the words that lie in the home still.
    fn of_sheet(home: &Path) -> Option<Self> {
        let words = Zeroizing::new(crate::home::recovery_words(home)?);
        Self::of(&Words::read(&words).ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (public, words) = lines.next()?.trim().split_once(' ')?;
        let words = data_encoding::HEXLOWER.decode(words.as_bytes()).ok()?;
        let besides = lines
            .next()
            .map(|line| Besides::parse(line.trim()).ok_or(()));
        Some(Self {
            public: x25519::Recipient::from_str(public).ok()?,
            words: Hash32(words.try_into().ok()?),
            besides: besides.transpose().ok()?,
        })
    }

    /// Keeps it in a home.
    pub fn write(&self, home: &Path) -> Result<(), KeyError> {
        let path = home.join("keys").join("backup");
        let besides = self.besides.as_ref().map(Besides::line);
        let besides = besides.map_or_else(String::new, |line| line + "\n");
        let text = format!("{} {}\n{besides}", self.public, self.words.hex());
        replace(&path, text.as_bytes()).map_err(|source| io_error(&path, source))
    }

    /// Thumbprint of the recovery key of the words that open what is sealed to it.
    pub fn words(&self) -> Hash32 {
        self.words
    }

    /// Whether a passphrase opens it besides.
    pub fn has_besides(&self) -> bool {
        self.besides.is_some()
    }

    /// As the sealing takes it.
    pub fn all(&self) -> impl Iterator<Item = &dyn age::Recipient> {
        let besides = self.besides.iter();
        let besides = besides.map(|besides| besides as &dyn age::Recipient);
        std::iter::once(&self.public as &dyn age::Recipient).chain(besides)
    }
}

/// The secret half: what opens a backup.
pub fn identity(words: &Words) -> Option<x25519::Identity> {
    let prefix = Hrp::parse("age-secret-key-").ok()?;
    let text = bech32::encode::<Bech32>(prefix, words.sealing().as_slice()).ok()?;
    let text = Zeroizing::new(Zeroizing::new(text).to_uppercase());
    x25519::Identity::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_are_not_24_words_is_a_passphrase_in_whatever_letters() {
        for typed in [
            "пароль из многих слов",
            "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5",
            " one two three four ",
            "für",
        ] {
            let read = Opener::read(&format!("{typed}\r\n"));
            assert!(matches!(read, Ok(Opener::Passphrase(_))), "{typed}");
        }
        assert!(Opener::read(" \n").is_err(), "Nothing opens nothing.");
        assert!(Opener::read(&"abandon ".repeat(24)).is_err());
    }
}
