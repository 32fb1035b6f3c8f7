//! What the ledger holds: everything that cannot be fetched again. SPEC has no say here; the form is this node's own.
//!
//! A fact is written as JSON, so that the ledger can be read by people and by later versions. Its word (`what`) says which one it
//! is, whichever noun it belongs to.

mod form;
mod invitations;
mod members;
mod messages;
mod own;
mod passes;
mod spaces;
mod tokens;
mod visits;

use federation_spec::wire::ids::Timestamp;
use serde::{Deserialize, Serialize};

use self::form::seconds;
pub use self::invitations::{Follows, InvitationFact};
pub use self::members::{
    KeptProfile, Member, MemberDetails, MemberFact, NO_PLAN, PlanRule, Residence,
};
pub use self::messages::MessageFact;
pub use self::own::{Brand, CardLife, OwnFact, Restore, Tablets, Welcoming};
pub use self::passes::{Carried, PassFact, PassIssued, status_of};
pub use self::spaces::{Limiting, PeerFact, Regard, SpaceFact};
pub use self::tokens::{HOUSE, Holder, May, Role, TokenFact, WayIn};
pub use self::visits::{VisitFact, VisitOpened};

/// A fact and when it became one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it was written.
    #[serde(with = "seconds")]
    pub at: Timestamp,
    /// The fact itself.
    pub fact: Fact,
}

/// One thing that happened here and that nobody else can tell. The order is that in which a reader tries them: what there is most
/// of comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "a fact that this version knows, with all of its parts"
)]
pub enum Fact {
    /// Somebody was here.
    Visit(VisitFact),
    /// Something was said about a visit.
    Message(MessageFact),
    /// A pass was made, or taken back.
    Pass(PassFact),
    /// Somebody belongs to this space, or no longer.
    Member(MemberFact),
    /// This space signed something, or its node found something out.
    Own(OwnFact),
    /// The operator thinks something of a space.
    Space(SpaceFact),
    /// The operator names a peer.
    Peer(PeerFact),
    /// A space was invited, or redeems an invitation.
    Invitation(InvitationFact),
    /// A browser was paired.
    Token(TokenFact),
    /// Something becomes of the ledger itself.
    Ledger(LedgerFact),
}

/// What becomes of the ledger itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum LedgerFact {
    /// What some entries said is gone for good.
    #[serde(rename = "erased")]
    Erased {
        /// Their numbers.
        entries: Vec<u64>,
    },
}

/// How far a fact vouches for the clock by which it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vouches {
    /// The node did it by itself.
    Little,
    /// A person did it, and may have looked at the clock.
    Much,
    /// A person, or the nodes of two homes, said that the clock is right.
    Wholly,
}

impl Fact {
    /// How far it vouches for the clock.
    pub fn vouches(&self) -> Vouches {
        match self {
            Self::Own(fact) => fact.vouches(),
            Self::Message(fact) => fact.vouches(),
            Self::Invitation(fact) => fact.vouches(),
            Self::Ledger(LedgerFact::Erased { .. }) => Vouches::Little,
            Self::Visit(_)
            | Self::Pass(_)
            | Self::Member(_)
            | Self::Space(_)
            | Self::Peer(_)
            | Self::Token(_) => Vouches::Much,
        }
    }
}
