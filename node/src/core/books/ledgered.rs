//! The books as a whole: each fact of the ledger goes to the book that it concerns.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};

use crate::core::facts::{Brand, Entry, Fact, Regard, Role, status_of};

use super::letters::Letters;
use super::members::{ImportNote, Members};
use super::passes::{Passes, SuspensionNote};
use super::visits::{Disclosed, Visits};

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

/// The books.
#[derive(Debug, Default)]
pub struct Books {
    regards: BTreeMap<SpaceId, Regard>,
    peers: BTreeSet<String>,
    tokens: BTreeMap<String, Token>,
    brand: Brand,
    /// Members.
    pub members: Members,
    /// Passes.
    pub passes: Passes,
    /// Visits.
    pub visits: Visits,
    /// Messages about visits.
    pub letters: Letters,
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
        self.regards.get(space).copied().unwrap_or(Regard::None)
    }

    /// The spaces of a regard.
    pub fn spaces_of(&self, regard: Regard) -> impl Iterator<Item = &SpaceId> {
        self.regards
            .iter()
            .filter(move |(_, held)| **held == regard)
            .map(|(space, _)| space)
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

    /// Forgets passes that ended before a moment.
    pub fn forget_passes(&mut self, before: Timestamp) {
        self.passes.forget_ended(before);
    }

    fn take(&mut self, number: u64, entry: &Entry) {
        match &entry.fact {
            Fact::Signed { .. }
            | Fact::FutureLetGo { .. }
            | Fact::ClockConfirmed
            | Fact::AnotherSigner
            | Fact::HomeCopied
            | Fact::HomeConfirmed => {}
            Fact::Standing { space, standing } => self.regard(*space, *standing),
            Fact::PeerNamed { address } => {
                self.peers.insert(address.clone());
            }
            Fact::PeerDropped { address } => {
                self.peers.remove(address);
            }
            Fact::Branded(brand) => self.brand = brand.clone(),
            Fact::DeskPaired {
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
                    created_at: entry.at,
                };
                self.tokens.insert(token.clone(), held);
            }
            Fact::TokenRevoked { token } => {
                self.tokens.remove(token);
            }
            Fact::Erased { entries } => {
                let entries = entries.iter().copied().collect();
                self.visits.erase(&entries);
                self.letters.erase(&entries);
            }
            _ => {
                self.take_of_members(number, entry);
                self.take_of_visits(number, entry);
            }
        }
    }

    fn take_of_members(&mut self, number: u64, entry: &Entry) {
        match &entry.fact {
            Fact::MemberAdded(member) | Fact::MemberChanged(member) => {
                self.members.put(member, number);
            }
            Fact::MemberEnded { member, .. } => self.members.set_ended(member, true),
            Fact::MemberResumed { member, .. } => self.members.set_ended(member, false),
            Fact::MemberErased { member } => {
                self.members.erase(member);
            }
            Fact::Imported { import, .. } => self.complete(number, import, entry.at),
            Fact::ImportUndone { import } => {
                self.members.undo(import);
            }
            Fact::PlanSet(rule) => self.members.set_plan(rule),
            Fact::PassIssued(issued) => self.passes.add(issued, entry.at),
            Fact::StatusSet { status, places, .. } => {
                for place in places {
                    self.passes.say((*place).into(), status_of(status));
                }
            }
            Fact::Suspended {
                tag,
                places,
                import,
            } => {
                let note = SuspensionNote {
                    places: places.iter().map(|place| (*place).into()).collect(),
                    import: import.clone(),
                    at: entry.at,
                    lifted: false,
                };
                self.passes.suspend(*tag, note);
            }
            Fact::Lifted { tag } => self.passes.lift(tag),
            _ => {}
        }
    }

    fn take_of_visits(&mut self, number: u64, entry: &Entry) {
        match &entry.fact {
            Fact::VisitOpened(opened) => self.visits.open(opened),
            Fact::VisitDisclosed {
                visit,
                shown,
                until,
                message,
            } => self.visits.disclose(
                visit,
                Disclosed {
                    shown: shown.clone(),
                    until: *until,
                    message: *message,
                    entry: number,
                },
            ),
            Fact::VisitEnded { visit } => self.visits.end(visit, entry.at),
            Fact::VisitRemoved { visit } => self.visits.remove(visit),
            Fact::MessageSent { record, member } => {
                self.letters.send(record, member.as_ref(), number);
            }
            Fact::MessageDelivered { id } => self.letters.deliver(id),
            Fact::MessageReceived { record } => self.letters.receive(record, number),
            Fact::RequestAnswered { id, ours } => self.letters.answer(id, *ours),
            Fact::CodeUsed { id } => self.letters.use_code(id),
            _ => {}
        }
    }

    /// An import is complete: all of it counts now, and how things were before is kept for a while.
    fn complete(&mut self, number: u64, import: &str, at: Timestamp) {
        let parts = self.imports.remove(import).unwrap_or_default();
        let facts = || parts.iter().map(|(_, entry)| &entry.fact);
        let members: BTreeSet<&String> = facts().filter_map(member_of).collect();
        let member = |id: &String| (id.clone(), self.members.get(id).cloned());
        let plan = |plan: &String| (plan.clone(), self.members.plan(plan).cloned());
        let note = ImportNote {
            at,
            entry: number,
            members: members.into_iter().map(member).collect(),
            plans: facts().filter_map(plan_of).map(plan).collect(),
        };
        self.members.begin_import(import, note);
        for (number, entry) in &parts {
            self.take(*number, entry);
        }
    }

    fn regard(&mut self, space: SpaceId, regard: Regard) {
        match regard {
            Regard::None => self.regards.remove(&space),
            kept => self.regards.insert(space, kept),
        };
    }
}

/// The import that a fact belongs to.
fn import_of(fact: &Fact) -> Option<&String> {
    match fact {
        Fact::MemberAdded(member) | Fact::MemberChanged(member) => member.import.as_ref(),
        Fact::MemberEnded { import, .. }
        | Fact::MemberResumed { import, .. }
        | Fact::StatusSet { import, .. }
        | Fact::Suspended { import, .. } => import.as_ref(),
        Fact::PlanSet(rule) => rule.import.as_ref(),
        _ => None,
    }
}

fn member_of(fact: &Fact) -> Option<&String> {
    match fact {
        Fact::MemberAdded(member) | Fact::MemberChanged(member) => Some(&member.member),
        Fact::MemberEnded { member, .. } | Fact::MemberResumed { member, .. } => Some(member),
        _ => None,
    }
}

fn plan_of(fact: &Fact) -> Option<&String> {
    match fact {
        Fact::PlanSet(rule) => Some(&rule.plan),
        _ => None,
    }
}
