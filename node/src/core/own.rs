//! This space's own records: published when a person says so, signed anew long before they end.

use std::sync::Arc;

use federation_spec::records::fields::Field as _;
use federation_spec::records::profile::{
    Channel, Contact, Place, Position, Profile, ProfileBody, ProfileClaims, SpaceKind,
};
use federation_spec::records::terms::{Content, Edition, TermsBody, TermsClaims};
use federation_spec::records::values::{Bytes, List, Text, Version1};
use federation_spec::records::{Decoded, Record, Terms};
use federation_spec::rules::Clock;
use federation_spec::rules::key_view::KeyView;
use federation_spec::rules::supersede::next_sequence;
use federation_spec::wire::ids::{Hash32, SpaceId, Timestamp};
use federation_spec::wire::signature::{SigningKey, Verified, sign, verify};

use super::directory::{Change, Keep};
use super::facts::Fact;
use super::limits::{OWN_RECORD_LEFT, OWN_RECORD_LIFE, REPUBLISH_EVERY};
use super::moment::{Moment, Uptime};
use super::output::{Output, Problem};
use super::state::Core;

/// What an operator says of the space.
#[derive(Debug, Clone)]
pub struct OwnProfile {
    /// Who and where it is.
    pub whereabouts: Whereabouts,
    /// What kind of place it is.
    pub kind: SpaceKind,
    /// How people reach it.
    pub contact: List<Contact, 0, 8>,
    /// Where others reach its node: binary multiaddrs.
    pub addresses: List<Bytes<1, 128>, 0, 16>,
}

/// Who and where a space is.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    /// Its name.
    pub name: Text<1, 80>,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: Option<Text<2, 2>>,
    /// Its city.
    pub city: Option<Text<1, 80>>,
    /// Where that is.
    pub position: Option<Position>,
    /// Its IANA zone.
    pub zone: Text<1, 64>,
}

/// Who this node signs for.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The space.
    pub space: SpaceId,
    /// Its signing key.
    pub key: SigningKey,
    /// The secret under which its members' subjects are made.
    pub secret: [u8; 32],
}

impl Identity {
    /// Signs a record of this space and proves it, as a stranger would.
    pub(super) fn signed<T: Record>(
        &self,
        record: &T,
        keys: &KeyView,
    ) -> Result<Verified<T>, Problem> {
        let envelope = sign(record, &self.key);
        let (len, max) = (envelope.bytes().len(), T::TYPE.max_len());
        if len > max {
            return Err(Problem::TermsTooLarge { len, max });
        }
        let decoded =
            Decoded::read(envelope).expect("what this node writes has the shape it reads");
        Ok(verify(decoded, keys).expect("what this node signs verifies under its own key log"))
    }
}

impl Core {
    /// Publishes content from a moment on. Unchanged content changes nothing, and says so by the old number.
    pub(super) fn publish_terms(
        &mut self,
        content: Content,
        from: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        let held = self.own_terms().cloned();
        let applies_from = from.unwrap_or(now).max(now);
        let edition = Edition::new(content, applies_from);
        let body = match held {
            Some(terms) => match next_body(&terms, edition, now) {
                None => return Ok(Vec::new()),
                Some(body) => body,
            },
            None => first_body(edition),
        };
        let reviewed = TermsBody {
            reviewed_at: Some(now),
            ..body
        };
        self.sign_terms(reviewed, now)
    }

    /// A person says that what is published is true: it is signed anew with the day, and is no new edition.
    pub(super) fn review_terms(&mut self, now: Timestamp) -> Result<Vec<Output>, Problem> {
        if self.twin {
            return Err(Problem::Twin);
        }
        let held = self.own_terms().ok_or(Problem::NoRecord)?;
        let reviewed = TermsBody {
            reviewed_at: Some(now),
            ..rolled_over(held, now)
        };
        self.sign_terms(reviewed, now)
    }

    /// Publishes content that no person has looked at yet: the programme's default.
    pub(super) fn publish_default(
        &mut self,
        content: Content,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        self.sign_terms(first_body(Edition::new(content, now)), now)
    }

    /// Publishes what an operator says of the space; the node adds what it knows of itself.
    pub(super) fn introduce(
        &mut self,
        profile: OwnProfile,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        let peer =
            Bytes::new(self.peer.0.to_vec()).expect("a peer id of an Ed25519 key has 38 bytes");
        let body = ProfileBody {
            version: Version1,
            sequence: 0,
            name: profile.whereabouts.name,
            kind: profile.kind,
            place: Place {
                country: profile.whereabouts.country,
                region: None,
                city: profile.whereabouts.city,
                address: None,
                position: profile.whereabouts.position,
            },
            zone: profile.whereabouts.zone,
            contact: profile.contact,
            addresses: profile.addresses,
            domain: None,
            key_log_head: self
                .keys
                .head(&self.identity.space)
                .unwrap_or(Hash32([0; 32])),
            peers: List::new(vec![peer]).expect("one peer is within 1 to 4"),
        };
        self.publish_profile(body, now)
    }

    /// Publishes who and where this space is; the rest of its profile stays.
    pub(super) fn set_whereabouts(
        &mut self,
        whereabouts: Whereabouts,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        let held = self.own_profile().ok_or(Problem::NoRecord)?.0.body.clone();
        let moves = held.place.city != whereabouts.city;
        let place = Place {
            country: whereabouts.country,
            city: whereabouts.city,
            position: whereabouts.position,
            region: held.place.region.clone().filter(|_| !moves),
            address: held.place.address.clone().filter(|_| !moves),
        };
        let body = ProfileBody {
            name: whereabouts.name,
            place,
            zone: whereabouts.zone,
            ..held
        };
        self.publish_profile(body, now)
    }

    /// Publishes how people reach this space; the rest of its profile stays.
    pub(super) fn set_contacts(
        &mut self,
        contact: List<Contact, 0, 8>,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        let held = self.own_profile().ok_or(Problem::NoRecord)?;
        let body = ProfileBody {
            contact,
            ..held.0.body.clone()
        };
        self.publish_profile(body, now)
    }

    /// Signs and publishes a profile.
    pub(super) fn publish_profile(
        &mut self,
        body: ProfileBody,
        now: Timestamp,
    ) -> Result<Vec<Output>, Problem> {
        self.datable()?;
        let last = self.own_profile();
        let issued_at = last.map_or(now, |profile| profile.0.issued_at.max(now));
        let claims = ProfileClaims {
            space: self.identity.space,
            expires_at: issued_at.plus(OWN_RECORD_LIFE),
            issued_at,
            body: ProfileBody {
                sequence: next_sequence(last.map(|profile| profile.0.body.sequence), issued_at),
                ..body
            },
        };
        let verified = self.identity.signed(&Profile(claims), &self.keys)?;
        Ok(self.publish_own(verified, now))
    }

    /// Signs own records anew when their end comes near, and gossips them again now and then.
    pub(super) fn renew(&mut self, moment: Moment) -> Vec<Output> {
        if self.twin || self.read_only.is_some() || self.clock != Clock::Sound {
            return Vec::new();
        }
        let now = moment.wall;
        let ends_soon = |end: Timestamp| end.since(now) < OWN_RECORD_LEFT;
        let mut outputs = Vec::new();
        if let Some(profile) = self
            .own_profile()
            .filter(|profile| ends_soon(profile.0.expires_at))
        {
            let body = profile.0.body.clone();
            outputs.extend(self.publish_profile(body, now).unwrap_or_default());
        }
        if let Some(terms) = self
            .own_terms()
            .filter(|terms| ends_soon(terms.0.expires_at) || begins(terms, now))
        {
            let body = rolled_over(terms, now);
            outputs.extend(self.sign_terms(body, now).unwrap_or_default());
        }
        outputs.extend(self.settle_addresses(moment));
        outputs.extend(self.settle_lists(now).unwrap_or_default());
        let due = |last: Uptime| moment.up.since(last) >= REPUBLISH_EVERY;
        if self.last_republish.is_none_or(due) {
            self.last_republish = Some(moment.up);
            let records = self
                .directory
                .get(&self.identity.space)
                .map(|known| known.records());
            outputs.extend(records.into_iter().flatten().map(Output::Publish));
        }
        outputs
    }

    /// Own terms, if any were published.
    pub(super) fn own_terms(&self) -> Option<&Terms> {
        let known = self.directory.get(&self.identity.space)?;
        known.terms.as_ref().map(|line| line.shown.record())
    }

    /// Own profile.
    pub(super) fn own_profile(&self) -> Option<&Profile> {
        let known = self.directory.get(&self.identity.space)?;
        known.profile.as_ref().map(|line| line.shown.record())
    }

    /// Every content own terms ever had, from the signed records of the ledger: the latest record of each content.
    pub(super) fn remember_own(&mut self, record: &Terms) {
        let hash = record.0.body.current.content_hash;
        match self.history.last_mut() {
            Some(last) if last.0.body.current.content_hash == hash => *last = record.clone(),
            _ => self.history.push(record.clone()),
        }
    }

    fn sign_terms(&mut self, body: TermsBody, now: Timestamp) -> Result<Vec<Output>, Problem> {
        self.datable()?;
        let last = self.own_terms();
        let issued_at = last.map_or(now, |terms| terms.0.issued_at.max(now));
        let claims = TermsClaims {
            space: self.identity.space,
            expires_at: issued_at.plus(OWN_RECORD_LIFE),
            issued_at,
            body: TermsBody {
                sequence: next_sequence(last.map(|terms| terms.0.body.sequence), issued_at),
                ..body
            },
        };
        let verified = self.identity.signed(&Terms(claims), &self.keys)?;
        self.remember_own(verified.record());
        Ok(self.publish_own(verified, now))
    }

    /// Admits an own record, writes it, and gives it to the network once it is on disk.
    pub(super) fn publish_own<T: super::directory::Held>(
        &mut self,
        verified: Verified<T>,
        now: Timestamp,
    ) -> Vec<Output> {
        let bytes: Arc<[u8]> = verified.bytes().clone();
        let mut batch = self.batch(
            Fact::Signed {
                record: bytes.to_vec(),
            },
            now,
        );
        let mut change = Change::default();
        self.directory
            .admit(verified, Keep::Newest, now, &mut change);
        batch.index = change.index;
        self.refresh_house();
        vec![Output::Persist(
            Box::new(batch),
            vec![Output::Publish(bytes)],
        )]
    }
}

/// How people reach a space, as an operator writes it: an address, a number or a link tells by itself what it is. `None`
/// for an empty text, a long one, or one of several lines.
pub fn contact_of(text: &str) -> Option<Contact> {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let channel = match text {
        _ if text.starts_with("http://") || text.starts_with("https://") => Channel::Web,
        _ if text.contains('@') && !text.contains(' ') => Channel::Email,
        _ if digits >= 5
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || " +-/().".contains(c)) =>
        {
            Channel::Phone
        }
        _ => Channel::Post,
    };
    let plain = !text.contains(char::is_control);
    let value = Text::new(text).filter(|_| plain)?;
    Some(Contact {
        channel,
        value: Some(value),
    })
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
