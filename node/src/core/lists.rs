//! This space's status lists: signed anew when they say something else than the books, and before they are old. SPEC §3.6

use std::collections::BTreeMap;

use federation_spec::records::StatusList;
use federation_spec::records::status::{ListId, Status, StatusEntries};
use federation_spec::records::status_list::{StatusListBody, StatusListClaims};
use federation_spec::records::values::{Number, Version1};
use federation_spec::rules::supersede::next_sequence;
use federation_spec::wire::ids::Timestamp;
use federation_spec::wire::limits::LIST_ENTRIES;

use super::limits::{LIST_LIFE, LIST_RENEWAL};
use super::output::{Output, Problem};
use super::state::Core;

impl Core {
    /// Signs every own list that is missing, old, or says something else than the books.
    pub(super) fn settle_lists(&mut self, now: Timestamp) -> Result<Vec<Output>, Problem> {
        let mut outputs = Vec::new();
        for list in self.books.passes.lists() {
            if !self.is_current(list, now) {
                outputs.extend(self.sign_list(list, now)?);
            }
        }
        Ok(outputs)
    }

    fn is_current(&self, list: u8, now: Timestamp) -> bool {
        let Some(held) = self.own_list(list) else {
            return false;
        };
        let said: BTreeMap<u16, Status> = self.books.passes.said_in(list, now).collect();
        let says =
            |entry: &u16| held.at(*entry) == Some(*said.get(entry).unwrap_or(&Status::Valid));
        now.since(held.0.issued_at) < LIST_RENEWAL && (0..LIST_ENTRIES).all(|entry| says(&entry))
    }

    fn sign_list(&mut self, list: u8, now: Timestamp) -> Result<Vec<Output>, Problem> {
        self.datable()?;
        let space = self.identity.space;
        let held = self.own_list(list).map(|held| &held.0);
        let issued_at = held.map_or(now, |held| held.issued_at.max(now));
        let last = held.map(|held| held.body.sequence);
        let known = self.directory.get(&space);
        let claims = StatusListClaims {
            space,
            list: ListId {
                space,
                number: list,
            },
            expires_at: issued_at.plus(LIST_LIFE),
            issued_at,
            entries: StatusEntries::of(self.books.passes.said_in(list, now)),
            ttl: Number::new(LIST_RENEWAL as i64),
            body: StatusListBody {
                version: Version1,
                sequence: next_sequence(last, issued_at),
                since: known
                    .and_then(|known| known.lists_since())
                    .unwrap_or(issued_at),
            },
        };
        let verified = self.identity.signed(&StatusList(claims), &self.keys)?;
        Ok(self.publish_own(verified, now))
    }

    fn own_list(&self, list: u8) -> Option<&StatusList> {
        let known = self.directory.get(&self.identity.space)?;
        known.list(list)
    }
}
