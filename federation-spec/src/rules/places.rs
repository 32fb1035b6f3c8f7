//! Where the visitor comes from: distance and region, from signed places. SPEC §5.5

use crate::records::Pass;
use crate::records::card::Attribute;
use crate::records::profile::{Place, Position};
use crate::records::terms::grant::{Region, RegionOf, RegionRule, Requires};
use crate::records::values::{Number, Text};

use super::question::Question;
use super::reason::{From, GreenReason, PlaceReason, Reason, Wanted};

pub(super) fn place_rules(
    question: &Question<'_>,
    requires: &Requires,
    pass: &Pass,
    doubts: &mut Vec<Reason>,
    notes: &mut Vec<Reason>,
) {
    let ruled = requires.km_from_home.is_some()
        || requires.km_from_residence.is_some()
        || requires.region.is_some();
    if ruled
        && requires
            .waived_for
            .iter()
            .any(|space| *space == question.home.space)
    {
        notes.push(Reason::Green(GreenReason::Waived));
        return;
    }
    let here = host_place(question);
    let home = question
        .home
        .profile
        .map_or(nowhere(), |profile| profile.0.body.place.clone());
    let residence = pass.attribute(|one| {
        if let Attribute::Residence(position) = one {
            Some(position)
        } else {
            None
        }
    });
    let (from_here, from_home) = (here.position.as_ref(), home.position.as_ref());
    doubts.extend(too_near(
        from_here,
        from_home,
        requires.km_from_home,
        From::Home,
    ));
    doubts.extend(too_near(
        from_here,
        residence,
        requires.km_from_residence,
        From::Residence,
    ));
    if let Some(region) = &requires.region {
        let from = match region.of {
            Some(RegionOf::Residence) => From::Residence,
            Some(RegionOf::Home) | None => From::Home,
        };
        let there = match from {
            From::Home => home,
            From::Residence => residence_of(pass),
        };
        region_rule(region, from, &here, &there, doubts, notes);
    }
}

/// Where the visitor lives, as far as the pass says it.
fn residence_of(pass: &Pass) -> Place {
    let city = pass.attribute(|one| {
        if let Attribute::City(city) = one {
            Some(city.clone())
        } else {
            None
        }
    });
    let country = pass.attribute(|one| {
        if let Attribute::Country(country) = one {
            Some(country.clone())
        } else {
            None
        }
    });
    Place {
        city,
        country,
        ..nowhere()
    }
}

/// Where the visitor stands: at the host, and at that site of it which the desk names.
fn host_place(question: &Question<'_>) -> Place {
    let house = question
        .host
        .profile
        .map_or(nowhere(), |profile| profile.0.body.place.clone());
    let Some(site) = question.desk_site() else {
        return house;
    };
    let city = |city: &Option<Text<1, 80>>| city.as_ref().map(|city| city.as_str().to_lowercase());
    let elsewhere = site.city.is_some() && city(&site.city) != city(&house.city);
    Place {
        position: site
            .position
            .clone()
            .or(house.position.filter(|_| !elsewhere)),
        region: house.region.filter(|_| !elsewhere),
        city: site.city.clone().or(house.city),
        ..house
    }
}

fn nowhere() -> Place {
    Place {
        country: None,
        region: None,
        city: None,
        address: None,
        position: None,
    }
}

fn too_near(
    here: Option<&Position>,
    there: Option<&Position>,
    least: Option<Number<1, 20_000>>,
    from: From,
) -> Option<Reason> {
    let least = least?.value() as u64;
    let (Some(here), Some(there)) = (here, there) else {
        return Some(Reason::Place(PlaceReason::PlaceUnknown { from, least }));
    };
    let km = here.kilometres_to(there);
    (km < least).then_some(Reason::Place(PlaceReason::TooNear { km, least, from }))
}

fn region_rule(
    region: &Region,
    from: From,
    here: &Place,
    there: &Place,
    doubts: &mut Vec<Reason>,
    notes: &mut Vec<Reason>,
) {
    let wanted = Wanted {
        rule: region.rule,
        name: region.name.as_ref().map(|name| name.as_str().to_owned()),
        from,
    };
    match in_region(region.rule, here, there) {
        Some(true) => {}
        _ if region.advisory => notes.push(Reason::Green(GreenReason::Advised(wanted))),
        Some(false) => doubts.push(Reason::Place(PlaceReason::WrongRegion(wanted))),
        None => doubts.push(Reason::Place(PlaceReason::RegionUnknown(wanted))),
    }
}

/// Whether the rule is kept; `None` if one of the places does not say. Cities and regions of two countries are never the
/// same, whatever they are called.
fn in_region(rule: RegionRule, here: &Place, home: &Place) -> Option<bool> {
    let country = |place: &Place| {
        place
            .country
            .as_ref()
            .map(|country| country.as_str().to_lowercase())
    };
    let region = |place: &Place| {
        place
            .region
            .as_ref()
            .map(|region| region.as_str().to_lowercase())
    };
    let city = |place: &Place| place.city.as_ref().map(|city| city.as_str().to_lowercase());
    let same = |of: fn(&Place) -> Option<String>| Some(of(here)? == of(home)?);
    let one_country = same(country);
    let within = |of: fn(&Place) -> Option<String>| match one_country {
        Some(false) => Some(false),
        _ => same(of),
    };
    match rule {
        RegionRule::SameCity => within(city),
        RegionRule::SameRegion => within(region),
        RegionRule::SameCountry => one_country,
        RegionRule::Abroad => one_country.map(|same| !same),
        RegionRule::Travelling => within(city).map(|same| !same),
    }
}
