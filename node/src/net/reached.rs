//! Where this node is reached: what its people announce, else what peers say that they dialled it at. And which addresses
//! of other spaces are dialled: a profile is a stranger's word, and must lead nobody into their own network.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use libp2p::Multiaddr;
use libp2p::multiaddr::Protocol;
use libp2p::swarm::ConnectionId;
use tokio::net::lookup_host;

use super::address::parse;
use super::neighbourhood::ip_of;

/// Addresses in a profile. SPEC §3.3
pub const MAX_ADDRESSES: usize = 16;
/// Bytes of one.
pub const MAX_ADDRESS: usize = 128;
/// Networks from which peers must have dialled an address before it is believed.
const VOUCHERS: usize = 3;
/// Addresses that peers told and that are not believed yet.
const MAX_TOLD: usize = 32;
/// How long a name may take to be looked up.
const LOOK_UP: Duration = Duration::from_secs(2);

/// Whether the world can reach an address.
pub fn is_public(address: &str) -> bool {
    parse(address).is_ok_and(|address| leads_outside(&address))
}

/// What is known of it.
#[derive(Debug, Default)]
pub(super) struct Reached {
    announced: Vec<Multiaddr>,
    private: bool,
    /// Who dialled this node, and from where: only they know an address of it.
    incoming: HashMap<ConnectionId, Multiaddr>,
    /// From which networks each address was dialled.
    told: BTreeMap<Multiaddr, BTreeSet<Vec<u8>>>,
}

impl Reached {
    pub(super) fn new(announced: &[String], private: bool) -> Self {
        let announced = announced.iter().filter_map(|text| parse(text).ok());
        Self {
            announced: announced
                .filter(|address| private || leads_outside(address))
                .map(bare)
                .collect(),
            private,
            ..Self::default()
        }
    }

    /// The addresses to be published, in their binary form; none is known without any.
    pub(super) fn addresses(&self) -> Vec<Vec<u8>> {
        let believed = |(address, by): (&Multiaddr, &BTreeSet<Vec<u8>>)| {
            (by.len() >= VOUCHERS).then(|| address.clone())
        };
        let addresses: Vec<Multiaddr> = match self.announced.is_empty() {
            true => self.told.iter().filter_map(believed).collect(),
            false => self.announced.clone(),
        };
        let binary = addresses.iter().map(Multiaddr::to_vec);
        binary
            .filter(|bytes| bytes.len() <= MAX_ADDRESS)
            .take(MAX_ADDRESSES)
            .collect()
    }

    /// Somebody dialled this node.
    pub(super) fn came_in(&mut self, connection: ConnectionId, from: &Multiaddr) {
        self.incoming.insert(connection, from.clone());
    }

    pub(super) fn went(&mut self, connection: ConnectionId) {
        self.incoming.remove(&connection);
    }

    /// A peer says at which address it sees this node. Whoever was dialled sees a port that leads nowhere; whoever dialled
    /// says where. Many peers of one network are one voice. `true` if an address is believed now.
    pub(super) fn heard(&mut self, connection: ConnectionId, address: &Multiaddr) -> bool {
        let Some(from) = self.incoming.get(&connection) else {
            return false;
        };
        let address = bare(address.clone());
        let is_ip = ip_of(&address).is_some();
        if !self.announced.is_empty() || !is_ip || !(self.private || leads_outside(&address)) {
            return false;
        }
        if self.told.len() >= MAX_TOLD && !self.told.contains_key(&address) {
            let weakest = self.told.iter().min_by_key(|(_, by)| by.len());
            let weakest = weakest.map(|(address, _)| address.clone());
            weakest.map(|address| self.told.remove(&address));
        }
        let by = self.told.entry(address).or_default();
        by.len() < VOUCHERS && by.insert(network_of(from)) && by.len() == VOUCHERS
    }

    /// The addresses of a profile that may be dialled. Names are looked up first: what they lead to is judged as well.
    pub(super) fn dialled(
        &self,
        addresses: &[Vec<u8>],
    ) -> impl Future<Output = Vec<Multiaddr>> + use<> {
        let private = self.private;
        let read = addresses.iter().take(MAX_ADDRESSES);
        let read = read.filter_map(|bytes| Multiaddr::try_from(bytes.clone()).ok());
        let addresses: Vec<Multiaddr> = read.map(bare).collect();
        async move {
            let mut found = Vec::new();
            for address in addresses {
                found.extend(looked_up(address).await);
            }
            found.retain(|address| private || leads_outside(address));
            found
        }
    }
}

/// Without the peer that is expected there: a profile names its peers elsewhere.
fn bare(address: Multiaddr) -> Multiaddr {
    let parts = address.iter();
    parts
        .filter(|part| !matches!(part, Protocol::P2p(_)))
        .collect()
}

/// The address itself, or those that its name stands for. Nothing but TCP is dialled.
async fn looked_up(address: Multiaddr) -> Vec<Multiaddr> {
    let parts: Vec<Protocol<'_>> = address.iter().collect();
    let (name, port) = match parts.as_slice() {
        [Protocol::Ip4(_) | Protocol::Ip6(_), Protocol::Tcp(_)] => return vec![address],
        [
            Protocol::Dns(name) | Protocol::Dns4(name) | Protocol::Dns6(name),
            Protocol::Tcp(port),
        ] => (name.to_string(), *port),
        _ => return Vec::new(),
    };
    let wanted = |ip: &IpAddr| match parts[0] {
        Protocol::Dns4(_) => ip.is_ipv4(),
        Protocol::Dns6(_) => ip.is_ipv6(),
        _ => true,
    };
    let found = tokio::time::timeout(LOOK_UP, lookup_host((name, port))).await;
    let Ok(Ok(found)) = found else {
        return Vec::new();
    };
    let ips = found.map(|found| found.ip()).filter(wanted);
    ips.map(|ip| Multiaddr::from(ip).with(Protocol::Tcp(port)))
        .take(MAX_ADDRESSES)
        .collect()
}

/// The network that an address belongs to: /24 or /64. Whoever has one address mostly has all of these.
fn network_of(address: &Multiaddr) -> Vec<u8> {
    match ip_of(address) {
        Some(IpAddr::V4(ip)) => ip.octets()[..3].to_vec(),
        Some(IpAddr::V6(ip)) => ip.octets()[..8].to_vec(),
        None => Vec::new(),
    }
}

fn leads_outside(address: &Multiaddr) -> bool {
    match address.iter().next() {
        Some(Protocol::Ip4(ip)) => is_global_v4(ip),
        Some(Protocol::Ip6(ip)) => is_global_v6(ip),
        Some(Protocol::Dns(name) | Protocol::Dns4(name) | Protocol::Dns6(name)) => {
            is_outside_name(&name)
        }
        _ => false,
    }
}

/// None of the networks that the registry of special addresses (RFC 6890) keeps from the world.
fn is_global_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let trials = (a == 198 && (b == 18 || b == 19)) || (a, b, c) == (192, 0, 0);
    !(a == 0
        || a >= 224
        || shared
        || trials
        || ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation())
}

fn is_global_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    if let Some(inside) = ip.to_ipv4_mapped() {
        return is_global_v4(inside);
    }
    // All that is given out to the world begins so; of that, some is for papers, and some leads to IPv4 inside.
    let given_out = first & 0xe000 == 0x2000;
    let papers = first == 0x2001 && second == 0x0db8;
    let around = first == 0x2002 || (first == 0x2001 && second == 0);
    given_out && !papers && !around
}

/// A name of the world's DNS, and not one that a house gives itself.
fn is_outside_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let last = name.rsplit_once('.').map(|(_, last)| last);
    let own = [
        "local",
        "localhost",
        "internal",
        "lan",
        "home",
        "arpa",
        "test",
        "invalid",
    ];
    last.is_some_and(|last| !own.contains(&last))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_world_can_reach_is_public() {
        let outside = [
            "/ip4/9.9.9.9/tcp/8611",
            "/ip4/100.63.255.255/tcp/1",
            "/ip4/100.128.0.1/tcp/1",
            "/ip4/172.15.0.1/tcp/1",
            "/ip4/172.32.0.1/tcp/1",
            "/ip6/2620:fe::fe/tcp/8611",
            "/dns4/desk.example.org/tcp/8611",
        ];
        let inside = [
            "/ip4/127.0.0.1/tcp/8611",
            "/ip4/10.1.2.3/tcp/8611",
            "/ip4/172.16.0.1/tcp/1",
            "/ip4/172.31.255.255/tcp/1",
            "/ip4/192.168.1.2/tcp/8611",
            "/ip4/169.254.169.254/tcp/80",
            "/ip4/100.64.0.1/tcp/1",
            "/ip4/100.127.255.255/tcp/1",
            "/ip4/0.0.0.0/tcp/8611",
            "/ip4/224.0.0.1/tcp/1",
            "/ip4/255.255.255.255/tcp/1",
            "/ip6/::1/tcp/8611",
            "/ip6/fe80::1/tcp/8611",
            "/ip6/fd00::1/tcp/8611",
            "/ip6/::ffff:192.168.1.2/tcp/1",
            "/ip6/2002:c0a8:0102::1/tcp/1",
            "/dns4/localhost/tcp/8611",
            "/dns4/printer.local/tcp/8611",
            "/unix/tmp",
        ];
        for address in outside {
            assert!(is_public(address), "{address} can be reached.");
        }
        for address in inside {
            assert!(!is_public(address), "{address} is nobody else's business.");
        }
    }

    /// What peers from these addresses say, each of whom dialled this node.
    fn told(reached: &mut Reached, from: &[&str], address: &str) -> Vec<bool> {
        let address: Multiaddr = address.parse().unwrap();
        let tell = |(number, from): (usize, &&str)| {
            let connection = ConnectionId::new_unchecked(number + 1);
            reached.came_in(
                connection,
                &format!("/ip4/{from}/tcp/4000").parse().unwrap(),
            );
            reached.heard(connection, &address)
        };
        from.iter().enumerate().map(tell).collect()
    }

    #[test]
    fn an_address_is_believed_once_three_networks_dialled_it() {
        let mut reached = Reached::new(&[], false);
        let at = "/ip4/9.9.9.9/tcp/8611";
        let one_network = ["8.8.8.1", "8.8.8.2", "8.8.8.3", "8.8.8.4"];
        assert_eq!(
            told(&mut reached, &one_network, at),
            [false; 4],
            "Many peers of one network are one voice."
        );
        let three = ["8.8.8.1", "8.8.4.1", "1.1.1.1", "1.0.0.1"];
        assert_eq!(
            told(&mut reached, &three, at),
            [false, false, true, false],
            "With the third it is new, and with the fourth it is not."
        );
        assert_eq!(reached.addresses().len(), 1, "It is published.");
    }

    #[test]
    fn what_leads_nowhere_is_never_believed() {
        let three = ["8.8.8.1", "8.8.4.1", "1.1.1.1"];
        for inside in [
            "/ip4/192.168.1.2/tcp/8611",
            "/ip4/127.0.0.1/tcp/1",
            "/dns4/evil.example.org/tcp/1",
        ] {
            let mut reached = Reached::new(&[], false);
            told(&mut reached, &three, inside);
            assert_eq!(reached.addresses().len(), 0, "{inside} is not published.");
        }
        let mut reached = Reached::new(&[], false);
        let at: Multiaddr = "/ip4/9.9.9.9/tcp/8611".parse().unwrap();
        for number in 0..5 {
            let dialled = ConnectionId::new_unchecked(number);
            assert!(
                !reached.heard(dialled, &at),
                "Whom this node dialled does not know."
            );
        }
        assert_eq!(reached.addresses().len(), 0, "So nothing is published.");
    }

    #[test]
    fn what_people_announce_counts_alone() {
        let announced = ["/dns4/desk.example.org/tcp/8611".to_owned()];
        let mut reached = Reached::new(&announced, false);
        told(
            &mut reached,
            &["8.8.8.1", "8.8.4.1", "1.1.1.1"],
            "/ip4/9.9.9.9/tcp/1",
        );
        let address: Multiaddr = announced[0].parse().unwrap();
        assert_eq!(reached.addresses(), [address.to_vec()], "They know best.");
    }

    #[tokio::test]
    async fn nobody_is_led_into_their_own_network() {
        let profile: Vec<Vec<u8>> = [
            "/ip4/192.168.1.1/tcp/80",
            "/dns4/localhost/tcp/22",
            "/ip4/9.9.9.9/tcp/8611",
        ]
        .map(|address| address.parse::<Multiaddr>().unwrap().to_vec())
        .to_vec();
        let strict = Reached::new(&[], false).dialled(&profile).await;
        assert_eq!(strict.len(), 1, "Only the world's is dialled: {strict:?}");
        let trial = Reached::new(&[], true).dialled(&profile).await;
        assert!(trial.len() >= 2, "In a trial all are: {trial:?}");
    }
}
