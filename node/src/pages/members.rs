//! Members: the list, one of them, and questions of other spaces.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use askama::Template;
use federation_spec::records::status::Status;
use federation_spec::rules::LocalDay;
use federation_spec::wire::ids::Timestamp;

use super::{rendered, same};
use crate::calendar::{day_text, local_parts};
use crate::core::facts::Carried;
use crate::core::views::{
    MemberState, MemberView, PassView, RedoView, RequestState, RequestView, SpaceView, UndoView,
};
use crate::words::alphabet::Alphabet;
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
    /// The word of a [`Sort`]; any other means by name.
    pub sort: String,
    /// Page, from 0.
    pub page: usize,
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// By the name, those who have left behind all others.
    Name,
    /// By what can be done: those without a card first.
    Card,
    /// By the plan.
    Plan,
    /// By the end of the card.
    Until,
}

impl Sort {
    const ALL: [Self; 4] = [Self::Name, Self::Card, Self::Plan, Self::Until];

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Card => "card",
            Self::Plan => "plan",
            Self::Until => "until",
        }
    }

    /// The sentence of its column.
    fn said(self) -> &'static str {
        match self {
            Self::Name => "member-name",
            Self::Card => "members-card",
            Self::Plan => "member-plan",
            Self::Until => "members-until",
        }
    }

    fn of_word(word: &str) -> Self {
        let named = Self::ALL.into_iter().find(|sort| sort.word() == word);
        named.unwrap_or(Self::Name)
    }

    /// Which of two members stands first; the names decide where nothing else does.
    fn compare(self, one: &Row<'_>, other: &Row<'_>, alphabet: &Alphabet) -> Ordering {
        let text = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => alphabet.compare(one, other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        let first = match self {
            Self::Name => one.ended().cmp(&other.ended()),
            Self::Card => one.urgency().cmp(&other.urgency()),
            Self::Plan => text(&one.member.details.plan, &other.member.details.plan),
            Self::Until => {
                let until = |row: &Row<'_>| row.member.card_until.map_or(u64::MAX, |until| until.0);
                until(one).cmp(&until(other))
            }
        };
        let names = || alphabet.compare(&one.member.details.name, &other.member.details.name);
        first
            .then_with(names)
            .then_with(|| one.member.member.cmp(&other.member.member))
    }
}

/// A member in the list.
#[derive(Debug)]
struct Row<'a> {
    member: &'a MemberView,
    stand: Stand,
}

impl Row<'_> {
    fn ended(&self) -> bool {
        self.stand == Stand::Ended
    }

    /// The place among all in which something may be to be done.
    fn urgency(&self) -> u8 {
        match self.stand {
            Stand::Bare => 0,
            Stand::Due => 1,
            Stand::Carded => 2,
            Stand::NotYet => 3,
            Stand::Stays => 4,
            Stand::Ended => 5,
        }
    }

    /// Whether a card can be made.
    fn can_be_picked(&self) -> bool {
        matches!(self.stand, Stand::Bare | Stand::Due | Stand::Carded)
    }
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
    redo: Option<&'a RedoView>,
    zone: &'a str,
    sort: Sort,
    card_days: u64,
}

/// The list. `requests`: questions of other spaces that wait; `undo`: what taking the last list back would do.
pub fn list(
    t: Locale,
    members: &[MemberView],
    wanted: &Wanted,
    (requests, undo, redo): (usize, Option<&UndoView>, Option<&RedoView>),
    (zone, now): (&str, Timestamp),
    card_days: u64,
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
    let (sort, alphabet) = (Sort::of_word(&wanted.sort), Alphabet::of(t));
    found.sort_by(|one, other| sort.compare(one, other, &alphabet));
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
        redo,
        zone,
        sort,
        card_days,
    })
}

impl ListPage<'_> {
    /// How long cards may be made to count, and which of it the house has chosen.
    fn lives(&self) -> impl Iterator<Item = (u64, bool)> {
        lives(self.card_days)
    }

    /// When a list was read in.
    fn made(&self, undo: &UndoView) -> String {
        numbers::date_time(undo.at, self.zone, self.t)
    }

    /// When a list was taken back.
    fn taken_back(&self, redo: &RedoView) -> String {
        numbers::date_time(redo.at, self.zone, self.t)
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

/// How long a card may be made to count, in days; true for what the house has chosen.
fn lives(card_days: u64) -> impl Iterator<Item = (u64, bool)> {
    let days: BTreeSet<u64> = [30, 90, 365, card_days].into();
    days.into_iter().map(move |days| (days, days == card_days))
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
    card_days: u64,
    zone: &'a str,
    today: LocalDay,
    now: Timestamp,
}

/// One member, their passes, the hosts that they can have a pass for, and whether their phone can reach this node.
pub fn member(
    t: Locale,
    member: &MemberView,
    passes: &[PassView],
    (hosts, public, card_days): (&[SpaceView], bool, u64),
    (zone, today, now): (&str, LocalDay, Timestamp),
) -> String {
    rendered(&MemberPage {
        t,
        member,
        stand: Stand::of(member, now),
        passes,
        hosts,
        public,
        card_days,
        zone,
        today,
        now,
    })
}

impl MemberPage<'_> {
    /// How long a card may be made to count, and which of it the house has chosen.
    fn lives_of_cards(&self) -> impl Iterator<Item = (u64, bool)> {
        lives(self.card_days)
    }

    /// The last day of a card that the house gave and that still counts.
    fn carded(&self) -> Option<LocalDay> {
        let card = |pass: &&PassView| pass.host.is_none() && pass.on == Carried::Paper;
        let cards = self
            .passes
            .iter()
            .filter(card)
            .filter(|pass| self.runs(pass));
        cards.map(|pass| pass.last_day).max()
    }

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

    /// Whether another pass of this member has the same kind and days, so that the time tells them apart.
    fn has_twin(&self, pass: &PassView) -> bool {
        let looks = |one: &PassView| {
            let made = numbers::day_of(one.issued_at, self.zone, self.t);
            (one.host_name.clone(), made, one.last_day)
        };
        let alike = |one: &&PassView| looks(one) == looks(pass);
        self.passes.iter().filter(alike).count() > 1
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
