//! Which process speaks on which connection. Two that hold one key are one peer to all others: what is asked of it would go to
//! the one or the other. Only the one that came last is heard.

use std::collections::BTreeMap;

use federation_spec::protocol::{Run, Sender};
use libp2p::PeerId;
use libp2p::core::ConnectedPoint;
use libp2p::swarm::ConnectionId;

use super::address::name;
use super::purse::Neighbourhood;
use super::task::{From, NetEvent, Task, full_address};

/// The connections of each peer that is connected, in the order in which they came, and who spoke there.
#[derive(Debug, Default)]
pub(super) struct Runs {
    open: BTreeMap<PeerId, BTreeMap<ConnectionId, Spoken>>,
}

#[derive(Debug)]
struct Spoken {
    /// Where the other end is.
    address: String,
    run: Option<Run>,
}

impl Runs {
    pub(super) fn opened(&mut self, peer: PeerId, connection: ConnectionId, address: String) {
        let spoken = Spoken { address, run: None };
        self.open
            .entry(peer)
            .or_default()
            .insert(connection, spoken);
    }

    /// Where the process is that came last.
    pub(super) fn address(&self, peer: PeerId) -> Option<String> {
        let last = self.open.get(&peer)?.values().next_back();
        last.map(|spoken| spoken.address.clone())
    }

    pub(super) fn closed(&mut self, peer: PeerId, connection: ConnectionId) {
        let Some(open) = self.open.get_mut(&peer) else {
            return;
        };
        open.remove(&connection);
        if open.is_empty() {
            self.open.remove(&peer);
        }
    }

    /// A process said on a connection who it is. The connections that are to be closed: those of other processes, when a
    /// later one is known.
    pub(super) fn heard(
        &mut self,
        peer: PeerId,
        connection: ConnectionId,
        run: Run,
    ) -> Vec<ConnectionId> {
        let Some(open) = self.open.get_mut(&peer) else {
            return Vec::new();
        };
        if let Some(spoken) = open.get_mut(&connection) {
            spoken.run = Some(run);
        }
        let last = open.values().rev().find_map(|spoken| spoken.run);
        let others = open
            .iter()
            .filter(|(_, spoken)| spoken.run.is_some() && spoken.run != last);
        others.map(|(connection, _)| *connection).collect()
    }
}

impl Task {
    pub(super) async fn on_established(
        &mut self,
        (peer, connection): From,
        endpoint: &ConnectedPoint,
        first: bool,
    ) {
        let remote = endpoint.get_remote_address();
        let address = full_address(remote, peer);
        self.runs.opened(peer, connection, address.clone());
        if endpoint.is_listener() {
            self.reached.came_in(connection, remote);
        }
        self.metrics.peers(self.swarm.connected_peers().count());
        self.places.insert(peer, Neighbourhood::of(remote));
        if first {
            self.tell(NetEvent::Connected(name(&peer), address)).await;
        }
    }

    pub(super) async fn on_closed(&mut self, (peer, connection): From, last: bool) {
        self.reached.went(connection);
        self.runs.closed(peer, connection);
        if !last {
            return;
        }
        self.metrics.peers(self.swarm.connected_peers().count());
        self.places.remove(&peer);
        self.serving.forget(peer);
        self.tell(NetEvent::Gone(name(&peer))).await;
    }

    /// What the sender of a frame says of itself.
    pub(super) async fn note_sender(&mut self, (peer, connection): From, sender: Sender) {
        if let Some(run) = sender.run {
            let others = self.runs.heard(peer, connection, run);
            self.hear_last(peer, others).await;
        }
        if sender != Sender::default() {
            self.tell(NetEvent::Told(name(&peer), sender.at, sender.space))
                .await;
        }
    }

    /// Closes the connections of a peer on which another process spoke than the one that came last, and begins with that one
    /// as with any peer that comes.
    async fn hear_last(&mut self, peer: PeerId, others: Vec<ConnectionId>) {
        let closed = others
            .into_iter()
            .filter(|connection| self.swarm.close_connection(*connection));
        if closed.count() == 0 {
            return;
        }
        if let Some(address) = self.runs.address(peer) {
            self.tell(NetEvent::Gone(name(&peer))).await;
            self.tell(NetEvent::Connected(name(&peer), address)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(runs: &mut Runs, peer: PeerId, spoken: &[(usize, u8)]) -> Vec<ConnectionId> {
        let mut closed = Vec::new();
        for (connection, run) in spoken {
            let connection = ConnectionId::new_unchecked(*connection);
            closed = runs.heard(peer, connection, Run([*run; 8]));
        }
        closed
    }

    #[test]
    fn only_the_process_that_came_last_is_heard() {
        let (peer, mut runs) = (PeerId::random(), Runs::default());
        let ids: Vec<ConnectionId> = (1..=3).map(ConnectionId::new_unchecked).collect();
        for id in &ids {
            runs.opened(peer, *id, String::new());
        }
        assert!(
            said(&mut runs, peer, &[(1, 7), (2, 7)]).is_empty(),
            "Two connections of one process are as good as one."
        );
        assert_eq!(
            said(&mut runs, peer, &[(3, 8)]),
            ids[..2],
            "Another process came later: both of the first go."
        );
        assert_eq!(
            said(&mut runs, peer, &[(1, 7)]),
            ids[..2],
            "It may speak again before they are gone."
        );
        runs.closed(peer, ids[0]);
        runs.closed(peer, ids[1]);
        assert!(
            said(&mut runs, peer, &[(3, 8)]).is_empty(),
            "One is left, and stays."
        );
        runs.closed(peer, ids[2]);
        assert!(runs.open.is_empty(), "Nothing is remembered of who went.");
    }
}
