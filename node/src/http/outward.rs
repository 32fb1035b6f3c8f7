//! The directory in the forms that maps and search engines read: GeoJSON (RFC 7946) with OpenStreetMap tags, and
//! schema.org JSON-LD. Only what spaces publish of themselves is in it.

use federation_spec::records::profile::{Channel, ProfileBody, SpaceKind};
use federation_spec::records::values::Text;
use federation_spec::rules::Standing;
use serde_json::{Value, json};

use super::api::Api;
use super::contract::{Kind, Raw};
use super::problem::Trouble;
use super::shapes::Items;
use super::shapes::space::{DirectoryFile, WhichSpaces};
use super::spaces::filter_of;
use super::walk;
use crate::core::views::SpaceView;
use crate::core::{SpaceCommand, SystemCommand};
use crate::pages::directory::{File, files};
use crate::words::{Locale, numbers, terms};

/// `GET /spaces.geojson`: a point for each space that says where it is.
pub async fn geojson(
    api: &Api,
    which: WhichSpaces,
    locale: Locale,
) -> Result<Raw<GeoJson>, Trouble> {
    let spaces = public(api, which).await?;
    let features: Vec<Value> = spaces
        .iter()
        .filter_map(|space| feature(space, locale))
        .collect();
    let collection = json!({ "type": "FeatureCollection", "features": features });
    Ok(Raw::new(0, collection.to_string().into_bytes()))
}

/// `GET /spaces.jsonld`
pub async fn json_ld(
    api: &Api,
    which: WhichSpaces,
    locale: Locale,
) -> Result<Raw<JsonLd>, Trouble> {
    let spaces = public(api, which).await?;
    let graph: Vec<Value> = spaces
        .iter()
        .filter_map(|space| business(space, locale))
        .collect();
    let document = json!({ "@context": "https://schema.org", "@graph": graph });
    Ok(Raw::new(0, document.to_string().into_bytes()))
}

/// `GET /directory`: every file of the public directory, this space's own entry too.
pub async fn directory(
    api: &Api,
    which: WhichSpaces,
    locale: Locale,
) -> Result<Items<DirectoryFile>, Trouble> {
    let status = api.ask(SystemCommand::Status).await?;
    let spaces = public(api, which).await?;
    let day = numbers::day(status.today, locale);
    let drawing = tokio::task::spawn_blocking(move || files(locale, &spaces, &day));
    let files = drawing.await.map_err(|_| Trouble::stopping())?;
    let item = |file: File| DirectoryFile {
        name: file.name,
        text: file.text,
    };
    Ok(files.into_iter().map(item).collect())
}

/// Points on a map.
#[derive(Debug)]
pub struct GeoJson;

impl Kind for GeoJson {
    const ABOUT: &'static str = "a FeatureCollection of points with OpenStreetMap tags";
    const TYPES: &'static [&'static str] = &["application/geo+json"];
}

/// What search engines read.
#[derive(Debug)]
pub struct JsonLd;

impl Kind for JsonLd {
    const ABOUT: &'static str = "a graph of LocalBusiness";
    const TYPES: &'static [&'static str] = &["application/ld+json"];
}

/// Every space that a query lets through, this one last. Whom its people block they do not recommend; and in no file can
/// be seen who that is.
async fn public(api: &Api, which: WhichSpaces) -> Result<Vec<SpaceView>, Trouble> {
    let status = api.ask(SystemCommand::Status).await?;
    let filter = filter_of(which)?;
    let plain = filter.country.is_none() && filter.text.is_none() && filter.near.is_none();
    let with_own = plain && filter.standing.is_none();
    let mut spaces = walk::all(api, filter).await?;
    spaces.retain(|space| space.standing != Standing::Blocked);
    if with_own {
        let own = api.ask(|to| SpaceCommand::Show(status.space, to));
        spaces.push(own.await?);
    }
    Ok(spaces)
}

fn feature(space: &SpaceView, locale: Locale) -> Option<Value> {
    let profile = space.profile.as_ref()?;
    let (latitude, longitude) = profile.place.position.as_ref()?.degrees();
    let place = &profile.place;
    let content = space.terms.current().map(|terms| &terms.content);
    let closed = content.is_some_and(|content| content.closed_since.is_some());
    let hours = content.and_then(|content| content.hours.as_ref());
    let hours = hours.filter(|_| !closed);
    Some(json!({
        "type": "Feature",
        "id": space.space.to_string(),
        "geometry": { "type": "Point", "coordinates": [longitude, latitude] },
        "properties": {
            "name": profile.name.as_str(),
            "office": (!closed && profile.kind == SpaceKind::Coworking).then_some("coworking"),
            "amenity": amenity(profile.kind).filter(|_| !closed),
            "leisure": (!closed && is_hackerspace(profile.kind)).then_some("hackerspace"),
            "addr:city": place.city.as_ref().map(|city| city.as_str()),
            "addr:state": place.region.as_ref().map(|region| region.as_str()),
            "addr:country": place.country.as_ref().map(|country| country.as_str()),
            "opening_hours": hours.and_then(|hours| hours.open.as_ref()).map(Text::as_str),
            "website": web(profile),
            "email": contact(profile, Channel::Email),
            "phone": contact(profile, Channel::Phone),
            "covisa:terms": terms::now_and_next(space, locale),
            "covisa:offer": space.terms.word(),
        },
    }))
}

fn business(space: &SpaceView, locale: Locale) -> Option<Value> {
    let profile = space.profile.as_ref()?;
    let place = &profile.place;
    let degrees = place.position.as_ref().map(|position| position.degrees());
    let geo = degrees.map(|(latitude, longitude)| {
        json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude })
    });
    Some(json!({
        "@type": "LocalBusiness",
        "additionalType": in_schema_org(profile.kind),
        "@id": format!("urn:{}", space.space),
        "name": profile.name.as_str(),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": place.city.as_ref().map(|city| city.as_str()),
            "addressRegion": place.region.as_ref().map(|region| region.as_str()),
            "addressCountry": place.country.as_ref().map(|country| country.as_str()),
            "streetAddress": place.address.as_ref().map(|address| address.as_str()),
        },
        "geo": geo,
        "url": web(profile),
        "email": contact(profile, Channel::Email),
        "telephone": contact(profile, Channel::Phone),
        "description": terms::now_and_next(space, locale),
    }))
}

/// The tag of a kind of place in OpenStreetMap.
fn amenity(kind: SpaceKind) -> Option<&'static str> {
    match kind {
        SpaceKind::Coworking => Some("coworking_space"),
        SpaceKind::Library => Some("library"),
        SpaceKind::Cafe => Some("cafe"),
        SpaceKind::Museum
        | SpaceKind::Makerspace
        | SpaceKind::Hackerspace
        | SpaceKind::Incubator
        | SpaceKind::Club
        | SpaceKind::Other => None,
    }
}

/// OpenStreetMap has one tag for both.
fn is_hackerspace(kind: SpaceKind) -> bool {
    matches!(kind, SpaceKind::Makerspace | SpaceKind::Hackerspace)
}

/// The kind of place as schema.org calls it.
fn in_schema_org(kind: SpaceKind) -> Option<&'static str> {
    match kind {
        SpaceKind::Coworking => Some("https://schema.org/CoworkingSpace"),
        SpaceKind::Library => Some("https://schema.org/Library"),
        SpaceKind::Cafe => Some("https://schema.org/CafeOrCoffeeShop"),
        SpaceKind::Museum => Some("https://schema.org/Museum"),
        SpaceKind::Makerspace
        | SpaceKind::Hackerspace
        | SpaceKind::Incubator
        | SpaceKind::Club
        | SpaceKind::Other => None,
    }
}

fn contact(profile: &ProfileBody, channel: Channel) -> Option<&str> {
    let mut contacts = profile.contact.iter();
    let found = contacts.find(|contact| contact.channel == channel)?;
    found.value.as_ref().map(|value| value.as_str())
}

/// A web site that a program may make a link of: strangers write here.
fn web(profile: &ProfileBody) -> Option<&str> {
    let link = |text: &&str| text.starts_with("https://") || text.starts_with("http://");
    contact(profile, Channel::Web).filter(link)
}
