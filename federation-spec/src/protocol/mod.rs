//! What two nodes say to each other: protocol names and the frames of catch-up. SPEC §7, §8

pub mod frames;
pub mod negentropy;

pub use frames::{Cursor, Epoch, Refused, Reply, Request, Run, Salt, Sender};

/// The gossipsub topic that carries every record. SPEC §7.1
pub const TOPIC: &str = "covisa/1/records";
/// The protocol of catch-up streams. SPEC §8.1
pub const CATCH_UP: &str = "/covisa/catch-up/1";
/// What a node says of itself in identify. SPEC §7.1
pub const AGENT: &str = "covisa/1";
/// The DNS-SD service that a node is in its own network. SPEC §7.4
pub const NEARBY_SERVICE: &str = "_covisa._tcp.local.";
