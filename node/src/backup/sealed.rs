//! The sealing of backups: age files, as every age program reads them. <https://age-encryption.org/v1>

use std::io::{self, Read, Write};
use std::path::Path;

use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, Identity};

use super::BackupError;
use crate::keys::recipient::{Recipient, identity};
use crate::keys::words::Words;

/// Seals what is written; it has to be finished, or it is no backup.
pub fn seal<W: Write>(to: &Recipient, out: W) -> io::Result<StreamWriter<W>> {
    let recipients = std::iter::once(to.public() as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    encryptor.wrap_output(out)
}

/// Opens what was sealed to these words.
pub fn open<R: Read>(
    words: &Words,
    path: &Path,
    sealed: R,
) -> Result<StreamReader<R>, BackupError> {
    let decryptor = Decryptor::new(sealed).map_err(|error| refused(error, path))?;
    let identity = identity(words).ok_or(BackupError::WrongWords)?;
    decryptor
        .decrypt(std::iter::once(&identity as &dyn Identity))
        .map_err(|error| refused(error, path))
}

fn refused(error: DecryptError, path: &Path) -> BackupError {
    match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed => BackupError::WrongWords,
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
