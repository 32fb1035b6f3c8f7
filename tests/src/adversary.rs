//! A libp2p peer that says whatever a test wants: any bytes by gossip, any bytes on any stream, any answer to what it is
//! asked, and below that any frame of a connection.
//!
//! | file | what it gives |
//! |---|---|
//! | [`bytes`] | messages of gossipsub and identify as protobuf by hand |
//! | [`passage`] | another address of this machine to come from |
//! | [`proxy`] | a stretch of wire on which bytes are counted |
//! | [`streams`] | streams of any name, in both directions |
//! | [`tape`] | all that it received, decrypted |
//! | [`wire`] | a connection written by hand above Noise |

pub mod bytes;
pub mod passage;
pub mod proxy;
pub mod streams;
pub mod tape;
pub mod wire;

use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use federation_spec::protocol::{CATCH_UP, Refused, Reply, TOPIC};
use futures::StreamExt as _;
use libp2p::gossipsub::{
    self, IdentTopic, MessageAuthenticity, MessageId, PublishError, ValidationMode,
};
use libp2p::swarm::dial_opts::DialOpts;
use libp2p::swarm::{NetworkBehaviour, SwarmEvent};
use libp2p::{Multiaddr, PeerId, StreamProtocol, Swarm, identity, noise, tcp, yamux};
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;

use crate::{PATIENCE, wait_for};
use passage::Passage;
use streams::{Answer, Answering, Came, End, Opening, Streams};
use tape::{Recorded, Tape};

/// gossipsub's protocol name.
pub const MESHSUB: &str = "/meshsub/1.1.0";
/// identify's protocol name.
pub const IDENTIFY: &str = "/ipfs/id/1.0.0";

#[derive(NetworkBehaviour)]
struct Behaviour {
    gossipsub: gossipsub::Behaviour,
    streams: Streams,
}

/// How an adversary answers what it is asked. Whatever is not set is answered with *busy*, and identify not at all.
#[derive(Debug, Default)]
pub struct Manners {
    answering: Vec<Answering>,
    key: Option<identity::Keypair>,
    from: Option<std::net::Ipv4Addr>,
}

impl Manners {
    /// Answers every catch-up question with what this makes of it.
    #[must_use]
    pub fn catch_up(
        mut self,
        answer: impl Fn(&[u8]) -> Option<Vec<u8>> + Send + Sync + 'static,
    ) -> Self {
        self.answering.push(Answering {
            protocol: CATCH_UP,
            reads: true,
            answer: Arc::new(answer),
        });
        self
    }

    /// Has the transport key of this seed: to others it is that very node.
    #[must_use]
    pub fn key(mut self, mut seed: [u8; 32]) -> Self {
        let key = identity::Keypair::ed25519_from_bytes(&mut seed);
        self.key = Some(key.unwrap());
        self
    }

    /// Comes from this address of the machine.
    #[must_use]
    pub fn from(mut self, address: std::net::Ipv4Addr) -> Self {
        self.from = Some(address);
        self
    }

    /// Tells these binary multiaddrs by identify.
    #[must_use]
    pub fn addresses(mut self, addresses: &[Vec<u8>]) -> Self {
        let key = identity::Keypair::generate_ed25519();
        let told = bytes::identify(&key.public().encode_protobuf(), addresses);
        self.key = Some(key);
        self.answering.push(Answering {
            protocol: IDENTIFY,
            reads: false,
            answer: Arc::new(move |_| Some(told.clone())),
        });
        self
    }
}

/// The peer. When it is dropped it goes away.
#[derive(Debug)]
pub struct Adversary {
    /// Its peer id.
    pub peer: PeerId,
    commands: Option<mpsc::Sender<Command>>,
    seen: Arc<Mutex<Seen>>,
    tape: Tape,
    thread: Option<std::thread::JoinHandle<()>>,
    _passage: Option<Passage>,
}

/// What it saw so far.
#[derive(Debug, Default)]
struct Seen {
    connected: bool,
    /// The connection stood at some time: a node may put out whoever it met a moment ago.
    met: bool,
    identified: bool,
    heard: Vec<Vec<u8>>,
    asked: Vec<Vec<u8>>,
}

enum Command {
    Publish(Vec<u8>),
    Open(Opening),
}

impl Adversary {
    /// Connects to a node at its full multiaddr and is in its topic.
    pub fn meet(address: &str) -> Self {
        Self::with(address, Manners::default())
    }

    /// The same with manners of its own.
    pub fn with(address: &str, mut manners: Manners) -> Self {
        let key = manners.key.take();
        let key = key.unwrap_or_else(identity::Keypair::generate_ed25519);
        let seen = Arc::new(Mutex::new(Seen::default()));
        note_questions(&mut manners.answering, &seen);
        let (commands, receiver) = mpsc::channel(256);
        let peer = key.public().to_peer_id();
        let passage = manners.from.map(|from| Passage::to(address, from));
        let way = passage.as_ref().map_or(address, |passage| &passage.address);
        let node: Multiaddr = way.parse().unwrap();
        let noted = seen.clone();
        let tape = Tape::default();
        let (answering, recording) = (manners.answering, tape.clone());
        let life = move || {
            let born = || swarm(key, answering, recording);
            live(born, &node, receiver, &noted);
        };
        let thread = Some(std::thread::spawn(life));
        let made = Self {
            peer,
            commands: Some(commands),
            seen,
            tape,
            thread,
            _passage: passage,
        };
        wait_for("The adversary is connected", || {
            made.seen.lock().unwrap().met
        });
        made
    }

    /// Whether the connection stands.
    pub fn is_connected(&self) -> bool {
        self.seen.lock().unwrap().connected
    }

    /// The gossip messages that came so far.
    pub fn heard(&self) -> Vec<Vec<u8>> {
        self.seen.lock().unwrap().heard.clone()
    }

    /// The catch-up frames it was asked with so far.
    pub fn asked(&self) -> Vec<Vec<u8>> {
        self.seen.lock().unwrap().asked.clone()
    }

    /// All that it received, decrypted.
    pub fn tape(&self) -> &Tape {
        &self.tape
    }

    /// Publishes bytes on the topic of every record as soon as the node is seen to be in it.
    pub fn publish(&self, message: &[u8]) {
        self.tell(Command::Publish(message.to_vec()));
    }

    /// One catch-up question, and what came of it.
    pub fn ask(&self, frame: &[u8]) -> Came {
        self.stream(CATCH_UP, frame, End::Close)
    }

    /// Bytes on a stream of a protocol, and what came of it.
    pub fn stream(&self, protocol: &str, bytes: &[u8], end: End) -> Came {
        let later = self.open(protocol, bytes, end, PATIENCE);
        // A connection that ends takes its streams with it.
        later.recv().unwrap_or(Came::Broken)
    }

    /// The same without waiting: what comes of it arrives later, at the latest after so long.
    pub fn open(
        &self,
        protocol: &str,
        bytes: &[u8],
        end: End,
        patience: Duration,
    ) -> Receiver<Came> {
        let (came, later) = sync_channel(1);
        self.tell(Command::Open(Opening {
            protocol: StreamProtocol::try_from_owned(protocol.to_owned()).unwrap(),
            bytes: bytes.to_vec(),
            end,
            patience,
            came,
        }));
        later
    }

    /// Gossipsub RPCs written by hand, all on one stream, and one question behind them: when this returns, the node has
    /// had them in its hands. The stream stays open.
    pub fn rpcs(&self, messages: &[Vec<u8>]) -> Receiver<Came> {
        let each = messages.iter().flat_map(|one| bytes::delimited(one));
        let all: Vec<u8> = each.collect();
        let later = self.open(MESHSUB, &all, End::Open, PATIENCE);
        self.ask(&[]);
        later
    }

    /// Whether it was asked who it is, and has told.
    pub fn was_identified(&self) -> bool {
        self.seen.lock().unwrap().identified
    }

    fn tell(&self, command: Command) {
        let commands = self.commands.as_ref().unwrap();
        // An error means that its life has ended, which the test sees at what it waits for.
        let _ = commands.blocking_send(command);
    }
}

impl Drop for Adversary {
    fn drop(&mut self) {
        self.commands.take();
        if let Some(thread) = self.thread.take() {
            // A panic there was reported when it happened.
            let _ = thread.join();
        }
    }
}

/// Notes what catch-up asks, and answers *busy* where nothing else is said.
fn note_questions(answering: &mut Vec<Answering>, seen: &Arc<Mutex<Seen>>) {
    let named = answering.iter().position(|held| held.protocol == CATCH_UP);
    let said = named.map(|at| answering.remove(at).answer);
    let said = said.unwrap_or_else(busy);
    let noted = seen.clone();
    answering.push(Answering {
        protocol: CATCH_UP,
        reads: true,
        answer: Arc::new(move |frame| {
            noted.lock().unwrap().asked.push(frame.to_vec());
            said(frame)
        }),
    });
    for held in answering
        .iter_mut()
        .filter(|held| held.protocol == IDENTIFY)
    {
        let (noted, told) = (seen.clone(), held.answer.clone());
        held.answer = Arc::new(move |question| {
            noted.lock().unwrap().identified = true;
            told(question)
        });
    }
}

fn busy() -> Answer {
    Arc::new(|_| Some(Reply::Refused(Refused::Busy).encode()))
}

fn live(
    born: impl FnOnce() -> Swarm<Behaviour>,
    node: &Multiaddr,
    commands: mpsc::Receiver<Command>,
    seen: &Mutex<Seen>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let life = async {
        let mut swarm = born();
        let dial = DialOpts::unknown_peer_id().address(node.clone());
        swarm.dial(dial.build()).unwrap();
        run(&mut swarm, node, commands, seen).await;
    };
    runtime.unwrap().block_on(life);
}

fn swarm(key: identity::Keypair, answering: Vec<Answering>, tape: Tape) -> Swarm<Behaviour> {
    let config = gossipsub::ConfigBuilder::default()
        .max_transmit_size(1 << 20)
        .validation_mode(ValidationMode::Anonymous)
        .message_id_fn(|message| MessageId::from(Sha256::digest(&message.data).to_vec()))
        .build();
    let made = gossipsub::Behaviour::new(MessageAuthenticity::Anonymous, config.unwrap());
    let mut gossipsub = made.unwrap();
    gossipsub.subscribe(&IdentTopic::new(TOPIC)).unwrap();
    let behaviour = Behaviour {
        gossipsub,
        streams: Streams::new(answering),
    };
    libp2p::SwarmBuilder::with_existing_identity(key)
        .with_tokio()
        .with_tcp(
            tcp::Config::default().nodelay(true),
            |key: &identity::Keypair| {
                let noise = noise::Config::new(key)?;
                Ok::<_, noise::Error>(Recorded::new(noise, tape))
            },
            yamux::Config::default,
        )
        .unwrap()
        .with_behaviour(|_| behaviour)
        .unwrap()
        .build()
}

async fn run(
    swarm: &mut Swarm<Behaviour>,
    node: &Multiaddr,
    mut commands: mpsc::Receiver<Command>,
    seen: &Mutex<Seen>,
) {
    let mut unsaid: Vec<Vec<u8>> = Vec::new();
    let mut tick = tokio::time::interval(Duration::from_millis(20));
    loop {
        tokio::select! {
            command = commands.recv() => match command {
                Some(Command::Publish(message)) => unsaid.push(message),
                Some(Command::Open(opening)) => open(swarm, opening),
                None => return,
            },
            event = swarm.select_next_some() => {
                // A busy machine can take too long for a handshake: whoever was never let in knocks again.
                if matches!(event, SwarmEvent::OutgoingConnectionError { .. }) && !seen.lock().unwrap().met {
                    let dial = DialOpts::unknown_peer_id().address(node.clone());
                    swarm.dial(dial.build()).unwrap();
                }
                note(event, seen);
            }
            _ = tick.tick() => {}
        }
        let gossipsub = &mut swarm.behaviour_mut().gossipsub;
        unsaid.retain(|message| {
            let said = gossipsub.publish(IdentTopic::new(TOPIC), message.clone());
            matches!(
                said,
                Err(PublishError::NoPeersSubscribedToTopic | PublishError::AllQueuesFull(_))
            )
        });
    }
}

/// Opens a stream to the node; without a connection the opening is let go, and whoever waits for it hears that.
fn open(swarm: &mut Swarm<Behaviour>, opening: Opening) {
    let node = swarm.connected_peers().next().copied();
    match node {
        Some(node) => swarm.behaviour_mut().streams.open(node, opening),
        None => {
            // An error means that the test waits no longer.
            let _ = opening.came.send(Came::Broken);
        }
    }
}

fn note(event: SwarmEvent<BehaviourEvent>, seen: &Mutex<Seen>) {
    let mut seen = seen.lock().unwrap();
    match event {
        SwarmEvent::ConnectionEstablished { .. } => (seen.connected, seen.met) = (true, true),
        SwarmEvent::ConnectionClosed { .. } => seen.connected = false,
        SwarmEvent::Behaviour(BehaviourEvent::Gossipsub(gossipsub::Event::Message {
            message,
            ..
        })) => seen.heard.push(message.data),
        _ => {}
    }
}
