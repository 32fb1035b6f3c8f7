//! How a node is.

use schemars::JsonSchema;
use serde::Serialize;

use super::values::{Day, Id, Moment};
use crate::backup::shelf::Standing;
use crate::core::views::StatusView;
use crate::words::{Locale, warning};

/// How the node is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Status {
    space: Id,
    name: String,
    /// it is served to browsers and programs
    running: bool,
    /// nodes that are connected
    peers: usize,
    /// other spaces that are known
    spaces: usize,
    pinned: usize,
    /// spaces with which an invitation came about and that wait for a decision, at most 100
    undecided: usize,
    records: usize,
    /// ok, or what is wrong with the disk
    store: String,
    /// members whose last card ends within a week
    cards_due: usize,
    /// questions of other spaces that a person has to answer
    requests: usize,
    /// messages that have not reached their space
    undelivered: usize,
    addresses: Vec<String>,
    /// the local day at this house
    today: Day,
    /// its IANA zone
    zone: String,
    /// when the last backup was made
    #[serde(skip_serializing_if = "Option::is_none")]
    backup_at: Option<Moment>,
    /// where backups lie
    backups_in: String,
    /// what the operator has to look after
    warnings: Vec<String>,
    /// those of the warnings because of which this node gives nothing out, or is to be doubted
    doubts: Vec<String>,
    /// what is to be said of this computer's clock
    clock: Vec<String>,
}

impl Status {
    /// Words how a node is.
    pub fn of(
        view: StatusView,
        running: bool,
        warnings: Vec<String>,
        backups: &Standing,
        locale: Locale,
    ) -> Self {
        Self {
            doubts: warning::doubts(&view, locale),
            clock: warning::clock(&view, locale),
            warnings,
            running,
            backup_at: backups.kept.first().map(|last| last.made_at.into()),
            backups_in: backups.folder.display().to_string(),
            space: view.space.into(),
            name: view.name,
            peers: view.peers,
            spaces: view.spaces,
            pinned: view.pinned,
            undecided: view.undecided,
            records: view.records,
            store: view.store.unwrap_or("ok".to_owned()),
            cards_due: view.cards_due,
            requests: view.requests,
            undelivered: view.undelivered,
            addresses: view.addresses,
            today: view.today.into(),
            zone: view.zone,
        }
    }
}

/// A doubt has ended.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Confirmed {
    confirmed: bool,
}

impl Confirmed {
    /// It has.
    pub const DONE: Self = Self { confirmed: true };
}
