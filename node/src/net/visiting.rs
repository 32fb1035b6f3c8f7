//! Asks a node once what it holds of a space, without being anybody: whoever lost everything begins like that.

use std::time::Duration;

use federation_spec::protocol::{Refused, Reply, Request, Sender};
use federation_spec::wire::ids::SpaceId;
use tokio::time::{Instant, timeout_at};

use super::supervisor::start;
use super::task::{NetCommand, NetConfig, NetEvent};
use crate::core::Method;
use crate::metrics::Metrics;

/// The records that nodes at these addresses hold of a space, those that came twice once. Waits so long for all of them; none if
/// nobody answered.
pub async fn read_space(
    addresses: &[String],
    space: SpaceId,
    transport_seed: [u8; 32],
    patience: Duration,
) -> Result<Vec<Vec<u8>>, String> {
    let config = NetConfig {
        transport_seed,
        listen: Vec::new(),
        announce: Vec::new(),
        announce_private: true,
    };
    let mut network = start(config, Sender::default(), Metrics::default())?;
    for address in addresses {
        let dial = NetCommand::Dial(address.clone());
        network.commands.send(dial).await.map_err(|_| STOPPED)?;
    }
    let until = Instant::now() + patience;
    let mut records: Vec<Vec<u8>> = Vec::new();
    let mut answers = 0;
    while let Ok(Some(event)) = timeout_at(until, network.events.recv()).await {
        let command = match event {
            NetEvent::Connected(peer, _) => {
                NetCommand::Ask(peer, Request::Space(space), Method::Own)
            }
            NetEvent::Asked(_, ticket, _) => {
                NetCommand::Answer(ticket, Reply::Refused(Refused::UnknownRequest))
            }
            NetEvent::Replied(_, Method::Own, Reply::Records { records: held, .. }) => {
                answers += 1;
                for record in held {
                    if !records.contains(&record) {
                        records.push(record);
                    }
                }
                if answers >= addresses.len() {
                    break;
                }
                continue;
            }
            _ => continue,
        };
        network.commands.send(command).await.map_err(|_| STOPPED)?;
    }
    Ok(records)
}

const STOPPED: &str = "the network stopped";
