//! Every bound of the core's memory and patience: each edge has its own at the top of its file. Those of the wire are in `federation_spec::wire::limits`.

/// Spaces that nobody here has pinned: most that are kept.
pub const MAX_STRANGERS: usize = 20_000;
/// Bytes of records of strangers: most that are kept.
pub const MAX_STRANGER_BYTES: usize = 96 * 1024 * 1024;
/// Spaces whose key log is being asked for, each with at most two records waiting.
pub const MAX_PENDING: usize = 256;
/// A key log is asked for at most once in so many seconds a space.
pub const KEY_LOG_PATIENCE: u64 = 60;
/// Connected peers.
pub const MAX_PEERS: usize = 64;
/// Peers whose index was read before: how far is kept for so many, and when they were seen last.
pub const MAX_CURSORS: usize = 512;
/// Pages read from one peer in one go.
pub const MAX_PAGES: u32 = 200;
/// Pages of one peer that are admitted and not on disk yet.
pub const MAX_UNWRITTEN_PAGES: u32 = 2;
/// Peers an operator can name.
pub const MAX_NAMED_PEERS: usize = 256;
/// Catch-up requests served to one peer within [`REQUEST_WINDOW`].
pub const MAX_REQUESTS: u32 = 120;
/// The window of [`MAX_REQUESTS`], seconds.
pub const REQUEST_WINDOW: u64 = 10;
/// Every known peer is reconciled with after so many seconds.
pub const RECONCILE_EVERY: u64 = 86_400;
/// A peer is looked at once more when it has been connected for so many seconds.
pub const SETTLE: u64 = 10;
/// A request to a peer that is not answered is given up after so many seconds.
pub const ASK_PATIENCE: u64 = 60;
/// A clock that shows so many seconds more than the last moment that has passed for certain (5 years) cannot be right.
pub const CLOCK_HORIZON: u64 = 5 * 365 * 86_400;
/// What pinned spaces signed may be dated so many seconds ahead of what has passed.
pub const CLOCK_GRACE: u64 = 3_600;
/// Own profile and terms live so many seconds (90 days).
pub const OWN_RECORD_LIFE: u64 = 90 * 86_400;
/// They are signed anew when fewer seconds than this are left (60 days).
pub const OWN_RECORD_LEFT: u64 = 60 * 86_400;
/// Seconds between two looks at own records and daily work.
pub const TICK: u64 = 30;
/// Own records are gossiped again after so many seconds.
pub const REPUBLISH_EVERY: u64 = 6 * 3_600;
/// Pairing codes that wait at once.
pub const MAX_PAIRINGS: usize = 16;
/// A pairing code lives so many seconds.
pub const PAIRING_LIFE: u64 = 600;
/// Wrong codes within one pairing's life before all codes are dropped.
pub const MAX_PAIRING_TRIES: u32 = 5;
/// Default and longest life of a card, days.
pub const CARD_DAYS: u64 = 30;
/// Longest life of a card, days.
pub const MAX_CARD_DAYS: u64 = 90;
/// Members one space keeps.
pub const MAX_MEMBERS: usize = 100_000;
/// Items of one listing page.
pub const MAX_PAGE: usize = 200;
