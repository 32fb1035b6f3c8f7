//! A home that was made takes the place of another. What moves where is written down before the first of it moves, so that whatever is cut
//! short is gone on with, by the next one who opens the home.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use federation_spec::wire::ids::Timestamp;
use serde::{Deserialize, Serialize};

use super::BackupError;
use crate::store::files::{private_directory, replace, sync_directory};

/// Where a home is made before it is moved into place.
pub const MAKING: &str = "restoring";
/// What is moved into a home, in this order.
const MADE: [&str; 5] = ["ledger", "pinned", "index", "config.toml", "keys"];
/// What is set aside of a home that was there, its keys first.
const ASIDE: [&str; 6] = ["keys", "ledger", "pinned", "index", "lies", "recovery.txt"];

/// What moves where, in order: paths from the home on.
#[derive(Debug, Serialize, Deserialize)]
struct Plan {
    aside: Option<String>,
    moves: Vec<(String, String)>,
}

/// Whether a home was about to take its place when it was cut short.
pub fn is_cut_short(home: &Path) -> bool {
    plan(home).exists()
}

/// Moves the home that was made into place. Returns where what was there lies now. What cannot be done whole is undone.
pub fn take_place(home: &Path, now: Timestamp) -> Result<Option<PathBuf>, BackupError> {
    let there = |name: &&&str| home.join(name).exists();
    let away: Vec<&&str> = ASIDE.iter().filter(there).collect();
    let aside = (!away.is_empty()).then(|| free_name(home, now));
    let to_aside = |name: &&str| {
        let aside = aside.as_deref().unwrap_or_default();
        ((*name).to_owned(), format!("{aside}/{name}"))
    };
    let made = MADE
        .iter()
        .filter(|name| home.join(MAKING).join(name).exists());
    // A configuration that is there stays.
    let made = made.filter(|name| **name != "config.toml" || !home.join(name).exists());
    let moves = away.into_iter().map(to_aside);
    let moves = moves.chain(made.map(|name| (format!("{MAKING}/{name}"), (*name).to_owned())));
    let plan = Plan {
        moves: moves.collect(),
        aside,
    };
    let path = self::plan(home);
    let text = serde_json::to_vec(&plan).map_err(|error| BackupError::io(&path, error.into()))?;
    replace(&path, &text).map_err(|source| BackupError::io(&path, source))?;
    carried_out(home, &plan).inspect_err(|_| undo(home, &plan))?;
    Ok(plan.aside.map(|aside| home.join(aside)))
}

/// Goes on with what was cut short, for whoever has the home.
pub fn go_on(home: &Path) -> Result<(), BackupError> {
    let path = plan(home);
    let text = match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        read => read.map_err(|source| BackupError::io(&path, source))?,
    };
    let plan = serde_json::from_slice(&text);
    let plan = plan.map_err(|error| BackupError::io(&path, io::Error::other(error)))?;
    carried_out(home, &plan)
}

/// A step is done whose end is there: what was made has names of its own until then.
fn carried_out(home: &Path, plan: &Plan) -> Result<(), BackupError> {
    if let Some(aside) = &plan.aside {
        let aside = home.join(aside);
        private_directory(&aside).map_err(|source| BackupError::io(&aside, source))?;
    }
    for (from, to) in &plan.moves {
        let (from, to) = (home.join(from), home.join(to));
        if from.exists() && !to.exists() {
            let moved = fs::rename(&from, &to).and_then(|()| sync_directory(&to));
            moved.map_err(|source| BackupError::io(&to, source))?;
        }
    }
    let making = home.join(MAKING);
    fs::remove_dir_all(&making).map_err(|source| BackupError::io(&making, source))
}

/// Best effort, on a disk that has just failed: what was set aside is whole wherever it lies.
fn undo(home: &Path, plan: &Plan) {
    for (from, to) in plan.moves.iter().rev() {
        let (from, to) = (home.join(from), home.join(to));
        if to.exists() && !from.exists() {
            let _ = fs::rename(&to, &from);
        }
    }
    let _ = fs::remove_dir_all(home.join(MAKING));
    let _ = plan
        .aside
        .as_ref()
        .map(|aside| fs::remove_dir(home.join(aside)));
}

/// A folder of its own for what a home holds.
fn free_name(home: &Path, now: Timestamp) -> String {
    let name = |number: u64| format!("before-restore-{}", now.0 + number);
    let free = (0..).map(name).find(|name| !home.join(name).exists());
    free.unwrap_or_else(|| name(0))
}

fn plan(home: &Path) -> PathBuf {
    home.join(MAKING).join("plan")
}
