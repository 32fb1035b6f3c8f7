//! What is held of one space: the lines of its records, by type. SPEC §4

use std::sync::{Arc, OnceLock};

use federation_spec::records::{SpaceProfile, StatusList, Terms, Vouches};
use federation_spec::rules::supersede::{Latest, Place};
use federation_spec::rules::{Places, Takings};
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::Timestamp;

use super::line::{Admitted, Lasting, Line, Lines};
use super::log_records::LogRecords;
use super::room::Rank;
use super::spaces::Keep;
use super::status_line::StatusLine;
use crate::core::batch::{IndexChange, Slot};
use crate::core::likeness::Likeness;
use crate::core::limits::MAX_EARLIER_TERMS;
use crate::core::offer::Offer;
use crate::core::peers::Peer;

/// What is held of one space.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub(super) key_log: LogRecords,
    pub(super) profile: Option<Line<SpaceProfile>>,
    pub(super) terms: Option<Line<Terms>>,
    pub(super) vouches: Option<Line<Vouches>>,
    /// Its status lists, in the order of their numbers. Most spaces have one: room for more is made when they come.
    lists: Vec<StatusLine>,
    /// What its terms said before, oldest first, the last record of each content: what it promised can be shown to it.
    earlier: Vec<Admitted<Terms>>,
    /// When it is looked at whether something of it has ended: no later than the first of its records does.
    pub(super) ends_at: Option<Timestamp>,
    /// Its place among those who have to go when there is no room; none for one that is kept.
    pub(super) rank: Option<Rank>,
    /// The arrival number at which it became known.
    pub(super) born: u64,
    /// The name under which it is found.
    pub(super) named: Option<Named>,
}

/// A name, and how it looks once somebody compares it.
#[derive(Debug, Clone)]
pub(super) struct Named {
    name: Box<str>,
    likeness: OnceLock<Box<Likeness>>,
}

impl Named {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            likeness: OnceLock::new(),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// Where the vouches and the profile of a space stand, which of its key events came last, and whether it contradicts itself.
pub(super) type WebPlaces = (Place, Option<Place>, Option<u64>, bool);

impl Known {
    /// Its profile.
    pub fn profile(&self) -> Option<&SpaceProfile> {
        self.profile.as_ref().map(|line| &line.shown.record)
    }

    /// Its terms.
    pub fn terms(&self) -> Option<&Terms> {
        self.terms.as_ref().map(|line| &line.shown.record)
    }

    /// For whom it vouches.
    pub fn vouches(&self) -> Option<&Vouches> {
        self.vouches.as_ref().map(|line| &line.shown.record)
    }

    /// What others rest on whom it vouches for: nothing while it vouches for nobody.
    pub(super) fn web(&self) -> Option<WebPlaces> {
        let vouches = self.vouches.as_ref()?.shown.place;
        let profile = self.profile.as_ref().map(|line| line.shown.place);
        let events = self.key_log.places().into_iter();
        let newest = events.map(|(_, arrival)| arrival).max();
        Some((vouches, profile, newest, self.conflicting()))
    }

    /// Its name.
    pub fn name(&self) -> Option<&str> {
        self.profile().map(|profile| profile.0.body.name.as_str())
    }

    /// How the name under which it is found looks.
    pub fn likeness(&self) -> Option<&Likeness> {
        let named = self.named.as_ref()?;
        let likeness = || Box::new(Likeness::of(&named.name));
        Some(named.likeness.get_or_init(likeness))
    }

    /// When its key log began.
    pub fn founded_at(&self) -> Option<Timestamp> {
        self.key_log.founded_at()
    }

    /// The signed bytes of its key events that count, in their order.
    pub fn key_log(&self) -> Vec<u8> {
        let line: Vec<&[u8]> = self.key_log.line().map(|bytes| &**bytes).collect();
        line.concat()
    }

    /// What it offers at a moment. SPEC §4.1
    pub fn offer(&self, now: Timestamp) -> Offer<&Terms> {
        let terms = self.terms();
        terms.map_or(Offer::None, |terms| Offer::by(terms, now))
    }

    /// The nodes that its profile names.
    pub fn nodes(&self) -> impl Iterator<Item = Peer> {
        let named = self.profile().into_iter();
        let named = named.flat_map(|profile| profile.0.body.peers.iter());
        named.map(|id| Peer(id.as_slice().into()))
    }

    /// Whether its profile names a peer as one of its nodes.
    pub fn has_node(&self, peer: &Peer) -> bool {
        let profile = self.profile();
        profile.is_some_and(|profile| {
            let mut named = profile.0.body.peers.iter();
            named.any(|named| named.as_slice() == &*peer.0)
        })
    }

    /// The signed bytes of its last key event that counts, profile, terms or vouches; none of another type.
    pub fn bytes_of(&self, kind: RecordType) -> Option<&Arc<[u8]>> {
        match kind {
            RecordType::KeyEvent => self.key_log.line().last(),
            RecordType::Profile => self.profile.as_ref().map(|line| &line.shown.bytes),
            RecordType::Terms => self.terms.as_ref().map(|line| &line.shown.bytes),
            RecordType::Vouches => self.vouches.as_ref().map(|line| &line.shown.bytes),
            RecordType::StatusList
            | RecordType::Card
            | RecordType::Attestation
            | RecordType::VisitMessage => None,
        }
    }

    /// Every content of its terms that is held: what they said before, oldest first, then what they say.
    pub fn history(&self) -> impl Iterator<Item = &Terms> {
        let shown = self.terms.iter().map(|line| &line.shown);
        self.earlier.iter().chain(shown).map(Admitted::record)
    }

    /// Takes in terms that others have superseded, after all later ones that are remembered, or before any. Terms that
    /// were only signed anew afterwards are no content of their own.
    pub(super) fn remember(&mut self, terms: Admitted<Terms>) {
        let before = |earlier: &Admitted<Terms>| earlier.place.sequence < terms.place.sequence;
        let at = self.earlier.partition_point(before);
        let shown = self.terms.as_ref().map(|line| &line.shown);
        let Some(next) = self.earlier.get(at).or(shown) else {
            return;
        };
        let content = |terms: &Admitted<Terms>| terms.record.0.body.current.content_hash;
        if next.place.sequence > terms.place.sequence && content(next) != content(&terms) {
            self.earlier.insert(at, terms);
        }
        let surplus = self.earlier.len().saturating_sub(MAX_EARLIER_TERMS);
        self.earlier.drain(..surplus);
    }

    /// Lets go of what its terms said before.
    pub(super) fn forget_earlier(&mut self) {
        self.earlier = Vec::new();
    }

    /// All signed bytes that its file holds while it is pinned: what its terms said before comes last, the newest first.
    pub fn pinned_records(&self) -> Vec<Arc<[u8]>> {
        let earlier = self.earlier.iter().rev().map(|terms| terms.bytes.clone());
        self.records().into_iter().chain(earlier).collect()
    }

    /// Its key log.
    fn log(&self) -> &dyn Lines {
        &self.key_log
    }

    /// Everything else that it says. A type of record that is new is one more here, and in the next one.
    fn said(&self) -> [&dyn Lines; 4] {
        let Self {
            key_log: _,
            profile,
            terms,
            vouches,
            lists,
            earlier: _,
            ends_at: _,
            rank: _,
            born: _,
            named: _,
        } = self;
        [profile, terms, vouches, lists]
    }

    /// The same, to be changed.
    pub(super) fn said_mut(&mut self) -> [&mut dyn Lines; 4] {
        [
            &mut self.profile,
            &mut self.terms,
            &mut self.vouches,
            &mut self.lists,
        ]
    }

    fn all(&self) -> impl Iterator<Item = &dyn Lines> {
        std::iter::once(self.log()).chain(self.said())
    }

    /// Gives arrival numbers to all that have none.
    pub(super) fn number_all(&mut self, last: &mut u64, changes: &mut Vec<IndexChange>) {
        self.key_log.number_all(last, changes);
        for lines in self.said_mut() {
            lines.number_all(last, changes);
        }
    }

    /// Whether it signed two different records under one number, or two key events that exclude each other.
    pub fn conflicting(&self) -> bool {
        self.all().any(Lines::contradict)
    }

    /// When it last signed something that is held beside its key log.
    pub fn newest(&self) -> Option<Timestamp> {
        self.said().iter().filter_map(|lines| lines.newest()).max()
    }

    /// The status list of a number.
    pub fn list(&self, number: u8) -> Option<&StatusList> {
        StatusList::held(self, number).map(|line| &line.shown.record)
    }

    /// The newest status list of each number.
    pub fn lists(&self) -> Vec<&Line<StatusList>> {
        self.newest_lists().collect()
    }

    /// What other lists of a number took away than the one shown.
    pub fn beyond(&self, number: u8) -> Option<&Takings> {
        self.status_line(number)?.beyond()
    }

    /// The signed bytes of the newest of its status lists.
    pub fn list_records(&self) -> Vec<&[u8]> {
        self.newest_lists().map(|line| &*line.shown.bytes).collect()
    }

    /// Every line of status lists, to be looked at.
    pub(super) fn status_lines(&self) -> &[StatusLine] {
        &self.lists
    }

    /// Every line of status lists.
    pub(super) fn lists_mut(&mut self) -> &mut [StatusLine] {
        &mut self.lists
    }

    /// The line of a number, if anything is held of it.
    pub(super) fn status_line(&self, number: u8) -> Option<&StatusLine> {
        self.lists.get(self.list_at(number).ok()?)
    }

    /// The line of a number; a new one if nothing was held of it.
    pub(super) fn status_line_mut(&mut self, number: u8) -> &mut StatusLine {
        let at = self.list_at(number).unwrap_or_else(|at| {
            self.lists.reserve_exact(1);
            self.lists.insert(at, StatusLine::new(number));
            at
        });
        &mut self.lists[at]
    }

    /// Where a list of a number is, or would be.
    fn list_at(&self, number: u8) -> Result<usize, usize> {
        self.lists.binary_search_by_key(&number, StatusLine::number)
    }

    /// When the first of its records ends that is not kept for ever.
    pub(super) fn first_end(&self) -> Option<Timestamp> {
        let said = self.said();
        said.iter().filter_map(|lines| lines.first_end()).min()
    }

    /// Whether nothing but its key log is held.
    pub(super) fn is_bare(&self) -> bool {
        self.said().iter().all(|lines| lines.are_empty())
    }

    /// Whether status lists stand beside the newest of their line.
    pub(super) fn has_aside(&self) -> bool {
        self.lists.iter().any(StatusLine::has_aside)
    }

    /// What lists took away that were not kept, by their numbers.
    pub fn lost(&self) -> impl Iterator<Item = (u8, &Places)> {
        let lines = self.lists.iter();
        lines.filter_map(|line| Some((line.number(), line.lost()?)))
    }

    fn newest_lists(&self) -> impl Iterator<Item = &Line<StatusList>> {
        self.lists.iter().filter_map(StatusLine::newest)
    }

    /// When it signed its first status list, as its lists tell.
    pub fn lists_since(&self) -> Option<Timestamp> {
        let lists = self.lists.iter().flat_map(StatusLine::records);
        lists.map(|list| list.record.0.body.since).min()
    }

    /// When the oldest of its status lists was signed: as old as that is what is known of its passes.
    pub fn lists_at(&self) -> Option<Timestamp> {
        let issued = |line: &Line<StatusList>| line.shown.record.issued_at();
        self.newest_lists().map(issued).min()
    }

    /// All signed bytes, in the order in which they can be verified.
    pub fn records(&self) -> Vec<Arc<[u8]>> {
        self.all().flat_map(Lines::bytes).collect()
    }

    /// How many records there are.
    pub(super) fn count(&self) -> usize {
        self.all().map(Lines::count).sum()
    }

    /// How many bytes they have.
    pub(super) fn size(&self) -> usize {
        self.all().map(Lines::size).sum()
    }

    /// Where all of it lies in the index.
    pub(super) fn places(&self) -> Vec<(Slot, u64)> {
        self.all().flat_map(Lines::places).collect()
    }
}

/// A record type of which a space has lines, one or several by number.
pub trait Held: Lasting {
    /// The line of a number.
    fn held(known: &Known, number: u8) -> Option<&Line<Self>>;

    /// Takes the line of a number out.
    fn take(known: &mut Known, number: u8) -> Option<Line<Self>>;

    /// Puts a line in its place.
    fn put(known: &mut Known, line: Line<Self>);

    /// Takes in records that a newer one has superseded, as far as they are kept.
    fn superseded(_: &mut Known, _: Vec<Admitted<Self>>, _: Keep) {}

    /// What that changed in the index beside the line's own places.
    fn settled(_: &mut Known, _: u8) -> Vec<IndexChange> {
        Vec::new()
    }
}

/// A record type of which a space has one line.
macro_rules! one_line {
    ($type:ident, $line:ident $(, $superseded:item)?) => {
        impl Lasting for $type {}

        impl Held for $type {
            fn held(known: &Known, _: u8) -> Option<&Line<Self>> {
                known.$line.as_ref()
            }

            fn take(known: &mut Known, _: u8) -> Option<Line<Self>> {
                known.$line.take()
            }

            fn put(known: &mut Known, line: Line<Self>) {
                known.$line = Some(line);
            }

            $($superseded)?
        }
    };
}

one_line!(SpaceProfile, profile);
one_line!(Vouches, vouches);
one_line!(
    Terms,
    terms,
    fn superseded(known: &mut Known, superseded: Vec<Admitted<Self>>, keep: Keep) {
        // The first one was shown; a rival of it was no promise.
        if let Some(terms) = superseded
            .into_iter()
            .next()
            .filter(|_| keep == Keep::History)
        {
            known.remember(terms);
        }
    }
);

/// What takes something away is told for as long as the space is known: whoever was away may not know it.
impl Lasting for StatusList {
    fn leaves_at(&self) -> Option<Timestamp> {
        self.expires_at().filter(|_| Takings::of(self).is_empty())
    }
}

impl Held for StatusList {
    fn held(known: &Known, number: u8) -> Option<&Line<Self>> {
        known.status_line(number)?.newest()
    }

    fn take(known: &mut Known, number: u8) -> Option<Line<Self>> {
        let at = known.list_at(number).ok()?;
        known.lists[at].take_newest()
    }

    fn put(known: &mut Known, line: Line<Self>) {
        let number = line.shown.record.line();
        known.status_line_mut(number).put_newest(line);
    }

    fn superseded(known: &mut Known, superseded: Vec<Admitted<Self>>, _: Keep) {
        for list in superseded {
            let number = list.record.line();
            known.status_line_mut(number).lay_aside(list);
        }
    }

    fn settled(known: &mut Known, number: u8) -> Vec<IndexChange> {
        known.status_line_mut(number).settle()
    }
}
