//! What goes between the rooms, in the words of each: events become inputs, outputs become commands.

use std::sync::Arc;

use federation_spec::protocol::Reply as Frame;
use federation_spec::wire::ids::Hash32;

use crate::core::limits::SLICE;
use crate::core::pages::Reconciled;
use crate::core::peers::Address;
use crate::core::{
    Climbed, Command, Input, InvitationCommand, Method, NetworkOrder, Page, Parcel, Peer,
    PeerCommand, Problem, Slice,
};
use crate::net::address::{check_peer_address, text_of};
use crate::net::{NetCommand, NetEvent, Network};

/// The records of a peer have climbed. They are taken in by slices: between two of them whoever is at a desk is answered.
pub fn slices(from: Peer, parcel: Parcel, mut records: Vec<Climbed>) -> Vec<Input> {
    let method = parcel.method;
    let wanted = method == Method::Reconcile;
    let asked_for = parcel.records.iter().filter(|_| wanted);
    let ids = asked_for.map(|record| Hash32::of(record)).collect();
    let mut inputs = Vec::new();
    // Key events that come together may name each other.
    let whole = matches!(method, Method::KeyLog | Method::Own);
    while !whole && records.len() > SLICE {
        let rest = records.split_off(SLICE);
        let slice = Slice {
            method,
            records: std::mem::replace(&mut records, rest),
        };
        let from = from.clone();
        inputs.push(Input::Slice { from, slice });
    }
    let page = Page {
        method,
        records,
        ids,
        next: parcel.next,
        more: parcel.more,
    };
    inputs.push(Input::Page { from, page });
    inputs
}

/// A message that makes no sense ends the reconciliation as an answer that never came.
pub fn compared(with: Peer, result: Option<Reconciled>) -> Input {
    match result {
        Some(result) => Input::Reconciled { with, result },
        None => Input::NoReply {
            from: with,
            method: Method::Reconcile,
            refused: None,
        },
    }
}

pub(super) async fn next_event(network: Option<&mut Network>) -> Option<NetEvent> {
    match network {
        Some(network) => network.events.recv().await,
        None => std::future::pending().await,
    }
}

/// Events that need no climbing.
pub(super) fn plain_input(event: NetEvent) -> Input {
    match event {
        NetEvent::Listening(address) => Input::Listening { address },
        NetEvent::Connected(peer, address) => Input::Connected { peer, address },
        NetEvent::Gone(peer) => Input::Gone { peer },
        NetEvent::Asked(from, ticket, request) => Input::Asked {
            from,
            ticket,
            request,
        },
        NetEvent::Replied(from, method, reply) => replied(from, method, reply),
        NetEvent::NoReply(from, method) => Input::NoReply {
            from,
            method,
            refused: None,
        },
        NetEvent::Missed(from) => Input::Missed { from },
        NetEvent::Told(from, at, space) => Input::Said { from, at, space },
        NetEvent::PublishFailed => Input::PublishFailed,
        NetEvent::Deaf(peers) => Input::Deaf { peers },
        NetEvent::Reached(addresses) => Input::Reached {
            addresses: addresses.into_iter().filter_map(read).collect(),
        },
        NetEvent::Restarted => Input::NetworkRestarted,
        NetEvent::Gossip(..) => unreachable!("a gossip message climbs first, in on_network"),
    }
}

/// Addresses are read by the one room that knows them before the core keeps them.
pub(super) fn checked(command: Command) -> Result<Command, Problem> {
    let check = |address: &str| {
        let checked = check_peer_address(address);
        checked.map_err(|bad| Problem::BadAddress(bad.to_string()))
    };
    match command {
        Command::Peer(PeerCommand::Add(address, to)) => {
            Ok(PeerCommand::Add(check(&address)?, to).into())
        }
        Command::Invitation(InvitationCommand::Accept(invitation, pin, to)) => {
            for address in invitation.nodes.iter() {
                check(address.as_str())?;
            }
            Ok(InvitationCommand::Accept(invitation, pin, to).into())
        }
        command @ (Command::System(_)
        | Command::Key(_)
        | Command::Space(_)
        | Command::Terms(_)
        | Command::Member(_)
        | Command::Pass(_)
        | Command::Desk(_)
        | Command::Visit(_)
        | Command::Peer(_)
        | Command::Token(_)
        | Command::Invitation(_)) => Ok(command),
    }
}

/// Both forms of an address.
fn read(bytes: Vec<u8>) -> Option<Address> {
    let text = text_of(&bytes)?;
    Some(Address { text, bytes })
}

/// What a peer's answer is to whoever asked it.
pub fn replied(from: Peer, method: Method, reply: Frame) -> Input {
    match reply {
        Frame::Records {
            next,
            more,
            records,
        } => {
            let records = records.into_iter().map(Arc::from).collect();
            let parcel = Parcel {
                method,
                records,
                next,
                more,
            };
            Input::Parcel { from, parcel }
        }
        Frame::Reconcile { message, at } => Input::ReconcileReply { from, message, at },
        Frame::Noted => match method {
            Method::Deliver(message) => Input::Delivered { message },
            Method::Gossip
            | Method::Stream
            | Method::Cursor
            | Method::Reconcile
            | Method::KeyLog
            | Method::News
            | Method::Confirm
            | Method::Own => Input::Noted { from },
        },
        Frame::Refused(refused) => Input::NoReply {
            from,
            method,
            refused: Some(refused),
        },
    }
}

/// What the network is told.
pub(super) fn net_command(order: NetworkOrder) -> NetCommand {
    match order {
        NetworkOrder::Publish(record) => NetCommand::Publish(record.to_vec()),
        NetworkOrder::Judge(ticket, gossip) => NetCommand::Judge(ticket, gossip),
        NetworkOrder::Dial(address) => NetCommand::Dial(address),
        NetworkOrder::Reach(peers, addresses) => NetCommand::Reach(peers, addresses),
        NetworkOrder::Forget(address) => NetCommand::Forget(address),
        NetworkOrder::Disconnect(peer) => NetCommand::Disconnect(peer),
        NetworkOrder::Favour(peers) => NetCommand::Favour(peers),
        NetworkOrder::Fault(peer, count) => NetCommand::Fault(peer, count),
        NetworkOrder::Ask(peer, request, method) => NetCommand::Ask(peer, request, method),
        NetworkOrder::Note(ticket) => NetCommand::Answer(ticket, Frame::Noted),
        NetworkOrder::Refuse(ticket, refused) => {
            NetCommand::Answer(ticket, Frame::Refused(refused))
        }
    }
}
