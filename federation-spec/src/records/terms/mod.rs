//! Visa terms: what a space grants visitors, in a form that can say what real hosts say. SPEC §3.4

pub mod amount;
pub mod content;
pub mod grant;
pub mod price;

use crate::plain::{Contradiction, Mistake, Plain, Problem};
use crate::wire::cbor::{Item, encode};
use crate::wire::ids::{Hash32, SpaceId, Timestamp};

use super::fields::{Fault, Field, map_fields};
use super::values::Version1;
use super::{Authority, Tenure, record_of_claims};

pub use content::Content;
pub use grant::Grant;

map_fields! {
    /// The claims of terms.
    pub struct TermsClaims: Claims {
        /// The space.
        1 => space: SpaceId,
        /// When this record ends. The node signs anew long before.
        4 => expires_at: Timestamp,
        /// When it was signed.
        6 => issued_at: Timestamp,
        /// The body.
        -65537 => body: TermsBody,
    }
}

map_fields! {
    /// The body of terms. SPEC §3.4.1
    pub struct TermsBody: Body {
        /// Profile version of the wire.
        0 => version: Version1,
        /// Sequence number: a higher one replaces this record.
        1 => sequence: u64,
        /// What applies now.
        2 => current: Edition,
        /// What will apply from a later date.
        3 => upcoming: Option<Edition>,
        /// Hash of the content that `current` replaced.
        4 => previous: Option<Hash32>,
        /// When a person last said that the terms are still true. Signing anew does not set it.
        5 => reviewed_at: Option<Timestamp>,
    }
}

map_fields! {
    /// One content of the terms, and from when it applies.
    pub struct Edition: Body {
        /// SHA-256 of the deterministic encoding of `content`: leaves out sequence and dates.
        1 => content_hash: Hash32,
        /// The first second at which it applies.
        2 => applies_from: Timestamp,
        /// What it says.
        3 => content: Hashed<Content>,
    }
}

impl Edition {
    /// Content that applies from a moment on.
    pub fn new(content: Content, applies_from: Timestamp) -> Self {
        let content = Hashed::new(content);
        Self {
            content_hash: content.hash,
            applies_from,
            content,
        }
    }
}

/// A value together with the hash of the bytes it was read from, fields of later versions included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashed<T> {
    /// The value.
    pub value: T,
    /// SHA-256 of its deterministic encoding.
    pub hash: Hash32,
    /// As it was read, where that says more than this version would write.
    read: Option<Box<Item>>,
}

impl<T: Field> Hashed<T> {
    /// Hashes a value as this version writes it.
    pub fn new(value: T) -> Self {
        let hash = Hash32::of(&encode(&value.to_item()));
        let read = None;
        Self { value, hash, read }
    }
}

impl<T: Field> Field for Hashed<T> {
    fn to_item(&self) -> Item {
        match &self.read {
            Some(item) => (**item).clone(),
            None => self.value.to_item(),
        }
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        let value = T::from_item(item)?;
        let says_more = value.to_item() != *item;
        Ok(Self {
            value,
            hash: Hash32::of(&encode(item)),
            read: says_more.then(|| Box::new(item.clone())),
        })
    }

    fn to_plain(&self) -> Plain {
        self.value.to_plain()
    }

    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        T::from_plain(plain).map(Self::new)
    }
}

record_of_claims! {
    /// A space's visa terms.
    pub struct Terms(TermsClaims), by |claims| Authority::Space {
        space: claims.space,
        at: claims.issued_at,
        tenure: Tenure::Latest,
    }
}

impl Terms {
    /// The edition that applies at `now`: the upcoming one from its first second on. SPEC §3.4.2
    pub fn edition(&self, now: Timestamp) -> &Edition {
        let body = &self.0.body;
        match &body.upcoming {
            Some(upcoming) if upcoming.applies_from <= now => upcoming,
            _ => &body.current,
        }
    }

    /// What applies at `now`.
    pub fn content(&self, now: Timestamp) -> &Content {
        &self.edition(now).content.value
    }
}

/// Those of some contradictions that are said at a path.
pub(crate) fn said<const N: usize>(all: [(bool, Contradiction); N], path: &str) -> Vec<Mistake> {
    let said = all.into_iter().filter(|(is_said, _)| *is_said);
    said.map(|(_, what)| contradiction(path.to_owned(), what))
        .collect()
}

/// The mistake of saying two things that cannot both hold, at a path of the plain form.
pub(crate) fn contradiction(path: String, what: Contradiction) -> Mistake {
    Mistake {
        line: 0,
        path,
        problem: Problem::Contradiction(what),
    }
}
