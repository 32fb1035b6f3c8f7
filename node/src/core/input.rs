//! Everything that can happen to a node.

use std::fmt;
use std::sync::Arc;

use federation_spec::protocol::{Cursor, Refused, Request};
use federation_spec::records::values::Text;
use federation_spec::records::{Pass, VisitMessage};
use federation_spec::rules::question::Refusal;
use federation_spec::wire::ids::{Hash32, MessageId, SpaceId, Timestamp};
use federation_spec::wire::signature::Verified;

pub use super::climbed::{Climbed, Fall, Keyless};
use super::commands::Command;
use super::facts::Entry;

/// A node of the network, by its transport key: the raw bytes of its libp2p peer id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Peer(pub Arc<[u8]>);

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&bs58::encode(&self.0).into_string())
    }
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Peer {
    /// The peer whom an address names at its end.
    pub fn at_end_of(address: &str) -> Option<Self> {
        let (_, name) = address.rsplit_once("/p2p/")?;
        let bytes = bs58::decode(name).into_vec().ok()?;
        (!bytes.is_empty()).then(|| Self(bytes.into()))
    }
}

/// A node in this house's network, as it says of itself: nothing of it is proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Its transport key.
    pub peer: Peer,
    /// Where it can be dialled, that key at the end.
    pub address: String,
    /// Its space.
    pub space: SpaceId,
    /// What that space is called.
    pub name: Text<1, 80>,
}

/// A slip that an edge gives with something it wants judged or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// By which way records came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// By gossip.
    Gossip,
    /// Everything, into an empty store.
    Stream,
    /// From a cursor on.
    Cursor,
    /// By reconciliation.
    Reconcile,
    /// A key log that was missing, and what waited for it.
    KeyLog,
    /// Word that there is something new: brings no records itself.
    News,
    /// A message about a visit: brings no records either.
    Deliver(MessageId),
    /// Whether a peer has the newest terms of this space: brings them back.
    Confirm,
    /// What a peer holds of this very space.
    Own,
}

/// A catch-up reply as it came: nothing is known of its records but their bytes.
#[derive(Debug)]
pub struct Parcel {
    /// The way by which they came.
    pub method: Method,
    /// The records.
    pub records: Vec<Arc<[u8]>>,
    /// Where to go on.
    pub next: Option<Cursor>,
    /// Whether there is more.
    pub more: bool,
}

impl Parcel {
    /// Records that waited for a key log that has come.
    pub fn of_waiting(records: Vec<Arc<[u8]>>) -> Self {
        Self {
            method: Method::KeyLog,
            records,
            next: None,
            more: false,
        }
    }
}

/// Some of the first records of a catch-up reply that have climbed.
#[derive(Debug)]
pub struct Slice {
    /// The way by which they came.
    pub method: Method,
    /// What became of each record.
    pub records: Vec<Climbed>,
}

/// The end of a catch-up reply whose records have climbed.
#[derive(Debug)]
pub struct Page {
    /// The way by which they came.
    pub method: Method,
    /// What became of each record that did not come in a slice.
    pub records: Vec<Climbed>,
    /// SHA-256 of the bytes of each record of the reply, where a reconciliation asked for them; else none.
    pub ids: Vec<Hash32>,
    /// Where to go on.
    pub next: Option<Cursor>,
    /// Whether the peer has more than it gave.
    pub more: bool,
}

/// What the reconciling of a message with the local set gave.
#[derive(Debug)]
pub struct Reconciled {
    /// The next message; `None` when both sets are known to agree.
    pub next: Option<Vec<u8>>,
    /// Salted ids that the peer has and this node lacks.
    pub need: Vec<Hash32>,
}

/// What was shown at a desk, after it climbed as far as it could.
#[derive(Debug, Clone)]
pub enum Shown {
    /// A pass signed by a key valid for its home.
    Genuine(Box<Verified<Pass>>),
    /// A pass of a home whose keys are not held: unproven.
    UnknownHome(Box<Pass>),
    /// Nothing yet: the home was asked.
    Asked {
        /// The home.
        home: SpaceId,
        /// The request.
        request: MessageId,
        /// When it was asked.
        at: Timestamp,
        /// Its node has the question.
        delivered: bool,
    },
    /// Not a pass; with the home it names, if it names one.
    Refused(Refusal, Option<SpaceId>),
}

/// What became of a message about a visit on the ladder.
#[derive(Debug, Clone)]
pub enum Heard {
    /// It is signed by the space that it names; the pass inside has climbed too.
    Message {
        /// The message.
        message: Box<Verified<VisitMessage>>,
        /// The pass that it carries.
        pass: Option<Box<Shown>>,
    },
    /// It is signed by a space, or a key, whose log is not held.
    KeyNotHeld,
    /// It fell.
    Fell,
}

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
    /// A page of a peer's index is on disk.
    Written {
        /// The peer whose index it is.
        from: Peer,
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
        /// Binary multiaddrs: all of them.
        addresses: Vec<Vec<u8>>,
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
    /// What peers know of this space was waited for long enough.
    Listened,
    /// Something that a peer passed on found no room.
    Missed {
        /// The peer that passed it on.
        from: Peer,
    },
    /// Whoever had just connected has been read: checks need not wait any longer.
    Settle,
    /// A check has waited long enough.
    Overdue(Ticket),
    /// There is something new on disk: every other peer connected by now is told.
    Announce {
        /// Who knows it already.
        but: Option<Peer>,
    },
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
