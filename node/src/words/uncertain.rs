//! What is not known for certain of a pass, of its home, or by this node, as a desk reads it.

use federation_spec::rules::HomeReason;
use federation_spec::wire::ids::{SpaceId, Timestamp};

use super::printable;
use super::reason::Saying;
use crate::say;

/// A reason to ask a person, as a sentence.
pub(super) fn uncertain(reason: &HomeReason, saying: &Saying<'_>) -> String {
    let (locale, home, inside) = (saying.locale, &saying.home, &saying.inside);
    match reason {
        HomeReason::ClockInDoubt => locale.say("reason-clock-in-doubt"),
        HomeReason::BooksDamaged => locale.say("reason-books-damaged"),
        HomeReason::BooksRestored { since } => {
            say!(locale, "reason-books-restored", when = saying.when(*since))
        }
        HomeReason::VisitsMissing { from, until } => say!(
            locale,
            "reason-visits-missing",
            from = saying.when(*from),
            until = saying.when(*until)
        ),
        HomeReason::HomeUnknown { alike: None } => locale.say("reason-home-unknown"),
        HomeReason::HomeUnknown { alike: Some(space) } => {
            alike("reason-home-alike", *space, saying)
        }
        HomeReason::NameOfAnother { space } => alike("reason-name-of-another", *space, saying),
        HomeReason::HomeNotPinned => say!(locale, "reason-home-not-pinned", home = home),
        HomeReason::HomeVouched { .. } => vouched("reason-home-vouched", saying),
        HomeReason::VouchedUnseen { .. } => vouched("reason-vouched-unseen", saying),
        HomeReason::VouchedDayUsed { .. } => vouched("reason-vouched-day-used", saying),
        HomeReason::LimitedUnseen => say!(locale, "reason-limited-unseen", home = home),
        HomeReason::LimitedDayUsed => say!(locale, "reason-limited-day-used", home = home),
        HomeReason::HomeConflicting => say!(locale, "reason-home-conflicting", home = home),
        HomeReason::KeyDistrusted { since } => {
            since_when("reason-key-distrusted-known", home, *since, saying)
        }
        HomeReason::HomeTermsMissing => say!(locale, "reason-home-terms-missing", home = home),
        HomeReason::HomeTermsExpired { at } => {
            since_when("reason-home-terms-expired", inside, *at, saying)
        }
        HomeReason::StatusUnknown => say!(locale, "reason-status-unknown", home = home),
        HomeReason::StatusStale { since } => {
            since_when("reason-status-stale", home, *since, saying)
        }
        HomeReason::AtAnotherDesk { since } => {
            let time = saying.time(*since);
            say!(locale, "reason-at-another-desk", time = time)
        }
        HomeReason::StatusUnnamed => say!(locale, "reason-status-unnamed", home = inside),
        HomeReason::HomeAsked { at, delivered } => {
            let id = match delivered {
                true => "reason-home-asked.delivered",
                false => "reason-home-asked",
            };
            say!(locale, id, home = home, time = saying.time(*at))
        }
    }
}

/// What is said of a home, and the moment from which on it is so.
fn since_when(id: &str, home: &str, at: Timestamp, saying: &Saying<'_>) -> String {
    say!(saying.locale, id, home = home, when = saying.when(at))
}

/// What is said of a home for which others vouch.
fn vouched(id: &str, saying: &Saying<'_>) -> String {
    let by = saying.vouchers();
    say!(saying.locale, id, home = &saying.home, by = by)
}

fn alike(id: &str, space: SpaceId, saying: &Saying<'_>) -> String {
    let name = saying.context.alike.as_deref().map(printable);
    let name = name.unwrap_or_else(|| saying.locale.say("space-alike"));
    say!(saying.locale, id, name = name, space = space.to_string())
}
