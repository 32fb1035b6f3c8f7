//! Which of the homes whose keys were checked meet what terms ask of a home: told before the terms are published.

use federation_spec::records::card::{CardBody, CardClaims};
use federation_spec::records::terms::Content;
use federation_spec::records::terms::grant::{Audience, Grant, RegionOf};
use federation_spec::records::values::{List, Version1};
use federation_spec::records::{Card, Pass};
use federation_spec::rules::grants::weigh;
use federation_spec::rules::reason::From;
use federation_spec::rules::{
    Clock, DayFacts, DeskFacts, GrantReason, Host, MemberReason, PlaceReason, Presented, Question,
    Reason,
};
use federation_spec::wire::ids::{SpaceId, Subject, Timestamp};

use super::facts::Regard;
use super::state::Core;
use super::views::Meetable;

/// What a grant asks of a home: its setting, whether the grant asks it, and the doubt of a home that does not meet it.
type Condition = (&'static str, fn(&Grant) -> bool, fn(&Reason) -> bool);

const CONDITIONS: [Condition; 7] = [
    ("", to_partners, |one| {
        matches!(one, Reason::Grant(GrantReason::NotAPartner { .. }))
    }),
    (
        "requires.home_takes_ours",
        |grant| {
            grant
                .requires
                .as_ref()
                .is_some_and(|all| all.home_takes_ours)
        },
        |one| matches!(one, Reason::Grant(GrantReason::HomeTakesNotOurs)),
    ),
    (
        "requires.never_more_than_home",
        |grant| {
            grant
                .requires
                .as_ref()
                .is_some_and(|all| all.never_more_than_home)
        },
        |one| matches!(one, Reason::Grant(GrantReason::HomeStatesNoNumber)),
    ),
    (
        "requires.home_has_room",
        |grant| grant.requires.as_ref().is_some_and(|all| all.home_has_room),
        |one| matches!(one, Reason::Member(MemberReason::HomeRoomUnknown)),
    ),
    (
        "requires.home_kinds",
        |grant| {
            grant
                .requires
                .as_ref()
                .is_some_and(|all| !all.home_kinds.is_empty())
        },
        |one| matches!(one, Reason::Member(MemberReason::WrongKind { .. })),
    ),
    (
        "requires.km_from_home",
        |grant| {
            grant
                .requires
                .as_ref()
                .is_some_and(|all| all.km_from_home.is_some())
        },
        is_distance,
    ),
    ("requires.region", has_region_of_home, is_region),
];

/// Whether terms ask anything of a home.
pub fn asks_of_homes(content: &Content) -> bool {
    let asks = |grant: &Grant| CONDITIONS.iter().any(|(_, asks, _)| asks(grant));
    content.grant.iter().any(asks)
}

fn to_partners(grant: &Grant) -> bool {
    grant.to == Audience::Partners
}

/// Whether a region of the home is asked for, and insisted on.
fn has_region_of_home(grant: &Grant) -> bool {
    let requires = grant.requires.as_ref();
    let region = requires.and_then(|requires| requires.region.as_ref());
    region.is_some_and(|region| !region.advisory && region.of != Some(RegionOf::Residence))
}

fn is_distance(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::Place(
            PlaceReason::TooNear {
                from: From::Home,
                ..
            } | PlaceReason::PlaceUnknown {
                from: From::Home,
                ..
            }
        )
    )
}

fn is_region(reason: &Reason) -> bool {
    let Reason::Place(PlaceReason::WrongRegion(wanted) | PlaceReason::RegionUnknown(wanted)) =
        reason
    else {
        return false;
    };
    wanted.from == From::Home
}

impl Core {
    /// Each condition on homes, and how many of the pinned ones meet it now.
    pub(super) fn meetable(&self, content: &Content, now: Timestamp) -> Vec<Meetable> {
        let homes: Vec<SpaceId> = self.books.spaces_of(Regard::Pinned).copied().collect();
        let day = self.house.facts(now, 0);
        let of_grant = |(at, grant): (usize, &Grant)| -> Vec<Meetable> {
            let asked = CONDITIONS.iter().filter(|(_, asks, _)| asks(grant));
            let asked: Vec<_> = asked.collect();
            if asked.is_empty() {
                return Vec::new();
            }
            let doubts: Vec<Vec<Reason>> = (homes.iter())
                .map(|home| self.doubts_of(content, grant, *home, (&day, now)))
                .collect();
            let told = asked.into_iter().map(|(setting, _, doubt)| Meetable {
                way: match setting.is_empty() {
                    true => format!("grant[{at}]"),
                    false => format!("grant[{at}].{setting}"),
                },
                met: doubts.iter().filter(|of| !of.iter().any(doubt)).count(),
                of: homes.len(),
            });
            told.collect()
        };
        content
            .grant
            .iter()
            .enumerate()
            .flat_map(of_grant)
            .collect()
    }

    /// What would stand against a member of a home who shows nothing and comes for the first time.
    fn doubts_of(
        &self,
        content: &Content,
        grant: &Grant,
        home: SpaceId,
        (day, now): (&DayFacts, Timestamp),
    ) -> Vec<Reason> {
        let pass = card_of(home, now);
        let question = Question {
            now,
            clock: Clock::Sound,
            books: federation_spec::rules::Books::Whole,
            host: Host {
                space: self.identity.space(),
                profile: self.own_profile(),
                terms: Some(content),
            },
            pass: Presented::Genuine(&pass),
            home: self.home(home, None, now),
            visits: &[],
            day,
            desk: &DeskFacts::default(),
            desk_id: None,
        };
        weigh(&question, content, grant, &pass, &[]).map_or(Vec::new(), |offer| offer.doubts)
    }
}

/// A card that nobody signed: it only names its home.
fn card_of(home: SpaceId, now: Timestamp) -> Pass {
    Card(CardClaims {
        home,
        subject: Subject([0; 16]),
        audience: None,
        expires_at: now.plus(1),
        not_before: None,
        issued_at: now,
        status: None,
        body: CardBody {
            version: Version1,
            tier: None,
            attributes: List::default(),
            photo: None,
        },
    })
    .into()
}
