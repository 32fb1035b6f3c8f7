//! Who else is in this house's network: DNS-SD over multicast DNS. SPEC §7.4. The only file naming `mdns_sd`.
//!
//! A node says there who it is and where it listens, and hears the same of others. All of it is hearsay, and nobody is
//! dialled because of it: a person looks at it and chooses.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::time::Duration;

use federation_spec::protocol::NEARBY_SERVICE;
use federation_spec::records::values::Text;
use federation_spec::wire::ids::SpaceId;
use libp2p::multiaddr::Protocol;
use libp2p::{Multiaddr, PeerId};
use mdns_sd::{IfKind, ResolvedService, ServiceDaemon, ServiceEvent, ServiceInfo};
use tokio::sync::mpsc;

use super::address::{name, parse, peer_of};
use crate::core::Neighbour;
use crate::core::limits::MAX_NEARBY;

/// The form of what is said.
const VERSION: &str = "1";
/// How often what the daemon holds is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// Records that it may hold. It has no bound of its own, and whoever is in the network can send it more.
const MAX_RECORDS: i64 = 2_000;
/// After too many, or an error, nobody is listened to for so long.
const REST: Duration = Duration::from_secs(600);
/// Events that are taken at once before the news is told.
const SETTLES: Duration = Duration::from_millis(200);

/// What this node says of itself.
#[derive(Debug, Clone)]
pub struct Own {
    /// Its space.
    pub space: SpaceId,
    /// What that space is called, at most 80 bytes.
    pub name: String,
    /// Multiaddrs that it was told to listen on.
    pub listen: Vec<String>,
    /// Those that it listens on, its transport key at their end.
    pub addresses: Vec<String>,
}

/// Says that this node is here, and tells who else is, each time that changes, until nobody listens to that any more;
/// `None` while it does not listen. A node that others cannot reach says and hears nothing.
pub async fn run(own: Own, tell: mpsc::Sender<Option<Vec<Neighbour>>>) {
    let Some(place) = Place::of(&own) else {
        return;
    };
    while !tell.is_closed() {
        match listen(&own, &place, &tell).await {
            Ok(()) => return,
            Err(reason) => {
                tracing::warn!("who is in this network is not known for ten minutes: {reason}")
            }
        }
        if tell.send(None).await.is_err() {
            return;
        }
        tokio::time::sleep(REST).await;
    }
}

/// Where this node is to be found.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    peer: PeerId,
    port: u16,
    /// The addresses, where they do not change with the network.
    fixed: Vec<IpAddr>,
    /// Whether it listens wherever this computer is: by IPv4, by IPv6.
    everywhere: (bool, bool),
}

impl Place {
    /// `None` if it is reached from this computer alone.
    fn of(own: &Own) -> Option<Self> {
        let sockets = own
            .listen
            .iter()
            .filter_map(|text| socket(&parse(text).ok()?));
        let outward: Vec<_> = sockets.filter(|(ip, _)| !ip.is_loopback()).collect();
        let (first, wanted) = *outward.first()?;
        // Listening everywhere begins with one address, perhaps the loopback one: its port is that of all.
        let listens = |text: &String| {
            let address = parse(text).ok()?;
            let (ip, port) = socket(&address)?;
            let same = ip.is_ipv4() == first.is_ipv4() && [0, port].contains(&wanted);
            Some((peer_of(&address)?, port)).filter(|_| same)
        };
        let (peer, port) = own.addresses.iter().find_map(listens)?;
        let ips: BTreeSet<IpAddr> = outward.into_iter().map(|(ip, _)| ip).collect();
        let (open, fixed): (Vec<IpAddr>, Vec<IpAddr>) =
            ips.into_iter().partition(IpAddr::is_unspecified);
        Some(Self {
            peer,
            port,
            fixed,
            everywhere: (
                open.iter().any(IpAddr::is_ipv4),
                open.iter().any(IpAddr::is_ipv6),
            ),
        })
    }
}

/// The address and TCP port that a multiaddr begins with.
fn socket(address: &Multiaddr) -> Option<(IpAddr, u16)> {
    let mut parts = address.iter();
    let ip = match parts.next()? {
        Protocol::Ip4(ip) => ip.into(),
        Protocol::Ip6(ip) => ip.into(),
        _ => return None,
    };
    match parts.next()? {
        Protocol::Tcp(port) => Some((ip, port)),
        _ => None,
    }
}

/// The daemon's thread. It says goodbye when this is dropped.
struct Daemon(ServiceDaemon);

impl Drop for Daemon {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.0.shutdown();
    }
}

impl Daemon {
    fn start(own: &Own, place: &Place) -> mdns_sd::Result<Self> {
        let daemon = Self(ServiceDaemon::new()?);
        let mut kinds: Vec<IfKind> = place.fixed.iter().copied().map(IfKind::Addr).collect();
        let (v4, v6) = place.everywhere;
        kinds.extend(v4.then_some(IfKind::IPv4));
        kinds.extend(v6.then_some(IfKind::IPv6));
        daemon.0.disable_interface(IfKind::All)?;
        daemon.0.enable_interface(kinds)?;
        let loopback = vec![IfKind::LoopbackV4, IfKind::LoopbackV6];
        daemon.0.disable_interface(loopback)?;
        daemon.0.register(said(own, place)?)?;
        Ok(daemon)
    }

    /// How many records it holds.
    async fn records(&self) -> i64 {
        let Ok(metrics) = self.0.get_metrics() else {
            return i64::MAX;
        };
        let metrics = metrics.recv_async().await.unwrap_or_default();
        let cached = metrics
            .iter()
            .filter(|(name, _)| name.starts_with("cached"));
        cached.map(|(_, count)| count).sum()
    }
}

/// What this node says.
fn said(own: &Own, place: &Place) -> mdns_sd::Result<ServiceInfo> {
    let peer = place.peer.to_string();
    let host: String = peer.chars().rev().take(12).collect();
    let host = format!("covisa-{}.local.", host.to_lowercase());
    let space = own.space.to_string();
    let says = [
        ("txtvers", VERSION),
        ("peer", &peer),
        ("space", &space),
        ("name", &own.name),
    ];
    let info = ServiceInfo::new(
        NEARBY_SERVICE,
        &peer,
        &host,
        place.fixed.as_slice(),
        place.port,
        &says[..],
    )?;
    Ok(match place.everywhere {
        (false, false) => info,
        _ => info.enable_addr_auto(),
    })
}

/// Tells who is here until something goes wrong; `Ok` once nobody listens any more.
async fn listen(
    own: &Own,
    place: &Place,
    tell: &mpsc::Sender<Option<Vec<Neighbour>>>,
) -> Result<(), String> {
    let wrong = |error: mdns_sd::Error| error.to_string();
    let daemon = Daemon::start(own, place).map_err(wrong)?;
    let heard = daemon.0.browse(NEARBY_SERVICE).map_err(wrong)?;
    let mut here = Here::default();
    if tell.send(Some(here.all())).await.is_err() {
        return Ok(());
    }
    let mut look = tokio::time::interval(LOOK_EVERY);
    loop {
        tokio::select! {
            event = heard.recv_async() => {
                let event = event.map_err(|_| "more is said in it than can be listened to".to_owned())?;
                let mut changed = here.hear(place, event);
                tokio::time::sleep(SETTLES).await;
                while let Ok(event) = heard.try_recv() {
                    changed |= here.hear(place, event);
                }
                if changed && tell.send(Some(here.all())).await.is_err() {
                    return Ok(());
                }
            }
            _ = look.tick() => {
                if daemon.records().await > MAX_RECORDS {
                    return Err("too much is said in it".to_owned());
                }
            }
            () = tell.closed() => return Ok(()),
        }
    }
}

/// Who is here, by the full name of what they say. Whoever comes when there are many is not heard.
#[derive(Debug, Default)]
struct Here(BTreeMap<String, Neighbour>);

impl Here {
    /// Whether that changed anything.
    fn hear(&mut self, own: &Place, event: ServiceEvent) -> bool {
        match event {
            ServiceEvent::ServiceResolved(said) => {
                let heard = neighbour(&said).filter(|heard| heard.peer != name(&own.peer));
                let known = self.0.contains_key(&said.fullname);
                match heard.filter(|_| known || self.0.len() < MAX_NEARBY) {
                    Some(heard) => {
                        let before = self.0.insert(said.fullname.clone(), heard.clone());
                        before != Some(heard)
                    }
                    None => self.0.remove(&said.fullname).is_some(),
                }
            }
            ServiceEvent::ServiceRemoved(_, name) => self.0.remove(&name).is_some(),
            _ => false,
        }
    }

    fn all(&self) -> Vec<Neighbour> {
        self.0.values().cloned().collect()
    }
}

/// A node, if all that it must say is there.
fn neighbour(said: &ResolvedService) -> Option<Neighbour> {
    let text = |key| said.get_property_val_str(key);
    text("txtvers").filter(|version| *version == VERSION)?;
    let peer: PeerId = text("peer")?.parse().ok()?;
    // A link-local address of IPv6 is of no use without its interface.
    let reachable = |ip: &IpAddr| match ip {
        IpAddr::V4(ip) => !ip.is_loopback(),
        IpAddr::V6(ip) => !ip.is_loopback() && !ip.is_unicast_link_local(),
    };
    let addresses = said.get_addresses().iter().map(|ip| ip.to_ip_addr());
    let ip = addresses.filter(reachable).min()?;
    let address = Multiaddr::from(ip).with(Protocol::Tcp(said.get_port()));
    Some(Neighbour {
        peer: name(&peer),
        address: address.with_p2p(peer).ok()?.to_string(),
        space: text("space")?.parse().ok()?,
        name: Text::new(text("name")?)?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PEER: &str = "12D3KooWDpJ7As7BWAwRMfu1VU2WCqNjvq387JEYKDBj4kx6nXTN";

    fn own(listen: &[&str], addresses: &[&str]) -> Own {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Own {
            space: SpaceId::from_bytes([0; 20]),
            name: "Example Harbour".to_owned(),
            listen: texts(listen),
            addresses: (addresses.iter())
                .map(|address| format!("{address}/p2p/{PEER}"))
                .collect(),
        }
    }

    #[test]
    fn a_node_that_only_this_computer_reaches_says_nothing() {
        for (listen, addresses) in [
            (
                &["/ip4/127.0.0.1/tcp/0"][..],
                &["/ip4/127.0.0.1/tcp/8611"][..],
            ),
            (&["/ip6/::1/tcp/0"], &["/ip6/::1/tcp/8611"]),
            (&[], &[]),
        ] {
            assert_eq!(Place::of(&own(listen, addresses)), None, "{listen:?}");
        }
    }

    #[test]
    fn a_node_is_found_where_it_listens() {
        let everywhere = own(&["/ip4/0.0.0.0/tcp/0"], &["/ip4/127.0.0.1/tcp/8700"]);
        let place = Place {
            peer: PEER.parse().unwrap(),
            port: 8700,
            fixed: Vec::new(),
            everywhere: (true, false),
        };
        assert_eq!(Place::of(&everywhere), Some(place));
        let somewhere = own(&["/ip4/192.0.2.7/tcp/8611"], &["/ip4/192.0.2.7/tcp/8611"]);
        let place = Place {
            peer: PEER.parse().unwrap(),
            port: 8611,
            fixed: vec![[192, 0, 2, 7].into()],
            everywhere: (false, false),
        };
        assert_eq!(Place::of(&somewhere), Some(place));
    }
}
