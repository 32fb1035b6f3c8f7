//! Three real nodes in one process, in temporary homes, on free loopback ports.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use federation_spec::wire::signature::SigningKey;
use serde_json::{Value, json};

use super::client::Client;
use crate::cli::arguments::Init;
use crate::cli::init;
use crate::core::facts::Role;
use crate::keys;
use crate::random::pairing_code;
use crate::service::{Options, Service, admin_token};
use crate::source::Proxies;
use crate::terms_file;

/// What an example space is made from: facts of a real listing.
struct Example {
    name: &'static str,
    city: &'static str,
    country: &'static str,
    zone: &'static str,
    position: Option<(f64, f64)>,
    terms: &'static str,
}

const EXAMPLES: [Example; 3] = [
    Example {
        name: "Moseley Exchange",
        city: "Birmingham",
        country: "GB",
        zone: "Europe/London",
        position: Some((52.44592, -1.88929)),
        terms: include_str!("moseley.toml"),
    },
    Example {
        name: "Gasmotorenfabrik",
        city: "Cologne",
        country: "DE",
        zone: "Europe/Berlin",
        position: None,
        terms: include_str!("cologne.toml"),
    },
    Example {
        name: "Cowo360",
        city: "Rome",
        country: "IT",
        zone: "Europe/Rome",
        position: Some((41.91275, 12.53603)),
        terms: include_str!("rome.toml"),
    },
];

/// One of the three.
pub(super) struct Place {
    pub(super) name: &'static str,
    pub(super) city: &'static str,
    pub(super) client: Client,
    pub(super) space: String,
    pub(super) address: String,
    home: PathBuf,
    service: Option<Service>,
}

/// The three, in one folder that goes with them.
pub(super) struct World {
    folder: Folder,
    pub(super) places: Vec<Place>,
}

impl World {
    /// Founds three spaces and starts their nodes.
    pub(super) async fn start() -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("covisa-demo-{}", pairing_code()));
        let mut world = Self {
            folder: Folder(folder.clone()),
            places: Vec::new(),
        };
        for example in EXAMPLES {
            let home = folder.join(example.city.to_lowercase());
            let founding = home.clone();
            let (name, city) = (example.name, example.city);
            let founded = tokio::task::spawn_blocking(move || found(&founding, example));
            founded.await.map_err(|error| error.to_string())??;
            world
                .places
                .push(Place::start(home, name, city, "/ip4/127.0.0.1/tcp/0").await?);
        }
        Ok(world)
    }

    /// Who they are, in lines.
    pub(super) fn introduction(&self) -> Vec<String> {
        let line = |place: &Place| {
            format!(
                "{} in {} (example after a listing of 2010 to 2012)",
                place.name, place.city
            )
        };
        self.places.iter().map(line).collect()
    }

    /// Who they are, as JSON.
    pub(super) fn spaces(&self) -> Value {
        let space =
            |place: &Place| json!({ "space": place.space, "name": place.name, "city": place.city });
        Value::Array(self.places.iter().map(space).collect())
    }

    /// Stops everything and removes the folder.
    pub(super) async fn end(self) {
        for place in self.places {
            if let Some(service) = place.service {
                service.stop().await;
            }
        }
        drop(self.folder);
    }
}

/// A temporary folder, removed however the demo ends.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed from a temporary folder, the system removes one day.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Place {
    async fn start(
        home: PathBuf,
        name: &'static str,
        city: &'static str,
        listen: &str,
    ) -> Result<Self, String> {
        let service = serve(&home, listen).await?;
        let token = admin_token(&home).map_err(|error| error.to_string())?;
        Ok(Self {
            name,
            city,
            client: Client::new(&service.url, &token),
            space: service.status.space.to_string(),
            address: service
                .status
                .addresses
                .first()
                .cloned()
                .unwrap_or_default(),
            home,
            service: Some(service),
        })
    }

    /// Stops its node, as at closing time.
    pub(super) async fn stop(&mut self) {
        if let Some(service) = self.service.take() {
            service.stop().await;
        }
    }

    /// Starts its node again.
    pub(super) async fn start_again(&mut self) -> Result<(), String> {
        let service = serve(&self.home, "/ip4/127.0.0.1/tcp/0").await?;
        let token = admin_token(&self.home).map_err(|error| error.to_string())?;
        self.client = Client::new(&service.url, &token);
        self.service = Some(service);
        Ok(())
    }

    /// An address that pairs a browser as its desk.
    pub(super) async fn desk_url(&self) -> Result<String, String> {
        match &self.service {
            Some(service) => service
                .page_url(Role::Desk)
                .await
                .map_err(|error| error.to_string()),
            None => Err(format!("{} is not running", self.name)),
        }
    }

    /// The space's own signing key: what it signed last year, say.
    pub(super) fn signing_key(&self) -> Result<SigningKey, String> {
        keys::founding_key(&self.home).map_err(|error| error.to_string())
    }
}

fn found(home: &Path, example: Example) -> Result<(), String> {
    let content = terms_file::from_toml(example.terms).map_err(|error| error.to_string())?;
    let wanted = Init {
        name: example.name.to_owned(),
        kind: None,
        region: None,
        city: Some(example.city.to_owned()),
        country: Some(example.country.to_owned()),
        lat: example.position.map(|(lat, _)| lat),
        lon: example.position.map(|(_, lon)| lon),
        tz: Some(example.zone.to_owned()),
        contact: Vec::new(),
        terms: None,
        invitation: None,
    };
    let profile = init::profile(&wanted).map_err(|failure| failure.text)?;
    init::found(home, profile, Some(content), None)
        .map(|_| ())
        .map_err(|failure| failure.text)
}

async fn serve(home: &Path, listen: &str) -> Result<Service, String> {
    let options = Options {
        backups: None,
        nightly: false,
        nearby: false,
        home: home.to_owned(),
        listen: Some(vec![listen.to_owned()]),
        announce: Vec::new(),
        announce_private: false,
        peers: Vec::new(),
        http: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
        desk_http: None,
        desk_plain: false,
        public_hosts: Vec::new(),
        invitation_page: String::new(),
        proxies: Proxies::default(),
    };
    Service::start(options)
        .await
        .map_err(|error| error.to_string())
}
