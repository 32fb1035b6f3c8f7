//! What the ledger holds: everything that cannot be fetched again. SPEC has no say here; the form is this node's own.
//!
//! A fact is written as JSON, so that the ledger can be read by people and by later versions.

use federation_spec::records::card::Tier;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::{Hash32, Pairwise, SpaceId, Timestamp};
use serde::{Deserialize, Serialize};

/// A fact and when it became one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    #[serde(with = "seconds")]
    pub at: Timestamp,
    /// What.
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
    /// A member joined.
    MemberAdded(MemberAdded),
    /// A membership ended.
    MemberEnded {
        /// The member.
        member: String,
    },
    /// A pass was signed.
    PassIssued {
        /// For whom.
        member: String,
        /// SHA-256 of its signed bytes.
        #[serde(with = "hash")]
        pass: Hash32,
        /// When it ends.
        #[serde(with = "seconds")]
        expires_at: Timestamp,
    },
    /// A visitor came in.
    VisitOpened(VisitOpened),
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
    /// A desk was paired.
    DeskPaired {
        /// The token's name.
        token: String,
        /// SHA-256 of the token.
        #[serde(with = "hash")]
        hash: Hash32,
    },
    /// A token was revoked.
    TokenRevoked {
        /// The token's name.
        token: String,
    },
    /// What some entries said is gone for good.
    Erased {
        /// Their numbers.
        entries: Vec<u64>,
    },
}

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
pub struct MemberAdded {
    /// Her id here.
    pub member: String,
    /// Her name.
    pub name: String,
    /// The label of her plan.
    pub plan: Option<String>,
    /// The kind of her membership: a word of [`Tier`].
    pub tier: Option<String>,
    /// Member since this local day.
    #[serde(with = "day_option", default)]
    pub since: Option<LocalDay>,
    /// Member until this local day, the day included.
    #[serde(with = "day_option", default)]
    pub until: Option<LocalDay>,
}

impl MemberAdded {
    /// The kind of her membership.
    pub fn tier(&self) -> Option<Tier> {
        self.tier.as_deref().and_then(Tier::of_word)
    }
}

/// A visit that began. Holds no name: only the number S, under which this host alone counts her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitOpened {
    /// The visit's id.
    pub visit: String,
    /// S.
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
    /// Why a person let her in on amber.
    #[serde(default)]
    pub admitted: Option<String>,
    /// Noted later, from paper.
    #[serde(default)]
    pub noted: bool,
}

mod text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<T: Display, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(super) fn deserialize<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(
        input: D,
    ) -> Result<T, D::Error> {
        String::deserialize(input)?
            .parse()
            .map_err(D::Error::custom)
    }
}

mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::to_hex(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<u8>, D::Error> {
        super::from_hex(&String::deserialize(input)?)
            .ok_or_else(|| D::Error::custom("not hexadecimal"))
    }
}

/// A module for a type that is a fixed number of bytes.
macro_rules! bytes_as_hex {
    ($module:ident, $type:ident) => {
        mod $module {
            use federation_spec::wire::ids::$type;
            use serde::{Deserialize, Deserializer, Serializer, de::Error};

            pub(super) fn serialize<S: Serializer>(
                value: &$type,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&super::to_hex(&value.0))
            }

            pub(super) fn deserialize<'de, D: Deserializer<'de>>(
                input: D,
            ) -> Result<$type, D::Error> {
                let bytes = super::from_hex(&String::deserialize(input)?)
                    .and_then(|bytes| bytes.try_into().ok());
                bytes
                    .map($type)
                    .ok_or_else(|| D::Error::custom("not hexadecimal of the right length"))
            }
        }
    };
}

bytes_as_hex!(hash, Hash32);
bytes_as_hex!(pairwise, Pairwise);

mod seconds {
    use federation_spec::wire::ids::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        value: &Timestamp,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(value.0)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Timestamp, D::Error> {
        u64::deserialize(input).map(Timestamp)
    }
}

mod day {
    use federation_spec::rules::LocalDay;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        value: &LocalDay,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(value.0)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<LocalDay, D::Error> {
        i32::deserialize(input).map(LocalDay)
    }
}

mod day_option {
    use federation_spec::rules::LocalDay;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        value: &Option<LocalDay>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|day| day.0).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<LocalDay>, D::Error> {
        Ok(Option::<i32>::deserialize(input)?.map(LocalDay))
    }
}

fn to_hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    data_encoding::HEXLOWER.decode(text.as_bytes()).ok()
}
