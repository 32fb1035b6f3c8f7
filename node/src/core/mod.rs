//! The protocol, pure: `handle(input, moment, rng) -> outputs`. No clock, no I/O, no async, no randomness of its own.
//!
//! | file | what it decides |
//! |---|---|
//! | [`input`], [`output`] | the table of contents: all that can happen, all that can follow |
//! | [`state`] | which file answers which input |
//! | [`moment`] | the two clocks, and whether the one on the wall can be right |
//! | [`directory`] | which records of which spaces are held |
//! | [`admission`] | what becomes of a record that arrived: admitted, ignored, or held against its sender |
//! | [`catch_up`] | what to ask a peer, and when |
//! | [`reading`] | a peer's index, page by page |
//! | [`reconciling`] | two sets are compared, and what differs is fetched |
//! | [`books`] | what only this node knows: members, passes, visits, standings, peers, tokens |
//! | [`own`] | this space's own records: published, signed anew in time |
//! | [`desk`] | a pass is shown |
//! | [`commands`] | what an operator asks for |

pub mod admission;
pub mod books;
pub mod catch_up;
pub mod commands;
pub mod desk;
pub mod directory;
pub mod facts;
pub mod input;
pub mod limits;
pub mod listing;
pub mod moment;
pub mod output;
pub mod own;
mod reading;
mod reconciling;
pub mod state;

pub use facts::{Entry, Fact};
pub use input::{Climbed, Command, Input, Method, Page, Parcel, Peer, Shown, Ticket};
pub use moment::{Moment, Uptime};
pub use output::{Answer, Batch, Gossip, IndexChange, Output, Problem, Reply};
pub use state::{Core, Setup};
