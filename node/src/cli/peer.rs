//! `covisa peer`

use serde_json::{Value, json};

use super::carrier::{encode, get, send};
use super::exit::Failure;
use super::neighbours::Peer;
use super::print::{Context, field, items, table};

/// Other nodes to stay connected with.
pub fn run(context: &Context, verb: Peer) -> Result<u8, Failure> {
    match verb {
        Peer::Add { multiaddr } => {
            let request = send("POST", "peers", &json!({ "address": multiaddr }));
            context.one("peer-add", &request, peers)
        }
        Peer::List => context.one("peer-list", &get("peers", &[]), peers),
        Peer::Nearby => context.one("peer-nearby", &get("peers/nearby", &[]), nearby),
        Peer::Remove { id } => {
            let request = send("DELETE", &format!("peers/{}", encode(&id)), &Value::Null);
            context.one("peer-remove", &request, peers)
        }
    }
}

fn nearby(value: &Value) -> String {
    let row = |one: &Value| {
        let name = match one["proven"] == true {
            true => field(one, "name"),
            false => format!("{} (says so)", field(one, "name")),
        };
        vec![name, field(one, "connected"), field(one, "address")]
    };
    let rows: Vec<Vec<String>> = items(value).iter().map(row).collect();
    match rows.is_empty() {
        true if value["listening"] != true => {
            "This node does not listen for others in its network: \
             it does not run, it is reached from this computer alone, or nearby = false."
                .to_owned()
        }
        true => "Nobody in this network says to be a space.".to_owned(),
        false => table(&["name", "connected", "address"], &rows),
    }
}

fn peers(value: &Value) -> String {
    let rows: Vec<Vec<String>> = items(value)
        .iter()
        .map(|peer| {
            let connected = if peer["connected"] == true {
                "connected"
            } else {
                "not connected"
            };
            vec![
                connected.to_owned(),
                field(peer, "space"),
                field(peer, "address"),
                field(peer, "last_seen"),
            ]
        })
        .collect();
    match rows.is_empty() {
        true => "No peers. Add one with: covisa peer add ADDRESS".to_owned(),
        false => table(&["state", "space", "address", "last seen"], &rows),
    }
}
