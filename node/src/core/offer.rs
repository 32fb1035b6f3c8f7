//! What a space offers at a moment. Terms end, and what has ended is no offer any more: this is the only place that says
//! so, and its type makes everyone who shows terms look.

use federation_spec::records::Terms;
use federation_spec::rules::supersede::Latest as _;
use federation_spec::wire::ids::Timestamp;

/// What a space offers, by its terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer<T> {
    /// No terms of it are held.
    None,
    /// These hold.
    Current(T),
    /// These ended: what they said counts no more.
    Ended(T),
}

impl<'a> Offer<&'a Terms> {
    /// What terms are at a moment.
    pub(super) fn by(terms: &'a Terms, now: Timestamp) -> Self {
        match terms.expires_at().is_some_and(|end| end <= now) {
            true => Self::Ended(terms),
            false => Self::Current(terms),
        }
    }
}

impl<T> Offer<T> {
    /// What holds.
    pub fn current(&self) -> Option<&T> {
        match self {
            Self::Current(terms) => Some(terms),
            Self::None | Self::Ended(_) => None,
        }
    }

    /// What is held, whether or not it holds: for its number and its dates, never for what it says.
    pub fn held(&self) -> Option<&T> {
        match self {
            Self::Current(terms) | Self::Ended(terms) => Some(terms),
            Self::None => None,
        }
    }

    /// Whether it ended.
    pub fn has_ended(&self) -> bool {
        matches!(self, Self::Ended(_))
    }

    /// The same, as something else.
    pub(super) fn map<U>(self, other: impl FnOnce(T) -> U) -> Offer<U> {
        match self {
            Self::None => Offer::None,
            Self::Current(terms) => Offer::Current(other(terms)),
            Self::Ended(terms) => Offer::Ended(other(terms)),
        }
    }

    /// The word for it, as scripts read it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Current(_) => "current",
            Self::Ended(_) => "ended",
        }
    }
}
