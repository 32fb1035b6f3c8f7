//! What a peer may cost: the one table of budgets. SECURITY.md says what each protects, and `tests/node/costs.rs` has a
//! test for each.
//!
//! Cost only delays: whoever is over a budget is read, heard or served later. What is provably wrong is another matter,
//! see [`FAULTS`].

use std::time::Duration;

/// So much comes back a second, and so much is saved up at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// A second.
    pub rate: u64,
    /// At most.
    pub saved: u64,
}

/// What is granted to one peer, or to one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// Bytes read of its connections that nobody here asked for.
    pub bytes: Budget,
    /// Gossip messages taken from it, new ones and others.
    pub messages: Budget,
    /// Bytes of answers sent to it.
    pub served: Budget,
}

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// A peer that nobody here knows.
pub const STRANGER: Grant = Grant {
    bytes: Budget {
        rate: 128 * KIB,
        saved: 8 * MIB,
    },
    messages: Budget {
        rate: 20,
        saved: 1_000,
    },
    served: Budget {
        rate: MIB,
        saved: 48 * MIB,
    },
};
/// All strangers of one neighbourhood: a /24 of IPv4, a /64 of IPv6, or one relay.
pub const NEIGHBOURHOOD: Grant = Grant {
    bytes: Budget {
        rate: 512 * KIB,
        saved: 32 * MIB,
    },
    messages: Budget {
        rate: 60,
        saved: 3_000,
    },
    served: Budget {
        rate: 2 * MIB,
        saved: 64 * MIB,
    },
};
/// A node of a pinned space, a peer that the operator named, or one that is long known.
pub const FAVOURED: Grant = Grant {
    bytes: Budget {
        rate: 2 * MIB,
        saved: 64 * MIB,
    },
    messages: Budget {
        rate: 100,
        saved: 4_000,
    },
    served: Budget {
        rate: 8 * MIB,
        saved: 256 * MIB,
    },
};
/// Messages of all strangers together. It does not bind whoever has more than half of its own left.
pub const ALL_STRANGERS: Budget = Budget {
    rate: 200,
    saved: 8_000,
};
/// New connections of one neighbourhood.
pub const GREETINGS: Budget = Budget {
    rate: 2,
    saved: 512,
};
/// New connections of all strangers together: the network remembers each peer id for a while.
pub const ALL_GREETINGS: Budget = Budget {
    rate: 4,
    saved: 1_024,
};
/// Each millisecond that the making of an answer takes counts as so many bytes served: a walk over a large index costs more
/// than its answer.
pub const MILLISECOND: u64 = 4 * KIB;
/// Neighbourhoods and peers whose budgets are remembered; the one that has most left is forgotten first.
pub const PURSES: usize = 1_024;

/// Connections that have not said who they are, for so long at most.
pub const HANDSHAKE: Duration = Duration::from_secs(5);
/// A connection whose other end takes nothing of what is to be written for so long is gone.
pub const STUCK: Duration = Duration::from_secs(30);
/// How long a node waits until it asks again whether somebody is there, and then for the answer.
pub const PING: Duration = Duration::from_secs(10);
/// A connection that lets a second ping in a row go unanswered is gone, if nothing else was read of it for so long.
pub const SILENT: Duration = Duration::from_secs(20);
/// Connections that were told to close and have not: where so many count, no stranger takes the place of another one.
pub const CLOSING: usize = 8;
/// So many of them at once; then the oldest of whoever has most of them gives way.
pub const UNNAMED: usize = 64;
/// So many of one address.
pub const UNNAMED_OF_ADDRESS: usize = 8;
/// So many of one neighbourhood.
pub const UNNAMED_OF_NEIGHBOURHOOD: usize = 16;
/// Connections in all.
pub const CONNECTIONS: usize = 60;
/// Connections that strangers opened.
pub const STRANGERS: usize = 36;
/// So many of them of one address.
pub const STRANGERS_OF_ADDRESS: usize = 16;
/// So many of them of one neighbourhood.
pub const STRANGERS_OF_NEIGHBOURHOOD: usize = 24;
/// Connections of one peer.
pub const CONNECTIONS_OF_PEER: usize = 2;
/// Connections opened from here, and such that are being opened.
pub const OUTGOING: usize = 24;
/// Dials at once.
pub const DIALS: usize = 16;
/// A stranger that brought nothing for so long gives way to another one when there is no room.
pub const IDLE: Duration = Duration::from_secs(60);

/// So many things that are provably wrong, within [`FAULT_WINDOW`], put a peer out.
pub const FAULTS: u32 = 4;
/// The window of [`FAULTS`].
pub const FAULT_WINDOW: Duration = Duration::from_secs(600);
/// For so long.
pub const OUT: Duration = Duration::from_secs(600);
/// A favoured peer for so long only: it may carry what was taken back.
pub const OUT_FAVOURED: Duration = Duration::from_secs(30);
/// Peers that are remembered as out, or as having done something wrong.
pub const REMEMBERED_FAULTS: usize = 4_096;

/// Requests of one peer that wait while another one of it is being answered.
pub const WAITING_REQUESTS: usize = 16;
/// Answers that may be long at once; each further one is short.
pub const LONG_ANSWERS: usize = 4;
/// Bytes of records in a short answer.
pub const SHORT_ANSWER: usize = 128 * 1024;
/// An answer of which so little is taken...
pub const STRIDE: usize = 32 * 1024;
/// ...within so long is given up, and with it a stranger's connection.
pub const STRIDE_PATIENCE: Duration = Duration::from_secs(5);
/// Walks over the whole index at once; further ones wait.
pub const WALKS: usize = 2;
/// Other answers that are made at once: each thread that makes one keeps memory of its own.
pub const PAGES: usize = 2;

/// Lines of one kind in the log within [`LOG_WINDOW`]; further ones are counted, and summed up.
pub const LOG_LINES: u32 = 20;
/// The window of [`LOG_LINES`].
pub const LOG_WINDOW: Duration = Duration::from_secs(60);
