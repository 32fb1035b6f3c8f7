//! A node's home: one folder, owned by one process at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The folder of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home(PathBuf);

/// Ownership of a home: as long as it lives, no other process has it.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

/// Who has a home.
#[derive(Debug)]
pub enum Owner {
    /// We do now.
    Us(Lock),
    /// Another process, and this is where it answers, once it does.
    Other(Option<String>),
}

impl Home {
    /// The folder at a path.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The folder where a user's data belongs, if the system says where that is.
    pub fn default_of_user() -> Option<Self> {
        let named = std::env::var_os("XDG_DATA_HOME")
            .filter(|path| !path.is_empty())
            .map(PathBuf::from);
        let data = named
            .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/share")))?;
        Some(Self(data.join("covisa")))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Takes the home, or says who has it. What the lock file says never counts, only the lock.
    pub fn take(&self) -> io::Result<Owner> {
        let path = self.0.join("lock");
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)?;
        match file.try_lock() {
            Ok(()) => {
                let mut lock = Lock { file };
                lock.write(None)?;
                Ok(Owner::Us(lock))
            }
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                file.read_to_string(&mut text)?;
                let url = text
                    .lines()
                    .nth(1)
                    .filter(|url| !url.is_empty())
                    .map(str::to_owned);
                Ok(Owner::Other(url))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Lock {
    /// Notes where this process answers.
    pub fn announce(&mut self, url: &str) -> io::Result<()> {
        self.write(Some(url))
    }

    fn write(&mut self, url: Option<&str>) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        write!(
            self.file,
            "{}\n{}\n",
            std::process::id(),
            url.unwrap_or_default()
        )?;
        self.file.flush()
    }
}
