//! What the ledger holds: everything that cannot be fetched again. SPEC has no say here; the form is this node's own.
//!
//! A fact is written as JSON, so that the ledger can be read by people and by later versions.

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::records::status::Status;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{Hash32, MessageId, Pairwise, SpaceId, SuspensionTag, Timestamp};
use serde::{Deserialize, Serialize};

use super::fact_form::{
    day, day_option, hash, hashes, hex, hex_option, message_id, message_id_option, pairwise,
    seconds, seconds_option, space_option, suspension_tag, text,
};

/// A fact and when it became one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it was written.
    #[serde(with = "seconds")]
    pub at: Timestamp,
    /// The fact itself.
    pub fact: Fact,
}

/// One thing that happened here and that nobody else can tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Fact {
    /// This space signed a record.
    Signed {
        /// The exact bytes.
        #[serde(with = "hex")]
        record: Vec<u8>,
    },
    /// The operator gave a space a standing.
    Standing {
        /// The space.
        #[serde(with = "text")]
        space: SpaceId,
        /// What she thinks of it.
        standing: Regard,
    },
    /// The operator named a peer.
    PeerNamed {
        /// Its multiaddr.
        address: String,
    },
    /// The operator dropped a peer.
    PeerDropped {
        /// Its multiaddr.
        address: String,
    },
    /// A member joined. One that an import brought counts from [`Fact::Imported`] on.
    MemberAdded(Member),
    /// What is known of a member changed: this is all of it.
    MemberChanged(Member),
    /// A membership ended.
    MemberEnded {
        /// The member.
        member: String,
        /// The import that ended it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<String>,
    },
    /// A membership that had ended runs again.
    MemberResumed {
        /// The member.
        member: String,
        /// The import that named her again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<String>,
    },
    /// Nothing is known of a member any longer: the entries that told it are erased.
    MemberErased {
        /// The member.
        member: String,
    },
    /// A member list was read in: everything before that names this import counts from now on.
    Imported {
        /// Its name.
        import: String,
        /// Which system the list came from.
        source: String,
    },
    /// What an import did is not so any longer.
    ImportUndone {
        /// Its name.
        import: String,
    },
    /// What the operator says of a plan.
    PlanSet(PlanRule),
    /// A pass was signed.
    PassIssued(PassIssued),
    /// These passes have another status from now on.
    StatusSet {
        /// A word of [`Status`].
        status: String,
        /// Their places: list and entry.
        places: Vec<(u8, u16)>,
        /// The import that did it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<String>,
    },
    /// These passes do not count until this suspension is lifted.
    Suspended {
        /// Its name.
        #[serde(with = "suspension_tag")]
        tag: SuspensionTag,
        /// Their places, all in one list.
        places: Vec<(u8, u16)>,
        /// The import that did it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        import: Option<String>,
    },
    /// A suspension holds no longer.
    Lifted {
        /// Its name.
        #[serde(with = "suspension_tag")]
        tag: SuspensionTag,
    },
    /// A message about a visit was signed, and has to reach its space.
    MessageSent {
        /// The exact bytes.
        #[serde(with = "hex")]
        record: Vec<u8>,
        /// The member whom it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<String>,
    },
    /// It did.
    MessageDelivered {
        /// Its number.
        #[serde(with = "message_id")]
        id: MessageId,
    },
    /// A pinned space sent a message about a visit.
    MessageReceived {
        /// The exact bytes.
        #[serde(with = "hex")]
        record: Vec<u8>,
    },
    /// A question of another space was answered.
    RequestAnswered {
        /// The question.
        #[serde(with = "message_id")]
        id: MessageId,
        /// She is a member here.
        ours: bool,
    },
    /// A visitor was let in by the code that a message announced.
    CodeUsed {
        /// The message.
        #[serde(with = "message_id")]
        id: MessageId,
    },
    /// A visitor came in.
    VisitOpened(VisitOpened),
    /// What a visitor showed when she came in.
    VisitDisclosed {
        /// The visit.
        visit: String,
        /// What she showed, by name.
        shown: BTreeMap<String, String>,
        /// The last local day on which it is kept.
        #[serde(with = "day")]
        until: LocalDay,
        /// The message that her pass came with: it goes when this goes.
        #[serde(
            with = "message_id_option",
            default,
            skip_serializing_if = "Option::is_none"
        )]
        message: Option<MessageId>,
    },
    /// A visitor left.
    VisitEnded {
        /// The visit.
        visit: String,
    },
    /// A visit was noted by mistake.
    VisitRemoved {
        /// The visit.
        visit: String,
    },
    /// How what goes out of the house looks.
    Branded(Brand),
    /// A browser was paired.
    DeskPaired {
        /// The token's name.
        token: String,
        /// SHA-256 of the token.
        #[serde(with = "hash")]
        hash: Hash32,
        /// What it may do.
        #[serde(default)]
        role: Role,
        /// What the operator calls the device.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// Whose phone it is, if it is a member's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<String>,
    },
    /// A token was revoked.
    TokenRevoked {
        /// The token's name.
        token: String,
    },
    /// Own records from the future are not used any more: a clock was wrong.
    FutureLetGo {
        /// SHA-256 of their payloads.
        #[serde(with = "hashes")]
        records: Vec<Hash32>,
    },
    /// A person, or the nodes of two pinned homes, said that the clock shows the present.
    ClockConfirmed,
    /// Another machine was heard to sign with this space's key.
    AnotherSigner,
    /// This home lies elsewhere than before: it was copied or brought back.
    HomeCopied,
    /// This machine is the home: a person says so, or peers have told what was signed since it was copied.
    HomeConfirmed,
    /// What some entries said is gone for good.
    Erased {
        /// Their numbers.
        entries: Vec<u64>,
    },
}

/// How far a fact vouches for the clock by which it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vouches {
    /// The node did it by itself.
    Little,
    /// A person did it, and may have looked at the clock.
    Much,
    /// A person, or the nodes of two homes, said that the clock is right.
    Wholly,
}

impl Fact {
    /// How far it vouches for the clock.
    pub fn vouches(&self) -> Vouches {
        match self {
            Self::Signed { .. }
            | Self::MessageDelivered { .. }
            | Self::MessageReceived { .. }
            | Self::FutureLetGo { .. }
            | Self::AnotherSigner
            | Self::HomeCopied
            | Self::HomeConfirmed
            | Self::Erased { .. } => Vouches::Little,
            Self::Standing { .. }
            | Self::PeerNamed { .. }
            | Self::PeerDropped { .. }
            | Self::MemberAdded(_)
            | Self::MemberChanged(_)
            | Self::MemberEnded { .. }
            | Self::MemberResumed { .. }
            | Self::MemberErased { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::PlanSet(_)
            | Self::PassIssued(_)
            | Self::StatusSet { .. }
            | Self::Suspended { .. }
            | Self::Lifted { .. }
            | Self::MessageSent { .. }
            | Self::RequestAnswered { .. }
            | Self::CodeUsed { .. }
            | Self::VisitOpened(_)
            | Self::VisitDisclosed { .. }
            | Self::VisitEnded { .. }
            | Self::VisitRemoved { .. }
            | Self::Branded(_)
            | Self::DeskPaired { .. }
            | Self::TokenRevoked { .. } => Vouches::Much,
            Self::ClockConfirmed => Vouches::Wholly,
        }
    }
}

/// How what goes out of the house looks: passports, and what else bears its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brand {
    /// `#` and six hexadecimal digits.
    #[serde(default)]
    pub colour: Option<String>,
    /// A small PNG.
    #[serde(default, with = "hex_option")]
    pub logo: Option<Vec<u8>>,
}

/// What the holder of a token may do. The order is that of their reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// See her own passport and have passes made: the phone of a member.
    Member,
    /// Check visitors, and see who is here today.
    #[default]
    Desk,
    /// See everything, change nothing.
    Reader,
    /// Everything.
    Admin,
}

impl Role {
    /// Every role that an operator gives to a browser of the house.
    pub const ALL: [Self; 3] = [Self::Desk, Self::Reader, Self::Admin];

    /// `desk`, `reader`, `admin`; `member`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Desk => "desk",
            Self::Reader => "reader",
            Self::Admin => "admin",
        }
    }

    /// The role of this word, among those that an operator gives.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// Who holds a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// What the token is called.
    pub token: String,
    /// What she may do.
    pub role: Role,
    /// Who she is, if she is a member.
    pub member: Option<String>,
}

/// The desk that has no token of its own: whoever holds the home's.
pub const HOUSE: &str = "house";

/// What an operator can think of another space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regard {
    /// Its key was checked.
    Pinned,
    /// Nothing is wanted from it.
    Blocked,
    /// Nothing in particular.
    None,
}

/// A member of this space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Her id here.
    pub member: String,
    /// Her name.
    pub name: String,
    /// The label of her plan.
    pub plan: Option<String>,
    /// The kind of her membership: a word of `Tier`.
    pub tier: Option<String>,
    /// Member since this local day.
    #[serde(with = "day_option", default)]
    pub since: Option<LocalDay>,
    /// Member until this local day, the day included.
    #[serde(with = "day_option", default)]
    pub until: Option<LocalDay>,
    /// Her e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Which member list she came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Her number there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// The import that wrote this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<String>,
}

/// What the operator says of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRule {
    /// Its label.
    pub plan: String,
    /// Its members may use the visa.
    pub travels: bool,
    /// The kind of membership that it is: a word of `Tier`.
    pub tier: Option<String>,
    /// The import that said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<String>,
}

/// A pass that was signed. The pass itself is not kept: whoever has its text has the pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassIssued {
    /// The member who carries it.
    pub member: String,
    /// SHA-256 of its signed bytes.
    #[serde(with = "hash")]
    pub pass: Hash32,
    /// When it ends.
    #[serde(with = "seconds")]
    pub expires_at: Timestamp,
    /// Its name here. Passes of the first version have none.
    #[serde(default)]
    pub id: Option<String>,
    /// Its place: list and entry.
    #[serde(default)]
    pub place: Option<(u8, u16)>,
    /// The host that it is for, if it is for one.
    #[serde(with = "space_option", default)]
    pub host: Option<SpaceId>,
    /// The kind of membership that it attests.
    #[serde(default)]
    pub tier: Option<String>,
    /// From when on it counts, if not at once.
    #[serde(with = "seconds_option", default)]
    pub begins: Option<Timestamp>,
    /// What it shows, by the words of attributes: another one in its place shows the same.
    #[serde(default)]
    pub shows: Option<BTreeSet<String>>,
}

/// The word that the ledger has for a status.
pub fn status_of(word: &str) -> Status {
    Status::of_word(word).unwrap_or(Status::Revoked)
}

/// A visit that began. Holds no name: only the number S, under which this host alone counts her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitOpened {
    /// The visit's id.
    pub visit: String,
    /// The number under which the home's member is counted here.
    #[serde(with = "pairwise")]
    pub guest: Pairwise,
    /// Her home.
    #[serde(with = "text")]
    pub home: SpaceId,
    /// The local day of the check-in.
    #[serde(with = "day")]
    pub day: LocalDay,
    /// Check-in.
    #[serde(with = "seconds")]
    pub started: Timestamp,
    /// For half a day.
    #[serde(default)]
    pub half: bool,
    /// At which site.
    #[serde(default)]
    pub site: Option<String>,
    /// At which desk, by its token's name or [`HOUSE`]; earlier visits do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
    /// Why a person let her in on amber; later visits have it with what she showed, so that it can be erased.
    #[serde(default)]
    pub admitted: Option<String>,
    /// Noted later, from paper.
    #[serde(default)]
    pub noted: bool,
}
