//! The check object: what a desk is told, field by field. It is made for every visitor, so it is written straight to text.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::body::message_text;
use super::json::standing;
use crate::core::views::{CheckView, HomeView};
use crate::form::to_json;
use crate::words::Locale;
use crate::words::reason::{Context, reason};
use crate::words::verdict::{allowance, details, headline, level, sentence, status_age};
use federation_spec::rules::{Allowance, Reason, Verdict};

/// The check object.
#[derive(Debug, Serialize)]
pub struct Check {
    verdict: VerdictBody,
    home: Option<HomeBody>,
    visit: Option<VisitBody>,
    checked_against: CheckedAgainst,
    disclosed: BTreeMap<String, Value>,
    details: Vec<String>,
    checked_in: Option<String>,
    request: Option<String>,
    /// The text that was read from a photo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass: Option<String>,
}

#[derive(Debug, Serialize)]
struct VerdictBody {
    level: &'static str,
    code: &'static str,
    headline: String,
    text: String,
    reasons: Vec<ReasonBody>,
}

#[derive(Debug, Serialize)]
struct ReasonBody {
    code: &'static str,
    level: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
struct HomeBody {
    space: String,
    name: Option<String>,
    standing: Option<&'static str>,
    contacts: Vec<String>,
}

#[derive(Debug, Serialize)]
struct VisitBody {
    day: u64,
    of: Option<u64>,
    unit: &'static str,
    period: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
struct CheckedAgainst {
    status_age_s: Option<u64>,
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
            request: view.request.as_ref().map(message_text),
            pass: None,
        }
    }
}

impl VerdictBody {
    fn of(verdict: &Verdict, context: &Context, locale: Locale) -> Self {
        let reason = |one: &Reason| ReasonBody {
            code: one.code(),
            level: level(one.level()),
            text: reason(one, context, locale),
        };
        Self {
            level: level(verdict.level),
            code: verdict.code(),
            headline: headline(verdict.level, locale),
            text: sentence(verdict, context, locale),
            reasons: verdict.reasons.iter().map(reason).collect(),
        }
    }
}

impl HomeBody {
    fn of(home: HomeView) -> Self {
        Self {
            space: home.space.to_string(),
            name: home.name,
            standing: home.standing.map(standing),
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
            period: visit.period.word(),
            text: allowance(visit, locale),
        }
    }
}
