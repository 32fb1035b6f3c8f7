//! What `/metrics` counts. No names, no ids: only how much, by which way. The only file naming `prometheus-client`.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

use crate::core::{Gossip, Method};

/// Every counter of a node. Clones count together.
#[derive(Debug, Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    bytes: Family<Way, Counter>,
    records: Family<Way, Counter>,
    gossip: Family<Verdict, Counter>,
    checks: Family<Level, Counter>,
    peers: Gauge<i64, AtomicI64>,
    network_restarts: Counter,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Way {
    method: Label,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Verdict {
    verdict: Label,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Level {
    level: Label,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Label(&'static str);

impl EncodeLabelValue for Label {
    fn encode(
        &self,
        encoder: &mut prometheus_client::encoding::LabelValueEncoder<'_>,
    ) -> Result<(), std::fmt::Error> {
        EncodeLabelValue::encode(&self.0, encoder)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let (bytes, records) = (Family::default(), Family::default());
        let (gossip, checks) = (Family::default(), Family::default());
        let (peers, network_restarts) = (Gauge::default(), Counter::default());
        let mut registry = Registry::with_prefix("covisa");
        let help = "Bytes of catch-up frames sent and received as the asking side";
        registry.register_with_unit("catch_up", help, Unit::Bytes, bytes.clone());
        registry.register(
            "records_admitted",
            "Records admitted and on disk, by the way they came",
            records.clone(),
        );
        registry.register("gossip_messages", "Gossip messages judged", gossip.clone());
        registry.register(
            "desk_checks",
            "Checks at the desk, by level",
            checks.clone(),
        );
        registry.register("peers", "Peers connected", peers.clone());
        registry.register(
            "network_restarts",
            "Times the network task was started anew",
            network_restarts.clone(),
        );
        Self {
            registry: Arc::new(registry),
            bytes,
            records,
            gossip,
            checks,
            peers,
            network_restarts,
        }
    }
}

impl Metrics {
    /// Bytes of a request sent or of its reply.
    pub fn catch_up_bytes(&self, method: Method, bytes: usize) {
        self.bytes.get_or_create(&way(method)).inc_by(bytes as u64);
    }

    /// Records admitted.
    pub fn admitted(&self, method: Method, records: u64) {
        self.records.get_or_create(&way(method)).inc_by(records);
    }

    /// A gossip message judged.
    pub fn judged(&self, gossip: Gossip) {
        let verdict = Label(match gossip {
            Gossip::Accept => "accept",
            Gossip::Ignore => "ignore",
            Gossip::Reject => "reject",
        });
        self.gossip.get_or_create(&Verdict { verdict }).inc();
    }

    /// A check at the desk.
    pub fn checked(&self, level: &'static str) {
        self.checks
            .get_or_create(&Level {
                level: Label(level),
            })
            .inc();
    }

    /// How many peers are connected.
    pub fn peers(&self, connected: usize) {
        self.peers.set(connected as i64);
    }

    /// The network task was started anew.
    pub fn network_restarted(&self) {
        self.network_restarts.inc();
    }

    /// The OpenMetrics text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

fn way(method: Method) -> Way {
    let method = Label(match method {
        Method::Gossip => "gossip",
        Method::Stream => "stream",
        Method::Cursor => "cursor",
        Method::Reconcile => "reconcile",
        Method::KeyLog => "key_log",
        Method::News => "news",
        Method::Deliver(_) => "deliver",
        Method::Confirm => "confirm",
        Method::Own => "own",
    });
    Way { method }
}
