//! Nodes in one network find each other: real multicast, in a network of this test's own that leads nowhere.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::UdpSocket;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use covisa_tests::program::{Home, Output, Running};
use covisa_tests::{wait_for, wait_until};
use serde_json::Value;

/// What makes the network: an interface whose other end is here too.
const MADE: &str = "ip link set lo up && ip link add v0 type veth peer name v1 \
    && ip addr add 10.9.9.1/24 dev v0 && ip link set v0 up && ip link set v1 up \
    && ip route add 224.0.0.0/4 dev v0 && echo made && exec cat";
/// Where the shouting is begun, and what is shouted.
const SHOUT: &str = "COVISA_TEST_SHOUT";

/// A network of its own. It ends with the process that holds it.
struct Net(Child);

impl Net {
    /// `None` where this user may make none.
    fn new() -> Option<Self> {
        let made = Command::new("unshare")
            .args(["--map-root-user", "--net", "sh", "-c", MADE])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut line = String::new();
        let net = made.ok().map(|mut child| {
            let mut out = BufReader::new(child.stdout.take().unwrap());
            out.read_line(&mut line).unwrap();
            Self(child)
        });
        if line != "made\n" {
            println!("left out: this user may make no network of their own");
            return None;
        }
        net
    }

    /// The same command, in this network.
    fn inside(&self, command: &Command) -> Command {
        let mut inside = Command::new("nsenter");
        inside
            .env_clear()
            .args(["--preserve-credentials", "--user", "--net", "--target"])
            .arg(self.0.id().to_string())
            .arg("--")
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            inside.env(name, value.unwrap_or_default());
        }
        inside
    }

    /// A node that listens wherever this network is.
    fn serve(&self, home: &Home) -> Running {
        let mut command = home.command();
        command.args(["serve", "--http", "127.0.0.1:0"]);
        command.args(["--listen", "/ip4/0.0.0.0/tcp/0"]);
        Running::spawned(home, self.inside(&command))
    }

    /// A verb that asks the running node of a home.
    fn done(&self, home: &Home, arguments: &[&str]) -> Value {
        let mut command = home.command();
        command.args(arguments);
        Output::of(self.inside(&command), b"").json(0)
    }

    /// Whom the running node of a home hears.
    fn heard(&self, home: &Home) -> Vec<Value> {
        let told = self.done(home, &["peer", "nearby"]);
        told["items"].as_array().unwrap().clone()
    }

    /// The only one that it hears, once it does.
    fn neighbour(&self, home: &Home) -> Value {
        let mut heard = wait_until("Somebody is heard", || {
            Some(self.heard(home)).filter(|heard| !heard.is_empty())
        });
        assert_eq!(heard.len(), 1, "There is one other: {heard:?}");
        heard.remove(0)
    }

    /// Shouts these services into the network, as anybody in it can.
    fn shout(&self, services: &str) {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "nearby::shouts", "--ignored"]);
        command.env(SHOUT, services);
        let shouted = self.inside(&command).output().unwrap();
        assert!(shouted.status.success(), "It is shouted: {shouted:?}");
    }
}

impl Drop for Net {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn nord_and_sued() -> (Home, Home) {
    (Home::init("Example Nord"), Home::init("Example Süd"))
}

#[test]
fn nodes_in_one_network_hear_each_other_and_connect_when_somebody_says_so() {
    let Some(net) = Net::new() else {
        return;
    };
    let (nord, sued) = nord_and_sued();
    let (one, other) = (net.serve(&nord), net.serve(&sued));
    let heard = net.neighbour(&nord);
    assert_eq!(heard["name"], "Example Süd", "It says its name: {heard}");
    assert_eq!(heard["space"], sued.space.as_str(), "And its id.");
    assert_eq!(heard["peer"], other.peer(), "And its key.");
    assert_eq!(heard["proven"], false, "Nothing of it is proven.");
    let address = heard["address"].as_str().unwrap();
    assert!(address.starts_with("/ip4/10.9.9.1/tcp/"), "{heard}");
    assert_eq!(net.neighbour(&sued)["peer"], one.peer(), "It hears Nord.");
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(
        net.done(&nord, &["status"])["peers"],
        0,
        "Nobody is dialled for what is only heard."
    );

    net.done(&nord, &["peer", "add", address]);
    wait_for("They are connected", || {
        net.neighbour(&nord)["connected"] == true
    });
    wait_for("Its profile says that it is theirs", || {
        net.neighbour(&nord)["proven"] == true
    });
    other.stop();
    wait_for("Whoever leaves says goodbye", || {
        net.heard(&nord).is_empty()
    });
}

#[test]
fn a_node_that_is_told_to_be_silent_says_nothing_and_hears_nobody() {
    let Some(net) = Net::new() else {
        return;
    };
    let (nord, sued) = nord_and_sued();
    let silent = "[network]\nnearby = false\n";
    std::fs::write(sued.path().join("config.toml"), silent).unwrap();
    let (_one, _other) = (net.serve(&nord), net.serve(&sued));
    let third = Home::init("Example West");
    let _third = net.serve(&third);
    assert_eq!(
        net.neighbour(&nord)["name"],
        "Example West",
        "The silent one is not heard."
    );
    assert!(net.heard(&sued).is_empty(), "And hears nobody.");
}

/// A service as somebody shouts it: its name in the network, and its TXT strings.
fn service(at: usize, strings: &[String]) -> String {
    [format!("shout-{at}")]
        .into_iter()
        .chain(strings.iter().cloned())
        .collect::<Vec<_>>()
        .join("\t")
}

/// The strings of a node that says all it must.
fn strings(peer: &str, space: &str, name: &str) -> Vec<String> {
    vec![
        "txtvers=1".to_owned(),
        format!("peer={peer}"),
        format!("space={space}"),
        format!("name={name}"),
    ]
}

/// A name that wants to be more than text.
const MARKUP: &str = "<script>alert(1)</script> \u{202e}\u{7}";

/// What is no node, but for the first one.
fn badly_said(own: &str, peer: &str, space: &str) -> Vec<Vec<String>> {
    let whole = strings(peer, space, "Another form");
    let later = [&["txtvers=2".to_owned()], &whole[1..]].concat();
    vec![
        strings(peer, space, MARKUP),
        strings(peer, space, &"x".repeat(81)),
        strings(peer, space, ""),
        strings(own, space, "Myself"),
        strings("12D3KooWnobody", space, "No key"),
        strings(peer, "covisa:short", "No space"),
        whole[2..].to_vec(),
        later,
        vec!["no text of that form".to_owned()],
        Vec::new(),
    ]
}

#[test]
fn what_strangers_shout_is_text_and_bounded_and_too_much_of_it_is_not_listened_to() {
    let Some(net) = Net::new() else {
        return;
    };
    let (nord, sued) = nord_and_sued();
    let node = net.serve(&nord);
    let other = net.serve(&sued);
    net.neighbour(&nord);
    let (peer, space) = (other.peer(), sued.space.clone());
    other.kill();

    let bad = badly_said(&node.peer(), &peer, &space);
    let shouted: Vec<String> = bad
        .iter()
        .enumerate()
        .map(|(at, strings)| service(at, strings))
        .collect();
    net.shout(&shouted.join("\n"));
    let named = |heard: &[Value], name: &str| heard.iter().any(|one| one["name"] == name);
    wait_for("What is well formed is shown as it is", || {
        named(&net.heard(&nord), MARKUP)
    });
    let heard = net.heard(&nord);
    assert_eq!(
        heard.len(),
        2,
        "Süd as before, and one that says all: {heard:?}"
    );

    let many: Vec<String> = (100..200)
        .map(|at| service(at, &strings(&peer, &space, &format!("Example {at}"))))
        .collect();
    net.shout(&many.join("\n"));
    wait_for("32 are shown and no more", || net.heard(&nord).len() == 32);
    assert!(named(&net.heard(&nord), MARKUP), "Who was there stays.");

    for turn in 0..10 {
        let flood: Vec<String> = (0..100)
            .map(|at| service(1000 + turn * 100 + at, &strings(&peer, &space, "Flood")))
            .collect();
        net.shout(&flood.join("\n"));
    }
    let told = "who is in this network is not known";
    wait_for("Too much is not listened to", || node.log().contains(told));
    wait_for("Nobody is shown then", || net.heard(&nord).is_empty());
    assert_eq!(
        net.done(&nord, &["status"])["space"],
        nord.space.as_str(),
        "The node goes on."
    );
}

/// Not a test: a process that the tests above start in their network. It writes DNS by hand (RFC 1035, RFC 6763).
#[test]
#[ignore = "the tests start it in their network"]
fn shouts() {
    let socket = UdpSocket::bind("10.9.9.1:0").unwrap();
    for service in std::env::var(SHOUT).unwrap().lines() {
        let mut parts = service.split('\t');
        let packet = announcement(parts.next().unwrap(), &parts.collect::<Vec<_>>());
        socket.send_to(&packet, "224.0.0.251:5353").unwrap();
        std::thread::sleep(Duration::from_millis(3));
    }
    std::io::stdout().flush().unwrap();
}

/// One answer with all that a service has: PTR, SRV, TXT, A.
fn announcement(instance: &str, strings: &[&str]) -> Vec<u8> {
    let kind = ["_covisa", "_tcp", "local"];
    let full = [&[instance], &kind[..]].concat();
    let host = [instance, "local"];
    let text: Vec<u8> = match strings {
        [] => vec![0],
        strings => strings.iter().flat_map(|text| label(text)).collect(),
    };
    let port = [&[0, 0, 0, 0][..], &8611_u16.to_be_bytes(), &labels(&host)].concat();
    let records = [
        record(&kind, 12, &labels(&full)),
        record(&full, 33, &port),
        record(&full, 16, &text),
        record(&host, 1, &[10, 9, 9, 9]),
    ];
    let header = [0, 0, 0x84, 0, 0, 0, 0, records.len() as u8, 0, 0, 0, 0];
    [header.to_vec(), records.concat()].concat()
}

fn record(name: &[&str], kind: u16, data: &[u8]) -> Vec<u8> {
    let life = 4500_u32;
    let mut record = labels(name);
    record.extend([kind.to_be_bytes(), 1_u16.to_be_bytes()].concat());
    record.extend(life.to_be_bytes());
    record.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
    record.extend(data);
    record
}

fn labels(name: &[&str]) -> Vec<u8> {
    let mut labels: Vec<u8> = name.iter().flat_map(|part| label(part)).collect();
    labels.push(0);
    labels
}

fn label(text: &str) -> Vec<u8> {
    let length = u8::try_from(text.len()).unwrap();
    [&[length], text.as_bytes()].concat()
}
