//! What a visitor may have to know before coming, as rows. What is unstated has none.

use std::collections::BTreeSet;

use federation_spec::records::profile::{Extent, Parking, Premises};

use super::Locale;
use super::locale::id;

/// Each thing that is said, and what is said of it.
pub fn rows(premises: &Premises, t: Locale) -> Vec<(String, String)> {
    let extent = |said: Option<Extent>| said.map(|extent| t.say(&id("extent", extent.word())));
    let count = |said: Option<i64>| said.map(|count| count.to_string());
    let door = premises
        .door_cm
        .map(|width| t.with("premises-cm", "count", width.value()));
    let floor = premises
        .floor
        .map(|floor| t.with("premises-at-floor", "floor", floor.value()));
    let entrance = premises
        .entrance
        .as_ref()
        .map(|text| text.as_str().to_owned());
    let booths = premises.phone_booths.map(|booths| booths.value());
    let monitors = premises.monitors.map(|monitors| monitors.value());
    let rows = [
        ("premises-step-free", extent(premises.step_free)),
        ("premises-door", door),
        ("premises-lift", extent(premises.lift)),
        ("premises-toilets", extent(premises.toilets)),
        ("premises-floor", floor),
        ("premises-entrance", entrance),
        ("premises-booths", count(booths)),
        ("premises-quiet", extent(premises.quiet_zone)),
        ("premises-monitors", count(monitors)),
        ("premises-nursery", extent(premises.nursery)),
        ("premises-pets", extent(premises.pets)),
        ("premises-parking", parking(premises, t)),
    ];
    let said = rows
        .into_iter()
        .filter_map(|(label, said)| Some((label, said?)));
    said.map(|(label, said)| (t.say(label), said)).collect()
}

/// Each kind once; that nothing can be parked is passed over where something can.
fn parking(premises: &Premises, t: Locale) -> Option<String> {
    let mut kinds: BTreeSet<Parking> = premises.parking.iter().copied().collect();
    if kinds.len() > 1 {
        kinds.remove(&Parking::Nothing);
    }
    let said = kinds.iter().map(|kind| t.say(&id("parking", kind.word())));
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(", "))
}
