//! Everything that can happen to a node.

use federation_spec::protocol::{Cursor, Refused, Request};
use federation_spec::wire::ids::{MessageId, SpaceId, Timestamp};

use super::climbed::Climbed;
use super::commands::Command;
use super::facts::Entry;
use super::output::Again;
use super::pages::{Page, Parcel, Reconciled, Slice};
use super::peers::{Address, Method, Peer, Ticket};
use super::shown::Heard;

/// Everything that can happen.
#[derive(Debug)]
pub enum Input {
    /// A gossip message has climbed.
    Gossip {
        /// For its verdict.
        ticket: Ticket,
        /// Who passed it on.
        from: Peer,
        /// What became of it.
        climbed: Climbed,
    },
    /// A peer sent records.
    Parcel {
        /// The peer that sent them.
        from: Peer,
        /// The records, as they came.
        parcel: Parcel,
    },
    /// The first of the records that a peer sent have climbed.
    Slice {
        /// Who sent them.
        from: Peer,
        /// The records that have climbed.
        slice: Slice,
    },
    /// All of them have.
    Page {
        /// Who sent them.
        from: Peer,
        /// The last of the records, and where to go on.
        page: Page,
    },
    /// A peer answered a reconciliation message.
    ReconcileReply {
        /// The peer that answered.
        from: Peer,
        /// Its message.
        message: Vec<u8>,
        /// Where its index stood.
        at: Cursor,
    },
    /// The store compared a peer's message with what is held.
    Reconciled {
        /// The peer whose set it is.
        with: Peer,
        /// What it gave.
        result: Reconciled,
    },
    /// A peer heard our news.
    Noted {
        /// The peer that heard it.
        from: Peer,
    },
    /// A peer said no, or did not answer.
    NoReply {
        /// The peer that was asked.
        from: Peer,
        /// What for it was asked.
        method: Method,
        /// Its reason; `None` if the stream failed.
        refused: Option<Refused>,
    },
    /// A peer asks for something.
    Asked {
        /// The peer that asks.
        from: Peer,
        /// For the answer.
        ticket: Ticket,
        /// The request that it makes.
        request: Request,
    },
    /// A connection stands.
    Connected {
        /// The peer at the other end.
        peer: Peer,
        /// At which address.
        address: String,
    },
    /// The last connection with a peer is gone.
    Gone {
        /// The peer that is gone.
        peer: Peer,
    },
    /// The network listens here.
    Listening {
        /// The full multiaddr.
        address: String,
    },
    /// The network knows where this node is reached.
    Reached {
        /// All of them.
        addresses: Vec<Address>,
    },
    /// The network task ended and was started anew: all connections are gone.
    NetworkRestarted,
    /// Gossip reached nobody.
    PublishFailed,
    /// Gossip does not reach peers that are connected.
    Deaf {
        /// The peers that were not told.
        peers: Vec<Peer>,
    },
    /// A peer sent a message about a visit, and it has climbed.
    Message {
        /// The peer that brought it.
        from: Peer,
        /// For the answer.
        ticket: Ticket,
        /// What became of it.
        heard: Heard,
    },
    /// A peer has a message of ours.
    Delivered {
        /// The message that arrived.
        message: MessageId,
    },
    /// A peer said what its clock shows, and whose node it is: hearsay.
    Said {
        /// The peer that said so.
        from: Peer,
        /// What its clock shows.
        at: Option<Timestamp>,
        /// Its space.
        space: Option<SpaceId>,
    },
    /// Another writer appended an entry to the ledger that this node shares with it.
    Told {
        /// Its number.
        number: u64,
        /// The entry.
        entry: Box<Entry>,
        /// What became of the record in it, if it holds one that this space signed.
        record: Option<Climbed>,
    },
    /// Another writer was quicker, and what this node held was forgotten for what is on disk.
    Forgotten,
    /// Something that a peer passed on found no room.
    Missed {
        /// The peer that passed it on.
        from: Peer,
    },
    /// What the core said that it would come back to.
    Again(Again),
    /// An operator or a desk asks for something.
    Command(Box<Command>),
    /// The disk failed: nothing more is written until the node is started anew.
    StoreFailed {
        /// What the system said.
        reason: String,
    },
    /// Time passed.
    Tick,
}
