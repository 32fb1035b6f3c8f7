//! What a home holds that nobody else can give back: how much of it there is, and what a backup adds to the ledger.

use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use super::facts::{Fact, InvitationFact, OwnFact, Regard, Tablets, TokenFact};
use super::state::Core;

/// What a home holds.
#[derive(Debug, Clone)]
pub struct Holdings {
    /// The space.
    pub space: SpaceId,
    /// Thumbprint of the recovery key of the words that count.
    pub words: Option<Hash32>,
    /// Places that homes took back by status lists which are not kept: the space, the list's number, a bit a place.
    pub taken: Vec<(SpaceId, u8, Vec<u8>)>,
    /// How often something was erased from the ledger.
    pub erasures: u64,
}

/// How much a home holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Members, those included who have left and are not erased yet.
    pub members: usize,
    /// Passes that have not been forgotten.
    pub passes: usize,
    /// Visits.
    pub visits: usize,
    /// Spaces whose key was checked here.
    pub pinned: usize,
    /// Spaces of which nothing is wanted.
    pub blocked: usize,
    /// When something was written last.
    pub written: Timestamp,
}

impl Core {
    /// What this home holds.
    pub fn holdings(&self) -> Holdings {
        let own = self.identity.space();
        let pinned = self.books.spaces_of(Regard::Pinned);
        let taken = pinned.chain([&own]).flat_map(|space| {
            let lost = self.directory.lost(space).into_iter();
            lost.map(|(list, places)| (*space, list, places))
        });
        Holdings {
            space: own,
            words: self.words(),
            taken: taken.collect(),
            erasures: self.books.erasures(),
        }
    }

    /// What shuts out every browser that was let in, the door for tablets, and every invitation that is open: one of them may have
    /// been shut out, redeemed or taken back since.
    pub fn shut_out(&self) -> Vec<Fact> {
        let tokens = self.books.tokens().keys().cloned();
        let revoked = tokens.map(|token| Fact::Token(TokenFact::Revoked { token }));
        let door = self.books.tablets();
        let shut = Tablets {
            open: false,
            ..door.clone()
        };
        let shut = door.open.then_some(Fact::Own(OwnFact::TabletsSet(shut)));
        let invitations = self.books.invitations.all_given();
        let open = invitations.filter(|(_, given)| !given.withdrawn);
        let withdrawn = open.map(|(invitation, _)| {
            let invitation = *invitation;
            Fact::Invitation(InvitationFact::Withdrawn { invitation })
        });
        revoked.chain(shut).chain(withdrawn).collect()
    }

    /// Thumbprint of the recovery key of the words that count.
    pub(super) fn words(&self) -> Option<Hash32> {
        let log = self.keys.log(&self.identity.space())?;
        Some(log.last_event().recovery())
    }

    /// How much there is.
    pub fn counts(&self) -> Counts {
        Counts {
            members: self.books.members.count(),
            passes: self.books.passes.iter().count(),
            visits: self.books.visits.iter().count(),
            pinned: self.books.spaces_of(Regard::Pinned).count(),
            blocked: self.books.spaces_of(Regard::Blocked).count(),
            written: self.watch.last_written(),
        }
    }
}
