//! Places with their country, zone and position, so that nobody has to know their time zone's name. GeoNames, CC BY 4.0; see
//! `node/data/README.md`. Pure.

use std::sync::LazyLock;

use crate::roster::key;

/// A city, and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct City {
    /// Its name, as it calls itself or as GeoNames does.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Its IANA zone.
    pub zone: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// Letters that must be there before anything is looked for.
const LEAST: usize = 2;

/// The places whose name begins so, the largest first, at most so many. Case and accents do not matter, and `ue` is as
/// good as `ü`.
pub fn cities(begin: &str, most: usize) -> Vec<City> {
    let wanted = key(begin);
    if wanted.chars().count() < LEAST {
        return Vec::new();
    }
    let found = CITIES.iter().filter(|(keys, _)| {
        let mut keys = keys.split('|');
        keys.any(|key| key.starts_with(&wanted))
    });
    found.take(most).map(|(_, city)| city.clone()).collect()
}

/// The place of this name, the largest if there are several; in a country, if one is named.
pub fn place(name: &str, country: Option<&str>) -> Option<City> {
    let wanted = key(name);
    let same = |(keys, city): &&(String, City)| {
        keys.split('|').any(|key| key == wanted)
            && country.is_none_or(|country| country.eq_ignore_ascii_case(&city.country))
    };
    CITIES.iter().find(same).map(|(_, city)| city.clone())
}

/// Each place under its names, as they are compared.
static CITIES: LazyLock<Vec<(String, City)>> = LazyLock::new(|| {
    let mut rows = csv::Reader::from_reader(include_bytes!("../data/cities.csv").as_slice());
    let rows = rows.records().flatten();
    rows.filter_map(|row| city(&row)).collect()
});

fn city(row: &csv::StringRecord) -> Option<(String, City)> {
    let cell = |at: usize| row.get(at);
    let city = City {
        name: cell(0)?.to_owned(),
        country: cell(1)?.to_owned(),
        zone: cell(2)?.to_owned(),
        latitude: cell(3)?.parse().ok()?,
        longitude: cell(4)?.parse().ok()?,
    };
    let names = std::iter::once(cell(0)?).chain(cell(6)?.split('|'));
    let keys: Vec<String> = names
        .filter(|name| !name.is_empty())
        .flat_map(|name| [key(name), key(&spelled_out(name))])
        .collect();
    Some((keys.join("|"), city))
}

/// `Koeln` for `Köln`.
fn spelled_out(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        match c {
            'ä' => text.push_str("ae"),
            'ö' => text.push_str("oe"),
            'ü' => text.push_str("ue"),
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(begin: &str) -> (String, String) {
        let found = cities(begin, 1)
            .pop()
            .unwrap_or_else(|| panic!("{begin} is a place."));
        (found.country, found.zone)
    }

    #[test]
    fn a_place_is_found_as_people_write_it() {
        let cases = [
            ("Berlin", "DE", "Europe/Berlin"),
            ("köln", "DE", "Europe/Berlin"),
            ("Koeln", "DE", "Europe/Berlin"),
            ("Cologne", "DE", "Europe/Berlin"),
            ("sao paulo", "BR", "America/Sao_Paulo"),
            ("Séville", "ES", "Europe/Madrid"),
            ("Portland", "US", "America/Los_Angeles"),
        ];
        for (begin, country, zone) in cases {
            assert_eq!(
                first(begin),
                (country.to_owned(), zone.to_owned()),
                "{begin} is found."
            );
        }
    }

    #[test]
    fn every_place_has_a_zone_that_the_calendar_knows() {
        let zones: std::collections::BTreeSet<&str> =
            CITIES.iter().map(|(_, city)| city.zone.as_str()).collect();
        assert!(CITIES.len() > 30_000, "They are all read.");
        for zone in zones {
            assert!(
                crate::calendar::check_zone(zone).is_ok(),
                "{zone} is known."
            );
        }
    }

    #[test]
    fn nothing_is_found_for_next_to_nothing() {
        assert!(cities("B", 10).is_empty(), "One letter says nothing.");
        assert!(
            cities("Xyzzy", 10).is_empty(),
            "Nor does a name that no place has."
        );
    }
}
