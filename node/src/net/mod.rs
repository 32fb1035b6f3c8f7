//! The network. The only folder naming libp2p and mdns-sd.
//!
//! | file | what it does |
//! |---|---|
//! | [`address`] | multiaddrs as people write them, checked |
//! | [`bare`] | gossip messages are records and nothing else |
//! | [`behaviour`] | which protocols are spoken, with which bounds |
//! | [`codec`] | frames on a stream, with a size cap |
//! | [`dialing`] | keeps named peers connected |
//! | [`nearby`] | who else is in this house's network |
//! | [`reached`] | where this node is reached, and which addresses of others are dialled |
//! | [`task`] | the swarm's loop: commands in, events out |
//! | [`supervisor`] | starts the task again when it ends |

pub mod address;
mod bare;
mod behaviour;
mod codec;
mod dialing;
pub mod nearby;
pub mod reached;
mod supervisor;
mod task;

pub use supervisor::{Network, start};
pub use task::{NetCommand, NetConfig, NetEvent};
