//! The card: a bearer pass that a home prints or sends to a member, with what they chose to show. SPEC §3.5

use crate::plain::{Mistake, Plain, PlainValue, Problem};
use crate::wire::cbor::Item;
use crate::wire::ids::{Hash32, SpaceId, Subject, Timestamp};

use super::fields::{Fault, FaultKind, Field, map_fields, words};
use super::profile::Position;
use super::status::StatusClaim;
use super::values::{List, Number, Text, Version1};
use super::{Authority, Tenure, record_of_claims};

words! {
    /// What kind of membership the home attests, from least to most.
    pub enum Tier {
        /// Buys single days.
        Day = 1 "day",
        /// A flexible desk.
        Flex = 2 "flex",
        /// A desk of their own.
        Dedicated = 3 "dedicated",
        /// An office or team.
        Team = 4 "team",
    }
}

map_fields! {
    /// The claims of a card.
    pub struct CardClaims: Claims {
        /// The home space.
        1 => home: SpaceId,
        /// Whom it is about: the same number on every card of one member, tied to them by the home alone.
        2 => subject: Subject,
        /// The one host it is meant for, if not for all.
        3 => audience: Option<SpaceId>,
        /// The first second at which it no longer counts.
        4 => expires_at: Timestamp,
        /// The first second at which it counts.
        5 => not_before: Option<Timestamp>,
        /// When it was signed.
        6 => issued_at: Timestamp,
        /// Its place in a status list.
        65535 => status: Option<StatusClaim>,
        /// The body.
        -65537 => body: CardBody,
    }
}

map_fields! {
    /// The body of a card.
    pub struct CardBody: Body {
        /// Profile version of the wire.
        0 => version: Version1,
        /// The kind of membership, if the home attests it.
        1 => tier: Option<Tier>,
        /// What the member chose to show.
        2 => attributes: List<Attribute, 0, 16>,
        /// SHA-256 of a photo that the home holds.
        3 => photo: Option<Hash32>,
    }
}

/// One thing a card shows: `[id, value]` on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribute {
    /// 1: the name to greet the visitor by.
    Name(Text<1, 80>),
    /// 2: the label of the plan.
    Plan(Text<1, 80>),
    /// 3: the name of the home space.
    HomeName(Text<1, 80>),
    /// 4: member since, at midnight UTC of the day.
    MemberSince(Timestamp),
    /// 5: the visitor's company.
    Company(Text<1, 80>),
    /// 6: whether the visitor is over 18.
    Over18(bool),
    /// 7: the visitor's e-mail address.
    Email(Text<1, 80>),
    /// 8: country of residence, ISO 3166-1 alpha-2.
    Country(Text<2, 2>),
    /// 10: what access the visitor needs.
    AccessNeeds(Text<1, 80>),
    /// 11: where the visitor lives, coarsely.
    Residence(Position),
    /// 12: percent of all the member's visits that were to the home.
    HomeShare(Number<0, 100>),
    /// 13: the city where the visitor lives.
    City(Text<1, 80>),
    /// Another id: a later version's, or a local agreement's (from 1000). Kept, not understood.
    Other(u64, Item),
}

impl Attribute {
    /// The id on the wire.
    pub fn id(&self) -> u64 {
        match self {
            Self::Name(_) => 1,
            Self::Plan(_) => 2,
            Self::HomeName(_) => 3,
            Self::MemberSince(_) => 4,
            Self::Company(_) => 5,
            Self::Over18(_) => 6,
            Self::Email(_) => 7,
            Self::Country(_) => 8,
            Self::AccessNeeds(_) => 10,
            Self::Residence(_) => 11,
            Self::HomeShare(_) => 12,
            Self::City(_) => 13,
            Self::Other(id, _) => *id,
        }
    }

    /// The name of the plain form.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Plan(_) => "plan",
            Self::HomeName(_) => "home_name",
            Self::MemberSince(_) => "member_since",
            Self::Company(_) => "company",
            Self::Over18(_) => "over_18",
            Self::Email(_) => "email",
            Self::Country(_) => "country",
            Self::AccessNeeds(_) => "access_needs",
            Self::Residence(_) => "residence",
            Self::HomeShare(_) => "home_share",
            Self::City(_) => "city",
            Self::Other(..) => "other",
        }
    }

    /// The value's plain form.
    pub fn value(&self) -> Plain {
        match self {
            Self::Name(text) | Self::Plan(text) | Self::HomeName(text) | Self::Company(text) => {
                text.to_plain()
            }
            Self::Email(text) | Self::AccessNeeds(text) | Self::City(text) => text.to_plain(),
            Self::Country(text) => text.to_plain(),
            Self::MemberSince(moment) => moment.to_plain(),
            Self::Over18(over) => PlainValue::Bool(*over).into(),
            Self::Residence(position) => position.to_plain(),
            Self::HomeShare(percent) => percent.to_plain(),
            Self::Other(id, _) => Plain::number(id),
        }
    }

    fn item(&self) -> Item {
        match self {
            Self::Name(text) | Self::Plan(text) | Self::HomeName(text) | Self::Company(text) => {
                text.to_item()
            }
            Self::Email(text) | Self::AccessNeeds(text) | Self::City(text) => text.to_item(),
            Self::Country(text) => text.to_item(),
            Self::MemberSince(moment) => moment.to_item(),
            Self::Over18(over) => Item::Bool(*over),
            Self::Residence(position) => position.to_item(),
            Self::HomeShare(percent) => percent.to_item(),
            Self::Other(_, item) => item.clone(),
        }
    }

    fn of(id: u64, value: &Item) -> Result<Self, Fault> {
        Ok(match id {
            1 => Self::Name(Text::from_item(value)?),
            2 => Self::Plan(Text::from_item(value)?),
            3 => Self::HomeName(Text::from_item(value)?),
            4 => Self::MemberSince(Timestamp::from_item(value)?),
            5 => Self::Company(Text::from_item(value)?),
            6 => match value {
                Item::Bool(over) => Self::Over18(*over),
                _ => return Err(Fault::new(FaultKind::WrongType)),
            },
            7 => Self::Email(Text::from_item(value)?),
            8 => Self::Country(Text::from_item(value)?),
            10 => Self::AccessNeeds(Text::from_item(value)?),
            11 => Self::Residence(Position::from_item(value)?),
            12 => Self::HomeShare(Number::from_item(value)?),
            13 => Self::City(Text::from_item(value)?),
            id => Self::Other(id, value.clone()),
        })
    }
}

impl Field for Attribute {
    fn to_item(&self) -> Item {
        Item::Array(vec![Item::Unsigned(self.id()), self.item()])
    }

    fn from_item(item: &Item) -> Result<Self, Fault> {
        match item {
            Item::Array(pair) => match pair.as_slice() {
                [Item::Unsigned(id), value] => Self::of(*id, value).map_err(|fault| fault.under(1)),
                [_, _] => Err(Fault::new(FaultKind::WrongType).under(0)),
                _ => Err(Fault::new(FaultKind::Length)),
            },
            _ => Err(Fault::new(FaultKind::WrongType)),
        }
    }

    fn to_plain(&self) -> Plain {
        let entry = crate::plain::Entry {
            name: self.word().to_owned(),
            line: 0,
            value: self.value(),
        };
        PlainValue::Table(vec![entry]).into()
    }

    /// Cards are issued by the node from its member list; nobody writes one by hand.
    fn from_plain(plain: &Plain) -> Result<Self, Mistake> {
        Err(plain.mistake(Problem::Form {
            example: "pass issue MEMBER",
        }))
    }
}

record_of_claims! {
    /// A card.
    pub struct Card(CardClaims), by |claims| Authority::Space {
        space: claims.home,
        at: claims.issued_at,
        tenure: Tenure::Whole,
    }
}

impl Card {
    /// The name that is shown, if one is.
    pub fn name(&self) -> Option<&str> {
        self.0
            .body
            .attributes
            .iter()
            .find_map(|attribute| match attribute {
                Attribute::Name(name) => Some(name.as_str()),
                _ => None,
            })
    }
}
