//! What replies carry: things as they are shown.

mod import;
mod invitation;
mod keys;

use std::collections::BTreeMap;
use std::sync::Arc;

use federation_spec::records::card::{Attribute, Tier};
use federation_spec::records::profile::ProfileBody;
use federation_spec::records::status::Status;
use federation_spec::records::terms::Content;
use federation_spec::rules::{Clock, LocalDay, Standing, Verdict};
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::ids::{Hash32, MessageId, SpaceId, Timestamp};

use super::facts::{Carried, MemberDetails, Role};
pub use super::memory::restored::Gap;
use super::offer::Offer;
use super::peers::{Neighbour, Peer};
use super::problem::Problem;

pub use self::keys::{KeyEventView, KeyStatusView, RestoredView, Rotation, UpkeepView};

pub use self::invitation::{
    AcceptedState, AcceptedView, GivenState, GivenView, InvitationsView, MadeInvitation,
    RedeemerView, UndecidedView,
};

pub use self::import::{
    Emptied, ImportChange, ImportItem, ImportView, ListedDays, ListedPlan, RedoView, UndoView,
};

/// How a node is.
#[derive(Debug, Clone)]
pub struct StatusView {
    /// This space.
    pub space: SpaceId,
    /// Its name.
    pub name: String,
    /// Connected peers.
    pub peers: usize,
    /// Spaces known beside this one.
    pub spaces: usize,
    /// Of them, those that wait for a decision, at most 100.
    pub undecided: usize,
    /// Of them, those that are pinned.
    pub pinned: usize,
    /// Records held.
    pub records: usize,
    /// What is wrong with the disk.
    pub store: Option<String>,
    /// Why this machine does not sign for its space, if it does not.
    pub elsewhere: Option<Problem>,
    /// Another node signs with this space's key.
    pub twin: bool,
    /// This home was copied or brought back, and has not heard yet what was signed since.
    pub copied: bool,
    /// The time of which the book knows nothing, where this home was made of a backup.
    pub gap: Option<Gap>,
    /// When another key takes the place of the one that signs.
    pub rotation: Rotation,
    /// Thumbprint of the recovery key of the words that count.
    pub words: Option<Hash32>,
    /// Places are left for few more passes, in all lists.
    pub few_places: bool,
    /// What is known of this computer's clock.
    pub clock: ClockView,
    /// Full addresses listened on.
    pub addresses: Vec<String>,
    /// Cards that end within a week, and no other card of that member runs longer.
    pub cards_due: usize,
    /// Requests that a person has to answer.
    pub requests: usize,
    /// Messages that have not reached their space.
    pub undelivered: usize,
    /// The local day at the house.
    pub today: LocalDay,
    /// Its country, ISO 3166-1 alpha-2, as its profile says.
    pub country: Option<String>,
    /// Its IANA zone.
    pub zone: String,
}

/// What is known of this computer's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockView {
    /// Whether it can be right.
    pub clock: Clock,
    /// It shows much more than when the last thing was written here, and nobody has said yet that this is the present.
    pub unconfirmed: bool,
    /// Something of this space was signed later than now.
    pub own_future: bool,
    /// What it shows.
    pub shown: Timestamp,
    /// How it differs from those of pinned homes.
    pub differs: Option<Differs>,
}

/// A clock that differs from those of pinned homes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// How far those are ahead, seconds; negative if they are behind.
    pub seconds: i64,
    /// Whose they are, by name.
    pub homes: Vec<String>,
    /// Whether it seems to be this one that is wrong; `None` if that cannot be told.
    pub ours: Option<bool>,
}

/// A space as it is known here.
#[derive(Debug, Clone)]
pub struct SpaceView {
    /// Its id.
    pub space: SpaceId,
    /// Its standing.
    pub standing: Standing,
    /// Who vouches for it, if that is its standing.
    pub vouchers: Vec<VoucherView>,
    /// Since when this space vouches for it.
    pub vouched_since: Option<Timestamp>,
    /// Why its standing is what it is, as the operator wrote it down.
    pub note: Option<String>,
    /// It contradicts itself.
    pub conflicting: bool,
    /// It is nobody whom one trusts, and its name looks like that of this space, which one does.
    pub alike: Option<String>,
    /// Its profile.
    pub profile: Option<ProfileBody>,
    /// What it offers.
    pub terms: Offer<TermsView>,
    /// When it last said which passes count no more: by the oldest of its status lists.
    pub status_at: Option<Timestamp>,
}

/// A space that vouches for another one.
#[derive(Debug, Clone)]
pub struct VoucherView {
    /// Its id.
    pub space: SpaceId,
    /// Its name.
    pub name: Option<String>,
}

impl VoucherView {
    /// What it is called; its id where that is not known.
    pub fn called(&self) -> String {
        let name = self.name.clone();
        name.unwrap_or_else(|| self.space.to_string())
    }
}

impl SpaceView {
    /// The IANA zone of the house; UTC where it is not known.
    pub fn zone(&self) -> &str {
        let profile = self.profile.as_ref();
        profile.map_or("UTC", |profile| profile.zone.as_str())
    }
}

/// Where a space is, for a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceView {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Its standing.
    pub standing: Standing,
    /// Its terms ended.
    pub ended: bool,
}

/// Terms as they are known here.
#[derive(Debug, Clone)]
pub struct TermsView {
    /// Sequence number.
    pub sequence: u64,
    /// When they were signed.
    pub issued_at: Timestamp,
    /// When the record ends.
    pub expires_at: Timestamp,
    /// That has come.
    pub ended: bool,
    /// When a person last said that they are true.
    pub reviewed_at: Option<Timestamp>,
    /// From when this content applies.
    pub applies_from: Timestamp,
    /// What applies.
    pub content: Content,
    /// What will apply, and from when.
    pub upcoming: Option<(Timestamp, Content)>,
    /// Hash of the content.
    pub content_hash: Hash32,
}

/// A condition of terms on homes, and how many homes meet it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meetable {
    /// The way to the setting: `grant[0].requires.home_kinds`.
    pub way: String,
    /// So many of the pinned homes meet it now.
    pub met: usize,
    /// Of so many.
    pub of: usize,
}

/// Who has this space's newest terms.
#[derive(Debug, Clone, Default)]
pub struct DeliveryView {
    /// The pinned spaces, and whoever is connected.
    pub items: Vec<DeliveryItem>,
}

/// Whether one space has them.
#[derive(Debug, Clone)]
pub struct DeliveryItem {
    /// The space.
    pub space: SpaceId,
    /// Its name.
    pub name: Option<String>,
    /// One of its nodes is connected.
    pub connected: bool,
    /// Since when it is known that it has them.
    pub has_since: Option<Timestamp>,
    /// When it was last heard of.
    pub heard_at: Option<Timestamp>,
}

/// A member.
#[derive(Debug, Clone)]
pub struct MemberView {
    /// The member's id.
    pub member: String,
    /// What is known of the member. The tier is that of the plan, where none was noted for the member alone.
    pub details: MemberDetails,
    /// Which member list the member came from.
    pub source: Option<String>,
    /// The member's number there.
    pub external_id: Option<String>,
    /// Where the membership stands today.
    pub state: MemberState,
    /// Whether a person or a list ended it, whatever its last day.
    pub ended: bool,
    /// Whether the member may use the Coworking Visa, by the plan.
    pub travels: bool,
    /// When the member's last card ends, if one runs.
    pub card_until: Option<Timestamp>,
}

impl MemberView {
    /// Whether the membership runs today.
    pub fn is_active(&self) -> bool {
        self.state == MemberState::Active
    }
}

/// Where a membership stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberState {
    /// It runs.
    Active,
    /// Its first day is still to come.
    NotYet,
    /// It is over.
    Ended,
}

impl MemberState {
    /// Its word, in answers and in lists that are written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::NotYet => "not yet",
            Self::Ended => "ended",
        }
    }
}

/// A pass that was just issued.
#[derive(Debug, Clone)]
pub struct IssuedPass {
    /// What is kept of it.
    pub pass: PassView,
    /// The member's name.
    pub name: String,
    /// Its signed bytes: whoever has them has the pass.
    pub signed: Arc<[u8]>,
    /// From when on it counts, if not at once.
    pub begins: Option<Timestamp>,
    /// Its short code.
    pub code: ShortCode,
    /// What it shows.
    pub shows: Vec<String>,
    /// What the host's terms ask for and it does not show.
    pub wanting: Vec<String>,
    /// The message that announces it to its host.
    pub notice: Option<MessageId>,
    /// The lost pass whose place it takes.
    pub replaces: Option<String>,
}

/// A pass.
#[derive(Debug, Clone)]
pub struct PassView {
    /// Its name here.
    pub id: String,
    /// Whose it is.
    pub member: String,
    /// The host that it is for, if it is for one.
    pub host: Option<SpaceId>,
    /// The host's name.
    pub host_name: Option<String>,
    /// When it was signed.
    pub issued_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The last local day on which it counts: the host's, or else the home's.
    pub last_day: LocalDay,
    /// What is said of it.
    pub status: Status,
    /// On what it is carried.
    pub on: Carried,
}

/// A question to a home.
#[derive(Debug, Clone)]
pub struct RequestView {
    /// Its number.
    pub request: MessageId,
    /// This space asks; else it is asked.
    pub ours: bool,
    /// The other space.
    pub space: SpaceId,
    /// Its name.
    pub name: Option<String>,
    /// What visitors say of themselves; `None` for a code.
    pub says: Option<String>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it is pointless.
    pub expires_at: Timestamp,
    /// How it stands.
    pub state: RequestState,
}

/// How a question to a home stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// It has not reached the home.
    Waiting,
    /// The home has it.
    Delivered,
    /// The visitor is a member there.
    Ours,
    /// Nothing is said for the visitor.
    NotOurs,
    /// It ended without an answer.
    Ended,
}

/// What a desk is told, and about whom.
#[derive(Debug, Clone)]
pub struct CheckView {
    /// The verdict.
    pub verdict: Verdict,
    /// The home that the pass names.
    pub home: Option<HomeView>,
    /// The name of the known space that an unknown home is like.
    pub alike: Option<String>,
    /// Who vouches for the home, if that is its standing.
    pub vouchers: Vec<VoucherView>,
    /// What the visitor shows; unproven if the home is unknown.
    pub disclosed: Vec<Attribute>,
    /// What kind of membership the visitor shows, if any.
    pub tier: Option<Tier>,
    /// The visit that the visitor is in with.
    pub checked_in: Option<String>,
    /// Whether this answer began that visit.
    pub entered: bool,
    /// Whether that visit had been noted as ended: the visitor is back.
    pub back: bool,
    /// The question to the home that is open, or that the home answered.
    pub request: Option<MessageId>,
    /// The host's IANA zone, for times in sentences.
    pub zone: String,
}

/// The home of a pass.
#[derive(Debug, Clone)]
pub struct HomeView {
    /// Its id.
    pub space: SpaceId,
    /// Its name, if its profile is known.
    pub name: Option<String>,
    /// Its standing; `None` if it is unknown.
    pub standing: Option<Standing>,
    /// How its people are reached, as its profile says.
    pub contacts: Vec<String>,
}

/// A visit.
#[derive(Debug, Clone)]
pub struct VisitView {
    /// Its id.
    pub visit: String,
    /// The visitor's home.
    pub home: SpaceId,
    /// The home's name, if it is known.
    pub home_name: Option<String>,
    /// The local day.
    pub date: LocalDay,
    /// Which day of this visitor it is, counted from the first one here.
    pub day: u64,
    /// Check-in.
    pub started: Timestamp,
    /// Check-out.
    pub ended: Option<Timestamp>,
    /// For half a day.
    pub half: bool,
    /// Whether the visitor is in.
    pub open: bool,
    /// What the visitor showed, until it is erased.
    pub shown: BTreeMap<String, String>,
    /// The last local day on which that is kept.
    pub kept_until: Option<LocalDay>,
}

/// A peer.
#[derive(Debug, Clone)]
pub struct PeerView {
    /// Its id, if it was ever connected.
    pub peer: Option<Peer>,
    /// Its space, if a profile names the peer.
    pub space: Option<SpaceId>,
    /// Its address.
    pub address: Option<String>,
    /// Whether it is connected.
    pub connected: bool,
    /// When it was last.
    pub last_seen: Option<Timestamp>,
}

/// A node in this house's network.
#[derive(Debug, Clone)]
pub struct NeighbourView {
    /// What it says of itself.
    pub says: Neighbour,
    /// What that space is called in its own profile, which names this node: then it is theirs.
    pub proven: Option<String>,
    /// Whether it is connected.
    pub connected: bool,
}

/// The token of a paired browser.
#[derive(Debug, Clone)]
pub struct TokenView {
    /// Its name.
    pub token: String,
    /// What its holder may do.
    pub role: Role,
    /// What the operator calls the device.
    pub label: Option<String>,
    /// Whose phone it is, if it is a member's.
    pub member: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// One turn of a walk over the spaces, by id.
#[derive(Debug, Clone)]
pub struct SpacesTurn<T> {
    /// What was found.
    pub found: Vec<T>,
    /// The last one that was looked at, after which the next turn goes on; `None` where the walk has ended.
    pub after: Option<SpaceId>,
}

/// What a code or a request led to.
#[derive(Debug, Clone)]
pub enum LookedUp {
    /// A pass: it has to climb before it is judged.
    Found {
        /// The message that it came with.
        message: MessageId,
        /// Its signed bytes.
        pass: Vec<u8>,
    },
    /// No pass yet, or none at all: what the desk is told.
    Told(Box<CheckView>),
}
