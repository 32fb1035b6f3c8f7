//! The swarm's loop: commands in, events out. Nothing is decoded here but the frame of a stream.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};

use federation_spec::protocol::{Reply, Request, Sender};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use futures::StreamExt;
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use libp2p::gossipsub::{self, MessageAcceptance, MessageId, TopicHash};
use libp2p::request_response::OutboundRequestId;
use libp2p::swarm::{ConnectionId, SwarmEvent};
use libp2p::{Multiaddr, PeerId, Swarm, identify, ping};
use tokio::sync::mpsc;

use super::address::{keypair, name, parse, peer_id};
use super::asking::Asking;
use super::behaviour::{Behaviour, BehaviourEvent, topic};
use super::dialing::Dialing;
use super::line::transport;
use super::neighbourhood::Neighbourhood;
use super::purse::Purses;
use super::reached::Reached;
use super::runs::Runs;
use super::serving::{Asked, Serving};
use crate::clock;
use crate::core::{Gossip, Method, Peer, Ticket};
use crate::metrics::Metrics;

/// Gossip messages and requests that wait for their verdict or answer.
pub(super) const MAX_WAITING: usize = 1024;
/// How often due dials are looked at.
const DIAL_TICK: Duration = Duration::from_millis(250);

/// What a network task begins with.
#[derive(Debug, Clone)]
pub struct NetConfig {
    /// Seed of the transport key.
    pub transport_seed: [u8; 32],
    /// Multiaddrs to listen on.
    pub listen: Vec<String>,
    /// Multiaddrs at which the world reaches this node.
    pub announce: Vec<String>,
    /// Whether addresses of one house or machine are published and dialled like others.
    pub announce_private: bool,
}

/// What the node wants of the network.
#[derive(Debug)]
pub enum NetCommand {
    /// Give a record to everyone.
    Publish(Vec<u8>),
    /// Say what a gossip message was.
    Judge(Ticket, Gossip),
    /// Keep an address connected.
    Dial(String),
    /// Do not keep it connected any longer.
    Forget(String),
    /// Dial these peers once, at these binary multiaddrs.
    Reach(Vec<Peer>, Vec<Vec<u8>>),
    /// Close the connections with a peer.
    Disconnect(Peer),
    /// These peers, and no others, are no strangers: budgets of their own, and no limits by address.
    Favour(BTreeSet<Peer>),
    /// So many things that a peer sent were provably wrong.
    Fault(Peer, u32),
    /// Ask a peer.
    Ask(Peer, Request, Method),
    /// The making of an answer took so long.
    Made(Ticket, Duration),
    /// Answer a peer.
    Answer(Ticket, Reply),
    /// End as a fault would end the task: a drill.
    Drill,
}

/// What the network tells.
#[derive(Debug)]
pub enum NetEvent {
    /// It listens here.
    Listening(String),
    /// This node is reached at these binary multiaddrs: all of them.
    Reached(Vec<Vec<u8>>),
    /// A connection stands.
    Connected(Peer, String),
    /// The last connection with a peer is gone.
    Gone(Peer),
    /// A peer said what its clock shows, and whose node it is.
    Told(Peer, Option<Timestamp>, Option<SpaceId>),
    /// Something that a peer passed on found no room.
    Missed(Peer),
    /// A gossip message came.
    Gossip(Ticket, Peer, Vec<u8>),
    /// A peer asks.
    Asked(Peer, Ticket, Request),
    /// A peer answered.
    Replied(Peer, Method, Reply),
    /// A peer did not answer.
    NoReply(Peer, Method),
    /// A record reached nobody.
    PublishFailed,
    /// Something was given to everyone, and these are connected and have not said that they listen.
    Deaf(Vec<Peer>),
    /// The task was started anew.
    Restarted,
}

/// Who sent something, and on which connection.
pub(super) type From = (PeerId, ConnectionId);

/// The task's state.
pub(super) struct Task {
    pub(super) swarm: Swarm<Behaviour>,
    events: mpsc::Sender<NetEvent>,
    pub(super) metrics: Metrics,
    pub(super) purses: Purses,
    /// Where each connected peer is.
    pub(super) places: HashMap<PeerId, Neighbourhood>,
    pub(super) dialing: Dialing,
    next_ticket: u64,
    /// What waits for the node, the oldest first: when there is no room, the oldest is let go.
    gossip: BTreeMap<Ticket, (MessageId, PeerId)>,
    pub(super) asked: BTreeMap<Ticket, Asked>,
    pub(super) serving: Serving,
    pub(super) asking: Asking<OutboundRequestId>,
    /// What this process says of itself.
    who: Sender,
    pub(super) runs: Runs,
    /// Something was given to everyone since it was looked who does not listen.
    said: bool,
    /// Peers whose gossip found no room: the node is told as soon as it can be.
    missed: BTreeSet<PeerId>,
    pub(super) reached: Reached,
    /// Addresses of peers that are being looked up, to be dialled.
    pub(super) reaching: FuturesUnordered<BoxFuture<'static, (Vec<PeerId>, Vec<Multiaddr>)>>,
}

impl Task {
    /// Builds the swarm and begins to listen. `times` is how many tasks there were before: a verdict or an answer that was
    /// meant for one of them must not find a ticket here.
    pub(super) fn new(
        config: &NetConfig,
        who: Sender,
        times: u32,
        events: mpsc::Sender<NetEvent>,
        metrics: Metrics,
        answering: Arc<AtomicUsize>,
    ) -> Result<Self, String> {
        let key =
            keypair(&config.transport_seed).ok_or("the transport key is not an Ed25519 seed")?;
        let purses = Purses::new(Instant::now());
        let behaviour = Behaviour::new(&key, &purses)?;
        let mut swarm = libp2p::SwarmBuilder::with_existing_identity(key)
            .with_tokio()
            .with_other_transport(|key| Ok(transport(key, &purses)?))
            .map_err(|error| error.to_string())?
            .with_dns()
            .map_err(|error| error.to_string())?
            .with_behaviour(|_| behaviour)
            .map_err(|error| error.to_string())?
            .with_swarm_config(|config| {
                config.with_idle_connection_timeout(Duration::from_secs(3600))
            })
            .build();
        for address in &config.listen {
            let address = parse(address).map_err(|error| error.to_string())?;
            swarm
                .listen_on(address.clone())
                .map_err(|error| format!("{address}: {error}"))?;
        }
        Ok(Self {
            swarm,
            events,
            metrics,
            purses,
            places: HashMap::new(),
            dialing: Dialing::default(),
            next_ticket: u64::from(times) << 32,
            gossip: BTreeMap::new(),
            asked: BTreeMap::new(),
            serving: Serving::counted(answering),
            asking: Asking::default(),
            who,
            runs: Runs::default(),
            said: false,
            missed: BTreeSet::new(),
            reached: Reached::new(&config.announce, config.announce_private),
            reaching: FuturesUnordered::new(),
        })
    }

    /// Runs until the commands end.
    pub(super) async fn run(&mut self, commands: &mut mpsc::Receiver<NetCommand>) {
        self.tell_reached().await;
        let mut dial_tick = tokio::time::interval(DIAL_TICK);
        loop {
            tokio::select! {
                command = commands.recv() => match command {
                    Some(command) => self.command(command).await,
                    None => return,
                },
                event = self.swarm.select_next_some() => {
                    self.event(event).await;
                    // Peers can send without end; whoever waits for a processor may be answering a desk.
                    std::thread::yield_now();
                }
                Some((peers, addresses)) = self.reaching.next() => self.dial(peers, &addresses),
                _ = dial_tick.tick() => {
                    self.dial_due();
                    self.tell_missed();
                    self.tell_deaf();
                    self.serve_ready().await;
                }
            }
        }
    }

    async fn command(&mut self, command: NetCommand) {
        match command {
            NetCommand::Publish(record) => {
                self.said = true;
                // A record that was seen before needs no second sending; every other failure reached nobody.
                match self
                    .swarm
                    .behaviour_mut()
                    .gossipsub
                    .inner
                    .publish(topic(), record)
                {
                    Ok(_) | Err(gossipsub::PublishError::Duplicate) => {}
                    Err(_) => {
                        self.dialing.hurry();
                        self.tell(NetEvent::PublishFailed).await;
                    }
                }
            }
            NetCommand::Judge(ticket, verdict) => {
                // What was admitted is announced where it can no longer be passed on.
                if !self.judge(ticket, verdict) && verdict == Gossip::Accept {
                    self.tell(NetEvent::PublishFailed).await;
                }
            }
            NetCommand::Dial(address) => {
                if let Ok(address) = parse(&address) {
                    self.dialing.add(address, Instant::now());
                    self.dial_due();
                }
            }
            NetCommand::Forget(address) => {
                if let Ok(address) = parse(&address) {
                    self.dialing.remove(&address);
                }
            }
            NetCommand::Reach(peers, addresses) => self.reach(&peers, &addresses),
            NetCommand::Disconnect(peer) => {
                if let Some(peer) = peer_id(&peer) {
                    // An error means that it is gone already.
                    let _ = self.swarm.disconnect_peer_id(peer);
                }
            }
            NetCommand::Favour(peers) => {
                self.purses
                    .favour(peers.iter().filter_map(peer_id).collect());
            }
            NetCommand::Fault(peer, count) => {
                if let Some(peer) = peer_id(&peer) {
                    self.fault(peer, count);
                }
            }
            NetCommand::Ask(peer, request, method) => self.ask(peer, &request, method).await,
            NetCommand::Drill => panic!("this is a drill: the network task ends"),
            NetCommand::Made(ticket, took) => self.charge_making(ticket, took),
            NetCommand::Answer(ticket, reply) => self.answer(ticket, &reply),
        }
    }

    /// Asks a peer that is connected. One that went away meanwhile is not dialled for it: it does not answer.
    async fn ask(&mut self, to: Peer, request: &Request, method: Method) {
        let connected = peer_id(&to).filter(|peer| self.swarm.is_connected(peer));
        let Some(peer) = connected else {
            return self.tell(NetEvent::NoReply(to, method)).await;
        };
        let frame = request.encode_from(self.sender());
        match self.asking.wait(peer, (frame, method)) {
            true => self.ask_next(peer).await,
            false => self.tell(NetEvent::NoReply(to, method)).await,
        }
    }

    /// Sends what waits for its turn with a peer, as far as it has come. What waited for one that is gone is not answered.
    pub(super) async fn ask_next(&mut self, peer: PeerId) {
        while let Some((frame, method)) = self.asking.next(&peer) {
            if !self.swarm.is_connected(&peer) {
                self.tell(NetEvent::NoReply(name(&peer), method)).await;
                continue;
            }
            self.metrics.catch_up_bytes(method, frame.len());
            let catch_up = &mut self.swarm.behaviour_mut().catch_up;
            let id = catch_up.send_request(&peer, frame);
            if brings_records(method) {
                self.purses.ask(peer, Instant::now());
            }
            self.asking.sent(id, peer, method);
        }
    }

    fn fault(&mut self, peer: PeerId, count: u32) {
        let gate = &mut self.swarm.behaviour_mut().gate;
        gate.fault(peer, count, Instant::now());
    }

    /// Gives gossip its verdict; `false` if it waits for none any longer.
    fn judge(&mut self, ticket: Ticket, verdict: Gossip) -> bool {
        let Some((id, from)) = self.gossip.remove(&ticket) else {
            return false;
        };
        self.metrics.judged(verdict);
        let acceptance = match verdict {
            Gossip::Accept => MessageAcceptance::Accept,
            Gossip::Ignore => MessageAcceptance::Ignore,
            Gossip::Reject => MessageAcceptance::Reject,
        };
        match verdict {
            Gossip::Accept => {
                self.said = true;
                let gate = &mut self.swarm.behaviour_mut().gate;
                gate.brought(&from, Instant::now());
            }
            Gossip::Reject => self.fault(from, 1),
            Gossip::Ignore => {}
        }
        self.swarm
            .behaviour_mut()
            .gossipsub
            .inner
            .report_message_validation_result(&id, &from, acceptance)
    }

    async fn event(&mut self, event: SwarmEvent<BehaviourEvent>) {
        match event {
            SwarmEvent::NewListenAddr { address, .. } => {
                let full = address
                    .with_p2p(*self.swarm.local_peer_id())
                    .unwrap_or_else(|address| address);
                self.tell(NetEvent::Listening(full.to_string())).await;
            }
            SwarmEvent::ConnectionEstablished {
                peer_id,
                num_established,
                endpoint,
                connection_id,
                ..
            } => {
                let first = num_established.get() == 1;
                self.on_established((peer_id, connection_id), &endpoint, first)
                    .await;
            }
            SwarmEvent::ConnectionClosed {
                peer_id,
                num_established,
                connection_id,
                ..
            } => {
                let last = num_established == 0;
                self.on_closed((peer_id, connection_id), last).await;
            }
            SwarmEvent::Behaviour(BehaviourEvent::Gossipsub(gossipsub::Event::Message {
                propagation_source,
                message_id,
                message,
            })) => self.on_gossip(propagation_source, message_id, message.data),
            SwarmEvent::Behaviour(BehaviourEvent::CatchUp(event)) => self.on_catch_up(event).await,
            SwarmEvent::Behaviour(BehaviourEvent::Identify(identify::Event::Received {
                connection_id,
                info,
                ..
            })) if self.reached.heard(connection_id, &info.observed_addr) => {
                self.tell_reached().await;
            }
            // The first failure of a connection is not told of; this is at least the second one in a row.
            SwarmEvent::Behaviour(BehaviourEvent::Ping(ping::Event {
                connection,
                result: Err(ping::Failure::Timeout | ping::Failure::Other { .. }),
                ..
            })) => {
                let gate = &mut self.swarm.behaviour_mut().gate;
                gate.no_answer(connection, Instant::now());
            }
            _ => {}
        }
    }

    /// Nothing is told as long as nothing is known: what was published stands until something else takes its place.
    async fn tell_reached(&mut self) {
        let addresses = self.reached.addresses();
        if !addresses.is_empty() {
            self.tell(NetEvent::Reached(addresses)).await;
        }
    }

    /// A message for which there is no room is let go: its sender did nothing wrong.
    fn on_gossip(&mut self, from: PeerId, id: MessageId, data: Vec<u8>) {
        let ticket = self.ticket();
        self.gossip.insert(ticket, (id, from));
        let event = NetEvent::Gossip(ticket, name(&from), data);
        if self.events.try_send(event).is_err() {
            self.judge(ticket, Gossip::Ignore);
            self.missed.insert(from);
        }
        if self.gossip.len() > MAX_WAITING
            && let Some(oldest) = self.gossip.keys().next().copied()
        {
            // It may still be admitted: then it is announced instead of being passed on.
            self.judge(oldest, Gossip::Ignore);
        }
    }

    /// What this node says of itself in every frame.
    pub(super) fn sender(&self) -> Sender {
        Sender {
            at: Some(clock::now()),
            ..self.who
        }
    }

    /// Tells the node of peers whose gossip found no room: it reads them when it can.
    fn tell_missed(&mut self) {
        while let Some(peer) = self.missed.first().copied() {
            if self.events.try_send(NetEvent::Missed(name(&peer))).is_err() {
                return;
            }
            self.missed.remove(&peer);
        }
    }

    /// Tells the node of peers that gossip does not reach. Who comes again before the old connection is known to be gone is
    /// never told by gossipsub who listens here, nor asked.
    fn tell_deaf(&mut self) {
        if !self.said {
            return;
        }
        let listens = |topics: &[&TopicHash]| topics.iter().any(|held| **held == topic().hash());
        let gossipsub = &self.swarm.behaviour().gossipsub.inner;
        let listening: BTreeSet<PeerId> = gossipsub
            .all_peers()
            .filter(|(_, topics)| listens(topics))
            .map(|(peer, _)| *peer)
            .collect();
        let connected = self.swarm.connected_peers();
        let deaf: Vec<Peer> = connected
            .filter(|peer| !listening.contains(*peer))
            .map(name)
            .collect();
        // Where there is no room they are told of at the next look.
        self.said = !deaf.is_empty() && self.events.try_send(NetEvent::Deaf(deaf)).is_err();
    }

    /// Events other than gossip are few and must not be lost: a full queue holds the swarm up.
    pub(super) async fn tell(&mut self, event: NetEvent) {
        // An error means that the node is stopping.
        let _ = self.events.send(event).await;
    }

    pub(super) fn ticket(&mut self) -> Ticket {
        self.next_ticket += 1;
        Ticket(self.next_ticket)
    }
}

/// Whether an answer of this kind brings records.
pub(super) fn brings_records(method: Method) -> bool {
    !matches!(method, Method::News | Method::Deliver(_))
}

pub(super) fn full_address(address: &Multiaddr, peer: PeerId) -> String {
    match address.clone().with_p2p(peer) {
        Ok(full) | Err(full) => full.to_string(),
    }
}
