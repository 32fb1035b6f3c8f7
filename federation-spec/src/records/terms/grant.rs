//! One grant: to whom, what, how much, on which conditions, at which price. SPEC §3.4.4 to §3.4.8

use crate::plain::{Contradiction, Mistake};
use crate::records::card::Tier;
use crate::records::fields::{map_fields, words};
use crate::records::profile::SpaceKind;
use crate::records::values::{ClockTime, List, Number, Text};
use crate::wire::ids::SpaceId;

use super::price::Price;
use super::said;

pub use super::amount::{Cap, Period, Unit};

words! {
    /// To whom a grant is made.
    pub enum Audience {
        /// Members of any other space of the federation.
        Members = 1 "members",
        /// Anyone who walks in, with or without a pass.
        Anyone = 2 "anyone",
        /// Members of the spaces and groups the grant names.
        Partners = 3 "partners",
        /// Guests whom a member of the house brings.
        Guests = 4 "guests of members",
        /// People who think of becoming members of the house, and try it.
        WouldBeMembers = 5 "would-be members",
    }
}

words! {
    /// What is granted.
    pub enum Benefit {
        /// A free place to work.
        Free = 1 "free",
        /// A place at a lower price.
        Discount = 2 "discount",
        /// The use of an area only.
        Area = 3 "area",
        /// A fee that others pay.
        FeeWaived = 4 "fee waived",
        /// A place at the house's price: visitors are welcome to buy one.
        Priced = 5 "at a price",
        /// Free or at a discount, as the host decides.
        HostDecides = 6 "free or discount",
        /// To come; whether it costs anything was not said.
        Welcome = 7 "welcome",
    }
}

words! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday = 1 "mon",
        /// Tuesday.
        Tuesday = 2 "tue",
        /// Wednesday.
        Wednesday = 3 "wed",
        /// Thursday.
        Thursday = 4 "thu",
        /// Friday.
        Friday = 5 "fri",
        /// Saturday.
        Saturday = 6 "sat",
        /// Sunday.
        Sunday = 7 "sun",
    }
}

words! {
    /// Which of the days of its name in a month a day is.
    pub enum WeekOfMonth {
        /// From the 1st to the 7th.
        First = 1 "first",
        /// From the 8th to the 14th.
        Second = 2 "second",
        /// From the 15th to the 21st.
        Third = 3 "third",
        /// From the 22nd to the 28th.
        Fourth = 4 "fourth",
        /// From the 29th on.
        Fifth = 5 "fifth",
        /// The last seven days of the month.
        Last = 6 "last",
    }
}

map_fields! {
    /// The part of a local day in which a grant is given.
    pub struct Between: Body {
        /// The first minute.
        1 => from: ClockTime,
        /// The first minute after it.
        2 => until: ClockTime,
    }
}

impl Between {
    /// Whether so many minutes from midnight lie in it.
    pub fn holds(&self, minute: u16) -> bool {
        (self.from.minutes()..self.until.minutes()).contains(&minute)
    }
}

words! {
    /// Whose place a region rule looks at.
    pub enum RegionOf {
        /// That of the home.
        Home = 1 "home",
        /// Where the visitor lives, as far as the pass says it.
        Residence = 2 "residence",
    }
}

words! {
    /// Where the home must be, seen from the host.
    pub enum RegionRule {
        /// In the same city.
        SameCity = 1 "same city",
        /// In the same region.
        SameRegion = 2 "same region",
        /// In the same country.
        SameCountry = 3 "same country",
        /// In another city: the visitor travels.
        Travelling = 4 "travelling",
        /// In another country.
        Abroad = 5 "another country",
    }
}

map_fields! {
    /// A rule on where visitors come from.
    pub struct Region: Body {
        /// The rule.
        1 => rule: RegionRule,
        /// The region meant, in the host's words.
        2 => name: Option<Text<1, 60>>,
        /// Meant, but not enforced: shown, never lowers a verdict.
        3 => advisory: bool,
        /// Whose place is looked at. Absent: the home's.
        4 => of: Option<RegionOf>,
    }
}

map_fields! {
    /// What must hold for a grant to apply. SPEC §3.4.6
    #[derive(Default)]
    pub struct Requires: Body {
        /// The home grants our members something too.
        1 => home_takes_ours: bool,
        /// Never more than the home grants others.
        2 => never_more_than_home: bool,
        /// At least this percent of all the member's visits are to the home. Only the home can attest it.
        3 => home_share_percent: Option<Number<1, 100>>,
        /// The home is of one of these kinds.
        4 => home_kinds: List<SpaceKind, 0, 8>,
        /// The home has a room of its own.
        5 => home_has_room: bool,
        /// The member's tier is at least this.
        6 => min_tier: Option<Tier>,
        /// The member's tier is none of these.
        7 => excluded_tiers: List<Tier, 0, 4>,
        /// The visitor has been a member for so many days.
        8 => member_for_days: Option<Number<1, 3_660>>,
        /// The home is at least so many kilometres away.
        9 => km_from_home: Option<Number<1, 20_000>>,
        /// The visitor's residence is at least so many kilometres away.
        10 => km_from_residence: Option<Number<1, 20_000>>,
        /// Where the home must be.
        11 => region: Option<Region>,
        /// Homes for which distance and region rules are waived.
        12 => waived_for: List<SpaceId, 0, 128>,
        /// Active members only, as the host puts it. A pass attests just that.
        13 => active_members: bool,
        /// What else must hold, in the host's words. The desk confirms each: no program can tell.
        14 => in_words: List<Text<1, 160>, 0, 8>,
        /// The visitor hands over a prepaid coupon of this programme. The desk confirms it.
        15 => coupon: Option<Text<1, 80>>,
        /// The host waives distance and region rules where the two houses agree on it.
        16 => waived_by_agreement: bool,
    }
}

words! {
    /// How a visit is announced.
    pub enum BookingKind {
        /// Not at all.
        NotNeeded = 1 "not needed",
        /// By writing or calling first.
        Contact = 2 "contact first",
        /// By booking.
        Reserve = 3 "reserve",
        /// By a form.
        Form = 4 "form",
        /// By asking, and the host agrees.
        Approval = 5 "approval",
    }
}

map_fields! {
    /// What must happen before a visit.
    #[derive(Default)]
    pub struct Booking: Body {
        /// The way in which visitors book. Absent: not said.
        1 => how: Option<BookingKind>,
        /// So many local calendar days before.
        2 => days_before: Option<Number<0, 365>>,
        /// What the form asks.
        3 => form_fields: List<Text<1, 40>, 0, 16>,
        /// An account or group one must be in.
        4 => account: Option<Text<1, 120>>,
        /// Where to do it: shown as text, never fetched by a node.
        5 => link: Option<Text<1, 200>>,
        /// What is done on arrival.
        6 => on_arrival: Option<Text<1, 120>>,
    }
}

impl Booking {
    /// The way in which visitors book, if they have to.
    pub fn needed(&self) -> Option<BookingKind> {
        self.how.filter(|how| *how != BookingKind::NotNeeded)
    }
}

words! {
    /// What the desk looks at beside the pass.
    pub enum Identity {
        /// Nothing: trust is the default.
        None = 1 "none",
        /// A document with a photo.
        PhotoId = 2 "photo id",
        /// Proof of membership of some coworking or maker space.
        MembershipProof = 3 "membership proof",
        /// A letter from home.
        Letter = 4 "letter",
        /// An identity document of any kind.
        Id = 5 "id",
    }
}

words! {
    /// Whether a visitor may bring guests.
    pub enum GuestRule {
        /// No guests.
        None = 1 "none",
        /// Free.
        Free = 2 "free",
        /// As the host's own policy says.
        HostPolicy = 3 "host policy",
        /// At a price.
        Paid = 4 "paid",
    }
}

map_fields! {
    /// Guests of the visitor.
    pub struct Guests: Body {
        /// The rule.
        1 => rule: GuestRule,
        /// Most at once.
        2 => at_most: Option<Number<1, 100>>,
    }
}

words! {
    /// What a letter or a proof of membership must bear.
    pub enum Mark {
        /// The day on which it was written.
        Date = 1 "date",
        /// A stamp.
        Stamp = 2 "stamp",
        /// A photo.
        Photo = 3 "photo",
        /// A signature.
        Signature = 4 "signature",
        /// The name of whom it is for.
        Name = 5 "name",
    }
}

map_fields! {
    /// What a letter or a proof of membership must be like.
    #[derive(Default)]
    pub struct Proof: Body {
        /// What it bears.
        1 => bears: List<Mark, 0, 4>,
        /// It was written at most so many days ago.
        2 => valid_days: Option<Number<1, 3_660>>,
    }
}

map_fields! {
    /// How members of the house bring guests.
    #[derive(Default)]
    pub struct Invited: Body {
        /// Most guests whom a member brings at once.
        1 => at_once: Option<Number<1, 100>>,
        /// The caps count for the member who invites, not for each guest.
        2 => per_member: bool,
        /// That member is in the house as long as they are.
        3 => member_present: bool,
        /// What it costs is paid by the member.
        4 => member_pays: bool,
        /// The member registers them.
        5 => member_registers: bool,
    }
}

map_fields! {
    /// One grant.
    pub struct Grant: Body {
        /// Those to whom it is given.
        1 => to: Audience,
        /// Partners by id.
        2 => spaces: List<SpaceId, 0, 128>,
        /// Partners by group.
        3 => groups: List<Text<1, 60>, 0, 16>,
        /// The benefit that is given.
        4 => benefit: Benefit,
        /// With `discount`: how much off.
        5 => discount_percent: Option<Number<1, 100>>,
        /// Only these areas.
        6 => areas: List<Text<1, 60>, 0, 8>,
        /// How much. Empty: welcome, without a number.
        7 => caps: List<Cap, 0, 4>,
        /// On which conditions.
        8 => requires: Option<Requires>,
        /// What must happen before.
        9 => booking: Option<Booking>,
        /// What the desk looks at.
        10 => identity: List<Identity, 0, 4>,
        /// Guests of the visitor.
        11 => guests: Option<Guests>,
        /// What it costs, after or beside what is free.
        12 => price: List<Price, 0, 8>,
        /// More if the host likes.
        13 => more_on_request: bool,
        /// Only on these days.
        14 => weekdays: List<Weekday, 0, 7>,
        /// Not for those who come regularly.
        15 => not_for_regulars: bool,
        /// The number given is not fixed in practice.
        16 => amount_not_fixed: bool,
        /// What the host calls it.
        17 => label: Option<Text<1, 80>>,
        /// More about it, in the host's words.
        18 => note: Option<Text<1, 500>>,
        /// Free, but the host never said how much or how often.
        19 => extent_unstated: bool,
        /// Of the weekdays only those in these weeks of the month: the first Monday.
        20 => weeks: List<WeekOfMonth, 0, 6>,
        /// With guests of members: how they are brought.
        21 => invited: Option<Invited>,
        /// What the letter or proof must be like that the desk looks at.
        22 => proof: Option<Proof>,
        /// Any one of `identity` is enough.
        23 => identity_any: bool,
        /// Only at these times of a day.
        24 => between: Option<Between>,
    }
}

fn asks_for_region_of_residence(requires: &Requires) -> bool {
    requires.region.as_ref().is_some_and(|region| {
        region.rule == RegionRule::SameRegion && region.of == Some(RegionOf::Residence)
    })
}

impl Grant {
    /// A grant that says nothing but to whom it is made and what is given.
    pub fn new(to: Audience, benefit: Benefit) -> Self {
        Self {
            to,
            benefit,
            spaces: List::default(),
            groups: List::default(),
            discount_percent: None,
            areas: List::default(),
            caps: List::default(),
            requires: None,
            booking: None,
            identity: List::default(),
            guests: None,
            price: List::default(),
            more_on_request: false,
            weekdays: List::default(),
            not_for_regulars: false,
            amount_not_fixed: false,
            label: None,
            note: None,
            extent_unstated: false,
            weeks: List::default(),
            invited: None,
            proof: None,
            between: None,
            identity_any: false,
        }
    }

    /// Looks for statements that cannot both hold. SPEC §3.4.9
    pub(super) fn contradictions(&self, path: &str) -> Vec<Mistake> {
        let all = [
            (
                self.to == Audience::Partners && self.spaces.is_empty() && self.groups.is_empty(),
                Contradiction::PartnersUnnamed,
            ),
            (
                self.weekdays.is_empty() && !self.weeks.is_empty(),
                Contradiction::WeeksWithoutWeekdays,
            ),
            (
                self.requires
                    .as_ref()
                    .is_some_and(asks_for_region_of_residence),
                Contradiction::RegionOfResidence,
            ),
            (
                self.to != Audience::Guests && self.invited.is_some(),
                Contradiction::InvitedNotGuests,
            ),
            (
                self.between
                    .as_ref()
                    .is_some_and(|between| between.until <= between.from),
                Contradiction::TimesBackwards,
            ),
        ];
        let caps = self.caps.iter().enumerate();
        let caps = caps.flat_map(|(at, cap)| cap.contradictions(&format!("{path}.caps[{at}]")));
        let prices = self.price.iter().enumerate();
        let prices =
            prices.flat_map(|(at, price)| price.contradictions(&format!("{path}.price[{at}]")));
        let own = said(all, path).into_iter();
        own.chain(caps).chain(prices).collect()
    }
}
