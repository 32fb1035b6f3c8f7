//! A house whose books were brought back from a backup: nobody is green until a person has looked, and what is counted may be more.
//! SPEC §5.3

use federation_spec::rules::{Books, Standing};
use federation_spec::wire::ids::Timestamp;

use super::verdict_kit::{Story, at_sued, caps, day, moment, number, told};

const MADE: &str = "2026-11-10 02:00";
const BROUGHT: &str = "2026-11-16 09:00";

fn unseen(story: Story) -> Story {
    let from = moment(MADE);
    story.with(|story| story.books = Books::Restored { from })
}

/// A person has looked; when the backup was brought back, `until`.
fn seen(story: Story, until: &str) -> Story {
    story.with(|story| story.books = missing(moment(until), &until[..10]))
}

fn missing(until: Timestamp, until_day: &str) -> Books {
    Books::Incomplete {
        from: moment(MADE),
        until,
        until_day: day(until_day),
    }
}

#[test]
fn until_a_person_has_looked_nobody_is_green_and_what_is_red_stays_so() {
    let free = at_sued("[[grant]]\nto = \"members\"\nbenefit = \"free\"");
    assert_eq!(
        told(&unseen(free.clone()).verdict()),
        "amber COV-A49 COV-G01",
        "The house may have blocked this home since the backup."
    );
    let blocked = free.clone().with(|s| s.standing = Standing::Blocked);
    assert_eq!(
        told(&unseen(blocked).verdict()),
        "red COV-R08",
        "A block that is there holds."
    );
    let late = free.with(|s| s.clock = federation_spec::rules::Clock::Behind);
    assert_eq!(
        told(&unseen(late).verdict()),
        "amber COV-A35 COV-A49 COV-G01",
        "A clock that cannot be right is said before it."
    );
}

#[test]
fn what_is_counted_in_a_period_that_had_begun_is_said_to_be_at_least_so_many() {
    let month = caps("{ amount = 3, unit = \"day\", per = \"calendar month\" }");
    let verdict = seen(month.clone(), BROUGHT).verdict();
    assert_eq!(
        told(&verdict),
        "amber COV-A50 COV-G01",
        "November had begun."
    );
    assert_eq!(number(&verdict), "1 of 3", "It is at least the first.");
    let week = caps("{ amount = 3, unit = \"day\", per = \"week\" }");
    assert_eq!(
        told(&seen(week.clone(), "2026-11-15 23:00").verdict()),
        "green COV-G01",
        "The week began on Monday the 16th, when everything was back."
    );
    assert_eq!(
        told(&seen(week, "2026-11-16 00:30").verdict()),
        "amber COV-A50 COV-G01",
        "On the day on which it begins, somebody may have come before."
    );
    let ever = caps("{ amount = 3, unit = \"day\", per = \"lifetime\" }");
    assert_eq!(
        told(&seen(ever, BROUGHT).verdict()),
        "amber COV-A50 COV-G01",
        "What is counted for ever has no new beginning."
    );
    let next = seen(month, BROUGHT).at("2026-12-01 10:00").verdict();
    assert_eq!(told(&next), "green COV-G01", "December began after it.");
}

#[test]
fn where_nothing_is_counted_nothing_is_missing() {
    let free = at_sued("[[grant]]\nto = \"members\"\nbenefit = \"free\"");
    assert_eq!(
        told(&seen(free, BROUGHT).verdict()),
        "green COV-G01",
        "There is no number."
    );
}

#[test]
fn who_is_in_already_is_in_whatever_is_missing() {
    let month = caps("{ amount = 3, unit = \"day\", per = \"calendar month\" }");
    let inside = month.came(&["2026-11-17"]);
    assert_eq!(
        told(&seen(inside, BROUGHT).verdict()),
        "green COV-G02 COV-G01",
        "That visit was decided on when it began."
    );
}
