//! Everything that can follow from what happened: values, carried out by the edges in order.

use std::collections::BTreeSet;
use std::sync::Arc;

use federation_spec::protocol::{Cursor, Refused, Request, Salt};
use federation_spec::records::card::Attribute;
use federation_spec::records::profile::ProfileBody;
use federation_spec::records::terms::Content;
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::{Clock, LocalDay, Standing, Verdict};
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use super::facts::Entry;
use super::input::{Input, Method, Parcel, Peer, Ticket};

/// Everything that can follow.
#[derive(Debug)]
pub enum Output {
    /// Write this; once it is on disk, carry out what depends on it. If it cannot be written, what depends on it is not
    /// done, and commands in it are answered with the error.
    Persist(Box<Batch>, Vec<Output>),
    /// Carry these out once everything that was to be written before is on disk: they rest on it.
    Settled(Vec<Output>),
    /// Give a record to the network.
    Publish(Arc<[u8]>),
    /// Say what a gossip message was.
    Judge(Ticket, Gossip),
    /// Connect.
    Dial(String),
    /// Do not keep this address connected any longer.
    Forget(String),
    /// Close the connections with a peer.
    Disconnect(Peer),
    /// Ask a peer.
    Ask(Peer, Request, Method),
    /// Answer a peer from the store.
    Serve(Ticket, Request),
    /// Answer a peer: heard.
    Note(Ticket),
    /// Answer a peer: no.
    Refuse(Ticket, Refused),
    /// Compare the local set with a peer's message (or begin, without one).
    Reconcile {
        /// With whom.
        with: Peer,
        /// The salt of this reconciliation.
        salt: Salt,
        /// The message to answer; `None` to begin.
        message: Option<Vec<u8>>,
    },
    /// Let what a peer sent climb.
    Climb(Peer, Parcel),
    /// Answer a command.
    Answer(Ticket, Answer),
    /// Hand this back to the core when its turn comes: what follows depends on how things are then.
    Later(Box<Input>),
    /// Verify against these keys from now on.
    Keys(KeyView),
    /// These tokens of desks count from now on.
    Tokens(Arc<BTreeSet<Hash32>>),
    /// So many records were admitted, and are on disk.
    Admitted(Method, u64),
}

/// What a gossip message was. SPEC §7.3
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gossip {
    /// New and good: pass it on.
    Accept,
    /// Nothing for us; the sender did nothing wrong.
    Ignore,
    /// Provably wrong: the sender pays.
    Reject,
}

/// One change of what is on disk, as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// To the ledger.
    pub entries: Vec<Entry>,
    /// To the index.
    pub index: Vec<IndexChange>,
    /// To the files of pinned spaces.
    pub pinned: Vec<PinnedFile>,
}

/// What the file of a pinned space holds from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedFile {
    /// The space.
    pub space: SpaceId,
    /// All its signed records; `None` removes the file.
    pub records: Option<Vec<Arc<[u8]>>>,
}

/// What a record is to its space. The index holds it under its arrival number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The space.
    pub space: SpaceId,
    /// The type.
    pub kind: RecordType,
    /// The other one of two that contradict each other.
    pub rival: bool,
}

/// One change to the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexChange {
    /// A record takes its place.
    Put {
        /// The place.
        slot: Slot,
        /// Its arrival number.
        arrival: u64,
        /// When it was issued.
        issued_at: Timestamp,
        /// When it ends; 0 for never.
        expires_at: Timestamp,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
    /// A record leaves.
    Remove {
        /// Its place.
        slot: Slot,
        /// Its arrival number.
        arrival: u64,
    },
    /// How far a peer's index was read; `None` to forget.
    Cursor(Peer, Option<Cursor>),
}

/// Why a command was not carried out. Data: `words` says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No such space.
    UnknownSpace,
    /// No such record of this space.
    NoRecord,
    /// One's own space cannot be pinned or blocked.
    OwnSpace,
    /// No such member.
    UnknownMember,
    /// The membership ended.
    MemberEnded,
    /// Too many members.
    TooManyMembers,
    /// A name, plan or other text is too long or empty.
    BadText(&'static str),
    /// A number of days outside the bounds.
    BadDays {
        /// The most.
        max: u64,
    },
    /// No such visit.
    UnknownVisit,
    /// The pass cannot be counted: not genuine.
    PassNotGenuine,
    /// A day that has not come.
    DayInFuture,
    /// No such peer.
    UnknownPeer,
    /// Too many peers.
    TooManyPeers,
    /// That is this node itself.
    OwnPeer,
    /// Not an address of a peer.
    BadAddress(String),
    /// The code is wrong, used or too old.
    WrongCode,
    /// Too many codes wait.
    TooManyPairings,
    /// No such token.
    UnknownToken,
    /// The signed terms would be larger than a record may be.
    TermsTooLarge {
        /// Bytes.
        len: usize,
        /// The bound.
        max: usize,
    },
    /// The clock of this computer cannot be right: nothing is dated by it.
    ClockInDoubt,
    /// Another node signs with this space's key: nothing is published until a person looks at it.
    Twin,
    /// The disk failed: nothing is written until the node is started anew.
    ReadOnly(String),
}

/// The answer to a command.
pub type Answer = Result<Reply, Problem>;

/// What a command gives.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Done, nothing more to say.
    Done,
    /// How the node is.
    Status(StatusView),
    /// Spaces, and whether there are more.
    Spaces(Vec<SpaceView>, bool),
    /// One space.
    Space(Box<SpaceView>),
    /// Signed bytes.
    Bytes(Vec<u8>),
    /// Own terms.
    Terms(Box<TermsView>),
    /// Every content own terms had, oldest first.
    History(Vec<TermsView>),
    /// Members.
    Members(Vec<MemberView>),
    /// One member.
    Member(MemberView),
    /// A card, as signed bytes.
    Pass {
        /// The bytes.
        signed: Arc<[u8]>,
        /// When it ends.
        expires_at: Timestamp,
    },
    /// What the desk is told.
    Checked(Box<CheckView>),
    /// Visits.
    Visits(Vec<VisitView>),
    /// Peers.
    Peers(Vec<PeerView>),
    /// A pairing code waits until then.
    Pairing {
        /// Until when.
        expires_at: Timestamp,
    },
    /// A token was made.
    Token(TokenView),
    /// Tokens.
    Tokens(Vec<TokenView>),
}

/// How a node is.
#[derive(Debug, Clone)]
pub struct StatusView {
    /// This space.
    pub space: SpaceId,
    /// Its name.
    pub name: String,
    /// Connected peers.
    pub peers: usize,
    /// Spaces known beside this one.
    pub spaces: usize,
    /// Records held.
    pub records: usize,
    /// What is wrong with the disk.
    pub store: Option<String>,
    /// Another node signs with this space's key.
    pub twin: bool,
    /// Whether the clock of this computer can be right.
    pub clock: Clock,
    /// Full addresses listened on.
    pub addresses: Vec<String>,
    /// The local day at the house.
    pub today: LocalDay,
    /// Its IANA zone.
    pub zone: String,
}

/// A space as it is known here.
#[derive(Debug, Clone)]
pub struct SpaceView {
    /// Its id.
    pub space: SpaceId,
    /// Its standing.
    pub standing: Standing,
    /// It contradicts itself.
    pub conflicting: bool,
    /// Its profile.
    pub profile: Option<ProfileBody>,
    /// Its terms.
    pub terms: Option<TermsView>,
}

/// Terms as they are known here.
#[derive(Debug, Clone)]
pub struct TermsView {
    /// Sequence number.
    pub sequence: u64,
    /// When they were signed.
    pub issued_at: Timestamp,
    /// When the record ends.
    pub expires_at: Timestamp,
    /// When a person last said that they are true.
    pub reviewed_at: Option<Timestamp>,
    /// From when this content applies.
    pub applies_from: Timestamp,
    /// What applies.
    pub content: Content,
    /// What will apply, and from when.
    pub upcoming: Option<(Timestamp, Content)>,
    /// Hash of the content.
    pub content_hash: Hash32,
}

/// A member.
#[derive(Debug, Clone)]
pub struct MemberView {
    /// Her id.
    pub member: String,
    /// Her name.
    pub name: String,
    /// Her plan.
    pub plan: Option<String>,
    /// The word of her tier.
    pub tier: Option<String>,
    /// Member since.
    pub since: Option<LocalDay>,
    /// Member until.
    pub until: Option<LocalDay>,
    /// Whether the membership runs today.
    pub active: bool,
}

/// What a desk is told, and about whom.
#[derive(Debug, Clone)]
pub struct CheckView {
    /// The verdict.
    pub verdict: Verdict,
    /// The home that the pass names.
    pub home: Option<HomeView>,
    /// The name of the known space that an unknown home is like.
    pub alike: Option<String>,
    /// What the visitor shows; unproven if the home is unknown.
    pub disclosed: Vec<Attribute>,
    /// The visit she is in with.
    pub checked_in: Option<String>,
    /// The host's IANA zone, for times in sentences.
    pub zone: String,
}

/// The home of a pass.
#[derive(Debug, Clone)]
pub struct HomeView {
    /// Its id.
    pub space: SpaceId,
    /// Its name, if its profile is known.
    pub name: Option<String>,
    /// Its standing; `None` if it is unknown.
    pub standing: Option<Standing>,
}

/// A visit.
#[derive(Debug, Clone)]
pub struct VisitView {
    /// Its id.
    pub visit: String,
    /// The visitor's home.
    pub home: SpaceId,
    /// The home's name, if it is known.
    pub home_name: Option<String>,
    /// The local day.
    pub date: LocalDay,
    /// Which day of this visitor it is, counted from her first here.
    pub day: u64,
    /// Check-in.
    pub started: Timestamp,
    /// Whether she is in.
    pub open: bool,
}

/// A peer.
#[derive(Debug, Clone)]
pub struct PeerView {
    /// Its id, if it was ever connected.
    pub peer: Option<Peer>,
    /// Its space, if a profile names the peer.
    pub space: Option<SpaceId>,
    /// Its address.
    pub address: Option<String>,
    /// Whether it is connected.
    pub connected: bool,
    /// When it was last.
    pub last_seen: Option<Timestamp>,
}

/// A desk's token.
#[derive(Debug, Clone)]
pub struct TokenView {
    /// Its name.
    pub token: String,
    /// When it was made.
    pub created_at: Timestamp,
}
