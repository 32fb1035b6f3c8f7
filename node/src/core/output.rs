//! Everything that can follow from what happened: values, carried out by the edges in order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::Arc;

use federation_spec::protocol::{Cursor, Refused, Request, Salt};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use super::ask::{Answer, To};
use super::facts::{Entry, Holder};
use super::input::{Input, Method, Parcel, Peer, Ticket};

/// What follows from an input, in the order in which it is carried out. Functions are handed one and put into it: nothing
/// that follows can be dropped on its way.
#[derive(Debug, Default)]
pub struct Outbox(Vec<Output>);

impl Outbox {
    /// Whether nothing follows.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What follows, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Output> {
        self.0.iter()
    }

    fn put(&mut self, output: Output) {
        self.0.push(output);
    }

    /// Has an edge do something.
    pub(super) fn effect(&mut self, effect: Effect) {
        self.put(Output::Effect(effect));
    }

    /// Adds all that is in another one.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Tells the network something.
    pub(super) fn network(&mut self, order: NetworkOrder) {
        self.effect(Effect::Network(order));
    }

    /// Asks a peer.
    pub(super) fn ask(&mut self, peer: Peer, request: Request, method: Method) {
        self.network(NetworkOrder::Ask(peer, request, method));
    }

    /// Writes this. What follows once it is on disk is put into what comes back.
    pub(super) fn persist(&mut self, batch: Batch) -> &mut Self {
        self.put(Output::Persist(Box::new(batch), Self::default()));
        self.behind()
    }

    /// Writes these changes of the index, if there are any.
    pub(super) fn index(&mut self, index: Vec<IndexChange>) {
        if !index.is_empty() {
            self.persist(Batch {
                index,
                ..Batch::default()
            });
        }
    }

    /// Where to put what rests on all that is to be written so far.
    pub(super) fn behind(&mut self) -> &mut Self {
        if !matches!(
            self.0.last(),
            Some(Output::Persist(..) | Output::Settled(_))
        ) {
            self.put(Output::Settled(Self::default()));
        }
        match self.0.last_mut() {
            Some(Output::Persist(_, then) | Output::Settled(then)) => then,
            Some(Output::Later(_) | Output::Effect(_)) | None => {
                unreachable!("one was put there, if none was")
            }
        }
    }

    /// Answers at once.
    pub(super) fn answer<T: Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        answer: Result<T, Problem>,
    ) {
        self.effect(to.answer(answer));
    }

    /// Answers with what rests on all that is to be written so far.
    pub(super) fn tell<T: Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        answer: Result<T, Problem>,
    ) {
        self.behind().answer(to, answer);
    }

    /// Hands this to the core again when its turn comes.
    pub(super) fn later(&mut self, input: Input) {
        self.put(Output::Later(Box::new(input)));
    }

    /// Hands this to the core after so many milliseconds.
    pub(super) fn wake(&mut self, input: Input, after: u64) {
        self.effect(Effect::Wake(Box::new(input), after));
    }
}

impl<'a> IntoIterator for &'a Outbox {
    type Item = &'a Output;
    type IntoIter = std::slice::Iter<'a, Output>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Outbox {
    type Item = Output;
    type IntoIter = std::vec::IntoIter<Output>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Everything that can follow.
#[derive(Debug)]
pub enum Output {
    /// Write this; once it is on disk, carry out what depends on it. If it cannot be written, what depends on it is not
    /// done, and commands in it are answered with the error.
    Persist(Box<Batch>, Outbox),
    /// Carry these out once everything that was to be written before is on disk: they rest on it.
    Settled(Outbox),
    /// Hand this back to the core when its turn comes: what follows depends on how things are then.
    Later(Box<Input>),
    /// Carry this out.
    Effect(Effect),
}

/// What an edge does, at once.
#[derive(Debug)]
pub enum Effect {
    /// Tell the network something.
    Network(NetworkOrder),
    /// Answer a command.
    Answer(Ticket, Answer),
    /// Hand this to the core after so many milliseconds.
    Wake(Box<Input>, u64),
    /// Let what a peer sent climb.
    Climb(Peer, Parcel),
    /// Let a message about a visit climb that a peer sent.
    ClimbMessage(Peer, Ticket, Vec<u8>),
    /// Answer a peer from the store.
    Serve(Ticket, Request),
    /// Compare the local set with a peer's message (or begin, without one).
    Reconcile {
        /// The peer whose set it is.
        with: Peer,
        /// The salt of this reconciliation.
        salt: Salt,
        /// The message to answer; `None` to begin.
        message: Option<Vec<u8>>,
    },
    /// Verify against these keys from now on.
    Keys(KeyView),
    /// These tokens count from now on, each with what its holder may do.
    Tokens(Arc<BTreeMap<Hash32, Holder>>),
    /// So many records were admitted, and are on disk.
    Admitted(Method, u64),
}

/// What the network is to do.
#[derive(Debug)]
pub enum NetworkOrder {
    /// Give a record to everyone.
    Publish(Arc<[u8]>),
    /// Say what a gossip message was.
    Judge(Ticket, Gossip),
    /// Keep an address connected.
    Dial(String),
    /// Do not keep it connected any longer.
    Forget(String),
    /// Dial the nodes of a space once: peers, and binary multiaddrs of its profile.
    Reach(Vec<Peer>, Vec<Vec<u8>>),
    /// Close the connections with a peer.
    Disconnect(Peer),
    /// Count these peers, and no others, as no strangers: nodes of pinned spaces, named and long known ones.
    Favour(BTreeSet<Peer>),
    /// Note that so many things that a peer sent were provably wrong.
    Fault(Peer, u32),
    /// Ask a peer.
    Ask(Peer, Request, Method),
    /// Answer a peer: heard.
    Note(Ticket),
    /// Answer a peer: no.
    Refuse(Ticket, Refused),
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
    /// The number that the first of them has to get there; 0 without any.
    pub first: u64,
    /// How often the ledger had been read anew, since another writer was quicker, when this was decided.
    pub era: u32,
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
    /// Places of a status list whose home took them back by lists that are not kept.
    Taken {
        /// The home.
        space: SpaceId,
        /// The list's number.
        list: u8,
        /// A bit a place, 1,024 bytes; `None` to forget.
        places: Option<Vec<u8>>,
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
    /// The member's plan may not use the visa.
    PlanStays(String),
    /// No import that can still be undone.
    NothingToUndo,
    /// No such pass, and no member of that id.
    UnknownPass,
    /// The pass has ended, or was taken back for good.
    PassEnded,
    /// There is no room in the status list for the name of another suspension.
    NoRoomToSuspend,
    /// The suspension cannot be lifted: an import made it, or it has no name.
    CannotResume,
    /// Too many passes for one command.
    TooManyPasses {
        /// The most.
        max: usize,
    },
    /// All places of all status lists are in use.
    ListsFull,
    /// A pass cannot show this.
    CannotShow(String),
    /// A pass for a host is not for this space itself.
    OwnHost,
    /// Days of a pass for one host that cannot be: they have passed, or end before they begin.
    BadDates,
    /// No such request, or none that waits for an answer.
    UnknownRequest,
    /// The other space is not pinned, so that it takes no messages from here, or none are taken from it.
    NotPinned,
    /// Too many messages wait.
    TooManyMessages,
    /// A name, plan or other text is too long or empty.
    BadText(&'static str),
    /// A number of days outside the bounds.
    BadDays {
        /// The most.
        max: u64,
    },
    /// No such visit.
    UnknownVisit,
    /// Nothing that the visitor showed is there.
    NothingShown,
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
    /// This home was copied or brought back, and has not heard yet what was signed since.
    HomeCopied,
    /// Something of this space was signed later than now: this clock is wrong, or was.
    OwnFuture,
    /// This node listens for what peers know of its space before it says anything by itself.
    Listening,
    /// Another node signs with this space's key: nothing is published until a person looks at it.
    Twin,
    /// Another writer of the same ledger was quicker: nothing was done.
    Overtaken,
    /// The disk failed: nothing is written until the node is started anew.
    ReadOnly(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(out: &Outbox) -> Vec<String> {
        let one = |output: &Output| match output {
            Output::Persist(_, then) => format!("persist{:?}", shape(then)),
            Output::Settled(then) => format!("settled{:?}", shape(then)),
            Output::Effect(Effect::Answer(..)) => "answer".to_owned(),
            Output::Effect(_) | Output::Later(_) => "other".to_owned(),
        };
        out.iter().map(one).collect()
    }

    #[test]
    fn what_rests_on_what_is_written_waits_for_the_newest_write_and_for_no_other() {
        let to = To::new(Ticket(1));
        let mut out = Outbox::default();
        out.persist(Batch::default());
        out.persist(Batch::default());
        out.tell(to, Ok(()));
        out.effect(Effect::Admitted(Method::Gossip, 1));
        out.tell(to, Ok(()));
        out.tell(to, Ok(()));
        out.answer(to, Ok(()));
        let expected = [
            "persist[]",
            "persist[\"answer\"]",
            "other",
            "settled[\"answer\", \"answer\"]",
            "answer",
        ];
        assert_eq!(shape(&out), expected, "Each is where it belongs.");
    }

    #[test]
    fn changes_of_the_index_are_written_if_there_are_any() {
        let mut out = Outbox::default();
        out.index(Vec::new());
        assert!(out.is_empty(), "Nothing is to be written.");
        out.index(vec![IndexChange::Cursor(Peer([1].as_slice().into()), None)]);
        assert_eq!(shape(&out), ["persist[]"], "One change is.");
    }
}
