//! Everything that can follow from what happened: values, carried out by the edges in order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::Arc;

use federation_spec::protocol::{Refused, Request, Salt};
use federation_spec::rules::key_view::KeyView;
use federation_spec::wire::ids::Hash32;

use super::ask::{Answer, To, Value};
use super::batch::{Batch, IndexChange};
use super::facts::Holder;
use super::pages::Parcel;
use super::peers::{Method, Peer, Ticket};
use super::problem::Problem;

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
        self.effect(Effect::Answer(to.ticket(), answer.map(Value::of)));
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
    pub(super) fn later(&mut self, again: Again) {
        self.put(Output::Later(again));
    }

    /// Hands this to the core after so many milliseconds.
    pub(super) fn wake(&mut self, again: Again, after: u64) {
        self.effect(Effect::Wake(again, after));
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
    Later(Again),
    /// Carry this out.
    Effect(Effect),
}

/// What the core comes back to, when its turn comes or after a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Again {
    /// There is something new on disk: every other peer connected by now is told.
    Announce {
        /// Who knows it already.
        but: Option<Peer>,
    },
    /// A page of a peer's index is on disk.
    Written {
        /// The peer whose index it is.
        from: Peer,
    },
    /// Whoever had just connected has been read: checks need not wait any longer.
    Settle,
    /// A visit is on disk.
    Entered(String),
    /// A check has waited long enough.
    Overdue(Ticket),
    /// A message may be taken now that was not before.
    Send,
    /// What peers know of this space was waited for long enough.
    Listened,
}

/// What an edge does, at once.
#[derive(Debug)]
pub enum Effect {
    /// Tell the network something.
    Network(NetworkOrder),
    /// Answer a command.
    Answer(Ticket, Answer),
    /// Hand this to the core after so many milliseconds.
    Wake(Again, u64),
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
