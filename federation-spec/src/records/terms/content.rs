//! What terms say about the house as a whole: its grants, hours, sites, contact. SPEC §3.4.3

use crate::plain::{Contradiction, Mistake};
use crate::records::fields::{map_fields, words};
use crate::records::profile::{Contact, Position};
use crate::records::values::{Date, List, Number, Text};
use crate::wire::ids::SpaceId;

use super::contradiction;
use super::grant::{Audience, Benefit, Cap, Grant, Period};
use super::price::Price;

words! {
    /// Whether the space takes part in the visa.
    pub enum Stance {
        /// It takes members of other spaces.
        Accepted = 1 "accepted",
        /// It was asked and said no.
        Declined = 2 "declined",
    }
}

words! {
    /// What holds on days that the hours do not name.
    pub enum UnnamedDays {
        /// Nothing was said about them.
        Unknown = 1 "unknown",
        /// The house is closed then.
        Closed = 2 "closed",
    }
}

words! {
    /// Whether a visitor may use an area or a thing.
    pub enum Use {
        /// Comes with the visit.
        Included = 1 "included",
        /// Costs extra.
        Extra = 2 "extra",
        /// Is there; nothing was said about visitors.
        Unstated = 3 "unstated",
        /// Not for visitors.
        Excluded = 4 "not for visitors",
    }
}

words! {
    /// Whether a visitor or a home must sign something.
    pub enum Agreement {
        /// Nothing to sign.
        NotNeeded = 1 "not needed",
        /// Something is signed on arrival.
        Needed = 2 "needed",
    }
}

words! {
    /// Whether people may simply drop in.
    pub enum DropIn {
        /// They may, and it is not free.
        NotFree = 1 "not free",
        /// They may not.
        None = 2 "none",
        /// Nobody can buy a day.
        NoDays = 3 "no days for sale",
    }
}

words! {
    /// Whether visitors get a key.
    pub enum Keys {
        /// They get none.
        None = 1 "none",
        /// They are lent one.
        Lent = 2 "lent",
        /// They get one for a deposit.
        Deposit = 3 "for a deposit",
        /// They get one for a fee.
        Fee = 4 "for a fee",
    }
}

map_fields! {
    /// How visitors get in and out.
    #[derive(Default)]
    pub struct Door: Body {
        /// Whether they get a key.
        1 => keys: Option<Keys>,
        /// Somebody of the house goes with them.
        2 => escort: bool,
        /// What to do at the door, in the host's words.
        3 => how: Option<Text<1, 160>>,
    }
}

map_fields! {
    /// When the house is open, in the OSM `opening_hours` syntax.
    #[derive(Default)]
    pub struct Hours: Body {
        /// For visitors: `Mo-Fr 09:00-18:00; Fr 08:00-27:00`. Absent: not said, as where only those who hold a key have hours.
        1 => open: Option<Text<1, 256>>,
        /// What holds on days not named. Absent: closed, as the syntax has it.
        2 => unnamed_days: Option<UnnamedDays>,
        /// For those who hold a key.
        3 => key_holders: Option<Text<1, 256>>,
        /// When somebody is there to receive visitors.
        4 => staffed: Option<Text<1, 256>>,
    }
}

map_fields! {
    /// One site of an operator that has several.
    pub struct Site: Body {
        /// Its name, as the desk says it.
        1 => name: Text<1, 60>,
        /// Its city.
        2 => city: Option<Text<1, 80>>,
        /// Its point.
        3 => position: Option<Position>,
    }
}

map_fields! {
    /// An area or a thing in the house: a meeting room, lockers, a phone booth.
    pub struct Area: Body {
        /// What it is.
        1 => name: Text<1, 60>,
        /// How many there are.
        2 => count: Option<Number<1, 1_000>>,
        /// How many seats.
        3 => seats: Option<Number<1, 1_000>>,
        /// Whether visitors may use it.
        4 => for_visitors: Option<Use>,
        /// More about it.
        5 => note: Option<Text<1, 160>>,
    }
}

map_fields! {
    /// A group of spaces that grants can name.
    pub struct Group: Body {
        /// Its name.
        1 => name: Text<1, 60>,
        /// Its spaces. The names of spaces are never matched, only their ids.
        2 => spaces: List<SpaceId, 0, 128>,
        /// Its spaces that have no id yet, by name: shown, never matched.
        3 => by_name: List<Text<1, 80>, 0, 32>,
    }
}

map_fields! {
    /// How fresh the home's word on a pass has to be. Whatever stands here, a word older than a day is never green.
    pub struct StatusRule: Body {
        /// Refuse passes whose home was not heard of for so many hours.
        1 => refuse_after_hours: Option<Number<24, 8_784>>,
        /// Ask the home's node for its newest status list at every check, if it is connected.
        2 => ask_home: bool,
    }
}

map_fields! {
    /// All that terms say, without sequence and dates.
    #[derive(Default)]
    pub struct Content: Body {
        /// Whether the space takes part. Absent: it did not say.
        1 => visa: Option<Stance>,
        /// What it grants, to whom, on which conditions. Each stands for itself; the best one applies.
        2 => grant: List<Grant, 0, 16>,
        /// When it is open. Absent: unknown, which never lowers a verdict.
        3 => hours: Option<Hours>,
        /// Its sites.
        4 => site: List<Site, 0, 32>,
        /// More than one site, whether or not `site` lists them.
        5 => several_sites: bool,
        /// A day at one site counts at all of them.
        6 => one_count: bool,
        /// Languages spoken, BCP 47.
        7 => languages: List<Text<2, 12>, 0, 16>,
        /// How to reach the people.
        8 => contact: List<Contact, 0, 8>,
        /// Most people the room takes.
        9 => capacity: Option<Number<1, 100_000>>,
        /// Areas and things.
        10 => area: List<Area, 0, 16>,
        /// Groups that grants can name.
        11 => group: List<Group, 0, 16>,
        /// What a day costs where it is not free.
        12 => price: List<Price, 0, 16>,
        /// The house's own plans, in its words.
        13 => plans: List<Text<1, 120>, 0, 8>,
        /// Other programmes it is in.
        14 => networks: List<Text<1, 80>, 0, 8>,
        /// Whether something must be signed.
        15 => agreement: Option<Agreement>,
        /// Anything else, in the house's words.
        16 => note: Option<Text<1, 2_000>>,
        /// How fresh the word on a visitor's pass has to be.
        17 => status: Option<StatusRule>,
        /// Since when the house is closed for good. Then nothing else of it applies any more.
        18 => closed_since: Option<Date>,
        /// Whether people may simply drop in. Absent: the house did not say.
        19 => drop_in: Option<DropIn>,
        /// How visitors get in and out.
        20 => door: Option<Door>,
        /// How one can pay, in the host's words: cash, card.
        21 => payment: List<Text<1, 40>, 0, 8>,
        /// What takes place in the house that visitors may come to, in the host's words.
        23 => events: List<Text<1, 80>, 0, 8>,
    }
}

/// A grant that says the opposite of what is said of dropping in.
fn is_free_drop_in(grant: &Grant, said: DropIn) -> bool {
    let booking = grant.booking.as_ref();
    let announced = booking.is_some_and(|booking| booking.needed().is_some());
    let once = |cap: &Cap| matches!(cap.per, Period::FirstVisits | Period::Lifetime);
    let contradicted = match said {
        DropIn::NotFree => !grant.caps.iter().any(once),
        DropIn::None => true,
        DropIn::NoDays => false,
    };
    grant.to == Audience::Anyone && grant.benefit == Benefit::Free && !announced && contradicted
}

impl Content {
    /// Looks for statements that cannot both hold. SPEC §3.4.9
    pub fn check(&self) -> Result<(), Mistake> {
        self.contradictions().into_iter().next().map_or(Ok(()), Err)
    }

    /// What still applies once the house is closed: since when it is, whom to ask, and what it notes. SPEC §3.4.3
    pub fn once_closed(&self) -> Self {
        Self {
            closed_since: self.closed_since.clone(),
            contact: self.contact.clone(),
            note: self.note.clone(),
            ..Self::default()
        }
    }

    /// All statements that cannot both hold.
    pub fn contradictions(&self) -> Vec<Mistake> {
        let members = |grant: &Grant| matches!(grant.to, Audience::Members | Audience::Partners);
        let declined = self.visa == Some(Stance::Declined) && self.grant.iter().any(members);
        let declined =
            declined.then(|| contradiction("visa".to_owned(), Contradiction::DeclinedButGranted));
        let prices = self.price.iter().enumerate();
        let prices = prices.flat_map(|(at, price)| price.contradictions(&format!("price[{at}]")));
        let grants = self.grant.iter().enumerate().flat_map(|(at, grant)| {
            let undefined = self.undefined_group(grant, format!("grant[{at}].groups"));
            let own = grant.contradictions(&format!("grant[{at}]"));
            own.into_iter().chain(undefined)
        });
        let contradicts = |said| self.grant.iter().any(|grant| is_free_drop_in(grant, said));
        let drops_in = self.drop_in.is_some_and(contradicts);
        let drops_in =
            drops_in.then(|| contradiction("drop_in".to_owned(), Contradiction::DropInButFree));
        let house = declined.into_iter().chain(drops_in);
        house.chain(prices).chain(grants).collect()
    }

    fn undefined_group(&self, grant: &Grant, path: String) -> Option<Mistake> {
        let defined = |name: &Text<1, 60>| self.group.iter().any(|group| group.name == *name);
        let all = grant.groups.iter().all(defined);
        (!all).then(|| contradiction(path, Contradiction::GroupUndefined))
    }
}
