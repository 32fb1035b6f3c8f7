//! Backups, and what one may not know that was brought back.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{Id, Moment};
use crate::backup::shelf::{Kept, Standing};
use crate::clock;
use crate::core::views::RestoredView;
use crate::http::contract::Bounded;

/// The backups of this space.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Backups {
    /// where they lie
    folder: String,
    /// in the home itself, and would be lost with it
    at_home: bool,
    /// they can be made: they are sealed to the recovery words that count
    sealed: bool,
    /// a passphrase opens them besides
    passphrase: bool,
    /// what went wrong with the last one, if anything did
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<String>,
    /// the newest first
    backups: Vec<Backup>,
}

impl Backups {
    /// What lies on a shelf.
    pub fn of(standing: Standing) -> Self {
        let kept = standing.kept.iter();
        let backups = kept.map(|kept| Backup::of(&standing.folder, kept));
        Self {
            backups: backups.collect(),
            folder: standing.folder.display().to_string(),
            at_home: standing.at_home,
            sealed: standing.sealed,
            passphrase: standing.passphrase,
            trouble: standing.trouble,
        }
    }
}

/// One backup.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Backup {
    /// the whole path
    file: String,
    made_at: Moment,
    bytes: u64,
    /// the number of the ledger's last entry in it, of one that was made just now
    #[serde(skip_serializing_if = "Option::is_none")]
    entries: Option<u64>,
}

impl Backup {
    /// One that was made just now.
    pub fn made(file: &Path, bytes: u64, entries: u64) -> Self {
        Self {
            file: file.display().to_string(),
            made_at: clock::now().into(),
            bytes,
            entries: Some(entries),
        }
    }

    /// One that lies in a folder.
    pub fn of(folder: &Path, kept: &Kept) -> Self {
        Self {
            file: folder.join(&kept.name).display().to_string(),
            made_at: kept.made_at.into(),
            bytes: kept.bytes,
            entries: None,
        }
    }
}

/// The recovery words to which backups are sealed.
#[derive(Deserialize, JsonSchema)]
pub struct GivenSheet {
    /// the 24 words that count
    #[schemars(example = &"the 24 words of the sheet")]
    pub words: String,
}

impl Bounded for GivenSheet {}

/// What opens backups besides the words.
#[derive(Deserialize, JsonSchema)]
pub struct GivenPassphrase {
    /// at least twelve characters; none, and only the words open them
    #[serde(default)]
    #[schemars(example = &"a passphrase of several words")]
    pub passphrase: Option<String>,
}

impl Bounded for GivenPassphrase {}

/// A person has looked at what a backup may not know.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenSeen {
    /// nobody visited between the backup and the bringing back: no visit is missing
    #[serde(default)]
    pub nobody_came: bool,
}

impl Bounded for GivenSeen {}

/// What a backup may not know of which this home was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Restored {
    /// this home was made of a backup, and nobody has said that nothing is missing
    restored: bool,
    /// when the backup was made
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Moment>,
    /// when it was brought back
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Moment>,
    /// somebody has looked at the pinned spaces since
    seen: bool,
    /// other computers have not been told yet that they stand down
    moving: bool,
    /// the spaces whose key was checked, as the backup knows them
    pinned: Vec<PinnedThen>,
}

/// A space whose key was checked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PinnedThen {
    space: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl Restored {
    /// What the node tells of it.
    pub fn of(view: Option<RestoredView>) -> Self {
        let moments = view.as_ref().map(|view| (view.from, view.until));
        let pinned = view.as_ref().map(|view| view.pinned.clone());
        let pinned = pinned.unwrap_or_default().into_iter();
        Self {
            restored: view.is_some(),
            from: moments.map(|(from, _)| from.into()),
            until: moments.map(|(_, until)| until.into()),
            seen: view.as_ref().is_some_and(|view| view.seen),
            moving: view.is_some_and(|view| view.moving),
            pinned: pinned
                .map(|(space, name)| PinnedThen {
                    space: space.into(),
                    name,
                })
                .collect(),
        }
    }
}
