//! This space's own records: published when a person says so, signed anew long before they end.

use std::sync::Arc;

use federation_spec::records::Terms;
use federation_spec::records::fields::Field as _;
use federation_spec::records::profile::{
    Contact, Place, Position, Premises, Profile, ProfileBody, ProfileClaims, SpaceKind,
};
use federation_spec::records::terms::{Content, Edition, TermsBody, TermsClaims};
use federation_spec::records::values::{Bytes, List, Text, Version1};
use federation_spec::wire::ids::{Hash32, Timestamp};
use federation_spec::wire::signature::Verified;

use super::facts::{Fact, OwnFact};
use super::limits::{OWN_RECORD_LEFT, OWN_RECORD_LIFE};
use super::memory::directory::{Change, Keep};
use super::moment::Moment;
use super::output::{NetworkOrder, Outbox};
use super::problem::Problem;
use super::state::Core;

/// What an operator says of the space.
#[derive(Debug, Clone)]
pub struct OwnProfile {
    /// Who and where it is.
    pub whereabouts: Whereabouts,
    /// How people reach it.
    pub contact: List<Contact, 0, 8>,
    /// Where others reach its node: binary multiaddrs.
    pub addresses: List<Bytes<1, 128>, 0, 16>,
}

/// What is said of the region of a space.
#[derive(Debug, Clone, Default)]
pub enum Region {
    /// Nothing: it stays what it was, unless the city changes.
    #[default]
    AsBefore,
    /// This one, or none.
    Now(Option<Text<1, 60>>),
}

impl Region {
    fn over(self, held: Option<Text<1, 60>>) -> Option<Text<1, 60>> {
        match self {
            Self::AsBefore => held,
            Self::Now(region) => region,
        }
    }
}

/// Who and where a space is.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    /// Its name.
    pub name: Text<1, 80>,
    /// What kind of place it is; not said: as before, at first a coworking space.
    pub kind: Option<SpaceKind>,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: Option<Text<2, 2>>,
    /// Its state, province or region.
    pub region: Region,
    /// Its city.
    pub city: Option<Text<1, 80>>,
    /// Where that is.
    pub position: Option<Position>,
    /// Its IANA zone.
    pub zone: Text<1, 64>,
}

/// On whose behalf something of this space is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// A person takes something away: that is signed whatever is in doubt.
    Taking,
    /// A person gives something.
    Person,
    /// The node gives it by itself: it says anew what holds.
    Itself,
}

impl Core {
    /// The one gate before every signature of this space: what is in doubt gives nothing.
    pub(super) fn may_sign(&self, hand: Hand) -> Result<(), Problem> {
        match hand {
            Hand::Taking => Ok(()),
            Hand::Person | Hand::Itself if self.undoubted().is_err() => self.undoubted(),
            Hand::Person | Hand::Itself if self.own_future() => Err(Problem::OwnFuture),
            Hand::Person if self.has_ended() => Err(Problem::SpaceEnded),
            Hand::Itself if self.is_outvoted() => Err(Problem::ClockInDoubt),
            Hand::Itself if !self.listening.is_over(self.watch.seen().up) => {
                Err(Problem::Listening)
            }
            Hand::Person | Hand::Itself => Ok(()),
        }
    }

    /// Whether this is the one home of its space, and its clock can be right.
    pub(super) fn undoubted(&self) -> Result<(), Problem> {
        self.watch.sound()?;
        self.holds_keys()?;
        self.own.undoubted()
    }

    /// Publishes content from a moment on. Unchanged content changes nothing, and says so by the old number.
    pub(super) fn publish_terms(
        &mut self,
        content: Content,
        from: Option<Timestamp>,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let held = self.own_terms().cloned();
        let applies_from = from.unwrap_or(now).max(now);
        let edition = Edition::new(content, applies_from);
        let body = match held {
            Some(terms) => match next_body(&terms, edition, now) {
                None => return Ok(()),
                Some(body) => body,
            },
            None => first_body(edition),
        };
        let reviewed = TermsBody {
            reviewed_at: Some(now),
            ..body
        };
        self.sign_terms(reviewed, Hand::Person, now, out)
    }

    /// A person says that what is published is true: it is signed anew with the day, and is no new edition.
    pub(super) fn review_terms(&mut self, now: Timestamp, out: &mut Outbox) -> Result<(), Problem> {
        let held = self.own_terms().ok_or(Problem::NoRecord)?;
        let reviewed = TermsBody {
            reviewed_at: Some(now),
            ..rolled_over(held, now)
        };
        self.sign_terms(reviewed, Hand::Person, now, out)
    }

    /// Publishes content that no person has looked at yet: the programme's default.
    pub(super) fn publish_default(
        &mut self,
        content: Content,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let body = first_body(Edition::new(content, now));
        self.sign_terms(body, Hand::Person, now, out)
    }

    /// Publishes what an operator says of the space; the node adds what it knows of itself.
    pub(super) fn introduce(
        &mut self,
        profile: OwnProfile,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let peer = Bytes::new(self.surroundings.own().0.to_vec())
            .expect("a peer id of an Ed25519 key has 38 bytes");
        let body = ProfileBody {
            version: Version1,
            sequence: 0,
            name: profile.whereabouts.name,
            kind: profile.whereabouts.kind.unwrap_or(SpaceKind::Coworking),
            place: Place {
                country: profile.whereabouts.country,
                region: profile.whereabouts.region.over(None),
                city: profile.whereabouts.city,
                address: None,
                position: profile.whereabouts.position,
            },
            zone: profile.whereabouts.zone,
            contact: profile.contact,
            addresses: profile.addresses,
            domain: None,
            key_log_head: self.own_head(),
            peers: List::new(vec![peer]).expect("one peer is within 1 to 4"),
            premises: None,
        };
        self.publish_profile(body, Hand::Person, now, out)
    }

    /// Publishes who and where this space is; the rest of its profile stays.
    pub(super) fn set_whereabouts(
        &mut self,
        whereabouts: Whereabouts,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let held = self.own_profile().ok_or(Problem::NoRecord)?.0.body.clone();
        let moves = held.place.city != whereabouts.city;
        let place = Place {
            country: whereabouts.country,
            city: whereabouts.city,
            position: whereabouts.position,
            region: whereabouts
                .region
                .over(held.place.region.clone().filter(|_| !moves)),
            address: held.place.address.clone().filter(|_| !moves),
        };
        let body = ProfileBody {
            name: whereabouts.name,
            kind: whereabouts.kind.unwrap_or(held.kind),
            place,
            zone: whereabouts.zone,
            ..held
        };
        self.publish_profile(body, Hand::Person, now, out)
    }

    /// Publishes how people reach this space; the rest of its profile stays.
    pub(super) fn set_contacts(
        &mut self,
        contact: List<Contact, 0, 8>,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let held = self.own_profile().ok_or(Problem::NoRecord)?;
        let body = ProfileBody {
            contact,
            ..held.0.body.clone()
        };
        self.publish_profile(body, Hand::Person, now, out)
    }

    /// Publishes what visitors may have to know before they come; the rest of its profile stays.
    pub(super) fn set_premises(
        &mut self,
        premises: Premises,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let held = self.own_profile().ok_or(Problem::NoRecord)?;
        let body = ProfileBody {
            premises: Some(premises).filter(|premises| *premises != Premises::default()),
            ..held.0.body.clone()
        };
        self.publish_profile(body, Hand::Person, now, out)
    }

    /// The last event of this space's key log.
    fn own_head(&self) -> Hash32 {
        let head = self.keys.head(&self.identity.space());
        head.unwrap_or(Hash32([0; 32]))
    }

    /// Signs and publishes a profile.
    pub(super) fn publish_profile(
        &mut self,
        body: ProfileBody,
        hand: Hand,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        self.may_sign(hand)?;
        let last = self.own_profile();
        let issued_at = last.map_or(now, |profile| profile.0.issued_at.max(now));
        let claims = ProfileClaims {
            space: self.identity.space(),
            expires_at: issued_at.plus(OWN_RECORD_LIFE),
            issued_at,
            body: ProfileBody {
                sequence: self.next_number::<Profile>(
                    0,
                    last.map(|profile| profile.0.body.sequence),
                    issued_at,
                ),
                key_log_head: self.own_head(),
                ..body
            },
        };
        let verified = self.identity.signed(&Profile(claims), &self.keys)?;
        self.publish_own(verified, hand, now, out);
        Ok(())
    }

    /// Signs own records anew when their end comes near, and gossips them again now and then. Status lists are looked at
    /// even in doubt: what was taken away has to be said.
    pub(super) fn renew(&mut self, moment: Moment, out: &mut Outbox) {
        if !self.is_writable() {
            return;
        }
        let now = moment.wall;
        // Whatever else was in doubt when the present was confirmed may be so no longer.
        if self.watch.is_present() && self.own_future() {
            self.let_own_future_go(moment, out);
        }
        self.settle_lists(Hand::Itself, now, out);
        if self.may_sign(Hand::Itself).is_err() {
            return;
        }
        self.renew_profile_and_terms(now, out);
        self.renew_vouches(now, out);
        self.settle_addresses(moment, out);
        if self.listening.must_say(moment.up) {
            let records = self
                .directory
                .get(&self.identity.space())
                .map(|known| known.records());
            for record in records.into_iter().flatten() {
                out.network(NetworkOrder::Publish(record));
            }
        }
    }

    fn renew_profile_and_terms(&mut self, now: Timestamp, out: &mut Outbox) {
        let ends_soon = |end: Timestamp| end.since(now) < OWN_RECORD_LEFT;
        let overdue = self.is_overdue::<Profile>(0, now);
        if let Some(profile) = self
            .own_profile()
            .filter(|profile| overdue || ends_soon(profile.0.expires_at))
        {
            let body = profile.0.body.clone();
            // What may not be signed now is overdue at the next tick as well.
            let _ = self.publish_profile(body, Hand::Itself, now, out);
        }
        let overdue = self.is_overdue::<Terms>(0, now);
        if let Some(terms) = self
            .own_terms()
            .filter(|terms| overdue || ends_soon(terms.0.expires_at) || begins(terms, now))
        {
            let body = rolled_over(terms, now);
            let _ = self.sign_terms(body, Hand::Itself, now, out);
        }
    }

    pub(super) fn sign_terms(
        &mut self,
        body: TermsBody,
        hand: Hand,
        now: Timestamp,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        self.may_sign(hand)?;
        let last = self.own_terms();
        let issued_at = last.map_or(now, |terms| terms.0.issued_at.max(now));
        let claims = TermsClaims {
            space: self.identity.space(),
            expires_at: issued_at.plus(OWN_RECORD_LIFE),
            issued_at,
            body: TermsBody {
                sequence: self.next_number::<Terms>(
                    0,
                    last.map(|terms| terms.0.body.sequence),
                    issued_at,
                ),
                ..body
            },
        };
        let verified = self.identity.signed(&Terms(claims), &self.keys)?;
        self.own.remember(verified.record());
        self.publish_own(verified, hand, now, out);
        Ok(())
    }

    /// Admits an own record, writes it, and gives it to the network once it is on disk.
    pub(super) fn publish_own<T: super::memory::directory::Held>(
        &mut self,
        verified: Verified<T>,
        hand: Hand,
        now: Timestamp,
        out: &mut Outbox,
    ) {
        let bytes: Arc<[u8]> = verified.bytes().clone();
        let mut batch = self.batch(
            Fact::Own(OwnFact::Signed {
                record: bytes.to_vec(),
            }),
            now,
        );
        let mut change = Change::default();
        self.directory
            .admit(verified, Keep::Newest, now, &mut change);
        batch.index = change.index;
        self.refresh_house();
        // What is given while this node listens is given to the network when it has listened.
        let waits = hand != Hand::Taking && self.listening.holds_back();
        let then = out.persist(batch);
        if !waits {
            then.network(NetworkOrder::Publish(bytes));
        }
    }
}

/// The programme's default: 3 days a calendar month, hours unstated, no booking needed. SPEC §3.4
pub fn default_terms() -> Content {
    let form = crate::form::from_toml(include_str!("../../../config/terms-default.toml"));
    let plain = form.expect("the default terms are TOML");
    Content::from_plain(&plain).expect("the default terms have the form of terms")
}

fn first_body(edition: Edition) -> TermsBody {
    TermsBody {
        version: Version1,
        sequence: 0,
        current: edition,
        upcoming: None,
        previous: None,
        reviewed_at: None,
    }
}

/// What the next record says, or `None` if it would say what the last one says.
fn next_body(held: &Terms, edition: Edition, now: Timestamp) -> Option<TermsBody> {
    let body = rolled_over(held, now);
    let same = |hash: &Hash32| *hash == edition.content_hash;
    let later = edition.applies_from > now;
    let unchanged = match &body.upcoming {
        Some(upcoming) => {
            later && same(&upcoming.content_hash) && upcoming.applies_from == edition.applies_from
        }
        None => same(&body.current.content_hash),
    };
    if unchanged {
        return None;
    }
    Some(match later {
        true => TermsBody {
            upcoming: Some(edition),
            ..body
        },
        false => TermsBody {
            previous: Some(body.current.content_hash)
                .filter(|hash| !same(hash))
                .or(body.previous),
            current: edition,
            upcoming: None,
            ..body
        },
    })
}

fn begins(terms: &Terms, now: Timestamp) -> bool {
    terms
        .0
        .body
        .upcoming
        .as_ref()
        .is_some_and(|upcoming| upcoming.applies_from <= now)
}

/// The body with an upcoming content that has begun made the current one.
fn rolled_over(terms: &Terms, now: Timestamp) -> TermsBody {
    let body = terms.0.body.clone();
    match body.upcoming {
        Some(upcoming) if upcoming.applies_from <= now => TermsBody {
            previous: Some(body.current.content_hash),
            current: upcoming,
            upcoming: None,
            ..body
        },
        upcoming => TermsBody { upcoming, ..body },
    }
}
