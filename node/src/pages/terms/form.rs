//! The form: settings of terms that a page shows, and how they are laid over terms.
//!
//! Each field has the type that the record has there. Whatever else terms say stays as it is.

use federation_spec::plain::{Mistake, Plain, PlainValue, Problem};
use federation_spec::records::terms::Content;
use federation_spec::records::terms::amount::{Cap, Period, Unit};
use federation_spec::records::terms::content::{Hours, Stance};
use federation_spec::records::terms::grant::{
    Audience, Benefit, Booking, BookingKind, Grant, GuestRule, Guests, Identity, Requires,
};
use federation_spec::records::terms::price::{Price, PriceUnit, PriceWhen};
use federation_spec::records::values::{List, Number, Text, Thousandths};
use serde_json::Value;

use super::typed::Typed;
use crate::pages::week::{DAYS, Week};

/// In what most hosts count, and when it starts again: what a form offers where nothing is held.
const USUAL: (Unit, Period) = (Unit::Day, Period::CalendarMonth);

/// Declares the form: `field: type in the record`, and what is ticked or not. A browser sends each under
/// its own name.
macro_rules! form {
    (
        $(#[$meta:meta])*
        pub struct Form {
            $( $(#[$field_meta:meta])* $field:ident: $type:ty, )*
        }
        ticked {
            $( $(#[$flag_meta:meta])* $flag:ident, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Form {
            $( $(#[$field_meta])* pub $field: Typed<$type>, )*
            $( $(#[$flag_meta])* pub $flag: bool, )*
            /// Hours as a week; `None` where they are text.
            pub week: Option<Week>,
        }

        impl Form {
            /// What a browser sent: its fields by name.
            pub fn sent(fields: &Value) -> Self {
                Self {
                    $( $field: Typed::new(text(&fields[stringify!($field)])), )*
                    $( $flag: fields[stringify!($flag)] == Value::Bool(true), )*
                    week: sent_week(fields),
                }
            }

            /// What a browser sends of it as it came, but for the week.
            pub fn fields(&self) -> Value {
                let mut fields = serde_json::Map::new();
                $( fields.insert(stringify!($field).to_owned(), self.$field.to_string().into()); )*
                $( fields.insert(stringify!($flag).to_owned(), self.$flag.into()); )*
                Value::Object(fields)
            }
        }
    };
}

form! {
    /// What the form says of the grant to members of other spaces, and of the hours and the price of the house.
    pub struct Form {
        /// Whether the house takes part.
        visa: Stance,
        /// What is given.
        benefit: Benefit,
        /// With a discount: percent.
        percent: Number<1, 100>,
        /// How much; empty for "no number".
        amount: Number<0, 10_000>,
        /// In what it is counted.
        unit: Unit,
        /// When the count starts again.
        per: Period,
        /// How a visit is announced.
        booking: BookingKind,
        /// So many days before.
        days_before: Number<0, 365>,
        /// Whether visitors may bring guests.
        guests: GuestRule,
        /// So many kilometres away the home must be.
        km: Number<1, 20_000>,
        /// What a day costs after that.
        price: Thousandths<1_000_000_000_000>,
        /// ISO 4217.
        currency: Text<3, 3>,
        /// Hours as text, where a week cannot show them.
        hours: Text<1, 256>,
        /// More, in the host's words.
        note: Text<1, 2_000>,
    }
    ticked {
        /// More if the host likes.
        more,
        /// A document with a photo is looked at.
        photo_id,
    }
}

impl Form {
    /// What terms say, as far as a form can show it.
    pub fn of(terms: &Content) -> Self {
        let hours = terms.hours.as_ref().and_then(|hours| hours.open.as_ref());
        let price = terms.price.iter().find(|price| is_day_price(price));
        let house = Self {
            unit: Typed::of(Some(&USUAL.0)),
            per: Typed::of(Some(&USUAL.1)),
            visa: Typed::of(terms.visa.as_ref()),
            price: Typed::of(price.and_then(|price| price.amount.as_ref())),
            currency: Typed::of(price.and_then(|price| price.currency.as_ref())),
            week: Week::read(hours.map_or("", Text::as_str)),
            hours: Typed::of(hours),
            note: Typed::of(terms.note.as_ref()),
            ..Self::default()
        };
        match terms.grant.iter().find(|grant| is_to_members(grant)) {
            Some(grant) => house.with_grant(grant),
            None => house,
        }
    }

    fn with_grant(self, grant: &Grant) -> Self {
        let cap = grant.caps.iter().next();
        let booking = grant.booking.as_ref();
        let requires = grant.requires.as_ref();
        Self {
            benefit: Typed::of(Some(&grant.benefit)),
            percent: Typed::of(grant.discount_percent.as_ref()),
            amount: Typed::of(cap.map(|cap| &cap.amount)),
            unit: Typed::of(Some(cap.map_or(&USUAL.0, |cap| &cap.unit))),
            per: Typed::of(Some(cap.map_or(&USUAL.1, |cap| &cap.per))),
            more: grant.more_on_request,
            booking: Typed::of(booking.and_then(|booking| booking.how.as_ref())),
            days_before: Typed::of(booking.and_then(|booking| booking.days_before.as_ref())),
            photo_id: asks_for_photo(grant),
            guests: Typed::of(grant.guests.as_ref().map(|guests| &guests.rule)),
            km: Typed::of(requires.and_then(|requires| requires.km_from_home.as_ref())),
            ..self
        }
    }

    /// Lays the form over terms: what it shows is set, everything else stays. Fails where a field cannot be read, with
    /// the way to the setting.
    pub fn over(&self, terms: &Content) -> Result<Content, Mistake> {
        let mut new = terms.clone();
        new.visa = at("visa", self.visa.read())?;
        new.note = at("note", self.note.read())?;
        new.hours = at("hours", self.hours_over(terms.hours.as_ref()))?;
        new.grant = at("grant", self.grants_over(&terms.grant))?;
        new.price = at("price", self.prices_over(&terms.price))?;
        Ok(new)
    }

    /// With the last day that is open, what holds on other days goes too; other hours stay.
    fn hours_over(&self, held: Option<&Hours>) -> Result<Option<Hours>, Mistake> {
        let open = match &self.week {
            Some(week) => Typed::new(week.write()),
            None => self.hours.clone(),
        };
        let open = at("open", open.read())?;
        let held = held.cloned().unwrap_or_default();
        let hours = Hours {
            unnamed_days: held.unnamed_days.filter(|_| open.is_some()),
            open,
            ..held
        };
        Ok(Some(hours).filter(|hours| *hours != Hours::default()))
    }

    fn grants_over<const MAX: usize>(
        &self,
        held: &List<Grant, 0, MAX>,
    ) -> Result<List<Grant, 0, MAX>, Mistake> {
        let mut grants = held.as_slice().to_vec();
        let place = grants.iter().position(is_to_members);
        let benefit = self.benefit.read();
        let benefit = benefit.map_err(|wrong| wrong.under("benefit").at(place.unwrap_or(0)))?;
        // Nothing is granted that nobody chose.
        let declined = at("visa", self.visa.read())? == Some(Stance::Declined);
        match (benefit.filter(|_| !declined), place) {
            (None, Some(place)) => {
                grants.remove(place);
            }
            (None, None) => {}
            (Some(benefit), place) => {
                let place = place.unwrap_or_else(|| {
                    grants.insert(0, Grant::new(Audience::Members, benefit));
                    0
                });
                let grant = self.grant_over(&grants[place], benefit);
                grants[place] = grant.map_err(|wrong| wrong.at(place))?;
            }
        }
        listed(grants)
    }

    fn grant_over(&self, held: &Grant, benefit: Benefit) -> Result<Grant, Mistake> {
        let mut grant = held.clone();
        grant.benefit = benefit;
        grant.discount_percent = match benefit {
            Benefit::Discount => at("discount_percent", self.percent.read())?,
            Benefit::Free
            | Benefit::Area
            | Benefit::FeeWaived
            | Benefit::Priced
            | Benefit::Welcome
            | Benefit::HostDecides => None,
        };
        grant.caps = at("caps", self.caps_over(&held.caps))?;
        grant.more_on_request = self.more;
        grant.booking = at("booking", self.booking_over(held.booking.as_ref()))?;
        if self.photo_id != asks_for_photo(held) {
            grant.identity = at("identity", self.identity_over(&held.identity))?;
            grant.identity_any = false;
        }
        grant.guests = at("guests", self.guests_over(held.guests.as_ref()))?;
        let requires = Requires {
            km_from_home: at("requires", at("km_from_home", self.km.read()))?,
            ..held.requires.clone().unwrap_or_default()
        };
        grant.requires = Some(requires).filter(|requires| *requires != Requires::default());
        Ok(grant)
    }

    /// The first limit is the one that the form shows.
    fn caps_over<const MAX: usize>(
        &self,
        held: &List<Cap, 0, MAX>,
    ) -> Result<List<Cap, 0, MAX>, Mistake> {
        let first = |wrong: Mistake| wrong.at(0);
        let cap = self.cap_over(held.iter().next()).map_err(first)?;
        listed(
            cap.into_iter()
                .chain(held.iter().skip(1).cloned())
                .collect(),
        )
    }

    fn cap_over(&self, held: Option<&Cap>) -> Result<Option<Cap>, Mistake> {
        let Some(amount) = at("amount", self.amount.read())? else {
            return Ok(None);
        };
        let unit = at("unit", self.unit.read())?.unwrap_or(USUAL.0);
        let per = at("per", self.per.read())?.unwrap_or(USUAL.1);
        Ok(Some(Cap {
            amount,
            ask_up_to: held.and_then(|cap| cap.ask_up_to),
            unit,
            per,
            rolling_days: held.and_then(|cap| cap.rolling_days.filter(|_| per == Period::Rolling)),
            block_hours: held.and_then(|cap| cap.block_hours.filter(|_| unit == Unit::Block)),
        }))
    }

    /// With the way to book, its days go too; what else was said of booking stays.
    fn booking_over(&self, held: Option<&Booking>) -> Result<Option<Booking>, Mistake> {
        let how = at("how", self.booking.read())?;
        let needed = how.filter(|how| *how != BookingKind::NotNeeded);
        let booking = Booking {
            how,
            days_before: match needed {
                Some(_) => at("days_before", self.days_before.read())?,
                None => None,
            },
            ..held.cloned().unwrap_or_default()
        };
        Ok(Some(booking).filter(|booking| *booking != Booking::default()))
    }

    fn identity_over<const MAX: usize>(
        &self,
        held: &List<Identity, 0, MAX>,
    ) -> Result<List<Identity, 0, MAX>, Mistake> {
        let mut looked_at = held.as_slice().to_vec();
        match self.photo_id {
            true if looked_at.contains(&Identity::PhotoId) => {}
            true => {
                looked_at.retain(|word| *word != Identity::None);
                looked_at.push(Identity::PhotoId);
            }
            false => looked_at.retain(|word| *word != Identity::PhotoId),
        }
        listed(looked_at)
    }

    fn guests_over(&self, held: Option<&Guests>) -> Result<Option<Guests>, Mistake> {
        let Some(rule) = at("rule", self.guests.read())? else {
            return Ok(None);
        };
        let some = matches!(rule, GuestRule::Free | GuestRule::Paid);
        let at_most = held.and_then(|guests| guests.at_most.filter(|_| some));
        Ok(Some(Guests { rule, at_most }))
    }

    fn prices_over<const MAX: usize>(
        &self,
        held: &List<Price, 0, MAX>,
    ) -> Result<List<Price, 0, MAX>, Mistake> {
        let mut prices = held.as_slice().to_vec();
        let place = prices.iter().position(is_day_price);
        let under = |wrong: Mistake| wrong.at(place.unwrap_or(0));
        match (at("amount", self.price.read()).map_err(under)?, place) {
            (None, Some(place)) => {
                prices.remove(place);
            }
            (None, None) => {}
            (Some(amount), place) => {
                let place = place.unwrap_or_else(|| {
                    prices.insert(0, Price::new(PriceUnit::Day, PriceWhen::After));
                    0
                });
                prices[place].amount = Some(amount);
                prices[place].currency = at("currency", self.currency_read()).map_err(under)?;
            }
        }
        listed(prices)
    }

    fn currency_read(&self) -> Result<Option<Text<3, 3>>, Mistake> {
        Typed::<Text<3, 3>>::new(self.currency.to_string().to_uppercase()).read()
    }

    /// Whether terms say more than the form shows.
    pub fn leaves_out(terms: &Content) -> bool {
        Self::of(terms).over(&Content::default()).as_ref() != Ok(terms)
    }

    /// The days of the week, each with its OSM name.
    pub fn days(&self) -> Vec<(&'static str, Option<(String, String)>)> {
        let week = self.week.clone().unwrap_or_default();
        DAYS.into_iter().zip(week.0).collect()
    }
}

fn is_to_members(grant: &Grant) -> bool {
    grant.to == Audience::Members
}

/// A price of a day that anyone pays who stays longer than is free.
fn is_day_price(price: &Price) -> bool {
    let plain = price.count.is_none() && price.only_for.is_none() && price.at_least.is_none();
    let after = price.unit == PriceUnit::Day && price.when() == PriceWhen::After;
    after && plain && price.amount.is_some()
}

fn at<T>(name: &str, read: Result<T, Mistake>) -> Result<T, Mistake> {
    read.map_err(|wrong| wrong.under(name))
}

/// A document with a photo is looked at in any case: not where something else would do.
fn asks_for_photo(grant: &Grant) -> bool {
    !grant.identity_any && grant.identity.iter().any(|word| *word == Identity::PhotoId)
}

fn mistake(problem: Problem) -> Mistake {
    Plain::from(PlainValue::List(Vec::new())).mistake(problem)
}

fn listed<T, const MAX: usize>(elements: Vec<T>) -> Result<List<T, 0, MAX>, Mistake> {
    let is = elements.len();
    List::new(elements).ok_or_else(|| {
        mistake(Problem::Entries {
            is,
            min: 0,
            max: MAX,
        })
    })
}

fn sent_week(fields: &Value) -> Option<Week> {
    fields.get("Mo-open")?;
    let given = |day: &str, what: &str| &fields[format!("{day}-{what}")];
    let stretch = |day: &&str| {
        let open = *given(day, "open") == Value::Bool(true);
        open.then(|| (text(given(day, "from")), text(given(day, "to"))))
    };
    let days: Vec<_> = DAYS.iter().map(stretch).collect();
    Some(Week(days.try_into().unwrap_or_default()))
}

/// Text, or the digits of a number; empty where there is nothing.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
