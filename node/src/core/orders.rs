//! What commands carry: which spaces, whom to add, which pass to issue, how to check.

use std::collections::BTreeSet;

use federation_spec::rules::{DeskFacts, LocalDay, Standing};
use federation_spec::wire::ids::{MessageId, SpaceId};

use federation_spec::records::key_log::KeyReason;
use federation_spec::wire::ids::Hash32;
use federation_spec::wire::signature::SigningKey;

use super::facts::{Carried, Follows, KeptProfile, Limiting, Regard};
use super::memory::identity::KeyRing;

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
    /// For whom it vouches.
    Vouches,
    /// All status lists, in the order of their numbers: a CBOR sequence.
    StatusLists,
}

/// What an operator thinks of a space from now on.
#[derive(Debug, Clone)]
pub struct RegardOrder {
    /// What that is.
    pub regard: Regard,
    /// To what members of a pinned one are limited.
    pub limit: Option<Limiting>,
    /// Why, for this space's own people.
    pub note: Option<String>,
}

impl From<Regard> for RegardOrder {
    fn from(regard: Regard) -> Self {
        Self {
            regard,
            limit: None,
            note: None,
        }
    }
}

/// Whom an invitation is for, and what follows.
#[derive(Debug, Clone)]
pub struct InvitationOrder {
    /// Whom, as the operator writes it down.
    pub name: Option<String>,
    /// How many spaces may redeem it.
    pub times: u16,
    /// For how many days.
    pub days: u64,
    /// What follows for whoever does.
    pub follows: Follows,
}

/// What the recovery words bring about.
pub struct Recovery {
    /// The key of the words.
    pub key: SigningKey,
    /// The keys of this machine from now on: those of a new seed among them.
    pub ring: KeyRing,
    /// Thumbprint of the key of the new words.
    pub announces: Hash32,
    /// Why they are used.
    pub reason: KeyReason,
    /// The number of the last event that is kept; if not said, the last one that counts.
    pub after: Option<u64>,
}

impl std::fmt::Debug for Recovery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Recovery({}, ***)", self.reason.word())
    }
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
    /// If given: the plans that may use the visa, [`NO_PLAN`](super::facts::NO_PLAN) for those who have none; nobody else of
    /// the list may.
    pub travels: Option<BTreeSet<String>>,
    /// Members who had ended and are named are members again, though the list says nothing of their state.
    pub resume: bool,
    /// Rows that name other people than their numbers do are left out; else nothing is imported.
    pub skip_problems: bool,
    /// How lists of this kind are read from now on.
    pub keep: Option<KeptProfile>,
    /// Only say what would change.
    pub dry_run: bool,
}

/// An import that is taken back.
#[derive(Debug, Clone)]
pub struct UndoOrder {
    /// This one, or the last.
    pub import: Option<String>,
    /// Only say what would change.
    pub dry_run: bool,
}

/// A member as a list names them. Each text has at most 80 bytes and neither control nor invisible characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMember {
    /// The row's number as a spreadsheet shows it: from 1, the header counting.
    pub line: u32,
    /// The member's name.
    pub name: String,
    /// The e-mail address, in lower case.
    pub email: Listed<String>,
    /// The label of the plan.
    pub plan: Listed<String>,
    /// The first day of membership.
    pub since: Listed<LocalDay>,
    /// The last day of membership.
    pub until: Listed<LocalDay>,
    /// The number in the list's system.
    pub external_id: Listed<String>,
    /// Whether the membership runs.
    pub state: Listed<ListedState>,
}

/// What a list says of one thing. What it has no column for stays as it was known before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed<T> {
    /// It has no column for that.
    NoColumn,
    /// There is a column, and nothing in it.
    Empty,
    /// It says this.
    Is(T),
}

impl<T> Listed<T> {
    /// What stands there, if anything does.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::NoColumn | Self::Empty => None,
        }
    }

    /// What is known behind the list, of what was known before it.
    pub fn over(self, before: Option<T>) -> Option<T> {
        match self {
            Self::NoColumn => before,
            Self::Empty => None,
            Self::Is(value) => Some(value),
        }
    }

    /// Whether the list empties what was known before.
    pub fn empties(&self, before: &Option<T>) -> bool {
        matches!(self, Self::Empty) && before.is_some()
    }
}

impl<T> From<Option<T>> for Listed<T> {
    /// A cell of a column that is there.
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Self::Is)
    }
}

/// Whether a membership runs, as a list says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedState {
    /// It does.
    Runs,
    /// It will, from its first day on.
    NotYet,
    /// It has ended.
    Ended,
}

impl ListedMember {
    /// Whether the membership is none by what the list says of its state. One that is yet to begin is one only if the list
    /// says on which day to come.
    pub fn has_ended(&self, today: LocalDay) -> bool {
        match self.state {
            Listed::Is(ListedState::Ended) => true,
            Listed::Is(ListedState::NotYet) => self.since.value().is_none_or(|day| *day <= today),
            Listed::Is(ListedState::Runs) | Listed::Empty | Listed::NoColumn => false,
        }
    }

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
    /// Every member who may use the Coworking Visa.
    All,
    /// Those of them whose card ends within so many days.
    Due(u64),
    /// Those of them who hold a card under a key that somebody else may have.
    Distrusted,
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
    /// For every host: it takes the place of the cards that the house gave them before, which count no more.
    pub instead: bool,
    /// On what it is carried.
    pub on: Carried,
}

impl PassOrder {
    /// Cards as the house usually gives them.
    pub fn of(bearers: Bearers) -> Self {
        Self {
            bearers,
            days: None,
            host: None,
            from: None,
            until: None,
            show: None,
            announce: false,
            instead: false,
            on: Carried::Paper,
        }
    }
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
    /// Why a person lets the visitor in on amber.
    pub admit: Option<String>,
    /// What the desk states.
    pub facts: DeskFacts,
    /// Which desk asks.
    pub desk: Option<String>,
    /// The visitor agrees that what they show is kept for so many days.
    pub keep_days: Option<u64>,
    /// The message that the pass came with.
    pub message: Option<MessageId>,
}
