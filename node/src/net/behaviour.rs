//! Which protocols are spoken, with which bounds. SPEC §7
//!
//! gossipsub judges nothing by itself: every message waits for our verdict. Peers are scored only for what is provably
//! wrong, and never by their IP address.

use std::time::Duration;

use federation_spec::protocol::{AGENT, TOPIC};
use federation_spec::wire::ids::Hash32;
use federation_spec::wire::limits::MAX_MESSAGE;
use libp2p::gossipsub::{
    self, IdentTopic, MaxCountSubscriptionFilter, MessageAuthenticity, MessageId, PeerScoreParams,
    PeerScoreThresholds, TopicScoreParams, ValidationMode, WhitelistSubscriptionFilter,
};
use libp2p::request_response::{self, ProtocolSupport};
use libp2p::swarm::NetworkBehaviour;
use libp2p::{identify, identity, ping};

use super::asking::MAX_OPEN;
use super::bare::{Bare, Counted};
use super::codec::{FrameCodec, PROTOCOL};
use super::gate::Gate;
use super::measured::Measured;
use super::purse::Purses;
use crate::budgets::PING;

/// Only our own topic can be subscribed to, whatever a peer sends.
type Filter = MaxCountSubscriptionFilter<WhitelistSubscriptionFilter>;

/// gossipsub with our filter, for bare messages.
pub(super) type Gossipsub = gossipsub::Behaviour<Bare, Filter>;

/// All protocols of a node.
#[derive(NetworkBehaviour)]
pub(super) struct Behaviour {
    pub(super) gate: Gate,
    pub(super) gossipsub: Measured,
    pub(super) identify: identify::Behaviour,
    pub(super) ping: ping::Behaviour,
    pub(super) catch_up: request_response::Behaviour<FrameCodec>,
}

impl Behaviour {
    /// The behaviour of a node with this transport key.
    pub(super) fn new(key: &identity::Keypair, purses: &Purses) -> Result<Self, String> {
        let identify = identify::Config::new(AGENT.to_owned(), key.public())
            .with_agent_version(format!("covisa/{}", env!("CARGO_PKG_VERSION")))
            .with_hide_listen_addrs(true)
            // Addresses that a stranger tells are not kept: nobody is dialled on its word.
            .with_cache_size(0);
        // It counts what is asked together with what is answered.
        let catch_up = request_response::Config::default()
            .with_request_timeout(Duration::from_secs(20))
            .with_max_concurrent_streams(2 * MAX_OPEN);
        let ping = ping::Config::new().with_interval(PING).with_timeout(PING);
        let counted = Counted::default();
        let gossipsub = gossipsub(counted.clone())?;
        Ok(Self {
            gate: Gate::new(purses.clone()),
            gossipsub: Measured::new(gossipsub, counted, purses.clone()),
            identify: identify::Behaviour::new(identify),
            ping: ping::Behaviour::new(ping),
            catch_up: request_response::Behaviour::with_codec(
                FrameCodec,
                [(PROTOCOL, ProtocolSupport::Full)],
                catch_up,
            ),
        })
    }
}

/// The topic of every record.
pub(super) fn topic() -> IdentTopic {
    IdentTopic::new(TOPIC)
}

/// The largest RPC there may be. SPEC §7.1
const LARGEST_RPC: usize = MAX_MESSAGE + 1024;
/// gossipsub measures an RPC together with its length and whatever was read behind it, a page at a time.
const READ_AHEAD: usize = 8 * 1024 + 8;
/// How long a message is known as seen. Each costs a few hundred bytes, whatever became of it; the scores of peers remember
/// it for as long anyway.
const REMEMBERED: Duration = Duration::from_secs(120);
/// Message ids that one IHAVE or IWANT names: more would be too long for whoever receives it.
const MAX_IDS: usize = 450;

// SPEC §7.1, §7.2
fn config() -> Result<gossipsub::Config, String> {
    gossipsub::ConfigBuilder::default()
        .max_transmit_size(LARGEST_RPC + READ_AHEAD)
        .max_control_messages_sent(MAX_IDS)
        .validation_mode(ValidationMode::Anonymous)
        .validate_messages()
        .message_id_fn(|message| MessageId::from(Hash32::of(&message.data).0.to_vec()))
        .heartbeat_interval(Duration::from_secs(1))
        .duplicate_cache_time(REMEMBERED)
        .mesh_n_low(4)
        .mesh_n(6)
        .mesh_n_high(12)
        .history_length(12)
        .history_gossip(6)
        .build()
        .map_err(|error| error.to_string())
}

fn gossipsub(counted: Counted) -> Result<Gossipsub, String> {
    let only_ours = WhitelistSubscriptionFilter([topic().hash()].into());
    let filter = MaxCountSubscriptionFilter {
        filter: only_ours,
        max_subscribed_topics: 4,
        max_subscriptions_per_request: 8,
    };
    let author = MessageAuthenticity::Anonymous;
    let bare = Bare::counted(counted);
    let made =
        Gossipsub::new_with_subscription_filter_and_transform(author, config()?, filter, bare);
    let mut gossipsub = made.map_err(str::to_owned)?;
    let (params, thresholds) = scoring();
    gossipsub.with_peer_score(params, thresholds)?;
    gossipsub
        .subscribe(&topic())
        .map_err(|error| error.to_string())?;
    Ok(gossipsub)
}

/// One bad message takes a peer out of the mesh, four silence it; nobody is scored for being quiet or for an address.
fn scoring() -> (PeerScoreParams, PeerScoreThresholds) {
    let topic_params = TopicScoreParams {
        topic_weight: 1.0,
        time_in_mesh_weight: 0.05,
        time_in_mesh_quantum: Duration::from_secs(60),
        time_in_mesh_cap: 60.0,
        first_message_deliveries_weight: 1.0,
        first_message_deliveries_decay: 0.998,
        first_message_deliveries_cap: 20.0,
        mesh_message_deliveries_weight: 0.0,
        mesh_failure_penalty_weight: 0.0,
        invalid_message_deliveries_weight: -40.0,
        invalid_message_deliveries_decay: 0.997,
        ..TopicScoreParams::default()
    };
    let params = PeerScoreParams {
        topics: [(topic().hash(), topic_params)].into(),
        topic_score_cap: 23.0,
        app_specific_weight: 1.0,
        ip_colocation_factor_weight: 0.0,
        behaviour_penalty_weight: -16.0,
        behaviour_penalty_threshold: 6.0,
        behaviour_penalty_decay: 0.987,
        decay_interval: Duration::from_secs(10),
        decay_to_zero: 0.01,
        // Peer ids are free, and each is remembered for so long; who is out is remembered elsewhere.
        retain_score: Duration::from_secs(3600),
        slow_peer_weight: 0.0,
        ..PeerScoreParams::default()
    };
    let thresholds = PeerScoreThresholds {
        gossip_threshold: -100.0,
        publish_threshold: -200.0,
        graylist_threshold: -400.0,
        opportunistic_graft_threshold: 1.0,
        ..PeerScoreThresholds::default()
    };
    (params, thresholds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_ids_is_never_longer_than_a_node_takes() {
        let config = config().expect("the settings are valid");
        // Each id has 32 bytes and a head of two; the topic and the heads around the list are far below 100 bytes.
        let longest = config.max_control_messages_sent() * (32 + 2) + 100;
        assert!(
            longest <= config.max_control_message_size(),
            "A list of {longest} bytes is taken by a node with the same settings."
        );
    }
}
