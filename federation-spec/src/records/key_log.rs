//! The key log: which keys speak for a space, event by event from its inception on. SPEC §3.2
//!
//! The inception founds the space: its payload bytes are the space's name. Every later event names the one before it by its
//! hash. What an event may say after which is in [`crate::rules::key_log`].

use crate::wire::envelope::RecordType;
use crate::wire::ids::{Hash32, PublicKey, SpaceId, Timestamp};

use super::fields::{Fault, FaultKind, map_fields, words};
use super::values::{List, Number, Version1};
use super::{Authority, Record, read_claims, write_claims};

words! {
    /// Why a key event was made.
    pub enum KeyReason {
        /// The space was founded.
        Inception = 0 "inception",
        /// The time of the keys was over.
        Rotation = 1 "rotation",
        /// The keys before were lost.
        Lost = 2 "lost",
        /// Somebody else may have the keys before.
        Compromised = 3 "compromised",
        /// The keys before are out of use: another machine, other staff.
        Retired = 4 "retired",
        /// The space has ended.
        Ended = 5 "ended",
    }
}

map_fields! {
    /// The claims of a key event.
    pub struct KeyEventClaims: Claims {
        /// The space whose log this is; left out in an inception, which makes its name.
        1 => space: Option<SpaceId>,
        /// When it was made, seconds.
        6 => issued_at: Timestamp,
        /// The body.
        -65537 => body: KeyEventBody,
    }
}

map_fields! {
    /// The body of a key event.
    pub struct KeyEventBody: Body {
        /// Profile version.
        0 => version: Version1,
        /// Number of the event in its log, 0 for the inception.
        1 => sequence: Number<0, 255>,
        /// SHA-256 of the payload of the event before; left out in an inception.
        2 => previous: Option<Hash32>,
        /// 1 to 4 keys, valid from this event on.
        3 => keys: List<PublicKey, 1, 4>,
        /// Thumbprints of the 1 to 4 keys that may come next (pre-rotation).
        4 => next: List<Hash32, 1, 4>,
        /// Thumbprint of the recovery key, which is kept away from the machine.
        5 => recovery: Hash32,
        /// Why the event was made.
        6 => reason: KeyReason,
        /// The recovery key of the event before: this event is a recovery, and that key signed it.
        8 => recovery_key: Option<PublicKey>,
        /// The space that goes on in place of one that has ended.
        9 => successor: Option<SpaceId>,
    }
}

/// One event of a space's key log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEvent {
    claims: KeyEventClaims,
    space: SpaceId,
}

/// What an event after the inception says.
#[derive(Debug, Clone)]
pub struct Following {
    /// The space.
    pub space: SpaceId,
    /// Number of the event, 1 to 255.
    pub sequence: u8,
    /// SHA-256 of the payload of the event before.
    pub previous: Hash32,
    /// The key valid from this event on.
    pub key: PublicKey,
    /// Thumbprint of the key that may come next.
    pub next: Hash32,
    /// Thumbprint of the recovery key from this event on.
    pub recovery: Hash32,
    /// Why it is made.
    pub reason: KeyReason,
    /// The recovery key that signs it; none for a normal event, which its own key signs.
    pub recovery_key: Option<PublicKey>,
    /// The space that goes on in place of one that has ended.
    pub successor: Option<SpaceId>,
    /// When it is made.
    pub issued_at: Timestamp,
}

impl KeyEvent {
    /// Founds a space with one signing key, the thumbprint of the next one and that of the recovery key.
    pub fn inception(signing: PublicKey, next: Hash32, recovery: Hash32, now: Timestamp) -> Self {
        let claims = KeyEventClaims {
            space: None,
            issued_at: now,
            body: KeyEventBody {
                version: Version1,
                sequence: Number::new(0).expect("0 is within 0 to 255"),
                previous: None,
                keys: List::new(vec![signing]).expect("one key is within 1 to 4"),
                next: List::new(vec![next]).expect("one thumbprint is within 1 to 4"),
                recovery,
                reason: KeyReason::Inception,
                recovery_key: None,
                successor: None,
            },
        };
        let space = SpaceId::of_inception(&write_claims(&claims));
        Self { claims, space }
    }

    /// An event after the inception, of one signing key.
    pub fn following(said: Following) -> Self {
        let claims = KeyEventClaims {
            space: Some(said.space),
            issued_at: said.issued_at,
            body: KeyEventBody {
                version: Version1,
                sequence: Number::new(said.sequence.into()).expect("a byte is within 0 to 255"),
                previous: Some(said.previous),
                keys: List::new(vec![said.key]).expect("one key is within 1 to 4"),
                next: List::new(vec![said.next]).expect("one thumbprint is within 1 to 4"),
                recovery: said.recovery,
                reason: said.reason,
                recovery_key: said.recovery_key,
                successor: said.successor,
            },
        };
        Self {
            space: said.space,
            claims,
        }
    }

    /// The space whose log this is.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// When it was made.
    pub fn issued_at(&self) -> Timestamp {
        self.claims.issued_at
    }

    /// Number of the event in its log.
    pub fn sequence(&self) -> u64 {
        self.claims.body.sequence.value().unsigned_abs()
    }

    /// SHA-256 of the payload of the event before; none for an inception.
    pub fn previous(&self) -> Option<Hash32> {
        self.claims.body.previous
    }

    /// The keys valid from this event on.
    pub fn keys(&self) -> &[PublicKey] {
        self.claims.body.keys.as_slice()
    }

    /// Thumbprints of the keys that may come next.
    pub fn next(&self) -> &[Hash32] {
        self.claims.body.next.as_slice()
    }

    /// Thumbprint of the recovery key.
    pub fn recovery(&self) -> Hash32 {
        self.claims.body.recovery
    }

    /// Why it was made.
    pub fn reason(&self) -> KeyReason {
        self.claims.body.reason
    }

    /// The recovery key that signed it, if it is a recovery.
    pub fn recovery_key(&self) -> Option<PublicKey> {
        self.claims.body.recovery_key
    }

    /// The space that goes on in place of this one, if it has ended.
    pub fn successor(&self) -> Option<SpaceId> {
        self.claims.body.successor
    }
}

/// What the table alone cannot say: which fields belong to an inception, to a normal event and to a recovery. SPEC §3.2
fn check_kind(claims: &KeyEventClaims) -> Result<(), Fault> {
    let KeyEventBody {
        sequence,
        previous,
        reason,
        recovery_key,
        successor,
        ..
    } = &claims.body;
    let in_body = |key: u8, kind| Fault::new(kind).under(key).under(-65537);
    let inception = sequence.value() == 0;
    match (inception, claims.space.is_some()) {
        (true, true) => return Err(Fault::new(FaultKind::UnknownKey).under(1)),
        (false, false) => return Err(Fault::new(FaultKind::Missing).under(1)),
        (true, false) | (false, true) => {}
    }
    match (inception, previous.is_some()) {
        (true, true) => return Err(in_body(2, FaultKind::UnknownKey)),
        (false, false) => return Err(in_body(2, FaultKind::Missing)),
        (true, false) | (false, true) => {}
    }
    let fits = match reason {
        KeyReason::Inception => inception,
        KeyReason::Rotation => !inception && recovery_key.is_none(),
        KeyReason::Lost | KeyReason::Compromised => recovery_key.is_some(),
        KeyReason::Retired | KeyReason::Ended => !inception,
    };
    if !fits {
        return Err(in_body(6, FaultKind::OutOfRange));
    }
    if inception && recovery_key.is_some() {
        return Err(in_body(8, FaultKind::UnknownKey));
    }
    if successor.is_some() && *reason != KeyReason::Ended {
        return Err(in_body(9, FaultKind::UnknownKey));
    }
    Ok(())
}

impl Record for KeyEvent {
    const TYPE: RecordType = RecordType::KeyEvent;

    fn read(payload: &[u8]) -> Result<Self, Fault> {
        let claims: KeyEventClaims = read_claims(payload)?;
        check_kind(&claims)?;
        let space = claims
            .space
            .unwrap_or_else(|| SpaceId::of_inception(payload));
        Ok(Self { claims, space })
    }

    fn payload(&self) -> Vec<u8> {
        write_claims(&self.claims)
    }

    fn authority(&self) -> Authority<'_> {
        Authority::Itself {
            space: self.space,
            event: self.sequence(),
            keys: self.keys(),
            recovery: self.recovery_key(),
        }
    }
}
