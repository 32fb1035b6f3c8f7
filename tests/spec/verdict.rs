//! The pass itself, and what is known of its home: red and the first ambers. SPEC §5.2, §5.3

use federation_spec::rules::question::Refusal;
use federation_spec::rules::{
    Books, Clock, HomeEnd, HomeReason, PassReason, Presented, Reason, Standing,
};
use federation_spec::wire::ids::Timestamp;

use super::verdict_kit::{
    Known, Story, THREE_A_MONTH, at_sued, moment, nord, number, sued, told, visit, west,
};

#[test]
fn a_member_of_a_pinned_home_is_welcome() {
    let verdict = at_sued(THREE_A_MONTH).verdict();
    assert_eq!(told(&verdict), "green COV-G01", "Bob lets Alice in.");
    assert_eq!(number(&verdict), "1 of 3", "It is the first day of three.");
    assert!(verdict.counts, "The day counts.");
}

#[test]
fn a_pass_counts_until_the_second_before_its_end() {
    let story = at_sued(THREE_A_MONTH);
    let ends = |seconds| {
        story
            .clone()
            .with(|s| s.card.0.expires_at = Timestamp(s.now.0 + seconds))
            .verdict()
    };
    assert_eq!(
        told(&ends(1)),
        "green COV-G01",
        "One second before its end the pass counts."
    );
    let at = story.now;
    assert_eq!(
        ends(0).reasons,
        [Reason::Pass(PassReason::Expired { at })],
        "At its end it does not."
    );
    assert_eq!(told(&ends(0)), "red COV-R05", "An ended pass is red.");
}

#[test]
fn a_pass_counts_from_its_first_second() {
    let story = at_sued(THREE_A_MONTH);
    let begins = |at: u64| {
        story
            .clone()
            .with(|s| s.card.0.not_before = Some(Timestamp(at)))
            .verdict()
    };
    let now = story.now.0;
    assert_eq!(
        told(&begins(now - 1)),
        "green COV-G01",
        "A second after its beginning the pass counts."
    );
    assert_eq!(
        told(&begins(now)),
        "green COV-G01",
        "At its beginning it counts."
    );
    let from = Timestamp(now + 1);
    assert_eq!(
        begins(now + 1).reasons,
        [Reason::Pass(PassReason::NotYetValid { from })],
        "A second earlier it does not."
    );
    assert_eq!(
        told(&begins(now + 1)),
        "red COV-R06",
        "A pass that has not begun is red."
    );
}

#[test]
fn ten_minutes_of_a_wrong_clock_are_forgiven() {
    let story = at_sued(THREE_A_MONTH);
    let signed = |ahead| {
        story
            .clone()
            .with(|s| s.card.0.issued_at = s.now.plus(ahead))
            .verdict()
    };
    assert_eq!(
        told(&signed(599)),
        "green COV-G01",
        "Signed 599 seconds ahead of this clock is good."
    );
    assert_eq!(
        told(&signed(600)),
        "green COV-G01",
        "Signed ten minutes ahead is good."
    );
    assert_eq!(
        told(&signed(601)),
        "red COV-R06",
        "Signed a second more ahead is not."
    );
}

#[test]
fn of_two_beginnings_the_later_is_told() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| {
            s.card.0.not_before = Some(s.now.plus(10));
            s.card.0.issued_at = s.now.plus(1000);
        })
        .verdict();
    let from = moment("2026-11-17 10:00").plus(1000);
    assert_eq!(
        verdict.reasons,
        [Reason::Pass(PassReason::NotYetValid { from })],
        "The desk is told the later beginning."
    );
}

#[test]
fn a_pass_for_another_host_is_red() {
    let story = at_sued(THREE_A_MONTH);
    let meant_for = |host| {
        story
            .clone()
            .with(|s| s.card.0.audience = Some(host))
            .verdict()
    };
    assert_eq!(
        meant_for(west()).reasons,
        [Reason::Pass(PassReason::OtherHost { host: west() })],
        "The pass was made for Example West."
    );
    assert_eq!(
        told(&meant_for(west())),
        "red COV-R07",
        "A pass for another house is red here."
    );
    assert_eq!(
        told(&meant_for(sued())),
        "green COV-G01",
        "A pass made for this house is good."
    );
}

#[test]
fn a_blocked_home_is_red() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| s.standing = Standing::Blocked)
        .verdict();
    assert_eq!(told(&verdict), "red COV-R08", "Bob blocked Example Nord.");
    assert!(!verdict.counts, "Nothing is counted.");
}

#[test]
fn what_is_no_pass_says_why() {
    let story = at_sued(THREE_A_MONTH);
    let cases = [
        (Refusal::Unreadable, "red COV-R01"),
        (Refusal::NotAPass, "red COV-R02"),
        (Refusal::WrongSignature, "red COV-R03"),
        (Refusal::UnknownKey, "red COV-R04"),
        (Refusal::Malformed, "red COV-R09"),
        (Refusal::NewerVersion, "red COV-R10"),
    ];
    for (refusal, expected) in cases {
        let verdict = story.judge(Presented::Refused(refusal));
        assert_eq!(
            told(&verdict),
            expected,
            "{refusal:?} is red with a code of its own."
        );
        assert!(!verdict.counts, "{refusal:?} counts nothing.");
    }
}

#[test]
fn an_unknown_home_is_amber() {
    let story = at_sued(THREE_A_MONTH);
    let verdict = story.judge(Presented::UnknownHome {
        pass: &story.pass(),
        alike: None,
    });
    assert_eq!(
        verdict.reasons,
        [Reason::Home(HomeReason::HomeUnknown { alike: None })],
        "Nothing is known of the home."
    );
    assert_eq!(told(&verdict), "amber COV-A01", "Bob decides.");
}

#[test]
fn the_same_name_with_another_key_is_an_unknown_home_and_the_likeness_is_said() {
    let story = at_sued(THREE_A_MONTH).with(|s| s.home_space = west());
    let alike = Some(nord());
    let verdict = story.judge(Presented::UnknownHome {
        pass: &story.pass(),
        alike,
    });
    assert_eq!(
        verdict.reasons,
        [Reason::Home(HomeReason::HomeUnknown { alike })],
        "Eve's Example Nord is not the one Bob knows."
    );
}

#[test]
fn an_ended_pass_of_an_unknown_home_is_red() {
    let story = at_sued(THREE_A_MONTH).with(|s| s.card.0.expires_at = s.now);
    let verdict = story.judge(Presented::UnknownHome {
        pass: &story.pass(),
        alike: None,
    });
    assert_eq!(
        told(&verdict),
        "red COV-R05 COV-A01",
        "By its own word the pass has ended."
    );
}

#[test]
fn a_pass_of_an_unknown_home_for_another_host_is_red() {
    let story = at_sued(THREE_A_MONTH).with(|s| s.card.0.audience = Some(west()));
    let verdict = story.judge(Presented::UnknownHome {
        pass: &story.pass(),
        alike: None,
    });
    assert_eq!(
        told(&verdict),
        "red COV-R07 COV-A01",
        "By its own word the pass is for Example West."
    );
}

#[test]
fn a_blocked_home_is_red_even_if_its_keys_are_not_held() {
    let story = at_sued(THREE_A_MONTH).with(|s| s.standing = Standing::Blocked);
    let verdict = story.judge(Presented::UnknownHome {
        pass: &story.pass(),
        alike: None,
    });
    assert_eq!(
        told(&verdict),
        "red COV-R08 COV-A01",
        "Bob blocked that id."
    );
    assert!(!verdict.counts, "Nothing is counted.");
}

#[test]
fn a_stranger_is_amber() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| s.standing = Standing::Stranger)
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A02 COV-G01",
        "Nobody here has checked the key of Example Nord."
    );
    assert_eq!(
        number(&verdict),
        "1 of 3",
        "What Alice would get is said all the same."
    );
}

#[test]
fn a_stranger_with_the_name_of_a_pinned_space_is_told_apart_first() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| {
            s.standing = Standing::Stranger;
            s.alike = Some(west());
        })
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A34 COV-A02 COV-G01",
        "The likeness is said before anything else."
    );
}

#[test]
fn a_home_that_contradicts_itself_is_amber() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| s.conflicting = true)
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A06 COV-G01",
        "Example Nord signed two things under one number."
    );
}

#[test]
fn a_key_that_somebody_else_may_have_lets_in_nobody_who_was_not_here_before() {
    let since = moment("2026-11-10 08:00");
    let stranger = at_sued(THREE_A_MONTH).with(|s| s.distrusted = Some(since));
    assert_eq!(
        told(&stranger.verdict()),
        "red COV-R20",
        "A thief can have made this one up."
    );
    let known = at_sued(THREE_A_MONTH)
        .with(|s| s.distrusted = Some(since))
        .with(|s| s.visits = vec![visit("2026-11-02 10:00")]);
    assert_eq!(
        told(&known.verdict()),
        "amber COV-A48 COV-G01",
        "This one came before the theft."
    );
    let later = at_sued(THREE_A_MONTH)
        .with(|s| s.distrusted = Some(since))
        .with(|s| s.visits = vec![visit("2026-11-11 10:00")]);
    assert_eq!(
        told(&later.verdict()),
        "red COV-R20",
        "This one came only after it."
    );
    let ended = at_sued(THREE_A_MONTH)
        .with(|s| s.distrusted = Some(since))
        .with(|s| s.card.0.expires_at = moment("2026-11-01 00:00"));
    assert_eq!(
        told(&ended.verdict()),
        "red COV-R20",
        "The key comes before the dates."
    );
}

#[test]
fn the_passes_of_a_home_that_has_ended_are_red() {
    let end = HomeEnd {
        at: moment("2026-11-10 08:00"),
        successor: None,
    };
    let closed = at_sued(THREE_A_MONTH).with(|s| s.ended = Some(end));
    assert_eq!(
        told(&closed.verdict()),
        "red COV-R21",
        "Nobody is its member."
    );
    let merged = at_sued(THREE_A_MONTH)
        .with(|s| {
            s.ended = Some(HomeEnd {
                successor: Some(sued()),
                ..end
            });
        })
        .with(|s| s.distrusted = Some(end.at));
    assert_eq!(
        told(&merged.verdict()),
        "red COV-R21",
        "The end comes before the key."
    );
    let blocked = at_sued(THREE_A_MONTH)
        .with(|s| s.ended = Some(end))
        .with(|s| s.standing = Standing::Blocked);
    assert_eq!(
        told(&blocked.verdict()),
        "red COV-R08",
        "Blocked is blocked."
    );
}

#[test]
fn a_home_without_terms_is_amber() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| s.home = Known::Never)
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A07 COV-G01",
        "Example Nord has published no terms."
    );
}

#[test]
fn a_home_whose_terms_ended_is_amber() {
    let at = moment("2026-11-01 00:00");
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| s.home = Known::Expired(at))
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A08 COV-G01",
        "The terms of Example Nord ended."
    );
    assert!(
        verdict
            .reasons
            .contains(&Reason::Home(HomeReason::HomeTermsExpired { at })),
        "The desk is told when."
    );
}

#[test]
fn all_that_is_not_known_of_the_home_is_told() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| {
            s.standing = Standing::Stranger;
            s.conflicting = true;
            s.home = Known::Never;
        })
        .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A02 COV-A06 COV-A07 COV-G01",
        "Every doubt has its reason."
    );
}

#[test]
fn an_own_member_at_the_own_desk_is_welcome_and_no_visit_counts() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| {
            s.home_space = sued();
            s.standing = Standing::Own;
            s.card.0.home = sued();
        })
        .verdict();
    assert_eq!(told(&verdict), "green COV-G03", "Bob knows his own member.");
    assert_eq!(number(&verdict), "-", "No day is counted.");
    assert!(!verdict.counts, "A member of the house makes no visit.");
}

#[test]
fn an_ended_pass_of_an_own_member_is_red() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| {
            s.home_space = sued();
            s.card.0.expires_at = s.now;
        })
        .verdict();
    assert_eq!(
        told(&verdict),
        "red COV-R05",
        "The pass itself comes first."
    );
}

#[test]
fn a_host_without_terms_asks_a_person() {
    let verdict = at_sued(THREE_A_MONTH).with(|s| s.host = None).verdict();
    assert_eq!(told(&verdict), "amber COV-A09", "Silence is never green.");
}

#[test]
fn a_host_that_declined_asks_a_person() {
    let verdict = at_sued("visa = \"declined\"").verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A10",
        "Example Süd does not take part."
    );
}

#[test]
fn a_host_that_grants_nothing_tells_its_prices() {
    let verdict =
        at_sued("price = [{ amount = 20, currency = \"EUR\", unit = \"day\", when = \"after\" }]")
            .verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A11 COV-G05",
        "There is no grant for Alice, but a day can be bought."
    );
}

#[test]
fn what_is_for_guests_of_members_is_not_for_visitors() {
    let verdict = at_sued("grant = [{ to = \"guests of members\", benefit = \"free\" }]").verdict();
    assert_eq!(told(&verdict), "amber COV-A11", "Alice is nobody's guest.");
}

#[test]
fn the_code_of_a_verdict_is_that_of_its_gravest_reason() {
    let verdict = at_sued(THREE_A_MONTH)
        .with(|s| s.standing = Standing::Stranger)
        .verdict();
    assert_eq!(verdict.code(), "COV-A02", "Amber outweighs green.");
}

#[test]
fn under_a_clock_that_cannot_be_right_nothing_is_green() {
    for clock in [Clock::Behind, Clock::Ahead] {
        let verdict = at_sued(THREE_A_MONTH).with(|s| s.clock = clock).verdict();
        assert_eq!(
            told(&verdict),
            "amber COV-A35 COV-G01",
            "{clock:?}: a person decides, and sees what Alice would get."
        );
    }
}

#[test]
fn with_damaged_books_nothing_is_green_and_what_is_red_stays_so() {
    let damaged = |story: Story| told(&story.with(|s| s.books = Books::Damaged).verdict());
    assert_eq!(
        damaged(at_sued(THREE_A_MONTH)),
        "amber COV-A42 COV-G01",
        "What is missing may be a block: a person decides."
    );
    let blocked = at_sued(THREE_A_MONTH).with(|s| s.standing = Standing::Blocked);
    assert_eq!(
        damaged(blocked),
        "red COV-R08",
        "A block that is there holds."
    );
    let late = at_sued(THREE_A_MONTH).with(|s| s.clock = Clock::Behind);
    assert_eq!(
        damaged(late),
        "amber COV-A35 COV-A42 COV-G01",
        "A clock that cannot be right is said before it."
    );
}

#[test]
fn a_clock_that_is_ahead_ends_no_pass_and_one_that_is_behind_begins_none_late() {
    let ended = |clock| {
        let verdict = at_sued(THREE_A_MONTH).with(|s| {
            s.clock = clock;
            s.now = s.card.0.expires_at.plus(1);
        });
        told(&verdict.verdict())
    };
    let not_begun = |clock| {
        let verdict = at_sued(THREE_A_MONTH).with(|s| {
            s.clock = clock;
            s.now = s.card.0.issued_at.minus(86_400);
        });
        told(&verdict.verdict())
    };
    assert_eq!(ended(Clock::Sound), "red COV-R05", "It has ended.");
    assert_eq!(
        ended(Clock::Behind),
        "red COV-R05",
        "It has ended for certain."
    );
    assert!(
        ended(Clock::Ahead).starts_with("amber COV-A35"),
        "It may not have ended."
    );
    assert_eq!(not_begun(Clock::Sound), "red COV-R06", "It has not begun.");
    assert_eq!(
        not_begun(Clock::Ahead),
        "red COV-R06",
        "It has not begun for certain."
    );
    assert!(
        not_begun(Clock::Behind).starts_with("amber COV-A35"),
        "It may have begun."
    );
}
