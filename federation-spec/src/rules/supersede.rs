//! Which record wins: what a record must say to be admitted at all, and how two of one space stand to each other. SPEC §4
//!
//! A space is the only writer of its records, and what a node holds is the greatest it has seen, so the order in which
//! records arrive does not matter.

use super::key_log::KeyFault;
use crate::records::profile::Profile;
use crate::records::terms::Terms;
use crate::records::{KeyEvent, Pass, Record, StatusList, VisitMessage, Vouches};
use crate::wire::ids::{Hash32, SpaceId, Timestamp};
use crate::wire::limits::{
    MAX_AHEAD, MAX_LIST_LIFE, MAX_MESSAGE_LIFE, MAX_RECORD_LIFE, MAX_SEQUENCE_LEAD, MAX_VOUCH_LIFE,
};

/// Why a well-signed record is not admitted, whatever else is held. All but the future and the end that has
/// passed are provable from the record alone, of a key event with the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Inadmissible {
    /// Its sequence number runs further ahead of its own `iat` than [`MAX_SEQUENCE_LEAD`].
    #[error("admission: sequence ahead of its own time")]
    SequenceLead,
    /// It ends before it begins.
    #[error("admission: ends before it begins")]
    EndsBeforeItBegins,
    /// It lives longer than a record of its type may.
    #[error("admission: lives too long")]
    LivesTooLong,
    /// The content hash is not that of the content.
    #[error("admission: content hash")]
    ContentHash,
    /// One attribute id twice.
    #[error("admission: attribute twice")]
    AttributeTwice,
    /// It names a status list of another space than its own.
    #[error("admission: a status list of another space")]
    ListOfAnother,
    /// Issued later than [`MAX_AHEAD`] from now. Perhaps our own clock is wrong: ignored, never held against anyone.
    #[error("admission: from the future")]
    FromTheFuture,
    /// Ended already.
    #[error("admission: expired")]
    Expired,
    /// It vouches for its own space.
    #[error("admission: vouches for itself")]
    VouchForItself,
    /// Vouches that are not in the order of their ids, or one twice.
    #[error("admission: vouches out of order or twice")]
    VouchOrder,
    /// A key event that cannot follow the one that it names.
    #[error(transparent)]
    KeyLog(#[from] KeyFault),
}

impl Inadmissible {
    /// Whether the record itself proves it, so that no honest node would have passed it on. SPEC §4.2
    pub fn is_provable(self) -> bool {
        !matches!(self, Self::FromTheFuture | Self::Expired)
    }
}

/// A record of which a node keeps the latest: what admission must know of it.
pub trait Latest: Record {
    /// Its space.
    fn space(&self) -> SpaceId;
    /// Its sequence number.
    fn sequence(&self) -> u64;
    /// Which of its space's lines of this type it belongs to: the number of a status list, 0 for everything else.
    fn line(&self) -> u8 {
        0
    }
    /// When it was signed.
    fn issued_at(&self) -> Timestamp;
    /// When it ends; `None` for key events, which never do.
    fn expires_at(&self) -> Option<Timestamp>;
    /// What is wrong with it in itself. SPEC §4.2, §4.4
    fn examine(&self) -> Result<(), Inadmissible>;
}

impl Latest for KeyEvent {
    fn space(&self) -> SpaceId {
        self.space()
    }

    fn sequence(&self) -> u64 {
        self.sequence()
    }

    fn issued_at(&self) -> Timestamp {
        self.issued_at()
    }

    fn expires_at(&self) -> Option<Timestamp> {
        None
    }

    /// Nothing: its weak keys are looked for when its signature is checked, and it neither ends nor counts up.
    fn examine(&self) -> Result<(), Inadmissible> {
        Ok(())
    }
}

impl Latest for Profile {
    fn space(&self) -> SpaceId {
        self.0.space
    }

    fn sequence(&self) -> u64 {
        self.0.body.sequence
    }

    fn issued_at(&self) -> Timestamp {
        self.0.issued_at
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.0.expires_at)
    }

    fn examine(&self) -> Result<(), Inadmissible> {
        life(self.0.issued_at, self.0.expires_at, MAX_RECORD_LIFE)?;
        lead(self.0.body.sequence, self.0.issued_at)
    }
}

impl Latest for Terms {
    fn space(&self) -> SpaceId {
        self.0.space
    }

    fn sequence(&self) -> u64 {
        self.0.body.sequence
    }

    fn issued_at(&self) -> Timestamp {
        self.0.issued_at
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.0.expires_at)
    }

    fn examine(&self) -> Result<(), Inadmissible> {
        life(self.0.issued_at, self.0.expires_at, MAX_RECORD_LIFE)?;
        lead(self.0.body.sequence, self.0.issued_at)?;
        let body = &self.0.body;
        let editions = std::iter::once(&body.current).chain(body.upcoming.as_ref());
        let genuine = editions
            .into_iter()
            .all(|edition| edition.content_hash == edition.content.hash);
        if genuine {
            Ok(())
        } else {
            Err(Inadmissible::ContentHash)
        }
    }
}

impl Latest for StatusList {
    fn space(&self) -> SpaceId {
        self.0.space
    }

    fn sequence(&self) -> u64 {
        self.0.body.sequence
    }

    fn line(&self) -> u8 {
        self.0.list.number
    }

    fn issued_at(&self) -> Timestamp {
        self.0.issued_at
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.0.expires_at)
    }

    fn examine(&self) -> Result<(), Inadmissible> {
        life(self.0.issued_at, self.0.expires_at, MAX_LIST_LIFE)?;
        lead(self.0.body.sequence, self.0.issued_at)?;
        if self.0.list.space == self.0.space {
            Ok(())
        } else {
            Err(Inadmissible::ListOfAnother)
        }
    }
}

impl Latest for Vouches {
    fn space(&self) -> SpaceId {
        self.0.space
    }

    fn sequence(&self) -> u64 {
        self.0.body.sequence
    }

    fn issued_at(&self) -> Timestamp {
        self.0.issued_at
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.0.expires_at)
    }

    fn examine(&self) -> Result<(), Inadmissible> {
        life(self.0.issued_at, self.0.expires_at, MAX_VOUCH_LIFE)?;
        lead(self.0.body.sequence, self.0.issued_at)?;
        if self.of(&self.0.space).is_some() {
            return Err(Inadmissible::VouchForItself);
        }
        if self.are_in_order() {
            Ok(())
        } else {
            Err(Inadmissible::VouchOrder)
        }
    }
}

impl Pass {
    /// What is wrong with a pass in itself. SPEC §3.5, §3.7
    pub fn examine(&self) -> Result<(), Inadmissible> {
        life(self.issued_at(), self.expires_at(), self.longest_life())?;
        if self
            .not_before()
            .is_some_and(|begin| self.expires_at() <= begin)
        {
            return Err(Inadmissible::EndsBeforeItBegins);
        }
        let attributes = self.attributes();
        let twice = attributes.iter().enumerate().any(|(at, one)| {
            attributes[..at]
                .iter()
                .any(|earlier| earlier.id() == one.id())
        });
        if twice {
            return Err(Inadmissible::AttributeTwice);
        }
        match self.status() {
            Some(status) if status.list().space != self.home() => Err(Inadmissible::ListOfAnother),
            _ => Ok(()),
        }
    }
}

impl VisitMessage {
    /// What is wrong with a message about a visit, in itself and now. SPEC §3.8
    pub fn examine_at(&self, now: Timestamp) -> Result<(), Inadmissible> {
        life(self.issued_at, self.expires_at, MAX_MESSAGE_LIFE)?;
        if self.issued_at > now.plus(MAX_AHEAD) {
            return Err(Inadmissible::FromTheFuture);
        }
        if self.expires_at <= now {
            return Err(Inadmissible::Expired);
        }
        Ok(())
    }
}

/// Examines a record against the clock as well. SPEC §4.3
pub fn examine_at<T: Latest>(record: &T, now: Timestamp) -> Result<(), Inadmissible> {
    record.examine()?;
    if is_future(record, now) {
        return Err(Inadmissible::FromTheFuture);
    }
    match record.expires_at() {
        Some(end) if end <= now => Err(Inadmissible::Expired),
        _ => Ok(()),
    }
}

/// Whether a record was signed later than this clock can believe. SPEC §4.3
pub fn is_future<T: Latest>(record: &T, now: Timestamp) -> bool {
    record.issued_at() > now.plus(MAX_AHEAD)
}

/// The sequence number of the next record: never below what was used, never behind the clock. SPEC §4.2
pub fn next_sequence(last: Option<u64>, issued_at: Timestamp) -> u64 {
    issued_at.millis().max(last.map_or(0, |last| last + 1))
}

/// The place of a record in its space's line: what is left of it when the rest may be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Sequence number.
    pub sequence: u64,
    /// SHA-256 of the payload: two signatures over one payload are one record.
    pub payload: Hash32,
}

/// How an offered record stands to those held of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It replaces what is held.
    Newer,
    /// It is held.
    Same,
    /// It was replaced already.
    Older,
    /// Same number, other content: the space contradicts itself. The two with the lowest payload hashes are kept and the
    /// lower one is shown, so that all desks show the same, in whatever order they heard of them. SPEC §4.5
    Conflict {
        /// Whether the offered one is shown.
        show_offered: bool,
    },
    /// Same number, and two of lower payload hash are held: nothing that it could add.
    Surplus,
}

/// Compares with the one shown and with its rival, if the space contradicts itself. SPEC §4.2, §4.5
pub fn order(shown: Option<&Place>, rival: Option<&Place>, offered: &Place) -> Order {
    let Some(shown) = shown else {
        return Order::Newer;
    };
    match offered.sequence.cmp(&shown.sequence) {
        std::cmp::Ordering::Greater => Order::Newer,
        std::cmp::Ordering::Less => Order::Older,
        std::cmp::Ordering::Equal if offered == shown || Some(offered) == rival => Order::Same,
        std::cmp::Ordering::Equal if rival.is_some_and(|rival| rival.payload < offered.payload) => {
            Order::Surplus
        }
        std::cmp::Ordering::Equal => Order::Conflict {
            show_offered: offered.payload < shown.payload,
        },
    }
}

fn life(begin: Timestamp, end: Timestamp, most: u64) -> Result<(), Inadmissible> {
    if end <= begin {
        return Err(Inadmissible::EndsBeforeItBegins);
    }
    if end.since(begin) > most {
        return Err(Inadmissible::LivesTooLong);
    }
    Ok(())
}

fn lead(sequence: u64, issued_at: Timestamp) -> Result<(), Inadmissible> {
    if sequence <= issued_at.millis().saturating_add(MAX_SEQUENCE_LEAD) {
        Ok(())
    } else {
        Err(Inadmissible::SequenceLead)
    }
}
