//! Members: the list, one of them, and questions of other spaces.

use askama::Template;
use federation_spec::records::status::Status;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::Timestamp;

use super::{rendered, same};
use crate::calendar::{day_text, local_parts};
use crate::core::views::{
    MemberState, MemberView, PassView, RequestState, RequestView, SpaceView, UndoView,
};
use crate::words::{Locale, numbers};

/// Members of one page of the list.
const PAGE: usize = 50;
/// Seconds before its end at which a card is about to end.
const DUE: u64 = 7 * 86_400;

/// How a member stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The member has a card.
    Carded,
    /// The card ends within a week.
    Due,
    /// The member may travel and has no card.
    Bare,
    /// The plan stays at home.
    Stays,
    /// The first day of the membership is still to come.
    NotYet,
    /// The membership is over.
    Ended,
}

impl Stand {
    const ALL: [Self; 6] = [
        Self::Carded,
        Self::Due,
        Self::Bare,
        Self::Stays,
        Self::NotYet,
        Self::Ended,
    ];

    fn of(member: &MemberView, now: Timestamp) -> Self {
        match (member.state, member.card_until) {
            (MemberState::Ended, _) => Self::Ended,
            (MemberState::NotYet, _) => Self::NotYet,
            (MemberState::Active, _) if !member.travels => Self::Stays,
            (MemberState::Active, Some(until)) if until.since(now) < DUE => Self::Due,
            (MemberState::Active, Some(_)) => Self::Carded,
            (MemberState::Active, None) => Self::Bare,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Carded => "card",
            Self::Due => "due",
            Self::Bare => "none",
            Self::Stays => "stays",
            Self::NotYet => "not-yet",
            Self::Ended => "ended",
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::Carded => "member-carded",
            Self::Due => "member-due",
            Self::Bare => "member-bare",
            Self::Stays => "member-stays",
            Self::NotYet => "member-not-yet",
            Self::Ended => "member-ended",
        }
    }

    fn tone(self) -> &'static str {
        match self {
            Self::Carded => "good",
            Self::Due => "watch",
            Self::Bare | Self::Stays | Self::NotYet => "",
            Self::Ended => "bad",
        }
    }
}

/// Which members are asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// A part of the name, the plan or the address.
    pub text: String,
    /// The word of a [`Stand`]; any other means all.
    pub stand: String,
    /// Page, from 0.
    pub page: usize,
}

/// A member in the list.
#[derive(Debug)]
struct Row<'a> {
    member: &'a MemberView,
    stand: Stand,
}

#[derive(Template)]
#[template(path = "members.html")]
struct ListPage<'a> {
    t: Locale,
    wanted: &'a Wanted,
    rows: Vec<Row<'a>>,
    found: usize,
    all: usize,
    due: usize,
    bare: usize,
    more: Option<usize>,
    requests: usize,
    undo: Option<&'a UndoView>,
    zone: &'a str,
}

/// The list. `requests`: questions of other spaces that wait; `undo`: what taking the last list back would do.
pub fn list(
    t: Locale,
    members: &[MemberView],
    wanted: &Wanted,
    (requests, undo): (usize, Option<&UndoView>),
    zone: &str,
    now: Timestamp,
) -> String {
    let row = |member| Row {
        stand: Stand::of(member, now),
        member,
    };
    let count = |stand| {
        let stands = members.iter().map(|member| Stand::of(member, now));
        stands.filter(|held| *held == stand).count()
    };
    let mut found: Vec<Row> = members
        .iter()
        .map(row)
        .filter(|row| wanted.fits(row))
        .collect();
    found.sort_by_cached_key(|row| {
        (
            row.stand == Stand::Ended,
            row.member.details.name.to_lowercase(),
        )
    });
    let (total, begin) = (found.len(), wanted.page * PAGE);
    rendered(&ListPage {
        t,
        wanted,
        rows: found.into_iter().skip(begin).take(PAGE).collect(),
        found: total,
        all: members.len(),
        due: count(Stand::Due),
        bare: count(Stand::Bare),
        more: (begin + PAGE < total).then_some(wanted.page + 1),
        requests,
        undo,
        zone,
    })
}

impl ListPage<'_> {
    /// When a list was read in.
    fn made(&self, undo: &UndoView) -> String {
        numbers::date_time(undo.at, self.zone, self.t)
    }

    /// What taking it back does, as far as it does something.
    fn undoing(&self, undo: &UndoView) -> impl Iterator<Item = (&'static str, usize)> + use<> {
        let lines = [
            ("members-undo-gone", undo.members_gone),
            ("members-undo-passes-gone", undo.passes_gone),
            ("members-undo-back", undo.members_back),
            ("members-undo-passes-back", undo.passes_back),
            ("members-undo-plans", undo.plans_back),
        ];
        lines.into_iter().filter(|(_, count)| *count > 0)
    }
}

impl Wanted {
    fn fits(&self, row: &Row) -> bool {
        let stand = Stand::ALL.iter().find(|stand| stand.word() == self.stand);
        let text = self.text.to_lowercase();
        let member = row.member;
        let texts = [
            Some(&member.details.name),
            member.details.plan.as_ref(),
            member.details.email.as_ref(),
        ];
        let mut texts = texts.into_iter().flatten();
        stand.is_none_or(|stand| *stand == row.stand)
            && (text.is_empty() || texts.any(|held| held.to_lowercase().contains(&text)))
    }
}

#[derive(Template)]
#[template(path = "member.html")]
struct MemberPage<'a> {
    t: Locale,
    member: &'a MemberView,
    stand: Stand,
    passes: &'a [PassView],
    hosts: &'a [SpaceView],
    public: bool,
    zone: &'a str,
    today: LocalDay,
    now: Timestamp,
}

/// One member, their passes, the hosts that they can have a pass for, and whether their phone can reach this node.
pub fn member(
    t: Locale,
    member: &MemberView,
    passes: &[PassView],
    (hosts, public): (&[SpaceView], bool),
    (zone, today, now): (&str, LocalDay, Timestamp),
) -> String {
    rendered(&MemberPage {
        t,
        member,
        stand: Stand::of(member, now),
        passes,
        hosts,
        public,
        zone,
        today,
        now,
    })
}

impl MemberPage<'_> {
    /// A day of the member, as forms write it.
    fn written(&self, day: &Option<LocalDay>) -> String {
        day.map(day_text).unwrap_or_default()
    }

    /// Where the member lives: the city and its country.
    fn lives(&self) -> (&str, &str) {
        let lives = self.member.details.lives.as_ref();
        let country = lives.and_then(|lives| lives.country.as_deref());
        (
            lives.map_or("", |lives| lives.city.as_str()),
            country.unwrap_or_default(),
        )
    }

    /// The tone of a pass and what is said of it.
    fn standing(&self, pass: &PassView) -> (&'static str, &'static str) {
        match pass.status {
            _ if pass.expires_at <= self.now => ("", "pass-over"),
            Status::Valid => ("good", "pass-valid"),
            Status::Suspended => ("watch", "pass-suspended"),
            _ => ("bad", "pass-revoked"),
        }
    }

    /// Whether something can still be said of it.
    fn runs(&self, pass: &PassView) -> bool {
        pass.expires_at > self.now && matches!(pass.status, Status::Valid | Status::Suspended)
    }
}

#[derive(Template)]
#[template(path = "new-member.html")]
struct NewPage {
    t: Locale,
}

/// Where one member is written down.
pub fn new(t: Locale) -> String {
    rendered(&NewPage { t })
}

#[derive(Template)]
#[template(path = "requests.html")]
struct RequestsPage<'a> {
    t: Locale,
    requests: &'a [RequestView],
    members: &'a [MemberView],
    zone: &'a str,
}

/// Questions of other spaces, and those that were asked here.
pub fn requests(t: Locale, requests: &[RequestView], members: &[MemberView], zone: &str) -> String {
    rendered(&RequestsPage {
        t,
        requests,
        members,
        zone,
    })
}

/// The sentence of a question's state.
fn state(state: &RequestState) -> &'static str {
    match state {
        RequestState::Waiting => "request-waiting",
        RequestState::Delivered => "request-delivered",
        RequestState::Ours => "request-ours",
        RequestState::NotOurs => "request-not-ours",
        RequestState::Ended => "request-ended",
    }
}

/// The words of kinds of membership.
const TIERS: [(&str, &str); 4] = [
    ("day", "member-tier-day"),
    ("flex", "member-tier-flex"),
    ("dedicated", "member-tier-dedicated"),
    ("team", "member-tier-team"),
];

/// The time of a moment, on the house's clock.
fn time_of(at: &Timestamp, zone: &str) -> String {
    local_parts(*at, zone).1
}

/// A local day of a moment.
fn day_of(at: &Timestamp, zone: &str, t: &Locale) -> String {
    numbers::day_of(*at, zone, *t)
}

/// A local day, as people read it.
fn in_words(day: &LocalDay, t: &Locale) -> String {
    numbers::day(*day, *t)
}

/// A local day, as forms write it.
fn day(day: &LocalDay) -> String {
    day_text(*day)
}
