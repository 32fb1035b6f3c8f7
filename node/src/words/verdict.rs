//! Verdicts and their reasons, as a desk reads them.

use federation_spec::records::profile::SpaceKind;
use federation_spec::records::terms::grant::Benefit;
use federation_spec::rules::question::Refusal;
use federation_spec::rules::verdict::From;
use federation_spec::rules::{Allowance, Level, Reason, Verdict};
use federation_spec::wire::ids::Timestamp;

use super::conditions::{booking_kind, identity, region_rule};
use super::numbers::{amount, list, per, price, weekday};
use super::{Locale, printable};
use crate::calendar::{day_text, local_parts};

/// What a sentence may need beside the reason itself.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The home's name, if it is known.
    pub home: Option<String>,
    /// The name of the known space that an unknown home is like.
    pub alike: Option<String>,
    /// The host's IANA zone.
    pub zone: String,
}

/// `green`, `amber`, `red`.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Green => "green",
        Level::Amber => "amber",
        Level::Red => "red",
    }
}

/// The word that fills the screen.
pub fn headline(level: Level) -> &'static str {
    match level {
        Level::Green => "Welcome",
        Level::Amber => "You decide",
        Level::Red => "Refuse",
    }
}

/// The verdict in one sentence: its gravest reason, and which day this is.
pub fn sentence(verdict: &Verdict, context: &Context, locale: Locale) -> String {
    let first = verdict
        .reasons
        .first()
        .map_or(String::new(), |first| reason(first, context, locale));
    match (&verdict.visit, verdict.level) {
        (Some(visit), Level::Green) => format!("{first} {}", allowance(visit)),
        _ => first,
    }
}

/// `Day 2 of 3 per calendar month.`
pub fn allowance(visit: &Allowance) -> String {
    let unit = amount(1, visit.unit).replacen("1 ", "", 1);
    let number = super::numbers::sentence_case(&format!("{unit} {}", visit.day));
    let text = match visit.of {
        Some(of) => format!("{number} of {of} {}", per(visit.period, None)),
        None => number,
    };
    format!(
        "{}.",
        text.trim_end().trim_end_matches("within 0 days").trim_end()
    )
}

/// One reason as a sentence.
pub fn reason(reason: &Reason, context: &Context, _locale: Locale) -> String {
    let home = context
        .home
        .as_deref()
        .map_or("The home space".to_owned(), printable);
    match reason {
        Reason::Granted { .. }
        | Reason::AlreadyIn { .. }
        | Reason::OwnMember
        | Reason::FreeForEveryone => green(reason, context),
        Reason::Prices(prices) => {
            let prices: Vec<String> = prices.iter().map(price).collect();
            format!("Price: {}.", list(&prices))
        }
        Reason::Waived => format!("Distance and region rules are waived for {home}."),
        Reason::Advised(rule) => format!(
            "The house wishes for visitors {}, but does not insist.",
            region_rule(*rule)
        ),
        Reason::NotForRegulars { visits } => {
            format!(
                "Not meant for those who come regularly: {} so far.",
                visits_word(*visits)
            )
        }
        Reason::MoreOnRequest => "The house may give more if you like.".to_owned(),
        Reason::Refused(refusal) => refused(*refusal).to_owned(),
        Reason::Expired { at } => format!(
            "The pass ended on {}. Ask for a new one from {home}.",
            when(*at, context)
        ),
        Reason::NotYetValid { from } => format!("The pass begins on {}.", when(*from, context)),
        Reason::OtherHost { .. } => "The pass was made for another house.".to_owned(),
        Reason::HomeBlocked => format!("{home} is blocked here."),
        Reason::Revoked => format!("{home} ended this pass. It counts no more."),
        Reason::Suspended => format!("{home} has suspended this pass for now."),
        Reason::Replaced => "This card was lost and replaced.".to_owned(),
        Reason::StatusTooOld { since, hours } => format!(
            "The last word of {home} on its passes is from {}, and this house takes none older than {hours} hours.",
            when(*since, context)
        ),
        other => amber(other, &home, context),
    }
}

fn green(reason: &Reason, context: &Context) -> String {
    match reason {
        Reason::Granted {
            benefit,
            percent,
            areas,
        } => granted(*benefit, *percent, areas),
        Reason::AlreadyIn { since } => {
            format!("Already in since {}.", local_parts(*since, &context.zone).1)
        }
        Reason::OwnMember => "A member of this house.".to_owned(),
        _ => "Free for everyone: nothing is counted.".to_owned(),
    }
}

fn granted(benefit: Benefit, percent: Option<u64>, areas: &[String]) -> String {
    let areas: Vec<String> = areas.iter().map(|area| printable(area)).collect();
    let only = if areas.is_empty() {
        String::new()
    } else {
        format!(" ({} only)", list(&areas))
    };
    match benefit {
        Benefit::Free => format!("Works here free{only}."),
        Benefit::Discount => match percent {
            Some(percent) => format!("Pays {percent} % less{only}."),
            None => format!("Pays a lower price{only}."),
        },
        Benefit::Area if areas.is_empty() => "May use a part of the house.".to_owned(),
        Benefit::Area => format!("May use {}.", list(&areas)),
        Benefit::FeeWaived => format!("Pays no fee{only}."),
        Benefit::Priced => format!("Welcome at the house's price{only}."),
        Benefit::HostDecides => format!("Free or at a lower price, as you decide{only}."),
    }
}

fn unknown(reason: &Reason, context: &Context) -> String {
    let alike = || {
        let name = context.alike.as_deref();
        name.map_or("a space you know".to_owned(), printable)
    };
    match reason {
        Reason::HomeUnknown { alike: Some(space) } => {
            let name = alike();
            format!(
                "This node does not know the home space. It calls itself {name}, but the {name} you know ({space}) has another key: call them before you let anyone in."
            )
        }
        Reason::NameOfAnother { space } => {
            let name = alike();
            format!(
                "This is not the {name} you know ({space}): it has the same name and another key. Call them before you let anyone in."
            )
        }
        _ => "This node does not know the home space, so the pass cannot be checked.".to_owned(),
    }
}

fn amber(reason: &Reason, home: &str, context: &Context) -> String {
    match reason {
        Reason::ClockInDoubt => {
            "The clock of this computer cannot be right. Set its date and time, then scan again."
                .to_owned()
        }
        Reason::HomeUnknown { .. } | Reason::NameOfAnother { .. } => unknown(reason, context),
        Reason::HomeNotPinned => {
            format!("{home} is known from the network, but nobody here has checked its key.")
        }
        Reason::HomeConflicting => {
            format!("{home} has signed two different statements under one number.")
        }
        Reason::HomeTermsMissing => format!("{home} has published no terms."),
        Reason::HomeTermsExpired { at } => {
            format!("The terms of {home} ended on {}.", when(*at, context))
        }
        Reason::StatusUnknown => format!(
            "{home} keeps a list of passes that were taken back, and that list has not come here yet."
        ),
        Reason::StatusStale { since } => format!(
            "{home} has been silent since {}: what it took back after that is not known here. The pass itself is genuine.",
            when(*since, context)
        ),
        Reason::StatusUnnamed => format!(
            "This pass cannot be taken back, and {home} makes no such passes any more. Ask for a new one."
        ),
        Reason::HomeAsked { at, delivered } => asked(home, *at, *delivered, context),
        Reason::OwnTermsMissing => {
            "Your own space has published no terms: type covisa terms publish FILE.".to_owned()
        }
        Reason::OwnVisaDeclined => "This house does not take part in the visa.".to_owned(),
        Reason::NothingGranted => "This house grants this visitor nothing.".to_owned(),
        Reason::HomeStatesNoNumber => {
            format!("You give no more than the home gives, and {home} gives no number.")
        }
        Reason::HomeTakesNotOurs => format!("{home} does not say that it takes our members."),
        Reason::NotAPartner => format!("{home} is not among the partners this is meant for."),
        Reason::PlaceUnknown { .. }
        | Reason::TooNear { .. }
        | Reason::WrongRegion(_)
        | Reason::RegionUnknown(_) => place(reason, home),
        Reason::UsedUp { .. }
        | Reason::UsedUpPeriodUnstated { .. }
        | Reason::AskHost { .. }
        | Reason::ExtentUnstated { .. } => used(reason),
        Reason::Closed { opens: Some(opens) } => {
            format!("Closed now. Opens on {}.", when(*opens, context))
        }
        Reason::Closed { opens: None } => "Closed now.".to_owned(),
        Reason::RoomFull { capacity } => format!("The room is full: it takes {capacity} people."),
        other => member(other, home),
    }
}

fn asked(home: &str, at: Timestamp, delivered: bool, context: &Context) -> String {
    let time = local_parts(at, &context.zone).1;
    match delivered {
        true => format!("{home} was asked at {time} and has not answered yet."),
        false => format!("{home} was asked at {time}, and the question has not reached it yet."),
    }
}

/// How old the list of the home's revocations was that the verdict rests on: `checked against a list from 3 h ago`.
pub fn status_age(seconds: u64) -> String {
    let age = match seconds {
        0..60 => "from just now".to_owned(),
        60..3_600 => format!("from {} min ago", seconds / 60),
        3_600..172_800 => format!("from {} h ago", seconds / 3_600),
        _ => format!("from {} days ago", seconds / 86_400),
    };
    format!("checked against a list {age}")
}

fn used(reason: &Reason) -> String {
    match reason {
        Reason::UsedUp {
            used,
            of,
            unit,
            period,
            again,
            by_home,
        } => {
            let whose = if *by_home {
                ", the number the home gives"
            } else {
                ""
            };
            let again = again
                .map(|day| format!(" Starts again on {}.", day_text(day)))
                .unwrap_or_default();
            let per = per(*period, None);
            let per = if per.contains("within") {
                String::new()
            } else {
                format!(" {per}")
            };
            format!("Used {used} of {}{per}{whose}.{again}", amount(*of, *unit))
        }
        Reason::UsedUpPeriodUnstated { used, of, unit } => format!(
            "Used {used} of {}. Your terms never stated when it starts again.",
            amount(*of, *unit)
        ),
        Reason::AskHost { sure, up_to, unit } => {
            format!(
                "More than {}: up to {up_to} if you say so.",
                amount(*sure, *unit)
            )
        }
        Reason::ExtentUnstated { visits } => {
            format!(
                "Free, but your terms never said how often: {} so far.",
                visits_word(*visits)
            )
        }
        _ => String::new(),
    }
}

fn place(reason: &Reason, home: &str) -> String {
    let from = |from: &From| match from {
        From::Home => "The home space",
        From::Residence => "The visitor's residence",
    };
    match reason {
        Reason::TooNear {
            km,
            least,
            from: of,
        } => {
            format!(
                "{} is {km} km away; at least {least} km are needed.",
                from(of)
            )
        }
        Reason::PlaceUnknown {
            least,
            from: From::Residence,
        } => {
            format!(
                "The pass does not say where the visitor lives; at least {least} km are needed."
            )
        }
        Reason::PlaceUnknown { least, .. } => {
            format!("Where {home} is is not known; at least {least} km are needed.")
        }
        Reason::WrongRegion(rule) => format!("Only for visitors {}.", region_rule(*rule)),
        Reason::RegionUnknown(rule) => format!(
            "Only for visitors {}, and where {home} is is not known.",
            region_rule(*rule)
        ),
        _ => String::new(),
    }
}

fn member(reason: &Reason, home: &str) -> String {
    match reason {
        Reason::HomeShare {
            attested: Some(percent),
            needed,
        } => {
            format!("{percent} % of the visits were at home; at least {needed} % are needed.")
        }
        Reason::HomeShare {
            attested: None,
            needed,
        } => {
            format!("The pass does not attest that at least {needed} % of the visits are at home.")
        }
        Reason::HomeRoomUnknown => format!("{home} does not say that it has a room of its own."),
        Reason::WrongKind { is, wanted } => {
            let wanted: Vec<String> = wanted.iter().map(|kind| kind.word().to_owned()).collect();
            let is = is.map_or("unknown", SpaceKind::word);
            format!(
                "{home} is of the kind {is}; this is meant for {}.",
                list(&wanted)
            )
        }
        Reason::TierTooLow { is, least } => format!(
            "A {} member; at least {} is needed.",
            is.word(),
            least.word()
        ),
        Reason::TierUnknown => "The pass does not say what kind of member this is.".to_owned(),
        Reason::TierExcluded(tier) => format!("Not for {} members.", tier.word()),
        Reason::MemberTooShort {
            days: Some(days),
            least,
        } => {
            format!("A member for {days} days; at least {least} are needed.")
        }
        Reason::MemberTooShort { days: None, least } => {
            format!(
                "The pass does not say since when; at least {least} days of membership are needed."
            )
        }
        other => announced(other),
    }
}

/// What must be so on the day itself.
fn announced(reason: &Reason) -> String {
    match reason {
        Reason::WrongWeekday(days) => {
            let days: Vec<String> = days.iter().map(|day| weekday(*day).to_owned()).collect();
            format!("Only on {}.", list(&days))
        }
        Reason::NotBooked { how, days_before } => {
            let how = booking_kind(*how).unwrap_or("book first");
            let when = if *days_before == 0 {
                String::new()
            } else {
                format!(" {}", before(*days_before))
            };
            format!("Visitors {how}{when}; no booking was stated. If there is one, note its day.")
        }
        Reason::BookedLate { was, days_before } => {
            format!(
                "Booked {} before; it must be {}.",
                amount_days(*was),
                before(*days_before)
            )
        }
        Reason::IdentityNotSeen(one) => {
            let what = identity(*one).unwrap_or_default();
            format!("Visitors {what}: look at it and note that you did.")
        }
        Reason::Guests {
            brings,
            at_most: Some(0),
        } => format!("Brings {brings}; guests are not covered."),
        Reason::Guests {
            brings,
            at_most: Some(most),
        } => format!("Brings {brings} guests; at most {most} are covered."),
        Reason::Guests {
            brings,
            at_most: None,
        } => format!("Brings {brings} guests: the house's own policy decides."),
        _ => String::new(),
    }
}

fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Unreadable => "The code could not be read. Scan again.",
        Refusal::NotAPass => "This is not a covisa pass.",
        Refusal::NewerVersion => "This pass is of a later version. Update covisa on this machine.",
        Refusal::Malformed => "This pass is damaged or was made wrongly.",
        Refusal::WrongSignature => "This pass is not genuine: the home did not sign it.",
        Refusal::UnknownKey => {
            "This pass is not genuine: it is signed with a key the home never announced."
        }
        Refusal::UnknownCode => {
            "No visit was announced here under this code. Look at each character, or ask the home."
        }
        Refusal::UsedCode => "This code was used before: one code lets one visitor in, once.",
        Refusal::EndedCode => "This code has ended. Ask the home for a new one.",
        Refusal::TooManyCodes => "Too many wrong codes. Wait a minute, then type it again.",
        Refusal::NotOurs => "The home was asked and does not say that this is a member of theirs.",
        Refusal::NoAnswer => "The home was asked and did not answer in time.",
    }
}

fn when(moment: Timestamp, context: &Context) -> String {
    let (day, time) = local_parts(moment, &context.zone);
    format!("{day} at {time}")
}

fn before(days: u64) -> String {
    match days {
        1 => "the day before".to_owned(),
        days => format!("at least {days} days before"),
    }
}

fn amount_days(days: u64) -> String {
    amount(days, federation_spec::records::terms::grant::Unit::Day)
}

fn visits_word(visits: u64) -> String {
    format!("{visits} visit{}", if visits == 1 { "" } else { "s" })
}
