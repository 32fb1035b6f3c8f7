//! `covisa ledger`: whether what was written for good is what was written, and all of it for an auditor.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::carrier::not_set_up;
use super::exit::{DONE, FAILED, Failure};
use super::print::{Context, line};
use crate::keys;
use crate::store::LedgerError;
use crate::store::reading::Reading;
use crate::store::segments::segments;

/// What this node wrote down for good.
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Whether every entry is what was written, and none is missing; else the first that is not.
    Verify,
    /// All of it as JSON lines, oldest first: without any key.
    Export,
}

/// Looks at the ledger, beside a node that runs or not.
pub fn run(context: &Context, verb: &Ledger) -> Result<u8, Failure> {
    if !keys::exist(context.home.path()) {
        return Err(not_set_up(&context.home));
    }
    let directory = context.home.path().join("ledger");
    match verb {
        Ledger::Verify => verify(context, &directory),
        Ledger::Export => export(&directory),
    }
}

fn verify(context: &Context, directory: &Path) -> Result<u8, Failure> {
    let mut reading = Reading::of_chain();
    let mut wrong = None;
    for (path, last) in files(directory)? {
        reading.file(&path, last).map_err(|error| unread(&error))?;
        if let Some(number) = reading.damage().filter(|_| wrong.is_none()) {
            wrong = Some((number, path, "is not what was written there"));
        }
    }
    let robbed = reading.robbed();
    let robbed = robbed.map(|number| {
        let what = "was emptied, and no later entry says that it was erased";
        (number, directory.to_owned(), what)
    });
    let head = reading.head();
    match wrong.or(robbed) {
        Some((number, path, what)) => Err(Failure::new(
            FAILED,
            "ledger-altered",
            format!("Entry {number} in {} {what}.", path.display()),
            "Bring the home back from the last backup: covisa restore FILE --over",
        )),
        None => {
            let value = json!({
                "entries": head.number, "head": head.hash.hex(), "erased": reading.erased().len(),
            });
            context.show("ledger-verify", &value, |_| {
                format!(
                    "All {} entries are what was written, {} of them erased. The last one is {}.",
                    head.number,
                    reading.erased().len(),
                    head.hash.hex()
                )
            })?;
            Ok(DONE)
        }
    }
}

fn export(directory: &Path) -> Result<u8, Failure> {
    let mut reading = Reading::default();
    for (path, last) in files(directory)? {
        reading.file(&path, last).map_err(|error| unread(&error))?;
    }
    let hashes: Vec<String> = (1..=reading.head().number)
        .filter_map(|number| Some(reading.hash_of(number)?.hex()))
        .collect();
    let mut entries = reading.into_entries().into_iter().peekable();
    for (number, hash) in (1..).zip(hashes) {
        let entry = entries.next_if(|(at, _)| *at == number);
        let value = match entry {
            Some((_, entry)) => json!({
                "entry": number, "hash": hash, "at": entry.at.0, "fact": entry.fact,
            }),
            None => json!({ "entry": number, "hash": hash, "erased": true }),
        };
        line(&value.to_string())?;
    }
    Ok(DONE)
}

/// The files in their order, and whether each is the last one.
fn files(directory: &Path) -> Result<Vec<(PathBuf, bool)>, Failure> {
    let files = segments(directory).map_err(|error| unread(&error))?;
    let last = files.len().saturating_sub(1);
    Ok(files
        .into_iter()
        .enumerate()
        .map(|(at, path)| (path, at == last))
        .collect())
}

fn unread(error: &LedgerError) -> Failure {
    let next = "Check that the folder is yours; without a backup, keep the whole home as it is and ask for help.";
    Failure::new(FAILED, "ledger-unread", format!("{error}."), next)
}
