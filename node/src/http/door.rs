//! The door for desks on other machines: opened, moved and shut while the node runs, in TLS where the house has a
//! certificate.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use federation_spec::wire::ids::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::api::Api;
use super::guard::Guard;
use super::problem::Trouble;
use super::server::{self, Listening, Tls};
use crate::clock;
use crate::core::SystemCommand;
use crate::core::facts::{Tablets, WayIn};
use crate::source::Proxies;
use crate::tls::{BadCertificate, Certificate, Stamp};

/// How often it is looked whether the certificate changed, and a door that could not be opened is tried again.
const LOOK: Duration = Duration::from_secs(20);
/// Seconds before its end at which it is said that a certificate ends: two weeks.
const ENDING: u64 = 14 * 86_400;

/// Why a door cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// The system does not give the port.
    #[error("{address} cannot be listened on: {error}")]
    Port {
        /// Where it was to listen.
        address: SocketAddr,
        /// What the system said.
        error: io::Error,
    },
    /// The certificate is of no use.
    #[error(transparent)]
    Certificate(#[from] BadCertificate),
    /// The certificate speaks for others.
    #[error("the certificate names {}, and not {wanted}", names.join(", "))]
    OtherName {
        /// The name under which it was to be opened.
        wanted: String,
        /// Whom it names.
        names: Vec<String>,
    },
    /// No name of the certificate is whole, and none was said.
    #[error("no name was said, and the certificate names no whole one: {}", names.join(", "))]
    NoName {
        /// Whom it names.
        names: Vec<String>,
    },
    /// Nothing would be encrypted, and nobody said that the network is the house's own.
    #[error("there is no certificate, and nobody said that the network is the house's own")]
    Readable,
}

/// The door. Where nothing is served from, it stays walled up.
#[derive(Debug)]
pub struct Door {
    home: PathBuf,
    hosts: Vec<String>,
    proxies: Arc<Proxies>,
    by_file: Option<SocketAddr>,
    /// Whoever placed it by a file said that nothing has to be encrypted there.
    plain_by_file: bool,
    walled: bool,
    /// Whoever opens, moves or shuts it does so alone, and writes down where it is to be meanwhile.
    turn: tokio::sync::Mutex<Turn>,
    stand: Mutex<Stand>,
}

/// What whoever has the turn knows.
#[derive(Debug, Default)]
struct Turn {
    /// The certificate's files, as they were looked at last.
    seen: Stamp,
    /// The node stops: it opens no more.
    over: bool,
}

/// How it stands.
#[derive(Debug, Default)]
struct Stand {
    open: Option<Open>,
    trouble: Option<Trouble>,
}

#[derive(Debug)]
struct Open {
    port: u16,
    url: String,
    certificate: Option<Certificate>,
    /// Whoever came through goes when this does.
    ended: watch::Sender<()>,
    serving: JoinHandle<()>,
}

impl Open {
    async fn shut(self) {
        drop(self.ended);
        self.serving.abort();
        // An aborted task ends with an error; that is what was wanted.
        let _ = self.serving.await;
    }
}

/// How a door stands, to be shown.
#[derive(Debug, Clone)]
pub struct DoorView {
    /// Where it is reached, if it is open.
    pub url: Option<String>,
    /// At which port, if it is open.
    pub port: Option<u16>,
    /// The house's certificate, if it speaks under one.
    pub certificate: Option<Certificate>,
    /// Why it is not open although it is to be, or is about to be of no use.
    pub trouble: Option<Trouble>,
    /// It was placed by a file or a flag, and is not moved by a page.
    pub by_file: bool,
}

impl Door {
    /// A door of a home: placed by a file, or else where the ledger says. Beside addresses it is asked for under these
    /// names.
    pub fn new(
        home: &Path,
        (by_file, plain_by_file): (Option<SocketAddr>, bool),
        hosts: Vec<String>,
        proxies: Arc<Proxies>,
    ) -> Self {
        Self {
            home: home.to_owned(),
            hosts,
            proxies,
            by_file,
            plain_by_file,
            walled: false,
            turn: tokio::sync::Mutex::default(),
            stand: Mutex::default(),
        }
    }

    /// None at all: for a verb that opened the home itself.
    pub fn walled(home: &Path) -> Self {
        Self {
            walled: true,
            ..Self::new(home, (None, false), Vec::new(), Arc::default())
        }
    }

    /// How it stands.
    pub fn view(&self) -> DoorView {
        let stand = self.stand();
        let open = stand.open.as_ref();
        let certificate = open.and_then(|open| open.certificate.clone());
        let ends = certificate
            .as_ref()
            .and_then(|own| ending(own, clock::now()));
        DoorView {
            url: open.map(|open| open.url.clone()),
            port: open.map(|open| open.port),
            trouble: stand.trouble.clone().or(ends),
            by_file: self.by_file.is_some(),
            certificate,
        }
    }

    /// Where desks find it, if it is open.
    pub fn url(&self) -> Option<String> {
        self.stand().open.as_ref().map(|open| open.url.clone())
    }

    /// Where members' phones find it: only where nobody can read what is said.
    pub fn secure_url(&self) -> Option<String> {
        let stand = self.stand();
        let secure = stand
            .open
            .as_ref()
            .filter(|open| open.certificate.is_some());
        secure.map(|open| open.url.clone())
    }

    /// Whether it was placed by a file or a flag.
    pub fn by_file(&self) -> bool {
        self.by_file.is_some()
    }

    /// Opens, moves or shuts it as somebody wants it who is told how it is to be now, and writes that down. What cannot be opened
    /// stays as it was; what is shut stays shut, even where that cannot be written.
    pub async fn set(
        &self,
        api: &Api,
        change: impl FnOnce(&Tablets) -> Result<Tablets, Trouble>,
    ) -> Result<(), Trouble> {
        let mut turn = self.turn.lock().await;
        let held = api.ask(SystemCommand::ShowTablets).await?;
        let wanted = change(&held)?;
        if !self.walled {
            let seen = turn.seen.clone();
            if let Err(error) = self.turned(api, &wanted, &mut turn).await {
                // What stands open does so under what was seen before.
                turn.seen = seen;
                return Err(Trouble::from(&error));
            }
        }
        let open = wanted.open;
        let kept = api.ask(|to| SystemCommand::SetTablets(wanted, to)).await;
        if kept.is_err() && open && !self.walled {
            // What is not written does not hold. If even that cannot be, it is looked at again soon.
            let _ = self.turned(api, &held, &mut turn).await;
        }
        kept
    }

    /// Opens it as it is placed: at the start.
    pub async fn open(&self, api: &Api, placed: &Tablets) -> Result<(), NotOpened> {
        let mut turn = self.turn.lock().await;
        let turned = self.turned(api, placed, &mut turn).await;
        turned.inspect_err(|error| self.stand().trouble = Some(Trouble::from(error)))
    }

    /// Shuts it for good: the node stops.
    pub async fn close(&self) {
        let mut turn = self.turn.lock().await;
        turn.over = true;
        self.shut().await;
    }

    /// Keeps it as it is placed: a certificate that changed is taken, and what could not be opened is tried again. Does not
    /// end.
    pub async fn keep(&self, api: &Api) {
        loop {
            tokio::time::sleep(LOOK).await;
            self.look(api).await;
        }
    }

    async fn look(&self, api: &Api) {
        let mut turn = self.turn.lock().await;
        let Ok(wanted) = api.ask(SystemCommand::ShowTablets).await else {
            return;
        };
        let wanted_open = self.by_file.is_some() || wanted.open;
        if wanted_open == self.url().is_some() && turn.seen == Stamp::of(&self.home) {
            return;
        }
        if let Err(error) = self.turned(api, &wanted, &mut turn).await {
            tracing::warn!("the door for tablets: {error}");
            self.stand().trouble = Some(Trouble::from(&error));
            // What was said under the old certificate goes on; what is said in the open does not, once there is to be one.
            if self.secure_url().is_none() {
                self.shut().await;
            }
        }
    }

    async fn turned(&self, api: &Api, wanted: &Tablets, turn: &mut Turn) -> Result<(), NotOpened> {
        if turn.over {
            return Ok(());
        }
        turn.seen = Stamp::of(&self.home);
        let address = match self.by_file {
            Some(address) => address,
            None if wanted.open => SocketAddr::from((Ipv4Addr::UNSPECIFIED, wanted.port)),
            None => {
                self.shut().await;
                self.stand().trouble = None;
                return Ok(());
            }
        };
        let certificate = self.certificate(address, wanted)?;
        let said = wanted.name.as_ref().filter(|_| self.by_file.is_none());
        let name = name(said, address.ip(), certificate.as_ref())?;
        // A listener on the same port has to go before the next one comes; any other only after it.
        let same = |open: &mut Open| open.port == address.port();
        let before = self.stand().open.take_if(same);
        if let Some(open) = before {
            open.shut().await;
        }
        let listener = server::bind(address).await;
        let listener = listener.map_err(|error| NotOpened::Port { address, error })?;
        let port = listener
            .local_addr()
            .map_or(address.port(), |own| own.port());
        let open = self.serve(api, (listener, port), (name, certificate));
        let before = std::mem::take(&mut *self.stand()).open;
        self.stand().open = Some(open);
        if let Some(open) = before {
            open.shut().await;
        }
        Ok(())
    }

    /// The certificate under which it is to speak. On this computer itself nobody can read what is said: there a proxy stands
    /// before it. Elsewhere somebody has said that nobody else is in that network: in the file that placed it, or on a page.
    fn certificate(
        &self,
        address: SocketAddr,
        wanted: &Tablets,
    ) -> Result<Option<Certificate>, NotOpened> {
        if address.ip().is_loopback() {
            return Ok(None);
        }
        let consent = match self.by_file {
            Some(_) => self.plain_by_file,
            None => wanted.own_network,
        };
        match Certificate::load(&self.home)? {
            None if !consent => Err(NotOpened::Readable),
            certificate => Ok(certificate),
        }
    }

    async fn shut(&self) {
        let open = self.stand().open.take();
        if let Some(open) = open {
            open.shut().await;
        }
    }

    fn serve(
        &self,
        api: &Api,
        (listener, port): (TcpListener, u16),
        (name, certificate): (String, Option<Certificate>),
    ) -> Open {
        let url = url(certificate.as_ref(), &name, port);
        let way = match certificate {
            Some(_) => WayIn::DesksAndPhones,
            None => WayIn::Desks,
        };
        let mut names = self.hosts.clone();
        names.push(format!("{}:{port}", bracketed(&name)));
        // Browsers leave out the port that a scheme has.
        let usual = if certificate.is_some() { 443 } else { 80 };
        names.extend((port == usual).then(|| bracketed(&name)));
        let guard = Guard::for_door(&self.home, port, &names, way, &url);
        let api = Api {
            guard: Arc::new(guard),
            tries: Arc::default(),
            ..api.clone()
        };
        let (ended, until) = watch::channel(());
        let listening = Listening {
            listener,
            tls: certificate.clone().map(|certificate| Tls {
                certificate,
                url: url.clone(),
            }),
            until: Some(until),
        };
        Open {
            port,
            url,
            certificate,
            ended,
            serving: tokio::spawn(server::serve(listening, api, self.proxies.clone())),
        }
    }

    fn stand(&self) -> std::sync::MutexGuard<'_, Stand> {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is to be said of a certificate that is about to end, or has.
fn ending(certificate: &Certificate, now: Timestamp) -> Option<Trouble> {
    let left = certificate.ends_at.since(now);
    (left < ENDING).then(|| Trouble::door_certificate_ends(left / 86_400))
}

/// The name under which others in the network find it.
fn name(
    said: Option<&String>,
    ip: IpAddr,
    certificate: Option<&Certificate>,
) -> Result<String, NotOpened> {
    let Some(certificate) = certificate else {
        return Ok(said.cloned().unwrap_or_else(|| outward(ip)));
    };
    let names = || certificate.names.clone();
    match said {
        Some(name) if certificate.covers(name) => Ok(name.clone()),
        Some(name) => Err(NotOpened::OtherName {
            wanted: name.clone(),
            names: names(),
        }),
        None => (certificate.first_name().map(str::to_owned))
            .ok_or_else(|| NotOpened::NoName { names: names() }),
    }
}

fn url(certificate: Option<&Certificate>, name: &str, port: u16) -> String {
    let scheme = if certificate.is_some() {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{}:{port}", bracketed(name))
}

fn bracketed(name: &str) -> String {
    match name.contains(':') {
        true => format!("[{name}]"),
        false => name.to_owned(),
    }
}

/// The address under which others in the network find one that listens everywhere.
fn outward(ip: IpAddr) -> String {
    let found = || {
        let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
        // Nothing is sent: the system only says from where it would be.
        socket.connect("192.0.2.1:9").ok()?;
        socket.local_addr().ok().map(|own| own.ip())
    };
    let ip = Some(ip).filter(|ip| !ip.is_unspecified()).or_else(found);
    let ip = ip.or_else(|| addresses().into_iter().next());
    ip.map_or("127.0.0.1".to_owned(), |ip| ip.to_string())
}

/// The addresses that this computer has in its networks, and at which the door listens.
pub fn addresses() -> Vec<IpAddr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    let outside = found
        .iter()
        .filter(|one| !one.is_loopback() && !one.is_link_local() && one.ip().is_ipv4());
    let mut addresses: Vec<IpAddr> = outside.map(if_addrs::Interface::ip).collect();
    addresses.sort_unstable();
    addresses.dedup();
    addresses
}
