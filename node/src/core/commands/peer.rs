//! Nodes of other spaces: those that are named, connected, or in this house's network.

use federation_spec::wire::ids::Timestamp;

use crate::core::ask::To;
use crate::core::batch::Batch;
use crate::core::facts::{Fact, PeerFact};
use crate::core::limits::MAX_NAMED_PEERS;
use crate::core::output::{NetworkOrder, Outbox};
use crate::core::peers::Neighbour;
use crate::core::problem::Problem;
use crate::core::state::Core;
use crate::core::views::{NeighbourView, PeerView};

/// Questions about peers.
#[derive(Debug)]
pub enum PeerCommand {
    /// Says who is in this house's network: all of them, each time; `None` if nobody listens there.
    Hear(Option<Vec<Neighbour>>, To<()>),
    /// Lists who is in this house's network; `None` if nobody listens there.
    ListNearby(To<Option<Vec<NeighbourView>>>),
    /// Keeps a peer of the configuration connected while the node runs, and does not note it.
    KeepConnected(String, To<()>),
    /// Names a peer. All of them, then.
    Add(String, To<Vec<PeerView>>),
    /// Lists peers, named and connected.
    List(To<Vec<PeerView>>),
    /// Drops a peer, by address or id. All that are left.
    Remove(String, To<Vec<PeerView>>),
}

impl Core {
    pub(super) fn on_peer(&mut self, question: PeerCommand, now: Timestamp, out: &mut Outbox) {
        match question {
            PeerCommand::Hear(neighbours, to) => {
                self.surroundings.hear_nearby(neighbours);
                out.answer(to, Ok(()));
            }
            PeerCommand::ListNearby(to) => out.tell(to, Ok(self.list_nearby())),
            PeerCommand::KeepConnected(address, to) => self.keep_connected(to, address, out),
            PeerCommand::Add(address, to) => {
                self.change(to, out, |core, out| core.add_peer(to, address, now, out))
            }
            PeerCommand::List(to) => out.tell(to, Ok(self.list_peers())),
            PeerCommand::Remove(named, to) => {
                self.change(to, out, |core, out| core.remove_peer(to, &named, now, out))
            }
        }
    }

    fn add_peer(
        &mut self,
        to: To<Vec<PeerView>>,
        address: String,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        if address.ends_with(&format!("/p2p/{}", self.surroundings.own())) {
            return Err(Problem::OwnPeer);
        }
        if self.books.peers().len() >= MAX_NAMED_PEERS {
            return Err(Problem::TooManyPeers);
        }
        self.granted.reconsider();
        let fact = Fact::Peer(PeerFact::Named {
            address: address.clone(),
        });
        let batch = if self.books.peers().contains(&address) {
            Batch::default()
        } else {
            self.batch(fact, now)
        };
        let then = out.persist(batch);
        then.network(NetworkOrder::Dial(address));
        then.answer(to, Ok(self.list_peers()));
        Ok(())
    }

    fn keep_connected(&mut self, to: To<()>, address: String, out: &mut Outbox) {
        if !self.surroundings.configure(address.clone()) {
            return out.tell(to, Err(Problem::TooManyPeers));
        }
        self.granted.reconsider();
        out.network(NetworkOrder::Dial(address));
        out.answer(to, Ok(()));
    }

    fn remove_peer(
        &mut self,
        to: To<Vec<PeerView>>,
        named: &str,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let matches =
            |address: &&String| **address == named || address.ends_with(&format!("/p2p/{named}"));
        let peers = self.books.peers();
        let address = peers.iter().find(matches).cloned();
        let address = address.ok_or(Problem::UnknownPeer)?;
        self.granted.reconsider();
        let dropped = Fact::Peer(PeerFact::Dropped {
            address: address.clone(),
        });
        let batch = self.batch(dropped, now);
        let connected = self
            .sessions
            .peers()
            .find(|peer| address.ends_with(&format!("/p2p/{peer}")))
            .cloned();
        let then = out.persist(batch);
        then.network(NetworkOrder::Forget(address));
        if let Some(peer) = connected {
            then.network(NetworkOrder::Disconnect(peer));
        }
        then.answer(to, Ok(self.list_peers()));
        Ok(())
    }
}
