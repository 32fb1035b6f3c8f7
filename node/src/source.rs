//! Where a request comes from, as far as anything is counted by it: an address, or the network of one.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use ipnet::IpNet;

/// A network named with fewer bits is nobody's own: whoever is in it could say to be anyone.
const LEAST_BITS: u8 = 8;

/// Whom a request is counted with: an IPv4 address, or the /64 of an IPv6 one, since whoever has one address there has all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    block: IpAddr,
    /// It says that it was passed on by a proxy, which nobody named here: not to be mixed up with whoever comes directly.
    passed_on: bool,
}

impl Source {
    /// Whoever has this address.
    pub fn of(address: IpAddr) -> Self {
        let block = match address.to_canonical() {
            IpAddr::V6(ip) => {
                let network = ip.to_bits() & (u128::MAX << 64);
                IpAddr::V6(Ipv6Addr::from_bits(network))
            }
            four @ IpAddr::V4(_) => four,
        };
        Self {
            block,
            passed_on: false,
        }
    }
}

impl Default for Source {
    /// A verb that opened the home itself: no address at all.
    fn default() -> Self {
        Self::of(IpAddr::V6(Ipv6Addr::UNSPECIFIED))
    }
}

/// Proxies whose word is taken for where a request came from: addresses, or networks of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(Vec<IpNet>);

impl Proxies {
    /// Of the settings; the first that is no address, or no network of one's own, is the error.
    pub fn of(texts: &[String]) -> Result<Self, String> {
        let nets = texts.iter().map(|text| net(text).ok_or(text.clone()));
        nets.collect::<Result<_, _>>().map(Self)
    }

    /// Whether a connection from there is one of theirs.
    pub fn trust(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|net| net.contains(&address))
    }

    /// Where a request came from over a connection from there. Each proxy writes whom it heard behind what was written
    /// before, so the last who is none of ours is who asks; what stands before that anyone may have made up.
    pub fn source<'a>(&self, socket: IpAddr, forwarded: impl Iterator<Item = &'a str>) -> Source {
        let chain: Vec<&str> = forwarded.flat_map(|value| value.split(',')).collect();
        if !self.trust(socket) {
            return Source {
                passed_on: !chain.is_empty(),
                ..Source::of(socket)
            };
        }
        let mut from = socket;
        for said in chain.iter().rev() {
            match address(said.trim()) {
                Some(address) => from = address,
                None => break,
            }
            if !self.trust(from) {
                break;
            }
        }
        Source::of(from)
    }
}

fn net(text: &str) -> Option<IpNet> {
    let one = || text.parse::<IpAddr>().ok().map(IpNet::from);
    let net: Option<IpNet> = text.parse().ok().or_else(one);
    net.filter(|net| net.prefix_len() >= LEAST_BITS)
}

/// An address as proxies write it, with a port or without.
fn address(said: &str) -> Option<IpAddr> {
    let plain = said.trim_start_matches('[').trim_end_matches(']');
    let with_port = || said.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    plain.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("tests write addresses")
    }

    #[test]
    fn one_house_of_ipv6_is_one_source() {
        let one = Source::of(ip("2001:db8:1:2::1"));
        assert_eq!(
            one,
            Source::of(ip("2001:db8:1:2:ffff::9")),
            "Both are of one /64."
        );
        assert_ne!(one, Source::of(ip("2001:db8:1:3::1")), "This one is not.");
        let mapped = Source::of(ip("::ffff:192.0.2.7"));
        assert_eq!(
            mapped,
            Source::of(ip("192.0.2.7")),
            "The same address, written twice."
        );
    }

    #[test]
    fn nobody_takes_the_word_of_everyone() {
        for text in [
            "0.0.0.0/0",
            "::/0",
            "128.0.0.0/7",
            "proxy",
            "",
            "10.0.0.1:80",
        ] {
            let named = Proxies::of(&[text.to_owned()]);
            assert_eq!(named, Err(text.to_owned()), "{text} is refused.");
        }
        for text in ["10.0.0.0/8", "127.0.0.1", "2001:db8::/32", "::1"] {
            let named = Proxies::of(&[text.to_owned()]);
            assert!(named.is_ok(), "{text} is a network of one's own.");
        }
    }

    #[test]
    fn only_a_proxy_of_ours_is_believed() {
        let texts = ["127.0.0.1", "10.0.0.0/8"].map(str::to_owned);
        let ours = Proxies::of(&texts).expect("these are addresses");
        let from = |socket, said: &[&str]| ours.source(ip(socket), said.iter().copied());
        for (socket, said, wanted) in [
            ("127.0.0.1", vec!["198.51.100.7"], "198.51.100.7"),
            (
                "127.0.0.1",
                vec!["203.0.113.9, 198.51.100.7"],
                "198.51.100.7",
            ),
            (
                "127.0.0.1",
                vec!["203.0.113.9", "198.51.100.7, 10.1.2.3"],
                "198.51.100.7",
            ),
            ("127.0.0.1", vec!["[2001:db8::7]:4711"], "2001:db8::"),
            ("127.0.0.1", vec!["unknown"], "127.0.0.1"),
            ("127.0.0.1", vec![], "127.0.0.1"),
        ] {
            assert_eq!(
                from(socket, &said),
                Source::of(ip(wanted)),
                "{socket} says {said:?}: {wanted} asks."
            );
        }
        let claimed = from("192.0.2.7", &["198.51.100.7"]);
        assert_ne!(
            claimed,
            Source::of(ip("198.51.100.7")),
            "Nobody else's word counts."
        );
        assert_eq!(
            claimed,
            from("192.0.2.7", &["198.51.100.8"]),
            "Whatever it says, it stays the same."
        );
        assert_ne!(
            claimed,
            from("192.0.2.7", &[]),
            "It is not who comes directly."
        );
    }
}
