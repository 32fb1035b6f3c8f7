//! Spaces: the directory with its map, one space, and how others are found.

use askama::Template;
use federation_spec::records::profile::Channel;
use federation_spec::rules::{Limit, Standing};
use federation_spec::wire::ids::Timestamp;

use super::map::{Dot, dots};
use super::way::Way;
use super::{rendered, same};
use crate::core::peers::is_outward;
use crate::core::views::{NeighbourView, PeerView, PlaceView, SpaceView, TermsView, VoucherView};
use crate::say;
use crate::words::numbers::day_of;
use crate::words::rows::{Rows, rows};
use crate::words::{self, Locale, terms};

/// Which spaces are asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// A part of the name, the city or the id.
    pub text: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The word of a standing.
    pub standing: String,
}

/// A space in the list.
#[derive(Debug)]
struct Row<'a> {
    space: &'a SpaceView,
    name: Option<&'a str>,
    place: String,
    terms: Option<String>,
    /// Whether they ended.
    ended: bool,
}

#[derive(Template)]
#[template(path = "spaces.html")]
struct ListPage<'a> {
    t: Locale,
    wanted: &'a Wanted,
    known: usize,
    rows: Vec<Row<'a>>,
    query: String,
    more: Option<String>,
}

/// The list. `query`: what was asked for, as a query; `more`: the query of the next page.
pub fn list(
    t: Locale,
    spaces: &[SpaceView],
    wanted: &Wanted,
    known: usize,
    (query, more): (String, Option<String>),
) -> String {
    rendered(&ListPage {
        t,
        wanted,
        known,
        rows: spaces.iter().map(|space| Row::of(t, space)).collect(),
        query,
        more,
    })
}

impl<'a> Row<'a> {
    fn of(t: Locale, space: &'a SpaceView) -> Self {
        Self {
            name: name(space),
            place: place(space),
            terms: terms::now_and_next(space, t),
            ended: space.terms.has_ended(),
            space,
        }
    }
}

#[derive(Template)]
#[template(path = "map.html")]
struct MapPage {
    t: Locale,
    dots: Vec<Dot>,
    count: usize,
}

/// Where the spaces are.
pub fn map(t: Locale, places: &[PlaceView]) -> String {
    rendered(&MapPage {
        t,
        dots: dots(places),
        count: places.len(),
    })
}

#[derive(Template)]
#[template(path = "space.html")]
struct SpacePage<'a> {
    t: Locale,
    space: &'a SpaceView,
    name: Option<&'a str>,
    place: String,
    sentence: Option<String>,
    rows: Vec<Rows>,
    review: Option<String>,
    fingerprint: String,
    /// That others vouch for it, and who.
    vouchers: Option<String>,
    contacts: Vec<(&'static str, Way)>,
    premises: Vec<(String, String)>,
    history: Vec<(String, String)>,
    now: Timestamp,
}

/// One space. `history`: what its terms said and say, oldest first.
pub fn space(t: Locale, space: &SpaceView, history: &[TermsView], now: Timestamp) -> String {
    let terms = space.terms.current();
    let contacts = space.profile.iter().flat_map(|one| one.contact.iter());
    rendered(&SpacePage {
        t,
        name: name(space),
        place: place(space),
        sentence: terms::now_and_next(space, t),
        rows: terms.map_or(Vec::new(), |terms| rows(&terms.content, t)),
        review: terms.and_then(|terms| terms::review(terms.reviewed_at, now, t)),
        fingerprint: fingerprint(&space.space.to_string()),
        vouchers: vouched_by(t, space),
        contacts: contacts
            .filter_map(|contact| Some((channel(&contact.channel), Way::of(contact)?)))
            .collect(),
        premises: premises(t, space),
        history: super::published::history(t, history, space.zone()),
        space,
        now,
    })
}

/// What a space says that a visitor may have to know before coming.
pub(super) fn premises(t: Locale, space: &SpaceView) -> Vec<(String, String)> {
    let profile = space.profile.as_ref();
    let premises = profile.and_then(|profile| profile.premises.as_ref());
    premises.map_or(Vec::new(), |said| words::premises::rows(said, t))
}

impl SpacePage<'_> {
    /// Whether its key was checked.
    fn is_pinned(&self) -> bool {
        matches!(self.space.standing, Standing::Pinned | Standing::Limited(_))
    }

    /// Whether nobody has decided on it.
    fn is_open(&self) -> bool {
        !self.is_pinned() && self.space.standing != Standing::Blocked
    }

    /// The sentence that says to what its members are limited.
    fn limit(&self) -> Option<&'static str> {
        match self.space.standing {
            Standing::Limited(Limit::OneDay) => Some("space-limit-one-day"),
            Standing::Limited(Limit::IdentitySeen) => Some("space-limit-identity-seen"),
            Standing::Own
            | Standing::Pinned
            | Standing::Vouched(_)
            | Standing::Stranger
            | Standing::Blocked => None,
        }
    }

    /// How long ago its node was heard, as its status lists show.
    fn heard(&self) -> Option<String> {
        let ago = self.now.since(self.space.status_at?);
        Some(match ago {
            0..3_600 => self.t.with("ago-minutes", "count", ago / 60),
            3_600..172_800 => self.t.with("ago-hours", "count", ago / 3_600),
            _ => self.t.with("ago-days", "count", ago / 86_400),
        })
    }

    /// When its terms were signed, and until when they hold or held.
    fn dates(&self, terms: &TermsView) -> [String; 2] {
        let day = |at| day_of(at, "UTC", self.t);
        [day(terms.issued_at), day(terms.expires_at)]
    }
}

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage<'a> {
    t: Locale,
    peers: &'a [PeerView],
    addresses: Vec<&'a String>,
}

/// How others are found, and how they find this node.
pub fn find(t: Locale, peers: &[PeerView], addresses: &[String]) -> String {
    let outward: Vec<&String> = addresses.iter().filter(|one| is_outward(one)).collect();
    rendered(&FindPage {
        t,
        peers,
        addresses: match outward.is_empty() {
            true => addresses.iter().collect(),
            false => outward,
        },
    })
}

#[derive(Template)]
#[template(path = "nearby.html")]
struct NearbyPage<'a> {
    t: Locale,
    neighbours: Option<&'a [NeighbourView]>,
}

/// Who says to be in this house's network; `None` if nobody listens there.
pub fn nearby(t: Locale, neighbours: Option<&[NeighbourView]>) -> String {
    rendered(&NearbyPage { t, neighbours })
}

/// That others vouch for a space whose key nobody here has checked.
fn vouched_by(t: Locale, space: &SpaceView) -> Option<String> {
    let names: Vec<String> = space.vouchers.iter().map(VoucherView::called).collect();
    (!names.is_empty()).then(|| say!(t, "space-vouched", by = words::numbers::list(&names, t)))
}

/// The sentence and the tone of a standing.
pub(super) fn standing(standing: &Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Own => ("standing-self", "good"),
        Standing::Pinned | Standing::Limited(_) => ("standing-pinned", "good"),
        Standing::Vouched(_) => ("standing-vouched", ""),
        Standing::Stranger => ("standing-stranger", ""),
        Standing::Blocked => ("standing-blocked", "bad"),
    }
}

/// The sentence that names a way to reach people.
fn channel(channel: &Channel) -> &'static str {
    match channel {
        Channel::Email => "channel-email",
        Channel::Phone => "channel-phone",
        Channel::Web => "channel-web",
        Channel::Form => "channel-form",
        Channel::Social => "channel-social",
        Channel::Post => "channel-post",
        Channel::Fax => "channel-fax",
    }
}

/// The words of standings that a filter knows.
const STANDINGS: [(&str, &str); 4] = [
    ("pinned", "standing-pinned"),
    ("vouched", "standing-vouched"),
    ("stranger", "standing-stranger"),
    ("blocked", "standing-blocked"),
];

pub(super) fn name(space: &SpaceView) -> Option<&str> {
    space.profile.as_ref().map(|profile| profile.name.as_str())
}

/// `Köln, DE`
pub(super) fn place(space: &SpaceView) -> String {
    let place = space.profile.as_ref().map(|profile| &profile.place);
    let city = place.and_then(|place| place.city.as_ref());
    let country = place.and_then(|place| place.country.as_ref());
    let parts = [
        city.map(|city| city.as_str()),
        country.map(|country| country.as_str()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// An id in groups of four, as people read it to each other.
pub(super) fn fingerprint(id: &str) -> String {
    let letters: Vec<char> = id.trim_start_matches("covisa:").chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(String::from_iter).collect();
    groups.join(" ")
}

#[derive(Template)]
#[template(path = "sticker.html")]
struct Sticker<'a> {
    t: Locale,
    address: &'a str,
}

/// The address that stands on another space's sticker.
pub fn sticker(t: Locale, address: &str) -> String {
    rendered(&Sticker { t, address })
}
