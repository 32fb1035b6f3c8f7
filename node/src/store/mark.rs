//! The mark of where a home lies: on which machine, and in which folder of its disk. A home that was copied, or brought
//! back from a copy, does not lie where its mark says.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use federation_spec::wire::ids::Hash32;
use serde::{Deserialize, Serialize};

use super::files::replace;

/// Where a home lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// SHA-256 of the machine's id and a word of ours, so that the file tells nobody that id; none where the system has none.
    machine: Option<String>,
    /// The device that the ledger is on. It may change when a machine starts, so that it only says more, and decides nothing.
    device: u64,
    /// The folder's number on it.
    inode: u64,
}

impl Mark {
    /// Where the ledger of a home lies now.
    pub fn of(home: &Path) -> io::Result<Self> {
        let ledger = fs::metadata(home.join("ledger"))?;
        let machine = fs::read_to_string("/etc/machine-id").ok();
        let machine = machine.map(|id| id.trim().to_owned());
        let named = |id: String| Hash32::of(format!("covisa home mark {id}").as_bytes()).hex();
        Ok(Self {
            machine: machine.filter(|id| !id.is_empty()).map(named),
            device: ledger.dev(),
            inode: ledger.ino(),
        })
    }

    /// Where a home lay when it was opened last; `None` for one that has no mark, or none that can be read.
    pub fn read(home: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(path(home)).ok()?).ok()
    }

    /// Marks a home.
    pub fn write(&self, home: &Path) -> io::Result<()> {
        let text = serde_json::to_vec(self)?;
        replace(&path(home), &text)
    }

    /// Whether a home that bears this mark was copied, or brought back, to where it lies now. Without a machine's id the
    /// folder alone tells.
    pub fn is_elsewhere(&self, now: &Self) -> bool {
        let machines = self.machine.as_ref().zip(now.machine.as_ref());
        let other_machine = machines.is_some_and(|(then, now)| then != now);
        other_machine || self.inode != now.inode
    }
}

fn path(home: &Path) -> std::path::PathBuf {
    home.join("lies")
}
