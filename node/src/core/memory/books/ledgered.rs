//! The books as a whole: each fact of the ledger goes to the book that it concerns.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use crate::core::facts::{
    Brand, CardLife, Entry, Fact, LedgerFact, Limiting, MemberFact, OwnFact, PeerFact, Regard,
    Role, SpaceFact, Tablets, TokenFact, Welcoming,
};
use crate::core::limits::CARD_DAYS;

use super::invitations::Invitations;
use super::letters::Letters;
use super::members::{ImportNote, Members};
use super::passes::{Passes, Place};
use super::visits::Visits;

/// A browser that was paired.
#[derive(Debug, Clone)]
pub struct Token {
    /// SHA-256 of its token.
    pub hash: Hash32,
    /// What it may do.
    pub role: Role,
    /// What the operator calls it.
    pub label: Option<String>,
    /// Whose phone it is, if it is a member's.
    pub member: Option<String>,
    /// When it was paired.
    pub created_at: Timestamp,
}

/// What the operator thinks of a space.
#[derive(Debug)]
struct Held {
    regard: Regard,
    since: Timestamp,
    limit: Option<Limiting>,
    note: Option<String>,
}

/// The books.
#[derive(Debug, Default)]
pub struct Books {
    regards: BTreeMap<SpaceId, Held>,
    /// On which spaces the operator did not want to decide, and when.
    put_off: BTreeMap<SpaceId, Timestamp>,
    regards_changed: u64,
    welcome: Welcoming,
    /// Which of two recoveries of a space counts here.
    choices: BTreeMap<SpaceId, Hash32>,
    peers: BTreeSet<String>,
    tokens: BTreeMap<String, Token>,
    brand: Brand,
    tablets: Tablets,
    card_life: Option<CardLife>,
    /// How often something was erased.
    erasures: u64,
    /// Members.
    pub members: Members,
    /// Passes.
    pub passes: Passes,
    /// Visits.
    pub visits: Visits,
    /// Messages about visits.
    pub letters: Letters,
    /// Invitations.
    pub invitations: Invitations,
    /// What imports told that are not complete yet, by import: entry and fact.
    imports: HashMap<String, Vec<(u64, Entry)>>,
}

impl Books {
    /// Enters a fact: the ledger's entry of this number. Own signed records are not kept here.
    pub fn enter(&mut self, number: u64, entry: &Entry) {
        match import_of(&entry.fact) {
            Some(import) => {
                let part = (number, entry.clone());
                self.imports.entry(import.clone()).or_default().push(part);
            }
            None => self.take(number, entry),
        }
    }

    /// What the operator thinks of a space.
    pub fn regard_of(&self, space: &SpaceId) -> Regard {
        self.regards
            .get(space)
            .map_or(Regard::None, |held| held.regard)
    }

    /// To what members of a pinned space are limited.
    pub fn limit_on(&self, space: &SpaceId) -> Option<Limiting> {
        self.regards.get(space)?.limit
    }

    /// Why the operator thinks so, as it was written down.
    pub fn note_on(&self, space: &SpaceId) -> Option<&String> {
        self.regards.get(space)?.note.as_ref()
    }

    /// When the operator last did not want to decide on a space.
    pub fn put_off(&self, space: &SpaceId) -> Option<Timestamp> {
        self.put_off.get(space).copied()
    }

    /// Which of two recoveries of a space counts here, if a person chose one.
    pub fn choice(&self, space: &SpaceId) -> Option<Hash32> {
        self.choices.get(space).copied()
    }

    /// The spaces of a regard.
    pub fn spaces_of(&self, regard: Regard) -> impl Iterator<Item = &SpaceId> {
        self.regards
            .iter()
            .filter(move |(_, held)| held.regard == regard)
            .map(|(space, _)| space)
    }

    /// The pinned spaces, each with the moment at which its key was checked.
    pub fn pinned_since(&self) -> impl Iterator<Item = (SpaceId, Timestamp)> {
        let pinned = self.regards.iter();
        let pinned = pinned.filter(|(_, held)| held.regard == Regard::Pinned);
        pinned.map(|(space, held)| (*space, held.since))
    }

    /// How often the operator has thought otherwise of a space.
    pub fn regards_changed(&self) -> u64 {
        self.regards_changed
    }

    /// What members of spaces get for which others vouch.
    pub fn welcome(&self) -> Welcoming {
        self.welcome
    }

    /// Addresses of named peers.
    pub fn peers(&self) -> &BTreeSet<String> {
        &self.peers
    }

    /// The tokens of paired browsers, by name.
    pub fn tokens(&self) -> &BTreeMap<String, Token> {
        &self.tokens
    }

    /// How what goes out of the house looks.
    pub fn brand(&self) -> &Brand {
        &self.brand
    }

    /// Days for which a card counts that the house gives, unless more is said.
    pub fn card_days(&self) -> u64 {
        self.card_life.map_or(CARD_DAYS, |life| life.days)
    }

    /// How often something was erased from the ledger.
    pub fn erasures(&self) -> u64 {
        self.erasures
    }

    /// The door for desks on other machines.
    pub fn tablets(&self) -> &Tablets {
        &self.tablets
    }

    /// Forgets passes that ended before a moment.
    pub fn forget_passes(&mut self, before: Timestamp) {
        self.passes.forget_ended(before);
    }

    fn take(&mut self, number: u64, entry: &Entry) {
        match &entry.fact {
            Fact::Own(fact) => self.take_own(fact),
            Fact::Space(SpaceFact::Standing {
                space,
                standing,
                limit,
                note,
            }) => {
                let held = Held {
                    regard: *standing,
                    since: entry.at,
                    limit: *limit,
                    note: note.clone(),
                };
                self.regard(*space, held);
            }
            Fact::Space(SpaceFact::PutOff { space }) => {
                self.put_off.insert(*space, entry.at);
            }
            Fact::Space(SpaceFact::RecoveryChosen { space, recovery }) => {
                self.choices.insert(*space, *recovery);
            }
            Fact::Peer(fact) => self.take_peer(fact),
            Fact::Invitation(fact) => self.invitations.take(fact, entry.at),
            Fact::Token(fact) => self.take_token(fact, entry.at),
            Fact::Member(MemberFact::Imported { import, .. }) => {
                self.complete(number, import, entry.at);
            }
            Fact::Member(MemberFact::ImportUndone {
                import,
                undoing,
                given_back,
            }) => {
                let given_back = given_back.iter().copied().map(Place::from).collect();
                let undoing = undoing.as_deref();
                let named = undoing.map(|undoing| (undoing, given_back));
                self.members.take_back(import, named, entry.at, number);
                self.count_parts(undoing.unwrap_or_default());
            }
            Fact::Member(MemberFact::ImportRedone { import }) => {
                self.members.redo(import);
                self.count_parts(import);
            }
            Fact::Member(fact) => self.members.take(fact, number),
            Fact::Pass(fact) => self.passes.take(fact, entry.at),
            Fact::Visit(fact) => self.visits.take(fact, number, entry.at),
            Fact::Message(fact) => self.letters.take(fact, number),
            Fact::Ledger(LedgerFact::Erased { entries }) => {
                let entries = entries.iter().copied().collect();
                self.erasures += 1;
                self.visits.erase(&entries);
                self.letters.erase(&entries);
            }
        }
    }

    /// What this space signed and what its node found out stands elsewhere.
    fn take_own(&mut self, fact: &OwnFact) {
        match fact {
            OwnFact::Branded(brand) => self.brand = brand.clone(),
            OwnFact::TabletsSet(tablets) => self.tablets = tablets.clone(),
            OwnFact::CardsSet(life) => self.card_life = Some(*life),
            OwnFact::WelcomeSet { welcoming } => self.welcome = *welcoming,
            OwnFact::HomeRestored(_) => self.passes.miss_some(None),
            OwnFact::SpaceAdopted { last_list } => self.passes.miss_some(*last_list),
            OwnFact::Signed { .. }
            | OwnFact::FutureLetGo { .. }
            | OwnFact::ClockConfirmed
            | OwnFact::AnotherSigner
            | OwnFact::HomeCopied
            | OwnFact::HomeConfirmed
            | OwnFact::RestoreSeen { .. }
            | OwnFact::HomeMoved => {}
        }
    }

    fn take_peer(&mut self, fact: &PeerFact) {
        match fact {
            PeerFact::Named { address } => drop(self.peers.insert(address.clone())),
            PeerFact::Dropped { address } => drop(self.peers.remove(address)),
        }
    }

    fn take_token(&mut self, fact: &TokenFact, at: Timestamp) {
        match fact {
            TokenFact::Paired {
                token,
                hash,
                role,
                label,
                member,
            } => {
                let held = Token {
                    hash: *hash,
                    role: *role,
                    label: label.clone(),
                    member: member.clone(),
                    created_at: at,
                };
                self.tokens.insert(token.clone(), held);
            }
            TokenFact::Revoked { token } => drop(self.tokens.remove(token)),
        }
    }

    /// An import is complete: all of it counts now, and how things were before is kept for a while.
    fn complete(&mut self, number: u64, import: &str, at: Timestamp) {
        let parts = self.imports.remove(import).unwrap_or_default();
        let facts = || parts.iter().filter_map(|(_, entry)| of_member(&entry.fact));
        let members: BTreeSet<&String> = facts().filter_map(MemberFact::member).collect();
        let member = |id: &String| (id.clone(), self.members.get(id).cloned());
        let plan = |plan: &String| (plan.clone(), self.members.plan(plan).cloned());
        let note = ImportNote {
            at,
            entry: number,
            members: members.into_iter().map(member).collect(),
            plans: facts().filter_map(MemberFact::plan).map(plan).collect(),
            resumed: facts().filter_map(MemberFact::resumed).cloned().collect(),
        };
        self.members.begin_import(import, note);
        for (number, entry) in &parts {
            self.take(*number, entry);
        }
    }

    /// What waited for an undoing or a redoing to be complete counts now.
    fn count_parts(&mut self, name: &str) {
        for (number, entry) in &self.imports.remove(name).unwrap_or_default() {
            self.take(*number, entry);
        }
    }

    fn regard(&mut self, space: SpaceId, now: Held) {
        if let Some(held) = self.regards.get_mut(&space)
            && held.regard == now.regard
        {
            // What was said before stays, and so does the moment from which on it is so.
            held.note = now.note.or(held.note.take());
            held.limit = now.limit;
            return;
        }
        if now.regard == self.regard_of(&space) {
            return;
        }
        self.regards_changed += 1;
        match now.regard {
            Regard::None => {
                // Whoever takes a decision back has decided: it is not asked for again.
                self.put_off.insert(space, now.since);
                self.regards.remove(&space)
            }
            Regard::Pinned | Regard::Blocked => self.regards.insert(space, now),
        };
    }
}

/// The import that a fact belongs to.
fn import_of(fact: &Fact) -> Option<&String> {
    match fact {
        Fact::Member(fact) => fact.import(),
        Fact::Pass(fact) => fact.import(),
        Fact::Own(_)
        | Fact::Space(_)
        | Fact::Peer(_)
        | Fact::Invitation(_)
        | Fact::Visit(_)
        | Fact::Message(_)
        | Fact::Token(_)
        | Fact::Ledger(_) => None,
    }
}

fn of_member(fact: &Fact) -> Option<&MemberFact> {
    match fact {
        Fact::Member(fact) => Some(fact),
        Fact::Pass(_)
        | Fact::Own(_)
        | Fact::Space(_)
        | Fact::Peer(_)
        | Fact::Invitation(_)
        | Fact::Visit(_)
        | Fact::Message(_)
        | Fact::Token(_)
        | Fact::Ledger(_) => None,
    }
}
