//! Members and plans.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{Day, GivenDay, GivenTier, Moment, TierWord};
use crate::core::facts::{MemberDetails, PlanRule};
use crate::core::views::MemberView;
use crate::http::contract::Bounded;
use crate::http::problem::Trouble;
use crate::http::whereabouts::residence;

/// A member.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Member {
    /// the member's id
    member: String,
    name: String,
    plan: Option<String>,
    tier: Option<TierWord>,
    since: Option<Day>,
    /// the last day
    until: Option<Day>,
    email: Option<String>,
    /// the city where the member lives
    city: Option<String>,
    /// its country
    country: Option<String>,
    /// which member list the member came from
    source: Option<String>,
    /// the member's number there
    external_id: Option<String>,
    /// the membership runs today
    active: bool,
    /// where the membership stands today: `not yet` before its first day
    #[schemars(extend("enum" = ["active", "not yet", "ended"]))]
    state: &'static str,
    /// by the plan, the member may use the Coworking Visa
    travels: bool,
    /// when the member's last card ends, if one runs
    card_until: Option<Moment>,
}

impl From<MemberView> for Member {
    fn from(view: MemberView) -> Self {
        let active = view.is_active();
        Self {
            member: view.member,
            name: view.details.name,
            plan: view.details.plan,
            tier: view.details.tier.map(Into::into),
            since: view.details.since.map(Into::into),
            until: view.details.until.map(Into::into),
            email: view.details.email,
            city: view.details.lives.as_ref().map(|lives| lives.city.clone()),
            country: view.details.lives.and_then(|lives| lives.country),
            source: view.source,
            external_id: view.external_id,
            active,
            state: view.state.word(),
            travels: view.travels,
            card_until: view.card_until.map(Into::into),
        }
    }
}

/// What is known of a member: all of it.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenMember {
    /// 1 to 80 bytes
    #[schemars(example = &"Example Member")]
    name: String,
    /// the label of the plan
    plan: Option<String>,
    tier: Option<GivenTier>,
    /// member since this day
    since: Option<GivenDay>,
    /// member until this day, the day included
    until: Option<GivenDay>,
    /// at most 80 bytes
    email: Option<String>,
    /// the city where the member lives, if passes are to say it: at most 80 bytes
    city: Option<String>,
    /// its country, ISO 3166-1 alpha-2; it follows from a city that is known
    country: Option<String>,
}

impl Bounded for GivenMember {}

impl GivenMember {
    /// What is known of a member. A country alone is no residence: it would be dropped.
    pub fn details(self) -> Result<MemberDetails, Trouble> {
        if self.city.is_none() && self.country.is_some() {
            return Err(Trouble::bad_value("city", "Lyon"));
        }
        Ok(MemberDetails {
            name: self.name,
            plan: self.plan,
            tier: self.tier.map(|tier| tier.0),
            since: self.since.map(|day| day.0),
            until: self.until.map(|day| day.0),
            email: self.email,
            lives: match self.city {
                Some(city) => Some(residence(&city, self.country)?),
                None => None,
            },
        })
    }
}

/// A plan of members.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Plan {
    /// its label, as the members have it; empty for those without a plan
    plan: String,
    /// its members may use the Coworking Visa
    travels: bool,
    tier: Option<TierWord>,
}

impl From<PlanRule> for Plan {
    fn from(rule: PlanRule) -> Self {
        Self {
            plan: rule.plan,
            travels: rule.travels,
            tier: rule.tier.map(Into::into),
        }
    }
}

/// What is to be said of a plan.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenPlan {
    /// its label, as the members have it; empty for those without a plan
    #[schemars(example = &"Flex Desk")]
    plan: String,
    /// its members may use the Coworking Visa; false if not given
    #[serde(default)]
    travels: bool,
    tier: Option<GivenTier>,
}

impl Bounded for GivenPlan {}

impl From<GivenPlan> for PlanRule {
    fn from(given: GivenPlan) -> Self {
        Self {
            plan: given.plan,
            travels: given.travels,
            tier: given.tier.map(|tier| tier.0),
            import: None,
        }
    }
}
