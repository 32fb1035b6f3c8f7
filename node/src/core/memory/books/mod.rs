//! What only this node knows, as the ledger tells it: standings, peers, desks' tokens, members, passes, visits, messages,
//! invitations.

pub mod invitations;
mod ledgered;
pub mod letters;
pub mod members;
pub mod passes;
pub mod visits;

pub use ledgered::{Books, Token};
pub use letters::Letters;
pub use members::{ImportNote, ListKey, MemberNote};
pub use passes::{PLACE_LEN, PassNote, Place, SUSPENSION_LEN, SuspensionNote};
pub use visits::{CountedVisit, Guest, VisitNote};
