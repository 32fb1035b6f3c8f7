//! The check object: what a desk is told, field by field. It is made for every visitor, so it is written straight to text.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::values::{Id, Level, Message, Standing};
use crate::core::views::{CheckView, HomeView, VoucherView};
use crate::form::to_json;
use crate::words::Locale;
use crate::words::reason::Context;
use crate::words::verdict::{allowance, details, headline, sentence, status_age, told};
use federation_spec::records::terms::grant::Period;
use federation_spec::rules::{Allowance, Reason, TodayReason, Verdict};

/// The check object.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Check {
    verdict: VerdictBody,
    home: Option<HomeBody>,
    visit: Option<VisitBody>,
    checked_against: CheckedAgainst,
    /// what the visitor shows, by name; not proven if the home is unknown
    disclosed: BTreeMap<String, Value>,
    /// what the visitor shows beside the name, in words
    details: Vec<String>,
    /// the visit that the visitor is in with
    checked_in: Option<String>,
    /// this answer began that visit
    entered: bool,
    /// the question to the home that is open: check it again by this number
    request: Option<Message>,
    /// only of a photo: the text that was read
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass: Option<String>,
}

/// What the desk is told.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct VerdictBody {
    level: Level,
    /// SPEC §5.7
    code: &'static str,
    headline: String,
    text: String,
    reasons: Vec<ReasonBody>,
}

/// A reason of a verdict.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct ReasonBody {
    code: &'static str,
    level: Level,
    text: String,
    /// a condition that the desk settles: sent back among the facts as confirmed, it holds
    #[serde(skip_serializing_if = "Option::is_none")]
    confirm: Option<String>,
}

/// The home of a pass.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct HomeBody {
    space: Id,
    name: Option<String>,
    standing: Option<Standing>,
    /// how its people are reached
    contacts: Vec<String>,
}

/// What is left of a cap.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct VisitBody {
    day: u64,
    of: Option<u64>,
    unit: &'static str,
    period: Option<&'static str>,
    text: String,
}

/// How fresh the knowledge is that was checked against.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct CheckedAgainst {
    /// seconds since the home signed the list that the pass names; null without such a list
    status_age_s: Option<u64>,
    /// the same in words
    text: Option<String>,
}

impl CheckedAgainst {
    fn of(verdict: &Verdict, locale: Locale) -> Self {
        let age = verdict.status_age;
        Self {
            status_age_s: age,
            text: age.map(|seconds| status_age(seconds, locale)),
        }
    }
}

impl Check {
    /// Words what was found.
    pub fn of(view: CheckView, locale: Locale) -> Self {
        let context = Context {
            home: view.home.as_ref().and_then(|home| home.name.clone()),
            alike: view.alike,
            vouchers: view.vouchers.iter().map(VoucherView::called).collect(),
            back: view.back,
            zone: view.zone,
        };
        let disclosed = view.disclosed.iter();
        let details = details(&view.disclosed, view.tier, locale);
        let visit = view.verdict.visit.as_ref();
        Self {
            verdict: VerdictBody::of(&view.verdict, &context, locale),
            home: view.home.map(HomeBody::of),
            visit: visit.map(|visit| VisitBody::of(visit, locale)),
            checked_against: CheckedAgainst::of(&view.verdict, locale),
            disclosed: disclosed
                .map(|attribute| (attribute.word().to_owned(), to_json(&attribute.value())))
                .collect(),
            details,
            checked_in: view.checked_in,
            entered: view.entered,
            request: view.request.as_ref().map(Into::into),
            pass: None,
        }
    }
}

impl VerdictBody {
    fn of(verdict: &Verdict, context: &Context, locale: Locale) -> Self {
        let reason = |one: &Reason| ReasonBody {
            code: one.code(),
            level: one.level().into(),
            text: told(one, verdict, context, locale),
            confirm: to_confirm(one),
        };
        Self {
            level: verdict.level.into(),
            code: verdict.code(),
            headline: headline(verdict.level, locale),
            text: sentence(verdict, context, locale),
            reasons: verdict.reasons.iter().map(reason).collect(),
        }
    }
}

/// What the desk confirms, to the letter.
fn to_confirm(reason: &Reason) -> Option<String> {
    let Reason::Today(TodayReason::Condition(text) | TodayReason::Coupon(text)) = reason else {
        return None;
    };
    Some(text.clone())
}

impl HomeBody {
    fn of(home: HomeView) -> Self {
        Self {
            space: home.space.into(),
            name: home.name,
            standing: home.standing.map(Into::into),
            contacts: home.contacts,
        }
    }
}

impl VisitBody {
    fn of(visit: &Allowance, locale: Locale) -> Self {
        Self {
            day: visit.day,
            of: visit.of,
            unit: visit.unit.word(),
            period: visit.period.map(Period::word),
            text: allowance(visit, locale),
        }
    }
}
