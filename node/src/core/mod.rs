//! The protocol, pure: `handle(input, moment, rng) -> outputs`. No clock, no I/O, no async, no randomness of its own.
//!
//! | file | what it decides |
//! |---|---|
//! | [`input`], [`output`] | the table of contents: all that can happen, all that can follow |
//! | `dispatch` | which file answers which input |
//! | [`memory`] | what the core holds, in parts that own their fields |
//! | [`state`] | those parts together, and what the core begins with |
//! | [`scheduler`] | what waits for the disk, and what becomes of it when the disk fails |
//! | [`told`] | what another writer of the same ledger wrote is so here too |
//! | [`recalled`] | what is on disk takes the place of what was held |
//! | [`admission`] | what becomes of a record that arrived: admitted, ignored, or held against its sender |
//! | [`catch_up`], `reading`, `reconciling` | what to ask a peer, and when; page by page, or by comparing two sets |
//! | `granted` | what a peer is granted: who is favoured, waited for, read again |
//! | [`own`] | this space's own records: published, signed anew in time; the gate before every signature |
//! | `key_logs`, `own_keys` | key events that arrived; this space's own log: another key, a recovery, the end |
//! | `own_records` | what is heard of this space, and who else signs with its key |
//! | `listening` | a node hears what is known of its space before it speaks |
//! | `watch` | whether the clock on the wall can be believed |
//! | `reached` | where this node is reached, as its profile says |
//! | `delivery` | who has this space's newest terms |
//! | [`desk`], `waiting` | a pass is shown; a check waits for a home that was just reached |
//! | `visits` | who was here, and what is forgotten of them |
//! | `members`, `imports`, `import_plan`, `undoing` | who belongs to this space, by hand and by the lists of other systems, which can be taken back |
//! | `passes`, `issuing` | cards and passes for one host, taken back and made |
//! | `lists` | this space's status lists |
//! | `messages` | what two spaces say about one visit |
//! | `inviting` | a space is invited, redeems an invitation, waits for a decision |
//! | `codes` | a short code is said, or a home is asked |
//! | `pairing` | desks and their tokens |
//! | [`holdings`] | what a home holds that nobody else can give back |
//! | `restoring` | a home that was made of a backup: what is amber until a person has looked, and who stands down |
//! | [`listing`] | spaces and peers as they are shown |
//!
//! What they speak of, and which knows nothing of any of them:
//!
//! | file | what it is |
//! |---|---|
//! | [`commands`] | everything that can be asked, a file a noun; [`orders`] and [`views`] are what questions and answers carry |
//! | [`facts`] | everything that the ledger says |
//! | [`contact`] | how people reach a space, as it is written down |
//! | [`peers`], [`pages`], [`climbed`], [`shown`] | who sends, what is sent, and what became of it on the ladder |
//! | [`batch`], [`problem`], [`ask`] | what is to be written, why something was not done, where an answer goes |
//! | [`moment`], [`random`], [`limits`] | time, chance and bounds: arguments and numbers |
//! | [`address`] | e-mail addresses |
//! | [`offer`], `likeness` | terms that may have ended, names that people would take for each other |

#![warn(clippy::wildcard_enum_match_arm)]

pub mod address;
pub mod admission;
pub mod ask;
pub mod batch;
pub mod catch_up;
pub mod climbed;
mod codes;
pub mod commands;
pub mod contact;
mod delivery;
pub mod desk;
mod dispatch;
pub mod facts;
mod granted;
pub mod holdings;
mod import_plan;
mod imports;
pub mod input;
mod inviting;
mod issuing;
mod key_logs;
mod likeness;
pub mod limits;
mod listening;
pub mod listing;
mod lists;
pub mod meetable;
mod members;
pub mod memory;
mod messages;
pub mod moment;
pub mod offer;
pub mod orders;
pub mod output;
pub mod own;
mod own_keys;
mod own_records;
pub mod pages;
mod pairing;
mod passes;
pub mod peers;
pub mod problem;
pub mod random;
mod reached;
mod reading;
pub mod recalled;
mod reconciling;
mod restoring;
pub mod scheduler;
pub mod shown;
pub mod state;
pub mod told;
mod trusting;
mod undoing;
pub mod views;
mod visits;
mod waiting;
mod watch;

pub use ask::{Answer, To};
pub use batch::{Batch, IndexChange, PinnedFile, Slot};
pub use climbed::Climbed;
pub use commands::{
    Command, DeskCommand, InvitationCommand, KeyCommand, MemberCommand, PassCommand, PeerCommand,
    SpaceCommand, SystemCommand, TermsCommand, TokenCommand, VisitCommand,
};
pub use facts::{
    Entry, Fact, InvitationFact, LedgerFact, MemberFact, MessageFact, OwnFact, PassFact, PeerFact,
    SpaceFact, TokenFact, VisitFact,
};
pub use input::Input;
pub use memory::books::CountedVisit;
pub use memory::identity::Identity;
pub use moment::{Moment, Uptime};
pub use output::{Again, Effect, Gossip, NetworkOrder, Outbox, Output};
pub use pages::{Page, Parcel, Reconciled, Slice};
pub use peers::{Method, Neighbour, Peer, Ticket};
pub use problem::Problem;
pub use random::Random;
pub use scheduler::{Scheduler, Step, Stored, Why};
pub use shown::Shown;
pub use state::{Core, Setup};
