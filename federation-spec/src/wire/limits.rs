//! Every bound of the wire, in one place. SPEC §2.
//!
//! Sizes are in bytes unless the name says otherwise.

/// Deepest nesting of arrays, maps and tags in one CBOR item. SPEC §2.1
pub const MAX_DEPTH: usize = 8;
/// Most elements of one array, or entries of one map. SPEC §2.1
pub const MAX_ENTRIES: u64 = 256;

/// A key event. SPEC §2.2
pub const MAX_KEY_EVENT: usize = 1024;
/// A profile. SPEC §2.2
pub const MAX_PROFILE: usize = 4 * 1024;
/// Visa terms. SPEC §2.2
pub const MAX_TERMS: usize = 16 * 1024;
/// A pass, inflated. SPEC §2.2
pub const MAX_PASS: usize = 2 * 1024;
/// A status list. SPEC §2.2
pub const MAX_STATUS_LIST: usize = 4 * 1024;
/// The vouches of a space. SPEC §2.2
pub const MAX_VOUCHES: usize = 16 * 1024;
/// A message about a visit. SPEC §2.2
pub const MAX_VISIT_MESSAGE: usize = 4 * 1024;
/// A gossip message, and the largest byte string any decoder here looks at. SPEC §2.2
pub const MAX_MESSAGE: usize = 32 * 1024;

/// A pass text as given to the reader, in bytes of UTF-8, before anything is decoded. SPEC §6.1
pub const MAX_PASS_TEXT: usize = 8 * 1024;
/// Compressed bytes inside a pass text. SPEC §6.1
pub const MAX_PASS_COMPRESSED: usize = 4 * 1024;

/// A catch-up request frame. SPEC §8.2
pub const MAX_REQUEST: usize = 64 * 1024;
/// A catch-up reply frame. SPEC §8.2
pub const MAX_REPLY: usize = 1024 * 1024 + 4 * 1024;
/// Record bytes in one catch-up reply. SPEC §8.2
pub const MAX_REPLY_RECORDS_BYTES: usize = 1024 * 1024;
/// Records in one catch-up reply. SPEC §8.2
pub const MAX_REPLY_RECORDS: usize = 1024;
/// Ids in one fetch request. SPEC §8.5
pub const MAX_FETCH: usize = 1024;
/// A reconciliation message inside a frame. SPEC §8.4
pub const MAX_RECONCILE: usize = 60 * 1024;
/// Rounds of one reconciliation. SPEC §8.4
pub const MAX_ROUNDS: u32 = 20;

/// A record issued further ahead of our clock than this (seconds) is ignored. SPEC §4.3
pub const MAX_AHEAD: u64 = 10 * 60;
/// A sequence number may run ahead of its own `iat` in milliseconds by this much, about 17 minutes. SPEC §4.2
pub const MAX_SEQUENCE_LEAD: u64 = 1 << 20;
/// Longest life of a profile or of terms, seconds (400 days). SPEC §4.4
pub const MAX_RECORD_LIFE: u64 = 400 * 86_400;
/// Longest life of a card from its `iat` to its end, seconds (90 days). SPEC §3.5
pub const MAX_CARD_LIFE: u64 = 90 * 86_400;
/// Longest life of a card that names a status list, seconds (400 days). SPEC §3.5
pub const MAX_LISTED_CARD_LIFE: u64 = 400 * 86_400;
/// Longest life of a pass for one host, seconds (90 days). SPEC §3.7
pub const MAX_HOST_PASS_LIFE: u64 = 90 * 86_400;
/// Longest life of a status list, seconds (31 days). SPEC §3.6
pub const MAX_LIST_LIFE: u64 = 31 * 86_400;
/// Longest life of a message about a visit, seconds (31 days). SPEC §3.8
pub const MAX_MESSAGE_LIFE: u64 = 31 * 86_400;
/// Longest life of an invitation, seconds (31 days): that of the message that redeems it. SPEC §3.11
pub const MAX_INVITATION_LIFE: u64 = MAX_MESSAGE_LIFE;
/// Longest invitation, bytes, without its length and its checksum. SPEC §3.11
pub const MAX_INVITATION: usize = 1024;
/// Longest text in which an invitation is looked for, bytes. SPEC §3.11
pub const MAX_INVITATION_TEXT: usize = 16 * 1024;
/// Longest life of vouches, seconds (90 days). SPEC §3.10
pub const MAX_VOUCH_LIFE: u64 = 90 * 86_400;
/// Spaces for which one vouches at most. SPEC §3.10
pub const MAX_VOUCHED: usize = 200;
/// Events of one key log. SPEC §3.2
pub const MAX_KEY_LOG: usize = 256;
/// Entries of one status list. SPEC §3.6
pub const LIST_ENTRIES: u16 = 8_192;
/// Status lists of one space. SPEC §3.6
pub const MAX_LISTS: u8 = 64;
/// Suspensions that one list names, and as many that it lifts. SPEC §3.6
pub const MAX_SUSPENSIONS: usize = 256;
/// Places of one suspension. SPEC §3.6
pub const MAX_SUSPENDED: usize = 256;
/// Lists that a reader keeps of one line beside the newest, for what they take away. SPEC §4.7
pub const MAX_ASIDE: usize = 4;
/// What is known of revocations is fresh for so many seconds (24 hours). SPEC §5.3.1
pub const FRESH_STATUS: u64 = 86_400;
/// An expired record is kept as a floor for its sequence this long, seconds (30 days). SPEC §4.6
pub const FLOOR_LIFE: u64 = 30 * 86_400;
/// Last second this version can write: 9999-12-31T23:59:59Z. SPEC §2.3
pub const MAX_TIMESTAMP: u64 = 253_402_300_799;
