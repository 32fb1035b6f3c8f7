//! Backups: one sealed file that holds all that a space cannot get back from others.
//!
//! | file | what it is about |
//! |---|---|
//! | [`form`] | what lies in a backup, part by part, without any path |
//! | [`sealed`] | the sealing: age, to a key that follows from the recovery words |
//! | [`make`] | a home is written into one |
//! | [`prove`] | one is read, and shown to hold a home whole |
//! | [`restore`] | a home is made of one |
//! | [`place`] | it takes the place of what was there, and is gone on with if it was cut short |
//! | [`shelf`] | the folder of backups: three are kept, and what was erased is listed beside them |

pub mod form;
pub mod make;
pub mod place;
pub mod prove;
pub mod restore;
pub mod sealed;
pub mod shelf;

use std::io;
use std::path::{Path, PathBuf};

use crate::keys::KeyError;
use crate::startup::StartError;
use crate::store::LedgerError;

/// Why a backup is not made, read or brought back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The system said no.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// Nothing says to which words it would be sealed.
    #[error(
        "nobody has typed the recovery words since they count, so nothing can be sealed to them"
    )]
    NoRecipient,
    /// Those words count no more.
    #[error("backups are sealed to recovery words that count no more")]
    OldWords,
    /// The ledger of this home is damaged: a backup of it would take the place of a good one.
    #[error(
        "entry {0} of the ledger is damaged, so no backup is made that would take the place of a good one"
    )]
    Damaged(u64),
    /// The file is something else.
    #[error("{} is no backup of covisa", .0.display())]
    NotABackup(PathBuf),
    /// A later version wrote it.
    #[error("the form of this backup is {0:?}, which this version does not know")]
    Newer(String),
    /// Other words open it.
    #[error("these recovery words do not open this backup")]
    WrongWords,
    /// No passphrase opens it.
    #[error("no passphrase opens this backup: none had been chosen when it was made")]
    NoPassphrase,
    /// Another passphrase opens it.
    #[error("this passphrase does not open this backup")]
    WrongPassphrase,
    /// It ends too early, or a byte of it is not what was written.
    #[error("the backup is cut or altered: {0}")]
    Broken(String),
    /// The list of what was erased cannot be read.
    #[error("{0} is no list of what was erased")]
    BadList(String),
    /// It is not of the space that is here.
    #[error("the backup is of another space than this home: {0}")]
    AnotherSpace(String),
    /// The home has a space.
    #[error("{} is the home of a space already", .0.display())]
    HomeExists(PathBuf),
    /// This home holds all of it, and more.
    #[error("this home holds all that the backup holds, and {0} entries more")]
    HomeIsNewer(u64),
    /// What was brought back does not open.
    #[error(transparent)]
    Start(#[from] StartError),
}

impl BackupError {
    /// What to do next.
    pub fn next(&self) -> &'static str {
        match self {
            Self::Io { .. } => {
                "Check that the folder is there and yours, and that the disk has room."
            }
            Self::NoRecipient | Self::OldWords => {
                "Type the 24 words of the recovery sheet once: covisa backup words"
            }
            Self::Damaged(_) => {
                "Bring the home back from the last good backup: covisa restore FILE --over"
            }
            Self::NotABackup(_) => "Name the file that covisa backup wrote: it ends in .covisa",
            Self::Newer(_) => "Install the version that wrote it, or a later one.",
            Self::WrongWords => "Use the sheet that counted when the backup was made.",
            Self::NoPassphrase => "Use the 24 words of the recovery sheet.",
            Self::WrongPassphrase => {
                "Use the one that counted when the backup was made; the 24 words of the recovery sheet open it as well."
            }
            Self::Broken(_) => {
                "Nothing was changed. Use another one of the backups, or copy this one again."
            }
            Self::BadList(_) => {
                "Bring the right list, or move it away: then whoever was erased since the backup is there again."
            }
            Self::AnotherSpace(_) => "Name the right file, or another folder with --home.",
            Self::HomeExists(_) => {
                "Name another folder with --home; to bring this very space back over it: --over"
            }
            Self::HomeIsNewer(_) => "There is nothing to bring back.",
            Self::Start(error) => error.next(),
        }
    }

    /// The system's word about a file.
    pub fn io(path: &Path, source: io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
        }
    }
}

impl From<LedgerError> for BackupError {
    fn from(error: LedgerError) -> Self {
        Self::Start(error.into())
    }
}

impl From<KeyError> for BackupError {
    fn from(error: KeyError) -> Self {
        Self::Start(error.into())
    }
}
