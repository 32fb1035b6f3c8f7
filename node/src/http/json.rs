//! What the core says, as JSON. The field names are what scripts rely on.

use federation_spec::records::fields::Field as _;
use federation_spec::rules::Standing;
use federation_spec::wire::ids::Timestamp;
use serde_json::{Value, json};

use crate::calendar::{day_text, rfc3339};
use crate::core::offer::Offer;
use crate::core::views::{
    MemberView, NeighbourView, PeerView, SpaceView, StatusView, TermsView, TokenView, VisitView,
};
use crate::form::to_json;
use crate::words::{Locale, terms};

/// A moment as RFC 3339.
pub fn moment(at: Timestamp) -> Value {
    json!(rfc3339(at))
}

/// The word of a standing.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Own => "self",
        Standing::Pinned => "pinned",
        Standing::Stranger => "stranger",
        Standing::Blocked => "blocked",
    }
}

/// How a node is.
pub fn status(
    view: &StatusView,
    running: bool,
    warnings: &[String],
    doubts: &[String],
    clock: &[String],
) -> Value {
    json!({
        "space": view.space.to_string(),
        "name": view.name,
        "running": running,
        "peers": view.peers,
        "spaces": view.spaces,
        "pinned": view.pinned,
        "records": view.records,
        "store": view.store.as_deref().unwrap_or("ok"),
        "cards_due": view.cards_due,
        "requests": view.requests,
        "undelivered": view.undelivered,
        "addresses": view.addresses,
        "today": day_text(view.today),
        "zone": view.zone,
        "warnings": warnings,
        "doubts": doubts,
        "clock": clock,
    })
}

/// A space in a list.
pub fn space(view: &SpaceView) -> Value {
    let place = view.profile.as_ref().map(|profile| &profile.place);
    let terms = view.terms.held();
    json!({
        "space": view.space.to_string(),
        "name": view.profile.as_ref().map(|profile| profile.name.as_str()),
        "country": place.and_then(|place| place.country.as_ref()).map(|country| country.as_str()),
        "city": place.and_then(|place| place.city.as_ref()).map(|city| city.as_str()),
        "standing": standing(view.standing),
        "conflicting": view.conflicting,
        "alike": view.alike,
        "offer": view.terms.word(),
        "terms_seq": terms.map(|terms| terms.sequence),
        "issued_at": terms.map(|terms| rfc3339(terms.issued_at)),
        "expires_at": terms.map(|terms| rfc3339(terms.expires_at)),
        "reviewed_at": terms.and_then(|terms| terms.reviewed_at).map(rfc3339),
        "status_at": view.status_at.map(rfc3339),
    })
}

/// A space by itself.
pub fn space_whole(view: &SpaceView, now: Timestamp, locale: Locale) -> Value {
    let mut value = space(view);
    value["profile"] = view
        .profile
        .as_ref()
        .map_or(Value::Null, |profile| to_json(&profile.to_plain()));
    let terms = view.terms.current();
    value["terms"] = terms.map_or(Value::Null, |terms| to_json(&terms.content.to_plain()));
    value["summary"] = match &view.terms {
        Offer::None => Value::Null,
        Offer::Current(terms) => json!(summary(terms, now, locale)),
        Offer::Ended(held) => json!(terms::ended(held, view.zone(), locale)),
    };
    value["upcoming"] = json!(terms.and_then(|terms| upcoming(terms, locale)));
    value
}

/// Terms.
pub fn terms_value(view: &TermsView, now: Timestamp, locale: Locale) -> Value {
    json!({
        "seq": view.sequence,
        "issued_at": moment(view.issued_at),
        "expires_at": moment(view.expires_at),
        "ended": view.ended,
        "reviewed_at": view.reviewed_at.map(rfc3339),
        "applies_from": moment(view.applies_from),
        "summary": summary(view, now, locale),
        "content_hash": view.content_hash.hex(),
        "terms": to_json(&view.content.to_plain()),
        "upcoming": upcoming(view, locale),
    })
}

fn upcoming(view: &TermsView, locale: Locale) -> Option<Value> {
    let (from, content) = view.upcoming.as_ref()?;
    Some(json!({
        "applies_from": moment(*from),
        "summary": terms::summary(content, locale),
        "terms": to_json(&content.to_plain()),
    }))
}

/// A member.
pub fn member(view: &MemberView) -> Value {
    json!({
        "member": view.member,
        "name": view.name,
        "plan": view.plan,
        "tier": view.tier,
        "since": view.since.map(day_text),
        "until": view.until.map(day_text),
        "email": view.email,
        "source": view.source,
        "external_id": view.external_id,
        "active": view.active,
        "travels": view.travels,
        "card_until": view.card_until.map(rfc3339),
    })
}

/// A visit.
pub fn visit(view: &VisitView) -> Value {
    json!({
        "visit": view.visit,
        "home": view.home.to_string(),
        "home_name": view.home_name,
        "date": day_text(view.date),
        "day": view.day,
        "of": null,
        "started": moment(view.started),
        "ended": view.ended.map(rfc3339),
        "half": view.half,
        "open": view.open,
        "shown": view.shown,
        "kept_until": view.kept_until.map(day_text),
    })
}

/// A node in this house's network.
pub fn neighbour(view: &NeighbourView) -> Value {
    json!({
        "peer": view.says.peer.to_string(),
        "address": view.says.address,
        "space": view.says.space.to_string(),
        "name": view.proven.as_deref().unwrap_or(view.says.name.as_str()),
        "proven": view.proven.is_some(),
        "connected": view.connected,
    })
}

/// A peer.
pub fn peer(view: &PeerView) -> Value {
    let named = view
        .address
        .as_deref()
        .and_then(|address| address.rsplit_once("/p2p/"))
        .map(|(_, peer)| peer);
    json!({
        "peer": view.peer.as_ref().map(ToString::to_string).or(named.map(str::to_owned)),
        "space": view.space.map(|space| space.to_string()),
        "address": view.address,
        "connected": view.connected,
        "last_seen": view.last_seen.map(rfc3339),
    })
}

/// The token of a paired browser.
pub fn token(view: &TokenView) -> Value {
    json!({
        "token": view.token,
        "role": view.role.word(),
        "label": view.label,
        "member": view.member,
        "created_at": moment(view.created_at),
    })
}

fn summary(view: &TermsView, now: Timestamp, locale: Locale) -> String {
    let sentence = terms::summary(&view.content, locale);
    match terms::review(view.reviewed_at, now, locale) {
        Some(review) => format!("{sentence} {review}"),
        None => sentence,
    }
}
