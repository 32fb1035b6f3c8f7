//! The profile: who and where a space is, and how its node is reached. SPEC §3.3

use crate::wire::ids::{Hash32, SpaceId, Timestamp};

use super::fields::{map_fields, words};
use super::values::{Bytes, List, Number, Text, Version1};
use super::{Authority, Tenure, record_of_claims};

words! {
    /// What kind of place it is.
    pub enum SpaceKind {
        /// A coworking space.
        Coworking = 1 "coworking",
        /// A makerspace.
        Makerspace = 2 "makerspace",
        /// A hackerspace.
        Hackerspace = 3 "hackerspace",
        /// A library.
        Library = 4 "library",
        /// A café one works in.
        Cafe = 5 "cafe",
        /// An incubator or accelerator.
        Incubator = 6 "incubator",
        /// Another kind.
        Other = 7 "other",
        /// A club.
        Club = 8 "club",
        /// A museum.
        Museum = 9 "museum",
    }
}

words! {
    /// A way to reach people.
    pub enum Channel {
        /// An e-mail address.
        Email = 1 "email",
        /// A telephone number.
        Phone = 2 "phone",
        /// A web page.
        Web = 3 "web",
        /// A form on a web page.
        Form = 4 "form",
        /// A group or account of a social network.
        Social = 5 "social",
        /// A postal address.
        Post = 6 "post",
        /// Fax.
        Fax = 7 "fax",
    }
}

words! {
    /// Whether there is something, as OpenStreetMap says it of `wheelchair`.
    pub enum Extent {
        /// There is.
        Yes = 1 "yes",
        /// There is not.
        No = 2 "no",
        /// There is in part, at times, or for whoever asks first.
        Limited = 3 "limited",
    }
}

words! {
    /// What can be parked.
    pub enum Parking {
        /// Nothing.
        Nothing = 1 "none",
        /// Bicycles.
        Bicycle = 2 "bicycle",
        /// Cars.
        Car = 3 "car",
        /// Cars of people with a disability.
        Accessible = 4 "accessible",
        /// Electric cars, which are charged meanwhile.
        Charging = 5 "charging",
    }
}

map_fields! {
    /// What a visitor may have to know before coming. What is left out is unstated: nobody is told that it is not there.
    #[derive(Default)]
    pub struct Premises: Body {
        /// A way without a step, from the street to a desk.
        1 => step_free: Option<Extent>,
        /// The narrowest door on that way, in centimetres.
        2 => door_cm: Option<Number<1, 1000>>,
        /// A lift to the floor of the desks.
        3 => lift: Option<Extent>,
        /// A toilet for wheelchairs.
        4 => toilets: Option<Extent>,
        /// The floor; 0 is that of the street.
        5 => floor: Option<Number<-99, 999>>,
        /// How the entrance is found.
        6 => entrance: Option<Text<1, 160>>,
        /// Phone booths.
        7 => phone_booths: Option<Number<0, 9999>>,
        /// A place where nobody talks.
        8 => quiet_zone: Option<Extent>,
        /// Monitors that visitors may use.
        9 => monitors: Option<Number<0, 9999>>,
        /// Care for small children.
        10 => nursery: Option<Extent>,
        /// Pets are welcome.
        11 => pets: Option<Extent>,
        /// What can be parked there.
        12 => parking: List<Parking, 0, 5>,
    }
}

map_fields! {
    /// One way to reach a space. A listing may name the channel without its address.
    pub struct Contact: Body {
        /// Which way.
        1 => channel: Channel,
        /// The address, number or link: text, never fetched by a node.
        2 => value: Option<Text<1, 160>>,
    }
}

map_fields! {
    /// A point on the Earth (WGS 84), in 1/100,000 of a degree, about a metre.
    pub struct Position: Body {
        /// North positive.
        1 => latitude: Number<-9_000_000, 9_000_000>,
        /// East positive.
        2 => longitude: Number<-18_000_000, 18_000_000>,
    }
}

impl Position {
    /// From degrees; `None` outside the Earth's.
    pub fn from_degrees(latitude: f64, longitude: f64) -> Option<Self> {
        let scaled = |degrees: f64| (degrees * 100_000.0).round() as i64;
        Some(Self {
            latitude: Number::new(scaled(latitude))?,
            longitude: Number::new(scaled(longitude))?,
        })
    }

    /// Latitude and longitude in degrees.
    pub fn degrees(&self) -> (f64, f64) {
        let degrees = |scaled: i64| scaled as f64 / 100_000.0;
        (
            degrees(self.latitude.value()),
            degrees(self.longitude.value()),
        )
    }

    /// Great-circle distance in whole kilometres, rounded down, on a sphere of 6,371 km. SPEC §5.5
    pub fn kilometres_to(&self, other: &Self) -> u64 {
        const EARTH_KM: f64 = 6_371.0;
        let (lat1, lon1) = self.degrees();
        let (lat2, lon2) = other.degrees();
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let a = half(lat2 - lat1)
            + lat1.to_radians().cos() * lat2.to_radians().cos() * half(lon2 - lon1);
        (2.0 * EARTH_KM * a.sqrt().min(1.0).asin()) as u64
    }
}

map_fields! {
    /// Where a space is.
    pub struct Place: Body {
        /// ISO 3166-1 alpha-2, upper case.
        1 => country: Option<Text<2, 2>>,
        /// ISO 3166-2 of the state or province, or its name.
        2 => region: Option<Text<1, 60>>,
        /// City or town.
        3 => city: Option<Text<1, 80>>,
        /// Street address.
        4 => address: Option<Text<1, 160>>,
        /// The point.
        5 => position: Option<Position>,
    }
}

map_fields! {
    /// The claims of a profile.
    pub struct ProfileClaims: Claims {
        /// The space.
        1 => space: SpaceId,
        /// When it ends.
        4 => expires_at: Timestamp,
        /// When it was signed.
        6 => issued_at: Timestamp,
        /// The body.
        -65537 => body: ProfileBody,
    }
}

map_fields! {
    /// The body of a profile.
    pub struct ProfileBody: Body {
        /// Profile version of the wire.
        0 => version: Version1,
        /// Sequence number: a higher one replaces this record.
        1 => sequence: u64,
        /// The space's name, 1 to 80 bytes.
        2 => name: Text<1, 80>,
        /// What kind of place it is.
        3 => kind: SpaceKind,
        /// Where it is.
        4 => place: Place,
        /// IANA time zone, as `Europe/Berlin`.
        5 => zone: Text<1, 64>,
        /// How people reach it.
        6 => contact: List<Contact, 0, 8>,
        /// Where its node listens: binary multiaddrs.
        7 => addresses: List<Bytes<1, 128>, 0, 16>,
        /// Its domain, a hint until proven both ways.
        8 => domain: Option<Text<4, 253>>,
        /// SHA-256 of the payload of the last event of its key log.
        9 => key_log_head: Hash32,
        /// libp2p peer ids of its nodes: transport keys, never the signing key.
        10 => peers: List<Bytes<34, 42>, 1, 4>,
        /// What a visitor may have to know before coming.
        11 => premises: Option<Premises>,
    }
}

record_of_claims! {
    /// A space's profile.
    pub struct Profile(ProfileClaims), by |claims| Authority::Space {
        space: claims.space,
        at: claims.issued_at,
        tenure: Tenure::Latest,
    }
}
