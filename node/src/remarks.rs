//! What terms say that their writer may not mean: asked about, never refused. Pure.

use federation_spec::records::profile::Contact;
use federation_spec::records::terms::content::{Content, DropIn, Group};
use federation_spec::records::terms::grant::{
    Audience, Benefit, Cap, Grant, GuestRule, Guests, Identity, RegionOf, Requires,
};
use federation_spec::records::terms::price::{Price, PriceUnit, PriceWhen};

use crate::calendar::{HoursDoubt, doubts_about_hours};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// What hours say.
    Hours(HoursDoubt),
    /// What holds on days that the hours do not name, and there are no hours.
    UnnamedDaysOfNone,
    /// What is said of guests.
    Guests(GuestsDoubt),
    /// A contact that names a way and no address.
    ContactWithoutValue,
    /// A group of names alone: nobody is matched by a name.
    GroupOfNames,
    /// A price for a day, where it was said that no day is for sale.
    DayForSale,
    /// A price of nothing.
    PriceOfNothing,
    /// A price, and nobody said which.
    PriceUnsaid,
    /// What else is said of a house that is closed, beside whom to ask and a note.
    ClosedButOpen,
    /// A share of visits at home, which no home attests yet.
    HomeShare,
    /// How long before a visit is announced, and not that it is.
    DaysBeforeNothing,
    /// Where a visitor lives, which a pass says only if the visitor wants it to.
    Residence,
    /// What a letter or a proof must bear, and neither is asked for.
    ProofOfNothing,
    /// A place at a price, and no price in the grant or in the terms.
    PricedWithoutPrice,
    /// No document is asked for, beside some that are.
    NoneBesideOthers,
    /// Any one of the documents is enough, and no two are named.
    AnyOfOne,
    /// A cap of 0, with nothing to ask for.
    NothingGiven,
    /// Distance and region rules that are waived, and there are none.
    WaivesNothing,
}

/// What is said of guests, those of members and those of visitors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuestsDoubt {
    /// A grant to guests of members that says whether these may bring guests.
    OfGuests,
    /// Caps that count for the member who brings guests, and there are no caps.
    CountsNothing,
    /// Several caps, all of which count for the member who brings guests.
    AllPerMember,
    /// What a member must be, asked of guests, who need not be one.
    Membership,
    /// How many guests at most, where none are welcome.
    SomeOfNone,
}

/// All of them, each with the way to its setting.
pub fn remarks(content: &Content) -> Vec<(String, Remark)> {
    let hours = all_hours(content).flat_map(|(way, hours)| {
        let doubts = doubts_about_hours(hours).into_iter();
        doubts.map(move |doubt| (way.to_owned(), Remark::Hours(doubt)))
    });
    let unnamed = content
        .hours
        .as_ref()
        .is_some_and(|hours| hours.open.is_none() && hours.unnamed_days.is_some());
    let unnamed = unnamed.then(|| ("hours.unnamed_days".to_owned(), Remark::UnnamedDaysOfNone));
    let closed = content.closed_since.is_some() && *content != content.once_closed();
    let closed = closed.then(|| ("closed_since".to_owned(), Remark::ClosedButOpen));
    let silent = |contact: &Contact| contact.value.is_none();
    let contacts = at("contact", content.contact.iter(), silent, "");
    let contacts = contacts.map(|way| (way, Remark::ContactWithoutValue));
    let nameless = |group: &Group| group.spaces.is_empty();
    let groups = at("group", content.group.iter(), nameless, ".spaces");
    let groups = groups.map(|way| (way, Remark::GroupOfNames));
    let grants = content.grant.iter().enumerate();
    let grants = grants.flat_map(|(index, grant)| {
        let way = format!("grant[{index}]");
        let unpriced =
            grant.benefit == Benefit::Priced && grant.price.is_empty() && content.price.is_empty();
        let unpriced = unpriced.then(|| (format!("{way}.benefit"), Remark::PricedWithoutPrice));
        of_grant(&way, grant).into_iter().chain(unpriced)
    });
    let prices = at("price", content.price.iter(), is_unsaid, "");
    let prices = prices.map(|way| (way, Remark::PriceUnsaid));
    let free = at("price", content.price.iter(), is_nothing, "");
    let prices = prices.chain(free.map(|way| (way, Remark::PriceOfNothing)));
    let no_days = content.drop_in == Some(DropIn::NoDays);
    let a_day = |price: &Price| no_days && price.unit == PriceUnit::Day && price.count.is_none();
    let sold = at("price", content.price.iter(), a_day, "");
    let prices = prices.chain(sold.map(|way| (way, Remark::DayForSale)));
    let house = hours
        .chain(unnamed)
        .chain(closed)
        .chain(contacts)
        .chain(groups);
    house.chain(grants).chain(prices).collect()
}

/// The hours that terms state, each with the way to its setting.
pub fn all_hours(content: &Content) -> impl Iterator<Item = (&'static str, &str)> {
    content.hours.iter().flat_map(|hours| {
        let all = [
            ("hours.open", hours.open.as_ref()),
            ("hours.key_holders", hours.key_holders.as_ref()),
            ("hours.staffed", hours.staffed.as_ref()),
        ];
        let stated = all.into_iter();
        stated.filter_map(|(way, hours)| Some((way, hours?.as_str())))
    })
}

/// The ways to those elements of a list of which something holds.
fn at<'a, T: 'a>(
    list: &str,
    elements: impl Iterator<Item = &'a T>,
    holds: impl Fn(&T) -> bool,
    setting: &str,
) -> impl Iterator<Item = String> {
    let found = elements.enumerate().filter(move |(_, one)| holds(one));
    found.map(move |(index, _)| format!("{list}[{index}]{setting}"))
}

fn of_grant(way: &str, grant: &Grant) -> Vec<(String, Remark)> {
    let requires = grant.requires.as_ref();
    let region = requires.and_then(|requires| requires.region.as_ref());
    let bears = |one: &Identity| matches!(one, Identity::Letter | Identity::MembershipProof);
    let booking = grant.booking.as_ref();
    let told = [
        (
            booking.is_some_and(|one| one.days_before.is_some() && one.needed().is_none()),
            "booking.days_before",
            Remark::DaysBeforeNothing,
        ),
        (
            requires.is_some_and(|requires| requires.home_share_percent.is_some()),
            "requires.home_share_percent",
            Remark::HomeShare,
        ),
        (
            requires.is_some_and(|requires| requires.km_from_residence.is_some()),
            "requires.km_from_residence",
            Remark::Residence,
        ),
        (
            region.is_some_and(|region| region.of == Some(RegionOf::Residence)),
            "requires.region.of",
            Remark::Residence,
        ),
        (
            grant.proof.is_some() && !grant.identity.iter().any(bears),
            "proof",
            Remark::ProofOfNothing,
        ),
    ];
    let told = told.into_iter().filter(|(holds, ..)| *holds);
    let told = told.map(|(_, setting, remark)| (format!("{way}.{setting}"), remark));
    let list = format!("{way}.price");
    let unsaid = at(&list, grant.price.iter(), is_unsaid, "");
    let unsaid = unsaid.map(|way| (way, Remark::PriceUnsaid));
    let free = at(&list, grant.price.iter(), is_nothing, "");
    let free = free.map(|way| (way, Remark::PriceOfNothing));
    told.chain(unsaid)
        .chain(free)
        .chain(of_guests(way, grant))
        .chain(without_effect(way, grant))
        .collect()
}

/// What is said of guests.
fn of_guests(way: &str, grant: &Grant) -> Vec<(String, Remark)> {
    let requires = grant.requires.as_ref();
    let told = [
        (
            grant.to == Audience::Guests && grant.guests.is_some(),
            "guests",
            GuestsDoubt::OfGuests,
        ),
        (
            grant.caps.is_empty() && grant.invited.as_ref().is_some_and(|one| one.per_member),
            "invited.per_member",
            GuestsDoubt::CountsNothing,
        ),
        (
            grant.caps.as_slice().len() > 1
                && grant.invited.as_ref().is_some_and(|one| one.per_member),
            "invited.per_member",
            GuestsDoubt::AllPerMember,
        ),
        (
            grant.to == Audience::Guests && requires.is_some_and(asks_for_membership),
            "requires",
            GuestsDoubt::Membership,
        ),
        (
            grant.guests.as_ref().is_some_and(brings_some_of_none),
            "guests.at_most",
            GuestsDoubt::SomeOfNone,
        ),
    ];
    let told = told.into_iter().filter(|(holds, ..)| *holds);
    told.map(|(_, setting, doubt)| (format!("{way}.{setting}"), Remark::Guests(doubt)))
        .collect()
}

/// Settings of a grant that change nothing.
fn without_effect(way: &str, grant: &Grant) -> Vec<(String, Remark)> {
    let told = [
        (
            grant.identity.as_slice().len() > 1
                && grant.identity.iter().any(|one| *one == Identity::None),
            "identity",
            Remark::NoneBesideOthers,
        ),
        (
            grant.identity_any && grant.identity.as_slice().len() < 2,
            "identity_any",
            Remark::AnyOfOne,
        ),
        (
            grant.requires.as_ref().is_some_and(waives_nothing),
            "requires.waived_by_agreement",
            Remark::WaivesNothing,
        ),
        (
            grant.caps.iter().any(gives_nothing),
            "caps",
            Remark::NothingGiven,
        ),
    ];
    let told = told.into_iter().filter(|(holds, ..)| *holds);
    told.map(|(_, setting, remark)| (format!("{way}.{setting}"), remark))
        .collect()
}

fn brings_some_of_none(guests: &Guests) -> bool {
    guests.rule == GuestRule::None && guests.at_most.is_some()
}

fn asks_for_membership(requires: &Requires) -> bool {
    let tiers = requires.min_tier.is_some() || !requires.excluded_tiers.is_empty();
    tiers || requires.member_for_days.is_some() || requires.active_members
}

fn waives_nothing(requires: &Requires) -> bool {
    let rules = requires.region.is_some()
        || requires.km_from_home.is_some()
        || requires.km_from_residence.is_some();
    requires.waived_by_agreement && !rules
}

fn gives_nothing(cap: &Cap) -> bool {
    cap.amount.value() == 0 && cap.ask_up_to.is_none()
}

/// A price of 0, which is neither the least of what is asked for nor a donation.
fn is_nothing(price: &Price) -> bool {
    let nothing = price.amount.is_some_and(|amount| amount.value() == 0);
    nothing && price.up_to.is_none() && !price.or_more && price.when() != PriceWhen::Donation
}

/// No amount, and no donation, which needs none.
fn is_unsaid(price: &Price) -> bool {
    price.amount.or(price.up_to).is_none() && price.when() != PriceWhen::Donation
}
