//! The network around a host: first the real nodes meet, then recording peers take the places of the homes, and every wire
//! to the host is watched.

use std::thread::sleep;
use std::time::Duration;

use covisa::core::{Fact, MessageFact};
use covisa_tests::adversary::proxy::Proxy;
use covisa_tests::adversary::streams::{Came, End};
use covisa_tests::adversary::tape::Frames;
use covisa_tests::adversary::{Adversary, IDENTIFY};
use covisa_tests::program::{Home, Running};
use covisa_tests::{wait_for, wait_until};
use federation_spec::protocol::{Reply, Request};
use federation_spec::wire::envelope::{Envelope, RecordType};
use tokio::time::Instant;

use super::cast::{Cast, MEMBERS, holding, ledger, node_of};
use crate::meeting::knows;

/// How long nothing much may have been sent before all counts as quiet.
const QUIET: Duration = Duration::from_secs(2);
/// What connections say in that time to stay alive, bytes, at most.
const ALIVE: usize = 400;

/// A peer that records all that it receives.
pub(super) struct Listener {
    /// In whose place it is.
    pub(super) name: &'static str,
    /// The peer.
    pub(super) peer: Adversary,
}

/// What came of the first meeting.
pub(super) struct Before {
    /// Nord's pass for Süd, of which Süd was told.
    pub(super) announced: String,
    /// Who listened at the homes.
    pub(super) listeners: Vec<Listener>,
    nord: Vec<Vec<u8>>,
    west: Vec<Vec<u8>>,
}

/// The real nodes that are connected with Süd all the time, each by a wire of its own.
pub(super) struct Hosts {
    /// The host that is watched.
    pub(super) sued: Running,
    /// Another host.
    pub(super) ost: Running,
    /// A stranger.
    wald: Running,
    wires: Vec<Proxy>,
}

/// The network while Süd is watched.
pub(super) struct Stage {
    /// The real nodes.
    pub(super) hosts: Hosts,
    /// Those who record: Nord's node, West's, another space's, a stranger's.
    pub(super) listeners: Vec<Listener>,
}

/// What passed in a while.
#[derive(Debug)]
pub(super) struct Watched {
    /// How long what was done in it took.
    pub(super) took: Duration,
    /// Bytes that the host sent, by the wire.
    pub(super) sent: Vec<usize>,
    /// Bytes that it received.
    pub(super) received: Vec<usize>,
    /// What reached the listeners.
    pub(super) frames: Frames,
}

impl Listener {
    fn new(name: &'static str, peer: Adversary) -> Self {
        Self { name, peer }
    }

    /// Asks the node for all that it tells anybody.
    fn asks(&self) {
        self.all_records();
        self.peer.stream(IDENTIFY, b"", End::Close);
    }

    /// The records that the node gives to whoever asks.
    fn all_records(&self) -> Vec<Vec<u8>> {
        let Came::Closed(frame) = self.peer.ask(&Request::Changes(None).encode()) else {
            panic!("A node answers {}.", self.name)
        };
        match Reply::decode(&frame) {
            Ok(Reply::Records { records, .. }) => records,
            other => panic!("A node gives its records: {other:?}"),
        }
    }
}

impl Hosts {
    /// They run, and so begin to count the seconds until they look at their peers once more.
    pub(super) fn open(cast: &Cast) -> Self {
        let sued = cast.sued.serve();
        let wire = |_| Proxy::to(sued.port(), &sued.peer());
        let wires: Vec<Proxy> = (0..6).map(wire).collect();
        Self {
            ost: serve(&cast.ost, &[&wires[4].address()]),
            wald: serve(&cast.wald, &[&wires[5].address()]),
            sued,
            wires,
        }
    }
}

impl Before {
    /// The homes meet the hosts once, with listeners at the homes, and are gone again.
    pub(super) fn met(cast: &mut Cast, hosts: &Hosts) -> Self {
        let (sued, wald) = (hosts.sued.address(), hosts.wald.address());
        let nord = serve(&cast.nord, &[&sued, &wald]);
        let west = serve(&cast.west, &[&sued]);
        wait_for("The spaces know each other", || {
            let all = [&hosts.sued, &hosts.ost, &hosts.wald];
            let homes = [&cast.nord, &cast.west];
            let known = |node: &&Running| homes.iter().all(|home| knows(node, home));
            all.iter().all(known) && knows(&nord, &cast.sued)
        });
        for home in [&cast.nord, &cast.west] {
            cast.sued.done(&["space", "pin", &home.space]);
            cast.ost.done(&["space", "pin", &home.space]);
        }
        let other = Adversary::with(&nord.address(), node_of(&cast.mitte, &[]));
        let listeners = vec![
            Listener::new("Mitte at Nord", other),
            stranger("stranger at Nord", &nord),
            stranger("stranger at West", &west),
        ];
        let announced = announced(cast);
        revoke_last(cast, &listeners);
        listeners.iter().for_each(Listener::asks);
        let before = Self {
            announced,
            nord: listeners[0].all_records(),
            west: listeners[2].all_records(),
            listeners,
        };
        nord.stop();
        west.stop();
        before
    }
}

impl Stage {
    /// Recording peers take the places of the homes, and all is quiet.
    pub(super) fn set(cast: &Cast, hosts: Hosts, before: &Before) -> Self {
        let manners = [
            ("Nord's node", node_of(&cast.nord, &before.nord)),
            ("West's node", node_of(&cast.west, &before.west)),
            ("Mitte's node", node_of(&cast.mitte, &[])),
            ("stranger", holding(&[])),
        ];
        let listeners = manners.into_iter().zip(&hosts.wires);
        let listeners = listeners.map(|((name, manners), wire)| {
            Listener::new(name, Adversary::with(&wire.address(), manners))
        });
        let stage = Self {
            listeners: listeners.collect(),
            hosts,
        };
        stage.wait_until_all_was_read();
        stage.wait_until_quiet();
        stage
    }

    /// Watches the wires for at least so long, while something is done.
    pub(super) fn watch(&self, least: Duration, act: impl FnOnce()) -> Watched {
        let (from, before) = (Instant::now(), self.frames());
        act();
        let took = from.elapsed();
        sleep(least.saturating_sub(took));
        let to = Instant::now();
        let wires = self.hosts.wires.iter();
        Watched {
            took,
            sent: wires.clone().map(|wire| wire.sent(from, to)).collect(),
            received: wires.map(|wire| wire.received(from, to)).collect(),
            frames: self.frames().since(before),
        }
    }

    /// Every listener asks for all that the host tells anybody.
    pub(super) fn everybody_asks(&self) {
        self.listeners.iter().for_each(Listener::asks);
    }

    /// The real nodes end; the listeners and what they received stay.
    pub(super) fn end(self) -> Vec<Listener> {
        let Hosts {
            sued, ost, wald, ..
        } = self.hosts;
        for node in [ost, wald, sued] {
            node.stop();
        }
        self.listeners
    }

    /// A node reads whom it meets, and looks once more at one of its ticks, of which there are two a minute. SPEC §8.7
    fn wait_until_all_was_read(&self) {
        let twice = |listener: &Listener| listener.peer.asked().len() >= 2;
        wait_for("The host has read its peers and looked again", || {
            self.listeners.iter().all(twice)
        });
    }

    fn wait_until_quiet(&self) {
        wait_for("Nobody says anything", || {
            let now = Instant::now();
            let lately = self
                .hosts
                .wires
                .iter()
                .map(|wire| wire.sent(now - QUIET, now));
            lately.sum::<usize>() < ALIVE
        });
    }

    fn frames(&self) -> Frames {
        let each = self.listeners.iter().map(|one| one.peer.tape().frames());
        each.fold(Frames::default(), Frames::and)
    }
}

impl Watched {
    /// All bytes that the host sent.
    pub(super) fn all_sent(&self) -> usize {
        self.sent.iter().sum()
    }
}

fn serve(home: &Home, peers: &[&String]) -> Running {
    let flags = peers.iter().flat_map(|peer| ["--peer", peer.as_str()]);
    home.serve_at("127.0.0.1", 0, &flags.collect::<Vec<_>>())
}

fn stranger(name: &'static str, node: &Running) -> Listener {
    Listener::new(name, Adversary::with(&node.address(), holding(&[])))
}

/// The first member of Nord gets a pass for Süd, of which Süd is told beforehand.
fn announced(cast: &mut Cast) -> String {
    let host = cast.sued.space.clone();
    let announced = cast.issue(0, &host, &["--announce"]);
    wait_for("Süd was told who comes", || {
        let delivered = |fact: &Fact| matches!(fact, Fact::Message(MessageFact::Delivered { .. }));
        ledger(&cast.nord).iter().any(delivered)
    });
    announced
}

/// The last member of Nord loses the card, and everybody hears Nord's new status list, at West by way of Süd.
fn revoke_last(cast: &Cast, listeners: &[Listener]) {
    let first = &listeners[0].peer;
    let before = first.heard().len();
    let last = &cast.members[MEMBERS - 1];
    cast.nord.done(&["pass", "revoke", &last.card_id]);
    let list = wait_until("The new status list is heard", || {
        first
            .heard()
            .into_iter()
            .skip(before)
            .find(|record| is_status_list(record))
    });
    wait_for("It comes to everybody", || {
        let heard = |one: &Listener| one.peer.heard().contains(&list);
        listeners.iter().all(heard)
    });
}

fn is_status_list(record: &[u8]) -> bool {
    Envelope::parse(record).is_ok_and(|record| record.kind() == RecordType::StatusList)
}
