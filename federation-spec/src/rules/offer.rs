//! What one grant offers a visitor, and what is told beside it. SPEC §5.4

use crate::records::terms::price::Price;

use super::reason::{Given, GreenReason, Reason};
use super::verdict::Allowance;

/// What one grant offers this visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is granted.
    pub given: Given,
    /// What stands against it: amber reasons.
    pub doubts: Vec<Reason>,
    /// What is said beside it: green reasons, the grant first, unless it is used up and grants nothing any more.
    pub notes: Vec<Reason>,
    /// Which day of how many.
    pub visit: Option<Allowance>,
    /// What a place costs under it: its own prices, or else those of the house.
    pub prices: Vec<Price>,
    /// What is left after this visit, in hours, a day being 24.
    pub left: i128,
    /// Whether a visit counts under it.
    pub counts: bool,
}

impl Offer {
    /// Whether nothing speaks against it but that it has been given out: it is the visitor's, who may hear so.
    pub(super) fn is_at_most_given_out(&self) -> bool {
        let mut doubts = self.doubts.iter();
        doubts.all(|doubt| doubt.is_given_out() || doubt.is_settled_by_desk())
    }

    /// Whether less is asked for it than for another, and nothing that is not asked for that one too.
    pub(super) fn asks_less_than(&self, other: &Self) -> bool {
        let mut doubts = self.doubts.iter();
        self.doubts.len() < other.doubts.len() && doubts.all(|doubt| other.doubts.contains(doubt))
    }

    /// The same offer, with what another one gives told last, if what the desk has yet to confirm does not hold. SPEC §5.4 rule 12
    pub(super) fn or_else(mut self, other: Given) -> Self {
        let otherwise = Reason::Green(GreenReason::Otherwise(other));
        self.notes.push(otherwise);
        self
    }

    /// The same offer, with what was given out of another one told behind its own doubts. SPEC §5.4 rule 11
    pub(super) fn behind(mut self, other: &Self) -> Self {
        let given_out = other.doubts.iter().filter(|doubt| doubt.is_given_out());
        self.doubts.extend(given_out.cloned());
        self
    }

    /// The same offer, with what a place costs told behind its own prices. SPEC §5.4 rule 10
    pub(super) fn beside(mut self, prices: Vec<Price>) -> Self {
        if prices.is_empty() {
            return self;
        }
        let mut notes = self.notes.iter_mut();
        let told = notes.find_map(|note| {
            if let Reason::Green(GreenReason::Prices(told)) = note {
                Some(told)
            } else {
                None
            }
        });
        if let Some(told) = told {
            for price in prices {
                if !told.contains(&price) {
                    told.push(price);
                }
            }
            return self;
        }
        let comes_behind = |note: &Reason| {
            matches!(
                note,
                Reason::Green(
                    GreenReason::MoreOnRequest | GreenReason::Note(_) | GreenReason::OnArrival(_)
                )
            )
        };
        let mut notes = self.notes.iter();
        let at = notes.position(comes_behind).unwrap_or(self.notes.len());
        self.notes
            .insert(at, Reason::Green(GreenReason::Prices(prices)));
        self
    }
}
