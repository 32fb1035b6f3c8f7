//! Invitations: those of this space, by key; and those that it accepted, by the space that invited it.

use std::collections::BTreeMap;

use federation_spec::wire::ids::{InvitationKey, MessageId, SpaceId, Timestamp};

use crate::core::facts::{Follows, InvitationFact};

/// An invitation of this space.
#[derive(Debug, Clone)]
pub struct Given {
    /// Whom it is for, as the operator wrote it down.
    pub name: Option<String>,
    /// How many spaces may redeem it.
    pub times: u16,
    /// What follows for whoever does.
    pub follows: Follows,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// It counts no more.
    pub withdrawn: bool,
    /// Who has redeemed it, and when.
    pub redeemed: Vec<(SpaceId, Timestamp)>,
}

/// An invitation that this space accepted.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// Which one.
    pub invitation: InvitationKey,
    /// What it calls the space that invited.
    pub name: Option<String>,
    /// The message that says so there.
    pub message: MessageId,
    /// When it was accepted.
    pub at: Timestamp,
    /// The space that invited does not know it, or does not any more.
    pub refused: bool,
}

/// Invitations.
#[derive(Debug, Default)]
pub struct Invitations {
    given: BTreeMap<InvitationKey, Given>,
    accepted: BTreeMap<SpaceId, Accepted>,
}

impl Given {
    /// Whether another space may redeem it.
    pub fn is_open(&self, now: Timestamp) -> bool {
        !self.withdrawn && now < self.expires_at && self.redeemed.len() < usize::from(self.times)
    }
}

impl Invitations {
    /// An invitation of this space.
    pub fn given(&self, invitation: &InvitationKey) -> Option<&Given> {
        self.given.get(invitation)
    }

    /// All of them.
    pub fn all_given(&self) -> impl Iterator<Item = (&InvitationKey, &Given)> {
        self.given.iter()
    }

    /// What was accepted of a space.
    pub fn accepted(&self, of: &SpaceId) -> Option<&Accepted> {
        self.accepted.get(of)
    }

    /// All that was accepted.
    pub fn all_accepted(&self) -> impl Iterator<Item = (&SpaceId, &Accepted)> {
        self.accepted.iter()
    }

    /// The spaces with which an invitation came about, and when: those that redeemed one, and those that gave one.
    pub fn met(&self) -> impl Iterator<Item = (SpaceId, Timestamp)> {
        let came = self.given.values().flat_map(|given| &given.redeemed);
        let invited = self
            .accepted
            .iter()
            .map(|(of, accepted)| (*of, accepted.at));
        came.copied().chain(invited)
    }

    /// Enters a fact.
    pub(super) fn take(&mut self, fact: &InvitationFact, at: Timestamp) {
        match fact {
            InvitationFact::Made {
                invitation,
                name,
                times,
                follows,
                expires_at,
            } => {
                let given = Given {
                    name: name.clone(),
                    times: *times,
                    follows: *follows,
                    made_at: at,
                    expires_at: *expires_at,
                    withdrawn: false,
                    redeemed: Vec::new(),
                };
                self.given.insert(*invitation, given);
            }
            InvitationFact::Withdrawn { invitation } => {
                if let Some(given) = self.given.get_mut(invitation) {
                    given.withdrawn = true;
                }
            }
            InvitationFact::Redeemed { invitation, by } => {
                let given = self.given.get_mut(invitation);
                let new = |given: &&mut Given| given.redeemed.iter().all(|(one, _)| one != by);
                if let Some(given) = given.filter(new) {
                    given.redeemed.push((*by, at));
                }
            }
            InvitationFact::Accepted {
                invitation,
                of,
                name,
                message,
            } => {
                let accepted = Accepted {
                    invitation: *invitation,
                    name: name.clone(),
                    message: *message,
                    at,
                    refused: false,
                };
                self.accepted.insert(*of, accepted);
            }
            InvitationFact::Refused { invitation, of } => {
                let accepted = self.accepted.get_mut(of);
                if let Some(accepted) = accepted.filter(|one| one.invitation == *invitation) {
                    accepted.refused = true;
                }
            }
        }
    }
}
