//! Reasons of a verdict, as a desk reads them: a function a noun.

use federation_spec::records::profile::SpaceKind;
use federation_spec::records::terms::grant::{Benefit, Unit, WeekOfMonth, Weekday};
use federation_spec::rules::question::Refusal;
use federation_spec::rules::reason::{From, Given};
use federation_spec::rules::{
    GrantReason, GreenReason, LocalDay, MemberReason, PassReason, PlaceReason, Reason, TodayReason,
};
use federation_spec::wire::ids::Timestamp;

use super::conditions::{document, quoted, visitors_book, wanted_place};
use super::locale::id;
use super::numbers::{
    self, amount, amount_of, aside, date_time, day, either, full_stop, known_date, list, per,
    weekday,
};
use super::prices::price;
use super::uncertain::uncertain;
use super::{Locale, printable, prose};
use crate::calendar::local_parts;
use crate::say;

/// What a sentence may need beside the reason itself.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The home's name, if it is known.
    pub home: Option<String>,
    /// The name of the known space that an unknown home is like.
    pub alike: Option<String>,
    /// What those are called who vouch for the home.
    pub vouchers: Vec<String>,
    /// Whether the visitor had left today, and is back.
    pub back: bool,
    /// The host's IANA zone.
    pub zone: String,
}

/// What a sentence is made with.
pub(super) struct Saying<'a> {
    pub(super) context: &'a Context,
    pub(super) locale: Locale,
    /// The home, at the beginning of a sentence.
    pub(super) home: String,
    /// The home, within a sentence.
    pub(super) inside: String,
}

impl<'a> Saying<'a> {
    /// Those who vouch for the home.
    pub(super) fn vouchers(&self) -> String {
        let names: Vec<String> = self
            .context
            .vouchers
            .iter()
            .map(|name| printable(name))
            .collect();
        list(&names, self.locale)
    }

    fn of(context: &'a Context, locale: Locale) -> Self {
        let name = context.home.as_deref().map(printable);
        let named = |id: &str| name.clone().unwrap_or_else(|| locale.say(id));
        Self {
            home: named("home-space"),
            inside: named("home-space.inside"),
            context,
            locale,
        }
    }

    pub(super) fn when(&self, moment: Timestamp) -> String {
        date_time(moment, &self.context.zone, self.locale)
    }

    pub(super) fn time(&self, moment: Timestamp) -> String {
        local_parts(moment, &self.context.zone).1
    }
}

/// One reason as a sentence.
pub fn reason(reason: &Reason, context: &Context, locale: Locale) -> String {
    let saying = Saying::of(context, locale);
    match reason {
        Reason::Green(reason) => green(reason, &saying),
        Reason::Home(reason) => uncertain(reason, &saying),
        Reason::Grant(reason) => given(reason, &saying),
        Reason::Place(reason) => place(reason, &saying),
        Reason::Member(reason) => member(reason, &saying),
        Reason::Today(reason) => today(reason, &saying),
        Reason::Pass(reason) => against(reason, &saying),
        Reason::Refused(refusal) => refused(*refusal, locale),
    }
}

fn green(reason: &GreenReason, saying: &Saying<'_>) -> String {
    let locale = saying.locale;
    match reason {
        GreenReason::Granted(given) => granted(given, locale),
        GreenReason::Otherwise(given) => {
            say!(locale, "reason-otherwise", what = granted(given, locale))
        }
        GreenReason::AlreadyIn { since, .. } if saying.context.back => {
            say!(locale, "reason-back-again", time = saying.time(*since))
        }
        GreenReason::AlreadyIn { since, minutes } => {
            let time = saying.time(*since);
            say!(locale, "reason-already-in", time = time, minutes = *minutes)
        }
        GreenReason::OwnMember => locale.say("reason-own-member"),
        GreenReason::FreeForEveryone => locale.say("reason-free-for-everyone"),
        GreenReason::Prices(prices) => {
            let prices: Vec<String> = prices.iter().map(|one| price(one, locale)).collect();
            say!(locale, "reason-prices", prices = list(&prices, locale))
        }
        GreenReason::Waived => say!(locale, "reason-waived", home = &saying.inside),
        GreenReason::Advised(wanted) => {
            let place = wanted_place(wanted, locale);
            say!(locale, "reason-advised", place = place)
        }
        GreenReason::NotForRegulars { visits } => {
            say!(locale, "reason-not-for-regulars", visits = *visits)
        }
        GreenReason::Vouched { .. } => {
            say!(
                locale,
                "reason-vouched",
                home = &saying.home,
                by = saying.vouchers()
            )
        }
        GreenReason::MoreOnRequest => locale.say("reason-more-on-request"),
        GreenReason::Note(note) => full_stop(&say!(locale, "reason-note", note = prose(note))),
        GreenReason::OnArrival(done) => {
            full_stop(&say!(locale, "reason-on-arrival", done = prose(done)))
        }
    }
}

fn granted(given: &Given, locale: Locale) -> String {
    let id = match (given.benefit, given.percent) {
        (Benefit::Discount, None) => "granted-discount-unsaid".to_owned(),
        (benefit, _) => id("granted", benefit.word()),
    };
    let areas: Vec<String> = given.areas.iter().map(|area| printable(area)).collect();
    let percent = given.percent.unwrap_or(0);
    match areas.is_empty() {
        true => say!(locale, &id, percent = percent),
        false => {
            let only = format!("{id}.only");
            let areas = list(&areas, locale);
            say!(locale, &only, percent = percent, areas = areas)
        }
    }
}

fn against(reason: &PassReason, saying: &Saying<'_>) -> String {
    let (locale, home, inside) = (saying.locale, &saying.home, &saying.inside);
    match reason {
        PassReason::Expired { at } => {
            let when = saying.when(*at);
            say!(locale, "reason-expired", when = when, home = inside)
        }
        PassReason::NotYetValid { from } => {
            say!(locale, "reason-not-yet-valid", when = saying.when(*from))
        }
        PassReason::OtherHost { .. } => locale.say("reason-other-host"),
        PassReason::HomeBlocked => say!(locale, "reason-home-blocked", home = home),
        PassReason::HomeEnded { at, successor } => {
            let when = saying.when(*at);
            match successor {
                None => say!(locale, "reason-home-ended", home = home, when = when),
                Some(space) => {
                    let id = "reason-home-ended.successor";
                    let space = space.to_string();
                    say!(locale, id, home = home, when = when, space = space)
                }
            }
        }
        PassReason::KeyDistrusted { since } => {
            let when = saying.when(*since);
            say!(locale, "reason-key-distrusted", home = home, when = when)
        }
        PassReason::Revoked => say!(locale, "reason-revoked", home = home),
        PassReason::Suspended => say!(locale, "reason-suspended", home = home),
        PassReason::Replaced => locale.say("reason-replaced"),
        PassReason::StatusTooOld { since, hours } => say!(
            locale,
            "reason-status-too-old",
            home = inside,
            when = saying.when(*since),
            hours = *hours
        ),
    }
}

/// What this house gives.
fn given(reason: &GrantReason, saying: &Saying<'_>) -> String {
    let (locale, home) = (saying.locale, &saying.home);
    match reason {
        GrantReason::OwnTermsMissing => locale.say("reason-own-terms-missing"),
        GrantReason::OwnVisaDeclined => locale.say("reason-own-visa-declined"),
        GrantReason::NothingGranted => locale.say("reason-nothing-granted"),
        GrantReason::HomeStatesNoNumber => {
            say!(
                locale,
                "reason-home-states-no-number",
                home = &saying.inside
            )
        }
        GrantReason::HomeTakesNotOurs => say!(locale, "reason-home-takes-not-ours", home = home),
        GrantReason::NotAPartner { by_name } => {
            let id = match by_name {
                true => "reason-not-a-partner.by-name",
                false => "reason-not-a-partner",
            };
            say!(locale, id, home = home)
        }
        GrantReason::ForWouldBeMembers => locale.say("reason-for-would-be-members"),
        GrantReason::OwnHouseClosed { since } => {
            let date = known_date(since, locale);
            say!(locale, "reason-own-house-closed", date = date)
        }
        GrantReason::UsedUp {
            used,
            of,
            unit,
            period,
            again,
            by_home,
        } => {
            let share = share(*used, *of, *unit, per(*period, locale), locale);
            used_up(&share, *by_home, *again, locale)
        }
        GrantReason::UsedUpPeriodUnstated { used, of, unit } => {
            let share = share(*used, *of, *unit, None, locale);
            say!(locale, "reason-used-up-unstated", share = share)
        }
        GrantReason::AskHost { sure, up_to, unit } => {
            let sure = amount(*sure, *unit, locale);
            say!(locale, "reason-ask-host", sure = sure, most = *up_to)
        }
        GrantReason::ExtentUnstated { visits } => {
            say!(locale, "reason-extent-unstated", visits = *visits)
        }
    }
}

/// What was used up, whose number it is, and when it starts again.
fn used_up(share: &str, by_home: bool, again: Option<LocalDay>, locale: Locale) -> String {
    let id = match by_home {
        true => "reason-used-up.by-home",
        false => "reason-used-up",
    };
    let text = say!(locale, id, share = share);
    match again.map(|again| day(again, locale)) {
        Some(date) => format!(
            "{text} {}",
            say!(locale, "reason-starts-again", date = date)
        ),
        None => text,
    }
}

/// `3 of 3 days per calendar month`; `5, more than 3 days per calendar month`, where people let a visitor in beyond them.
fn share(used: u64, of: u64, unit: Unit, per: Option<String>, locale: Locale) -> String {
    let (id, id_per, of) = match used > of {
        true => ("used-beyond", "used-beyond-per", amount(of, unit, locale)),
        false => ("used-share", "used-share-per", amount_of(of, unit, locale)),
    };
    match per {
        Some(per) => say!(locale, id_per, used = used, of = of, per = per),
        None => say!(locale, id, used = used, of = of),
    }
}

/// Where the visitor comes from.
fn place(reason: &PlaceReason, saying: &Saying<'_>) -> String {
    let (locale, inside) = (saying.locale, &saying.inside);
    match reason {
        PlaceReason::TooNear { km, least, from } => {
            let id = match from {
                From::Home => "reason-too-near-home",
                From::Residence => "reason-too-near-residence",
            };
            say!(locale, id, km = *km, least = *least)
        }
        PlaceReason::PlaceUnknown { from, least } => {
            let id = match from {
                From::Home => "reason-place-unknown-home",
                From::Residence => "reason-place-unknown-residence",
            };
            say!(locale, id, home = inside, least = *least)
        }
        PlaceReason::WrongRegion(wanted) => {
            let id = match wanted.from {
                From::Home => "reason-wrong-region",
                From::Residence => "reason-wrong-region-residence",
            };
            say!(locale, id, place = wanted_place(wanted, locale))
        }
        PlaceReason::RegionUnknown(wanted) => {
            let id = match wanted.from {
                From::Home => "reason-region-unknown",
                From::Residence => "reason-region-unknown-residence",
            };
            let place = wanted_place(wanted, locale);
            say!(locale, id, place = place, home = inside)
        }
    }
}

/// What kind of member, of what kind of place.
fn member(reason: &MemberReason, saying: &Saying<'_>) -> String {
    let (locale, home) = (saying.locale, &saying.home);
    match reason {
        MemberReason::HomeShare { attested, needed } => match attested {
            Some(percent) => {
                say!(
                    locale,
                    "reason-home-share",
                    percent = *percent,
                    needed = *needed
                )
            }
            None => say!(locale, "reason-home-share-unattested", needed = *needed),
        },
        MemberReason::HomeRoomUnknown => say!(locale, "reason-home-room-unknown", home = home),
        MemberReason::WrongKind { is, wanted } => wrong_kind(*is, wanted, saying),
        MemberReason::TierTooLow { is, least } => {
            let tier = locale.say(&id("tier", is.word()));
            let least = locale.say(&id("tier", least.word()));
            say!(locale, "reason-tier-too-low", tier = tier, least = least)
        }
        MemberReason::TierUnknown => locale.say("reason-tier-unknown"),
        MemberReason::TierExcluded(tier) => {
            let tier = locale.say(&id("tier", tier.word()));
            say!(locale, "reason-tier-excluded", tier = tier)
        }
        MemberReason::MemberTooShort { days, least } => match days {
            Some(days) => say!(
                locale,
                "reason-member-too-short",
                days = *days,
                least = *least
            ),
            None => say!(locale, "reason-member-since-unknown", least = *least),
        },
    }
}

fn wrong_kind(is: Option<SpaceKind>, wanted: &[SpaceKind], saying: &Saying<'_>) -> String {
    let locale = saying.locale;
    let named = |kind: &SpaceKind| locale.say(&id("kind", kind.word()));
    let kinds: Vec<String> = wanted.iter().map(named).collect();
    let kind = is.map_or_else(|| locale.say("kind-unknown"), |kind| named(&kind));
    say!(
        locale,
        "reason-wrong-kind",
        home = &saying.home,
        kind = kind,
        kinds = list(&kinds, locale)
    )
}

/// What must be so on the day itself.
fn today(reason: &TodayReason, saying: &Saying<'_>) -> String {
    let locale = saying.locale;
    match reason {
        TodayReason::WrongWeekday { days, weeks } => wrong_weekday(days, weeks, locale),
        TodayReason::WrongTime { from, until } => {
            say!(
                locale,
                "reason-wrong-time",
                from = from.shown(),
                until = until.shown()
            )
        }
        TodayReason::Closed { opens: None } => locale.say("reason-closed"),
        TodayReason::Closed { opens: Some(opens) } => {
            say!(locale, "reason-closed-until", when = saying.when(*opens))
        }
        TodayReason::NotBooked { how, days_before } => {
            let booking = visitors_book(*how, *days_before, locale);
            say!(locale, "reason-not-booked", booking = booking)
        }
        TodayReason::BookedLate { was, days_before } => {
            let was = amount(*was, Unit::Day, locale);
            say!(locale, "reason-booked-late", was = was, days = *days_before)
        }
        TodayReason::IdentityNotSeen {
            document,
            or,
            bears,
            valid_days,
        } => {
            let named = std::iter::once(document).chain(or);
            let named = named.filter_map(|one| self::document(*one, bears, *valid_days, locale));
            let document = either(&named.collect::<Vec<_>>(), locale);
            say!(locale, "reason-identity-not-seen", document = document)
        }
        TodayReason::Condition(condition) => {
            let condition = quoted(condition, locale);
            say!(locale, "reason-condition", condition = condition)
        }
        TodayReason::Coupon(name) => say!(locale, "reason-coupon", name = aside(name)),
        TodayReason::Guests { brings, at_most } => guests(*brings, *at_most, locale),
        TodayReason::RoomFull { capacity } => {
            say!(locale, "reason-room-full", capacity = *capacity)
        }
    }
}

fn wrong_weekday(days: &[Weekday], weeks: &[WeekOfMonth], locale: Locale) -> String {
    let named = |day: &Weekday| weekday(*day, locale);
    let days = list(&days.iter().map(named).collect::<Vec<_>>(), locale);
    match weeks.is_empty() {
        true => say!(locale, "reason-wrong-weekday", days = days),
        false => {
            let weeks = numbers::weeks(weeks, locale);
            say!(
                locale,
                "reason-wrong-weekday-of-month",
                days = days,
                weeks = weeks
            )
        }
    }
}

fn guests(brings: u64, at_most: Option<u64>, locale: Locale) -> String {
    match at_most {
        Some(0) => say!(locale, "reason-guests-not-covered", guests = brings),
        Some(most) => say!(
            locale,
            "reason-guests-too-many",
            guests = brings,
            most = most
        ),
        None => say!(locale, "reason-guests-undecided", guests = brings),
    }
}

fn refused(refusal: Refusal, locale: Locale) -> String {
    locale.say(match refusal {
        Refusal::Unreadable => "refusal-unreadable",
        Refusal::NotAPass => "refusal-not-a-pass",
        Refusal::NewerVersion => "refusal-newer-version",
        Refusal::Malformed => "refusal-malformed",
        Refusal::WrongSignature => "refusal-wrong-signature",
        Refusal::UnknownKey => "refusal-unknown-key",
        Refusal::UnknownCode => "refusal-unknown-code",
        Refusal::UsedCode => "refusal-used-code",
        Refusal::EndedCode => "refusal-ended-code",
        Refusal::TooManyCodes => "refusal-too-many-codes",
        Refusal::NotOurs => "refusal-not-ours",
        Refusal::NoAnswer => "refusal-no-answer",
    })
}
