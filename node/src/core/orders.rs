//! What commands carry: which spaces, whom to add, which pass to issue, how to check.

use std::collections::BTreeSet;

use federation_spec::rules::{DeskFacts, LocalDay, Standing};
use federation_spec::wire::ids::{MessageId, SpaceId};

/// Which spaces.
#[derive(Debug, Clone, Default)]
pub struct SpaceFilter {
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// A part of the name, the city or the id, in any case.
    pub text: Option<String>,
    /// Degrees north and east, and most kilometres from there.
    pub near: Option<(f64, f64, u64)>,
    /// Of this standing.
    pub standing: Option<Standing>,
    /// After this id.
    pub after: Option<SpaceId>,
    /// At most so many, and in one turn no more than `FOUND_A_TURN`.
    pub limit: usize,
}

/// Which signed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawRecord {
    /// The profile.
    Profile,
    /// The terms.
    Terms,
    /// The inception event.
    Key,
    /// All events, one after the other: a CBOR sequence.
    KeyLog,
    /// All status lists, in the order of their numbers: a CBOR sequence.
    StatusLists,
}

/// A member list that is read in.
#[derive(Debug, Clone)]
pub struct ImportOrder {
    /// Which system the list came from: its members are known again by it.
    pub source: String,
    /// Whom it names.
    pub members: Vec<ListedMember>,
    /// It names everyone: members of this source who are missing have left.
    pub complete: bool,
    /// If given: the plans that may use the visa; no other plan of the list may.
    pub travels: Option<BTreeSet<String>>,
    /// Only say what would change.
    pub dry_run: bool,
}

/// A member as a list names her. Each text has at most 80 bytes and neither control nor invisible characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMember {
    /// Her row's number as a spreadsheet shows it: from 1, the header counting.
    pub line: u32,
    /// Her name.
    pub name: String,
    /// Her e-mail address, in lower case.
    pub email: Option<String>,
    /// The label of her plan.
    pub plan: Option<String>,
    /// The first day of membership.
    pub since: Option<LocalDay>,
    /// The last day of membership.
    pub until: Option<LocalDay>,
    /// Her number in the list's system.
    pub external_id: Option<String>,
    /// The list says that she has left.
    pub ended: bool,
}

impl ListedMember {
    /// Whether both say the same of the same member, wherever they stand.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let line = self.line;
        *self
            == Self {
                line,
                ..other.clone()
            }
    }
}

/// For whom passes are issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bearers {
    /// These members.
    Named(Vec<String>),
    /// Every member who may use the visa.
    All,
    /// Those of them whose card ends within so many days.
    Due(u64),
}

/// Which passes are issued.
#[derive(Debug, Clone)]
pub struct PassOrder {
    /// The members who get them.
    pub bearers: Bearers,
    /// A card for so many days.
    pub days: Option<u64>,
    /// For this host only.
    pub host: Option<SpaceId>,
    /// For one host: from this local day on.
    pub from: Option<LocalDay>,
    /// For one host: up to this local day.
    pub until: Option<LocalDay>,
    /// What it shows, by the words of attributes, and `tier`; as usual if not given.
    pub show: Option<BTreeSet<String>>,
    /// For one host: its code is announced there.
    pub announce: bool,
}

/// What is done with passes that were issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassChange {
    /// They count no more.
    Revoke,
    /// They do not count for now.
    Suspend,
    /// They count again.
    Resume,
}

/// How a pass is checked.
#[derive(Debug, Clone, Default)]
pub struct CheckOptions {
    /// Count a visit, if the verdict allows.
    pub check_in: bool,
    /// Why a person lets her in on amber.
    pub admit: Option<String>,
    /// What the desk states.
    pub facts: DeskFacts,
    /// Which desk asks.
    pub desk: Option<String>,
    /// The visitor agrees that what she shows is kept for so many days.
    pub keep_days: Option<u64>,
    /// The message that the pass came with.
    pub message: Option<MessageId>,
}
