//! A gossip message is the bytes of a record and nothing around them. SPEC §7.1
//!
//! gossipsub itself drops messages with an author, a number or a signature, but would pass one with a key on.

use std::io;

use libp2p::gossipsub::{DataTransform, Message, RawMessage, TopicHash};

/// Takes messages as they are, and none that carries a key.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bare;

impl DataTransform for Bare {
    fn inbound_transform(&self, message: RawMessage) -> io::Result<Message> {
        if message.key.is_some() {
            let kind = io::ErrorKind::InvalidData;
            return Err(io::Error::new(kind, "a message carries a key"));
        }
        Ok(Message {
            source: message.source,
            data: message.data,
            sequence_number: message.sequence_number,
            topic: message.topic,
        })
    }

    fn outbound_transform(&self, _: &TopicHash, data: Vec<u8>) -> io::Result<Vec<u8>> {
        Ok(data)
    }
}
