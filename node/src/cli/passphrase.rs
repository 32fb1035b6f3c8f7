//! The passphrase of a space's keys: of a file, of a command, of the service manager, or typed. The only file naming `rpassword`.

use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use zeroize::Zeroizing;

use super::exit::{FAILED, Failure, USAGE};
use super::print::typed;
use crate::keys::lock;

/// What to do where nobody is there to type it.
pub const NEXT: &str = "Name a file with it (--passphrase-file FILE), a command that prints it (--passphrase-command COMMAND), or give it to the service as the credential covisa.passphrase (systemd: LoadCredential=).";
/// The credential's name in the folder that the service manager names.
const CREDENTIAL: &str = "covisa.passphrase";
/// Longest passphrase, bytes.
const MAX: u64 = 1_024;

/// Where a passphrase is to be had.
#[derive(Debug, Clone, Default)]
pub struct Passphrase {
    /// A file that holds it.
    pub file: Option<PathBuf>,
    /// A command that prints it.
    pub command: Option<String>,
}

impl Passphrase {
    /// Opens the keys of a home for this process, if they are under one.
    pub fn open(&self, home: &Path) -> Result<(), Failure> {
        if lock::is_open(home) {
            return Ok(());
        }
        let given = self.given("Passphrase of the keys: ")?;
        lock::open(home, &given).map_err(|error| Failure::from_start(&error.into()))
    }

    /// The one that opens a backup.
    pub fn of_backup(&self) -> Result<Zeroizing<String>, Failure> {
        self.given("Passphrase of the backup: ")
    }

    /// A new one: where it is typed, it is typed twice.
    pub fn new_one(&self, of: &str) -> Result<Zeroizing<String>, Failure> {
        let first = self.given(&format!("New passphrase of the {of}: "))?;
        if first.trim().is_empty() {
            let next = "Choose several words that nobody guesses.";
            return Err(Failure::new(
                USAGE,
                "no-passphrase",
                "A passphrase is not empty.",
                next,
            ));
        }
        let is_typed = self.file.is_none() && self.command.is_none() && credential().is_none();
        if is_typed && *self.given("The same again: ")? != *first {
            let next = "Nothing was changed. Try again.";
            return Err(Failure::new(
                USAGE,
                "not-confirmed",
                "The two are not the same.",
                next,
            ));
        }
        Ok(first)
    }

    fn given(&self, question: &str) -> Result<Zeroizing<String>, Failure> {
        let failed = |what: String| Failure::new(FAILED, "no-passphrase", what, NEXT);
        let credential = credential();
        if let Some(file) = self
            .file
            .as_ref()
            .or(credential.as_ref().filter(|_| self.command.is_none()))
        {
            let mut text = Zeroizing::new(String::new());
            let read = std::fs::File::open(file)
                .and_then(|opened| opened.take(MAX).read_to_string(&mut text));
            read.map_err(|error| failed(format!("{}: {error}.", typed(file))))?;
            return Ok(first_line(&text));
        }
        if let Some(command) = &self.command {
            let run = Command::new("sh")
                .args(["-c", command])
                .stderr(Stdio::inherit())
                .output();
            let run =
                run.map_err(|error| failed(format!("The command for the passphrase: {error}.")))?;
            let printed = Zeroizing::new(run.stdout);
            if !run.status.success() {
                return Err(failed(format!(
                    "The command for the passphrase ended with {}.",
                    run.status
                )));
            }
            return Ok(first_line(&String::from_utf8_lossy(&printed)));
        }
        if !std::io::stdin().is_terminal() {
            let text = "A passphrase is needed, and nobody is here to type it.";
            return Err(Failure::new(FAILED, "key-locked", text, NEXT));
        }
        let typed = rpassword::prompt_password(question);
        typed
            .map(Zeroizing::new)
            .map_err(|error| failed(format!("{error}.")))
    }
}

fn credential() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("CREDENTIALS_DIRECTORY")?);
    Some(folder.join(CREDENTIAL)).filter(|path| path.exists())
}

fn first_line(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())
}
