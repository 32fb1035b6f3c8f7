//! The door for desks on other machines.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::Moment;
use crate::core::facts::Tablets;
use crate::http::contract::Bounded;
use crate::http::door::DoorView;
use crate::words::Locale;

/// Where desks on other machines come in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Door {
    /// it is to stand open
    open: bool,
    /// at this port of the computer
    port: u16,
    /// under this name or address; null: the one that the computer has
    name: Option<String>,
    /// where it is reached, if it is open
    url: Option<String>,
    /// somebody said that this network is the house's own
    own_network: bool,
    /// it speaks TLS, under the house's certificate
    encrypted: bool,
    /// the house's certificate, if it speaks under one
    certificate: Option<Certified>,
    /// why it is not open although it is to be, in words
    trouble: Option<String>,
    /// it was placed by config.toml or a flag, and is not moved here
    by_file: bool,
}

/// The house's certificate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Certified {
    /// the names and addresses for which it speaks
    names: Vec<String>,
    /// until when
    ends_at: Moment,
}

impl Door {
    /// As it is placed, and as it stands.
    pub fn of(placed: &Tablets, view: &DoorView, locale: Locale) -> Self {
        let certificate = view.certificate.as_ref();
        Self {
            open: placed.open || view.by_file,
            port: view.port.unwrap_or(placed.port),
            name: placed.name.clone(),
            url: view.url.clone(),
            own_network: placed.own_network,
            encrypted: certificate.is_some(),
            certificate: certificate.map(|own| Certified {
                names: own.names.clone(),
                ends_at: own.ends_at.into(),
            }),
            trouble: view.trouble.as_ref().map(|trouble| trouble.text(locale)),
            by_file: view.by_file,
        }
    }
}

/// How it is to stand: what is not named stays.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct GivenDoor {
    /// true opens it, false shuts it
    pub open: Option<bool>,
    /// from 1024
    #[schemars(example = &8612)]
    pub port: Option<u16>,
    /// a name or an address of this computer in its network; an empty text: the one that it has
    #[schemars(example = &"desk.example.org")]
    pub name: Option<String>,
    /// that network is the house's own and no guest's: has to be said where it is opened without a certificate, since
    /// nothing is encrypted then
    pub own_network: Option<bool>,
}

impl Bounded for GivenDoor {}
