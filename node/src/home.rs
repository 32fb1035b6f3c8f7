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
    /// Another process.
    Other(Holder),
}

/// Another process that has a home, as far as it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// Its process id.
    pub process: Option<u32>,
    /// Where it answers, once it does.
    pub url: Option<String>,
}

impl Home {
    /// The folder at a path.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The folder where a user's data belongs, if the system says where that is.
    pub fn default_of_user() -> Option<Self> {
        // A path that begins nowhere would name another folder in every directory.
        let named = |name| {
            let path = std::env::var_os(name).map(PathBuf::from);
            path.filter(|path| path.is_absolute())
        };
        let data = named("XDG_DATA_HOME").or_else(|| Some(named("HOME")?.join(".local/share")))?;
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
                Ok(Owner::Other(Holder::read(&text)))
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Holder {
    /// What a lock file says, if it is whole: two lines, the second one empty until the process answers.
    fn read(text: &str) -> Self {
        match text.split('\n').collect::<Vec<_>>()[..] {
            [process, url, ""] => Self {
                process: process.parse().ok(),
                url: Some(url.to_owned()).filter(|url| !url.is_empty()),
            },
            _ => Self::default(),
        }
    }
}

impl Lock {
    /// Notes where this process answers.
    pub fn announce(&mut self, url: &str) -> io::Result<()> {
        self.write(Some(url))
    }

    fn write(&mut self, url: Option<&str>) -> io::Result<()> {
        let text = format!("{}\n{}\n", std::process::id(), url.unwrap_or_default());
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(text.as_bytes())
    }
}

impl Drop for Lock {
    /// Takes the address back before the lock goes: nobody is sent to where nobody answers. What stays after a power cut
    /// does not count either.
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
    }
}

/// The recovery words, while their file is in a home: its line of 24.
pub fn recovery_words(home: &Path) -> Option<String> {
    let text = std::fs::read_to_string(home.join("recovery.txt")).ok()?;
    let line = text
        .lines()
        .find(|line| line.split_whitespace().count() == 24);
    line.map(str::to_owned)
}

/// They were printed and taken away.
pub fn remove_recovery_words(home: &Path) -> std::io::Result<()> {
    std::fs::remove_file(home.join("recovery.txt"))
}
