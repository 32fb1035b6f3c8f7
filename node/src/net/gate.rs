//! Who is let in, and who gives way when there is no room: limits by address for whoever has not said who it is and for
//! strangers, by peer id alone for whoever is favoured.
//!
//! Nobody who is better than the worst that is here is refused. Whoever did what is provably wrong stays out for a while.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::IpAddr;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use libp2p::core::Endpoint;
use libp2p::core::transport::PortUse;
use libp2p::swarm::{
    CloseConnection, ConnectionDenied, ConnectionId, FromSwarm, NetworkBehaviour, THandler,
    THandlerInEvent, THandlerOutEvent, ToSwarm, dummy,
};
use libp2p::{Multiaddr, PeerId};

use super::neighbourhood::{Neighbourhood, ip_of};
use super::purse::Purses;
use crate::budgets::{
    CLOSING, CONNECTIONS, CONNECTIONS_OF_PEER, DIALS, FAULT_WINDOW, FAULTS, IDLE, OUT,
    OUT_FAVOURED, OUTGOING, REMEMBERED_FAULTS, SILENT, STRANGERS, STRANGERS_OF_ADDRESS,
    STRANGERS_OF_NEIGHBOURHOOD, UNNAMED, UNNAMED_OF_ADDRESS, UNNAMED_OF_NEIGHBOURHOOD,
};

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Refused {
    #[error("it did what is provably wrong a short while ago")]
    Out,
    #[error("it has as many connections as one peer may have")]
    OfPeer,
    #[error("too many new connections come from there")]
    Greetings,
    #[error("there is no room, and nobody here is worse")]
    Full,
}

/// A connection that has not said whose it is.
#[derive(Debug)]
struct Unnamed {
    at: Multiaddr,
    place: Place,
    cut: bool,
}

/// Where a connection comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    ip: Option<IpAddr>,
    from: Neighbourhood,
}

impl Place {
    fn of(address: &Multiaddr) -> Self {
        Self {
            ip: ip_of(address),
            from: Neighbourhood::of(address),
        }
    }
}

#[derive(Debug)]
struct Established {
    peer: PeerId,
    place: Place,
    inbound: bool,
    /// Since when it has brought nothing.
    idle_since: Instant,
    closing: bool,
    at: Multiaddr,
}

#[derive(Debug)]
struct Faults {
    count: u32,
    since: Instant,
    out_until: Option<Instant>,
}

/// The behaviour.
#[derive(Debug)]
pub(super) struct Gate {
    purses: Purses,
    /// The oldest first.
    unnamed: BTreeMap<ConnectionId, Unnamed>,
    dialling: BTreeMap<ConnectionId, ()>,
    established: HashMap<ConnectionId, Established>,
    faults: HashMap<PeerId, Faults>,
    closing: VecDeque<(PeerId, CloseConnection)>,
    waker: Option<Waker>,
}

impl Gate {
    /// With nobody inside.
    pub(super) fn new(purses: Purses) -> Self {
        Self {
            purses,
            unnamed: BTreeMap::new(),
            dialling: BTreeMap::new(),
            established: HashMap::new(),
            faults: HashMap::new(),
            closing: VecDeque::new(),
            waker: None,
        }
    }

    /// A peer brought something new.
    pub(super) fn brought(&mut self, peer: &PeerId, now: Instant) {
        let of_peer = self.established.values_mut();
        for connection in of_peer.filter(|held| held.peer == *peer) {
            connection.idle_since = now;
        }
    }

    /// So many things that a peer sent were provably wrong.
    pub(super) fn fault(&mut self, peer: PeerId, count: u32, now: Instant) {
        self.make_room_for_fault(&peer);
        let held = self.faults.entry(peer).or_insert(Faults {
            count: 0,
            since: now,
            out_until: None,
        });
        if now.saturating_duration_since(held.since) >= FAULT_WINDOW {
            (held.count, held.since) = (0, now);
        }
        held.count = held.count.saturating_add(count);
        if held.count >= FAULTS {
            let out = match self.purses.is_favoured(&peer) {
                true => OUT_FAVOURED,
                false => OUT,
            };
            held.out_until = Some(now + out);
            held.count = 0;
            self.put_out(peer);
        }
    }

    /// Closes a connection of a stranger that takes nothing of what it asked for.
    pub(super) fn drop_stranger(&mut self, peer: PeerId) {
        if !self.purses.is_favoured(&peer) {
            self.put_out(peer);
        }
    }

    /// A connection does not answer whether somebody is there. If nothing else comes on it either, nobody is: what is on
    /// its way to there is lost, however well the path takes it.
    pub(super) fn no_answer(&mut self, id: ConnectionId, now: Instant) {
        let open = self.established.get(&id).filter(|held| !held.closing);
        let silence = |held: &Established| self.purses.silence(&held.at, held.peer, now);
        if open.is_some_and(|held| silence(held) >= SILENT) {
            self.tell_to_close(id);
        }
    }

    fn put_out(&mut self, peer: PeerId) {
        let of_peer = self.established.iter();
        let of_peer = of_peer.filter(|(_, held)| held.peer == peer && !held.closing);
        let ids: Vec<ConnectionId> = of_peer.map(|(id, _)| *id).collect();
        ids.into_iter().for_each(|id| self.tell_to_close(id));
    }

    /// The peers that have done least lately are forgotten first.
    fn make_room_for_fault(&mut self, peer: &PeerId) {
        if self.faults.len() < REMEMBERED_FAULTS || self.faults.contains_key(peer) {
            return;
        }
        let oldest = self
            .faults
            .iter()
            .min_by_key(|(_, held)| held.out_until.unwrap_or(held.since));
        if let Some(oldest) = oldest.map(|(peer, _)| *peer) {
            self.faults.remove(&oldest);
        }
    }

    fn is_out(&self, peer: &PeerId, now: Instant) -> bool {
        let held = self.faults.get(peer).and_then(|held| held.out_until);
        held.is_some_and(|until| now < until)
    }

    fn close(&mut self, peer: PeerId, which: CloseConnection) {
        self.closing.push_back((peer, which));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// One more that has not said who it is: if there are too many, the oldest of whoever has most of them gives way. A
    /// handshake takes a moment, so the oldest is the one that does not mean to end it.
    fn let_knock(&mut self, id: ConnectionId, at: &Multiaddr) {
        let unnamed = Unnamed {
            at: at.clone(),
            place: Place::of(at),
            cut: false,
        };
        let place = unnamed.place;
        self.unnamed.insert(id, unnamed);
        let waiting = || self.unnamed.values().filter(|held| !held.cut);
        let of_address = |held: &&Unnamed| held.place.ip == place.ip && held.place.ip.is_some();
        let from = |held: &&Unnamed| held.place.from == place.from;
        let gives_way = if waiting().filter(of_address).count() > UNNAMED_OF_ADDRESS {
            waiting().find(of_address)
        } else if waiting().filter(from).count() > UNNAMED_OF_NEIGHBOURHOOD {
            waiting().find(from)
        } else if waiting().count() > UNNAMED {
            let mut crowds: HashMap<Neighbourhood, usize> = HashMap::new();
            waiting().for_each(|held| *crowds.entry(held.place.from).or_default() += 1);
            let most = crowds.values().copied().max();
            waiting().find(|held| crowds.get(&held.place.from).copied() == most)
        } else {
            None
        };
        if let Some(at) = gives_way.map(|held| held.at.clone()) {
            self.purses.cut_line(&at);
            let mut all = self.unnamed.values_mut();
            all.find(|held| held.at == at && !held.cut)
                .into_iter()
                .for_each(|held| held.cut = true);
        }
    }

    /// Whether a peer that has said who it is may come in.
    fn admit(&mut self, peer: PeerId, at: &Multiaddr, now: Instant) -> Result<(), Refused> {
        if self.is_out(&peer, now) {
            return Err(Refused::Out);
        }
        let place = Place::of(at);
        let favoured = self.purses.is_favoured(&peer);
        if !favoured && !self.purses.greet(place.from, now) {
            return Err(Refused::Greetings);
        }
        self.let_another(peer)?;
        if favoured {
            return self.room(CONNECTIONS, now, |_| true, None);
        }
        let known = place.ip.is_some();
        let of_address = move |held: &Established| known && held.place.ip == place.ip;
        self.room(STRANGERS_OF_ADDRESS, now, of_address, Some(place.from))?;
        let from = move |held: &Established| held.place.from == place.from;
        self.room(STRANGERS_OF_NEIGHBOURHOOD, now, from, Some(place.from))?;
        let strangers = |held: &Established| held.inbound;
        self.room(STRANGERS, now, strangers, Some(place.from))?;
        self.room(CONNECTIONS, now, |_| true, Some(place.from))
    }

    /// Makes room for another connection of a peer: its oldest gives way, for what is there may be dead, and who comes is not.
    fn let_another(&mut self, peer: PeerId) -> Result<(), Refused> {
        let of_peer = || {
            self.established
                .iter()
                .filter(|(_, held)| held.peer == peer)
        };
        if of_peer().filter(|(_, held)| held.closing).count() >= CONNECTIONS_OF_PEER {
            return Err(Refused::OfPeer);
        }
        let open = || of_peer().filter(|(_, held)| !held.closing);
        if open().count() < CONNECTIONS_OF_PEER {
            return Ok(());
        }
        let oldest = open().map(|(id, _)| *id).min();
        oldest.into_iter().for_each(|id| self.tell_to_close(id));
        Ok(())
    }

    fn tell_to_close(&mut self, id: ConnectionId) {
        if let Some(held) = self.established.get_mut(&id) {
            held.closing = true;
            let peer = held.peer;
            // What closes in good order is written out first, and whoever does not read would make that last for ever.
            if held.inbound {
                self.purses.cut_line(&held.at);
            }
            self.close(peer, CloseConnection::One(id));
        }
    }

    /// Makes room for one more among the connections that count for a limit: the worst stranger gives way. For another
    /// stranger that is one from a more crowded neighbourhood, or one that has brought nothing for a while.
    fn room(
        &mut self,
        limit: usize,
        now: Instant,
        counts: impl Fn(&Established) -> bool,
        newcomer: Option<Neighbourhood>,
    ) -> Result<(), Refused> {
        let everyone = limit == CONNECTIONS;
        let here = |held: &&Established| {
            !held.closing && counts(held) && (everyone || !self.purses.is_favoured(&held.peer))
        };
        if self.established.values().filter(here).count() < limit {
            return Ok(());
        }
        let counted = |held: &&Established| held.closing && counts(held);
        if newcomer.is_some() && self.established.values().filter(counted).count() >= CLOSING {
            // Who was told to go and has not gone takes the place of who would come.
            return Err(Refused::Full);
        }
        let crowd = |from: Neighbourhood| {
            let all = self.established.values();
            all.filter(|held| !held.closing && held.inbound && held.place.from == from)
                .count()
        };
        let strangers = self
            .established
            .iter()
            .filter(|(_, held)| here(held) && held.inbound && !self.purses.is_favoured(&held.peer));
        let worst = strangers
            .map(|(id, held)| (crowd(held.place.from), held.idle_since, *id))
            .max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        let Some((crowded, idle_since, id)) = worst else {
            return Err(Refused::Full);
        };
        let worse = newcomer.is_none_or(|from| {
            crowded > crowd(from) + 1 || now.saturating_duration_since(idle_since) >= IDLE
        });
        if !worse {
            return Err(Refused::Full);
        }
        self.tell_to_close(id);
        Ok(())
    }

    fn admit_outgoing(&self, peer: Option<PeerId>, now: Instant) -> Result<(), Refused> {
        if peer.is_some_and(|peer| self.is_out(&peer, now)) {
            return Err(Refused::Out);
        }
        let outgoing = self.established.values().filter(|held| !held.inbound);
        match self.dialling.len() >= DIALS || outgoing.count() >= OUTGOING {
            true => Err(Refused::Full),
            false => Ok(()),
        }
    }
}

impl NetworkBehaviour for Gate {
    type ConnectionHandler = dummy::ConnectionHandler;
    type ToSwarm = std::convert::Infallible;

    fn handle_pending_inbound_connection(
        &mut self,
        id: ConnectionId,
        _: &Multiaddr,
        remote: &Multiaddr,
    ) -> Result<(), ConnectionDenied> {
        self.let_knock(id, remote);
        Ok(())
    }

    fn handle_established_inbound_connection(
        &mut self,
        id: ConnectionId,
        peer: PeerId,
        _: &Multiaddr,
        remote: &Multiaddr,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        self.unnamed.remove(&id);
        self.admit(peer, remote, Instant::now())
            .map_err(ConnectionDenied::new)?;
        Ok(dummy::ConnectionHandler)
    }

    fn handle_pending_outbound_connection(
        &mut self,
        id: ConnectionId,
        peer: Option<PeerId>,
        _: &[Multiaddr],
        _: Endpoint,
    ) -> Result<Vec<Multiaddr>, ConnectionDenied> {
        self.admit_outgoing(peer, Instant::now())
            .map_err(ConnectionDenied::new)?;
        self.dialling.insert(id, ());
        Ok(Vec::new())
    }

    fn handle_established_outbound_connection(
        &mut self,
        id: ConnectionId,
        peer: PeerId,
        _: &Multiaddr,
        _: Endpoint,
        _: PortUse,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        self.dialling.remove(&id);
        let now = Instant::now();
        let admitted = match self.is_out(&peer, now) {
            true => Err(Refused::Out),
            // Whom this node dials is better than any stranger that dialled it.
            false => self
                .let_another(peer)
                .and_then(|()| self.room(CONNECTIONS, now, |_| true, None)),
        };
        admitted.map_err(ConnectionDenied::new)?;
        Ok(dummy::ConnectionHandler)
    }

    fn on_swarm_event(&mut self, event: FromSwarm) {
        match event {
            FromSwarm::ConnectionEstablished(event) => {
                let established = Established {
                    peer: event.peer_id,
                    place: Place::of(event.endpoint.get_remote_address()),
                    at: event.endpoint.get_remote_address().clone(),
                    inbound: event.endpoint.is_listener(),
                    idle_since: Instant::now(),
                    closing: false,
                };
                self.established.insert(event.connection_id, established);
            }
            FromSwarm::ConnectionClosed(event) => {
                self.established.remove(&event.connection_id);
            }
            FromSwarm::ListenFailure(event) => {
                self.unnamed.remove(&event.connection_id);
            }
            FromSwarm::DialFailure(event) => {
                self.dialling.remove(&event.connection_id);
            }
            _ => {}
        }
    }

    fn on_connection_handler_event(
        &mut self,
        _: PeerId,
        _: ConnectionId,
        event: THandlerOutEvent<Self>,
    ) {
        match event {}
    }

    fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<ToSwarm<Self::ToSwarm, THandlerInEvent<Self>>> {
        if let Some((peer_id, connection)) = self.closing.pop_front() {
            return Poll::Ready(ToSwarm::CloseConnection {
                peer_id,
                connection,
            });
        }
        self.waker = Some(cx.waker().clone());
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn at(net: usize, host: usize, port: usize) -> Multiaddr {
        let address = format!("/ip4/10.0.{net}.{host}/tcp/{port}");
        address.parse().expect("a multiaddr")
    }

    fn gate() -> Gate {
        Gate::new(Purses::new(Instant::now()))
    }

    fn knock(gate: &mut Gate, number: usize, from: &Multiaddr) {
        gate.let_knock(ConnectionId::new_unchecked(number), from);
    }

    fn waiting(gate: &Gate) -> Vec<&Multiaddr> {
        let waiting = gate.unnamed.values().filter(|held| !held.cut);
        waiting.map(|held| &held.at).collect()
    }

    /// Comes in as a stranger, if it is let in.
    fn enter(
        gate: &mut Gate,
        number: usize,
        from: &Multiaddr,
        now: Instant,
    ) -> Result<PeerId, Refused> {
        let peer = PeerId::random();
        gate.admit(peer, from, now)?;
        let established = Established {
            peer,
            place: Place::of(from),
            at: from.clone(),
            inbound: true,
            idle_since: now,
            closing: false,
        };
        gate.established
            .insert(ConnectionId::new_unchecked(number), established);
        Ok(peer)
    }

    fn inside(gate: &Gate) -> usize {
        gate.established
            .values()
            .filter(|held| !held.closing)
            .count()
    }

    #[test]
    fn of_those_who_do_not_say_who_they_are_the_oldest_of_an_address_gives_way() {
        let mut gate = gate();
        for number in 0..=UNNAMED_OF_ADDRESS {
            knock(&mut gate, number, &at(1, 1, 1_000 + number));
        }
        let left = waiting(&gate);
        assert_eq!(left.len(), UNNAMED_OF_ADDRESS, "One address has so many.");
        assert!(
            !left.contains(&&at(1, 1, 1_000)),
            "The first one was let go."
        );
        assert!(
            left.contains(&&at(1, 1, 1_000 + UNNAMED_OF_ADDRESS)),
            "The last one is there."
        );
    }

    #[test]
    fn a_neighbourhood_that_is_full_and_a_house_that_is_full_let_the_oldest_go() {
        let mut gate = gate();
        for number in 0..2 * UNNAMED_OF_NEIGHBOURHOOD {
            knock(&mut gate, number, &at(1, number, 1));
        }
        assert_eq!(
            waiting(&gate).len(),
            UNNAMED_OF_NEIGHBOURHOOD,
            "A neighbourhood has so many."
        );
        for number in 0..UNNAMED - 1 {
            knock(&mut gate, 100 + number, &at(2 + number, 1, 1));
        }
        let left = waiting(&gate);
        assert_eq!(left.len(), UNNAMED, "There are so many in all.");
        let first = left
            .iter()
            .filter(|held| Place::of(held).from == Place::of(&at(1, 1, 1)).from);
        assert_eq!(
            first.count(),
            1,
            "The crowd gave way to those who came alone."
        );
    }

    #[test]
    fn strangers_of_one_address_leave_room_for_others() {
        let (mut gate, now) = (gate(), Instant::now());
        let came =
            (0..36).filter(|number| enter(&mut gate, *number, &at(1, 1, *number), now).is_ok());
        assert_eq!(
            came.count(),
            STRANGERS_OF_ADDRESS,
            "One address gets so many."
        );
        let honest = enter(&mut gate, 100, &at(2, 1, 1), now);
        assert!(honest.is_ok(), "Somebody from elsewhere comes in.");
    }

    #[test]
    fn when_all_is_full_somebody_of_the_largest_crowd_gives_way_and_nobody_better_is_refused() {
        let (mut gate, now) = (gate(), Instant::now());
        for number in 0..STRANGERS {
            let from = at(number / STRANGERS_OF_ADDRESS, 1, number);
            enter(&mut gate, number, &from, now).expect("there is room");
        }
        assert_eq!(inside(&gate), STRANGERS, "There is no more room.");
        let honest = enter(&mut gate, 100, &at(77, 1, 1), now);
        assert!(honest.is_ok(), "Whoever comes alone comes in.");
        assert_eq!(inside(&gate), STRANGERS, "One of a crowd has given way.");
        let another = enter(&mut gate, 101, &at(0, 1, 999), now);
        assert_eq!(
            another,
            Err(Refused::Full),
            "Another one of the crowd does not come in."
        );
    }

    #[test]
    fn whoever_brings_nothing_for_a_minute_gives_way_and_whoever_brings_something_stays() {
        let (mut gate, now) = (gate(), Instant::now());
        let peers: Vec<PeerId> = (0..STRANGERS)
            .map(|number| enter(&mut gate, number, &at(number, 1, 1), now).expect("there is room"))
            .collect();
        let soon = now + IDLE - Duration::from_secs(1);
        assert_eq!(
            enter(&mut gate, 100, &at(100, 1, 1), soon),
            Err(Refused::Full),
            "Nobody here is worse than somebody new."
        );
        peers
            .iter()
            .skip(1)
            .for_each(|peer| gate.brought(peer, soon));
        let later = now + IDLE;
        assert!(
            enter(&mut gate, 101, &at(100, 1, 1), later).is_ok(),
            "One has brought nothing."
        );
        let gone = gate.established.values().find(|held| held.closing);
        assert_eq!(
            gone.map(|held| held.peer),
            Some(peers[0]),
            "That one gives way."
        );
    }

    #[test]
    fn a_favoured_peer_comes_in_whatever_its_address_and_pushes_a_stranger_out() {
        let (mut gate, now) = (gate(), Instant::now());
        for number in 0..STRANGERS_OF_ADDRESS {
            enter(&mut gate, number, &at(1, 1, number), now).expect("there is room");
        }
        let friend = PeerId::random();
        gate.purses.favour([friend].into());
        assert_eq!(
            gate.admit(friend, &at(1, 1, 99), now),
            Ok(()),
            "Its address does not count."
        );
        for number in STRANGERS_OF_ADDRESS..CONNECTIONS {
            let held = Established {
                peer: PeerId::random(),
                place: Place::of(&at(9, 1, number)),
                at: at(9, 1, number),
                inbound: false,
                idle_since: now,
                closing: false,
            };
            gate.established
                .insert(ConnectionId::new_unchecked(number), held);
        }
        assert_eq!(
            gate.admit(friend, &at(1, 1, 99), now),
            Ok(()),
            "It comes in when all is full."
        );
        assert_eq!(inside(&gate), CONNECTIONS - 1, "A stranger has given way.");
    }

    fn hold(gate: &mut Gate, number: usize, peer: PeerId, closing: bool) {
        let held = Established {
            peer,
            place: Place::of(&at(1, number, 1)),
            at: at(1, number, 1),
            inbound: true,
            idle_since: Instant::now(),
            closing,
        };
        gate.established
            .insert(ConnectionId::new_unchecked(number), held);
    }

    #[test]
    fn the_oldest_connection_of_a_peer_gives_way_to_its_next_one() {
        let (mut gate, now, peer) = (gate(), Instant::now(), PeerId::random());
        for number in 0..CONNECTIONS_OF_PEER {
            hold(&mut gate, number, peer, false);
        }
        assert_eq!(gate.admit(peer, &at(1, 9, 1), now), Ok(()), "It comes in.");
        let goes = |number| gate.established[&ConnectionId::new_unchecked(number)].closing;
        assert!(goes(0) && !goes(1), "The oldest goes, the other one stays.");
        hold(&mut gate, 2, peer, true);
        assert_eq!(
            gate.admit(peer, &at(1, 9, 2), now),
            Err(Refused::OfPeer),
            "As many as it may have were told to go and have not."
        );
    }

    #[test]
    fn a_connection_without_an_answer_goes_if_nothing_else_came_on_it_and_not_before() {
        let (mut gate, now) = (gate(), Instant::now());
        let (dead, live) = (at(1, 1, 1), at(1, 2, 1));
        gate.purses.open_line(&dead, now);
        let line = gate.purses.open_line(&live, now);
        hold(&mut gate, 1, PeerId::random(), false);
        hold(&mut gate, 2, PeerId::random(), false);
        let goes = |gate: &Gate, number| {
            let held = &gate.established[&ConnectionId::new_unchecked(number)];
            held.closing
        };
        let nearly = now + SILENT - Duration::from_millis(1);
        gate.no_answer(ConnectionId::new_unchecked(1), nearly);
        assert!(!goes(&gate, 1), "Not yet.");
        gate.purses.read(line, 1, nearly);
        for number in [1, 2] {
            gate.no_answer(ConnectionId::new_unchecked(number), now + SILENT);
        }
        assert!(goes(&gate, 1), "Nothing came on it.");
        assert!(!goes(&gate, 2), "A byte came on it.");
    }

    #[test]
    fn a_connection_that_was_dialled_by_a_name_is_as_silent_as_its_peer() {
        let (mut gate, now, peer) = (gate(), Instant::now(), PeerId::random());
        gate.purses.open_line(&at(7, 7, 7), now);
        gate.purses.name_line(&at(7, 7, 7), peer);
        hold(&mut gate, 1, peer, false);
        let by_name = gate.established.values_mut();
        by_name.for_each(|held| {
            held.at = "/dns4/space.example.org/tcp/1"
                .parse()
                .expect("a multiaddr");
        });
        gate.no_answer(ConnectionId::new_unchecked(1), now + SILENT);
        let held = &gate.established[&ConnectionId::new_unchecked(1)];
        assert!(held.closing, "Nothing came of the peer.");
    }

    #[test]
    fn whoever_is_over_a_budget_is_not_silent() {
        let (mut gate, now, peer) = (gate(), Instant::now(), PeerId::random());
        let place = at(1, 1, 1);
        let line = gate.purses.open_line(&place, now);
        gate.purses.name_line(&place, peer);
        hold(&mut gate, 1, peer, false);
        gate.purses.read(line, 64 * 1024 * 1024, now);
        let later = now + SILENT;
        let waker = std::task::Waker::noop();
        let readable = gate.purses.readable(line, waker, later);
        assert!(
            matches!(readable, super::super::purse::Readable::After(_)),
            "It is over its budget: {readable:?}"
        );
        gate.no_answer(ConnectionId::new_unchecked(1), later);
        let held = &gate.established[&ConnectionId::new_unchecked(1)];
        assert!(!held.closing, "What it said may lie there unread.");
    }

    #[test]
    fn no_stranger_takes_the_place_of_another_while_many_that_were_told_to_go_have_not() {
        let (mut gate, now) = (gate(), Instant::now());
        let later = now + 2 * IDLE;
        for number in 0..STRANGERS_OF_ADDRESS {
            hold(&mut gate, number, PeerId::random(), false);
        }
        let all = gate.established.values_mut();
        all.for_each(|held| held.place = Place::of(&at(1, 1, 1)));
        for number in 100..100 + CLOSING - 1 {
            hold(&mut gate, number, PeerId::random(), true);
        }
        let all = gate.established.values_mut();
        all.for_each(|held| held.place = Place::of(&at(1, 1, 1)));
        assert_eq!(
            gate.admit(PeerId::random(), &at(1, 1, 7), later),
            Ok(()),
            "One less than the bound: an idle one gives way."
        );
        assert_eq!(
            gate.admit(PeerId::random(), &at(1, 1, 8), later),
            Ok(()),
            "There is room as long as nobody has come in."
        );
        hold(&mut gate, 200, PeerId::random(), false);
        let last = gate.established.get_mut(&ConnectionId::new_unchecked(200));
        last.into_iter()
            .for_each(|held| held.place = Place::of(&at(1, 1, 1)));
        assert_eq!(
            gate.admit(PeerId::random(), &at(1, 1, 9), later),
            Err(Refused::Full),
            "At the bound nobody else is told to go."
        );
    }

    #[test]
    fn the_fourth_fault_puts_out_and_after_a_while_a_peer_may_come_again() {
        let (mut gate, now) = (gate(), Instant::now());
        let peer = enter(&mut gate, 1, &at(1, 1, 1), now).expect("the house is empty");
        gate.fault(peer, FAULTS - 1, now);
        assert!(!gate.is_out(&peer, now), "Three are not enough.");
        gate.fault(peer, 1, now + FAULT_WINDOW);
        assert!(
            !gate.is_out(&peer, now + FAULT_WINDOW),
            "What is long past does not count."
        );
        gate.fault(peer, FAULTS - 1, now + FAULT_WINDOW);
        let out = now + FAULT_WINDOW;
        assert_eq!(
            gate.admit(peer, &at(1, 1, 1), out),
            Err(Refused::Out),
            "It is out."
        );
        assert!(!gate.closing.is_empty(), "Its connections are closed.");
        assert_eq!(
            gate.admit(peer, &at(1, 1, 1), out + OUT),
            Ok(()),
            "It may come again."
        );
        for _ in 0..REMEMBERED_FAULTS + 10 {
            gate.fault(PeerId::random(), 1, now);
        }
        assert_eq!(
            gate.faults.len(),
            REMEMBERED_FAULTS,
            "So many are remembered."
        );
    }
}
