//! A passphrase that opens backups besides the recovery words. The secret half of its recipient lies under it (scrypt) in each backup,
//! so that one file and the passphrase are enough, and making a backup needs neither.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr as _;

use age::x25519;
use age::{DecryptError, EncryptError, Identity, Recipient};
use age_core::format::{FileKey, Stanza};
use data_encoding::BASE64;
use zeroize::Zeroizing;

use super::under::{Under, put_under, taken_from_under};

/// How the stanza is called that carries the secret half. A program that does not know it passes it over.
const STANZA: &str = "covisa-passphrase";
/// Fewest characters of such a passphrase: a backup lies where others may try as long as they like.
pub const FEWEST: usize = 12;
/// Longest secret half under a passphrase, bytes: three times what one has.
pub const MAX_UNDER: usize = 1_024;

/// To whom backups are sealed besides.
#[derive(Clone, PartialEq, Eq)]
pub struct Besides {
    public: x25519::Recipient,
    under: Vec<u8>,
}

impl fmt::Debug for Besides {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Besides({})", self.public)
    }
}

impl Besides {
    /// A new one, under a passphrase.
    pub fn draw(passphrase: &str) -> std::io::Result<Self> {
        let identity = x25519::Identity::generate();
        Ok(Self {
            public: identity.to_public(),
            under: put_under(&identity, passphrase)?,
        })
    }

    /// Reads what [`Self::line`] wrote.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let (public, under) = line.split_once(' ')?;
        let under = BASE64.decode(under.as_bytes()).ok()?;
        Some(Self {
            public: x25519::Recipient::from_str(public).ok()?,
            under: Some(under).filter(|under| under.len() <= MAX_UNDER)?,
        })
    }

    /// As it is kept: the public half, and the secret one under the passphrase.
    pub(super) fn line(&self) -> String {
        format!("{} {}", self.public, BASE64.encode(&self.under))
    }
}

impl Recipient for Besides {
    fn wrap_file_key(
        &self,
        file_key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let (mut stanzas, labels) = self.public.wrap_file_key(file_key)?;
        stanzas.push(Stanza {
            tag: STANZA.to_owned(),
            args: Vec::new(),
            body: self.under.clone(),
        });
        Ok((stanzas, labels))
    }
}

/// A passphrase that opens what was sealed to its recipient.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(***)")
    }
}

impl Passphrase {
    /// One that somebody typed.
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl Identity for Passphrase {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        // The secret half and what it opens are two stanzas.
        None
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        let mut carrying = stanzas.iter().filter(|stanza| stanza.tag == STANZA);
        let under = carrying.next().map(|stanza| &stanza.body)?;
        if under.len() > MAX_UNDER {
            return Some(Err(DecryptError::InvalidHeader));
        }
        match taken_from_under(under, &self.0) {
            Ok(identity) => identity.unwrap_stanzas(stanzas),
            Err(Under::Wrong) => Some(Err(DecryptError::DecryptionFailed)),
            Err(Under::Broken) => Some(Err(DecryptError::InvalidHeader)),
        }
    }
}
