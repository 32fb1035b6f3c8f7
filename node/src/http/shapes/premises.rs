//! What a visitor may have to know before coming.

use federation_spec::records::profile::{Extent, Parking, Premises};
use federation_spec::records::values::{List, Number, Text};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::http::contract::Bounded;
use crate::http::problem::Trouble;

/// What a visitor may have to know before coming. What is not named is unstated.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenPremises {
    /// a way without a step from the street to a desk: yes, no or limited
    #[schemars(example = &"yes")]
    step_free: Option<String>,
    /// the narrowest door on that way, in centimetres, 1 to 1000
    door_cm: Option<i64>,
    /// a lift to the floor of the desks: yes, no or limited
    lift: Option<String>,
    /// a toilet for wheelchairs: yes, no or limited
    toilets: Option<String>,
    /// the floor of the desks, -99 to 999; 0 is that of the street
    floor: Option<i64>,
    /// how the entrance is found, 1 to 160 bytes
    #[schemars(example = &"second courtyard, ring twice")]
    entrance: Option<String>,
    /// 0 to 9999
    phone_booths: Option<i64>,
    /// a place where nobody talks: yes, no or limited
    quiet_zone: Option<String>,
    /// how many visitors may use, 0 to 9999
    monitors: Option<i64>,
    /// care for small children: yes, no or limited
    nursery: Option<String>,
    /// pets are welcome: yes, no or limited
    pets: Option<String>,
    /// none; or of bicycle, car, accessible and charging
    #[serde(default)]
    #[schemars(example = &["bicycle", "car"])]
    parking: Vec<String>,
}

impl Bounded for GivenPremises {}

impl TryFrom<GivenPremises> for Premises {
    type Error = Trouble;

    fn try_from(given: GivenPremises) -> Result<Self, Trouble> {
        Ok(Self {
            step_free: extent(given.step_free, "step_free")?,
            door_cm: number(given.door_cm, "door_cm", "90")?,
            lift: extent(given.lift, "lift")?,
            toilets: extent(given.toilets, "toilets")?,
            floor: number(given.floor, "floor", "2")?,
            entrance: entrance(given.entrance)?,
            phone_booths: number(given.phone_booths, "phone_booths", "3")?,
            quiet_zone: extent(given.quiet_zone, "quiet_zone")?,
            monitors: number(given.monitors, "monitors", "4")?,
            nursery: extent(given.nursery, "nursery")?,
            pets: extent(given.pets, "pets")?,
            parking: parking(&given.parking)?,
        })
    }
}

fn extent(given: Option<String>, name: &str) -> Result<Option<Extent>, Trouble> {
    let word = |word: String| {
        Extent::of_word(&word).ok_or_else(|| Trouble::bad_value(name, "yes, no or limited"))
    };
    given.map(word).transpose()
}

fn number<const MIN: i64, const MAX: i64>(
    given: Option<i64>,
    name: &str,
    example: &str,
) -> Result<Option<Number<MIN, MAX>>, Trouble> {
    let within = |number| Number::new(number).ok_or_else(|| Trouble::bad_value(name, example));
    given.map(within).transpose()
}

fn entrance(given: Option<String>) -> Result<Option<Text<1, 160>>, Trouble> {
    let bad = || {
        Trouble::bad_value(
            "entrance",
            "one line of 1 to 160 characters; a letter with an accent counts as two",
        )
    };
    let line = |text: String| {
        let text = text.trim();
        let plain = !text.contains(char::is_control);
        plain.then(|| Text::new(text)).flatten().ok_or_else(bad)
    };
    given.map(line).transpose()
}

/// Each kind once; nothing can be parked only where nothing else can.
fn parking(given: &[String]) -> Result<List<Parking, 0, 5>, Trouble> {
    let bad = || {
        Trouble::bad_value(
            "parking",
            "none; or of bicycle, car, accessible and charging",
        )
    };
    let kinds = given.iter().map(|word| Parking::of_word(word));
    let mut kinds = kinds.collect::<Option<Vec<_>>>().ok_or_else(bad)?;
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.contains(&Parking::Nothing) && kinds.len() > 1 {
        return Err(bad());
    }
    List::new(kinds).ok_or_else(bad)
}
