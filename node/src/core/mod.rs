//! The protocol, pure: `handle(input, moment, rng) -> outputs`. No clock, no I/O, no async, no randomness of its own.
//!
//! | file | what it decides |
//! |---|---|
//! | [`input`], [`output`] | the table of contents: all that can happen, all that can follow |
//! | [`orders`], [`views`] | what commands and replies carry |
//! | `dispatch` | which file answers which input |
//! | [`state`] | what the core holds, and what it begins with |
//! | [`scheduler`] | what waits for the disk, and what becomes of it when the disk fails |
//! | [`told`] | what another writer of the same ledger wrote is so here too |
//! | [`recalled`] | what is on disk takes the place of what was held |
//! | [`moment`] | the two clocks, and whether the one on the wall can be right |
//! | [`directory`] | which records of which spaces are held |
//! | [`admission`] | what becomes of a record that arrived: admitted, ignored, or held against its sender |
//! | [`catch_up`] | what to ask a peer, and when |
//! | `sessions` | connected peers: what is going on with each |
//! | [`reading`] | a peer's index, page by page |
//! | [`reconciling`] | two sets are compared, and what differs is fetched |
//! | `granted` | what a peer is granted: who is favoured, waited for, read again |
//! | [`books`] | what only this node knows: members, passes, visits, standings, peers, tokens |
//! | [`own`] | this space's own records: published, signed anew in time; the gate before every signature |
//! | `own_records` | what this space has signed, and who else signs with its key |
//! | `listening` | a node hears what is known of its space before it speaks |
//! | `watch` | whether the clock on the wall can be believed |
//! | [`offer`] | what a space offers at a moment, by terms that may have ended |
//! | `reached` | where this node is reached, as its profile says |
//! | `delivery` | who has this space's newest terms |
//! | [`desk`] | a pass is shown |
//! | `likeness` | which names people would take for each other |
//! | `waiting` | a check waits for a home that was just reached |
//! | `visits` | who was here, and what is forgotten of them |
//! | `members` | who belongs to this space |
//! | `imports` | the member lists of other systems |
//! | `passes`, `issuing` | cards and passes for one host, taken back and made |
//! | `lists` | this space's status lists |
//! | `messages` | what two spaces say about one visit |
//! | `codes` | a short code is said, or a home is asked |
//! | `pairing` | desks and their tokens |
//! | [`ask`] | a question carries the type of its answer |
//! | [`commands`] | everything that can be asked, a file a noun |

#![warn(clippy::wildcard_enum_match_arm)]

pub mod admission;
pub mod ask;
pub mod books;
pub mod catch_up;
mod climbed;
mod codes;
pub mod commands;
mod delivery;
pub mod desk;
pub mod directory;
mod dispatch;
pub mod facts;
mod granted;
mod imports;
pub mod input;
mod issuing;
mod likeness;
pub mod limits;
mod listening;
pub mod listing;
mod lists;
mod members;
mod messages;
pub mod moment;
pub mod offer;
pub mod orders;
pub mod output;
pub mod own;
mod own_records;
mod pairing;
mod passes;
mod reached;
mod reading;
pub mod recalled;
mod reconciling;
pub mod scheduler;
mod sessions;
pub mod state;
pub mod told;
pub mod views;
mod visits;
mod waiting;
mod watch;

pub use ask::{Answer, To};
pub use commands::{
    Command, DeskCommand, MemberCommand, PassCommand, PeerCommand, SpaceCommand, SystemCommand,
    TermsCommand, TokenCommand, VisitCommand,
};
pub use facts::{
    Entry, Fact, LedgerFact, MemberFact, MessageFact, OwnFact, PassFact, PeerFact, SpaceFact,
    TokenFact, VisitFact,
};
pub use input::{Climbed, Input, Method, Neighbour, Page, Parcel, Peer, Shown, Slice, Ticket};
pub use moment::{Moment, Uptime};
pub use output::{Batch, Effect, Gossip, IndexChange, NetworkOrder, Outbox, Output, Problem};
pub use scheduler::{Scheduler, Step, Stored, Why};
pub use state::{Core, Setup};
