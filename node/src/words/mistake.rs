//! Where a terms file is wrong, and what to write instead.

use federation_spec::plain::{Contradiction, Mistake, Problem};

use crate::calendar::{HoursDoubt, NotHours};
use crate::remarks::{GuestsDoubt, Remark};

/// The mistake in words: what is wrong and what to write instead. File, line and key stand before it.
pub fn mistake(mistake: &Mistake) -> String {
    let key = mistake
        .path
        .rsplit(['.', ']'])
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    match &mistake.problem {
        Problem::UnknownKey { known } => match nearest(key, known) {
            Some(near) => format!("there is no such setting; did you mean {near:?}?"),
            None => format!(
                "there is no such setting; here belong: {}",
                known.join(", ")
            ),
        },
        Problem::DuplicateKey => "stands here twice; remove one".to_owned(),
        Problem::Missing { options: [] } => "is missing; add it".to_owned(),
        Problem::Missing { options } => format!("is missing; write one of: {}", quoted(options)),
        Problem::WrongKind { found, wanted } => format!("is {found}; write {wanted}"),
        Problem::OutOfRange { min, max } => format!("write a whole number from {min} to {max}"),
        Problem::Length { min, max, .. } if min == max => {
            format!("must have {max} letters{}", example(key))
        }
        Problem::Length { is: 0, .. } => {
            "is empty; write something, or leave it out where it may be missing".to_owned()
        }
        Problem::Length { is, min, max } if is < min => {
            format!("has {is} letters; write at least {min}, at most {max}")
        }
        Problem::Length { is, max, .. } => format!(
            "is too long: {is}, and at most {max} fit (a plain letter counts 1, one with an accent 2, others up to 4)"
        ),
        Problem::Entries { is: 0, .. } => {
            "lists nothing; list something, or leave it out".to_owned()
        }
        Problem::Entries { is, min, max } => {
            format!("lists {is}; write from {min} to {max} of them")
        }
        Problem::NotOneOf { given, options } => match nearest(given, options) {
            Some(near) => format!(
                "{given:?} is not known here; did you mean {near:?}? It is one of: {}",
                quoted(options)
            ),
            None => format!(
                "{given:?} is not known here; write one of: {}",
                quoted(options)
            ),
        },
        Problem::Form { example } => format!("cannot be read; write it as in {example:?}"),
        Problem::Contradiction(what) => contradiction(*what).to_owned(),
    }
}

fn example(key: &str) -> &'static str {
    match key {
        "currency" => ", as in \"EUR\"",
        "country" => ", as in \"DE\"",
        _ => "",
    }
}

/// Why hours cannot be used, and what to write instead.
pub fn hours(wrong: NotHours, text: &str) -> String {
    let (what, instead) = match wrong {
        NotHours::Unreadable => {
            let instead = "write it as in \"Mo-Fr 09:00-18:00; Sa 10:00-14:00\"";
            return format!("{text:?} cannot be read; {instead}");
        }
        NotHours::SchoolHolidays => (
            "SH: school holidays differ from place to place, and no calendar of them is held",
            "write dates, as in \"Jul 01-Aug 31 10:00-16:00\"",
        ),
        NotHours::Sun => (
            "where the sun stands is not reckoned here",
            "write times, as in \"Mo-Fr 08:00-20:00\"",
        ),
        NotHours::OpenEnd => (
            "a + behind a time names no time of closing",
            "write one, as in \"Fr 18:00-23:00\"; if there is none, leave the hours out and say it in note",
        ),
        NotHours::Moments => (
            "a / behind times names moments, as of a bus",
            "write from when to when it is open, as in \"Mo-Fr 10:00-16:00\"",
        ),
        NotHours::HolidaysOnDays => (
            "PH with days of the week beside it means the holidays on those days, which is not read here",
            "write a comma if both are meant, as in \"Su,PH off\"",
        ),
        NotHours::NoSuchDay => ("a month has no such day", "write a date that there is"),
    };
    format!("{what}; {instead}")
}

/// How many homes meet a condition of terms.
pub fn meetable(met: usize, of: usize) -> String {
    match (met, of) {
        (_, 0) => "you have checked no other space's key yet, so nobody can meet this: covisa space pin ID".to_owned(),
        (0, _) => format!(
            "none of the {of} spaces whose keys you have checked meets this today: their members are a question at your desk"
        ),
        (met, of) => format!("{met} of the {of} spaces whose keys you have checked meet this today"),
    }
}

/// What terms say that may not be meant, and what to write then.
pub fn remark(remark: &Remark) -> String {
    let text = match remark {
        Remark::Hours(doubt) => return doubt_about_hours(doubt),
        Remark::Guests(doubt) => doubt_about_guests(*doubt),
        Remark::UnnamedDaysOfNone => {
            "says what holds on days that open does not name, and there is no open; add open = \"Mo-Fr 09:00-18:00\""
        }
        Remark::ContactWithoutValue => {
            "names a way without an address: visitors read that there is one; write value = \"...\" if they may have it"
        }
        Remark::GroupOfNames => {
            "names spaces without an id: names are shown and match nobody, so their members are a question at your desk; add \
             spaces = [\"covisa:...\"] as soon as they have a node"
        }
        Remark::DayForSale => {
            "is the price of a day, and drop_in says that no day is for sale; leave one of them out"
        }
        Remark::PriceOfNothing => {
            "a price of 0 is read as a price; what is free is a grant: leave the price out"
        }
        Remark::PriceUnsaid => {
            "says no amount: visitors read that there is a price, and that it was not said"
        }
        Remark::ClosedButOpen => {
            "a house that is closed gives nothing: visitors read that it is closed, whom to ask, and your note; nothing else of this"
        }
        Remark::HomeShare => {
            "no home attests this yet, so every visitor is a question at your desk"
        }
        Remark::DaysBeforeNothing => {
            "says how long before, and not what: write how = \"reserve\", or how else visitors announce themselves"
        }
        Remark::Residence => {
            "a pass says where somebody lives only if they want it to; all others are a question at your desk"
        }
        Remark::ProofOfNothing => {
            "says what a letter or a proof must bear, but identity asks for neither; add identity = [\"letter\"]"
        }
        Remark::PricedWithoutPrice => {
            "sells a place without a price: visitors read that what it costs was not said; add price = [{ amount = 15, currency = \
             \"EUR\", unit = \"day\" }]"
        }
        Remark::NoneBesideOthers => {
            "asks for nothing beside something: \"none\" is passed over, and with identity_any everything else is; leave one of them out"
        }
        Remark::AnyOfOne => {
            "says that any one of several is enough, and identity does not name two; write identity = [\"photo id\", \"letter\"]"
        }
        Remark::NothingGiven => {
            "gives 0: visitors are told that it is used up, always; leave the grant out, or write ask_up_to = 3 if you may give some"
        }
        Remark::WaivesNothing => {
            "waives rules on distance and region, and this grant has none; add km_from_home = 50, or leave it out"
        }
    };
    text.to_owned()
}

fn doubt_about_guests(doubt: GuestsDoubt) -> &'static str {
    match doubt {
        GuestsDoubt::OfGuests => {
            "says whether the guests of your members may bring guests of their own; if it is meant for how members bring \
             guests, write invited = { at_once = 1 }"
        }
        GuestsDoubt::CountsNothing => {
            "says for whom is counted, and nothing is: add caps = [...] to this grant, or write at_once"
        }
        GuestsDoubt::AllPerMember => {
            "every cap of this grant counts for the member who brings the guests; what counts for the guest cannot stand beside \
             it: write it as in_words = [\"...\"]"
        }
        GuestsDoubt::Membership => {
            "is asked of the guests, not of the member who brings them; if you mean the member, write it as in_words = [\"...\"]"
        }
        GuestsDoubt::SomeOfNone => {
            "says how many guests where none are welcome: leave it out, or write rule = \"free\""
        }
    }
}

fn doubt_about_hours(doubt: &HoursDoubt) -> String {
    match doubt {
        HoursDoubt::NightCut(rule) => format!(
            "{rule:?} runs past midnight, but a later rule takes the next day over from midnight on; write \", \" instead of \
             \"; \" between the two if the night goes on"
        ),
        HoursDoubt::Comment(comment) => format!(
            "{comment:?} is a comment, which people read and no program does; if these are hours, write times"
        ),
    }
}

fn contradiction(what: Contradiction) -> &'static str {
    match what {
        Contradiction::DeclinedButGranted => {
            "visa = \"declined\", but a grant to members follows; write visa = \"accepted\" or remove the grant"
        }
        Contradiction::PartnersUnnamed => {
            "a grant to partners names none; add spaces = [\"covisa:...\"] or groups = [\"...\"]"
        }
        Contradiction::GroupUndefined => {
            "names a group that no [[group]] defines; add one with this name"
        }
        Contradiction::BlockLength => {
            "unit = \"block\" and block_hours belong together; add the other one or remove it"
        }
        Contradiction::RollingDays => {
            "per = \"rolling\" and rolling_days belong together; add the other one or remove it"
        }
        Contradiction::RangeBackwards => {
            "the most is not more than amount; write ask_up_to or up_to as the larger number"
        }
        Contradiction::TimesBackwards => {
            "does not end after it begins; midnight is until = \"24:00\", and what goes on after it is a second grant from \"00:00\" (of the next \
             weekday, if you name weekdays)"
        }
        Contradiction::TaxBothWays => {
            "before_tax and tax_included cannot both be true; remove one of them"
        }
        Contradiction::OpenRange => {
            "or_more = true needs an amount and stands without up_to; remove one of them"
        }
        Contradiction::WeeksWithoutWeekdays => {
            "weeks of the month need the days they are of; add weekdays = [\"mon\"]"
        }
        Contradiction::InvitedNotGuests => {
            "says how members bring guests; write to = \"guests of members\" or remove it"
        }
        Contradiction::RegionOfResidence => {
            "no pass says in which region somebody lives; write rule = \"same city\" or \"same country\", or of = \"home\""
        }
        Contradiction::DropInButFree => {
            "nobody drops in for free, but a grant to anyone says so; add booking to that grant, or remove drop_in"
        }
    }
}

fn nearest<'a>(given: &str, options: &[&'a str]) -> Option<&'a str> {
    let close =
        |option: &&&str| strsim::damerau_levenshtein(given, option) <= 2.max(given.len() / 3);
    options
        .iter()
        .filter(close)
        .min_by_key(|option| strsim::damerau_levenshtein(given, option))
        .copied()
}

fn quoted(options: &[&str]) -> String {
    options
        .iter()
        .map(|option| format!("{option:?}"))
        .collect::<Vec<_>>()
        .join(", ")
}
