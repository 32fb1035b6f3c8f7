//! Another writer of the ledger that this node shares appended to it: what it says is so here as well.

use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::batch::{Batch, PinnedFile};
use super::climbed::Climbed;
use super::facts::{Entry, Fact, LedgerFact, OwnFact, PeerFact, Regard, SpaceFact};
use super::output::{Effect, NetworkOrder, Outbox};
use super::state::Core;

/// What an entry is to a core.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hears {
    /// It is known already.
    Known,
    /// It follows what is known.
    Next,
    /// Something before it is not known, or it changes what only reading everything shows.
    Gap,
}

/// What an edge has to be told of a fact that another writer made one, beside the books.
enum Follows {
    /// Nothing: it stands in the books alone.
    Nothing,
    /// Who holds which token.
    Tokens,
    /// A record of this space.
    Record,
    /// The standing of a space.
    Standing(SpaceId, Regard),
    /// A peer to keep connected, or no longer.
    Order(NetworkOrder),
    /// So much that all is read anew.
    All,
}

fn follows(fact: &Fact) -> Follows {
    match fact {
        Fact::Own(OwnFact::Signed { .. }) => Follows::Record,
        Fact::Own(OwnFact::FutureLetGo { .. }) => Follows::All,
        Fact::Own(
            OwnFact::Branded(_)
            | OwnFact::TabletsSet(_)
            | OwnFact::CardsSet(_)
            | OwnFact::ClockConfirmed
            | OwnFact::AnotherSigner
            | OwnFact::HomeCopied
            | OwnFact::HomeConfirmed
            | OwnFact::HomeRestored(_)
            | OwnFact::RestoreSeen { .. }
            | OwnFact::HomeMoved
            | OwnFact::SpaceAdopted { .. }
            | OwnFact::WelcomeSet { .. },
        ) => Follows::Nothing,
        Fact::Space(SpaceFact::RecoveryChosen { .. }) => Follows::All,
        Fact::Space(SpaceFact::Standing {
            space, standing, ..
        }) => Follows::Standing(*space, *standing),
        Fact::Space(SpaceFact::PutOff { .. }) => Follows::Nothing,
        Fact::Peer(PeerFact::Named { address }) => {
            Follows::Order(NetworkOrder::Dial(address.clone()))
        }
        Fact::Peer(PeerFact::Dropped { address }) => {
            Follows::Order(NetworkOrder::Forget(address.clone()))
        }
        Fact::Token(_) => Follows::Tokens,
        Fact::Member(_)
        | Fact::Pass(_)
        | Fact::Visit(_)
        | Fact::Message(_)
        | Fact::Invitation(_)
        | Fact::Ledger(LedgerFact::Erased { .. }) => Follows::Nothing,
    }
}

impl Core {
    /// What an entry of this number is to what is known.
    pub(super) fn hears(&self, number: u64, entry: &Entry) -> Hears {
        match number.checked_sub(self.disk.last_entry()) {
            None | Some(0) => Hears::Known,
            Some(1) if !matches!(follows(&entry.fact), Follows::All) => Hears::Next,
            Some(_) => Hears::Gap,
        }
    }

    /// Enters the entry that follows what is known.
    pub(super) fn on_told(
        &mut self,
        number: u64,
        entry: &Entry,
        record: Option<Climbed>,
        now: Timestamp,
        out: &mut Outbox,
    ) {
        if self.hears(number, entry) != Hears::Next {
            return;
        }
        self.disk.ends_with(number);
        self.recall(number, entry);
        match follows(&entry.fact) {
            Follows::Nothing | Follows::All => {}
            Follows::Tokens => out.effect(Effect::Tokens(self.tokens())),
            Follows::Order(order) => {
                self.granted.reconsider();
                out.network(order);
            }
            Follows::Record => {
                if let Some(record) = record {
                    let is_key = matches!(record, Climbed::KeyEvent(_));
                    self.restore(record, None, false, now);
                    if is_key {
                        out.effect(Effect::Keys(self.keys.clone()));
                    }
                    self.refresh_house();
                    out.index(self.directory.number_unnumbered());
                }
            }
            Follows::Standing(space, regard) => {
                let file = self.regarded(space, regard);
                out.persist(Batch {
                    pinned: vec![file],
                    ..Batch::default()
                });
            }
        }
    }

    /// A space is regarded otherwise from now on: what is kept of it, in memory and in its file.
    pub(super) fn regarded(&mut self, space: SpaceId, regard: Regard) -> PinnedFile {
        self.granted.reconsider();
        match regard {
            Regard::None => self.directory.let_go(&space),
            Regard::Pinned | Regard::Blocked => self.directory.keep(&space),
        }
        self.take_witness();
        if regard == Regard::Pinned {
            return self.pinned_file(&space);
        }
        self.directory.forget_earlier(&space);
        PinnedFile {
            space,
            records: None,
        }
    }
}
