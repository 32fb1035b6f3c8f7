//! A gossip message is the bytes of a record and nothing around them. SPEC §7.1
//!
//! gossipsub itself drops messages with an author, a number or a signature, but would pass one with a key on.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use libp2p::gossipsub::{DataTransform, Message, RawMessage, TopicHash};

/// Takes messages as they are, and none that carries a key.
#[derive(Debug, Clone, Default)]
pub(super) struct Bare(Counted);

impl Bare {
    /// Counts each message that comes.
    pub(super) fn counted(counted: Counted) -> Self {
        Self(counted)
    }
}

/// How many messages came so far: new ones, others, and such that are none.
#[derive(Debug, Clone, Default)]
pub(super) struct Counted(Arc<AtomicU64>);

impl Counted {
    /// So many.
    pub(super) fn so_far(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl DataTransform for Bare {
    fn inbound_transform(&self, message: RawMessage) -> io::Result<Message> {
        self.0.0.fetch_add(1, Ordering::Relaxed);
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
