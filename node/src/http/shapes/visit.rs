//! Visits.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{Day, GivenDay, Id, Moment};
use crate::core::limits::MAX_DISCLOSED_DAYS;
use crate::core::views::VisitView;
use crate::http::contract::Bounded;

/// A visit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Visit {
    visit: String,
    home: Id,
    home_name: Option<String>,
    date: Day,
    /// which day of this visitor it is, counted from the first one here
    day: u64,
    /// not said of a visit: what was left of a cap is said when the visitor is checked
    of: (),
    started: Moment,
    ended: Option<Moment>,
    /// half a day
    half: bool,
    /// the visitor is in
    open: bool,
    /// what the visitor showed, by name, until it is erased
    shown: BTreeMap<String, String>,
    /// the last day on which that is kept
    kept_until: Option<Day>,
}

impl From<VisitView> for Visit {
    fn from(view: VisitView) -> Self {
        Self {
            visit: view.visit,
            home: view.home.into(),
            home_name: view.home_name,
            date: view.date.into(),
            day: view.day,
            of: (),
            started: view.started.into(),
            ended: view.ended.map(Into::into),
            half: view.half,
            open: view.open,
            shown: view.shown,
            kept_until: view.kept_until.map(Into::into),
        }
    }
}

/// Which visits.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct WhichVisits {
    /// of this local day
    pub day: Option<GivenDay>,
}

/// A visit that was noted on paper.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenVisit {
    /// the text of the pass
    #[schemars(example = &"CV1...")]
    pub pass: String,
    /// the local day
    pub date: GivenDay,
}

impl Bounded for GivenVisit {}

/// For how long what a visitor showed is kept.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenDays {
    /// days after the visit
    #[schemars(range(min = 1, max = MAX_DISCLOSED_DAYS), example = 365)]
    pub days: u64,
}

impl Bounded for GivenDays {}
