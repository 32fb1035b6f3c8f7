//! The network. The only folder naming libp2p and mdns-sd.
//!
//! | file | what it does |
//! |---|---|
//! | [`address`] | multiaddrs as people write them, checked |
//! | `asking` | what is asked of peers, so many requests of one at a time |
//! | [`bare`] | gossip messages are records and nothing else |
//! | [`behaviour`] | which protocols are spoken, with which bounds |
//! | [`mod@line`] | the stream of a connection, read within its budget |
//! | [`purse`] | what each peer, its neighbourhood and all strangers have left |
//! | [`gate`] | who is let in, and who gives way |
//! | [`measured`] | gossipsub sees no more than it may |
//! | [`serving`] | questions of peers, one of each at a time |
//! | [`codec`] | frames on a stream, with a size cap |
//! | [`dialing`] | keeps named peers connected |
//! | [`nearby`] | who else is in this house's network |
//! | [`neighbourhood`] | where an address is, as far as addresses tell people apart |
//! | [`reached`] | where this node is reached, and which addresses of others are dialled |
//! | [`task`] | the swarm's loop: commands in, events out |
//! | [`visiting`] | asks a node once, without being anybody |
//! | [`supervisor`] | starts the task again when it ends |

pub mod address;
mod asking;
mod bare;
mod behaviour;
mod codec;
mod dialing;
mod gate;
mod line;
mod measured;
pub mod nearby;
mod neighbourhood;
mod purse;
pub mod reached;
mod runs;
mod serving;
mod supervisor;
mod task;
pub mod visiting;

pub use supervisor::{Network, start};
pub use task::{NetCommand, NetConfig, NetEvent};
