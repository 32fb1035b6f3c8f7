//! The world as a small drawing: the land's outline from Natural Earth, and dots that stand for spaces. However many
//! there are, the drawing stays small: spaces within two degrees of each other share a dot.

use std::collections::BTreeMap;

use federation_spec::rules::Standing;

use crate::core::views::PlaceView;

/// The outline, as the data of one SVG path in units of a tenth of a degree from 180° W and 90° N.
pub const LAND: &str = include_str!("../../data/land.txt");
/// Width and height of a cell whose spaces share a dot, degrees.
const CELL: f64 = 2.0;

/// A dot.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// From the left edge.
    pub x: i64,
    /// From the upper edge.
    pub y: i64,
    /// Its radius.
    pub r: i64,
    /// One of its spaces is pinned.
    pub pinned: bool,
    /// The terms of all its spaces ended.
    pub ended: bool,
}

/// The dots of places.
pub fn dots(places: &[PlaceView]) -> Vec<Dot> {
    let mut cells: BTreeMap<(i64, i64), Vec<&PlaceView>> = BTreeMap::new();
    for place in places {
        let cell = |degrees: f64| (degrees / CELL).floor() as i64;
        let cell = (cell(place.latitude), cell(place.longitude));
        cells.entry(cell).or_default().push(place);
    }
    cells.values().map(|places| dot(places)).collect()
}

/// Whether a dot stands for terms that ended, so that a reader must be told what its look means.
pub(super) fn any_ended(dots: &[Dot]) -> bool {
    dots.iter().any(|dot| dot.ended)
}

/// The middle of its places, larger the more there are.
fn dot(places: &[&PlaceView]) -> Dot {
    let count = places.len() as f64;
    let mean =
        |of: fn(&PlaceView) -> f64| places.iter().map(|place| of(place)).sum::<f64>() / count;
    let (latitude, longitude) = (mean(|place| place.latitude), mean(|place| place.longitude));
    Dot {
        x: ((longitude + 180.0) * 10.0).round() as i64,
        y: ((90.0 - latitude) * 10.0).round() as i64,
        r: (24.0 + 8.0 * count.ln()).round() as i64,
        pinned: places
            .iter()
            .any(|place| matches!(place.standing, Standing::Pinned | Standing::Limited(_))),
        ended: places.iter().all(|place| place.ended),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: f64, longitude: f64) -> PlaceView {
        PlaceView {
            latitude,
            longitude,
            standing: Standing::Stranger,
            ended: false,
        }
    }

    #[test]
    fn spaces_near_each_other_share_a_dot() {
        let drawn = dots(&[place(50.94, 6.96), place(50.73, 7.1), place(-33.9, 151.2)]);
        assert_eq!(
            drawn.len(),
            2,
            "Köln and Bonn are one dot, Sydney is another."
        );
        assert!(drawn[1].r > drawn[0].r, "The one of two spaces is larger.");
    }

    #[test]
    fn a_dot_stands_for_an_offer_while_one_of_its_spaces_makes_one() {
        let ended = |place| PlaceView {
            ended: true,
            ..place
        };
        let both = [ended(place(50.94, 6.96)), place(50.73, 7.1)];
        assert!(!dots(&both)[0].ended, "Bonn still takes visitors.");
        assert!(dots(&both[..1])[0].ended, "Köln alone does not.");
    }

    #[test]
    fn a_map_of_the_whole_world_stays_small() {
        let everywhere =
            (0..10_000).map(|n| place(f64::from(n % 180) - 90.0, f64::from(n % 359) - 180.0));
        let drawn = dots(&everywhere.collect::<Vec<_>>());
        assert!(drawn.len() <= 16_200, "There are no more dots than cells.");
        assert!(
            drawn
                .iter()
                .all(|dot| (0..=3600).contains(&dot.x) && (0..=1800).contains(&dot.y)),
            "And all are on the map."
        );
    }
}
