//! Spaces as they are shown: filtered, paged, with their standing.

use federation_spec::records::Terms;
use federation_spec::records::profile::{Position, Profile};
use federation_spec::rules::Standing;
use federation_spec::wire::envelope::RecordType;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::desk::alike;
use super::facts::Regard;
use super::likeness::Likeness;
use super::limits::{FEW_PLACES, FOUND_A_TURN, LOOKED_AT_A_TURN};
use super::memory::directory::Known;
use super::moment::Moment;
use super::offer::Offer;
use super::orders::{RawRecord, SpaceFilter};
use super::peers::{Neighbour, Peer};
use super::problem::Problem;
use super::state::Core;
use super::views::{
    NeighbourView, PeerView, PlaceView, SpaceView, SpacesTurn, StatusView, TermsView,
};

impl Core {
    pub(super) fn status(&self, moment: Moment) -> StatusView {
        let now = moment.wall;
        StatusView {
            space: self.identity.space(),
            name: self.name_of(&self.identity.space()).unwrap_or_default(),
            peers: self.sessions.count(),
            spaces: self.directory.count().saturating_sub(1),
            undecided: self.count_undecided(),
            pinned: self.books.spaces_of(Regard::Pinned).count(),
            records: self.directory.records(),
            store: self.disk.failure().cloned(),
            elsewhere: self.holds_keys().err(),
            twin: self.own.has_another() && self.holds_keys().is_ok(),
            copied: self.own.is_copied(),
            gap: self.restored.gap(),
            rotation: self.rotation(moment),
            words: self.words(),
            few_places: self.books.passes.places_left() < FEW_PLACES,
            clock: self.clock_view(moment),
            cards_due: self.cards_due(now),
            requests: self.open_requests(now),
            undelivered: self.undelivered(now),
            addresses: self.surroundings.listening().to_vec(),
            today: self.today(now),
            country: self.own_country(),
            zone: self.house.zone().to_owned(),
        }
    }

    /// The country of this space, as its profile says.
    fn own_country(&self) -> Option<String> {
        let own = self.directory.get(&self.identity.space())?;
        let country = own.profile()?.0.body.place.country.as_ref();
        country.map(|country| country.as_str().to_owned())
    }

    pub(super) fn list_spaces(
        &self,
        filter: &SpaceFilter,
        now: Timestamp,
    ) -> SpacesTurn<SpaceView> {
        let trusted: Vec<_> = self.trusted().collect();
        self.turn(filter, FOUND_A_TURN, |space, known| {
            Some(self.space_view(*space, known, &trusted, now))
        })
    }

    /// Where the spaces are.
    pub(super) fn list_places(
        &self,
        filter: &SpaceFilter,
        now: Timestamp,
    ) -> SpacesTurn<PlaceView> {
        self.turn(filter, LOOKED_AT_A_TURN, |space, known| {
            let profile = &known.profile()?.0.body;
            let (latitude, longitude) = profile.place.position.as_ref()?.degrees();
            Some(PlaceView {
                latitude,
                longitude,
                standing: self.standing(space),
                ended: known.offer(now).has_ended(),
            })
        })
    }

    /// Walks over the other spaces that a filter lets through, by id: until so many were looked at, or so many found, since
    /// desks wait meanwhile.
    fn turn<T>(
        &self,
        filter: &SpaceFilter,
        most: usize,
        view: impl Fn(&SpaceId, &Known) -> Option<T>,
    ) -> SpacesTurn<T> {
        let most = filter.limit.clamp(1, most);
        let sought = Sought::of(filter);
        let (mut found, mut last) = (Vec::new(), None);
        for (looked, (space, known)) in self.directory.after(filter.after).enumerate() {
            if looked == LOOKED_AT_A_TURN || found.len() == most {
                return SpacesTurn { found, after: last };
            }
            last = Some(*space);
            if self.is_wanted(space, known, &sought) {
                found.extend(view(space, known));
            }
        }
        SpacesTurn { found, after: None }
    }

    fn is_wanted(&self, space: &SpaceId, known: &Known, sought: &Sought<'_>) -> bool {
        let standing = sought.filter.standing;
        *space != self.identity.space()
            && self.is_listed(space, known)
            && standing.is_none_or(|wanted| is_alike(wanted, self.standing(space)))
            && sought.matches(space, known.profile())
    }

    /// Whether there is anything to be shown of a space. One of which nothing but the key log remains has no name and no
    /// terms any more; it is shown only where a person's own word on it stands, to be taken back.
    fn is_listed(&self, space: &SpaceId, known: &Known) -> bool {
        known.newest().is_some() || self.books.regard_of(space) != Regard::None
    }

    pub(super) fn show_space(&self, space: &SpaceId, now: Timestamp) -> Result<SpaceView, Problem> {
        let known = self.directory.get(space).ok_or(Problem::UnknownSpace)?;
        let trusted: Vec<_> = self.trusted().collect();
        Ok(self.space_view(*space, known, &trusted, now))
    }

    pub(super) fn raw_record(&self, space: &SpaceId, which: RawRecord) -> Result<Vec<u8>, Problem> {
        let known = self.directory.get(space).ok_or(Problem::UnknownSpace)?;
        let kind = match which {
            RawRecord::StatusLists => {
                return Ok(known.list_records().concat());
            }
            RawRecord::Profile => RecordType::Profile,
            RawRecord::Terms => RecordType::Terms,
            RawRecord::Vouches => RecordType::Vouches,
            RawRecord::Key | RawRecord::KeyLog => {
                let log = known.key_log();
                return (!log.is_empty()).then_some(log).ok_or(Problem::NoRecord);
            }
        };
        let bytes = known.bytes_of(kind);
        bytes.map(|bytes| bytes.to_vec()).ok_or(Problem::NoRecord)
    }

    pub(super) fn show_terms(&self, now: Timestamp) -> Result<TermsView, Problem> {
        let terms = self.own_terms().ok_or(Problem::NoRecord)?;
        Ok(terms_view(terms, now))
    }

    /// What the terms of a space said, oldest first; of this one without a space.
    pub(super) fn terms_history(
        &self,
        space: Option<SpaceId>,
        now: Timestamp,
    ) -> Result<Vec<TermsView>, Problem> {
        let view = |terms: &Terms| terms_view(terms, now.min(terms.0.issued_at));
        let other = space.filter(|space| *space != self.identity.space());
        match other {
            None => Ok(self.own.history().iter().map(view).collect()),
            Some(space) => {
                let known = self.directory.get(&space).ok_or(Problem::UnknownSpace)?;
                Ok(known.history().map(view).collect())
            }
        }
    }

    pub(super) fn list_peers(&self) -> Vec<PeerView> {
        let named = self.books.peers();
        let connected = self.sessions.iter().map(|(peer, session)| PeerView {
            peer: Some(peer.clone()),
            space: self.space_of(peer),
            address: Some(session.address().to_owned()),
            connected: true,
            last_seen: self.sessions.last_seen(session.address()),
        });
        let mut views: Vec<PeerView> = connected.collect();
        for address in named {
            let listed = views.iter().any(|view| same_peer(view, address));
            if !listed {
                views.push(PeerView {
                    peer: None,
                    space: None,
                    address: Some(address.clone()),
                    connected: false,
                    last_seen: self.sessions.last_seen(address),
                });
            }
        }
        views
    }

    /// Who says to be in this house's network.
    pub(super) fn list_nearby(&self) -> Option<Vec<NeighbourView>> {
        let view = |says: &Neighbour| {
            let known = self.directory.get(&says.space);
            let theirs = known.is_some_and(|known| known.has_node(&says.peer));
            NeighbourView {
                says: says.clone(),
                proven: self.name_of(&says.space).filter(|_| theirs),
                connected: self.sessions.is_connected(&says.peer),
            }
        };
        let heard = self.surroundings.nearby()?;
        Some(heard.iter().map(view).collect())
    }

    fn space_view(
        &self,
        space: SpaceId,
        known: &Known,
        trusted: &[(SpaceId, &Likeness)],
        now: Timestamp,
    ) -> SpaceView {
        let standing = self.standing(&space);
        let stranger = known
            .name()
            .filter(|_| matches!(standing, Standing::Stranger | Standing::Vouched(_)));
        let alike = stranger.and_then(|name| alike(name, trusted.iter().copied()));
        SpaceView {
            space,
            standing,
            vouchers: self.voucher_views(&space),
            vouched_since: self.vouches_since(&space),
            note: self.books.note_on(&space).cloned(),
            conflicting: known.conflicting(),
            alike: alike.and_then(|space| self.name_of(&space)),
            profile: known.profile().map(|profile| profile.0.body.clone()),
            terms: known.offer(now).map(|terms| terms_view(terms, now)),
            status_at: known.lists_at(),
        }
    }

    /// Whose node a peer is: of the pinned spaces the one whose profile names it; else the one that a connected peer says to
    /// be of, if that one's profile names it. What a stranger's profile says of others' nodes is nothing.
    pub(super) fn space_of(&self, peer: &Peer) -> Option<SpaceId> {
        let names = |space: &SpaceId| self.directory.get(space)?.has_node(peer).then_some(*space);
        let mut pinned = self.books.spaces_of(Regard::Pinned);
        let said = || self.sessions.get(peer)?.space();
        pinned.find_map(names).or_else(|| names(&said()?))
    }
}

/// Terms as they stand at a moment.
pub(super) fn terms_view(terms: &Terms, now: Timestamp) -> TermsView {
    let claims = &terms.0;
    let edition = terms.edition(now);
    let upcoming = claims
        .body
        .upcoming
        .as_ref()
        .filter(|upcoming| upcoming.applies_from > now);
    TermsView {
        sequence: claims.body.sequence,
        issued_at: claims.issued_at,
        expires_at: claims.expires_at,
        ended: Offer::by(terms, now).has_ended(),
        reviewed_at: claims.body.reviewed_at,
        applies_from: edition.applies_from,
        content: edition.content.value.clone(),
        upcoming: upcoming.map(|upcoming| (upcoming.applies_from, upcoming.content.value.clone())),
        content_hash: edition.content_hash,
    }
}

/// What a filter seeks, made ready once for all that are looked at.
struct Sought<'a> {
    filter: &'a SpaceFilter,
    /// In small letters.
    text: Option<String>,
    near: Option<(Position, u64)>,
}

impl<'a> Sought<'a> {
    fn of(filter: &'a SpaceFilter) -> Self {
        let near = |(lat, lon, km)| Some((Position::from_degrees(lat, lon)?, km));
        Self {
            filter,
            text: filter.text.as_ref().map(|text| text.to_lowercase()),
            near: filter.near.and_then(near),
        }
    }

    fn matches(&self, space: &SpaceId, profile: Option<&Profile>) -> bool {
        let place = profile.map(|profile| &profile.0.body.place);
        let country = self.filter.country.as_ref().is_none_or(|wanted| {
            let country = place.and_then(|place| place.country.as_ref());
            country.is_some_and(|country| country.as_str().eq_ignore_ascii_case(wanted))
        });
        let text = self.text.as_ref().is_none_or(|wanted| {
            let name = profile.map(|profile| profile.0.body.name.as_str());
            let city = place.and_then(|place| Some(place.city.as_ref()?.as_str()));
            let holds = |text: &str| text.to_lowercase().contains(wanted);
            name.is_some_and(holds) || city.is_some_and(holds) || holds(&space.to_string())
        });
        let close = self.near.as_ref().is_none_or(|(point, km)| {
            let position = place.and_then(|place| place.position.as_ref());
            position.is_some_and(|position| position.kilometres_to(point) <= *km)
        });
        country && text && close
    }
}

fn same_peer(view: &PeerView, address: &str) -> bool {
    let by_id = view
        .peer
        .as_ref()
        .is_some_and(|peer| address.ends_with(&format!("/p2p/{peer}")));
    by_id || view.address.as_deref() == Some(address)
}

/// Whether two standings are of one kind, whatever members of that kind get here.
fn is_alike(one: Standing, other: Standing) -> bool {
    let kind = |standing| match standing {
        Standing::Limited(_) => std::mem::discriminant(&Standing::Pinned),
        other @ (Standing::Own
        | Standing::Pinned
        | Standing::Vouched(_)
        | Standing::Stranger
        | Standing::Blocked) => std::mem::discriminant(&other),
    };
    kind(one) == kind(other)
}
