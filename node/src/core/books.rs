//! What only this node knows, as the ledger tells it: standings, peers, members, passes, visits, desks' tokens.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use federation_spec::rules::{LocalDay, Visit};
use federation_spec::wire::ids::{Hash32, Pairwise, SpaceId, Timestamp};

use super::facts::{Entry, Fact, MemberAdded, Regard, VisitOpened};

/// A visit and when it ended.
#[derive(Debug, Clone)]
pub struct VisitNote {
    /// How it began.
    pub opened: VisitOpened,
    /// Check-out.
    pub ended: Option<Timestamp>,
}

impl VisitNote {
    /// As the verdict counts it.
    pub fn counted(&self) -> Visit {
        Visit {
            day: self.opened.day,
            started: self.opened.started,
            ended: self.ended,
            half: self.opened.half,
            site: self.opened.site.clone(),
        }
    }

    /// Whether she is in: since today, and nobody noted her leaving.
    pub fn is_open(&self, today: LocalDay) -> bool {
        self.ended.is_none() && self.opened.day == today && !self.opened.noted
    }
}

/// A guest as this host counts her: S, and the home that attests her. A home that copies a subject of another one
/// makes a guest of its own with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Guest {
    /// Her home.
    pub home: SpaceId,
    /// S.
    pub number: Pairwise,
}

impl Guest {
    /// Whose visit it is.
    pub fn of(visit: &VisitOpened) -> Self {
        Self {
            home: visit.home,
            number: visit.guest,
        }
    }
}

/// The books.
#[derive(Debug, Default)]
pub struct Books {
    regards: BTreeMap<SpaceId, Regard>,
    peers: BTreeSet<String>,
    members: BTreeMap<String, MemberAdded>,
    ended: BTreeSet<String>,
    visits: BTreeMap<String, VisitNote>,
    by_guest: HashMap<Guest, Vec<String>>,
    by_day: BTreeMap<LocalDay, BTreeSet<String>>,
    tokens: BTreeMap<String, (Hash32, Timestamp)>,
    passes: u64,
}

impl Books {
    /// Enters a fact. Own signed records are not kept here.
    pub fn enter(&mut self, entry: &Entry) {
        match &entry.fact {
            Fact::Signed { .. } | Fact::Erased { .. } => {}
            Fact::Standing { space, standing } => self.regard(*space, *standing),
            Fact::PeerNamed { address } => {
                self.peers.insert(address.clone());
            }
            Fact::PeerDropped { address } => {
                self.peers.remove(address);
            }
            Fact::MemberAdded(member) => {
                self.members.insert(member.member.clone(), member.clone());
            }
            Fact::MemberEnded { member } => {
                self.ended.insert(member.clone());
            }
            Fact::PassIssued { .. } => self.passes += 1,
            Fact::VisitOpened(opened) => self.open_visit(opened),
            Fact::VisitEnded { visit } => {
                if let Some(note) = self.visits.get_mut(visit) {
                    note.ended = Some(entry.at);
                }
            }
            Fact::VisitRemoved { visit } => self.remove_visit(visit),
            Fact::DeskPaired { token, hash } => {
                self.tokens.insert(token.clone(), (*hash, entry.at));
            }
            Fact::TokenRevoked { token } => {
                self.tokens.remove(token);
            }
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

    /// A member, and whether a person ended the membership.
    pub fn member(&self, id: &str) -> Option<(&MemberAdded, bool)> {
        self.members
            .get(id)
            .map(|member| (member, self.ended.contains(id)))
    }

    /// Every member.
    pub fn members(&self) -> impl Iterator<Item = (&MemberAdded, bool)> {
        self.members
            .values()
            .map(|member| (member, self.ended.contains(&member.member)))
    }

    /// How many members were ever added.
    pub fn member_count(&self) -> usize {
        self.members.len()
    }

    /// Visitors who are in, by the visits of a day that nobody ended.
    pub fn present(&self, today: LocalDay) -> u32 {
        let ids = self.by_day.get(&today).into_iter().flatten();
        ids.filter(|id| self.visits.get(*id).is_some_and(|note| note.is_open(today)))
            .count() as u32
    }

    /// The visits of one guest, in the order noted.
    pub fn visits_of(&self, guest: &Guest) -> Vec<&VisitNote> {
        let ids = self.by_guest.get(guest).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.visits.get(id)).collect()
    }

    /// A visit.
    pub fn visit(&self, id: &str) -> Option<&VisitNote> {
        self.visits.get(id)
    }

    /// Every visit.
    pub fn visits(&self) -> impl Iterator<Item = &VisitNote> {
        self.visits.values()
    }

    /// The tokens of desks: name, hash, when.
    pub fn tokens(&self) -> impl Iterator<Item = (&String, &Hash32, Timestamp)> {
        self.tokens
            .iter()
            .map(|(token, (hash, at))| (token, hash, *at))
    }

    fn regard(&mut self, space: SpaceId, regard: Regard) {
        match regard {
            Regard::None => self.regards.remove(&space),
            kept => self.regards.insert(space, kept),
        };
    }

    fn open_visit(&mut self, opened: &VisitOpened) {
        let note = VisitNote {
            opened: opened.clone(),
            ended: None,
        };
        let guest = Guest::of(opened);
        self.by_guest
            .entry(guest)
            .or_default()
            .push(opened.visit.clone());
        self.by_day
            .entry(opened.day)
            .or_default()
            .insert(opened.visit.clone());
        self.visits.insert(opened.visit.clone(), note);
    }

    fn remove_visit(&mut self, id: &str) {
        let Some(note) = self.visits.remove(id) else {
            return;
        };
        if let Some(ids) = self.by_guest.get_mut(&Guest::of(&note.opened)) {
            ids.retain(|kept| kept != id);
        }
        if let Some(ids) = self.by_day.get_mut(&note.opened.day) {
            ids.remove(id);
        }
    }
}
