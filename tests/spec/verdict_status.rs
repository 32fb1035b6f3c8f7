//! Whether the home still stands by a pass: its status lists, and how old they are. SPEC §5.3.1

use federation_spec::records::attestation::AttestationClaims;
use federation_spec::records::status::{ListId, Status, StatusClaim, StatusEntries};
use federation_spec::records::status_list::{StatusListBody, StatusListClaims};
use federation_spec::records::values::Version1;
use federation_spec::records::{Attestation, StatusList};
use federation_spec::rules::question::Refusal;
use federation_spec::rules::{Clock, HomeReason, Opening, PassReason, Presented, Reason, Standing};
use federation_spec::wire::ids::{SpaceId, Timestamp};
use federation_spec::wire::limits::FRESH_STATUS;

use super::verdict_kit::{
    Known, Story, THREE_A_MONTH, at_sued, moment, nord, number, sued, told, visit, west,
};

const HOUR: u64 = 3600;
/// Where Alice's card stands in the list of Example Nord.
const PLACE: u16 = 4711;

/// Bob refuses passes whose home was not heard of for two days.
const TWO_DAYS: &str = r#"
    status = { refuse_after_hours = 48 }
    [[grant]]
    to = "members"
    benefit = "free"
    caps = [{ amount = 3, unit = "day", per = "calendar month" }]
"#;

fn list_of(space: SpaceId) -> ListId {
    ListId { space, number: 0 }
}

/// A list in which one place has a status, signed so many seconds ago.
fn signed_ago(story: &Story, age: u64, place: u16, status: Status) -> StatusList {
    let issued_at = story.now.minus(age);
    StatusList(StatusListClaims {
        space: story.home_space,
        list: list_of(story.home_space),
        expires_at: issued_at.plus(7 * 24 * HOUR),
        issued_at,
        entries: StatusEntries::of([(place, status)]),
        ttl: None,
        body: StatusListBody {
            version: Version1,
            sequence: 1,
            since: Timestamp(0),
            suspensions: federation_spec::records::values::List::default(),
            lifted: federation_spec::records::values::List::default(),
        },
    })
}

/// Alice's card has a place, and Bob's node holds the list, so many seconds old.
fn listed(host: &str, age: u64, status: Status) -> Story {
    at_sued(host).with(|s| listed_in(s, age, status))
}

fn listed_in(story: &mut Story, age: u64, status: Status) {
    story.card.0.status = StatusClaim::new(list_of(story.home_space), PLACE);
    story.list = Some(signed_ago(story, age, PLACE, status));
    story.lists_since = Some(Timestamp(0));
}

fn level_after(host: &str, age: u64) -> String {
    told(&listed(host, age, Status::Valid).verdict())
}

#[test]
fn a_pass_that_its_home_stands_by_is_green() {
    let verdict = listed(THREE_A_MONTH, HOUR, Status::Valid).verdict();
    assert_eq!(told(&verdict), "green COV-G01", "Bob lets Alice in.");
    assert_eq!(
        verdict.status_age,
        Some(HOUR),
        "And sees how old the word of Example Nord is."
    );
}

#[test]
fn a_list_is_fresh_for_a_day_to_the_second() {
    assert_eq!(
        level_after(THREE_A_MONTH, FRESH_STATUS),
        "green COV-G01",
        "After 24 hours it is."
    );
    assert_eq!(
        level_after(THREE_A_MONTH, FRESH_STATUS + 1),
        "amber COV-A37 COV-G01",
        "A second later a person decides."
    );
    let story = listed(THREE_A_MONTH, FRESH_STATUS + 1, Status::Valid);
    let since = story.now.minus(FRESH_STATUS + 1);
    assert_eq!(
        story.verdict().reasons[0],
        Reason::Home(HomeReason::StatusStale { since }),
        "It says since when Example Nord is silent."
    );
    assert_eq!(
        number(&story.verdict()),
        "1 of 3",
        "What Alice would get is said all the same."
    );
}

#[test]
fn age_alone_never_refuses_unless_the_host_says_so() {
    assert_eq!(
        level_after(THREE_A_MONTH, 400 * 24 * HOUR),
        "amber COV-A37 COV-G01",
        "After a year a person decides as after a day."
    );
}

#[test]
fn a_host_may_refuse_what_is_older_than_it_likes() {
    assert_eq!(
        level_after(TWO_DAYS, 48 * HOUR),
        "amber COV-A37 COV-G01",
        "After 48 hours to the second a person decides."
    );
    let story = listed(TWO_DAYS, 48 * HOUR + 1, Status::Valid);
    let since = story.now.minus(48 * HOUR + 1);
    let too_old = Reason::Pass(PassReason::StatusTooOld { since, hours: 48 });
    assert_eq!(
        story.verdict().reasons,
        [too_old],
        "A second later it is refused."
    );
    assert_eq!(told(&story.verdict()), "red COV-R14", "And this is red.");
}

#[test]
fn a_limit_of_a_day_leaves_no_amber() {
    let one_day = TWO_DAYS.replace("48", "24");
    assert_eq!(
        level_after(&one_day, FRESH_STATUS),
        "green COV-G01",
        "Green to the last second,"
    );
    assert_eq!(
        level_after(&one_day, FRESH_STATUS + 1),
        "red COV-R14",
        "and then red."
    );
}

#[test]
fn what_the_home_took_back_is_red() {
    let cases = [
        (
            Status::Revoked,
            Reason::Pass(PassReason::Revoked),
            "red COV-R11",
        ),
        (
            Status::Suspended,
            Reason::Pass(PassReason::Suspended),
            "red COV-R12",
        ),
        (
            Status::Replaced,
            Reason::Pass(PassReason::Replaced),
            "red COV-R13",
        ),
    ];
    for (status, reason, expected) in cases {
        for age in [0, FRESH_STATUS + 1, 100 * 24 * HOUR] {
            let verdict = listed(TWO_DAYS, age, status).verdict();
            assert_eq!(told(&verdict), expected, "{status:?} is red at any age.");
            let only = std::slice::from_ref(&reason);
            assert_eq!(verdict.reasons, only, "It is the one reason.");
            assert!(!verdict.counts, "Nothing is counted.");
            assert_eq!(
                verdict.status_age,
                Some(age),
                "The age is told all the same."
            );
        }
    }
}

#[test]
fn a_list_that_has_ended_still_says_who_is_revoked() {
    let ended = |status| {
        let story = listed(THREE_A_MONTH, 20 * 24 * HOUR, status);
        let list = story.list.as_ref().unwrap();
        assert!(list.0.expires_at < story.now, "The list has ended.");
        told(&story.verdict())
    };
    assert_eq!(
        ended(Status::Revoked),
        "red COV-R11",
        "Silence forgives nothing."
    );
    assert_eq!(
        ended(Status::Valid),
        "amber COV-A37 COV-G01",
        "Who is not revoked in it is in doubt."
    );
}

#[test]
fn another_place_is_another_pass() {
    for place in [PLACE - 1, PLACE + 1, PLACE - 4, PLACE + 4, 0, 8191] {
        let story = listed(THREE_A_MONTH, 0, Status::Valid)
            .with(|s| s.list = Some(signed_ago(s, 0, place, Status::Revoked)));
        assert_eq!(
            told(&story.verdict()),
            "green COV-G01",
            "Place {place} is somebody else's."
        );
    }
}

#[test]
fn without_the_list_it_cannot_be_told() {
    let story = listed(TWO_DAYS, 0, Status::Valid).with(|s| s.list = None);
    let verdict = story.verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A36 COV-G01",
        "Nothing is known of the pass, which is no reason to refuse."
    );
    assert_eq!(verdict.status_age, None, "There is no age of nothing.");
}

#[test]
fn a_home_that_keeps_lists_names_a_place_in_every_pass() {
    let signed = |since: u64| {
        let story = at_sued(THREE_A_MONTH)
            .with(|s| s.lists_since = Some(Timestamp(s.card.0.issued_at.0 + 1 - since)));
        told(&story.verdict())
    };
    assert_eq!(
        signed(0),
        "green COV-G01",
        "The card is a second older than the first list."
    );
    assert_eq!(
        signed(1),
        "amber COV-A38 COV-G01",
        "Signed in the same second it should name one."
    );
    assert_eq!(signed(2), "amber COV-A38 COV-G01", "And later as well.");
}

#[test]
fn a_card_of_a_home_without_lists_is_judged_by_its_own_dates() {
    let verdict = at_sued(TWO_DAYS).verdict();
    assert_eq!(
        told(&verdict),
        "green COV-G01",
        "Example Nord keeps no lists, and owes none."
    );
    assert_eq!(verdict.status_age, None, "There is no list and no age.");
}

#[test]
fn an_own_member_is_in_doubt_over_no_list() {
    let own = |change: fn(&mut Story)| {
        let story = at_sued(TWO_DAYS).with(|s| {
            s.home_space = sued();
            s.card.0.home = sued();
            listed_in(s, 100 * 24 * HOUR, Status::Valid);
        });
        told(&story.with(change).verdict())
    };
    assert_eq!(
        own(|_| ()),
        "green COV-G03",
        "Bob's own list is as old as it needs to be."
    );
    assert_eq!(own(|s| s.list = None), "green COV-G03", "Or not there.");
    assert_eq!(
        own(|s| s.list = Some(signed_ago(s, 0, PLACE, Status::Replaced))),
        "red COV-R13",
        "But whom he took back stays out."
    );
}

#[test]
fn who_is_in_already_is_asked_no_more_but_the_pass_is() {
    let again = |age, status| {
        let story = listed(THREE_A_MONTH, age, status).visited(visit("2026-11-17 09:14"));
        told(&story.verdict())
    };
    assert_eq!(
        again(2 * FRESH_STATUS, Status::Valid),
        "green COV-G02 COV-G01",
        "Bob decided this morning."
    );
    assert_eq!(
        again(HOUR, Status::Revoked),
        "red COV-R11",
        "Since then Example Nord took the pass back."
    );
    let story = listed(TWO_DAYS, 48 * HOUR + 1, Status::Valid).visited(visit("2026-11-17 09:14"));
    assert_eq!(
        told(&story.verdict()),
        "red COV-R14",
        "A limit of the house holds for who is in as well."
    );
}

#[test]
fn the_age_in_a_second_scan_is_that_of_now() {
    let story = listed(THREE_A_MONTH, HOUR, Status::Valid).visited(visit("2026-11-17 09:14"));
    assert_eq!(
        story.verdict().status_age,
        Some(HOUR),
        "Only the grant is weighed as at the check-in."
    );
}

#[test]
fn with_a_clock_that_is_ahead_nothing_is_too_old() {
    let story = listed(TWO_DAYS, 400 * 24 * HOUR, Status::Valid).with(|s| {
        s.clock = Clock::Ahead;
    });
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A35 COV-A37 COV-G01",
        "Such a clock can say that a list is old, but refuse nobody for it."
    );
    assert_eq!(
        story.verdict().status_age,
        Some(400 * 24 * HOUR),
        "The age is told under a clock in doubt as well."
    );
    let revoked = story.with(|s| listed_in(s, 0, Status::Revoked));
    assert_eq!(
        told(&revoked.verdict()),
        "red COV-R11",
        "Revoked is revoked by any clock."
    );
}

#[test]
fn with_a_clock_that_is_behind_a_list_is_no_older_than_it_seems() {
    let story = listed(TWO_DAYS, 48 * HOUR + 1, Status::Valid).with(|s| {
        s.clock = Clock::Behind;
    });
    assert_eq!(
        told(&story.verdict()),
        "red COV-R14",
        "What is too old by a moment that has passed for certain is too old."
    );
    let ahead = listed(THREE_A_MONTH, 0, Status::Valid).with(|s| {
        let list = s.list.as_mut().unwrap();
        list.0.issued_at = s.now.plus(5 * HOUR);
    });
    let verdict = ahead.verdict();
    assert_eq!(
        (told(&verdict), verdict.status_age),
        ("green COV-G01".to_owned(), Some(0)),
        "A list that was signed after now has the age 0."
    );
}

#[test]
fn the_pass_itself_comes_before_its_status() {
    let story = listed(THREE_A_MONTH, 0, Status::Revoked);
    let told_after = |change: fn(&mut Story)| told(&story.clone().with(change).verdict());
    let only = "Only the first reason is told.";
    let blocked = told_after(|s| s.standing = Standing::Blocked);
    assert_eq!(blocked, "red COV-R08", "{only}");
    let ended = told_after(|s| s.card.0.expires_at = s.now);
    assert_eq!(ended, "red COV-R05", "{only}");
    let early = told_after(|s| s.card.0.not_before = Some(s.now.plus(1)));
    assert_eq!(early, "red COV-R06", "{only}");
    let elsewhere = told_after(|s| s.card.0.audience = Some(west()));
    assert_eq!(elsewhere, "red COV-R07", "{only}");
}

#[test]
fn status_is_doubted_after_the_home_and_before_the_house() {
    let story = listed(
        "hours = { open = \"Mo-Fr 12:00-18:00\" }\ngrant = [{ to = \"members\", benefit = \"free\" }]",
        2 * FRESH_STATUS,
        Status::Valid,
    );
    let closed = matches!(story.day_facts().opening, Opening::Closed { .. });
    assert!(closed, "Example Süd opens at noon.");
    let story = story.with(|s| {
        s.home = Known::Never;
        s.standing = Standing::Stranger;
        s.conflicting = true;
    });
    assert_eq!(
        told(&story.verdict()),
        "amber COV-A02 COV-A06 COV-A07 COV-A37 COV-A26 COV-G01",
        "Who it is, whether that still holds, and then the house."
    );
}

#[test]
fn of_an_unknown_home_no_list_is_asked_for() {
    let story = listed(TWO_DAYS, 0, Status::Valid).with(|s| {
        s.list = None;
        s.lists_since = None;
    });
    let verdict = story.judge(Presented::UnknownHome {
        pass: &story.pass(),
        alike: None,
    });
    assert_eq!(
        (told(&verdict), verdict.status_age),
        ("amber COV-A01".to_owned(), None),
        "Without its key nothing it says is known."
    );
}

/// Alice's pass for Example Süd alone.
fn for_sued(story: &Story, status: Option<StatusClaim>) -> Attestation {
    let card = &story.card.0;
    Attestation(AttestationClaims {
        home: card.home,
        subject: card.subject.at_host(sued()),
        audience: sued(),
        expires_at: card.expires_at,
        not_before: None,
        issued_at: card.issued_at,
        status,
        body: card.body.clone(),
    })
}

#[test]
fn a_pass_for_one_host_is_judged_by_the_same_rules() {
    let claim = || StatusClaim::new(list_of(nord()), PLACE);
    let judged = |story: &Story, status| {
        let pass = for_sued(story, status).into();
        told(&story.judge(Presented::Genuine(&pass)))
    };
    let fresh = listed(THREE_A_MONTH, 0, Status::Valid);
    assert_eq!(
        judged(&fresh, claim()),
        "green COV-G01",
        "Bob lets Alice in."
    );
    assert_eq!(
        judged(&fresh, None),
        "amber COV-A38 COV-G01",
        "A pass that names no place is in doubt."
    );
    let stale = listed(THREE_A_MONTH, FRESH_STATUS + 1, Status::Valid);
    assert_eq!(
        judged(&stale, claim()),
        "amber COV-A37 COV-G01",
        "A day is over."
    );
    let lost = listed(THREE_A_MONTH, 0, Status::Replaced);
    assert_eq!(judged(&lost, claim()), "red COV-R13", "It was lost.");
}

#[test]
fn a_pass_for_another_host_is_red() {
    let story = listed(THREE_A_MONTH, 0, Status::Valid);
    let mut pass = for_sued(&story, None);
    pass.0.audience = west();
    let verdict = story.judge(Presented::Genuine(&pass.into()));
    assert_eq!(
        verdict.reasons,
        [Reason::Pass(PassReason::OtherHost { host: west() })],
        "It is for Example West."
    );
}

#[test]
fn a_home_that_is_asked_is_amber_until_it_answers() {
    let story = at_sued(THREE_A_MONTH);
    let at = moment("2026-11-17 09:58");
    for delivered in [false, true] {
        let verdict = story.judge(Presented::Asked { at, delivered });
        assert_eq!(
            verdict.reasons,
            [Reason::Home(HomeReason::HomeAsked { at, delivered })],
            "Bob is told since when, and whether the question has arrived."
        );
        assert_eq!(told(&verdict), "amber COV-A39", "He may decide by himself.");
        assert_eq!(
            (number(&verdict), verdict.counts, verdict.status_age),
            ("-".to_owned(), false, None),
            "There is no pass, so nothing is counted."
        );
    }
}

#[test]
fn a_code_that_leads_to_no_pass_has_a_reason_of_its_own() {
    let story = at_sued(THREE_A_MONTH);
    let cases = [
        (Refusal::UnknownCode, "red COV-R15"),
        (Refusal::UsedCode, "red COV-R16"),
        (Refusal::EndedCode, "red COV-R17"),
        (Refusal::TooManyCodes, "red COV-R18"),
        (Refusal::NotOurs, "red COV-R19"),
        (Refusal::NoAnswer, "amber COV-A40"),
    ];
    for (refusal, expected) in cases {
        let verdict = story.judge(Presented::Refused(refusal));
        assert_eq!(told(&verdict), expected, "{refusal:?} is told as it is.");
        assert!(!verdict.counts, "{refusal:?} counts nothing.");
    }
}

#[test]
fn what_another_list_took_stays_taken() {
    let story = listed(THREE_A_MONTH, HOUR, Status::Valid);
    let older = |status| signed_ago(&story, 2 * HOUR, PLACE, status);
    let beside = |status| {
        let list = older(status);
        told(&story.clone().with(|s| s.beside = vec![list]).verdict())
    };
    assert_eq!(
        beside(Status::Valid),
        "green COV-G01",
        "An older list that says the same."
    );
    assert_eq!(
        beside(Status::Revoked),
        "red COV-R11",
        "It was taken for good."
    );
    assert_eq!(
        beside(Status::Replaced),
        "red COV-R11",
        "And what took its place is not told any more."
    );
    assert_eq!(
        beside(Status::Suspended),
        "red COV-R11",
        "Suspended without a name, it could never be lifted."
    );
    let unheld = story.clone().with(|s| {
        s.beside = vec![older(Status::Revoked)];
        s.list = None;
    });
    assert_eq!(
        told(&unheld.verdict()),
        "red COV-R11",
        "Be the newest list held or not."
    );
}

/// The same list with a suspension of the place, under this name, or with this name lifted.
fn naming(list: StatusList, tag: u8, lifts: bool) -> StatusList {
    use federation_spec::records::status_list::Suspension;
    use federation_spec::records::values::{List, Number};
    use federation_spec::wire::ids::SuspensionTag;
    let StatusList(mut claims) = list;
    let tag = SuspensionTag([tag; 8]);
    if lifts {
        claims.body.lifted = List::new(vec![tag]).unwrap();
    } else {
        let places = List::new(vec![Number::new(i64::from(PLACE)).unwrap()]).unwrap();
        claims.body.suspensions = List::new(vec![Suspension { tag, places }]).unwrap();
    }
    StatusList(claims)
}

#[test]
fn a_suspension_ends_by_its_name_alone() {
    let story = listed(THREE_A_MONTH, HOUR, Status::Valid);
    let older = naming(
        signed_ago(&story, 2 * HOUR, PLACE, Status::Suspended),
        1,
        false,
    );
    let silent = story.clone().with(|s| s.beside = vec![older.clone()]);
    assert_eq!(
        told(&silent.verdict()),
        "red COV-R12",
        "Silence lifts nothing."
    );
    let lifted = |tag| {
        let newest = naming(signed_ago(&story, HOUR, PLACE, Status::Valid), tag, true);
        told(&silent.clone().with(|s| s.list = Some(newest)).verdict())
    };
    assert_eq!(lifted(1), "green COV-G01", "Its own name does.");
    assert_eq!(lifted(2), "red COV-R12", "Another one does not.");
}
