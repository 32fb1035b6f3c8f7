//! This space's status lists: signed anew when they say something else than the books, and before they are old. SPEC §3.6

use std::collections::{BTreeMap, BTreeSet};

use federation_spec::records::StatusList;
use federation_spec::records::status::{ListId, Status, StatusEntries};
use federation_spec::records::status_list::{StatusListBody, StatusListClaims, Suspension};
use federation_spec::records::values::{List, Number, Version1};
use federation_spec::rules::Takings;
use federation_spec::wire::ids::{SuspensionTag, Timestamp};

use super::facts::{Fact, PassFact};
use super::limits::{LIST_LIFE, LIST_RENEWAL, MAX_NAMES_LEN};
use super::memory::books::{PLACE_LEN, Place, SUSPENSION_LEN};
use super::memory::directory::Line;
use super::moment::Moment;
use super::output::Outbox;
use super::own::Hand;
use super::passes::status_set;
use super::problem::Problem;
use super::state::Core;

/// What a list says.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    statuses: BTreeMap<u16, Status>,
    suspensions: BTreeMap<SuspensionTag, BTreeSet<u16>>,
    lifted: BTreeSet<SuspensionTag>,
}

impl Said {
    fn by(list: &StatusList) -> Self {
        let named = list.0.body.suspensions.iter();
        Self {
            statuses: list.0.entries.statuses.said().into_iter().collect(),
            suspensions: named.map(|one| (one.tag, one.places().collect())).collect(),
            lifted: list.0.body.lifted.iter().copied().collect(),
        }
    }

    fn entries(&self) -> StatusEntries {
        StatusEntries::of(
            self.statuses
                .iter()
                .map(|(entry, status)| (*entry, *status)),
        )
    }

    fn suspensions(&self) -> Vec<Suspension> {
        let made = self.suspensions.iter();
        made.filter_map(|(tag, places)| Suspension::new(*tag, places.iter().copied()))
            .collect()
    }
}

impl Core {
    /// Signs every own list that is missing, old, or says something else than the books. What takes something away is signed
    /// whatever is in doubt, all else on behalf of this hand.
    pub(super) fn settle_lists(&mut self, hand: Hand, now: Timestamp, out: &mut Outbox) {
        for list in self.books.passes.lists() {
            let said = self.to_say(list);
            if !self.is_current(list, &said, now) {
                let hand = self.hand_of(list, &said, hand);
                // What may not be signed now is found by the next tick to be other than the books.
                let _ = self.sign_list(list, &said, hand, now, out);
            }
        }
    }

    /// What the books have a list say.
    fn to_say(&self, list: u8) -> Said {
        let passes = &self.books.passes;
        let (mut suspensions, mut lifted) = (BTreeMap::new(), BTreeSet::new());
        for (tag, places, is_lifted) in passes.suspensions_in(list) {
            match is_lifted {
                true => drop(lifted.insert(tag)),
                false => drop(suspensions.insert(tag, places)),
            }
        }
        Said {
            statuses: passes.said_in(list),
            suspensions,
            lifted,
        }
    }

    fn is_current(&self, list: u8, said: &Said, now: Timestamp) -> bool {
        self.own_list(list).is_some_and(|held| {
            // One that an earlier key signed may count for nobody who hears of it only now.
            let replaced = self
                .key_since()
                .is_some_and(|since| held.0.issued_at < since);
            let old = replaced || now.since(held.0.issued_at) >= LIST_RENEWAL;
            !old && !self.is_overdue::<StatusList>(list, now) && Said::by(held) == *said
        })
    }

    /// On whose behalf a list is signed. One that was never there is begun for a person, who is about to give passes.
    fn hand_of(&self, list: u8, said: &Said, hand: Hand) -> Hand {
        match self.own_list(list) {
            _ if self.takes_away(list, said) => Hand::Taking,
            None => Hand::Person,
            Some(_) => hand,
        }
    }

    /// Whether a list that says this takes away something that the one held does not.
    fn takes_away(&self, list: u8, said: &Said) -> bool {
        let held = self.own_list(list).map(Said::by);
        let less = |(entry, status): (&u16, &Status)| {
            let before = held.as_ref().and_then(|held| held.statuses.get(entry));
            before != Some(status) && !(before.is_some() && *status == Status::Suspended)
        };
        let named = |tag: &SuspensionTag| {
            let before = held.as_ref();
            before.is_some_and(|held| held.suspensions.contains_key(tag))
        };
        said.statuses.iter().any(less) || !said.suspensions.keys().all(named)
    }

    fn sign_list(
        &mut self,
        list: u8,
        said: &Said,
        hand: Hand,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        self.may_sign(hand)?;
        let space = self.identity.space();
        let now = self.watch.dated(now);
        let held = self.own_list(list).map(|held| &held.0);
        let issued_at = held.map_or(now, |held| held.issued_at.max(now));
        let last = held.map(|held| held.body.sequence);
        let since = self
            .directory
            .get(&space)
            .and_then(|known| known.lists_since());
        let claims = StatusListClaims {
            space,
            list: ListId {
                space,
                number: list,
            },
            expires_at: issued_at.plus(LIST_LIFE),
            issued_at,
            entries: said.entries(),
            ttl: Number::new(LIST_RENEWAL as i64),
            body: StatusListBody {
                version: Version1,
                sequence: self.next_number::<StatusList>(list, last, issued_at),
                since: since.map_or(issued_at, |since| since.min(issued_at)),
                suspensions: List::new(said.suspensions())
                    .expect("the names of suspensions are bounded when they are given"),
                lifted: List::new(said.lifted.iter().copied().collect())
                    .expect("the names of suspensions are bounded when they are given"),
            },
        };
        let verified = self.identity.signed(&StatusList(claims), &self.keys)?;
        self.publish_own(verified, hand, now, out);
        Ok(())
    }

    fn own_list(&self, list: u8) -> Option<&StatusList> {
        let known = self.directory.get(&self.identity.space())?;
        known.list(list)
    }

    /// What a list of this very space takes away and these books do not know: it was signed before they were brought back
    /// from a copy, or by another machine. It is entered as facts, and counts here as everywhere.
    pub(super) fn learn_takings(&mut self, list: &StatusList, now: Moment, out: &mut Outbox) {
        let number = list.0.list.number;
        let passes = &self.books.passes;
        let (good, suspended) = passes.unknown(number, &Takings::of(list));
        let mut good: BTreeSet<Place> = good.into_iter().collect();
        let mut room = MAX_NAMES_LEN.saturating_sub(passes.names_len(number));
        let mut suspended_here = Vec::new();
        for (tag, places) in suspended {
            if list.lifts(tag) {
                continue;
            }
            // Where there is no room for its name it counts no more for good: nothing that was taken is given back.
            match room.checked_sub(SUSPENSION_LEN + PLACE_LEN * places.len()) {
                Some(left) => {
                    room = left;
                    let places = places.into_iter().map(Into::into).collect();
                    suspended_here.push(Fact::Pass(PassFact::Suspended {
                        tag,
                        places,
                        import: None,
                    }));
                }
                None => good.extend(places),
            }
        }
        let facts: Vec<Fact> = status_set(Status::Revoked, good)
            .into_iter()
            .chain(suspended_here)
            .collect();
        if facts.is_empty() {
            return;
        }
        out.persist(self.batch_of(facts, now.wall));
        self.settle_lists(Hand::Itself, now.wall, out);
    }

    /// The own status lists that are held.
    pub(super) fn own_lists(&self) -> Vec<&Line<StatusList>> {
        let known = self.directory.get(&self.identity.space());
        known.map_or(Vec::new(), |known| known.lists())
    }
}
