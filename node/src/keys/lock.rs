//! Keys under a passphrase. Each secret file of `keys/` is an age file then, sealed to a key of which `keys/lock` holds the secret half,
//! under the passphrase (scrypt). A process opens that lock once; whoever reads or writes a key file later needs no passphrase.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use age::{Decryptor, Encryptor, x25519};
use zeroize::Zeroizing;

use super::under::{Under, put_under, sealing, taken_from_under};
use super::{KeyError, MAX_SEEDS, io_error, read_private};
use crate::store::files::{replace, sync_directory};

/// How every age file begins.
const SEALED: &[u8] = b"age-encryption.org/";
/// Bytes that sealing adds, and some.
pub(super) const OVERHEAD: u64 = 1_024;
/// The files under it: to whom backups are sealed is no secret.
const SECRETS: [&str; 5] = ["signing", "next", "seeds", "transport", "secret"];

/// The locks that this process has opened, by home.
static OPENED: Mutex<BTreeMap<PathBuf, x25519::Identity>> = Mutex::new(BTreeMap::new());

/// Whether the keys of a home are under a passphrase.
pub fn is_locked(home: &Path) -> bool {
    path(home).exists()
}

/// Whether this process can read the keys of a home.
pub fn is_open(home: &Path) -> bool {
    !is_locked(home) || opened_locks().contains_key(home)
}

/// Opens the lock of a home for this process.
pub fn open(home: &Path, passphrase: &str) -> Result<(), KeyError> {
    let lock = path(home);
    let sealed = fs::read(&lock).map_err(|source| io_error(&lock, source))?;
    let key = taken_from_under(&sealed, passphrase).map_err(|why| match why {
        Under::Wrong => KeyError::WrongPassphrase,
        Under::Broken => KeyError::NotAKey { path: lock },
    })?;
    opened_locks().insert(home.to_owned(), key);
    Ok(())
}

/// Puts the keys of a home under a passphrase. What was done in part is done whole by doing it again.
pub fn lock(home: &Path, passphrase: &str) -> Result<(), KeyError> {
    if is_locked(home) {
        open(home, passphrase)?;
    } else {
        let key = x25519::Identity::generate();
        let lock = path(home);
        put_under(&key, passphrase)
            .and_then(|sealed| replace(&lock, &sealed))
            .map_err(|source| io_error(&lock, source))?;
        opened_locks().insert(home.to_owned(), key);
    }
    each_secret(home, |file, text| write_private(home, file, text))
}

/// Takes the passphrase off the keys of a home whose lock is open.
pub fn unlock(home: &Path) -> Result<(), KeyError> {
    each_secret(home, |file, text| {
        replace(file, text).map_err(|source| io_error(file, source))
    })?;
    let lock = path(home);
    match fs::remove_file(&lock) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(io_error(&lock, error)),
        Ok(()) | Err(_) => sync_directory(&lock).map_err(|source| io_error(&lock, source)),
    }
}

fn each_secret(
    home: &Path,
    mut write: impl FnMut(&Path, &[u8]) -> Result<(), KeyError>,
) -> Result<(), KeyError> {
    for name in SECRETS {
        let file = home.join("keys").join(name);
        if let Some(text) = read_private(&file, MAX_SEEDS)? {
            write(&file, &text)?;
        }
    }
    Ok(())
}

/// Writes a secret file of a home: under its passphrase, if it has one.
pub(super) fn write_private(home: &Path, file: &Path, text: &[u8]) -> Result<(), KeyError> {
    let failed = |source| io_error(file, source);
    if !is_locked(home) {
        return replace(file, text).map_err(failed);
    }
    let key = opened_locks().get(home).map(x25519::Identity::to_public);
    let key = key.ok_or(KeyError::Locked)?;
    let recipients = std::iter::once(&key as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other);
    let sealed = encryptor.and_then(|encryptor| sealing(encryptor, text));
    sealed
        .and_then(|sealed| replace(file, &sealed))
        .map_err(failed)
}

/// What a secret file says, whose bytes these are.
pub(super) fn plain(
    file: &Path,
    bytes: Zeroizing<Vec<u8>>,
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    if !bytes.starts_with(SEALED) {
        return Ok(bytes);
    }
    let home = file.parent().and_then(Path::parent);
    let key = home.and_then(|home| opened_locks().get(home).cloned());
    let key = key.ok_or(KeyError::Locked)?;
    let broken = || KeyError::NotAKey {
        path: file.to_owned(),
    };
    let mut text = Zeroizing::new(Vec::new());
    Decryptor::new(bytes.as_slice())
        .and_then(|decryptor| decryptor.decrypt(std::iter::once(&key as &dyn age::Identity)))
        .map_err(|_| broken())?
        .read_to_end(&mut text)
        .map_err(|_| broken())?;
    Ok(text)
}

fn path(home: &Path) -> PathBuf {
    home.join("keys").join("lock")
}

fn opened_locks() -> MutexGuard<'static, BTreeMap<PathBuf, x25519::Identity>> {
    OPENED.lock().unwrap_or_else(PoisonError::into_inner)
}
