//! Passes.

use federation_spec::wire::text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{Day, GivenDay, GivenSpace, Id, Message, Moment, PassStatus};
use crate::core::facts::Carried;
use crate::core::orders::{Bearers, PassOrder};
use crate::core::views::{IssuedPass, PassView};
use crate::http::contract::Bounded;

/// A pass.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Pass {
    id: String,
    /// whose it is
    member: String,
    #[schemars(extend("enum" = ["card", "pass for one host"]))]
    kind: &'static str,
    /// on what it is carried: phone, where its member made it there
    #[schemars(extend("enum" = ["paper", "phone"]))]
    on: &'static str,
    host: Option<Id>,
    host_name: Option<String>,
    issued_at: Moment,
    expires_at: Moment,
    /// the last day: the host's, or else the home's
    valid_until: Day,
    status: PassStatus,
}

impl From<PassView> for Pass {
    fn from(view: PassView) -> Self {
        let kind = match view.host {
            Some(_) => "pass for one host",
            None => "card",
        };
        Self {
            id: view.id,
            member: view.member,
            kind,
            on: match view.on {
                Carried::Paper => "paper",
                Carried::Phone => "phone",
            },
            host: view.host.map(Into::into),
            host_name: view.host_name,
            issued_at: view.issued_at.into(),
            expires_at: view.expires_at.into(),
            valid_until: view.last_day.into(),
            status: view.status.into(),
        }
    }
}

/// A pass that was just issued. Its text is given once: nobody keeps it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Issued {
    #[serde(flatten)]
    listed: Pass,
    /// its text: whoever has it has the pass
    pass: String,
    /// whose it is
    name: String,
    /// its short code
    code: String,
    /// from when on it counts, if not at once
    not_before: Option<Moment>,
    /// what it shows
    shows: Vec<String>,
    /// what the host's terms ask for and it does not show
    wanting: Vec<String>,
    /// the message that announces it
    notice: Option<Message>,
    /// the lost pass whose place it takes
    replaces: Option<String>,
}

impl From<IssuedPass> for Issued {
    fn from(issued: IssuedPass) -> Self {
        Self {
            pass: text::write(&issued.signed),
            code: issued.code.to_string(),
            not_before: issued.begins.map(Into::into),
            notice: issued.notice.as_ref().map(Into::into),
            listed: issued.pass.into(),
            name: issued.name,
            shows: issued.shows,
            wanting: issued.wanting,
            replaces: issued.replaces,
        }
    }
}

/// How a pass is to be.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct GivenPass {
    /// a card: 1 to 400, else as the house says (GET /cards). A pass for one host: days there, else 7
    pub days: Option<u64>,
    /// for this host only: its id
    #[serde(rename = "for")]
    pub host: Option<GivenSpace>,
    /// with for: from this day on, the host's
    pub from: Option<GivenDay>,
    /// with for: up to this day; it ends at most 89 days from today
    pub until: Option<GivenDay>,
    /// what it shows: tier, name, plan, home_name, member_since, email, city, country, residence (its point on the map); tier, name,
    /// home_name and member_since if not given; an empty list for nothing
    pub show: Option<Vec<String>>,
    /// with for: the host is told, so that the member can say the code there
    #[serde(default)]
    pub announce: bool,
    /// without for: it takes the place of the cards that the house gave this member before, which count no more
    #[serde(default)]
    pub instead: bool,
}

impl Bounded for GivenPass {}

impl GivenPass {
    /// The order of it for these.
    pub fn order(self, bearers: Bearers) -> PassOrder {
        PassOrder {
            days: self.days,
            host: self.host.map(|host| host.0),
            from: self.from.map(|day| day.0),
            until: self.until.map(|day| day.0),
            show: self.show.map(|show| show.into_iter().collect()),
            announce: self.announce,
            instead: self.instead,
            ..PassOrder::of(bearers)
        }
    }
}

/// For which members: one of members, all, due and distrusted says it.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenBearers {
    /// these members
    pub members: Option<Vec<String>>,
    /// every member who may use the Coworking Visa
    #[serde(default)]
    pub all: bool,
    /// those of them whose card ends within so many days
    pub due: Option<u64>,
    /// those of them who hold a card under a key that somebody else may have: the new ones take their place
    #[serde(default)]
    pub distrusted: bool,
}

impl Bounded for GivenBearers {}

/// Cards to print.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GivenSheet {
    /// due: those whose card ends within a week; distrusted: those who hold one under a key that somebody else may have; these: those of members; else those without one
    #[schemars(example = &"bare")]
    pub which: String,
    /// with these: whose
    #[serde(default)]
    pub members: Vec<String>,
}

impl Bounded for GivenSheet {}

/// Whose passes.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct WhosePasses {
    /// of this member only
    pub member: Option<String>,
}
