//! This space and its node, as the ledger tells it.

use federation_spec::rules::Welcome;
use federation_spec::wire::ids::{Hash32, Timestamp};
use serde::{Deserialize, Serialize};

use super::Vouches;
use super::form::{hashes, hex, hex_option, seconds};

/// What this space signed, and what its node found out about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum OwnFact {
    /// This space signed a record.
    #[serde(rename = "signed")]
    Signed {
        /// The exact bytes.
        #[serde(with = "hex")]
        record: Vec<u8>,
    },
    /// How what goes out of the house looks.
    #[serde(rename = "branded")]
    Branded(Brand),
    /// The door for desks on other machines was opened, moved or shut.
    #[serde(rename = "tablets_set")]
    TabletsSet(Tablets),
    /// How long a card lives, unless more is said.
    #[serde(rename = "cards_set")]
    CardsSet(CardLife),
    /// Own records from the future are not used any more: a clock was wrong.
    #[serde(rename = "future_let_go")]
    FutureLetGo {
        /// SHA-256 of their payloads.
        #[serde(with = "hashes")]
        records: Vec<Hash32>,
    },
    /// A person, or the nodes of two pinned homes, said that the clock shows the present.
    #[serde(rename = "clock_confirmed")]
    ClockConfirmed,
    /// Another machine was heard to sign with this space's key.
    #[serde(rename = "another_signer")]
    AnotherSigner,
    /// This home lies elsewhere than before: it was copied or brought back.
    #[serde(rename = "home_copied")]
    HomeCopied,
    /// This machine is the home: a person says so, or peers have told what was signed since it was copied.
    #[serde(rename = "home_confirmed")]
    HomeConfirmed,
    /// This home was made of a backup.
    #[serde(rename = "home_restored")]
    HomeRestored(Restore),
    /// A person looked at what the backup may not know.
    #[serde(rename = "restore_seen")]
    RestoreSeen {
        /// That person says that nobody came between the backup and the bringing back.
        complete: bool,
    },
    /// The space lives on this machine: what others had of its keys signs no more.
    #[serde(rename = "home_moved")]
    HomeMoved,
    /// This home began with what others hold of the space: what it wrote down before is lost.
    #[serde(rename = "space_adopted")]
    SpaceAdopted {
        /// The number of the last status list that they hold of it.
        last_list: Option<u8>,
    },
    /// The operator said what members of spaces get for which others vouch.
    #[serde(rename = "welcome_set")]
    WelcomeSet {
        /// That.
        welcoming: Welcoming,
    },
}

impl OwnFact {
    /// How far it vouches for the clock.
    pub(super) fn vouches(&self) -> Vouches {
        match self {
            Self::Signed { .. }
            | Self::FutureLetGo { .. }
            | Self::AnotherSigner
            | Self::HomeCopied
            | Self::HomeConfirmed
            | Self::HomeRestored(_)
            | Self::RestoreSeen { .. }
            | Self::SpaceAdopted { .. }
            | Self::WelcomeSet { .. }
            | Self::HomeMoved => Vouches::Little,
            Self::Branded(_) | Self::TabletsSet(_) | Self::CardsSet(_) => Vouches::Much,
            Self::ClockConfirmed => Vouches::Wholly,
        }
    }
}

/// A bringing back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restore {
    /// When the backup was made: what was written later is not in it.
    #[serde(with = "seconds")]
    pub made_at: Timestamp,
    /// The space lives here from now on, and other machines are to stand down.
    pub moving: bool,
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

/// The door for desks on other machines: tablets and telephones of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tablets {
    /// Whether it stands open.
    pub open: bool,
    /// At this port of the computer, 1024 to 65535.
    pub port: u16,
    /// Under this name or address in its network; without one, under that which the computer has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A person said that this network is the house's own: without a certificate nothing is encrypted there.
    #[serde(default)]
    pub own_network: bool,
}

impl Default for Tablets {
    fn default() -> Self {
        Self {
            open: false,
            port: 8612,
            name: None,
            own_network: false,
        }
    }
}

/// How long a card lives that the house gives, unless more is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardLife {
    /// Days, 1 to 400.
    pub days: u64,
}

/// What an operator can give members of spaces for which others vouch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Welcoming {
    /// A person decides.
    #[default]
    Ask,
    /// What members of pinned spaces get, once an identity document was looked at.
    IdentitySeen,
    /// The same on one day.
    OneDay,
    /// What members of pinned spaces get.
    Full,
}

impl From<Welcoming> for Welcome {
    fn from(welcoming: Welcoming) -> Self {
        match welcoming {
            Welcoming::Ask => Self::Ask,
            Welcoming::IdentitySeen => Self::IdentitySeen,
            Welcoming::OneDay => Self::OneDay,
            Welcoming::Full => Self::Full,
        }
    }
}
