//! A secret half under a passphrase: an age file of its text (scrypt), as `age -p` writes one.

use std::io::{self, Read as _, Write as _};
use std::str::FromStr as _;

use age::secrecy::{ExposeSecret as _, SecretString};
use age::{DecryptError, Decryptor, Encryptor, Identity, scrypt, x25519};
use zeroize::Zeroizing;

/// The most work that one may ask for: half a minute on a small computer. A file that asks for more is not one of ours.
const MAX_WORK: u8 = 22;
/// Longest text of a secret half, bytes: twice what one has.
const MAX_TEXT: u64 = 256;

/// Why a passphrase does not open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// It is another one.
    Wrong,
    /// There is no secret half in it.
    Broken,
}

/// Puts a secret half under a passphrase.
pub(super) fn put_under(identity: &x25519::Identity, passphrase: &str) -> io::Result<Vec<u8>> {
    let encryptor = Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned()));
    sealing(encryptor, identity.to_string().expose_secret().as_bytes())
}

/// The secret half that lies under a passphrase.
pub(super) fn taken_from_under(under: &[u8], passphrase: &str) -> Result<x25519::Identity, Under> {
    let mut opens = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    opens.set_max_work_factor(MAX_WORK);
    let decryptor = Decryptor::new(under).map_err(|_| Under::Broken)?;
    let opened = decryptor.decrypt(std::iter::once(&opens as &dyn Identity));
    let opened = opened.map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::NoMatchingKeys => Under::Wrong,
        _ => Under::Broken,
    })?;
    let mut text = Zeroizing::new(String::new());
    let read = opened.take(MAX_TEXT).read_to_string(&mut text);
    read.map_err(|_| Under::Broken)?;
    x25519::Identity::from_str(text.trim()).map_err(|_| Under::Broken)
}

/// Seals a text that is short.
pub(super) fn sealing(encryptor: Encryptor, text: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = encryptor.wrap_output(Vec::new())?;
    out.write_all(text)?;
    out.finish()
}
