//! Every bound of the core's memory and patience: each edge has its own at the top of its file. Those of the wire are in `federation_spec::wire::limits`.

/// Spaces that nobody here has pinned: most that are kept.
pub const MAX_STRANGERS: usize = 20_000;
/// From so many on, those go of which nothing but a key log is held (four fifths of [`MAX_STRANGERS`]).
pub const MAX_BARE_STRANGERS: usize = 16_000;
/// Bytes of records of strangers: most that are kept.
pub const MAX_STRANGER_BYTES: usize = 96 * 1024 * 1024;
/// Spaces whose key log is being asked for, each with a profile, terms and a list waiting at most.
pub const MAX_PENDING: usize = 256;
/// A key log is asked for at most once in so many seconds a space.
pub const KEY_LOG_PATIENCE: u64 = 60;
/// Connected peers.
pub const MAX_PEERS: usize = 64;
/// Peers whose index was read before: how far is kept for so many, and when they were seen last.
pub const MAX_CURSORS: usize = 512;
/// Records of a page that are taken in at once: a desk waits for no more.
pub const SLICE: usize = 12;
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
/// The calendar may leave the clock that nobody can set by so many seconds while the process runs (10 minutes).
pub const CLOCK_JUMP: u64 = 600;
/// The clocks of two homes agree that differ by no more than so many seconds (5 minutes).
pub const CLOCK_AGREES: u64 = 300;
/// One home whose clock differs by more than so many seconds is told of (10 minutes).
pub const CLOCK_OFF: u64 = 600;
/// So many pinned homes confirm the present, or contradict it.
pub const FEW_HOMES: usize = 2;
/// A clock that shows so many seconds more than the last thing written forgets nothing until it is confirmed (a day).
pub const MAX_SILENCE: u64 = 86_400;
/// A person at work vouches for a clock that shows no more than so many seconds above the last thing written (10 days).
pub const MAX_ABSENCE: u64 = 10 * 86_400;
/// An own record from the future is followed by one above it so many seconds before its time would come.
pub const FUTURE_LEAD: u64 = 900;
/// A node that has a network signs nothing by itself for so many seconds: it listens first.
pub const ALONE_PATIENCE: u64 = 15;
/// What peers know of this space is waited for, for so many milliseconds after the first connection.
pub const LISTEN_PATIENCE: u64 = 5_000;
/// So many peers that nobody pinned say enough of what they know of this space.
pub const FEW_PEERS: usize = 3;
/// Own profile and terms live so many seconds (90 days).
pub const OWN_RECORD_LIFE: u64 = 90 * 86_400;
/// They are signed anew when fewer seconds than this are left (60 days).
pub const OWN_RECORD_LEFT: u64 = 60 * 86_400;
/// Seconds between two looks at own records and daily work.
pub const TICK: u64 = 30;
/// A key signs for so many seconds, until the announced one takes its place (90 days).
pub const KEY_LIFE: u64 = 90 * 86_400;
/// Nodes of so many pinned homes have shown that they know this space's last key event, before another one follows it by itself.
pub const HOMES_BEFORE_ROTATION: usize = 2;
/// What a home showed counts for so many seconds (a day).
pub const AGREES_FOR: u64 = 86_400;
/// Own records are gossiped again after so many seconds.
pub const REPUBLISH_EVERY: u64 = 6 * 3_600;
/// Pairing codes that wait at once.
pub const MAX_PAIRINGS: usize = 16;
/// A pairing code lives so many seconds.
pub const PAIRING_LIFE: u64 = 600;
/// Life of a card that the house gives, days, until it says otherwise.
pub const CARD_DAYS: u64 = 365;
/// Life of a card that a member makes on a phone, days: another one is a click away.
pub const PHONE_CARD_DAYS: u64 = 30;
/// Longest life of a card, days.
pub const MAX_CARD_DAYS: u64 = 400;
/// Days of a pass for one host unless said otherwise.
pub const HOST_PASS_DAYS: u64 = 7;
/// Most days of a pass for one host.
pub const MAX_HOST_PASS_DAYS: u64 = 89;
/// Passes issued with one command.
pub const MAX_PASSES_AT_ONCE: usize = 10_000;
/// Own status lists end so many seconds after they were signed (7 days).
pub const LIST_LIFE: u64 = 7 * 86_400;
/// They are signed anew when they are so many seconds old (6 hours).
pub const LIST_RENEWAL: u64 = 6 * 3_600;
/// A pass is forgotten, and its place free again, so many seconds after its end: longer than a person at work vouches for a
/// clock that is ahead, so that no pass which runs is forgotten by it.
pub const PLACE_REST: u64 = MAX_ABSENCE + 4 * 86_400;
/// Bytes that the names of suspensions take of one status list, which then keeps within its own bound however many places
/// are taken for good.
pub const MAX_NAMES_LEN: usize = 1_600;
/// When so few places are left for new passes, the operator is told (an eighth of one list).
pub const FEW_PLACES: usize = 1_024;
/// Members one space keeps.
pub const MAX_MEMBERS: usize = 100_000;
/// Most kinds of member lists of which is kept how they are read.
pub const MAX_LIST_PROFILES: usize = 32;
/// An import can be undone for so many seconds (24 hours).
pub const UNDO_LIFE: u64 = 86_400;
/// Entries that one fact erases at most, so that it fits into an entry of the ledger.
pub const ERASED_AT_ONCE: usize = 10_000;
/// What a visitor showed is kept for so many days, unless the visitor agrees to more.
pub const DISCLOSED_DAYS: u64 = 30;
/// The most days to which a visitor can agree.
pub const MAX_DISCLOSED_DAYS: u64 = 3_660;
/// A peer that was connected for so many seconds, and brought something, is no stranger any longer.
pub const LONG_KNOWN: u64 = 3_600;
/// Such peers.
pub const MAX_LONG_KNOWN: usize = 256;
/// Peers remembered of each pinned space that brought something of it.
pub const MAX_BRINGERS: usize = 4;
/// Readings of one peer within [`VAIN_WINDOW`] that bring nothing, before it is read only when its turn comes.
pub const MAX_VAIN_READINGS: u32 = 60;
/// The window of [`MAX_VAIN_READINGS`], seconds.
pub const VAIN_WINDOW: u64 = 60;
/// Checks that wait for a peer to be read.
pub const MAX_HELD_CHECKS: usize = 256;
/// For so many milliseconds at most.
pub const HELD_CHECK: u64 = 1_500;
/// A peer counts as just connected for so many seconds.
pub const JUST_CONNECTED: u64 = 3;
/// A short code lives so many seconds (24 hours).
pub const CODE_LIFE: u64 = 86_400;
/// A request to a home lives so many seconds (24 hours).
pub const REQUEST_LIFE: u64 = 86_400;
/// Invitations of this space that can be redeemed at once.
pub const MAX_INVITATIONS: usize = 256;
/// Spaces that may redeem one invitation.
pub const MAX_TIMES: u16 = 100;
/// An invitation can be redeemed for so many days, unless said otherwise.
pub const INVITATION_DAYS: u64 = 7;
/// Most days for which one can be redeemed.
pub const MAX_INVITATION_DAYS: u64 = 31;
/// A redemption that is not taken yet, since its space is not known there, is sent again after so many milliseconds.
pub const REDEEM_AGAIN: u64 = 2_000;
/// So it is for so many seconds after it was signed; then like any other message.
pub const REDEEM_PATIENCE: u64 = 60;
/// Spaces that wait for a decision: so many are shown.
pub const MAX_UNDECIDED: usize = 100;
/// Wrong codes within [`CODE_WINDOW`] before no code is looked at.
pub const MAX_WRONG_CODES: usize = 5;
/// The window of [`MAX_WRONG_CODES`], seconds.
pub const CODE_WINDOW: u64 = 60;
/// Messages about visits held of one space.
pub const MAX_MESSAGES_OF_SPACE: usize = 256;
/// Messages about visits held in all.
pub const MAX_MESSAGES: usize = 8_192;
/// Messages taken of one space within [`MESSAGE_WINDOW`].
pub const MAX_DELIVERIES: u32 = 60;
/// The window of [`MAX_DELIVERIES`], seconds.
pub const MESSAGE_WINDOW: u64 = 60;
/// A message that is not answered for is sent again after so many seconds.
pub const DELIVERY_PATIENCE: u64 = 60;
/// A space for which messages wait is dialled at most once in so many seconds.
pub const REACH_EVERY: u64 = 120;
/// A message that has ended is kept for so many seconds, to be told apart from an unknown one; then it is erased (7 days).
pub const MESSAGE_REST: u64 = 7 * 86_400;
/// Earlier contents of a pinned space's terms that are remembered.
pub const MAX_EARLIER_TERMS: usize = 24;
/// Nodes in this house's network that are shown.
pub const MAX_NEARBY: usize = 32;
/// Items of one listing page.
pub const MAX_PAGE: usize = 200;
/// Spaces that one turn of a walk over them looks at.
pub const LOOKED_AT_A_TURN: usize = 200;
/// Spaces that it shows.
pub const FOUND_A_TURN: usize = 20;
/// A day, seconds.
pub const DAY: u64 = 86_400;
/// How often a profile is signed anew within a day because its node is reached elsewhere.
pub const ADDRESSES_A_DAY: usize = 4;
/// Seconds between two questions who has the newest terms, while they are on their way.
pub const DELIVERY_PAUSE: u64 = 1;
/// Such questions after which somebody is only asked every [`DELIVERY_LONG_PAUSE`]: to answer one, a node looks at all its records.
pub const DELIVERY_OFTEN: u32 = 10;
/// Seconds between two such questions then.
pub const DELIVERY_LONG_PAUSE: u64 = 3;
/// Milliseconds for which whoever wants to know who has them waits for answers.
pub const DELIVERY_WAIT: u64 = 800;
/// How many may wait for that at once.
pub const MAX_DELIVERY_WAITING: usize = 16;
