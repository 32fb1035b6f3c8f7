//! The core's state, and what it begins with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use federation_spec::protocol::Cursor;
use federation_spec::records::values::Text;
use federation_spec::records::{KeyEvent, SpaceProfile, Terms};
use federation_spec::rules::key_log::Heard;
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::supersede::{Latest as _, is_future};
use federation_spec::rules::{LocalDay, Places, Standing};
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use federation_spec::wire::signature::Verified;

use super::batch::{Batch, IndexChange, PinnedFile, Slot};
use super::climbed::Climbed;
use super::facts::{Entry, Fact, Holder, OwnFact, Regard, Tablets};
use super::listening::ShownOwn;
use super::memory::books::visits::Visits;
use super::memory::books::{Books, CountedVisit, Token};
use super::memory::deliveries::Deliveries;
use super::memory::directory::{Directory, Keep};
use super::memory::disk::Disk;
use super::memory::granted::Granted;
use super::memory::held_checks::HeldChecks;
use super::memory::identity::Identity;
use super::memory::keyless::KeylessRecords;
use super::memory::listening::Listening;
use super::memory::own_records::OwnRecords;
use super::memory::pairings::Pairings;
use super::memory::restored::Restored;
use super::memory::sessions::Sessions;
use super::memory::surroundings::Surroundings;
use super::memory::terms_delivery::TermsDelivery;
use super::memory::trust::Trust;
use super::memory::unsettled::Unsettled;
use super::memory::watch::Watch;
use super::memory::wrong_codes::WrongCodes;
use super::peers::Peer;
use crate::calendar::House;

/// What a core begins with.
#[derive(Debug)]
pub struct Setup {
    /// Who it signs for.
    pub identity: Identity,
    /// Its own transport key's name.
    pub peer: Peer,
    /// Where the index stands: its epoch, and the last arrival number it gave.
    pub cursor: Cursor,
    /// How far peers' indexes were read.
    pub cursors: Vec<(Peer, Cursor)>,
    /// When this version was released: no clock can rightly show less.
    pub released: Timestamp,
    /// The number of the ledger's last entry.
    pub last_entry: u64,
}

/// The protocol's state, in parts that own what is in them. All of it can be told again from the ledger, the pinned files and
/// the index.
#[derive(Debug)]
pub struct Core {
    pub(super) identity: Identity,
    pub(super) keys: KeyView,
    pub(super) directory: Directory,
    pub(super) books: Books,
    pub(super) own: OwnRecords,
    pub(super) restored: Restored,
    pub(super) trust: Trust,
    pub(super) disk: Disk,
    pub(super) watch: Watch,
    pub(super) house: House,
    pub(super) surroundings: Surroundings,
    pub(super) sessions: Sessions,
    pub(super) granted: Granted,
    pub(super) keyless: KeylessRecords,
    pub(super) listening: Listening,
    /// What connected peers are showing of this space, a slice at a time.
    pub(super) showing: BTreeMap<Peer, ShownOwn>,
    pub(super) terms_delivery: TermsDelivery,
    pub(super) deliveries: Deliveries,
    pub(super) held: HeldChecks,
    pub(super) unsettled: Unsettled,
    pub(super) wrong_codes: WrongCodes,
    pub(super) pairings: Pairings,
}

impl Core {
    /// A core that remembers nothing yet.
    pub fn new(setup: Setup) -> Self {
        Self {
            identity: setup.identity,
            keys: KeyView::default(),
            directory: Directory::new(setup.cursor),
            books: Books::default(),
            own: OwnRecords::default(),
            restored: Restored::default(),
            trust: Trust::default(),
            disk: Disk::new(setup.last_entry),
            watch: Watch::new(setup.released),
            house: House::default(),
            surroundings: Surroundings::new(setup.peer),
            sessions: Sessions::new(setup.cursors.into_iter().collect()),
            granted: Granted::default(),
            keyless: KeylessRecords::default(),
            listening: Listening::default(),
            showing: BTreeMap::new(),
            terms_delivery: TermsDelivery::default(),
            deliveries: Deliveries::default(),
            held: HeldChecks::default(),
            unsettled: Unsettled::default(),
            wrong_codes: WrongCodes::default(),
            pairings: Pairings::default(),
        }
    }

    /// Enters what the visits come to up to an entry of the ledger, and when something was written last up to then: before any
    /// fact of the ledger, of which those about visits up to there are left out that hold nothing else.
    pub fn recall_visits(&mut self, number: u64, written: Timestamp, visits: Visits) {
        self.watch.note_all(number, written);
        self.books.visits = visits;
    }

    /// What the visits come to, when something was written last, and which entries hold more of them.
    pub fn counted_visits(&self) -> (Vec<CountedVisit>, Timestamp, BTreeSet<u64>) {
        let (visits, beside) = self.books.visits.counted();
        (visits, self.watch.last_written(), beside)
    }

    /// Enters a fact of the ledger: its entry of this number.
    pub fn recall(&mut self, number: u64, entry: &Entry) {
        self.watch.note_written(number, entry);
        self.own.enter(entry);
        self.restored.enter(entry);
        self.books.enter(number, entry);
    }

    /// Puts back a record that was on disk and has climbed again. One without an arrival number (from the ledger or a
    /// pinned file) gets a new one later.
    pub fn restore(&mut self, climbed: Climbed, arrival: Option<u64>, rival: bool, now: Timestamp) {
        let number = arrival.unwrap_or(0);
        if is_let_go(&self.own, &climbed) {
            return;
        }
        match climbed {
            Climbed::KeyEvent(event) => {
                // One that waits for another is put back with it.
                let _ = self.restore_events(vec![(*event, number)]);
            }
            Climbed::Profile(profile) => {
                let space = profile.record().space();
                self.directory
                    .restore(*profile, number, rival, self.keep(&space));
            }
            Climbed::Terms(terms) => {
                let space = terms.record().space();
                if space == self.identity.space() && arrival.is_none() {
                    self.own.remember(terms.record());
                }
                self.directory
                    .restore(*terms, number, rival, self.keep(&space));
            }
            Climbed::Vouches(vouches) => {
                let space = vouches.record().space();
                self.directory
                    .restore(*vouches, number, rival, self.keep(&space));
            }
            Climbed::StatusList(list) => {
                let space = list.record().0.space;
                let keep = self.keep(&space);
                // Own ones are in use until they are let go: whatever is signed comes after them.
                let aside =
                    space != self.identity.space() && !rival && is_future(list.record(), now);
                match aside {
                    true => self.directory.restore_aside(*list, number, keep),
                    false => self.directory.restore(*list, number, rival, keep),
                }
            }
            Climbed::KeyNotHeld(_) | Climbed::Fell(_) => {}
        }
    }

    /// Puts back key events that were on disk, with their arrival numbers, and gives back those that follow others which have
    /// not come yet.
    #[must_use]
    pub fn restore_events(
        &mut self,
        events: Vec<(Verified<KeyEvent>, u64)>,
    ) -> Vec<(Verified<KeyEvent>, u64)> {
        let mut by_space: BTreeMap<SpaceId, Vec<(Verified<KeyEvent>, u64)>> = BTreeMap::new();
        for (event, arrival) in events {
            let space = event.record().space();
            by_space.entry(space).or_default().push((event, arrival));
        }
        let mut orphans = Vec::new();
        for (space, events) in by_space {
            let (keys, heard) = self.keys.with_all(events.iter().map(|(event, _)| event));
            self.keys = keys;
            if let Some(choice) = self.books.choice(&space) {
                self.keys = self.keys.choosing(&space, choice);
            }
            if space == self.identity.space() {
                self.settle_own_log();
            }
            let came = events.iter().map(|(event, arrival)| (event, *arrival));
            let came: Vec<_> = came.collect();
            let keep = self.keep(&space);
            if let Some(log) = self.keys.log(&space) {
                self.directory.restore_log(log, &came, keep);
            }
            let waits = events.into_iter().zip(heard);
            let waits = waits.filter(|(_, heard)| *heard == Heard::Orphan);
            orphans.extend(waits.map(|(event, _)| event));
        }
        orphans
    }

    /// This home lies elsewhere than before: to be written with what else is written at start.
    pub fn note_copied(&mut self, batch: Batch, now: Timestamp) -> Batch {
        let copied = self.batch(Fact::Own(OwnFact::HomeCopied), now);
        Batch {
            index: batch.index,
            pinned: batch.pinned,
            ..copied
        }
    }

    /// Puts back what lists of a space took away that were not kept.
    pub fn restore_taken(&mut self, space: &SpaceId, list: u8, places: &Places) {
        let keep = self.keep(space);
        self.directory.restore_lost(space, list, places, keep);
    }

    /// How the index, which holds these, differs from what is remembered: to be written once, at start. Records of the ledger
    /// and of pinned files may be missing there, and others may be left that count no more.
    pub fn differs_from_index(
        &mut self,
        held: impl Iterator<Item = (Slot, u64)>,
    ) -> Vec<IndexChange> {
        let mut changes = self.directory.unremembered(held);
        changes.extend(self.directory.number_unnumbered());
        self.take_witness();
        self.refresh_house();
        changes
    }

    /// What the file of each pinned space holds; nothing where nothing is known of one.
    pub fn pinned_files(&self) -> Vec<PinnedFile> {
        let pinned = self.books.spaces_of(Regard::Pinned);
        pinned.map(|space| self.pinned_file(space)).collect()
    }

    pub(super) fn pinned_file(&self, space: &SpaceId) -> PinnedFile {
        let records = self
            .directory
            .get(space)
            .map(|known| known.pinned_records());
        PinnedFile {
            space: *space,
            records: records.filter(|records| !records.is_empty()),
        }
    }

    /// The keys that verifiers use.
    pub fn keys(&self) -> &KeyView {
        &self.keys
    }

    /// SHA-256 of every desk's token.
    pub fn tokens(&self) -> Arc<BTreeMap<Hash32, Holder>> {
        let tokens = self.books.tokens().iter();
        let holder = |name: &String, token: &Token| Holder {
            token: name.clone(),
            role: token.role,
            member: token.member.clone(),
        };
        Arc::new(
            tokens
                .map(|(name, token)| (token.hash, holder(name, token)))
                .collect(),
        )
    }

    /// This space.
    pub fn space(&self) -> SpaceId {
        self.identity.space()
    }

    /// Addresses to keep connected.
    pub fn named_peers(&self) -> impl Iterator<Item = &String> {
        self.books.peers().iter()
    }

    /// Opening hours follow own terms and zone.
    pub(super) fn refresh_house(&mut self) {
        let body = self.own_profile().map(|profile| &profile.0.body);
        let zone = body.map(|body| body.zone.as_str());
        let country = body.and_then(|body| body.place.country.as_ref());
        let hours = self
            .own_terms()
            .and_then(|terms| terms.0.body.current.content.value.hours.clone());
        let country = country.map(Text::as_str);
        self.house = House::new(zone, hours.as_ref()).in_country(country);
    }

    /// A change of what is on disk that begins with one fact.
    pub(super) fn batch(&mut self, fact: Fact, now: Timestamp) -> Batch {
        self.batch_of([fact], now)
    }

    /// A change of what is on disk that begins with these facts, in order.
    pub(super) fn batch_of(
        &mut self,
        facts: impl IntoIterator<Item = Fact>,
        now: Timestamp,
    ) -> Batch {
        let mut batch = Batch::default();
        for fact in facts {
            let entry = Entry { at: now, fact };
            let number = self.disk.next_entry();
            self.own.enter(&entry);
            self.restored.enter(&entry);
            self.books.enter(number, &entry);
            if batch.entries.is_empty() {
                batch.first = number;
            }
            batch.entries.push(entry);
        }
        batch
    }

    /// Something is missing from the ledger, and it may be what speaks against a visitor: nobody is green any more.
    pub fn miss_books(&mut self) {
        self.disk.miss_books();
    }

    /// Something is missing from the ledger, and it may be what shut the door for tablets: it stays shut.
    pub fn miss_door(&mut self) {
        self.disk.miss_door();
    }

    /// Where the door for tablets is to be; shut while it may be that somebody shut it.
    pub(super) fn tablets(&self) -> Tablets {
        let placed = self.books.tablets().clone();
        Tablets {
            open: placed.open && !self.disk.misses_door(),
            ..placed
        }
    }

    /// Whether anything is written at all.
    pub fn is_writable(&self) -> bool {
        self.disk.is_writable()
    }

    /// Takes note of when pinned spaces signed last; own records never vouch for the clock.
    pub(super) fn take_witness(&mut self) {
        let pinned = self.books.spaces_of(Regard::Pinned);
        let newest = pinned.filter_map(|space| self.directory.get(space)?.newest());
        self.watch.witness(newest.collect());
    }

    /// Own terms, if any were published.
    pub(super) fn own_terms(&self) -> Option<&Terms> {
        self.directory.get(&self.identity.space())?.terms()
    }

    /// Own profile.
    pub(super) fn own_profile(&self) -> Option<&SpaceProfile> {
        self.directory.get(&self.identity.space())?.profile()
    }

    /// The nodes that a space's profile names.
    pub(super) fn nodes_of(&self, space: &SpaceId) -> Vec<Peer> {
        let known = self.directory.get(space);
        known.map_or(Vec::new(), |known| known.nodes().collect())
    }

    /// The name in a space's profile.
    pub(super) fn name_of(&self, space: &SpaceId) -> Option<String> {
        let profile = self.directory.get(space)?.profile()?;
        Some(profile.0.body.name.as_str().to_owned())
    }

    /// The standing of a known space.
    pub(super) fn standing(&self, space: &SpaceId) -> Standing {
        match self.books.regard_of(space) {
            _ if *space == self.identity.space() => Standing::Own,
            Regard::Pinned => match self.books.limit_on(space) {
                None => Standing::Pinned,
                Some(limit) => Standing::Limited(limit.into()),
            },
            Regard::Blocked => Standing::Blocked,
            Regard::None if self.trust.of(space).is_some() => {
                Standing::Vouched(self.books.welcome().into())
            }
            Regard::None => Standing::Stranger,
        }
    }

    /// Adds the file of a pinned space to a batch, with all that is held of it.
    pub(super) fn note_pinned(&self, space: &SpaceId, batch: &mut Batch) {
        if self.books.regard_of(space) == Regard::Pinned {
            batch.pinned.push(self.pinned_file(space));
        }
    }

    /// The local day at this house.
    pub(super) fn today(&self, now: Timestamp) -> LocalDay {
        self.house.day(now)
    }

    /// What is kept of a space.
    pub(super) fn keep(&self, space: &SpaceId) -> Keep {
        match self.books.regard_of(space) {
            _ if *space == self.identity.space() => Keep::Newest,
            Regard::Pinned => Keep::History,
            Regard::Blocked => Keep::Newest,
            Regard::None => Keep::WhileRoom,
        }
    }
}

/// Whether an own record was from the future and is not used any more.
fn is_let_go(own: &OwnRecords, climbed: &Climbed) -> bool {
    match climbed {
        Climbed::Profile(profile) => own.is_let_go(profile.payload_hash()),
        Climbed::Terms(terms) => own.is_let_go(terms.payload_hash()),
        Climbed::StatusList(list) => own.is_let_go(list.payload_hash()),
        Climbed::Vouches(vouches) => own.is_let_go(vouches.payload_hash()),
        Climbed::KeyEvent(_) | Climbed::KeyNotHeld(_) | Climbed::Fell(_) => false,
    }
}
