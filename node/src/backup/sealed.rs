//! The sealing of backups: age files, as every age program reads them. <https://age-encryption.org/v1>

use std::io::{self, Read, Write};
use std::path::Path;

use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, Identity};

use super::BackupError;
use crate::keys::recipient::{Opener, Recipient, identity};

/// Seals what is written; it has to be finished, or it is no backup.
pub fn seal<W: Write>(to: &Recipient, out: W) -> io::Result<StreamWriter<W>> {
    let encryptor = Encryptor::with_recipients(to.all()).map_err(io::Error::other)?;
    encryptor.wrap_output(out)
}

/// Opens what was sealed to these words, or to this passphrase.
pub fn open<R: Read>(
    opener: &Opener,
    path: &Path,
    sealed: R,
) -> Result<StreamReader<R>, BackupError> {
    let refused = |error| refused(error, opener, path);
    let decryptor = Decryptor::new(sealed).map_err(refused)?;
    let opened = match opener {
        Opener::Words(words) => {
            let identity = identity(words).ok_or(BackupError::WrongWords)?;
            decryptor.decrypt(std::iter::once(&identity as &dyn Identity))
        }
        Opener::Passphrase(passphrase) => {
            decryptor.decrypt(std::iter::once(passphrase as &dyn Identity))
        }
    };
    opened.map_err(refused)
}

fn refused(error: DecryptError, opener: &Opener, path: &Path) -> BackupError {
    match error {
        DecryptError::NoMatchingKeys => match opener {
            Opener::Words(_) => BackupError::WrongWords,
            Opener::Passphrase(_) => BackupError::NoPassphrase,
        },
        DecryptError::DecryptionFailed => match opener {
            Opener::Words(_) => BackupError::WrongWords,
            Opener::Passphrase(_) => BackupError::WrongPassphrase,
        },
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            BackupError::Broken("it ends before its beginning is over".to_owned())
        }
        DecryptError::Io(source) => BackupError::io(path, source),
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => {
            BackupError::NotABackup(path.to_owned())
        }
        other => BackupError::Broken(other.to_string()),
    }
}
