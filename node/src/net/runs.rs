//! Which process speaks on which connection. Two that hold one key are one peer to all others: what is asked of it would go to
//! the one or the other. Only the one that came last is heard.

use std::collections::BTreeMap;

use federation_spec::protocol::{Run, Sender};
use libp2p::PeerId;
use libp2p::core::ConnectedPoint;
use libp2p::swarm::ConnectionId;

use super::address::name;
use super::neighbourhood::Neighbourhood;
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
    /// It was told to close: nothing that is said there counts any more.
    closing: bool,
}

impl Runs {
    pub(super) fn opened(&mut self, peer: PeerId, connection: ConnectionId, address: String) {
        let spoken = Spoken {
            address,
            run: None,
            closing: false,
        };
        self.open
            .entry(peer)
            .or_default()
            .insert(connection, spoken);
    }

    /// A connection is gone. Where the peer is now, if that was the last one of another process.
    pub(super) fn closed(&mut self, peer: PeerId, connection: ConnectionId) -> Option<String> {
        let open = self.open.get_mut(&peer)?;
        let replaced = open.remove(&connection).is_some_and(|gone| gone.closing);
        if open.is_empty() {
            self.open.remove(&peer);
            return None;
        }
        let still = open.values().any(|spoken| spoken.closing);
        let last = open.values().next_back();
        last.filter(|_| replaced && !still)
            .map(|spoken| spoken.address.clone())
    }

    /// A process said on a connection who it is. The connections that are to be closed, each once: those of other processes,
    /// when a later one is known.
    pub(super) fn heard(
        &mut self,
        peer: PeerId,
        connection: ConnectionId,
        run: Run,
    ) -> Vec<ConnectionId> {
        let Some(open) = self.open.get_mut(&peer) else {
            return Vec::new();
        };
        match open.get_mut(&connection) {
            Some(spoken) if !spoken.closing => spoken.run = Some(run),
            _ => return Vec::new(),
        }
        let last = open.values().rev().find_map(|spoken| spoken.run);
        let others = open
            .iter_mut()
            .filter(|(_, spoken)| !spoken.closing && spoken.run.is_some() && spoken.run != last);
        others
            .map(|(connection, spoken)| {
                spoken.closing = true;
                *connection
            })
            .collect()
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
        let now_at = self.runs.closed(peer, connection);
        if !last {
            if let Some(address) = now_at {
                // What was asked of the other process is answered by nobody: begin with this one as with one that comes.
                self.tell(NetEvent::Gone(name(&peer))).await;
                self.tell(NetEvent::Connected(name(&peer), address)).await;
            }
            return;
        }
        self.metrics.peers(self.swarm.connected_peers().count());
        self.places.remove(&peer);
        self.serving.forget(peer);
        self.tell(NetEvent::Gone(name(&peer))).await;
    }

    /// What the sender of a frame says of itself. The connections of another process with the same key are closed.
    pub(super) async fn note_sender(&mut self, (peer, connection): From, sender: Sender) {
        if let Some(run) = sender.run {
            for other in self.runs.heard(peer, connection, run) {
                self.swarm.close_connection(other);
            }
        }
        if sender != Sender::default() {
            self.tell(NetEvent::Told(name(&peer), sender.at, sender.space))
                .await;
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
        assert!(
            said(&mut runs, peer, &[(1, 7), (1, 9), (3, 8)]).is_empty(),
            "Each is closed once, whatever is said there before it is gone."
        );
        assert_eq!(
            runs.closed(peer, ids[0]),
            None,
            "One of them is still closing."
        );
        assert_eq!(
            runs.closed(peer, ids[1]).as_deref(),
            Some(""),
            "Now the last process is the peer, and is told of as one that comes."
        );
        assert!(
            said(&mut runs, peer, &[(3, 8)]).is_empty(),
            "One is left, and stays."
        );
        assert_eq!(runs.closed(peer, ids[2]), None, "Nobody is left.");
        assert!(runs.open.is_empty(), "Nothing is remembered of who went.");
    }
}
